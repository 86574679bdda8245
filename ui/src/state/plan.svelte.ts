import * as commands from '../bridge/commands';
import { listen } from '../bridge/tauri';
import type {
  ConfirmedHow,
  Decision,
  PlanEnd,
  PlanStepView,
  PlanView,
  Progress,
} from '../bridge/types';
import { app } from './app.svelte';
import { Job } from './job.svelte';
import { Papers } from './papers.svelte';
import { PlanLetter } from './plan-letter.svelte';
import { Task } from './task.svelte';

/** One step told from all others of its plan. */
export function stepKey({ step, about }: Pick<PlanStepView, 'step' | 'about'>): string {
  return `${step} ${about}`;
}

/** A paper that belongs to a plan. */
export type PlanPaper = 'certificate' | 'incident';

/** One plan, from its first step to its end. */
export class PlanState {
  readonly id: string;
  view = $state<PlanView | null>(null);
  /** How far a locked file is; null while none is made. */
  progress = $state<Progress | null>(null);
  /** Counts the steps that were taken here: the one that is open then is read out. */
  taken = $state(0);
  readonly loading = new Task();
  readonly task = new Task();
  readonly papers = new Papers(this.task);
  readonly job = new Job<'there' | 'refused'>(this.task);
  readonly letter: PlanLetter;

  /** The one the person wants to see, of those that are next. */
  private chosen = $state('');

  constructor(id: string) {
    this.id = id;
    this.letter = new PlanLetter(id, this.task);
  }

  async load(): Promise<void> {
    const view = await this.loading.ask(() => commands.plan(this.id));
    if (view) this.view = view;
  }

  /** Those whose turn it is. */
  get next(): PlanStepView[] {
    if (this.view?.row.ended) return [];
    return this.view?.steps.filter(({ state }) => state === 'next') ?? [];
  }

  /** The one that is open: one thing at a time. */
  get open(): PlanStepView | null {
    const { next } = this;
    return next.find((step) => stepKey(step) === this.chosen) ?? next[0] ?? null;
  }

  choose(step: PlanStepView): void {
    this.chosen = stepKey(step);
    this.task.problem = null;
    this.taken += 1;
  }

  private async change(work: () => Promise<PlanView>): Promise<boolean> {
    const before = this.open;
    const view = await this.task.run(work);
    if (!view) return false;
    this.show(view, before);
    return true;
  }

  private show(view: PlanView, before: PlanStepView | null): void {
    this.view = view;
    this.papers.forget();
    const now = this.open;
    if (!before || !now || stepKey(before) !== stepKey(now)) this.taken += 1;
  }

  async done({ step, about }: PlanStepView): Promise<void> {
    await this.change(() => commands.planDone(this.id, step, about));
  }

  async skip({ step, about }: PlanStepView, reason = ''): Promise<void> {
    await this.change(() => commands.planSkip(this.id, step, about, reason));
  }

  /** Leaves out all of one kind at once. */
  async skipAll(kind: PlanStepView['step']): Promise<void> {
    await this.change(() => commands.planSkip(this.id, kind, '', ''));
  }

  async time(day: string, time: string): Promise<void> {
    await this.change(() => commands.planTime(this.id, day, time));
  }

  async reader(agency: string, contact: string): Promise<void> {
    await this.change(() => commands.planReader(this.id, agency, contact));
  }

  async successor(person: string): Promise<void> {
    await this.change(() => commands.planSuccessor(this.id, person));
  }

  async account(fields: Record<string, string>): Promise<void> {
    await this.change(() => commands.planAccount(this.id, fields));
  }

  async decide(key: string, decision: Decision, reason: string): Promise<void> {
    await this.change(() => commands.planDecide(this.id, key, decision, reason));
  }

  async confirmed(on: string, how: ConfirmedHow): Promise<void> {
    await this.change(() => commands.planConfirmed(this.id, on, how));
  }

  async end(how: PlanEnd): Promise<void> {
    await this.change(() => commands.endPlan(this.id, how));
  }

  // The key

  async paste(): Promise<void> {
    await this.change(() => commands.planPasteKey(this.id));
  }

  async keepKey(): Promise<void> {
    await this.change(() => commands.planKeepKey(this.id));
  }

  /** What the step does at its system, done by the app. */
  async atSystem({ step, about }: PlanStepView): Promise<void> {
    const before = this.open;
    const view = await this.job.run('there', () => commands.planAtSystem(this.id, step, about));
    if (view) this.show(view, before);
  }

  /** Asks the system whether it refuses the key. */
  async seeRefused({ about }: PlanStepView): Promise<void> {
    const before = this.open;
    const view = await this.job.run('refused', (job) =>
      commands.planSeeRefused(job, this.id, about),
    );
    if (view) this.show(view, before);
  }

  /** Makes the locked file, and goes on where it is sent. */
  async makeFile(agency: string): Promise<void> {
    const known = this.deliveries(this.view);
    this.progress = 'sealing';
    const stop = listen('progress', (progress) => {
      if (typeof progress === 'string') this.progress = progress;
    });
    const done = await this.change(() => commands.planMakeFile(this.id, agency));
    stop();
    this.progress = null;
    const made = this.deliveries(this.view).find((id) => !known.includes(id));
    if (done && made !== undefined) app.go({ name: 'delivery', id: made });
  }

  private deliveries(view: PlanView | null): string[] {
    return (view?.steps ?? []).flatMap(({ delivery }) => (delivery ? [delivery.id] : []));
  }

  /** Goes on in the wizard, where the new key is made. */
  async toWizard(step: PlanStepView): Promise<void> {
    if (step.draft !== '') {
      app.go({ name: 'wizard', id: step.draft });
      return;
    }
    const key = this.view?.row.key_id ?? '';
    const draft = await this.task.run(() => commands.replaceKey(key));
    if (draft !== null) app.go({ name: 'wizard', id: draft });
  }

  async save(paper: PlanPaper): Promise<void> {
    this.papers.forget();
    await this.papers.save({ kind: paper, plan: this.id }, 'pdf');
  }
}
