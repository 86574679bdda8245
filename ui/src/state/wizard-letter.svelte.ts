import * as commands from '../bridge/commands';
import type { Draft } from './wizard-draft.svelte';

/** What was done with a letter. */
export type LetterDone = 'copied' | 'opened' | 'pasted';

/** The letter of the step on the screen: what we ask, or what carries a public token. */
export class DraftLetter {
  /** What was done with it last; announced. */
  done = $state<LetterDone | null>(null);

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
    if (mail) this.done = mail.body_left_out ? 'pasted' : 'opened';
  }
}
