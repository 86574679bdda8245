import * as commands from '../bridge/commands';
import type { Step } from '../bridge/types';
import { app } from './app.svelte';
import { Check } from './check.svelte';
import { Asking } from './wizard-asking.svelte';
import { Draft } from './wizard-draft.svelte';
import { LockedFile } from './wizard-file.svelte';
import { Guide } from './wizard-guide.svelte';
import { DraftLetter } from './wizard-letter.svelte';
import { MakeThere } from './wizard-there.svelte';
import { Who } from './wizard-who.svelte';

export { STEPS } from './places';

/** One draft of giving an agency access, from step to step. Only going on asks whether what was typed is right. */
export class WizardState extends Draft {
  readonly who = new Who(this);
  readonly asking = new Asking(this);
  readonly letter = new DraftLetter(this);
  readonly guide = new Guide(this);
  readonly check = new Check();
  readonly there = new MakeThere(this);
  readonly file = new LockedFile(this, this.check);
  /** Not the one key we know of an account: it is for another account. */
  another = $state(false);
  /** None of the accounts we know: it is typed. */
  otherAccount = $state(false);
  /** Another account was picked, and is still to be named. */
  nameless = $state(false);
  /** It was not said which of the two. */
  undecided = $state(false);

  async load(): Promise<void> {
    const view = await this.loading.ask(() => commands.wizardOpen(this.id));
    if (!view) return;
    this.show(view);
    this.who.resume();
    this.asking.propose();
    this.guide.resume();
    this.file.resume();
  }

  async next(): Promise<void> {
    const answers = await this.settled();
    if (answers === null) return;
    const from = this.shown;
    const view = await this.task.run(() => commands.wizardContinue(this.id, from, answers));
    if (view) {
      this.show(view);
      await this.arrive(from);
    } else if (from === 'make_it' && this.guide.formProblem) {
      this.guide.part = 'form';
    } else if (from === 'who') {
      await this.who.heed();
    }
  }

  /** What belonged to the step before is put away. */
  private async arrive(from: Step): Promise<void> {
    this.letter.done = null;
    this.asking.anew = false;
    // What stood in the e-mail that the person was taken from waits here.
    if (this.shown === 'ask_them' && !this.asking.fresh) this.asking.propose();
    if (from !== 'make_it') {
      this.guide.resume();
      await this.guide.setStrip(false);
    } else if (this.shown !== 'key') {
      await this.guide.setStrip(false);
    }
  }

  /** Back to a step that was reached before. */
  async look(step: Step): Promise<void> {
    if (!(await this.change(() => commands.wizardGoTo(this.id, step)))) return;
    this.letter.done = null;
    this.guide.part = 'form';
    await this.guide.setStrip(false);
  }

  /** Another key is made for the same file: back to what it is for. */
  async anotherKey(): Promise<void> {
    if (await this.change(() => commands.anotherKey(this.id))) this.guide.resume();
  }

  /** What ends without a locked file is done; on to the key's page. */
  async finish(): Promise<void> {
    await this.settle();
    const key = await this.task.run(() => commands.wizardFinish(this.id));
    if (key !== null) app.go({ name: 'key', id: key });
  }

  // What for, and which account

  /** Another system has another account and another form. */
  async chooseSystem(id: string): Promise<void> {
    const { answers } = this;
    if (!answers || answers.platform === id) return;
    answers.platform = id;
    answers.region = '';
    answers.account_name = '';
    answers.account_address = '';
    answers.fields = {};
    await this.choosePurpose('');
  }

  async choosePurpose(id: string): Promise<void> {
    const { answers } = this;
    if (!answers) return;
    if (answers.purpose !== id) {
      answers.uses = '';
      answers.seen = 'not-yet';
      answers.to_me = false;
      answers.steps_done = 0;
    }
    answers.purpose = id;
    this.another = false;
    this.undecided = false;
    await this.choose();
  }

  /** The one key of an account that is given, by id; none for a key of another account. */
  async uses(id: string): Promise<void> {
    if (!this.answers) return;
    this.answers.uses = id;
    // A key that is on record is there: what leads to it is looking it up.
    this.answers.seen = id === '' ? 'not-yet' : 'key-there';
    this.another = id === '';
    this.undecided = false;
    await this.choose();
  }

  /** Whether it is settled which key they get; with the account on the screen another one is named there. */
  decide(): boolean {
    const existing = this.recording ? null : (this.view?.making?.existing ?? null);
    const another = this.another && this.shown === 'what_for';
    this.undecided = existing !== null && this.answers?.uses !== existing.id && !another;
    this.nameless =
      this.shown === 'make_it' && this.otherAccount && this.answers?.account_name.trim() === '';
    return !this.undecided && !this.nameless;
  }

  chooseRegion(id: string): void {
    if (!this.answers) return;
    this.answers.region = id;
    this.task.mended('region');
    this.touch();
    void this.compareAccount();
  }

  /** One of the accounts we know by name, or none of them. */
  chooseAccount(name: string): void {
    this.otherAccount = name === '';
    this.typeAccount('account_name', name);
    void this.compareAccount();
  }

  /** What is known of the account that was named; a key of the one before is not given any more. */
  async compareAccount(): Promise<void> {
    await this.lookAgain();
    const { answers, view } = this;
    this.undecided = false;
    if (!answers || answers.uses === '' || view?.making?.existing?.id === answers.uses) return;
    answers.uses = '';
    answers.seen = 'not-yet';
    this.touch();
    await this.lookAgain();
  }

  typeAccount(id: 'account_name' | 'account_address', value: string): void {
    if (!this.answers) return;
    this.answers[id] = value;
    this.nameless = false;
    this.task.mended(id === 'account_name' ? 'account-name' : 'account-address');
    this.touch();
  }

  /** Of whatever is typed or pasted only the last four characters are taken: a whole key has no place here. */
  typeEnding(value: string): void {
    if (!this.answers) return;
    this.answers.ends_in = value.trim().slice(-4);
    this.task.mended('ends_in');
    this.touch();
  }

  // Leaving

  /** What could not be kept is said first; who presses again leaves all the same. */
  async leave(): Promise<void> {
    const warned = this.notKept !== null;
    await this.keep();
    await this.guide.setStrip(false);
    if (this.notKept === null || warned) app.go({ name: 'home' });
  }

  async discard(): Promise<void> {
    await this.settle();
    const gone = await this.task.run(async () => {
      await commands.wizardDiscard(this.id);
      return true;
    });
    if (gone) app.go({ name: 'home' });
  }
}
