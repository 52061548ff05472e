/** `grad` for these functions: outputs without a graph give no gradients instead of an error. */
import type { Tensor } from '../../tensor/tensor';
import { grad } from '../backward/backward';

export interface GradientOptions {
  readonly create_graph?: boolean;
  readonly retain_graph?: boolean;
}

/** Gradients of the outputs' sum, weighted by `vectors`; null for an input that nothing depends on. */
export function gradientsOf(
  outputs: readonly (Tensor | null)[],
  inputs: readonly Tensor[],
  vectors: readonly (Tensor | null)[] | null,
  { create_graph = false, retain_graph = create_graph }: GradientOptions = {},
): readonly (Tensor | null)[] {
  const roots: Tensor[] = [];
  const weights: (Tensor | null)[] = [];
  outputs.forEach((output, i) => {
    if (output?.requires_grad !== true) return;
    roots.push(output);
    weights.push(vectors?.[i] ?? null);
  });
  if (roots.length === 0) return inputs.map(() => null);
  return grad(roots, inputs, { grad_outputs: weights, allow_unused: true, create_graph, retain_graph });
}
