import * as commands from '../bridge/commands';
import type { AccessAnswers, AccessPage, DataCategory, EndedWhy } from '../bridge/types';
import { app } from './app.svelte';
import { Task } from './task.svelte';

/** One agency with one key. */
export class AccessState {
  readonly id: string;
  view = $state<AccessPage | null>(null);
  /** What is being changed of it; null while it is only looked at. */
  answers = $state<AccessAnswers | null>(null);
  /** Why it ends and since when; null while nobody ends it. */
  ending = $state<{ why: EndedWhy | null; since: string } | null>(null);
  /** What was done last; announced. */
  done = $state<'saved' | 'signed' | 'ended' | null>(null);
  readonly loading = new Task();
  readonly task = new Task();

  constructor(id: string) {
    this.id = id;
  }

  async load(): Promise<void> {
    const view = await this.loading.ask(() => commands.access(this.id));
    if (view) this.view = view;
  }

  private async put(
    done: 'saved' | 'signed' | 'ended',
    work: () => Promise<AccessPage>,
  ): Promise<boolean> {
    this.done = null;
    const view = await this.task.run(work);
    if (!view) return false;
    this.view = view;
    this.done = done;
    return true;
  }

  change(): void {
    if (!this.view) return;
    this.stop();
    this.done = null;
    this.answers = structuredClone($state.snapshot(this.view.answers));
  }

  /** Nothing is changed. */
  stop(): void {
    this.answers = null;
    this.ending = null;
    this.task.problem = null;
  }

  tick(category: DataCategory, on: boolean): void {
    if (!this.answers) return;
    const others = this.answers.categories.filter((of) => of !== category);
    this.answers.categories = on ? [...others, category] : others;
    this.task.mended('categories');
  }

  async save(): Promise<boolean> {
    const answers = $state.snapshot(this.answers);
    if (answers === null) return false;
    const done = await this.put('saved', () => commands.saveAccess(this.id, answers));
    if (done) this.answers = null;
    return done;
  }

  async sign(): Promise<boolean> {
    return this.put('signed', () => commands.signReview(this.id));
  }

  beginEnding(): void {
    this.stop();
    this.done = null;
    this.ending = { why: null, since: '' };
  }

  /** Off our list only: the key goes on. */
  async end(): Promise<void> {
    const why = this.ending?.why ?? null;
    if (this.ending === null || why === null) return;
    const { since } = this.ending;
    const done = await this.put('ended', () => commands.endAccess(this.id, why, since));
    if (done) this.ending = null;
  }

  /** Begins to switch the key off, or goes on with it. */
  async switchOff(): Promise<void> {
    const key = this.view?.holder.key_id;
    if (key === undefined) return;
    const plan = await this.task.run(() => commands.beginPlan('switch-off', key));
    if (plan !== null) app.go({ name: 'plan', id: plan });
  }
}
