import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

import app from '../../../text/en/app.ftl?raw';
import errors from '../../../text/en/errors.ftl?raw';
import type { Texts } from './ids';
import { visible } from './names';

/** The language of every text, number and date in the window. */
export const LANGUAGE = 'en-GB';

export type TextId = keyof Texts;

type Arguments<K extends TextId> = Texts[K] extends Record<string, never> ? [] : [Texts[K]];

/** Fluent would wrap each argument in invisible marks; only those that need it get them, see {@link apart}. */
const bundle = new FluentBundle(LANGUAGE, { useIsolating: false });
for (const source of [app, errors]) bundle.addResource(new FluentResource(source));

/** One text. A missing text or argument does not compile. */
export function t<K extends TextId>(id: K, ...args: Arguments<K>): string {
  const [message = id, part = ''] = id.split('.');
  return textOf(message, part, args[0] ?? {}) ?? id;
}

/** A text that Rust names while the program runs; null if there is none. `part` is an attribute's name. */
export function textOf(
  id: string,
  part: string,
  params: Record<string, FluentVariable>,
): string | null {
  const message = bundle.getMessage(id);
  const pattern = part === '' ? message?.value : message?.attributes[part];
  if (pattern === null || pattern === undefined) return null;
  return bundle.formatPattern(pattern, apart(params), []);
}

/** Letters that run from right to left. */
const RIGHT_TO_LEFT = /[\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u;

/** A name shows as itself: it turns neither the sentence it stands in nor its own letters round. */
function apart(params: Record<string, FluentVariable>): Record<string, FluentVariable> {
  const said = Object.entries(params).map(([name, value]): [string, FluentVariable] => {
    if (typeof value !== 'string') return [name, value];
    const shown = visible(value);
    return [name, RIGHT_TO_LEFT.test(shown) ? `\u2068${shown}\u2069` : shown];
  });
  return Object.fromEntries(said);
}
