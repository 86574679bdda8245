import * as commands from '../bridge/commands';
import type { FirstStartAnswers, StartView } from '../bridge/types';
import { t } from '../text';
import { app } from './app.svelte';
import { Task } from './task.svelte';

/** Everything before the vault is open, and going back there: first start, unlocking, restoring, hiding. */
class StartState {
  /** What first start asks, as typed; it stays while the person looks at restoring. */
  answers = $state<FirstStartAnswers>({
    organisation: '',
    name: '',
    email_domain: '',
    platforms: [],
  });
  passphrase = $state('');
  again = $state('');
  /** The person wants to open a vault with a recovery sheet. */
  restoring = $state(false);
  /** The folder of the vault that is to be restored; empty until it was chosen, which a computer that remembers one need not. */
  folder = $state('');
  /** What stands on the sheet, as typed. */
  sheet = $state('');
  /** What is wrong before anybody else was asked, by field. */
  private own = $state<Record<string, string>>({});
  /** This computer has no keychain: whatever opens here opens with a passphrase. */
  private keychainAbsent = $state(false);
  readonly hiding = new Task();
  readonly task = app.opening;

  /** Whether restoring has to ask for a passphrase too. */
  get asksPassphrase(): boolean {
    return this.keychainAbsent || wantsPassphrase(app.start);
  }

  field(id: string): string {
    return this.own[id] ?? this.task.field(id);
  }

  mended(id: string): void {
    this.task.mended(id);
    this.own = Object.fromEntries(Object.entries(this.own).filter(([field]) => field !== id));
  }

  async firstStart(): Promise<void> {
    const passphrase = wantsPassphrase(app.start) ? this.passphrase : null;
    this.own = {};
    if (passphrase !== null && !this.typedTwice()) return;
    await this.arriveFrom(() => commands.firstStart($state.snapshot(this.answers), passphrase));
  }

  async chooseFolder(): Promise<void> {
    const folder = await this.task.run(() => commands.chooseFolder());
    if (folder !== null && app.start?.kind === 'first_start') app.start.folder = folder;
  }

  async findVault(): Promise<void> {
    await this.arriveFrom(() => commands.findVault());
  }

  async unlock(): Promise<void> {
    await this.arriveFrom(() => commands.unlock(this.passphrase));
  }

  async showAgain(): Promise<void> {
    await this.arriveFrom(() => commands.showAgain());
  }

  beginRestoring(): void {
    this.keychainAbsent = wantsPassphrase(app.start);
    this.forgetProblems();
    this.passphrase = '';
    this.again = '';
    this.restoring = true;
  }

  leaveRestoring(): void {
    this.forgetProblems();
    this.passphrase = '';
    this.again = '';
    this.restoring = false;
  }

  async restoreFolder(): Promise<void> {
    const folder = await this.task.run(() => commands.restoreFolder());
    if (folder === null) return;
    this.folder = folder;
    this.mended('folder');
  }

  async restore(): Promise<void> {
    const asks = this.asksPassphrase;
    this.own = {};
    if (asks && !this.typedTwice()) return;
    const passphrase = asks ? this.passphrase : null;
    await this.arriveFrom(() => commands.restore(this.sheet, passphrase));
    if (this.task.field('passphrase') !== '') this.keychainAbsent = true;
  }

  /** Puts the vault away. The shell makes the window anew, so that nothing that was shown stays in it. */
  async hide(): Promise<void> {
    await this.hiding.run(async () => {
      await app.settle();
      await commands.hide();
    });
  }

  private async arriveFrom(ask: () => Promise<StartView>): Promise<void> {
    const view = await this.task.run(ask);
    if (!view) return;
    this.restoring = false;
    await app.arrive(view);
    if (view.kind === 'open') this.forget();
  }

  private typedTwice(): boolean {
    if (this.passphrase === this.again) return true;
    this.own = { ...this.own, again: t('passphrase-differs') };
    return false;
  }

  private forgetProblems(): void {
    this.own = {};
    this.task.problem = null;
  }

  /** What opens the vault stays in the window no longer than it is needed. */
  private forget(): void {
    this.forgetProblems();
    this.passphrase = '';
    this.again = '';
    this.sheet = '';
    this.folder = '';
  }
}

function wantsPassphrase(view: StartView | null): boolean {
  if (view?.kind === 'first_start') return view.passphrase;
  return view?.kind === 'locked' || (view?.kind === 'stopped' && view.code === 'keychain-absent');
}

export const start = new StartState();
