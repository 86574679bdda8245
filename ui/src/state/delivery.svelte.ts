import * as commands from '../bridge/commands';
import { listen } from '../bridge/tauri';
import type {
  Because,
  CautionWhy,
  DeliveryView,
  Form,
  HeardBy,
  LetterKind,
  LetterView,
  MailShown,
  MessageShown,
  NumberFrom,
  Progress,
  QrFor,
  QrView,
  Settled,
  Trouble,
  Way,
  WordsLanguage,
  WordsView,
} from '../bridge/types';
import { app } from './app.svelte';
import { SecretLink } from './secret-link.svelte';
import { Task } from './task.svelte';

/** The ways the unlock words can go. */
export type WordsWay = 'read-aloud' | 'text' | 'whatsapp' | 'screen' | 'secret-link' | 'own-link';

/** The ways that go by a code. */
const CODES: Partial<Record<WordsWay, QrFor>> = {
  text: 'text',
  whatsapp: 'whatsapp',
  screen: 'page',
};

/** What was done with a letter: `shown` in practice, in place of being sent. */
interface LetterDone {
  kind: LetterKind;
  how: 'copied' | 'opened' | 'pasted' | 'shown';
  mail: MailShown | null;
}

/** What is looked into beside the four steps. */
export type Beside = Trouble | 'leak' | 'again' | 'new-words' | null;

type StepId = 'file' | 'arrived' | 'words' | 'receipt' | 'done';

/** One delivery. The words are here only between asking for them and hiding them again. */
export class DeliveryState {
  readonly id: string;
  view = $state<DeliveryView | null>(null);
  /** How the person wants to give the words; null until she chose. */
  way = $state<WordsWay | null>(null);
  words = $state<WordsView | null>(null);
  qr = $state<QrView | null>(null);
  /** Seconds until they are hidden again. */
  left = $state(0);
  /** They were on the screen and were hidden again. */
  hidden = $state(false);
  /** The words are given once more, or before the file has arrived. */
  wordsNow = $state(false);
  /** The number is being changed. */
  askingMobile = $state(false);
  /** The words are on the clipboard, for the chat on this computer. */
  chatOpened = $state(false);
  /** In practice, what would have gone to that chat. */
  chat = $state<MessageShown | null>(null);
  beside = $state<Beside>(null);
  /** A letter to be read before it is sent, and which one it is. */
  /** What went wrong is on record already. */
  private reported = false;
  letter = $state<{ kind: LetterKind; text: LetterView } | null>(null);
  /** What was done with a letter last; announced. */
  letterDone = $state<LetterDone | null>(null);
  receipt = $state('');
  heard = $state<HeardBy>('phone');
  /** How far the new file is; null while none is made. */
  progress = $state<Progress | null>(null);
  readonly loading = new Task();
  readonly task = new Task();
  readonly link = new SecretLink(this);

  private ticking: ReturnType<typeof setInterval> | null = null;

  constructor(id: string) {
    this.id = id;
  }

  get open(): StepId {
    const view = this.view;
    if (!view?.sent) return 'file';
    if (this.wordsNow) return 'words';
    if (view.receipt) return 'done';
    if (!view.arrived) return 'arrived';
    return this.needsWords && !view.words ? 'words' : 'receipt';
  }

  /** A file to somebody's own key has no words. */
  get needsWords(): boolean {
    return this.view?.file.form !== 'key';
  }

  get showing(): boolean {
    return this.words !== null || this.qr !== null;
  }

  /** What speaks against the way that was chosen. */
  get cautions(): CautionWhy[] {
    const all = this.view?.cautions ?? [];
    return all.filter(({ way }) => way === this.way).map(({ why }) => why);
  }

  async load(): Promise<void> {
    const view = await this.loading.ask(() => commands.delivery(this.id));
    if (view) this.view = view;
  }

  private async change(work: () => Promise<DeliveryView>): Promise<boolean> {
    const view = await this.task.run(work);
    if (view) this.view = view;
    return view !== null;
  }

