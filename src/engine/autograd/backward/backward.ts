/** `torch.autograd.backward` and `torch.autograd.grad` as users call them, from tensors or edges. The walk is `walk.ts`. */
import { called, REQUIRED } from '../../dispatch/python-call';
import { runtimeError, valueError } from '../../errors';
import { functions } from '../../functions';
import { isPlainObject } from '../../plain-object';
import { formatList } from '../../shape';
import type { Tensor } from '../../tensor/tensor';
import { warn } from '../../warnings';
import {
  gradientList,
  inputPlaces,
  places,
  type Dictionary,
  type OptionalTensors,
  type Place,
  type Places,
} from './arguments';
import type { GradientEdge } from '../nodes/edges';
import { firstGradients, nodeOfInput, report, rootPlaces } from './first-gradients';
import { unreported } from '../modes/modes';
import { runBackward } from './run-backward';
import { isTensor } from '../nodes/tensors';
import type { Capture } from './task';
import { walk } from './walk';

export interface GradOptions {
  /** With `inputs`, where all arguments are given by name. */
  readonly outputs?: Places | undefined;
  readonly inputs?: Places | Dictionary | undefined;
  readonly grad_outputs?: OptionalTensors | undefined;
  readonly retain_graph?: boolean | null | undefined;
  readonly create_graph?: boolean | null | undefined;
  readonly only_inputs?: boolean | undefined;
  readonly allow_unused?: boolean | null | undefined;
  readonly is_grads_batched?: boolean | undefined;
  readonly materialize_grads?: boolean | undefined;
}

/** All arguments by name. */
interface BackwardOptions {
  readonly tensors: Places;
  readonly [option: string]: unknown;
}

/**
 * `torch.autograd.backward(tensors, grad_tensors, retain_graph, create_graph, grad_variables, inputs)`: adds the gradients
 * of the roots' sum to the `.grad` of leaves, or of `inputs` only.
 */
export function backward(tensors: Places | BackwardOptions, ...given: readonly unknown[]): void {
  const [[roots], others] = leading('backward', ['tensors'], BACKWARD, [tensors, ...given]);
  const { grad_tensors, grad_variables, ...options } = called('backward', BACKWARD, others, {
    own: 1,
    dictionaryLast: true,
  });
  if (grad_variables !== null) {
    warn('`grad_variables` is deprecated. Use `grad_tensors` instead.', 'FutureWarning');
    if (grad_tensors !== null)
      throw runtimeError(
        '`grad_tensors` and `grad_variables` (deprecated) arguments both passed to `backward()`. Please only use `grad_tensors`.',
      );
  }
  runBackward(roots, grad_tensors ?? grad_variables, options, onesAt);
}

const BACKWARD = {
  grad_tensors: null as OptionalTensors,
  retain_graph: null as boolean | null,
  create_graph: false as boolean | null,
  grad_variables: null as OptionalTensors,
  inputs: null as Places | Dictionary | null,
};

/** The implicit gradient of an edge. */
function onesAt({ node, output_nr }: GradientEdge): Tensor {
  return functions.ones(node.outputShape(output_nr), { dtype: node.dtype });
}

/**
 * `torch.autograd.grad(outputs, inputs, grad_outputs, retain_graph, create_graph, only_inputs, allow_unused,
 * is_grads_batched, materialize_grads)`: gradients of the outputs' sum with respect to `inputs`, each of its input's shape;
 * touches no `.grad`. Inputs by name give an object of gradients by name.
 */
export function grad(
  outputs: Places,
  inputs: Places,
  grad_outputs?: OptionalTensors | GradOptions,
  ...given: readonly unknown[]
): (Tensor | null)[];
export function grad(
  outputs: Places,
  inputs: Dictionary,
  grad_outputs?: OptionalTensors | GradOptions,
  ...given: readonly unknown[]
): Record<string, Tensor | null>;
export function grad(options: GradOptions): (Tensor | null)[];
export function grad(outputs: Places, options: GradOptions): (Tensor | null)[];
export function grad(...all: readonly unknown[]): (Tensor | null)[] | Record<string, Tensor | null> {
  // Most calls, which the reading of names would make twice as long for single numbers.
  const isBare = all.length === 2 && isTensor(all[0]) && (isTensor(all[1]) || Array.isArray(all[1]));
  const [[outputs, inputs], given] = isBare ? [all, []] : leading('grad', ['outputs', 'inputs'], GRAD, all);
  const options = isBare ? GRAD : called('grad', GRAD, given, { own: 2 });
  if (options.materialize_grads && options.allow_unused === false)
    throw valueError(
      'Expected allow_unused to be True or not passed when materialize_grads=True, but got: allow_unused=False.',
    );
  const listed = places(outputs);
  const targets = inputPlaces(inputs, 'grad');
  if (!options.only_inputs)
    warn(
      'only_inputs argument is deprecated and is ignored now (defaults to True). To accumulate gradient for other parts of the graph, please use torch.autograd.backward.',
      'FutureWarning',
    );
  const roots = rootPlaces(listed);
  const results = gradients(roots, targets.list, options);
  return targets.names === null
    ? results
    : Object.fromEntries(targets.names.map((name, i) => [name, results[i] ?? null]));
}

