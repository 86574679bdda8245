import type { PlanStepView } from '../../bridge/types';
import type { PlanState } from '../../state/plan.svelte';

/** What the part of a step is given. */
export interface StepProps {
  state: PlanState;
  step: PlanStepView;
}
