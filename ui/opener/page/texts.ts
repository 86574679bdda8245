import { visible } from '../shared/text';

export type Arguments = Record<string, string | number | Node>;

const PLACEHOLDER = /\{\s*\$?([a-z_]+)\s*\}/u;
/** U+2068 and U+2069: what stands between them cannot turn the sentence round it. */
const ISOLATE = '\u2068';
const END_ISOLATE = '\u2069';
/** Latin letters turn nothing. */
const TURNING = /[^\p{Script=Latin}\p{M}\u0020-\u007e\u00a0-\u00bf]/u;

/** The page's sentences, from its data block. */
export class Texts {
  readonly #texts: Record<string, string>;
  readonly #plurals: Intl.PluralRules;
  readonly #lists: Intl.ListFormat;
  readonly language: string;

  constructor(texts: Record<string, string>, language: string) {
    this.#texts = texts;
    const known = knownLanguage(language);
    // Ours is British: its dates, and its lists without a last comma.
    this.language = known === 'en' ? 'en-GB' : known;
    this.#plurals = new Intl.PluralRules(this.language);
    this.#lists = new Intl.ListFormat(this.language, { type: 'disjunction' });
  }

  /** A sentence as plain text, for a label or an announcement. */
  plain(id: string, given: Arguments = {}): string {
    const pieces = this.#pieces(id, given);
    return pieces.map((piece) => (piece instanceof Node ? isolateText(piece) : piece)).join('');
  }

  /** A sentence as nodes, each value in an element of its own. */
  say(id: string, given: Arguments = {}): Node[] {
    return this.#pieces(id, given).map((piece) =>
      piece instanceof Node ? piece : document.createTextNode(piece),
    );
  }

  /** The id of the sentence for so many: `-0` where there is one, else the language's plural form. */
  counted(id: string, count: number): string {
    const ids = [`${id}-${count}`, `${id}-${this.#plurals.select(count)}`];
    return ids.find((one) => one in this.#texts) ?? `${id}-other`;
  }

  /** Nodes as a list that a sentence takes: a, b or c. */
  list(nodes: readonly Node[]): Node {
    const fragment = document.createElement('span');
    const marks = nodes.map((_, index) => String(index));
    for (const part of this.#lists.formatToParts(marks)) {
      const node = part.type === 'element' ? nodes[Number(part.value)] : undefined;
      fragment.append(node ?? part.value);
    }
    return fragment;
  }

  /** A moment as a day. */
  day(moment: string): string {
    const date = new Date(moment);
    if (Number.isNaN(date.getTime())) return moment;
    return new Intl.DateTimeFormat(this.language, { dateStyle: 'long' }).format(date);
  }

  #pieces(id: string, given: Arguments): (string | Node)[] {
    const parts = (this.#texts[id] ?? id).split(PLACEHOLDER);
    // The split leaves text at even places and names at odd ones.
    return parts.map((part, index) => (index % 2 === 0 ? part : isolate(given[part])));
  }
}

function isolateText(node: Node): string {
  const text = node.textContent ?? '';
  return TURNING.test(text) ? ISOLATE + text + END_ISOLATE : text;
}

function isolate(value: string | number | Node | undefined): Node {
  if (value instanceof Node) return value;
  const element = document.createElement('bdi');
  element.textContent = visible(String(value ?? ''));
  return element;
}

function knownLanguage(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
