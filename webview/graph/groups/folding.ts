/**
 * A graph with some of its groups folded: one box for each of them, with what its outputs have; lines between boxes that
 * are shown. Knows the tree of groups and the boxes, and nothing of how either came about.
 */
import { counted, t } from '../../words';
import { shortOperator } from '../members';
import { signatureOf, type Box, type GraphModel, type Line } from '../model';
import type { Group, GroupTree } from './tree';

/** A model with its groups. */
export interface Grouped {
  readonly model: GraphModel;
  readonly tree: GroupTree;
  /** The box of each node, in the order of computation. */
  readonly order: readonly number[];
  /** Of each box the innermost group that it belongs to; −1: none. */
  readonly groupOf: readonly number[];
  readonly titles: readonly string[];
}

export interface Folded {
  readonly model: GraphModel;
  /** Of each box of the whole model the box that is shown for it. */
  readonly shownAs: readonly number[];
  /** Of each box that is shown its box in the whole model; −1: a group. */
  readonly wholeOf: readonly number[];
  /** Of each box that is shown the group that it stands for; −1: itself. */
  readonly standsFor: readonly number[];
}

/** So many operators are named in a group's box. */
const MOST_NAMED = 3;

export function folded(grouped: Grouped, isFolded: (group: Group) => boolean): Folded {
  const { model, tree, groupOf } = grouped;
  const outermost = outermostFolded(tree, isFolded);
  const shownAs: number[] = [];
  const wholeOf: number[] = [];
  const standsFor: number[] = [];
  const placeOfGroup = new Map<number, number>();
  model.boxes.forEach((_, box) => {
    const group = outermost[groupOf[box] ?? -1] ?? -1;
    let place = group < 0 ? undefined : placeOfGroup.get(group);
    if (place === undefined) {
      place = wholeOf.push(group < 0 ? box : -1) - 1;
      standsFor.push(group);
      if (group >= 0) placeOfGroup.set(group, place);
    }
    shownAs.push(place);
  });
  const lines = joined(model.lines, shownAs, standsFor);
  const boxes = drawnBoxes(grouped, { shownAs, wholeOf, standsFor }, outermost);
  const shown = { ...model, boxes, lines, signature: signatureOf(boxes, lines) };
  return { model: shown, shownAs, wholeOf, standsFor };
}

/** Of each group the outermost folded one around it, itself included; −1: it is to be seen into. */
export function outermostFolded({ groups }: GroupTree, isFolded: (group: Group) => boolean): number[] {
  const found: number[] = [];
  groups.forEach((group, index) => {
    const around = found[group.parent] ?? -1;
    found.push(around >= 0 ? around : isFolded(group) ? index : -1);
  });
  return found;
}

function joined(lines: readonly Line[], shownAs: readonly number[], standsFor: readonly number[]): Line[] {
  const found = new Map<number, Line>();
  for (const line of lines) {
    const from = shownAs[line.from] ?? -1;
    const to = shownAs[line.to] ?? -1;
    if (from === to) continue;
    const key = from * 0x4000000 + to;
    const known = found.get(key);
    const plain = standsFor[from] === -1 && standsFor[to] === -1;
    if (known === undefined) found.set(key, { from, to, kind: line.kind, times: plain ? line.times : 1 });
    // Where data flows too the line is one of data.
    else if (known.kind !== 'data' && line.kind === 'data') found.set(key, { ...known, kind: 'data' });
  }
  return [...found.values()];
}

function drawnBoxes(
  grouped: Grouped,
  { shownAs, wholeOf, standsFor }: Omit<Folded, 'model'>,
  outermost: readonly number[],
): Box[] {
  const { model, tree } = grouped;
  const members = new Map<number, number[]>();
  shownAs.forEach((place, box) => {
    if ((standsFor[place] ?? -1) < 0) return;
    const known = members.get(place);
    if (known === undefined) members.set(place, [box]);
    else known.push(box);
  });
  const leaving = new Map<number, Set<number>>();
  for (const { from, to, kind } of model.lines) {
    const place = shownAs[from] ?? -1;
    if (kind === 'saved' || place === shownAs[to] || (standsFor[place] ?? -1) < 0) continue;
    const known = leaving.get(place) ?? new Set<number>();
    leaving.set(place, known.add(from));
  }
  const heads = headsOf(grouped, shownAs, outermost);
  return wholeOf.map((box, place): Box => {
    const own = model.boxes[box];
    const heading = heads.has(place) ? 'fold' : null;
    if (own !== undefined) return own.handle === null && heading !== null ? { ...own, handle: heading } : own;
    const group = standsFor[place] ?? -1;
    const outputs = [...(leaving.get(place) ?? [])];
    return groupBox(
      tree.groups[group],
      grouped.titles[group] ?? '',
      (members.get(place) ?? []).flatMap((member) => model.boxes[member] ?? []),
      outputs.flatMap((output) => model.boxes[output] ?? []),
    );
  });
}

/** Where the groups that are seen into end: a press there folds the innermost of them. */
function headsOf({ tree, order }: Grouped, shownAs: readonly number[], outermost: readonly number[]): Set<number> {
  const heads = new Set<number>();
  tree.groups.forEach(({ end }, group) => {
    const last = outermost[group] === -1 ? shownAs[order[end - 1] ?? -1] : undefined;
    if (last !== undefined) heads.add(last);
  });
  return heads;
}

function groupBox(group: Group | undefined, title: string, members: readonly Box[], outputs: readonly Box[]): Box {
  const [output] = outputs;
  const only = outputs.length === 1 ? output : undefined;
  const nodes = members.filter(({ kind }) => kind === 'node' || kind === 'group');
  return {
    key: group?.key ?? '',
    kind: 'group',
    title,
    name: only?.name ?? null,
    subtitle: operatorsOf(nodes),
    tags: [nodes.length === 1 ? t('1 node') : t('{0} nodes', counted(nodes.length))],
    count: group?.count ?? 1,
    handle: 'unfold',
    tensor: only?.tensor ?? null,
    gradient: only?.gradient ?? null,
    node: only?.node ?? null,
    range: rangeOf(group, nodes),
    value: only?.value ?? (outputs.length === 0 ? '' : t('{0} outputs', counted(outputs.length))),
    gradientText: only?.gradientText ?? '',
    shape: only?.shape ?? '',
    trouble: members.find(({ trouble }) => trouble !== null)?.trouble ?? null,
  };
}

function operatorsOf(nodes: readonly Box[]): string {
  const names = new Set(nodes.map(({ title, kind }) => (kind === 'node' ? shortOperator(title) : title)));
  const shown = [...names].slice(0, MOST_NAMED).join(' · ');
  return names.size > MOST_NAMED ? `${shown} · …` : shown;
}

/** Of a function or loop its own text; else all that its nodes were made from. */
function rangeOf(group: Group | undefined, nodes: readonly Box[]): Box['range'] {
  const own = group?.scope?.range ?? null;
  if (own !== null) return own;
  let [start, end] = [Infinity, -Infinity];
  for (const { range } of nodes) {
    if (range === null) continue;
    start = Math.min(start, range.start);
    end = Math.max(end, range.end);
  }
  return start <= end ? { start, end } : null;
}
