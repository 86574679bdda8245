import type { RegisterAsk } from '../bridge/types';

export type When = 'now' | 'day' | 'period';

const NOW = { on: '', from: '', to: '', as_known: '' };

/** What a person asks of the register: what is typed, and what was asked last. */
export class Question {
  when = $state<When>('now');
  on = $state('');
  from = $state('');
  to = $state('');
  asKnown = $state('');
  agency = $state('');
  platform = $state('');
  onlyEverything = $state(false);
  /** The days that what is on the screen was asked with; what is typed since counts when it is asked for. */
  private days = $state(NOW);

  get ask(): RegisterAsk {
    const { agency, platform, onlyEverything } = this;
    return { ...this.days, agency, platform, only_everything: onlyEverything };
  }

  /** The same with the days as they are typed. */
  get typed(): RegisterAsk {
    const { when, on, from, to, asKnown } = this;
    return {
      ...this.ask,
      on: when === 'day' ? on : '',
      from: when === 'period' ? from : '',
      to: when === 'period' ? to : '',
      as_known: asKnown,
    };
  }

  get filtered(): boolean {
    return this.agency !== '' || this.platform !== '' || this.onlyEverything;
  }

  showAll(): void {
    this.agency = '';
    this.platform = '';
    this.onlyEverything = false;
  }

  /** This was answered. */
  answered({ on, from, to, as_known }: RegisterAsk): void {
    this.days = { on, from, to, as_known };
  }
}
