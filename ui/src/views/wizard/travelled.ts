import type { Travelled } from '../../bridge/types';
import { t } from '../../text';

/** How a key may have reached an agency, the likely ways first. */
export function waysTravelled(): { value: Travelled; title: string }[] {
  return [
    { value: 'email', title: t('got-travelled-email') },
    { value: 'message', title: t('got-travelled-message') },
    { value: 'locked-by-other', title: t('got-travelled-locked-by-other') },
    { value: 'secret-link', title: t('got-travelled-secret-link') },
    { value: 'password-manager', title: t('got-travelled-password-manager') },
    { value: 'phone', title: t('got-travelled-phone') },
    { value: 'in-person', title: t('got-travelled-in-person') },
    { value: 'by-system', title: t('got-travelled-by-system') },
    { value: 'public', title: t('got-travelled-public') },
    { value: 'unknown', title: t('got-travelled-unknown') },
  ];
}

/** Whether somebody else may have read it on its way. */
export function isExposed(travelled: Travelled | null): boolean {
  return travelled === 'email' || travelled === 'message' || travelled === 'unknown';
}