  // The file

  async save(): Promise<void> {
    const file = await this.task.run(() => commands.saveFile(this.id));
    if (file) await this.load();
  }

  async drag(): Promise<void> {
    await this.task.run(() => commands.dragFile(this.id));
  }

  async showInFolder(): Promise<void> {
    await this.task.run(() => commands.showInFolder(this.id));
  }

  async sent(way: Way): Promise<void> {
    await this.change(() => commands.fileSent(this.id, way));
  }

  async arrived(): Promise<void> {
    await this.change(() => commands.fileArrived(this.id));
  }

  // Letters

  async readLetter(kind: LetterKind): Promise<void> {
    const text = await this.task.run(() => commands.letter(this.id, kind));
    if (text) this.letter = { kind, text };
  }

  async copyLetter(kind: LetterKind): Promise<void> {
    this.letterDone = null;
    const done = await this.task.run(async () => {
      await this.report();
      await commands.copyLetter(this.id, kind);
      return true;
    });
    if (done) this.letterDone = { kind, how: 'copied', mail: null };
  }

  async openEmail(kind: LetterKind): Promise<void> {
    this.letterDone = null;
    const mail = await this.task.run(async () => {
      await this.report();
      return commands.openEmail(this.id, kind);
    });
    if (!mail) return;
    const opened = mail.body_left_out ? 'pasted' : 'opened';
    this.letterDone = { kind, how: mail.shown ? 'shown' : opened, mail: mail.shown };
  }

  // The words

  askAnotherNumber(): void {
    this.hide();
    this.hidden = false;
    this.askingMobile = true;
  }

  async setMobile(mobile: string, from: NumberFrom): Promise<void> {
    const done = await this.task.run(async () => {
      await commands.setMobile(this.id, mobile, from);
      return commands.delivery(this.id);
    });
    if (!done) return;
    this.view = done;
    this.askingMobile = false;
    await this.show();
  }

  /** Says where the number came from, while its code is shown. */
  async setNumberFrom(from: NumberFrom): Promise<void> {
    const mobile = this.view?.mobile ?? '';
    const view = await this.task.run(async () => {
      await commands.setMobile(this.id, mobile, from);
      return commands.delivery(this.id);
    });
    if (view) this.view = view;
  }

  async choose(way: WordsWay): Promise<void> {
    this.hide();
    this.hidden = false;
    this.chatOpened = false;
    this.way = way;
    const byPhone = way === 'text' || way === 'whatsapp';
    this.askingMobile = byPhone && this.view?.mobile === '';
    // A link has its own words for what it shows.
    if (!this.askingMobile && way !== 'secret-link') await this.show();
  }

  /** Shows what the chosen way needs, until the countdown has run down. */
  async show(): Promise<void> {
    const way = this.way;
    if (way === null) return;
    const code = CODES[way];
    const shown = await this.task.run(async () => ({
      qr: code === undefined ? null : await commands.showQr(this.id, code),
      words: code === undefined ? await commands.showWords(this.id) : null,
    }));
    if (!shown || this.way !== way) return;
    this.qr = shown.qr;
    this.words = shown.words;
    this.hidden = false;
    this.moreTime();
  }

  /** The words beside their code, for a phone that makes nothing of it. */
  async showToo(): Promise<void> {
    const words = await this.task.run(() => commands.showWords(this.id));
    if (!words || this.qr === null || this.way === null) return;
    this.words = words;
    this.moreTime();
  }

  async openWhatsapp(): Promise<void> {
    const done = await this.task.run(async () => ({
      chat: await commands.openWhatsapp(this.id),
    }));
    this.chatOpened = done !== null;
    this.chat = done?.chat ?? null;
  }

  moreTime(): void {
    const seconds = [this.words?.seconds, this.qr?.seconds].filter((of) => of !== undefined);
    this.left = Math.max(...seconds);
    if (this.ticking !== null) clearInterval(this.ticking);
    this.ticking = setInterval(() => {
      this.left -= 1;
      if (this.left <= 0) this.hide();
    }, 1000);
  }

