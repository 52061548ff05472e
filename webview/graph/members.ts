/** What is said of many recorded nodes that came as one, since the graph was too large to be sent node by node. */
import { scopesOf } from '../../src/trace/scope';
import type { Trace, TraceNode } from '../../src/trace/trace';
import { counted, t } from '../words';
import type { Box } from './model';
import { scopeTitle } from './groups/naming';

/** So many operators are named. */
const MOST_NAMED = 3;

export function membersBox(
  trace: Trace,
  { members, scope, range }: TraceNode,
): Pick<Box, 'title' | 'subtitle' | 'tags'> {
  if (members === undefined) return { title: '', subtitle: '', tags: [] };
  const innermost = scopesOf(trace.scopes, scope).at(-1);
  const named = innermost === undefined ? null : scopeTitle(innermost);
  const { names, turns, count } = members;
  const title =
    named === null
      ? t('{0} nodes', counted(count))
      : turns === undefined
        ? named
        : t('{0}: iterations {1} to {2}', named, counted(turns.from), counted(turns.to));
  const shown = names.slice(0, MOST_NAMED).map(([name]) => shortOperator(name));
  return {
    title,
    subtitle: `${shown.join(' · ')}${names.length > MOST_NAMED ? ' · …' : ''}`,
    tags: named === null && range === null ? [] : [t('{0} nodes', counted(count))],
  };
}

/** `MulBackward0` as `Mul`: of many there is no room for more. */
export function shortOperator(name: string): string {
  return name.replace(/Backward\d*$/, '');
}
