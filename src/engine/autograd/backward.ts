/** `backward` and `grad` as users call them: checks, first gradients, what to collect. The walk itself is `walk.ts`. */
import { pythonTypeName, runtimeError, TorchError, typeError, valueError } from '../errors';
import { formatList, numel, sameShape } from '../shape';
import type { Tensor } from '../tensor/tensor';
import { warnOnce } from '../warnings';
import { observer, type BackwardPass } from '../observer';
import { is_reporting, unreported } from './modes';
import type { Node } from './node';
import { walk, type Capture } from './walk';

export interface BackwardOptions {
  readonly gradient?: Tensor | null | undefined;
  readonly retain_graph?: boolean | null | undefined;
  readonly create_graph?: boolean | undefined;
  readonly inputs?: Tensor | readonly Tensor[] | null | undefined;
}

export interface GradOptions {
  readonly grad_outputs?: OptionalTensors | undefined;
  readonly retain_graph?: boolean | null | undefined;
  readonly create_graph?: boolean | undefined;
  readonly allow_unused?: boolean | null | undefined;
  readonly materialize_grads?: boolean | undefined;
}

export type OptionalTensors = Tensor | null | readonly (Tensor | null)[];

const CREATE_GRAPH =
  'Using backward() with create_graph=True will create a reference cycle between the parameter and its gradient which can cause a memory leak. We recommend using autograd.grad when creating the graph to avoid this. If you have to use this function, make sure to reset the .grad fields of your parameters to None after use to break the cycle and avoid the leak.';

/** Adds the gradients of the roots' sum to the `.grad` of leaves, or of `inputs` only. */
export function runBackward(
  roots: readonly Tensor[],
  gradients: readonly (Tensor | null)[],
  { retain_graph = null, create_graph = false, inputs = null }: BackwardOptions,
): void {
  const targets = inputs === null ? null : asList(inputs);
  if (targets?.length === 0) throw runtimeError('`inputs` argument to `backward()` cannot be empty.');
  const starts = firstGradients(roots, gradients, create_graph);
  if (create_graph) warnOnce(CREATE_GRAPH);
  const nodes: Node[] | null = targets === null ? null : targets.map(keptInput);
  walk(starts, { keepGraph: retain_graph ?? create_graph, createGraph: create_graph, only: nodes, captures: [] });
  const grad_outputs = roots.map((_, i) => gradients[i] ?? null);
  report({ kind: 'backward', roots, grad_outputs, inputs: targets, create_graph, results: [] });
}

function report(pass: BackwardPass): void {
  const listener = observer();
  if (listener !== null && is_reporting()) listener.onPass?.(pass);
}

function keptInput(input: Tensor): Node {
  input.retain_grad();
  const node = input.gradientNode();
  if (node === null) throw runtimeError('One of the differentiated Tensors does not require grad');
  return node;
}

/** Gradients of the outputs' sum with respect to `inputs`; touches no `.grad`. */
export function grad(
  outputs: Tensor | readonly Tensor[],
  inputs: Tensor | readonly Tensor[],
  grad_outputs: OptionalTensors | GradOptions = null,
  options: GradOptions = {},
): (Tensor | null)[] {
  if (isGradOptions(grad_outputs)) return grad(outputs, inputs, grad_outputs.grad_outputs ?? null, grad_outputs);
  const { retain_graph = null, create_graph = false, materialize_grads = false } = options;
  if (materialize_grads && options.allow_unused === false)
    throw valueError(
      'Expected allow_unused to be True or not passed when materialize_grads=True, but got: allow_unused=False.',
    );
  const roots = asList(outputs);
  const targets = asList(inputs);
  if (roots.some((root) => !isTensor(root)))
    throw new TorchError('AssertionError', 'Expected output to be a torch.Tensor');
  const given = grad_outputs === null ? roots.map(() => null) : asList(grad_outputs);
  const starts = firstGradients(roots, given, create_graph);
  if (targets.length === 0) throw runtimeError('`inputs` argument to `grad()` cannot be empty.');
  const captures = targets.map(captureOf);
  walk(starts, {
    keepGraph: retain_graph ?? create_graph,
    createGraph: create_graph,
    only: captures.map(({ node }) => node),
    captures,
  });
  const results = captures.map(({ gradient }, i) => {
    if (gradient !== null) return gradient;
    if (materialize_grads) return unreported(() => targets[i]?.new_zeros(targets[i].shape) ?? null);
    if (options.allow_unused === true) return null;
    throw runtimeError(
      `The differentiated Tensor at index ${i} appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior.`,
    );
  });
  const asked = roots.map((_, i) => given[i] ?? null);
  report({ kind: 'grad', roots, grad_outputs: asked, inputs: targets, create_graph, results });
  return results;
}

function captureOf(input: Tensor): Capture {
  if (!isTensor(input))
    throw runtimeError(`all inputs have to be Tensors or GradientEdges, but got ${pythonTypeName(input)}`);
  const node = input.gradientNode();
  if (node === null) throw runtimeError('One of the differentiated Tensors does not require grad');
  return { node, output: input.output_nr, gradient: null };
}

/** What starts at each root: the gradient given, or one where the root is a single number. */
function firstGradients(
  roots: readonly Tensor[],
  gradients: readonly (Tensor | null)[],
  create_graph: boolean,
): Capture[] {
  const filled = roots.map((root, i) =>
    i < gradients.length ? firstGradient(root, gradients[i] ?? null, i, create_graph) : null,
  );
  if (gradients.length < roots.length)
    throw runtimeError(`got ${roots.length} tensors and ${gradients.length} gradients`);
  return roots.map((root, i) => {
    const node = root.gradientNode();
    if (node === null) throw runtimeError(`element ${i} of tensors does not require grad and does not have a grad_fn`);
    return { node, output: root.output_nr, gradient: filled[i] ?? null };
  });
}

function firstGradient(root: Tensor, gradient: Tensor | null, index: number, create_graph: boolean): Tensor | null {
  if (gradient === null) {
    // Only a root with a graph gets its implicit gradient; the other is refused by name later.
    if (!root.requires_grad) return null;
    if (numel(root.shape) !== 1) throw runtimeError('grad can be implicitly created only for scalar outputs');
    return unreported(() => root.new_ones(root.shape));
  }
  if (!isTensor(gradient))
    throw typeError(`gradients can be either Tensors or None, but got ${pythonTypeName(gradient)}`);
  if (!sameShape(gradient.shape, root.shape))
    throw runtimeError(
      `Mismatch in shape: grad_output[${index}] has a shape of torch.Size(${formatList(gradient.shape)}) and output[${index}] has a shape of torch.Size(${formatList(root.shape)}).`,
    );
  return create_graph ? gradient : unreported(() => gradient.detach());
}

function asList<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

/** Without the class itself, which imports this file. */
function isTensor(value: unknown): value is Tensor {
  return typeof value === 'object' && value !== null && 'pythonName' in value && value.pythonName === 'Tensor';
}

function isGradOptions(value: OptionalTensors | GradOptions): value is GradOptions {
  return value !== null && !Array.isArray(value) && !isTensor(value);
}
