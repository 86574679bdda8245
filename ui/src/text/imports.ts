import type { ImportColumn, ImportProblem, ImportRow } from '../bridge/types';
import { t, textOf } from '.';
import { writeSince } from './access';
import { writeLine } from './lists';
import { visible } from './names';
import { problemSentence } from './sentences';

/** Its letter, and what its head says. */
export function columnName({ letter, head }: ImportColumn): string {
  if (head === '') return t('import-column', { letter });
  return t('import-column-named', { letter, head: visible(head) });
}

/** What a column may mean. */
export function meaningName(meaning: string): string {
  return textOf(`import-meaning-${meaning}`, '', {}) ?? meaning;
}

/** A row by its number as the spreadsheet shows it. */
export function rowName({ line, agency }: ImportRow): string {
  // As text: spreadsheets do not part thousands.
  if (agency === '') return t('import-row', { line: String(line) });
  return t('import-row-of', { line: String(line), agency: visible(agency) });
}

/** Why a row is not taken. */
export function problemLine({ column, code, params }: ImportProblem): string {
  const sentence = problemSentence(code, params).what;
  return column === '' ? sentence : t('import-problem', { column: visible(column), sentence });
}

/** What a row that can be read says, beside its agency. */
export function rowLine({ person, system, kind, purpose, since, precision }: ImportRow): string {
  const when =
    since === ''
      ? precision === 'unknown'
        ? t('import-since-unknown')
        : ''
      : t('import-since', { since: writeSince(since, precision) });
  return writeLine([person, system, kind, purpose, when]);
}
