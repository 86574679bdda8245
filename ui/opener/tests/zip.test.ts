import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { cutMessage } from '../shared/payload';
import { parseFile } from '../worker/recognise';
import { openZip } from '../worker/zip';

const WORDS = 'juice-opera-crumble-skull-vivid-exercise-comfort-capital';
const JSON_TEXT = '{"format":"key-courier/1"}\n';
const MESSAGE = [
  'A key for Brightwater\n\n',
  '-----BEGIN KEY COURIER PAYLOAD-----\n',
  JSON_TEXT,
  '-----END KEY COURIER PAYLOAD-----\n',
].join('');

/** Made by 7-Zip, which knows nothing of us. */
function makeZip(name: string, text: string, ...how: string[]): Uint8Array<ArrayBuffer> {
  const folder = mkdtempSync(join(tmpdir(), 'opener-zip-'));
  try {
    writeFileSync(join(folder, name), text);
    execFileSync('7zz', ['a', '-tzip', ...how, 'out.zip', name], { cwd: folder });
    return new Uint8Array(readFileSync(join(folder, 'out.zip')));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const ours = ['-mem=AES256', '-mx0', `-p${WORDS}`];
const padded = MESSAGE.padEnd(8192, ' ');
const zip = makeZip('message.txt', padded, ...ours);

test('reads a ZIP of 7-Zip', async () => {
  const opened = await openZip(zip, WORDS);
  const text = opened.kind === 'opened' ? new TextDecoder().decode(opened.plain) : opened.kind;
  assert.equal(text, padded);
  assert.equal(cutMessage(text), JSON_TEXT);
});

test('a message whose length is no whole number of blocks', async () => {
  for (const length of [0, 1, 15, 16, 17, 4097]) {
    const text = 'x'.repeat(length);
    const opened = await openZip(makeZip('message.txt', text, ...ours), WORDS);
    assert.equal(opened.kind === 'opened' && new TextDecoder().decode(opened.plain), text);
  }
});

test('other words are wrong, a turned bit is damage', async () => {
  assert.deepEqual(await openZip(zip, WORDS.replace('juice', 'opera')), { kind: 'wrong' });
  const turned = zip.slice();
  turned[1000] = (turned[1000] ?? 0) ^ 1;
  assert.deepEqual(await openZip(turned, WORDS), { kind: 'damaged' });
});

test('ZIPs that are not ours are not opened', async () => {
  const others = [
    makeZip('letter.txt', MESSAGE, ...ours),
    makeZip('message.txt', MESSAGE, '-mx0'),
    makeZip('message.txt', padded, '-mem=AES128', '-mx0', `-p${WORDS}`),
    makeZip('message.txt', padded, '-mem=AES256', '-mx9', `-p${WORDS}`),
    // What unpacks to far more than it is.
    makeZip('message.txt', ' '.repeat(3_000_000), '-mem=AES256', '-mx9', `-p${WORDS}`),
    makeZip('message.txt', ' '.repeat(1_100_000), ...ours),
  ];
  for (const other of others) {
    assert.deepEqual(await openZip(other, WORDS), { kind: 'not-zip' });
    assert.deepEqual(parseFile(other), { kind: 'unknown' }, 'said before any words are typed');
  }
});

test('a ZIP cut anywhere, or with any byte of its frame changed, neither opens nor throws', async () => {
  const small = makeZip('message.txt', MESSAGE, ...ours);
  for (let length = 0; length < small.length; length += 1) {
    const { kind } = await openZip(small.slice(0, length), WORDS);
    assert.notEqual(kind, 'opened', `cut at ${length}`);
  }
  for (let at = 0; at < small.length; at += 1) {
    for (const byte of [0x00, 0x7f, 0xff]) {
      const changed = small.slice();
      changed[at] = byte;
      const opened = await openZip(changed, WORDS);
      if (opened.kind === 'opened') {
        assert.equal(new TextDecoder().decode(opened.plain), MESSAGE, `changed at ${at}`);
      }
    }
  }
});
