import type { TodayRow } from '../../bridge/types';
import { t } from '../../text';
import { writeAgo, writeDayOf, writeMoment } from '../../text/dates';

export interface TodaySentence {
  what: string;
  detail: string;
  button: string;
}

/** One thing that needs the person, in words. */
export function todaySentence(row: TodayRow): TodaySentence {
  const { agency, person, platform } = row;
  const since = writeMoment(row.since);
  switch (row.what) {
    case 'draft':
      return {
        what: agency === '' ? t('today-draft-nobody') : t('today-draft', { agency }),
        detail:
          platform === ''
            ? t('today-draft-detail-nothing', { since })
            : t('today-draft-detail', { platform, since }),
        button: t('today-draft-button'),
      };
    case 'file_to_send':
      return {
        what: t('today-file-to-send', { person }),
        detail: t('today-file-to-send-detail', { agency, platform, since }),
        button: t('today-file-to-send-button'),
      };
    case 'has_it_arrived':
      return {
        what: t('today-has-it-arrived', { day: writeDayOf(row.since), agency }),
        detail: t('today-has-it-arrived-detail', { person, ago: writeAgo(row.since) }),
        button: t('today-has-it-arrived-button'),
      };
    case 'words_to_send':
      return {
        what: t('today-words-to-send', { person }),
        detail: t('today-words-to-send-detail', { agency, platform, since }),
        button: t('today-words-to-send-button'),
      };
  }
}
