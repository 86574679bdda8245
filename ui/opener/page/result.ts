import type { Sender } from '../shared/data';
import { writeKeysEnv } from '../shared/keys-env';
import type { Key, Payload } from '../shared/payload';
import { firstName, visible } from '../shared/text';
import type { Context } from './context';
import { focusHeading, make, makeButton } from './dom';
import { makeIcon } from './icons';
import { makeKeyCard } from './key-card';
import { saveText } from './save';

const ENV_FILE = 'keys.env';
const JSON_FILE = 'keys.json';

/** The opened file in the place of everything else. */
export function showResult(
  context: Context,
  payload: Payload,
  json: string,
  said: Sender | null,
): void {
  const { data, texts, main } = context;
  const person = firstName(payload.from.person);
  const [first, ...others] = payload.keys;
  const agency = payload.to.organisation;
  const count = payload.keys.length;
  const heading = make(
    'h1',
    {},
    first && others.length === 0
      ? headingOf(context, first, agency)
      : texts.say(texts.counted('opener-result', count), { count, agency }),
  );
  const date = data.made !== null && data.file ? data.made : texts.day(payload.made);
  const organisation = payload.from.organisation;
  main.className = 'opened';
  main.replaceChildren(
    make('p', { class: 'eyebrow' }, texts.say('opener-from', { organisation, date })),
    heading,
    ...warnOfAnother(context, payload.from, said),
    makeReceipt(context, payload.receipt, person),
    ...sayNote(context, payload.note),
    ...payload.keys.map((key) =>
      makeKeyCard(
        context,
        key,
        others.length === 0 ? null : make('h2', {}, headingOf(context, key, agency)),
      ),
    ),
    makeSaves(context, payload.keys, json),
    makeNext(context, person, count),
  );
  document.title = heading.textContent;
  openForPaper();
  focusHeading(heading);
  context.announce(texts.plain('opener-opened-says'));
}

/** What the key is, by the vendor's word for what it belongs to where that is known. */
function headingOf({ texts }: Context, key: Key, agency: string): Node[] {
  const [what, name] = key.account.split(': ', 2);
  const platform = key.platform;
  return name === undefined || what === undefined
    ? texts.say('opener-result-key', { platform, agency })
    : texts.say('opener-result-one', { platform, what, agency });
}

/** The page round the file can be changed by others, the file itself cannot. */
function warnOfAnother({ texts }: Context, inside: Sender, said: Sender | null): Node[] {
  if (!said || said.organisation === inside.organisation) return [];
  const given = { said: said.organisation, organisation: inside.organisation };
  const says = make('p', {}, texts.say('opener-another-sender', given));
  return [make('div', { class: 'problem' }, makeIcon('warning'), says)];
}

function makeReceipt({ texts }: Context, receipt: string, person: string): HTMLElement {
  const number = make('p', { class: 'number' }, `${receipt.slice(0, 3)}\u00a0${receipt.slice(3)}`);
  return make(
    'section',
    { class: 'receipt', attributes: { 'aria-labelledby': 'receipt-name' } },
    make(
      'div',
      {},
      make('p', { class: 'receipt-name', id: 'receipt-name' }, texts.plain('opener-receipt')),
      number,
    ),
    make('p', {}, texts.say('opener-receipt-tell', { person })),
  );
}

function sayNote({ texts }: Context, note: string | null): Node[] {
  if (note === null || note.trim() === '') return [];
  return [
    make(
      'figure',
      { class: 'note' },
      make('figcaption', {}, texts.plain('opener-note')),
      make('blockquote', { attributes: { dir: 'auto' } }, visible(note)),
    ),
  ];
}

function makeSaves(context: Context, keys: readonly Key[], json: string): HTMLElement {
  const { texts } = context;
  const says = make('p', { class: 'says', attributes: { hidden: '' } });
  const save = (name: string, type: string, text: string): void => {
    saveText(name, type, text);
    says.hidden = false;
    says.replaceChildren(...texts.say('opener-saved', { file: name }));
    context.announce(texts.plain('opener-saved', { file: name }));
  };
  const env = makeButton('plain', [makeIcon('save'), texts.plain('opener-save-env')], () => {
    save(ENV_FILE, 'text/plain', writeKeysEnv(keys));
  });
  const whole = makeButton('plain', [makeIcon('save'), texts.plain('opener-save-json')], () => {
    save(JSON_FILE, 'application/json', json);
  });
  return make('div', { class: 'saves' }, make('div', { class: 'buttons' }, env, whole), says);
}

function makeNext({ texts }: Context, person: string, count: number): HTMLElement {
  return make(
    'section',
    { class: 'next' },
    make('h2', {}, texts.plain('opener-next')),
    make(
      'ol',
      {},
      make('li', {}, texts.say('opener-next-receipt', { person })),
      make('li', {}, texts.say(texts.counted('opener-next-keep', count))),
      make('li', {}, texts.say('opener-next-delete')),
    ),
  );
}

/** Paper cannot be unfolded. */
function openForPaper(): void {
  let folded: HTMLDetailsElement[] = [];
  window.addEventListener('beforeprint', () => {
    folded = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
    for (const details of folded) details.open = true;
  });
  window.addEventListener('afterprint', () => {
    for (const details of folded) details.open = false;
  });
}
