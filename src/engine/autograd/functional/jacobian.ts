/** `jacobian`: every derivative of every output by every input, one pass backward per element of the outputs. */
import { called } from '../../dispatch/python-call';
import { notImplementedError, runtimeError, TorchError } from '../../errors';
import { functions } from '../../functions';
import type { Tensor } from '../../tensor/tensor';
import { withGradMode } from '../modes/modes';
import type { DifferentiableFunction, Nested, TensorOrTensors } from './arguments';
import { basisOf } from './basis';
import { checkDependence, independentResult } from './dependence';
import { jacobianForward } from './forward';
import { gradientsOf } from './gradients';
import { apart, asTensors, finished, OUTPUTS, unlistedMatrix, type TensorList } from './nesting';
import { rowsTogether } from './rows';

export interface JacobianOptions {
  /** Whether the Jacobian can be differentiated further. */
  readonly create_graph?: boolean | undefined;
  /** Whether an output that does not depend on an input is an error, instead of zeros. */
  readonly strict?: boolean | undefined;
  /** Whether the outputs are differentiated together; results are the same. */
  readonly vectorize?: boolean | undefined;
  /** `forward-mode` only with `vectorize`. */
  readonly strategy?: string | undefined;
}

export type JacobianArguments =
  | readonly [options?: JacobianOptions]
  | readonly [create_graph: boolean, strict?: boolean, vectorize?: boolean, strategy?: string];

/**
 * A tensor of shape `output.shape + input.shape`; of several outputs a list, of several inputs a list in each. The dtype
 * is the input's, by `forward-mode` the output's. Without `create_graph` the result has no graph.
 */
export function jacobian(func: DifferentiableFunction, inputs: TensorOrTensors, ...rest: JacobianArguments): Nested {
  const { create_graph, strict, vectorize, strategy } = called('jacobian', JACOBIAN, rest, { own: 2 });
  if (strategy !== 'forward-mode' && strategy !== 'reverse-mode')
    throw new TorchError(
      'AssertionError',
      'Expected strategy to be either "forward-mode" or "reverse-mode". Hint: If your function has more outputs than inputs, "forward-mode" tends to be more performant. Otherwise, prefer to use "reverse-mode".',
    );
  if (strategy === 'forward-mode') {
    if (create_graph)
      throw notImplementedError(
        'torch.autograd.functional.jacobian: `create_graph=True` and `strategy="forward-mode"` are not supported together (yet). Please either set `create_graph=False` or `strategy="reverse-mode"`.',
      );
    return jacobianForward(func, inputs, strict, vectorize);
  }
  return withGradMode(true, () => {
    const given = asTensors(inputs, 'inputs', 'jacobian');
    const points = apart(given.tensors, create_graph, true);
    const outputs = asTensors(func(...points), OUTPUTS, 'jacobian');
    checkDependence(outputs.tensors, 'outputs', strict);
    if (vectorize && strict)
      throw runtimeError(
        'torch.autograd.functional.jacobian: `strict=True` and `vectorized=True` are not supported together. Please either set `strict=False` or `vectorize=False`.',
      );
    const rows = vectorize
      ? together(outputs.tensors, points, create_graph)
      : outputs.tensors.map((_, i) => rowOf(outputs, i, points, create_graph, strict));
    return unlistedMatrix(
      rows.map((row) => finished(row, create_graph)),
      outputs.several,
      given.several,
    );
  });
}

const JACOBIAN = { create_graph: false, strict: false, vectorize: false, strategy: 'reverse-mode' };

/** The derivatives of one output by each input. */
function rowOf(
  outputs: TensorList,
  index: number,
  points: readonly Tensor[],
  create_graph: boolean,
  strict: boolean,
): readonly Tensor[] {
  const output = outputs.tensors[index];
  if (output === undefined) return [];
  const together = create_graph ? null : rowsTogether(output, points);
  if (together !== null) {
    const missing = together.indexOf(null);
    if (strict && missing >= 0) throw independent(index, missing);
    return shaped(together, output, points);
  }
  const parts: Tensor[][] = points.map(() => []);
  for (let j = 0; j < output.numel(); j++) {
    const gradients = gradientsOf([output.reshape(-1).select(0, j)], points, null, {
      create_graph,
      retain_graph: true,
    });
    points.forEach((point, i) => {
      const gradient = gradients[i] ?? null;
      if (strict && gradient === null) throw independent(index, i);
      // PyTorch names the output's number here.
      if (strict && create_graph && gradient?.requires_grad === false) throw independentResult('jacobian', index);
      parts[i]?.push(gradient ?? point.new_zeros(point.shape));
    });
  }
  return points.map((point, i) => functions.stack(parts[i] ?? []).view([...output.shape, ...point.shape]));
}

/** The rows of one output by each input, zeros where it does not depend on one. */
function shaped(rows: readonly (Tensor | null)[], output: Tensor, points: readonly Tensor[]): readonly Tensor[] {
  return points.map((point, i) => {
    const shape = [...output.shape, ...point.shape];
    return rows[i]?.reshape(shape) ?? point.new_zeros(shape);
  });
}

function independent(output: number, input: number): Error {
  return runtimeError(
    `Output ${output} of the user-provided function is independent of input ${input}. This is not allowed in strict mode.`,
  );
}

/**
 * The gradient of a function that gives one number, as `jacobian` gives it with a graph: without the parts of the graph
 * that take its output apart and put rows together, for whoever shows nobody the graph.
 */
export function gradientWithGraph(func: (...inputs: Tensor[]) => Tensor, inputs: readonly Tensor[]): readonly Tensor[] {
  return withGradMode(true, () => {
    const points = apart(inputs, true, true);
    const gradients = gradientsOf([func(...points)], points, null, { create_graph: true });
    return points.map((point, i) => gradients[i] ?? point.new_zeros(point.shape));
  });
}

/** All outputs as one long vector, whose Jacobian is taken apart again. */
function together(
  outputs: readonly Tensor[],
  points: readonly Tensor[],
  create_graph: boolean,
): readonly (readonly Tensor[])[] {
  const quick = create_graph ? [] : outputs.map((output) => rowsTogether(output, points));
  if (quick.length > 0 && !quick.includes(null))
    return outputs.map((output, j) => shaped(quick[j] ?? [], output, points));
  const sizes = outputs.map((output) => output.numel());
  const basis = basisOf(outputs, sizes);
  const flat = outputs.map((output) => output.reshape(-1));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const gradients = Array.from({ length: total }, (_, k) =>
    gradientsOf(
      flat,
      points,
      basis.map((part) => part.select(0, k)),
      { create_graph, retain_graph: true },
    ),
  );
  const columns = points.map((point, i) => {
    const parts = gradients.map((row) => row[i] ?? point.new_zeros(point.shape));
    return parts.length === 0 ? point.new_zeros([0, ...point.shape]) : functions.stack(parts);
  });
  const split = columns.map((column) => column.split(sizes));
  return outputs.map((output, j) =>
    points.map((point, i) => split[i]?.[j]?.view([...output.shape, ...point.shape]) ?? point),
  );
}
