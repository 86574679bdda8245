import type { PlanEnd, PlanRow } from '../bridge/types';
import { t } from '.';
import { writeComing, writeMoment } from './dates';
import { writeLine } from './lists';

export interface PlanLine {
  id: string;
  /** Under way, waiting for a day to come, or how it ended. */
  standing: 'now' | 'waits' | PlanEnd;
  title: string;
  lines: string[];
  aside: string;
}

/** A plan in a list: what it is, what comes next, and how far it is. */
export function planLine(row: PlanRow): PlanLine {
  const { what, agency, person } = row;
  const waits = row.waits_until !== '' && row.ended === null;
  const next = row.next === null || row.ended ? '' : t('plan-next', { step: row.next });
  return {
    id: row.id,
    standing: row.ended ?? (waits ? 'waits' : 'now'),
    title: t('plan-title', { what, agency, person }),
    lines: [
      row.key,
      writeLine([
        t('plan-begun', { since: writeMoment(row.begun) }),
        waits ? t('plan-waits', { until: writeComing(row.waits_until) }) : next,
      ]),
    ].filter((line) => line !== ''),
    aside: row.ended
      ? t('plan-row-ended', { how: row.ended })
      : t('plan-count', { done: row.done, of: row.of }),
  };
}
