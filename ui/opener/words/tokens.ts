/** A word as typed: where it stands, and how it reads without accents, capitals and unseen characters. */
export interface Token {
  text: string;
  start: number;
  end: number;
}

const PREFIX = /^[\s\p{Cf}]*keycourier:1:/iu;
/** Marks, soft hyphens, zero-width characters, and what turns text round. */
const DROPPED =
  /[\p{M}\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/gu;
const LETTER = /\p{L}/u;

/** Cuts what was typed into words. Whatever is no letter stands between two of them. */
export function cutTokens(typed: string): Token[] {
  const tokens: Token[] = [];
  let open: Token | null = null;
  let at = PREFIX.exec(typed)?.[0].length ?? 0;
  for (const character of typed.slice(at)) {
    const end = at + character.length;
    // One character may stand for several letters, such as the ligature of f and i.
    const kept = character.normalize('NFKD').toLowerCase().normalize('NFKD').replace(DROPPED, '');
    for (const letter of kept) {
      if (!LETTER.test(letter)) {
        open = null;
      } else if (open) {
        open.text += letter;
        open.end = end;
      } else {
        open = { text: letter, start: at, end };
        tokens.push(open);
      }
    }
    at = end;
  }
  return tokens;
}
