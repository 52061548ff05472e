/** Which part of a shown trace the caret stands in. Pure; knows no page and no editor. */
import type { Result, ResultRegistry } from '../results/result';
import { tensorAt } from '../trace/queries';
import type { SourceRange } from '../trace/range';

/** The part of a result's trace at this offset of a document, in the trace's coordinates. */
export function rangeAt(
  results: Pick<ResultRegistry, 'currentRange'>,
  result: Result | undefined,
  uri: string,
  offset: number,
): SourceRange | null {
  if (!result?.trace || result.uri !== uri) return null;
  // Of a program each place is looked up, so that what stopped it does not matter.
  if (result.program === null && (result.status === 'stale' || result.status === 'failed')) return null;
  const { start, end } = result.range;
  const inside = start <= offset && offset <= end;
  // A program may need what stands above it, and that has its place in the graph too.
  if (!inside && result.program === null) return null;
  const moved = offset < start ? 0 : start - (result.program?.trace ?? result.trace).range.start;
  const range = tensorAt(result.trace, offset - moved)?.range ?? null;
  return range !== null && stands(results, result, range, offset) ? range : null;
}

/** Whether a place of the trace still holds this offset: in a program edits may have moved its parts apart. */
function stands(
  results: Pick<ResultRegistry, 'currentRange'>,
  { id, program }: Result,
  range: SourceRange,
  offset: number,
): boolean {
  if (program === null) return true;
  const now = results.currentRange(id, range);
  return now !== null && now.start <= offset && offset <= now.end;
}
