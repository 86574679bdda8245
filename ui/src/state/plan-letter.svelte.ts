import * as commands from '../bridge/commands';
import type { MailShown, PlanStepView } from '../bridge/types';
import type { Task } from './task.svelte';

interface Done {
  step: PlanStepView['step'];
  about: string;
  how: 'copied' | 'opened' | 'pasted' | 'shown';
  mail: MailShown | null;
}

/** The letters of a plan's steps. */
export class PlanLetter {
  /** What was done with one last. */
  private last = $state<Done | null>(null);
  private readonly id: string;
  private readonly task: Task;

  constructor(id: string, task: Task) {
    this.id = id;
    this.task = task;
  }

  /** What was done with the letter of this step; announced. */
  of({ step, about }: PlanStepView): Done | null {
    return this.last?.step === step && this.last.about === about ? this.last : null;
  }

  async copy({ step, about }: PlanStepView): Promise<void> {
    this.last = null;
    const done = await this.task.run(async () => {
      await commands.planCopyLetter(this.id, step, about);
      return true;
    });
    if (done) this.last = { step, about, how: 'copied', mail: null };
  }

  async openEmail({ step, about }: PlanStepView): Promise<void> {
    this.last = null;
    const mail = await this.task.run(() => commands.planMail(this.id, step, about));
    if (!mail) return;
    const opened = mail.body_left_out ? 'pasted' : 'opened';
    this.last = { step, about, how: mail.shown ? 'shown' : opened, mail: mail.shown };
  }
}
