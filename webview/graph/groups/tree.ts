/**
 * The groups of a graph as a tree over its nodes in the order of computation. Each group is a run of nodes one after
 * another: whatever is folded, the picture has no circles. Equal groups in sequence are one that is repeated. Knows no
 * boxes and no words; nothing here recurs.
 */
import type { Scope } from '../../../src/trace/scope';
import type { Step, StepKind } from './paths';
import { repeatsIn } from './repeats';

/** `repeat`: equal groups in sequence; `block`: several things that are repeated together. */
export type GroupKind = StepKind | 'repeat' | 'block';

export interface Group {
  readonly kind: GroupKind;
  /** The same for the same part of a program while its values vary. */
  readonly key: string;
  readonly scope: Scope | null;
  readonly line: number | null;
  /** Index of the group around it; −1: none. */
  readonly parent: number;
  /** Positions of its nodes: from `first` up to, without, `end`. */
  readonly first: number;
  readonly end: number;
  /** How many equal pieces it stands for. */
  readonly count: number;
  /** Indices of the groups right within it. */
  readonly children: readonly number[];
}

export interface GroupTree {
  /** A group stands before those within it. */
  readonly groups: readonly Group[];
  /** Of each position the innermost group; −1: none. */
  readonly groupAt: readonly number[];
  /** How many parts stand in no group; groups count as one. */
  readonly parts: number;
}

/** What a node is, for comparing groups. */
export interface Member {
  readonly path: readonly Step[];
  /** Its operator and shape. */
  readonly what: string;
  /** Where in the text it was made. */
  readonly where: string;
}

/** Fewer nodes that stand in no group of their own are not folded for being equal. */
const LEAST_NODES = 3;

interface Part {
  readonly step: Step | null;
  readonly kind: GroupKind | 'node';
  readonly first: number;
  end: number;
  count: number;
  parts: Part[];
  /** Equal where two parts are equal: by what they hold, and for nodes by their place in the text too. */
  alike: number;
  what: number;
}

export function groupTree(members: readonly Member[], prefix: string): GroupTree {
  const builder = new TreeBuilder();
  members.forEach((member, position) => {
    builder.add(member, position);
  });
  const parts = builder.finish(members.length);
  return flattened(parts, members.length, prefix);
}

class TreeBuilder {
  private readonly top: Part = part('block', null, 0);
  private readonly open: Part[] = [this.top];
  private readonly numbers = new Map<string, number>();

  add({ path, what, where }: Member, position: number): void {
    let same = 0;
    while (same < path.length && this.open[same + 1]?.step?.id === path[same]?.id) same += 1;
    this.closeDown(same + 1, position);
    for (const step of path.slice(same)) this.open.push(part(step.kind, step, position));
    const node = part('node', null, position);
    node.end = position + 1;
    node.what = this.number(what);
    node.alike = this.number(`${what} ${where}`);
    this.open.at(-1)?.parts.push(node);
  }

  finish(end: number): readonly Part[] {
    this.closeDown(1, end);
    this.top.parts = this.repeated(this.top.parts);
    return this.top.parts;
  }

  private closeDown(depth: number, end: number): void {
    while (this.open.length > depth) {
      const closed = this.open.pop();
      if (closed === undefined) return;
      closed.end = end;
      this.close(closed);
      this.open.at(-1)?.parts.push(closed);
    }
  }

  private close(closed: Part): void {
    closed.parts = this.repeated(closed.parts);
    const [only] = closed.parts;
    // A loop of equal turns is the repetition itself.
    if (closed.kind === 'loop' && closed.parts.length === 1 && only?.kind === 'repeat') {
      closed.count = only.count;
      closed.parts = only.parts;
    }
    this.name(closed);
  }

  private name(closed: Part): void {
    const { step, kind, count, parts } = closed;
    // Modules are called as the user called them, each another way; the lines of a text are what they are.
    const own = kind === 'line' ? step?.line : kind === 'function' ? step?.scope?.name : '';
    const inside = kind === 'repeat' || kind === 'loop' ? [parts[0]?.what ?? 0, count] : parts.map(({ what }) => what);
    closed.what = this.number(`${kind} ${own ?? ''} (${inside.join(' ')})`);
    closed.alike = closed.what;
  }

  private repeated(parts: Part[]): Part[] {
    const found = repeatsIn(
      parts.map(({ alike }) => alike),
      2,
    ).filter(({ first, count, period }) => {
      const nodes = parts.slice(first, first + period).every(({ kind }) => kind === 'node');
      return !nodes || count >= LEAST_NODES;
    });
    if (found.length === 0) return parts;
    const made: Part[] = [];
    let done = 0;
    for (const { first, period, count } of found) {
      for (const one of parts.slice(done, first)) made.push(one);
      done = first + period * count;
      const all = parts.slice(first, done);
      const repeat = around('repeat', period === 1 ? all : this.blocks(all, period));
      repeat.count = count;
      this.name(repeat);
      made.push(repeat);
    }
    for (const one of parts.slice(done)) made.push(one);
    return made;
  }

  private blocks(all: readonly Part[], period: number): Part[] {
    const blocks: Part[] = [];
    for (let first = 0; first < all.length; first += period) {
      const block = around('block', all.slice(first, first + period));
      this.name(block);
      blocks.push(block);
    }
    return blocks;
  }

  private number(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.numbers.size);
    return this.numbers.size - 1;
  }
}

function part(kind: Part['kind'], step: Step | null, first: number): Part {
  return { step, kind, first, end: first, count: 1, parts: [], alike: -1, what: -1 };
}

function around(kind: GroupKind, parts: Part[]): Part {
  const made = part(kind, null, parts[0]?.first ?? 0);
  made.end = parts.at(-1)?.end ?? made.first;
  made.parts = parts;
  return made;
}

interface Growing extends Group {
  readonly children: number[];
}

function flattened(parts: readonly Part[], positions: number, prefix: string): GroupTree {
  const groups: Growing[] = [];
  const groupAt = new Array<number>(positions).fill(-1);
  const waiting = [...parts].reverse().map((one) => ({ one, parent: -1, depth: 0 }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { one, parent, depth } = next;
    const { kind, step, first, end, count } = one;
    if (kind === 'node') {
      groupAt[first] = parent;
      continue;
    }
    const index = groups.length;
    groups[parent]?.children.push(index);
    groups.push({
      kind,
      key: `group:${prefix}:${first}-${end}:${depth}`,
      scope: step?.scope ?? null,
      line: step?.line ?? null,
      parent,
      first,
      end,
      count,
      children: [],
    });
    for (let place = one.parts.length - 1; place >= 0; place -= 1) {
      const inner = one.parts[place];
      if (inner !== undefined) waiting.push({ one: inner, parent: index, depth: depth + 1 });
    }
  }
  return { groups, groupAt, parts: parts.length };
}
