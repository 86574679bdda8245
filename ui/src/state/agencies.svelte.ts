import * as commands from '../bridge/commands';
import type {
  AgencyAnswers,
  AgencyPage,
  AgencyRow,
  PersonAnswers,
  PlanWhat,
} from '../bridge/types';
import { LANGUAGE } from '../text';
import { finds } from '../text/search';
import { app } from './app.svelte';
import { Erasing } from './erasing.svelte';
import { Papers } from './papers.svelte';
import { Task } from './task.svelte';

const byName = new Intl.Collator(LANGUAGE, { numeric: true });

/** How an agency stands to its keys, as the list is narrowed by it. */
export function holding(row: AgencyRow): string[] {
  return [row.keys > 0 ? 'keys' : 'none', ...(row.contract_over ? ['over'] : [])];
}

/** Every agency we know. */
export class AgenciesState {
  rows = $state<AgencyRow[] | null>(null);
  readonly loading = new Task();
  readonly search = app.searches.agencies;

  async load(): Promise<void> {
    const rows = await this.loading.ask(() => commands.agencies());
    if (rows) this.rows = rows.toSorted((a, b) => byName.compare(a.name, b.name));
  }

  /** Those that are searched for. */
  get found(): AgencyRow[] {
    const { search } = this;
    return (this.rows ?? []).filter(
      (row) =>
        search.lets('role', row.role ?? 'unknown') &&
        search.lets('holding', ...holding(row)) &&
        finds(search.typed, [row.name, ...row.people]),
    );
  }
}

/** One agency. */
export class AgencyState {
  readonly id: string;
  view = $state<AgencyPage | null>(null);
  /** What is being changed of it; null while it is only looked at. */
  answers = $state<AgencyAnswers | null>(null);
  /** The person who is being changed or added; null while nobody is. */
  person = $state<PersonAnswers | null>(null);
  /** The number was typed without its country, which is asked then. */
  asksCountry = $state(false);
  /** What was kept last, the agency or a person by name; announced. */
  kept = $state<{ person: string } | 'agency' | null>(null);
  readonly loading = new Task();
  readonly task = new Task();
  readonly erasing = new Erasing(this.task);
  readonly papers = new Papers(this.task);

  constructor(id: string) {
    this.id = id;
  }

  async load(): Promise<void> {
    const view = await this.loading.ask(() => commands.agency(this.id));
    if (view) this.view = view;
  }

  change(): void {
    if (!this.view) return;
    const { row, contract } = this.view;
    this.begin();
    this.answers = {
      name: row.name,
      role: row.role,
      contract_ends: row.contract_ends,
      contract,
      countries: [...row.countries],
    };
  }

  /** `id` of somebody we know, or nothing for somebody new. */
  changePerson(id = ''): void {
    const known = this.view?.people.find((person) => person.id === id);
    this.begin();
    this.person = {
      id,
      name: known?.name ?? '',
      email: known?.email ?? '',
      mobile: known?.mobile ?? '',
      country: '',
      mobile_from: known?.mobile_from ?? 'unknown',
    };
  }

  private begin(): void {
    this.stop();
    this.kept = null;
  }

  /** Nothing is changed. */
  stop(): void {
    this.answers = null;
    this.person = null;
    this.asksCountry = false;
    this.erasing.stop();
    this.task.problem = null;
  }

  async save(): Promise<boolean> {
    const answers = $state.snapshot(this.answers);
    if (answers === null) return false;
    const view = await this.task.run(() => commands.saveAgency(this.id, answers));
    if (!view) return false;
    this.view = view;
    this.answers = null;
    this.kept = 'agency';
    return true;
  }

  async savePerson(): Promise<boolean> {
    const answers = $state.snapshot(this.person);
    if (answers === null) return false;
    const view = await this.task.run(() => commands.savePerson(this.id, answers));
    if (this.task.code('mobile') === 'mobile-without-country') this.asksCountry = true;
    if (!view) return false;
    this.view = view;
    this.person = null;
    this.kept = { person: answers.name };
    return true;
  }

  /** Begins a draft for this agency: a new key, or one they have already. */
  async begins(recording: boolean): Promise<void> {
    const draft = await this.task.run(() => commands.wizardStart(recording, this.id));
    if (draft) app.go({ name: 'wizard', id: draft.id });
  }

  /** Somebody has left, or all of it ends. */
  async plans(what: PlanWhat, about: string): Promise<void> {
    const plan = await this.task.run(() => commands.beginPlan(what, about));
    if (plan !== null) app.go({ name: 'plan', id: plan });
  }
}
