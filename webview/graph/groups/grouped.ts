/**
 * Puts the boxes of a graph into groups: nodes by what they are grouped by, leaves, constants and what was saved with
 * the nodes that use them, where they are used in one group alone.
 */
import { formatShape } from '../../../src/trace/format';
import type { SourceRange } from '../../../src/trace/range';
import type { Trace } from '../../../src/trace/trace';
import { lineAt } from '../../lines';
import type { GraphModel } from '../model';
import type { Grouped } from './folding';
import { groupTitle, type NamingText } from './naming';
import { GROUPINGS, pathsOf, type Grouping, type LineOf } from './paths';
import { groupTree, type GroupTree } from './tree';

/** Where lines of the text begin, in the coordinates of the run, and how the first of them is counted. */
export interface TextLines {
  readonly starts: readonly number[];
  readonly moved: number;
}

export function groupedBy(trace: Trace, model: GraphModel, grouping: Grouping, lines: TextLines | null): Grouped {
  const lineOf: LineOf = (range) =>
    lines === null || range === null ? null : lineAt(lines.starts, range.start) + lines.moved;
  const order = model.boxes.flatMap(({ kind, node }, box) =>
    node !== null && kind !== 'output' && trace.nodes[node] !== undefined ? [box] : [],
  );
  const nodes = order.flatMap((box) => trace.nodes[model.boxes[box]?.node ?? -1] ?? []);
  const paths = pathsOf(trace, nodes, grouping, lineOf);
  const tree = groupTree(
    nodes.map((node, position) => ({
      path: paths[position] ?? [],
      what: `${node.name} ${formatShape(trace.tensors[node.outputs[0] ?? -1]?.shape ?? [])}`,
      where: `${node.range?.start ?? -1} ${node.range?.end ?? -1}`,
    })),
    grouping,
  );
  const text: NamingText = {
    lineOf,
    textOfLine: (line) => textOfLine(trace, lines, line),
    rangeAt: (position) => nodes[position]?.range ?? null,
  };
  return {
    model,
    tree,
    order,
    groupOf: groupOfBoxes(trace, model, { tree, order, grouping }),
    titles: tree.groups.map((group) => groupTitle(group, tree, text)),
  };
}

/** What there is to choose from: groupings by which there is more than one group. */
export function groupingsIn(trace: Trace, model: GraphModel, lines: TextLines | null): Map<Grouping, Grouped> {
  const found = new Map<Grouping, Grouped>();
  for (const grouping of GROUPINGS) {
    const grouped = groupedBy(trace, model, grouping, lines);
    // Without a scope of its kind there are but equal nodes, which are told by their lines.
    const known = grouped.tree.groups.some(({ scope, line }) => scope !== null || line !== null);
    if (known && grouped.tree.groups.length > 1) found.set(grouping, grouped);
  }
  return found;
}

interface Order {
  readonly tree: GroupTree;
  /** The box at each position. */
  readonly order: readonly number[];
  readonly grouping: Grouping;
}

function groupOfBoxes(trace: Trace, model: GraphModel, { tree, order, grouping }: Order): number[] {
  const groupOf = model.boxes.map(() => -1);
  const positionOf = new Map<number, number>();
  order.forEach((box, position) => {
    groupOf[box] = tree.groupAt[position] ?? -1;
    positionOf.set(box, position);
  });
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  for (const { from, to } of model.lines) {
    if (positionOf.has(from)) continue;
    const position = positionOf.get(to) ?? Infinity;
    first.set(from, Math.min(first.get(from) ?? Infinity, position));
    last.set(from, Math.max(last.get(from) ?? -Infinity, position));
  }
  for (const [box, end] of last) {
    const kind = model.boxes[box]?.kind;
    // Modules name what they have by its path; what they are called with stays outside.
    const isParameter = trace.tensors[model.boxes[box]?.tensor ?? -1]?.name?.includes('.') === true;
    let group = end === Infinity ? -1 : (tree.groupAt[first.get(box) ?? -1] ?? -1);
    const inside = (at: number): boolean => {
      const one = tree.groups[at];
      if (one === undefined) return true;
      if (end >= one.end) return false;
      if (kind !== 'leaf') return true;
      return grouping === 'module' ? isParameter : isMadeIn(model.boxes[box]?.range ?? null, scopeRange(tree, at));
    };
    while (group >= 0 && !inside(group)) group = tree.groups[group]?.parent ?? -1;
    groupOf[box] = group;
  }
  return groupOf;
}

/** Of what repeats a function or loop, that function's or loop's. */
function scopeRange({ groups }: GroupTree, index: number): SourceRange | null {
  for (let at: number | undefined = index; at !== undefined; at = groups[at]?.children[0]) {
    const scope = groups[at]?.scope ?? null;
    if (scope !== null) return scope.range;
  }
  return null;
}

function isMadeIn(range: SourceRange | null, scope: SourceRange | null): boolean {
  return range !== null && scope !== null && scope.start <= range.start && range.end <= scope.end;
}

/** null where the line is not part of what ran. */
function textOfLine({ range, text }: Trace, lines: TextLines | null, line: number): string | null {
  if (lines === null) return null;
  const start = lines.starts[line - lines.moved - 1];
  if (start === undefined || start < range.start) return null;
  const end = lines.starts[line - lines.moved] ?? range.end;
  return start >= range.end ? null : text.slice(start - range.start, Math.min(end, range.end) - range.start);
}
