import * as commands from '../bridge/commands';
import { listen } from '../bridge/tauri';
import type { CheckedKey } from '../bridge/types';
import { Job } from './job.svelte';
import { Task } from './task.svelte';

/** Asking about every key at once. */
export class Checks {
  readonly task = new Task();
  readonly job = new Job<'ask'>(this.task);
  /** What was answered; null until everybody has. */
  answers = $state<CheckedKey[] | null>(null);
  /** How many have answered; null until the first one did. */
  progress = $state<{ done: number; of: number } | null>(null);

  async ask(): Promise<void> {
    if (this.task.busy) return;
    this.answers = null;
    this.progress = null;
    const stop = listen('progress', (progress) => {
      if (typeof progress !== 'string') this.progress = progress.asked;
    });
    this.answers = await this.job.run('ask', (job) => commands.checkKeys(job));
    stop();
  }

  putAway(): void {
    this.answers = null;
    this.job.stopped = null;
  }
}
