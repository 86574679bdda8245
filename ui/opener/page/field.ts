import type { Token } from '../words/tokens';
import { cutTokens } from '../words/tokens';
import { WORDS } from '../words/read';
import type { Context } from './context';
import { make } from './dom';

/** The one field for all eight words, with a layer under it that marks words and gives it its height. */
export class WordField {
  readonly label: HTMLLabelElement;
  readonly box: HTMLElement;
  readonly count: HTMLElement;
  readonly input: HTMLTextAreaElement;
  onInput: (tokens: Token[]) => void = () => undefined;
  onEnter: () => void = () => undefined;
  readonly #layer: HTMLElement;
  readonly #context: Context;
  #marked: ReadonlySet<string> = new Set();

  constructor(context: Context) {
    this.#context = context;
    this.input = make('textarea', {
      id: 'words',
      attributes: {
        autocapitalize: 'none',
        autocomplete: 'off',
        autocorrect: 'off',
        spellcheck: 'false',
        'aria-describedby': 'words-help words-count',
        // Grammar and password tools would send what is typed elsewhere.
        'data-gramm': 'false',
        'data-1p-ignore': '',
        'data-lpignore': 'true',
        rows: '2',
      },
    });
    this.label = make(
      'label',
      { attributes: { for: 'words' } },
      context.texts.plain('opener-words'),
    );
    this.#layer = make('div', { class: 'layer', attributes: { 'aria-hidden': 'true' } });
    this.box = make('div', { class: 'words' }, this.#layer, this.input);
    this.count = make('span', { class: 'quiet', id: 'words-count' });
    this.input.addEventListener('input', () => {
      this.#show();
      this.onInput(cutTokens(this.text));
    });
    this.input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.onEnter();
      }
    });
    this.#show();
  }

  get text(): string {
    return this.input.value;
  }

  /** Puts other words in; what is marked is looked for anew. */
  set text(text: string) {
    this.input.value = text;
    this.#show();
  }

  /** Marks words, as they are after reading, wherever they stand. */
  mark(words: ReadonlySet<string>): void {
    this.#marked = words;
    this.#show();
  }

  /** Puts a word in the place of another, exactly where that stands. */
  replace(token: Token, word: string): void {
    this.text = this.text.slice(0, token.start) + word + this.text.slice(token.end);
  }

  #show(): void {
    const tokens = cutTokens(this.text);
    const said = this.#context.texts.plain('opener-words-count', { count: tokens.length });
    const before = this.count.textContent;
    this.count.textContent = said;
    // Every word typed would be too much to hear; that there are enough, or too many, is worth it.
    if (tokens.length >= WORDS && before !== said && before !== '') this.#context.announce(said);
    this.#layer.replaceChildren(...this.#marks(tokens), '\u00a0');
  }

  #marks(tokens: Token[]): (Node | string)[] {
    const pieces: (Node | string)[] = [];
    let at = 0;
    for (const token of tokens.filter(({ text }) => this.#marked.has(text))) {
      pieces.push(this.text.slice(at, token.start));
      pieces.push(make('mark', {}, this.text.slice(token.start, token.end)));
      at = token.end;
    }
    pieces.push(this.text.slice(at));
    return pieces;
  }
}
