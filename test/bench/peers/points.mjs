// A line of a million points in Chromium: how long it takes until it is painted, whole and zoomed into.
import { inChromium } from '../chromium.mjs';
import { runPeer } from '../timer.mjs';
import { POINTS, POINTS_WORK } from '../works/drawing.mjs';

await inChromium('test/bench/peers/pointspage.ts', async (page) => {
  let drawn = 0;
  const once = async (part) => {
    const timed = await page.evaluate(([count, shown]) => globalThis.time(count, shown), [POINTS, part]);
    drawn = timed.points;
    return timed.milliseconds;
  };
  const cases = Object.entries(POINTS_WORK).map(([work, { part }]) => [
    work,
    () => ({ once: () => once(part), rounds: 10, value: () => drawn }),
  ]);
  await runPeer('autograd-lens', Object.fromEntries(cases));
});
