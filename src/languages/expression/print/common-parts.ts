/**
 * Parts that a formula computes several times, named where that makes the whole shorter; and names that stand for
 * formulas already, so that nothing is computed a second time. Knows no language.
 */
import { functionNamed } from '../functions/functions';
import { foldAll, nameTree, partsOf, withParts } from '../fold';
import type { BoundTree, Tree } from '../tree';

export interface NamedPart {
  readonly name: string;
  readonly tree: Tree;
  /** Stands in the original already. */
  readonly given: boolean;
}

export interface Parted {
  /** In an order in which each needs only those before it. */
  readonly named: readonly NamedPart[];
  readonly trees: readonly Tree[];
}

/** Arithmetic is cheap: one such operator is not worth a name. */
const CHEAP = new Set(['add', 'sub', 'mul', 'div', 'neg', 'square', 'reciprocal', 'select']);

interface Node {
  /** One mention of it; all have the same structure. */
  readonly tree: Tree;
  readonly parts: readonly number[];
  /** Mentions in different parts, each part counted once. */
  mentions: number;
  /** Computed whatever conditions say. */
  always: boolean;
  readonly operators: number;
  readonly expensive: boolean;
  /** Holds a name. */
  readonly varies: boolean;
}

/**
 * `choose` gives a part its name; without it only names that stand for formulas are used. Every bound name becomes a
 * plain one in the trees that are given back.
 */
export function parted(trees: readonly Tree[], choose: ((tree: Tree) => string) | null): Parted {
  const table = new PartTable();
  const roots = table.add(trees);
  table.count(roots);
  return table.named(roots, choose);
}

class PartTable {
  private readonly nodes: Node[] = [];
  private readonly ids = new Map<string, number>();
  /** Which formula a name stands for, by the formula. */
  private readonly bound = new Map<number, { readonly tree: BoundTree; readonly id: number }>();

  add(trees: readonly Tree[]): readonly number[] {
    return foldAll<number>(trees, (tree, parts) => this.id(tree, parts));
  }

  /** The same number for the same structure, wherever it stands in the text. */
  private id(tree: Tree, parts: readonly number[]): number {
    const key = `${headOf(tree)}(${parts.join(',')})`;
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = this.nodes.length;
    this.ids.set(key, id);
    const inside = tree.kind === 'bound' ? [] : parts.map((part) => this.nodes[part]);
    const own = tree.kind === 'call' || tree.kind === 'condition' ? 1 : 0;
    this.nodes.push({
      tree,
      parts,
      mentions: 0,
      always: false,
      operators: inside.reduce((sum, part) => sum + (part?.operators ?? 0), own),
      varies: tree.kind === 'name' || tree.kind === 'bound' || inside.some((part) => part?.varies === true),
      expensive: isExpensive(tree) || inside.some((part) => part?.expensive === true),
    });
    const [definition] = parts;
    if (
      tree.kind === 'bound' &&
      definition !== undefined &&
      tree.definition.kind === 'call' &&
      !this.bound.has(definition)
    )
      this.bound.set(definition, { tree, id });
    return id;
  }

  count(roots: readonly number[]): void {
    for (const root of roots) this.mention(root, true);
    // A part is behind everything it is made of.
    for (let id = this.nodes.length - 1; id >= 0; id--) {
      const node = this.nodes[id];
      if (node === undefined || node.mentions === 0) continue;
      node.parts.forEach((part, i) => {
        this.mention(part, node.always && (i === 0 || !branches(node.tree)));
      });
    }
  }

  private mention(id: number, always: boolean): void {
    const node = this.nodes[id];
    if (node === undefined) return;
    node.mentions++;
    if (always) node.always = true;
  }

