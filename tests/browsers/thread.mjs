// How long the page's own thread is at work at a time.

const TASKS = 'disabled-by-default-devtools.timeline';

/** Begins to watch; what was done before is not counted. */
export async function watchThread(page, beside, traced) {
  await beside(startClock);
  // Told by Chromium only.
  if (traced) await page.tracing.start({ categories: [TASKS] });
}

/**
 * Ends it: the milliseconds the longest task worked, the longest time between two ticks of the clock, and how many
 * ticks there were. What a task waited for a processor that other programs had is not its work.
 */
export async function readThread(page, beside, traced) {
  const { gap, ticks } = await beside(stopClock);
  if (!traced) return { longest: null, gap, ticks };
  const { traceEvents } = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
  const frames = traceEvents.find(({ name }) => name === 'TracingStartedInBrowser').args.data
    .frames;
  const { processId } = frames.find(({ url }) => url === page.url());
  const main = traceEvents.find(
    ({ name, pid, args }) =>
      name === 'thread_name' && pid === processId && args.name === 'CrRendererMain',
  ).tid;
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid }) =>
      name === 'RunTask' && ph === 'X' && pid === processId && tid === main,
  );
  if (tasks.length === 0) throw new Error('the browser told of no task');
  return { longest: Math.max(...tasks.map(({ tdur }) => tdur)) / 1000, gap, ticks };
}

/** Runs in the page, and so stands by itself. */
function startClock() {
  const clock = { gap: 0, ticks: 0, last: performance.now() };
  clock.id = setInterval(() => {
    const now = performance.now();
    clock.gap = Math.max(clock.gap, now - clock.last);
    clock.last = now;
    clock.ticks += 1;
  }, 5);
  globalThis.clock = clock;
}

function stopClock() {
  const { id, gap, ticks } = globalThis.clock;
  clearInterval(id);
  return { gap, ticks };
}
