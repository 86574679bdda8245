import type { WordsLanguage } from '../bridge/types';
import { t } from '.';

/** The languages that unlock words are drawn from. */
export const LANGUAGES: WordsLanguage[] = ['en', 'fr', 'es', 'it', 'pt', 'cs'];

export function languageName(language: WordsLanguage): string {
  return t(`language-${language}`);
}
