import type { Key } from '../shared/payload';
import type { Context } from './context';
import { make } from './dom';
import { codeRow, commandRow, keyRow, textRow } from './rows';

const MINUTE = 60;

/** One key and what a developer needs to use it. */
export function makeKeyCard(context: Context, key: Key, heading: HTMLElement | null): HTMLElement {
  const { texts } = context;
  const addresses = key.addresses.join(', ');
  const others = texts.say(texts.counted('opener-others', key.heldByOthers), {
    count: key.heldByOthers,
  });
  return make(
    'section',
    { class: 'card' },
    heading,
    make(
      'dl',
      {},
      keyRow(context, 'opener-key', key.key),
      codeRow(context, 'opener-base-url', key.baseUrl),
      addresses === ''
        ? textRow(context, 'opener-addresses', texts.say('opener-addresses-any'))
        : codeRow(context, 'opener-addresses', addresses),
      textRow(context, 'opener-may', key.may),
      textRow(context, 'opener-account', key.account),
      textRow(context, 'opener-others', others),
    ),
    fold(
      texts.plain('opener-use'),
      make(
        'dl',
        {},
        codeRow(context, 'opener-env', key.env),
        textRow(context, 'opener-how', key.how),
        key.header === null ? null : codeRow(context, 'opener-header', key.header),
        key.sessionSeconds === null
          ? null
          : textRow(context, 'opener-session', sayLength(context, key.sessionSeconds)),
        textRow(context, 'opener-limits', key.limits.join(' ')),
        commandRow(context, 'opener-curl', key.curl),
        codeRow(context, 'opener-documentation', key.documentation),
      ),
    ),
    fold(
      texts.plain('opener-leaked'),
      make(
        'dl',
        {},
        textRow(context, 'opener-leaked-do', key.ifLeaked),
        textRow(context, 'opener-ring', key.ring),
      ),
    ),
  );
}

function fold(name: string, content: HTMLElement): HTMLElement {
  return make('details', {}, make('summary', {}, name), content);
}

function sayLength({ texts }: Context, seconds: number): Node[] {
  const whole = seconds % MINUTE === 0;
  const count = whole ? seconds / MINUTE : seconds;
  return texts.say(texts.counted(whole ? 'opener-minutes' : 'opener-seconds', count), { count });
}
