/**
 * The tensor: shape, dtype, a way to its memory, and its place in the graph. It knows no operator; dispatch installs
 * their methods, whose types `generated/types` adds to the class.
 */
import { AccumulateGrad, type Node } from '../autograd/node';
import { runBackward, type BackwardOptions } from '../autograd/backward';
import { is_reporting } from '../autograd/modes';
import { currentNode, type View } from '../autograd/views';
import { bool, int64, type DType } from '../dtype';
import { notImplementedError, pythonTypeName, runtimeError, typeError, valueError } from '../errors';
import { observer } from '../observer';
import { formatNumber } from '../printing/format';
import { formatTensor } from '../printing/tensor';
import {
  contiguousStrides,
  formatList,
  isContiguous,
  numel,
  sameShape,
  SCALAR,
  Size,
  wrapDim,
  type Shape,
} from '../shape';
import { denseValues, elementOf, elementsOf, scalarOf, versionOf } from '../storage/access';
import { copied, rounded, Storage } from '../storage/storage';
import { warn, warnOnce } from '../warnings';

/** An element: a truth value, a number, or a 64-bit integer that no number holds exactly. */
export type Item = number | bigint | boolean;

export type NestedValues = Item | readonly NestedValues[];

const NON_LEAF_GRAD =
  "The .grad attribute of a Tensor that is not a leaf Tensor is being accessed. Its .grad attribute won't be populated during autograd.backward(). If you indeed want the .grad field to be populated for a non-leaf Tensor, use .retain_grad() on the non-leaf Tensor. If you access the non-leaf Tensor by mistake, make sure you access the leaf Tensor instead. See github.com/pytorch/pytorch/pull/30531 for more information.";

const TRANSPOSE =
  'The use of `x.T` on tensors of dimension other than 2 to reverse their shape is deprecated and it will throw an error in a future release. Consider `x.mT` to transpose batches of matrices or `x.permute(*torch.arange(x.ndim - 1, -1, -1))` to reverse the dimensions of a tensor.';

export class Tensor {
  /** Said by programs that print it, whatever a bundler calls the class. */
  static readonly name = 'Tensor';

  readonly shape: Size;
  readonly dtype: DType;
  /** In elements, as `storage_offset()`. */
  readonly offset: number;
  readonly strides: Shape;
  /** A 0-d tensor that owns its value holds the number itself. Only `storage/` reads and writes this. */
  cell: number | Storage;

  /** As it was when it was set; a view's may be outdated: `grad_fn` is the right one. */
  node: Node | null = null;
  output_nr = 0;
  storedGrad: Tensor | null = null;
  /** Of a tensor that shows another one's memory. */
  origin: View | null = null;
  /** Whatever the observer attaches. */
  observed: unknown = null;
  private requiresGrad = false;
  private accumulator: AccumulateGrad | null = null;

  constructor(
    cell: number | Storage,
    shape: Shape,
    dtype: DType,
    strides: Shape = contiguousStrides(shape),
    offset = 0,
  ) {
    this.cell = cell;
    this.shape = Size.wrap(shape);
    this.dtype = dtype;
    this.strides = strides;
    this.offset = offset;
  }

  /** A 0-d tensor that owns its value. */
  static scalar(value: number, dtype: DType): Tensor {
    return new Tensor(rounded(value, dtype), SCALAR, dtype, SCALAR);
  }

  /** A 0-d tensor of a 64-bit integer, exactly. */
  static exact(value: bigint): Tensor {
    const number = Number(value);
    if (Number.isSafeInteger(number)) return Tensor.scalar(number, int64);
    return new Tensor(new Storage(BigInt64Array.of(value)), SCALAR, int64, SCALAR);
  }

  /** On the prototype: `Object.prototype.toString` says `[object Tensor]`. */
  declare readonly [Symbol.toStringTag]: string;

  /** On the prototype: how PyTorch's argument parser names this type. */
  declare readonly pythonName: string;

  // Shape

  get ndim(): number {
    return this.shape.length;
  }

  dim(): number {
    return this.shape.length;
  }

  size(): Size;
  size(dim: number): number;
  size(dim?: number): Size | number {
    return dim === undefined ? this.shape : (this.shape[wrapDim(dim, this.ndim)] ?? 1);
  }

