import type { Guide } from '../../bridge/types';

/** What stands on the vendor's screens is quoted in the steps: the button that is pressed, or else the first of all. */
const PRESSED = /\bpress “([^”]+)”/iu;
const QUOTED = /“([^”]+)”/u;

/** The vendor's own word for what a guide does: Inactive, Refresh; empty where its steps quote none. */
export function theirWord({ steps }: Guide): string {
  for (const { title, value } of steps) {
    const word = (PRESSED.exec(title) ?? QUOTED.exec(title))?.[1] ?? '';
    // The name of the user to look for is the person's own.
    if (word !== '' && word !== value) return word;
  }
  return '';
}
