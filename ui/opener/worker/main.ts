/** Runs beside the page, so that nothing heavy ever stops it. */
import { SILENT, type Answers, type OpenAnswer, type Question } from '../shared/messages';
import { cutMessage, parsePayload } from '../shared/payload';
import { CannotRun, openAge } from './age';
import { readPicture } from './code';
import { LARGEST_FILE, parseFile, type Locked } from './recognise';
import { runScrypt } from './scrypt';
import { openZip } from './zip';

self.onmessage = async ({ data }: MessageEvent<Question>) => {
  // What is thrown here after a wait never reaches the page, which would wait for ever.
  self.postMessage(await answer(data).catch(() => SILENT[data.ask]));
};

async function answer(question: Question): Promise<Answers[Question['ask']]> {
  if (question.ask === 'open') return open(question.locked, question.words);
  if (question.file.size > LARGEST_FILE) {
    return { kind: question.ask === 'file' ? 'large' : 'not-picture' };
  }
  if (question.ask === 'picture') return readPicture(question.file);
  return parseFile(new Uint8Array(await question.file.arrayBuffer()));
}

async function open(locked: Locked, words: string): Promise<OpenAnswer> {
  try {
    const opened =
      locked.how === 'zip'
        ? await openZip(locked.bytes, words)
        : await openAge(locked.bytes, words, runScrypt);
    if (opened.kind === 'not-age' || opened.kind === 'not-zip') return { kind: 'not-ours' };
    if (opened.kind !== 'opened') return { kind: opened.kind };
    const text = new TextDecoder().decode(opened.plain);
    const json = locked.how === 'zip' ? cutMessage(text) : text;
    if (json === null) return { kind: 'not-ours' };
    const read = parsePayload(json);
    return read.kind === 'payload' ? { kind: 'opened', json } : { kind: read.kind };
  } catch (thrown) {
    return { kind: thrown instanceof CannotRun ? thrown.why : 'browser' };
  }
}
