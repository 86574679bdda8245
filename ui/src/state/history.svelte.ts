import * as commands from '../bridge/commands';
import type { HistoryRow } from '../bridge/types';
import { Task } from './task.svelte';

export class HistoryState {
  rows = $state<HistoryRow[] | null>(null);
  readonly loading = new Task();

  async load(): Promise<void> {
    const rows = await this.loading.ask(() => commands.history());
    if (rows) this.rows = rows;
  }
}
