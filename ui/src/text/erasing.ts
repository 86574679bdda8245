import type { ErasingView } from '../bridge/types';
import { textOf } from '.';

/** What goes when somebody is erased, each by what it is called on the screen. */
export function goesLines({ goes }: ErasingView): { name: string; value: string }[] {
  return goes.map(({ name, value }) => ({ name: textOf(`erase-${name}`, '', {}) ?? name, value }));
}
