/** Where a walk backward starts and ends, from what users gave: checked, with the first gradients. */
import { indexError, pythonTypeName, runtimeError, TorchError, typeError } from '../../errors';
import { observer, type BackwardPass } from '../../observer';
import { formatList, numel, sameShape } from '../../shape';
import type { Tensor } from '../../tensor/tensor';
import { isPlace, nodeAt, places, requiresGradAt, shapeAt, type Place } from './arguments';
import type { GradientEdge } from '../nodes/edges';
import { isTransforming } from '../../transforms/active';
import { isUnusual } from '../../unusual';
import { is_reporting, unreported } from '../modes/modes';
import type { Node } from '../nodes/node';
import { isTensor } from '../nodes/tensors';
import { scalarTensor } from '../numbers/scalars';
import type { Capture } from './task';

export interface FirstGradientOptions {
  /** They have one dimension more, the first. */
  readonly batched: boolean;
  /** Makes the implicit gradient of a root that is no tensor. */
  readonly ones: (edge: GradientEdge) => Tensor;
}

/** Roots as a list. */
export function rootPlaces(outputs: unknown): readonly Place[] {
  const roots = places(outputs);
  if (!roots.every(isPlace)) throw new TorchError('AssertionError', 'Expected output to be a torch.Tensor');
  return roots;
}

/** What starts at each root: the gradient given, or one where the root is a single number. */
export function firstGradients(
  roots: readonly Place[],
  gradients: readonly unknown[],
  options: FirstGradientOptions,
): Capture[] {
  const filled = roots.map((root, i) =>
    i < gradients.length ? firstGradient(root, gradients[i] ?? null, i, options) : null,
  );
  if (gradients.length < roots.length)
    throw runtimeError(`got ${roots.length} tensors and ${gradients.length} gradients`);
  return roots.map((root, i) => {
    const node = nodeAt(root);
    if (node === null) throw runtimeError(`element ${i} of tensors does not require grad and does not have a grad_fn`);
    return { node, output: root.output_nr, gradient: filled[i] ?? null };
  });
}

function firstGradient(
  root: Place,
  gradient: unknown,
  index: number,
  { batched, ones }: FirstGradientOptions,
): Tensor | null {
  if (gradient === null) return implicitGradient(root, ones);
  if (!isTensor(gradient))
    throw typeError(`gradients can be either Tensors or None, but got ${pythonTypeName(gradient)}`);
  if (batched) checkBatched(root, gradient, index);
  else if (!sameShape(gradient.shape, shapeAt(root)))
    throw runtimeError(
      `Mismatch in shape: grad_output[${index}] has a shape of torch.Size(${formatList(gradient.shape)}) and output[${index}] has a shape of torch.Size(${formatList(shapeAt(root))}).`,
    );
  return gradient;
}

function implicitGradient(root: Place, ones: FirstGradientOptions['ones']): Tensor | null {
  // Only a root with a graph gets its implicit gradient; the other is refused by name later.
  if (!requiresGradAt(root)) return null;
  const shape = shapeAt(root);
  if (numel(shape) !== 1) throw runtimeError('grad can be implicitly created only for scalar outputs');
  // What `new_ones` gives, without the call.
  if (shape.length === 0 && isTensor(root) && !isUnusual()) return scalarTensor(1, root.dtype);
  return unreported(() => (isTensor(root) ? root.new_ones(shape) : ones(root)));
}

function checkBatched(root: Place, gradient: Tensor, index: number): void {
  if (gradient.ndim === 0)
    throw indexError(
      'invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number',
    );
  if (sameShape(gradient.shape.slice(1), shapeAt(root))) return;
  // PyTorch's message leaves out two dimensions.
  throw runtimeError(
    `If \`is_grads_batched=True\`, we interpret the first dimension of each grad_output as the batch dimension. The sizes of the remaining dimensions are expected to match the shape of corresponding output, but a mismatch was detected: grad_output[${index}] has a shape of torch.Size(${formatList(gradient.shape.slice(2))}) and output[${index}] has a shape of torch.Size(${formatList(shapeAt(root))}). If you only want some tensors in \`grad_output\` to be considered batched, consider using vmap.`,
  );
}

/** The node at which the gradient of an input arrives. */
export function nodeOfInput(input: unknown): Node {
  if (!isPlace(input))
    throw runtimeError(`all inputs have to be Tensors or GradientEdges, but got ${pythonTypeName(input)}`);
  const node = nodeAt(input);
  if (node === null) throw runtimeError('One of the differentiated Tensors does not require grad');
  return node;
}

interface Pass extends Pick<BackwardPass, 'kind' | 'create_graph' | 'results'> {
  readonly roots: readonly Place[];
  readonly given: readonly unknown[];
  readonly inputs: readonly Place[] | null;
}

/** Tells the observer of a pass, as far as it starts at tensors and ends at some. */
export function report({ kind, roots, given, inputs, create_graph, results }: Pass): void {
  const listener = observer();
  if (listener === null || !is_reporting() || isTransforming()) return;
  const told = inputs?.filter(isTensor) ?? null;
  listener.onPass?.({
    kind,
    roots: roots.filter(isTensor),
    grad_outputs: roots.flatMap((root, i) => (isTensor(root) ? [(given[i] ?? null) as Tensor | null] : [])),
    inputs: told,
    create_graph,
    results: results.filter((_, i) => isTensor(inputs?.[i])),
  });
}
