/** `torch`, as programs see it: operators, constructors, autograd, dtypes. */
import { is_anomaly_check_nan_enabled, is_anomaly_enabled, set_anomaly_enabled } from './autograd/modes/anomaly';
import { internals } from './autograd/backward/internals';
import { utils } from './autograd/checkpoint';
import { autograd } from './autograd/namespace';
import {
  enable_grad,
  inference_mode,
  is_grad_enabled,
  is_inference_mode_enabled,
  no_grad,
  set_grad_enabled,
} from './autograd/modes/modes';
import { returnTypes, type TupleType } from './dispatch/return-types';
import {
  bfloat16,
  bool,
  type DType,
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
import { refuse } from './left-out';
import { FloatingLimits, IntegerLimits } from './limits';
import { get_printoptions, printoptions, set_printoptions } from './printing/options';
import { Slice } from './tensor/slice';
import { broadcast_shapes, can_cast, promote_types, result_type, set_default_dtype } from './types';
import { pythonTypeName, typeError } from './errors';
import { func } from './func/namespace';
import { vmap } from './func/vmap';
import { functions } from './functions';
import { operators } from './generated/operators';
import { nn } from './nn/namespace';
import { optim } from './optim/namespace';
import { get_rng_state, initial_seed, manual_seed, seed, set_rng_state, TorchGenerator } from './random';
import { Size, type Shape } from './shape';
import { as_tensor, legacyTensor, tensor, type TensorData } from './tensor/create';
import { Tensor } from './tensor/tensor';

let tupleTypes: Readonly<Record<string, TupleType>> | null = null;

/** Constructed or called, the legacy constructor; also the class, for `instanceof`. */
const TensorConstructor = new Proxy(Tensor, {
  apply: (_target, _self, data: readonly TensorData[]) => legacyTensor(...data),
  construct: (_target, data: readonly TensorData[]) => legacyTensor(...data),
}) as unknown as ((...data: readonly TensorData[]) => Tensor) & (new (...data: readonly TensorData[]) => Tensor);

export const torch = {
  ...functions,
  tensor,
  as_tensor,
  asarray: as_tensor,
  Tensor: TensorConstructor,
  /** The named tuples that operators give: `torch.return_types.max([values, indices])`. */
  get return_types(): Readonly<Record<string, TupleType>> {
    return (tupleTypes ??= returnTypes(operators.map(({ definition }) => definition)));
  },
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
  set_default_dtype,
  finfo: (type?: DType): FloatingLimits => new FloatingLimits(type),
  iinfo: (type: DType): IntegerLimits => new IntegerLimits(type),
  promote_types,
  can_cast,
  result_type,
  broadcast_shapes,
  set_printoptions,
  get_printoptions,
  printoptions,
  /** Part of an index: `x.__getitem__([torch.Slice(1, 3)])` is Python's `x[1:3]`. */
  Slice: (start: number | null = null, stop: number | null = null, step: number | null = null): Slice =>
    new Slice(start, stop, step),
  no_grad,
  enable_grad,
  is_grad_enabled,
  set_grad_enabled,
  inference_mode,
  is_inference_mode_enabled,
  is_inference,
  manual_seed,
  initial_seed,
  seed,
  get_rng_state,
  set_rng_state,
  Generator: TorchGenerator,
  pi: Math.PI,
  e: Math.E,
  inf: Infinity,
  nan: NaN,
  is_tensor,
  is_floating_point,
  is_nonzero,
  numel,
  autograd,
  utils,
  func,
  vmap,
  nn,
  optim,
  is_anomaly_enabled,
  is_anomaly_check_nan_enabled,
  set_anomaly_enabled,
  _C: internals,
};

/** Methods that operators call and users are not told of. */
export const internalMethods: ReadonlySet<string> = new Set(
  operators.flatMap(({ definition: { name, internal } }) => (internal ? [name] : [])),
);

refuse(torch, Tensor.prototype);

export type Torch = typeof torch;
export { Tensor } from './tensor/tensor';

function is_tensor(value: unknown): value is Tensor {
  return value instanceof Tensor;
}

function is_floating_point(input: Tensor): boolean {
  return checked('is_floating_point', input).is_floating_point();
}

/** Whether the only element is not 0. */
function is_nonzero(input: Tensor): boolean {
  return checked('is_nonzero', input).__bool__();
}

/** Whether it was made in inference mode. */
function is_inference(input: Tensor): boolean {
  return checked('is_inference', input).is_inference();
}

/** How many elements there are. */
function numel(input: Tensor): number {
  return checked('numel', input).numel();
}

function checked(name: string, input: Tensor): Tensor {
  if (input instanceof Tensor) return input;
  throw typeError(`${name}(): argument 'input' (position 1) must be Tensor, not ${pythonTypeName(input)}`);
}
