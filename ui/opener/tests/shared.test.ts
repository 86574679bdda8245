import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { writeKeysEnv } from '../shared/keys-env';
import { maskKey } from '../shared/mask';
import { parsePayload } from '../shared/payload';
import { firstName, visible } from '../shared/text';

test('keys.env gives a shell exactly the keys', () => {
  const keys = [
    { env: 'EN_REST_API_KEY', key: '257e2630-4a1b-4c3d-9e8f-01234567d117' },
    { env: 'EN_REST_API_KEY', key: `it's 'quoted' "twice" \\ $HOME \`id\` é` },
    { env: 'SPEKTRIX_SECRET', key: "'" },
    { env: 'EN_REST_API_KEY', key: '' },
  ];
  const text = writeKeysEnv(keys);
  assert.match(text, /^EN_REST_API_KEY='257e2630-4a1b-4c3d-9e8f-01234567d117'\n/u);
  assert.ok(!text.includes('\r') && text.endsWith('\n'));
  const folder = mkdtempSync(join(tmpdir(), 'opener-env-'));
  try {
    writeFileSync(join(folder, 'keys.env'), text);
    const names = ['EN_REST_API_KEY', 'EN_REST_API_KEY_2', 'SPEKTRIX_SECRET', 'EN_REST_API_KEY_3'];
    const print = names.map((name) => `printf '%s\\n' "$${name}"`).join('; ');
    const printed = execFileSync('sh', ['-c', `. ./keys.env; ${print}`], { cwd: folder });
    assert.deepEqual(
      printed.toString().split('\n').slice(0, 4),
      keys.map(({ key }) => key),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a name that a second key would take is passed over', () => {
  const text = writeKeysEnv([
    { env: 'A', key: '1' },
    { env: 'A_2', key: '2' },
    { env: 'A', key: '3' },
  ]);
  assert.equal(text, "A='1'\nA_2='2'\nA_3='3'\n");
});

test('a hidden key shows its end and no more than its first group', () => {
  assert.deepEqual(maskKey('257e2630-4a1b-4c3d-9e8f-01234567d117'), {
    shown: '257e2630-••••-••••-••••-••••••••d117',
    end: 'd117',
  });
  assert.deepEqual(maskKey('short'), { shown: '••••••••', end: null });
  assert.equal(maskKey('a'.repeat(500)).shown, `${'•'.repeat(24)}aaaa`);
  for (const key of [
    'x'.repeat(16),
    `a-${'b'.repeat(40)}`,
    '-'.repeat(64),
    `${'é'.repeat(40)}end!`,
  ]) {
    const seen = maskKey(key).shown.replace(/[•-]/gu, '');
    assert.ok(seen.length <= 12, seen);
  }
});

test('names show as themselves, and what turns text round is written out', () => {
  assert.equal(visible('<img src=x onerror=alert(1)> & Søn'), '<img src=x onerror=alert(1)> & Søn');
  assert.equal(visible('\u202eoM\u2069\u0007'), '[U+202E]oM[U+2069][U+0007]');
  assert.equal(visible('שלום עולם\n العربية'), 'שלום עולם\n العربية');
  assert.equal(firstName('Dr Ana Costa'), 'Ana');
  assert.equal(firstName(''), '');
});

test('a payload is ours, a newer one or none', () => {
  const party = { organisation: 'Harbour Trust', person: 'Mo Adeyemi' };
  const key = { key: 'k', env: 'EN_REST_API_KEY' };
  const whole = {
    format: 'key-courier/1',
    from: party,
    to: party,
    made: '2026-11-24T10:15:00Z',
    receipt: '402719',
    keys: [key],
  };
  const kind = (json: unknown): string => parsePayload(JSON.stringify(json)).kind;
  assert.equal(kind(whole), 'payload');
  for (const env of [
    'A_TOKEN',
    'SPEKTRIX_SECRET',
    'WORDPRESS_APPLICATION_PASSWORD',
    `${'A'.repeat(60)}_KEY`,
  ]) {
    assert.equal(kind({ ...whole, keys: [{ ...key, key: 'it’s é', env }] }), 'payload', env);
  }
  assert.equal(kind({ ...whole, keys: Array.from({ length: 100 }, () => key) }), 'payload');
  assert.equal(kind({ ...whole, format: 'key-courier/2' }), 'newer');
  const others = [
    null,
    [],
    { ...whole, format: 'other/1' },
    { ...whole, receipt: '40271' },
    { ...whole, keys: [] },
    { ...whole, keys: [key, { ...key, env: 'A; rm -rf /' }] },
    { ...whole, keys: [{ env: 'A_KEY' }] },
    { ...whole, keys: Array.from({ length: 101 }, () => key) },
    ...['LD_PRELOAD', 'PATH', 'KEY', '_KEY', 'A_KEY\nPATH', 'A_KEY\n', `${'A'.repeat(61)}_KEY`].map(
      (env) => ({ ...whole, keys: [{ ...key, env }] }),
    ),
    ...['x\nLD_PRELOAD=/tmp/e.so', 'x\r', 'x\0', '\u001b]0;x', 'x\u0085'].map((text) => ({
      ...whole,
      keys: [{ ...key, key: text }],
    })),
    { ...whole, from: 'Harbour Trust' },
  ];
  for (const other of others) assert.equal(kind(other), 'not-ours', JSON.stringify(other));
  assert.equal(parsePayload('hello').kind, 'not-ours');
});
