import { parseData, type Sender } from '../shared/data';
import { isAge } from './age';
import { isZip, lookIntoZip } from './zip';

/** Larger than any file of ours by far; nothing above it is read. */
export const LARGEST_FILE = 32 * 1024 * 1024;

/** How PNG, JPEG, GIF, BMP and WebP begin. */
const PICTURES = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x42, 0x4d],
  [0x52, 0x49, 0x46, 0x46],
];

export type Locked = { how: 'age' | 'zip'; bytes: Uint8Array<ArrayBuffer>; from: Sender | null };

export type Recognised =
  { kind: 'locked'; locked: Locked } | { kind: 'unknown' | 'cut' | 'large' | 'picture' };

/** What a file is, by what is in it: names and endings change on the way. */
export function parseFile(bytes: Uint8Array<ArrayBuffer>): Recognised {
  if (bytes.length > LARGEST_FILE) return { kind: 'large' };
  if (isAge(bytes)) return { kind: 'locked', locked: { how: 'age', bytes, from: null } };
  if (isZip(bytes)) {
    const found = lookIntoZip(bytes);
    if (found === 'ours') return { kind: 'locked', locked: { how: 'zip', bytes, from: null } };
    return { kind: found === 'damaged' ? 'cut' : 'unknown' };
  }
  if (isPicture(bytes)) return { kind: 'picture' };
  return parsePage(bytes);
}

/** One of our pages, with whatever a mail gateway did to it. */
function parsePage(bytes: Uint8Array): Recognised {
  const text = new TextDecoder('latin1').decode(bytes).replaceAll('\0', '');
  const opening = /<pre\b[^>]*\bid="?data"?[^>]*>/iu.exec(text);
  if (!opening)
    return { kind: /key-courier|trusted-types courier/iu.test(text) ? 'cut' : 'unknown' };
  const start = opening.index + opening[0].length;
  const end = text.indexOf('</pre', start);
  if (end < 0) return { kind: 'cut' };
  const data = parseData(text.slice(start, end));
  if (!data) return { kind: 'cut' };
  if (!data.file) return { kind: 'unknown' };
  return { kind: 'locked', locked: { how: 'age', bytes: data.file, from: data.from } };
}

function isPicture(bytes: Uint8Array): boolean {
  return PICTURES.some((start) => start.every((byte, index) => bytes[index] === byte));
}
