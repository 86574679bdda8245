import { t } from '.';
import { writeMoment } from './dates';
import { historySentence } from './sentences';

interface Row {
  recorded: string;
  by: string;
  what: string;
  params: Record<string, string>;
  seen: boolean;
}

export interface HistoryLine {
  sentence: string;
  when: string;
  moment: string;
  known: string;
}

/** Change sets as sentences: what, when, by whom, and whether the app saw it or was told. */
export function historyLines(rows: Row[]): HistoryLine[] {
  return rows.map((row) => ({
    sentence: historySentence(row.what, row.params),
    when: writeMoment(row.recorded),
    moment: row.recorded,
    known: row.seen ? t('history-seen', { by: row.by }) : t('history-said', { by: row.by }),
  }));
}
