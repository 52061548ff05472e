/**
 * In which groups each node of a graph stands, by what it is to be grouped: the line of its text, the calls of functions,
 * the turns of loops or the modules around it, the outermost first. Knows the trace's scopes and nothing of boxes.
 */
import type { SourceRange } from '../../../src/trace/range';
import { scopesOf, type Scope } from '../../../src/trace/scope';
import type { Trace, TraceNode } from '../../../src/trace/trace';

export const GROUPINGS = ['line', 'function', 'iteration', 'module'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** `loop`: all turns of a loop; `turn`: one of them. */
export type StepKind = 'line' | 'function' | 'loop' | 'turn' | 'module';

export interface Step {
  readonly kind: StepKind;
  /** Tells one run of a line, one call, one turn from another. */
  readonly id: string;
  readonly scope: Scope | null;
  readonly line: number | null;
}

/** The line on which something begins; null where that is not known. */
export type LineOf = (range: SourceRange | null) => number | null;

export function pathsOf(
  trace: Pick<Trace, 'scopes'>,
  nodes: readonly Pick<TraceNode, 'scope' | 'range'>[],
  grouping: Grouping,
  lineOf: LineOf,
): (readonly Step[])[] {
  const known = new Map<readonly Scope[], readonly Step[]>();
  return nodes.map((node) => {
    const scopes = scopesOf(trace.scopes, node.scope);
    if (grouping === 'line') return linePath(node.range, scopes, lineOf);
    let path = known.get(scopes);
    if (path === undefined) known.set(scopes, (path = scopePath(scopes, grouping)));
    return path;
  });
}

/** A line that runs again in another call or turn is another group. */
function linePath(range: SourceRange | null, scopes: readonly Scope[], lineOf: LineOf): readonly Step[] {
  const line = lineOf(range);
  if (line === null) return [];
  const around = scopes.findLast(({ kind }) => kind !== 'module');
  return [{ kind: 'line', id: `${line} ${around?.id ?? -1}`, scope: null, line }];
}

function scopePath(scopes: readonly Scope[], grouping: Exclude<Grouping, 'line'>): readonly Step[] {
  if (grouping !== 'iteration')
    return scopes
      .filter(({ kind }) => kind === grouping)
      .map((scope) => ({ kind: grouping, id: String(scope.id), scope, line: null }));
  return scopes.flatMap((scope, place): Step[] => {
    if (scope.kind !== 'loop') return [];
    // One loop of the text runs once in whatever is around it.
    const around = scopes[place - 1]?.id ?? -1;
    return [
      { kind: 'loop', id: `${scope.range?.start ?? -1} in ${around}`, scope, line: null },
      { kind: 'turn', id: String(scope.id), scope, line: null },
    ];
  });
}
