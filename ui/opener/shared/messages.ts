import type { CodeRead } from '../worker/code';
import type { Locked, Recognised } from '../worker/recognise';

/** What the page asks of the thread beside it. */
export type Question =
  | { ask: 'open'; locked: Locked; words: string }
  | { ask: 'file'; file: Blob }
  | { ask: 'picture'; file: Blob };

export type OpenAnswer =
  | { kind: 'opened'; json: string }
  | {
      kind: 'wrong' | 'damaged' | 'not-ours' | 'newer' | 'work' | 'key-file' | 'memory' | 'browser';
    };

export type FileAnswer = Recognised | { kind: 'unreadable' };

export interface Answers {
  open: OpenAnswer;
  file: FileAnswer;
  picture: CodeRead;
}

/** What is said when the browser does not run the script beside the page, or not to its end. */
export const SILENT: Answers = {
  open: { kind: 'browser' },
  file: { kind: 'unreadable' },
  picture: { kind: 'none' },
};
