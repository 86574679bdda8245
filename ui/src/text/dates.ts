import { LANGUAGE, t } from '.';

const dayLong = new Intl.DateTimeFormat(LANGUAGE, {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const dayWithWeekday = new Intl.DateTimeFormat(LANGUAGE, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
});
const monthLong = new Intl.DateTimeFormat(LANGUAGE, { month: 'long', year: 'numeric' });
const dayShort = new Intl.DateTimeFormat(LANGUAGE, { day: 'numeric', month: 'long' });
const weekday = new Intl.DateTimeFormat(LANGUAGE, { weekday: 'long' });
const clock = new Intl.DateTimeFormat(LANGUAGE, { hour: '2-digit', minute: '2-digit' });

const monthName = new Intl.DateTimeFormat(LANGUAGE, { month: 'long' });

/** January to December. */
export const monthNames = Array.from({ length: 12 }, (_, index) =>
  monthName.format(new Date(2026, index, 15)),
);

/** A civil day as a date at noon here, so that no time zone moves it. */
function fromDay(day: string): Date {
  return new Date(`${day}T12:00:00`);
}

function isDate(date: Date): boolean {
  return !Number.isNaN(date.getTime());
}

/** 24 May 2027 */
export function writeDay(day: string): string {
  const date = fromDay(day);
  return isDate(date) ? dayLong.format(date) : day;
}

/** May 2027 */
export function writeMonth(day: string): string {
  const date = fromDay(day);
  return isDate(date) ? monthLong.format(date) : day;
}

/** Tuesday 24 November */
export function writeToday(day: string): string {
  const date = fromDay(day);
  return isDate(date) ? withWeekday(date) : day;
}

function withWeekday(date: Date): string {
  return dayWithWeekday.format(date).replace(',', '');
}

function daysAgo(date: Date, now: Date): number {
  const start = (of: Date): number => Date.UTC(of.getFullYear(), of.getMonth(), of.getDate());
  return Math.round((start(now) - start(date)) / 86_400_000);
}

/** today at 10:12 · yesterday at 16:40 · Thursday at 16:40 · 12 March at 09:30 */
export function writeMoment(moment: string, now = new Date()): string {
  const date = new Date(moment);
  if (!isDate(date)) return moment;
  const time = clock.format(date);
  const ago = daysAgo(date, now);
  if (ago === 0) return t('moment-today', { time });
  if (ago === 1) return t('moment-yesterday', { time });
  if (ago > 1 && ago < 7) return t('moment-day', { day: weekday.format(date), time });
  const sameYear = date.getFullYear() === now.getFullYear();
  return t('moment-day', { day: (sameYear ? dayShort : dayLong).format(date), time });
}

/** today at 10:00 · Friday 27 November at 10:00: a moment to come, with its weekday. */
export function writeComing(moment: string, now = new Date()): string {
  const date = new Date(moment);
  if (!isDate(date)) return moment;
  const time = clock.format(date);
  if (daysAgo(date, now) === 0) return t('moment-today', { time });
  return t('moment-day', { day: withWeekday(date), time });
}

/** Whose clock the times of this window are by: United Kingdom Time. */
export const zoneName =
  new Intl.DateTimeFormat(LANGUAGE, { timeZoneName: 'longGeneric' })
    .formatToParts(new Date())
    .find(({ type }) => type === 'timeZoneName')?.value ?? '';

/** The civil day and the time here of a moment, as fields hold them; today and nothing where there is none. */
export function dayAndTime(moment = ''): { day: string; time: string } {
  const date = new Date(moment);
  if (!isDate(date)) return { day: today(), time: '' };
  return { day: civil(date), time: clock.format(date) };
}

/** Today, `YYYY-MM-DD`. */
export function today(): string {
  return civil(new Date());
}

function civil(date: Date): string {
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

/** The day alone, for "Thursday's file". */
export function writeDayOf(moment: string, now = new Date()): string {
  const date = new Date(moment);
  if (!isDate(date)) return '';
  const ago = daysAgo(date, now);
  if (ago === 0) return t('day-today');
  if (ago === 1) return t('day-yesterday');
  return ago > 1 && ago < 7 ? weekday.format(date) : dayShort.format(date);
}

/** 24 May 2027, the day here on which a moment was. */
export function writeDate(moment: string): string {
  const date = new Date(moment);
  return isDate(date) ? dayLong.format(date) : moment;
}

/** today · yesterday · 5 days ago */
export function writeAgo(moment: string, now = new Date()): string {
  const date = new Date(moment);
  if (!isDate(date)) return moment;
  return t('ago', { days: Math.max(0, daysAgo(date, now)) });
}
