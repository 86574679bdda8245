import { findNear } from './near';
import { cutTokens, type Token } from './tokens';

/** The rules are those of the app; both are held to tests/vectors/unlock-words.json. */
export const WORDS = 8;
const START = 4;
/** Where two languages fit equally well, the earlier one is meant. */
const ORDER = ['en', 'fr', 'es', 'it', 'pt', 'cs'];

export interface Unknown {
  /** Counted from 1. */
  place: number;
  near: string[];
}

export type Reading =
  | { kind: 'words'; words: string }
  | { kind: 'count'; count: number }
  | { kind: 'unknown'; unknown: Unknown[]; tokens: Token[] };

/** One language's words, ready to be asked. */
export class WordList {
  readonly words: readonly string[];
  readonly #whole: Set<string>;
  readonly #starts = new Map<string, string | null>();

  constructor(text: string) {
    this.words = text.split(' ').filter((word) => word !== '');
    this.#whole = new Set(this.words);
    for (const word of this.words) {
      const start = word.slice(0, START);
      this.#starts.set(start, this.#starts.has(start) ? null : word);
    }
  }

  has(word: string): boolean {
    return this.#whole.has(word);
  }

  /** The only word that begins with these four letters. */
  expand(word: string): string | null {
    return word.length === START ? (this.#starts.get(word) ?? null) : null;
  }

  /** How many stand in it whole, and how many more by their first four letters. */
  fit(tokens: readonly Token[]): { whole: number; starts: number } {
    const others = tokens.filter((token) => !this.has(token.text));
    const starts = others.filter((token) => this.expand(token.text) !== null).length;
    return { whole: tokens.length - others.length, starts };
  }
}

/** The lists of a page, in the order in which they are asked. */
export function makeLists(words: Record<string, string>): WordList[] {
  const languages = Object.keys(words).sort((a, b) => rank(a) - rank(b));
  return languages.map((language) => new WordList(words[language] ?? ''));
}

/** Reads what was typed: the canonical words, or what is in the way. Nothing is corrected silently. */
export function parseWords(typed: string, lists: readonly WordList[]): Reading {
  const tokens = cutTokens(typed);
  const list = chooseList(tokens, lists);
  if (tokens.length !== WORDS || !list) return { kind: 'count', count: tokens.length };
  const unknown: Unknown[] = [];
  const words = tokens.map(({ text }, index) => {
    const word = list.has(text) ? text : list.expand(text);
    if (word === null) unknown.push({ place: index + 1, near: findNear(text, list.words) });
    return word;
  });
  if (unknown.length > 0) return { kind: 'unknown', unknown, tokens };
  return { kind: 'words', words: words.join('-') };
}

/**
 * The list that knows most of the eight, whole or by their start; then the one that knows most of them whole. Four
 * letters of one language are often a whole word of another, so whole words alone would mislead.
 */
function chooseList(tokens: readonly Token[], lists: readonly WordList[]): WordList | null {
  let best: { list: WordList; known: number; whole: number } | null = null;
  for (const list of lists) {
    const { whole, starts } = list.fit(tokens);
    const known = whole + starts;
    if (!best || known > best.known || (known === best.known && whole > best.whole)) {
      best = { list, known, whole };
    }
  }
  return best?.list ?? null;
}

function rank(language: string): number {
  const place = ORDER.indexOf(language);
  return place < 0 ? ORDER.length : place;
}
