// Waits until the page has drawn itself: fonts loaded, short movements over, two frames painted.
const done = arguments[arguments.length - 1];
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const moving = () =>
  document.getAnimations().filter((it) => it.playState === 'running' && it.effect?.getTiming().iterations !== Infinity);
(async () => {
  await document.fonts.ready;
  await Promise.allSettled(moving().map((it) => it.finished));
  await frame();
  await frame();
  done(true);
})();
