import { makeCommand, type Context } from './context';
import { make } from './dom';

/** What a page cannot say of itself, said by it all the same. */
export function makeReal({ data, texts }: Context): HTMLElement {
  const from = data.from;
  const organisation = from?.organisation ?? '';
  const anybody = from ? '' : '-anybody';
  const item = (id: string): HTMLElement =>
    make('li', {}, texts.say(id, { organisation, command: makeCommand() }));
  return make(
    'details',
    { class: 'real' },
    make('summary', {}, texts.say('opener-real')),
    make('p', {}, texts.say('opener-real-page')),
    make(
      'ul',
      {},
      item(`opener-real-ring${anybody}`),
      item('opener-real-network'),
      item('opener-real-age'),
    ),
  );
}

/** The foot of the page before it is opened. */
export function makeFoot(context: Context): HTMLElement {
  const { data, texts } = context;
  const organisation = data.from?.organisation ?? '';
  const expecting = data.from ? 'opener-not-expecting' : 'opener-not-expecting-anybody';
  return make(
    'footer',
    {},
    make('p', { class: 'expecting' }, texts.say(expecting, { organisation })),
    make('p', {}, texts.say('opener-other-ways', { command: makeCommand() })),
    makeReal(context),
  );
}
