import type { Step } from '../../bridge/types';
import { t } from '../../text';

export function stepName(step: Step): string {
  switch (step) {
    case 'who':
      return t('step-who');
    case 'what_for':
      return t('step-what-for');
    case 'make_it':
      return t('step-make-it');
    case 'key':
      return t('step-key');
    case 'locked_file':
      return t('step-locked-file');
  }
}
