import { problemOf, type Problem } from './problem';

/** One thing at a time: while it runs nothing else begins, and what stopped it is kept to be shown. */
export class Task {
  busy = $state(false);
  problem = $state<Problem | null>(null);
  private turn = 0;

  /** Runs `work`; null if it was stopped or something else is under way. */
  async run<T>(work: () => Promise<T>): Promise<T | null> {
    if (this.busy) return null;
    this.busy = true;
    this.problem = null;
    try {
      return await work();
    } catch (reason) {
      this.problem = problemOf(reason);
      return null;
    } finally {
      this.busy = false;
    }
  }

  /** Asks for what is to be shown: may begin again at any time, and only the last answer counts. */
  async ask<T>(work: () => Promise<T>): Promise<T | null> {
    this.turn += 1;
    const turn = this.turn;
    this.busy = true;
    try {
      const answer = await work();
      if (turn !== this.turn) return null;
      this.problem = null;
      return answer;
    } catch (reason) {
      if (turn === this.turn) this.problem = problemOf(reason);
      return null;
    } finally {
      if (turn === this.turn) this.busy = false;
    }
  }

  /** A field was changed: what was said about it may no longer be true. */
  mended(id: string): void {
    if (!this.problem || !(id in this.problem.fields)) return;
    const fields = Object.entries(this.problem.fields).filter(([field]) => field !== id);
    this.problem =
      fields.length === 0 ? null : { ...this.problem, fields: Object.fromEntries(fields) };
  }

  /** The sentence of one field, or nothing. */
  field(id: string): string {
    return this.problem?.fields[id] ?? '';
  }

  /** What is wrong with one field, or nothing. */
  code(id: string): string {
    return this.problem?.codes[id] ?? '';
  }
}
