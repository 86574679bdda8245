import * as commands from '../bridge/commands';
import type { DeliveryRow, HomeView, PlanRow } from '../bridge/types';
import { app } from './app.svelte';
import { Task } from './task.svelte';

export class HomeState {
  view = $state<HomeView | null>(null);
  deliveries = $state<DeliveryRow[]>([]);
  plans = $state<PlanRow[]>([]);
  readonly loading = new Task();
  readonly starting = new Task();

  async load(): Promise<void> {
    const shown = await this.loading.ask(() =>
      Promise.all([commands.home(), commands.deliveries(), commands.plans()]),
    );
    if (shown) [this.view, this.deliveries, this.plans] = shown;
  }

  /** Begins a draft and opens the wizard at it: a new key, or one they have already. */
  async begins(recording: boolean): Promise<void> {
    const draft = await this.starting.run(() => commands.wizardStart(recording, null));
    if (draft) app.go({ name: 'wizard', id: draft.id });
  }
}
