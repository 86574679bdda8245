import * as commands from '../bridge/commands';
import { listen } from '../bridge/tauri';
import type { LookedView, OpenedView, Unpacked } from '../bridge/types';
import { app } from './app.svelte';
import { Task } from './task.svelte';

/** A key while it is on the screen. */
interface Revealed {
  number: number;
  key: string;
  seconds: number;
  /** Seconds until it is hidden again. */
  left: number;
}

/** A locked file that somebody sent: looked at, then opened. Rust holds it; here is what is shown of it. */
export class OpenFileState {
  looked = $state<LookedView | null>(null);
  opened = $state<OpenedView | null>(null);
  /** The unlock words as typed. */
  typed = $state('');
  opening = $state(false);
  revealed = $state<Revealed | null>(null);
  /** The key that was copied last; announced. */
  copied = $state<number | null>(null);
  /** What was in the file was saved; announced. */
  saved = $state(false);
  pageSaved = $state(false);
  readonly task = new Task();

  private ticking: ReturnType<typeof setInterval> | null = null;
  /** A file was passed while something else was under way. */
  private waiting = false;

  /** Hears of each file that is passed, until the returned function is called. */
  hear(): () => void {
    return listen('passed', () => {
      if (app.start?.kind === 'open') void this.takePassed();
    });
  }

  /** Looks at the file that was dropped or passed by the system, if there is one, and goes there. */
  async takePassed(): Promise<void> {
    if (this.task.busy) {
      this.waiting = true;
      return;
    }
    const looked = await this.one(() => commands.passedFile());
    if (looked) this.show(looked);
    if (looked || this.task.problem) app.go({ name: 'open-file' });
  }

  async choose(): Promise<void> {
    this.pageSaved = false;
    const looked = await this.one(() => commands.chooseLockedFile());
    if (looked) this.show(looked);
  }

  async open(): Promise<void> {
    const looked = this.looked;
    this.opening = true;
    const opened = await this.one(() => commands.openLooked(this.typed));
    this.opening = false;
    if (looked === null || this.looked !== looked) {
      // It was put aside while it opened, and Rust has taken it up again.
      if (this.looked === null) await this.task.ask(() => commands.closeLooked());
      return;
    }
    if (!opened) return;
    this.opened = opened;
    this.typed = '';
  }

  /** Puts the file aside, and everything that was shown of it. */
  async close(): Promise<void> {
    const anything = this.looked !== null;
    this.forget();
    this.looked = null;
    this.typed = '';
    this.pageSaved = false;
    this.task.problem = null;
    if (anything) await this.task.ask(() => commands.closeLooked());
  }

  async copy(number: number): Promise<void> {
    this.copied = null;
    const done = await this.one(async () => {
      await commands.copyLookedKey(number);
      return true;
    });
    if (done) this.copied = number;
  }

  async reveal(number: number): Promise<void> {
    this.hide();
    const opened = this.opened;
    const view = await this.one(() => commands.revealLookedKey(number));
    if (!view || this.opened !== opened) return;
    this.revealed = { number, key: view.key, seconds: view.seconds, left: view.seconds };
    this.ticking = setInterval(() => {
      if (this.revealed) this.revealed.left -= 1;
      if ((this.revealed?.left ?? 0) <= 0) this.hide();
    }, 1000);
  }

  moreTime(): void {
    if (this.revealed) this.revealed.left = this.revealed.seconds;
  }

  hide(): void {
    if (this.ticking !== null) clearInterval(this.ticking);
    this.ticking = null;
    this.revealed = null;
  }

  async save(kind: Unpacked): Promise<void> {
    this.saved = false;
    this.saved = (await this.one(() => commands.saveLooked(kind))) ?? false;
  }

  async savePage(): Promise<void> {
    this.pageSaved = false;
    this.pageSaved = (await this.one(() => commands.saveOpenerPage())) ?? false;
  }

  private show(looked: LookedView): void {
    this.forget();
    this.looked = looked;
  }

  private forget(): void {
    this.hide();
    this.opened = null;
    this.copied = null;
    this.saved = false;
  }

  private async one<T>(work: () => Promise<T>): Promise<T | null> {
    const answer = await this.task.run(work);
    if (this.waiting) {
      this.waiting = false;
      void this.takePassed();
    }
    return answer;
  }
}

export const openFile = new OpenFileState();
