/**
 * A tensor that a node keeps for its derivative: what it was, whether it still is, and the hooks that pack it when it is
 * saved and unpack it when it is used. Knows no operator.
 */
import { pythonTypeName, runtimeError, typeError } from '../../errors';
import { objectText } from '../../printing/address';
import { formatList } from '../../shape';
import { versionOf } from '../../storage/access';
import type { Tensor } from '../../tensor/tensor';
import { PACKING, setUnusual } from '../../unusual';
import { checkNotCutOff } from '../tensors/detached';
import { callHook, type Hook } from '../hooks/hooks';
import { is_anomaly_enabled } from '../modes/anomaly';
import { withGradMode } from '../modes/modes';
import type { Node } from './node';
import { userCode } from '../backward/running';
import { isTensor } from './tensors';

/** `pack` is given what is saved, `unpack` what `pack` gave. */
export interface SavedTensorHooks {
  readonly pack: Hook;
  readonly unpack: Hook;
}

const stack: SavedTensorHooks[] = [];
let disabled: string | null = null;

/** The innermost pair that packs what is saved now, or null. */
export function defaultHooks(): SavedTensorHooks | null {
  // Every node asks: reading before the start of an array is slow.
  return stack.length === 0 ? null : (stack[stack.length - 1] ?? null);
}

/** Packs with `hooks` from now on. */
export function pushDefaultHooks(hooks: SavedTensorHooks): void {
  if (!isHook(hooks.pack) || !isHook(hooks.unpack))
    throw typeError(
      '_push_saved_tensors_default_hooks(): incompatible function arguments. The following argument types are supported:\n    1. (arg0: collections.abc.Callable, arg1: collections.abc.Callable) -> None',
    );
  if (disabled !== null) throw runtimeError(disabled);
  stack.push(hooks);
  setUnusual(PACKING, true);
}

/** Packs as before the last `pushDefaultHooks`. */
export function popDefaultHooks(): void {
  stack.pop();
  setUnusual(PACKING, stack.length > 0);
}

/** Refuses such hooks with a message; null allows them. Gives the message before. */
export function disableDefaultHooks(message: string | null): string | null {
  if (message !== null && stack.length > 0) throw runtimeError(message);
  const before = disabled;
  disabled = message;
  return before;
}

function isHook(hook: unknown): hook is Hook {
  return typeof hook === 'function' || (typeof hook === 'object' && hook !== null && '__call__' in hook);
}

const FREED =
  'Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.';

export function freedError(): Error {
  return runtimeError(FREED);
}

/** Of a tensor that was changed in place since it was saved: output `output` of `origin`, where it has one. */
export function modifiedError(saved: Tensor, expected: number, origin: Node | null, output: number): Error {
  const which = origin === null ? '' : `, which is output ${output} of ${origin.operatorName},`;
  return runtimeError(
    `one of the variables needed for gradient computation has been modified by an inplace operation: [torch.${saved.dtype.scalarType}Tensor ${formatList(saved.shape)}]${which} is at version ${versionOf(saved)}; expected version ${expected} instead. Hint: ${is_anomaly_enabled() ? FURTHER_ABOVE : ENABLE}`,
  );
}

const ENABLE =
  'enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).';
const FURTHER_ABOVE =
  'the backtrace further above shows the operation that failed to compute its gradient. The variable in question was changed in there or anywhere later. Good luck!';

/** `torch.autograd.SavedTensor`, as `node._raw_saved_self` gives it. */
export class SavedTensor {
  /** While there are no hooks. */
  private tensor: Tensor | null;
  private readonly version: number;
  private readonly isNone: boolean;
  /** Whether it is what the node's own call gave. */
  private readonly isOutput: boolean;
  private hooks: SavedTensorHooks | null = null;
  private packed: unknown = null;
  /** Where what is unpacked stands in the graph, which is where the tensor stood. */
  private readonly node: Node | null;
  private readonly output: number;
  private freed = false;

  /** `version`: where the tensor was saved earlier than now. */
  constructor(tensor: Tensor | null, isOutput: boolean, version: number | null = null) {
    this.tensor = tensor;
    this.isNone = tensor === null;
    this.isOutput = isOutput;
    this.version = version ?? (tensor === null ? 0 : versionOf(tensor));
    this.node = tensor === null || isOutput ? null : tensor.gradientNode();
    this.output = tensor?.output_nr ?? 0;
  }

  /** A tensor that is saved now, packed if hooks are in force. */
  static save(tensor: Tensor | null, isOutput: boolean): SavedTensor {
    const saved = new SavedTensor(tensor, isOutput);
    const hooks = defaultHooks();
    if (hooks !== null && tensor !== null) saved.pack(hooks, tensor);
    return saved;
  }

