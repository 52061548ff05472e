/** Tensors that a module registers when one of its attributes becomes one: parameters, which require gradients, and buffers. */
import { called } from '../../dispatch/python-call';
import { get_default_dtype } from '../../dtype';
import { pythonTypeName, runtimeError, TorchError } from '../../errors';
import { storageOf } from '../../storage/access';
import { filled } from '../../tensor/create';
import { Tensor } from '../../tensor/tensor';

const nothing: unknown = null;

/** The elements that a parameter or buffer is to share; an empty tensor where there are none. */
function elements(data: unknown): Tensor {
  if (data === null) return filled(0, [0], get_default_dtype());
  if (data instanceof Tensor) return data;
  throw new TorchError(
    'AttributeError',
    `'${pythonTypeName(data)}' object has no attribute 'detach'\nGive a tensor: new torch.nn.Parameter(torch.tensor(…)).`,
  );
}

/** A leaf over the same memory as `data`, which a module takes for one of its parameters when it is assigned to an attribute. */
export class Parameter extends Tensor {
  static override readonly name: string = 'Parameter';

  /** `data`: a tensor of any shape; `requires_grad`: true unless it is said otherwise, which integers must. */
  constructor(...given: readonly unknown[]) {
    const { data: from, requires_grad } = called('Parameter.__new__', { data: nothing, requires_grad: true }, given, {
      own: 1,
    });
    const data = elements(from);
    super(storageOf(data), data.shape, data.dtype, data.strides, data.offset);
    if (requires_grad && !data.dtype.is_floating_point)
      throw runtimeError('Only Tensors of floating point and complex dtype can require gradients');
    if (requires_grad) this.requires_grad = true;
  }

  override toString(): string {
    return `Parameter containing:\n${super.toString()}`;
  }
}

/** A tensor over the same memory as `data`, which a module takes for one of its buffers when it is assigned to an attribute. */
export class Buffer extends Tensor {
  static override readonly name: string = 'Buffer';

  /** Whether it is a part of the module's `state_dict()`. */
  readonly persistent: boolean;

  constructor(...given: readonly unknown[]) {
    const bound = called('Buffer.__new__', { data: nothing, persistent: true }, given, { own: 1 });
    const data = elements(bound.data);
    super(storageOf(data), data.shape, data.dtype, data.strides, data.offset);
    this.persistent = bound.persistent;
  }
}

Object.defineProperty(Parameter.prototype, 'pythonName', { value: 'Parameter' });
Object.defineProperty(Buffer.prototype, 'pythonName', { value: 'Buffer' });
