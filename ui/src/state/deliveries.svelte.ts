import * as commands from '../bridge/commands';
import type { DeliveryRow } from '../bridge/types';
import { finds } from '../text/search';
import { app } from './app.svelte';
import { Task } from './task.svelte';

/** Every delivery, newest first. */
export class DeliveriesState {
  rows = $state<DeliveryRow[] | null>(null);
  readonly loading = new Task();
  readonly search = app.searches.deliveries;

  async load(): Promise<void> {
    const rows = await this.loading.ask(() => commands.deliveries());
    if (rows) this.rows = rows;
  }

  /** Those that are searched for. */
  get found(): DeliveryRow[] {
    const { search } = this;
    return (this.rows ?? []).filter(
      (row) =>
        search.lets('standing', row.standing) &&
        search.lets('agency', row.agency) &&
        finds(search.typed, [row.person, row.agency, row.platform]),
    );
  }
}
