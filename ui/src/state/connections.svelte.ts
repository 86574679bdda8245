import * as commands from '../bridge/commands';
import type { ConnectionView } from '../bridge/types';
import { Job } from './job.svelte';
import { Task } from './task.svelte';

/** What says that a site cannot be asked to end a connection, or that what it is asked with cannot be read here. */
const CANNOT_ASK = [
  'not-reached',
  'site-closed',
  'no-application-passwords',
  'host-not-approved',
  'not-connected',
  'damaged',
];

/** Ending our connections to sites. */
export class Connections {
  readonly task = new Task();
  readonly job = new Job<'end'>(this.task);
  /** The one that is being ended, by id. */
  ending = $state('');
  /** The host of the one that was ended last; announced. */
  ended = $state('');
  /** Those whose site could not be asked, by id: they can be forgotten here. */
  unasked = $state<string[]>([]);
  /** What is to be forgotten, once the person has said so. */
  leaving = $state<ConnectionView | null>(null);
  /** The one that was forgotten last; announced. */
  forgotten = $state<ConnectionView | null>(null);

  /** Whether it is ended; then the list is asked for again. */
  async end(connection: ConnectionView): Promise<boolean> {
    if (this.task.busy) return false;
    this.ended = '';
    this.forgotten = null;
    this.ending = connection.id;
    const done = await this.job.run('end', async () => {
      await commands.connectionEnd(connection.id);
      return true;
    });
    this.ending = '';
    if (done) this.ended = connection.host;
    else if (CANNOT_ASK.includes(this.task.problem?.code ?? '')) this.unasked.push(connection.id);
    return done ?? false;
  }

  /** Whether it is forgotten here; then the list is asked for again. */
  async forget(): Promise<boolean> {
    const connection = this.leaving;
    this.leaving = null;
    if (!connection) return false;
    const done = await this.task.run(async () => {
      await commands.connectionForget(connection.id);
      return true;
    });
    if (done) this.forgotten = connection;
    return done ?? false;
  }
}