  numel(): number {
    return numel(this.shape);
  }

  stride(): Shape;
  stride(dim: number): number;
  stride(dim?: number): Shape | number {
    return dim === undefined ? this.strides : (this.strides[wrapDim(dim, this.ndim)] ?? 1);
  }

  storage_offset(): number {
    return this.offset;
  }

  /** Lays it out anew over the same memory, as `t_()` does; only dispatch calls this. */
  lieAs(shape: Shape, strides: Shape, offset: number): void {
    Object.assign(this, { shape: Size.wrap(shape), strides, offset });
  }

  /** The dimensions in reverse order. */
  get T(): Tensor {
    if (this.ndim !== 2) warnOnce(TRANSPOSE);
    return this.permute(this.shape.map((_, d) => this.ndim - 1 - d));
  }

  /** The last two dimensions exchanged. */
  get mT(): Tensor {
    if (this.ndim === 0) {
      warnOnce('Tensor.mT is deprecated on 0-D tensors. This function is the identity in these cases.');
      return this;
    }
    if (this.ndim < 2)
      throw runtimeError(`tensor.mT is only supported on matrices or batches of matrices. Got ${this.ndim}-D tensor.`);
    return this.transpose(-2, -1);
  }

  /** As `mT`, as for real numbers. */
  get mH(): Tensor {
    if (this.ndim === 0) {
      warnOnce('Tensor.mH is deprecated on 0-D tensors. Consider using x.conj().');
      return this;
    }
    if (this.ndim < 2)
      throw runtimeError(`tensor.mH is only supported on matrices or batches of matrices. Got ${this.ndim}-D tensor.`);
    return this.transpose(-2, -1);
  }

  /** The transpose of a matrix, as for real numbers. */
  get H(): Tensor {
    if (this.ndim === 0) {
      warnOnce('Tensor.H is deprecated on 0-D tensors. Consider using x.conj().');
      return this;
    }
    if (this.ndim !== 2)
      throw runtimeError(
        `tensor.H is only supported on matrices (2-D tensors). Got ${this.ndim}-D tensor.${this.ndim > 2 ? ' For batches of matrices, consider using tensor.mH' : ''}`,
      );
    return this.transpose(-2, -1);
  }

  /** The real part, of real numbers the tensor itself. */
  get real(): this {
    return this;
  }

  is_contiguous(): boolean {
    return isContiguous(this.shape, this.strides);
  }

  is_floating_point(): boolean {
    return this.dtype.is_floating_point;
  }

  // Values

  /** The elements in row-major order; of 64-bit integers beyond 2⁵³, the nearest numbers. */
  toArray(): number[] {
    return typeof this.cell === 'number' ? [this.cell] : Array.from(denseValues(this));
  }

  /** The only element, as a number; a bool as a boolean, an integer beyond 2⁵³ as a bigint. */
  item(): Item {
    const count = this.numel();
    if (count !== 1) throw runtimeError(`a Tensor with ${count} elements cannot be converted to Scalar`);
    const item = itemOf(this.dtype, elementOf(this));
    this.read('number', typeof item === 'bigint' ? Number(item) : item);
    return item;
  }

  private read(kind: 'number' | 'condition', outcome: number | boolean): void {
    const listener = observer();
    if (listener !== null && is_reporting()) listener.onRead?.(this, kind, outcome);
  }

  tolist(): NestedValues {
    const elements = elementsOf(this);
    let at = 0;
    const level = (d: number): NestedValues => {
      if (d < this.ndim) return Array.from({ length: this.shape[d] ?? 0 }, () => level(d + 1));
      return itemOf(this.dtype, elements[at++] ?? NaN);
    };
    return level(0);
  }

  toString(): string {
    return formatTensor(this);
  }

  // JavaScript's own protocols

  /**
   * As a number, what Python's `float(x)` gives; as a text, what is printed. Where JavaScript asks for either (`x + y`,
   * `x == y`), the number of a tensor that has only one.
   */
  [Symbol.toPrimitive](hint: 'number' | 'string' | 'default'): number | string {
    if (hint === 'string') return this.toString();
    if (hint === 'default' && this.numel() !== 1)
      throw typeError(
        `JavaScript's operators take a tensor for one number, and this one has ${this.numel()} elements. Write x.add(y), x.mul(y), x.eq(y) and so on.`,
      );
    return this.__float__();
  }

