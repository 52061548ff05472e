/**
 * The tensor: shape, dtype, a way to its memory, and its place in the graph. It knows no operator; dispatch installs
 * their methods, whose types `generated/types` adds to the class.
 */
import { AccumulateGrad } from '../autograd/nodes/accumulate';
import { checkData, checkGrad, mayBecomeRequiring, mayRequireGrad, warnOfNoGrad } from '../autograd/tensors/assignable';
import { completed } from '../autograd/nodes/created';
import { getGradDtype, setGradDtype } from '../autograd/tensors/grad-dtype';
import type { Hook, RemovableHandle } from '../autograd/hooks/hooks';
import { checkVersion, isInference } from '../autograd/modes/inference';
import { is_inference_mode_enabled } from '../autograd/modes/modes';
import type { Node } from '../autograd/nodes/node';
import { setScalarMaker } from '../autograd/numbers/scalars';
import { registerHook, registerPostAccumulateGradHook } from '../autograd/hooks/register';
import { tensorBackward, type BackwardOptions, type TensorBackwardOptions } from '../autograd/backward/run-backward';
import { currentNode, type View } from '../autograd/views/views';
import type { DType } from '../dtype';
import { runtimeError, typeError } from '../errors';
import { formatTensor } from '../printing/tensor';
import { contiguousStrides, isContiguous, numel, sameShape, SCALAR, Size, wrapDim, type Shape } from '../shape';
import { copyOf, denseValues, storageOf, versionOf } from '../storage/access';
import { inMemory, rounded, type Storage } from '../storage/storage';
import { floatOf, formatted, integerOf, jsonOf, lengthOf, nested, onlyItem, primitiveOf, truthOf } from './python';
import { sayReadOnly } from './read-only';
import { conjugateTransposed, reversed, transposed } from './transposed';

/** An element: a truth value, a number, or a 64-bit integer that no number holds exactly. */
export type Item = number | bigint | boolean;

export type NestedValues = Item | readonly NestedValues[];

export class Tensor {
  /** Said by programs that print it, whatever a bundler calls the class. */
  static readonly name: string = 'Tensor';

  readonly shape: Size;
  readonly dtype: DType;
  /** @internal In elements, as `storage_offset()`. */
  readonly offset: number;
  /** @internal */
  readonly strides: Shape;
  /** @internal A 0-d tensor that owns its value holds the number itself. Only `storage/` reads and writes this. */
  cell: number | Storage;

