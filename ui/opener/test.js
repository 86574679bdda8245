/** Bundles the tests as the page is bundled and gives them to Node's own runner: `npm test`. */
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { build } from 'vite';

import { settings } from './bundle.js';

const here = import.meta.dirname;
const folder = join(here, 'tests');
const out = join(here, 'dist/tests');

const names = readdirSync(folder).filter((name) => name.endsWith('.test.ts'));
rmSync(out, { recursive: true, force: true });
await build({
  ...settings,
  // Only what the page leaves out of typage must pass through the bundler; the vectors need not.
  ssr: { noExternal: ['age-encryption'] },
  build: {
    ssr: true,
    target: 'node20',
    outDir: out,
    reportCompressedSize: false,
    rolldownOptions: { input: names.map((name) => join(folder, name)) },
  },
});
const tests = names.map((name) => join(out, name.replace(/\.ts$/u, '.js')));
const { status } = spawnSync(process.execPath, ['--test', ...tests], { stdio: 'inherit' });
process.exitCode = status ?? 1;
