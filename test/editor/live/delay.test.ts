/** The pause before a live document runs again, whatever stands in the settings. */
import { expect, test } from 'vitest';
import { LIVE_DELAY, liveDelay } from '../../../src/editor/live/delay';

test.each([
  [0, 100],
  [-5, 100],
  [100, 100],
  [750, 750],
  [1e12, 60_000],
  [Infinity, 60_000],
])('%s is %s milliseconds', (value, delay) => {
  expect(liveDelay(value)).toBe(delay);
});

test.each([undefined, null, NaN, 'fast', '750', true, [750], {}])('%s is the default', (value) => {
  expect(liveDelay(value)).toBe(LIVE_DELAY.default);
});
