/** What a run's ending says besides its words. Pure; knows no settings but by their ids. */
import type { Ending } from './program';

/** The setting that would let a program go further; null where no limit stopped it. */
export function settingOf(ending: Ending | null): string | null {
  const setting = ending?.kind === 'stopped' ? ending.message.args['setting'] : undefined;
  return typeof setting === 'string' ? setting : null;
}
