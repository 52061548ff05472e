/** `backward` as tensors have it, and what it shares with `torch.autograd.backward`: gradients added to `.grad`. */
import { called } from '../../dispatch/python-call';
import { runtimeError } from '../../errors';
import type { Tensor } from '../../tensor/tensor';
import { isTransforming } from '../../transforms/active';
import { warnOnce } from '../../warnings';
import { gradientList, inputPlaces, type Dictionary, type Place, type Places } from './arguments';
import { firstGradients, nodeOfInput, report, rootPlaces, type FirstGradientOptions } from './first-gradients';
import type { Node } from '../nodes/node';
import { isTensor } from '../nodes/tensors';
import { walk, walkFromNumber } from './walk';

export interface BackwardOptions {
  readonly retain_graph?: boolean | null | undefined;
  readonly create_graph?: boolean | null | undefined;
  readonly inputs?: Places | Dictionary | null | undefined;
}

export interface TensorBackwardOptions extends BackwardOptions {
  readonly gradient?: Tensor | null | undefined;
}

const CREATE_GRAPH =
  'Using backward() with create_graph=True will create a reference cycle between the parameter and its gradient which can cause a memory leak. We recommend using autograd.grad when creating the graph to avoid this. If you have to use this function, make sure to reset the .grad fields of your parameters to None after use to break the cycle and avoid the leak.';

const TRANSFORMED =
  'backward() called inside a functorch transform. This is not supported, please use functorch.grad or functorch.vjp instead or call backward() outside of functorch transforms.';

/** `tensor.backward(gradient, retain_graph, create_graph, inputs)`. */
export function tensorBackward(tensor: Tensor, given: readonly unknown[]): void {
  if (given.length === 0) {
    const node = tensor.gradientNode();
    if (node !== null && walkFromNumber(node, tensor.output_nr)) return;
  }
  const { gradient, ...options } = called('Tensor.backward', TENSOR_BACKWARD, given, { own: 1, dictionaryLast: true });
  runBackward(tensor, gradient, options, () => tensor.new_ones([]));
}

const TENSOR_BACKWARD = {
  gradient: null as Tensor | null,
  retain_graph: null as boolean | null,
  create_graph: false as boolean | null,
  inputs: null as Places | Dictionary | null,
};

/** Adds the gradients of the roots' sum to the `.grad` of leaves, or of `inputs` only. */
export function runBackward(
  tensors: unknown,
  gradients: unknown,
  options: BackwardOptions,
  ones: FirstGradientOptions['ones'],
): void {
  if (isTransforming()) throw runtimeError(TRANSFORMED);
  const { retain_graph, inputs } = options;
  const create_graph = options.create_graph === true;
  const targets = inputs === null || inputs === undefined ? null : inputPlaces(inputs, 'backward').list;
  const roots = rootPlaces(tensors);
  const given = gradientList(gradients, roots.length);
  const starts = firstGradients(roots, given, { batched: false, ones });
  if (create_graph) warnOnce(CREATE_GRAPH);
  const only = targets?.map(keptInput) ?? null;
  walk(starts, { keepGraph: retain_graph ?? create_graph, createGraph: create_graph, only, captures: [] });
  report({ kind: 'backward', roots, given, inputs: targets as readonly Place[] | null, create_graph, results: [] });
}

function keptInput(input: unknown): Node {
  if (isTensor(input)) input.retain_grad();
  return nodeOfInput(input);
}
