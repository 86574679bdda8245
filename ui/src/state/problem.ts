import type { FieldProblem } from '../bridge/types';
import { BridgeError } from '../bridge/tauri';
import { problemSentence, type Sentence } from '../text/sentences';

/** What went wrong, ready to be shown. */
export interface Problem {
  code: string;
  sentence: Sentence;
  /** Each field's own sentence, by the field's id. */
  fields: Record<string, string>;
  /** What is wrong with each field, by its id: some answers bring up another field. */
  codes: Record<string, string>;
}

/** A heading has no full stop; in front of another sentence it has one. */
function ended(what: string): string {
  return /[.?!…]$/u.test(what) ? what : `${what}.`;
}

export function fieldSentences(fields: FieldProblem[]): Record<string, string> {
  const sentences: Record<string, string> = {};
  for (const { field, code, params } of fields) {
    const { what, then } = problemSentence(code, params);
    sentences[field] ??= then === '' ? what : `${ended(what)} ${then}`;
  }
  return sentences;
}

export function problemOf(reason: unknown): Problem {
  const error =
    reason instanceof BridgeError
      ? reason
      : new BridgeError({ code: 'fault', message: String(reason), params: {}, fields: [] });
  return {
    code: error.code,
    sentence: problemSentence(error.code, error.params),
    fields: fieldSentences(error.fields),
    codes: Object.fromEntries(error.fields.map(({ field, code }) => [field, code])),
  };
}

/** A field that has to be filled in before anything can be asked. */
export function missing(field: string): Problem {
  const fields = [{ field, code: 'missing', params: {} }];
  return problemOf(new BridgeError({ code: 'fields', message: '', params: {}, fields }));
}

/** What is said above everything: the one always, the one that fields may say unless they do. */
export function aboveAll(always: Problem | null, withFields: Problem | null): Problem[] {
  const said = withFields && onlyFields(withFields) ? null : withFields;
  return [always, said].filter((of) => of !== null);
}

/** Whether the fields say it all, so that no sentence is needed above them. */
export function onlyFields(problem: Problem): boolean {
  return Object.keys(problem.fields).length > 0;
}
