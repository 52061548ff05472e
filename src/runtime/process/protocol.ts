/** What the host and the child process say to each other, in `frames`. What comes from the child is checked (`validate`). */
import type { Ending, OutputEvent, RecordedState } from '../../trace/program';
import type { SourceRange } from '../../trace/range';
import type { Refusal } from '../../trace/refusal';
import type { Note } from '../../trace/trace';
import type { AnalysisContext, AnalysisRequest, ProgramRequest } from '../program';

/** A run is known by a number, which is its recording's too. */
export type ToSupervisor =
  | { readonly type: 'run'; readonly run: number; readonly request: ProgramRequest }
  | { readonly type: 'cancel'; readonly run: number }
  | {
      readonly type: 'analyse';
      readonly id: number;
      /** The run whose tape it is. */
      readonly run: number;
      readonly context: AnalysisContext;
      readonly request: AnalysisRequest;
    }
  | { readonly type: 'stop-analysis'; readonly id: number }
  /** The tape that was asked for has been sent. */
  | { readonly type: 'tape-sent'; readonly run: number };

export type FromSupervisor =
  | { readonly type: 'ready' }
  | { readonly type: 'log'; readonly text: string }
  | { readonly type: 'refused'; readonly run: number; readonly refusal: Refusal }
  /** The text is prepared and the program starts. */
  | { readonly type: 'started'; readonly run: number; readonly program: StartedProgram }
  | { readonly type: 'output'; readonly run: number; readonly events: readonly OutputEvent[] }
  | { readonly type: 'state'; readonly run: number; readonly state: RecordedState }
  /** The program has ended; what was recorded follows. */
  | { readonly type: 'ending'; readonly run: number }
  /** After the last state and the tape. */
  | { readonly type: 'ended'; readonly run: number; readonly ending: Ending; readonly tape: boolean }
  | { readonly type: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly type: 'broken'; readonly id: number; readonly text: string }
  /** The process has kept so much memory that another one should take its place. */
  | { readonly type: 'worn' }
  /** An analysis waits for a tape that the child does not have. */
  | { readonly type: 'need-tape'; readonly run: number };

export interface StartedProgram {
  readonly range: SourceRange;
  readonly ran: readonly SourceRange[];
  readonly notes: readonly Note[];
}
