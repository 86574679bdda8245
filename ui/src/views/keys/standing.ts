import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import Hourglass from '@lucide/svelte/icons/hourglass';
import NotebookPen from '@lucide/svelte/icons/notebook-pen';
import PowerOff from '@lucide/svelte/icons/power-off';
import Replace from '@lucide/svelte/icons/replace';
import ShieldAlert from '@lucide/svelte/icons/shield-alert';
import Trash2 from '@lucide/svelte/icons/trash-2';

import type { KeyPage, KeyStanding } from '../../bridge/types';
import { t } from '../../text';
import { writeMoment } from '../../text/dates';
import { writeFew } from '../../text/lists';

export const icons = {
  not_kept: Hourglass,
  kept: CircleCheck,
  forgotten: CircleDashed,
  never_here: NotebookPen,
  exposed: ShieldAlert,
  replaced: Replace,
  switched_off: PowerOff,
  deleted: Trash2,
};

export const tones: Record<KeyStanding, 'good' | 'warn' | 'danger' | 'quiet'> = {
  not_kept: 'warn',
  kept: 'good',
  forgotten: 'good',
  never_here: 'good',
  exposed: 'danger',
  replaced: 'warn',
  switched_off: 'quiet',
  deleted: 'quiet',
};

/** How things stand with a key, as the heading of its page. */
export function headline({ row }: KeyPage): string {
  switch (row.standing) {
    case 'not_kept':
      return t('key-page-heading-not-kept');
    case 'exposed':
      return t('key-page-heading-exposed');
    case 'replaced':
      return t('key-page-heading-replaced');
    case 'switched_off':
      return t('key-page-heading-off');
    case 'deleted':
      return t('key-page-heading-deleted');
    case 'kept':
    case 'forgotten':
    case 'never_here':
      return t('key-page-heading-held', {
        count: row.holders.length,
        agencies: writeFew(row.holders),
      });
  }
}

/** What that means. */
export function meaning({ row, public: open }: KeyPage): string {
  const { platform } = row;
  switch (row.standing) {
    case 'not_kept':
      return t('key-page-under-not-kept', { platform });
    case 'exposed':
      return t('key-page-under-exposed');
    case 'replaced':
      return t('key-page-under-replaced', { platform });
    case 'switched_off':
      return t('key-page-under-off');
    case 'deleted':
      return t('key-page-under-deleted', { platform });
    case 'kept':
      return open ? t('key-page-under-public') : t('key-page-under-kept');
    case 'forgotten':
      return open ? t('key-page-under-public') : t('key-page-under-forgotten', { platform });
    case 'never_here':
      return open ? t('key-page-under-public') : t('key-page-under-never');
  }
}

/** That it was seen refused after it was switched off, or that nobody has seen it; empty while it is on. */
export function howWeKnow({ row, off_seen, history }: KeyPage): string {
  const { standing, platform } = row;
  if (standing !== 'switched_off' && standing !== 'deleted') return '';
  if (!off_seen) return t('key-page-off-said', { platform });
  const seen = history.find(({ what }) => what === 'switch-off-seen');
  return seen
    ? t('key-page-off-seen-on', { platform, when: writeMoment(seen.recorded) })
    : t('key-page-off-seen', { platform });
}
