import type { PlanStepView, PlanView } from '../../bridge/types';
import { t } from '../../text';
import { writeComing, writeMoment } from '../../text/dates';
import { writeLine } from '../../text/lists';

/** What it is about, above the heading. */
export function over({ row }: PlanView): string {
  return row.key === '' ? row.agency : row.key;
}

/** What it is, or how it ended. */
export function headline({ row }: PlanView): string {
  const { what, agency, person } = row;
  if (row.ended === 'given-up') return t('plan-heading-given-up');
  if (row.ended === 'done') return t('plan-heading-done', { what, agency, person });
  return t('plan-heading', { what, agency, person });
}

/** Since when, and how far it is. */
export function standing({ row, by }: PlanView): string {
  return writeLine([
    by === '' || row.ended ? '' : t('plan-mark-by', { by: writeComing(by) }),
    t('plan-begun', { since: writeMoment(row.begun) }),
    t('plan-count', { done: row.done, of: row.of }),
    row.waits_until === '' || row.ended
      ? ''
      : t('plan-waits', { until: writeComing(row.waits_until) }),
  ]);
}

/** What stands at the right of a closed step. */
export function aside(step: PlanStepView, open: boolean): string {
  switch (step.state) {
    case 'done':
      return writeLine([
        what(step),
        step.done_at === '' ? '' : writeMoment(step.done_at),
        step.seen ? t('plan-seen') : t('plan-said'),
      ]);
    case 'skipped':
      return step.reason === ''
        ? t('plan-skipped')
        : t('plan-skipped-because', { reason: step.reason });
    case 'next':
      return open ? '' : t('plan-can-be-now');
    case 'later':
      return step.until === '' ? '' : writeComing(step.until);
  }
}

/** What was answered, where the step asked something. */
function what({ step, until, people, chosen, decided }: PlanStepView): string {
  switch (step) {
    case 'agree-time':
      return until === '' ? '' : t('plan-agreed-for', { time: writeComing(until) });
    case 'choose-reader':
    case 'name-successor':
      return people.find(({ id }) => id === chosen)?.name ?? '';
    case 'decide':
      return decided ? t('decided', { decision: decided }) : '';
    default:
      return '';
  }
}
