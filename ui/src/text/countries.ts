import { LANGUAGE } from '.';

const names = new Intl.DisplayNames(LANGUAGE, { type: 'region' });
const byName = new Intl.Collator(LANGUAGE);

/** Portugal for PT; a code that names no country stays as it is. */
export function countryName(code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

/** Countries to choose from, by name. */
export function countries(codes: string[]): { value: string; text: string }[] {
  return codes
    .map((code) => ({ value: code, text: countryName(code) }))
    .sort((a, b) => byName.compare(a.text, b.text));
}
