/** What Rust writes into the page's data block. */
export interface PageData {
  lang: string;
  from: Sender | null;
  made: string | null;
  words: Record<string, string>;
  file: Uint8Array<ArrayBuffer> | null;
  texts: Record<string, string>;
}

export interface Sender {
  organisation: string;
  person: string;
}

const FORMAT = 'key-courier-page/1';

/** Reads a data block; null when it is not one of ours or is cut off. */
export function parseData(text: string): PageData | null {
  let json: unknown;
  try {
    // One line was written; whatever breaks it came in on the way.
    json = JSON.parse(text.replace(/[\r\n]+/gu, ''));
  } catch {
    return null;
  }
  if (!isObject(json) || json['format'] !== FORMAT) return null;
  const file = json['file'];
  const bytes = typeof file === 'string' ? parseBase64(file) : null;
  if (typeof file === 'string' && !bytes) return null;
  return {
    lang: textAt(json, 'lang') ?? 'en',
    from: parseSender(json['from']),
    made: textAt(json, 'made'),
    words: texts(json['words']),
    file: bytes,
    texts: texts(json['texts']),
  };
}

export function parseSender(json: unknown): Sender | null {
  if (!isObject(json)) return null;
  const organisation = textAt(json, 'organisation');
  const person = textAt(json, 'person');
  return organisation !== null && person !== null ? { organisation, person } : null;
}

export function isObject(json: unknown): json is Record<string, unknown> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

export function textAt(json: Record<string, unknown>, name: string): string | null {
  const value = json[name];
  return typeof value === 'string' ? value : null;
}

function texts(json: unknown): Record<string, string> {
  if (!isObject(json)) return {};
  const entries = Object.entries(json).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(entries);
}

export function parseBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
