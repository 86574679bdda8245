import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Locked } from '../worker/recognise';

type Posted = Promise<unknown>;

/** The script beside the page, in a scope as a worker has one. */
async function startWorker(): Promise<(question: unknown) => Posted> {
  const scope: {
    onmessage?: (event: { data: unknown }) => void;
    postMessage?: (data: unknown) => void;
  } = {};
  Object.assign(globalThis, { self: scope });
  await import('../worker/main');
  return (data) =>
    new Promise((done) => {
      scope.postMessage = done;
      scope.onmessage?.({ data });
    });
}

test('each question gets an answer, in a browser that lacks what it takes, too', async () => {
  const ask = await startWorker();
  const file = new Blob(['hello']);
  assert.deepEqual(await ask({ ask: 'file', file }), { kind: 'unknown' });
  assert.deepEqual(await ask({ ask: 'picture', file }), { kind: 'not-picture' });

  // Older browsers decode pictures, and have no canvas outside of a page.
  assert.ok(!('OffscreenCanvas' in globalThis));
  const createImageBitmap = (): Promise<object> => Promise.resolve({ width: 40, height: 40 });
  Object.assign(globalThis, { createImageBitmap });
  assert.deepEqual(await ask({ ask: 'picture', file }), { kind: 'none' });

  const gone = { size: 5, arrayBuffer: (): Posted => Promise.reject(new TypeError('gone')) };
  assert.deepEqual(await ask({ ask: 'file', file: gone }), { kind: 'unreadable' });
  const locked: Locked = { how: 'age', bytes: new Uint8Array(5), from: null };
  assert.deepEqual(await ask({ ask: 'open', locked, words: 'a' }), { kind: 'not-ours' });
  assert.deepEqual(await ask({ ask: 'open', locked: null, words: 'a' }), { kind: 'browser' });
});
