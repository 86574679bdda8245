import * as commands from '../bridge/commands';
import type { DeliveryView, LinkAnswers, LinkShown, LinkView } from '../bridge/types';
import { Task } from './task.svelte';

/** The delivery whose words a link holds. */
interface Words {
  readonly id: string;
  view: DeliveryView | null;
}

/** A link with the unlock words in it. The link itself is here only between asking for it and hiding it again. */
export class SecretLink {
  wanted = $state<LinkAnswers>({ server: 'eu', host: '', days: 3 });
  shown = $state<LinkShown | null>(null);
  /** Seconds until it is hidden again. */
  left = $state(0);
  /** It is on the clipboard; announced. */
  copied = $state(false);
  /** What its server is asked just now. */
  doing = $state<'make' | 'ask' | 'burn' | null>(null);
  /** The person gave up what its server was asked last. */
  stopped = $state(false);
  /** A second one is wanted, although the first was opened. */
  another = $state(false);
  readonly task = new Task();

  private readonly words: Words;
  private job = '';
  private ticking: ReturnType<typeof setInterval> | null = null;

  constructor(words: Words) {
    this.words = words;
  }

  get view(): LinkView | null {
    return this.words.view?.link ?? null;
  }

  /** It was made, and was not ended since. */
  get isOut(): boolean {
    const standing = this.view?.state;
    return standing === 'new' || standing === 'opened';
  }

  /** One is to be made: there is none, or none that could still be of use. */
  get toMake(): boolean {
    return !this.isOut || this.another;
  }

  async make(): Promise<void> {
    const wanted = $state.snapshot(this.wanted);
    if (wanted.server !== 'own') wanted.host = '';
    await this.ask('make', () => commands.linkMake(this.words.id, wanted));
  }

  async askAgain(): Promise<void> {
    await this.ask('ask', (job) => commands.linkAsk(this.words.id, job));
  }

  async burn(): Promise<void> {
    this.hide();
    await this.ask('burn', () => commands.linkBurn(this.words.id));
  }

  /** Its server takes too long, or the person thought better of it. */
  async giveUp(): Promise<void> {
    // What was under way says itself that it was stopped.
    await commands.giveUp(this.job);
  }

  async copy(): Promise<void> {
    this.copied = false;
    const done = await this.task.run(async () => {
      await commands.linkCopy(this.words.id);
      return true;
    });
    this.copied = done === true;
  }

  async show(): Promise<void> {
    const shown = await this.task.run(() => commands.linkShow(this.words.id));
    if (!shown) return;
    this.hide();
    this.shown = shown;
    this.moreTime();
    this.ticking = setInterval(() => {
      this.left -= 1;
      if (this.left <= 0) this.hide();
    }, 1000);
  }

  moreTime(): void {
    this.left = this.shown?.seconds ?? 0;
  }

  hide(): void {
    if (this.ticking !== null) clearInterval(this.ticking);
    this.ticking = null;
    this.shown = null;
  }

  private async ask(
    doing: 'make' | 'ask' | 'burn',
    work: (job: string) => Promise<DeliveryView>,
  ): Promise<void> {
    if (this.task.busy) return;
    const job = crypto.randomUUID();
    this.job = job;
    this.doing = doing;
    this.stopped = false;
    this.copied = false;
    const view = await this.task.run(() => work(job));
    this.doing = null;
    if (this.task.problem?.code === 'cancelled') {
      this.task.problem = null;
      this.stopped = true;
    }
    if (!view) return;
    this.words.view = view;
    this.another = false;
  }
}
