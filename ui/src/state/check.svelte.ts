import * as commands from '../bridge/commands';
import type { CheckConsent, CheckOfferView, CheckView } from '../bridge/types';
import { Job } from './job.svelte';
import { Task } from './task.svelte';

/** Asking a system about one key. */
export class Check {
  readonly task = new Task();
  readonly job = new Job<'ask'>(this.task);
  /** What was answered here says more than what is on record of it. */
  private answer = $state<{ key: string; view: CheckView } | null>(null);

  /** The newest answer: the one that was heard here, or the one on record. */
  newest(offer: CheckOfferView): CheckView | null {
    const answer = this.answer?.key === offer.key ? this.answer.view : null;
    if (answer === null || offer.last === null) return answer ?? offer.last;
    return Date.parse(answer.at) >= Date.parse(offer.last.at) ? answer : offer.last;
  }

  async ask(offer: CheckOfferView, consent: CheckConsent): Promise<void> {
    const { key } = offer;
    const view = await this.job.run('ask', (job) => commands.checkKey(key, consent, job));
    if (view) this.answer = { key, view };
  }

  /** Another key took its place: what was said of the one before is not about that one. */
  async forget(): Promise<void> {
    await this.job.giveUp();
    this.answer = null;
    this.job.stopped = null;
    this.task.problem = null;
  }
}
