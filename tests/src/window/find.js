// Finds what a person would: by role and visible name, among what is displayed now.
// arguments: role, name. Gives the elements, in the page's order.
const [role, wanted] = arguments;

const SELECTORS = {
  button: 'button, [role=button], input[type=submit], input[type=button], summary',
  field: 'input:not([type=radio]):not([type=checkbox]):not([type=button]):not([type=submit]):not([type=hidden]), textarea, select, [role=combobox]',
  choice: 'input[type=radio], input[type=checkbox], [role=radio], [role=checkbox], [role=switch]',
  heading: 'h1, h2, h3, h4, [role=heading]',
  image: 'img, [role=img]',
  list: 'ol, ul, [role=list]',
};

const clean = (text) => (text ?? '').replace(/[\u2066-\u2069\u200e\u200f\u00ad]/g, '').replace(/\s+/g, ' ').trim();

// What lies behind a dialog of the page is seen, and cannot be pressed.
const modal = document.querySelector('dialog:modal');

const shown = (element) => {
  if (modal && !modal.contains(element)) return false;
  if (element.closest('[inert], [aria-hidden="true"]')) return false;
  if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return false;
  const box = element.getBoundingClientRect();
  return box.width > 1 && box.height > 1;
};

const labelsOf = (element) => {
  const by = element.getAttribute('aria-labelledby');
  const named = by ? by.split(/\s+/).map((id) => document.getElementById(id)).filter(Boolean) : [];
  return [...named, ...(element.labels ?? [])];
};

// A label may hold more than the name (a sentence, "may be left empty"): each of its texts counts by itself too.
const names = (element) => {
  const found = [element.getAttribute('aria-label'), element.getAttribute('alt'), element.value && element.type === 'submit' ? element.value : ''];
  for (const label of labelsOf(element)) {
    found.push(label.innerText);
    const walk = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) found.push(walk.currentNode.textContent);
    for (const inner of label.querySelectorAll('*')) found.push(inner.innerText);
  }
  if (role !== 'field' && role !== 'choice') found.push(element.innerText, element.querySelector?.('title')?.textContent);
  // A picture in it is not what it is called.
  if (role === 'button') {
    const said = [...element.childNodes].filter((it) => it.ariaHidden !== 'true');
    found.push(said.map((it) => it.innerText ?? it.textContent).join(' '));
  }
  // A row that can be pressed says several things.
  if (role === 'button') for (const inner of element.querySelectorAll('bdi')) found.push(inner.innerText);
  return found.map(clean);
};

const target = (element) => {
  // A person presses the words beside a box as readily as the box, which the words may even cover.
  const label = role === 'choice' ? [...(element.labels ?? [])].find(shown) : undefined;
  return label ?? (shown(element) ? element : undefined);
};

return [...document.querySelectorAll(SELECTORS[role])]
  .filter((element) => names(element).includes(clean(wanted)))
  .map(target)
  .filter(Boolean);
