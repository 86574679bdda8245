import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `npm test` runs in ui/. */
export const UI = process.cwd();

export function readTexts(): Record<string, string> {
  const source = readFileSync(join(UI, '../text/en/opener.ftl'), 'utf8');
  const lines = source.matchAll(/^([a-z][a-z\d-]*) = (.*)$/gmu);
  return Object.fromEntries(
    [...lines].map(([, id, text]): [string, string] => [id ?? '', text ?? '']),
  );
}
