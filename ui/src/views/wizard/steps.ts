import type { Step } from '../../bridge/types';
import { t } from '../../text';

export function stepName(step: Step): string {
  switch (step) {
    case 'who':
      return t('step-who');
    case 'what_for':
      return t('step-what-for');
    case 'how_they_got_it':
      return t('step-how-they-got-it');
    case 'ask_them':
      return t('step-ask-them');
    case 'make_it':
      return t('step-make-it');
    case 'key':
      return t('step-key');
    case 'locked_file':
      return t('step-locked-file');
    case 'done':
      return t('step-done');
  }
}
