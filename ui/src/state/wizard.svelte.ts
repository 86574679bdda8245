import * as commands from '../bridge/commands';
import { listen } from '../bridge/tauri';
import type {
  Answers,
  FieldView,
  FileView,
  Form,
  KnownContact,
  Progress,
  Step,
  StepView,
  WizardView,
  WordsLanguage,
} from '../bridge/types';
import { app } from './app.svelte';
import { problemOf, type Problem } from './problem';
import { Task } from './task.svelte';

export { STEPS } from './places';

/** One draft of giving an agency access. Whatever is typed is kept; only going on asks whether it is right. */
export class WizardState {
  readonly id: string;
  view = $state<WizardView | null>(null);
  answers = $state<Answers | null>(null);
  /** The step on the screen; an earlier one while the person looks back. */
  shown = $state<Step>('who');
  /** The vendor's steps are on the screen, after the form's values were settled. */
  guiding = $state(false);
  /** The window is narrow and stays on top. */
  strip = $state(false);
  /** The field that was copied last. */
  copied = $state('');
  progress = $state<Progress | null>(null);
  /** It is the trial file that is being made. */
  trying = $state(false);
  /** The form is chosen anew although a file is ready. */
  reforming = $state(false);
  /** The person's public key as pasted, until it is kept. */
  publicKey = $state('');
  /** Keeping the draft did not work; the person should know before she leaves. */
  notKept = $state<Problem | null>(null);
  readonly loading = new Task();
  readonly task = new Task();

