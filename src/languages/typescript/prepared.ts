/** A program made ready to run: what preparing a text gives, and what running it, and telling its errors' places, takes. */
import type { SourceRange } from '../../trace/range';
import type { ScopePlace } from '../../trace/scope';
import type { Note } from '../../trace/trace';

export interface PreparedProgram {
  /** What the user wrote: ranges are places in it. */
  readonly text: string;
  /** JavaScript: an expression whose value is an async function that takes the names of `PROGRAM_PARAMETERS`. */
  readonly code: string;
  /** What each number that the code hands to its scope stands for. */
  readonly sites: readonly Site[];
  /** The functions and loops of the text, by the numbers that the code hands to its scope. */
  readonly scopes: readonly ScopePlace[];
  /** What the user chose, or the whole text. */
  readonly range: SourceRange;
  /** The statements that run, in document order. */
  readonly ran: readonly SourceRange[];
  readonly notes: readonly Note[];
  /** Leads from places in `code` to places in the text: an encoded source map's mappings and the text's line starts. */
  readonly positions: PositionMap;
}

/** A place in the text whose evaluations are recorded. */
export interface Site {
  readonly range: SourceRange;
  readonly name: string | null;
  readonly kind: 'read' | 'write' | 'expression';
}

export interface PositionMap {
  readonly mappings: string;
  /** Offset at which each line of the text begins. */
  readonly lineStarts: readonly number[];
}

/** What the function of a program is called, behind the name of its scope, so that stack traces tell it apart. */
export const PROGRAM_FUNCTION = 'program';

/** The file name under which the code runs, so that stack traces name it. */
export const PROGRAM_FILE = 'autograd-lens:program';
