// What a test can ask of a browser. Elements are found as a screen reader finds them, by role and name; scripts of
// ours run in a world of their own, because the page's own policy lets none in.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { launch } from './launch.mjs';
import { readThread, watchThread } from './thread.mjs';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
// Bounds a wait and measures nothing.
const PATIENCE = 60_000;
const GLANCE = 100;

let browser, page, cdp;
let seen;

/** Runs a function beside the page's own scripts. */
const beside = (script, ...given) =>
  page
    .mainFrame()
    .isolatedRealm()
    .evaluate(script, ...given);

const text = () => beside(() => document.body?.innerText ?? '');

/** What a look at a page says that is just giving way to the next one. */
const LEAVING = /context was destroyed|detached|cannot find context|no such frame/i;

async function until(what, look) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const found = await look().catch((problem) => {
      if (!LEAVING.test(problem.message)) throw problem;
    });
    if (found) return found;
    if (Date.now() > end) throw new Error(`${what} did not come; the page says:\n${await text()}`);
    await pause(GLANCE);
  }
}

/** The one element with this role and name that can be seen. */
async function the({ role, name }) {
  const quote = name.includes('"') ? "'" : '"';
  const selector = `aria/[name=${quote}${name}${quote}][role="${role}"]`;
  return until(`the ${role} "${name}"`, async () => {
    const shown = [];
    for (const element of await page.$$(selector)) {
      if (await element.isVisible()) shown.push(element);
    }
    if (shown.length > 1) throw new Error(`there are ${shown.length} of the ${role} "${name}"`);
    return shown[0];
  });
}

function listen() {
  seen = { console: [], requests: [], navigations: [] };
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warn') seen.console.push(message.text());
  });
  page.on('pageerror', (problem) => seen.console.push(String(problem.message ?? problem)));
  page.on('request', (request) => seen.requests.push(request.url()));
  page.on('framenavigated', (frame) => seen.navigations.push(frame.url()));
}

export const commands = {
  async launch(wanted) {
    ({ browser, page, cdp } = await launch(wanted));
    listen();
    // In the page's own world, but before any script of it: it sees what the policy refuses.
    await page.evaluateOnNewDocument(() => {
      window.refused = [];
      window.addEventListener('securitypolicyviolation', (event) =>
        window.refused.push(`${event.effectiveDirective}: ${event.blockedURI}`),
      );
    });
    return browser.version();
  },

  async open({ url }) {
    Object.assign(seen, { console: [], requests: [], navigations: [] });
    await page.goto(url, { waitUntil: 'load' });
  },

  text,

  /** Waits until the page says this, however blanks and lines fall. */
  async waitText({ said }) {
    const plain = (it) =>
      it
        .replace(/[\u2066-\u2069\u200e\u200f\u00ad]/g, '')
        .replace(/\s+/g, ' ')
        .trim();
    await until(`"${said}"`, async () => plain(await text()).includes(plain(said)));
  },

  async waitFor(wanted) {
    await the(wanted);
  },

  async count({ role, name }) {
    return (await page.$$(`aria/[name="${name}"][role="${role}"]`)).length;
  },

  /** What stands in a field, or what an element says. */
  async read(wanted) {
    return (await the(wanted)).evaluate((it) => it.value ?? it.innerText);
  },

  async press(wanted) {
    await (await the(wanted)).click();
  },

  async type({ text: typed, ...wanted }) {
    const field = await the(wanted);
    await field.click({ count: 3 });
    await page.keyboard.press('Backspace');
    await field.type(typed);
  },

  async keys({ hold, key }) {
    await page.keyboard.down(hold);
    await page.keyboard.press(key);
    await page.keyboard.up(hold);
  },

  async choose({ path, ...wanted }) {
    const button = await the(wanted);
    const [chooser] = await Promise.all([page.waitForFileChooser(), button.click()]);
    await chooser.accept([path]);
  },

  /** Lets go of a file over the page. */
  async drop({ path, type }) {
    if (cdp) {
      const { width, height } = page.viewport();
      const at = { x: width / 2, y: height / 2 };
      const data = { items: [], files: [path], dragOperationsMask: 1 };
      for (const step of ['dragEnter', 'dragOver', 'drop']) {
        await cdp.send('Input.dispatchDragEvent', { type: step, ...at, data });
      }
      return;
    }
    // Firefox lets no driver drag: the same events, told by a script.
    const bytes = (await readFile(path)).toString('base64');
    await page.evaluate(
      (name, type, bytes) => {
        const dataTransfer = new DataTransfer();
        const content = Uint8Array.from(atob(bytes), (it) => it.charCodeAt(0));
        dataTransfer.items.add(new File([content], name, { type }));
        for (const step of ['dragenter', 'dragover', 'drop']) {
          const told = { dataTransfer, bubbles: true, cancelable: true };
          document.body.dispatchEvent(new DragEvent(step, told));
        }
      },
      basename(path),
      type,
      bytes,
    );
  },

  watchThread: () => watchThread(page, beside, Boolean(cdp)),

  readThread: () => readThread(page, beside, Boolean(cdp)),

  /** What axe-core, with every rule it has on, finds wrong. */
  async axe() {
    await beside(await readFile(AXE, 'utf8'));
    return beside(async () => {
      const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
      return violations.map(({ id, help, nodes }) => ({
        id,
        help,
        nodes: nodes.map((node) => `${node.html} ${node.failureSummary}`),
      }));
    });
  },

  async picture({ path }) {
    await page.screenshot({ path, fullPage: true });
  },

  async print({ path }) {
    await page.pdf({ path });
  },

  async told() {
    const refused = await page.evaluate(() => window.refused ?? []);
    return { ...seen, refused };
  },

  async quit() {
    await browser?.close();
    browser = undefined;
  },
};
