/**
 * `torch.autograd.forward_ad`: dual tensors, which carry the derivative in one direction along. For others of the engine:
 * `tangentOf(tensor)` and `withTangent(tensor, tangent)` look at tensors and make them dual at the level that runs.
 */
import { Context, scoped } from '../autograd/modes/context';
import { pythonTypeName, runtimeError, TorchError, valueError } from '../errors';
import { formatList, sameShape } from '../shape';
import { Tensor } from '../tensor/tensor';
import { activeTransform, setActiveTransform } from './active';
import { dualTangents, setDualTangents } from './dual-level';
import './by-reverse';
import { base } from './level';
import { Tangents } from './tangents';
import { TrackingLevel } from './tracking';
import { BatchedTensor, TrackedTensor } from './wrapped';

/** Level 0 is the only one. */
const LEVEL = 0;

interface AtLevel {
  readonly level?: number | bigint | null;
}

/** `torch.autograd.forward_ad.dual_level`: a level that holds while a function runs; the tangents vanish with it. */
export class DualLevel extends Context {
  protected override get path(): string {
    return 'torch.autograd.forward_ad.dual_level';
  }

  override __enter__(): number {
    return enter_dual_level();
  }

  override __exit__(): void {
    exit_dual_level();
  }
}

export function dual_level(): DualLevel;
export function dual_level<T>(body: () => T): T;
export function dual_level<T>(body?: () => T): T | DualLevel {
  return scoped(new DualLevel(), body);
}

/** Tensors can be dual from now on. Gives the number of the level. */
export function enter_dual_level(): number {
  if (dualTangents() !== null) throw runtimeError('Nested forward mode AD is not supported at the moment');
  setDualTangents(new Tangents());
  if (activeTransform() === null) setActiveTransform(base);
  return LEVEL;
}

/** No tensor is dual any more. */
export function exit_dual_level({ level = null }: AtLevel = {}): void {
  const current = dualTangents() === null ? -1 : LEVEL;
  if (level !== null && Number(level) !== current)
    throw runtimeError(
      'Trying to exit a forward AD level that was not the last one that was created. This is not supported.',
    );
  if (current < 0) throw runtimeError('Dual level must be a positive number.');
  setDualTangents(null);
}

/**
 * A tensor over the memory of `tensor` whose tangent, of the same shape, is `tangent`: what is computed of it is dual, too.
 */
export function make_dual(tensor: Tensor, tangent: Tensor, { level = null }: AtLevel = {}): Tensor {
  const tangents = dualTangents();
  const wanted = level === null ? (tangents === null ? -1 : LEVEL) : Number(level);
  if (wanted < 0)
    throw runtimeError(
      'Trying to create a dual Tensor for forward AD but no level exists, make sure to enter_dual_level() first.',
    );
  checkFloating('primal', tensor);
  checkFloating('tangent', tangent);
  if (tangents === null || wanted !== LEVEL) throw runtimeError('Invalid level given to _make_dual');
  return madeDual(tangents, tensor, tangent);
}

function checkFloating(name: string, value: unknown): void {
  if (!(value instanceof Tensor))
    throw new TorchError('AttributeError', `'${pythonTypeName(value)}' object has no attribute 'is_floating_point'`);
  if (!value.dtype.is_floating_point)
    throw valueError(`Expected ${name} to be floating point or complex, but got: ${String(value.dtype)}`);
}

/** The same for the tangents of any level. */
export function madeDual(tangents: Tangents, tensor: Tensor, tangent: Tensor): Tensor {
  checkTangent(tangents, tensor, tangent);
  const dual = tangents.without(() => tensor.view(tensor.shape));
  if (!tangents.enabled) return dual;
  tangents.set(
    dual,
    sameShape(tangent.strides, tensor.strides) || isOfBatch(tangent)
      ? tangent
      : tangents.without(() => like(tensor, tangent)),
  );
  return dual;
}

/** Whether one tangent stands for many, which do not fit the memory of one tensor. */
function isOfBatch(tangent: Tensor): boolean {
  let value = tangent;
  while (value instanceof TrackedTensor) ({ value } = value);
  return value instanceof BatchedTensor;
}

function like(tensor: Tensor, tangent: Tensor): Tensor {
  return tensor.detach().clone().to(tangent.dtype).copy_(tangent);
}

