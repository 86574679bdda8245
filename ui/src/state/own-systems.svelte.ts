import * as commands from '../bridge/commands';
import type { OwnSystemView, SettingsView } from '../bridge/types';
import type { SettingsState } from './settings.svelte';
import { Task } from './task.svelte';

/** What was done with a catalog file last; announced. */
type Done = { what: 'added' | 'on' | 'removed'; name: string } | null;

/** Systems of the organisation's own. */
export class OwnSystems {
  done = $state<Done>(null);
  readonly task = new Task();

  private readonly settings: SettingsState;

  constructor(settings: SettingsState) {
    this.settings = settings;
  }

  get all(): OwnSystemView[] {
    return this.settings.view?.own_systems ?? [];
  }

  async add(): Promise<void> {
    const before = this.all.map(({ file }) => file);
    if (!(await this.change(() => commands.ownSystemAdd()))) return;
    const added = this.all.find(({ file }) => !before.includes(file));
    if (added) this.done = { what: 'added', name: nameOf(added) };
  }

  /** The person is asked in a dialog of the system; nothing changes where she says no. */
  async switchOn(system: OwnSystemView): Promise<void> {
    const { file, sha256 } = system;
    if (!(await this.change(() => commands.ownSystemSwitchOn(file, sha256)))) return;
    this.done = { what: 'on', name: nameOf(system) };
  }

  async remove(system: OwnSystemView): Promise<void> {
    if (!(await this.change(() => commands.ownSystemRemove(system.file)))) return;
    this.done = { what: 'removed', name: nameOf(system) };
  }

  private async change(work: () => Promise<SettingsView | null>): Promise<boolean> {
    this.done = null;
    const view = await this.task.run(work);
    if (view) this.settings.view = view;
    return view !== null;
  }
}

function nameOf(system: OwnSystemView): string {
  return system.name === '' ? system.file : system.name;
}
