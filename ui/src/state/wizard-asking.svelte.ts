import { SvelteSet } from 'svelte/reactivity';

import * as commands from '../bridge/commands';
import type { AskingView, FoundNumber, UnderstoodView } from '../bridge/types';
import type { Draft } from './wizard-draft.svelte';

/** Asking the agency, reading its answer, and what of it the person ticks. */
export class Asking {
  /** The answer that was read is put aside for another one. */
  anew = $state(false);
  /** It was read just now. */
  fresh = $state(false);
  /** They answered before the letter was put on record as sent. */
  early = $state(false);
  readonly addresses = new SvelteSet<string>();
  /** The mobile as it was written; empty for none. */
  mobile = $state('');
  /** The calling code of a mobile that was written without one. */
  country = $state('');
  /** Which public key, counted from one; 0 for none. */
  publicKey = $state(0);
  /** An e-mail address that is missing, as typed. */
  email = $state('');

  private readonly draft: Draft;

  constructor(draft: Draft) {
    this.draft = draft;
  }

  get view(): AskingView | null {
    return this.draft.view?.asking ?? null;
  }

  /** What was understood, while it may be of use: looked back at later, it was used. */
  get understood(): UnderstoodView | null {
    const isOpen = this.fresh || (this.view?.missing ?? []).length > 0;
    return isOpen && !this.anew ? (this.view?.understood ?? null) : null;
  }

  /** The mobile that is chosen. */
  get number(): FoundNumber | null {
    return this.understood?.mobiles.find(({ written }) => written === this.mobile) ?? null;
  }

  /** How many things are ticked. */
  get count(): number {
    return this.addresses.size + (this.number ? 1 : 0) + (this.publicKey > 0 ? 1 : 0);
  }

  /** Proposes what was understood: nothing of it counts before the person says so. */
  propose(): void {
    const understood = this.view?.understood;
    this.addresses.clear();
    for (const address of understood?.addresses ?? []) this.addresses.add(address);
    const [first, ...others] = understood?.mobiles ?? [];
    this.mobile = others.length === 0 ? (first?.written ?? '') : '';
    this.country = '';
    this.publicKey = 0;
  }

  tick(address: string, wanted: boolean): void {
    if (wanted) this.addresses.add(address);
    else this.addresses.delete(address);
    this.draft.task.mended('addresses');
  }

  /** The letter was sent: Home says who is waited for. */
  async sent(): Promise<void> {
    await this.draft.change(() => commands.asked(this.draft.id));
  }

  type(text: string): void {
    if (this.draft.answers) this.draft.answers.answer = text;
    this.draft.task.mended('answer');
    this.draft.touch();
  }

  /** In practice the agency's answer is invented; it comes where it would have been pasted. */
  letThemAnswer(): void {
    this.early = true;
    this.type(this.view?.practice_answer ?? '');
  }

  async read(): Promise<void> {
    const text = this.draft.answers?.answer ?? '';
    if (await this.draft.change(() => commands.readAnswer(this.draft.id, text))) {
      this.anew = false;
      this.fresh = true;
      this.propose();
    }
  }

  /** Uses what is ticked, and goes on. */
  async take(): Promise<void> {
    const taken = {
      addresses: [...this.addresses],
      mobile: this.mobile,
      country: this.country,
      public_key: this.publicKey,
    };
    if (await this.draft.change(() => commands.takeAnswer(this.draft.id, taken)))
      this.fresh = false;
  }

  /** Keeps a missing e-mail address on the person's card. */
  async keepEmail(): Promise<void> {
    const done = await this.draft.task.run(async () => {
      await commands.setEmail(this.draft.id, this.email);
      return true;
    });
    if (!done) return;
    this.email = '';
    await this.draft.choose();
  }
}