  hide(): void {
    if (this.ticking !== null) clearInterval(this.ticking);
    this.ticking = null;
    this.hidden = this.showing;
    this.words = null;
    this.qr = null;
    this.chat = null;
    this.link.hide();
  }

  async gaveWords(): Promise<void> {
    const way = this.way;
    if (way === null) return;
    const early = this.view?.arrived === null;
    if (!(await this.change(() => commands.wordsSent(this.id, way, early)))) return;
    this.hide();
    this.hidden = false;
    this.way = null;
    this.wordsNow = false;
  }

  /** Once more, or before the file has arrived. */
  async giveWordsNow(): Promise<void> {
    await this.task.run(() => this.report());
    this.wordsNow = true;
    this.way = null;
    this.beside = null;
  }

  /** Nothing that is still on its way may show words any more. */
  leave(): void {
    this.way = null;
    this.hide();
  }

  /** On to where the delivery really is. */
  stopGivingWords(): void {
    this.hide();
    this.hidden = false;
    this.wordsNow = false;
    this.way = null;
  }

  // The receipt number

  async typeReceipt(): Promise<void> {
    const done = await this.change(() => commands.typeReceipt(this.id, this.receipt, this.heard));
    // Unlock words typed there must not stay on the screen; a slip of one digit may.
    if (done || this.task.problem?.code === 'receipt-is-words') this.receipt = '';
    // A wrong number counts, and how often it may still be typed stands in the view.
    if (!done) await this.load();
  }

  async receiptSaid(): Promise<void> {
    await this.change(() => commands.receiptSaid(this.id, this.heard));
  }

  async forget(): Promise<void> {
    await this.change(() => commands.forgetCopy(this.id));
  }

  // What went wrong

  lookInto(beside: Beside): void {
    this.beside = beside;
    this.reported = false;
    this.letter = null;
    this.letterDone = null;
    this.task.problem = null;
  }

  /** Puts what is looked into on record, once, with the first thing that is done about it. */
  private async report(): Promise<void> {
    const trouble = this.beside;
    const others: Beside[] = [null, 'leak', 'again', 'new-words'];
    if (this.reported || others.includes(trouble)) return;
    this.view = await commands.reportTrouble(this.id, trouble as Trouble);
    this.reported = true;
  }

  async suspectLeak(): Promise<void> {
    if (await this.change(() => commands.suspectLeak(this.id))) this.beside = null;
  }

  async settleLeak(how: Settled): Promise<void> {
    await this.change(() => commands.settleLeak(this.id, how));
  }

  /** Whom to tell and what to report, step by step; the leak is settled at the end of that. */
  async unsure(): Promise<void> {
    const plan = await this.task.run(() => commands.beginPlan('unsure', this.id));
    if (plan !== null) app.go({ name: 'plan', id: plan });
  }

  async setEmail(email: string): Promise<boolean> {
    const view = await this.task.run(async () => {
      await this.report();
      await commands.setEmail(this.id, email);
      return commands.delivery(this.id);
    });
    if (view) this.view = view;
    return view !== null;
  }

  async setPublicKey(text: string): Promise<boolean> {
    const view = await this.task.run(async () => {
      await commands.setPublicKey(this.id, text);
      return commands.delivery(this.id);
    });
    if (view) this.view = view;
    return view !== null;
  }

  /** Another file of this delivery; it then starts its way again. */
  async remake(form: Form, language: WordsLanguage, because: Because): Promise<void> {
    this.progress = 'sealing';
    const stop = listen('progress', (progress) => {
      this.progress = progress;
    });
    const done = await this.change(async () => {
      await this.report();
      return commands.remakeFile(this.id, form, language, because);
    });
    stop();
    this.progress = null;
    if (!done) return;
    this.hide();
    this.hidden = false;
    this.way = null;
    this.wordsNow = false;
    this.lookInto(null);
  }
}
