import * as commands from '../bridge/commands';
import type { KnownAgency, LeftOutView, PersonFound } from '../bridge/types';
import { app } from './app.svelte';
import type { Draft } from './wizard-draft.svelte';

/** Fields of somebody new. */
export type WhoField = 'agency' | 'person' | 'email' | 'mobile' | 'country';

/** What a person we know gets. */
export type Want = 'new' | 'again' | 'record';

/** Who it is: somebody we know, somebody new at an agency we know, or somebody new altogether. */
export class Who {
  /** "Somebody new" was picked, or there is nobody to pick. */
  somebodyNew = $state(false);
  want = $state<Want>('new');
  /** The delivery that is sent again. */
  delivery = $state('');
  /** It was not said which delivery. */
  unchosen = $state(false);
  /** The draft was begun to give access, and now only records it. */
  switched = $state(false);
  /** What was read from a pasted e-mail, until it is used. */
  found = $state<PersonFound | null>(null);
  /** What was left out of it, also once the rest was used. */
  leftOut = $state<LeftOutView[]>([]);
  /** The address that was chosen, where several stood in the e-mail. */
  foundEmail = $state('');
  /** Agencies of the very name that was typed, also after one of them was chosen. */
  sameName = $state<KnownAgency[]>([]);
  /** What was said of the same name has been answered. */
  answered = $state(false);
  /** A mobile was typed without its country. */
  asksCountry = $state(false);

  private readonly draft: Draft;

  constructor(draft: Draft) {
    this.draft = draft;
  }

  /** Where a draft is taken up again. */
  resume(): void {
    const { view, answers } = this.draft;
    // Once the person is on record, so is the agency: that it is known is no question then.
    this.sameName = this.isFirst ? (view?.same_name ?? []) : [];
    this.answered = (answers?.another_agency ?? false) || (answers?.agency_id ?? '') !== '';
    this.asksCountry = (answers?.country ?? '') !== '';
    // Whoever is picked takes its place with one press; nothing has to be pressed for somebody new.
    this.somebodyNew = (answers?.contact ?? '') === '';
  }

  /** Nobody was put on record yet. */
  private get isFirst(): boolean {
    return this.draft.view?.reached === 'who';
  }

  /** The agency that was picked for somebody new there. */
  get agency(): KnownAgency | null {
    return this.draft.view?.agencies.find(({ id }) => id === this.draft.answers?.agency_id) ?? null;
  }

  /** Somebody new is typed in. */
  get typed(): boolean {
    const { view, answers } = this.draft;
    if (!answers || answers.contact !== '') return false;
    return (view?.known ?? []).length === 0 || this.somebodyNew || answers.agency_id !== '';
  }

  /** Somebody we know, by id. */
  pick(contact: string): void {
    const answers = this.draft.answers;
    if (!answers) return;
    answers.contact = contact;
    answers.agency_id = '';
    this.somebodyNew = false;
    this.delivery = '';
    if (this.want === 'again') this.want = 'new';
    this.draft.touch();
  }

  /** Somebody new at an agency we know, or anywhere else. */
  pickNew(agency: string): void {
    const answers = this.draft.answers;
    if (!answers) return;
    answers.contact = '';
    answers.agency_id = agency;
    this.somebodyNew = true;
    this.sameName = [];
    this.draft.touch();
  }

  type(id: WhoField, value: string): void {
    const answers = this.draft.answers;
    if (!answers) return;
    answers[id] = value;
    if (id === 'agency') {
      answers.another_agency = false;
      answers.agency_id = '';
      this.answered = false;
      this.sameName = [];
    }
    this.draft.task.mended(id === 'country' ? 'mobile' : id);
    this.draft.touch();
  }

  /** As soon as an agency was typed, asks whether we know one of that name. */
  async compare(): Promise<void> {
    await this.draft.settle();
    if ((this.draft.answers?.agency ?? '').trim() === '' || this.answered) return;
    if (this.isFirst) await this.askSameName();
  }

  private async askSameName(): Promise<void> {
    await this.draft.lookAgain();
    const same = this.draft.view?.same_name ?? [];
    if (same.length > 0) this.sameName = same;
  }

  /** Which of the agencies of the same name it is; none of them for another one. */
  isAgency(id: string): void {
    const answers = this.draft.answers;
    if (!answers) return;
    answers.agency_id = id;
    answers.another_agency = id === '';
    this.answered = true;
    this.draft.task.mended('agency');
    this.draft.touch();
  }

  /** What going on found out: the same name, or a mobile without its country. */
  async heed(): Promise<void> {
    const codes = this.draft.task.problem?.codes ?? {};
    if (codes['mobile'] === 'mobile-without-country') this.asksCountry = true;
    if (codes['agency'] === 'agency-known') await this.askSameName();
  }

  async choose(want: Want): Promise<void> {
    const answers = this.draft.answers;
    if (!answers) return;
    this.want = want;
    this.unchosen = false;
    this.switched = true;
    const [only, ...others] = this.draft.contact?.deliveries ?? [];
    this.delivery = want === 'again' && others.length === 0 ? (only?.id ?? '') : '';
    if (answers.recording === (want === 'record')) return;
    answers.recording = want === 'record';
    await this.draft.choose();
  }

  /** To the delivery that is sent again; a draft that was only begun for it goes. */
  async sendAgain(): Promise<void> {
    const { view, task } = this.draft;
    const delivery = this.delivery;
    this.unchosen = delivery === '';
    if (this.unchosen) return;
    await this.draft.settle();
    const gone = await task.run(async () => {
      if (view?.reached === 'who') await commands.wizardDiscard(this.draft.id);
      return true;
    });
    if (gone) app.go({ name: 'delivery', id: delivery });
  }

  typeText(text: string): void {
    if (this.draft.answers) this.draft.answers.person_text = text;
    this.found = null;
    this.leftOut = [];
    this.draft.touch();
  }

  async read(): Promise<void> {
    const text = await this.draft.settled();
    if (text === null) return;
    const found = await this.draft.task.run(() =>
      commands.readPerson(this.draft.id, text.person_text),
    );
    this.found = found;
    this.leftOut = found?.left_out ?? [];
    this.foundEmail = found?.email ?? '';
  }

  /** Reads what was pasted, and fills it in at once where nothing is typed yet and nothing is to be chosen. */
  async readPasted(): Promise<boolean> {
    await this.read();
    const { answers, found } = { answers: this.draft.answers, found: this.found };
    if (!answers || !found || found.name === '' || found.email === '') return false;
    const typed = [answers.person, answers.email, answers.mobile].some(
      (text) => text.trim() !== '',
    );
    if (typed || found.other_emails.length > 0 || found.mobile?.number === '') return false;
    this.use();
    return true;
  }

  /** Fills in what was found; what was not found stays as it was typed. */
  use(): void {
    const { answers, task } = this.draft;
    const found = this.found;
    if (!answers || !found) return;
    if (found.name !== '') answers.person = found.name;
    if (this.foundEmail !== '') answers.email = this.foundEmail;
    if (found.mobile) {
      answers.mobile = found.mobile.number === '' ? found.mobile.written : found.mobile.number;
      answers.mobile_from = 'email';
      this.asksCountry = found.mobile.number === '';
    }
    for (const id of ['person', 'email', 'mobile']) task.mended(id);
    this.found = null;
    this.draft.touch();
  }
}
