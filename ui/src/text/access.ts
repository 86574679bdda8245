import type { HolderView, Precision } from '../bridge/types';
import { t } from '.';
import { writeDay, writeMonth } from './dates';

/** A sentence beside one access, and whether it warns. */
export interface Note {
  tone: 'warn' | 'quiet';
  what: string;
  then: string;
}

/** 3 March 2024 · March 2024 · about spring 2024 · some time in 2024 */
export function writeSince(day: string, precision: Precision): string {
  const [, year = '', month = ''] = /^(\d{4})-(\d\d)-/u.exec(day) ?? [];
  if (year === '') return day;
  switch (precision) {
    case 'day':
      return writeDay(day);
    case 'month':
      return writeMonth(day);
    case 'season':
      return writeSeason(Number(month), Number(year));
    case 'year':
      return t('access-since-year', { year });
    case 'unknown':
      return t('access-since-unknown', { day: writeDay(day) });
  }
}

/** A season by its first month; winter goes over the turn of the year. */
function writeSeason(first: number, year: number): string {
  if (first !== 12) return t('access-since-season', { month: first, year: String(year) });
  return t('access-since-winter', { from: String(year), to: String(year + 1).slice(-2) });
}

/** What is on record about one agency holding one key. */
export function accessFacts(access: HolderView): { name: string; value: string }[] {
  const { purpose, opens, since, precision, travelled, seen_by, accepted, review } = access;
  return [
    { name: t('access-purpose'), value: purpose },
    { name: t('access-opens'), value: opens },
    { name: t('access-since'), value: writeSince(since, precision) },
    { name: t('access-how'), value: t('access-travelled', { travelled }) },
    { name: t('access-seen-by'), value: seen_by },
    { name: t('access-accepted'), value: accepted },
    { name: t('access-review'), value: access.is_over || review === '' ? '' : writeDay(review) },
  ].filter(({ value }) => value !== '');
}

/** What is to be said of it before anything else; null where there is nothing. */
export function accessNote({ off_list_only, paused, ended, is_over }: HolderView): Note | null {
  if (off_list_only) {
    const day = ended === '' ? 'none' : writeDay(ended);
    return { tone: 'warn', what: t('access-off-list', { day }), then: t('access-off-list-then') };
  }
  if (paused && !is_over) {
    return { tone: 'quiet', what: t('access-paused'), then: t('access-paused-then') };
  }
  return null;
}
