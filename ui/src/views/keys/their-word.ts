import type { Guide, StepView } from '../../bridge/types';

/** What stands on the vendor's screens is quoted in the steps. */
const QUOTED = /“([^”]+)”/u;

/** Words that are ours or the person's own, such as the name of the user to look for. */
function isTheirs({ title, value }: StepView): boolean {
  const quoted = QUOTED.exec(title)?.[1];
  return quoted !== undefined && (value === '' || !title.includes(`“${value}”`));
}

/** The step that does it, in the vendor's words: Choose “Inactive” in the list “Status”. */
export function theirWord({ steps }: Guide): string {
  return (steps.find(isTheirs) ?? steps.at(-1))?.title ?? '';
}