  /** Nested numbers, as `tolist()`; JSON has none for NaN and infinities, so they are refused rather than lost. */
  toJSON(): NestedValues {
    if (!this.toArray().every(Number.isFinite))
      throw valueError(
        'Out of range float values are not JSON compliant. Write x.toString() for the text, or torch.where(x.isfinite(), x, 0) first.',
      );
    return this.ndim === 0 ? this.item() : this.tolist();
  }

  /** The parts along the first dimension. */
  [Symbol.iterator](): ArrayIterator<Tensor> {
    if (this.ndim === 0) throw typeError('iteration over a 0-d tensor');
    return this.unbind(0)[Symbol.iterator]();
  }

  // Autograd

  /** Set by dispatch only. */
  get grad_fn(): Node | null {
    return this.origin === null ? this.node : currentNode(this, this.origin);
  }

  set grad_fn(node: Node | null) {
    this.node = node;
    if (this.origin !== null) this.origin.version = versionOf(this);
  }

  get is_leaf(): boolean {
    return this.grad_fn === null;
  }

  get requires_grad(): boolean {
    return this.requiresGrad || this.node !== null || this.origin?.base.requires_grad === true;
  }

  set requires_grad(value: boolean) {
    if (typeof value !== 'boolean') throw runtimeError('requires_grad must be a bool');
    this.changeRequiresGrad(value, 'only Tensors of floating point and complex dtype can require gradients');
  }

  requires_grad_(requires_grad = true): this {
    if (typeof requires_grad !== 'boolean')
      throw typeError(
        `requires_grad_(): argument 'requires_grad' (position 1) must be bool, not ${pythonTypeName(requires_grad)}`,
      );
    this.changeRequiresGrad(requires_grad, 'only Tensors of floating point dtype can require gradients');
    return this;
  }

  private changeRequiresGrad(value: boolean, wrongType: string): void {
    if (!this.is_leaf) {
      if (!value)
        throw runtimeError(
          "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a subgraph that doesn't require differentiation use var_no_grad = var.detach().",
        );
      return;
    }
    if (value && !this.dtype.is_floating_point) throw runtimeError(wrongType);
    this.requiresGrad = value;
  }

  get grad(): Tensor | null {
    if (!this.is_leaf && !this.retains_grad && this.storedGrad === null) warn(NON_LEAF_GRAD);
    return this.storedGrad;
  }

  set grad(value: Tensor | null) {
    if (value !== null) this.checkGrad(value);
    this.storedGrad = value;
  }

  private checkGrad(value: Tensor): void {
    if (!(value instanceof Tensor))
      throw typeError(`assigned grad expected to be a Tensor or None but got grad of type ${pythonTypeName(value)}`);
    if (value === this) throw runtimeError("can't assign Variable as its own grad");
    if (value.dtype !== this.dtype)
      throw runtimeError(
        `attempting to assign a gradient with dtype '${value.dtype.cType}' to a tensor with grad_dtype '${this.dtype.scalarType}'. The gradient must match the tensor's grad_dtype (defaults to the tensor's dtype). You can set the tensor's grad_dtype attribute with a specific dtype, or None to allow any dtype. Set grad_dtype with caution. Diverging the dtypes of a tensor and its gradient may break downstream systems that assume they match.`,
      );
    if (!sameShape(value.shape, this.shape))
      throw runtimeError(
        `attempting to assign a gradient of size '${formatList(value.shape)}' to a tensor of size '${formatList(this.shape)}'. Please ensure that the gradient and the tensor are the same size`,
      );
  }

  /** Keeps the gradient of a tensor that is no leaf. */
  retain_grad(): void {
    if (!this.requires_grad) throw runtimeError("can't retain_grad on Tensor that has requires_grad=False");
    if (this.grad_fn === null) return;
    this.grad_fn.retained ??= new Map();
    this.grad_fn.retained.set(this.output_nr, this);
  }

  get retains_grad(): boolean {
    return this.grad_fn?.retained?.get(this.output_nr) === this;
  }

