import * as commands from '../bridge/commands';
import type { ErasingView } from '../bridge/types';
import type { Task } from './task.svelte';

/** Erasing a person: first what goes and what stays, then the native question. */
export class Erasing {
  view = $state<ErasingView | null>(null);
  /** Somebody was erased here; announced. */
  done = $state(false);
  private readonly task: Task;

  constructor(task: Task) {
    this.task = task;
  }

  async ask(id: string): Promise<void> {
    this.done = false;
    this.view = await this.task.run(() => commands.erasing(id));
  }

  stop(): void {
    this.view = null;
  }

  /** Whether it was done; the person may think better of it in the native question. */
  async erase(): Promise<boolean> {
    const id = this.view?.id;
    if (id === undefined) return false;
    const done = await this.task.run(() => commands.erasePerson(id));
    if (!done) return false;
    this.view = null;
    this.done = true;
    return true;
  }
}
