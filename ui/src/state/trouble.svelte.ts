import * as commands from '../bridge/commands';
import type { DeliveryRow, KeyRow } from '../bridge/types';
import { app } from './app.svelte';
import { Task } from './task.svelte';

/** What there is to choose from when something went wrong. */
export class TroubleState {
  rows = $state<DeliveryRow[] | null>(null);
  keys = $state<KeyRow[]>([]);
  readonly loading = new Task();
  readonly task = new Task();

  async load(): Promise<void> {
    const rows = await this.loading.ask(() =>
      Promise.all([commands.deliveries(), commands.keys()]),
    );
    if (rows) [this.rows, this.keys] = rows;
  }

  /** Keys that somebody could still use. */
  get open(): KeyRow[] {
    return this.keys.filter(
      ({ standing }) => standing !== 'switched_off' && standing !== 'deleted',
    );
  }

  /** Nobody is sure who saw a key, or what a delivery carried. */
  async unsure(about: string): Promise<void> {
    const plan = await this.task.run(() => commands.beginPlan('unsure', about));
    if (plan !== null) app.go({ name: 'plan', id: plan });
  }
}
