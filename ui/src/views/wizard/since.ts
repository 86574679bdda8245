import type { Precision, SinceAnswer } from '../../bridge/types';
import { LANGUAGE, t } from '../../text';

/** The time of a year somebody remembers: `year` alone, `month-5`, or a season by its first month, `season-3`. */
export type TimeOfYear = 'year' | `month-${number}` | `season-${number}`;

const monthName = new Intl.DateTimeFormat(LANGUAGE, { month: 'long' });

/** What can be remembered of a time: no more than the year, a season, a month. */
export function timesOfYear(): { value: TimeOfYear; text: string }[] {
  const months = Array.from({ length: 12 }, (_, index): { value: TimeOfYear; text: string } => ({
    value: `month-${index + 1}`,
    text: monthName.format(new Date(2001, index, 1)),
  }));
  return [
    { value: 'year', text: t('got-when-year') },
    { value: 'season-3', text: t('got-when-spring') },
    { value: 'season-6', text: t('got-when-summer') },
    { value: 'season-9', text: t('got-when-autumn') },
    { value: 'season-12', text: t('got-when-winter') },
    ...months,
  ];
}

export function timeOf({ precision, month }: SinceAnswer): TimeOfYear {
  if (precision === 'season') return `season-${month}`;
  return precision === 'month' ? `month-${month}` : 'year';
}

export function precisionOf(time: TimeOfYear): { precision: Precision; month: number } {
  const [kind = 'year', month = '0'] = time.split('-');
  const precision = kind === 'season' || kind === 'month' ? kind : 'year';
  return { precision, month: Number(month) };
}
