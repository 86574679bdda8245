import { visible } from '../shared/text';
import type { Context } from './context';
import { makeCopy } from './copy';
import { make, makeButton, type Content } from './dom';
import { maskKey } from '../shared/mask';

/** One field a row: what it is, the value, and what can be done with it. */
function makeRow(name: string, value: Content, acts: Content, look = ''): HTMLElement {
  return make(
    'div',
    { class: `row ${look}` },
    make('dt', {}, name),
    make('dd', { class: 'value' }, value),
    acts === null ? null : make('dd', { class: 'acts' }, acts),
  );
}

/** Words to read. */
export function textRow(
  { texts }: Context,
  id: string,
  value: string | Node[],
): HTMLElement | null {
  if (value === '') return null;
  const content = typeof value === 'string' ? make('bdi', {}, visible(value)) : value;
  return makeRow(texts.plain(id), content, null);
}

/** Something for a machine, with Copy. */
export function codeRow(context: Context, id: string, value: string): HTMLElement | null {
  if (value === '') return null;
  const name = context.texts.plain(id);
  const code = make('code', { attributes: { dir: 'ltr' } }, visible(value));
  return makeRow(name, code, makeCopy(context, name, value, { byHand: () => code }), 'machine');
}

/** A command of several lines, with Copy above it. */
export function commandRow(context: Context, id: string, value: string): HTMLElement | null {
  if (value === '') return null;
  const name = context.texts.plain(id);
  const code = make('code', { attributes: { dir: 'ltr' } }, visible(value));
  const block = make(
    'pre',
    { class: 'command', attributes: { tabindex: '0', role: 'group', 'aria-label': name } },
    code,
  );
  return makeRow(
    name,
    block,
    makeCopy(context, name, value, { byHand: () => code }),
    'wide machine',
  );
}

/** The key: hidden until asked for, and never on paper. */
export function keyRow(context: Context, id: string, key: string): HTMLElement {
  const { texts } = context;
  const name = texts.plain(id);
  const masked = maskKey(key);
  const hidden = masked.end === null ? 'opener-key-hidden' : 'opener-key-hidden-ends';
  const dots = make('code', { attributes: { 'aria-hidden': 'true', dir: 'ltr' } }, masked.shown);
  const said = make('span', { class: 'unseen' }, texts.plain(hidden, { end: masked.end ?? '' }));
  const code = make('code', { attributes: { dir: 'ltr' } });
  const value = make('span', { class: 'secret' }, dots, said, code);
  const button = makeButton('plain', '', () => {
    show(code.textContent === '');
  });
  function show(open: boolean): void {
    dots.hidden = open;
    said.hidden = open;
    code.textContent = open ? key : '';
    button.textContent = texts.plain(open ? 'opener-hide' : 'opener-show');
    const label = texts.plain(open ? 'opener-hide-what' : 'opener-show-what', { what: name });
    button.setAttribute('aria-label', label);
  }
  show(false);
  const copy = makeCopy(context, name, key, {
    main: true,
    byHand: () => {
      show(true);
      return code;
    },
  });
  const paper = make('span', { class: 'on-paper' }, texts.plain('opener-key-not-printed'));
  return makeRow(name, [value, paper], [button, copy], 'machine key');
}
