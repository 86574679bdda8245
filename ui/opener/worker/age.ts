import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { base64nopad } from '@scure/base';
import { armor, Decrypter, type Identity, type Stanza } from 'age-encryption';

/** The highest scrypt work factor that is tried: 1 GiB of memory and a few seconds. */
export const MOST_WORK = 20;

export const ARMOR = '-----BEGIN AGE ENCRYPTED FILE-----';
export const ARMOR_ENDS = '-----END AGE ENCRYPTED FILE-----';
const VERSION = 'age-encryption.org/v1\n';
const LABEL = 'age-encryption.org/v1/scrypt';
const FILE_KEY = 16;
const TAG = 16;

export type Opened =
  | { kind: 'opened'; plain: Uint8Array<ArrayBuffer> }
  | { kind: 'wrong' | 'damaged' | 'not-age' | 'work' | 'key-file' };

type Refusal = Exclude<Opened['kind'], 'opened'>;

/** N is 2 to the power of `logN`, r 8, p 1; 32 bytes come back. */
export type Scrypt = (passphrase: string, salt: Uint8Array, logN: number) => Promise<Uint8Array>;

class Refused extends Error {
  constructor(readonly why: Refusal) {
    super(why);
  }
}

/** What the scrypt function says when it cannot be run at all; it is no statement about the file. */
export class CannotRun extends Error {
  constructor(readonly why: 'memory' | 'browser') {
    super(why);
  }
}

/** Opens an age file, binary or armoured, that a passphrase locks. */
export async function openAge(
  bytes: Uint8Array,
  passphrase: string,
  scrypt: Scrypt,
): Promise<Opened> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(makeIdentity(passphrase, scrypt));
  try {
    const plain = await decrypter.decrypt(parseArmor(bytes));
    return { kind: 'opened', plain: new Uint8Array(plain) };
  } catch (thrown) {
    if (thrown instanceof CannotRun) throw thrown;
    // Whatever else the reader says, the file is not as it was made.
    return { kind: thrown instanceof Refused ? thrown.why : 'damaged' };
  }
}

/** Whether the bytes begin as a binary age file does. */
export function isAge(bytes: Uint8Array): boolean {
  return startOf(bytes).startsWith(VERSION);
}

function isArmored(bytes: Uint8Array): boolean {
  return startOf(bytes).trimStart().startsWith(ARMOR);
}

function startOf(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
}

function parseArmor(bytes: Uint8Array): Uint8Array {
  if (isAge(bytes)) return bytes;
  if (!isArmored(bytes)) throw new Refused('not-age');
  return armor.decode(new TextDecoder('latin1').decode(bytes));
}

/** Unwraps what a passphrase locks, with a scrypt that does not stop the page. */
function makeIdentity(passphrase: string, scrypt: Scrypt): Identity {
  return {
    async unwrapFileKey(stanzas: Stanza[]): Promise<Uint8Array> {
      const { salt, logN, body } = parseStanza(stanzas);
      const labelled = new Uint8Array([...new TextEncoder().encode(LABEL), ...salt]);
      const key = await scrypt(passphrase, labelled, logN);
      try {
        return chacha20poly1305(key, new Uint8Array(12)).decrypt(body);
      } catch {
        throw new Refused('wrong');
      }
    },
  };
}

function parseStanza(stanzas: Stanza[]): { salt: Uint8Array; logN: number; body: Uint8Array } {
  const stanza = stanzas.find(({ args }) => args[0] === 'scrypt');
  if (!stanza) throw new Refused('key-file');
  const [, salt, work] = stanza.args;
  const right =
    stanzas.length === 1 && stanza.args.length === 3 && stanza.body.length === FILE_KEY + TAG;
  if (!right || salt === undefined || work === undefined || !/^[1-9]\d*$/u.test(work)) {
    throw new Refused('damaged');
  }
  if (Number(work) > MOST_WORK) throw new Refused('work');
  const bytes = base64nopad.decode(salt);
  if (bytes.length !== 16) throw new Refused('damaged');
  return { salt: bytes, logN: Number(work), body: stanza.body };
}
