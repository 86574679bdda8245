import * as commands from '../bridge/commands';
import { app } from './app.svelte';
import { Task } from './task.svelte';

/** Into practice and out of it. Each time the shell makes the window anew, so nothing has to be put away here. */
class PracticeState {
  readonly task = new Task();

  async begin(): Promise<void> {
    await this.turn(() => commands.practiceStart());
  }

  async leave(): Promise<void> {
    await this.turn(() => commands.practiceLeave());
  }

  async beginAnew(): Promise<void> {
    await this.turn(() => commands.practiceAgain());
  }

  private async turn(work: () => Promise<null>): Promise<void> {
    await this.task.run(async () => {
      await app.settle();
      await work();
    });
  }
}

export const practice = new PracticeState();
