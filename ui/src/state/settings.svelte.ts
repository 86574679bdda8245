import * as commands from '../bridge/commands';
import type { SettingsView } from '../bridge/types';
import { Task } from './task.svelte';

export class SettingsState {
  view = $state<SettingsView | null>(null);
  /** The systems as ticked; null while nothing was touched. */
  chosen = $state<string[] | null>(null);
  /** The choice was kept; announced. */
  kept = $state(false);
  readonly loading = new Task();
  readonly task = new Task();

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
}
