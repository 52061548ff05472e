/** How long a pause in typing is, from the setting `autogradLens.live.delay`, where anything may stand. Knows no editor. */
import { numberFrom } from '../numeric-setting';

/** Milliseconds; a test holds these against the manifest. */
export const LIVE_DELAY = { minimum: 100, maximum: 60_000, default: 500 } as const;

export const LIVE_DELAY_ID = 'live.delay';

export const liveDelay = (value: unknown): number => numberFrom(LIVE_DELAY, value);
