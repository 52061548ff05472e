/** `torch`, as programs see it: operators, constructors, autograd, dtypes. */
import { grad, runBackward, type BackwardOptions, type OptionalTensors } from './autograd/backward';
import { enable_grad, is_grad_enabled, no_grad, set_grad_enabled } from './autograd/modes';
import { install } from './dispatch/install';
import {
  bfloat16,
  bool,
  float16,
  float32,
  float64,
  get_default_dtype,
  int16,
  int32,
  int64,
  int8,
  uint8,
} from './dtype';
import { Slice } from './tensor/slice';
import { pythonTypeName, typeError } from './errors';
import type { TorchFunctions } from './generated/functions';
import './generated/methods';
import { operators } from './generated/operators';
import { initial_seed, manual_seed } from './random';
import { Size, type Shape } from './shape';
import { legacyTensor, tensor, variable, type TensorData } from './tensor/create';
import { Tensor } from './tensor/tensor';

// The generator makes the type from the very definitions that are installed here.
const functions = install(operators) as unknown as TorchFunctions;

/** Constructed or called, the legacy constructor; also the class, for `instanceof`. */
const TensorConstructor = new Proxy(Tensor, {
  apply: (_target, _self, data: readonly TensorData[]) => legacyTensor(...data),
  construct: (_target, data: readonly TensorData[]) => legacyTensor(...data),
}) as unknown as ((...data: readonly TensorData[]) => Tensor) & (new (...data: readonly TensorData[]) => Tensor);

export const torch = {
  ...functions,
  tensor,
  Tensor: TensorConstructor,
  /** A shape that prints as PyTorch's. */
  Size: (shape: Shape): Size => Size.wrap(shape),
  bool,
  uint8,
  int8,
  int16,
  short: int16,
  int32,
  int: int32,
  int64,
  long: int64,
  float16,
  half: float16,
  bfloat16,
  float32,
  float: float32,
  float64,
  double: float64,
  get_default_dtype,
  /** Part of an index: `x.__getitem__([torch.Slice(1, 3)])` is Python's `x[1:3]`. */
  Slice: (start: number | null = null, stop: number | null = null, step: number | null = null): Slice =>
    new Slice(start, stop, step),
  no_grad,
  enable_grad,
  is_grad_enabled,
  set_grad_enabled,
  manual_seed,
  initial_seed,
  pi: Math.PI,
  e: Math.E,
  inf: Infinity,
  nan: NaN,
  is_tensor,
  numel,
  autograd: { grad, backward, Variable: variable },
};

export type Torch = typeof torch;
export { Tensor } from './tensor/tensor';

function is_tensor(value: unknown): value is Tensor {
  return value instanceof Tensor;
}

/** How many elements there are. */
function numel(input: Tensor): number {
  if (!(input instanceof Tensor))
    throw typeError(`numel(): argument 'input' (position 1) must be Tensor, not ${pythonTypeName(input)}`);
  return input.numel();
}

/** `torch.autograd.backward`: gradients of several roots at once. */
function backward(
  tensors: Tensor | readonly Tensor[],
  grad_tensors: OptionalTensors | BackwardOptions = null,
  options: BackwardOptions = {},
): void {
  const roots = tensors instanceof Tensor ? [tensors] : tensors;
  if (grad_tensors === null)
    runBackward(
      roots,
      roots.map(() => null),
      options,
    );
  else if (grad_tensors instanceof Tensor) runBackward(roots, [grad_tensors], options);
  else if (Array.isArray(grad_tensors)) runBackward(roots, grad_tensors as readonly (Tensor | null)[], options);
  else
    runBackward(
      roots,
      roots.map(() => null),
      grad_tensors as BackwardOptions,
    );
}
