import type { OpenAnswer } from '../shared/messages';
import type { Unknown } from '../words/read';
import { WORDS } from '../words/read';
import type { Token } from '../words/tokens';
import { makeCommand, type Context } from './context';
import { make, makeButton, type Content } from './dom';
import { makeIcon } from './icons';

/** The box that says what is in the way and what to do. It is there from the start, so that it is read out. */
export class ProblemBox {
  readonly element = make('div', {
    class: 'problems',
    id: 'problem',
    attributes: { role: 'alert' },
  });
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  get shown(): boolean {
    return this.element.childElementCount > 0;
  }

  clear(): void {
    this.element.replaceChildren();
  }

  /** One sentence, and perhaps what to do. */
  show(what: Content, then: Content = null): void {
    this.#fill(make('p', {}, make('strong', {}, what), ' ', then));
  }

  /** So few or so many words. */
  showCount(count: number): void {
    const { texts } = this.#context;
    const id =
      count < WORDS ? (count === 0 ? 'opener-count' : 'opener-count-few') : 'opener-count-many';
    this.show(texts.say(texts.counted(id, count), { count }));
  }

  /** Words that are not ours, each with what may be meant. */
  showUnknown(
    unknown: readonly Unknown[],
    tokens: readonly Token[],
    put: (one: Unknown, word: string) => void,
  ): void {
    const { texts } = this.#context;
    const lines = unknown.map((one, index) => {
      const buttons = one.near.map((word) =>
        makeButton('link', make('code', {}, word), () => {
          put(one, word);
        }),
      );
      const near =
        buttons.length > 0
          ? texts.say('opener-unknown-near', { words: texts.list(buttons) })
          : texts.say('opener-unknown-none');
      const alone = unknown.length === 1 && tokens.length > 1;
      const others = alone && index === 0 ? [...texts.say('opener-unknown-others'), ' '] : [];
      const what = make('strong', {}, texts.say('opener-unknown-word', { place: one.place }));
      return make('p', {}, what, ' ', others, near);
    });
    if (unknown.length > 1 && unknown.length < tokens.length) {
      lines.push(make('p', {}, texts.say('opener-unknown-others')));
    }
    this.#fill(...lines);
  }

  /** Why the file does not open. */
  showAnswer(kind: Exclude<OpenAnswer['kind'], 'opened'>, person: string | null): void {
    const { texts } = this.#context;
    const id = `opener-${kind}`;
    const anybody = kind === 'wrong' && person === null ? '-anybody' : '';
    const given = {
      person: person ?? '',
      command: makeCommand(kind === 'key-file' ? 'key' : 'words'),
    };
    this.show(texts.say(id), texts.say(`${id}-then${anybody}`, given));
  }

  #fill(...lines: Node[]): void {
    this.element.replaceChildren(
      make('div', { class: 'problem' }, makeIcon('warning'), make('div', {}, lines)),
    );
  }
}
