import assert from 'node:assert/strict';
import { test } from 'node:test';

import encodeQR from 'qr';

import { readPixels, type Pixels } from '../worker/code';

const WORDS = 'juice opera crumble skull vivid exercise comfort capital';
const CODE = `KEYCOURIER:1:${WORDS.replaceAll(' ', '-')}`;

interface Look {
  /** Degrees it is turned by. */
  turned?: number;
  /** How much its far side is smaller. */
  askew?: number;
  dark?: number;
  light?: number;
}

/** A picture of a code, as a camera might have taken it; each pixel looks up where it came from. */
function draw(text: string, look: Look = {}): Pixels {
  const { turned = 0, askew = 0, dark = 0, light = 255 } = look;
  const modules = encodeQR(text, 'raw', { border: 4 });
  const side = 640;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  const angle = (turned * Math.PI) / 180;
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const [across, down] = [(x / side - 0.5) * 1.7, (y / side - 0.5) * 1.7];
      const near = 1 + askew * down;
      const [u, v] = [across / near, down / near];
      const column = Math.floor((u * Math.cos(angle) + v * Math.sin(angle) + 0.5) * modules.length);
      const row = Math.floor((v * Math.cos(angle) - u * Math.sin(angle) + 0.5) * modules.length);
      const value = modules[row]?.[column] === true ? dark : light;
      data.fill(value, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return { width: side, height: side, data };
}

const looks: Record<string, Look> = {
  straight: {},
  'on its side': { turned: 90 },
  'turned and askew': { turned: 23, askew: 0.25 },
  'held at a corner': { turned: 45, askew: 0.4 },
  inverted: { dark: 255, light: 0 },
  'inverted and askew': { dark: 240, light: 20, turned: -12, askew: 0.2 },
  'in poor light': { dark: 90, light: 140 },
};

for (const [name, look] of Object.entries(looks)) {
  test(`reads the code: ${name}`, () => {
    assert.deepEqual(readPixels(draw(CODE, look)), { kind: 'read', words: WORDS });
  });
}

test('another code, and a picture without one', () => {
  for (const text of [
    'https://example.org',
    'SMSTO:+447700900123:juice-opera',
    'KEYCOURIER:2:juice',
  ]) {
    assert.deepEqual(readPixels(draw(text)), { kind: 'other' }, text);
  }
  const empty = { width: 200, height: 200, data: new Uint8ClampedArray(160_000).fill(200) };
  assert.deepEqual(readPixels(empty), { kind: 'none' });
});
