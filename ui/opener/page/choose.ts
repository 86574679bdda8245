import { visible } from '../shared/text';
import type { Locked } from '../worker/recognise';
import type { Context } from './context';
import { make, makeButton } from './dom';
import { ProblemBox } from './problem';
import { ask } from './thread';

/** The page without a file asks for one. */
export class ChooseFile {
  readonly element: HTMLElement;
  onLocked: (locked: Locked) => void = () => undefined;
  readonly #context: Context;
  readonly #problem: ProblemBox;
  readonly #name = make('p', { class: 'file-name', attributes: { hidden: '' } });
  readonly #button: HTMLButtonElement;
  readonly #drop: HTMLElement;
  chosen = false;

  constructor(context: Context) {
    this.#context = context;
    const { texts } = context;
    this.#problem = new ProblemBox(context);
    const input = make('input', {
      class: 'unseen',
      id: 'file',
      attributes: { type: 'file', tabindex: '-1', 'aria-hidden': 'true' },
    });
    input.addEventListener('change', () => {
      const [file] = input.files ?? [];
      if (file) void this.read(file);
      input.value = '';
    });
    this.#button = makeButton('main', texts.plain('opener-file-choose'), () => {
      input.click();
    });
    this.#drop = make('p', {}, texts.plain('opener-file-drop'));
    this.element = make(
      'div',
      { class: 'choose' },
      make('div', { class: 'drop' }, this.#drop, this.#name, this.#button, input),
      make('p', { class: 'quiet' }, texts.plain('opener-file-kinds')),
      this.#problem.element,
    );
  }

  /** Looks what the file is. */
  async read(file: File): Promise<void> {
    const { texts, announce } = this.#context;
    this.#problem.clear();
    announce(texts.plain('opener-file-reading'));
    const answer = await ask({ ask: 'file', file });
    if (answer.kind !== 'locked') {
      this.#problem.show(texts.say(`opener-file-${answer.kind}`));
      return;
    }
    this.chosen = true;
    this.#drop.hidden = true;
    this.#name.hidden = false;
    this.#name.replaceChildren(make('bdi', {}, visible(file.name)));
    this.#button.className = 'button plain';
    this.#button.textContent = texts.plain('opener-file-other');
    this.onLocked(answer.locked);
  }
}
