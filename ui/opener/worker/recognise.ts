import { parseBase64, parseData, type Sender } from '../shared/data';
import { ARMOR, ARMOR_ENDS, isAge } from './age';
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

/** A tag ends soon or not at all: without an end to the search, a file of nothing but tags would take days. */
const DATA_BEGINS = /<pre\b[^<>]{0,200}\bid="?data"?[^<>]{0,200}>/iu;

/** What is left of a page of ours that was cut before its data. */
const PAGE_MARK = /key-courier|trusted-types courier/iu;

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
  // A file in UTF-16 has a zero beside each letter of ours.
  const text = new TextDecoder().decode(bytes).replaceAll('\0', '');
  return parsePage(text) ?? parseArmor(text) ?? { kind: PAGE_MARK.test(text) ? 'cut' : 'unknown' };
}

/** One of our pages, with whatever a mail gateway did to it. */
function parsePage(text: string): Recognised | null {
  const opening = DATA_BEGINS.exec(text);
  if (!opening) return null;
  const start = opening.index + opening[0].length;
  const end = text.indexOf('</pre', start);
  if (end < 0) return { kind: 'cut' };
  const data = parseData(text.slice(start, end));
  if (!data) return { kind: 'cut' };
  if (!data.file) return { kind: 'unknown' };
  return { kind: 'locked', locked: { how: 'age', bytes: data.file, from: data.from } };
}

/** An armoured age file, as in a mail's text: its lines may be indented, quoted, broken and ended in any way. */
function parseArmor(text: string): Recognised | null {
  const start = text.indexOf(ARMOR);
  if (start < 0) return null;
  const end = text.indexOf(ARMOR_ENDS, start);
  if (end < 0) return { kind: 'cut' };
  const bytes = parseBase64(text.slice(start + ARMOR.length, end).replace(/[\s>]+/gu, ''));
  if (!bytes) return { kind: 'cut' };
  return isAge(bytes) ? { kind: 'locked', locked: { how: 'age', bytes, from: null } } : null;
}

function isPicture(bytes: Uint8Array): boolean {
  return PICTURES.some((start) => start.every((byte, index) => bytes[index] === byte));
}
