import type { Form, HeardBy } from '../../bridge/types';
import { t } from '../../text';

export interface Choice<T> {
  value: T;
  text: string;
}

export function waysHeard(): Choice<HeardBy>[] {
  return [
    { value: 'phone', text: t('heard-phone') },
    { value: 'in-person', text: t('heard-in-person') },
    { value: 'video-call', text: t('heard-video-call') },
    { value: 'message', text: t('heard-message') },
    { value: 'email', text: t('heard-email') },
  ];
}

export function forms(first: string): Choice<Form>[] {
  return [
    { value: 'page', text: t('again-page') },
    { value: 'age', text: t('again-age') },
    { value: 'zip', text: t('again-zip') },
    { value: 'key', text: t('again-key', { first }) },
  ];
}
