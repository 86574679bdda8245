import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleQuestionMark from '@lucide/svelte/icons/circle-question-mark';
import Info from '@lucide/svelte/icons/info';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';

export type Tone = 'good' | 'warn' | 'danger' | 'quiet';

/** What a system said about a key, as a picture. */
export const icons = {
  good: CircleCheck,
  warn: CircleQuestionMark,
  danger: TriangleAlert,
  quiet: Info,
};

/** And as a colour: what says something against the key, and what says nothing of it. */
export function toneOf(
  { good, outcome, why }: { good: boolean; outcome: string; why: string },
  off = false,
): Tone {
  if (off) {
    if (outcome === 'wrong-key' || outcome === 'key-inactive') return 'good';
    if (good) return 'danger';
  }
  if (good) return 'good';
  if (why === 'shape-only') return 'quiet';
  const against = ['wrong-key', 'key-inactive', 'wrong-region'].includes(outcome);
  return against ? 'danger' : 'warn';
}
