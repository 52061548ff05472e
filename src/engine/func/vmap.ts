/** `torch.vmap`: a function of single elements as a function of batches, run once. */
import { pythonClass, runtimeError, valueError } from '../errors';
import { functions } from '../functions';
import { isPlainObject } from '../plain-object';
import { Tensor } from '../tensor/tensor';
import { isBatched } from '../transforms/batches';
import { MapLevel } from '../transforms/mapping';
import { broadcast, describe, flatten, unflatten, type Structure } from '../transforms/pytree';
import type { Randomness } from '../transforms/randomness';
import { BatchedTensor } from '../transforms/wrapped';
import { call, type Transformed } from './arguments';

/** A dimension; null: not mapped; or nested as the inputs or outputs are. */
export type Dims = number | bigint | null | readonly Dims[] | { readonly [key: string]: Dims };

export interface VmapOptions {
  readonly in_dims?: Dims;
  readonly out_dims?: Dims;
  /** Of random operators inside: refused, the same numbers for all elements, or different ones. */
  readonly randomness?: string;
  /** How many elements run at once; null: all. */
  readonly chunk_size?: number | bigint | null;
}

/**
 * `f`, mapped over a dimension of its arguments. `in_dims` says over which one (null: that argument is the same for all),
 * as one for all arguments or nested as they are; `out_dims` where the mapped dimension goes in each output.
 */
export function vmap(
  f: Transformed,
  in_dims: Dims | VmapOptions = 0,
  out_dims: Dims | VmapOptions = 0,
  randomness: string | VmapOptions = 'error',
  options: VmapOptions = {},
): (...args: readonly unknown[]) => unknown {
  const settings = settingsOf(in_dims, out_dims, randomness, options);
  checkRandomness(settings.randomness);
  const chunk = settings.chunk_size === null ? null : Number(settings.chunk_size);
  if (chunk !== null && chunk <= 0)
    throw valueError(`vmap: chunk_size should be None or greater than 0. (got ${chunk})`);
  return (...args) => {
    const name = nameOf(f);
    const { leaves, structure } = flatten(args);
    const dims = inputDimensions(name, settings.in_dims, leaves, structure, args.length);
    const size = batchSize(leaves, dims);
    if (chunk !== null && chunk < size) return inChunks(f, settings, leaves, structure, dims, size, chunk);
    return mapped(f, name, settings, leaves, structure, dims, size);
  };
}

type Settings = Required<VmapOptions>;

/** By place or by name. */
function settingsOf(
  in_dims: Dims | VmapOptions,
  out_dims: Dims | VmapOptions,
  randomness: string | VmapOptions,
  options: VmapOptions,
): Settings {
  const settings: Settings = { in_dims: 0, out_dims: 0, randomness: 'error', chunk_size: null };
  for (const [name, value] of Object.entries({ in_dims, out_dims, randomness })) {
    // After an object of options nothing is given by place.
    if (isOptions(value)) return { ...settings, ...value };
    Object.assign(settings, { [name]: value });
  }
  return { ...settings, ...options };
}

const NAMES = ['in_dims', 'out_dims', 'randomness', 'chunk_size'];

/** An object of dimensions is nested as an input is; one of options has their names. */
function isOptions(value: unknown): value is VmapOptions {
  return isPlainObject(value) && Object.keys(value).every((key) => NAMES.includes(key));
}

function checkRandomness(randomness: string): asserts randomness is Randomness {
  if (!['error', 'different', 'same'].includes(randomness))
    throw runtimeError(`Only allowed values for randomness are 'error', 'different', or 'same'. Got ${randomness}`);
}

/** As Python calls a function; one without a name is a lambda. */
function nameOf({ name }: Transformed): string {
  return name === '' ? '<lambda>' : name;
}

/** Dimensions as Python shows them. */
function text(dims: unknown): string {
  if (typeof dims === 'number' || typeof dims === 'bigint' || typeof dims === 'string') return String(dims);
  if (dims === null || dims === undefined) return 'None';
  if (Array.isArray(dims)) return `(${dims.map(text).join(', ')}${dims.length === 1 ? ',' : ''})`;
  if (isPlainObject(dims))
    return `{${Object.entries(dims)
      .map(([key, value]) => `'${key}': ${text(value)}`)
      .join(', ')}}`;
  return pythonClass(dims);
}

function isDimension(value: unknown): value is number | bigint {
  return typeof value === 'bigint' || Number.isInteger(value);
}

type Dimension = number | null;

/** One for each leaf, counted from 0. */
function inputDimensions(
  name: string,
  in_dims: Dims,
  leaves: readonly unknown[],
  structure: Structure,
  count: number,
): Dimension[] {
  const call = `vmap(${name}, in_dims=${text(in_dims)}, ...)(<inputs>)`;
  if (!isDimension(in_dims) && !Array.isArray(in_dims))
    throw valueError(
      `${call}: expected \`in_dims\` to be int or a (potentially nested) tuple matching the structure of inputs, got: ${pythonClass(in_dims)}.`,
    );
  if (count === 0)
    throw valueError(
      `vmap(${name})(<inputs>): got no inputs. Maybe you forgot to add inputs, or you are trying to vmap over a function with no inputs. The latter is unsupported.`,
    );
  const dims = broadcast(in_dims, structure);
  if (dims === null)
    throw valueError(
      `${call}: in_dims is not compatible with the structure of \`inputs\`. in_dims has structure ${describe(flatten(in_dims).structure)} but inputs has structure ${describe(structure)}.`,
    );
  return dims.map((dim, i) => inputDimension(call, dim ?? null, leaves[i]));
}

