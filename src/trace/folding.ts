/**
 * A recorded graph cut into intervals, each a group of nodes that were recorded one after another: by the calls of functions
 * and modules and the turns of loops in which they ran, the largest taken apart first, until there are as many groups as may
 * be shown. Since a node's inputs are recorded before it, groups that are intervals never wait for each other in a circle.
 * Pure; knows scopes and places in the order of recording, and neither engine nor drawing.
 */
import type { ScopeId, ScopeTable } from './scope';

/** Nodes from `first` up to, without, `end`. */
export interface FoldedItem {
  readonly first: number;
  readonly end: number;
  /** The innermost frame that all of them ran in; the first turn where there are `turns`. */
  readonly scope?: ScopeId;
  /** Where they are turns of one loop, and more than one: which. */
  readonly turns?: { readonly from: number; readonly to: number };
}

export interface FoldingOptions {
  readonly scopes: ScopeTable | undefined;
  /** How many items there may be, but for those of `open`. */
  readonly most: number;
  /** Nodes that are wanted one by one, and how many items they may become. */
  readonly open: { readonly first: number; readonly end: number; readonly most: number } | null;
}

/** `scopes`: of each node its innermost frame, in the order of recording. */
export function foldedItems(scopes: readonly (ScopeId | undefined)[], options: FoldingOptions): readonly FoldedItem[] {
  const folding = new Folding(scopes, options.scopes);
  const { length } = scopes;
  const { open, most } = options;
  if (open === null) return folding.items(0, length, most);
  const first = Math.min(Math.max(open.first, 0), length);
  const end = Math.min(Math.max(open.end, first), length);
  // What is before and behind shares the room by how much it is.
  const around = length - (end - first);
  const before = around === 0 ? 0 : Math.round((most * first) / around);
  return [
    ...folding.items(0, first, before),
    ...folding.items(first, end, open.most),
    ...folding.items(end, length, most - before),
  ];
}

/** An interval that may be taken apart, and the depth from which its nodes' frames differ at the earliest. */
interface Interval {
  readonly first: number;
  readonly end: number;
  readonly depth: number;
}

class Folding {
  private readonly scopes: readonly (ScopeId | undefined)[];
  private readonly table: ScopeTable | undefined;
  private readonly depths: Int32Array;

  constructor(scopes: readonly (ScopeId | undefined)[], table: ScopeTable | undefined) {
    this.scopes = scopes;
    this.table = table;
    // What is around a frame stands before it.
    this.depths = new Int32Array(table?.frames.length ?? 0);
    table?.frames.forEach(([, , outer], id) => {
      this.depths[id] = outer < 0 ? 0 : (this.depths[outer] ?? 0) + 1;
    });
  }

  items(first: number, end: number, most: number): readonly FoldedItem[] {
    if (first >= end) return [];
    const intervals: Interval[] = [{ first, end, depth: 0 }];
    for (;;) {
      const at = largest(intervals);
      const interval = intervals[at];
      const room = most - intervals.length + 1;
      if (interval === undefined || room < 2 || interval.end - interval.first < 2) break;
      intervals.splice(at, 1, ...this.parts(interval, Math.max(2, this.share(interval, intervals, room))));
    }
    return intervals.map((interval) => this.item(interval));
  }

  /** How much of the room an interval may take: as much as it is of all that can be taken apart. */
  private share({ first, end }: Interval, intervals: readonly Interval[], room: number): number {
    let all = 0;
    for (const one of intervals) if (one.end - one.first > 1) all += one.end - one.first;
    return Math.ceil((room * (end - first)) / all);
  }

  /** The interval in at most so many parts, at least two. */
  private parts(interval: Interval, most: number): readonly Interval[] {
    let { depth } = interval;
    let runs = this.runs(interval, depth, (id) => id);
    while (runs.length === 1 && this.frameAt(interval.first, depth) !== -1) {
      depth += 1;
      runs = this.runs(interval, depth, (id) => id);
    }
    if (runs.length <= most) return runs;
    // All turns of a loop, all calls of a function one after another: they stay together as long as they can.
    const siblings = this.runs(interval, depth, (id) => this.siblingKey(id));
    if (siblings.length > 1 && siblings.length <= most) return siblings;
    return chunks(siblings.length > 1 ? siblings : runs, most);
  }

