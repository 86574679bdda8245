/** What a list is searched for and narrowed to. */
export class Search {
  typed = $state('');
  /** The choice of each filter by its name; none where everything is shown. */
  private chosen = $state<Record<string, string>>({});

  choice(filter: string): string {
    return this.chosen[filter] ?? '';
  }

  choose(filter: string, value: string): void {
    this.chosen[filter] = value;
  }

  /** Whether a row's value passes a filter. */
  lets(filter: string, ...values: string[]): boolean {
    const choice = this.choice(filter);
    return choice === '' || values.includes(choice);
  }

  clear(): void {
    this.typed = '';
    this.chosen = {};
  }
}
