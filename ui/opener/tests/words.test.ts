import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { makeLists, parseWords } from '../words/read';
import { cutTokens } from '../words/tokens';
import { pickLists } from './lists';
import { UI } from './places';

interface Case {
  name: string;
  lists: string[];
  typed: string;
  words?: string;
  count?: number;
  unknown?: { place: number; near: string[] }[];
}

const vectors = readFileSync(join(UI, '../tests/vectors/unlock-words.json'), 'utf8');
const { cases } = JSON.parse(vectors) as { cases: Case[] };

for (const { name, lists, typed, words, count, unknown } of cases) {
  test(`reads unlock words: ${name}`, () => {
    const reading = parseWords(typed, makeLists(pickLists(lists)));
    if (words !== undefined) assert.deepEqual(reading, { kind: 'words', words });
    else if (count !== undefined) assert.deepEqual(reading, { kind: 'count', count });
    else assert.deepEqual('unknown' in reading && reading.unknown, unknown);
  });
}

test('every vector has an expected reading', () => {
  assert.ok(cases.length > 50, 'the vectors are there');
  for (const one of cases) {
    const said = [one.words, one.count, one.unknown].filter((each) => each !== undefined);
    assert.equal(said.length, 1, one.name);
  }
});

test('a word knows where it stands in what was typed', () => {
  const typed = 'KEYCOURIER:1: 1) Ju\u00adice, \u{1f9c3}po\u0301ssible\u2014\ufb01nal';
  const found = cutTokens(typed).map(({ text, start, end }) => [text, typed.slice(start, end)]);
  assert.deepEqual(found, [
    ['juice', 'Ju\u00adice'],
    ['possible', 'po\u0301ssible'],
    ['final', '\ufb01nal'],
  ]);
});
