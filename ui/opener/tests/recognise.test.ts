import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import * as vectors from 'cctv-age';

import { LARGEST_FILE, parseFile, type Recognised } from '../worker/recognise';
import { pickLists } from './lists';
import { readTexts, UI } from './places';

const file = agePart('scrypt');
const from = { organisation: '<img src=x onerror=alert(1)> & Søn', person: 'Mo Adeyemi' };
const page = makePage({ file: Buffer.from(file).toString('base64'), from });

function agePart(name: string): Uint8Array {
  const whole = Buffer.from(vectors[name] ?? []);
  return new Uint8Array(whole.subarray(whole.indexOf('\n\n') + 2));
}

/** The template, filled in as Rust fills it in. */
function makePage(own: object): string {
  const words = pickLists(['en']);
  const json = { format: 'key-courier-page/1', lang: 'en', words, texts: readTexts(), ...own };
  const data = JSON.stringify(json).replace(
    /[<>&\u0080-\uffff]/gu,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const template = readFileSync(join(UI, 'opener/template.html'), 'utf8');
  return template
    .replace('%POLICY%', 'trusted-types courier')
    .replace('%DATA%', () => data)
    .replace('%WORKER%', () => ' '.repeat(100_000));
}

function parse(text: string): Recognised {
  return parseFile(new Uint8Array(Buffer.from(text, 'latin1')));
}

function assertOurs(read: Recognised, name: string): void {
  const expected = { how: 'age', bytes: new Uint8Array(file), from };
  assert.deepEqual(read, { kind: 'locked', locked: expected }, name);
}

test('reads a page of ours, and what mail does to one', () => {
  assert.ok(page.indexOf('</pre>') < 65_536);
  const mangled: Record<string, string> = {
    'as it was made': page,
    'CRLF-mangled': page.replaceAll('\n', '\r\n'),
    'a banner line before it': `CAUTION: this came from outside.\r\n${page}`,
    'a banner with markup before it': `<div style="color:red">Caution</div>\n${page}`,
    'cut at 65,536 bytes': page.slice(0, 65_536),
    'with a byte order mark': `\u00ef\u00bb\u00bf${page}`,
    'as UTF-16': Buffer.from(page, 'utf16le').toString('latin1'),
    'saved by a browser': page.replace('<pre hidden id="data">', '<pre hidden="" id="data">'),
    'in capitals': page.replace('<pre hidden id="data">', '<PRE HIDDEN ID=data>'),
    'its long lines broken': page.replace(/.{900}/gu, '$&\r\n'),
  };
  for (const [name, text] of Object.entries(mangled)) assertOurs(parse(text), name);
});

test('a page that is cut inside its data says that it is incomplete', () => {
  const start = page.indexOf('id="data"');
  for (const length of [start, start + 10, start + 5000, page.indexOf('</pre>')]) {
    assert.deepEqual(parse(page.slice(0, length)), { kind: 'cut' }, `cut at ${length}`);
  }
});

test('an age file is known by its beginning, binary or armoured', () => {
  for (const bytes of [file, agePart('armor_scrypt'), agePart('armor_full_last_line')]) {
    assert.equal(parseFile(new Uint8Array(bytes)).kind, 'locked');
  }
});

test('an armoured file is found in the text of a mail', () => {
  const lines = Buffer.from(file).toString('base64').replace(/.{64}/gu, '$&\n');
  const block = `-----BEGIN AGE ENCRYPTED FILE-----\n${lines}\n-----END AGE ENCRYPTED FILE-----`;
  const mails: Record<string, string> = {
    alone: block,
    'between sentences': `Dear Ana, see key-courier.example.org\n\n${block}\n\nMo`,
    quoted: `On Tuesday Mo wrote:\n> ${block.replaceAll('\n', '\n> ')}\n`,
    'indented, with other line ends': `Søn:\r\n  ${block.replaceAll('\n', '\r\n  ')}`,
    'with hard blanks': `\u00c2\u00a0${block.replaceAll('\n', '\n\u00c2\u00a0')}`,
    'as UTF-16': Buffer.from(`Hello\n${block}`, 'utf16le').toString('latin1'),
  };
  const expected = {
    kind: 'locked',
    locked: { how: 'age', bytes: new Uint8Array(file), from: null },
  };
  for (const [name, text] of Object.entries(mails)) assert.deepEqual(parse(text), expected, name);
  assert.deepEqual(parse(`Dear Ana\n${block.slice(0, -10)}`), { kind: 'cut' });
  assert.deepEqual(parse(`Dear Ana\n${block.replace('\n', '\n!')}`), { kind: 'cut' });
  const other = block.replace(lines, Buffer.from('hello').toString('base64'));
  assert.deepEqual(parse(other), { kind: 'unknown' });
});

test('files of nothing but tags are refused', () => {
  // Whoever looks from each tag to the end of the file never ends.
  for (const tag of ['<pre ', '<pre id=data ', '<pre\t', '-----BEGIN AGE ', 'id=data ']) {
    const hostile = tag.repeat(Math.floor(8_000_000 / tag.length));
    assert.deepEqual(parse(hostile), { kind: 'unknown' }, tag);
    assert.notEqual(parse(`${hostile}>`).kind, 'locked', tag);
    assert.notEqual(parse(`<pre ${hostile}>`).kind, 'locked', tag);
  }
});

test('other files are not ours', () => {
  const others = [
    '',
    ' ',
    'hello',
    '%PDF-1.7',
    '<!doctype html><p>hello',
    '<pre id="data">{}</pre>',
  ];
  for (const text of others) assert.notEqual(parse(text).kind, 'locked', text);
  assert.deepEqual(parse('hello'), { kind: 'unknown' });
  assert.deepEqual(parse(makePage({})), { kind: 'unknown' }, 'an opener page holds no file');
  assert.deepEqual(parse('\u0089PNG\r\n\u001a\n'), { kind: 'picture' });
  assert.deepEqual(parseFile(new Uint8Array(LARGEST_FILE + 1)), { kind: 'large' });
});
