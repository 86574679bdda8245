import type { PageData } from '../shared/data';
import { make } from './dom';
import type { Texts } from './texts';

/** What every part of the page is given. */
export interface Context {
  data: PageData;
  texts: Texts;
  /** Where the views stand. */
  main: HTMLElement;
  /** Says something to a screen reader without moving anybody. */
  announce: (text: string) => void;
}

/** A region that is read out when its text changes; it is there from the start, or changes go unheard. */
export function makeAnnouncer(): { region: HTMLElement; announce: (text: string) => void } {
  const region = make('div', { class: 'unseen', attributes: { role: 'status' } });
  const announce = (text: string): void => {
    // The same sentence twice is said twice.
    region.textContent = region.textContent === text ? `${text}\u00a0` : text;
  };
  return { region, announce };
}

/** How to open the file without this page. */
export function makeCommand(how: 'words' | 'key' = 'words'): HTMLElement {
  return make('code', { class: 'short' }, how === 'words' ? 'age -d' : 'age -d -i');
}
