import * as commands from '../bridge/commands';
import type { SheetView } from '../bridge/types';
import { Task } from './task.svelte';

/** The recovery sheet, from drawing it to the proof that it is on paper. */
export class SheetState {
  view = $state<SheetView | null>(null);
  /** The two rows as typed from the paper. */
  typed = $state<string[]>([]);
  private changes = 0;
  readonly loading = new Task();
  readonly task = new Task();

  async load(): Promise<void> {
    const before = this.changes;
    const view = await this.loading.ask(() => commands.sheet());
    // What was asked before a change may be answered after it.
    if (view && before === this.changes && !this.task.busy) this.arrive(view);
  }

  async make(): Promise<void> {
    await this.change(() => commands.sheetMake());
  }

  async print(): Promise<void> {
    await this.task.run(() => commands.sheetPrint());
  }

  async confirm(): Promise<void> {
    await this.change(() => commands.sheetConfirm(this.typed.join(' ')));
  }

  async discard(): Promise<void> {
    await this.change(() => commands.sheetDiscard());
  }

  async cancel(): Promise<void> {
    await this.change(() => commands.sheetCancel());
  }

  type(index: number, value: string): void {
    this.typed[index] = value;
    this.task.mended('typed');
  }

  private async change(work: () => Promise<SheetView>): Promise<void> {
    const view = await this.task.run(work);
    this.changes += 1;
    if (view) this.arrive(view);
  }

  /** Rows of one sheet say nothing about another one. */
  private arrive(view: SheetView): void {
    const before = this.view?.pending?.ask.join() ?? '';
    const now = view.pending?.ask.join() ?? '';
    if (before !== now) this.typed = view.pending?.ask.map(() => '') ?? [];
    this.view = view;
  }
}
