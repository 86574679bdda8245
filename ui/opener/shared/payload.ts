import { isObject, parseSender, textAt, type Sender } from './data';

/** What stands in a locked file: docs/payload.schema.json. */
export interface Payload {
  from: Sender;
  to: Sender;
  /** As written: a moment in UTC. */
  made: string;
  note: string | null;
  receipt: string;
  keys: Key[];
}

export interface Key {
  platform: string;
  account: string;
  baseUrl: string;
  key: string;
  env: string;
  how: string;
  header: string | null;
  sessionSeconds: number | null;
  limits: string[];
  curl: string;
  addresses: string[];
  may: string;
  heldByOthers: number;
  ring: string;
  ifLeaked: string;
  documentation: string;
}

export type PayloadRead = { kind: 'payload'; payload: Payload } | { kind: 'newer' | 'not-ours' };

const FORMAT = 'key-courier/1';
/** A file of ours holds a few keys; more is not looked at. */
const MOST_KEYS = 100;
const LONGEST_NAME = 64;
/** A shell acts on variables of its own: PATH, LD_PRELOAD, BASH_ENV. None of them ends so. */
const NAME = /^[A-Z][A-Z0-9_]*_(?:KEY|TOKEN|SECRET|PASSWORD)$/u;
const BEGIN = '-----BEGIN KEY COURIER PAYLOAD-----\n';
const END = '\n-----END KEY COURIER PAYLOAD-----\n';

/** Reads what the locked file held. */
export function parsePayload(text: string): PayloadRead {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { kind: 'not-ours' };
  }
  if (!isObject(json)) return { kind: 'not-ours' };
  const format = textAt(json, 'format');
  if (format !== FORMAT) return { kind: format?.startsWith('key-courier/') ? 'newer' : 'not-ours' };
  const from = parseSender(json['from']);
  const to = parseSender(json['to']);
  const made = textAt(json, 'made');
  const receipt = textAt(json, 'receipt');
  const keys = Array.isArray(json['keys']) ? json['keys'].map(parseKey) : [];
  const whole = keys.filter((key) => key !== null);
  if (!from || !to || made === null || !/^\d{6}$/u.test(receipt ?? '') || receipt === null) {
    return { kind: 'not-ours' };
  }
  if (keys.length === 0 || keys.length > MOST_KEYS || whole.length !== keys.length)
    return { kind: 'not-ours' };
  const payload = { from, to, made, note: textAt(json, 'note'), receipt, keys: whole };
  return { kind: 'payload', payload };
}

/** The JSON inside the message of a ZIP; null when the message is not ours. */
export function cutMessage(message: string): string | null {
  const text = message.replaceAll('\r\n', '\n');
  const start = text.indexOf(BEGIN);
  const end = text.indexOf(END, start);
  return start >= 0 && end >= 0 ? text.slice(start + BEGIN.length, end) + '\n' : null;
}

function parseKey(json: unknown): Key | null {
  if (!isObject(json)) return null;
  const authentication = isObject(json['authentication']) ? json['authentication'] : {};
  const key = textAt(json, 'key');
  const env = textAt(json, 'env');
  // Both become a line of a file that a shell reads; a line end in either would begin another.
  if (key === null || /\p{Cc}/u.test(key)) return null;
  if (env === null || env.length > LONGEST_NAME || !NAME.test(env)) return null;
  return {
    key,
    env,
    platform: textAt(json, 'platform') ?? '',
    account: textAt(json, 'account') ?? '',
    baseUrl: textAt(json, 'base_url') ?? '',
    how: textAt(authentication, 'how') ?? '',
    header: textAt(authentication, 'header'),
    sessionSeconds: numberAt(authentication, 'session_seconds'),
    limits: listAt(json, 'limits'),
    curl: textAt(json, 'curl') ?? '',
    addresses: listAt(json, 'addresses'),
    may: textAt(json, 'may') ?? '',
    heldByOthers: numberAt(json, 'held_by_others') ?? 0,
    ring: textAt(json, 'ring') ?? '',
    ifLeaked: textAt(json, 'if_leaked') ?? '',
    documentation: textAt(json, 'documentation') ?? '',
  };
}

function numberAt(json: Record<string, unknown>, name: string): number | null {
  const value = json[name];
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null;
}

function listAt(json: Record<string, unknown>, name: string): string[] {
  const value = json[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