  /** @internal As it was when it was set; a view's may be outdated: `grad_fn` is the right one. */
  node: Node | null = null;
  /** @internal */
  output_nr = 0;
  /** @internal */
  storedGrad: Tensor | null = null;
  /** @internal Of a tensor that shows another one's memory. */
  origin: View | null = null;
  /** @internal Whatever the observer attaches. */
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
    this.cell = typeof cell === 'number' && is_inference_mode_enabled() ? inMemory(cell, dtype) : cell;
    this.shape = Size.wrap(shape);
    this.dtype = dtype;
    this.strides = strides;
    this.offset = offset;
  }

  /** A 0-d tensor that owns its value. */
  static scalar(value: number, dtype: DType): Tensor {
    return new Tensor(rounded(value, dtype), SCALAR, dtype, SCALAR);
  }

  /** On the prototype: `Object.prototype.toString` says `[object Tensor]`. */
  declare readonly [Symbol.toStringTag]: string;

  /** @internal On the prototype: how PyTorch's argument parser names this type. */
  declare readonly pythonName: string;

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

  ndimension(): number {
    return this.shape.length;
  }

  nelement(): number {
    return this.numel();
  }

  /** Of one element, in bytes. */
  element_size(): number {
    return this.dtype.itemsize;
  }

  get itemsize(): number {
    return this.dtype.itemsize;
  }

  /** Of all elements, in bytes. */
  get nbytes(): number {
    return this.numel() * this.dtype.itemsize;
  }

  stride(): Shape;
  stride(dim: number): number;
  stride(dim?: number): Shape | number {
    return dim === undefined ? this.strides : (this.strides[wrapDim(dim, this.ndim)] ?? 1);
  }

  storage_offset(): number {
    return this.offset;
  }

  /** @internal Lays it out anew over the same memory, as `t_()` does; only dispatch calls this. */
  lieAs(shape: Shape, strides: Shape, offset: number): void {
    Object.assign(this, { shape: Size.wrap(shape), strides, offset });
  }

  /** The dimensions in reverse order. */
  get T(): Tensor {
    return reversed(this);
  }

  /** The last two dimensions exchanged. */
  get mT(): Tensor {
    return transposed(this, 'mT');
  }

  /** As `mT`, as for real numbers. */
  get mH(): Tensor {
    return transposed(this, 'mH');
  }

  /** The transpose of a matrix, as for real numbers. */
  get H(): Tensor {
    return conjugateTransposed(this);
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

  /** The elements in row-major order; of 64-bit integers beyond 2⁵³, the nearest numbers. */
  toArray(): number[] {
    return typeof this.cell === 'number' ? [this.cell] : Array.from(denseValues(this));
  }

  /** The only element, as a number; a bool as a boolean, an integer beyond 2⁵³ as a bigint. */
  item(): Item {
    return onlyItem(this);
  }

  tolist(): NestedValues {
    return nested(this);
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
    return primitiveOf(this, hint);
  }

  /** Nested numbers, as `tolist()`; JSON has none for NaN and infinities, so they are refused rather than lost. */
  toJSON(): NestedValues {
    return jsonOf(this);
  }

  /** The parts along the first dimension. */
  [Symbol.iterator](): ArrayIterator<Tensor> {
    if (this.ndim === 0) throw typeError('iteration over a 0-d tensor');
    return this.unbind(0)[Symbol.iterator]();
  }

  // Autograd

  /** The node that made it; null for a leaf. */
  get grad_fn(): Node | null {
    return this.origin === null ? this.node : currentNode(this, this.origin);
  }

  /** @internal Makes it this output of the node; only what records graphs calls this. */
  attach(node: Node | null, output = 0): void {
    this.node = node;
    this.output_nr = output;
    if (this.origin !== null) this.origin.version = versionOf(this);
  }

  get is_leaf(): boolean {
    return this.grad_fn === null;
  }

  get requires_grad(): boolean {
    return this.requiresGrad || this.node !== null || this.origin?.base.requires_grad === true;
  }

  set requires_grad(value: boolean) {
    if (mayRequireGrad(this, value)) this.requiresGrad = value;
  }

  requires_grad_(requires_grad = true): this {
    if (mayBecomeRequiring(this, requires_grad)) this.requiresGrad = requires_grad;
    return this;
  }

  get grad(): Tensor | null {
    warnOfNoGrad(this);
    return this.storedGrad;
  }

  set grad(value: Tensor | null) {
    if (value !== null) checkGrad(this, value);
    this.storedGrad = value;
  }

  /** The dtype of a leaf's `.grad`: its own, unless another is set; null: any. */
  get grad_dtype(): DType | null {
    return getGradDtype(this);
  }

  set grad_dtype(dtype: DType | null) {
    setGradDtype(this, dtype);
  }

  /** Calls `hook(grad)` whenever the gradient of this tensor is there; a tensor that it gives takes the gradient's place. */
  register_hook(hook: Hook<[grad: Tensor]>): RemovableHandle {
    return registerHook(this, hook);
  }

  /** Calls `hook(tensor)` whenever the `.grad` of this leaf was stored or added to. */
  register_post_accumulate_grad_hook(hook: Hook<[tensor: Tensor]>): RemovableHandle {
    return registerPostAccumulateGradHook(this, hook);
  }

  /** Keeps the gradient of a tensor that is no leaf. */
  retain_grad(): void {
    if (!this.requires_grad) throw runtimeError("can't retain_grad on Tensor that has requires_grad=False");
    if (this.grad_fn === null) return;
    this.grad_fn.retain(this.output_nr, this);
  }

  get retains_grad(): boolean {
    return this.grad_fn?.retained?.get(this.output_nr) === this;
  }

  /** @internal The node that a gradient of this tensor goes to; null where none is needed. */
  gradientNode(): Node | null {
    if (this.grad_fn !== null) return this.grad_fn;
    return this.requiresGrad ? (this.accumulator ?? this.newAccumulator()) : null;
  }

  private newAccumulator(): AccumulateGrad {
    this.accumulator = new AccumulateGrad(this);
    completed(this.accumulator);
    return this.accumulator;
  }

  /** @internal Another tensor over the same memory whose gradient goes to `node`: what was saved, unpacked. */
  standingAt(node: Node | null, output: number): Tensor {
    const tensor = new Tensor(storageOf(this), this.shape, this.dtype, this.strides, this.offset);
    if (node instanceof AccumulateGrad) {
      tensor.requiresGrad = true;
      tensor.accumulator = node;
    } else tensor.attach(node, output);
    return tensor;
  }

  /** Adds the gradients of this tensor, times `gradient` where it has more than one element, to the `.grad` of leaves. */
  backward(
    gradient?: Tensor | TensorBackwardOptions | null,
    retain_graph?: boolean | BackwardOptions | null,
    create_graph?: boolean | BackwardOptions | null,
    inputs?: BackwardOptions['inputs'],
  ): void;
  backward(...given: readonly unknown[]): void {
    tensorBackward(this, given);
  }

  /** As `detach()`, with a version count of its own. */
  get data(): Tensor {
    return this.variable_data();
  }

  /** Gives it the memory, shape and dtype of another tensor; it stays the same tensor, with its graph and its `.grad`. */
  set data(value: Tensor) {
    checkData(this, value);
    this.show(value);
    Object.assign(this, { dtype: value.dtype });
    this.lieAs(value.shape, value.strides, value.offset);
    this.observed = null;
    const before = this.accumulator;
    if (before === null || (before.dtype === value.dtype && sameShape(before.shape, value.shape))) return;
    // That of before expects gradients of the shape and dtype of before; the hooks are the tensor's.
    this.accumulator = new AccumulateGrad(this);
    this.accumulator.attached = before.attached;
  }

  /** @internal Shows the memory of another tensor from now on, in which it lies as before; its own count of versions goes on. */
  show(other: Tensor): void {
    this.cell = storageOf(other).recounted(storageOf(this));
  }

  /** As `grad_fn`; setting it to null cuts the tensor from its graph. */
  get _grad_fn(): Node | null {
    return this.grad_fn;
  }

  set _grad_fn(node: Node | null) {
    if (node !== null) throw runtimeError('_grad_fn can be only set to None');
    this.detach_();
  }

  /** How often the elements were changed in place. */
  get _version(): number {
    checkVersion(this);
    return versionOf(this);
  }

  /** Whether it was made in inference mode. */
  is_inference(): boolean {
    return isInference(this);
  }

  /** The tensor whose memory this one shows. */
  get _base(): Tensor | null {
    return this.origin?.base ?? null;
  }

  _is_view(): boolean {
    return this.origin !== null;
  }

  /** @internal A contiguous copy without a graph. */
  detachedCopy(): Tensor {
    if (typeof this.cell === 'number') return Tensor.scalar(this.cell, this.dtype);
    return new Tensor(copyOf(this), this.shape, this.dtype);
  }

  /** Python's `bool(x)`. */
  __bool__(): boolean {
    return truthOf(this);
  }

  /** Python's `float(x)`. */
  __float__(): number {
    return floatOf(this);
  }

  /** Python's `int(x)`: truncated towards zero. */
  __int__(): number | bigint {
    return integerOf(this);
  }

  /** Python's `format(x, specification)`: a 0-d tensor as its number, others as they print. */
  __format__(specification = ''): string {
    return formatted(this, specification);
  }

  /** Python's `len(x)`. */
  __len__(): number {
    return lengthOf(this);
  }

  /** The same, as JavaScript writes it: the size of the first dimension. */
  get length(): number {
    return lengthOf(this);
  }
}

sayReadOnly(Tensor.prototype);
setScalarMaker((value, dtype) => Tensor.scalar(value, dtype));
Object.defineProperty(Tensor.prototype, 'pythonName', { value: 'Tensor' });
Object.defineProperty(Tensor.prototype, Symbol.toStringTag, { value: 'Tensor' });
