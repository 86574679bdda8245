import { LANGUAGE, t } from '.';
import { visible } from './names';

const all = new Intl.ListFormat(LANGUAGE, { type: 'conjunction' });

/** How many names are written out where there are many. */
const AT_MOST = 3;

/** Brightwater, Callwise and Pixel & Plume */
export function writeList(names: string[]): string {
  return all.format(names.map(visible));
}

/** Brightwater, Callwise, Pixel & Plume and 4 others */
export function writeFew(names: string[]): string {
  if (names.length <= AT_MOST + 1) return writeList(names);
  const first = names.slice(0, AT_MOST).map(visible).join(', ');
  return t('keys-and-others', { names: first, count: names.length - AT_MOST });
}

/** What there is to say, with a dot between. */
export function writeLine(parts: string[]): string {
  return parts
    .filter((part) => part !== '')
    .map(visible)
    .join(' · ');
}
