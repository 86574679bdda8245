/** What turns or hides other text, so that a name could pass for another one. Joiners belong to some scripts. */
const UNSEEN = /(?![\t\n\r\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A text of somebody else's as it is, with what cannot be seen written out: [U+202E]. */
export function visible(text: string): string {
  return text.replace(
    UNSEEN,
    (c) => `[U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
  );
}

/** Words before a name that nobody is called by. */
const TITLES = new Set(['dr', 'mr', 'mrs', 'ms', 'miss', 'mx', 'prof', 'professor', 'rev', 'sir']);

/** What one calls a person: Mo for Mo Adeyemi, Ana for Dr Ana Costa. */
export function firstName(person: string): string {
  const words = person.trim().split(/\s+/u);
  return words.find((word) => !TITLES.has(word.toLowerCase().replace(/\.$/u, ''))) ?? person;
}
