/** Objects of the engine that say themselves how they print. */
import { DType } from '../../../engine/dtype';
import { Size } from '../../../engine/shape';
import { NamedTuple } from '../../../engine/tensor/named-tuple';
import { Slice } from '../../../engine/tensor/slice';
import { Tensor } from '../../../engine/torch';

const CLASSES = [Tensor, Size, DType, NamedTuple, Slice] as const;

export function isOfEngine(value: object): value is InstanceType<(typeof CLASSES)[number]> {
  return CLASSES.some((each) => value instanceof each);
}
