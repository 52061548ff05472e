/** How a command ends: what is still to be written to the two streams, and the exit status. */

export interface Ending {
  readonly output: string;
  readonly problem: string;
  /** 130 after Ctrl+C, as shells have it. */
  readonly status: 0 | 1 | 2 | 130;
}

/** What was asked for instead of an answer. */
export type Wish = 'help' | 'version';

/** A command line that cannot be followed. */
export class UsageError extends Error {}

export function printed(output: string): Ending {
  return { output, problem: '', status: 0 };
}

export function failed(status: 1 | 2, problem: string): Ending {
  return { output: '', problem: `autograd-lens: ${problem}`, status };
}
