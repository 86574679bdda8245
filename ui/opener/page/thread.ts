import { SILENT, type Answers, type Question } from '../shared/messages';
import { startWorker } from './policy';

/** The thread beside the page. Each question gets a fresh one, so nothing of an answer stays in it. */
export async function ask<Asked extends Question>(question: Asked): Promise<Answers[Asked['ask']]> {
  const silent = SILENT[question.ask] as Answers[Asked['ask']];
  let worker: Worker;
  try {
    worker = startWorker();
  } catch {
    return silent;
  }
  try {
    return await new Promise((done) => {
      worker.onmessage = ({ data }: MessageEvent<Answers[Asked['ask']]>) => {
        done(data);
      };
      const giveUp = (): void => {
        done(silent);
      };
      worker.onerror = giveUp;
      worker.onmessageerror = giveUp;
      worker.postMessage(question);
    });
  } finally {
    worker.terminate();
  }
}
