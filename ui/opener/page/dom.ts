export type Content = Node | string | null | readonly Content[];

interface Options {
  class?: string;
  id?: string;
  attributes?: Record<string, string>;
}

/** An element with what it holds. Texts become text nodes: nothing here ever reads markup. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  options: Options = {},
  ...content: Content[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (options.class !== undefined) element.className = options.class;
  if (options.id !== undefined) element.id = options.id;
  for (const [name, value] of Object.entries(options.attributes ?? {})) {
    element.setAttribute(name, value);
  }
  element.append(...flatten(content));
  return element;
}

export function makeButton(
  look: 'main' | 'plain' | 'link',
  content: Content,
  act: () => void,
): HTMLButtonElement {
  const button = make(
    'button',
    { class: `button ${look}`, attributes: { type: 'button' } },
    content,
  );
  button.addEventListener('click', act);
  return button;
}

/** Puts the focus on a heading, so that a screen reader begins there and the keyboard goes on from there. */
export function focusHeading(heading: HTMLElement): void {
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

function flatten(content: Content): (Node | string)[] {
  if (content === null) return [];
  if (typeof content === 'string' || content instanceof Node) return [content];
  return content.flatMap(flatten);
}
