/** Parameters of layers before their first values, and the first values that most layers share. It knows no layer. */
import type { DType } from '../../dtype';
import { functions } from '../../functions';
import type { Tensor } from '../../tensor/tensor';
import { init } from '../init';
import { Parameter } from '../module/parameter';

/** A parameter of this shape that is yet to be drawn. */
export function weight(shape: readonly number[], dtype: unknown): Parameter {
  return new Parameter(functions.empty(shape, { dtype: dtype as DType | null }));
}

/** The same of one dimension; null where a layer goes without. */
export function bias(wanted: unknown, size: number, dtype: unknown): Parameter | null {
  return wanted === false || wanted === null ? null : weight([size], dtype);
}

/** The first values of linear layers and convolutions: uniform, the bounds by how many numbers go into a result. */
export function drawLinear(weights: Tensor, biases: Tensor | null): void {
  init.kaiming_uniform_(weights, { a: Math.sqrt(5) });
  if (biases === null) return;
  const [inputs] = init._calculate_fan_in_and_fan_out(weights);
  const bound = inputs > 0 ? 1 / Math.sqrt(inputs) : 0;
  init.uniform_(biases, -bound, bound);
}

/** The first values of normalisations: nothing is scaled or moved. */
export function setIdentity(weights: Tensor | null, biases: Tensor | null): void {
  if (weights !== null) init.ones_(weights);
  if (biases !== null) init.zeros_(biases);
}
