/** What is asked of a run for a path of gradient descent over two variables, and what it answers. Plain data. */
import type { Message } from './message';
import type { AxisVariable } from './surface';

export interface DescentRequest {
  readonly x: AxisVariable;
  readonly y: AxisVariable;
  readonly start: { readonly x: number; readonly y: number };
  /** The step size. */
  readonly rate: number;
  /** As `torch.optim.SGD` means it; 0: none. */
  readonly momentum: number;
  /** At most; 1 to 1000. */
  readonly steps: number;
}

/** `steps`: all that were asked for; `limit`: as many as fit into the time. */
export type DescentEnding = 'converged' | 'diverged' | 'unbounded' | 'undefined' | 'steps' | 'limit';

/** The places in turn, the start first; all lists have one length. */
export interface DescentData {
  readonly request: DescentRequest;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly f: readonly number[];
  /** |∇f| by the two variables. */
  readonly norm: readonly number[];
  readonly ending: DescentEnding;
  /** How it ended, in words. */
  readonly said: Message;
}

export const MAX_DESCENT_STEPS = 1000;
