/** Words before a name that nobody is called by. */
const TITLES = new Set(['dr', 'mr', 'mrs', 'ms', 'miss', 'mx', 'prof', 'professor', 'rev', 'sir']);

/** What one calls a person: Ana for Ana Costa, Ana for Dr Ana Costa. */
export function firstName(person: string): string {
  const words = person.trim().split(/\s+/);
  const called = words.find((word) => !TITLES.has(word.toLowerCase().replace(/\.$/, '')));
  return called ?? person;
}

/** What turns or hides other text; joiners belong to some scripts, isolates to the sentences round it. */
const UNSEEN = /(?!\t|\n|\r|\u200c|\u200d|\u2068|\u2069)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A name as it is, with what cannot be seen written out, [U+202E]: it must not pass for another one. */
export function visible(text: string): string {
  return text.replace(
    UNSEEN,
    (c) => `[U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
  );
}