const GRAD = {
  grad_outputs: null as OptionalTensors,
  retain_graph: null as boolean | null,
  create_graph: false as boolean | null,
  only_inputs: true,
  allow_unused: null as boolean | null,
  is_grads_batched: false,
  materialize_grads: false,
};

/**
 * The first arguments, which may stand among the options by their names, and the others. Inputs that are a dictionary are
 * told from options by the names in them.
 */
function leading(
  name: string,
  first: readonly string[],
  defaults: Readonly<Record<string, unknown>>,
  all: readonly unknown[],
): [first: unknown[], others: readonly unknown[]] {
  const last = all.at(-1);
  const isNamed =
    isPlainObject(last) &&
    first.some((key) => Object.hasOwn(last, key)) &&
    Object.keys(last).every((key) => first.includes(key) || Object.hasOwn(defaults, key));
  if (all.length >= first.length && !isNamed) return [all.slice(0, first.length), all.slice(first.length)];
  const required = Object.fromEntries(first.map((key) => [key, REQUIRED]));
  const bound: Readonly<Record<string, unknown>> = called(name, { ...required, ...defaults }, all);
  const others = Object.entries(bound).filter(([key]) => !first.includes(key));
  return [first.map((key) => bound[key]), [Object.fromEntries(others)]];
}

function gradients(roots: readonly Place[], inputs: readonly unknown[], options: GradOptions): (Tensor | null)[] {
  const create_graph = options.create_graph === true;
  const given = gradientList(options.grad_outputs, roots.length);
  const starts = firstGradients(roots, given, {
    batched: options.is_grads_batched === true,
    ones: onesAt,
  });
  const captures = inputs.map(captureOf);
  const collect = options.is_grads_batched === true ? collectBatch : collectOnce;
  const found = collect(starts, captures, options);
  const results = found.map((gradient, i) => gradient ?? missing(inputs[i] as Place, i, options));
  report({ kind: 'grad', roots, given, inputs: inputs as readonly Place[], create_graph, results });
  return results;
}

function collectOnce(
  starts: readonly Capture[],
  captures: readonly Capture[],
  options: GradOptions,
): (Tensor | null)[] {
  const createGraph = options.create_graph === true;
  const only = captures.map(({ node }) => node);
  walk(starts, { keepGraph: options.retain_graph ?? createGraph, createGraph, only, captures });
  return captures.map(({ gradient }) => gradient);
}

/** One pass for each of the first gradients' parts along their first dimension. */
function collectBatch(
  starts: readonly Capture[],
  captures: readonly Capture[],
  options: GradOptions,
): (Tensor | null)[] {
  const size = batchSize(starts);
  const passes = Array.from({ length: size }, (_, i) => {
    const parts = starts.map(({ node, output, gradient }) => ({
      node,
      output,
      gradient: unreportedUnless(options.create_graph === true, () => gradient?.select(0, i) ?? null),
    }));
    const retain_graph = i < size - 1 ? true : (options.retain_graph ?? options.create_graph);
    for (const capture of captures) capture.gradient = null;
    return collectOnce(parts, captures, { ...options, retain_graph });
  });
  return captures.map((_, i) => {
    const parts = passes.map((results) => results[i] ?? null).filter((part) => part !== null);
    return parts.length === 0 ? null : unreportedUnless(options.create_graph === true, () => functions.stack(parts));
  });
}

function unreportedUnless<T>(recorded: boolean, body: () => T): T {
  return recorded ? body() : unreported(body);
}

function batchSize(starts: readonly Capture[]): number {
  const sizes = starts.map(({ gradient }) => {
    const [size] = gradient?.shape ?? [];
    if (size === undefined)
      throw valueError(
        'vmap(vjp, in_dims=0, ...)(<inputs>): Got in_dim=0 for some input, but that input is a Tensor of dimensionality 0 so expected in_dim to satisfy 0 <= in_dim < 0.',
      );
    return size;
  });
  if (new Set(sizes).size > 1)
    throw valueError(
      `vmap: Expected all tensors to have the same size in the mapped dimension, got sizes ${formatList(sizes)} for the mapped dimension`,
    );
  return sizes[0] ?? 0;
}

/** What stands for the gradient of an input that is not in the graph. */
function missing(input: Place, index: number, options: GradOptions): Tensor | null {
  if (options.materialize_grads === true) {
    if (!isTensor(input)) throw runtimeError('materialize_grads cannot be used when the given input is a GradientEdge');
    const zeros = unreported(() => input.new_zeros(input.shape));
    return options.create_graph === true ? zeros.requires_grad_() : zeros;
  }
  if (options.allow_unused === true) return null;
  throw runtimeError(
    `The differentiated Tensor at index ${index} appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior.`,
  );
}

function captureOf(input: unknown): Capture {
  const node = nodeOfInput(input);
  return { node, output: (input as Place).output_nr, gradient: null };
}
