/** How the sources become scripts; the page and its tests are bundled alike. */
import { join } from 'node:path';

const here = import.meta.dirname;

/** typage without what only makes files or opens those for a public key. */
export const withoutRecipients = {
  name: 'without-recipients',
  enforce: 'pre',
  resolveId(id, importer) {
    const within = importer?.includes('/age-encryption/dist/') === true;
    return within && id === './recipients.js' ? join(here, 'worker/no-recipients.ts') : null;
  },
};

export const settings = {
  root: here,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  plugins: [withoutRecipients],
};
