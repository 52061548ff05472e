/** What a realm asks of whoever records its program: the contract between `languages/typescript/realm` and `recorder/program`. */
import type { Figure, RecordedState } from '../../trace/program';
import type { SourceRange } from '../../trace/range';
import type { Tape } from '../../trace/tape';
import type { Running } from './scopes';

export interface RecordedSite {
  readonly range: SourceRange;
  readonly name: string | null;
  readonly kind: 'read' | 'write' | 'expression';
}

export interface RecordingLimits {
  readonly records: number;
  readonly graph: number;
}

export interface ProgramRecording {
  /** The site that is evaluated now; −1 before the first. Calls of the engine belong to it. */
  current: number;
  /** The function, loop or module that runs now; null at the top level. Calls of the engine happen in it. */
  scope: Running | null;
  /** Begins to listen to the engine; until `stop`. */
  start(): void;
  stop(): void;
  /** Takes note of what a site gave: a tensor or a number counts, anything else is ignored. Hot: called for every evaluation. */
  record(site: number, value: unknown): void;
  /** Everything recorded so far; the figures are the realm's. `outputs` is empty. */
  state(figures: readonly Figure[]): RecordedState;
  /** The same with outputs and passes on a tape. After `stop`. */
  finish(figures: readonly Figure[]): { readonly state: RecordedState; readonly tape: Tape };
}

/** A limit was reached: thrown through the program, which cannot catch it (`ProgramScope.c`). */
export class LimitReached {
  readonly limit: 'time' | 'memory' | 'output' | 'records' | 'graph';

  constructor(limit: LimitReached['limit']) {
    this.limit = limit;
  }
}
