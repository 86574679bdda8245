// Drives one browser for a test: a command a line on standard input, an answer a line on standard output, both
// JSON. Words that unlock something come this way too, and so never stand among a process's arguments.
import { createInterface } from 'node:readline';

import { commands } from './commands.mjs';

const say = (answer) => process.stdout.write(`${JSON.stringify(answer)}\n`);

for await (const line of createInterface({ input: process.stdin })) {
  const { do: name, ...given } = JSON.parse(line);
  try {
    say({ done: (await commands[name](given)) ?? null });
  } catch (problem) {
    // Without what was given: it may have been typed from secret words.
    say({ problem: `${name}: ${problem.message}` });
  }
}
await commands.quit({});
