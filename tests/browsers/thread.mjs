// How long the page's own thread is busy at a time. Each function runs in the page and so stands by itself.

/** Begins to watch. What was done before is not counted. */
export function watchThread() {
  const watch = { tasks: [], gap: 0, ticks: 0, last: performance.now() };
  globalThis.watch = watch;
  // Told by Chromium only: every task of more than 50 ms.
  if (PerformanceObserver.supportedEntryTypes.includes('longtask')) {
    watch.observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) watch.tasks.push(entry.duration);
    });
    watch.observer.observe({ type: 'longtask' });
  }
  watch.clock = setInterval(() => {
    const now = performance.now();
    watch.gap = Math.max(watch.gap, now - watch.last);
    watch.last = now;
    watch.ticks += 1;
  }, 5);
}

/** Ends it: the tasks that were too long, the longest time between two ticks, and how many ticks there were. */
export function readThread() {
  const { tasks, gap, ticks, observer, clock } = globalThis.watch;
  for (const entry of observer?.takeRecords() ?? []) tasks.push(entry.duration);
  observer?.disconnect();
  clearInterval(clock);
  return { tasks, gap, ticks };
}
