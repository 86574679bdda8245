/** Text as one searches for it: without accents, capitals and blanks round it. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/** Whether each word that was typed stands somewhere in the texts. */
export function finds(typed: string, texts: string[]): boolean {
  const all = plain(texts.join('\n'));
  return plain(typed)
    .split(/\s+/u)
    .every((word) => all.includes(word));
}
