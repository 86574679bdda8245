import { scrypt } from 'hash-wasm';

import { CannotRun, type Scrypt } from './age';

/** scrypt by WebAssembly: as fast as OpenSSL's, and away from the page's own thread. */
export const runScrypt: Scrypt = async (password, salt, logN) => {
  if (typeof WebAssembly === 'undefined') throw new CannotRun('browser');
  try {
    return await scrypt({
      password,
      salt,
      costFactor: 2 ** logN,
      blockSize: 8,
      parallelism: 1,
      hashLength: 32,
      outputType: 'binary',
    });
  } catch (thrown) {
    throw new CannotRun(thrown instanceof WebAssembly.CompileError ? 'browser' : 'memory');
  }
};
