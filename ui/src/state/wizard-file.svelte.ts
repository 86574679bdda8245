import * as commands from '../bridge/commands';
import { listen } from '../bridge/tauri';
import type { FileView, Form, Progress, WordsLanguage } from '../bridge/types';
import { app } from './app.svelte';
import type { Check } from './check.svelte';
import type { Draft } from './wizard-draft.svelte';

/** The key and the locked file it goes into. */
export class LockedFile {
  progress = $state<Progress | null>(null);
  /** It is the trial file that is being made. */
  trying = $state(false);
  /** What goes in, and in which form, is chosen anew although a file is ready. */
  reforming = $state(false);
  /** The person's public key as pasted, until it is kept. */
  publicKey = $state('');

  /** The language of the words of the file that is ready. */
  private madeIn = $state<WordsLanguage | null>(null);
  private readonly draft: Draft;
  private readonly check: Check;

  constructor(draft: Draft, check: Check) {
    this.draft = draft;
    this.check = check;
  }

  /** Where a draft is taken up again. */
  resume(): void {
    this.madeIn = this.draft.answers?.language ?? null;
  }

  async paste(): Promise<void> {
    const draft = this.draft;
    await this.check.forget();
    const key = await draft.task.run(() => commands.pasteKey(draft.id));
    if (!draft.view) return;
    // What was in doubt before is gone once something else was pasted; what is kept stays kept.
    if (key) draft.view.key = key;
    else if (!draft.view.key?.kept) draft.view.key = null;
  }

  async keepKey(): Promise<void> {
    const draft = this.draft;
    const key = await draft.task.run(() => commands.keepKey(draft.id));
    if (key && draft.view) draft.view.key = key;
  }

  /** The file that is ready; none once another form or language was chosen for it. */
  get ready(): FileView | null {
    const { view, answers } = this.draft;
    const file = view?.file ?? null;
    const fits = file?.form === view?.form && this.madeIn === answers?.language;
    return fits ? file : null;
  }

  async chooseForm(form: Form): Promise<void> {
    if (!this.draft.answers) return;
    this.draft.answers.form = form;
    await this.draft.choose();
  }

  async chooseLanguage(language: WordsLanguage): Promise<void> {
    if (!this.draft.answers) return;
    this.draft.answers.language = language;
    await this.draft.choose();
  }

  /** Puts another key into the same file, or leaves it out. */
  async chooseAlso(id: string, wanted: boolean): Promise<void> {
    const answers = this.draft.answers;
    if (!answers) return;
    const others = answers.also.filter((other) => other !== id);
    answers.also = wanted ? [...others, id] : others;
    await this.draft.choose();
  }

  /** Keeps the person's own public key on their card; whether a file is locked to it is chosen after. */
  async keepPublicKey(): Promise<boolean> {
    const draft = this.draft;
    const kept = await draft.task.run(() => commands.setPublicKey(draft.id, this.publicKey));
    if (!kept || !draft.view) return false;
    draft.view.public_key = kept;
    this.publicKey = '';
    return true;
  }

  async make(): Promise<void> {
    const draft = this.draft;
    const language = draft.answers?.language ?? null;
    const file = await this.making(() => commands.makeFile(draft.id));
    if (!file || !draft.view) return;
    draft.view.file = file;
    this.madeIn = language;
    this.reforming = false;
  }

  /** A file with an invented key, to try the way; the draft stays as it is. */
  async makeTrial(): Promise<void> {
    this.trying = true;
    const file = await this.making(() => commands.makeTrial(this.draft.id));
    this.trying = false;
    if (file) app.go({ name: 'delivery', id: file.delivery });
  }

  private async making(work: () => Promise<FileView>): Promise<FileView | null> {
    await this.draft.settle();
    this.progress = 'sealing';
    const stop = listen('progress', (progress) => {
      if (typeof progress === 'string') this.progress = progress;
    });
    const file = await this.draft.task.run(work);
    stop();
    this.progress = null;
    return file;
  }

  /** Saves through the system's own window; with the file saved, the delivery begins. */
  async save(): Promise<void> {
    const delivery = this.draft.view?.file?.delivery;
    if (delivery === undefined) return;
    const file = await this.draft.task.run(() => commands.saveFile(delivery));
    if (file) app.go({ name: 'delivery', id: file.delivery });
  }
}
