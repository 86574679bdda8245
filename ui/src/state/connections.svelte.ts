import * as commands from '../bridge/commands';
import type { ConnectionView } from '../bridge/types';
import { Job } from './job.svelte';
import { Task } from './task.svelte';

/** Ending our connections to sites. */
export class Connections {
  readonly task = new Task();
  readonly job = new Job<'end'>(this.task);
  /** The one that is being ended, by id. */
  ending = $state('');
  /** The host of the one that was ended last; announced. */
  ended = $state('');

  /** Whether it is ended; then the list is asked for again. */
  async end(connection: ConnectionView): Promise<boolean> {
    if (this.task.busy) return false;
    this.ended = '';
    this.ending = connection.id;
    const done = await this.job.run('end', async () => {
      await commands.connectionEnd(connection.id);
      return true;
    });
    this.ending = '';
    if (done) this.ended = connection.host;
    return done ?? false;
  }
}
