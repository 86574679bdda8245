import type { PlanRow, Standing, TodayRow } from '../../bridge/types';
import { t } from '../../text';
import { writeAgo, writeDate, writeDayOf, writeMoment } from '../../text/dates';
import { writeLine } from '../../text/lists';
import { firstName } from '../../text/names';

export interface TodaySentence {
  what: string;
  detail: string;
  button: string;
}

/**
 * One thing that needs the person, in words; `standing` is how far its delivery has come, `plan` what it is, if it is
 * one of those.
 */
export function todaySentence(row: TodayRow, standing?: Standing, plan?: PlanRow): TodaySentence {
  const { agency, person, platform } = row;
  const since = writeMoment(row.since);
  const to =
    platform === '' ? t('today-to-trial', { agency }) : t('today-to', { agency, platform });
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
        detail: t('today-file-to-send-detail', { to, since }),
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
        detail: t('today-words-to-send-detail', { to, since }),
        button: t('today-words-to-send-button'),
      };
    case 'receipt_to_hear':
      return {
        what: t('today-receipt-to-hear', { first: firstName(person) }),
        // A file to somebody's own key has no words to give.
        detail:
          standing === 'arrived'
            ? t('today-receipt-to-hear-detail-key', { to, since })
            : t('today-receipt-to-hear-detail', { to, since }),
        button: t('today-receipt-to-hear-button'),
      };
    case 'possible_leak':
      return {
        what: t('today-possible-leak', { person }),
        detail: t('today-possible-leak-detail', { to, since }),
        button: t('today-possible-leak-button'),
      };
    case 'waiting_for_answer':
      return {
        what: t('today-waiting-for-answer', { agency }),
        detail: t('today-waiting-for-answer-detail', { platform, ago: writeAgo(row.since) }),
        button: t('today-waiting-for-answer-button'),
      };
    case 'sent_unprotected':
      return {
        what: t('today-sent-unprotected', { agency }),
        detail: t('today-sent-unprotected-detail', { platform, since: writeDate(row.since) }),
        button: t('today-sent-unprotected-button'),
      };
    case 'switch_old_off':
      return {
        what:
          agency === '' ? t('today-switch-old-off-nobody') : t('today-switch-old-off', { agency }),
        detail: t('today-switch-old-off-detail', { platform, since }),
        button: t('today-switch-old-off-button'),
      };
    case 'contract_over':
      return {
        what: t('today-contract-over', { agency }),
        detail: t('today-contract-over-detail', { day: writeDate(row.since) }),
        button: t('today-contract-over-button'),
      };
    case 'connection_open':
      return {
        what: t('today-connection-open', { host: agency }),
        detail: t('today-connection-open-detail', { since }),
        button: t('today-connection-open-button'),
      };
    case 'review_due':
      return {
        what: t('today-review-due', { agency }),
        detail: t('today-review-due-detail', { platform, day: writeDate(row.since) }),
        button: t('today-review-due-button'),
      };
    case 'end_passed':
      return {
        what: t('today-end-passed', { agency }),
        detail: t('today-end-passed-detail', { platform, day: writeDate(row.since) }),
        button: t('today-end-passed-button'),
      };
    case 'plan_next':
      return {
        what: plan ? t('plan-title', { ...plan }) : t('today-plan-next'),
        detail: writeLine([
          plan?.key ?? platform,
          t('today-plan-next-begun', { since }),
          plan?.next ? t('plan-next', { step: plan.next }) : '',
        ]),
        button: t('today-plan-next-button'),
      };
  }
}
