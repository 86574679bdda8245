import type { Sender } from '../shared/data';
import { parsePayload } from '../shared/payload';
import { firstName } from '../shared/text';
import { makeLists, parseWords, type Reading, type Unknown, type WordList } from '../words/read';
import { cutTokens, type Token } from '../words/tokens';
import type { Locked } from '../worker/recognise';
import type { Context } from './context';
import { make, makeButton } from './dom';
import { WordField } from './field';
import { CodePanel } from './pictures';
import { ProblemBox } from './problem';
import { showResult } from './result';
import { ask } from './thread';

/** The question for the eight words, up to the opened file. */
export class AskWords {
  readonly element: HTMLElement;
  readonly codes: CodePanel;
  readonly #context: Context;
  readonly #lists: WordList[];
  readonly #field: WordField;
  readonly #problem: ProblemBox;
  readonly #open: HTMLButtonElement;
  readonly #progress: HTMLProgressElement;
  #unknown: (Unknown & { text: string })[] = [];
  #busy = false;
  locked: Locked | null = null;

  constructor(context: Context) {
    this.#context = context;
    const { texts } = context;
    this.#lists = makeLists(context.data.words);
    this.#field = new WordField(context);
    this.#field.onInput = (tokens) => {
      this.#follow(tokens);
    };
    this.#field.onEnter = () => {
      void this.#press();
    };
    this.#problem = new ProblemBox(context);
    this.codes = new CodePanel(context);
    this.codes.onWords = (words) => {
      this.#field.text = words;
      this.#clear();
      this.#open.focus();
    };
    this.#open = makeButton('main', texts.plain('opener-open'), () => {
      void this.#press();
    });
    this.#open.classList.add('big');
    this.#progress = make('progress', {
      attributes: { 'aria-label': texts.plain('opener-opening'), hidden: '' },
    });
    this.element = make(
      'div',
      { class: 'ask' },
      this.#field.label,
      this.#field.box,
      make('div', { class: 'under-field' }, this.#field.count, this.codes.button),
      make('p', { class: 'quiet', id: 'words-help' }, texts.plain('opener-words-help')),
      this.codes.panel,
      this.#problem.element,
      make('div', { class: 'open' }, this.#open, this.#progress),
    );
  }

  get #sender(): Sender | null {
    return this.locked?.from ?? null;
  }

  /** Another file: what was said of the one before no longer holds, what was typed does. */
  take(locked: Locked): void {
    this.locked = locked;
    this.#clear();
  }

  async #press(): Promise<void> {
    if (this.#busy || !this.locked) return;
    const reading = parseWords(this.#field.text, this.#lists);
    if (reading.kind !== 'words') {
      this.#refuse(reading);
      return;
    }
    const { locked } = this;
    this.#clear();
    this.#work(true);
    const answer = await ask({ ask: 'open', locked, words: reading.words });
    this.#work(false);
    if (answer.kind === 'opened') {
      const read = parsePayload(answer.json);
      if (read.kind === 'payload')
        showResult(this.#context, read.payload, answer.json, this.#sender);
      return;
    }
    const person = this.#sender ? firstName(this.#sender.person) : null;
    this.#problem.showAnswer(answer.kind, person);
    this.#invalid(answer.kind === 'wrong');
    this.#open.focus();
  }

  #refuse(reading: Exclude<Reading, { kind: 'words' }>): void {
    if (reading.kind === 'count') {
      this.#unknown = [];
      this.#field.mark(new Set());
      this.#problem.showCount(reading.count);
    } else {
      this.#unknown = reading.unknown.map((one) => ({
        ...one,
        text: reading.tokens[one.place - 1]?.text ?? '',
      }));
      this.#showUnknown(reading.tokens);
    }
    this.#invalid(true);
    this.#field.input.focus();
  }

  #showUnknown(tokens: readonly Token[]): void {
    this.#field.mark(new Set(this.#unknown.map(({ text }) => text)));
    this.#problem.showUnknown(this.#unknown, tokens, (one, word) => {
      this.#put(one, word);
    });
  }

  /** Puts a neighbour in the place of a word, because somebody chose it. */
  #put(one: Unknown, word: string): void {
    const wanted = this.#unknown.find(({ place }) => place === one.place)?.text;
    const tokens = cutTokens(this.#field.text);
    const there = tokens[one.place - 1];
    const token = there?.text === wanted ? there : tokens.find(({ text }) => text === wanted);
    if (token) this.#field.replace(token, word);
    const { texts } = this.#context;
    this.#context.announce(texts.plain('opener-unknown-put', { place: one.place, word }));
    this.#unknown = this.#unknown.filter(({ place }) => place !== one.place);
    if (this.#unknown.length > 0) {
      this.#showUnknown(tokens);
      this.#problem.element.querySelector('button')?.focus();
    } else {
      this.#clear();
      this.#open.focus();
    }
  }

  /** While somebody corrects: what is put right is no longer marked, what was said of other words is gone. */
  #follow(tokens: readonly Token[]): void {
    const left = this.#unknown.filter(({ text }) => tokens.some((token) => token.text === text));
    if (left.length === 0) {
      this.#clear();
    } else if (left.length < this.#unknown.length) {
      this.#unknown = left;
      this.#showUnknown(tokens);
    }
  }

  #clear(): void {
    this.#unknown = [];
    this.#field.mark(new Set());
    this.#problem.clear();
    this.#invalid(false);
  }

  #invalid(invalid: boolean): void {
    const { input } = this.#field;
    input.setAttribute('aria-invalid', String(invalid));
    const ids = invalid ? 'problem words-help words-count' : 'words-help words-count';
    input.setAttribute('aria-describedby', ids);
  }

  #work(busy: boolean): void {
    const { texts } = this.#context;
    this.#busy = busy;
    this.element.setAttribute('aria-busy', String(busy));
    this.#field.input.readOnly = busy;
    this.#open.setAttribute('aria-disabled', String(busy));
    this.#open.textContent = texts.plain(busy ? 'opener-opening' : 'opener-open');
    this.#progress.hidden = !busy;
    if (busy) this.#context.announce(texts.plain('opener-opening-says'));
  }
}
