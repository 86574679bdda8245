const DOT = '\u2022';
const LONG = 32;
const END = 4;
const MOST_DOTS = 24;

export interface Masked {
  shown: string;
  /** What a screen reader may say of it. */
  end: string | null;
}

/** A key of which only as much is seen as tells it from another: four letters, and its first group if it is long. */
export function maskKey(key: string): Masked {
  if (key.length < 16) return { shown: DOT.repeat(8), end: null };
  const end = key.slice(-END);
  const group = key.length >= LONG ? (/^[\da-z]{1,8}(?=-)/iu.exec(key)?.[0] ?? '') : '';
  const middle = key.slice(group.length, -END).replace(/[^-]/gu, DOT);
  const dots =
    middle.length > MOST_DOTS && group === '' ? DOT.repeat(MOST_DOTS) : middle.slice(0, 40);
  return { shown: group + dots + end, end };
}