function inputDimension(call: string, dim: unknown, leaf: unknown): Dimension {
  if (dim === null) return null;
  if (!isDimension(dim))
    throw valueError(
      `${call}: Got in_dim=${text(dim)} for an input but in_dim must be either an integer dimension or None.`,
    );
  if (!(leaf instanceof Tensor))
    throw valueError(
      `${call}: Got in_dim=${dim} for an input but the input is of type ${pythonClass(leaf)}. We cannot vmap over non-Tensor arguments, please use None as the respective in_dim`,
    );
  const place = Number(dim);
  if (place < -leaf.ndim || place >= leaf.ndim)
    throw valueError(
      `${call}: Got in_dim=${place} for some input, but that input is a Tensor of dimensionality ${leaf.ndim} so expected in_dim to satisfy -${leaf.ndim} <= in_dim < ${leaf.ndim}.`,
    );
  return place < 0 ? place + leaf.ndim : place;
}

function batchSize(leaves: readonly unknown[], dims: readonly Dimension[]): number {
  const sizes = dims.flatMap((dim, i) => (dim === null ? [] : [(leaves[i] as Tensor).size(dim)]));
  const [first] = sizes;
  if (first === undefined) throw valueError('vmap: Expected at least one Tensor to vmap over');
  if (sizes.some((size) => size !== first))
    throw valueError(
      `vmap: Expected all tensors to have the same size in the mapped dimension, got sizes [${sizes.join(', ')}] for the mapped dimension`,
    );
  return first;
}

function mapped(
  f: Transformed,
  name: string,
  { out_dims, randomness }: Settings,
  leaves: readonly unknown[],
  structure: Structure,
  dims: readonly Dimension[],
  size: number,
): unknown {
  checkRandomness(randomness);
  const level = new MapLevel(size, randomness);
  return level.during(() => {
    const inputs = leaves.map((leaf, i) => {
      const dim = dims[i] ?? null;
      return dim === null || !(leaf instanceof Tensor) ? leaf : new BatchedTensor(level, leaf, dim);
    });
    const output = flatten(call(f, unflatten(inputs, structure) as unknown[]));
    const places = outputDimensions(name, out_dims, output.structure);
    const results = output.leaves.map((leaf, i) => unwrapped(level, name, leaf, places[i] ?? null));
    return unflatten(results, output.structure);
  });
}

/** One for each leaf of the output. */
function outputDimensions(name: string, out_dims: Dims, structure: Structure): Dimension[] {
  const call = `vmap(${name}, ..., out_dims=${text(out_dims)})`;
  const given = flatten(out_dims);
  if (!given.leaves.every((dim) => dim === null || dim === undefined || isDimension(dim)))
    throw valueError(
      `${call}: \`out_dims\` must be an int, None or a python collection of ints representing where in the outputs the vmapped dimension should appear.`,
    );
  // One result alone may have its dimension in a list.
  const only =
    structure === null && Array.isArray(out_dims) && out_dims.length === 1 ? (out_dims[0] as Dims) : out_dims;
  const dims = broadcast(only, structure);
  if (dims === null)
    throw valueError(
      `${call}(<inputs>): out_dims is not compatible with the structure of \`outputs\`. out_dims has structure ${describe(given.structure)} but outputs has structure ${describe(structure)}.`,
    );
  return dims.map((dim) => (isDimension(dim) ? Number(dim) : null));
}

function unwrapped(level: MapLevel, name: string, leaf: unknown, dim: Dimension): unknown {
  if (leaf instanceof Tensor) {
    if (dim !== null) return level.unwrapped(leaf, dim);
    if (isBatched(level, leaf))
      throw valueError(`vmap(${name}, ...): \`${name}\` can not return a BatchedTensor when out_dim is None`);
    return leaf;
  }
  if (dim === null) return leaf;
  throw valueError(
    `vmap(${name}, ...): \`${name}\` must only return Tensors, got type ${pythonClass(leaf)}. Did you mean to set out_dims= to None for output?`,
  );
}

/** So many elements of the batch at a time; the outputs put together. */
function inChunks(
  f: Transformed,
  settings: Settings,
  leaves: readonly unknown[],
  structure: Structure,
  dims: readonly Dimension[],
  size: number,
  chunk: number,
): unknown {
  const parts: { leaves: unknown[]; structure: Structure }[] = [];
  for (let start = 0; start < size; start += chunk) {
    const length = Math.min(chunk, size - start);
    const part = leaves.map((leaf, i) => {
      const dim = dims[i] ?? null;
      return dim === null || !(leaf instanceof Tensor) ? leaf : leaf.narrow(dim, start, length);
    });
    parts.push(flatten(mapped(f, nameOf(f), settings, part, structure, dims, length)));
  }
  const [first] = parts;
  if (first === undefined) throw new Error('A batch of nothing has no chunks.');
  const places = outputDimensions(nameOf(f), settings.out_dims, first.structure);
  const joined = first.leaves.map((leaf, i) => {
    const dim = places[i] ?? null;
    if (dim === null) return leaf;
    return functions.cat(
      parts.map((part) => part.leaves[i] as Tensor),
      dim,
    );
  });
  return unflatten(joined, first.structure);
}
