/** What the functions of `torch.func` check of what they are given and of what the user's function gives. */
import { pythonClass, runtimeError, valueError } from '../errors';
import { Tensor } from '../tensor/tensor';
import { flatten, mapTree, unflatten } from '../transforms/pytree';

/** Which arguments to differentiate with respect to: one, counted from 0 or from the end, or several. */
export type ArgNums = number | bigint | readonly (number | bigint)[];

/** A function of tensors, or of nested arrays and objects of them. */
export type Transformed = (...args: never[]) => unknown;

export function call(f: Transformed, args: readonly unknown[]): unknown {
  return (f as (...args: readonly unknown[]) => unknown)(...args);
}

function isIndex(value: unknown): value is number | bigint {
  return typeof value === 'bigint' || Number.isInteger(value);
}

/** The places of `argnums` among so many arguments, counted from 0. */
export function placesOf(argnums: ArgNums, count: number): number | number[] {
  if (!Array.isArray(argnums)) {
    if (!isIndex(argnums)) throw runtimeError(`argnums must be int or Tuple[int, ...], got: ${pythonClass(argnums)}`);
    return placeOf(argnums, count);
  }
  const list: readonly unknown[] = argnums;
  if (list.length === 0) throw runtimeError('argnums must be non-empty');
  if (new Set(list.map(String)).size !== list.length)
    throw runtimeError(`argnums elements must be unique, got (${list.join(', ')}${list.length === 1 ? ',' : ''})`);
  return list.map((each) => {
    if (!isIndex(each)) throw runtimeError(`argnum must be int, got: ${pythonClass(each)}`);
    return placeOf(each, count);
  });
}

function placeOf(argnum: number | bigint, count: number): number {
  const place = Number(argnum);
  if (place < -count || place >= count) throw runtimeError(`Got argnum=${place}, but only ${count} positional inputs`);
  return place < 0 ? place + count : place;
}

/** The arguments to differentiate with respect to: one, or a list of several. */
export function selected(args: readonly unknown[], places: number | readonly number[]): unknown {
  return typeof places === 'number' ? args[places] : places.map((place) => args[place]);
}

/** The arguments with others in the place of those. */
export function replaced(args: readonly unknown[], places: number | readonly number[], values: unknown): unknown[] {
  const result = args.slice();
  if (typeof places === 'number') result[places] = values;
  else places.forEach((place, i) => (result[place] = (values as readonly unknown[])[i]));
  return result;
}

/** The same structure with `f` of each tensor; other leaves as they are. */
export function mapTensorsOf<T>(tree: T, f: (tensor: Tensor) => Tensor): T {
  return mapTree(tree, (leaf) => (leaf instanceof Tensor ? f(leaf) : leaf)) as T;
}

/** The same of a structure that must consist of tensors. */
export function mapOnlyTensors<T>(tree: T, f: (tensor: Tensor) => Tensor): T {
  const { leaves, structure } = flatten(tree);
  const tensors = leaves.map((leaf) => {
    if (leaf instanceof Tensor) return leaf;
    throw valueError(`Thing passed to transform API must be Tensor, got ${pythonClass(leaf)}`);
  });
  return unflatten(tensors.map(f), structure) as T;
}

/** What a function with `has_aux` gives: its output, and whatever else. */
export function withAuxiliary(api: string, output: unknown): readonly [unknown, unknown] {
  if (Array.isArray(output) && output.length === 2) return output as unknown as readonly [unknown, unknown];
  throw runtimeError(`${api}: output of function f should be a tuple: (output, aux) if has_aux is True`);
}

/** What goes beside the output: tensors of the level below. */
export function lowered(auxiliary: unknown, lower: (tensor: Tensor) => Tensor): unknown {
  return mapTree(auxiliary, (leaf) => {
    if (leaf instanceof Tensor) return lower(leaf);
    throw runtimeError(`Expected tensors, got unsupported type ${pythonClass(leaf)}`);
  });
}

/** The leaves of an output that must consist of tensors. */
export function outputTensors(api: string, leaves: readonly unknown[]): Tensor[] {
  return leaves.map((leaf) => {
    if (leaf instanceof Tensor) return leaf;
    throw runtimeError(`${api} to return only tensors, got unsupported type ${pythonClass(leaf)}`);
  });
}
