import * as commands from '../bridge/commands';
import type { DeliveryRow } from '../bridge/types';
import { Task } from './task.svelte';

/** The deliveries to choose from when something went wrong with one. */
export class TroubleState {
  rows = $state<DeliveryRow[] | null>(null);
  readonly loading = new Task();

  async load(): Promise<void> {
    const rows = await this.loading.ask(() => commands.deliveries());
    if (rows) this.rows = rows;
  }
}
