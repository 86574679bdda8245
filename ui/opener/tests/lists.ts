import { wordlist as cs } from '@scure/bip39/wordlists/czech.js';
import { wordlist as en } from '@scure/bip39/wordlists/english.js';
import { wordlist as fr } from '@scure/bip39/wordlists/french.js';
import { wordlist as it } from '@scure/bip39/wordlists/italian.js';
import { wordlist as pt } from '@scure/bip39/wordlists/portuguese.js';
import { wordlist as es } from '@scure/bip39/wordlists/spanish.js';

/** The six lists as the page gets them: without accents, blanks between. */
const LISTS: Record<string, string[]> = { en, fr, es, it, pt, cs };

export function pickLists(languages: readonly string[]): Record<string, string> {
  const entries = languages.map((language): [string, string] => {
    const words = (LISTS[language] ?? []).join(' ');
    return [language, words.normalize('NFKD').replace(/\p{M}/gu, '')];
  });
  return Object.fromEntries(entries);
}
