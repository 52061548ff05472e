/** Which output of a program is looked at. Pure; knows no tape but its ids. */
import type { ProgramTrace } from './program';
import type { Focus } from './tape';

/** The root of the last backward pass, else what was computed last; null where nothing can be differentiated. */
export function firstFocus({ passes, outputs }: Pick<ProgramTrace, 'passes' | 'outputs'>): Focus | null {
  const pass = passes.at(-1);
  if (pass !== undefined) return { output: pass.root, weights: pass.weights };
  // A tape's values are numbered in the order in which they were computed.
  const last = outputs.reduce((latest, { value }) => Math.max(latest, value), -1);
  return last < 0 ? null : { output: last, weights: null };
}

export function sameFocus(one: Focus | null, other: Focus | null): boolean {
  return one?.output === other?.output && one?.weights === other?.weights;
}
