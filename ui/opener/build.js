/** Builds the opener page into one file: `npm run build:opener`. The same sources give the same bytes. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { build } from 'vite';

import { settings } from './bundle.js';

const here = import.meta.dirname;
const out = join(here, 'dist');
const KB = 1024;

/** What is written into the template, at most: texts, one word list and a locked file, or texts and six lists. */
const MADE = { limit: 200 * KB, added: (18 + 14 + 12) * KB };
const RELEASE = { limit: 280 * KB, added: (18 + 85) * KB };
const BUDGET = Math.min(MADE.limit - MADE.added, RELEASE.limit - RELEASE.added);

const PLACEHOLDERS = ['LANG', 'TITLE', 'BROKEN', 'NOSCRIPT', 'DATA'];

const PARTS = [
  ['age reader', /node_modules\/(?:age-encryption|@noble|@scure)\/|no-recipients/u],
  ['scrypt (WebAssembly)', /node_modules\/hash-wasm\//u],
  ['QR reader', /node_modules\/qr\//u],
];

const worker = await bundle('worker/main.ts');
const script = await bundle('page/main.ts');
const style = await readStyle();
const policy = [
  "default-src 'none'",
  `script-src '${hash(script.code)}' 'wasm-unsafe-eval'`,
  'worker-src blob:',
  `style-src '${hash(style)}'`,
  'img-src data: blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types courier',
].join('; ');
const page = fill(readFileSync(join(here, 'template.html'), 'utf8'), {
  POLICY: policy,
  STYLE: style,
  WORKER: worker.code,
  SCRIPT: script.code,
});

const problems = look(page);
const table = tabulate();
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'sizes.txt'), table);
// A page that is not right is not left behind: it would count as built.
if (problems.length === 0) writeFileSync(join(out, 'page.html'), page);
else rmSync(join(out, 'page.html'), { force: true });
process.stdout.write(table);
for (const problem of problems) process.stderr.write(`opener: ${problem}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;

/** One classic script without imports, in ASCII, that may stand inside a script element. */
async function bundle(entry) {
  const [{ output }] = await build({
    ...settings,
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      lib: { entry: join(here, entry), formats: ['iife'], name: 'opener' },
    },
  });
  const [chunk] = output;
  const code = chunk.code
    .replace(/[^\n -~]/gu, (letter) =>
      [...Array(letter.length).keys()]
        .map((at) => `\\u${letter.charCodeAt(at).toString(16).padStart(4, '0')}`)
        .join(''),
    )
    .replace(/<(?=\/script|!--)/giu, String.raw`\x3c`)
    .trim();
  return { code, modules: chunk.modules };
}

async function readStyle() {
  const id = join(here, 'style.virtual.js');
  const [{ output }] = await build({
    ...settings,
    plugins: [
      {
        name: 'style',
        resolveId: (asked) => (asked === id ? id : null),
        load: (asked) =>
          asked === id
            ? "import style from './style/index.css?inline'; export default style;"
            : null,
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      minify: false,
      cssMinify: true,
      lib: { entry: id, formats: ['es'] },
    },
  });
  const { default: css } = await import(
    `data:text/javascript,${encodeURIComponent(output[0].code)}`
  );
  return css.trim();
}

/** Fills in what is known now; what Rust fills in stays. */
function fill(template, values) {
  return template.replace(/%([A-Z]+)%/gu, (whole, name) => values[name] ?? whole);
}

function hash(text) {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function look(text) {
  const found = [];
  for (const name of PLACEHOLDERS) {
    const times = text.split(`%${name}%`).length - 1;
    if (times !== 1) found.push(`%${name}% stands ${times} times in the page`);
  }
  if (/[^\n -~]/u.test(text)) found.push('the page is not plain ASCII');
  for (const [, inside] of text.matchAll(/<(?:style|script)>(.*?)<\/(?:style|script)>/gsu)) {
    if (!policy.includes(hash(inside))) found.push('the policy forbids what stands in the page');
  }
  if (text.split('</script').length !== 3) found.push('a script ends too early');
  if (text.length > BUDGET) {
    found.push(`the template has ${text.length} bytes, ${text.length - BUDGET} too many`);
  }
  return found;
}

/** What each part weighs. A library's share is taken from before minifying, so it is near, not exact. */
function tabulate() {
  const rows = [];
  const whole = Object.values(worker.modules).reduce((sum, each) => sum + each.renderedLength, 0);
  let left = worker.code.length;
  for (const [name, path] of PARTS) {
    const own = Object.entries(worker.modules).filter(([id]) => path.test(id));
    const share = own.reduce((sum, [, each]) => sum + each.renderedLength, 0) / whole;
    const size = Math.round(share * worker.code.length);
    left -= size;
    rows.push([name, size]);
  }
  rows.push(['our script beside the page', left]);
  rows.push(['our script', script.code.length]);
  rows.push(['style', style.length]);
  const rest = page.length - rows.reduce((sum, [, size]) => sum + size, 0);
  rows.push(['frame and policy', rest]);
  rows.push(['template', page.length]);
  rows.push(['budget of the template', BUDGET]);
  rows.push(['made page, at most', page.length + MADE.added]);
  rows.push(['release opener, at most', page.length + RELEASE.added]);
  return rows.map(([name, size]) => `${name.padEnd(28)}${String(size).padStart(8)}\n`).join('');
}
