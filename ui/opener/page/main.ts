import { parseData, type PageData } from '../shared/data';
import { firstName } from '../shared/text';
import { AskWords } from './ask-words';
import { ChooseFile } from './choose';
import { makeAnnouncer, type Context } from './context';
import { focusHeading, make } from './dom';
import { makeIcon } from './icons';
import { fileIn } from './pictures';
import { restorePolicy } from './policy';
import { makeFoot } from './real';
import { Texts } from './texts';

restorePolicy();
const data = parseData(document.getElementById('data')?.textContent ?? '');
// Without its data the page is a copy that was cut off, and says so already.
if (data) start(data);

function start(data: PageData): void {
  document.getElementById('broken')?.remove();
  const { region, announce } = makeAnnouncer();
  const main = make('main', {});
  document.body.append(main, region);
  const context = { data, texts: new Texts(data.texts, data.lang), main, announce };
  if (data.file) askAtOnce(context, data.file);
  else askForFile(context);
}

/** The page that was made round a file. */
function askAtOnce(context: Context, bytes: Uint8Array<ArrayBuffer>): void {
  const { data, texts, main } = context;
  const words = new AskWords(context);
  words.take({ how: 'age', bytes, from: data.from });
  const organisation = data.from?.organisation ?? '';
  const person = data.from ? firstName(data.from.person) : '';
  const [heading, under] = data.from
    ? ['opener-heading', 'opener-under']
    : ['opener-heading-words', 'opener-under-words'];
  main.append(
    makeTile(),
    ...(data.made === null
      ? []
      : [make('p', { class: 'eyebrow' }, texts.say('opener-made', { date: data.made }))]),
    make('h1', {}, texts.say(heading, { organisation })),
    make('p', { class: 'lead' }, texts.say(under, { person })),
    words.element,
    makeFoot(context),
  );
  takeFiles((file) => void words.codes.read(file));
}

/** The page that opens any file. */
function askForFile(context: Context): void {
  const { texts, main } = context;
  const words = new AskWords(context);
  const choose = new ChooseFile(context);
  const heading = make('h1', {}, texts.plain('opener-heading-anybody'));
  const lead = make('p', { class: 'lead' }, texts.plain('opener-under-anybody'));
  words.element.hidden = true;
  choose.onLocked = (locked) => {
    const from = locked.from;
    words.take(locked);
    words.element.hidden = false;
    const organisation = from?.organisation ?? '';
    const person = from ? firstName(from.person) : '';
    heading.replaceChildren(
      ...texts.say(from ? 'opener-heading' : 'opener-heading-words', { organisation }),
    );
    lead.replaceChildren(...texts.say(from ? 'opener-under' : 'opener-under-words', { person }));
    focusHeading(heading);
  };
  main.append(makeTile(), heading, lead, choose.element, words.element, makeFoot(context));
  takeFiles((file) => {
    if (choose.chosen && file.type.startsWith('image/')) void words.codes.read(file);
    else void choose.read(file);
  });
}

function makeTile(): HTMLElement {
  return make('div', { class: 'tile' }, makeIcon('locked'));
}

/** Takes a file dropped anywhere or pasted; a browser would else leave the page for it. */
function takeFiles(take: (file: File) => void): void {
  const look = document.documentElement.classList;
  const offer = (event: Event, file: File | null): void => {
    if (!file) return;
    event.preventDefault();
    if (document.querySelector('.opened') === null) take(file);
  };
  const holdsFiles = (event: DragEvent): boolean =>
    event.dataTransfer?.types.includes('Files') === true;
  document.addEventListener('dragover', (event) => {
    // Dropped text belongs into the field.
    if (!holdsFiles(event)) return;
    event.preventDefault();
    look.add('dragging');
  });
  document.addEventListener('dragleave', () => {
    look.remove('dragging');
  });
  document.addEventListener('drop', (event) => {
    look.remove('dragging');
    if (holdsFiles(event)) event.preventDefault();
    offer(event, fileIn(event.dataTransfer));
  });
  document.addEventListener('paste', (event) => {
    // Office programs lay a picture beside the text that was copied.
    const { clipboardData } = event;
    if (clipboardData?.types.includes('text/plain') !== true) offer(event, fileIn(clipboardData));
  });
}
