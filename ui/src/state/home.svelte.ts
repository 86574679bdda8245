import * as commands from '../bridge/commands';
import type { HomeView } from '../bridge/types';
import { app } from './app.svelte';
import { Task } from './task.svelte';

export class HomeState {
  view = $state<HomeView | null>(null);
  readonly loading = new Task();
  readonly starting = new Task();

  async load(): Promise<void> {
    const view = await this.loading.ask(() => commands.home());
    if (view) this.view = view;
  }

  /** Begins a draft and opens the wizard at it. */
  async giveAccess(): Promise<void> {
    const draft = await this.starting.run(() => commands.wizardStart());
    if (draft) app.go({ name: 'wizard', id: draft.id });
  }
}
