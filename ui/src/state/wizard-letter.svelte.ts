import * as commands from '../bridge/commands';
import type { MailShown } from '../bridge/types';
import type { Draft } from './wizard-draft.svelte';

/** What was done with a letter: `shown` in practice, in place of being sent. */
export type LetterDone = 'copied' | 'opened' | 'pasted' | 'shown';

/** The letter of the step on the screen: what we ask, or what carries a public token. */
export class DraftLetter {
  /** What was done with it last; announced. */
  done = $state<LetterDone | null>(null);
  /** In practice, what would have been sent. */
  mail = $state<MailShown | null>(null);

  private readonly draft: Draft;

  constructor(draft: Draft) {
    this.draft = draft;
  }

  async copy(): Promise<void> {
    this.done = null;
    const done = await this.draft.task.run(async () => {
      await commands.copyDraftLetter(this.draft.id);
      return true;
    });
    if (done) this.done = 'copied';
  }

  async openEmail(): Promise<void> {
    this.done = null;
    const mail = await this.draft.task.run(() => commands.mailDraftLetter(this.draft.id));
    if (!mail) return;
    this.mail = mail.shown;
    const opened = mail.body_left_out ? 'pasted' : 'opened';
    this.done = mail.shown ? 'shown' : opened;
  }
}
