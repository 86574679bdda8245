import type { FluentVariable } from '@fluent/bundle';

import { t, textOf } from '.';
import { writeDay, writeMoment } from './dates';

/** What happened, and what is safe and what to do now. */
export interface Sentence {
  what: string;
  then: string;
}

/** What Rust mentions comes as text: moments and days are written out, and counts count. */
function spoken(params: Record<string, string>): Record<string, FluentVariable> {
  const said = Object.entries(params).map(([name, value]): [string, FluentVariable] => {
    if (name === 'count' || name === 'left') return [name, Number(value)];
    if (/^\d{4}-\d\d-\d\dT/u.test(value)) return [name, writeMoment(value)];
    if (/^\d{4}-\d\d-\d\d$/u.test(value)) return [name, writeDay(value)];
    return [name, value];
  });
  return Object.fromEntries(said);
}

/** The sentence of a code from Rust. */
export function problemSentence(code: string, params: Record<string, string>): Sentence {
  const id = `error-${code}`;
  const said = spoken(params);
  const what = textOf(id, '', said);
  if (what === null) return { what: t('error-fault'), then: t('error-fault.then') };
  return { what, then: textOf(id, 'then', said) ?? '' };
}

/** Why something that was read was left out. */
export function leftOutSentence(code: string, params: Record<string, string>): string {
  return textOf(`error-${code}`, '', spoken(params)) ?? t('wizard-left-out-other');
}

/** One line of History. */
export function historySentence(what: string, params: Record<string, string>): string {
  return textOf(`history-${what}`, '', spoken(params)) ?? t('history-other');
}

export interface Part {
  text: string;
  strong: boolean;
}

/** A sentence with one phrase of it set apart, for the eye only. */
export function stress(sentence: string, phrase: string): Part[] {
  const at = phrase === '' ? -1 : sentence.toLowerCase().indexOf(phrase.toLowerCase());
  if (at < 0) return [{ text: sentence, strong: false }];
  const end = at + phrase.length;
  return [
    { text: sentence.slice(0, at), strong: false },
    { text: sentence.slice(at, end), strong: true },
    { text: sentence.slice(end), strong: false },
  ].filter((part) => part.text !== '');
}