  /** What a node that was freed has. */
  static freed(): SavedTensor {
    const saved = new SavedTensor(null, false);
    saved.freed = true;
    return saved;
  }

  /** Whether hooks have it. */
  get isPacked(): boolean {
    return this.hooks !== null;
  }

  /** The tensor as it was saved; null where hooks have it. Calls no user code. */
  get kept(): Tensor | null {
    return this.tensor;
  }

  /** The tensor, for the node `savedFor`; null where none was saved. Throws where it was freed or changed since. */
  unpack(savedFor: Node): Tensor | null {
    if (this.freed) throw freedError();
    if (this.isNone) return null;
    if (this.hooks !== null) return this.unpacked(this.hooks, savedFor);
    const { tensor } = this;
    if (tensor === null) throw freedError();
    if (!this.isOutput) checkNotCutOff(tensor, savedFor);
    if (versionOf(tensor) !== this.version)
      throw modifiedError(tensor, this.version, this.isOutput ? savedFor : tensor.grad_fn, this.output);
    return tensor;
  }

  /** The tensor as its hooks give it, saved for no node; null where it has none. */
  unpackByHooks(): Tensor | null {
    return this.hooks === null ? null : this.unpacked(this.hooks, null);
  }

  private unpacked({ unpack }: SavedTensorHooks, savedFor: Node | null): Tensor {
    const result = userCode(() => callHook(unpack, this.packed));
    if (!isTensor(result))
      throw typeError(
        `Output of saved tensor unpack_hook expected to be a Tensor but got result of type ${pythonTypeName(result)}`,
      );
    return result.standingAt(this.isOutput ? savedFor : this.node, this.output);
  }

  /** Packs the tensor at once by `pack`, and whenever it is needed unpacks what that gave by `unpack`. Once only. */
  register_hooks(pack: Hook, unpack: Hook): void {
    if (!isHook(pack) || !isHook(unpack))
      throw typeError('register_hooks(): incompatible function arguments. The following argument types are supported:');
    if (this.hooks !== null)
      throw runtimeError(
        'Calling register_hooks on a saved tensor whose hooks have already been set. Hint: only one pair of hooks is allowed at a time.',
      );
    if (this.freed)
      throw runtimeError(
        'Calling register_hooks on a saved tensor after it has been freed. Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved variables after calling backward.',
      );
    if (this.tensor === null)
      throw runtimeError('Calling register_hooks on a saved tensor with value None is forbidden');
    this.pack({ pack, unpack }, this.tensor.standingAt(null, 0));
  }

  private pack(hooks: SavedTensorHooks, tensor: Tensor): void {
    const version = versionOf(tensor);
    const packed = withGradMode(false, () => callHook(hooks.pack, tensor));
    if (versionOf(tensor) !== version)
      throw runtimeError(
        'A saved tensor pack hook is modifying its input in place. Tensors provided as input to pack hook cannot be modified by in-place operations as this can lead to unexpected side-effects. Please open an issue if you need to perform in-place operations on the input to a pack hook.',
      );
    this.hooks = hooks;
    this.packed = packed;
    this.tensor = null;
  }

  /** Lets go of the tensor. */
  release(): void {
    if (this.isNone) return;
    this.freed = true;
    this.tensor = null;
    this.hooks = null;
    this.packed = null;
  }

  toString(): string {
    return objectText('torch._C._autograd.SavedTensor', this);
  }
}

/** Several tensors that are saved as one value. */
export class SavedTensorList {
  tensors: readonly SavedTensor[];
  private released = false;

  constructor(tensors: readonly SavedTensor[]) {
    this.tensors = tensors;
  }

  /** Operands of a call; null where there was none. */
  static of(tensors: readonly (Tensor | null)[]): SavedTensorList {
    return new SavedTensorList(tensors.map((tensor) => new SavedTensor(tensor, false)));
  }

  get freed(): boolean {
    return this.released;
  }

  /** Whether using them calls hooks, or is refused. */
  get isPacked(): boolean {
    return this.released || this.tensors.some((tensor) => tensor.isPacked);
  }

  /** Hands them to the hooks that are in force now. */
  pack(): void {
    this.tensors = this.tensors.map(({ kept }) => SavedTensor.save(kept, false));
  }

  get kept(): readonly (Tensor | null)[] {
    return this.tensors.map((tensor) => tensor.kept);
  }

  unpack(savedFor: Node): readonly (Tensor | null)[] {
    if (this.released) throw freedError();
    return this.tensors.map((tensor) => tensor.unpack(savedFor));
  }

  release(): void {
    this.released = true;
    for (const tensor of this.tensors) tensor.release();
  }
}
