import type { Precision, SinceAnswer } from '../../bridge/types';
import { t } from '../../text';
import { monthNames } from '../../text/dates';

/** The time of a year somebody remembers: `year` alone, `month-5`, or a season by its first month, `season-3`. */
export type TimeOfYear = 'year' | `month-${number}` | `season-${number}`;

/** What can be remembered of a time: no more than the year, a season, a month. */
export function timesOfYear(): { value: TimeOfYear; text: string }[] {
  return [
    { value: 'year', text: t('got-when-year') },
    { value: 'season-3', text: t('got-when-spring') },
    { value: 'season-6', text: t('got-when-summer') },
    { value: 'season-9', text: t('got-when-autumn') },
    { value: 'season-12', text: t('got-when-winter') },
    ...monthNames.map((text, index) => ({ value: `month-${index + 1}` as const, text })),
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
