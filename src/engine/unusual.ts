/**
 * Whether anything is on that a call must ask about: an observer, a transform, a mode, hooks. Each says so here when it
 * comes and goes, so that the short paths of calls ask one question instead of six. Knows none of them.
 */

/** What there is, one bit each. */
export const OBSERVER = 1;
export const TRANSFORM = 2;
export const INFERENCE = 4;
export const ANOMALY = 8;
export const PACKING = 16;
export const CREATION = 32;

let present = 0;

/** Whether anything of all that is on. */
export function isUnusual(): boolean {
  return present !== 0;
}

/** Says that one of them is on from now on, or no longer. */
export function setUnusual(what: number, on: boolean): void {
  present = on ? present | what : present & ~what;
}
