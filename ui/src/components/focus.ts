import { tick } from 'svelte';

/**
 * Takes the person to the first field that wants another look, once it is marked on the screen; where none does, to
 * what is said of the whole: it may stand above what she sees.
 */
export async function focusFirstProblem(): Promise<void> {
  await tick();
  const field = document.querySelector<HTMLElement>('[aria-invalid="true"]');
  if (field) field.focus();
  else document.querySelector('[role="alert"]')?.scrollIntoView({ block: 'nearest' });
}
