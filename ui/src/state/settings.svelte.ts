import * as commands from '../bridge/commands';
import type { Preferences, SettingsView } from '../bridge/types';
import { app } from './app.svelte';
import { Erasing } from './erasing.svelte';
import { Task } from './task.svelte';

export class SettingsState {
  view = $state<SettingsView | null>(null);
  /** The systems as ticked; null while nothing was touched. */
  chosen = $state<string[] | null>(null);
  /** The choice was kept; announced. */
  kept = $state(false);
  readonly loading = new Task();
  readonly task = new Task();
  readonly erasing = new Erasing(this.task);
  /** What was done last of what is said beside its button; announced. */
  done = $state<'preferences' | 'keyboard' | 'calendar' | null>(null);

  async load(): Promise<void> {
    const view = await this.loading.ask(() => commands.settings());
    if (view) this.view = view;
  }

  uses(id: string): boolean {
    const used = this.view?.systems.find((system) => system.id === id)?.used ?? false;
    return this.chosen?.includes(id) ?? used;
  }

  tick(id: string, on: boolean): void {
    const now = (this.view?.systems ?? []).map((system) => system.id).filter((of) => this.uses(of));
    this.chosen = on ? [...now, id] : now.filter((of) => of !== id);
    this.kept = false;
    this.task.mended('platforms');
  }

  async chooseSystems(): Promise<void> {
    const chosen = $state.snapshot(this.chosen);
    if (chosen === null) return;
    const view = await this.task.run(() => commands.chooseSystems(chosen));
    if (!view) return;
    this.view = view;
    this.kept = true;
  }

  private async change(
    what: 'preferences' | 'keyboard',
    work: () => Promise<SettingsView>,
  ): Promise<boolean> {
    this.done = null;
    const view = await this.task.run(work);
    if (!view) return false;
    this.view = view;
    this.done = what;
    return true;
  }

  async prefer(preferences: Preferences): Promise<boolean> {
    return this.change('preferences', () => commands.savePreferences(preferences));
  }

  /** Somebody else is at the keyboard from now on. */
  async takeKeyboard(name: string): Promise<boolean> {
    return this.change('keyboard', () => commands.takeKeyboard(name));
  }

  /** Somebody of ours has left. */
  async left(person: string): Promise<void> {
    const plan = await this.task.run(() => commands.beginPlan('ours-left', person));
    if (plan !== null) app.go({ name: 'plan', id: plan });
  }

  async saveCalendar(): Promise<void> {
    this.done = null;
    if (await this.task.run(() => commands.saveCalendar())) this.done = 'calendar';
  }
}
