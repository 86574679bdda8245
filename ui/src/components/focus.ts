import { tick } from 'svelte';

/** Takes the person to the first field that wants another look, once it is marked on the screen. */
export async function focusFirstProblem(): Promise<void> {
  await tick();
  document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
