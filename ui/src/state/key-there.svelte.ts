import * as commands from '../bridge/commands';
import type { KeyPage } from '../bridge/types';
import { Connecting, type AtSite } from './connecting.svelte';
import { Job } from './job.svelte';
import type { Task } from './task.svelte';

interface Key {
  readonly id: string;
  readonly task: Task;
  view: KeyPage | null;
  load: () => Promise<void>;
}

/** What the app does with a key at its system: when it was used last, and switching it off. */
export class KeyThere {
  readonly job: Job<AtSite>;
  readonly connecting: Connecting;
  /** The person is connecting to the site. */
  begun = $state(false);
  /** What was done last; announced. */
  done = $state<'off' | 'end' | null>(null);

  private readonly key: Key;

  constructor(key: Key) {
    this.key = key;
    this.job = new Job<AtSite>(key.task);
    this.connecting = new Connecting(key.task, this.job, {
      approve: (job) => commands.keyApprove(key.id, job),
      connect: async (user, kept, job) => {
        key.view = await commands.keyConnect(key.id, user, kept, job);
        return true;
      },
    });
  }

  begin(): void {
    this.done = null;
    this.begun = true;
  }

  stop(): void {
    this.begun = false;
    this.key.task.problem = null;
  }

  async connect(): Promise<void> {
    if (await this.connecting.connect()) this.begun = false;
  }

  async lastUse(): Promise<void> {
    await this.change('last', (job) => commands.keyLastUse(this.key.id, job));
  }

  async switchOff(): Promise<void> {
    const off = await this.change('off', () => commands.keySwitchOffThere(this.key.id));
    if (off) this.done = 'off';
  }

  async end(): Promise<void> {
    const connection = this.key.view?.there?.connection?.id;
    if (connection === undefined) return;
    this.done = null;
    const ended = await this.job.run('end', async () => {
      await commands.connectionEnd(connection);
      return true;
    });
    await this.key.load();
    if (ended) this.done = 'end';
  }

  private async change(doing: AtSite, work: (job: string) => Promise<KeyPage>): Promise<boolean> {
    this.done = null;
    const view = await this.job.run(doing, work);
    if (view) this.key.view = view;
    return view !== null;
  }
}
