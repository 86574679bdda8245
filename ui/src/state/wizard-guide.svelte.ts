import * as commands from '../bridge/commands';
import type { FieldView, Seen, StepView } from '../bridge/types';
import type { Draft } from './wizard-draft.svelte';

/** What *Make it* shows: the account and the form, a question before anything is made, or the vendor's steps. */
export type Part = 'form' | 'look' | 'ring' | 'steps';

/** What is copied by this name is no field of a form: the verifier of a key that was made here. */
export const VERIFIER = 'verifier';

/**
 * Steps in one part of the vendor's screen with nothing to paste stand on one page; a step that pastes has a page of
 * its own, and so has the last one: it is where the key comes to light.
 */
function pagesOf(steps: StepView[]): number[] {
  const begins = (step: StepView, index: number): boolean => {
    const before = steps[index - 1];
    const joins = before?.copies === '' && step.copies === '' && before.picture === step.picture;
    return !joins || index === steps.length - 1;
  };
  return steps.flatMap((step, index) => (begins(step, index) ? [index] : []));
}

/** From the form's values through the vendor's screens. */
export class Guide {
  part = $state<Part>('form');
  /** The window is narrow and stays on top. */
  strip = $state(false);
  /** The field that was copied last. */
  copied = $state('');

  private readonly draft: Draft;

  constructor(draft: Draft) {
    this.draft = draft;
  }

  get steps(): StepView[] {
    return this.draft.view?.making?.steps ?? [];
  }

  /** The vendor's steps as they are shown together, by the index of each one's first step. */
  get pages(): number[] {
    return pagesOf(this.steps);
  }

  /** The page on the screen, counted from nought. */
  get page(): number {
    const done = this.draft.answers?.steps_done ?? 0;
    return Math.max(
      0,
      this.pages.findLastIndex((first) => first <= done),
    );
  }

  /** The steps of that page. */
  get shown(): StepView[] {
    const { page, pages } = this;
    return this.steps.slice(pages[page], pages[page + 1]);
  }

  /** The first step after that page. */
  get next(): StepView | undefined {
    const next = this.pages[this.page + 1];
    return next === undefined ? undefined : this.steps[next];
  }

  /** What was done before that page. */
  get before(): StepView[] {
    return this.steps.slice(0, this.pages[this.page]);
  }

  /** Where a draft is taken up again. */
  resume(): void {
    this.part = (this.draft.answers?.steps_done ?? 0) > 0 ? 'steps' : 'form';
  }

  /** The value of a form field: what was typed, or what we propose. */
  value(field: FieldView): string {
    return this.draft.answers?.fields[field.id] ?? field.value;
  }

  setValue(id: string, value: string): void {
    if (this.draft.answers) this.draft.answers.fields[id] = value;
    this.draft.task.mended(`field:${id}`);
    this.draft.touch();
  }

  /** Something the form asks wants another look. */
  get formProblem(): boolean {
    const fields = Object.keys(this.draft.task.problem?.fields ?? {});
    const account = ['region', 'account-name', 'account-address'];
    return fields.some((id) => account.includes(id) || id.startsWith('field:'));
  }

  /** From the form's values onwards, or to what in them wants another look. */
  async begin(): Promise<void> {
    const draft = this.draft;
    draft.chooseOnlyRegion();
    const answers = await draft.settled();
    if (answers === null) return;
    const asksWhich = draft.view?.making?.look && answers.seen === 'not-yet';
    const view = await draft.task.run(() => commands.wizardCheck(draft.id, answers));
    if (!view) {
      // Which button is there is asked next, not here.
      draft.task.mended('seen');
      if (asksWhich && draft.task.problem === null) this.part = 'look';
      return;
    }
    draft.view = view;
    draft.answers = view.answers;
    if (view.making?.look && view.answers.seen === 'not-yet') this.part = 'look';
    else if (view.making?.sends && !view.answers.to_me) this.part = 'ring';
    else this.part = 'steps';
  }

  /** Which button the person sees says which steps are right. */
  async sees(seen: Seen): Promise<void> {
    if (!this.draft.answers) return;
    this.draft.answers.seen = seen;
    this.draft.answers.steps_done = 0;
    await this.draft.choose();
    if (this.draft.task.problem === null) await this.begin();
  }

  /** The person was rung, or the key comes to us instead. */
  async rang(toMe: boolean): Promise<void> {
    const answers = this.draft.answers;
    if (!answers) return;
    if (!toMe) {
      this.part = 'steps';
      return;
    }
    answers.to_me = true;
    await this.draft.choose();
    // Where it goes now is another address and another mobile: the form says which.
    if (this.draft.task.problem === null) this.part = 'form';
  }

  /** To the agency after all. */
  async toThem(): Promise<void> {
    if (!this.draft.answers) return;
    this.draft.answers.to_me = false;
    await this.draft.choose();
  }

  /** Makes the key here, once, and shows what to do with what recognises it. */
  async makeHere(): Promise<void> {
    const draft = this.draft;
    const answers = await draft.settled();
    if (answers === null) return;
    const view = await draft.task.run(async () => {
      const checked = await commands.wizardCheck(draft.id, answers);
      return checked.making?.verifier === '' ? commands.makeKeyHere(draft.id) : checked;
    });
    if (!view) return;
    draft.view = view;
    draft.answers = view.answers;
    this.part = 'steps';
  }

  backToForm(): void {
    this.part = 'form';
    this.copied = '';
    void this.setStrip(false);
  }

  /** One vendor's step further; what is pasted there is on the clipboard when it opens. */
  async stepOn(): Promise<void> {
    const { next } = this;
    if (!next || !this.draft.answers) return;
    if (this.copiesBy(next) && !(await this.copy(next.copies))) return;
    this.draft.answers.steps_done = this.steps.indexOf(next);
    await this.draft.keep();
  }

  async stepBack(): Promise<void> {
    if (!this.draft.answers) return;
    this.copied = '';
    const before = this.pages[this.page - 1];
    if (before === undefined) {
      if (this.draft.view?.making?.look) this.part = 'look';
      else this.backToForm();
      return;
    }
    this.draft.answers.steps_done = before;
    await this.draft.keep();
  }

  /** Whether a step has something to paste. */
  copiesBy(step: StepView): boolean {
    return step.copies !== '' && step.value !== '';
  }

  fieldOf(step: StepView): FieldView | null {
    return this.draft.view?.making?.fields.find(({ id }) => id === step.copies) ?? null;
  }

  async copy(field: string): Promise<boolean> {
    const done = await this.draft.task.run(async () => {
      await commands.copyField(this.draft.id, field);
      return true;
    });
    if (done) this.copied = field;
    else if (this.formProblem) this.part = 'form';
    return done ?? false;
  }

  async setStrip(on: boolean): Promise<void> {
    if (this.strip === on) return;
    const done = await this.draft.task.run(async () => {
      await commands.strip(on);
      return true;
    });
    if (done) this.strip = on;
  }
}
