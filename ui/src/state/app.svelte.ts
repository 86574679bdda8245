import * as commands from '../bridge/commands';
import { listen } from '../bridge/tauri';
import type { FrameView, StartView } from '../bridge/types';
import type { Place } from './places';
import { Question } from './question.svelte';
import { Search } from './search.svelte';
import { Task } from './task.svelte';

/** How long the window waits before it asks again whether the keychain has answered. */
const ASK_AGAIN_MS = 1000;

function newSearches(): Record<'keys' | 'agencies' | 'deliveries', Search> {
  return { keys: new Search(), agencies: new Search(), deliveries: new Search() };
}

/** The whole window: is the vault open, what stands round every view, which view is it. */
class AppState {
  start = $state<StartView | null>(null);
  /** The person no longer wants to wait for the keychain. */
  gaveUp = $state(false);
  frame = $state<FrameView | null>(null);
  place = $state<Place>({ name: 'home' });
  /** Each list as the person left it, while the vault is open. */
  searches = $state(newSearches());
  /** What the person asked of the register, while the vault is open. */
  question = $state(new Question());
  /** Counts change sets. */
  private head = $state(0);
  private readonly keepers = new Set<() => Promise<void>>();
  readonly opening = new Task();
  readonly going = new Task();

  /** All of it is practice: the window says so whatever it shows. */
  get practice(): boolean {
    if (this.frame) return this.frame.practice;
    if (this.start?.kind === 'hidden') return this.start.practice;
    return this.start?.kind === 'stopped' && this.start.actions.includes('leave_practice');
  }

  /** Tries to open the vault, and while the keychain says nothing, tries again. */
  async open(): Promise<void> {
    this.gaveUp = false;
    const view = await this.opening.run(() => commands.start());
    if (view) await this.arrive(view);
  }

  giveUpWaiting(): void {
    this.gaveUp = true;
  }

  /** The vault was opened, put away, or something stands in the way: shows that. */
  async arrive(view: StartView): Promise<void> {
    this.start = view;
    if (view.kind === 'open') await this.refresh();
    else this.forget();
    if (view.kind === 'waiting') {
      setTimeout(() => {
        if (!this.gaveUp && this.start?.kind === 'waiting') void this.open();
      }, ASK_AGAIN_MS);
    }
  }

  /** Nothing of an open vault stays in the window. */
  private forget(): void {
    this.frame = null;
    this.place = { name: 'home' };
    this.searches = newSearches();
    this.question = new Question();
  }

  async refresh(): Promise<void> {
    const frame = await this.going.ask(() => commands.frame());
    if (frame) this.frame = frame;
  }

  /** Goes on without the changes that are missing. */
  async goOn(): Promise<void> {
    const frame = await this.going.run(() => commands.goOn());
    if (frame) this.frame = frame;
  }

  go(place: Place): void {
    this.place = place;
  }

  /** Read in an effect, makes it run again after each change set. */
  watch(): number {
    return this.head;
  }

  /** Before the window closes or is emptied, this is waited for, until the returned function is called. */
  beforeClosing(keep: () => Promise<void>): () => void {
    this.keepers.add(keep);
    return () => this.keepers.delete(keep);
  }

  /** Hears of each change set and of the window closing, until the returned function is called. */
  hear(): () => void {
    const deaf = [
      listen('changed', () => {
        this.head += 1;
        if (this.start?.kind === 'open') void this.refresh();
      }),
      listen('closing', () => void this.close()),
    ];
    return () => {
      for (const stop of deaf) stop();
    };
  }

  /** Keeps what was typed last, wherever it was typed. */
  async settle(): Promise<void> {
    await Promise.allSettled([...this.keepers].map((keep) => keep()));
  }

  private async close(): Promise<void> {
    await this.settle();
    await this.going.run(() => commands.closeWindow());
  }
}

export const app = new AppState();