function checkTangent(tangents: Tangents, tensor: Tensor, tangent: Tensor): void {
  if (tangents.of(tensor) !== null)
    throw runtimeError(
      `Making a dual Tensor based on a Tensor that already has a forward gradient at the same level ${LEVEL} is not supported.`,
    );
  if (tangents.of(tangent) !== null)
    throw runtimeError(
      `Setting a forward grad that itself has a forward gradient at the same level${LEVEL} is not supported.`,
    );
  if (!sameShape(tensor.shape, tangent.shape))
    throw runtimeError(
      `Trying to set a forward gradient that has a different size than that of the original Tensor, this is not supported. Tensor is of size ${formatList(tensor.shape)} while the given forward gradient is of size ${formatList(tangent.shape)}.`,
    );
}

/** What a dual tensor is made of, by place and by name. */
export class UnpackedDualTensor implements Iterable<Tensor | null> {
  declare readonly pythonName: string;
  readonly primal: Tensor;
  /** null where the tensor is not dual. */
  readonly tangent: Tensor | null;

  constructor(primal: Tensor, tangent: Tensor | null) {
    this.primal = primal;
    this.tangent = tangent;
  }

  get 0(): Tensor {
    return this.primal;
  }

  get 1(): Tensor | null {
    return this.tangent;
  }

  *[Symbol.iterator](): Iterator<Tensor | null> {
    yield this.primal;
    yield this.tangent;
  }

  toString(): string {
    return `UnpackedDualTensor(primal=${this.primal.toString()}, tangent=${this.tangent?.toString() ?? 'None'})`;
  }
}

Object.defineProperty(UnpackedDualTensor.prototype, 'pythonName', { value: 'UnpackedDualTensor' });

/** What the tensor is made of. */
export function unpack_dual(tensor: Tensor, { level = null }: AtLevel = {}): UnpackedDualTensor {
  const tangents = dualTangents();
  if (tangents === null) return new UnpackedDualTensor(tensor, null);
  if (level !== null && Number(level) !== LEVEL) throw runtimeError('Invalid level given to _fw_primal');
  const tangent = tangents.enabled ? tangents.of(tensor) : null;
  const primal = tangents.without(() => tensor.alias());
  tangents.forget(primal);
  return new UnpackedDualTensor(primal, tangent);
}

class ForwardMode extends Context {
  private readonly mode: boolean;
  private readonly before: boolean[] = [];

  constructor(mode: boolean) {
    super();
    this.mode = mode;
  }

  protected override get path(): string {
    return 'torch.autograd.forward_ad._set_fwd_grad_enabled';
  }

  override __enter__(): void {
    const tangents = currentTangents();
    this.before.push(tangents?.enabled ?? true);
    if (tangents !== null) tangents.enabled = this.mode;
  }

  override __exit__(): void {
    const tangents = currentTangents();
    const before = this.before.pop() ?? true;
    if (tangents !== null) tangents.enabled = before;
  }
}

/** Whether what is computed of dual tensors is dual, while a function runs. */
export function _set_fwd_grad_enabled(mode: boolean): Context;
export function _set_fwd_grad_enabled<T>(mode: boolean, body: () => T): T;
export function _set_fwd_grad_enabled<T>(mode: boolean, body?: () => T): T | Context {
  return scoped(new ForwardMode(mode), body);
}

/** Of the level that runs: of `torch.func.jvp`, else of the dual level. */
export function currentTangents(): Tangents | null {
  const active = activeTransform();
  return active instanceof TrackingLevel && active.tangents !== null ? active.tangents : dualTangents();
}

/** The tensor's tangent at the level that runs; null where it is not dual. */
export function tangentOf(tensor: Tensor): Tensor | null {
  const tangents = currentTangents();
  return tangents?.enabled === true ? tangents.of(tensor) : null;
}

/** Gives a tensor, which has none, its tangent at the level that runs; gives back the tensor itself. */
export function withTangent(tensor: Tensor, tangent: Tensor): Tensor {
  currentTangents()?.set(tensor, tangent);
  return tensor;
}

/** Runs `body` as if no tensor were dual: forward of a custom Function, whose tangents it tells itself. */
export function withoutTangents<T>(body: () => T): T {
  const tangents = currentTangents();
  return tangents === null ? body() : tangents.without(body);
}

export const forward_ad = {
  dual_level,
  enter_dual_level,
  exit_dual_level,
  make_dual,
  unpack_dual,
  UnpackedDualTensor,
  _set_fwd_grad_enabled,
};
