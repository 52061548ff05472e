/** Objects of the engine that say themselves how they print. */
import { GradientEdge } from '../../../engine/autograd/nodes/edges';
import { FunctionCtx } from '../../../engine/autograd/function/context';
import { Context } from '../../../engine/autograd/modes/context';
import { Node } from '../../../engine/autograd/nodes/node';
import { SavedTensor } from '../../../engine/autograd/nodes/saved';
import { DType } from '../../../engine/dtype';
import { FloatingLimits, IntegerLimits } from '../../../engine/limits';
import type { Module } from '../../../engine/nn/module/module';
import { OrderedDict } from '../../../engine/nn/module/ordered-dict';
import { isModule } from '../../../engine/nn/module/registry';
import { IncompatibleKeys } from '../../../engine/nn/module/state';
import { Optimizer } from '../../../engine/optim/optimizer';
import { LRScheduler } from '../../../engine/optim/schedulers/scheduler';
import { TorchGenerator } from '../../../engine/random';
import { Size } from '../../../engine/shape';
import { NamedTuple } from '../../../engine/tensor/named-tuple';
import { Slice } from '../../../engine/tensor/slice';
import { Tensor } from '../../../engine/torch';
import { UnpackedDualTensor } from '../../../engine/transforms/forward-ad';

const CLASSES = [
  Tensor,
  Size,
  DType,
  NamedTuple,
  Slice,
  FloatingLimits,
  IntegerLimits,
  TorchGenerator,
  Node,
  GradientEdge,
  Context,
  SavedTensor,
  FunctionCtx,
  OrderedDict,
  IncompatibleKeys,
  Optimizer,
  LRScheduler,
  UnpackedDualTensor,
] as const;

export function isOfEngine(value: object): value is InstanceType<(typeof CLASSES)[number]> | Module {
  return isModule(value) || CLASSES.some((each) => value instanceof each);
}
