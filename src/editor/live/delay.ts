/** How long a pause in typing is, from the setting `autogradLens.live.delay`, where anything may stand. Knows no editor. */

/** Milliseconds; a test holds these against the manifest. */
export const LIVE_DELAY = { minimum: 100, maximum: 60_000, default: 500 } as const;

export const LIVE_DELAY_ID = 'live.delay';

/** A value that is too large or too small counts as the nearest that is allowed, what is no number as the default. */
export function liveDelay(value: unknown): number {
  const given = typeof value === 'number' && !Number.isNaN(value) ? value : LIVE_DELAY.default;
  return Math.min(Math.max(given, LIVE_DELAY.minimum), LIVE_DELAY.maximum);
}
