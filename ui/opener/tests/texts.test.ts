import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { readTexts, UI } from './places';

/** These stand in the frame of the page, where Rust writes them. */
const FRAME = ['opener-title', 'opener-title-anybody', 'opener-broken', 'opener-noscript'];
/** Ids that the page puts together: a part, then what was answered or how many. */
const PLURALS = ['0', 'one', 'other'];
const STARTS: Record<string, string[]> = {
  'opener-code-': ['none', 'other', 'not-picture'],
  'opener-file-': ['unknown', 'cut', 'large', 'picture', 'unreadable'],
  'opener-real-ring': ['', '-anybody'],
};
const ANSWERS = ['wrong', 'damaged', 'not-ours', 'newer', 'work', 'key-file', 'memory', 'browser'];

const folder = join(UI, 'opener/page');
const source = readdirSync(folder)
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n');
const texts = readTexts();

function used(): Set<string> {
  const ids = new Set(FRAME);
  for (const [, id] of source.matchAll(/'(opener-[a-z\d-]+)'/gu)) ids.add(id ?? '');
  for (const [start, ends] of Object.entries(STARTS)) {
    for (const end of ends) ids.add(start + end);
  }
  for (const answer of ANSWERS) {
    ids.add(`opener-${answer}`);
    ids.add(`opener-${answer}-then`);
  }
  ids.add('opener-wrong-then-anybody');
  return ids;
}

test('every text the page asks for is there, and none is left over', () => {
  const ids = used();
  for (const id of [...ids]) {
    const forms = PLURALS.map((form) => `${id}-${form}`).filter((form) => form in texts);
    assert.ok(id in texts || forms.length > 0, `there is no text for ${id}`);
    for (const form of forms) ids.add(form);
  }
  for (const id of Object.keys(texts)) assert.ok(ids.has(id), `${id} is shown nowhere`);
});

test('no text needs more than its arguments filled in', () => {
  for (const [id, text] of Object.entries(texts)) {
    assert.doesNotMatch(text.replace(/\{ \$[a-z]+ \}/gu, ''), /[{}<>]/u, id);
  }
});
