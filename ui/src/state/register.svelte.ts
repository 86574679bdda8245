import * as commands from '../bridge/commands';
import type {
  LedgerCheckView,
  PaperForm,
  RegisterAsk,
  RegisterRow,
  RegisterView,
} from '../bridge/types';
import { app } from './app.svelte';
import { Papers } from './papers.svelte';
import { missing } from './problem';
import type { When } from './question.svelte';
import { Task } from './task.svelte';

/** One agency and what it had. */
export interface Group {
  id: string;
  rows: RegisterRow[];
}

/** Who has access. */
export class RegisterState {
  view = $state<RegisterView | null>(null);
  ledger = $state<LedgerCheckView | null>(null);
  readonly question = app.question;
  readonly loading = new Task();
  readonly saving = new Task();
  readonly papers = new Papers(this.saving);
  readonly checking = new Task();

  /** The same question once more. */
  async load(): Promise<void> {
    await this.put(this.question.ask);
  }

  private async put(ask: RegisterAsk): Promise<boolean> {
    const view = await this.loading.ask(() => commands.register(ask));
    if (!view) return false;
    this.view = view;
    this.papers.forget();
    // A period that was left open at its end goes on to today.
    const { from, to } = view.ask;
    this.question.answered({ ...ask, from, to });
    return true;
  }

  /** Asks with the days that are typed; where none is, nothing was asked yet. */
  async show(): Promise<boolean> {
    const { typed, when } = this.question;
    const [field, day] =
      when === 'period' ? (['from', typed.from + typed.to] as const) : (['on', typed.on] as const);
    if (when !== 'now' && day === '' && typed.as_known === this.question.ask.as_known) {
      this.loading.problem = missing(field);
      return false;
    }
    return this.put(typed);
  }

  /** Nothing needs to be typed for now; a day is asked for first. */
  async choose(when: When): Promise<void> {
    this.question.when = when;
    this.loading.problem = null;
    if (when === 'now') await this.show();
  }

  async asKnownNow(): Promise<void> {
    this.question.asKnown = '';
    await this.put({ ...this.question.ask, as_known: '' });
  }

  /** Known for certain, and the key they had is not stopped meanwhile. */
  get having(): RegisterRow[] {
    return this.certain.filter((row) => !row.paused);
  }

  get paused(): RegisterRow[] {
    return this.certain.filter((row) => row.paused);
  }

  get unsure(): RegisterRow[] {
    return (this.view?.rows ?? []).filter((row) => row.certainty === 'not-excluded');
  }

  /** What has an entry for the days on our list, each right before the one for the days after. */
  get twice(): RegisterRow[] {
    const rows = this.view?.rows ?? [];
    return rows.filter(({ grant }, index) => rows[index + 1]?.grant === grant);
  }

  private get certain(): RegisterRow[] {
    return (this.view?.rows ?? []).filter((row) => row.certainty === 'certain');
  }

  /** Those who had it for certain, agency by agency in the order they come. */
  get groups(): Group[] {
    const groups: Group[] = [];
    for (const row of this.certain) {
      const group = groups.find(({ id }) => id === row.agency_id);
      if (group) group.rows.push(row);
      else groups.push({ id: row.agency_id, rows: [row] });
    }
    return groups;
  }

  async save(kind: 'register' | 'article30', form: PaperForm): Promise<void> {
    await this.papers.save({ kind, ask: this.question.ask }, form);
  }

  async check(): Promise<void> {
    this.ledger = null;
    this.ledger = await this.checking.run(() => commands.checkLedger());
  }
}
