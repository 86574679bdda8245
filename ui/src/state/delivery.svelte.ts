import * as commands from '../bridge/commands';
import type { DeliveryView, QrView, Way, WordsView } from '../bridge/types';
import { Task } from './task.svelte';

/** The ways the unlock words can go. */
export type WordsWay = 'read-aloud' | 'text' | 'screen';

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
  /** The words are given once more, after they had gone already. */
  again = $state(false);
  /** The number is being changed. */
  askingMobile = $state(false);
  readonly loading = new Task();
  readonly task = new Task();

  private ticking: ReturnType<typeof setInterval> | null = null;

  constructor(id: string) {
    this.id = id;
  }

  get open(): 'file' | 'arrived' | 'words' | 'done' {
    if (!this.view?.sent) return 'file';
    if (!this.view.arrived) return 'arrived';
    return !this.view.words || this.again ? 'words' : 'done';
  }

  get showing(): boolean {
    return this.words !== null || this.qr !== null;
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

  async saveAgain(): Promise<void> {
    const file = await this.task.run(() => commands.saveFile(this.id));
    if (file && this.view) this.view.file = file;
  }

  askAnotherNumber(): void {
    this.hide();
    this.hidden = false;
    this.askingMobile = true;
  }

  async sent(way: Way): Promise<void> {
    await this.change(() => commands.fileSent(this.id, way));
  }

  async arrived(): Promise<void> {
    await this.change(() => commands.fileArrived(this.id));
  }

  async setMobile(mobile: string): Promise<void> {
    if (!(await this.change(() => commands.setMobile(this.id, mobile)))) return;
    this.askingMobile = false;
    await this.show();
  }

  // The words

  async choose(way: WordsWay): Promise<void> {
    this.hide();
    this.hidden = false;
    this.way = way;
    this.askingMobile = way === 'text' && this.view?.mobile === '';
    if (!this.askingMobile) await this.show();
  }

  /** Shows what the chosen way needs, until the countdown has run down. */
  async show(): Promise<void> {
    const way = this.way;
    if (way === null) return;
    const shown = await this.task.run(async () => ({
      qr:
        way === 'read-aloud'
          ? null
          : await commands.showQr(this.id, way === 'text' ? 'text' : 'page'),
      words: way === 'read-aloud' ? await commands.showWords(this.id) : null,
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
    if (!words || this.qr === null) return;
    this.words = words;
    this.moreTime();
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
  }

  async gaveWords(): Promise<void> {
    const way = this.way;
    if (way === null) return;
    if (!(await this.change(() => commands.wordsSent(this.id, way)))) return;
    this.hide();
    this.way = null;
    this.again = false;
  }

  giveAgain(): void {
    this.again = true;
    this.way = null;
  }
}
