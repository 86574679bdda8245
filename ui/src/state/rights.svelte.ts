import * as commands from '../bridge/commands';
import type { FieldView, KeyRow, RightsAnswers, RightsView } from '../bridge/types';
import { Task } from './task.svelte';

/** What one key may do, and what it is changed to. */
export class RightsState {
  /** The key's id. */
  readonly id: string;
  view = $state<RightsView | null>(null);
  /** Whose rights they are. */
  key = $state<KeyRow | null>(null);
  answers = $state<RightsAnswers>({ purpose: '', fields: {}, asked_by: '', since: '' });
  /** What is on the screen was asked with what is typed now: the steps are right. */
  shown = $state(false);
  /** The value that was copied last. */
  copied = $state('');
  /** It is on record. */
  done = $state(false);
  readonly loading = new Task();
  readonly task = new Task();

  constructor(id: string) {
    this.id = id;
  }

  /** Something else was changed meanwhile: what is typed stays. */
  async load(): Promise<void> {
    if (this.done) return;
    const answers = this.view === null ? $state.snapshot(this.answers) : this.asked;
    const found = await this.loading.ask(() =>
      Promise.all([commands.rights(this.id, answers), commands.key(this.id)]),
    );
    if (!found) return;
    const [view, page] = found;
    this.view = view;
    this.key = page.row;
  }

  /** What the view was asked with last. */
  private asked: RightsAnswers = { purpose: '', fields: {}, asked_by: '', since: '' };

  /** The value of a field: what was typed, or what stands there now. */
  value(field: FieldView): string {
    return this.answers.fields[field.id] ?? field.value;
  }

  setValue(id: string, value: string): void {
    this.answers.fields[id] = value;
    this.touch(id, `field:${id}`);
  }

  /** Something was typed: the steps below are no longer right. */
  touch(...fields: string[]): void {
    for (const field of fields) this.task.mended(field);
    this.shown = false;
    this.copied = '';
  }

  /** What stands beside a field. */
  problem(id: string): string {
    return this.task.field(`field:${id}`) || this.task.field(id);
  }

  /** Old and new, and what to do in the vendor's screens. */
  async show(): Promise<boolean> {
    const answers = $state.snapshot(this.answers);
    const view = await this.task.run(() => commands.rights(this.id, answers));
    if (!view) return false;
    this.view = view;
    this.asked = answers;
    this.shown = true;
    return true;
  }

  /** A purpose may bring another permission group with it. */
  async choosePurpose(purpose: string): Promise<void> {
    this.answers.purpose = purpose;
    this.touch('purpose');
    const answers = $state.snapshot(this.answers);
    const view = await this.loading.ask(() => commands.rights(this.id, answers));
    if (!view) {
      // What wants another look is said when the steps are asked for.
      this.loading.problem = null;
      return;
    }
    this.view = view;
    this.asked = answers;
  }

  async copy(field: string): Promise<void> {
    const done = await this.task.run(async () => {
      await commands.copyRights(this.id, this.asked, field);
      return true;
    });
    if (done) this.copied = field;
  }

  /** The person saved it there. */
  async save(): Promise<void> {
    const answers = $state.snapshot(this.answers);
    const page = await this.task.run(() => commands.changeRights(this.id, answers));
    if (page) this.done = true;
  }
}
