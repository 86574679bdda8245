import * as commands from '../bridge/commands';
import type { BreaksView, KeyPage, KeyRow, KeyStanding, PlanWhat } from '../bridge/types';
import { app } from './app.svelte';
import { Check } from './check.svelte';
import { Checks } from './checks.svelte';
import { KeyThere } from './key-there.svelte';
import { Task } from './task.svelte';
import { finds } from '../text/search';

/** What wants the person comes first, what is over last; the rest stays as it comes, newest first. */
const ORDER: Record<KeyStanding, number> = {
  exposed: 0,
  not_kept: 1,
  kept: 2,
  forgotten: 2,
  never_here: 2,
  replaced: 3,
  switched_off: 4,
  deleted: 5,
};

/** What stops a key, now or later: first it is said who that is. */
const STOPS: PlanWhat[] = ['overlap', 'cut-over', 'switch-off', 'reset'];

/** Every key on record. */
export class KeysState {
  rows = $state<KeyRow[] | null>(null);
  readonly loading = new Task();
  readonly search = app.searches.keys;
  readonly checks = new Checks();

  async load(): Promise<void> {
    const rows = await this.loading.ask(() => commands.keys());
    if (rows) this.rows = rows.toSorted((a, b) => ORDER[a.standing] - ORDER[b.standing]);
  }

  /** Those that are searched for. */
  get found(): KeyRow[] {
    const { search } = this;
    return (this.rows ?? []).filter(
      (row) =>
        search.lets('system', row.platform_id) &&
        search.lets('standing', row.standing) &&
        search.lets('agency', ...row.holders) &&
        search.lets('opens', row.opens_everything ? 'everything' : 'less') &&
        finds(search.typed, [
          row.name,
          row.platform,
          row.kind,
          row.account,
          row.purpose,
          row.ends_in,
          ...row.holders,
        ]),
    );
  }
}

/** One key. */
export class KeyState {
  readonly id: string;
  view = $state<KeyPage | null>(null);
  readonly loading = new Task();
  readonly task = new Task();
  readonly check = new Check();
  readonly there: KeyThere;
  /** What is about to be begun, and who breaks; null while nothing is. */
  asked = $state<{ what: PlanWhat; breaks: BreaksView } | null>(null);
  /** The access whose reason is being written. */
  accepting = $state('');
  /** Why each can stay, as written so far. */
  private reasons = $state<Record<string, string>>({});

  constructor(id: string) {
    this.id = id;
    this.there = new KeyThere(this);
  }

  async load(): Promise<void> {
    const view = await this.loading.ask(() => commands.key(this.id));
    if (view) this.view = view;
  }

  private async change(work: () => Promise<KeyPage>): Promise<boolean> {
    const view = await this.task.run(work);
    if (view) this.view = view;
    return view !== null;
  }

  async switchOff(): Promise<void> {
    await this.change(() => commands.switchKeyOff(this.id));
  }

  async switchOn(): Promise<void> {
    await this.change(() => commands.switchKeyOn(this.id));
  }

  /** How it is replaced: in one of its own ways, or in the wizard. */
  get replacing(): PlanWhat | null {
    const ways: PlanWhat[] = ['overlap', 'cut-over', 'reset'];
    return this.view?.can.find((what) => ways.includes(what)) ?? null;
  }

  /** Says first who breaks, where something stops; else begins. */
  async ask(what: PlanWhat): Promise<void> {
    if (!STOPS.includes(what)) {
      await this.begin(what);
      return;
    }
    const breaks = await this.task.run(() => commands.breaks(this.id, what));
    if (breaks) this.asked = { what, breaks };
  }

  /** Nothing is begun. */
  notNow(): void {
    this.asked = null;
    this.task.problem = null;
  }

  async begin(what: PlanWhat): Promise<void> {
    const plan = await this.task.run(() => commands.beginPlan(what, this.id));
    if (plan !== null) app.go({ name: 'plan', id: plan });
  }

  /** What was written about this one before is still there. */
  beginAccepting(access: string): void {
    this.accepting = access;
  }

  stopAccepting(): void {
    this.accepting = '';
    this.task.problem = null;
  }

  get reason(): string {
    return this.reasons[this.accepting] ?? '';
  }

  writeReason(reason: string): void {
    this.reasons[this.accepting] = reason;
    this.task.mended('reason');
  }

  async accept(): Promise<void> {
    const done = await this.change(() => commands.acceptExposure(this.accepting, this.reason));
    if (done) this.accepting = '';
  }

  async give(): Promise<void> {
    const draft = await this.task.run(() => commands.giveKey(this.id));
    if (draft !== null) app.go({ name: 'wizard', id: draft });
  }

  async replace(): Promise<void> {
    if (this.replacing !== null) {
      await this.ask(this.replacing);
      return;
    }
    const draft = await this.task.run(() => commands.replaceKey(this.id));
    if (draft !== null) app.go({ name: 'wizard', id: draft });
  }
}