  /** The language of the words of the file that is ready. */
  private madeIn = $state<WordsLanguage | null>(null);
  private unkept = false;
  private keeping: Promise<void> | null = null;

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
    return (this.contact?.agency ?? this.answers?.agency ?? '').trim();
  }

  get person(): string {
    return (this.contact?.person ?? this.answers?.person ?? '').trim();
  }

  get steps(): StepView[] {
    return this.view?.making?.steps ?? [];
  }

  /** The vendor's step on the screen, counted from nought. */
  get at(): number {
    return Math.min(this.answers?.steps_done ?? 0, Math.max(0, this.steps.length - 1));
  }

  async load(): Promise<void> {
    const view = await this.loading.ask(() => commands.wizardOpen(this.id));
    if (!view) return;
    this.show(view);
    this.madeIn = view.answers.language;
    this.guiding = view.answers.steps_done > 0;
  }

  private show(view: WizardView): void {
    this.view = view;
    this.answers = view.answers;
    this.shown = view.step;
  }

  // Keeping what is typed

  /** After each key press: keeps the answers at once, so that closing the window loses nothing. */
  touch(): void {
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

  /** Waits until what was typed is kept. */
  async settle(): Promise<void> {
    await this.keeping;
  }

  // Going on

  /** Something was chosen that changes what comes after it. */
  async choose(): Promise<void> {
    await this.settle();
    const answers = $state.snapshot(this.answers);
    if (answers === null) return;
    const view = await this.task.run(() => commands.wizardChoose(this.id, answers));
    if (!view) return;
    this.view = view;
    this.answers = view.answers;
  }

  async next(): Promise<void> {
    await this.settle();
    const answers = $state.snapshot(this.answers);
    if (answers === null) return;
    const from = this.shown;
    const view = await this.task.run(() => commands.wizardContinue(this.id, from, answers));
    if (view) {
      this.show(view);
      if (from !== 'make_it') await this.setStrip(false);
    } else if (from === 'make_it' && this.formProblem) {
      this.guiding = false;
    }
  }

  /** Back to a step that was reached before. */
  async look(step: Step): Promise<void> {
    await this.settle();
    const view = await this.task.run(() => commands.wizardGoTo(this.id, step));
    if (!view) return;
    this.show(view);
    this.guiding = false;
    await this.setStrip(false);
  }

  /** What could not be kept is said first; who presses again leaves all the same. */
  async leave(): Promise<void> {
    const warned = this.notKept !== null;
    await this.keep();
    await this.setStrip(false);
    if (this.notKept === null || warned) app.go({ name: 'home' });
  }

  async discard(): Promise<void> {
    await this.settle();
    const gone = await this.task.run(async () => {
      await commands.wizardDiscard(this.id);
      return true;
    });
    if (gone) app.go({ name: 'home' });
  }

  // Make it

  /** The value of a form field: what was typed, or what we propose. */
  value(field: FieldView): string {
    return this.answers?.fields[field.id] ?? field.value;
  }

  setValue(id: string, value: string): void {
    if (this.answers) this.answers.fields[id] = value;
    this.task.mended(`field:${id}`);
    this.touch();
  }

  private get formProblem(): boolean {
    const fields = Object.keys(this.task.problem?.fields ?? {});
    return fields.some((id) => id === 'region' || id.startsWith('field:'));
  }

  /** From the form's values to the vendor's first step, or to what wants another look. */
  async guide(): Promise<void> {
    await this.settle();
    const answers = $state.snapshot(this.answers);
    if (answers === null) return;
    const view = await this.task.run(() => commands.wizardCheck(this.id, answers));
    if (!view) return;
    this.view = view;
    this.answers = view.answers;
    this.guiding = true;
  }

  backToForm(): void {
    this.guiding = false;
    this.copied = '';
    void this.setStrip(false);
  }

  /** One vendor's step further; what is pasted there is on the clipboard when it opens. */
  async stepOn(): Promise<void> {
    const next = this.steps[this.at + 1];
    if (!next || !this.answers) return;
    if (this.copiesBy(next) && !(await this.copy(next.copies))) return;
    this.answers.steps_done = this.at + 1;
    await this.keep();
  }

  async stepBack(): Promise<void> {
    if (!this.answers) return;
    this.copied = '';
    if (this.at === 0) {
      this.backToForm();
      return;
    }
    this.answers.steps_done = this.at - 1;
    await this.keep();
  }

  /** Whether a step has something to paste. */
  copiesBy(step: StepView): boolean {
    return step.copies !== '' && step.value !== '';
  }

  fieldOf(step: StepView): FieldView | null {
    return this.view?.making?.fields.find(({ id }) => id === step.copies) ?? null;
  }

  async copy(field: string): Promise<boolean> {
    const done = await this.task.run(async () => {
      await commands.copyField(this.id, field);
      return true;
    });
    if (done) this.copied = field;
    else if (this.formProblem) this.guiding = false;
    return done ?? false;
  }

  async setStrip(on: boolean): Promise<void> {
    if (this.strip === on) return;
    const done = await this.task.run(async () => {
      await commands.strip(on);
      return true;
    });
    if (done) this.strip = on;
  }

  // Key and locked file

  async paste(): Promise<void> {
    const key = await this.task.run(() => commands.pasteKey(this.id));
    if (!this.view) return;
    // What was in doubt before is gone once something else was pasted; what is kept stays kept.
    if (key) this.view.key = key;
    else if (!this.view.key?.kept) this.view.key = null;
  }

  async keepKey(): Promise<void> {
    const key = await this.task.run(() => commands.keepKey(this.id));
    if (key && this.view) this.view.key = key;
  }

  /** The file that is ready; none once another form or language was chosen for it. */
  get ready(): FileView | null {
    const file = this.view?.file ?? null;
    const fits = file?.form === this.view?.form && this.madeIn === this.answers?.language;
    return fits ? file : null;
  }

  async chooseForm(form: Form): Promise<void> {
    if (!this.answers) return;
    this.answers.form = form;
    await this.choose();
  }

  async chooseLanguage(language: WordsLanguage): Promise<void> {
    if (!this.answers) return;
    this.answers.language = language;
    await this.choose();
  }

  /** Keeps the person's own public key on their card; whether a file is locked to it is chosen after. */
  async keepPublicKey(): Promise<boolean> {
    const kept = await this.task.run(() => commands.setPublicKey(this.id, this.publicKey));
    if (!kept || !this.view) return false;
    this.view.public_key = kept;
    this.publicKey = '';
    return true;
  }

  async makeFile(): Promise<void> {
    const language = this.answers?.language ?? null;
    const file = await this.making(() => commands.makeFile(this.id));
    if (!file || !this.view) return;
    this.view.file = file;
    this.madeIn = language;
    this.reforming = false;
  }

  /** A file with an invented key, to try the way; the draft stays as it is. */
  async makeTrial(): Promise<void> {
    this.trying = true;
    const file = await this.making(() => commands.makeTrial(this.id));
    this.trying = false;
    if (file) app.go({ name: 'delivery', id: file.delivery });
  }

  private async making(work: () => Promise<FileView>): Promise<FileView | null> {
    await this.settle();
    this.progress = 'sealing';
    const stop = listen('progress', (progress) => {
      this.progress = progress;
    });
    const file = await this.task.run(work);
    stop();
    this.progress = null;
    return file;
  }

  /** Saves through the system's own window; with the file saved, the delivery begins. */
  async saveFile(): Promise<void> {
    const delivery = this.view?.file?.delivery;
    if (delivery === undefined) return;
    const file = await this.task.run(() => commands.saveFile(delivery));
    if (file) app.go({ name: 'delivery', id: file.delivery });
  }
}
