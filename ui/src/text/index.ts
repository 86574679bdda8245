import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

import app from '../../../text/en/app.ftl?raw';
import errors from '../../../text/en/errors.ftl?raw';
import type { Texts } from './ids';

/** The language of every text, number and date in the window. */
export const LANGUAGE = 'en-GB';

export type TextId = keyof Texts;

type Arguments<K extends TextId> = Texts[K] extends Record<string, never> ? [] : [Texts[K]];

/** Names stand in elements of their own, so Fluent need not wrap them in invisible marks. */
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
  return bundle.formatPattern(pattern, params, []);
}
