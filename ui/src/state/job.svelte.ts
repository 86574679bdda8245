import * as commands from '../bridge/commands';
import type { Task } from './task.svelte';

/** What asks a system, one thing at a time: it can be given up, and that is no problem to be shown. */
export class Job<Doing extends string> {
  /** What is under way. */
  doing = $state<Doing | null>(null);
  /** What the person gave up last. */
  stopped = $state<Doing | null>(null);

  private readonly task: Task;
  private name = '';

  constructor(task: Task) {
    this.task = task;
  }

  /** Runs `work` under a name of its own; null if it was stopped, given up or something else is under way. */
  async run<T>(doing: Doing, work: (job: string) => Promise<T>): Promise<T | null> {
    if (this.task.busy) return null;
    const name = crypto.randomUUID();
    this.name = name;
    this.doing = doing;
    this.stopped = null;
    const done = await this.task.run(() => work(name));
    this.doing = null;
    if (this.task.problem?.code === 'cancelled') {
      this.task.problem = null;
      this.stopped = doing;
    }
    return done;
  }

  /** It takes too long, or the person thought better of it; what was under way says itself that it was stopped. */
  async giveUp(): Promise<void> {
    if (this.doing !== null) await commands.giveUp(this.name);
  }
}
