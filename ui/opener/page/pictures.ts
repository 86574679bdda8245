import { ask } from './thread';
import type { Context } from './context';
import { make, makeButton } from './dom';

/** The way in by a picture of the QR code: pasted, dropped or chosen. */
export class CodePanel {
  readonly button: HTMLButtonElement;
  readonly panel: HTMLElement;
  onWords: (words: string) => void = () => undefined;
  readonly #says = make('p', { class: 'says' });
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
    const { texts } = context;
    const input = make('input', {
      class: 'unseen',
      id: 'picture',
      attributes: { type: 'file', accept: 'image/*', tabindex: '-1', 'aria-hidden': 'true' },
    });
    input.addEventListener('change', () => {
      const [file] = input.files ?? [];
      // The same picture may be chosen again.
      if (file) void this.read(file);
      input.value = '';
    });
    const choose = makeButton('plain', texts.plain('opener-code-choose'), () => {
      input.click();
    });
    this.panel = make(
      'div',
      { class: 'code-panel', id: 'code-panel', attributes: { hidden: '' } },
      make('p', {}, texts.say('opener-code-how')),
      choose,
      input,
      this.#says,
    );
    this.button = makeButton('link', texts.plain('opener-code'), () => {
      this.#open(this.panel.hidden !== false);
    });
    this.button.setAttribute('aria-expanded', 'false');
    this.button.setAttribute('aria-controls', 'code-panel');
  }

  /** Looks for our code in a picture. */
  async read(file: Blob): Promise<void> {
    this.#open(true);
    this.#say('opener-code-reading');
    const read = await ask({ ask: 'picture', file });
    if (read.kind === 'read') {
      this.#open(false);
      this.#context.announce(this.#context.texts.plain('opener-code-read'));
      this.onWords(read.words);
    } else {
      this.#say(`opener-code-${read.kind}`);
    }
  }

  #say(id: string): void {
    this.#says.replaceChildren(...this.#context.texts.say(id));
    this.#context.announce(this.#context.texts.plain(id));
  }

  #open(open: boolean): void {
    this.panel.hidden = !open;
    this.button.setAttribute('aria-expanded', String(open));
    if (open) this.#says.replaceChildren();
  }
}

/** The file in what was pasted or dropped. */
export function fileIn(transfer: DataTransfer | null): File | null {
  return transfer?.files[0] ?? null;
}
