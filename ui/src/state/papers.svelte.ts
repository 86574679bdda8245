import * as commands from '../bridge/commands';
import type { PaperAsk, PaperForm } from '../bridge/types';
import type { Task } from './task.svelte';

/** Saving a paper, and opening it afterwards where it is read and printed. */
export class Papers {
  /** What was saved; announced. Counts, so that the same is said again. */
  saved = $state(0);
  /** The last one is to be read, by a program that prints too. */
  opens = $state(false);
  private readonly task: Task;

  constructor(task: Task) {
    this.task = task;
  }

  async save(ask: PaperAsk, form: PaperForm): Promise<void> {
    const saved = await this.task.run(() => commands.savePaper(ask, form));
    if (!saved) return;
    this.saved += 1;
    this.opens = form === 'pdf';
  }

  async open(): Promise<void> {
    await this.task.run(() => commands.openPaper());
  }

  /** What was saved is not what is shown any more. */
  forget(): void {
    this.saved = 0;
  }
}