  /** The longest intervals in a row that have the same key at a depth; what ran in no frame there is by itself. */
  private runs(
    { first, end }: Interval,
    depth: number,
    keyOf: (frame: ScopeId) => number | string,
  ): readonly Interval[] {
    const found: Interval[] = [];
    let start = first;
    let frame = this.frameAt(first, depth);
    for (let node = first + 1; node <= end; node += 1) {
      const next = node < end ? this.frameAt(node, depth) : -2;
      const isSame = next === frame || (next >= 0 && frame >= 0 && keyOf(next) === keyOf(frame));
      if (isSame && frame >= 0) continue;
      found.push({ first: start, end: node, depth });
      start = node;
      frame = next;
    }
    return found;
  }

  /** The frame around a node at a depth, 0 the outermost; −1 where it ran in none. */
  private frameAt(node: number, depth: number): ScopeId {
    let at = this.scopes[node] ?? -1;
    if (at < 0 || (this.depths[at] ?? 0) < depth) return -1;
    for (let own = this.depths[at] ?? 0; own > depth; own -= 1) at = this.table?.frames[at]?.[2] ?? -1;
    return at;
  }

  private siblingKey(frame: ScopeId): string {
    const [place = -1, , outer = -1] = this.table?.frames[frame] ?? [];
    return `${String(place)} ${String(outer)}`;
  }

  private item({ first, end }: Interval): FoldedItem {
    const common = this.commonFrame(first, end);
    const depth = common < 0 ? 0 : (this.depths[common] ?? 0) + 1;
    const turns = end - first > 1 ? this.turns(first, end, depth) : null;
    if (turns !== null) return { first, end, scope: this.frameAt(first, depth), turns };
    return common < 0 ? { first, end } : { first, end, scope: common };
  }

  private commonFrame(first: number, end: number): ScopeId {
    let common = this.scopes[first] ?? -1;
    for (let node = first + 1; node < end && common >= 0; node += 1)
      while (common >= 0 && this.frameAt(node, this.depths[common] ?? 0) !== common)
        common = this.table?.frames[common]?.[2] ?? -1;
    return common;
  }

  /** Which turns they are, where all of them are turns of one loop. */
  private turns(first: number, end: number, depth: number): { readonly from: number; readonly to: number } | null {
    const start = this.frameAt(first, depth);
    if (start < 0) return null;
    const key = this.siblingKey(start);
    let [from, to] = [Infinity, -Infinity];
    for (let node = first; node < end; node += 1) {
      const frame = this.frameAt(node, depth);
      if (frame < 0 || this.siblingKey(frame) !== key) return null;
      const iteration = this.table?.frames[frame]?.[1] ?? 0;
      if (iteration === 0) return null;
      from = Math.min(from, iteration);
      to = Math.max(to, iteration);
    }
    return from < to ? { from, to } : null;
  }
}

function largest(intervals: readonly Interval[]): number {
  let best = -1;
  let most = 0;
  intervals.forEach(({ first, end }, at) => {
    if (end - first <= most) return;
    best = at;
    most = end - first;
  });
  return best;
}

/** The parts in so many groups of about as many parts each. */
function chunks(parts: readonly Interval[], most: number): readonly Interval[] {
  const groups: Interval[] = [];
  const count = Math.min(most, parts.length);
  for (let group = 0; group < count; group += 1) {
    const first = parts[Math.floor((group * parts.length) / count)];
    const last = parts[Math.floor(((group + 1) * parts.length) / count) - 1];
    if (first !== undefined && last !== undefined)
      groups.push({ first: first.first, end: last.end, depth: first.depth });
  }
  return groups;
}
