import type { Job } from './job.svelte';
import type { Task } from './task.svelte';

/** Where the application password comes from. */
export type From = 'new' | 'have';

/** What is done with a site. */
export type AtSite = 'look' | 'approve' | 'connect' | 'make' | 'last' | 'off' | 'end';

interface Calls {
  approve: (job: string) => Promise<null>;
  /** Rust takes the password from the clipboard: it does not pass through the page. */
  connect: (user: string, kept: boolean, job: string) => Promise<boolean>;
}

/** What a person says and does to connect to a site. */
export class Connecting {
  from = $state<From>('new');
  user = $state('');
  /** The connection stays until it is ended; else it ends with the job. */
  kept = $state(false);
  /** The approval page was opened in the browser; announced. */
  opened = $state(false);
  readonly task: Task;
  readonly job: Job<AtSite>;

  private readonly calls: Calls;

  constructor(task: Task, job: Job<AtSite>, calls: Calls) {
    this.task = task;
    this.job = job;
    this.calls = calls;
  }

  typeUser(user: string): void {
    this.user = user;
    this.task.mended('user');
  }

  async approve(): Promise<void> {
    this.opened = false;
    const opened = await this.job.run('approve', async (job) => {
      await this.calls.approve(job);
      return true;
    });
    this.opened = opened === true;
  }

  /** Whether there is a connection now. */
  async connect(): Promise<boolean> {
    const connected = await this.job.run('connect', (job) =>
      this.calls.connect(this.user.trim(), this.kept, job),
    );
    if (connected) this.opened = false;
    return connected ?? false;
  }
}
