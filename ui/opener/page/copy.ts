import type { Context } from './context';
import { make, makeButton } from './dom';

const SAID_FOR = 2500;

/** A button that copies a value; what it copies is in its name for those who do not see the row. */
export function makeCopy(
  { texts, announce }: Context,
  what: string,
  value: string,
  options: { main?: boolean; byHand: () => HTMLElement },
): HTMLElement {
  const says = make('p', { class: 'by-hand', attributes: { hidden: '' } });
  const label = make('span', {}, texts.plain('opener-copy'));
  const button = makeButton(options.main ? 'main' : 'plain', label, () => {
    void copy();
  });
  button.setAttribute('aria-label', texts.plain('opener-copy-what', { what }));
  let timer = 0;
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(value);
      says.hidden = true;
      label.textContent = texts.plain('opener-copied');
      announce(texts.plain('opener-copied-says', { what }));
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        label.textContent = texts.plain('opener-copy');
      }, SAID_FOR);
    } catch {
      getSelection()?.selectAllChildren(options.byHand());
      says.textContent = texts.plain('opener-copy-by-hand');
      says.hidden = false;
      announce(says.textContent);
    }
  }
  return make('div', { class: 'act' }, button, says);
}
