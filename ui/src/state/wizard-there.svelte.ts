import * as commands from '../bridge/commands';
import type { Answers, SiteView, WizardView } from '../bridge/types';
import { Connecting, type AtSite } from './connecting.svelte';
import { Job } from './job.svelte';
import type { Draft } from './wizard-draft.svelte';

/** A key that its system makes for us: over a connection to a site, or over what we are to it already. */
export class MakeThere {
  readonly job: Job<AtSite>;
  readonly connecting: Connecting;
  /** Not the site that was found: another one is named. */
  another = $state(false);

  private readonly draft: Draft;

  constructor(draft: Draft) {
    this.draft = draft;
    this.job = new Job<AtSite>(draft.task);
    this.connecting = new Connecting(draft.task, this.job, {
      approve: (job) => commands.siteApprove(draft.id, job),
      connect: async (user, kept, job) => {
        draft.show(await commands.siteConnect(draft.id, user, kept, job));
        return true;
      },
    });
  }

  get site(): SiteView | null {
    return this.draft.view?.making?.site ?? null;
  }

  /** What is to be done now: name the site, connect to it, or say what it is to make. */
  get part(): 'site' | 'connect' | 'form' {
    const { site } = this;
    if (site === null) return 'form';
    if (!site.found || this.another) return 'site';
    return site.connection === null ? 'connect' : 'form';
  }

  async look(): Promise<void> {
    const found = await this.ask('look', (answers, job) =>
      commands.siteLook(this.draft.id, answers, job),
    );
    if (found) this.another = false;
  }

  /** The view that comes back says at which step the draft is now. */
  async make(): Promise<void> {
    const made = await this.ask('make', (answers) =>
      commands.makeAutomatically(this.draft.id, answers),
    );
    // Our password there is gone: the person connects again, with all that was typed.
    if (!made && this.draft.task.problem?.code === 'not-connected') await this.draft.lookAgain();
  }

  /** What only looks is given up with its screen; what is being made is not left half made. */
  async leave(): Promise<void> {
    if (this.job.doing !== 'make') await this.job.giveUp();
  }

  private async ask(
    doing: AtSite,
    work: (answers: Answers, job: string) => Promise<WizardView>,
  ): Promise<boolean> {
    const { draft } = this;
    draft.chooseOnlyRegion();
    const answers = await draft.settled();
    if (answers === null) return false;
    const view = await this.job.run(doing, (job) => work(answers, job));
    if (view) draft.show(view);
    return view !== null;
  }
}
