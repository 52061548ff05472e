/** What a record shows of a value: text, summary, first values, as they were when it was recorded. */
import { no_grad } from '../../engine/autograd/modes/modes';
import { denseValues, elementsOf } from '../../engine/storage/access';
import { fromElements } from '../../engine/tensor/create';
import type { Tensor } from '../../engine/tensor/tensor';
import { MAX_TRACE_VALUES, type TensorSummary } from '../../trace/trace';
import { summaryOf } from '../tensors';
import type { Value } from './value';

export interface ValueData {
  readonly text: string;
  readonly summary: TensorSummary;
  readonly values: readonly number[];
}

/** Kept on the value, which never changes; null where its elements are gone. */
export function dataOf(value: Value): ValueData | null {
  if (value.data !== null) return value.data;
  const tensor = value.restored();
  if (tensor === null) return null;
  const elements = denseValues(tensor);
  value.data = {
    text: printed(value, tensor),
    summary: summaryOf(elements),
    values: Array.from(elements.subarray(0, MAX_TRACE_VALUES)),
  };
  return value.data;
}

/** As PyTorch printed it then: with the node that it had, or as the leaf that it was. */
function printed(value: Value, restored: Tensor): string {
  const tensor = fromElements(elementsOf(restored), value.shape, value.dtype);
  tensor.attach(value.node);
  if (value.leaf) tensor.requires_grad = true;
  return no_grad(() => tensor.toString());
}
