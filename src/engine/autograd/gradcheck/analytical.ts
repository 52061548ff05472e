/** Derivatives by autograd, computed twice, since a derivative that gives something else each time is a mistake too. */
import { gradcheckError } from '../../errors';
import { functions } from '../../functions';
import { formatNumber } from '../../printing/format';
import { sameShape } from '../../shape';
import type { Tensor } from '../../tensor/tensor';
import { grad } from '../backward/backward';
import { NONDETERMINISTIC } from './notes';
import type { Exactness, Subject } from './subject';

type Rows = readonly (readonly (Tensor | null)[])[];

/** Of one output by every differentiated input: [elements of the input, elements of the output]. */
export function analyticalJacobian(
  { differentiated }: Subject,
  output: Tensor,
  { nondet_tol, check_grad_dtypes }: Pick<Exactness, 'nondet_tol' | 'check_grad_dtypes'>,
): readonly Tensor[] {
  const weights = Array.from({ length: output.numel() }, (_, j) => unitVector(output, j));
  return checkedTwice(differentiated, output, weights, nondet_tol, check_grad_dtypes);
}

/** The same, its rows weighted and summed: [elements of the input, 1]. */
export function analyticalProduct(
  { differentiated }: Subject,
  output: Tensor,
  weight: Tensor,
  { nondet_tol, check_grad_dtypes }: Exactness,
): readonly Tensor[] {
  return checkedTwice(differentiated, output, [weight.reshape(output.shape)], nondet_tol, check_grad_dtypes);
}

function checkedTwice(
  inputs: readonly Tensor[],
  output: Tensor,
  weights: readonly Tensor[],
  nondet_tol: number,
  check_grad_dtypes: boolean,
): readonly Tensor[] {
  const rows = rowsOf(inputs, output, weights);
  const again = rowsOf(inputs, output, weights);
  if (check_grad_dtypes && !everyRow(rows, inputs, (row, input) => row.dtype === input.dtype))
    throw gradcheckError('Gradient has dtype mismatch');
  if (!everyRow(rows, inputs, (row, input) => sameShape(row.shape, input.shape)))
    throw gradcheckError('Analytical gradient has incorrect size');
  const jacobians = columnsOf(rows, inputs);
  const second = columnsOf(again, inputs);
  if (!jacobians.every((jacobian, i) => isWithin(jacobian, second[i] ?? jacobian, nondet_tol)))
    throw gradcheckError(
      `Backward is not reentrant, i.e., running backward with same input and grad_output multiple times gives different values, although analytical gradient matches numerical gradient.The tolerance for nondeterminism was ${formatNumber(nondet_tol, 'float', '')}.${NONDETERMINISTIC}`,
    );
  return jacobians;
}

function rowsOf(inputs: readonly Tensor[], output: Tensor, weights: readonly Tensor[]): Rows {
  return weights.map((weight) =>
    grad([output], inputs, { grad_outputs: [weight], retain_graph: true, allow_unused: true }).map(
      (row) => row?.clone() ?? null,
    ),
  );
}

function everyRow(rows: Rows, inputs: readonly Tensor[], holds: (row: Tensor, input: Tensor) => boolean): boolean {
  return rows.every((row) =>
    inputs.every((input, i) => {
      const part = row[i] ?? null;
      return part === null || holds(part, input);
    }),
  );
}

function columnsOf(rows: Rows, inputs: readonly Tensor[]): readonly Tensor[] {
  return inputs.map((input, i) => {
    if (rows.length === 0) return input.new_zeros([input.numel(), 0]);
    return functions.stack(
      rows.map((row) => row[i]?.to(input.dtype).reshape(-1) ?? input.new_zeros([input.numel()])),
      1,
    );
  });
}

function unitVector(output: Tensor, element: number): Tensor {
  const vector = output.detach().new_zeros([output.numel()]);
  vector.select(0, element).fill_(1);
  return vector.view(output.shape);
}

function isWithin(a: Tensor, b: Tensor, tolerance: number): boolean {
  return a.numel() === 0 || !a.sub(b).abs().max().gt(tolerance).__bool__();
}
