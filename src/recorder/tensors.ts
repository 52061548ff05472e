/** Tensors as plain data: their first values, their summary, their text. Knows no graph and no trace but its types. */
import { no_grad } from '../engine/autograd/modes/modes';
import { printoptions } from '../engine/printing/options';
import { denseValues } from '../engine/storage/access';
import type { Tensor } from '../engine/tensor/tensor';
import { MAX_TRACE_VALUES, type TensorSummary, type TraceTensor } from '../trace/trace';

/** What a tensor itself says; ids, name and place come from the recording. */
export type TensorData = Pick<
  TraceTensor,
  'shape' | 'dtype' | 'requires_grad' | 'is_leaf' | 'output_nr' | 'text' | 'summary' | 'values'
>;

/** `brief`: of larger tensors a few values and a short text, since there are very many tensors. */
export type Detail = 'full' | 'brief';

/** Values that a brief tensor has. */
const BRIEF = 8;
const BRIEF_TEXT = { threshold: BRIEF, edgeitems: 1 };

/** `printed` is the tensor whose text is shown: the one itself, or its twin of another run. */
export function tensorData(tensor: Tensor, printed: Tensor, detail: Detail = 'full'): TensorData {
  const values = denseValues(tensor);
  const isBrief = detail === 'brief' && values.length > BRIEF;
  const text = (): string => no_grad(() => printed.toString());
  return {
    shape: [...tensor.shape],
    dtype: tensor.dtype.name,
    requires_grad: tensor.requires_grad,
    is_leaf: tensor.is_leaf,
    output_nr: tensor.output_nr,
    text: isBrief ? printoptions(BRIEF_TEXT, text) : text(),
    summary: summaryOf(values),
    values: Array.from(values.subarray(0, isBrief ? BRIEF : MAX_TRACE_VALUES)),
  };
}

export function summaryOf(values: ArrayLike<number>): TensorSummary {
  const numel = values.length;
  let min = Infinity;
  let max = -Infinity;
  let sum = 0;
  let finite = 0;
  let nan = 0;
  for (let index = 0; index < numel; index += 1) {
    const value = values[index] ?? NaN;
    // The difference of an infinity or NaN with itself is NaN.
    if (value - value === 0) {
      finite += 1;
      sum += value;
      if (value < min) min = value;
      if (value > max) max = value;
    } else if (Number.isNaN(value)) nan += 1;
  }
  const infinite = numel - finite - nan;
  if (finite === 0) return { numel, min: null, max: null, mean: null, nan, infinite };
  return { numel, min, max, mean: Number.isFinite(sum) ? sum / finite : meanOfLarge(values, finite), nan, infinite };
}

/** Of values whose sum overflows. */
function meanOfLarge(values: ArrayLike<number>, finite: number): number {
  return Array.from(values).reduce((mean, value) => (Number.isFinite(value) ? mean + value / finite : mean), 0);
}