  named(roots: readonly number[], choose: ((tree: Tree) => string) | null): Parted {
    const named: { readonly at: number; readonly part: NamedPart }[] = [];
    const written: Tree[] = [];
    const owners = this.owners();
    this.nodes.forEach((node, id) => {
      const tree = withParts(
        node.tree,
        node.parts.map((part) => written[part] ?? node.tree),
      );
      written[id] = tree;
      if (tree.kind === 'bound') {
        const [definition = id] = node.parts;
        const body = this.bodyOf(definition, written);
        // Of a name that was assigned again an earlier meaning has no name any more.
        if (owners.get(tree.name) !== definition) {
          written[id] = body;
          return;
        }
        named.push({ at: definition + 0.5, part: { name: tree.name, tree: body, given: true } });
        written[id] = nameTree(tree.name, tree.range);
        return;
      }
      const given = this.bound.get(id);
      if (given !== undefined && this.isUsed(given.id) && owners.get(given.tree.name) === id) {
        this.bodies.set(id, tree);
        written[id] = nameTree(given.tree.name, tree.range);
      } else if (choose !== null && isWorthAName(node)) {
        const name = choose(tree);
        named.push({ at: id, part: { name, tree, given: false } });
        written[id] = nameTree(name, tree.range);
      }
    });
    const order = named.sort((a, b) => a.at - b.at).map(({ part }) => part);
    return { named: unique(order), trees: roots.flatMap((root) => written[root] ?? []) };
  }

  /** What stands behind formulas that a name took the place of. */
  private readonly bodies = new Map<number, Tree>();

  private bodyOf(id: number, written: readonly Tree[]): Tree {
    const tree = this.bodies.get(id) ?? written[id];
    if (tree === undefined) throw new Error('A name stands behind what it stands for.');
    return tree;
  }

  /** Which formula each name stands for: the last one that was assigned to it; none of a name that is a variable, too. */
  private owners(): ReadonlyMap<string, number> {
    const last = new Map<string, { readonly at: number; readonly definition: number }>();
    const used = this.nodes.filter(({ mentions }) => mentions > 0);
    for (const { tree, parts } of used) {
      const [definition] = parts;
      if (tree.kind !== 'bound' || definition === undefined) continue;
      const at = tree.assignment.start;
      if (at >= (last.get(tree.name)?.at ?? -1)) last.set(tree.name, { at, definition });
    }
    for (const { tree } of used) if (tree.kind === 'name') last.delete(tree.name);
    return new Map([...last].map(([name, { definition }]) => [name, definition]));
  }

  private isUsed(id: number): boolean {
    return (this.nodes[id]?.mentions ?? 0) > 0;
  }
}

function headOf(tree: Tree): string {
  switch (tree.kind) {
    case 'number':
      return `#${tree.constant ?? ''}:${Object.is(tree.value, -0) ? '-0' : String(tree.value)}`;
    case 'name':
      return `$${tree.name}`;
    case 'bound':
      return `=${tree.name}`;
    case 'call':
      return `${tree.operator}${JSON.stringify(tree.keywords)}`;
    case 'condition':
      return '?';
    case 'list':
      return '[]';
  }
}

function branches(tree: Tree): boolean {
  return tree.kind === 'condition';
}

function isExpensive(tree: Tree): boolean {
  if (tree.kind !== 'call' || CHEAP.has(tree.operator) || functionNamed(tree.operator)?.truth === true) return false;
  const [, exponent] = tree.operands;
  // A small whole power is a product or two.
  return !(tree.operator === 'pow' && exponent?.kind === 'number' && Number.isInteger(exponent.value));
}

/** Written at least twice, never only in a branch that may be left out, and of some length. */
function isWorthAName({ tree, mentions, always, operators, expensive, varies }: Node): boolean {
  if (mentions < 2 || !always || !varies || tree.kind !== 'call') return false;
  if (functionNamed(tree.operator)?.truth === true) return false;
  return operators >= 2 || expensive;
}

function unique(parts: readonly NamedPart[]): readonly NamedPart[] {
  const seen = new Set<string>();
  return parts.filter(({ name, given }) => {
    if (given && seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}

/** The names that a tree mentions. */
export function namesIn(trees: readonly Tree[]): ReadonlySet<string> {
  const names = new Set<string>();
  const pending = [...trees];
  const seen = new Set<Tree>();
  for (let tree = pending.pop(); tree !== undefined; tree = pending.pop()) {
    if (seen.has(tree)) continue;
    seen.add(tree);
    if (tree.kind === 'name' || tree.kind === 'bound') names.add(tree.name);
    pending.push(...partsOf(tree));
  }
  return names;
}
