import assert from 'node:assert/strict';
import { createHash, scrypt as nodeScrypt } from 'node:crypto';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';

import * as vectors from 'cctv-age';

import { openAge, type Opened, type Scrypt } from '../worker/age';

interface Vector {
  name: string;
  expect: string;
  payload: string | undefined;
  passphrases: string[];
  bytes: Uint8Array;
}

/** Node's own scrypt, so that the vectors also check that ours is asked for the right thing. */
const scrypt: Scrypt = (passphrase, salt, logN) =>
  new Promise((done, refuse) => {
    const how = { N: 2 ** logN, r: 8, p: 1, maxmem: 2 ** 31 - 1 };
    nodeScrypt(passphrase, salt, 32, how, (problem, key) => {
      if (problem) refuse(problem);
      else done(new Uint8Array(key));
    });
  });

const never: Scrypt = () => Promise.reject(new Error('nothing was to be computed'));

function parseVector(name: string, bytes: Uint8Array): Vector {
  const whole = Buffer.from(bytes);
  const end = whole.indexOf('\n\n');
  const fields = whole
    .subarray(0, end)
    .toString()
    .split('\n')
    .map((line) => line.split(': ', 2));
  const all = (wanted: string): string[] =>
    fields.filter(([field]) => field === wanted).map(([, value]) => value ?? '');
  const file = new Uint8Array(whole.subarray(end + 2));
  return {
    name,
    expect: all('expect')[0] ?? '',
    payload: all('payload')[0],
    passphrases: all('passphrase'),
    bytes: all('compressed')[0] === 'zlib' ? new Uint8Array(inflateSync(file)) : file,
  };
}

const all = Object.entries(vectors).map(([name, bytes]) => parseVector(name, bytes));
const locked = all.filter(({ passphrases }) => passphrases.length > 0);
const forKeys = all.filter(({ passphrases }) => passphrases.length === 0);

/** What the page says where the vector names a reason. */
const EXPECTED: Record<string, Opened['kind']> = {
  success: 'opened',
  'no match': 'wrong',
  'header failure': 'damaged',
  'HMAC failure': 'damaged',
  'payload failure': 'damaged',
  'armor failure': 'damaged',
};
const OURS: Record<string, Opened['kind']> = {
  // More work than the page does, said before any of it is done.
  scrypt_work_factor_23: 'work',
  scrypt_work_factor_overflow: 'work',
  // Its stanza is none that words open.
  scrypt_uppercase: 'key-file',
};

test('all the vectors are there', () => {
  assert.equal(all.length, 143);
  assert.equal(locked.length, 26);
});

for (const vector of locked) {
  test(`passphrase vector ${vector.name}: ${vector.expect}`, async () => {
    for (const passphrase of vector.passphrases) {
      const opened = await openAge(vector.bytes, passphrase, scrypt);
      assert.equal(opened.kind, OURS[vector.name] ?? EXPECTED[vector.expect]);
      if (opened.kind === 'opened') {
        assert.equal(createHash('sha256').update(opened.plain).digest('hex'), vector.payload);
      }
    }
  });
}

for (const vector of forKeys) {
  test(`vector for a public key ${vector.name}: refused`, async () => {
    const { kind } = await openAge(vector.bytes, 'password', never);
    const right = ['success', 'no match', 'HMAC failure', 'payload failure'].includes(
      vector.expect,
    );
    if (right) assert.equal(kind, 'key-file', 'its header is whole');
    else assert.notEqual(kind, 'opened');
  });
}

function pick(name: string): Vector {
  const found = all.find((vector) => vector.name === name);
  assert.ok(found, name);
  return found;
}

test('a work factor of 21 is refused before anything is computed, 20 is tried', async () => {
  const text = Buffer.from(pick('scrypt').bytes).toString('latin1');
  const work = (logN: number): Uint8Array =>
    Buffer.from(text.replace(/^(-> scrypt \S+) \d+$/mu, `$1 ${logN}`), 'latin1');
  assert.deepEqual(await openAge(work(21), 'password', never), { kind: 'work' });
  const asked: number[] = [];
  const noting: Scrypt = (_passphrase, _salt, logN) => {
    asked.push(logN);
    return Promise.resolve(new Uint8Array(32));
  };
  assert.deepEqual(await openAge(work(20), 'password', noting), { kind: 'wrong' });
  assert.deepEqual(asked, [20]);
});

test('a file cut anywhere or with any bit turned is never opened', async () => {
  const { bytes, passphrases } = pick('scrypt');
  const keys = new Map<string, Uint8Array>();
  const once: Scrypt = async (passphrase, salt, logN) => {
    if (logN > 14) return new Uint8Array(32);
    const name = `${Buffer.from(salt).toString('hex')}/${logN}`;
    const key = keys.get(name) ?? (await scrypt(passphrase, salt, logN));
    keys.set(name, key);
    return key;
  };
  const [passphrase = ''] = passphrases;
  for (let length = 0; length < bytes.length; length += 1) {
    const { kind } = await openAge(bytes.subarray(0, length), passphrase, once);
    assert.notEqual(kind, 'opened', `cut at ${length}`);
  }
  for (let at = 0; at < bytes.length; at += 1) {
    const turned = bytes.slice();
    turned[at] = (turned[at] ?? 0) ^ 1;
    const { kind } = await openAge(turned, passphrase, once);
    assert.notEqual(kind, 'opened', `bit turned at ${at}`);
  }
});

test('a bit turned in the payload is damage, not wrong words', async () => {
  const { bytes, passphrases } = pick('scrypt');
  const turned = bytes.slice();
  turned[turned.length - 1] = (turned.at(-1) ?? 0) ^ 1;
  assert.deepEqual(await openAge(turned, passphrases[0] ?? '', scrypt), { kind: 'damaged' });
});

test('what is no age file at all says so', async () => {
  for (const text of ['', 'hello', '<!doctype html>', 'age-encryption.org/v2\n-> scrypt a 1\n']) {
    const bytes = new TextEncoder().encode(text);
    assert.deepEqual(await openAge(bytes, 'password', never), { kind: 'not-age' }, text);
  }
});
