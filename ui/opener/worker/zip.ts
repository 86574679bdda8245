/** Reads a ZIP as we make it: one entry, encrypted as WinZip's AE-2 with AES-256, stored without compression. */

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const ENTRY = 'message.txt';
const METHOD_AES = 99;
const EXTRA_AES = 0x9901;
const STRENGTH_256 = 3;
const SALT = 16;
const CHECK = 2;
const MAC = 10;
const ROUNDS = 1000;
const BLOCK = 16;
/** Far more than a message of ours, far less than what would fill a computer. */
const LARGEST = 1024 * 1024;
/** How many blocks are asked of the browser at once. */
const AT_ONCE = 1024;

export type ZipOpened =
  { kind: 'opened'; plain: Uint8Array<ArrayBuffer> } | { kind: 'wrong' | 'damaged' | 'not-zip' };

export function isZip(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && viewOf(bytes).getUint32(0, true) === LOCAL;
}

/** Whether it is a ZIP of ours, before any words are known. */
export function lookIntoZip(bytes: Uint8Array): 'ours' | 'damaged' | 'not-zip' {
  const entry = findEntry(bytes);
  return entry instanceof Uint8Array ? 'ours' : entry;
}

/** Opens the message with the words in their canonical form. */
export async function openZip(bytes: Uint8Array, words: string): Promise<ZipOpened> {
  const entry = findEntry(bytes);
  if (!(entry instanceof Uint8Array)) return { kind: entry };
  const salt = entry.slice(0, SALT);
  const check = entry.subarray(SALT, SALT + CHECK);
  const locked = entry.slice(SALT + CHECK, entry.length - MAC);
  const mac = entry.subarray(entry.length - MAC);
  const derived = await deriveKeys(words, salt);
  if (!isSame(derived.slice(64, 66), check)) return { kind: 'wrong' };
  const macKey = await crypto.subtle.importKey(
    'raw',
    derived.slice(32, 64),
    { name: 'HMAC', hash: 'SHA-1' },
    false,
    ['sign'],
  );
  const signed = new Uint8Array(await crypto.subtle.sign('HMAC', macKey, locked));
  if (!isSame(signed.subarray(0, MAC), mac)) return { kind: 'damaged' };
  return { kind: 'opened', plain: await decrypt(derived.slice(0, 32), locked) };
}

/** The bytes of our entry, or why they are not to be had. */
function findEntry(bytes: Uint8Array): Uint8Array | 'damaged' | 'not-zip' {
  const view = viewOf(bytes);
  const central = findCentral(view);
  if (central === null) return 'damaged';
  try {
    if (view.getUint32(central, true) !== CENTRAL) return 'damaged';
    const size = view.getUint32(central + 20, true);
    const whole = view.getUint32(central + 24, true);
    const nameLength = view.getUint16(central + 28, true);
    const extraLength = view.getUint16(central + 30, true);
    const local = view.getUint32(central + 42, true);
    const name = new TextDecoder().decode(bytes.subarray(central + 46, central + 46 + nameLength));
    const extra = central + 46 + nameLength;
    const ours = name === ENTRY && view.getUint16(central + 10, true) === METHOD_AES;
    if (!ours || !isOurAes(view, extra, extra + extraLength)) return 'not-zip';
    if (whole > LARGEST || size !== whole + SALT + CHECK + MAC) return 'not-zip';
    if (view.getUint32(local, true) !== LOCAL) return 'damaged';
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    return start + size <= central ? bytes.subarray(start, start + size) : 'damaged';
  } catch {
    // A place in the file that lies outside it.
    return 'damaged';
  }
}

/** Where the list of entries begins, if it has exactly one. */
function findCentral(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END) {
      return view.getUint16(at + 10, true) === 1 ? view.getUint32(at + 16, true) : null;
    }
  }
  return null;
}

/** Whether the entry says AES-256 of what was only stored. */
function isOurAes(view: DataView, from: number, to: number): boolean {
  let at = from;
  while (at + 4 <= to) {
    const length = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === EXTRA_AES && length === 7) {
      return view.getUint8(at + 8) === STRENGTH_256 && view.getUint16(at + 9, true) === 0;
    }
    at += 4 + length;
  }
  return false;
}

async function deriveKeys(
  words: string,
  salt: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const password = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(words),
    'PBKDF2',
    false,
    ['deriveBits'],
  );
  const how = { name: 'PBKDF2', hash: 'SHA-1', salt, iterations: ROUNDS };
  return new Uint8Array(await crypto.subtle.deriveBits(how, password, 66 * 8));
}

/** WinZip counts its blocks with the low byte first and from one, so each block is a message of its own to the browser. */
async function decrypt(
  raw: Uint8Array<ArrayBuffer>,
  locked: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey('raw', raw, 'AES-CTR', false, ['decrypt']);
  const plain = new Uint8Array(locked.length);
  const blocks = Math.ceil(locked.length / BLOCK);
  const one = async (index: number): Promise<void> => {
    const counter = new Uint8Array(BLOCK);
    new DataView(counter.buffer).setUint32(0, index + 1, true);
    const block = locked.slice(index * BLOCK, (index + 1) * BLOCK);
    const how = { name: 'AES-CTR', counter, length: 64 };
    plain.set(new Uint8Array(await crypto.subtle.decrypt(how, key, block)), index * BLOCK);
  };
  for (let from = 0; from < blocks; from += AT_ONCE) {
    const count = Math.min(AT_ONCE, blocks - from);
    await Promise.all(Array.from({ length: count }, (_, index) => one(from + index)));
  }
  return plain;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
