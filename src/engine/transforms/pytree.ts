/**
 * Nested arrays and plain objects, taken apart into leaves and put together again, and told as PyTorch tells them: what
 * functions are given and give. An array stands for a tuple.
 */
import { isPlainObject } from '../plain-object';
import { NamedTuple } from '../tensor/named-tuple';
import { Tensor } from '../tensor/tensor';

/** A leaf, or an array, or an object by its keys. */
export type Structure = null | readonly Structure[] | NamedStructure | KeyedStructure;

interface KeyedStructure {
  readonly keys: readonly string[];
  readonly members: readonly Structure[];
}

/** Several results of one operator. */
interface NamedStructure {
  readonly tuple: NamedTuple;
  readonly members: readonly Structure[];
}

export function flatten(tree: unknown): { readonly leaves: unknown[]; readonly structure: Structure } {
  const leaves: unknown[] = [];
  return { structure: taken(tree, leaves), leaves };
}

function taken(tree: unknown, leaves: unknown[]): Structure {
  if (Array.isArray(tree)) return tree.map((item) => taken(item, leaves));
  if (tree instanceof NamedTuple) return { tuple: tree, members: Array.from(tree, (item) => taken(item, leaves)) };
  if (isPlainObject(tree)) {
    const keys = Object.keys(tree);
    return { keys, members: keys.map((key) => taken(tree[key], leaves)) };
  }
  leaves.push(tree);
  return null;
}

export function unflatten(leaves: readonly unknown[], structure: Structure): unknown {
  return put(leaves.values(), structure);
}

function put(leaves: IterableIterator<unknown>, structure: Structure): unknown {
  if (structure === null) return leaves.next().value;
  if (isList(structure)) return structure.map((item) => put(leaves, item));
  const members = structure.members.map((item) => put(leaves, item));
  if ('tuple' in structure) return renewed(structure.tuple, members);
  return Object.fromEntries(structure.keys.map((key, i) => [key, members[i]]));
}

/** Of what are no tensors, a plain list. */
function renewed(tuple: NamedTuple, members: readonly unknown[]): unknown {
  if (!members.every((member) => member instanceof Tensor)) return members;
  return new NamedTuple(tuple.pythonName.slice(PREFIX.length), Object.keys(tuple), members);
}

const PREFIX = 'torch.return_types.';

/** The same structure with `f` of each leaf. */
export function mapTree(tree: unknown, f: (leaf: unknown) => unknown): unknown {
  const { leaves, structure } = flatten(tree);
  return unflatten(leaves.map(f), structure);
}

export function sameStructure(a: Structure, b: Structure): boolean {
  if (a === null || b === null) return a === b;
  if (isList(a)) return isList(b) && a.length === b.length && sameMembers(a, b);
  if (isList(b) || !sameMembers(a.members, b.members)) return false;
  if ('tuple' in a || 'tuple' in b) return 'tuple' in a && 'tuple' in b && a.members.length === b.members.length;
  return a.keys.length === b.keys.length && a.keys.every((key, i) => key === b.keys[i]);
}

function sameMembers(a: readonly Structure[], b: readonly Structure[]): boolean {
  return a.length === b.length && a.every((each, i) => sameStructure(each, b[i] ?? null));
}

function isList(structure: Structure): structure is readonly Structure[] {
  return Array.isArray(structure);
}

function membersOf(structure: NonNullable<Structure>): readonly Structure[] {
  return isList(structure) ? structure : structure.members;
}

/** One leaf of `tree` for each of the structure, where `tree` may be less deep: a leaf stands for all below it. */
export function broadcast(tree: unknown, structure: Structure): unknown[] | null {
  const { structure: own, leaves } = flatten(tree);
  const remaining = leaves.values();
  const found: unknown[] = [];
  return spread(own, structure, remaining, found) ? found : null;
}

function spread(own: Structure, target: Structure, leaves: IterableIterator<unknown>, found: unknown[]): boolean {
  if (own === null) {
    const leaf: unknown = leaves.next().value;
    for (let i = countLeaves(target); i > 0; i--) found.push(leaf);
    return true;
  }
  if (target === null || isList(own) !== isList(target)) return false;
  const [from, to] = [membersOf(own), membersOf(target)];
  if (!isList(own) && !isList(target) && 'keys' in own && 'keys' in target && own.keys.join() !== target.keys.join())
    return false;
  return from.length === to.length && from.every((member, i) => spread(member, to[i] ?? null, leaves, found));
}

function countLeaves(structure: Structure): number {
  if (structure === null) return 1;
  return membersOf(structure).reduce((count, member) => count + countLeaves(member), 0);
}

/** As Python shows it: `TreeSpec(tuple, None, [*, *])`; an array inside another one as a list is. */
export function describe(structure: Structure, indent = 0): string {
  if (structure === null) return '*';
  const members = membersOf(structure);
  const inner = members.map((member) => describe(member, indent + 2));
  const text = inner.map((each, i) => (i === 0 ? each : `${' '.repeat(indent + 2)}${each}`)).join(',\n');
  if (isList(structure)) return `TreeSpec(tuple, None, [${text}])`;
  if ('tuple' in structure) return `TreeSpec(namedtuple, ${structure.tuple.pythonName}, [${text}])`;
  return `TreeSpec(dict, [${structure.keys.map((key) => `'${key}'`).join(', ')}], [${text}])`;
}

/** As its brackets alone: `(*,)`, `{'a': *}`. */
export function brackets(structure: Structure): string {
  if (structure === null) return '*';
  const inner = membersOf(structure).map(brackets);
  if (isList(structure)) return `(${inner.join(', ')}${inner.length === 1 ? ',' : ''})`;
  if ('tuple' in structure) return `${structure.tuple.pythonName}(${inner.join(', ')})`;
  return `{${structure.keys.map((key, i) => `'${key}': ${inner[i] ?? ''}`).join(', ')}}`;
}
