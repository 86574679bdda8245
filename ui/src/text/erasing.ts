import { textOf } from '.';
import { visible } from './names';

/** What goes when somebody is erased: each by what it is called on the screen, with all there is of it. */
export function goesLines(
  goes: { name: string; value: string }[],
): { name: string; value: string[] }[] {
  const lines: { name: string; value: string[] }[] = [];
  for (const { name, value } of goes) {
    const called = textOf(`erase-${name}`, '', {}) ?? name;
    const line = lines.find((one) => one.name === called);
    if (line) line.value.push(visible(value));
    else lines.push({ name: called, value: [visible(value)] });
  }
  return lines;
}
