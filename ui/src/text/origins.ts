import type { NumberFrom } from '../bridge/types';
import { t } from '.';

/** Where a mobile number can be from. */
export function numberOrigins(): { value: NumberFrom; text: string }[] {
  return [
    { value: 'unknown', text: t('mobile-from-unknown') },
    { value: 'email', text: t('mobile-from-email') },
    { value: 'records', text: t('mobile-from-records') },
    { value: 'spoken', text: t('mobile-from-spoken') },
  ];
}
