import * as commands from '../bridge/commands';
import type { ImportAnswers, ImportedView, ImportView, SettingsView } from '../bridge/types';
import { Task } from './task.svelte';

/** A table of access that agencies have already: looked at, then put on record. Rust holds it while it is looked at. */
export class ImportState {
  /** The table; null where none is looked at. */
  view = $state<ImportView | null>(null);
  /** It was looked up whether there is one. */
  ready = $state(false);
  /** What was put on record last, and how many rows were left. */
  taken = $state<{ imported: ImportedView; left: number; heldKeys: boolean } | null>(null);
  /** What was taken last was taken back; announced. */
  undone = $state(false);
  readonly loading = new Task();
  readonly task = new Task();

  async load(): Promise<void> {
    const found = await this.loading.ask(async () => ({ view: await commands.importNow() }));
    if (!found) return;
    this.view = found.view;
    this.ready = true;
  }

  async choose(): Promise<boolean> {
    const view = await this.task.run(() => commands.importLook());
    if (!view) return false;
    this.view = view;
    this.taken = null;
    this.undone = false;
    return true;
  }

  async answer(changed: Partial<ImportAnswers>): Promise<void> {
    const before = this.view?.answers;
    if (!before) return;
    const answers = { ...$state.snapshot(before), ...changed };
    const view = await this.task.run(() => commands.importAnswer(answers));
    if (view) this.view = view;
  }

  async means(column: number, meaning: string): Promise<void> {
    const meanings = { ...this.view?.answers.meanings, [column]: meaning };
    await this.answer({ meanings });
  }

  async take(): Promise<boolean> {
    const view = this.view;
    const imported = await this.task.run(() => commands.importTake());
    if (!imported || !view) return false;
    this.taken = { imported, left: view.bad, heldKeys: view.held_keys };
    this.view = null;
    return true;
  }

  async forget(): Promise<void> {
    const done = await this.task.run(async () => {
      await commands.importForget();
      return true;
    });
    if (done) this.view = null;
  }

  /** Takes an import back; null where it was not. */
  async undo(id: string): Promise<SettingsView | null> {
    this.undone = false;
    const settings = await this.task.run(() => commands.importUndo(id));
    if (!settings) return null;
    this.undone = true;
    this.taken = null;
    return settings;
  }
}