  /** The node that a gradient of this tensor goes to; null where none is needed. */
  gradientNode(): Node | null {
    if (this.grad_fn !== null) return this.grad_fn;
    return this.requiresGrad ? (this.accumulator ??= new AccumulateGrad(this)) : null;
  }

  backward(gradient: Tensor | BackwardOptions | null = null, options: BackwardOptions = {}): void {
    if (gradient === null || gradient instanceof Tensor) runBackward([this], [gradient], options);
    else if (isOptions(gradient)) runBackward([this], [gradient.gradient ?? null], gradient);
    else throw typeError(notAGradient(gradient));
  }

  /** As `detach()`, with a version count of its own. */
  get data(): Tensor {
    return this.variable_data();
  }

  set data(_value: Tensor) {
    throw notImplementedError(
      'x.data cannot be given another tensor. Write torch.no_grad(() => x.copy_(value)), or x = value.requires_grad_().',
    );
  }

  /** How often the elements were changed in place. */
  get _version(): number {
    return versionOf(this);
  }

  /** The tensor whose memory this one shows. */
  get _base(): Tensor | null {
    return this.origin?.base ?? null;
  }

  _is_view(): boolean {
    return this.origin !== null;
  }

  /** The node of a change in place, which takes what led here as its operand; a gradient that is kept is kept on. */
  rebase(node: Node): void {
    const kept = this.retains_grad;
    if (kept) this.grad_fn?.retained?.delete(this.output_nr);
    this.grad_fn = node;
    this.output_nr = 0;
    if (kept) this.retain_grad();
  }

  /** A contiguous copy without a graph. */
  detachedCopy(): Tensor {
    if (typeof this.cell === 'number') return Tensor.scalar(this.cell, this.dtype);
    return new Tensor(new Storage(copied(elementsOf(this))), this.shape, this.dtype);
  }

  /** Python's `bool(x)`. */
  __bool__(): boolean {
    const count = this.numel();
    if (count !== 1)
      throw runtimeError(
        `Boolean value of Tensor with ${count === 0 ? 'no values' : 'more than one value'} is ambiguous`,
      );
    const truth = scalarOf(this) !== 0;
    this.read('condition', truth);
    return truth;
  }

  /** Python's `float(x)`. */
  __float__(): number {
    if (this.numel() !== 1) throw valueError('only one element tensors can be converted to Python scalars');
    if (this.requires_grad)
      warn(
        'Converting a tensor with requires_grad=True to a scalar may lead to unexpected behavior.\nConsider using tensor.detach() first.',
      );
    const value = scalarOf(this);
    this.read('number', value);
    return value;
  }

  /** Python's `int(x)`: truncated towards zero. */
  __int__(): number | bigint {
    if (this.numel() !== 1) throw valueError('only one element tensors can be converted to Python scalars');
    const item = this.item();
    return typeof item === 'bigint' ? item : Math.trunc(Number(item));
  }

  /** Python's `format(x, specification)`: a 0-d tensor as its number, others as they print. */
  __format__(specification = ''): string {
    if (this.ndim === 0) {
      const kind = this.dtype.is_floating_point ? 'float' : 'int';
      return formatNumber(this.item(), this.dtype === bool ? 'bool' : kind, specification);
    }
    if (specification !== '') throw typeError('unsupported format string passed to Tensor.__format__');
    return this.toString();
  }

  /** Python's `len(x)`. */
  __len__(): number {
    const [length] = this.shape;
    if (length === undefined) throw typeError('len() of a 0-d tensor');
    return length;
  }
}

Object.defineProperty(Tensor.prototype, 'pythonName', { value: 'Tensor' });
Object.defineProperty(Tensor.prototype, Symbol.toStringTag, { value: 'Tensor' });

function itemOf(dtype: DType, element: number | bigint): Item {
  if (dtype === bool) return element !== 0;
  const number = Number(element);
  return typeof element === 'bigint' && !Number.isSafeInteger(number) ? element : number;
}

function isOptions(value: unknown): value is BackwardOptions & { gradient?: Tensor | null } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function notAGradient(value: unknown): string {
  if (Array.isArray(value)) return `gradients can be either Tensors or None, but got ${pythonTypeName(value[0])}`;
  return `'${pythonTypeName(value)}' object is not iterable`;
}
