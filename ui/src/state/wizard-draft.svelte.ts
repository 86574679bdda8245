import * as commands from '../bridge/commands';
import type { Answers, KnownContact, Step, WizardView } from '../bridge/types';
import { STEPS } from './places';
import { problemOf, type Problem } from './problem';
import { Task } from './task.svelte';

/** What a person typed and chose in the wizard, kept from the first letter, and what it leads to. */
export class Draft {
  readonly id: string;
  view = $state<WizardView | null>(null);
  answers = $state<Answers | null>(null);
  /** The step on the screen; an earlier one while the person looks back. */
  shown = $state<Step>('who');
  /** Keeping the draft did not work; the person should know before she leaves. */
  notKept = $state<Problem | null>(null);
  readonly loading = new Task();
  readonly task = new Task();

  private unkept = false;
  private keeping: Promise<void> | null = null;
  private unasked = false;
  private choosing: Promise<void> | null = null;
  /** Counts what was typed, so that an answer from Rust does not undo what was typed meanwhile. */
  private typed = 0;

  constructor(id: string) {
    this.id = id;
  }

  get system(): string {
    const chosen = this.view?.systems.find(({ id }) => id === this.answers?.platform);
    return chosen?.name ?? '';
  }

  get contact(): KnownContact | null {
    return this.view?.known.find(({ id }) => id === this.answers?.contact) ?? null;
  }

  get agency(): string {
    const known = this.view?.agencies.find(({ id }) => id === this.answers?.agency_id);
    return (this.contact?.agency ?? known?.name ?? this.answers?.agency ?? '').trim();
  }

  get person(): string {
    return (this.contact?.person ?? this.answers?.person ?? '').trim();
  }

  get recording(): boolean {
    return this.answers?.recording ?? false;
  }

  /** The steps of this draft, with the one on the screen, which a choice on it may have made needless. */
  get steps(): Step[] {
    const steps = this.view?.steps ?? [];
    return STEPS.filter((step) => steps.includes(step) || step === this.shown);
  }

  /** The step after the one on the screen; null at the end. */
  get then(): Step | null {
    return this.steps[this.steps.indexOf(this.shown) + 1] ?? null;
  }

  show(view: WizardView): void {
    this.view = view;
    this.answers = view.answers;
    this.shown = view.step;
  }

  /** After each key press: keeps the answers at once, so that closing the window loses nothing. */
  touch(): void {
    this.typed += 1;
    void this.keep();
  }

  /** Keeps the answers; what is typed while they are being kept is kept right after. */
  keep(): Promise<void> {
    this.unkept = true;
    this.keeping ??= this.keepAll().finally(() => {
      this.keeping = null;
    });
    return this.keeping;
  }

  private async keepAll(): Promise<void> {
    while (this.unkept) {
      this.unkept = false;
      const answers = $state.snapshot(this.answers);
      if (answers === null) return;
      try {
        await commands.wizardSave(this.id, answers);
        this.notKept = null;
      } catch (reason) {
        this.notKept = problemOf(reason);
      }
    }
  }

  /** Where there is one region only, nobody is asked. */
  chooseOnlyRegion(): void {
    const [only, other] = this.view?.making?.account.regions ?? [];
    if (!this.answers || !only || other || this.answers.region === only.id) return;
    this.answers.region = only.id;
    this.touch();
  }

  /** Waits until what was typed is kept. */
  async settle(): Promise<void> {
    await this.keeping;
  }

  /** The answers as they are now, once what was typed is kept. */
  async settled(): Promise<Answers | null> {
    await this.settle();
    return $state.snapshot(this.answers);
  }

  /** Something was chosen that changes what comes after it; what is chosen meanwhile is asked right after. */
  choose(): Promise<void> {
    this.unasked = true;
    this.choosing ??= this.chooseAll().finally(() => {
      this.choosing = null;
    });
    return this.choosing;
  }

  /** Asked by a call, because it may change while something is awaited. */
  private isChosenAnew(): boolean {
    return this.unasked;
  }

  private async chooseAll(): Promise<void> {
    while (this.unasked) {
      this.unasked = false;
      const answers = await this.settled();
      if (answers === null) return;
      const typed = this.typed;
      const view = await this.task.run(() => commands.wizardChoose(this.id, answers));
      if (!view) continue;
      this.view = view;
      // What was typed or chosen meanwhile is not undone by the answer to something older.
      if (typed !== this.typed) await this.keep();
      else if (!this.isChosenAnew()) this.answers = view.answers;
    }
  }

  /** Asks quietly what was typed leads to; nothing that was typed or said about it changes. */
  async lookAgain(): Promise<void> {
    const answers = await this.settled();
    if (answers === null) return;
    const view = await this.loading.ask(() => commands.wizardChoose(this.id, answers));
    if (!view) return;
    this.view = view;
    await this.keep();
  }

  /** Takes over what a command made of the draft, and its step. */
  async change(work: () => Promise<WizardView>): Promise<boolean> {
    await this.settle();
    const view = await this.task.run(work);
    if (!view) return false;
    this.show(view);
    return true;
  }
}
