/** Words before a name that nobody is called by. */
const TITLES = new Set(['dr', 'mr', 'mrs', 'ms', 'miss', 'mx', 'prof', 'professor', 'rev', 'sir']);

/** What one calls a person: Ana for Ana Costa, Ana for Dr Ana Costa. */
export function firstName(person: string): string {
  const words = person.trim().split(/\s+/);
  const called = words.find((word) => !TITLES.has(word.toLowerCase().replace(/\.$/, '')));
  return called ?? person;
}
