import type { Cleaned } from '../../bridge/types';
import { t } from '../../text';

export function cleanedName(what: Cleaned): string {
  switch (what) {
    case 'blanks':
      return t('key-cleaned-blanks');
    case 'quotes':
      return t('key-cleaned-quotes');
    case 'label':
      return t('key-cleaned-label');
    case 'punctuation':
      return t('key-cleaned-punctuation');
    case 'dashes':
      return t('key-cleaned-dashes');
  }
}
