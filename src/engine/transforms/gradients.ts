/** Gradients as transforms ask for them: of any outputs that have a graph, zeros nowhere, no `.grad` touched. */
import type { Tensor } from '../tensor/tensor';
import type { Capture } from '../autograd/backward/task';
import { walk } from '../autograd/backward/walk';

/** One for each input; null where no output depends on it. */
export function gradientsOf(
  outputs: readonly Tensor[],
  inputs: readonly Tensor[],
  arriving: readonly Tensor[],
  createGraph: boolean,
): (Tensor | null)[] {
  const roots = outputs.flatMap((output, i) => {
    const node = output.gradientNode();
    const gradient = arriving[i];
    return node === null || gradient === undefined ? [] : [{ node, output: output.output_nr, gradient }];
  });
  const captures = inputs.map((input): Capture | null => {
    const node = input.gradientNode();
    return node === null ? null : { node, output: input.output_nr, gradient: null };
  });
  const wanted = captures.filter((capture) => capture !== null);
  if (roots.length > 0 && wanted.length > 0)
    walk(roots, {
      keepGraph: true,
      createGraph,
      only: wanted.map(({ node }) => node),
      captures: wanted,
      byCalls: true,
    });
  return captures.map((capture) => capture?.gradient ?? null);
}
