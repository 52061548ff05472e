/**
 * What programs find under Autograd Lens, for TypeScript: `torch`, `print`, `plot`, `scatter`, `bar`, `hist`, `plt`, and tensors.
 * Generated from the engine; New Autograd Snippet replaces it when the extension is newer.
 *
 * TypeScript lets no type have operators, so a tensor is a number here, and numbers have a tensor's members: `3 * x ** 2`,
 * `-x` and `x > 0` check. This has its price:
 * - every number of a project that includes this file shows the members: keep it in a folder with its own tsconfig.json;
 * - a hover may say `number` where a tensor is meant, and `boolean` where a comparison gives a tensor of truth values;
 * - `[1, 2] * x` is an error, as it is when it runs: write `torch.tensor([1, 2]) * x`;
 * - `x[mask]` of a comparison and `x[[0, 2]]` run, but are errors here: write `x.__getitem__([mask])`, `x.__getitem__([[0, 2]])`;
 * - `x instanceof torch.Tensor` is an error: write `torch.is_tensor(x)`.
 * `x.grad` reads as a tensor, and `x.item()` as a number, so that programs need no `!`.
 */
/** A tensor; TypeScript takes it for a number, so that operators check. */
type Tensor = number & {};
interface PlotOptions {
  /** In the legend. */
  label?: string;
  /** A name or a CSS colour. */
  color?: string;
  title?: string;
  xlabel?: string;
  ylabel?: string;
  /** What the axes show. */
  xlim?: readonly [number, number];
  ylim?: readonly [number, number];
  grid?: boolean;
  legend?: boolean;
  /** Series of one figure are drawn together; 1 without it. */
  figure?: string | number;
}
interface LineOptions extends PlotOptions {
  /** As matplotlib: `'o'`, `'s'`, `'^'`, `'x'`, `'.'`. */
  marker?: string;
  /** As matplotlib: `'-'`, `'--'`, `'-.'`, `':'`. */
  linestyle?: string;
}
interface ScatterOptions extends PlotOptions {
  marker?: string;
}
interface BarOptions extends PlotOptions {
  /** One for all bars or one for each; 0.8 without it. */
  width?: Plottable;
  /** Where the bars begin; 0 without it. */
  bottom?: Plottable;
}
interface HistOptions extends PlotOptions {
  /** How many equal bins, or their edges; 10 without it. */
  bins?: Plottable;
  range?: readonly [number, number];
  /** Areas that sum to 1 in place of counts. */
  density?: boolean;
}
type Plottable = Tensor | boolean | readonly Plottable[] | Float32Array | Float64Array | Int32Array;
/** Writes values as Python does, with blanks between them; `{ sep, end }` as the last one says what stands between and after them. */
declare function print(...values: readonly unknown[]): void;
/** Draws y, or y over x, as a line in the panel's Plot tab. */
declare function plot(y: Plottable, options?: LineOptions): void;
declare function plot(x: Plottable, y: Plottable, options?: LineOptions): void;
/** With matplotlib's short format of colour, marker and line: `plot(x, y, 'r--')`. */
declare function plot(y: Plottable, format: string, options?: LineOptions): void;
declare function plot(x: Plottable, y: Plottable, format: string, options?: LineOptions): void;
/** Draws y, or y over x, as points in the panel's Plot tab. */
declare function scatter(y: Plottable, options?: ScatterOptions): void;
declare function scatter(x: Plottable, y: Plottable, options?: ScatterOptions): void;
/** Draws heights as bars, above numbers or names. */
declare function bar(heights: Plottable, options?: BarOptions): void;
declare function bar(x: Plottable | readonly string[], heights: Plottable, options?: BarOptions): void;
/** Draws how many values fall into each of several bins; gives the counts and the edges of the bins. */
declare function hist(values: Plottable, options?: HistOptions): [counts: number[], edges: number[]];
declare function hist(values: Plottable, bins: Plottable, options?: HistOptions): [counts: number[], edges: number[]];
/** matplotlib's names: what is drawn goes into the figure that `plt.figure` chose, the axes are that figure's. */
declare const plt: {
  readonly plot: typeof plot;
  readonly scatter: typeof scatter;
  readonly bar: typeof bar;
  readonly hist: typeof hist;
  title(text: string): void;
  xlabel(text: string): void;
  ylabel(text: string): void;
  xlim(from: number, to: number): void;
  xlim(limits: readonly [number, number]): void;
  ylim(from: number, to: number): void;
  ylim(limits: readonly [number, number]): void;
  legend(labels?: readonly string[] | boolean): void;
  grid(on?: boolean): void;
  /** Draws into this figure from now on; into a new one without a name. */
  figure(name?: string | number | { figsize?: readonly [number, number] }): string | number;
  /** What is drawn next starts a new figure. */
  show(): void;
};
interface Console {
  log(...values: unknown[]): void;
  info(...values: unknown[]): void;
  debug(...values: unknown[]): void;
  warn(...values: unknown[]): void;
  error(...values: unknown[]): void;
  trace(...values: unknown[]): void;
  dir(value: unknown, options?: { depth?: number | null }): void;
  assert(condition?: boolean, ...values: unknown[]): void;
  table(value: unknown, columns?: string[]): void;
  group(...values: unknown[]): void;
  groupCollapsed(...values: unknown[]): void;
  groupEnd(): void;
  count(label?: string): void;
  countReset(label?: string): void;
  time(label?: string): void;
  timeLog(label?: string, ...values: unknown[]): void;
  timeEnd(label?: string): void;
}
declare var console: Console;
interface Performance {
  now(): number;
  readonly timeOrigin: number;
}
declare var performance: Performance;
declare function setTimeout(callback: (...args: never[]) => void, milliseconds?: number, ...args: unknown[]): number;
declare function setInterval(callback: (...args: never[]) => void, milliseconds?: number, ...args: unknown[]): number;
declare function clearTimeout(id: number | undefined): void;
declare function clearInterval(id: number | undefined): void;
declare function queueMicrotask(callback: () => void): void;
interface Number extends torch.TensorMembers {}
interface Boolean extends torch.TensorMembers {}
declare namespace torch {
  /** A tensor, or the truth values of a comparison. */
  type Like = Tensor | boolean;
  /** What stands for a tensor among others: a number is a constant. */
  type Operand = Tensor | number | bigint | boolean;
  type Scalar = number | bigint | boolean;
  type int = number | bigint;
  /** One, or a list. */
  type ints = int | readonly int[];
  type Tensor = number & {};
  interface NamedTuple extends Iterable<Tensor> {
    readonly [place: number]: Tensor;
    readonly length: number;
  }
  /** Several results, by place and by name. */
  type Named<Names extends string> = NamedTuple & { readonly [Name in Names]: Tensor };
  interface TensorMembers {
    readonly shape: Size;
    readonly dtype: dtype;
    readonly ndim: number;
    dim(): number;
    size(): Size;
    size(dim: number): number;
    numel(): number;
    ndimension(): number;
    nelement(): number;
    /** Of one element, in bytes. */
    element_size(): number;
    readonly itemsize: number;
    /** Of all elements, in bytes. */
    readonly nbytes: number;
    stride(): Shape;
    stride(dim: number): number;
    storage_offset(): number;
    /** The dimensions in reverse order. */
    readonly T: Tensor;
    /** The last two dimensions exchanged. */
    readonly mT: Tensor;
    /** As `mT`, as for real numbers. */
    readonly mH: Tensor;
    /** The transpose of a matrix, as for real numbers. */
    readonly H: Tensor;
    /** The real part, of real numbers the tensor itself. */
    readonly real: Tensor;
    is_contiguous(): boolean;
    is_floating_point(): boolean;
    /** The elements in row-major order; of 64-bit integers beyond 2⁵³, the nearest numbers. */
    toArray(): number[];
    /** The only element, as a number; a bool as a boolean, an integer beyond 2⁵³ as a bigint. */
    item(): number;
    tolist(): any;
    /** The parts along the first dimension. */
    [Symbol.iterator](): ArrayIterator<Tensor>;
    /** The node that made it; null for a leaf. */
    readonly grad_fn: torch.autograd.graph.Node | null;
    readonly is_leaf: boolean;
    requires_grad: boolean;
    requires_grad_(requires_grad?: boolean): Tensor;
    /** The dtype of a leaf's `.grad`: its own, unless another is set; null: any. */
    grad_dtype: dtype | null;
    /** Calls `hook(grad)` whenever the gradient of this tensor is there; a tensor that it gives takes the gradient's place. */
    register_hook(hook: Hook<[grad: Tensor]>): RemovableHandle;
    /** Calls `hook(tensor)` whenever the `.grad` of this leaf was stored or added to. */
    register_post_accumulate_grad_hook(hook: Hook<[tensor: Tensor]>): RemovableHandle;
    /** Keeps the gradient of a tensor that is no leaf. */
    retain_grad(): void;
    readonly retains_grad: boolean;
    /** Adds the gradients of this tensor, times `gradient` where it has more than one element, to the `.grad` of leaves. */
    backward(gradient?: Tensor | TensorBackwardOptions | null, retain_graph?: boolean | RunBackwardBackwardOptions | null, create_graph?: boolean | RunBackwardBackwardOptions | null, inputs?: RunBackwardBackwardOptions['inputs']): void;
    /** As `detach()`, with a version count of its own. */
    data: Tensor;
    /** Whether it was made in inference mode. */
    is_inference(): boolean;
    /** Python's `bool(x)`. */
    __bool__(): boolean;
    /** Python's `float(x)`. */
    __float__(): number;
    /** Python's `int(x)`: truncated towards zero. */
    __int__(): number | bigint;
    /** Python's `format(x, specification)`: a 0-d tensor as its number, others as they print. */
    __format__(specification?: string): string;
    /** Python's `len(x)`. */
    __len__(): number;
    /** The same, as JavaScript writes it: the size of the first dimension. */
    readonly length: number;
    /** The gradient that backward() added up; null before, though it reads as a tensor here. */
    get grad(): Tensor;
    set grad(value: Tensor | null);
    /** An element or a part along the first dimension. */
    [index: number]: Tensor;
    /** Python's `x[index]`: a list of parts (whole numbers, null, '...', `torch.Slice`, index tensors, masks, lists), or one. */
    __getitem__(index: unknown): Tensor;
    /** Python's `x[index]`: a list of parts (whole numbers, null, '...', `torch.Slice`, index tensors, masks, lists), or one. */
    __getitem__(options: { index: unknown }): Tensor;
    /** Python's `x[index] = value`; gives back the tensor. */
    __setitem__(index: unknown, value: unknown): Tensor;
    /** Python's `x[index] = value`; gives back the tensor. */
    __setitem__(index: unknown, options: { value: unknown }): Tensor;
    /** Python's `x[index] = value`; gives back the tensor. */
    __setitem__(options: { index: unknown; value: unknown }): Tensor;
    /** Magnitude of each element. */
    abs(): Tensor;
    /** Magnitude of each element. */
    absolute(): Tensor;
    /** Magnitude of each element. In place. */
    abs_(): Tensor;
    /** Magnitude of each element. In place. */
    absolute_(): Tensor;
    /** Angle whose cosine is each element. */
    acos(): Tensor;
    /** Angle whose cosine is each element. */
    arccos(): Tensor;
    /** Angle whose cosine is each element. In place. */
    acos_(): Tensor;
    /** Angle whose cosine is each element. In place. */
    arccos_(): Tensor;
    /** Inverse hyperbolic cosine of each element. */
    acosh(): Tensor;
    /** Inverse hyperbolic cosine of each element. */
    arccosh(): Tensor;
    /** Inverse hyperbolic cosine of each element. In place. */
    acosh_(): Tensor;
    /** Inverse hyperbolic cosine of each element. In place. */
    arccosh_(): Tensor;
    /** Sum of both, the second times `alpha`. */
    add(other: Operand, options?: { alpha?: Scalar }): Tensor;
    /** Sum of both, the second times `alpha`. In place. */
    add_(other: Operand, options?: { alpha?: Scalar }): Tensor;
    /** β·x plus α times the sum of the products of two batches of matrices. */
    addbmm(batch1: Like, batch2: Like, options?: { beta?: Scalar; alpha?: Scalar }): Tensor;
    /** β·x plus α times the sum of the products of two batches of matrices. */
    addbmm(batch1: Like, options: { batch2: Like; beta?: Scalar; alpha?: Scalar }): Tensor;
    /** β·x plus α times the sum of the products of two batches of matrices. In place. */
    addbmm_(batch1: Like, batch2: Like, options?: { beta?: Scalar; alpha?: Scalar }): Tensor;
    /** β·x plus α times the sum of the products of two batches of matrices. In place. */
    addbmm_(batch1: Like, options: { batch2: Like; beta?: Scalar; alpha?: Scalar }): Tensor;
    /** The first plus `value` times the quotient of the other two. */
    addcdiv(tensor1: Like, tensor2: Like, options?: { value?: Scalar }): Tensor;
    /** The first plus `value` times the quotient of the other two. */
    addcdiv(tensor1: Like, options: { tensor2: Like; value?: Scalar }): Tensor;
    /** The first plus `value` times the quotient of the other two. In place. */
    addcdiv_(tensor1: Like, tensor2: Like, options?: { value?: Scalar }): Tensor;
    /** The first plus `value` times the quotient of the other two. In place. */
    addcdiv_(tensor1: Like, options: { tensor2: Like; value?: Scalar }): Tensor;
    /** The first plus `value` times the product of the other two. */
    addcmul(tensor1: Like, tensor2: Like, options?: { value?: Scalar }): Tensor;
    /** The first plus `value` times the product of the other two. */
    addcmul(tensor1: Like, options: { tensor2: Like; value?: Scalar }): Tensor;
    /** The first plus `value` times the product of the other two. In place. */
    addcmul_(tensor1: Like, tensor2: Like, options?: { value?: Scalar }): Tensor;
    /** The first plus `value` times the product of the other two. In place. */
    addcmul_(tensor1: Like, options: { tensor2: Like; value?: Scalar }): Tensor;
    /** β·x plus α times the product of two matrices. */
    addmm(mat1: Like, mat2: Like, options?: { beta?: Scalar; alpha?: Scalar }): Tensor;
    /** β·x plus α times the product of two matrices. */
    addmm(mat1: Like, options: { mat2: Like; beta?: Scalar; alpha?: Scalar }): Tensor;
    /** β·x plus α times the product of two matrices. In place. */
    addmm_(mat1: Like, mat2: Like, options?: { beta?: Scalar; alpha?: Scalar }): Tensor;
    /** β·x plus α times the product of two matrices. In place. */
    addmm_(mat1: Like, options: { mat2: Like; beta?: Scalar; alpha?: Scalar }): Tensor;
    /** β·x plus α times the product of a matrix and a vector. */
    addmv(mat: Like, vec: Like, options?: { beta?: Scalar; alpha?: Scalar }): Tensor;
    /** β·x plus α times the product of a matrix and a vector. */
    addmv(mat: Like, options: { vec: Like; beta?: Scalar; alpha?: Scalar }): Tensor;
    /** β·x plus α times the product of a matrix and a vector. In place. */
    addmv_(mat: Like, vec: Like, options?: { beta?: Scalar; alpha?: Scalar }): Tensor;
    /** β·x plus α times the product of a matrix and a vector. In place. */
    addmv_(mat: Like, options: { vec: Like; beta?: Scalar; alpha?: Scalar }): Tensor;
    /** β·x plus α times the outer product of two vectors. */
    addr(vec1: Like, vec2: Like, options?: { beta?: Scalar; alpha?: Scalar }): Tensor;
    /** β·x plus α times the outer product of two vectors. */
    addr(vec1: Like, options: { vec2: Like; beta?: Scalar; alpha?: Scalar }): Tensor;
    /** β·x plus α times the outer product of two vectors. In place. */
    addr_(vec1: Like, vec2: Like, options?: { beta?: Scalar; alpha?: Scalar }): Tensor;
    /** β·x plus α times the outer product of two vectors. In place. */
    addr_(vec1: Like, options: { vec2: Like; beta?: Scalar; alpha?: Scalar }): Tensor;
    /** The last two dimensions exchanged, as for real numbers. */
    adjoint(): Tensor;
    /** Another look at all elements. */
    alias(): Tensor;
    /** Whether no element is 0, over all or along dimensions. */
    all(): Tensor;
    /** Whether no element is 0, over all or along dimensions. */
    all(dim: int, keepdim?: boolean): Tensor;
    /** Whether no element is 0, over all or along dimensions. */
    all(dim: int, options?: { keepdim?: boolean }): Tensor;
    /** Whether no element is 0, over all or along dimensions. */
    all(dim?: readonly int[] | null, keepdim?: boolean): Tensor;
    /** Whether no element is 0, over all or along dimensions. */
    all(dim?: readonly int[] | null, options?: { keepdim?: boolean }): Tensor;
    /** Whether no element is 0, over all or along dimensions. */
    all(options: { dim: int; keepdim?: boolean }): Tensor;
    /** Whether no element is 0, over all or along dimensions. */
    all(options?: { dim?: readonly int[] | null; keepdim?: boolean }): Tensor;
    /** Whether all elements agree within the tolerances. */
    allclose(other: Like, rtol?: int, atol?: int, equal_nan?: boolean): any;
    /** Whether all elements agree within the tolerances. */
    allclose(other: Like, rtol?: int, atol?: int, options?: { equal_nan?: boolean }): any;
    /** Whether all elements agree within the tolerances. */
    allclose(other: Like, rtol?: int, options?: { atol?: int; equal_nan?: boolean }): any;
    /** Whether all elements agree within the tolerances. */
    allclose(other: Like, options?: { rtol?: int; atol?: int; equal_nan?: boolean }): any;
    /** The largest element, or the largest along dimensions. */
    amax(dim?: ints, keepdim?: boolean): Tensor;
    /** The largest element, or the largest along dimensions. */
    amax(dim?: ints, options?: { keepdim?: boolean }): Tensor;
    /** The largest element, or the largest along dimensions. */
    amax(options?: { dim?: ints; keepdim?: boolean }): Tensor;
    /** The smallest element, or the smallest along dimensions. */
    amin(dim?: ints, keepdim?: boolean): Tensor;
    /** The smallest element, or the smallest along dimensions. */
    amin(dim?: ints, options?: { keepdim?: boolean }): Tensor;
    /** The smallest element, or the smallest along dimensions. */
    amin(options?: { dim?: ints; keepdim?: boolean }): Tensor;
    /** The smallest and the largest element, over all or along a dimension. */
    aminmax(options?: { dim?: int | null; keepdim?: boolean }): Named<'min' | 'max'>;
    /** π of negative elements, 0 of others. */
    angle(): Tensor;
    /** Whether any element is not 0, over all or along dimensions. */
    any(): Tensor;
    /** Whether any element is not 0, over all or along dimensions. */
    any(dim: int, keepdim?: boolean): Tensor;
    /** Whether any element is not 0, over all or along dimensions. */
    any(dim: int, options?: { keepdim?: boolean }): Tensor;
    /** Whether any element is not 0, over all or along dimensions. */
    any(dim?: readonly int[] | null, keepdim?: boolean): Tensor;
    /** Whether any element is not 0, over all or along dimensions. */
    any(dim?: readonly int[] | null, options?: { keepdim?: boolean }): Tensor;
    /** Whether any element is not 0, over all or along dimensions. */
    any(options: { dim: int; keepdim?: boolean }): Tensor;
    /** Whether any element is not 0, over all or along dimensions. */
    any(options?: { dim?: readonly int[] | null; keepdim?: boolean }): Tensor;
    /** The index of the largest element, the first of several. */
    argmax(dim?: int | null, keepdim?: boolean): Tensor;
    /** The index of the largest element, the first of several. */
    argmax(dim?: int | null, options?: { keepdim?: boolean }): Tensor;
    /** The index of the largest element, the first of several. */
    argmax(options?: { dim?: int | null; keepdim?: boolean }): Tensor;
    /** The index of the smallest element, the first of several. */
    argmin(dim?: int | null, keepdim?: boolean): Tensor;
    /** The index of the smallest element, the first of several. */
    argmin(dim?: int | null, options?: { keepdim?: boolean }): Tensor;
    /** The index of the smallest element, the first of several. */
    argmin(options?: { dim?: int | null; keepdim?: boolean }): Tensor;
    /** The indices of the elements in order along a dimension. */
    argsort(dim?: int, descending?: boolean): Tensor;
    /** The indices of the elements in order along a dimension. */
    argsort(dim?: int, options?: { descending?: boolean }): Tensor;
    /** The indices of the elements in order along a dimension. */
    argsort(options: { stable: boolean; dim?: int; descending?: boolean }): Tensor;
    /** The indices of the elements in order along a dimension. */
    argsort(options?: { dim?: int; descending?: boolean }): Tensor;
    /** The coordinates of the elements that are not 0, one row for each. */
    argwhere(): Tensor;
    /** The tensor's memory with these sizes, strides and offset. */
    as_strided(size: readonly int[], stride: readonly int[], storage_offset?: int | null): Tensor;
    /** The tensor's memory with these sizes, strides and offset. */
    as_strided(size: readonly int[], stride: readonly int[], options?: { storage_offset?: int | null }): Tensor;
    /** The tensor's memory with these sizes, strides and offset. */
    as_strided(size: readonly int[], options: { stride: readonly int[]; storage_offset?: int | null }): Tensor;
    /** The tensor's memory with these sizes, strides and offset. */
    as_strided(options: { size: readonly int[]; stride: readonly int[]; storage_offset?: int | null }): Tensor;
    /** With the source where these sizes, strides and offset show the tensor's memory. */
    as_strided_scatter(src: Like, size: readonly int[], stride: readonly int[], storage_offset?: int | null): Tensor;
    /** With the source where these sizes, strides and offset show the tensor's memory. */
    as_strided_scatter(src: Like, size: readonly int[], stride: readonly int[], options?: { storage_offset?: int | null }): Tensor;
    /** With the source where these sizes, strides and offset show the tensor's memory. */
    as_strided_scatter(src: Like, size: readonly int[], options: { stride: readonly int[]; storage_offset?: int | null }): Tensor;
    /** With the source where these sizes, strides and offset show the tensor's memory. */
    as_strided_scatter(src: Like, options: { size: readonly int[]; stride: readonly int[]; storage_offset?: int | null }): Tensor;
    /** Angle whose sine is each element. */
    asin(): Tensor;
    /** Angle whose sine is each element. */
    arcsin(): Tensor;
    /** Angle whose sine is each element. In place. */
    asin_(): Tensor;
    /** Angle whose sine is each element. In place. */
    arcsin_(): Tensor;
    /** Inverse hyperbolic sine of each element. */
    asinh(): Tensor;
    /** Inverse hyperbolic sine of each element. */
    arcsinh(): Tensor;
    /** Inverse hyperbolic sine of each element. In place. */
    asinh_(): Tensor;
    /** Inverse hyperbolic sine of each element. In place. */
    arcsinh_(): Tensor;
    /** Angle whose tangent is each element. */
    atan(): Tensor;
    /** Angle whose tangent is each element. */
    arctan(): Tensor;
    /** Angle whose tangent is each element. In place. */
    atan_(): Tensor;
    /** Angle whose tangent is each element. In place. */
    arctan_(): Tensor;
    /** Angle of the point whose ordinate is the first and whose abscissa the second. */
    atan2(other: Like): Tensor;
    /** Angle of the point whose ordinate is the first and whose abscissa the second. */
    arctan2(other: Like): Tensor;
    /** Angle of the point whose ordinate is the first and whose abscissa the second. In place. */
    atan2_(other: Like): Tensor;
    /** Angle of the point whose ordinate is the first and whose abscissa the second. In place. */
    arctan2_(other: Like): Tensor;
    /** Inverse hyperbolic tangent of each element. */
    atanh(): Tensor;
    /** Inverse hyperbolic tangent of each element. */
    arctanh(): Tensor;
    /** Inverse hyperbolic tangent of each element. In place. */
    atanh_(): Tensor;
    /** Inverse hyperbolic tangent of each element. In place. */
    arctanh_(): Tensor;
    /** β·x plus α times the products of two batches of matrices. */
    baddbmm(batch1: Like, batch2: Like, options?: { beta?: Scalar; alpha?: Scalar }): Tensor;
    /** β·x plus α times the products of two batches of matrices. */
    baddbmm(batch1: Like, options: { batch2: Like; beta?: Scalar; alpha?: Scalar }): Tensor;
    /** β·x plus α times the products of two batches of matrices. In place. */
    baddbmm_(batch1: Like, batch2: Like, options?: { beta?: Scalar; alpha?: Scalar }): Tensor;
    /** β·x plus α times the products of two batches of matrices. In place. */
    baddbmm_(batch1: Like, options: { batch2: Like; beta?: Scalar; alpha?: Scalar }): Tensor;
    /** For each element 1 with that probability (or with `p`), else 0. */
    bernoulli(p: int, options?: { generator?: Generator | null }): Tensor;
    /** For each element 1 with that probability (or with `p`), else 0. */
    bernoulli(options?: { generator?: Generator | null }): Tensor;
    /** For each element 1 with that probability (or with `p`), else 0. */
    bernoulli(options: { p: int; generator?: Generator | null }): Tensor;
    /** Every element becomes 1 with the probability `p`, else 0. */
    bernoulli_(p: Like, options?: { generator?: Generator | null }): Tensor;
    /** Every element becomes 1 with the probability `p`, else 0. */
    bernoulli_(p?: int, options?: { generator?: Generator | null }): Tensor;
    /** Every element becomes 1 with the probability `p`, else 0. */
    bernoulli_(options?: { p?: int; generator?: Generator | null }): Tensor;
    /** In bfloat16. */
    bfloat16(): Tensor;
    /** How often each whole number from 0 on occurs, or the sum of the weights where it does. */
    bincount(weights?: Like | null, minlength?: int): Tensor;
    /** How often each whole number from 0 on occurs, or the sum of the weights where it does. */
    bincount(weights?: Like | null, options?: { minlength?: int }): Tensor;
    /** How often each whole number from 0 on occurs, or the sum of the weights where it does. */
    bincount(options?: { weights?: Like | null; minlength?: int }): Tensor;
    /** The bits that both have. */
    bitwise_and(other: Like): Tensor;
    /** The bits that both have. */
    bitwise_and(other: Scalar): Tensor;
    /** The bits that both have. */
    bitwise_and(options: { other: Scalar }): Tensor;
    /** The bits that both have. In place. */
    bitwise_and_(other: Like): Tensor;
    /** The bits that both have. In place. */
    bitwise_and_(other: Scalar): Tensor;
    /** The bits that both have. In place. */
    bitwise_and_(options: { other: Scalar }): Tensor;
    /** The bits moved up by that many places. */
    bitwise_left_shift(other: Like): Tensor;
    /** The bits moved up by that many places. */
    bitwise_left_shift(other: Scalar): Tensor;
    /** The bits moved up by that many places. */
    bitwise_left_shift(options: { other: Scalar }): Tensor;
    /** The bits moved up by that many places. In place. */
    bitwise_left_shift_(other: Like): Tensor;
    /** The bits moved up by that many places. In place. */
    bitwise_left_shift_(other: Scalar): Tensor;
    /** The bits moved up by that many places. In place. */
    bitwise_left_shift_(options: { other: Scalar }): Tensor;
    /** The opposite of each bit; of truth values, of each. */
    bitwise_not(): Tensor;
    /** The opposite of each bit; of truth values, of each. In place. */
    bitwise_not_(): Tensor;
    /** The bits that one of both has. */
    bitwise_or(other: Like): Tensor;
    /** The bits that one of both has. */
    bitwise_or(other: Scalar): Tensor;
    /** The bits that one of both has. */
    bitwise_or(options: { other: Scalar }): Tensor;
    /** The bits that one of both has. In place. */
    bitwise_or_(other: Like): Tensor;
    /** The bits that one of both has. In place. */
    bitwise_or_(other: Scalar): Tensor;
    /** The bits that one of both has. In place. */
    bitwise_or_(options: { other: Scalar }): Tensor;
    /** The bits moved down by that many places, the sign kept. */
    bitwise_right_shift(other: Like): Tensor;
    /** The bits moved down by that many places, the sign kept. */
    bitwise_right_shift(other: Scalar): Tensor;
    /** The bits moved down by that many places, the sign kept. */
    bitwise_right_shift(options: { other: Scalar }): Tensor;
    /** The bits moved down by that many places, the sign kept. In place. */
    bitwise_right_shift_(other: Like): Tensor;
    /** The bits moved down by that many places, the sign kept. In place. */
    bitwise_right_shift_(other: Scalar): Tensor;
    /** The bits moved down by that many places, the sign kept. In place. */
    bitwise_right_shift_(options: { other: Scalar }): Tensor;
    /** The bits in which both differ. */
    bitwise_xor(other: Like): Tensor;
    /** The bits in which both differ. */
    bitwise_xor(other: Scalar): Tensor;
    /** The bits in which both differ. */
    bitwise_xor(options: { other: Scalar }): Tensor;
    /** The bits in which both differ. In place. */
    bitwise_xor_(other: Like): Tensor;
    /** The bits in which both differ. In place. */
    bitwise_xor_(other: Scalar): Tensor;
    /** The bits in which both differ. In place. */
    bitwise_xor_(options: { other: Scalar }): Tensor;
    /** Products of two batches of matrices. */
    bmm(mat2: Like): Tensor;
    /** As truth values: whether it is not 0. */
    bool(): Tensor;
    /** Expanded to the size. */
    broadcast_to(size: readonly int[]): Tensor;
    /** Expanded to the size. */
    broadcast_to(...size: number[]): Tensor;
    /** Expanded to the size. */
    broadcast_to(options: { size: readonly int[] }): Tensor;
    /** In uint8. */
    byte(): Tensor;
    /** Every element becomes a random number, Cauchy distributed about `median`. */
    cauchy_(median?: int, sigma?: int, options?: { generator?: Generator | null }): Tensor;
    /** Every element becomes a random number, Cauchy distributed about `median`. */
    cauchy_(median?: int, options?: { sigma?: int; generator?: Generator | null }): Tensor;
    /** Every element becomes a random number, Cauchy distributed about `median`. */
    cauchy_(options?: { median?: int; sigma?: int; generator?: Generator | null }): Tensor;
    /** The smallest integer that is not below. */
    ceil(): Tensor;
    /** The smallest integer that is not below. In place. */
    ceil_(): Tensor;
    /** In int8. */
    char(): Tensor;
    /** Removed from PyTorch: use linalg.cholesky. */
    cholesky(upper?: boolean): Tensor;
    /** Removed from PyTorch: use linalg.cholesky. */
    cholesky(options?: { upper?: boolean }): Tensor;
    /** The inverse of A, from Cholesky's factor of A. */
    cholesky_inverse(upper?: boolean): Tensor;
    /** The inverse of A, from Cholesky's factor of A. */
    cholesky_inverse(options?: { upper?: boolean }): Tensor;
    /** X with A·X = B, from Cholesky's factor of A. */
    cholesky_solve(input2: Like, upper?: boolean): Tensor;
    /** X with A·X = B, from Cholesky's factor of A. */
    cholesky_solve(input2: Like, options?: { upper?: boolean }): Tensor;
    /** At most so many parts of one size along a dimension. */
    chunk(chunks: int, dim?: int): Tensor[];
    /** At most so many parts of one size along a dimension. */
    chunk(chunks: int, options?: { dim?: int }): Tensor[];
    /** At most so many parts of one size along a dimension. */
    chunk(options: { chunks: int; dim?: int }): Tensor[];
    /** Each element within limits. */
    clamp(min?: Scalar | null, max?: Scalar | null): Tensor;
    /** Each element within limits. */
    clamp(min?: Scalar | null, options?: { max?: Scalar | null }): Tensor;
    /** Each element within limits. */
    clamp(min?: Like | null, max?: Like | null): Tensor;
    /** Each element within limits. */
    clamp(min?: Like | null, options?: { max?: Like | null }): Tensor;
    /** Each element within limits. */
    clamp(options?: { min?: Scalar | null; max?: Scalar | null }): Tensor;
    /** Each element within limits. */
    clamp(options?: { min?: Like | null; max?: Like | null }): Tensor;
    /** Each element within limits. */
    clip(min?: Scalar | null, max?: Scalar | null): Tensor;
    /** Each element within limits. */
    clip(min?: Scalar | null, options?: { max?: Scalar | null }): Tensor;
    /** Each element within limits. */
    clip(min?: Like | null, max?: Like | null): Tensor;
    /** Each element within limits. */
    clip(min?: Like | null, options?: { max?: Like | null }): Tensor;
    /** Each element within limits. */
    clip(options?: { min?: Scalar | null; max?: Scalar | null }): Tensor;
    /** Each element within limits. */
    clip(options?: { min?: Like | null; max?: Like | null }): Tensor;
    /** Each element within limits. In place. */
    clamp_(min?: Scalar | null, max?: Scalar | null): Tensor;
    /** Each element within limits. In place. */
    clamp_(min?: Scalar | null, options?: { max?: Scalar | null }): Tensor;
    /** Each element within limits. In place. */
    clamp_(min?: Like | null, max?: Like | null): Tensor;
    /** Each element within limits. In place. */
    clamp_(min?: Like | null, options?: { max?: Like | null }): Tensor;
    /** Each element within limits. In place. */
    clamp_(options?: { min?: Scalar | null; max?: Scalar | null }): Tensor;
    /** Each element within limits. In place. */
    clamp_(options?: { min?: Like | null; max?: Like | null }): Tensor;
    /** Each element within limits. In place. */
    clip_(min?: Scalar | null, max?: Scalar | null): Tensor;
    /** Each element within limits. In place. */
    clip_(min?: Scalar | null, options?: { max?: Scalar | null }): Tensor;
    /** Each element within limits. In place. */
    clip_(min?: Like | null, max?: Like | null): Tensor;
    /** Each element within limits. In place. */
    clip_(min?: Like | null, options?: { max?: Like | null }): Tensor;
    /** Each element within limits. In place. */
    clip_(options?: { min?: Scalar | null; max?: Scalar | null }): Tensor;
    /** Each element within limits. In place. */
    clip_(options?: { min?: Like | null; max?: Like | null }): Tensor;
    /** Each element, or the limit where that is smaller. */
    clamp_max(max: Like): Tensor;
    /** Each element, or the limit where that is smaller. */
    clamp_max(max: Scalar): Tensor;
    /** Each element, or the limit where that is smaller. */
    clamp_max(options: { max: Scalar }): Tensor;
    /** Each element, or the limit where that is smaller. In place. */
    clamp_max_(max: Like): Tensor;
    /** Each element, or the limit where that is smaller. In place. */
    clamp_max_(max: Scalar): Tensor;
    /** Each element, or the limit where that is smaller. In place. */
    clamp_max_(options: { max: Scalar }): Tensor;
    /** Each element, or the limit where that is larger. */
    clamp_min(min: Like): Tensor;
    /** Each element, or the limit where that is larger. */
    clamp_min(min: Scalar): Tensor;
    /** Each element, or the limit where that is larger. */
    clamp_min(options: { min: Scalar }): Tensor;
    /** Each element, or the limit where that is larger. In place. */
    clamp_min_(min: Like): Tensor;
    /** Each element, or the limit where that is larger. In place. */
    clamp_min_(min: Scalar): Tensor;
    /** Each element, or the limit where that is larger. In place. */
    clamp_min_(options: { min: Scalar }): Tensor;
    /** A copy. */
    clone(): Tensor;
    /** All combinations of `r` elements of a vector, in their order, one row for each. */
    combinations(r?: int, with_replacement?: boolean): Tensor;
    /** All combinations of `r` elements of a vector, in their order, one row for each. */
    combinations(r?: int, options?: { with_replacement?: boolean }): Tensor;
    /** All combinations of `r` elements of a vector, in their order, one row for each. */
    combinations(options?: { r?: int; with_replacement?: boolean }): Tensor;
    /** Itself where its elements lie in row-major order, else a copy where they do. */
    contiguous(): Tensor;
    /** The elements become those of the other, which is broadcast and cast. */
    copy_(other: Like, non_blocking?: boolean): Tensor;
    /** The elements become those of the other, which is broadcast and cast. */
    copy_(other: Like, options?: { non_blocking?: boolean }): Tensor;
    /** The magnitude of the first with the sign of the second. */
    copysign(other: Like): Tensor;
    /** The magnitude of the first with the sign of the second. */
    copysign(other: Scalar): Tensor;
    /** The magnitude of the first with the sign of the second. */
    copysign(options: { other: Scalar }): Tensor;
    /** The magnitude of the first with the sign of the second. In place. */
    copysign_(other: Like): Tensor;
    /** The magnitude of the first with the sign of the second. In place. */
    copysign_(other: Scalar): Tensor;
    /** The magnitude of the first with the sign of the second. In place. */
    copysign_(options: { other: Scalar }): Tensor;
    /** How the rows vary together, relative to their spread: the matrix of their correlation coefficients. */
    corrcoef(): Tensor;
    /** Cosine of each element, in radians. */
    cos(): Tensor;
    /** Cosine of each element, in radians. In place. */
    cos_(): Tensor;
    /** Hyperbolic cosine of each element. */
    cosh(): Tensor;
    /** Hyperbolic cosine of each element. In place. */
    cosh_(): Tensor;
    /** How many elements are not 0, of all or along dimensions. */
    count_nonzero(dim?: int | null): Tensor;
    /** How many elements are not 0, of all or along dimensions. */
    count_nonzero(dim: readonly int[]): Tensor;
    /** How many elements are not 0, of all or along dimensions. */
    count_nonzero(...dim: number[]): Tensor;
    /** How many elements are not 0, of all or along dimensions. */
    count_nonzero(options?: { dim?: int | null }): Tensor;
    /** How many elements are not 0, of all or along dimensions. */
    count_nonzero(options: { dim: readonly int[] }): Tensor;
    /** How the rows vary together: the matrix of their covariances. */
    cov(options?: { correction?: int; fweights?: Like | null; aweights?: Like | null }): Tensor;
    /** The cross product along a dimension of size 3, by default the first one. */
    cross(other: Like, dim?: int | null): Tensor;
    /** The cross product along a dimension of size 3, by default the first one. */
    cross(other: Like, options?: { dim?: int | null }): Tensor;
    /** The largest so far along a dimension, and its index: of equal ones the last. */
    cummax(dim: int): Named<'values' | 'indices'>;
    /** The largest so far along a dimension, and its index: of equal ones the last. */
    cummax(options: { dim: int }): Named<'values' | 'indices'>;
    /** The smallest so far along a dimension, and its index: of equal ones the last. */
    cummin(dim: int): Named<'values' | 'indices'>;
    /** The smallest so far along a dimension, and its index: of equal ones the last. */
    cummin(options: { dim: int }): Named<'values' | 'indices'>;
    /** Running products along a dimension. */
    cumprod(dim: int, options?: { dtype?: dtype | null }): Tensor;
    /** Running products along a dimension. */
    cumprod(options: { dim: int; dtype?: dtype | null }): Tensor;
    /** Running products along a dimension. In place. */
    cumprod_(dim: int, options?: { dtype?: dtype | null }): Tensor;
    /** Running products along a dimension. In place. */
    cumprod_(options: { dim: int; dtype?: dtype | null }): Tensor;
    /** Running sums along a dimension. */
    cumsum(dim: int, options?: { dtype?: dtype | null }): Tensor;
    /** Running sums along a dimension. */
    cumsum(options: { dim: int; dtype?: dtype | null }): Tensor;
    /** Running sums along a dimension. In place. */
    cumsum_(dim: int, options?: { dtype?: dtype | null }): Tensor;
    /** Running sums along a dimension. In place. */
    cumsum_(options: { dim: int; dtype?: dtype | null }): Tensor;
    /** Degrees in radians. */
    deg2rad(): Tensor;
    /** Degrees in radians. In place. */
    deg2rad_(): Tensor;
    /** The determinant. */
    det(): Tensor;
    /** The same elements without a graph; a change in place of one is a change of both, and is noticed. */
    detach(): Tensor;
    /** Cut from the graph in place: a leaf from now on. */
    detach_(): Tensor;
    /** The diagonal of a matrix, or the matrix of a diagonal. */
    diag(diagonal?: int): Tensor;
    /** The diagonal of a matrix, or the matrix of a diagonal. */
    diag(options?: { diagonal?: int }): Tensor;
    /** Matrices with the last dimension as a diagonal. */
    diag_embed(offset?: int, dim1?: int, dim2?: int): Tensor;
    /** Matrices with the last dimension as a diagonal. */
    diag_embed(offset?: int, dim1?: int, options?: { dim2?: int }): Tensor;
    /** Matrices with the last dimension as a diagonal. */
    diag_embed(offset?: int, options?: { dim1?: int; dim2?: int }): Tensor;
    /** Matrices with the last dimension as a diagonal. */
    diag_embed(options?: { offset?: int; dim1?: int; dim2?: int }): Tensor;
    /** A matrix with the elements, in row-major order, as a diagonal. */
    diagflat(offset?: int): Tensor;
    /** A matrix with the elements, in row-major order, as a diagonal. */
    diagflat(options?: { offset?: int }): Tensor;
    /** A diagonal of two dimensions, as the last one. */
    diagonal(offset?: int, dim1?: int, dim2?: int): Tensor;
    /** A diagonal of two dimensions, as the last one. */
    diagonal(offset?: int, dim1?: int, options?: { dim2?: int }): Tensor;
    /** A diagonal of two dimensions, as the last one. */
    diagonal(offset?: int, options?: { dim1?: int; dim2?: int }): Tensor;
    /** A diagonal of two dimensions, as the last one. */
    diagonal(options?: { offset?: int; dim1?: int; dim2?: int }): Tensor;
    /** With the source on a diagonal of two dimensions. */
    diagonal_scatter(src: Like, offset?: int, dim1?: int, dim2?: int): Tensor;
    /** With the source on a diagonal of two dimensions. */
    diagonal_scatter(src: Like, offset?: int, dim1?: int, options?: { dim2?: int }): Tensor;
    /** With the source on a diagonal of two dimensions. */
    diagonal_scatter(src: Like, offset?: int, options?: { dim1?: int; dim2?: int }): Tensor;
    /** With the source on a diagonal of two dimensions. */
    diagonal_scatter(src: Like, options?: { offset?: int; dim1?: int; dim2?: int }): Tensor;
    /** Differences of neighbours along a dimension, `n` times. */
    diff(n?: int, dim?: int, prepend?: Like | null, append?: Like | null): Tensor;
    /** Differences of neighbours along a dimension, `n` times. */
    diff(n?: int, dim?: int, prepend?: Like | null, options?: { append?: Like | null }): Tensor;
    /** Differences of neighbours along a dimension, `n` times. */
    diff(n?: int, dim?: int, options?: { prepend?: Like | null; append?: Like | null }): Tensor;
    /** Differences of neighbours along a dimension, `n` times. */
    diff(n?: int, options?: { dim?: int; prepend?: Like | null; append?: Like | null }): Tensor;
    /** Differences of neighbours along a dimension, `n` times. */
    diff(options?: { n?: int; dim?: int; prepend?: Like | null; append?: Like | null }): Tensor;
    /** The derivative of the logarithm of the gamma function. */
    digamma(): Tensor;
    /** The derivative of the logarithm of the gamma function. In place. */
    digamma_(): Tensor;
    /** Length of the difference of both in the norm of this order. */
    dist(other: Like, p?: Scalar): Tensor;
    /** Length of the difference of both in the norm of this order. */
    dist(other: Like, options?: { p?: Scalar }): Tensor;
    /** Quotient of both; `rounding_mode` `floor` or `trunc` rounds it. */
    div(other: Operand): Tensor;
    /** Quotient of both; `rounding_mode` `floor` or `trunc` rounds it. */
    div(other: Operand, options: { rounding_mode: string }): Tensor;
    /** Quotient of both; `rounding_mode` `floor` or `trunc` rounds it. */
    div(other: Operand, options: { rounding_mode: string | null }): Tensor;
    /** Quotient of both; `rounding_mode` `floor` or `trunc` rounds it. */
    divide(other: Operand): Tensor;
    /** Quotient of both; `rounding_mode` `floor` or `trunc` rounds it. */
    divide(other: Operand, options: { rounding_mode: string }): Tensor;
    /** Quotient of both; `rounding_mode` `floor` or `trunc` rounds it. */
    divide(other: Operand, options: { rounding_mode: string | null }): Tensor;
    /** Quotient of both; `rounding_mode` `floor` or `trunc` rounds it. In place. */
    div_(other: Operand): Tensor;
    /** Quotient of both; `rounding_mode` `floor` or `trunc` rounds it. In place. */
    div_(other: Operand, options: { rounding_mode: string }): Tensor;
    /** Quotient of both; `rounding_mode` `floor` or `trunc` rounds it. In place. */
    div_(other: Operand, options: { rounding_mode: string | null }): Tensor;
    /** Quotient of both; `rounding_mode` `floor` or `trunc` rounds it. In place. */
    divide_(other: Operand): Tensor;
    /** Quotient of both; `rounding_mode` `floor` or `trunc` rounds it. In place. */
    divide_(other: Operand, options: { rounding_mode: string }): Tensor;
    /** Quotient of both; `rounding_mode` `floor` or `trunc` rounds it. In place. */
    divide_(other: Operand, options: { rounding_mode: string | null }): Tensor;
    /** Sum of the products of two vectors. */
    dot(tensor: Like): Tensor;
    /** In float64. */
    double(): Tensor;
    /** Split along the third dimension. */
    dsplit(sections: int): Tensor[];
    /** Split along the third dimension. */
    dsplit(indices: readonly int[]): Tensor[];
    /** Split along the third dimension. */
    dsplit(...indices: number[]): Tensor[];
    /** Split along the third dimension. */
    dsplit(options: { sections: int }): Tensor[];
    /** Split along the third dimension. */
    dsplit(options: { indices: readonly int[] }): Tensor[];
    /** Whether both are equal. */
    eq(other: Like): Tensor;
    /** Whether both are equal. */
    eq(other: Scalar): Tensor;
    /** Whether both are equal. */
    eq(options: { other: Scalar }): Tensor;
    /** Whether both are equal. In place. */
    eq_(other: Like): Tensor;
    /** Whether both are equal. In place. */
    eq_(other: Scalar): Tensor;
    /** Whether both are equal. In place. */
    eq_(options: { other: Scalar }): Tensor;
    /** Whether both have the same shape and elements. */
    equal(other: Like): any;
    /** The error function. */
    erf(): Tensor;
    /** The error function. In place. */
    erf_(): Tensor;
    /** One minus the error function. */
    erfc(): Tensor;
    /** One minus the error function. In place. */
    erfc_(): Tensor;
    /** The number whose error function is the element. */
    erfinv(): Tensor;
    /** The number whose error function is the element. In place. */
    erfinv_(): Tensor;
    /** e to the power of each element. */
    exp(): Tensor;
    /** e to the power of each element. In place. */
    exp_(): Tensor;
    /** 2 to the power of each element. */
    exp2(): Tensor;
    /** 2 to the power of each element. In place. */
    exp2_(): Tensor;
    /** Dimensions of size 1, and new ones in front, repeated without a copy. */
    expand(size: readonly int[]): Tensor;
    /** Dimensions of size 1, and new ones in front, repeated without a copy. */
    expand(...size: number[]): Tensor;
    /** Dimensions of size 1, and new ones in front, repeated without a copy. */
    expand(options: { size: readonly int[] }): Tensor;
    /** Expanded to the size of the other. */
    expand_as(other: Like): Tensor;
    /** e to the power of each element, minus one. */
    expm1(): Tensor;
    /** e to the power of each element, minus one. In place. */
    expm1_(): Tensor;
    /** Every element becomes a random number, exponential of the rate `lambd`. */
    exponential_(lambd?: int, options?: { generator?: Generator | null }): Tensor;
    /** Every element becomes a random number, exponential of the rate `lambd`. */
    exponential_(options?: { lambd?: int; generator?: Generator | null }): Tensor;
    /** Every element becomes the value. */
    fill_(value: Scalar): Tensor;
    /** Every element becomes the value. */
    fill_(value: Like): Tensor;
    /** Every element becomes the value. */
    fill_(options: { value: Scalar }): Tensor;
    /** The value on the main diagonal; with `wrap`, again below it where a matrix is taller than wide. */
    fill_diagonal_(fill_value: Scalar, wrap?: boolean): Tensor;
    /** The value on the main diagonal; with `wrap`, again below it where a matrix is taller than wide. */
    fill_diagonal_(fill_value: Scalar, options?: { wrap?: boolean }): Tensor;
    /** The value on the main diagonal; with `wrap`, again below it where a matrix is taller than wide. */
    fill_diagonal_(options: { fill_value: Scalar; wrap?: boolean }): Tensor;
    /** The dimensions from `start_dim` to `end_dim` as one. */
    flatten(start_dim?: int, end_dim?: int): Tensor;
    /** The dimensions from `start_dim` to `end_dim` as one. */
    flatten(start_dim?: int, options?: { end_dim?: int }): Tensor;
    /** The dimensions from `start_dim` to `end_dim` as one. */
    flatten(options?: { start_dim?: int; end_dim?: int }): Tensor;
    /** In reverse order along the dimensions. */
    flip(dims: readonly int[]): Tensor;
    /** In reverse order along the dimensions. */
    flip(...dims: number[]): Tensor;
    /** In reverse order along the dimensions. */
    flip(options: { dims: readonly int[] }): Tensor;
    /** The columns in reverse order. */
    fliplr(): Tensor;
    /** The rows in reverse order. */
    flipud(): Tensor;
    /** In float32. */
    float(): Tensor;
    /** Each element to a power, in float64. */
    float_power(exponent: Like): Tensor;
    /** Each element to a power, in float64. */
    float_power(exponent: Scalar): Tensor;
    /** Each element to a power, in float64. */
    float_power(options: { exponent: Scalar }): Tensor;
    /** Each element to a power, in float64. In place. */
    float_power_(exponent: Like): Tensor;
    /** Each element to a power, in float64. In place. */
    float_power_(exponent: Scalar): Tensor;
    /** Each element to a power, in float64. In place. */
    float_power_(options: { exponent: Scalar }): Tensor;
    /** The largest integer that is not above. */
    floor(): Tensor;
    /** The largest integer that is not above. In place. */
    floor_(): Tensor;
    /** Quotient of both, rounded down. */
    floor_divide(other: Operand): Tensor;
    /** Quotient of both, rounded down. In place. */
    floor_divide_(other: Operand): Tensor;
    /** The larger of both; NaN loses. */
    fmax(other: Like): Tensor;
    /** The smaller of both; NaN loses. */
    fmin(other: Like): Tensor;
    /** Remainder of the division, with the sign of the dividend. */
    fmod(other: Like): Tensor;
    /** Remainder of the division, with the sign of the dividend. */
    fmod(other: Scalar): Tensor;
    /** Remainder of the division, with the sign of the dividend. */
    fmod(options: { other: Scalar }): Tensor;
    /** Remainder of the division, with the sign of the dividend. In place. */
    fmod_(other: Like): Tensor;
    /** Remainder of the division, with the sign of the dividend. In place. */
    fmod_(other: Scalar): Tensor;
    /** Remainder of the division, with the sign of the dividend. In place. */
    fmod_(options: { other: Scalar }): Tensor;
    /** What truncation takes away. */
    frac(): Tensor;
    /** What truncation takes away. In place. */
    frac_(): Tensor;
    /** Mantissa, in [½, 1) by magnitude, and exponent of each element. */
    frexp(): Named<'mantissa' | 'exponent'>;
    /** The elements whose coordinate along `dim` the index tells. */
    gather(dim: int, index: Like, options?: { sparse_grad?: boolean }): Tensor;
    /** The elements whose coordinate along `dim` the index tells. */
    gather(dim: int, options: { index: Like; sparse_grad?: boolean }): Tensor;
    /** The elements whose coordinate along `dim` the index tells. */
    gather(options: { dim: int; index: Like; sparse_grad?: boolean }): Tensor;
    /** The greatest common divisor of both. */
    gcd(other: Like): Tensor;
    /** The greatest common divisor of both. In place. */
    gcd_(other: Like): Tensor;
    /** Whether the first is larger or equal. */
    ge(other: Like): Tensor;
    /** Whether the first is larger or equal. */
    ge(other: Scalar): Tensor;
    /** Whether the first is larger or equal. */
    ge(options: { other: Scalar }): Tensor;
    /** Whether the first is larger or equal. */
    greater_equal(other: Like): Tensor;
    /** Whether the first is larger or equal. */
    greater_equal(other: Scalar): Tensor;
    /** Whether the first is larger or equal. */
    greater_equal(options: { other: Scalar }): Tensor;
    /** Whether the first is larger or equal. In place. */
    ge_(other: Like): Tensor;
    /** Whether the first is larger or equal. In place. */
    ge_(other: Scalar): Tensor;
    /** Whether the first is larger or equal. In place. */
    ge_(options: { other: Scalar }): Tensor;
    /** Whether the first is larger or equal. In place. */
    greater_equal_(other: Like): Tensor;
    /** Whether the first is larger or equal. In place. */
    greater_equal_(other: Scalar): Tensor;
    /** Whether the first is larger or equal. In place. */
    greater_equal_(options: { other: Scalar }): Tensor;
    /** Every element becomes the random number of trials until one of the probability `p` succeeds. */
    geometric_(p: int, options?: { generator?: Generator | null }): Tensor;
    /** Every element becomes the random number of trials until one of the probability `p` succeeds. */
    geometric_(options: { p: int; generator?: Generator | null }): Tensor;
    /** R and the vectors of the reflections in one matrix, and their factors. */
    geqrf(): Named<'a' | 'tau'>;
    /** Whether the first is larger. */
    gt(other: Like): Tensor;
    /** Whether the first is larger. */
    gt(other: Scalar): Tensor;
    /** Whether the first is larger. */
    gt(options: { other: Scalar }): Tensor;
    /** Whether the first is larger. */
    greater(other: Like): Tensor;
    /** Whether the first is larger. */
    greater(other: Scalar): Tensor;
    /** Whether the first is larger. */
    greater(options: { other: Scalar }): Tensor;
    /** Whether the first is larger. In place. */
    gt_(other: Like): Tensor;
    /** Whether the first is larger. In place. */
    gt_(other: Scalar): Tensor;
    /** Whether the first is larger. In place. */
    gt_(options: { other: Scalar }): Tensor;
    /** Whether the first is larger. In place. */
    greater_(other: Like): Tensor;
    /** Whether the first is larger. In place. */
    greater_(other: Scalar): Tensor;
    /** Whether the first is larger. In place. */
    greater_(options: { other: Scalar }): Tensor;
    /** In float16. */
    half(): Tensor;
    /** Itself outside [-lambd, lambd], else 0. */
    hardshrink(lambd?: Scalar): Tensor;
    /** Itself outside [-lambd, lambd], else 0. */
    hardshrink(options?: { lambd?: Scalar }): Tensor;
    /** The step from 0 to 1; at 0, the value given. */
    heaviside(values: Like): Tensor;
    /** The step from 0 to 1; at 0, the value given. In place. */
    heaviside_(values: Like): Tensor;
    /** How many elements lie in each of `bins` stretches of equal width between `min` and `max`; where both are 0, between the smallest and the largest. */
    histc(bins?: int, min?: Scalar, max?: Scalar): Tensor;
    /** How many elements lie in each of `bins` stretches of equal width between `min` and `max`; where both are 0, between the smallest and the largest. */
    histc(bins?: int, min?: Scalar, options?: { max?: Scalar }): Tensor;
    /** How many elements lie in each of `bins` stretches of equal width between `min` and `max`; where both are 0, between the smallest and the largest. */
    histc(bins?: int, options?: { min?: Scalar; max?: Scalar }): Tensor;
    /** How many elements lie in each of `bins` stretches of equal width between `min` and `max`; where both are 0, between the smallest and the largest. */
    histc(options?: { bins?: int; min?: Scalar; max?: Scalar }): Tensor;
    /** Split from left to right: along the second dimension, of a vector along its only one. */
    hsplit(sections: int): Tensor[];
    /** Split from left to right: along the second dimension, of a vector along its only one. */
    hsplit(indices: readonly int[]): Tensor[];
    /** Split from left to right: along the second dimension, of a vector along its only one. */
    hsplit(...indices: number[]): Tensor[];
    /** Split from left to right: along the second dimension, of a vector along its only one. */
    hsplit(options: { sections: int }): Tensor[];
    /** Split from left to right: along the second dimension, of a vector along its only one. */
    hsplit(options: { indices: readonly int[] }): Tensor[];
    /** Length of the hypotenuse over both. */
    hypot(other: Like): Tensor;
    /** Length of the hypotenuse over both. In place. */
    hypot_(other: Like): Tensor;
    /** The modified Bessel function of the first kind of order 0. */
    i0(): Tensor;
    /** The modified Bessel function of the first kind of order 0. In place. */
    i0_(): Tensor;
    /** The regularised lower incomplete gamma function. */
    igamma(other: Like): Tensor;
    /** The regularised lower incomplete gamma function. In place. */
    igamma_(other: Like): Tensor;
    /** The regularised upper incomplete gamma function. */
    igammac(other: Like): Tensor;
    /** The regularised upper incomplete gamma function. In place. */
    igammac_(other: Like): Tensor;
    /** The parts of the source, times `alpha`, added at the indices along a dimension. */
    index_add(dim: int, index: Like, source: Like, options?: { alpha?: Scalar }): Tensor;
    /** The parts of the source, times `alpha`, added at the indices along a dimension. */
    index_add(dim: int, index: Like, options: { source: Like; alpha?: Scalar }): Tensor;
    /** The parts of the source, times `alpha`, added at the indices along a dimension. */
    index_add(dim: int, options: { index: Like; source: Like; alpha?: Scalar }): Tensor;
    /** The parts of the source, times `alpha`, added at the indices along a dimension. */
    index_add(options: { dim: int; index: Like; source: Like; alpha?: Scalar }): Tensor;
    /** The parts of the source, times `alpha`, added at the indices along a dimension. In place. */
    index_add_(dim: int, index: Like, source: Like, options?: { alpha?: Scalar }): Tensor;
    /** The parts of the source, times `alpha`, added at the indices along a dimension. In place. */
    index_add_(dim: int, index: Like, options: { source: Like; alpha?: Scalar }): Tensor;
    /** The parts of the source, times `alpha`, added at the indices along a dimension. In place. */
    index_add_(dim: int, options: { index: Like; source: Like; alpha?: Scalar }): Tensor;
    /** The parts of the source, times `alpha`, added at the indices along a dimension. In place. */
    index_add_(options: { dim: int; index: Like; source: Like; alpha?: Scalar }): Tensor;
    /** The parts of the source at the indices along a dimension. */
    index_copy(dim: int, index: Like, source: Like): Tensor;
    /** The parts of the source at the indices along a dimension. */
    index_copy(dim: int, index: Like, options: { source: Like }): Tensor;
    /** The parts of the source at the indices along a dimension. */
    index_copy(dim: int, options: { index: Like; source: Like }): Tensor;
    /** The parts of the source at the indices along a dimension. */
    index_copy(options: { dim: int; index: Like; source: Like }): Tensor;
    /** The parts of the source at the indices along a dimension. In place. */
    index_copy_(dim: int, index: Like, source: Like): Tensor;
    /** The parts of the source at the indices along a dimension. In place. */
    index_copy_(dim: int, index: Like, options: { source: Like }): Tensor;
    /** The parts of the source at the indices along a dimension. In place. */
    index_copy_(dim: int, options: { index: Like; source: Like }): Tensor;
    /** The parts of the source at the indices along a dimension. In place. */
    index_copy_(options: { dim: int; index: Like; source: Like }): Tensor;
    /** One value at the indices along a dimension. */
    index_fill(dim: int, index: Like, value: Scalar): Tensor;
    /** One value at the indices along a dimension. */
    index_fill(dim: int, index: Like, options: { value: Scalar }): Tensor;
    /** One value at the indices along a dimension. */
    index_fill(dim: int, options: { index: Like; value: Scalar }): Tensor;
    /** One value at the indices along a dimension. */
    index_fill(dim: int, index: Like, value: Like): Tensor;
    /** One value at the indices along a dimension. */
    index_fill(dim: int, index: Like, options: { value: Like }): Tensor;
    /** One value at the indices along a dimension. */
    index_fill(dim: int, options: { index: Like; value: Like }): Tensor;
    /** One value at the indices along a dimension. */
    index_fill(options: { dim: int; index: Like; value: Scalar }): Tensor;
    /** One value at the indices along a dimension. */
    index_fill(options: { dim: int; index: Like; value: Like }): Tensor;
    /** One value at the indices along a dimension. In place. */
    index_fill_(dim: int, index: Like, value: Scalar): Tensor;
    /** One value at the indices along a dimension. In place. */
    index_fill_(dim: int, index: Like, options: { value: Scalar }): Tensor;
    /** One value at the indices along a dimension. In place. */
    index_fill_(dim: int, options: { index: Like; value: Scalar }): Tensor;
    /** One value at the indices along a dimension. In place. */
    index_fill_(dim: int, index: Like, value: Like): Tensor;
    /** One value at the indices along a dimension. In place. */
    index_fill_(dim: int, index: Like, options: { value: Like }): Tensor;
    /** One value at the indices along a dimension. In place. */
    index_fill_(dim: int, options: { index: Like; value: Like }): Tensor;
    /** One value at the indices along a dimension. In place. */
    index_fill_(options: { dim: int; index: Like; value: Scalar }): Tensor;
    /** One value at the indices along a dimension. In place. */
    index_fill_(options: { dim: int; index: Like; value: Like }): Tensor;
    /** The values at index tensors, one for each leading dimension or none; with `accumulate`, added. */
    index_put(indices: readonly (Like | null)[], values: Like, accumulate?: boolean): Tensor;
    /** The values at index tensors, one for each leading dimension or none; with `accumulate`, added. */
    index_put(indices: readonly (Like | null)[], values: Like, options?: { accumulate?: boolean }): Tensor;
    /** The values at index tensors, one for each leading dimension or none; with `accumulate`, added. */
    index_put(indices: readonly (Like | null)[], options: { values: Like; accumulate?: boolean }): Tensor;
    /** The values at index tensors, one for each leading dimension or none; with `accumulate`, added. */
    index_put(options: { indices: readonly (Like | null)[]; values: Like; accumulate?: boolean }): Tensor;
    /** The values at index tensors, one for each leading dimension or none; with `accumulate`, added. In place. */
    index_put_(indices: readonly (Like | null)[], values: Like, accumulate?: boolean): Tensor;
    /** The values at index tensors, one for each leading dimension or none; with `accumulate`, added. In place. */
    index_put_(indices: readonly (Like | null)[], values: Like, options?: { accumulate?: boolean }): Tensor;
    /** The values at index tensors, one for each leading dimension or none; with `accumulate`, added. In place. */
    index_put_(indices: readonly (Like | null)[], options: { values: Like; accumulate?: boolean }): Tensor;
    /** The values at index tensors, one for each leading dimension or none; with `accumulate`, added. In place. */
    index_put_(options: { indices: readonly (Like | null)[]; values: Like; accumulate?: boolean }): Tensor;
    /** The parts of the source combined (prod, mean, amax, amin) at the indices along a dimension. */
    index_reduce(dim: int, index: Like, source: Like, reduce: string, options?: { include_self?: boolean }): Tensor;
    /** The parts of the source combined (prod, mean, amax, amin) at the indices along a dimension. */
    index_reduce(dim: int, index: Like, source: Like, options: { reduce: string; include_self?: boolean }): Tensor;
    /** The parts of the source combined (prod, mean, amax, amin) at the indices along a dimension. */
    index_reduce(dim: int, index: Like, options: { source: Like; reduce: string; include_self?: boolean }): Tensor;
    /** The parts of the source combined (prod, mean, amax, amin) at the indices along a dimension. */
    index_reduce(dim: int, options: { index: Like; source: Like; reduce: string; include_self?: boolean }): Tensor;
    /** The parts of the source combined (prod, mean, amax, amin) at the indices along a dimension. */
    index_reduce(options: { dim: int; index: Like; source: Like; reduce: string; include_self?: boolean }): Tensor;
    /** The parts of the source combined (prod, mean, amax, amin) at the indices along a dimension. In place. */
    index_reduce_(dim: int, index: Like, source: Like, reduce: string, options?: { include_self?: boolean }): Tensor;
    /** The parts of the source combined (prod, mean, amax, amin) at the indices along a dimension. In place. */
    index_reduce_(dim: int, index: Like, source: Like, options: { reduce: string; include_self?: boolean }): Tensor;
    /** The parts of the source combined (prod, mean, amax, amin) at the indices along a dimension. In place. */
    index_reduce_(dim: int, index: Like, options: { source: Like; reduce: string; include_self?: boolean }): Tensor;
    /** The parts of the source combined (prod, mean, amax, amin) at the indices along a dimension. In place. */
    index_reduce_(dim: int, options: { index: Like; source: Like; reduce: string; include_self?: boolean }): Tensor;
    /** The parts of the source combined (prod, mean, amax, amin) at the indices along a dimension. In place. */
    index_reduce_(options: { dim: int; index: Like; source: Like; reduce: string; include_self?: boolean }): Tensor;
    /** The parts along a dimension that the index lists. */
    index_select(dim: int, index: Like): Tensor;
    /** The parts along a dimension that the index lists. */
    index_select(dim: int, options: { index: Like }): Tensor;
    /** The parts along a dimension that the index lists. */
    index_select(options: { dim: int; index: Like }): Tensor;
    /** Sums of the products along the last dimensions. */
    inner(other: Like): Tensor;
    /** In int32. */
    int(): Tensor;
    /** The inverse of a square matrix. */
    inverse(): Tensor;
    /** Whether both agree within `atol` plus `rtol` times the magnitude of the second. */
    isclose(other: Like, rtol?: int, atol?: int, equal_nan?: boolean): Tensor;
    /** Whether both agree within `atol` plus `rtol` times the magnitude of the second. */
    isclose(other: Like, rtol?: int, atol?: int, options?: { equal_nan?: boolean }): Tensor;
    /** Whether both agree within `atol` plus `rtol` times the magnitude of the second. */
    isclose(other: Like, rtol?: int, options?: { atol?: int; equal_nan?: boolean }): Tensor;
    /** Whether both agree within `atol` plus `rtol` times the magnitude of the second. */
    isclose(other: Like, options?: { rtol?: int; atol?: int; equal_nan?: boolean }): Tensor;
    /** Whether each element is a finite number. */
    isfinite(): Tensor;
    /** Whether each element is infinite. */
    isinf(): Tensor;
    /** Whether each element is NaN. */
    isnan(): Tensor;
    /** Whether each element is minus infinity. */
    isneginf(): Tensor;
    /** Whether each element is plus infinity. */
    isposinf(): Tensor;
    /** Whether each element is a real number. */
    isreal(): Tensor;
    /** Kronecker's product: every element of one times the whole of the other. */
    kron(other: Like): Tensor;
    /** The k-th smallest element along a dimension, with its index. */
    kthvalue(k: int, dim?: int, keepdim?: boolean): Named<'values' | 'indices'>;
    /** The k-th smallest element along a dimension, with its index. */
    kthvalue(k: int, dim?: int, options?: { keepdim?: boolean }): Named<'values' | 'indices'>;
    /** The k-th smallest element along a dimension, with its index. */
    kthvalue(k: int, options?: { dim?: int; keepdim?: boolean }): Named<'values' | 'indices'>;
    /** The k-th smallest element along a dimension, with its index. */
    kthvalue(options: { k: int; dim?: int; keepdim?: boolean }): Named<'values' | 'indices'>;
    /** The least common multiple of both. */
    lcm(other: Like): Tensor;
    /** The least common multiple of both. In place. */
    lcm_(other: Like): Tensor;
    /** The first times 2 to the power of the second. */
    ldexp(other: Like): Tensor;
    /** The first times 2 to the power of the second. In place. */
    ldexp_(other: Like): Tensor;
    /** Whether the first is smaller or equal. */
    le(other: Like): Tensor;
    /** Whether the first is smaller or equal. */
    le(other: Scalar): Tensor;
    /** Whether the first is smaller or equal. */
    le(options: { other: Scalar }): Tensor;
    /** Whether the first is smaller or equal. */
    less_equal(other: Like): Tensor;
    /** Whether the first is smaller or equal. */
    less_equal(other: Scalar): Tensor;
    /** Whether the first is smaller or equal. */
    less_equal(options: { other: Scalar }): Tensor;
    /** Whether the first is smaller or equal. In place. */
    le_(other: Like): Tensor;
    /** Whether the first is smaller or equal. In place. */
    le_(other: Scalar): Tensor;
    /** Whether the first is smaller or equal. In place. */
    le_(options: { other: Scalar }): Tensor;
    /** Whether the first is smaller or equal. In place. */
    less_equal_(other: Like): Tensor;
    /** Whether the first is smaller or equal. In place. */
    less_equal_(other: Scalar): Tensor;
    /** Whether the first is smaller or equal. In place. */
    less_equal_(options: { other: Scalar }): Tensor;
    /** From the first to the second by the weight. */
    lerp(end: Like, weight: Like): Tensor;
    /** From the first to the second by the weight. */
    lerp(end: Like, options: { weight: Like }): Tensor;
    /** From the first to the second by the weight. */
    lerp(end: Like, weight: Scalar): Tensor;
    /** From the first to the second by the weight. */
    lerp(end: Like, options: { weight: Scalar }): Tensor;
    /** From the first to the second by the weight. In place. */
    lerp_(end: Like, weight: Like): Tensor;
    /** From the first to the second by the weight. In place. */
    lerp_(end: Like, options: { weight: Like }): Tensor;
    /** From the first to the second by the weight. In place. */
    lerp_(end: Like, weight: Scalar): Tensor;
    /** From the first to the second by the weight. In place. */
    lerp_(end: Like, options: { weight: Scalar }): Tensor;
    /** The logarithm of the magnitude of the gamma function. */
    lgamma(): Tensor;
    /** The logarithm of the magnitude of the gamma function. In place. */
    lgamma_(): Tensor;
    /** Natural logarithm of each element. */
    log(): Tensor;
    /** Natural logarithm of each element. In place. */
    log_(): Tensor;
    /** Logarithm to the base 10 of each element. */
    log10(): Tensor;
    /** Logarithm to the base 10 of each element. In place. */
    log10_(): Tensor;
    /** Natural logarithm of one plus each element. */
    log1p(): Tensor;
    /** Natural logarithm of one plus each element. In place. */
    log1p_(): Tensor;
    /** Logarithm to the base 2 of each element. */
    log2(): Tensor;
    /** Logarithm to the base 2 of each element. In place. */
    log2_(): Tensor;
    /** Every element becomes the exponential of a normal random number of this mean and standard deviation. */
    log_normal_(mean?: int, std?: int, options?: { generator?: Generator | null }): Tensor;
    /** Every element becomes the exponential of a normal random number of this mean and standard deviation. */
    log_normal_(mean?: int, options?: { std?: int; generator?: Generator | null }): Tensor;
    /** Every element becomes the exponential of a normal random number of this mean and standard deviation. */
    log_normal_(options?: { mean?: int; std?: int; generator?: Generator | null }): Tensor;
    /** Logarithm of the exponentials divided by their sum along a dimension. */
    log_softmax(dim: int, dtype?: dtype | null): Tensor;
    /** Logarithm of the exponentials divided by their sum along a dimension. */
    log_softmax(dim: int, options?: { dtype?: dtype | null }): Tensor;
    /** Logarithm of the exponentials divided by their sum along a dimension. */
    log_softmax(options: { dim: int; dtype?: dtype | null }): Tensor;
    /** Logarithm of the sum of the exponentials of both. */
    logaddexp(other: Like): Tensor;
    /** Logarithm to the base 2 of the sum of both powers of 2. */
    logaddexp2(other: Like): Tensor;
    /** Logarithms of running sums of exponentials along a dimension. */
    logcumsumexp(dim: int): Tensor;
    /** Logarithms of running sums of exponentials along a dimension. */
    logcumsumexp(options: { dim: int }): Tensor;
    /** Logarithm of the determinant; NaN where that is negative. */
    logdet(): Tensor;
    /** Whether both are not 0. */
    logical_and(other: Like): Tensor;
    /** Whether both are not 0. In place. */
    logical_and_(other: Like): Tensor;
    /** Whether each element is 0. */
    logical_not(): Tensor;
    /** Whether each element is 0. In place. */
    logical_not_(): Tensor;
    /** Whether one of both is not 0. */
    logical_or(other: Like): Tensor;
    /** Whether one of both is not 0. In place. */
    logical_or_(other: Like): Tensor;
    /** Whether exactly one of both is not 0. */
    logical_xor(other: Like): Tensor;
    /** Whether exactly one of both is not 0. In place. */
    logical_xor_(other: Like): Tensor;
    /** The inverse of the logistic function; with `eps`, of the operand clamped to [eps, 1 - eps]. */
    logit(eps?: int | null): Tensor;
    /** The inverse of the logistic function; with `eps`, of the operand clamped to [eps, 1 - eps]. */
    logit(options?: { eps?: int | null }): Tensor;
    /** The inverse of the logistic function; with `eps`, of the operand clamped to [eps, 1 - eps]. In place. */
    logit_(eps?: int | null): Tensor;
    /** The inverse of the logistic function; with `eps`, of the operand clamped to [eps, 1 - eps]. In place. */
    logit_(options?: { eps?: int | null }): Tensor;
    /** Logarithm of the sum of exponentials along dimensions. */
    logsumexp(dim: ints, keepdim?: boolean): Tensor;
    /** Logarithm of the sum of exponentials along dimensions. */
    logsumexp(dim: ints, options?: { keepdim?: boolean }): Tensor;
    /** Logarithm of the sum of exponentials along dimensions. */
    logsumexp(options: { dim: ints; keepdim?: boolean }): Tensor;
    /** In int64. */
    long(): Tensor;
    /** Whether the first is smaller. */
    lt(other: Like): Tensor;
    /** Whether the first is smaller. */
    lt(other: Scalar): Tensor;
    /** Whether the first is smaller. */
    lt(options: { other: Scalar }): Tensor;
    /** Whether the first is smaller. */
    less(other: Like): Tensor;
    /** Whether the first is smaller. */
    less(other: Scalar): Tensor;
    /** Whether the first is smaller. */
    less(options: { other: Scalar }): Tensor;
    /** Whether the first is smaller. In place. */
    lt_(other: Like): Tensor;
    /** Whether the first is smaller. In place. */
    lt_(other: Scalar): Tensor;
    /** Whether the first is smaller. In place. */
    lt_(options: { other: Scalar }): Tensor;
    /** Whether the first is smaller. In place. */
    less_(other: Like): Tensor;
    /** Whether the first is smaller. In place. */
    less_(other: Scalar): Tensor;
    /** Whether the first is smaller. In place. */
    less_(options: { other: Scalar }): Tensor;
    /** L and U in one matrix, and the rows that were exchanged; superseded by linalg.lu_factor. */
    lu(pivot?: boolean, get_infos?: boolean): any;
    /** L and U in one matrix, and the rows that were exchanged; superseded by linalg.lu_factor. */
    lu(pivot?: boolean, options?: { get_infos?: boolean }): any;
    /** L and U in one matrix, and the rows that were exchanged; superseded by linalg.lu_factor. */
    lu(options?: { pivot?: boolean; get_infos?: boolean }): any;
    /** X with A·X = B, from the factors of A; superseded by linalg.lu_solve. */
    lu_solve(LU_data: Like, LU_pivots: Like): Tensor;
    /** X with A·X = B, from the factors of A; superseded by linalg.lu_solve. */
    lu_solve(LU_data: Like, options: { LU_pivots: Like }): Tensor;
    /** The value where the mask is true, else the element. */
    masked_fill(mask: Like, value: Scalar): Tensor;
    /** The value where the mask is true, else the element. */
    masked_fill(mask: Like, options: { value: Scalar }): Tensor;
    /** The value where the mask is true, else the element. */
    masked_fill(mask: Like, value: Like): Tensor;
    /** The value where the mask is true, else the element. */
    masked_fill(mask: Like, options: { value: Like }): Tensor;
    /** The value where the mask is true, else the element. In place. */
    masked_fill_(mask: Like, value: Scalar): Tensor;
    /** The value where the mask is true, else the element. In place. */
    masked_fill_(mask: Like, options: { value: Scalar }): Tensor;
    /** The value where the mask is true, else the element. In place. */
    masked_fill_(mask: Like, value: Like): Tensor;
    /** The value where the mask is true, else the element. In place. */
    masked_fill_(mask: Like, options: { value: Like }): Tensor;
    /** The elements of the source, one after the other, where the mask is true. */
    masked_scatter(mask: Like, source: Like): Tensor;
    /** The elements of the source, one after the other, where the mask is true. */
    masked_scatter(mask: Like, options: { source: Like }): Tensor;
    /** The elements of the source, one after the other, where the mask is true. In place. */
    masked_scatter_(mask: Like, source: Like): Tensor;
    /** The elements of the source, one after the other, where the mask is true. In place. */
    masked_scatter_(mask: Like, options: { source: Like }): Tensor;
    /** The elements where the mask is true, one after the other. */
    masked_select(mask: Like): Tensor;
    /** Product of vectors, matrices, or batches of matrices, by their dimensions. */
    matmul(other: Like): Tensor;
    /** The exponential of a square matrix, I + A + A²/2 + … of all powers. */
    matrix_exp(): Tensor;
    /** A matrix multiplied with itself, or its inverse, n times. */
    matrix_power(n: int): Tensor;
    /** A matrix multiplied with itself, or its inverse, n times. */
    matrix_power(options: { n: int }): Tensor;
    /** The largest element, the largest along a dimension with its index, or the larger of both. */
    max(dim: int, keepdim?: boolean): Tensor & Named<'values' | 'indices'>;
    /** The largest element, the largest along a dimension with its index, or the larger of both. */
    max(dim: int, options?: { keepdim?: boolean }): Tensor & Named<'values' | 'indices'>;
    /** The largest element, the largest along a dimension with its index, or the larger of both. */
    max(): Tensor;
    /** The largest element, the largest along a dimension with its index, or the larger of both. */
    max(other: Like): Tensor;
    /** The largest element, the largest along a dimension with its index, or the larger of both. */
    max(options: { dim: int; keepdim?: boolean }): Named<'values' | 'indices'>;
    /** The larger of both; NaN wins. */
    maximum(other: Like): Tensor;
    /** Mean of all elements, or along dimensions. */
    mean(dim: ints | null, keepdim?: boolean, options?: { dtype?: dtype | null }): Tensor;
    /** Mean of all elements, or along dimensions. */
    mean(dim: ints | null, options?: { keepdim?: boolean; dtype?: dtype | null }): Tensor;
    /** Mean of all elements, or along dimensions. */
    mean(options?: { dtype?: dtype | null }): Tensor;
    /** Mean of all elements, or along dimensions. */
    mean(options: { dim: ints | null; keepdim?: boolean; dtype?: dtype | null }): Tensor;
    /** The median, the lower of two, of all elements or along a dimension with its index. */
    median(): Tensor;
    /** The median, the lower of two, of all elements or along a dimension with its index. */
    median(dim: int, keepdim?: boolean): Named<'values' | 'indices'>;
    /** The median, the lower of two, of all elements or along a dimension with its index. */
    median(dim: int, options?: { keepdim?: boolean }): Named<'values' | 'indices'>;
    /** The median, the lower of two, of all elements or along a dimension with its index. */
    median(options: { dim: int; keepdim?: boolean }): Named<'values' | 'indices'>;
    /** The smallest element, the smallest along a dimension with its index, or the smaller of both. */
    min(dim: int, keepdim?: boolean): Tensor & Named<'values' | 'indices'>;
    /** The smallest element, the smallest along a dimension with its index, or the smaller of both. */
    min(dim: int, options?: { keepdim?: boolean }): Tensor & Named<'values' | 'indices'>;
    /** The smallest element, the smallest along a dimension with its index, or the smaller of both. */
    min(): Tensor;
    /** The smallest element, the smallest along a dimension with its index, or the smaller of both. */
    min(other: Like): Tensor;
    /** The smallest element, the smallest along a dimension with its index, or the smaller of both. */
    min(options: { dim: int; keepdim?: boolean }): Named<'values' | 'indices'>;
    /** The smaller of both; NaN wins. */
    minimum(other: Like): Tensor;
    /** Product of two matrices. */
    mm(mat2: Like): Tensor;
    /** The most frequent element along a dimension, the smallest of several, with its index. */
    mode(dim?: int, keepdim?: boolean): Named<'values' | 'indices'>;
    /** The most frequent element along a dimension, the smallest of several, with its index. */
    mode(dim?: int, options?: { keepdim?: boolean }): Named<'values' | 'indices'>;
    /** The most frequent element along a dimension, the smallest of several, with its index. */
    mode(options?: { dim?: int; keepdim?: boolean }): Named<'values' | 'indices'>;
    /** Dimensions moved to other places; the others keep their order. */
    movedim(source: int, destination: int): Tensor;
    /** Dimensions moved to other places; the others keep their order. */
    movedim(source: int, options: { destination: int }): Tensor;
    /** Dimensions moved to other places; the others keep their order. */
    movedim(source: readonly int[], destination: readonly int[]): Tensor;
    /** Dimensions moved to other places; the others keep their order. */
    movedim(source: readonly int[], options: { destination: readonly int[] }): Tensor;
    /** Dimensions moved to other places; the others keep their order. */
    movedim(options: { source: int; destination: int }): Tensor;
    /** Dimensions moved to other places; the others keep their order. */
    movedim(options: { source: readonly int[]; destination: readonly int[] }): Tensor;
    /** Dimensions moved to other places; the others keep their order. */
    moveaxis(source: int, destination: int): Tensor;
    /** Dimensions moved to other places; the others keep their order. */
    moveaxis(source: int, options: { destination: int }): Tensor;
    /** Dimensions moved to other places; the others keep their order. */
    moveaxis(source: readonly int[], destination: readonly int[]): Tensor;
    /** Dimensions moved to other places; the others keep their order. */
    moveaxis(source: readonly int[], options: { destination: readonly int[] }): Tensor;
    /** Dimensions moved to other places; the others keep their order. */
    moveaxis(options: { source: int; destination: int }): Tensor;
    /** Dimensions moved to other places; the others keep their order. */
    moveaxis(options: { source: readonly int[]; destination: readonly int[] }): Tensor;
    /** The elements in order along the first dimension. */
    msort(): Tensor;
    /** Product of both. */
    mul(other: Operand): Tensor;
    /** Product of both. */
    multiply(other: Operand): Tensor;
    /** Product of both. In place. */
    mul_(other: Operand): Tensor;
    /** Product of both. In place. */
    multiply_(other: Operand): Tensor;
    /** Indices drawn with the probabilities in each row, which need not add up to 1. */
    multinomial(num_samples: int, replacement?: boolean, options?: { generator?: Generator | null }): Tensor;
    /** Indices drawn with the probabilities in each row, which need not add up to 1. */
    multinomial(num_samples: int, options?: { replacement?: boolean; generator?: Generator | null }): Tensor;
    /** Indices drawn with the probabilities in each row, which need not add up to 1. */
    multinomial(options: { num_samples: int; replacement?: boolean; generator?: Generator | null }): Tensor;
    /** Product of a matrix and a vector. */
    mv(vec: Like): Tensor;
    /** The logarithm of the multivariate gamma function of dimension `p`. */
    mvlgamma(p: int): Tensor;
    /** The logarithm of the multivariate gamma function of dimension `p`. */
    mvlgamma(options: { p: int }): Tensor;
    /** The logarithm of the multivariate gamma function of dimension `p`. In place. */
    mvlgamma_(p: int): Tensor;
    /** The logarithm of the multivariate gamma function of dimension `p`. In place. */
    mvlgamma_(options: { p: int }): Tensor;
    /** NaN replaced by `nan`, 0 unless given, and infinities by the largest and smallest numbers of the dtype unless given. */
    nan_to_num(nan?: int | null, posinf?: int | null, neginf?: int | null): Tensor;
    /** NaN replaced by `nan`, 0 unless given, and infinities by the largest and smallest numbers of the dtype unless given. */
    nan_to_num(nan?: int | null, posinf?: int | null, options?: { neginf?: int | null }): Tensor;
    /** NaN replaced by `nan`, 0 unless given, and infinities by the largest and smallest numbers of the dtype unless given. */
    nan_to_num(nan?: int | null, options?: { posinf?: int | null; neginf?: int | null }): Tensor;
    /** NaN replaced by `nan`, 0 unless given, and infinities by the largest and smallest numbers of the dtype unless given. */
    nan_to_num(options?: { nan?: int | null; posinf?: int | null; neginf?: int | null }): Tensor;
    /** NaN replaced by `nan`, 0 unless given, and infinities by the largest and smallest numbers of the dtype unless given. In place. */
    nan_to_num_(nan?: int | null, posinf?: int | null, neginf?: int | null): Tensor;
    /** NaN replaced by `nan`, 0 unless given, and infinities by the largest and smallest numbers of the dtype unless given. In place. */
    nan_to_num_(nan?: int | null, posinf?: int | null, options?: { neginf?: int | null }): Tensor;
    /** NaN replaced by `nan`, 0 unless given, and infinities by the largest and smallest numbers of the dtype unless given. In place. */
    nan_to_num_(nan?: int | null, options?: { posinf?: int | null; neginf?: int | null }): Tensor;
    /** NaN replaced by `nan`, 0 unless given, and infinities by the largest and smallest numbers of the dtype unless given. In place. */
    nan_to_num_(options?: { nan?: int | null; posinf?: int | null; neginf?: int | null }): Tensor;
    /** Mean of what is not NaN, of all elements or along dimensions. */
    nanmean(dim?: ints | null, keepdim?: boolean, options?: { dtype?: dtype | null }): Tensor;
    /** Mean of what is not NaN, of all elements or along dimensions. */
    nanmean(dim?: ints | null, options?: { keepdim?: boolean; dtype?: dtype | null }): Tensor;
    /** Mean of what is not NaN, of all elements or along dimensions. */
    nanmean(options?: { dim?: ints | null; keepdim?: boolean; dtype?: dtype | null }): Tensor;
    /** The median of what is not NaN, of all elements or along a dimension with its index. */
    nanmedian(): Tensor;
    /** The median of what is not NaN, of all elements or along a dimension with its index. */
    nanmedian(dim: int, keepdim?: boolean): Named<'values' | 'indices'>;
    /** The median of what is not NaN, of all elements or along a dimension with its index. */
    nanmedian(dim: int, options?: { keepdim?: boolean }): Named<'values' | 'indices'>;
    /** The median of what is not NaN, of all elements or along a dimension with its index. */
    nanmedian(options: { dim: int; keepdim?: boolean }): Named<'values' | 'indices'>;
    /** The values below which the parts `q` of what is not NaN lie, over all elements or along a dimension. */
    nanquantile(q: Like, dim?: int | null, keepdim?: boolean, options?: { interpolation?: string }): Tensor;
    /** The values below which the parts `q` of what is not NaN lie, over all elements or along a dimension. */
    nanquantile(q: Like, dim?: int | null, options?: { keepdim?: boolean; interpolation?: string }): Tensor;
    /** The values below which the parts `q` of what is not NaN lie, over all elements or along a dimension. */
    nanquantile(q: Like, options?: { dim?: int | null; keepdim?: boolean; interpolation?: string }): Tensor;
    /** The values below which the parts `q` of what is not NaN lie, over all elements or along a dimension. */
    nanquantile(q: int, dim?: int | null, keepdim?: boolean, options?: { interpolation?: string }): Tensor;
    /** The values below which the parts `q` of what is not NaN lie, over all elements or along a dimension. */
    nanquantile(q: int, dim?: int | null, options?: { keepdim?: boolean; interpolation?: string }): Tensor;
    /** The values below which the parts `q` of what is not NaN lie, over all elements or along a dimension. */
    nanquantile(q: int, options?: { dim?: int | null; keepdim?: boolean; interpolation?: string }): Tensor;
    /** The values below which the parts `q` of what is not NaN lie, over all elements or along a dimension. */
    nanquantile(options: { q: int; dim?: int | null; keepdim?: boolean; interpolation?: string }): Tensor;
    /** Sum in which NaN counts as 0, of all elements or along dimensions. */
    nansum(dim?: ints | null, keepdim?: boolean, options?: { dtype?: dtype | null }): Tensor;
    /** Sum in which NaN counts as 0, of all elements or along dimensions. */
    nansum(dim?: ints | null, options?: { keepdim?: boolean; dtype?: dtype | null }): Tensor;
    /** Sum in which NaN counts as 0, of all elements or along dimensions. */
    nansum(options?: { dim?: ints | null; keepdim?: boolean; dtype?: dtype | null }): Tensor;
    /** `length` parts from `start` on, along a dimension. */
    narrow(dim: int, start: int, length: int): Tensor;
    /** `length` parts from `start` on, along a dimension. */
    narrow(dim: int, start: int, options: { length: int }): Tensor;
    /** `length` parts from `start` on, along a dimension. */
    narrow(dim: int, options: { start: int; length: int }): Tensor;
    /** `length` parts from `start` on, along a dimension. */
    narrow(dim: int, start: Like, length: int): Tensor;
    /** `length` parts from `start` on, along a dimension. */
    narrow(dim: int, start: Like, options: { length: int }): Tensor;
    /** `length` parts from `start` on, along a dimension. */
    narrow(dim: int, options: { start: Like; length: int }): Tensor;
    /** `length` parts from `start` on, along a dimension. */
    narrow(options: { dim: int; start: int; length: int }): Tensor;
    /** `length` parts from `start` on, along a dimension. */
    narrow(options: { dim: int; start: Like; length: int }): Tensor;
    /** Whether both differ. */
    ne(other: Like): Tensor;
    /** Whether both differ. */
    ne(other: Scalar): Tensor;
    /** Whether both differ. */
    ne(options: { other: Scalar }): Tensor;
    /** Whether both differ. */
    not_equal(other: Like): Tensor;
    /** Whether both differ. */
    not_equal(other: Scalar): Tensor;
    /** Whether both differ. */
    not_equal(options: { other: Scalar }): Tensor;
    /** Whether both differ. In place. */
    ne_(other: Like): Tensor;
    /** Whether both differ. In place. */
    ne_(other: Scalar): Tensor;
    /** Whether both differ. In place. */
    ne_(options: { other: Scalar }): Tensor;
    /** Whether both differ. In place. */
    not_equal_(other: Like): Tensor;
    /** Whether both differ. In place. */
    not_equal_(other: Scalar): Tensor;
    /** Whether both differ. In place. */
    not_equal_(options: { other: Scalar }): Tensor;
    /** The opposite of each element. */
    neg(): Tensor;
    /** The opposite of each element. */
    negative(): Tensor;
    /** The opposite of each element. In place. */
    neg_(): Tensor;
    /** The opposite of each element. In place. */
    negative_(): Tensor;
    /** A tensor of this size and the dtype of `self`, its elements unspecified (here 0). */
    new_empty(size: readonly int[], options?: { dtype?: dtype | null; requires_grad?: boolean }): Tensor;
    /** A tensor of this size and the dtype of `self`, its elements unspecified (here 0). */
    new_empty(...size: number[]): Tensor;
    /** A tensor of this size and the dtype of `self`, its elements unspecified (here 0). */
    new_empty(...args: [...size: number[], options: { dtype?: dtype | null; requires_grad?: boolean }]): Tensor;
    /** A tensor of this size and the dtype of `self`, its elements unspecified (here 0). */
    new_empty(options: { size: readonly int[]; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
    /** A tensor of this size and the dtype of `self`, all `fill_value`. */
    new_full(size: readonly int[], fill_value: Scalar, options?: { dtype?: dtype | null; requires_grad?: boolean }): Tensor;
    /** A tensor of this size and the dtype of `self`, all `fill_value`. */
    new_full(size: readonly int[], options: { fill_value: Scalar; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
    /** A tensor of this size and the dtype of `self`, all `fill_value`. */
    new_full(options: { size: readonly int[]; fill_value: Scalar; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
    /** A tensor of this size and the dtype of `self`, all 1. */
    new_ones(size: readonly int[], options?: { dtype?: dtype | null; requires_grad?: boolean }): Tensor;
    /** A tensor of this size and the dtype of `self`, all 1. */
    new_ones(...size: number[]): Tensor;
    /** A tensor of this size and the dtype of `self`, all 1. */
    new_ones(...args: [...size: number[], options: { dtype?: dtype | null; requires_grad?: boolean }]): Tensor;
    /** A tensor of this size and the dtype of `self`, all 1. */
    new_ones(options: { size: readonly int[]; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
    /** A tensor of this data and the dtype of `self`. */
    new_tensor(data: unknown, options?: { dtype?: dtype | null; requires_grad?: boolean }): Tensor;
    /** A tensor of this data and the dtype of `self`. */
    new_tensor(options: { data: unknown; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
    /** A tensor of this size and the dtype of `self`, all 0. */
    new_zeros(size: readonly int[], options?: { dtype?: dtype | null; requires_grad?: boolean }): Tensor;
    /** A tensor of this size and the dtype of `self`, all 0. */
    new_zeros(...size: number[]): Tensor;
    /** A tensor of this size and the dtype of `self`, all 0. */
    new_zeros(...args: [...size: number[], options: { dtype?: dtype | null; requires_grad?: boolean }]): Tensor;
    /** A tensor of this size and the dtype of `self`, all 0. */
    new_zeros(options: { size: readonly int[]; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
    /** The next number of the dtype after the first, towards the second. */
    nextafter(other: Like): Tensor;
    /** The next number of the dtype after the first, towards the second. In place. */
    nextafter_(other: Like): Tensor;
    /** Negative log-likelihood of the target classes, with any number of dimensions. */
    nll_loss_nd(target: Like, weight?: Like | null, reduction?: int, ignore_index?: int): Tensor;
    /** Negative log-likelihood of the target classes, with any number of dimensions. */
    nll_loss_nd(target: Like, weight?: Like | null, reduction?: int, options?: { ignore_index?: int }): Tensor;
    /** Negative log-likelihood of the target classes, with any number of dimensions. */
    nll_loss_nd(target: Like, weight?: Like | null, options?: { reduction?: int; ignore_index?: int }): Tensor;
    /** Negative log-likelihood of the target classes, with any number of dimensions. */
    nll_loss_nd(target: Like, options?: { weight?: Like | null; reduction?: int; ignore_index?: int }): Tensor;
    /** The coordinates of the elements that are not 0, one row for each; with `as_tuple`, a tensor for each dimension. */
    nonzero(): Tensor;
    /** The coordinates of the elements that are not 0, one row for each; with `as_tuple`, a tensor for each dimension. */
    nonzero(options: { as_tuple: boolean }): Tensor[];
    /** Length in the norm of this order, over all elements or along dimensions; `fro` and `nuc` are norms of matrices. */
    norm(p?: unknown, dim?: ints | null, keepdim?: boolean, dtype?: dtype | null): Tensor;
    /** Length in the norm of this order, over all elements or along dimensions; `fro` and `nuc` are norms of matrices. */
    norm(p?: unknown, dim?: ints | null, keepdim?: boolean, options?: { dtype?: dtype | null }): Tensor;
    /** Length in the norm of this order, over all elements or along dimensions; `fro` and `nuc` are norms of matrices. */
    norm(p?: unknown, dim?: ints | null, options?: { keepdim?: boolean; dtype?: dtype | null }): Tensor;
    /** Length in the norm of this order, over all elements or along dimensions; `fro` and `nuc` are norms of matrices. */
    norm(p?: unknown, options?: { dim?: ints | null; keepdim?: boolean; dtype?: dtype | null }): Tensor;
    /** Length in the norm of this order, over all elements or along dimensions; `fro` and `nuc` are norms of matrices. */
    norm(options?: { p?: unknown; dim?: ints | null; keepdim?: boolean; dtype?: dtype | null }): Tensor;
    /** Every element becomes a random number, normal of this mean and standard deviation. */
    normal_(mean?: int, std?: int, options?: { generator?: Generator | null }): Tensor;
    /** Every element becomes a random number, normal of this mean and standard deviation. */
    normal_(mean?: int, options?: { std?: int; generator?: Generator | null }): Tensor;
    /** Every element becomes a random number, normal of this mean and standard deviation. */
    normal_(options?: { mean?: int; std?: int; generator?: Generator | null }): Tensor;
    /** Sum of the singular values. */
    nuclear_norm(keepdim?: boolean): Tensor;
    /** Sum of the singular values. */
    nuclear_norm(dim: ints, keepdim?: boolean): Tensor;
    /** Sum of the singular values. */
    nuclear_norm(dim: ints, options?: { keepdim?: boolean }): Tensor;
    /** Sum of the singular values. */
    nuclear_norm(options?: { keepdim?: boolean }): Tensor;
    /** Sum of the singular values. */
    nuclear_norm(options: { dim: ints; keepdim?: boolean }): Tensor;
    /** The first columns of the product of the reflections whose vectors stand below the diagonal. */
    orgqr(input2: Like): Tensor;
    /** Q·C, Qᵀ·C, C·Q or C·Qᵀ, with Q the product of the reflections whose vectors stand below the diagonal. */
    ormqr(input2: Like, input3: Like, left?: boolean, transpose?: boolean): Tensor;
    /** Q·C, Qᵀ·C, C·Q or C·Qᵀ, with Q the product of the reflections whose vectors stand below the diagonal. */
    ormqr(input2: Like, input3: Like, left?: boolean, options?: { transpose?: boolean }): Tensor;
    /** Q·C, Qᵀ·C, C·Q or C·Qᵀ, with Q the product of the reflections whose vectors stand below the diagonal. */
    ormqr(input2: Like, input3: Like, options?: { left?: boolean; transpose?: boolean }): Tensor;
    /** Q·C, Qᵀ·C, C·Q or C·Qᵀ, with Q the product of the reflections whose vectors stand below the diagonal. */
    ormqr(input2: Like, options: { input3: Like; left?: boolean; transpose?: boolean }): Tensor;
    /** Matrix of the products of the elements of two vectors. */
    outer(vec2: Like): Tensor;
    /** Matrix of the products of the elements of two vectors. */
    ger(vec2: Like): Tensor;
    /** The dimensions in another order. */
    permute(dims: readonly int[]): Tensor;
    /** The dimensions in another order. */
    permute(...dims: number[]): Tensor;
    /** The dimensions in another order. */
    permute(options: { dims: readonly int[] }): Tensor;
    /** The pseudo-inverse of Moore and Penrose. */
    pinverse(rcond?: int): Tensor;
    /** The pseudo-inverse of Moore and Penrose. */
    pinverse(options?: { rcond?: int }): Tensor;
    /** The derivative of this order of the digamma function. */
    polygamma(n: int): Tensor;
    /** The derivative of this order of the digamma function. */
    polygamma(options: { n: int }): Tensor;
    /** The derivative of this order of the digamma function, in place. */
    polygamma_(n: int): Tensor;
    /** The derivative of this order of the digamma function, in place. */
    polygamma_(options: { n: int }): Tensor;
    /** Itself. */
    positive(): Tensor;
    /** Each element to a power. */
    pow(exponent: Like): Tensor;
    /** Each element to a power. */
    pow(exponent: Scalar): Tensor;
    /** Each element to a power. */
    pow(options: { exponent: Scalar }): Tensor;
    /** Each element to a power. In place. */
    pow_(exponent: Like): Tensor;
    /** Each element to a power. In place. */
    pow_(exponent: Scalar): Tensor;
    /** Each element to a power. In place. */
    pow_(options: { exponent: Scalar }): Tensor;
    /** The positive part, and the negative part times a weight: one for all, or one for each channel. */
    prelu(weight: Like): Tensor;
    /** Product of all elements, or along a dimension. */
    prod(dim: int, keepdim?: boolean, options?: { dtype?: dtype | null }): Tensor;
    /** Product of all elements, or along a dimension. */
    prod(dim: int, options?: { keepdim?: boolean; dtype?: dtype | null }): Tensor;
    /** Product of all elements, or along a dimension. */
    prod(options?: { dtype?: dtype | null }): Tensor;
    /** Product of all elements, or along a dimension. */
    prod(options: { dim: int; keepdim?: boolean; dtype?: dtype | null }): Tensor;
    /** The elements of the source at numbers of elements in row-major order; with `accumulate`, added. */
    put(index: Like, source: Like, accumulate?: boolean): Tensor;
    /** The elements of the source at numbers of elements in row-major order; with `accumulate`, added. */
    put(index: Like, source: Like, options?: { accumulate?: boolean }): Tensor;
    /** The elements of the source at numbers of elements in row-major order; with `accumulate`, added. */
    put(index: Like, options: { source: Like; accumulate?: boolean }): Tensor;
    /** The elements of the source at numbers of elements in row-major order; with `accumulate`, added. In place. */
    put_(index: Like, source: Like, accumulate?: boolean): Tensor;
    /** The elements of the source at numbers of elements in row-major order; with `accumulate`, added. In place. */
    put_(index: Like, source: Like, options?: { accumulate?: boolean }): Tensor;
    /** The elements of the source at numbers of elements in row-major order; with `accumulate`, added. In place. */
    put_(index: Like, options: { source: Like; accumulate?: boolean }): Tensor;
    /** Removed from PyTorch: use linalg.qr. */
    qr(some?: boolean): Named<'Q' | 'R'>;
    /** Removed from PyTorch: use linalg.qr. */
    qr(options?: { some?: boolean }): Named<'Q' | 'R'>;
    /** The values below which the parts `q` of the elements lie, over all or along a dimension. */
    quantile(q: Like, dim?: int | null, keepdim?: boolean, options?: { interpolation?: string }): Tensor;
    /** The values below which the parts `q` of the elements lie, over all or along a dimension. */
    quantile(q: Like, dim?: int | null, options?: { keepdim?: boolean; interpolation?: string }): Tensor;
    /** The values below which the parts `q` of the elements lie, over all or along a dimension. */
    quantile(q: Like, options?: { dim?: int | null; keepdim?: boolean; interpolation?: string }): Tensor;
    /** The values below which the parts `q` of the elements lie, over all or along a dimension. */
    quantile(q: int, dim?: int | null, keepdim?: boolean, options?: { interpolation?: string }): Tensor;
    /** The values below which the parts `q` of the elements lie, over all or along a dimension. */
    quantile(q: int, dim?: int | null, options?: { keepdim?: boolean; interpolation?: string }): Tensor;
    /** The values below which the parts `q` of the elements lie, over all or along a dimension. */
    quantile(q: int, options?: { dim?: int | null; keepdim?: boolean; interpolation?: string }): Tensor;
    /** The values below which the parts `q` of the elements lie, over all or along a dimension. */
    quantile(options: { q: int; dim?: int | null; keepdim?: boolean; interpolation?: string }): Tensor;
    /** Radians in degrees. */
    rad2deg(): Tensor;
    /** Radians in degrees. In place. */
    rad2deg_(): Tensor;
    /** Every element becomes a random whole number: from `from` up to, without, `to`; without limits, any that the dtype counts to. */
    random_(from: Scalar, to: Scalar | null, options?: { generator?: Generator | null }): Tensor;
    /** Every element becomes a random whole number: from `from` up to, without, `to`; without limits, any that the dtype counts to. */
    random_(from: Scalar, options: { to: Scalar | null; generator?: Generator | null }): Tensor;
    /** Every element becomes a random whole number: from `from` up to, without, `to`; without limits, any that the dtype counts to. */
    random_(to: Scalar, options?: { generator?: Generator | null }): Tensor;
    /** Every element becomes a random whole number: from `from` up to, without, `to`; without limits, any that the dtype counts to. */
    random_(options: { from: Scalar; to: Scalar | null; generator?: Generator | null }): Tensor;
    /** Every element becomes a random whole number: from `from` up to, without, `to`; without limits, any that the dtype counts to. */
    random_(options: { to: Scalar; generator?: Generator | null }): Tensor;
    /** Every element becomes a random whole number: from `from` up to, without, `to`; without limits, any that the dtype counts to. */
    random_(options?: { generator?: Generator | null }): Tensor;
    /** All elements in one dimension. */
    ravel(): Tensor;
    /** One divided by each element. */
    reciprocal(): Tensor;
    /** One divided by each element. In place. */
    reciprocal_(): Tensor;
    /** The positive part. */
    relu(): Tensor;
    /** The positive part. In place. */
    relu_(): Tensor;
    /** Remainder of the division, with the sign of the divisor. */
    remainder(other: Like): Tensor;
    /** Remainder of the division, with the sign of the divisor. */
    remainder(other: Scalar): Tensor;
    /** Remainder of the division, with the sign of the divisor. */
    remainder(options: { other: Scalar }): Tensor;
    /** Remainder of the division, with the sign of the divisor. In place. */
    remainder_(other: Like): Tensor;
    /** Remainder of the division, with the sign of the divisor. In place. */
    remainder_(other: Scalar): Tensor;
    /** Remainder of the division, with the sign of the divisor. In place. */
    remainder_(options: { other: Scalar }): Tensor;
    /** Parts along a dimension whose norm is above the limit, scaled down to it. */
    renorm(p: Scalar, dim: int, maxnorm: Scalar): Tensor;
    /** Parts along a dimension whose norm is above the limit, scaled down to it. */
    renorm(p: Scalar, dim: int, options: { maxnorm: Scalar }): Tensor;
    /** Parts along a dimension whose norm is above the limit, scaled down to it. */
    renorm(p: Scalar, options: { dim: int; maxnorm: Scalar }): Tensor;
    /** Parts along a dimension whose norm is above the limit, scaled down to it. */
    renorm(options: { p: Scalar; dim: int; maxnorm: Scalar }): Tensor;
    /** Parts along a dimension whose norm is above the limit, scaled down to it. In place. */
    renorm_(p: Scalar, dim: int, maxnorm: Scalar): Tensor;
    /** Parts along a dimension whose norm is above the limit, scaled down to it. In place. */
    renorm_(p: Scalar, dim: int, options: { maxnorm: Scalar }): Tensor;
    /** Parts along a dimension whose norm is above the limit, scaled down to it. In place. */
    renorm_(p: Scalar, options: { dim: int; maxnorm: Scalar }): Tensor;
    /** Parts along a dimension whose norm is above the limit, scaled down to it. In place. */
    renorm_(options: { p: Scalar; dim: int; maxnorm: Scalar }): Tensor;
    /** So many copies along each dimension; new dimensions come in front. */
    repeat(repeats: readonly int[]): Tensor;
    /** So many copies along each dimension; new dimensions come in front. */
    repeat(...repeats: number[]): Tensor;
    /** So many copies along each dimension; new dimensions come in front. */
    repeat(options: { repeats: readonly int[] }): Tensor;
    /** Each part along a dimension several times, one beside the other; without `dim`, each element. */
    repeat_interleave(repeats: int, dim?: int | null, options?: { output_size?: int | null }): Tensor;
    /** Each part along a dimension several times, one beside the other; without `dim`, each element. */
    repeat_interleave(repeats: int, options?: { dim?: int | null; output_size?: int | null }): Tensor;
    /** Each part along a dimension several times, one beside the other; without `dim`, each element. */
    repeat_interleave(repeats: Like, dim?: int | null, options?: { output_size?: int | null }): Tensor;
    /** Each part along a dimension several times, one beside the other; without `dim`, each element. */
    repeat_interleave(repeats: Like, options?: { dim?: int | null; output_size?: int | null }): Tensor;
    /** Each part along a dimension several times, one beside the other; without `dim`, each element. */
    repeat_interleave(options: { repeats: int; dim?: int | null; output_size?: int | null }): Tensor;
    /** The same elements in another shape, copied where no view can show them so. */
    reshape(shape: readonly int[]): Tensor;
    /** The same elements in another shape, copied where no view can show them so. */
    reshape(...shape: number[]): Tensor;
    /** The same elements in another shape, copied where no view can show them so. */
    reshape(options: { shape: readonly int[] }): Tensor;
    /** The same elements in the shape of the other, copied where no view can show them so. */
    reshape_as(other: Like): Tensor;
    /** Another size over the same memory, which grows where it is too small (here by zeros). */
    resize_(size: readonly int[]): Tensor;
    /** Another size over the same memory, which grows where it is too small (here by zeros). */
    resize_(...size: number[]): Tensor;
    /** Another size over the same memory, which grows where it is too small (here by zeros). */
    resize_(options: { size: readonly int[] }): Tensor;
    /** The size of the other over the same memory, which grows where it is too small (here by zeros). */
    resize_as_(the_template: Like): Tensor;
    /** Without a conjugation that is still to be done: of real numbers, the tensor itself. */
    resolve_conj(): Tensor;
    /** Without a negation that is still to be done: the tensor itself. */
    resolve_neg(): Tensor;
    /** Shifted along the dimensions, what leaves at the end coming in at the start; without dimensions, in row-major order. */
    roll(shifts: ints, dims?: ints): Tensor;
    /** Shifted along the dimensions, what leaves at the end coming in at the start; without dimensions, in row-major order. */
    roll(shifts: ints, options?: { dims?: ints }): Tensor;
    /** Shifted along the dimensions, what leaves at the end coming in at the start; without dimensions, in row-major order. */
    roll(options: { shifts: ints; dims?: ints }): Tensor;
    /** Turned by 90 degrees `k` times, from the first of two dimensions towards the second. */
    rot90(k?: int, dims?: readonly int[]): Tensor;
    /** Turned by 90 degrees `k` times, from the first of two dimensions towards the second. */
    rot90(k?: int, options?: { dims?: readonly int[] }): Tensor;
    /** Turned by 90 degrees `k` times, from the first of two dimensions towards the second. */
    rot90(options?: { k?: int; dims?: readonly int[] }): Tensor;
    /** The nearest integer, half to even; with `decimals`, of the operand times that power of ten. */
    round(): Tensor;
    /** The nearest integer, half to even; with `decimals`, of the operand times that power of ten. */
    round(options: { decimals: int }): Tensor;
    /** The nearest integer, half to even; with `decimals`, of the operand times that power of ten. In place. */
    round_(): Tensor;
    /** The nearest integer, half to even; with `decimals`, of the operand times that power of ten. In place. */
    round_(options: { decimals: int }): Tensor;
    /** The positive part, and the negative part times the slopes in `noise`, or times the mean slope. */
    rrelu_with_noise(noise: Like, lower?: Scalar, upper?: Scalar, training?: boolean): Tensor;
    /** The positive part, and the negative part times the slopes in `noise`, or times the mean slope. */
    rrelu_with_noise(noise: Like, lower?: Scalar, upper?: Scalar, options?: { training?: boolean }): Tensor;
    /** The positive part, and the negative part times the slopes in `noise`, or times the mean slope. */
    rrelu_with_noise(noise: Like, lower?: Scalar, options?: { upper?: Scalar; training?: boolean }): Tensor;
    /** The positive part, and the negative part times the slopes in `noise`, or times the mean slope. */
    rrelu_with_noise(noise: Like, options?: { lower?: Scalar; upper?: Scalar; training?: boolean }): Tensor;
    /** The positive part, and the negative part times the slopes in `noise`, or times the mean slope. In place. */
    rrelu_with_noise_(noise: Like, lower?: Scalar, upper?: Scalar, training?: boolean): Tensor;
    /** The positive part, and the negative part times the slopes in `noise`, or times the mean slope. In place. */
    rrelu_with_noise_(noise: Like, lower?: Scalar, upper?: Scalar, options?: { training?: boolean }): Tensor;
    /** The positive part, and the negative part times the slopes in `noise`, or times the mean slope. In place. */
    rrelu_with_noise_(noise: Like, lower?: Scalar, options?: { upper?: Scalar; training?: boolean }): Tensor;
    /** The positive part, and the negative part times the slopes in `noise`, or times the mean slope. In place. */
    rrelu_with_noise_(noise: Like, options?: { lower?: Scalar; upper?: Scalar; training?: boolean }): Tensor;
    /** One divided by the square root of each element. */
    rsqrt(): Tensor;
    /** One divided by the square root of each element. In place. */
    rsqrt_(): Tensor;
    /** The second minus the first, the first times `alpha`. */
    rsub(other: Like, options?: { alpha?: Scalar }): Tensor;
    /** The second minus the first, the first times `alpha`. */
    rsub(other: Scalar, alpha?: Scalar): Tensor;
    /** The second minus the first, the first times `alpha`. */
    rsub(other: Scalar, options?: { alpha?: Scalar }): Tensor;
    /** The second minus the first, the first times `alpha`. */
    rsub(options: { other: Scalar; alpha?: Scalar }): Tensor;
    /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. */
    scatter(dim: int, index: Like, src: Like): Tensor;
    /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. */
    scatter(dim: int, index: Like, options: { src: Like }): Tensor;
    /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. */
    scatter(dim: int, options: { index: Like; src: Like }): Tensor;
    /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. */
    scatter(dim: int, index: Like, src: Like, options: { reduce: string }): Tensor;
    /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. */
    scatter(dim: int, index: Like, options: { src: Like; reduce: string }): Tensor;
    /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. */
    scatter(dim: int, options: { index: Like; src: Like; reduce: string }): Tensor;
    /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. */
    scatter(dim: int, index: Like, value: Scalar): Tensor;
    /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. */
    scatter(dim: int, index: Like, options: { value: Scalar }): Tensor;
    /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. */
    scatter(dim: int, options: { index: Like; value: Scalar }): Tensor;
    /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. */
    scatter(dim: int, index: Like, value: Scalar, options: { reduce: string }): Tensor;
    /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. */
    scatter(dim: int, index: Like, options: { value: Scalar; reduce: string }): Tensor;
    /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. */
    scatter(dim: int, options: { index: Like; value: Scalar; reduce: string }): Tensor;
    /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. */
    scatter(options: { dim: int; index: Like; src: Like }): Tensor;
    /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. */
    scatter(options: { dim: int; index: Like; src: Like; reduce: string }): Tensor;
    /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. */
    scatter(options: { dim: int; index: Like; value: Scalar }): Tensor;
    /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. */
    scatter(options: { dim: int; index: Like; value: Scalar; reduce: string }): Tensor;
    /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. In place. */
    scatter_(dim: int, index: Like, src: Like): Tensor;
    /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. In place. */
    scatter_(dim: int, index: Like, options: { src: Like }): Tensor;
    /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. In place. */
    scatter_(dim: int, options: { index: Like; src: Like }): Tensor;
    /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. In place. */
    scatter_(dim: int, index: Like, src: Like, options: { reduce: string }): Tensor;
    /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. In place. */
    scatter_(dim: int, index: Like, options: { src: Like; reduce: string }): Tensor;
    /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. In place. */
    scatter_(dim: int, options: { index: Like; src: Like; reduce: string }): Tensor;
    /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. In place. */
    scatter_(dim: int, index: Like, value: Scalar): Tensor;
    /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. In place. */
    scatter_(dim: int, index: Like, options: { value: Scalar }): Tensor;
    /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. In place. */
    scatter_(dim: int, options: { index: Like; value: Scalar }): Tensor;
    /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. In place. */
    scatter_(dim: int, index: Like, value: Scalar, options: { reduce: string }): Tensor;
    /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. In place. */
    scatter_(dim: int, index: Like, options: { value: Scalar; reduce: string }): Tensor;
    /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. In place. */
    scatter_(dim: int, options: { index: Like; value: Scalar; reduce: string }): Tensor;
    /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. In place. */
    scatter_(options: { dim: int; index: Like; src: Like }): Tensor;
    /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. In place. */
    scatter_(options: { dim: int; index: Like; src: Like; reduce: string }): Tensor;
    /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. In place. */
    scatter_(options: { dim: int; index: Like; value: Scalar }): Tensor;
    /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. In place. */
    scatter_(options: { dim: int; index: Like; value: Scalar; reduce: string }): Tensor;
    /** The elements of `src` added at the coordinates that the index tells along `dim`. */
    scatter_add(dim: int, index: Like, src: Like): Tensor;
    /** The elements of `src` added at the coordinates that the index tells along `dim`. */
    scatter_add(dim: int, index: Like, options: { src: Like }): Tensor;
    /** The elements of `src` added at the coordinates that the index tells along `dim`. */
    scatter_add(dim: int, options: { index: Like; src: Like }): Tensor;
    /** The elements of `src` added at the coordinates that the index tells along `dim`. */
    scatter_add(options: { dim: int; index: Like; src: Like }): Tensor;
    /** The elements of `src` added at the coordinates that the index tells along `dim`. In place. */
    scatter_add_(dim: int, index: Like, src: Like): Tensor;
    /** The elements of `src` added at the coordinates that the index tells along `dim`. In place. */
    scatter_add_(dim: int, index: Like, options: { src: Like }): Tensor;
    /** The elements of `src` added at the coordinates that the index tells along `dim`. In place. */
    scatter_add_(dim: int, options: { index: Like; src: Like }): Tensor;
    /** The elements of `src` added at the coordinates that the index tells along `dim`. In place. */
    scatter_add_(options: { dim: int; index: Like; src: Like }): Tensor;
    /** The elements of `src` combined (sum, prod, mean, amax, amin) at the coordinates that the index tells along `dim`. */
    scatter_reduce(dim: int, index: Like, src: Like, reduce: string, options?: { include_self?: boolean }): Tensor;
    /** The elements of `src` combined (sum, prod, mean, amax, amin) at the coordinates that the index tells along `dim`. */
    scatter_reduce(dim: int, index: Like, src: Like, options: { reduce: string; include_self?: boolean }): Tensor;
    /** The elements of `src` combined (sum, prod, mean, amax, amin) at the coordinates that the index tells along `dim`. */
    scatter_reduce(dim: int, index: Like, options: { src: Like; reduce: string; include_self?: boolean }): Tensor;
    /** The elements of `src` combined (sum, prod, mean, amax, amin) at the coordinates that the index tells along `dim`. */
    scatter_reduce(dim: int, options: { index: Like; src: Like; reduce: string; include_self?: boolean }): Tensor;
    /** The elements of `src` combined (sum, prod, mean, amax, amin) at the coordinates that the index tells along `dim`. */
    scatter_reduce(options: { dim: int; index: Like; src: Like; reduce: string; include_self?: boolean }): Tensor;
    /** The elements of `src` combined (sum, prod, mean, amax, amin) at the coordinates that the index tells along `dim`. In place. */
    scatter_reduce_(dim: int, index: Like, src: Like, reduce: string, options?: { include_self?: boolean }): Tensor;
    /** The elements of `src` combined (sum, prod, mean, amax, amin) at the coordinates that the index tells along `dim`. In place. */
    scatter_reduce_(dim: int, index: Like, src: Like, options: { reduce: string; include_self?: boolean }): Tensor;
    /** The elements of `src` combined (sum, prod, mean, amax, amin) at the coordinates that the index tells along `dim`. In place. */
    scatter_reduce_(dim: int, index: Like, options: { src: Like; reduce: string; include_self?: boolean }): Tensor;
    /** The elements of `src` combined (sum, prod, mean, amax, amin) at the coordinates that the index tells along `dim`. In place. */
    scatter_reduce_(dim: int, options: { index: Like; src: Like; reduce: string; include_self?: boolean }): Tensor;
    /** The elements of `src` combined (sum, prod, mean, amax, amin) at the coordinates that the index tells along `dim`. In place. */
    scatter_reduce_(options: { dim: int; index: Like; src: Like; reduce: string; include_self?: boolean }): Tensor;
    /** The part at one index along a dimension. */
    select(dim: int, index: int): Tensor;
    /** The part at one index along a dimension. */
    select(dim: int, options: { index: int }): Tensor;
    /** The part at one index along a dimension. */
    select(options: { dim: int; index: int }): Tensor;
    /** With the source as the part at one index along a dimension. */
    select_scatter(src: Like, dim: int, index: int): Tensor;
    /** With the source as the part at one index along a dimension. */
    select_scatter(src: Like, dim: int, options: { index: int }): Tensor;
    /** With the source as the part at one index along a dimension. */
    select_scatter(src: Like, options: { dim: int; index: int }): Tensor;
    /** Shows the memory of the other from now on, and lies in it as that does; without another, nothing. */
    set_(source: Like): Tensor;
    /** Shows the memory of the other from now on, and lies in it as that does; without another, nothing. */
    set_(): Tensor;
    /** Sign of each element, for real numbers as `sign`. */
    sgn(): Tensor;
    /** Sign of each element, for real numbers as `sign`. In place. */
    sgn_(): Tensor;
    /** In int16. */
    short(): Tensor;
    /** The logistic function, 1 / (1 + exp(-x)). */
    sigmoid(): Tensor;
    /** The logistic function, 1 / (1 + exp(-x)). In place. */
    sigmoid_(): Tensor;
    /** Sign of each element: -1, 0 or 1. */
    sign(): Tensor;
    /** Sign of each element: -1, 0 or 1. In place. */
    sign_(): Tensor;
    /** Whether the sign of each element is set, of -0 too. */
    signbit(): Tensor;
    /** Sine of each element, in radians. */
    sin(): Tensor;
    /** Sine of each element, in radians. In place. */
    sin_(): Tensor;
    /** sin(πx) / (πx), 1 at 0. */
    sinc(): Tensor;
    /** sin(πx) / (πx), 1 at 0. In place. */
    sinc_(): Tensor;
    /** Hyperbolic sine of each element. */
    sinh(): Tensor;
    /** Hyperbolic sine of each element. In place. */
    sinh_(): Tensor;
    /** The part from `start` up to, without, `end`, each `step`-th, along a dimension. */
    slice(dim?: int, start?: int | null, end?: int | null, step?: int): Tensor;
    /** The part from `start` up to, without, `end`, each `step`-th, along a dimension. */
    slice(dim?: int, start?: int | null, end?: int | null, options?: { step?: int }): Tensor;
    /** The part from `start` up to, without, `end`, each `step`-th, along a dimension. */
    slice(dim?: int, start?: int | null, options?: { end?: int | null; step?: int }): Tensor;
    /** The part from `start` up to, without, `end`, each `step`-th, along a dimension. */
    slice(dim?: int, options?: { start?: int | null; end?: int | null; step?: int }): Tensor;
    /** The part from `start` up to, without, `end`, each `step`-th, along a dimension. */
    slice(options?: { dim?: int; start?: int | null; end?: int | null; step?: int }): Tensor;
    /** With the source in a slice along a dimension. */
    slice_scatter(src: Like, dim?: int, start?: int | null, end?: int | null, step?: int): Tensor;
    /** With the source in a slice along a dimension. */
    slice_scatter(src: Like, dim?: int, start?: int | null, end?: int | null, options?: { step?: int }): Tensor;
    /** With the source in a slice along a dimension. */
    slice_scatter(src: Like, dim?: int, start?: int | null, options?: { end?: int | null; step?: int }): Tensor;
    /** With the source in a slice along a dimension. */
    slice_scatter(src: Like, dim?: int, options?: { start?: int | null; end?: int | null; step?: int }): Tensor;
    /** With the source in a slice along a dimension. */
    slice_scatter(src: Like, options?: { dim?: int; start?: int | null; end?: int | null; step?: int }): Tensor;
    /** Sign of the determinant, and logarithm of its size. */
    slogdet(): Named<'sign' | 'logabsdet'>;
    /** Exponentials divided by their sum along a dimension. */
    softmax(dim: int, dtype?: dtype | null): Tensor;
    /** Exponentials divided by their sum along a dimension. */
    softmax(dim: int, options?: { dtype?: dtype | null }): Tensor;
    /** Exponentials divided by their sum along a dimension. */
    softmax(options: { dim: int; dtype?: dtype | null }): Tensor;
    /** The elements in order along a dimension, and their indices; NaN is the largest. */
    sort(dim?: int, descending?: boolean): Named<'values' | 'indices'>;
    /** The elements in order along a dimension, and their indices; NaN is the largest. */
    sort(dim?: int, options?: { descending?: boolean }): Named<'values' | 'indices'>;
    /** The elements in order along a dimension, and their indices; NaN is the largest. */
    sort(options: { stable: boolean | null; dim?: int; descending?: boolean }): Named<'values' | 'indices'>;
    /** The elements in order along a dimension, and their indices; NaN is the largest. */
    sort(options?: { dim?: int; descending?: boolean }): Named<'values' | 'indices'>;
    /** Parts of one size, or of the given sizes, along a dimension; the last may be smaller. */
    split(split_size: int, dim?: int): Tensor[];
    /** Parts of one size, or of the given sizes, along a dimension; the last may be smaller. */
    split(split_size: int, options?: { dim?: int }): Tensor[];
    /** Parts of one size, or of the given sizes, along a dimension; the last may be smaller. */
    split(split_size: readonly int[], dim?: int): Tensor[];
    /** Parts of one size, or of the given sizes, along a dimension; the last may be smaller. */
    split(split_size: readonly int[], options?: { dim?: int }): Tensor[];
    /** Parts of one size, or of the given sizes, along a dimension; the last may be smaller. */
    split(options: { split_size: int; dim?: int }): Tensor[];
    /** Parts of one size, or of the given sizes, along a dimension; the last may be smaller. */
    split(options: { split_size: readonly int[]; dim?: int }): Tensor[];
    /** Parts of the given sizes along a dimension. */
    split_with_sizes(split_sizes: readonly int[], dim?: int): Tensor[];
    /** Parts of the given sizes along a dimension. */
    split_with_sizes(split_sizes: readonly int[], options?: { dim?: int }): Tensor[];
    /** Parts of the given sizes along a dimension. */
    split_with_sizes(options: { split_sizes: readonly int[]; dim?: int }): Tensor[];
    /** Square root of each element. */
    sqrt(): Tensor;
    /** Square root of each element. In place. */
    sqrt_(): Tensor;
    /** Square of each element. */
    square(): Tensor;
    /** Square of each element. In place. */
    square_(): Tensor;
    /** Without its dimensions of size 1. */
    squeeze(): Tensor;
    /** Without its dimensions of size 1. */
    squeeze(dim: int): Tensor;
    /** Without its dimensions of size 1. */
    squeeze(dim: readonly int[]): Tensor;
    /** Without its dimensions of size 1. */
    squeeze(...dim: number[]): Tensor;
    /** Without its dimensions of size 1. */
    squeeze(options: { dim: int }): Tensor;
    /** Without its dimensions of size 1. */
    squeeze(options: { dim: readonly int[] }): Tensor;
    /** Without its dimensions of size 1, in place. */
    squeeze_(): Tensor;
    /** Without its dimensions of size 1, in place. */
    squeeze_(dim: int): Tensor;
    /** Without its dimensions of size 1, in place. */
    squeeze_(dim: readonly int[]): Tensor;
    /** Without its dimensions of size 1, in place. */
    squeeze_(...dim: number[]): Tensor;
    /** Without its dimensions of size 1, in place. */
    squeeze_(options: { dim: int }): Tensor;
    /** Without its dimensions of size 1, in place. */
    squeeze_(options: { dim: readonly int[] }): Tensor;
    /** Standard deviation, over all elements or along dimensions. */
    std(dim: ints | null, unbiased?: boolean, keepdim?: boolean): Tensor;
    /** Standard deviation, over all elements or along dimensions. */
    std(dim: ints | null, unbiased?: boolean, options?: { keepdim?: boolean }): Tensor;
    /** Standard deviation, over all elements or along dimensions. */
    std(dim: ints | null, options?: { unbiased?: boolean; keepdim?: boolean }): Tensor;
    /** Standard deviation, over all elements or along dimensions. */
    std(dim?: ints | null, options?: { correction?: Scalar | null; keepdim?: boolean }): Tensor;
    /** Standard deviation, over all elements or along dimensions. */
    std(...dim: number[]): Tensor;
    /** Standard deviation, over all elements or along dimensions. */
    std(...args: [...dim: number[], options: { correction?: Scalar | null; keepdim?: boolean }]): Tensor;
    /** Standard deviation, over all elements or along dimensions. */
    std(unbiased?: boolean): Tensor;
    /** Standard deviation, over all elements or along dimensions. */
    std(options: { dim: ints | null; unbiased?: boolean; keepdim?: boolean }): Tensor;
    /** Standard deviation, over all elements or along dimensions. */
    std(options?: { dim?: ints | null; correction?: Scalar | null; keepdim?: boolean }): Tensor;
    /** Standard deviation, over all elements or along dimensions. */
    std(options?: { unbiased?: boolean }): Tensor;
    /** Difference of both, the second times `alpha`. */
    sub(other: Operand, options?: { alpha?: Scalar }): Tensor;
    /** Difference of both, the second times `alpha`. */
    subtract(other: Operand, options?: { alpha?: Scalar }): Tensor;
    /** Difference of both, the second times `alpha`. In place. */
    sub_(other: Operand, options?: { alpha?: Scalar }): Tensor;
    /** Difference of both, the second times `alpha`. In place. */
    subtract_(other: Operand, options?: { alpha?: Scalar }): Tensor;
    /** Sum of all elements, or along dimensions. */
    sum(dim: ints | null, keepdim?: boolean, options?: { dtype?: dtype | null }): Tensor;
    /** Sum of all elements, or along dimensions. */
    sum(dim: ints | null, options?: { keepdim?: boolean; dtype?: dtype | null }): Tensor;
    /** Sum of all elements, or along dimensions. */
    sum(options?: { dtype?: dtype | null }): Tensor;
    /** Sum of all elements, or along dimensions. */
    sum(options: { dim: ints | null; keepdim?: boolean; dtype?: dtype | null }): Tensor;
    /** Summed over the dimensions that make it larger than the size, to which it must broadcast back. */
    sum_to_size(size: readonly int[]): Tensor;
    /** Summed over the dimensions that make it larger than the size, to which it must broadcast back. */
    sum_to_size(...size: number[]): Tensor;
    /** Summed over the dimensions that make it larger than the size, to which it must broadcast back. */
    sum_to_size(options: { size: readonly int[] }): Tensor;
    /** A = U·S·Vᵀ with V, not its transpose; superseded by linalg.svd. */
    svd(some?: boolean, compute_uv?: boolean): Named<'U' | 'S' | 'V'>;
    /** A = U·S·Vᵀ with V, not its transpose; superseded by linalg.svd. */
    svd(some?: boolean, options?: { compute_uv?: boolean }): Named<'U' | 'S' | 'V'>;
    /** A = U·S·Vᵀ with V, not its transpose; superseded by linalg.svd. */
    svd(options?: { some?: boolean; compute_uv?: boolean }): Named<'U' | 'S' | 'V'>;
    /** The transpose of a matrix; vectors as they are. */
    t(): Tensor;
    /** Transposed in place: a matrix; vectors stay as they are. */
    t_(): Tensor;
    /** Elements by their number in row-major order. */
    take(index: Like): Tensor;
    /** The elements whose coordinate along `dim` the indices tell, which are broadcast; without `dim`, of the flattened tensor. */
    take_along_dim(indices: Like, dim?: int | null): Tensor;
    /** The elements whose coordinate along `dim` the indices tell, which are broadcast; without `dim`, of the flattened tensor. */
    take_along_dim(indices: Like, options?: { dim?: int | null }): Tensor;
    /** Tangent of each element, in radians. */
    tan(): Tensor;
    /** Tangent of each element, in radians. In place. */
    tan_(): Tensor;
    /** Hyperbolic tangent of each element. */
    tanh(): Tensor;
    /** Hyperbolic tangent of each element. In place. */
    tanh_(): Tensor;
    /** So many parts of nearly one size, or parts that end at the given indices, along a dimension. */
    tensor_split(sections: int, dim?: int): Tensor[];
    /** So many parts of nearly one size, or parts that end at the given indices, along a dimension. */
    tensor_split(sections: int, options?: { dim?: int }): Tensor[];
    /** So many parts of nearly one size, or parts that end at the given indices, along a dimension. */
    tensor_split(indices: readonly int[], dim?: int): Tensor[];
    /** So many parts of nearly one size, or parts that end at the given indices, along a dimension. */
    tensor_split(indices: readonly int[], options?: { dim?: int }): Tensor[];
    /** So many parts of nearly one size, or parts that end at the given indices, along a dimension. */
    tensor_split(tensor_indices_or_sections: Like, dim?: int): Tensor[];
    /** So many parts of nearly one size, or parts that end at the given indices, along a dimension. */
    tensor_split(tensor_indices_or_sections: Like, options?: { dim?: int }): Tensor[];
    /** So many parts of nearly one size, or parts that end at the given indices, along a dimension. */
    tensor_split(options: { sections: int; dim?: int }): Tensor[];
    /** So many parts of nearly one size, or parts that end at the given indices, along a dimension. */
    tensor_split(options: { indices: readonly int[]; dim?: int }): Tensor[];
    /** So many copies along each of the last dimensions. */
    tile(dims: readonly int[]): Tensor;
    /** So many copies along each of the last dimensions. */
    tile(...dims: number[]): Tensor;
    /** So many copies along each of the last dimensions. */
    tile(options: { dims: readonly int[] }): Tensor;
    /** In another dtype, or in that of another tensor; itself where it has that already. */
    to(dtype: dtype, non_blocking?: boolean, copy?: boolean): Tensor;
    /** In another dtype, or in that of another tensor; itself where it has that already. */
    to(dtype: dtype, non_blocking?: boolean, options?: { copy?: boolean }): Tensor;
    /** In another dtype, or in that of another tensor; itself where it has that already. */
    to(dtype: dtype, options?: { non_blocking?: boolean; copy?: boolean }): Tensor;
    /** In another dtype, or in that of another tensor; itself where it has that already. */
    to(other: Like, non_blocking?: boolean, copy?: boolean): Tensor;
    /** In another dtype, or in that of another tensor; itself where it has that already. */
    to(other: Like, non_blocking?: boolean, options?: { copy?: boolean }): Tensor;
    /** In another dtype, or in that of another tensor; itself where it has that already. */
    to(other: Like, options?: { non_blocking?: boolean; copy?: boolean }): Tensor;
    /** In another dtype, or in that of another tensor; itself where it has that already. */
    to(device?: string | null, dtype?: dtype | null, non_blocking?: boolean, copy?: boolean): Tensor;
    /** In another dtype, or in that of another tensor; itself where it has that already. */
    to(device?: string | null, dtype?: dtype | null, non_blocking?: boolean, options?: { copy?: boolean }): Tensor;
    /** In another dtype, or in that of another tensor; itself where it has that already. */
    to(device?: string | null, dtype?: dtype | null, options?: { non_blocking?: boolean; copy?: boolean }): Tensor;
    /** In another dtype, or in that of another tensor; itself where it has that already. */
    to(device?: string | null, options?: { dtype?: dtype | null; non_blocking?: boolean; copy?: boolean }): Tensor;
    /** In another dtype, or in that of another tensor; itself where it has that already. */
    to(options: { dtype: dtype; non_blocking?: boolean; copy?: boolean }): Tensor;
    /** In another dtype, or in that of another tensor; itself where it has that already. */
    to(options?: { device?: string | null; dtype?: dtype | null; non_blocking?: boolean; copy?: boolean }): Tensor;
    /** The k largest elements along a dimension, or the smallest, and their indices. */
    topk(k: int, dim?: int, largest?: boolean, sorted?: boolean): Named<'values' | 'indices'>;
    /** The k largest elements along a dimension, or the smallest, and their indices. */
    topk(k: int, dim?: int, largest?: boolean, options?: { sorted?: boolean }): Named<'values' | 'indices'>;
    /** The k largest elements along a dimension, or the smallest, and their indices. */
    topk(k: int, dim?: int, options?: { largest?: boolean; sorted?: boolean }): Named<'values' | 'indices'>;
    /** The k largest elements along a dimension, or the smallest, and their indices. */
    topk(k: int, options?: { dim?: int; largest?: boolean; sorted?: boolean }): Named<'values' | 'indices'>;
    /** The k largest elements along a dimension, or the smallest, and their indices. */
    topk(options: { k: int; dim?: int; largest?: boolean; sorted?: boolean }): Named<'values' | 'indices'>;
    /** Sum of the diagonal of a matrix. */
    trace(): Tensor;
    /** Two dimensions exchanged. */
    transpose(dim0: int, dim1: int): Tensor;
    /** Two dimensions exchanged. */
    transpose(dim0: int, options: { dim1: int }): Tensor;
    /** Two dimensions exchanged. */
    transpose(options: { dim0: int; dim1: int }): Tensor;
    /** Two dimensions exchanged. */
    swapaxes(dim0: int, dim1: int): Tensor;
    /** Two dimensions exchanged. */
    swapaxes(dim0: int, options: { dim1: int }): Tensor;
    /** Two dimensions exchanged. */
    swapaxes(options: { dim0: int; dim1: int }): Tensor;
    /** Two dimensions exchanged. */
    swapdims(dim0: int, dim1: int): Tensor;
    /** Two dimensions exchanged. */
    swapdims(dim0: int, options: { dim1: int }): Tensor;
    /** Two dimensions exchanged. */
    swapdims(options: { dim0: int; dim1: int }): Tensor;
    /** Two dimensions exchanged in place. */
    transpose_(dim0: int, dim1: int): Tensor;
    /** Two dimensions exchanged in place. */
    transpose_(dim0: int, options: { dim1: int }): Tensor;
    /** Two dimensions exchanged in place. */
    transpose_(options: { dim0: int; dim1: int }): Tensor;
    /** Two dimensions exchanged in place. */
    swapaxes_(dim0: int, dim1: int): Tensor;
    /** Two dimensions exchanged in place. */
    swapaxes_(dim0: int, options: { dim1: int }): Tensor;
    /** Two dimensions exchanged in place. */
    swapaxes_(options: { dim0: int; dim1: int }): Tensor;
    /** Two dimensions exchanged in place. */
    swapdims_(dim0: int, dim1: int): Tensor;
    /** Two dimensions exchanged in place. */
    swapdims_(dim0: int, options: { dim1: int }): Tensor;
    /** Two dimensions exchanged in place. */
    swapdims_(options: { dim0: int; dim1: int }): Tensor;
    /** X with A·X = B, A triangular; superseded by linalg.solve_triangular. */
    triangular_solve(A: Like, upper?: boolean, transpose?: boolean, unitriangular?: boolean): Named<'solution' | 'cloned_coefficient'>;
    /** X with A·X = B, A triangular; superseded by linalg.solve_triangular. */
    triangular_solve(A: Like, upper?: boolean, transpose?: boolean, options?: { unitriangular?: boolean }): Named<'solution' | 'cloned_coefficient'>;
    /** X with A·X = B, A triangular; superseded by linalg.solve_triangular. */
    triangular_solve(A: Like, upper?: boolean, options?: { transpose?: boolean; unitriangular?: boolean }): Named<'solution' | 'cloned_coefficient'>;
    /** X with A·X = B, A triangular; superseded by linalg.solve_triangular. */
    triangular_solve(A: Like, options?: { upper?: boolean; transpose?: boolean; unitriangular?: boolean }): Named<'solution' | 'cloned_coefficient'>;
    /** The elements on and below a diagonal of matrices; 0 elsewhere. */
    tril(diagonal?: int): Tensor;
    /** The elements on and below a diagonal of matrices; 0 elsewhere. */
    tril(options?: { diagonal?: int }): Tensor;
    /** The elements on and below a diagonal of matrices; 0 elsewhere. In place. */
    tril_(diagonal?: int): Tensor;
    /** The elements on and below a diagonal of matrices; 0 elsewhere. In place. */
    tril_(options?: { diagonal?: int }): Tensor;
    /** The elements on and above a diagonal of matrices; 0 elsewhere. */
    triu(diagonal?: int): Tensor;
    /** The elements on and above a diagonal of matrices; 0 elsewhere. */
    triu(options?: { diagonal?: int }): Tensor;
    /** The elements on and above a diagonal of matrices; 0 elsewhere. In place. */
    triu_(diagonal?: int): Tensor;
    /** The elements on and above a diagonal of matrices; 0 elsewhere. In place. */
    triu_(options?: { diagonal?: int }): Tensor;
    /** Quotient of both. */
    true_divide(other: Like): Tensor;
    /** Quotient of both. */
    true_divide(other: Scalar): Tensor;
    /** Quotient of both. */
    true_divide(options: { other: Scalar }): Tensor;
    /** Quotient of both. In place. */
    true_divide_(other: Like): Tensor;
    /** Quotient of both. In place. */
    true_divide_(other: Scalar): Tensor;
    /** Quotient of both. In place. */
    true_divide_(options: { other: Scalar }): Tensor;
    /** The integer towards 0. */
    trunc(): Tensor;
    /** The integer towards 0. */
    fix(): Tensor;
    /** The integer towards 0. In place. */
    trunc_(): Tensor;
    /** The integer towards 0. In place. */
    fix_(): Tensor;
    /** The name of the tensor's type, or the tensor in another dtype. */
    type(dtype: dtype, non_blocking?: boolean): Tensor;
    /** The name of the tensor's type, or the tensor in another dtype. */
    type(dtype: dtype, options?: { non_blocking?: boolean }): Tensor;
    /** The name of the tensor's type, or the tensor in another dtype. */
    type(dtype: string, non_blocking?: boolean): Tensor;
    /** The name of the tensor's type, or the tensor in another dtype. */
    type(dtype: string, options?: { non_blocking?: boolean }): Tensor;
    /** The name of the tensor's type, or the tensor in another dtype. */
    type(): any;
    /** The name of the tensor's type, or the tensor in another dtype. */
    type(options: { dtype: dtype; non_blocking?: boolean }): Tensor;
    /** The name of the tensor's type, or the tensor in another dtype. */
    type(options: { dtype: string; non_blocking?: boolean }): Tensor;
    /** In the dtype of the other. */
    type_as(other: Like): Tensor;
    /** The parts along a dimension. */
    unbind(dim?: int): Tensor[];
    /** The parts along a dimension. */
    unbind(options?: { dim?: int }): Tensor[];
    /** One dimension as several of the given sizes, one of which may be −1. */
    unflatten(dim: int, sizes: readonly int[]): Tensor;
    /** One dimension as several of the given sizes, one of which may be −1. */
    unflatten(dim: int, options: { sizes: readonly int[] }): Tensor;
    /** One dimension as several of the given sizes, one of which may be −1. */
    unflatten(options: { dim: int; sizes: readonly int[] }): Tensor;
    /** Windows of a size along a dimension, each `step` after the one before; their elements are the last dimension. */
    unfold(dimension: int, size: int, step: int): Tensor;
    /** Windows of a size along a dimension, each `step` after the one before; their elements are the last dimension. */
    unfold(dimension: int, size: int, options: { step: int }): Tensor;
    /** Windows of a size along a dimension, each `step` after the one before; their elements are the last dimension. */
    unfold(dimension: int, options: { size: int; step: int }): Tensor;
    /** Windows of a size along a dimension, each `step` after the one before; their elements are the last dimension. */
    unfold(options: { dimension: int; size: int; step: int }): Tensor;
    /** Every element becomes a random number, uniform between the limits. */
    uniform_(from?: int, to?: int, options?: { generator?: Generator | null }): Tensor;
    /** Every element becomes a random number, uniform between the limits. */
    uniform_(from?: int, options?: { to?: int; generator?: Generator | null }): Tensor;
    /** Every element becomes a random number, uniform between the limits. */
    uniform_(options?: { from?: int; to?: int; generator?: Generator | null }): Tensor;
    /** Each element once, in order, or each part along a dimension; with what each is there, with how often it occurs. */
    unique(sorted?: boolean, return_inverse?: boolean, return_counts?: boolean, dim?: int | null): any;
    /** Each element once, in order, or each part along a dimension; with what each is there, with how often it occurs. */
    unique(sorted?: boolean, return_inverse?: boolean, return_counts?: boolean, options?: { dim?: int | null }): any;
    /** Each element once, in order, or each part along a dimension; with what each is there, with how often it occurs. */
    unique(sorted?: boolean, return_inverse?: boolean, options?: { return_counts?: boolean; dim?: int | null }): any;
    /** Each element once, in order, or each part along a dimension; with what each is there, with how often it occurs. */
    unique(sorted?: boolean, options?: { return_inverse?: boolean; return_counts?: boolean; dim?: int | null }): any;
    /** Each element once, in order, or each part along a dimension; with what each is there, with how often it occurs. */
    unique(options?: { sorted?: boolean; return_inverse?: boolean; return_counts?: boolean; dim?: int | null }): any;
    /** Each run of equal elements once, or of equal parts along a dimension. */
    unique_consecutive(return_inverse?: boolean, return_counts?: boolean, dim?: int | null): any;
    /** Each run of equal elements once, or of equal parts along a dimension. */
    unique_consecutive(return_inverse?: boolean, return_counts?: boolean, options?: { dim?: int | null }): any;
    /** Each run of equal elements once, or of equal parts along a dimension. */
    unique_consecutive(return_inverse?: boolean, options?: { return_counts?: boolean; dim?: int | null }): any;
    /** Each run of equal elements once, or of equal parts along a dimension. */
    unique_consecutive(options?: { return_inverse?: boolean; return_counts?: boolean; dim?: int | null }): any;
    /** As chunk, of which the parts may be changed in place where nothing else is used of them. */
    unsafe_chunk(chunks: int, dim?: int): Tensor[];
    /** As chunk, of which the parts may be changed in place where nothing else is used of them. */
    unsafe_chunk(chunks: int, options?: { dim?: int }): Tensor[];
    /** As chunk, of which the parts may be changed in place where nothing else is used of them. */
    unsafe_chunk(options: { chunks: int; dim?: int }): Tensor[];
    /** As split, of which the parts may be changed in place where nothing else is used of them. */
    unsafe_split(split_size: int, dim?: int): Tensor[];
    /** As split, of which the parts may be changed in place where nothing else is used of them. */
    unsafe_split(split_size: int, options?: { dim?: int }): Tensor[];
    /** As split, of which the parts may be changed in place where nothing else is used of them. */
    unsafe_split(options: { split_size: int; dim?: int }): Tensor[];
    /** As split_with_sizes, of which the parts may be changed in place where nothing else is used of them. */
    unsafe_split_with_sizes(split_sizes: readonly int[], dim?: int): Tensor[];
    /** As split_with_sizes, of which the parts may be changed in place where nothing else is used of them. */
    unsafe_split_with_sizes(split_sizes: readonly int[], options?: { dim?: int }): Tensor[];
    /** As split_with_sizes, of which the parts may be changed in place where nothing else is used of them. */
    unsafe_split_with_sizes(options: { split_sizes: readonly int[]; dim?: int }): Tensor[];
    /** A new dimension of size 1. */
    unsqueeze(dim: int): Tensor;
    /** A new dimension of size 1. */
    unsqueeze(options: { dim: int }): Tensor;
    /** A new dimension of size 1, in place. */
    unsqueeze_(dim: int): Tensor;
    /** A new dimension of size 1, in place. */
    unsqueeze_(options: { dim: int }): Tensor;
    /** Variance, over all elements or along dimensions. */
    var(dim: ints | null, unbiased?: boolean, keepdim?: boolean): Tensor;
    /** Variance, over all elements or along dimensions. */
    var(dim: ints | null, unbiased?: boolean, options?: { keepdim?: boolean }): Tensor;
    /** Variance, over all elements or along dimensions. */
    var(dim: ints | null, options?: { unbiased?: boolean; keepdim?: boolean }): Tensor;
    /** Variance, over all elements or along dimensions. */
    var(dim?: ints | null, options?: { correction?: Scalar | null; keepdim?: boolean }): Tensor;
    /** Variance, over all elements or along dimensions. */
    var(...dim: number[]): Tensor;
    /** Variance, over all elements or along dimensions. */
    var(...args: [...dim: number[], options: { correction?: Scalar | null; keepdim?: boolean }]): Tensor;
    /** Variance, over all elements or along dimensions. */
    var(unbiased?: boolean): Tensor;
    /** Variance, over all elements or along dimensions. */
    var(options: { dim: ints | null; unbiased?: boolean; keepdim?: boolean }): Tensor;
    /** Variance, over all elements or along dimensions. */
    var(options?: { dim?: ints | null; correction?: Scalar | null; keepdim?: boolean }): Tensor;
    /** Variance, over all elements or along dimensions. */
    var(options?: { unbiased?: boolean }): Tensor;
    /** The same elements without a graph, with a version count of their own: what `.data` gives. */
    variable_data(): Tensor;
    /** Sum of the products of two vectors, the first conjugated. */
    vdot(other: Like): Tensor;
    /** The same elements in another shape. */
    view(size: readonly int[]): Tensor;
    /** The same elements in another shape. */
    view(...size: number[]): Tensor;
    /** The same elements in another shape. */
    view(options: { size: readonly int[] }): Tensor;
    /** The same elements in the shape of the other. */
    view_as(other: Like): Tensor;
    /** Split from top to bottom: along the first dimension. */
    vsplit(sections: int): Tensor[];
    /** Split from top to bottom: along the first dimension. */
    vsplit(indices: readonly int[]): Tensor[];
    /** Split from top to bottom: along the first dimension. */
    vsplit(...indices: number[]): Tensor[];
    /** Split from top to bottom: along the first dimension. */
    vsplit(options: { sections: int }): Tensor[];
    /** Split from top to bottom: along the first dimension. */
    vsplit(options: { indices: readonly int[] }): Tensor[];
    /** The second where the condition is true, else the third. */
    where(condition: Like, other: Operand): Tensor;
    /** The second where the condition is true, else the third. */
    where(condition: Like, options: { other: Operand }): Tensor;
    /** The first times the logarithm of the second. */
    xlogy(other: Like): Tensor;
    /** The first times the logarithm of the second. */
    xlogy(other: Scalar): Tensor;
    /** The first times the logarithm of the second. */
    xlogy(options: { other: Scalar }): Tensor;
    /** The first times the logarithm of the second. In place. */
    xlogy_(other: Like): Tensor;
    /** The first times the logarithm of the second. In place. */
    xlogy_(other: Scalar): Tensor;
    /** The first times the logarithm of the second. In place. */
    xlogy_(options: { other: Scalar }): Tensor;
    /** Every element becomes 0. */
    zero_(): Tensor;
  }
  /** Data that `torch.tensor` takes. */
  type TensorData = number | bigint | boolean | TensorList | Elements;
  interface TensorOptions {
    readonly dtype?: dtype | null | undefined;
    readonly requires_grad?: boolean | undefined;
  }
  /** Makes a tuple of this type; refuses another number of values than it has names. */
  type TupleType = (values: Iterable<Tensor>) => NamedTupleNamedTuple;
  type Shape = readonly number[];
  /** A shape that prints as PyTorch's `torch.Size([2, 3])`. */
  interface Size extends Array<number> {
    numel(): number;
    toString(): string;
  }
  interface dtype {
    /** How PyTorch's argument parser names this type. */
    readonly pythonName: "torch.dtype";
    /** `float32`. */
    readonly name: string;
    /** ATen's name in messages, `Float`. */
    readonly scalarType: string;
    /** The C++ type in messages, `float`. */
    readonly cType: string;
    /** In bytes, as PyTorch stores an element. */
    readonly itemsize: number;
    readonly is_signed: boolean;
    readonly is_floating_point: boolean;
    /** Whole numbers; truth values are none. */
    readonly is_integral: boolean;
    readonly is_complex: false;
    toString(): string;
  }
  /** Limits of a floating-point dtype, of the default one where none is given. */
  interface FloatingLimits {
    readonly bits: number;
    /** The distance from 1 to the next number. */
    readonly eps: number;
    readonly max: number;
    readonly min: number;
    /** The smallest number of full precision. */
    readonly tiny: number;
    readonly smallest_normal: number;
    /** Of numbers in decimal writing. */
    readonly resolution: number;
    readonly dtype: string;
    toString(): string;
  }
  /** Limits of an integer dtype; those of int64 are bigints. */
  interface IntegerLimits {
    readonly bits: number;
    readonly max: number | bigint;
    readonly min: number | bigint;
    readonly dtype: string;
    toString(): string;
  }
  type TypesOperand = Tensor | number | bigint | boolean;
  interface PrintChange extends Partial<PrintOptions> {
    /** Named defaults: `short` shows less, `full` everything. */
    readonly profile?: Profile;
  }
  interface PrintOptions {
    /** Digits after the point. */
    readonly precision: number;
    /** A tensor of more elements is summarised. */
    readonly threshold: number;
    /** How many elements a summary shows at each end of a dimension. */
    readonly edgeitems: number;
    /** Characters in a line. */
    readonly linewidth: number;
    /** Whether numbers have exponents; null: as the numbers need. */
    readonly sci_mode: boolean | null;
  }
  /** A stretch of a dimension as an index names it: Python's `start:stop:step`, where null stands for what is left out. */
  type Slice = number & {
    readonly pythonName: "slice";
    readonly start: number | null;
    readonly stop: number | null;
    readonly step: number | null;
    /** As Python shows it. */
    toString(): string;
  };
  /** A grad mode as a value. */
  interface GradMode extends Context {
    readonly mode: boolean;
    __enter__(): void;
    __exit__(): void;
  }
  /** `torch.set_grad_enabled(mode)`: holds as soon as it is made, and what held before comes back when it is left. */
  interface SetGradMode extends Context {
    readonly mode: boolean;
    __enter__(): void;
    __exit__(): void;
    /** The mode holds in the function only, and no longer outside. */
    wrap<Arguments extends any[], T>(f: (...args: Arguments) => T): (...args: Arguments) => T;
    toString(): string;
  }
  /** `torch.inference_mode(mode)` as a value: nothing is recorded, and what is made can never be. `false` is its opposite. */
  interface InferenceMode extends Context {
    readonly mode: boolean;
    __enter__(): void;
    __exit__(): void;
  }
  /** The Mersenne Twister MT19937 (Matsumoto and Nishimura, 1998), as PyTorch's CPU generator runs it. */
  interface GeneratorGenerator {
    /** How PyTorch's argument parser names this type. */
    readonly pythonName: "torch._C.Generator";
    /** Only the lower 32 bits count. */
    reseed(seed: bigint): void;
    readonly initialSeed: bigint;
    /** 32 random bits. */
    next(): number;
    /** 64 random bits: the first 32 are the higher ones. */
    next64(): bigint;
    /** From 0 up to, without, 1, in steps of 2⁻⁵³. */
    uniform(): number;
    /** Of mean 0 and standard deviation 1, by Box and Muller: every second call takes what the one before left. */
    normal(): number;
    /** The state in PyTorch's 5056 bytes: each word takes eight. */
    save(): Uint8Array;
    /** Goes on from a state that `save` gave. */
    restore(bytes: Uint8Array): void;
  }
  type Places = Place | readonly Place[];
  /** All arguments by name. */
  interface BackwardOptions {
    readonly tensors: Places;
    readonly [option: string]: any;
  }
  type OptionalTensors = Tensor | null | readonly (Tensor | null)[];
  interface GradOptions {
    /** With `inputs`, where all arguments are given by name. */
    readonly outputs?: Places | undefined;
    readonly inputs?: Places | Dictionary | undefined;
    readonly grad_outputs?: OptionalTensors | undefined;
    readonly retain_graph?: boolean | null | undefined;
    readonly create_graph?: boolean | null | undefined;
    readonly only_inputs?: boolean | undefined;
    readonly allow_unused?: boolean | null | undefined;
    readonly is_grads_batched?: boolean | undefined;
    readonly materialize_grads?: boolean | undefined;
  }
  /** Named inputs: `Object.fromEntries(model.named_parameters())`. */
  type Dictionary = Readonly<Record<string, Tensor>>;
  /** As a class of one's own has them: any arguments, any results. */
  type Static = (...args: any[]) => any;
  /**
   * Calls the Function. `R` is what its `forward` gives.
   */
  type Apply = <R = Tensor>(...inputs: readonly any[]) => R;
  /** What a call has been told through its `ctx`. */
  interface CallState {
    /** Of the class of the Function. */
    readonly name: string;
    /** One for each argument of `apply`. */
    needs_input_grad: readonly boolean[];
    toSave: readonly any[] | null;
    /** While the call lasts. */
    savedForForward: readonly any[] | null;
    dirty: readonly any[] | null;
    nonDifferentiable: readonly any[] | null;
    materializeGrads: boolean;
    outputGradDtypes: readonly any[] | null;
    /** Once there is one: where no gradient is needed there is none. */
    node: FunctionNode | null;
    /** The context's and the node's text: PyTorch has one object for both. */
    toString(): string;
  }
  /** What is differentiated. It gives a tensor or several, which is checked where it is called. */
  type DifferentiableFunction = (...inputs: Tensor[]) => any;
  type TensorOrTensors = Tensor | readonly Tensor[];
  type JacobianArguments = | readonly [options?: JacobianJacobianOptions]
  | readonly [create_graph: boolean, strict?: boolean, vectorize?: boolean, strategy?: string];
  type HessianArguments = | readonly [options?: HessianOptions]
  | readonly [create_graph: boolean, strict?: boolean, vectorize?: boolean, outer_jacobian_strategy?: string];
  type ProductArguments = | readonly [options?: ProductOptions]
  | readonly [v: TensorOrTensors | null, options?: ProductOptions]
  | readonly [v: TensorOrTensors | null, create_graph: boolean, strict?: boolean];
  /** `torch.autograd.forward_ad.dual_level`: a level that holds while a function runs; the tangents vanish with it. */
  interface DualLevel extends Context {
    __enter__(): number;
    __exit__(): void;
  }
  interface AtLevel {
    readonly level?: number | bigint | null;
  }
  type CheckedFunction = (...inputs: any[]) => any;
  interface CheckOptions {
    /** How far inputs are moved, either way. */
    readonly eps?: number;
    readonly atol?: number;
    readonly rtol?: number;
    /** Whether to raise what is found, as GradcheckError, or to give false. */
    readonly raise_exception?: boolean;
    /** By how much a derivative may differ from itself when it is computed again. */
    readonly nondet_tol?: number;
    readonly check_undefined_grad?: boolean;
    readonly check_grad_dtypes?: boolean;
    /** Whether gradients of many vectors at once are those of each. */
    readonly check_batched_grad?: boolean;
    /** The same of forward mode. */
    readonly check_batched_forward_grad?: boolean;
    /** Whether forward mode is checked. */
    readonly check_forward_ad?: boolean;
    /** Whether backward mode is checked. */
    readonly check_backward_ad?: boolean;
    /** Compares a random combination of all elements instead of each. */
    readonly fast_mode?: boolean;
    readonly masked?: boolean | null;
  }
  interface SecondCheckOptions extends Omit<
  CheckOptions,
  'check_forward_ad' | 'check_backward_ad' | 'check_batched_forward_grad'
  > {
    /** The vectors that first derivatives are multiplied with; random ones, which require gradients, where left out. */
    readonly grad_outputs?: Tensor | readonly Tensor[] | null;
    /** Whether random ones lie in memory with gaps. */
    readonly gen_non_contig_grad_outputs?: boolean;
    /** Second derivatives by forward mode over backward. */
    readonly check_fwd_over_rev?: boolean;
    /** Second derivatives by going backward twice. */
    readonly check_rev_over_rev?: boolean;
  }
  /** Made anew for each node: to use old ones again takes longer, as V8 notes every young object that an old one points to. */
  interface Task {
    /** The walk that this belongs to. */
    readonly walk: object;
    /** Of the walk around it, which came to the same node. */
    readonly outer: Task | null;
    /** How many gradients are still to come; negative as long as nobody counted. */
    dependencies: number;
    /** Whether the node's own step runs. */
    needed: boolean;
    /** Whether anything is to arrive here: its step runs, or what arrives is asked for. */
    wanted: boolean;
    /** Whether a gradient of a 0-d output has arrived that is kept as a number. */
    isNumber: boolean;
    number: number;
    /** What has arrived otherwise; of several outputs, `gradients`. */
    gradient: Tensor | null;
    gradients: (Tensor | null)[] | null;
    /** What is asked for here; null where nothing is. */
    captures: Capture[] | null;
  }
  /** What few nodes have: nobody pays for it who does not use it. */
  interface Attachments {
    /** Of tensors, by the output of the node that they are. */
    readonly tensorHooks: Map<number, HookList>;
    readonly prehooks: HookList;
    readonly posthooks: HookList;
    /** Of a leaf: they run when its `.grad` has been changed. */
    readonly postAccumulateHooks: HookList;
    /** Tensors that keep the gradient of an output, by the output. */
    readonly retained: Map<number, Tensor>;
    /** Whatever users keep there; anomaly mode keeps `traceback_` and `parent_`. */
    readonly metadata: Record<string, any>;
    hooksOf(output: number): HookList;
  }
  interface OperatorDefinition {
    /** With dots where it is a function of a namespace of `torch`: `nn.functional.linear`. */
    readonly name: string;
    /** One line on what it computes. */
    readonly doc: string;
    /** As in PyTorch: a method of tensors, a function of `torch`, or both. */
    readonly variants: 'both' | 'method' | 'function';
    /** In the order in which a call tries them. */
    readonly overloads: readonly Overload[];
    /** The form that changes `self`, named with `_` at the end (`add_`): a method, or a function of `torch` too. */
    readonly inplace: 'method' | 'both' | null;
    /** Draws random numbers: the same call again gives others. */
    readonly random: boolean;
    /** Other names of the same operator; one with dots is a function there: `special.expit`. */
    readonly aliases: readonly string[];
    /**
     * Of a composite one: the observer hears of the operators that it calls and not of itself, since running it again does
     * not do the same: it draws random numbers, or changes what it is given.
     */
    readonly byParts: boolean;
    /** For other operators only; users are not told of it. */
    readonly internal: boolean;
    /** The form in place also takes a tensor whose elements share memory (`expand`), which others refuse. */
    readonly onExpanded?: 'allowed' | 'deprecated';
  }
  interface SavedValue {
    /** PyTorch's `_saved_*` attribute without that prefix. */
    readonly name: string;
    /** null where the node did not need it. */
    readonly value: any;
  }
  type Gradients = readonly (Tensor | null)[];
  /** A function, or an object with Python's `__call__`. */
  type Hook<Arguments extends readonly any[] = any[]> = ((...args: Arguments) => any) | { __call__(...args: Arguments): any };
  /** Takes a hook away; also a mode, while which the hook is there: `handle.run(() => …)`. */
  interface RemovableHandle extends Context {
    readonly id: number;
    /** Takes the hook away; a second time does nothing. */
    remove(): void;
    __enter__(): this;
    __exit__(): void;
  }
  /** Every tensor that is saved for a derivative is packed, and unpacked where it is used. */
  interface SavedTensorsHooks extends Context {
    readonly pack_hook: Hook;
    readonly unpack_hook: Hook;
    __enter__(): void;
    __exit__(): void;
  }
  interface Context {
    /** Starts to hold. */
    __enter__(): any;
    /** Restores what held before. */
    __exit__(): void;
    toString(): string;
    /** Runs `body` while the mode holds, and gives what it gives. */
    run<T>(body: () => T): T;
    /** Python's decorator: the same function, under the mode each time; of a generator, at each of its steps. */
    wrap<Arguments extends any[], T>(f: (...args: Arguments) => T): (...args: Arguments) => T;
  }
  interface MultiGradOptions {
    /** `all` or `any`. */
    readonly mode?: string;
  }
  interface DetectOptions {
    readonly check_nan?: boolean;
  }
  /** The mode as a value. What held before it was made comes back when it is left. */
  interface DetectAnomaly extends Context {
    __enter__(): void;
    __exit__(): void;
  }
  type Body<T> = () => T;
  /** Holds as soon as it is made. */
  interface SetDetectAnomaly extends Context {
    __enter__(): void;
    __exit__(): void;
  }
  /** A function of tensors, or of nested arrays and objects of them. */
  type Transformed = (...args: any[]) => any;
  /** By place or by name. */
  type GradArguments = readonly [options?: ReverseGradOptions] | readonly [argnums: ArgNums, has_aux?: boolean | ReverseGradOptions];
  interface JvpOptions {
    /** Refuses an output that does not depend on the primals, instead of a tangent of zeros. */
    readonly strict?: boolean;
    readonly has_aux?: boolean;
  }
  /** Which arguments to differentiate with respect to: one, counted from 0 or from the end, or several. */
  type ArgNums = number | bigint | readonly (number | bigint)[];
  interface JacobianOptions {
    readonly argnums?: ArgNums;
    readonly has_aux?: boolean;
    /** How many rows are computed at once; null: all. */
    readonly chunk_size?: number | bigint | null;
  }
  interface ForwardJacobianOptions extends Omit<JacobianOptions, 'chunk_size'> {
    /** As of `vmap`. */
    readonly randomness?: string;
  }
  type ModulesNamed = Readonly<Record<string, Tensor>>;
  interface FunctionalCallOptions {
    /** What stands for one of several names of the same parameter stands for all of them. */
    readonly tie_weights?: boolean;
    /** Refuses names that the module does not have, and asks for all that it has. */
    readonly strict?: boolean;
  }
  /** A dimension; null: not mapped; or nested as the inputs or outputs are. */
  type Dims = number | bigint | null | readonly Dims[] | { readonly [key: string]: Dims };
  interface VmapOptions {
    readonly in_dims?: Dims;
    readonly out_dims?: Dims;
    /** Of random operators inside: refused, the same numbers for all elements, or different ones. */
    readonly randomness?: string;
    /** How many elements run at once; null: all. */
    readonly chunk_size?: number | bigint | null;
  }
  /** An argument by position, or, last, several by name. */
  type Given<Options> = readonly (number | bigint | string | null | undefined | Options)[];
  interface Drawing {
    /** A `torch.Generator`, else torch's own. */
    generator?: any;
  }
  type Truncated = Drawing & { mean?: number; std?: number; a?: number; b?: number };
  interface Kaiming extends Drawing {
    /** Slope of the negative part, of 'leaky_relu'. */
    a?: number;
    mode?: 'fan_in' | 'fan_out';
    nonlinearity?: string;
  }
  /** Arguments by position, and, last, an options object that gives others by name. */
  type ModuleGiven = readonly any[];
  /** Several results come where a layer was asked for indices, too. */
  interface Layer<Result = Tensor> extends torch.nn.Module {
    forward(...given: ModuleGiven): Result;
  }
  interface WithDistance {
    distance_function: any;
    margin: number;
    swap: boolean;
    reduction: string;
  }
  interface Bounds {
    min_val: number;
    max_val: number;
  }
  interface Span {
    start_dim: number;
    end_dim: number;
  }
  interface Sizes {
    dim: number;
    unflattened_size: number[];
  }
  interface Norm {
    norm: number;
    eps: number;
    keepdim: boolean;
  }
  interface Resized {
    size: any;
    scale_factor: any;
    mode: string;
    align_corners: boolean | null;
    recompute_scale_factor: boolean | null;
  }
  interface Padded {
    padding: number[];
    value: number;
  }
  type WithIndices = Tensor | readonly Tensor[];
  interface Window {
    kernel_size: PoolingSize;
    stride: PoolingSize | null;
  }
  type PoolingSize = number | number[];
  interface Fractional {
    kernel_size: number[];
    output_size: number[] | null;
    output_ratio: number[] | null;
    return_indices: boolean;
  }
  /** What all convolutions hold. Sizes have a number for each dimension. */
  interface Convolution extends torch.nn.Module {
    in_channels: number;
    out_channels: number;
    kernel_size: number[];
    stride: number[];
    padding: number[] | string;
    dilation: number[];
    transposed: boolean;
    output_padding: number[];
    groups: number;
    padding_mode: string;
    /** [out_channels, in_channels / groups, ...kernel_size]; of a transposed one the first two are exchanged. */
    weight: torch.nn.Parameter;
    bias: torch.nn.Parameter | null;
    reset_parameters(): void;
    extra_repr(): string;
  }
  interface ChannelNorm extends torch.nn.Module {
    num_features: number;
    eps: number;
    /** How much of the running statistics is taken from each batch; null: all batches count alike. */
    momentum: number | null;
    affine: boolean;
    track_running_stats: boolean;
    weight: torch.nn.Parameter | null;
    bias: torch.nn.Parameter | null;
    running_mean: Tensor | null;
    running_var: Tensor | null;
    /** How many batches it was trained with. */
    num_batches_tracked: Tensor | null;
    /** As if no batch had been seen. */
    reset_running_stats(): void;
    reset_parameters(): void;
    extra_repr(): string;
  }
  type MembersNamed<T> = [name: string, value: T];
  interface OrderedDict {
    [key: string]: any;
    toString(): string;
  }
  /** What `load_state_dict` gives: the paths that did not fit, as `{ missing_keys, unexpected_keys }`. */
  interface IncompatibleKeys {
    readonly missing_keys: readonly string[];
    readonly unexpected_keys: readonly string[];
    [Symbol.iterator](): globalThis.Generator<readonly string[]>;
    toString(): string;
  }
  type ForwardPreHook = (module: torch.nn.Module, args: HooksArguments, kwargs?: Keywords) => any;
  type ForwardHook = (module: torch.nn.Module, args: HooksArguments, ...rest: any[]) => any;
  type BackwardPreHook = (module: torch.nn.Module, grad_output: readonly any[]) => any;
  type BackwardHook = (module: torch.nn.Module, grad_input: readonly any[], grad_output: readonly any[]) => any;
  /** What both have in common: places, counted from 0, or, negative, from the end. */
  interface Row extends torch.nn.Module {
    /** How many modules it holds. */
    readonly length: number;
    /** Python's `len(x)`. */
    __len__(): number;
    [Symbol.iterator](): ArrayIterator<torch.nn.Module>;
    __getitem__(index: number): torch.nn.Module;
    __setitem__(index: number, module: torch.nn.Module): void;
    /** The others move up. */
    __delitem__(index: number): void;
    /** The modules from `start` up to, without, `end`, in a container of the same class. */
    slice(start?: number, end?: number): torch.nn.Module;
    append(module: torch.nn.Module): this;
    /** Before the place `index`. */
    insert(index: number, module: torch.nn.Module): this;
    extend(modules: Iterable<torch.nn.Module>): this;
    /** Takes the module at a place out and gives it. */
    pop(index: number): torch.nn.Module;
  }
  type Entry = [key: string, value: any];
  interface Table extends torch.nn.Module {
    num_embeddings: number;
    embedding_dim: number;
    padding_idx: number | null;
    max_norm: number | null;
    norm_type: number;
    scale_grad_by_freq: boolean;
    sparse: boolean;
    /** [num_embeddings, embedding_dim] */
    weight: torch.nn.Parameter;
    /** Normal numbers; the vector of the padding is 0. */
    reset_parameters(): void;
  }
  /** A network whose state is one tensor. */
  interface WithHidden extends RNNBase {
    /**
     * `input`: [time, batch, features], or without the batch; `hx`: [layers · directions, batch, hidden]; zeros where it is
     * left out. Gives `[output, h_n]`.
     */
    forward(...given: ModuleGiven): [output: Tensor, h_n: Tensor];
  }
  /** What the three networks have in common. */
  interface RNNBase extends torch.nn.Module {
    mode: Kind;
    input_size: number;
    hidden_size: number;
    num_layers: number;
    bias: boolean;
    batch_first: boolean;
    dropout: number;
    bidirectional: boolean;
    proj_size: number;
    /** Draws all weights anew, uniform between ±1/√hidden_size. */
    reset_parameters(): void;
    /** The weights of each layer and direction. */
    readonly all_weights: torch.nn.Parameter[][];
    /** Changes nothing: PyTorch lays the weights out for other devices. */
    flatten_parameters(): void;
    extra_repr(): string;
  }
  /** A cell whose state is one tensor: `input` [batch, input_size] and `hx` [batch, hidden_size], or both without the batch. */
  interface CellsWithHidden extends RNNCellBase {
    forward(...given: ModuleGiven): Tensor;
  }
  /** What the three cells have in common. */
  interface RNNCellBase extends torch.nn.Module {
    input_size: number;
    hidden_size: number;
    bias: boolean;
    /** [gates · hidden_size, input_size] */
    weight_ih: torch.nn.Parameter;
    /** [gates · hidden_size, hidden_size] */
    weight_hh: torch.nn.Parameter;
    bias_ih: torch.nn.Parameter | null;
    bias_hh: torch.nn.Parameter | null;
    /** Draws all weights anew, uniform between ±1/√hidden_size. */
    reset_parameters(): void;
    extra_repr(): string;
  }
  /** What both blocks have in common: attention to the own sequence, the small network, and how they are put together. */
  interface Block extends torch.nn.Module {
    self_attn: torch.nn.MultiheadAttention;
    linear1: torch.nn.Linear;
    dropout: torch.nn.Module;
    linear2: torch.nn.Linear;
    norm_first: boolean;
    activation: Activation;
    /** Whether PyTorch has the activation in its fast path. */
    takesFastActivation: boolean;
    /** One more, made with the same arguments. */
    another(): torch.nn.Module;
  }
  type Activation = (x: Tensor) => Tensor;
  /** Options by name; of a group with `params`, and with `param_names` where the parameters have names. */
  type Options = Record<string, any>;
  /** What all groups have beside the optimiser's options. */
  interface GroupsParameters {
    params: Tensor[];
    param_names?: string[];
  }
  /** Parameters with options of their own: `{ params, lr: 0.1 }`. */
  interface GivenGroup {
    readonly params: Tensor | Iterable<GivenParameter>;
    readonly [option: string]: any;
  }
  /** What is computed again for a step: the loss, with its backward pass. */
  type Closure = () => any;
  /** Called with the optimiser before a step; gives nothing, or other arguments and keywords for it. */
  type StepPreHook = (optimizer: torch.optim.Optimizer, args: readonly any[], kwargs: Options) => any;
  /** Called with the optimiser after a step. */
  type StepPostHook = (optimizer: torch.optim.Optimizer, args: readonly any[], kwargs: Options) => any;
  /** Parameters stand as numbers, in the order of the groups. */
  interface StateDict {
    readonly state: Readonly<Record<string, any>>;
    readonly param_groups: readonly (Options & { params: number[] })[];
  }
  /** Parameters (`model.parameters()`, `model.named_parameters()`), or groups of them. */
  type GivenParameters = Iterable<GivenParameter> | Iterable<GivenGroup>;
  interface Algorithm<Group extends CommonOptions, State extends object> extends torch.optim.Optimizer<Group, State> {
    /**
     * One step of all parameters that have a gradient. `closure`, where there is one, computes the loss and the gradients
     * before; its loss is given back.
     */
    step(closure?: Closure | { closure?: Closure } | null): any;
  }
  type Group = Complete<SGDOptions>;
  /** An argument of a constructor by position, or the options at the end. */
  type Arguments<O> = readonly (O | number | bigint | boolean | readonly (number | bigint)[] | null)[];
  interface SGDOptions extends FusibleOptions {
    /** Learning rate; 0.001. */
    lr?: number;
    /** How much of the step before is made again; 0. */
    momentum?: number;
    /** How much less of the gradient enters the momentum; 0. */
    dampening?: number;
    /** L2 penalty; 0. */
    weight_decay?: number;
    /** Whether the gradient is taken with the momentum applied already. */
    nesterov?: boolean;
  }
  type AdamGroup = Complete<AdamOptions>;
  interface State extends Averages {
    max_exp_avg_sq?: Tensor;
  }
  interface AdamOptions extends AveragingOptions, FusibleOptions {
    /** Whether the largest mean square so far is taken. */
    amsgrad?: boolean;
    /** Whether the penalty changes the parameters beside the gradient, as in AdamW. */
    decoupled_weight_decay?: boolean;
  }
  /** As Adam's; the penalty is 0.01, and always beside the gradient. */
  type AdamWOptions = Omit<AdamOptions, 'decoupled_weight_decay'>;
  type AdamaxGroup = Complete<AdamaxOptions>;
  interface AdamaxState {
    step: Tensor;
    exp_avg: Tensor;
    exp_inf: Tensor;
  }
  type AdamaxOptions = AveragingOptions;
  type NadamGroup = Complete<NAdamOptions>;
  interface NadamState extends Averages {
    mu_product: Tensor;
  }
  interface NAdamOptions extends AveragingOptions {
    /** How fast the momentum comes to its full size; 0.004. */
    momentum_decay?: number;
    /** Whether the penalty changes the parameters beside the gradient. */
    decoupled_weight_decay?: boolean;
  }
  type RadamGroup = Complete<RAdamOptions>;
  /** What is kept of each parameter. */
  interface Averages {
    step: Tensor;
    exp_avg: Tensor;
    exp_avg_sq: Tensor;
  }
  interface RAdamOptions extends AveragingOptions {
    /** Whether the penalty changes the parameters beside the gradient. */
    decoupled_weight_decay?: boolean;
  }
  type RmspropGroup = Complete<RMSpropOptions>;
  interface RmspropState {
    step: Tensor;
    square_avg: Tensor;
    momentum_buffer?: Tensor;
    grad_avg?: Tensor;
  }
  interface RMSpropOptions extends CapturableOptions {
    /** Learning rate; 0.01. */
    lr?: number;
    /** How much of the mean square is kept; 0.99. */
    alpha?: number;
    /** Added to denominators; 1e-8. */
    eps?: number;
    /** L2 penalty; 0. */
    weight_decay?: number;
    /** How much of the step before is made again; 0. */
    momentum?: number;
    /** Whether the variance is taken in the place of the mean square. */
    centered?: boolean;
  }
  type AdagradGroup = Complete<AdagradOptions>;
  interface AdagradState {
    step: Tensor;
    sum: Tensor;
  }
  interface AdagradOptions extends FusibleOptions {
    /** Learning rate; 0.01. */
    lr?: number;
    /** How fast the learning rate falls; 0. */
    lr_decay?: number;
    /** L2 penalty; 0. */
    weight_decay?: number;
    /** Where the sums of squares begin; 0. */
    initial_accumulator_value?: number;
    /** Added to denominators; 1e-10. */
    eps?: number;
  }
  type AdadeltaGroup = Complete<AdadeltaOptions>;
  interface AdadeltaState {
    step: Tensor;
    square_avg: Tensor;
    acc_delta: Tensor;
  }
  interface AdadeltaOptions extends CapturableOptions {
    /** Factor of the steps; 1. */
    lr?: number;
    /** How much of the mean squares is kept; 0.9. */
    rho?: number;
    /** Added to denominators; 1e-6. */
    eps?: number;
    /** L2 penalty; 0. */
    weight_decay?: number;
  }
  type AsgdGroup = Complete<ASGDOptions>;
  interface AsgdState {
    step: Tensor;
    eta: Tensor;
    mu: Tensor;
    /** The average of the parameter. */
    ax: Tensor;
  }
  interface ASGDOptions extends CapturableOptions {
    /** Learning rate; 0.01. */
    lr?: number;
    /** How fast the parameters decay; 0.0001. */
    lambd?: number;
    /** Power with which the learning rate falls; 0.75. */
    alpha?: number;
    /** Step at which averaging begins; a million. */
    t0?: number;
    /** L2 penalty; 0. */
    weight_decay?: number;
  }
  type RpropGroup = Complete<RpropOptions>;
  interface RpropState {
    step: Tensor;
    prev: Tensor;
    step_size: Tensor;
  }
  interface RpropOptions extends CapturableOptions {
    /** The first step; 0.01. */
    lr?: number;
    /** By what a step shrinks where the gradient changes its sign, and grows where it does not; [0.5, 1.2]. */
    etas?: readonly [number, number];
    /** The smallest step and the largest; [1e-6, 50]. */
    step_sizes?: readonly [number, number];
  }
  type LbfgsGroup = Complete<LBFGSOptions>;
  /** What is remembered between steps; of the first parameter. */
  interface LbfgsState {
    func_evals: number;
    n_iter: number;
    d?: Tensor;
    t?: ScalarsScalar;
    old_dirs?: Tensor[];
    old_stps?: Tensor[];
    ro?: Tensor[];
    H_diag?: ScalarsScalar;
    prev_flat_grad?: Tensor;
    prev_loss?: number;
  }
  interface LBFGSOptions {
    /** Factor of the steps; 1. */
    lr?: number;
    /** How many iterations a step makes at most; 20. */
    max_iter?: number | bigint;
    /** How often the loss is computed at most; one and a quarter of `max_iter`. */
    max_eval?: number | bigint | null;
    /** Ends where no part of the gradient is larger; 1e-7. */
    tolerance_grad?: number;
    /** Ends where the parameters or the loss change by less; 1e-9. */
    tolerance_change?: number;
    /** How many steps are remembered; 100. */
    history_size?: number | bigint;
    /** 'strong_wolfe', or null: every step has the length `lr`. */
    line_search_fn?: 'strong_wolfe' | null;
    /** Whether to make the loss larger instead. */
    maximize?: boolean;
  }
  /** An optimiser of whatever options. */
  type AnyOptimizer = Pick<torch.optim.Optimizer<never, never>, 'defaults' | 'stepped' | 'isStepReplaced'> & {
    readonly param_groups: readonly object[];
  };
  /** Without the functions, of which nothing can be saved. */
  interface ByFunction extends torch.optim.lr_scheduler.LRScheduler {
    lr_lambdas: Factor[];
    state_dict(): Record<string, any>;
    load_state_dict(state_dict: Readonly<Record<string, unknown>>): void;
  }
  type Lambda = readonly (
    Factor | readonly Factor[] | Whole | { lr_lambda?: Factor | readonly Factor[]; last_epoch?: Whole }
  )[];
  /** An argument by position, or the options at the end. */
  type FactorsArguments<O> = readonly (O | Whole | readonly Whole[] | null)[];
  type Whole = number | bigint;
  type CosineArguments<O> = readonly (O | CosineWhole | null)[];
  type CosineWhole = number | bigint;
  /** Of the momentum, which goes from `max` to `base` while the rate goes up: of `betas` the first, where there are such. */
  interface Cycling extends torch.optim.lr_scheduler.LRScheduler {
    cycle_momentum: boolean;
    use_beta1: boolean;
  }
  interface CyclicOptions {
    /** The lowest rate, of all groups or of each. */
    base_lr?: ForGroups;
    /** The highest one. */
    max_lr?: ForGroups;
    /** Steps up; 2000. */
    step_size_up?: CyclesWhole;
    /** Steps down; as many as up. */
    step_size_down?: CyclesWhole | null;
    /** 'triangular'; 'triangular2', each time half as high; 'exp_range', times `gamma` at each step. */
    mode?: string;
    gamma?: number;
    /** A height of one's own, of the cycle or the step. */
    scale_fn?: ((x: number) => number) | null;
    scale_mode?: 'cycle' | 'iterations';
    cycle_momentum?: boolean;
    base_momentum?: ForGroups;
    max_momentum?: ForGroups;
    last_epoch?: CyclesWhole;
  }
  type ForGroups = CyclesWhole | readonly CyclesWhole[];
  interface OneCycleOptions {
    /** The highest rate, of all groups or of each. */
    max_lr?: ForGroups;
    /** How many steps there are; or `epochs` times `steps_per_epoch`. */
    total_steps?: CyclesWhole | null;
    epochs?: CyclesWhole | null;
    steps_per_epoch?: CyclesWhole | null;
    /** What share of them goes up; 0.3. */
    pct_start?: number;
    anneal_strategy?: 'cos' | 'linear';
    cycle_momentum?: boolean;
    base_momentum?: ForGroups;
    max_momentum?: ForGroups;
    /** The first rate is the highest over this; 25. */
    div_factor?: number;
    /** The last rate is the first over this; 10000. */
    final_div_factor?: number;
    /** Whether the way down ends at the first rate, and a third part goes on from there. */
    three_phase?: boolean;
    last_epoch?: CyclesWhole;
  }
  interface Composed extends torch.optim.lr_scheduler.LRScheduler {
    /** With the state of each. */
    state_dict(): Record<string, any>;
    load_state_dict(options: Readonly<Record<string, unknown>>): void;
  }
  type ComposedWhole = number | bigint;
  type PlateauWhole = number | bigint;
  interface PlateauOptions {
    /** Whether the measure is to get smaller, 'min', or larger, 'max'. */
    mode?: 'min' | 'max';
    /** What rates are multiplied by; 0.1. */
    factor?: number;
    /** How many steps in a row may pass without getting better; 10. */
    patience?: PlateauWhole;
    /** How much better counts; 1e-4. */
    threshold?: number;
    /** Whether that is a share of the best, 'rel', or a difference, 'abs'. */
    threshold_mode?: 'rel' | 'abs';
    /** How many steps are not counted after the rates were made smaller; 0. */
    cooldown?: PlateauWhole;
    /** No rate gets smaller; one for all groups, or for each. */
    min_lr?: PlateauWhole | readonly PlateauWhole[];
    /** A rate that would change by less stays; 1e-8. */
    eps?: number;
  }
  interface TensorBackwardOptions extends RunBackwardBackwardOptions {
    readonly gradient?: Tensor | null | undefined;
  }
  interface RunBackwardBackwardOptions {
    readonly retain_graph?: boolean | null | undefined;
    readonly create_graph?: boolean | null | undefined;
    readonly inputs?: Places | Dictionary | null | undefined;
  }
  type TensorList = readonly TensorData[];
  /** What a storage holds: as `Numbers`, except that 64-bit integers are exact. */
  type Elements = Numbers | BigInt64Array;
  /** Destructured as a list, or read by the results' names. */
  interface NamedTupleNamedTuple {
    readonly [place: number]: Tensor;
    readonly length: number;
    /** As PyTorch calls the type, `torch.return_types.max`. */
    readonly pythonName: string;
    [Symbol.iterator](): Iterator<Tensor>;
    toString(): string;
  }
  type Profile = 'default' | 'short' | 'full';
  /** Where gradients start or are asked for. */
  type Place = Tensor | torch.autograd.graph.GradientEdge;
  interface FunctionNode extends torch.autograd.graph.Node {
    readonly function: FunctionClass;
    name(): string;
    readonly operatorName: string;
    readonly definition: null;
    readonly rules: readonly string[];
    readonly edgeCount: number;
    edge(index: number): torch.autograd.graph.Node | null;
    edgeOutput(index: number): number;
    readonly outputCount: number;
    outputShape(output: number): Shape;
    gradientDtype(output: number): dtype | null;
    /** Keeps what `save_for_backward` was given. */
    save(values: readonly unknown[]): void;
    saved_tensors: (Tensor | null)[];
    /** Of each argument of `apply`. */
    readonly needs_input_grad: readonly boolean[];
    saved(): readonly SavedValue[];
    release(): void;
    /** Lets the attributes of `ctx` be read from here, except where a node has something of that name itself. */
    showAttributes(): void;
    apply(gradients: Gradients): (Tensor | null)[];
    __call__(): never;
    toString(): string;
  }
  interface JacobianJacobianOptions {
    /** Whether the Jacobian can be differentiated further. */
    readonly create_graph?: boolean | undefined;
    /** Whether an output that does not depend on an input is an error, instead of zeros. */
    readonly strict?: boolean | undefined;
    /** Whether the outputs are differentiated together; results are the same. */
    readonly vectorize?: boolean | undefined;
    /** `forward-mode` only with `vectorize`. */
    readonly strategy?: string | undefined;
  }
  interface HessianOptions extends Omit<JacobianJacobianOptions, 'strategy'> {
    /** Of the second derivative; `forward-mode` only with `vectorize`. */
    readonly outer_jacobian_strategy?: string | undefined;
  }
  interface ProductOptions {
    /** The vector of the product; may be left out where there is a single number only. */
    readonly v?: TensorOrTensors | null | undefined;
    /** Whether results can be differentiated further. */
    readonly create_graph?: boolean | undefined;
    /** Whether a result that does not depend on an input is an error, instead of zeros. */
    readonly strict?: boolean | undefined;
  }
  /** A place in the graph, an output of a node, and the gradient there. */
  interface Capture {
    readonly node: torch.autograd.graph.Node;
    readonly output: number;
    gradient: Tensor | null;
  }
  /** The list itself never changes while it is gone through: a hook that is removed meanwhile still runs that once. */
  interface HookList {
    /** Adds a hook at the end. */
    add(hook: Hook): RemovableHandle;
    readonly hooks: readonly Hook[];
    readonly isEmpty: boolean;
  }
  interface Overload {
    /** In PyTorch's notation: `sum(Tensor self, int[1]? dim, bool keepdim=False) -> Tensor`. */
    readonly signature: string;
    readonly forward: Forward;
    /** null: not differentiable, or composed of operators that are. */
    readonly gradient: Gradient | null;
    /** Of the form in place, where it is not the same. */
    readonly inplaceGradient?: Gradient;
    /**
     * How forward mode gets the tangent of the result: `linear`, the operator itself on the tangents of its differentiable
     * operands; `multilinear`, by the product rule; `unsupported`, not at all, as in PyTorch. Else from the derivative.
     */
    readonly tangent?: 'linear' | 'multilinear' | 'unsupported';
  }
  interface ReverseGradOptions {
    readonly argnums?: ArgNums;
    /** The function gives [output, anything]. */
    readonly has_aux?: boolean;
  }
  /** Positional arguments; results of hooks that are no list stand for a list of one. */
  type HooksArguments = readonly any[];
  type Keywords = Readonly<Record<string, any>>;
  type Kind = 'RNN_TANH' | 'RNN_RELU' | 'LSTM' | 'GRU';
  /** A parameter, or a pair of its name and itself. */
  type GivenParameter = Tensor | readonly [name: string, parameter: Tensor];
  /** Options that every such optimiser has. */
  interface CommonOptions {
    /** Whether to make the loss larger instead. */
    maximize?: boolean;
    /** Whether the steps themselves are recorded, so that gradients go through them. */
    differentiable?: boolean;
    /** How PyTorch computes several parameters at once; here it changes nothing. */
    foreach?: boolean | null;
  }
  /** Options with their defaults filled in, as a group holds them. */
  type Complete<O> = { [K in keyof O]-?: Exclude<O[K], undefined> };
  interface FusibleOptions extends CommonOptions {
    /** One kernel for all; here it changes nothing. */
    fused?: boolean | null;
  }
  interface AveragingOptions extends CapturableOptions {
    /** Learning rate; 0.001, of Adamax and NAdam 0.002. */
    lr?: number;
    /** How much of the averages of the gradient and of its square (or size) is kept; [0.9, 0.999]. */
    betas?: readonly [number, number];
    /** Added to denominators; 1e-8. */
    eps?: number;
    /** L2 penalty; 0. */
    weight_decay?: number;
  }
  /** Those that PyTorch can also run as a recorded graph of a device, and those whose steps it has in one kernel. */
  interface CapturableOptions extends CommonOptions {
    /** AssertionError where true: there are no devices. */
    capturable?: boolean;
  }
  type ScalarsScalar = number;
  type Factor = (epoch: number) => number;
  type CyclesWhole = number | bigint;
  /** What kernels compute with. */
  type Numbers = Float32Array | Float64Array | Uint8Array | Int8Array | Int16Array | Int32Array;
  /** What a class that extends `torch.autograd.Function` has. */
  interface FunctionClass {
    readonly name: any;
    readonly prototype: object;
    readonly forward: any;
    readonly setup_context: any;
    readonly backward: any;
    readonly vjp: any;
    readonly jvp: any;
    readonly vmap: any;
    readonly generate_vmap_rule: any;
    readonly boxed_grads_call: any;
  }
  type Forward = | {
    /** One value from one value of each operand: given once, it serves 0-d tensors and, as a loop, arrays. */
    readonly kind: 'pointwise';
    readonly scalar: (...operands: any[]) => number;
    /** `float`: integers and bool become the default float. `same`: the promoted dtype. `self`: the first operand's. */
    readonly result: PointwiseResult;
    /** The same of integers that no number holds exactly; what it gives is wrapped to 64 bits. A truth value is 0 or 1. */
    readonly integers: ((...operands: any[]) => bigint) | null;
    /** Plain numbers may stand for tensors. */
    readonly numbers: boolean;
    /** The compiled kernel for large arrays of float32, a word of `kernels/simd/words`; null: the loop serves all. */
    readonly kernel: string | null;
    /** Refuses operands that broadcasting and promotion alone would let pass. */
    readonly check: ((...operands: any[]) => void) | null;
  }
  /** A tensor from tensors, without a graph. */
  | { readonly kind: 'kernel'; readonly compute: (...args: any[]) => Tensor | Tensors }
  /** New values for `self`, in a tensor that broadcasts to it and is cast to its dtype: operators such as `zero_`. */
  | {
    readonly kind: 'change';
    readonly compute: (...args: any[]) => Tensor;
    /** Plain numbers may stand for tensors. */
    readonly numbers: boolean;
  }
  /** How `self` lies in its memory from now on (null: as before): operators such as `t_`. */
  | { readonly kind: 'geometry'; readonly compute: (...args: any[]) => Geometry | null }
  /** Written with other operators, whose nodes are the graph. */
  | {
    readonly kind: 'composite';
    readonly compose: (...args: any[]) => Tensor | Tensors;
    /** The form in place; gives back `self`. */
    readonly change: ((...args: any[]) => Tensor) | null;
  };
  interface Gradient {
    /** PyTorch's name of the node, `MulBackward0`. */
    readonly node: string;
    /** One per differentiable input, by its name in the signature. */
    readonly inputs: Readonly<Record<string, InputGradient>>;
  }
  type PointwiseResult = 'float' | 'same' | 'self' | 'bool' | 'int64';
  /** Several results: as a list, or as the named tuple that another operator gave. */
  type Tensors = Iterable<Tensor>;
  /** Sizes, strides and start of a tensor in its memory. */
  interface Geometry {
    readonly shape: Shape;
    readonly strides: Shape;
    readonly offset: number;
  }
  interface InputGradient {
    /** The derivative as mathematics (LaTeX): g arrives, x, y, z are the operands, r is the result. */
    readonly rule: string;
    /** What the formula needs; together, the node's saved values. */
    readonly uses: readonly string[];
    /** With tensor methods only, so that it can be differentiated itself. */
    readonly derivative: (gradient: Tensor, saved: object, gradients: readonly (Tensor | null)[]) => Derivative;
  }
  /** A gradient; null where there is none; a list for a list of tensors. */
  type Derivative = Tensor | null | readonly Tensor[];
  /** `torch.tensor(data)`: numbers give the default float, bigints int64, booleans bool. */
  function tensor(data: TensorData, options?: TensorOptions): Tensor;
  /** `torch.as_tensor(data)`: a tensor of that dtype is given as it is. */
  function as_tensor(data: TensorData, options?: Pick<TensorOptions, 'dtype'>): Tensor;
  /** `torch.as_tensor(data)`: a tensor of that dtype is given as it is. */
  function asarray(data: TensorData, options?: Pick<TensorOptions, 'dtype'>): Tensor;
  const Tensor: {
    new (...data: readonly TensorData[]): Tensor;
    (...data: readonly TensorData[]): Tensor;
  };
  /** The named tuples that operators give: `torch.return_types.max([values, indices])`. */
  const return_types: Readonly<Record<string, TupleType>>;
  /** A shape that prints as PyTorch's. */
  function Size(shape: Shape): Size;
  const bool: dtype;
  const uint8: dtype;
  const int8: dtype;
  const int16: dtype;
  const short: dtype;
  const int32: dtype;
  const int: dtype;
  const int64: dtype;
  const long: dtype;
  const float16: dtype;
  const half: dtype;
  const bfloat16: dtype;
  const float32: dtype;
  const float: dtype;
  const float64: dtype;
  const double: dtype;
  /** The dtype of constructors that are not told one, and of plain numbers among integers. */
  function get_default_dtype(): dtype;
  /** `torch.set_default_dtype`: of what constructors make from numbers, from then on. */
  function set_default_dtype(d: dtype): void;
  function finfo(type?: dtype): FloatingLimits;
  function iinfo(type: dtype): IntegerLimits;
  /** `torch.promote_types`: the smallest dtype that both fit in. */
  function promote_types(type1: dtype, type2: dtype): dtype;
  /** `torch.can_cast`: whether an in-place change may store one as the other. */
  function can_cast(from_: dtype, to: dtype): boolean;
  /** `torch.result_type`: the dtype of an arithmetic result of the two. */
  function result_type(tensor: TypesOperand, other?: TypesOperand): dtype;
  /** `torch.broadcast_shapes`: the shape to which all broadcast; a number is a shape of one dimension. */
  function broadcast_shapes(...shapes: readonly (Shape | number)[]): Size;
  /** Changes what is given, a profile first; `sci_mode` goes back to null where it is not given, as in PyTorch. */
  function set_printoptions(change?: PrintChange): void;
  /** The options that hold now. */
  function get_printoptions(): PrintOptions;
  /** Runs `body` with other options, and gives back what it gives. */
  function printoptions<Result>(change: PrintChange, body: () => Result): Result;
  /** Part of an index: `x.__getitem__([torch.Slice(1, 3)])` is Python's `x[1:3]`. */
  function Slice(start?: number | null, stop?: number | null, step?: number | null): Slice;
  /** Runs `body` without recording; without a body, the mode as a value. */
  function no_grad(): GradMode;
  /** Runs `body` without recording; without a body, the mode as a value. */
  function no_grad<T>(body: () => T): T;
  /** Runs `body` recording, also inside `no_grad`; without a body, the mode as a value. */
  function enable_grad(): GradMode;
  /** Runs `body` recording, also inside `no_grad`; without a body, the mode as a value. */
  function enable_grad<T>(body: () => T): T;
  function is_grad_enabled(): boolean;
  /** Whether to record from now on, until the value that comes back is left; with a `body`, while that runs. */
  function set_grad_enabled(mode: boolean): SetGradMode;
  /** Whether to record from now on, until the value that comes back is left; with a `body`, while that runs. */
  function set_grad_enabled<T>(mode: boolean, body: () => T): T;
  /**
   * Runs `body` without a graph, making inference tensors, which count no versions and know no views; `false` first: as
   * outside of any such mode. Without a body, the mode as a value.
   */
  function inference_mode(mode?: boolean): InferenceMode;
  /**
   * Runs `body` without a graph, making inference tensors, which count no versions and know no views; `false` first: as
   * outside of any such mode. Without a body, the mode as a value.
   */
  function inference_mode<T>(body: () => T): T;
  /**
   * Runs `body` without a graph, making inference tensors, which count no versions and know no views; `false` first: as
   * outside of any such mode. Without a body, the mode as a value.
   */
  function inference_mode<T>(mode: boolean, body: () => T): T;
  /** Whether tensors that are made now are inference tensors. */
  function is_inference_mode_enabled(): boolean;
  /** Whether it was made in inference mode. */
  function is_inference(input: Tensor): boolean;
  /** Draws the numbers that PyTorch draws on the CPU after the same seed. */
  function manual_seed(seed: number | bigint): void;
  /** The seed that was set last. */
  function initial_seed(): number;
  /** Sets a seed that nobody knows, and gives it. */
  function seed(): number;
  /** Where the random numbers are, as PyTorch's 5056 bytes. */
  function get_rng_state(): Tensor;
  /** Goes on from there. */
  function set_rng_state(new_state: Tensor): void;
  /** `torch.Generator`: random numbers of one's own, for `{ generator }`. */
  interface Generator extends GeneratorGenerator {
    readonly device: "cpu";
    manual_seed(seed: number | bigint): this;
    /** The seed that was set last. */
    initial_seed(): number;
    /** Sets a seed that nobody knows, and gives it. */
    seed(): number;
    get_state(): Tensor;
    set_state(new_state: Tensor): this;
    toString(): string;
  }
  /** `torch.Generator`: random numbers of one's own, for `{ generator }`. */
  const Generator: {
    /** `torch.Generator`: random numbers of one's own, for `{ generator }`. */
    new (seed?: bigint): Generator;
    (...given: readonly unknown[]): Generator;
    prototype: Generator;
  };
  const pi: number;
  const e: number;
  const inf: number;
  const nan: number;
  function is_tensor(value: unknown): value is Tensor;
  function is_floating_point(input: Tensor): boolean;
  /** Whether the only element is not 0. */
  function is_nonzero(input: Tensor): boolean;
  /** How many elements there are. */
  function numel(input: Tensor): number;
  namespace autograd {
    /**
     * `torch.autograd.backward(tensors, grad_tensors, retain_graph, create_graph, grad_variables, inputs)`: adds the gradients
     * of the roots' sum to the `.grad` of leaves, or of `inputs` only.
     */
    function backward(tensors: Places | BackwardOptions, ...given: readonly unknown[]): void;
    /**
     * `torch.autograd.grad(outputs, inputs, grad_outputs, retain_graph, create_graph, only_inputs, allow_unused,
     * is_grads_batched, materialize_grads)`: gradients of the outputs' sum with respect to `inputs`, each of its input's shape;
     * touches no `.grad`. Inputs by name give an object of gradients by name.
     */
    function grad(outputs: Places, inputs: Places, grad_outputs?: OptionalTensors | GradOptions, ...given: readonly unknown[]): (Tensor | null)[];
    /**
     * `torch.autograd.grad(outputs, inputs, grad_outputs, retain_graph, create_graph, only_inputs, allow_unused,
     * is_grads_batched, materialize_grads)`: gradients of the outputs' sum with respect to `inputs`, each of its input's shape;
     * touches no `.grad`. Inputs by name give an object of gradients by name.
     */
    function grad(outputs: Places, inputs: Dictionary, grad_outputs?: OptionalTensors | GradOptions, ...given: readonly unknown[]): Record<string, Tensor | null>;
    /**
     * `torch.autograd.grad(outputs, inputs, grad_outputs, retain_graph, create_graph, only_inputs, allow_unused,
     * is_grads_batched, materialize_grads)`: gradients of the outputs' sum with respect to `inputs`, each of its input's shape;
     * touches no `.grad`. Inputs by name give an object of gradients by name.
     */
    function grad(options: GradOptions): (Tensor | null)[];
    /**
     * `torch.autograd.grad(outputs, inputs, grad_outputs, retain_graph, create_graph, only_inputs, allow_unused,
     * is_grads_batched, materialize_grads)`: gradients of the outputs' sum with respect to `inputs`, each of its input's shape;
     * touches no `.grad`. Inputs by name give an object of gradients by name.
     */
    function grad(outputs: Places, options: GradOptions): (Tensor | null)[];
    /** Runs `body` without recording; without a body, the mode as a value. */
    function no_grad(): GradMode;
    /** Runs `body` without recording; without a body, the mode as a value. */
    function no_grad<T>(body: () => T): T;
    /** Runs `body` recording, also inside `no_grad`; without a body, the mode as a value. */
    function enable_grad(): GradMode;
    /** Runs `body` recording, also inside `no_grad`; without a body, the mode as a value. */
    function enable_grad<T>(body: () => T): T;
    /** Whether to record from now on, until the value that comes back is left; with a `body`, while that runs. */
    function set_grad_enabled(mode: boolean): SetGradMode;
    /** Whether to record from now on, until the value that comes back is left; with a `body`, while that runs. */
    function set_grad_enabled<T>(mode: boolean, body: () => T): T;
    /**
     * Runs `body` without a graph, making inference tensors, which count no versions and know no views; `false` first: as
     * outside of any such mode. Without a body, the mode as a value.
     */
    function inference_mode(mode?: boolean): InferenceMode;
    /**
     * Runs `body` without a graph, making inference tensors, which count no versions and know no views; `false` first: as
     * outside of any such mode. Without a body, the mode as a value.
     */
    function inference_mode<T>(body: () => T): T;
    /**
     * Runs `body` without a graph, making inference tensors, which count no versions and know no views; `false` first: as
     * outside of any such mode. Without a body, the mode as a value.
     */
    function inference_mode<T>(mode: boolean, body: () => T): T;
    /**
     * An operation with a derivative of its own: `class Cube extends torch.autograd.Function` with the static methods
     * `forward(ctx, ...inputs)` and `backward(ctx, ...gradients)`, called as `Cube.apply(x)`. `forward` runs without
     * recording; `backward` is given the gradient of each result, and gives one for each input (null for what has none).
     * Written with tensor operations, it can be differentiated itself.
     */
    interface Function {
    }
    /**
     * An operation with a derivative of its own: `class Cube extends torch.autograd.Function` with the static methods
     * `forward(ctx, ...inputs)` and `backward(ctx, ...gradients)`, called as `Cube.apply(x)`. `forward` runs without
     * recording; `backward` is given the gradient of each result, and gives one for each input (null for what has none).
     * Written with tensor operations, it can be differentiated itself.
     */
    const Function: {
      /** Its methods are static: an instance is of no use. */
      new (): Function;
      (...given: readonly unknown[]): Function;
      prototype: Function;
      /** What the operation computes. Any values go in and come out; an array is several results. */
      forward: Static;
      /** With it, `forward` is given no `ctx`: `setup_context(ctx, inputs, output)` runs after it and saves what is needed. */
      setup_context: Static;
      backward: Static;
      /** Another name of `backward`. */
      vjp: Static;
      /** Of forward mode: from the tangents of the inputs to those of the results. */
      jvp: Static;
      /** Under `torch.vmap`: `vmap(info, in_dims, ...inputs)` gives the results and where their batch dimension is. */
      vmap: Static;
      /** Whether `torch.vmap` may map `forward` and `backward` as they are. */
      generate_vmap_rule: boolean;
      /** Whether `backward` is given the gradients as one array. */
      boxed_grads_call: boolean;
      /** The function that calls the operation, with the arguments of its `forward` after `ctx`. */
      readonly apply: Apply;
    };
    namespace functional {
      /**
       * A tensor of shape `output.shape + input.shape`; of several outputs a list, of several inputs a list in each. The dtype
       * is the input's, by `forward-mode` the output's. Without `create_graph` the result has no graph.
       */
      function jacobian(func: DifferentiableFunction, inputs: TensorOrTensors, ...rest: JacobianArguments): any;
      /**
       * A tensor of shape `input.shape + input.shape`; of several inputs a list of lists, of which [i][j] has the shape of
       * input i and then of input j. The function must give a tensor with one element.
       */
      function hessian(func: DifferentiableFunction, inputs: TensorOrTensors, ...rest: HessianArguments): any;
      /**
       * `[outputs, vᵀJ]`: the second has the inputs' shapes. `v` has those of the outputs; it may be left out where the output
       * is a single number. Refuses, as RuntimeError, a vector of other shapes, and with `strict` an output that does not
       * depend on an input.
       */
      function vjp(func: DifferentiableFunction, inputs: TensorOrTensors, ...rest: ProductArguments): [TensorOrTensors, TensorOrTensors];
      /**
       * `[outputs, J·v]`: the second has the outputs' shapes. `v` has those of the inputs; it may be left out where the input
       * is a single number. It is computed by going backward twice: the gradient is linear in the vector that it starts with,
       * and its derivative by that vector is what is wanted.
       */
      function jvp(func: DifferentiableFunction, inputs: TensorOrTensors, ...rest: ProductArguments): [TensorOrTensors, TensorOrTensors];
      /**
       * `[output, vᵀH]` of a function that gives a tensor with one element: two passes backward, the cheaper of the two
       * products. `v` has the inputs' shapes; it may be left out where the input is a single number.
       */
      function vhp(func: DifferentiableFunction, inputs: TensorOrTensors, ...rest: ProductArguments): [Tensor, TensorOrTensors];
      /**
       * `[output, H·v]` of a function that gives a tensor with one element. It goes backward once more than `vhp`; where the
       * second derivatives are continuous both are the same, and `vhp` is faster.
       */
      function hvp(func: DifferentiableFunction, inputs: TensorOrTensors, ...rest: ProductArguments): [Tensor, TensorOrTensors];
    }
    namespace forward_ad {
      function dual_level(): DualLevel;
      function dual_level<T>(body: () => T): T;
      /** Tensors can be dual from now on. Gives the number of the level. */
      function enter_dual_level(): number;
      /** No tensor is dual any more. */
      function exit_dual_level(options?: AtLevel): void;
      /**
       * A tensor over the memory of `tensor` whose tangent, of the same shape, is `tangent`: what is computed of it is dual, too.
       */
      function make_dual(tensor: Tensor, tangent: Tensor, options?: AtLevel): Tensor;
      /** What the tensor is made of. */
      function unpack_dual(tensor: Tensor, options?: AtLevel): torch.autograd.forward_ad.UnpackedDualTensor;
      /** What a dual tensor is made of, by place and by name. */
      interface UnpackedDualTensor {
        readonly pythonName: string;
        readonly primal: Tensor;
        /** null where the tensor is not dual. */
        readonly tangent: Tensor | null;
        readonly 0: Tensor;
        readonly 1: Tensor | null;
        [Symbol.iterator](): Iterator<Tensor | null>;
        toString(): string;
      }
      /** What a dual tensor is made of, by place and by name. */
      const UnpackedDualTensor: {
        /** What a dual tensor is made of, by place and by name. */
        new (primal: Tensor, tangent: Tensor | null): UnpackedDualTensor;
        (...given: readonly unknown[]): UnpackedDualTensor;
        prototype: UnpackedDualTensor;
      };
    }
    /**
     * Compares the derivatives of every output of `func` by every input that requires a gradient with central differences;
     * true where they agree. Inputs should be float64: in float32 differences are too coarse, of which a warning is given.
     * Raises GradcheckError, which names the output and the input and shows both Jacobians; ValueError where no input
     * requires a gradient. Inputs are moved in place and moved back.
     */
    function gradcheck(func: CheckedFunction, inputs: unknown, options?: CheckOptions): boolean;
    /**
     * Compares second derivatives, of `func`'s gradients by its inputs and by what they are multiplied with, with central
     * differences of the first ones; true where they agree. Raises as gradcheck does.
     */
    function gradgradcheck(func: CheckedFunction, inputs: unknown, grad_outputs?: Tensor | readonly Tensor[] | null, options?: SecondCheckOptions): boolean;
    /**
     * Compares second derivatives, of `func`'s gradients by its inputs and by what they are multiplied with, with central
     * differences of the first ones; true where they agree. Raises as gradcheck does.
     */
    function gradgradcheck(func: CheckedFunction, inputs: unknown, options?: SecondCheckOptions): boolean;
    namespace graph {
      interface Node {
        readonly [saved: `_saved_${string}`]: any;
        readonly [raw: `_raw_saved_${string}`]: torch.autograd.SavedTensor | undefined;
        /** Order of creation, which decides what runs first of what is ready. */
        sequence_nr: number;
        /** Shape and dtype of the first output: what a gradient that arrives must look like. */
        readonly shape: Shape;
        readonly dtype: dtype;
        /** Of the walk backward that is at the node. */
        task: Task | null;
        /** Whatever the observer attaches. */
        observed: any;
        /** Hooks, metadata and gradients that are kept; null as long as there are none. */
        attached: Attachments | null;
        /** PyTorch's name, with the namespace that the engine's own nodes have. */
        name(): string;
        readonly definition: OperatorDefinition | null;
        saved(): readonly SavedValue[];
        /** LaTeX of each derivative, in order of `next_functions`. */
        readonly rules: readonly string[];
        readonly edgeCount: number;
        edge(index: number): torch.autograd.graph.Node | null;
        /** Which output of the edge's node the gradient is for. */
        edgeOutput(index: number): number;
        /** One step of the walk backward: gradients of the outputs in, one gradient per edge out. */
        apply(gradients: Gradients): (Tensor | null)[];
        release(): void;
        readonly outputCount: number;
        outputShape(output: number): Shape;
        /** As in a tensor's text: without namespace. */
        readonly printedName: string;
        /** As messages name the operator: `Mul`, `Pow1`. */
        readonly operatorName: string;
        /** For each differentiable operand the node that its gradient goes to, and which output of that it is. */
        readonly next_functions: readonly (readonly [torch.autograd.graph.Node | null, number])[];
        /** The dtype that a gradient gets on its way to this output; null where it keeps its own. */
        gradientDtype(_output: number): dtype | null;
        /** Hands what was saved to the hooks that are in force now. */
        packSaved(): void;
        /** Outputs whose gradient is kept (`retain_grad`), by their number; null as long as nothing was attached. */
        readonly retained: Map<number, Tensor> | null;
        /** Keeps the gradient of an output in a tensor. */
        retain(output: number, tensor: Tensor): void;
        /** Whatever users keep there; anomaly mode keeps `traceback_` and `parent_`. */
        readonly metadata: Record<string, any>;
        /** Calls `hook(grad_inputs, grad_outputs)` after the node's step; an array that it gives replaces `grad_inputs`. */
        register_hook(hook: Hook): RemovableHandle;
        /** Calls `hook(grad_outputs)` before the node's step; an array that it gives replaces `grad_outputs`. */
        register_prehook(hook: Hook): RemovableHandle;
        /** What `tensor.register_hook` does, for the tensor that is an output of this node. */
        addTensorHook(output: number, hook: Hook): RemovableHandle;
        /** Always true: what needs no gradient has no node. On the prototype, since a field would cost each node memory. */
        readonly requires_grad: boolean;
        /** The node's step: from the gradients of its outputs to those of its inputs, an array unless there is one. */
        __call__(...gradients: readonly unknown[]): Tensor | null | readonly (Tensor | null)[];
        toString(): string;
      }
      const Node: {
        new (shape: Shape, dtype: dtype, sequence_nr?: number): Node;
        (...given: readonly unknown[]): Node;
        prototype: Node;
      };
      /** A named tuple: `[node, output_nr]` with a third member that Python needs. */
      interface GradientEdge {
        readonly pythonName: string;
        readonly node: torch.autograd.graph.Node;
        readonly output_nr: number;
        readonly ownership_token: torch.autograd.graph.Node | null;
        [Symbol.iterator](): Iterator<torch.autograd.graph.Node | number | null>;
        toString(): string;
      }
      /** A named tuple: `[node, output_nr]` with a third member that Python needs. */
      const GradientEdge: {
        /** A named tuple: `[node, output_nr]` with a third member that Python needs. */
        new (node: torch.autograd.graph.Node, output_nr: number | bigint, ownership_token?: torch.autograd.graph.Node | null): GradientEdge;
        (...given: readonly unknown[]): GradientEdge;
        prototype: GradientEdge;
      };
      /** Where the gradient of a tensor arrives, as the tensor is now: later changes in place do not move it. */
      function get_gradient_edge(tensor: Tensor): torch.autograd.graph.GradientEdge;
      /**
       * While `body` runs, `pack_hook(tensor)` is called with every tensor that is saved for a derivative, and what it gives is
       * kept instead; `unpack_hook(packed)` gives the tensor back when it is needed. The innermost pair counts. Neither may
       * change the tensor in place. Without a body, the mode as a value.
       */
      function saved_tensors_hooks(pack_hook: Hook, unpack_hook: Hook): SavedTensorsHooks;
      /**
       * While `body` runs, `pack_hook(tensor)` is called with every tensor that is saved for a derivative, and what it gives is
       * kept instead; `unpack_hook(packed)` gives the tensor back when it is needed. The innermost pair counts. Neither may
       * change the tensor in place. Without a body, the mode as a value.
       */
      function saved_tensors_hooks<T>(pack_hook: Hook, unpack_hook: Hook, body: () => T): T;
      /** While `body` runs, hooks for what is saved are refused with `error_message`. */
      function disable_saved_tensors_hooks(error_message: string): Context;
      /** While `body` runs, hooks for what is saved are refused with `error_message`. */
      function disable_saved_tensors_hooks<T>(error_message: string, body: () => T): T;
      /**
       * While `body` runs, tensors that are saved for a derivative may be changed in place: they are copied first. The pass
       * backward must run inside, too. Does not nest.
       */
      function allow_mutation_on_saved_tensors(): Context;
      /**
       * While `body` runs, tensors that are saved for a derivative may be changed in place: they are copied first. The pass
       * backward must run inside, too. Does not nest.
       */
      function allow_mutation_on_saved_tensors<T>(body: () => T): T;
      /**
       * Calls `fn` in every backward pass. In mode `all`, when the gradients of all tensors that the pass comes to are there: with
       * one per tensor, null for the others. In mode `any`, with the first gradient that is there.
       */
      function register_multi_grad_hook(tensors: readonly Tensor[], fn: Hook, options?: MultiGradOptions): RemovableHandle;
      /** While `body` runs, `hook(node)` is called with every node when it is whole; it may make none itself. */
      function node_creation_hook(hook: Hook): Context;
      /** While `body` runs, `hook(node)` is called with every node when it is whole; it may make none itself. */
      function node_creation_hook<T>(hook: Hook, body: () => T): T;
      /** Counts a change in place of one tensor or of several, which autograd would not know of otherwise. */
      function increment_version(tensor: Tensor | Iterable<Tensor>): void;
    }
    /**
     * Runs `body` in anomaly mode: the step back of every operator must give no NaN (`check_nan`), and an error in one is
     * preceded by a warning that names the line of the forward call. Slow; without a body, the mode as a value.
     */
    function detect_anomaly(check_nan?: boolean | DetectOptions): DetectAnomaly;
    /**
     * Runs `body` in anomaly mode: the step back of every operator must give no NaN (`check_nan`), and an error in one is
     * preceded by a warning that names the line of the forward call. Slow; without a body, the mode as a value.
     */
    function detect_anomaly<T>(body: Body<T>): T;
    /**
     * Runs `body` in anomaly mode: the step back of every operator must give no NaN (`check_nan`), and an error in one is
     * preceded by a warning that names the line of the forward call. Slow; without a body, the mode as a value.
     */
    function detect_anomaly<T>(check_nan: boolean | DetectOptions, body: Body<T>): T;
    /** Turns the mode on or off, until the value that comes back is left; with a `body`, while that runs. */
    function set_detect_anomaly(mode: boolean, check_nan?: boolean | DetectOptions): SetDetectAnomaly;
    /** Turns the mode on or off, until the value that comes back is left; with a `body`, while that runs. */
    function set_detect_anomaly<T>(mode: boolean, body: Body<T>): T;
    /** Turns the mode on or off, until the value that comes back is left; with a `body`, while that runs. */
    function set_detect_anomaly<T>(mode: boolean, check_nan: boolean | DetectOptions, body: Body<T>): T;
    /** `torch.autograd.SavedTensor`, as `node._raw_saved_self` gives it. */
    interface SavedTensor {
      /** Whether hooks have it. */
      readonly isPacked: boolean;
      /** The tensor as it was saved; null where hooks have it. Calls no user code. */
      readonly kept: Tensor | null;
      /** The tensor, for the node `savedFor`; null where none was saved. Throws where it was freed or changed since. */
      unpack(savedFor: torch.autograd.graph.Node): Tensor | null;
      /** The tensor as its hooks give it, saved for no node; null where it has none. */
      unpackByHooks(): Tensor | null;
      /** Packs the tensor at once by `pack`, and whenever it is needed unpacks what that gave by `unpack`. Once only. */
      register_hooks(pack: Hook, unpack: Hook): void;
      /** Lets go of the tensor. */
      release(): void;
      toString(): string;
    }
    /** `torch.autograd.SavedTensor`, as `node._raw_saved_self` gives it. */
    const SavedTensor: {
      /** `version`: where the tensor was saved earlier than now. */
      new (tensor: Tensor | null, isOutput: boolean, version?: number | null): SavedTensor;
      (...given: readonly unknown[]): SavedTensor;
      prototype: SavedTensor;
      /** A tensor that is saved now, packed if hooks are in force. */
      save(tensor: Tensor | null, isOutput: boolean): torch.autograd.SavedTensor;
      /** What a node that was freed has. */
      freed(): torch.autograd.SavedTensor;
    };
    /** `torch.autograd.Variable(x, requires_grad)`, deprecated: the tensor itself with the flag set. */
    function Variable(data: Tensor, options?: { readonly requires_grad?: boolean } | boolean): Tensor;
  }
  namespace utils {
    namespace checkpoint {
      /**
       * Runs `f` with the arguments, without keeping what its derivative needs: `checkpoint(f, x, { use_reentrant: false })`.
       * Keywords that are not its own go to `f`, in an object.
       */
      function checkpoint<R>(f: (...args: any[]) => R, ...given: readonly unknown[]): R;
      /** Whether functions that are checkpointed while `body` runs stop running again as soon as all is there. */
      function set_checkpoint_early_stop(enable: boolean): Context;
      /** Whether functions that are checkpointed while `body` runs stop running again as soon as all is there. */
      function set_checkpoint_early_stop<T>(enable: boolean, body: () => T): T;
    }
  }
  namespace func {
    /**
     * The gradient of `f`, which gives one number (a 0-d tensor), as a function of the same arguments: the structure of the
     * argument that is differentiated with respect to, or a list for several. With `has_aux`, [gradient, auxiliary].
     */
    function grad(f: Transformed, ...given: GradArguments): (...args: readonly unknown[]) => any;
    /** As `grad`: [gradient, value], or [gradient, [value, auxiliary]]. */
    function grad_and_value(f: Transformed, ...given: GradArguments): (...args: readonly unknown[]) => any;
    /**
     * The output of `f`, and the function that takes a cotangent of the output's structure to a list with the gradient for
     * each primal: [output, vjp_fn], with `has_aux` [output, vjp_fn, auxiliary]. Options go last: `{ has_aux: true }`.
     */
    function vjp(f: Transformed, ...primals: readonly unknown[]): any[];
    /**
     * The output of `f` and its derivative in the direction of the tangents, which have the structure of the primals, both
     * lists of arguments: [output, tangent], with `has_aux` [output, tangent, auxiliary].
     */
    function jvp(f: Transformed, primals: readonly unknown[], tangents: readonly unknown[], ...given: readonly [options?: JvpOptions]): any[];
    /**
     * The output of `f` at the primals, and its derivative there as a function of tangents, which does not run `f` again:
     * [output, jvp_fn].
     */
    function linearize(f: Transformed, ...primals: readonly unknown[]): [any, (...tangents: readonly unknown[]) => any];
    /**
     * The Jacobian of `f` by reverse mode, a row for each element of the output: the output's structure, and in each place that
     * of the argument, of shapes output + argument. With `has_aux`, [Jacobian, auxiliary].
     */
    function jacrev(f: Transformed, ...given: readonly [argnums?: ArgNums | JacobianOptions, options?: JacobianOptions]): (...args: readonly unknown[]) => any;
    /** The same by forward mode, a column for each element of the argument: for functions with few inputs. */
    function jacfwd(f: Transformed, ...given: | readonly [options?: ForwardJacobianOptions]
    | readonly [argnums: ArgNums, has_aux?: boolean | ForwardJacobianOptions, options?: ForwardJacobianOptions]): (...args: readonly unknown[]) => any;
    /** Second derivatives, forward over reverse: the Jacobian of the Jacobian; of a number, shape argument + argument. */
    function hessian(f: Transformed, ...given: readonly [argnums?: ArgNums | { readonly argnums?: ArgNums }]): (...args: readonly unknown[]) => any;
    /**
     * Calls the module with other parameters and buffers, by their names in `state_dict()`; those that are not named are its
     * own. `args`: a list of its arguments, or the only one; `kwargs`: an object that goes last.
     */
    function functional_call(module: torch.nn.Module, parameter_and_buffer_dicts: ModulesNamed | readonly ModulesNamed[], args?: unknown, kwargs?: object | null, ...options: readonly [options?: FunctionalCallOptions]): any;
    /** The parameters and the buffers of several modules of one class, each stacked along a new first dimension. */
    function stack_module_state(models: readonly torch.nn.Module[]): [Record<string, Tensor>, Record<string, Tensor>];
    /**
     * `f`, mapped over a dimension of its arguments. `in_dims` says over which one (null: that argument is the same for all),
     * as one for all arguments or nested as they are; `out_dims` where the mapped dimension goes in each output.
     */
    function vmap(f: Transformed, in_dims?: Dims | VmapOptions, out_dims?: Dims | VmapOptions, randomness?: string | VmapOptions, options?: VmapOptions): (...args: readonly unknown[]) => any;
  }
  /**
   * `f`, mapped over a dimension of its arguments. `in_dims` says over which one (null: that argument is the same for all),
   * as one for all arguments or nested as they are; `out_dims` where the mapped dimension goes in each output.
   */
  function vmap(f: Transformed, in_dims?: Dims | VmapOptions, out_dims?: Dims | VmapOptions, randomness?: string | VmapOptions, options?: VmapOptions): (...args: readonly unknown[]) => any;
  namespace nn {
    namespace functional {
      /** The mean of each of so many windows of a signal. */
      function adaptive_avg_pool1d(self: Like, output_size: ints): Tensor;
      /** The mean of each of so many windows of a signal. */
      function adaptive_avg_pool1d(self: Like, options: { output_size: ints }): Tensor;
      /** The mean of each window of a signal. */
      function avg_pool1d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, ceil_mode?: boolean, count_include_pad?: boolean): Tensor;
      /** The mean of each window of a signal. */
      function avg_pool1d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, ceil_mode?: boolean, options?: { count_include_pad?: boolean }): Tensor;
      /** The mean of each window of a signal. */
      function avg_pool1d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, options?: { ceil_mode?: boolean; count_include_pad?: boolean }): Tensor;
      /** The mean of each window of a signal. */
      function avg_pool1d(self: Like, kernel_size: ints, stride?: ints | null, options?: { padding?: ints; ceil_mode?: boolean; count_include_pad?: boolean }): Tensor;
      /** The mean of each window of a signal. */
      function avg_pool1d(self: Like, kernel_size: ints, options?: { stride?: ints | null; padding?: ints; ceil_mode?: boolean; count_include_pad?: boolean }): Tensor;
      /** The mean of each window of a signal. */
      function avg_pool1d(self: Like, options: { kernel_size: ints; stride?: ints | null; padding?: ints; ceil_mode?: boolean; count_include_pad?: boolean }): Tensor;
      /** `celu` in place. */
      function celu_(self: Like, alpha?: Scalar): Tensor;
      /** `celu` in place. */
      function celu_(self: Like, options?: { alpha?: Scalar }): Tensor;
      /** Channels of several groups in turn. */
      function channel_shuffle(self: Like, groups: int): Tensor;
      /** Channels of several groups in turn. */
      function channel_shuffle(self: Like, options: { groups: int }): Tensor;
      /** Correlation of signals with weights. */
      function conv1d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, dilation?: ints, groups?: int): Tensor;
      /** Correlation of signals with weights. */
      function conv1d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, dilation?: ints, options?: { groups?: int }): Tensor;
      /** Correlation of signals with weights. */
      function conv1d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, options?: { dilation?: ints; groups?: int }): Tensor;
      /** Correlation of signals with weights. */
      function conv1d(input: Like, weight: Like, bias?: Like | null, stride?: ints, options?: { padding?: ints; dilation?: ints; groups?: int }): Tensor;
      /** Correlation of signals with weights. */
      function conv1d(input: Like, weight: Like, bias?: Like | null, options?: { stride?: ints; padding?: ints; dilation?: ints; groups?: int }): Tensor;
      /** Correlation of signals with weights. */
      function conv1d(input: Like, weight: Like, options?: { bias?: Like | null; stride?: ints; padding?: ints; dilation?: ints; groups?: int }): Tensor;
      /** Correlation of signals with weights. */
      function conv1d(input: Like, options: { weight: Like; bias?: Like | null; stride?: ints; padding?: ints; dilation?: ints; groups?: int }): Tensor;
      /** Correlation of signals with weights. */
      function conv1d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: string, dilation?: ints, groups?: int): Tensor;
      /** Correlation of signals with weights. */
      function conv1d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: string, dilation?: ints, options?: { groups?: int }): Tensor;
      /** Correlation of signals with weights. */
      function conv1d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: string, options?: { dilation?: ints; groups?: int }): Tensor;
      /** Correlation of signals with weights. */
      function conv1d(input: Like, weight: Like, bias?: Like | null, stride?: ints, options?: { padding?: string; dilation?: ints; groups?: int }): Tensor;
      /** Correlation of signals with weights. */
      function conv1d(input: Like, weight: Like, bias?: Like | null, options?: { stride?: ints; padding?: string; dilation?: ints; groups?: int }): Tensor;
      /** Correlation of signals with weights. */
      function conv1d(input: Like, weight: Like, options?: { bias?: Like | null; stride?: ints; padding?: string; dilation?: ints; groups?: int }): Tensor;
      /** Correlation of signals with weights. */
      function conv1d(input: Like, options: { weight: Like; bias?: Like | null; stride?: ints; padding?: string; dilation?: ints; groups?: int }): Tensor;
      /** Correlation of images with weights. */
      function conv2d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, dilation?: ints, groups?: int): Tensor;
      /** Correlation of images with weights. */
      function conv2d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, dilation?: ints, options?: { groups?: int }): Tensor;
      /** Correlation of images with weights. */
      function conv2d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, options?: { dilation?: ints; groups?: int }): Tensor;
      /** Correlation of images with weights. */
      function conv2d(input: Like, weight: Like, bias?: Like | null, stride?: ints, options?: { padding?: ints; dilation?: ints; groups?: int }): Tensor;
      /** Correlation of images with weights. */
      function conv2d(input: Like, weight: Like, bias?: Like | null, options?: { stride?: ints; padding?: ints; dilation?: ints; groups?: int }): Tensor;
      /** Correlation of images with weights. */
      function conv2d(input: Like, weight: Like, options?: { bias?: Like | null; stride?: ints; padding?: ints; dilation?: ints; groups?: int }): Tensor;
      /** Correlation of images with weights. */
      function conv2d(input: Like, options: { weight: Like; bias?: Like | null; stride?: ints; padding?: ints; dilation?: ints; groups?: int }): Tensor;
      /** Correlation of images with weights. */
      function conv2d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: string, dilation?: ints, groups?: int): Tensor;
      /** Correlation of images with weights. */
      function conv2d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: string, dilation?: ints, options?: { groups?: int }): Tensor;
      /** Correlation of images with weights. */
      function conv2d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: string, options?: { dilation?: ints; groups?: int }): Tensor;
      /** Correlation of images with weights. */
      function conv2d(input: Like, weight: Like, bias?: Like | null, stride?: ints, options?: { padding?: string; dilation?: ints; groups?: int }): Tensor;
      /** Correlation of images with weights. */
      function conv2d(input: Like, weight: Like, bias?: Like | null, options?: { stride?: ints; padding?: string; dilation?: ints; groups?: int }): Tensor;
      /** Correlation of images with weights. */
      function conv2d(input: Like, weight: Like, options?: { bias?: Like | null; stride?: ints; padding?: string; dilation?: ints; groups?: int }): Tensor;
      /** Correlation of images with weights. */
      function conv2d(input: Like, options: { weight: Like; bias?: Like | null; stride?: ints; padding?: string; dilation?: ints; groups?: int }): Tensor;
      /** Correlation of volumes with weights. */
      function conv3d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, dilation?: ints, groups?: int): Tensor;
      /** Correlation of volumes with weights. */
      function conv3d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, dilation?: ints, options?: { groups?: int }): Tensor;
      /** Correlation of volumes with weights. */
      function conv3d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, options?: { dilation?: ints; groups?: int }): Tensor;
      /** Correlation of volumes with weights. */
      function conv3d(input: Like, weight: Like, bias?: Like | null, stride?: ints, options?: { padding?: ints; dilation?: ints; groups?: int }): Tensor;
      /** Correlation of volumes with weights. */
      function conv3d(input: Like, weight: Like, bias?: Like | null, options?: { stride?: ints; padding?: ints; dilation?: ints; groups?: int }): Tensor;
      /** Correlation of volumes with weights. */
      function conv3d(input: Like, weight: Like, options?: { bias?: Like | null; stride?: ints; padding?: ints; dilation?: ints; groups?: int }): Tensor;
      /** Correlation of volumes with weights. */
      function conv3d(input: Like, options: { weight: Like; bias?: Like | null; stride?: ints; padding?: ints; dilation?: ints; groups?: int }): Tensor;
      /** Correlation of volumes with weights. */
      function conv3d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: string, dilation?: ints, groups?: int): Tensor;
      /** Correlation of volumes with weights. */
      function conv3d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: string, dilation?: ints, options?: { groups?: int }): Tensor;
      /** Correlation of volumes with weights. */
      function conv3d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: string, options?: { dilation?: ints; groups?: int }): Tensor;
      /** Correlation of volumes with weights. */
      function conv3d(input: Like, weight: Like, bias?: Like | null, stride?: ints, options?: { padding?: string; dilation?: ints; groups?: int }): Tensor;
      /** Correlation of volumes with weights. */
      function conv3d(input: Like, weight: Like, bias?: Like | null, options?: { stride?: ints; padding?: string; dilation?: ints; groups?: int }): Tensor;
      /** Correlation of volumes with weights. */
      function conv3d(input: Like, weight: Like, options?: { bias?: Like | null; stride?: ints; padding?: string; dilation?: ints; groups?: int }): Tensor;
      /** Correlation of volumes with weights. */
      function conv3d(input: Like, options: { weight: Like; bias?: Like | null; stride?: ints; padding?: string; dilation?: ints; groups?: int }): Tensor;
      /** The adjoint of `conv1d`: each element of a signal spreads the weights. */
      function conv_transpose1d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, output_padding?: ints, groups?: int, dilation?: ints): Tensor;
      /** The adjoint of `conv1d`: each element of a signal spreads the weights. */
      function conv_transpose1d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, output_padding?: ints, groups?: int, options?: { dilation?: ints }): Tensor;
      /** The adjoint of `conv1d`: each element of a signal spreads the weights. */
      function conv_transpose1d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, output_padding?: ints, options?: { groups?: int; dilation?: ints }): Tensor;
      /** The adjoint of `conv1d`: each element of a signal spreads the weights. */
      function conv_transpose1d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, options?: { output_padding?: ints; groups?: int; dilation?: ints }): Tensor;
      /** The adjoint of `conv1d`: each element of a signal spreads the weights. */
      function conv_transpose1d(input: Like, weight: Like, bias?: Like | null, stride?: ints, options?: { padding?: ints; output_padding?: ints; groups?: int; dilation?: ints }): Tensor;
      /** The adjoint of `conv1d`: each element of a signal spreads the weights. */
      function conv_transpose1d(input: Like, weight: Like, bias?: Like | null, options?: { stride?: ints; padding?: ints; output_padding?: ints; groups?: int; dilation?: ints }): Tensor;
      /** The adjoint of `conv1d`: each element of a signal spreads the weights. */
      function conv_transpose1d(input: Like, weight: Like, options?: { bias?: Like | null; stride?: ints; padding?: ints; output_padding?: ints; groups?: int; dilation?: ints }): Tensor;
      /** The adjoint of `conv1d`: each element of a signal spreads the weights. */
      function conv_transpose1d(input: Like, options: { weight: Like; bias?: Like | null; stride?: ints; padding?: ints; output_padding?: ints; groups?: int; dilation?: ints }): Tensor;
      /** The adjoint of `conv2d`: each element of an image spreads the weights. */
      function conv_transpose2d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, output_padding?: ints, groups?: int, dilation?: ints): Tensor;
      /** The adjoint of `conv2d`: each element of an image spreads the weights. */
      function conv_transpose2d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, output_padding?: ints, groups?: int, options?: { dilation?: ints }): Tensor;
      /** The adjoint of `conv2d`: each element of an image spreads the weights. */
      function conv_transpose2d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, output_padding?: ints, options?: { groups?: int; dilation?: ints }): Tensor;
      /** The adjoint of `conv2d`: each element of an image spreads the weights. */
      function conv_transpose2d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, options?: { output_padding?: ints; groups?: int; dilation?: ints }): Tensor;
      /** The adjoint of `conv2d`: each element of an image spreads the weights. */
      function conv_transpose2d(input: Like, weight: Like, bias?: Like | null, stride?: ints, options?: { padding?: ints; output_padding?: ints; groups?: int; dilation?: ints }): Tensor;
      /** The adjoint of `conv2d`: each element of an image spreads the weights. */
      function conv_transpose2d(input: Like, weight: Like, bias?: Like | null, options?: { stride?: ints; padding?: ints; output_padding?: ints; groups?: int; dilation?: ints }): Tensor;
      /** The adjoint of `conv2d`: each element of an image spreads the weights. */
      function conv_transpose2d(input: Like, weight: Like, options?: { bias?: Like | null; stride?: ints; padding?: ints; output_padding?: ints; groups?: int; dilation?: ints }): Tensor;
      /** The adjoint of `conv2d`: each element of an image spreads the weights. */
      function conv_transpose2d(input: Like, options: { weight: Like; bias?: Like | null; stride?: ints; padding?: ints; output_padding?: ints; groups?: int; dilation?: ints }): Tensor;
      /** The adjoint of `conv3d`: each element of a volume spreads the weights. */
      function conv_transpose3d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, output_padding?: ints, groups?: int, dilation?: ints): Tensor;
      /** The adjoint of `conv3d`: each element of a volume spreads the weights. */
      function conv_transpose3d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, output_padding?: ints, groups?: int, options?: { dilation?: ints }): Tensor;
      /** The adjoint of `conv3d`: each element of a volume spreads the weights. */
      function conv_transpose3d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, output_padding?: ints, options?: { groups?: int; dilation?: ints }): Tensor;
      /** The adjoint of `conv3d`: each element of a volume spreads the weights. */
      function conv_transpose3d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, options?: { output_padding?: ints; groups?: int; dilation?: ints }): Tensor;
      /** The adjoint of `conv3d`: each element of a volume spreads the weights. */
      function conv_transpose3d(input: Like, weight: Like, bias?: Like | null, stride?: ints, options?: { padding?: ints; output_padding?: ints; groups?: int; dilation?: ints }): Tensor;
      /** The adjoint of `conv3d`: each element of a volume spreads the weights. */
      function conv_transpose3d(input: Like, weight: Like, bias?: Like | null, options?: { stride?: ints; padding?: ints; output_padding?: ints; groups?: int; dilation?: ints }): Tensor;
      /** The adjoint of `conv3d`: each element of a volume spreads the weights. */
      function conv_transpose3d(input: Like, weight: Like, options?: { bias?: Like | null; stride?: ints; padding?: ints; output_padding?: ints; groups?: int; dilation?: ints }): Tensor;
      /** The adjoint of `conv3d`: each element of a volume spreads the weights. */
      function conv_transpose3d(input: Like, options: { weight: Like; bias?: Like | null; stride?: ints; padding?: ints; output_padding?: ints; groups?: int; dilation?: ints }): Tensor;
      /** The cosine of the angle between vectors along a dimension; no length counts as less than `eps`. */
      function cosine_similarity(x1: Like, x2: Like, dim?: int, eps?: int): Tensor;
      /** The cosine of the angle between vectors along a dimension; no length counts as less than `eps`. */
      function cosine_similarity(x1: Like, x2: Like, dim?: int, options?: { eps?: int }): Tensor;
      /** The cosine of the angle between vectors along a dimension; no length counts as less than `eps`. */
      function cosine_similarity(x1: Like, x2: Like, options?: { dim?: int; eps?: int }): Tensor;
      /** The cosine of the angle between vectors along a dimension; no length counts as less than `eps`. */
      function cosine_similarity(x1: Like, options: { x2: Like; dim?: int; eps?: int }): Tensor;
      /** Itself outside [-lambd, lambd], else 0. */
      function hardshrink(self: Like, lambd?: Scalar): Tensor;
      /** Itself outside [-lambd, lambd], else 0. */
      function hardshrink(self: Like, options?: { lambd?: Scalar }): Tensor;
      /** Channels of several groups in turn, without a derivative. */
      function native_channel_shuffle(self: Like, groups: int): Tensor;
      /** Channels of several groups in turn, without a derivative. */
      function native_channel_shuffle(self: Like, options: { groups: int }): Tensor;
      /** The mean of each of so many windows of an image. */
      function adaptive_avg_pool2d(input: Like, output_size: unknown): Tensor;
      /** The mean of each of so many windows of an image. */
      function adaptive_avg_pool2d(input: Like, options: { output_size: unknown }): Tensor;
      /** The mean of each of so many windows of a volume. */
      function adaptive_avg_pool3d(input: Like, output_size: unknown): Tensor;
      /** The mean of each of so many windows of a volume. */
      function adaptive_avg_pool3d(input: Like, options: { output_size: unknown }): Tensor;
      /** The largest element of each of so many windows of a signal; with `return_indices`, its index too. */
      function adaptive_max_pool1d(self: Like, output_size: ints, return_indices?: boolean): Tensor;
      /** The largest element of each of so many windows of a signal; with `return_indices`, its index too. */
      function adaptive_max_pool1d(self: Like, output_size: ints, options?: { return_indices?: boolean }): Tensor;
      /** The largest element of each of so many windows of a signal; with `return_indices`, its index too. */
      function adaptive_max_pool1d(self: Like, options: { output_size: ints; return_indices?: boolean }): Tensor;
      /** The largest element of each of so many windows of an image; with `return_indices`, its index too. */
      function adaptive_max_pool2d(input: Like, output_size: unknown, return_indices?: boolean): Tensor;
      /** The largest element of each of so many windows of an image; with `return_indices`, its index too. */
      function adaptive_max_pool2d(input: Like, output_size: unknown, options?: { return_indices?: boolean }): Tensor;
      /** The largest element of each of so many windows of an image; with `return_indices`, its index too. */
      function adaptive_max_pool2d(input: Like, options: { output_size: unknown; return_indices?: boolean }): Tensor;
      /** The largest element of each of so many windows of a volume; with `return_indices`, its index too. */
      function adaptive_max_pool3d(input: Like, output_size: unknown, return_indices?: boolean): Tensor;
      /** The largest element of each of so many windows of a volume; with `return_indices`, its index too. */
      function adaptive_max_pool3d(input: Like, output_size: unknown, options?: { return_indices?: boolean }): Tensor;
      /** The largest element of each of so many windows of a volume; with `return_indices`, its index too. */
      function adaptive_max_pool3d(input: Like, options: { output_size: unknown; return_indices?: boolean }): Tensor;
      /** A grid of points for `grid_sample`: where affine maps take the points of an image or a volume of this size. */
      function affine_grid(theta: Like, size: readonly int[], align_corners?: boolean | null): Tensor;
      /** A grid of points for `grid_sample`: where affine maps take the points of an image or a volume of this size. */
      function affine_grid(theta: Like, size: readonly int[], options?: { align_corners?: boolean | null }): Tensor;
      /** A grid of points for `grid_sample`: where affine maps take the points of an image or a volume of this size. */
      function affine_grid(theta: Like, options: { size: readonly int[]; align_corners?: boolean | null }): Tensor;
      /** In training, dropout that keeps mean and variance of what SELU gives. */
      function alpha_dropout(input: Like, p?: int, training?: boolean, inplace?: boolean): Tensor;
      /** In training, dropout that keeps mean and variance of what SELU gives. */
      function alpha_dropout(input: Like, p?: int, training?: boolean, options?: { inplace?: boolean }): Tensor;
      /** In training, dropout that keeps mean and variance of what SELU gives. */
      function alpha_dropout(input: Like, p?: int, options?: { training?: boolean; inplace?: boolean }): Tensor;
      /** In training, dropout that keeps mean and variance of what SELU gives. */
      function alpha_dropout(input: Like, options?: { p?: int; training?: boolean; inplace?: boolean }): Tensor;
      /** The mean of each window of an image. */
      function avg_pool2d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, ceil_mode?: boolean, count_include_pad?: boolean, divisor_override?: int | null): Tensor;
      /** The mean of each window of an image. */
      function avg_pool2d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, ceil_mode?: boolean, count_include_pad?: boolean, options?: { divisor_override?: int | null }): Tensor;
      /** The mean of each window of an image. */
      function avg_pool2d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, ceil_mode?: boolean, options?: { count_include_pad?: boolean; divisor_override?: int | null }): Tensor;
      /** The mean of each window of an image. */
      function avg_pool2d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, options?: { ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: int | null }): Tensor;
      /** The mean of each window of an image. */
      function avg_pool2d(self: Like, kernel_size: ints, stride?: ints | null, options?: { padding?: ints; ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: int | null }): Tensor;
      /** The mean of each window of an image. */
      function avg_pool2d(self: Like, kernel_size: ints, options?: { stride?: ints | null; padding?: ints; ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: int | null }): Tensor;
      /** The mean of each window of an image. */
      function avg_pool2d(self: Like, options: { kernel_size: ints; stride?: ints | null; padding?: ints; ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: int | null }): Tensor;
      /** The mean of each window of a volume. */
      function avg_pool3d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, ceil_mode?: boolean, count_include_pad?: boolean, divisor_override?: int | null): Tensor;
      /** The mean of each window of a volume. */
      function avg_pool3d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, ceil_mode?: boolean, count_include_pad?: boolean, options?: { divisor_override?: int | null }): Tensor;
      /** The mean of each window of a volume. */
      function avg_pool3d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, ceil_mode?: boolean, options?: { count_include_pad?: boolean; divisor_override?: int | null }): Tensor;
      /** The mean of each window of a volume. */
      function avg_pool3d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, options?: { ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: int | null }): Tensor;
      /** The mean of each window of a volume. */
      function avg_pool3d(self: Like, kernel_size: ints, stride?: ints | null, options?: { padding?: ints; ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: int | null }): Tensor;
      /** The mean of each window of a volume. */
      function avg_pool3d(self: Like, kernel_size: ints, options?: { stride?: ints | null; padding?: ints; ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: int | null }): Tensor;
      /** The mean of each window of a volume. */
      function avg_pool3d(self: Like, options: { kernel_size: ints; stride?: ints | null; padding?: ints; ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: int | null }): Tensor;
      /** Each channel centred and scaled; in training by its own mean and spread, which the running ones follow. */
      function batch_norm(input: Like, running_mean: Like | null, running_var: Like | null, weight?: Like | null, bias?: Like | null, training?: boolean, momentum?: int, eps?: int): Tensor;
      /** Each channel centred and scaled; in training by its own mean and spread, which the running ones follow. */
      function batch_norm(input: Like, running_mean: Like | null, running_var: Like | null, weight?: Like | null, bias?: Like | null, training?: boolean, momentum?: int, options?: { eps?: int }): Tensor;
      /** Each channel centred and scaled; in training by its own mean and spread, which the running ones follow. */
      function batch_norm(input: Like, running_mean: Like | null, running_var: Like | null, weight?: Like | null, bias?: Like | null, training?: boolean, options?: { momentum?: int; eps?: int }): Tensor;
      /** Each channel centred and scaled; in training by its own mean and spread, which the running ones follow. */
      function batch_norm(input: Like, running_mean: Like | null, running_var: Like | null, weight?: Like | null, bias?: Like | null, options?: { training?: boolean; momentum?: int; eps?: int }): Tensor;
      /** Each channel centred and scaled; in training by its own mean and spread, which the running ones follow. */
      function batch_norm(input: Like, running_mean: Like | null, running_var: Like | null, weight?: Like | null, options?: { bias?: Like | null; training?: boolean; momentum?: int; eps?: int }): Tensor;
      /** Each channel centred and scaled; in training by its own mean and spread, which the running ones follow. */
      function batch_norm(input: Like, running_mean: Like | null, running_var: Like | null, options?: { weight?: Like | null; bias?: Like | null; training?: boolean; momentum?: int; eps?: int }): Tensor;
      /** Each channel centred and scaled; in training by its own mean and spread, which the running ones follow. */
      function batch_norm(input: Like, running_mean: Like | null, options: { running_var: Like | null; weight?: Like | null; bias?: Like | null; training?: boolean; momentum?: int; eps?: int }): Tensor;
      /** Each channel centred and scaled; in training by its own mean and spread, which the running ones follow. */
      function batch_norm(input: Like, options: { running_mean: Like | null; running_var: Like | null; weight?: Like | null; bias?: Like | null; training?: boolean; momentum?: int; eps?: int }): Tensor;
      /** xᵀ·W·y + b for each of the matrices in W. */
      function bilinear(input1: Like, input2: Like, weight: Like, bias?: Like | null): Tensor;
      /** xᵀ·W·y + b for each of the matrices in W. */
      function bilinear(input1: Like, input2: Like, weight: Like, options?: { bias?: Like | null }): Tensor;
      /** xᵀ·W·y + b for each of the matrices in W. */
      function bilinear(input1: Like, input2: Like, options: { weight: Like; bias?: Like | null }): Tensor;
      /** xᵀ·W·y + b for each of the matrices in W. */
      function bilinear(input1: Like, options: { input2: Like; weight: Like; bias?: Like | null }): Tensor;
      /** How unlikely the probabilities make targets from 0 to 1. */
      function binary_cross_entropy(input: Like, target: Like, weight?: Like | null, size_average?: boolean | null, reduce?: boolean | null, reduction?: string): Tensor;
      /** How unlikely the probabilities make targets from 0 to 1. */
      function binary_cross_entropy(input: Like, target: Like, weight?: Like | null, size_average?: boolean | null, reduce?: boolean | null, options?: { reduction?: string }): Tensor;
      /** How unlikely the probabilities make targets from 0 to 1. */
      function binary_cross_entropy(input: Like, target: Like, weight?: Like | null, size_average?: boolean | null, options?: { reduce?: boolean | null; reduction?: string }): Tensor;
      /** How unlikely the probabilities make targets from 0 to 1. */
      function binary_cross_entropy(input: Like, target: Like, weight?: Like | null, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor;
      /** How unlikely the probabilities make targets from 0 to 1. */
      function binary_cross_entropy(input: Like, target: Like, options?: { weight?: Like | null; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor;
      /** How unlikely the probabilities make targets from 0 to 1. */
      function binary_cross_entropy(input: Like, options: { target: Like; weight?: Like | null; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor;
      /** Binary cross entropy of what the logistic function gives. */
      function binary_cross_entropy_with_logits(input: Like, target: Like, weight?: Like | null, size_average?: boolean | null, reduce?: boolean | null, reduction?: string, pos_weight?: Like | null): Tensor;
      /** Binary cross entropy of what the logistic function gives. */
      function binary_cross_entropy_with_logits(input: Like, target: Like, weight?: Like | null, size_average?: boolean | null, reduce?: boolean | null, reduction?: string, options?: { pos_weight?: Like | null }): Tensor;
      /** Binary cross entropy of what the logistic function gives. */
      function binary_cross_entropy_with_logits(input: Like, target: Like, weight?: Like | null, size_average?: boolean | null, reduce?: boolean | null, options?: { reduction?: string; pos_weight?: Like | null }): Tensor;
      /** Binary cross entropy of what the logistic function gives. */
      function binary_cross_entropy_with_logits(input: Like, target: Like, weight?: Like | null, size_average?: boolean | null, options?: { reduce?: boolean | null; reduction?: string; pos_weight?: Like | null }): Tensor;
      /** Binary cross entropy of what the logistic function gives. */
      function binary_cross_entropy_with_logits(input: Like, target: Like, weight?: Like | null, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: string; pos_weight?: Like | null }): Tensor;
      /** Binary cross entropy of what the logistic function gives. */
      function binary_cross_entropy_with_logits(input: Like, target: Like, options?: { weight?: Like | null; size_average?: boolean | null; reduce?: boolean | null; reduction?: string; pos_weight?: Like | null }): Tensor;
      /** Binary cross entropy of what the logistic function gives. */
      function binary_cross_entropy_with_logits(input: Like, options: { target: Like; weight?: Like | null; size_average?: boolean | null; reduce?: boolean | null; reduction?: string; pos_weight?: Like | null }): Tensor;
      /** Itself where positive, else alpha (exp(x / alpha) - 1). */
      function celu(input: Like, alpha?: Scalar, inplace?: boolean): Tensor;
      /** Itself where positive, else alpha (exp(x / alpha) - 1). */
      function celu(input: Like, alpha?: Scalar, options?: { inplace?: boolean }): Tensor;
      /** Itself where positive, else alpha (exp(x / alpha) - 1). */
      function celu(input: Like, options?: { alpha?: Scalar; inplace?: boolean }): Tensor;
      /** Vectors of target 1 should point the same way, those of -1 not, up to a margin. */
      function cosine_embedding_loss(input1: Like, input2: Like, target: Like, margin?: int, size_average?: boolean | null, reduce?: boolean | null, reduction?: string): Tensor;
      /** Vectors of target 1 should point the same way, those of -1 not, up to a margin. */
      function cosine_embedding_loss(input1: Like, input2: Like, target: Like, margin?: int, size_average?: boolean | null, reduce?: boolean | null, options?: { reduction?: string }): Tensor;
      /** Vectors of target 1 should point the same way, those of -1 not, up to a margin. */
      function cosine_embedding_loss(input1: Like, input2: Like, target: Like, margin?: int, size_average?: boolean | null, options?: { reduce?: boolean | null; reduction?: string }): Tensor;
      /** Vectors of target 1 should point the same way, those of -1 not, up to a margin. */
      function cosine_embedding_loss(input1: Like, input2: Like, target: Like, margin?: int, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor;
      /** Vectors of target 1 should point the same way, those of -1 not, up to a margin. */
      function cosine_embedding_loss(input1: Like, input2: Like, target: Like, options?: { margin?: int; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor;
      /** Vectors of target 1 should point the same way, those of -1 not, up to a margin. */
      function cosine_embedding_loss(input1: Like, input2: Like, options: { target: Like; margin?: int; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor;
      /** Vectors of target 1 should point the same way, those of -1 not, up to a margin. */
      function cosine_embedding_loss(input1: Like, options: { input2: Like; target: Like; margin?: int; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor;
      /** Negative log-likelihood of scores that softmax makes probabilities; targets are classes or probabilities of them. */
      function cross_entropy(input: Like, target: Like, weight?: Like | null, size_average?: boolean | null, ignore_index?: int, reduce?: boolean | null, reduction?: string, label_smoothing?: int): Tensor;
      /** Negative log-likelihood of scores that softmax makes probabilities; targets are classes or probabilities of them. */
      function cross_entropy(input: Like, target: Like, weight?: Like | null, size_average?: boolean | null, ignore_index?: int, reduce?: boolean | null, reduction?: string, options?: { label_smoothing?: int }): Tensor;
      /** Negative log-likelihood of scores that softmax makes probabilities; targets are classes or probabilities of them. */
      function cross_entropy(input: Like, target: Like, weight?: Like | null, size_average?: boolean | null, ignore_index?: int, reduce?: boolean | null, options?: { reduction?: string; label_smoothing?: int }): Tensor;
      /** Negative log-likelihood of scores that softmax makes probabilities; targets are classes or probabilities of them. */
      function cross_entropy(input: Like, target: Like, weight?: Like | null, size_average?: boolean | null, ignore_index?: int, options?: { reduce?: boolean | null; reduction?: string; label_smoothing?: int }): Tensor;
      /** Negative log-likelihood of scores that softmax makes probabilities; targets are classes or probabilities of them. */
      function cross_entropy(input: Like, target: Like, weight?: Like | null, size_average?: boolean | null, options?: { ignore_index?: int; reduce?: boolean | null; reduction?: string; label_smoothing?: int }): Tensor;
      /** Negative log-likelihood of scores that softmax makes probabilities; targets are classes or probabilities of them. */
      function cross_entropy(input: Like, target: Like, weight?: Like | null, options?: { size_average?: boolean | null; ignore_index?: int; reduce?: boolean | null; reduction?: string; label_smoothing?: int }): Tensor;
      /** Negative log-likelihood of scores that softmax makes probabilities; targets are classes or probabilities of them. */
      function cross_entropy(input: Like, target: Like, options?: { weight?: Like | null; size_average?: boolean | null; ignore_index?: int; reduce?: boolean | null; reduction?: string; label_smoothing?: int }): Tensor;
      /** Negative log-likelihood of scores that softmax makes probabilities; targets are classes or probabilities of them. */
      function cross_entropy(input: Like, options: { target: Like; weight?: Like | null; size_average?: boolean | null; ignore_index?: int; reduce?: boolean | null; reduction?: string; label_smoothing?: int }): Tensor;
      /** Minus the log-probability of labels whose places in time are not known; means are over the labels’ lengths, too. */
      function ctc_loss(log_probs: Like, targets: Like, input_lengths: Like, target_lengths: Like, blank?: int, reduction?: string, zero_infinity?: boolean): Tensor;
      /** Minus the log-probability of labels whose places in time are not known; means are over the labels’ lengths, too. */
      function ctc_loss(log_probs: Like, targets: Like, input_lengths: Like, target_lengths: Like, blank?: int, reduction?: string, options?: { zero_infinity?: boolean }): Tensor;
      /** Minus the log-probability of labels whose places in time are not known; means are over the labels’ lengths, too. */
      function ctc_loss(log_probs: Like, targets: Like, input_lengths: Like, target_lengths: Like, blank?: int, options?: { reduction?: string; zero_infinity?: boolean }): Tensor;
      /** Minus the log-probability of labels whose places in time are not known; means are over the labels’ lengths, too. */
      function ctc_loss(log_probs: Like, targets: Like, input_lengths: Like, target_lengths: Like, options?: { blank?: int; reduction?: string; zero_infinity?: boolean }): Tensor;
      /** Minus the log-probability of labels whose places in time are not known; means are over the labels’ lengths, too. */
      function ctc_loss(log_probs: Like, targets: Like, input_lengths: Like, options: { target_lengths: Like; blank?: int; reduction?: string; zero_infinity?: boolean }): Tensor;
      /** Minus the log-probability of labels whose places in time are not known; means are over the labels’ lengths, too. */
      function ctc_loss(log_probs: Like, targets: Like, options: { input_lengths: Like; target_lengths: Like; blank?: int; reduction?: string; zero_infinity?: boolean }): Tensor;
      /** Minus the log-probability of labels whose places in time are not known; means are over the labels’ lengths, too. */
      function ctc_loss(log_probs: Like, options: { targets: Like; input_lengths: Like; target_lengths: Like; blank?: int; reduction?: string; zero_infinity?: boolean }): Tensor;
      /** Minus the log-probability of labels whose places in time are not known; means are over the labels’ lengths, too. */
      function ctc_loss(log_probs: Like, targets: Like, input_lengths: readonly int[], target_lengths: readonly int[], blank?: int, reduction?: string, zero_infinity?: boolean): Tensor;
      /** Minus the log-probability of labels whose places in time are not known; means are over the labels’ lengths, too. */
      function ctc_loss(log_probs: Like, targets: Like, input_lengths: readonly int[], target_lengths: readonly int[], blank?: int, reduction?: string, options?: { zero_infinity?: boolean }): Tensor;
      /** Minus the log-probability of labels whose places in time are not known; means are over the labels’ lengths, too. */
      function ctc_loss(log_probs: Like, targets: Like, input_lengths: readonly int[], target_lengths: readonly int[], blank?: int, options?: { reduction?: string; zero_infinity?: boolean }): Tensor;
      /** Minus the log-probability of labels whose places in time are not known; means are over the labels’ lengths, too. */
      function ctc_loss(log_probs: Like, targets: Like, input_lengths: readonly int[], target_lengths: readonly int[], options?: { blank?: int; reduction?: string; zero_infinity?: boolean }): Tensor;
      /** Minus the log-probability of labels whose places in time are not known; means are over the labels’ lengths, too. */
      function ctc_loss(log_probs: Like, targets: Like, input_lengths: readonly int[], options: { target_lengths: readonly int[]; blank?: int; reduction?: string; zero_infinity?: boolean }): Tensor;
      /** Minus the log-probability of labels whose places in time are not known; means are over the labels’ lengths, too. */
      function ctc_loss(log_probs: Like, targets: Like, options: { input_lengths: readonly int[]; target_lengths: readonly int[]; blank?: int; reduction?: string; zero_infinity?: boolean }): Tensor;
      /** Minus the log-probability of labels whose places in time are not known; means are over the labels’ lengths, too. */
      function ctc_loss(log_probs: Like, options: { targets: Like; input_lengths: readonly int[]; target_lengths: readonly int[]; blank?: int; reduction?: string; zero_infinity?: boolean }): Tensor;
      /** In training, each element set to 0 with probability `p`, the others divided by 1 - p. */
      function dropout(input: Like, p?: int, training?: boolean, inplace?: boolean): Tensor;
      /** In training, each element set to 0 with probability `p`, the others divided by 1 - p. */
      function dropout(input: Like, p?: int, training?: boolean, options?: { inplace?: boolean }): Tensor;
      /** In training, each element set to 0 with probability `p`, the others divided by 1 - p. */
      function dropout(input: Like, p?: int, options?: { training?: boolean; inplace?: boolean }): Tensor;
      /** In training, each element set to 0 with probability `p`, the others divided by 1 - p. */
      function dropout(input: Like, options?: { p?: int; training?: boolean; inplace?: boolean }): Tensor;
      /** In training, each channel of sequences set to 0 with probability `p`, the others divided by 1 - p. */
      function dropout1d(input: Like, p?: int, training?: boolean, inplace?: boolean): Tensor;
      /** In training, each channel of sequences set to 0 with probability `p`, the others divided by 1 - p. */
      function dropout1d(input: Like, p?: int, training?: boolean, options?: { inplace?: boolean }): Tensor;
      /** In training, each channel of sequences set to 0 with probability `p`, the others divided by 1 - p. */
      function dropout1d(input: Like, p?: int, options?: { training?: boolean; inplace?: boolean }): Tensor;
      /** In training, each channel of sequences set to 0 with probability `p`, the others divided by 1 - p. */
      function dropout1d(input: Like, options?: { p?: int; training?: boolean; inplace?: boolean }): Tensor;
      /** In training, each channel of images set to 0 with probability `p`, the others divided by 1 - p. */
      function dropout2d(input: Like, p?: int, training?: boolean, inplace?: boolean): Tensor;
      /** In training, each channel of images set to 0 with probability `p`, the others divided by 1 - p. */
      function dropout2d(input: Like, p?: int, training?: boolean, options?: { inplace?: boolean }): Tensor;
      /** In training, each channel of images set to 0 with probability `p`, the others divided by 1 - p. */
      function dropout2d(input: Like, p?: int, options?: { training?: boolean; inplace?: boolean }): Tensor;
      /** In training, each channel of images set to 0 with probability `p`, the others divided by 1 - p. */
      function dropout2d(input: Like, options?: { p?: int; training?: boolean; inplace?: boolean }): Tensor;
      /** In training, each channel of volumes set to 0 with probability `p`, the others divided by 1 - p. */
      function dropout3d(input: Like, p?: int, training?: boolean, inplace?: boolean): Tensor;
      /** In training, each channel of volumes set to 0 with probability `p`, the others divided by 1 - p. */
      function dropout3d(input: Like, p?: int, training?: boolean, options?: { inplace?: boolean }): Tensor;
      /** In training, each channel of volumes set to 0 with probability `p`, the others divided by 1 - p. */
      function dropout3d(input: Like, p?: int, options?: { training?: boolean; inplace?: boolean }): Tensor;
      /** In training, each channel of volumes set to 0 with probability `p`, the others divided by 1 - p. */
      function dropout3d(input: Like, options?: { p?: int; training?: boolean; inplace?: boolean }): Tensor;
      /** Itself where positive, else alpha (exp(x) - 1). */
      function elu(input: Like, alpha?: Scalar, inplace?: boolean): Tensor;
      /** Itself where positive, else alpha (exp(x) - 1). */
      function elu(input: Like, alpha?: Scalar, options?: { inplace?: boolean }): Tensor;
      /** Itself where positive, else alpha (exp(x) - 1). */
      function elu(input: Like, options?: { alpha?: Scalar; inplace?: boolean }): Tensor;
      /** `elu` in place. */
      function elu_(input: Like, alpha?: Scalar): Tensor;
      /** `elu` in place. */
      function elu_(input: Like, options?: { alpha?: Scalar }): Tensor;
      /** The rows of `weight` at the indices; rows longer than `max_norm` are shortened first, in place. */
      function embedding(input: Like, weight: Like, padding_idx?: int | null, max_norm?: int | null, norm_type?: int, scale_grad_by_freq?: boolean, sparse?: boolean): Tensor;
      /** The rows of `weight` at the indices; rows longer than `max_norm` are shortened first, in place. */
      function embedding(input: Like, weight: Like, padding_idx?: int | null, max_norm?: int | null, norm_type?: int, scale_grad_by_freq?: boolean, options?: { sparse?: boolean }): Tensor;
      /** The rows of `weight` at the indices; rows longer than `max_norm` are shortened first, in place. */
      function embedding(input: Like, weight: Like, padding_idx?: int | null, max_norm?: int | null, norm_type?: int, options?: { scale_grad_by_freq?: boolean; sparse?: boolean }): Tensor;
      /** The rows of `weight` at the indices; rows longer than `max_norm` are shortened first, in place. */
      function embedding(input: Like, weight: Like, padding_idx?: int | null, max_norm?: int | null, options?: { norm_type?: int; scale_grad_by_freq?: boolean; sparse?: boolean }): Tensor;
      /** The rows of `weight` at the indices; rows longer than `max_norm` are shortened first, in place. */
      function embedding(input: Like, weight: Like, padding_idx?: int | null, options?: { max_norm?: int | null; norm_type?: int; scale_grad_by_freq?: boolean; sparse?: boolean }): Tensor;
      /** The rows of `weight` at the indices; rows longer than `max_norm` are shortened first, in place. */
      function embedding(input: Like, weight: Like, options?: { padding_idx?: int | null; max_norm?: int | null; norm_type?: int; scale_grad_by_freq?: boolean; sparse?: boolean }): Tensor;
      /** The rows of `weight` at the indices; rows longer than `max_norm` are shortened first, in place. */
      function embedding(input: Like, options: { weight: Like; padding_idx?: int | null; max_norm?: int | null; norm_type?: int; scale_grad_by_freq?: boolean; sparse?: boolean }): Tensor;
      /** Sums, means or maxima of the rows of `weight` in each bag: bags begin at `offsets`, or are the rows of a matrix of indices. */
      function embedding_bag(input: Like, weight: Like, offsets?: Like | null, max_norm?: int | null, norm_type?: int, scale_grad_by_freq?: boolean, mode?: string, sparse?: boolean, per_sample_weights?: Like | null, include_last_offset?: boolean, padding_idx?: int | null): Tensor;
      /** Sums, means or maxima of the rows of `weight` in each bag: bags begin at `offsets`, or are the rows of a matrix of indices. */
      function embedding_bag(input: Like, weight: Like, offsets?: Like | null, max_norm?: int | null, norm_type?: int, scale_grad_by_freq?: boolean, mode?: string, sparse?: boolean, per_sample_weights?: Like | null, include_last_offset?: boolean, options?: { padding_idx?: int | null }): Tensor;
      /** Sums, means or maxima of the rows of `weight` in each bag: bags begin at `offsets`, or are the rows of a matrix of indices. */
      function embedding_bag(input: Like, weight: Like, offsets?: Like | null, max_norm?: int | null, norm_type?: int, scale_grad_by_freq?: boolean, mode?: string, sparse?: boolean, per_sample_weights?: Like | null, options?: { include_last_offset?: boolean; padding_idx?: int | null }): Tensor;
      /** Sums, means or maxima of the rows of `weight` in each bag: bags begin at `offsets`, or are the rows of a matrix of indices. */
      function embedding_bag(input: Like, weight: Like, offsets?: Like | null, max_norm?: int | null, norm_type?: int, scale_grad_by_freq?: boolean, mode?: string, sparse?: boolean, options?: { per_sample_weights?: Like | null; include_last_offset?: boolean; padding_idx?: int | null }): Tensor;
      /** Sums, means or maxima of the rows of `weight` in each bag: bags begin at `offsets`, or are the rows of a matrix of indices. */
      function embedding_bag(input: Like, weight: Like, offsets?: Like | null, max_norm?: int | null, norm_type?: int, scale_grad_by_freq?: boolean, mode?: string, options?: { sparse?: boolean; per_sample_weights?: Like | null; include_last_offset?: boolean; padding_idx?: int | null }): Tensor;
      /** Sums, means or maxima of the rows of `weight` in each bag: bags begin at `offsets`, or are the rows of a matrix of indices. */
      function embedding_bag(input: Like, weight: Like, offsets?: Like | null, max_norm?: int | null, norm_type?: int, scale_grad_by_freq?: boolean, options?: { mode?: string; sparse?: boolean; per_sample_weights?: Like | null; include_last_offset?: boolean; padding_idx?: int | null }): Tensor;
      /** Sums, means or maxima of the rows of `weight` in each bag: bags begin at `offsets`, or are the rows of a matrix of indices. */
      function embedding_bag(input: Like, weight: Like, offsets?: Like | null, max_norm?: int | null, norm_type?: int, options?: { scale_grad_by_freq?: boolean; mode?: string; sparse?: boolean; per_sample_weights?: Like | null; include_last_offset?: boolean; padding_idx?: int | null }): Tensor;
      /** Sums, means or maxima of the rows of `weight` in each bag: bags begin at `offsets`, or are the rows of a matrix of indices. */
      function embedding_bag(input: Like, weight: Like, offsets?: Like | null, max_norm?: int | null, options?: { norm_type?: int; scale_grad_by_freq?: boolean; mode?: string; sparse?: boolean; per_sample_weights?: Like | null; include_last_offset?: boolean; padding_idx?: int | null }): Tensor;
      /** Sums, means or maxima of the rows of `weight` in each bag: bags begin at `offsets`, or are the rows of a matrix of indices. */
      function embedding_bag(input: Like, weight: Like, offsets?: Like | null, options?: { max_norm?: int | null; norm_type?: int; scale_grad_by_freq?: boolean; mode?: string; sparse?: boolean; per_sample_weights?: Like | null; include_last_offset?: boolean; padding_idx?: int | null }): Tensor;
      /** Sums, means or maxima of the rows of `weight` in each bag: bags begin at `offsets`, or are the rows of a matrix of indices. */
      function embedding_bag(input: Like, weight: Like, options?: { offsets?: Like | null; max_norm?: int | null; norm_type?: int; scale_grad_by_freq?: boolean; mode?: string; sparse?: boolean; per_sample_weights?: Like | null; include_last_offset?: boolean; padding_idx?: int | null }): Tensor;
      /** Sums, means or maxima of the rows of `weight` in each bag: bags begin at `offsets`, or are the rows of a matrix of indices. */
      function embedding_bag(input: Like, options: { weight: Like; offsets?: Like | null; max_norm?: int | null; norm_type?: int; scale_grad_by_freq?: boolean; mode?: string; sparse?: boolean; per_sample_weights?: Like | null; include_last_offset?: boolean; padding_idx?: int | null }): Tensor;
      /** In training, dropout of whole channels that keeps mean and variance of what SELU gives. */
      function feature_alpha_dropout(input: Like, p?: int, training?: boolean, inplace?: boolean): Tensor;
      /** In training, dropout of whole channels that keeps mean and variance of what SELU gives. */
      function feature_alpha_dropout(input: Like, p?: int, training?: boolean, options?: { inplace?: boolean }): Tensor;
      /** In training, dropout of whole channels that keeps mean and variance of what SELU gives. */
      function feature_alpha_dropout(input: Like, p?: int, options?: { training?: boolean; inplace?: boolean }): Tensor;
      /** In training, dropout of whole channels that keeps mean and variance of what SELU gives. */
      function feature_alpha_dropout(input: Like, options?: { p?: int; training?: boolean; inplace?: boolean }): Tensor;
      /** An image in which each block is the sum of the columns that show it. */
      function fold(input: Like, output_size: ints, kernel_size: ints, dilation?: ints, padding?: ints, stride?: ints): Tensor;
      /** An image in which each block is the sum of the columns that show it. */
      function fold(input: Like, output_size: ints, kernel_size: ints, dilation?: ints, padding?: ints, options?: { stride?: ints }): Tensor;
      /** An image in which each block is the sum of the columns that show it. */
      function fold(input: Like, output_size: ints, kernel_size: ints, dilation?: ints, options?: { padding?: ints; stride?: ints }): Tensor;
      /** An image in which each block is the sum of the columns that show it. */
      function fold(input: Like, output_size: ints, kernel_size: ints, options?: { dilation?: ints; padding?: ints; stride?: ints }): Tensor;
      /** An image in which each block is the sum of the columns that show it. */
      function fold(input: Like, output_size: ints, options: { kernel_size: ints; dilation?: ints; padding?: ints; stride?: ints }): Tensor;
      /** An image in which each block is the sum of the columns that show it. */
      function fold(input: Like, options: { output_size: ints; kernel_size: ints; dilation?: ints; padding?: ints; stride?: ints }): Tensor;
      /** The largest element of each of so many windows of an image, whose places are drawn. */
      function fractional_max_pool2d(input: Like, kernel_size: ints, output_size?: ints | null, output_ratio?: readonly number[] | null, return_indices?: boolean, _random_samples?: Like | null): Tensor;
      /** The largest element of each of so many windows of an image, whose places are drawn. */
      function fractional_max_pool2d(input: Like, kernel_size: ints, output_size?: ints | null, output_ratio?: readonly number[] | null, return_indices?: boolean, options?: { _random_samples?: Like | null }): Tensor;
      /** The largest element of each of so many windows of an image, whose places are drawn. */
      function fractional_max_pool2d(input: Like, kernel_size: ints, output_size?: ints | null, output_ratio?: readonly number[] | null, options?: { return_indices?: boolean; _random_samples?: Like | null }): Tensor;
      /** The largest element of each of so many windows of an image, whose places are drawn. */
      function fractional_max_pool2d(input: Like, kernel_size: ints, output_size?: ints | null, options?: { output_ratio?: readonly number[] | null; return_indices?: boolean; _random_samples?: Like | null }): Tensor;
      /** The largest element of each of so many windows of an image, whose places are drawn. */
      function fractional_max_pool2d(input: Like, kernel_size: ints, options?: { output_size?: ints | null; output_ratio?: readonly number[] | null; return_indices?: boolean; _random_samples?: Like | null }): Tensor;
      /** The largest element of each of so many windows of an image, whose places are drawn. */
      function fractional_max_pool2d(input: Like, options: { kernel_size: ints; output_size?: ints | null; output_ratio?: readonly number[] | null; return_indices?: boolean; _random_samples?: Like | null }): Tensor;
      /** Negative log-likelihood of targets under normal distributions of the given means and variances. */
      function gaussian_nll_loss(input: Like, target: Like, variance: Like, full?: boolean, eps?: int, reduction?: string): Tensor;
      /** Negative log-likelihood of targets under normal distributions of the given means and variances. */
      function gaussian_nll_loss(input: Like, target: Like, variance: Like, full?: boolean, eps?: int, options?: { reduction?: string }): Tensor;
      /** Negative log-likelihood of targets under normal distributions of the given means and variances. */
      function gaussian_nll_loss(input: Like, target: Like, variance: Like, full?: boolean, options?: { eps?: int; reduction?: string }): Tensor;
      /** Negative log-likelihood of targets under normal distributions of the given means and variances. */
      function gaussian_nll_loss(input: Like, target: Like, variance: Like, options?: { full?: boolean; eps?: int; reduction?: string }): Tensor;
      /** Negative log-likelihood of targets under normal distributions of the given means and variances. */
      function gaussian_nll_loss(input: Like, target: Like, options: { var: Like; full?: boolean; eps?: int; reduction?: string }): Tensor;
      /** Negative log-likelihood of targets under normal distributions of the given means and variances. */
      function gaussian_nll_loss(input: Like, options: { target: Like; var: Like; full?: boolean; eps?: int; reduction?: string }): Tensor;
      /** Negative log-likelihood of targets under normal distributions of the given means and variances. */
      function gaussian_nll_loss(input: Like, target: Like, variance: int, full?: boolean, eps?: int, reduction?: string): Tensor;
      /** Negative log-likelihood of targets under normal distributions of the given means and variances. */
      function gaussian_nll_loss(input: Like, target: Like, variance: int, full?: boolean, eps?: int, options?: { reduction?: string }): Tensor;
      /** Negative log-likelihood of targets under normal distributions of the given means and variances. */
      function gaussian_nll_loss(input: Like, target: Like, variance: int, full?: boolean, options?: { eps?: int; reduction?: string }): Tensor;
      /** Negative log-likelihood of targets under normal distributions of the given means and variances. */
      function gaussian_nll_loss(input: Like, target: Like, variance: int, options?: { full?: boolean; eps?: int; reduction?: string }): Tensor;
      /** Negative log-likelihood of targets under normal distributions of the given means and variances. */
      function gaussian_nll_loss(input: Like, target: Like, options: { var: int; full?: boolean; eps?: int; reduction?: string }): Tensor;
      /** Negative log-likelihood of targets under normal distributions of the given means and variances. */
      function gaussian_nll_loss(input: Like, options: { target: Like; var: int; full?: boolean; eps?: int; reduction?: string }): Tensor;
      /** Each element times the normal distribution function of it; `approximate` is `none` or `tanh`. */
      function gelu(self: Like, options?: { approximate?: string }): Tensor;
      /** The first half along a dimension times the logistic function of the second. */
      function glu(self: Like, dim?: int): Tensor;
      /** The first half along a dimension times the logistic function of the second. */
      function glu(self: Like, options?: { dim?: int }): Tensor;
      /** Elements sampled at the points of a grid, from -1 to 1 over each dimension. */
      function grid_sample(input: Like, grid: Like, mode?: string, padding_mode?: string, align_corners?: boolean | null): Tensor;
      /** Elements sampled at the points of a grid, from -1 to 1 over each dimension. */
      function grid_sample(input: Like, grid: Like, mode?: string, padding_mode?: string, options?: { align_corners?: boolean | null }): Tensor;
      /** Elements sampled at the points of a grid, from -1 to 1 over each dimension. */
      function grid_sample(input: Like, grid: Like, mode?: string, options?: { padding_mode?: string; align_corners?: boolean | null }): Tensor;
      /** Elements sampled at the points of a grid, from -1 to 1 over each dimension. */
      function grid_sample(input: Like, grid: Like, options?: { mode?: string; padding_mode?: string; align_corners?: boolean | null }): Tensor;
      /** Elements sampled at the points of a grid, from -1 to 1 over each dimension. */
      function grid_sample(input: Like, options: { grid: Like; mode?: string; padding_mode?: string; align_corners?: boolean | null }): Tensor;
      /** Each of `num_groups` groups of channels centred and scaled. */
      function group_norm(input: Like, num_groups: int, weight?: Like | null, bias?: Like | null, eps?: int): Tensor;
      /** Each of `num_groups` groups of channels centred and scaled. */
      function group_norm(input: Like, num_groups: int, weight?: Like | null, bias?: Like | null, options?: { eps?: int }): Tensor;
      /** Each of `num_groups` groups of channels centred and scaled. */
      function group_norm(input: Like, num_groups: int, weight?: Like | null, options?: { bias?: Like | null; eps?: int }): Tensor;
      /** Each of `num_groups` groups of channels centred and scaled. */
      function group_norm(input: Like, num_groups: int, options?: { weight?: Like | null; bias?: Like | null; eps?: int }): Tensor;
      /** Each of `num_groups` groups of channels centred and scaled. */
      function group_norm(input: Like, options: { num_groups: int; weight?: Like | null; bias?: Like | null; eps?: int }): Tensor;
      /** Softmax with Gumbel noise added at temperature `tau`; `hard` rounds it to one class, with the gradient of the soft one. */
      function gumbel_softmax(logits: Like, tau?: Scalar, hard?: boolean, eps?: int, dim?: int): Tensor;
      /** Softmax with Gumbel noise added at temperature `tau`; `hard` rounds it to one class, with the gradient of the soft one. */
      function gumbel_softmax(logits: Like, tau?: Scalar, hard?: boolean, eps?: int, options?: { dim?: int }): Tensor;
      /** Softmax with Gumbel noise added at temperature `tau`; `hard` rounds it to one class, with the gradient of the soft one. */
      function gumbel_softmax(logits: Like, tau?: Scalar, hard?: boolean, options?: { eps?: int; dim?: int }): Tensor;
      /** Softmax with Gumbel noise added at temperature `tau`; `hard` rounds it to one class, with the gradient of the soft one. */
      function gumbel_softmax(logits: Like, tau?: Scalar, options?: { hard?: boolean; eps?: int; dim?: int }): Tensor;
      /** Softmax with Gumbel noise added at temperature `tau`; `hard` rounds it to one class, with the gradient of the soft one. */
      function gumbel_softmax(logits: Like, options?: { tau?: Scalar; hard?: boolean; eps?: int; dim?: int }): Tensor;
      /** (x + 3) / 6 between 0 and 1. */
      function hardsigmoid(input: Like, inplace?: boolean): Tensor;
      /** (x + 3) / 6 between 0 and 1. */
      function hardsigmoid(input: Like, options?: { inplace?: boolean }): Tensor;
      /** Itself times the hard sigmoid of it. */
      function hardswish(input: Like, inplace?: boolean): Tensor;
      /** Itself times the hard sigmoid of it. */
      function hardswish(input: Like, options?: { inplace?: boolean }): Tensor;
      /** Clamped to [min_val, max_val]. */
      function hardtanh(input: Like, min_val?: Scalar, max_val?: Scalar, inplace?: boolean): Tensor;
      /** Clamped to [min_val, max_val]. */
      function hardtanh(input: Like, min_val?: Scalar, max_val?: Scalar, options?: { inplace?: boolean }): Tensor;
      /** Clamped to [min_val, max_val]. */
      function hardtanh(input: Like, min_val?: Scalar, options?: { max_val?: Scalar; inplace?: boolean }): Tensor;
      /** Clamped to [min_val, max_val]. */
      function hardtanh(input: Like, options?: { min_val?: Scalar; max_val?: Scalar; inplace?: boolean }): Tensor;
      /** `hardtanh` in place. */
      function hardtanh_(input: Like, min_val?: Scalar, max_val?: Scalar): Tensor;
      /** `hardtanh` in place. */
      function hardtanh_(input: Like, min_val?: Scalar, options?: { max_val?: Scalar }): Tensor;
      /** `hardtanh` in place. */
      function hardtanh_(input: Like, options?: { min_val?: Scalar; max_val?: Scalar }): Tensor;
      /** Distances of target 1 should be 0, those of -1 a margin at least. */
      function hinge_embedding_loss(input: Like, target: Like, margin?: int, size_average?: boolean | null, reduce?: boolean | null, reduction?: string): Tensor;
      /** Distances of target 1 should be 0, those of -1 a margin at least. */
      function hinge_embedding_loss(input: Like, target: Like, margin?: int, size_average?: boolean | null, reduce?: boolean | null, options?: { reduction?: string }): Tensor;
      /** Distances of target 1 should be 0, those of -1 a margin at least. */
      function hinge_embedding_loss(input: Like, target: Like, margin?: int, size_average?: boolean | null, options?: { reduce?: boolean | null; reduction?: string }): Tensor;
      /** Distances of target 1 should be 0, those of -1 a margin at least. */
      function hinge_embedding_loss(input: Like, target: Like, margin?: int, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor;
      /** Distances of target 1 should be 0, those of -1 a margin at least. */
      function hinge_embedding_loss(input: Like, target: Like, options?: { margin?: int; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor;
      /** Distances of target 1 should be 0, those of -1 a margin at least. */
      function hinge_embedding_loss(input: Like, options: { target: Like; margin?: int; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor;
      /** Squared differences from the target up to delta, beyond that straight. */
      function huber_loss(input: Like, target: Like, reduction?: string, delta?: int, weight?: Like | null): Tensor;
      /** Squared differences from the target up to delta, beyond that straight. */
      function huber_loss(input: Like, target: Like, reduction?: string, delta?: int, options?: { weight?: Like | null }): Tensor;
      /** Squared differences from the target up to delta, beyond that straight. */
      function huber_loss(input: Like, target: Like, reduction?: string, options?: { delta?: int; weight?: Like | null }): Tensor;
      /** Squared differences from the target up to delta, beyond that straight. */
      function huber_loss(input: Like, target: Like, options?: { reduction?: string; delta?: int; weight?: Like | null }): Tensor;
      /** Squared differences from the target up to delta, beyond that straight. */
      function huber_loss(input: Like, options: { target: Like; reduction?: string; delta?: int; weight?: Like | null }): Tensor;
      /** Each channel of each sample centred and scaled. */
      function instance_norm(input: Like, running_mean?: Like | null, running_var?: Like | null, weight?: Like | null, bias?: Like | null, use_input_stats?: boolean, momentum?: int, eps?: int): Tensor;
      /** Each channel of each sample centred and scaled. */
      function instance_norm(input: Like, running_mean?: Like | null, running_var?: Like | null, weight?: Like | null, bias?: Like | null, use_input_stats?: boolean, momentum?: int, options?: { eps?: int }): Tensor;
      /** Each channel of each sample centred and scaled. */
      function instance_norm(input: Like, running_mean?: Like | null, running_var?: Like | null, weight?: Like | null, bias?: Like | null, use_input_stats?: boolean, options?: { momentum?: int; eps?: int }): Tensor;
      /** Each channel of each sample centred and scaled. */
      function instance_norm(input: Like, running_mean?: Like | null, running_var?: Like | null, weight?: Like | null, bias?: Like | null, options?: { use_input_stats?: boolean; momentum?: int; eps?: int }): Tensor;
      /** Each channel of each sample centred and scaled. */
      function instance_norm(input: Like, running_mean?: Like | null, running_var?: Like | null, weight?: Like | null, options?: { bias?: Like | null; use_input_stats?: boolean; momentum?: int; eps?: int }): Tensor;
      /** Each channel of each sample centred and scaled. */
      function instance_norm(input: Like, running_mean?: Like | null, running_var?: Like | null, options?: { weight?: Like | null; bias?: Like | null; use_input_stats?: boolean; momentum?: int; eps?: int }): Tensor;
      /** Each channel of each sample centred and scaled. */
      function instance_norm(input: Like, running_mean?: Like | null, options?: { running_var?: Like | null; weight?: Like | null; bias?: Like | null; use_input_stats?: boolean; momentum?: int; eps?: int }): Tensor;
      /** Each channel of each sample centred and scaled. */
      function instance_norm(input: Like, options?: { running_mean?: Like | null; running_var?: Like | null; weight?: Like | null; bias?: Like | null; use_input_stats?: boolean; momentum?: int; eps?: int }): Tensor;
      /** More or fewer elements in the same space: as many as `size` says, or `scale_factor` times as many. */
      function interpolate(input: Like, size?: unknown, scale_factor?: unknown, mode?: string, align_corners?: boolean | null, recompute_scale_factor?: boolean | null, antialias?: boolean): Tensor;
      /** More or fewer elements in the same space: as many as `size` says, or `scale_factor` times as many. */
      function interpolate(input: Like, size?: unknown, scale_factor?: unknown, mode?: string, align_corners?: boolean | null, recompute_scale_factor?: boolean | null, options?: { antialias?: boolean }): Tensor;
      /** More or fewer elements in the same space: as many as `size` says, or `scale_factor` times as many. */
      function interpolate(input: Like, size?: unknown, scale_factor?: unknown, mode?: string, align_corners?: boolean | null, options?: { recompute_scale_factor?: boolean | null; antialias?: boolean }): Tensor;
      /** More or fewer elements in the same space: as many as `size` says, or `scale_factor` times as many. */
      function interpolate(input: Like, size?: unknown, scale_factor?: unknown, mode?: string, options?: { align_corners?: boolean | null; recompute_scale_factor?: boolean | null; antialias?: boolean }): Tensor;
      /** More or fewer elements in the same space: as many as `size` says, or `scale_factor` times as many. */
      function interpolate(input: Like, size?: unknown, scale_factor?: unknown, options?: { mode?: string; align_corners?: boolean | null; recompute_scale_factor?: boolean | null; antialias?: boolean }): Tensor;
      /** More or fewer elements in the same space: as many as `size` says, or `scale_factor` times as many. */
      function interpolate(input: Like, size?: unknown, options?: { scale_factor?: unknown; mode?: string; align_corners?: boolean | null; recompute_scale_factor?: boolean | null; antialias?: boolean }): Tensor;
      /** More or fewer elements in the same space: as many as `size` says, or `scale_factor` times as many. */
      function interpolate(input: Like, options?: { size?: unknown; scale_factor?: unknown; mode?: string; align_corners?: boolean | null; recompute_scale_factor?: boolean | null; antialias?: boolean }): Tensor;
      /** Kullback–Leibler divergence of a target from log-probabilities. */
      function kl_div(input: Like, target: Like, size_average?: boolean | null, reduce?: boolean | null, reduction?: string, log_target?: boolean): Tensor;
      /** Kullback–Leibler divergence of a target from log-probabilities. */
      function kl_div(input: Like, target: Like, size_average?: boolean | null, reduce?: boolean | null, reduction?: string, options?: { log_target?: boolean }): Tensor;
      /** Kullback–Leibler divergence of a target from log-probabilities. */
      function kl_div(input: Like, target: Like, size_average?: boolean | null, reduce?: boolean | null, options?: { reduction?: string; log_target?: boolean }): Tensor;
      /** Kullback–Leibler divergence of a target from log-probabilities. */
      function kl_div(input: Like, target: Like, size_average?: boolean | null, options?: { reduce?: boolean | null; reduction?: string; log_target?: boolean }): Tensor;
      /** Kullback–Leibler divergence of a target from log-probabilities. */
      function kl_div(input: Like, target: Like, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: string; log_target?: boolean }): Tensor;
      /** Kullback–Leibler divergence of a target from log-probabilities. */
      function kl_div(input: Like, options: { target: Like; size_average?: boolean | null; reduce?: boolean | null; reduction?: string; log_target?: boolean }): Tensor;
      /** Magnitudes of the differences from the target. */
      function l1_loss(input: Like, target: Like, size_average?: boolean | null, reduce?: boolean | null, reduction?: string, weight?: Like | null): Tensor;
      /** Magnitudes of the differences from the target. */
      function l1_loss(input: Like, target: Like, size_average?: boolean | null, reduce?: boolean | null, reduction?: string, options?: { weight?: Like | null }): Tensor;
      /** Magnitudes of the differences from the target. */
      function l1_loss(input: Like, target: Like, size_average?: boolean | null, reduce?: boolean | null, options?: { reduction?: string; weight?: Like | null }): Tensor;
      /** Magnitudes of the differences from the target. */
      function l1_loss(input: Like, target: Like, size_average?: boolean | null, options?: { reduce?: boolean | null; reduction?: string; weight?: Like | null }): Tensor;
      /** Magnitudes of the differences from the target. */
      function l1_loss(input: Like, target: Like, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: string; weight?: Like | null }): Tensor;
      /** Magnitudes of the differences from the target. */
      function l1_loss(input: Like, options: { target: Like; size_average?: boolean | null; reduce?: boolean | null; reduction?: string; weight?: Like | null }): Tensor;
      /** The last dimensions, of the size `normalized_shape`, centred and scaled together. */
      function layer_norm(input: Like, normalized_shape: readonly int[], weight?: Like | null, bias?: Like | null, eps?: int): Tensor;
      /** The last dimensions, of the size `normalized_shape`, centred and scaled together. */
      function layer_norm(input: Like, normalized_shape: readonly int[], weight?: Like | null, bias?: Like | null, options?: { eps?: int }): Tensor;
      /** The last dimensions, of the size `normalized_shape`, centred and scaled together. */
      function layer_norm(input: Like, normalized_shape: readonly int[], weight?: Like | null, options?: { bias?: Like | null; eps?: int }): Tensor;
      /** The last dimensions, of the size `normalized_shape`, centred and scaled together. */
      function layer_norm(input: Like, normalized_shape: readonly int[], options?: { weight?: Like | null; bias?: Like | null; eps?: int }): Tensor;
      /** The last dimensions, of the size `normalized_shape`, centred and scaled together. */
      function layer_norm(input: Like, options: { normalized_shape: readonly int[]; weight?: Like | null; bias?: Like | null; eps?: int }): Tensor;
      /** The positive part, and the negative part times `negative_slope`. */
      function leaky_relu(input: Like, negative_slope?: Scalar, inplace?: boolean): Tensor;
      /** The positive part, and the negative part times `negative_slope`. */
      function leaky_relu(input: Like, negative_slope?: Scalar, options?: { inplace?: boolean }): Tensor;
      /** The positive part, and the negative part times `negative_slope`. */
      function leaky_relu(input: Like, options?: { negative_slope?: Scalar; inplace?: boolean }): Tensor;
      /** `leaky_relu` in place. */
      function leaky_relu_(input: Like, negative_slope?: Scalar): Tensor;
      /** `leaky_relu` in place. */
      function leaky_relu_(input: Like, options?: { negative_slope?: Scalar }): Tensor;
      /** x·Wᵀ + b, the layer of a network. */
      function linear(input: Like, weight: Like, bias?: Like | null): Tensor;
      /** x·Wᵀ + b, the layer of a network. */
      function linear(input: Like, weight: Like, options?: { bias?: Like | null }): Tensor;
      /** x·Wᵀ + b, the layer of a network. */
      function linear(input: Like, options: { weight: Like; bias?: Like | null }): Tensor;
      /** Each element divided by a power of the mean square of `size` channels around it. */
      function local_response_norm(input: Like, size: int, alpha?: int, beta?: int, k?: int): Tensor;
      /** Each element divided by a power of the mean square of `size` channels around it. */
      function local_response_norm(input: Like, size: int, alpha?: int, beta?: int, options?: { k?: int }): Tensor;
      /** Each element divided by a power of the mean square of `size` channels around it. */
      function local_response_norm(input: Like, size: int, alpha?: int, options?: { beta?: int; k?: int }): Tensor;
      /** Each element divided by a power of the mean square of `size` channels around it. */
      function local_response_norm(input: Like, size: int, options?: { alpha?: int; beta?: int; k?: int }): Tensor;
      /** Each element divided by a power of the mean square of `size` channels around it. */
      function local_response_norm(input: Like, options: { size: int; alpha?: int; beta?: int; k?: int }): Tensor;
      /** Logarithm of the exponentials divided by their sum along a dimension. */
      function log_softmax(input: Like, dim?: int | null, _stacklevel?: int, dtype?: dtype | null): Tensor;
      /** Logarithm of the exponentials divided by their sum along a dimension. */
      function log_softmax(input: Like, dim?: int | null, _stacklevel?: int, options?: { dtype?: dtype | null }): Tensor;
      /** Logarithm of the exponentials divided by their sum along a dimension. */
      function log_softmax(input: Like, dim?: int | null, options?: { _stacklevel?: int; dtype?: dtype | null }): Tensor;
      /** Logarithm of the exponentials divided by their sum along a dimension. */
      function log_softmax(input: Like, options?: { dim?: int | null; _stacklevel?: int; dtype?: dtype | null }): Tensor;
      /** Logarithm of the logistic function. */
      function logsigmoid(self: Like): Tensor;
      /** The norm of each window of a signal, with the exponent `norm_type`. */
      function lp_pool1d(input: Like, norm_type: Scalar, kernel_size: int, stride?: ints | null, ceil_mode?: boolean): Tensor;
      /** The norm of each window of a signal, with the exponent `norm_type`. */
      function lp_pool1d(input: Like, norm_type: Scalar, kernel_size: int, stride?: ints | null, options?: { ceil_mode?: boolean }): Tensor;
      /** The norm of each window of a signal, with the exponent `norm_type`. */
      function lp_pool1d(input: Like, norm_type: Scalar, kernel_size: int, options?: { stride?: ints | null; ceil_mode?: boolean }): Tensor;
      /** The norm of each window of a signal, with the exponent `norm_type`. */
      function lp_pool1d(input: Like, norm_type: Scalar, options: { kernel_size: int; stride?: ints | null; ceil_mode?: boolean }): Tensor;
      /** The norm of each window of a signal, with the exponent `norm_type`. */
      function lp_pool1d(input: Like, options: { norm_type: Scalar; kernel_size: int; stride?: ints | null; ceil_mode?: boolean }): Tensor;
      /** The norm of each window of an image, with the exponent `norm_type`. */
      function lp_pool2d(input: Like, norm_type: Scalar, kernel_size: ints, stride?: ints | null, ceil_mode?: boolean): Tensor;
      /** The norm of each window of an image, with the exponent `norm_type`. */
      function lp_pool2d(input: Like, norm_type: Scalar, kernel_size: ints, stride?: ints | null, options?: { ceil_mode?: boolean }): Tensor;
      /** The norm of each window of an image, with the exponent `norm_type`. */
      function lp_pool2d(input: Like, norm_type: Scalar, kernel_size: ints, options?: { stride?: ints | null; ceil_mode?: boolean }): Tensor;
      /** The norm of each window of an image, with the exponent `norm_type`. */
      function lp_pool2d(input: Like, norm_type: Scalar, options: { kernel_size: ints; stride?: ints | null; ceil_mode?: boolean }): Tensor;
      /** The norm of each window of an image, with the exponent `norm_type`. */
      function lp_pool2d(input: Like, options: { norm_type: Scalar; kernel_size: ints; stride?: ints | null; ceil_mode?: boolean }): Tensor;
      /** The norm of each window of a volume, with the exponent `norm_type`. */
      function lp_pool3d(input: Like, norm_type: Scalar, kernel_size: ints, stride?: ints | null, ceil_mode?: boolean): Tensor;
      /** The norm of each window of a volume, with the exponent `norm_type`. */
      function lp_pool3d(input: Like, norm_type: Scalar, kernel_size: ints, stride?: ints | null, options?: { ceil_mode?: boolean }): Tensor;
      /** The norm of each window of a volume, with the exponent `norm_type`. */
      function lp_pool3d(input: Like, norm_type: Scalar, kernel_size: ints, options?: { stride?: ints | null; ceil_mode?: boolean }): Tensor;
      /** The norm of each window of a volume, with the exponent `norm_type`. */
      function lp_pool3d(input: Like, norm_type: Scalar, options: { kernel_size: ints; stride?: ints | null; ceil_mode?: boolean }): Tensor;
      /** The norm of each window of a volume, with the exponent `norm_type`. */
      function lp_pool3d(input: Like, options: { norm_type: Scalar; kernel_size: ints; stride?: ints | null; ceil_mode?: boolean }): Tensor;
      /** The first of target 1 should be larger by a margin, that of -1 smaller. */
      function margin_ranking_loss(input1: Like, input2: Like, target: Like, margin?: int, size_average?: boolean | null, reduce?: boolean | null, reduction?: string): Tensor;
      /** The first of target 1 should be larger by a margin, that of -1 smaller. */
      function margin_ranking_loss(input1: Like, input2: Like, target: Like, margin?: int, size_average?: boolean | null, reduce?: boolean | null, options?: { reduction?: string }): Tensor;
      /** The first of target 1 should be larger by a margin, that of -1 smaller. */
      function margin_ranking_loss(input1: Like, input2: Like, target: Like, margin?: int, size_average?: boolean | null, options?: { reduce?: boolean | null; reduction?: string }): Tensor;
      /** The first of target 1 should be larger by a margin, that of -1 smaller. */
      function margin_ranking_loss(input1: Like, input2: Like, target: Like, margin?: int, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor;
      /** The first of target 1 should be larger by a margin, that of -1 smaller. */
      function margin_ranking_loss(input1: Like, input2: Like, target: Like, options?: { margin?: int; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor;
      /** The first of target 1 should be larger by a margin, that of -1 smaller. */
      function margin_ranking_loss(input1: Like, input2: Like, options: { target: Like; margin?: int; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor;
      /** The first of target 1 should be larger by a margin, that of -1 smaller. */
      function margin_ranking_loss(input1: Like, options: { input2: Like; target: Like; margin?: int; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor;
      /** The largest element of each window of a signal; with `return_indices`, its index too. */
      function max_pool1d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, dilation?: ints, ceil_mode?: boolean, return_indices?: boolean): Tensor;
      /** The largest element of each window of a signal; with `return_indices`, its index too. */
      function max_pool1d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, dilation?: ints, ceil_mode?: boolean, options?: { return_indices?: boolean }): Tensor;
      /** The largest element of each window of a signal; with `return_indices`, its index too. */
      function max_pool1d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, dilation?: ints, options?: { ceil_mode?: boolean; return_indices?: boolean }): Tensor;
      /** The largest element of each window of a signal; with `return_indices`, its index too. */
      function max_pool1d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, options?: { dilation?: ints; ceil_mode?: boolean; return_indices?: boolean }): Tensor;
      /** The largest element of each window of a signal; with `return_indices`, its index too. */
      function max_pool1d(self: Like, kernel_size: ints, stride?: ints | null, options?: { padding?: ints; dilation?: ints; ceil_mode?: boolean; return_indices?: boolean }): Tensor;
      /** The largest element of each window of a signal; with `return_indices`, its index too. */
      function max_pool1d(self: Like, kernel_size: ints, options?: { stride?: ints | null; padding?: ints; dilation?: ints; ceil_mode?: boolean; return_indices?: boolean }): Tensor;
      /** The largest element of each window of a signal; with `return_indices`, its index too. */
      function max_pool1d(self: Like, options: { kernel_size: ints; stride?: ints | null; padding?: ints; dilation?: ints; ceil_mode?: boolean; return_indices?: boolean }): Tensor;
      /** The largest element of each window of an image; with `return_indices`, its index too. */
      function max_pool2d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, dilation?: ints, ceil_mode?: boolean, return_indices?: boolean): Tensor;
      /** The largest element of each window of an image; with `return_indices`, its index too. */
      function max_pool2d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, dilation?: ints, ceil_mode?: boolean, options?: { return_indices?: boolean }): Tensor;
      /** The largest element of each window of an image; with `return_indices`, its index too. */
      function max_pool2d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, dilation?: ints, options?: { ceil_mode?: boolean; return_indices?: boolean }): Tensor;
      /** The largest element of each window of an image; with `return_indices`, its index too. */
      function max_pool2d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, options?: { dilation?: ints; ceil_mode?: boolean; return_indices?: boolean }): Tensor;
      /** The largest element of each window of an image; with `return_indices`, its index too. */
      function max_pool2d(self: Like, kernel_size: ints, stride?: ints | null, options?: { padding?: ints; dilation?: ints; ceil_mode?: boolean; return_indices?: boolean }): Tensor;
      /** The largest element of each window of an image; with `return_indices`, its index too. */
      function max_pool2d(self: Like, kernel_size: ints, options?: { stride?: ints | null; padding?: ints; dilation?: ints; ceil_mode?: boolean; return_indices?: boolean }): Tensor;
      /** The largest element of each window of an image; with `return_indices`, its index too. */
      function max_pool2d(self: Like, options: { kernel_size: ints; stride?: ints | null; padding?: ints; dilation?: ints; ceil_mode?: boolean; return_indices?: boolean }): Tensor;
      /** The largest element of each window of a volume; with `return_indices`, its index too. */
      function max_pool3d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, dilation?: ints, ceil_mode?: boolean, return_indices?: boolean): Tensor;
      /** The largest element of each window of a volume; with `return_indices`, its index too. */
      function max_pool3d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, dilation?: ints, ceil_mode?: boolean, options?: { return_indices?: boolean }): Tensor;
      /** The largest element of each window of a volume; with `return_indices`, its index too. */
      function max_pool3d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, dilation?: ints, options?: { ceil_mode?: boolean; return_indices?: boolean }): Tensor;
      /** The largest element of each window of a volume; with `return_indices`, its index too. */
      function max_pool3d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, options?: { dilation?: ints; ceil_mode?: boolean; return_indices?: boolean }): Tensor;
      /** The largest element of each window of a volume; with `return_indices`, its index too. */
      function max_pool3d(self: Like, kernel_size: ints, stride?: ints | null, options?: { padding?: ints; dilation?: ints; ceil_mode?: boolean; return_indices?: boolean }): Tensor;
      /** The largest element of each window of a volume; with `return_indices`, its index too. */
      function max_pool3d(self: Like, kernel_size: ints, options?: { stride?: ints | null; padding?: ints; dilation?: ints; ceil_mode?: boolean; return_indices?: boolean }): Tensor;
      /** The largest element of each window of a volume; with `return_indices`, its index too. */
      function max_pool3d(self: Like, options: { kernel_size: ints; stride?: ints | null; padding?: ints; dilation?: ints; ceil_mode?: boolean; return_indices?: boolean }): Tensor;
      /** What `max_pool1d` took back at its place, zeros elsewhere. */
      function max_unpool1d(input: Like, indices: Like, kernel_size: ints, stride?: ints | null, padding?: ints, output_size?: ints | null): Tensor;
      /** What `max_pool1d` took back at its place, zeros elsewhere. */
      function max_unpool1d(input: Like, indices: Like, kernel_size: ints, stride?: ints | null, padding?: ints, options?: { output_size?: ints | null }): Tensor;
      /** What `max_pool1d` took back at its place, zeros elsewhere. */
      function max_unpool1d(input: Like, indices: Like, kernel_size: ints, stride?: ints | null, options?: { padding?: ints; output_size?: ints | null }): Tensor;
      /** What `max_pool1d` took back at its place, zeros elsewhere. */
      function max_unpool1d(input: Like, indices: Like, kernel_size: ints, options?: { stride?: ints | null; padding?: ints; output_size?: ints | null }): Tensor;
      /** What `max_pool1d` took back at its place, zeros elsewhere. */
      function max_unpool1d(input: Like, indices: Like, options: { kernel_size: ints; stride?: ints | null; padding?: ints; output_size?: ints | null }): Tensor;
      /** What `max_pool1d` took back at its place, zeros elsewhere. */
      function max_unpool1d(input: Like, options: { indices: Like; kernel_size: ints; stride?: ints | null; padding?: ints; output_size?: ints | null }): Tensor;
      /** What `max_pool2d` took back at its place, zeros elsewhere. */
      function max_unpool2d(input: Like, indices: Like, kernel_size: ints, stride?: ints | null, padding?: ints, output_size?: ints | null): Tensor;
      /** What `max_pool2d` took back at its place, zeros elsewhere. */
      function max_unpool2d(input: Like, indices: Like, kernel_size: ints, stride?: ints | null, padding?: ints, options?: { output_size?: ints | null }): Tensor;
      /** What `max_pool2d` took back at its place, zeros elsewhere. */
      function max_unpool2d(input: Like, indices: Like, kernel_size: ints, stride?: ints | null, options?: { padding?: ints; output_size?: ints | null }): Tensor;
      /** What `max_pool2d` took back at its place, zeros elsewhere. */
      function max_unpool2d(input: Like, indices: Like, kernel_size: ints, options?: { stride?: ints | null; padding?: ints; output_size?: ints | null }): Tensor;
      /** What `max_pool2d` took back at its place, zeros elsewhere. */
      function max_unpool2d(input: Like, indices: Like, options: { kernel_size: ints; stride?: ints | null; padding?: ints; output_size?: ints | null }): Tensor;
      /** What `max_pool2d` took back at its place, zeros elsewhere. */
      function max_unpool2d(input: Like, options: { indices: Like; kernel_size: ints; stride?: ints | null; padding?: ints; output_size?: ints | null }): Tensor;
      /** What `max_pool3d` took back at its place, zeros elsewhere. */
      function max_unpool3d(input: Like, indices: Like, kernel_size: ints, stride?: ints | null, padding?: ints, output_size?: ints | null): Tensor;
      /** What `max_pool3d` took back at its place, zeros elsewhere. */
      function max_unpool3d(input: Like, indices: Like, kernel_size: ints, stride?: ints | null, padding?: ints, options?: { output_size?: ints | null }): Tensor;
      /** What `max_pool3d` took back at its place, zeros elsewhere. */
      function max_unpool3d(input: Like, indices: Like, kernel_size: ints, stride?: ints | null, options?: { padding?: ints; output_size?: ints | null }): Tensor;
      /** What `max_pool3d` took back at its place, zeros elsewhere. */
      function max_unpool3d(input: Like, indices: Like, kernel_size: ints, options?: { stride?: ints | null; padding?: ints; output_size?: ints | null }): Tensor;
      /** What `max_pool3d` took back at its place, zeros elsewhere. */
      function max_unpool3d(input: Like, indices: Like, options: { kernel_size: ints; stride?: ints | null; padding?: ints; output_size?: ints | null }): Tensor;
      /** What `max_pool3d` took back at its place, zeros elsewhere. */
      function max_unpool3d(input: Like, options: { indices: Like; kernel_size: ints; stride?: ints | null; padding?: ints; output_size?: ints | null }): Tensor;
      /** Each element times the hyperbolic tangent of its softplus. */
      function mish(input: Like, inplace?: boolean): Tensor;
      /** Each element times the hyperbolic tangent of its softplus. */
      function mish(input: Like, options?: { inplace?: boolean }): Tensor;
      /** Squares of the differences from the target. */
      function mse_loss(input: Like, target: Like, size_average?: boolean | null, reduce?: boolean | null, reduction?: string, weight?: Like | null): Tensor;
      /** Squares of the differences from the target. */
      function mse_loss(input: Like, target: Like, size_average?: boolean | null, reduce?: boolean | null, reduction?: string, options?: { weight?: Like | null }): Tensor;
      /** Squares of the differences from the target. */
      function mse_loss(input: Like, target: Like, size_average?: boolean | null, reduce?: boolean | null, options?: { reduction?: string; weight?: Like | null }): Tensor;
      /** Squares of the differences from the target. */
      function mse_loss(input: Like, target: Like, size_average?: boolean | null, options?: { reduce?: boolean | null; reduction?: string; weight?: Like | null }): Tensor;
      /** Squares of the differences from the target. */
      function mse_loss(input: Like, target: Like, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: string; weight?: Like | null }): Tensor;
      /** Squares of the differences from the target. */
      function mse_loss(input: Like, options: { target: Like; size_average?: boolean | null; reduce?: boolean | null; reduction?: string; weight?: Like | null }): Tensor;
      /** How much less than a margin the target class is ahead of the others. */
      function multi_margin_loss(input: Like, target: Like, p?: int, margin?: int, weight?: Like | null, size_average?: boolean | null, reduce?: boolean | null, reduction?: string): Tensor;
      /** How much less than a margin the target class is ahead of the others. */
      function multi_margin_loss(input: Like, target: Like, p?: int, margin?: int, weight?: Like | null, size_average?: boolean | null, reduce?: boolean | null, options?: { reduction?: string }): Tensor;
      /** How much less than a margin the target class is ahead of the others. */
      function multi_margin_loss(input: Like, target: Like, p?: int, margin?: int, weight?: Like | null, size_average?: boolean | null, options?: { reduce?: boolean | null; reduction?: string }): Tensor;
      /** How much less than a margin the target class is ahead of the others. */
      function multi_margin_loss(input: Like, target: Like, p?: int, margin?: int, weight?: Like | null, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor;
      /** How much less than a margin the target class is ahead of the others. */
      function multi_margin_loss(input: Like, target: Like, p?: int, margin?: int, options?: { weight?: Like | null; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor;
      /** How much less than a margin the target class is ahead of the others. */
      function multi_margin_loss(input: Like, target: Like, p?: int, options?: { margin?: int; weight?: Like | null; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor;
      /** How much less than a margin the target class is ahead of the others. */
      function multi_margin_loss(input: Like, target: Like, options?: { p?: int; margin?: int; weight?: Like | null; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor;
      /** How much less than a margin the target class is ahead of the others. */
      function multi_margin_loss(input: Like, options: { target: Like; p?: int; margin?: int; weight?: Like | null; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor;
      /** How much less than 1 each target class is ahead of the classes that are none; targets end at the first -1. */
      function multilabel_margin_loss(input: Like, target: Like, size_average?: boolean | null, reduce?: boolean | null, reduction?: string): Tensor;
      /** How much less than 1 each target class is ahead of the classes that are none; targets end at the first -1. */
      function multilabel_margin_loss(input: Like, target: Like, size_average?: boolean | null, reduce?: boolean | null, options?: { reduction?: string }): Tensor;
      /** How much less than 1 each target class is ahead of the classes that are none; targets end at the first -1. */
      function multilabel_margin_loss(input: Like, target: Like, size_average?: boolean | null, options?: { reduce?: boolean | null; reduction?: string }): Tensor;
      /** How much less than 1 each target class is ahead of the classes that are none; targets end at the first -1. */
      function multilabel_margin_loss(input: Like, target: Like, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor;
      /** How much less than 1 each target class is ahead of the classes that are none; targets end at the first -1. */
      function multilabel_margin_loss(input: Like, options: { target: Like; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor;
      /** The mean over classes of the logistic loss of each. */
      function multilabel_soft_margin_loss(input: Like, target: Like, weight?: Like | null, size_average?: boolean | null, reduce?: boolean | null, reduction?: string): Tensor;
      /** The mean over classes of the logistic loss of each. */
      function multilabel_soft_margin_loss(input: Like, target: Like, weight?: Like | null, size_average?: boolean | null, reduce?: boolean | null, options?: { reduction?: string }): Tensor;
      /** The mean over classes of the logistic loss of each. */
      function multilabel_soft_margin_loss(input: Like, target: Like, weight?: Like | null, size_average?: boolean | null, options?: { reduce?: boolean | null; reduction?: string }): Tensor;
      /** The mean over classes of the logistic loss of each. */
      function multilabel_soft_margin_loss(input: Like, target: Like, weight?: Like | null, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor;
      /** The mean over classes of the logistic loss of each. */
      function multilabel_soft_margin_loss(input: Like, target: Like, options?: { weight?: Like | null; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor;
      /** The mean over classes of the logistic loss of each. */
      function multilabel_soft_margin_loss(input: Like, options: { target: Like; weight?: Like | null; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor;
      /** Negative log-likelihood: minus the log-probability of each target class. */
      function nll_loss(input: Like, target: Like, weight?: Like | null, size_average?: boolean | null, ignore_index?: int, reduce?: boolean | null, reduction?: string): Tensor;
      /** Negative log-likelihood: minus the log-probability of each target class. */
      function nll_loss(input: Like, target: Like, weight?: Like | null, size_average?: boolean | null, ignore_index?: int, reduce?: boolean | null, options?: { reduction?: string }): Tensor;
      /** Negative log-likelihood: minus the log-probability of each target class. */
      function nll_loss(input: Like, target: Like, weight?: Like | null, size_average?: boolean | null, ignore_index?: int, options?: { reduce?: boolean | null; reduction?: string }): Tensor;
      /** Negative log-likelihood: minus the log-probability of each target class. */
      function nll_loss(input: Like, target: Like, weight?: Like | null, size_average?: boolean | null, options?: { ignore_index?: int; reduce?: boolean | null; reduction?: string }): Tensor;
      /** Negative log-likelihood: minus the log-probability of each target class. */
      function nll_loss(input: Like, target: Like, weight?: Like | null, options?: { size_average?: boolean | null; ignore_index?: int; reduce?: boolean | null; reduction?: string }): Tensor;
      /** Negative log-likelihood: minus the log-probability of each target class. */
      function nll_loss(input: Like, target: Like, options?: { weight?: Like | null; size_average?: boolean | null; ignore_index?: int; reduce?: boolean | null; reduction?: string }): Tensor;
      /** Negative log-likelihood: minus the log-probability of each target class. */
      function nll_loss(input: Like, options: { target: Like; weight?: Like | null; size_average?: boolean | null; ignore_index?: int; reduce?: boolean | null; reduction?: string }): Tensor;
      /** Divided by the p-norm along a dimension, which counts as `eps` at least. */
      function normalize(input: Like, p?: int, dim?: int, eps?: int): Tensor;
      /** Divided by the p-norm along a dimension, which counts as `eps` at least. */
      function normalize(input: Like, p?: int, dim?: int, options?: { eps?: int }): Tensor;
      /** Divided by the p-norm along a dimension, which counts as `eps` at least. */
      function normalize(input: Like, p?: int, options?: { dim?: int; eps?: int }): Tensor;
      /** Divided by the p-norm along a dimension, which counts as `eps` at least. */
      function normalize(input: Like, options?: { p?: int; dim?: int; eps?: int }): Tensor;
      /** Rows of zeros with a one at each class. */
      function one_hot(self: Like, num_classes?: int): Tensor;
      /** Rows of zeros with a one at each class. */
      function one_hot(self: Like, options?: { num_classes?: int }): Tensor;
      /** With so many elements before and after each dimension, the last one first: a value, or those that are there already. */
      function pad(input: Like, pad: readonly int[], mode?: string, value?: Scalar | null): Tensor;
      /** With so many elements before and after each dimension, the last one first: a value, or those that are there already. */
      function pad(input: Like, pad: readonly int[], mode?: string, options?: { value?: Scalar | null }): Tensor;
      /** With so many elements before and after each dimension, the last one first: a value, or those that are there already. */
      function pad(input: Like, pad: readonly int[], options?: { mode?: string; value?: Scalar | null }): Tensor;
      /** With so many elements before and after each dimension, the last one first: a value, or those that are there already. */
      function pad(input: Like, options: { pad: readonly int[]; mode?: string; value?: Scalar | null }): Tensor;
      /** Negative log-likelihood of counts under Poisson distributions, without or with Stirling’s approximation of the constant. */
      function poisson_nll_loss(input: Like, target: Like, log_input?: boolean, full?: boolean, size_average?: boolean | null, eps?: int, reduce?: boolean | null, reduction?: string): Tensor;
      /** Negative log-likelihood of counts under Poisson distributions, without or with Stirling’s approximation of the constant. */
      function poisson_nll_loss(input: Like, target: Like, log_input?: boolean, full?: boolean, size_average?: boolean | null, eps?: int, reduce?: boolean | null, options?: { reduction?: string }): Tensor;
      /** Negative log-likelihood of counts under Poisson distributions, without or with Stirling’s approximation of the constant. */
      function poisson_nll_loss(input: Like, target: Like, log_input?: boolean, full?: boolean, size_average?: boolean | null, eps?: int, options?: { reduce?: boolean | null; reduction?: string }): Tensor;
      /** Negative log-likelihood of counts under Poisson distributions, without or with Stirling’s approximation of the constant. */
      function poisson_nll_loss(input: Like, target: Like, log_input?: boolean, full?: boolean, size_average?: boolean | null, options?: { eps?: int; reduce?: boolean | null; reduction?: string }): Tensor;
      /** Negative log-likelihood of counts under Poisson distributions, without or with Stirling’s approximation of the constant. */
      function poisson_nll_loss(input: Like, target: Like, log_input?: boolean, full?: boolean, options?: { size_average?: boolean | null; eps?: int; reduce?: boolean | null; reduction?: string }): Tensor;
      /** Negative log-likelihood of counts under Poisson distributions, without or with Stirling’s approximation of the constant. */
      function poisson_nll_loss(input: Like, target: Like, log_input?: boolean, options?: { full?: boolean; size_average?: boolean | null; eps?: int; reduce?: boolean | null; reduction?: string }): Tensor;
      /** Negative log-likelihood of counts under Poisson distributions, without or with Stirling’s approximation of the constant. */
      function poisson_nll_loss(input: Like, target: Like, options?: { log_input?: boolean; full?: boolean; size_average?: boolean | null; eps?: int; reduce?: boolean | null; reduction?: string }): Tensor;
      /** Negative log-likelihood of counts under Poisson distributions, without or with Stirling’s approximation of the constant. */
      function poisson_nll_loss(input: Like, options: { target: Like; log_input?: boolean; full?: boolean; size_average?: boolean | null; eps?: int; reduce?: boolean | null; reduction?: string }): Tensor;
      /** The positive part, and the negative part times a weight: one for all, or one for each channel. */
      function prelu(input: Like, weight: Like): Tensor;
      /** The positive part, and the negative part times a weight: one for all, or one for each channel. */
      function prelu(input: Like, options: { weight: Like }): Tensor;
      /** The positive part. */
      function relu(input: Like, inplace?: boolean): Tensor;
      /** The positive part. */
      function relu(input: Like, options?: { inplace?: boolean }): Tensor;
      /** Clamped to [0, 6]. */
      function relu6(input: Like, inplace?: boolean): Tensor;
      /** Clamped to [0, 6]. */
      function relu6(input: Like, options?: { inplace?: boolean }): Tensor;
      /** The positive part, in place. */
      function relu_(input: Like): Tensor;
      /** The positive part, and the negative part times a slope: in training drawn from [lower, upper), else their mean. */
      function rrelu(input: Like, lower?: Scalar, upper?: Scalar, training?: boolean, inplace?: boolean): Tensor;
      /** The positive part, and the negative part times a slope: in training drawn from [lower, upper), else their mean. */
      function rrelu(input: Like, lower?: Scalar, upper?: Scalar, training?: boolean, options?: { inplace?: boolean }): Tensor;
      /** The positive part, and the negative part times a slope: in training drawn from [lower, upper), else their mean. */
      function rrelu(input: Like, lower?: Scalar, upper?: Scalar, options?: { training?: boolean; inplace?: boolean }): Tensor;
      /** The positive part, and the negative part times a slope: in training drawn from [lower, upper), else their mean. */
      function rrelu(input: Like, lower?: Scalar, options?: { upper?: Scalar; training?: boolean; inplace?: boolean }): Tensor;
      /** The positive part, and the negative part times a slope: in training drawn from [lower, upper), else their mean. */
      function rrelu(input: Like, options?: { lower?: Scalar; upper?: Scalar; training?: boolean; inplace?: boolean }): Tensor;
      /** For each query the mean of the values, weighted by the softmax of its scaled products with the keys. */
      function scaled_dot_product_attention(query: Like, key: Like, value: Like, attn_mask?: Like | null, dropout_p?: int, is_causal?: boolean, options?: { scale?: int | null; enable_gqa?: boolean }): Tensor;
      /** For each query the mean of the values, weighted by the softmax of its scaled products with the keys. */
      function scaled_dot_product_attention(query: Like, key: Like, value: Like, attn_mask?: Like | null, dropout_p?: int, options?: { is_causal?: boolean; scale?: int | null; enable_gqa?: boolean }): Tensor;
      /** For each query the mean of the values, weighted by the softmax of its scaled products with the keys. */
      function scaled_dot_product_attention(query: Like, key: Like, value: Like, attn_mask?: Like | null, options?: { dropout_p?: int; is_causal?: boolean; scale?: int | null; enable_gqa?: boolean }): Tensor;
      /** For each query the mean of the values, weighted by the softmax of its scaled products with the keys. */
      function scaled_dot_product_attention(query: Like, key: Like, value: Like, options?: { attn_mask?: Like | null; dropout_p?: int; is_causal?: boolean; scale?: int | null; enable_gqa?: boolean }): Tensor;
      /** For each query the mean of the values, weighted by the softmax of its scaled products with the keys. */
      function scaled_dot_product_attention(query: Like, key: Like, options: { value: Like; attn_mask?: Like | null; dropout_p?: int; is_causal?: boolean; scale?: int | null; enable_gqa?: boolean }): Tensor;
      /** For each query the mean of the values, weighted by the softmax of its scaled products with the keys. */
      function scaled_dot_product_attention(query: Like, options: { key: Like; value: Like; attn_mask?: Like | null; dropout_p?: int; is_causal?: boolean; scale?: int | null; enable_gqa?: boolean }): Tensor;
      /** `elu` of the slope and limit that keep mean 0 and variance 1 through layers. */
      function selu(input: Like, inplace?: boolean): Tensor;
      /** `elu` of the slope and limit that keep mean 0 and variance 1 through layers. */
      function selu(input: Like, options?: { inplace?: boolean }): Tensor;
      /** The logistic function, 1 / (1 + exp(-x)). */
      function sigmoid(input: Like): Tensor;
      /** Each element times its logistic function. */
      function silu(input: Like, inplace?: boolean): Tensor;
      /** Each element times its logistic function. */
      function silu(input: Like, options?: { inplace?: boolean }): Tensor;
      /** Squared differences from the target where they are below beta, else their magnitudes. */
      function smooth_l1_loss(input: Like, target: Like, size_average?: boolean | null, reduce?: boolean | null, reduction?: string, beta?: int): Tensor;
      /** Squared differences from the target where they are below beta, else their magnitudes. */
      function smooth_l1_loss(input: Like, target: Like, size_average?: boolean | null, reduce?: boolean | null, reduction?: string, options?: { beta?: int }): Tensor;
      /** Squared differences from the target where they are below beta, else their magnitudes. */
      function smooth_l1_loss(input: Like, target: Like, size_average?: boolean | null, reduce?: boolean | null, options?: { reduction?: string; beta?: int }): Tensor;
      /** Squared differences from the target where they are below beta, else their magnitudes. */
      function smooth_l1_loss(input: Like, target: Like, size_average?: boolean | null, options?: { reduce?: boolean | null; reduction?: string; beta?: int }): Tensor;
      /** Squared differences from the target where they are below beta, else their magnitudes. */
      function smooth_l1_loss(input: Like, target: Like, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: string; beta?: int }): Tensor;
      /** Squared differences from the target where they are below beta, else their magnitudes. */
      function smooth_l1_loss(input: Like, options: { target: Like; size_average?: boolean | null; reduce?: boolean | null; reduction?: string; beta?: int }): Tensor;
      /** The logistic loss of scores whose targets are 1 and -1. */
      function soft_margin_loss(input: Like, target: Like, size_average?: boolean | null, reduce?: boolean | null, reduction?: string): Tensor;
      /** The logistic loss of scores whose targets are 1 and -1. */
      function soft_margin_loss(input: Like, target: Like, size_average?: boolean | null, reduce?: boolean | null, options?: { reduction?: string }): Tensor;
      /** The logistic loss of scores whose targets are 1 and -1. */
      function soft_margin_loss(input: Like, target: Like, size_average?: boolean | null, options?: { reduce?: boolean | null; reduction?: string }): Tensor;
      /** The logistic loss of scores whose targets are 1 and -1. */
      function soft_margin_loss(input: Like, target: Like, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor;
      /** The logistic loss of scores whose targets are 1 and -1. */
      function soft_margin_loss(input: Like, options: { target: Like; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor;
      /** Exponentials divided by their sum along a dimension. */
      function softmax(input: Like, dim?: int | null, _stacklevel?: int, dtype?: dtype | null): Tensor;
      /** Exponentials divided by their sum along a dimension. */
      function softmax(input: Like, dim?: int | null, _stacklevel?: int, options?: { dtype?: dtype | null }): Tensor;
      /** Exponentials divided by their sum along a dimension. */
      function softmax(input: Like, dim?: int | null, options?: { _stacklevel?: int; dtype?: dtype | null }): Tensor;
      /** Exponentials divided by their sum along a dimension. */
      function softmax(input: Like, options?: { dim?: int | null; _stacklevel?: int; dtype?: dtype | null }): Tensor;
      /** Softmax of the negative. */
      function softmin(input: Like, dim?: int | null, _stacklevel?: int, dtype?: dtype | null): Tensor;
      /** Softmax of the negative. */
      function softmin(input: Like, dim?: int | null, _stacklevel?: int, options?: { dtype?: dtype | null }): Tensor;
      /** Softmax of the negative. */
      function softmin(input: Like, dim?: int | null, options?: { _stacklevel?: int; dtype?: dtype | null }): Tensor;
      /** Softmax of the negative. */
      function softmin(input: Like, options?: { dim?: int | null; _stacklevel?: int; dtype?: dtype | null }): Tensor;
      /** A smooth positive part, log(1 + exp(beta x)) / beta; itself where beta x is above the threshold. */
      function softplus(self: Like, beta?: Scalar, threshold?: Scalar): Tensor;
      /** A smooth positive part, log(1 + exp(beta x)) / beta; itself where beta x is above the threshold. */
      function softplus(self: Like, beta?: Scalar, options?: { threshold?: Scalar }): Tensor;
      /** A smooth positive part, log(1 + exp(beta x)) / beta; itself where beta x is above the threshold. */
      function softplus(self: Like, options?: { beta?: Scalar; threshold?: Scalar }): Tensor;
      /** Drawn towards 0 by `lambd`; 0 in [-lambd, lambd]. */
      function softshrink(self: Like, lambd?: Scalar): Tensor;
      /** Drawn towards 0 by `lambd`; 0 in [-lambd, lambd]. */
      function softshrink(self: Like, options?: { lambd?: Scalar }): Tensor;
      /** Itself divided by one more than its magnitude. */
      function softsign(self: Like): Tensor;
      /** Hyperbolic tangent of each element. */
      function tanh(input: Like): Tensor;
      /** Itself minus its hyperbolic tangent. */
      function tanhshrink(self: Like): Tensor;
      /** Itself where above the threshold, else `value`. */
      function threshold(input: Like, threshold: Scalar, value: Scalar, inplace?: boolean): Tensor;
      /** Itself where above the threshold, else `value`. */
      function threshold(input: Like, threshold: Scalar, value: Scalar, options?: { inplace?: boolean }): Tensor;
      /** Itself where above the threshold, else `value`. */
      function threshold(input: Like, threshold: Scalar, options: { value: Scalar; inplace?: boolean }): Tensor;
      /** Itself where above the threshold, else `value`. */
      function threshold(input: Like, options: { threshold: Scalar; value: Scalar; inplace?: boolean }): Tensor;
      /** How much less than `margin` the negative is farther from the anchor than the positive. */
      function triplet_margin_loss(anchor: Like, positive: Like, negative: Like, margin?: int, p?: int, eps?: int, swap?: boolean, size_average?: boolean | null, reduce?: boolean | null, reduction?: string): Tensor;
      /** How much less than `margin` the negative is farther from the anchor than the positive. */
      function triplet_margin_loss(anchor: Like, positive: Like, negative: Like, margin?: int, p?: int, eps?: int, swap?: boolean, size_average?: boolean | null, reduce?: boolean | null, options?: { reduction?: string }): Tensor;
      /** How much less than `margin` the negative is farther from the anchor than the positive. */
      function triplet_margin_loss(anchor: Like, positive: Like, negative: Like, margin?: int, p?: int, eps?: int, swap?: boolean, size_average?: boolean | null, options?: { reduce?: boolean | null; reduction?: string }): Tensor;
      /** How much less than `margin` the negative is farther from the anchor than the positive. */
      function triplet_margin_loss(anchor: Like, positive: Like, negative: Like, margin?: int, p?: int, eps?: int, swap?: boolean, options?: { size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor;
      /** How much less than `margin` the negative is farther from the anchor than the positive. */
      function triplet_margin_loss(anchor: Like, positive: Like, negative: Like, margin?: int, p?: int, eps?: int, options?: { swap?: boolean; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor;
      /** How much less than `margin` the negative is farther from the anchor than the positive. */
      function triplet_margin_loss(anchor: Like, positive: Like, negative: Like, margin?: int, p?: int, options?: { eps?: int; swap?: boolean; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor;
      /** How much less than `margin` the negative is farther from the anchor than the positive. */
      function triplet_margin_loss(anchor: Like, positive: Like, negative: Like, margin?: int, options?: { p?: int; eps?: int; swap?: boolean; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor;
      /** How much less than `margin` the negative is farther from the anchor than the positive. */
      function triplet_margin_loss(anchor: Like, positive: Like, negative: Like, options?: { margin?: int; p?: int; eps?: int; swap?: boolean; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor;
      /** How much less than `margin` the negative is farther from the anchor than the positive. */
      function triplet_margin_loss(anchor: Like, positive: Like, options: { negative: Like; margin?: int; p?: int; eps?: int; swap?: boolean; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor;
      /** How much less than `margin` the negative is farther from the anchor than the positive. */
      function triplet_margin_loss(anchor: Like, options: { positive: Like; negative: Like; margin?: int; p?: int; eps?: int; swap?: boolean; size_average?: boolean | null; reduce?: boolean | null; reduction?: string }): Tensor;
      /** The triplet loss of any distance function. */
      function triplet_margin_with_distance_loss(anchor: Like, positive: Like, negative: Like, options?: { distance_function?: unknown; margin?: int; swap?: boolean; reduction?: string }): Tensor;
      /** The triplet loss of any distance function. */
      function triplet_margin_with_distance_loss(anchor: Like, positive: Like, options: { negative: Like; distance_function?: unknown; margin?: int; swap?: boolean; reduction?: string }): Tensor;
      /** The triplet loss of any distance function. */
      function triplet_margin_with_distance_loss(anchor: Like, options: { positive: Like; negative: Like; distance_function?: unknown; margin?: int; swap?: boolean; reduction?: string }): Tensor;
      /** Each block of the size of the kernel as a column. */
      function unfold(input: Like, kernel_size: ints, dilation?: ints, padding?: ints, stride?: ints): Tensor;
      /** Each block of the size of the kernel as a column. */
      function unfold(input: Like, kernel_size: ints, dilation?: ints, padding?: ints, options?: { stride?: ints }): Tensor;
      /** Each block of the size of the kernel as a column. */
      function unfold(input: Like, kernel_size: ints, dilation?: ints, options?: { padding?: ints; stride?: ints }): Tensor;
      /** Each block of the size of the kernel as a column. */
      function unfold(input: Like, kernel_size: ints, options?: { dilation?: ints; padding?: ints; stride?: ints }): Tensor;
      /** Each block of the size of the kernel as a column. */
      function unfold(input: Like, options: { kernel_size: ints; dilation?: ints; padding?: ints; stride?: ints }): Tensor;
      /** As `interpolate`; deprecated. */
      function upsample(input: Like, size?: unknown, scale_factor?: unknown, mode?: string, align_corners?: boolean | null): Tensor;
      /** As `interpolate`; deprecated. */
      function upsample(input: Like, size?: unknown, scale_factor?: unknown, mode?: string, options?: { align_corners?: boolean | null }): Tensor;
      /** As `interpolate`; deprecated. */
      function upsample(input: Like, size?: unknown, scale_factor?: unknown, options?: { mode?: string; align_corners?: boolean | null }): Tensor;
      /** As `interpolate`; deprecated. */
      function upsample(input: Like, size?: unknown, options?: { scale_factor?: unknown; mode?: string; align_corners?: boolean | null }): Tensor;
      /** As `interpolate`; deprecated. */
      function upsample(input: Like, options?: { size?: unknown; scale_factor?: unknown; mode?: string; align_corners?: boolean | null }): Tensor;
      /** As `interpolate` between neighbours, corners aligned; deprecated. */
      function upsample_bilinear(input: Like, size?: unknown, scale_factor?: unknown): Tensor;
      /** As `interpolate` between neighbours, corners aligned; deprecated. */
      function upsample_bilinear(input: Like, size?: unknown, options?: { scale_factor?: unknown }): Tensor;
      /** As `interpolate` between neighbours, corners aligned; deprecated. */
      function upsample_bilinear(input: Like, options?: { size?: unknown; scale_factor?: unknown }): Tensor;
      /** As `interpolate` with the nearest element; deprecated. */
      function upsample_nearest(input: Like, size?: unknown, scale_factor?: unknown): Tensor;
      /** As `interpolate` with the nearest element; deprecated. */
      function upsample_nearest(input: Like, size?: unknown, options?: { scale_factor?: unknown }): Tensor;
      /** As `interpolate` with the nearest element; deprecated. */
      function upsample_nearest(input: Like, options?: { size?: unknown; scale_factor?: unknown }): Tensor;
      /** The p-norm of the differences along the last dimension, `eps` added to each difference. */
      function pairwise_distance(x1: Like, x2: Like, p?: int, eps?: int, keepdim?: boolean): Tensor;
      /** The p-norm of the differences along the last dimension, `eps` added to each difference. */
      function pairwise_distance(x1: Like, x2: Like, p?: int, eps?: int, options?: { keepdim?: boolean }): Tensor;
      /** The p-norm of the differences along the last dimension, `eps` added to each difference. */
      function pairwise_distance(x1: Like, x2: Like, p?: int, options?: { eps?: int; keepdim?: boolean }): Tensor;
      /** The p-norm of the differences along the last dimension, `eps` added to each difference. */
      function pairwise_distance(x1: Like, x2: Like, options?: { p?: int; eps?: int; keepdim?: boolean }): Tensor;
      /** The p-norm of the differences along the last dimension, `eps` added to each difference. */
      function pairwise_distance(x1: Like, options: { x2: Like; p?: int; eps?: int; keepdim?: boolean }): Tensor;
      /** The distances in the p-norm between the rows of a matrix, each pair once. */
      function pdist(self: Like, p?: int): Tensor;
      /** The distances in the p-norm between the rows of a matrix, each pair once. */
      function pdist(self: Like, options?: { p?: int }): Tensor;
      /** Channels laid out as finer elements of fewer of them. */
      function pixel_shuffle(self: Like, upscale_factor: int): Tensor;
      /** Channels laid out as finer elements of fewer of them. */
      function pixel_shuffle(self: Like, options: { upscale_factor: int }): Tensor;
      /** Neighbouring elements laid out as channels of a coarser image. */
      function pixel_unshuffle(self: Like, downscale_factor: int): Tensor;
      /** Neighbouring elements laid out as channels of a coarser image. */
      function pixel_unshuffle(self: Like, options: { downscale_factor: int }): Tensor;
      /** The last dimensions, of the size `normalized_shape`, divided by the root of their mean square. */
      function rms_norm(input: Like, normalized_shape: readonly int[], weight?: Like | null, eps?: int | null): Tensor;
      /** The last dimensions, of the size `normalized_shape`, divided by the root of their mean square. */
      function rms_norm(input: Like, normalized_shape: readonly int[], weight?: Like | null, options?: { eps?: int | null }): Tensor;
      /** The last dimensions, of the size `normalized_shape`, divided by the root of their mean square. */
      function rms_norm(input: Like, normalized_shape: readonly int[], options?: { weight?: Like | null; eps?: int | null }): Tensor;
      /** The last dimensions, of the size `normalized_shape`, divided by the root of their mean square. */
      function rms_norm(input: Like, options: { normalized_shape: readonly int[]; weight?: Like | null; eps?: int | null }): Tensor;
      /** `rrelu` in place. */
      function rrelu_(self: Like, lower?: Scalar, upper?: Scalar, training?: boolean): Tensor;
      /** `rrelu` in place. */
      function rrelu_(self: Like, lower?: Scalar, upper?: Scalar, options?: { training?: boolean }): Tensor;
      /** `rrelu` in place. */
      function rrelu_(self: Like, lower?: Scalar, options?: { upper?: Scalar; training?: boolean }): Tensor;
      /** `rrelu` in place. */
      function rrelu_(self: Like, options?: { lower?: Scalar; upper?: Scalar; training?: boolean }): Tensor;
      /** `selu` in place. */
      function selu_(self: Like): Tensor;
      /** `threshold` in place. */
      function threshold_(self: Like, threshold: Scalar, value: Scalar): Tensor;
      /** `threshold` in place. */
      function threshold_(self: Like, threshold: Scalar, options: { value: Scalar }): Tensor;
      /** `threshold` in place. */
      function threshold_(self: Like, options: { threshold: Scalar; value: Scalar }): Tensor;
    }
    namespace init {
      /** Uniform in [a, b). */
      function uniform_(target: Tensor, ...options: Given<Drawing & { a?: number; b?: number }>): Tensor;
      /** Normal of this mean and standard deviation. */
      function normal_(target: Tensor, ...options: Given<Drawing & { mean?: number; std?: number }>): Tensor;
      /** Normal of this mean and standard deviation, within [a, b]. */
      function trunc_normal_(target: Tensor, ...options: Given<Truncated>): Tensor;
      /** The same number everywhere. */
      function constant_(target: Tensor, ...options: Given<{ val?: number }>): Tensor;
      /** Ones. */
      function ones_(target: Tensor): Tensor;
      /** Zeros. */
      function zeros_(target: Tensor): Tensor;
      /** Of a matrix: the identity. */
      function eye_(target: Tensor): Tensor;
      /** Of a convolution's weight [out, in / groups, …]: passes the channels on, each of `groups` its first ones. */
      function dirac_(target: Tensor, ...options: Given<{ groups?: number }>): Tensor;
      /** Uniform, so wide that the variance is gain² · 2 / (fan_in + fan_out). */
      function xavier_uniform_(target: Tensor, ...options: Given<Drawing & { gain?: number }>): Tensor;
      /** Normal, of the variance gain² · 2 / (fan_in + fan_out). */
      function xavier_normal_(target: Tensor, ...options: Given<Drawing & { gain?: number }>): Tensor;
      /** Uniform, so wide that the variance is gain² / fan. */
      function kaiming_uniform_(target: Tensor, ...options: Given<Kaiming>): Tensor;
      /** Normal, of the variance gain² / fan. */
      function kaiming_normal_(target: Tensor, ...options: Given<Kaiming>): Tensor;
      /** Rows, or columns where there are fewer, that are orthogonal to each other and of the length `gain`. */
      function orthogonal_(target: Tensor, ...options: Given<Drawing & { gain?: number }>): Tensor;
      /** Of a matrix: normal, with the share `sparsity` of each column zero. */
      function sparse_(target: Tensor, ...options: Given<Drawing & { sparsity?: number; std?: number }>): Tensor;
      /** What a nonlinearity is made up for with; `param` is the slope of the negative part of 'leaky_relu'. */
      function calculate_gain(nonlinearity: string, param?: unknown): number;
    }
    namespace utils {
      /** Scales the gradients so that their norm together is at most `max_norm`; gives the norm that they had. */
      function clip_grad_norm_(...given: ModuleGiven): Tensor;
      /** Brings every element of the gradients between −clip_value and clip_value. */
      function clip_grad_value_(...given: ModuleGiven): void;
      /** The norm of all tensors as one vector. */
      function get_total_norm(...given: ModuleGiven): Tensor;
      /** All elements of all parameters, one after the other. */
      function parameters_to_vector(...given: ModuleGiven): Tensor;
      /** Makes the parameters show the elements of such a vector: they share its memory from then on. */
      function vector_to_parameters(...given: ModuleGiven): void;
    }
    interface TripletMarginWithDistanceLoss extends Layer<Tensor>, WithDistance {
      forward(anchor: Like, positive: Like, negative: Like): Tensor;
    }
    const TripletMarginWithDistanceLoss: {
      new (options?: { distance_function?: unknown; margin?: number; swap?: boolean; reduction?: string }): TripletMarginWithDistanceLoss;
      (...given: readonly unknown[]): TripletMarginWithDistanceLoss;
      prototype: TripletMarginWithDistanceLoss;
    };
    interface L1Loss extends Layer<Tensor> {
      forward(input: Like, target: Like): Tensor;
    }
    const L1Loss: {
      new (size_average?: unknown, reduce?: unknown, reduction?: string): L1Loss;
      new (size_average?: unknown, reduce?: unknown, options?: { reduction?: string }): L1Loss;
      new (size_average?: unknown, options?: { reduce?: unknown; reduction?: string }): L1Loss;
      new (options?: { size_average?: unknown; reduce?: unknown; reduction?: string }): L1Loss;
      (...given: readonly unknown[]): L1Loss;
      prototype: L1Loss;
    };
    interface MSELoss extends Layer<Tensor> {
      forward(input: Like, target: Like): Tensor;
    }
    const MSELoss: {
      new (size_average?: unknown, reduce?: unknown, reduction?: string): MSELoss;
      new (size_average?: unknown, reduce?: unknown, options?: { reduction?: string }): MSELoss;
      new (size_average?: unknown, options?: { reduce?: unknown; reduction?: string }): MSELoss;
      new (options?: { size_average?: unknown; reduce?: unknown; reduction?: string }): MSELoss;
      (...given: readonly unknown[]): MSELoss;
      prototype: MSELoss;
    };
    interface SoftMarginLoss extends Layer<Tensor> {
      forward(input: Like, target: Like): Tensor;
    }
    const SoftMarginLoss: {
      new (size_average?: unknown, reduce?: unknown, reduction?: string): SoftMarginLoss;
      new (size_average?: unknown, reduce?: unknown, options?: { reduction?: string }): SoftMarginLoss;
      new (size_average?: unknown, options?: { reduce?: unknown; reduction?: string }): SoftMarginLoss;
      new (options?: { size_average?: unknown; reduce?: unknown; reduction?: string }): SoftMarginLoss;
      (...given: readonly unknown[]): SoftMarginLoss;
      prototype: SoftMarginLoss;
    };
    interface MultiLabelMarginLoss extends Layer<Tensor> {
      forward(input: Like, target: Like): Tensor;
    }
    const MultiLabelMarginLoss: {
      new (size_average?: unknown, reduce?: unknown, reduction?: string): MultiLabelMarginLoss;
      new (size_average?: unknown, reduce?: unknown, options?: { reduction?: string }): MultiLabelMarginLoss;
      new (size_average?: unknown, options?: { reduce?: unknown; reduction?: string }): MultiLabelMarginLoss;
      new (options?: { size_average?: unknown; reduce?: unknown; reduction?: string }): MultiLabelMarginLoss;
      (...given: readonly unknown[]): MultiLabelMarginLoss;
      prototype: MultiLabelMarginLoss;
    };
    interface BCELoss extends Layer<Tensor> {
      forward(input: Like, target: Like): Tensor;
    }
    const BCELoss: {
      new (weight?: unknown, size_average?: unknown, reduce?: unknown, reduction?: string): BCELoss;
      new (weight?: unknown, size_average?: unknown, reduce?: unknown, options?: { reduction?: string }): BCELoss;
      new (weight?: unknown, size_average?: unknown, options?: { reduce?: unknown; reduction?: string }): BCELoss;
      new (weight?: unknown, options?: { size_average?: unknown; reduce?: unknown; reduction?: string }): BCELoss;
      new (options?: { weight?: unknown; size_average?: unknown; reduce?: unknown; reduction?: string }): BCELoss;
      (...given: readonly unknown[]): BCELoss;
      prototype: BCELoss;
    };
    interface MultiLabelSoftMarginLoss extends Layer<Tensor> {
      forward(input: Like, target: Like): Tensor;
    }
    const MultiLabelSoftMarginLoss: {
      new (weight?: unknown, size_average?: unknown, reduce?: unknown, reduction?: string): MultiLabelSoftMarginLoss;
      new (weight?: unknown, size_average?: unknown, reduce?: unknown, options?: { reduction?: string }): MultiLabelSoftMarginLoss;
      new (weight?: unknown, size_average?: unknown, options?: { reduce?: unknown; reduction?: string }): MultiLabelSoftMarginLoss;
      new (weight?: unknown, options?: { size_average?: unknown; reduce?: unknown; reduction?: string }): MultiLabelSoftMarginLoss;
      new (options?: { weight?: unknown; size_average?: unknown; reduce?: unknown; reduction?: string }): MultiLabelSoftMarginLoss;
      (...given: readonly unknown[]): MultiLabelSoftMarginLoss;
      prototype: MultiLabelSoftMarginLoss;
    };
    interface BCEWithLogitsLoss extends Layer<Tensor> {
      forward(input: Like, target: Like): Tensor;
    }
    const BCEWithLogitsLoss: {
      new (weight?: unknown, size_average?: unknown, reduce?: unknown, reduction?: string, pos_weight?: unknown): BCEWithLogitsLoss;
      new (weight?: unknown, size_average?: unknown, reduce?: unknown, reduction?: string, options?: { pos_weight?: unknown }): BCEWithLogitsLoss;
      new (weight?: unknown, size_average?: unknown, reduce?: unknown, options?: { reduction?: string; pos_weight?: unknown }): BCEWithLogitsLoss;
      new (weight?: unknown, size_average?: unknown, options?: { reduce?: unknown; reduction?: string; pos_weight?: unknown }): BCEWithLogitsLoss;
      new (weight?: unknown, options?: { size_average?: unknown; reduce?: unknown; reduction?: string; pos_weight?: unknown }): BCEWithLogitsLoss;
      new (options?: { weight?: unknown; size_average?: unknown; reduce?: unknown; reduction?: string; pos_weight?: unknown }): BCEWithLogitsLoss;
      (...given: readonly unknown[]): BCEWithLogitsLoss;
      prototype: BCEWithLogitsLoss;
    };
    interface NLLLoss extends Layer<Tensor> {
      forward(input: Like, target: Like): Tensor;
    }
    const NLLLoss: {
      new (weight?: unknown, size_average?: unknown, ignore_index?: number, reduce?: unknown, reduction?: string): NLLLoss;
      new (weight?: unknown, size_average?: unknown, ignore_index?: number, reduce?: unknown, options?: { reduction?: string }): NLLLoss;
      new (weight?: unknown, size_average?: unknown, ignore_index?: number, options?: { reduce?: unknown; reduction?: string }): NLLLoss;
      new (weight?: unknown, size_average?: unknown, options?: { ignore_index?: number; reduce?: unknown; reduction?: string }): NLLLoss;
      new (weight?: unknown, options?: { size_average?: unknown; ignore_index?: number; reduce?: unknown; reduction?: string }): NLLLoss;
      new (options?: { weight?: unknown; size_average?: unknown; ignore_index?: number; reduce?: unknown; reduction?: string }): NLLLoss;
      (...given: readonly unknown[]): NLLLoss;
      prototype: NLLLoss;
    };
    interface CrossEntropyLoss extends Layer<Tensor> {
      forward(input: Like, target: Like): Tensor;
    }
    const CrossEntropyLoss: {
      new (weight?: unknown, size_average?: unknown, ignore_index?: number, reduce?: unknown, reduction?: string, label_smoothing?: number): CrossEntropyLoss;
      new (weight?: unknown, size_average?: unknown, ignore_index?: number, reduce?: unknown, reduction?: string, options?: { label_smoothing?: number }): CrossEntropyLoss;
      new (weight?: unknown, size_average?: unknown, ignore_index?: number, reduce?: unknown, options?: { reduction?: string; label_smoothing?: number }): CrossEntropyLoss;
      new (weight?: unknown, size_average?: unknown, ignore_index?: number, options?: { reduce?: unknown; reduction?: string; label_smoothing?: number }): CrossEntropyLoss;
      new (weight?: unknown, size_average?: unknown, options?: { ignore_index?: number; reduce?: unknown; reduction?: string; label_smoothing?: number }): CrossEntropyLoss;
      new (weight?: unknown, options?: { size_average?: unknown; ignore_index?: number; reduce?: unknown; reduction?: string; label_smoothing?: number }): CrossEntropyLoss;
      new (options?: { weight?: unknown; size_average?: unknown; ignore_index?: number; reduce?: unknown; reduction?: string; label_smoothing?: number }): CrossEntropyLoss;
      (...given: readonly unknown[]): CrossEntropyLoss;
      prototype: CrossEntropyLoss;
    };
    interface PoissonNLLLoss extends Layer<Tensor> {
      forward(log_input: Like, target: Like): Tensor;
    }
    const PoissonNLLLoss: {
      new (log_input?: boolean, full?: boolean, size_average?: unknown, eps?: number, reduce?: unknown, reduction?: string): PoissonNLLLoss;
      new (log_input?: boolean, full?: boolean, size_average?: unknown, eps?: number, reduce?: unknown, options?: { reduction?: string }): PoissonNLLLoss;
      new (log_input?: boolean, full?: boolean, size_average?: unknown, eps?: number, options?: { reduce?: unknown; reduction?: string }): PoissonNLLLoss;
      new (log_input?: boolean, full?: boolean, size_average?: unknown, options?: { eps?: number; reduce?: unknown; reduction?: string }): PoissonNLLLoss;
      new (log_input?: boolean, full?: boolean, options?: { size_average?: unknown; eps?: number; reduce?: unknown; reduction?: string }): PoissonNLLLoss;
      new (log_input?: boolean, options?: { full?: boolean; size_average?: unknown; eps?: number; reduce?: unknown; reduction?: string }): PoissonNLLLoss;
      new (options?: { log_input?: boolean; full?: boolean; size_average?: unknown; eps?: number; reduce?: unknown; reduction?: string }): PoissonNLLLoss;
      (...given: readonly unknown[]): PoissonNLLLoss;
      prototype: PoissonNLLLoss;
    };
    interface GaussianNLLLoss extends Layer<Tensor> {
      forward(input: Like, target: Like, variance: Like): Tensor;
    }
    const GaussianNLLLoss: {
      new (options?: { full?: boolean; eps?: number; reduction?: string }): GaussianNLLLoss;
      (...given: readonly unknown[]): GaussianNLLLoss;
      prototype: GaussianNLLLoss;
    };
    interface KLDivLoss extends Layer<Tensor> {
      forward(input: Like, target: Like): Tensor;
    }
    const KLDivLoss: {
      new (size_average?: unknown, reduce?: unknown, reduction?: string, log_target?: boolean): KLDivLoss;
      new (size_average?: unknown, reduce?: unknown, reduction?: string, options?: { log_target?: boolean }): KLDivLoss;
      new (size_average?: unknown, reduce?: unknown, options?: { reduction?: string; log_target?: boolean }): KLDivLoss;
      new (size_average?: unknown, options?: { reduce?: unknown; reduction?: string; log_target?: boolean }): KLDivLoss;
      new (options?: { size_average?: unknown; reduce?: unknown; reduction?: string; log_target?: boolean }): KLDivLoss;
      (...given: readonly unknown[]): KLDivLoss;
      prototype: KLDivLoss;
    };
    interface HingeEmbeddingLoss extends Layer<Tensor> {
      forward(input: Like, target: Like): Tensor;
    }
    const HingeEmbeddingLoss: {
      new (margin?: number, size_average?: unknown, reduce?: unknown, reduction?: string): HingeEmbeddingLoss;
      new (margin?: number, size_average?: unknown, reduce?: unknown, options?: { reduction?: string }): HingeEmbeddingLoss;
      new (margin?: number, size_average?: unknown, options?: { reduce?: unknown; reduction?: string }): HingeEmbeddingLoss;
      new (margin?: number, options?: { size_average?: unknown; reduce?: unknown; reduction?: string }): HingeEmbeddingLoss;
      new (options?: { margin?: number; size_average?: unknown; reduce?: unknown; reduction?: string }): HingeEmbeddingLoss;
      (...given: readonly unknown[]): HingeEmbeddingLoss;
      prototype: HingeEmbeddingLoss;
    };
    interface SmoothL1Loss extends Layer<Tensor> {
      forward(input: Like, target: Like): Tensor;
    }
    const SmoothL1Loss: {
      new (size_average?: unknown, reduce?: unknown, reduction?: string, beta?: number): SmoothL1Loss;
      new (size_average?: unknown, reduce?: unknown, reduction?: string, options?: { beta?: number }): SmoothL1Loss;
      new (size_average?: unknown, reduce?: unknown, options?: { reduction?: string; beta?: number }): SmoothL1Loss;
      new (size_average?: unknown, options?: { reduce?: unknown; reduction?: string; beta?: number }): SmoothL1Loss;
      new (options?: { size_average?: unknown; reduce?: unknown; reduction?: string; beta?: number }): SmoothL1Loss;
      (...given: readonly unknown[]): SmoothL1Loss;
      prototype: SmoothL1Loss;
    };
    interface HuberLoss extends Layer<Tensor> {
      forward(input: Like, target: Like): Tensor;
    }
    const HuberLoss: {
      new (reduction?: string, delta?: number): HuberLoss;
      new (reduction?: string, options?: { delta?: number }): HuberLoss;
      new (options?: { reduction?: string; delta?: number }): HuberLoss;
      (...given: readonly unknown[]): HuberLoss;
      prototype: HuberLoss;
    };
    interface CosineEmbeddingLoss extends Layer<Tensor> {
      forward(input1: Like, input2: Like, target: Like): Tensor;
    }
    const CosineEmbeddingLoss: {
      new (margin?: number, size_average?: unknown, reduce?: unknown, reduction?: string): CosineEmbeddingLoss;
      new (margin?: number, size_average?: unknown, reduce?: unknown, options?: { reduction?: string }): CosineEmbeddingLoss;
      new (margin?: number, size_average?: unknown, options?: { reduce?: unknown; reduction?: string }): CosineEmbeddingLoss;
      new (margin?: number, options?: { size_average?: unknown; reduce?: unknown; reduction?: string }): CosineEmbeddingLoss;
      new (options?: { margin?: number; size_average?: unknown; reduce?: unknown; reduction?: string }): CosineEmbeddingLoss;
      (...given: readonly unknown[]): CosineEmbeddingLoss;
      prototype: CosineEmbeddingLoss;
    };
    interface MarginRankingLoss extends Layer<Tensor> {
      forward(input1: Like, input2: Like, target: Like): Tensor;
    }
    const MarginRankingLoss: {
      new (margin?: number, size_average?: unknown, reduce?: unknown, reduction?: string): MarginRankingLoss;
      new (margin?: number, size_average?: unknown, reduce?: unknown, options?: { reduction?: string }): MarginRankingLoss;
      new (margin?: number, size_average?: unknown, options?: { reduce?: unknown; reduction?: string }): MarginRankingLoss;
      new (margin?: number, options?: { size_average?: unknown; reduce?: unknown; reduction?: string }): MarginRankingLoss;
      new (options?: { margin?: number; size_average?: unknown; reduce?: unknown; reduction?: string }): MarginRankingLoss;
      (...given: readonly unknown[]): MarginRankingLoss;
      prototype: MarginRankingLoss;
    };
    interface MultiMarginLoss extends Layer<Tensor> {
      forward(input: Like, target: Like): Tensor;
    }
    const MultiMarginLoss: {
      new (p?: number, margin?: number, weight?: unknown, size_average?: unknown, reduce?: unknown, reduction?: string): MultiMarginLoss;
      new (p?: number, margin?: number, weight?: unknown, size_average?: unknown, reduce?: unknown, options?: { reduction?: string }): MultiMarginLoss;
      new (p?: number, margin?: number, weight?: unknown, size_average?: unknown, options?: { reduce?: unknown; reduction?: string }): MultiMarginLoss;
      new (p?: number, margin?: number, weight?: unknown, options?: { size_average?: unknown; reduce?: unknown; reduction?: string }): MultiMarginLoss;
      new (p?: number, margin?: number, options?: { weight?: unknown; size_average?: unknown; reduce?: unknown; reduction?: string }): MultiMarginLoss;
      new (p?: number, options?: { margin?: number; weight?: unknown; size_average?: unknown; reduce?: unknown; reduction?: string }): MultiMarginLoss;
      new (options?: { p?: number; margin?: number; weight?: unknown; size_average?: unknown; reduce?: unknown; reduction?: string }): MultiMarginLoss;
      (...given: readonly unknown[]): MultiMarginLoss;
      prototype: MultiMarginLoss;
    };
    interface TripletMarginLoss extends Layer<Tensor> {
      forward(anchor: Like, positive: Like, negative: Like): Tensor;
    }
    const TripletMarginLoss: {
      new (margin?: number, p?: number, eps?: number, swap?: boolean, size_average?: unknown, reduce?: unknown, reduction?: string): TripletMarginLoss;
      new (margin?: number, p?: number, eps?: number, swap?: boolean, size_average?: unknown, reduce?: unknown, options?: { reduction?: string }): TripletMarginLoss;
      new (margin?: number, p?: number, eps?: number, swap?: boolean, size_average?: unknown, options?: { reduce?: unknown; reduction?: string }): TripletMarginLoss;
      new (margin?: number, p?: number, eps?: number, swap?: boolean, options?: { size_average?: unknown; reduce?: unknown; reduction?: string }): TripletMarginLoss;
      new (margin?: number, p?: number, eps?: number, options?: { swap?: boolean; size_average?: unknown; reduce?: unknown; reduction?: string }): TripletMarginLoss;
      new (margin?: number, p?: number, options?: { eps?: number; swap?: boolean; size_average?: unknown; reduce?: unknown; reduction?: string }): TripletMarginLoss;
      new (margin?: number, options?: { p?: number; eps?: number; swap?: boolean; size_average?: unknown; reduce?: unknown; reduction?: string }): TripletMarginLoss;
      new (options?: { margin?: number; p?: number; eps?: number; swap?: boolean; size_average?: unknown; reduce?: unknown; reduction?: string }): TripletMarginLoss;
      (...given: readonly unknown[]): TripletMarginLoss;
      prototype: TripletMarginLoss;
    };
    interface CTCLoss extends Layer<Tensor> {
      forward(log_probs: Like, targets: Like, input_lengths: Like, target_lengths: Like): Tensor;
    }
    const CTCLoss: {
      new (blank?: number, reduction?: string, zero_infinity?: boolean): CTCLoss;
      new (blank?: number, reduction?: string, options?: { zero_infinity?: boolean }): CTCLoss;
      new (blank?: number, options?: { reduction?: string; zero_infinity?: boolean }): CTCLoss;
      new (options?: { blank?: number; reduction?: string; zero_infinity?: boolean }): CTCLoss;
      (...given: readonly unknown[]): CTCLoss;
      prototype: CTCLoss;
    };
    interface Hardtanh extends Layer<Tensor>, Bounds {
      forward(input: Like): Tensor;
    }
    const Hardtanh: {
      new (min_val?: number, max_val?: number, inplace?: boolean, min_value?: unknown, max_value?: unknown): Hardtanh;
      new (min_val?: number, max_val?: number, inplace?: boolean, min_value?: unknown, options?: { max_value?: unknown }): Hardtanh;
      new (min_val?: number, max_val?: number, inplace?: boolean, options?: { min_value?: unknown; max_value?: unknown }): Hardtanh;
      new (min_val?: number, max_val?: number, options?: { inplace?: boolean; min_value?: unknown; max_value?: unknown }): Hardtanh;
      new (min_val?: number, options?: { max_val?: number; inplace?: boolean; min_value?: unknown; max_value?: unknown }): Hardtanh;
      new (options?: { min_val?: number; max_val?: number; inplace?: boolean; min_value?: unknown; max_value?: unknown }): Hardtanh;
      (...given: readonly unknown[]): Hardtanh;
      prototype: Hardtanh;
    };
    interface ReLU6 extends Layer<Tensor>, Bounds {
      forward(input: Like): Tensor;
    }
    const ReLU6: {
      new (inplace?: boolean): ReLU6;
      new (options?: { inplace?: boolean }): ReLU6;
      (...given: readonly unknown[]): ReLU6;
      prototype: ReLU6;
    };
    interface Softmax extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const Softmax: {
      new (dim?: unknown): Softmax;
      new (options?: { dim?: unknown }): Softmax;
      (...given: readonly unknown[]): Softmax;
      prototype: Softmax;
    };
    interface LogSoftmax extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const LogSoftmax: {
      new (dim?: unknown): LogSoftmax;
      new (options?: { dim?: unknown }): LogSoftmax;
      (...given: readonly unknown[]): LogSoftmax;
      prototype: LogSoftmax;
    };
    interface Softmax2d extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const Softmax2d: {
      new (): Softmax2d;
      (...given: readonly unknown[]): Softmax2d;
      prototype: Softmax2d;
    };
    interface Threshold extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const Threshold: {
      new (threshold: unknown, value: unknown, inplace?: boolean): Threshold;
      new (threshold: unknown, value: unknown, options?: { inplace?: boolean }): Threshold;
      new (threshold: unknown, options: { value: unknown; inplace?: boolean }): Threshold;
      new (options: { threshold: unknown; value: unknown; inplace?: boolean }): Threshold;
      (...given: readonly unknown[]): Threshold;
      prototype: Threshold;
    };
    interface ReLU extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const ReLU: {
      new (inplace?: boolean): ReLU;
      new (options?: { inplace?: boolean }): ReLU;
      (...given: readonly unknown[]): ReLU;
      prototype: ReLU;
    };
    interface RReLU extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const RReLU: {
      new (lower?: number, upper?: number, inplace?: boolean): RReLU;
      new (lower?: number, upper?: number, options?: { inplace?: boolean }): RReLU;
      new (lower?: number, options?: { upper?: number; inplace?: boolean }): RReLU;
      new (options?: { lower?: number; upper?: number; inplace?: boolean }): RReLU;
      (...given: readonly unknown[]): RReLU;
      prototype: RReLU;
    };
    interface Sigmoid extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const Sigmoid: {
      new (): Sigmoid;
      (...given: readonly unknown[]): Sigmoid;
      prototype: Sigmoid;
    };
    interface Hardsigmoid extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const Hardsigmoid: {
      new (inplace?: boolean): Hardsigmoid;
      new (options?: { inplace?: boolean }): Hardsigmoid;
      (...given: readonly unknown[]): Hardsigmoid;
      prototype: Hardsigmoid;
    };
    interface Tanh extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const Tanh: {
      new (): Tanh;
      (...given: readonly unknown[]): Tanh;
      prototype: Tanh;
    };
    interface SiLU extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const SiLU: {
      new (inplace?: boolean): SiLU;
      new (options?: { inplace?: boolean }): SiLU;
      (...given: readonly unknown[]): SiLU;
      prototype: SiLU;
    };
    interface Mish extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const Mish: {
      new (inplace?: boolean): Mish;
      new (options?: { inplace?: boolean }): Mish;
      (...given: readonly unknown[]): Mish;
      prototype: Mish;
    };
    interface Hardswish extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const Hardswish: {
      new (inplace?: boolean): Hardswish;
      new (options?: { inplace?: boolean }): Hardswish;
      (...given: readonly unknown[]): Hardswish;
      prototype: Hardswish;
    };
    interface ELU extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const ELU: {
      new (alpha?: number, inplace?: boolean): ELU;
      new (alpha?: number, options?: { inplace?: boolean }): ELU;
      new (options?: { alpha?: number; inplace?: boolean }): ELU;
      (...given: readonly unknown[]): ELU;
      prototype: ELU;
    };
    interface CELU extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const CELU: {
      new (alpha?: number, inplace?: boolean): CELU;
      new (alpha?: number, options?: { inplace?: boolean }): CELU;
      new (options?: { alpha?: number; inplace?: boolean }): CELU;
      (...given: readonly unknown[]): CELU;
      prototype: CELU;
    };
    interface SELU extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const SELU: {
      new (inplace?: boolean): SELU;
      new (options?: { inplace?: boolean }): SELU;
      (...given: readonly unknown[]): SELU;
      prototype: SELU;
    };
    interface GLU extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const GLU: {
      new (dim?: number): GLU;
      new (options?: { dim?: number }): GLU;
      (...given: readonly unknown[]): GLU;
      prototype: GLU;
    };
    interface GELU extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const GELU: {
      new (approximate?: string): GELU;
      new (options?: { approximate?: string }): GELU;
      (...given: readonly unknown[]): GELU;
      prototype: GELU;
    };
    interface Hardshrink extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const Hardshrink: {
      new (lambd?: number): Hardshrink;
      new (options?: { lambd?: number }): Hardshrink;
      (...given: readonly unknown[]): Hardshrink;
      prototype: Hardshrink;
    };
    interface LeakyReLU extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const LeakyReLU: {
      new (negative_slope?: number, inplace?: boolean): LeakyReLU;
      new (negative_slope?: number, options?: { inplace?: boolean }): LeakyReLU;
      new (options?: { negative_slope?: number; inplace?: boolean }): LeakyReLU;
      (...given: readonly unknown[]): LeakyReLU;
      prototype: LeakyReLU;
    };
    interface LogSigmoid extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const LogSigmoid: {
      new (): LogSigmoid;
      (...given: readonly unknown[]): LogSigmoid;
      prototype: LogSigmoid;
    };
    interface Softplus extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const Softplus: {
      new (beta?: number, threshold?: number): Softplus;
      new (beta?: number, options?: { threshold?: number }): Softplus;
      new (options?: { beta?: number; threshold?: number }): Softplus;
      (...given: readonly unknown[]): Softplus;
      prototype: Softplus;
    };
    interface Softshrink extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const Softshrink: {
      new (lambd?: number): Softshrink;
      new (options?: { lambd?: number }): Softshrink;
      (...given: readonly unknown[]): Softshrink;
      prototype: Softshrink;
    };
    interface Softsign extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const Softsign: {
      new (): Softsign;
      (...given: readonly unknown[]): Softsign;
      prototype: Softsign;
    };
    interface Tanhshrink extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const Tanhshrink: {
      new (): Tanhshrink;
      (...given: readonly unknown[]): Tanhshrink;
      prototype: Tanhshrink;
    };
    interface Softmin extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const Softmin: {
      new (dim?: unknown): Softmin;
      new (options?: { dim?: unknown }): Softmin;
      (...given: readonly unknown[]): Softmin;
      prototype: Softmin;
    };
    /** Gives its input, whatever it is made with. */
    interface Identity extends torch.nn.Module {
      forward(input: Tensor): Tensor;
    }
    /** Gives its input, whatever it is made with. */
    const Identity: {
      /** Takes any arguments, and no notice of them. */
      new (...given: ModuleGiven): Identity;
      (...given: readonly unknown[]): Identity;
      prototype: Identity;
    };
    interface Flatten extends Layer<Tensor>, Span {
      forward(input: Like): Tensor;
    }
    const Flatten: {
      new (start_dim?: number, end_dim?: number): Flatten;
      new (start_dim?: number, options?: { end_dim?: number }): Flatten;
      new (options?: { start_dim?: number; end_dim?: number }): Flatten;
      (...given: readonly unknown[]): Flatten;
      prototype: Flatten;
    };
    interface Unflatten extends Layer<Tensor>, Sizes {
      forward(input: Like): Tensor;
    }
    const Unflatten: {
      new (dim: number, unflattened_size: number | readonly number[]): Unflatten;
      new (dim: number, options: { unflattened_size: number | readonly number[] }): Unflatten;
      new (options: { dim: number; unflattened_size: number | readonly number[] }): Unflatten;
      (...given: readonly unknown[]): Unflatten;
      prototype: Unflatten;
    };
    interface Fold extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const Fold: {
      new (output_size: unknown, kernel_size: unknown, dilation?: number, padding?: number, stride?: number): Fold;
      new (output_size: unknown, kernel_size: unknown, dilation?: number, padding?: number, options?: { stride?: number }): Fold;
      new (output_size: unknown, kernel_size: unknown, dilation?: number, options?: { padding?: number; stride?: number }): Fold;
      new (output_size: unknown, kernel_size: unknown, options?: { dilation?: number; padding?: number; stride?: number }): Fold;
      new (output_size: unknown, options: { kernel_size: unknown; dilation?: number; padding?: number; stride?: number }): Fold;
      new (options: { output_size: unknown; kernel_size: unknown; dilation?: number; padding?: number; stride?: number }): Fold;
      (...given: readonly unknown[]): Fold;
      prototype: Fold;
    };
    interface Unfold extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const Unfold: {
      new (kernel_size: unknown, dilation?: number, padding?: number, stride?: number): Unfold;
      new (kernel_size: unknown, dilation?: number, padding?: number, options?: { stride?: number }): Unfold;
      new (kernel_size: unknown, dilation?: number, options?: { padding?: number; stride?: number }): Unfold;
      new (kernel_size: unknown, options?: { dilation?: number; padding?: number; stride?: number }): Unfold;
      new (options: { kernel_size: unknown; dilation?: number; padding?: number; stride?: number }): Unfold;
      (...given: readonly unknown[]): Unfold;
      prototype: Unfold;
    };
    interface ChannelShuffle extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const ChannelShuffle: {
      new (groups: unknown): ChannelShuffle;
      new (options: { groups: unknown }): ChannelShuffle;
      (...given: readonly unknown[]): ChannelShuffle;
      prototype: ChannelShuffle;
    };
    interface PixelShuffle extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const PixelShuffle: {
      new (upscale_factor: unknown): PixelShuffle;
      new (options: { upscale_factor: unknown }): PixelShuffle;
      (...given: readonly unknown[]): PixelShuffle;
      prototype: PixelShuffle;
    };
    interface PixelUnshuffle extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const PixelUnshuffle: {
      new (downscale_factor: unknown): PixelUnshuffle;
      new (options: { downscale_factor: unknown }): PixelUnshuffle;
      (...given: readonly unknown[]): PixelUnshuffle;
      prototype: PixelUnshuffle;
    };
    interface CosineSimilarity extends Layer<Tensor> {
      forward(x1: Like, x2: Like): Tensor;
    }
    const CosineSimilarity: {
      new (dim?: number, eps?: number): CosineSimilarity;
      new (dim?: number, options?: { eps?: number }): CosineSimilarity;
      new (options?: { dim?: number; eps?: number }): CosineSimilarity;
      (...given: readonly unknown[]): CosineSimilarity;
      prototype: CosineSimilarity;
    };
    interface PairwiseDistance extends Layer<Tensor>, Norm {
      forward(x1: Like, x2: Like): Tensor;
    }
    const PairwiseDistance: {
      new (p?: number, eps?: number, keepdim?: boolean): PairwiseDistance;
      new (p?: number, eps?: number, options?: { keepdim?: boolean }): PairwiseDistance;
      new (p?: number, options?: { eps?: number; keepdim?: boolean }): PairwiseDistance;
      new (options?: { p?: number; eps?: number; keepdim?: boolean }): PairwiseDistance;
      (...given: readonly unknown[]): PairwiseDistance;
      prototype: PairwiseDistance;
    };
    interface Upsample extends Layer<Tensor>, Resized {
      forward(input: Like): Tensor;
    }
    const Upsample: {
      new (size?: unknown, scale_factor?: unknown, mode?: string, align_corners?: boolean | null | null, recompute_scale_factor?: boolean | null | null): Upsample;
      new (size?: unknown, scale_factor?: unknown, mode?: string, align_corners?: boolean | null | null, options?: { recompute_scale_factor?: boolean | null | null }): Upsample;
      new (size?: unknown, scale_factor?: unknown, mode?: string, options?: { align_corners?: boolean | null | null; recompute_scale_factor?: boolean | null | null }): Upsample;
      new (size?: unknown, scale_factor?: unknown, options?: { mode?: string; align_corners?: boolean | null | null; recompute_scale_factor?: boolean | null | null }): Upsample;
      new (size?: unknown, options?: { scale_factor?: unknown; mode?: string; align_corners?: boolean | null | null; recompute_scale_factor?: boolean | null | null }): Upsample;
      new (options?: { size?: unknown; scale_factor?: unknown; mode?: string; align_corners?: boolean | null | null; recompute_scale_factor?: boolean | null | null }): Upsample;
      (...given: readonly unknown[]): Upsample;
      prototype: Upsample;
    };
    interface UpsamplingNearest2d extends Layer<Tensor>, Resized {
      forward(input: Like): Tensor;
    }
    const UpsamplingNearest2d: {
      new (size?: unknown, scale_factor?: unknown): UpsamplingNearest2d;
      new (size?: unknown, options?: { scale_factor?: unknown }): UpsamplingNearest2d;
      new (options?: { size?: unknown; scale_factor?: unknown }): UpsamplingNearest2d;
      (...given: readonly unknown[]): UpsamplingNearest2d;
      prototype: UpsamplingNearest2d;
    };
    interface UpsamplingBilinear2d extends Layer<Tensor>, Resized {
      forward(input: Like): Tensor;
    }
    const UpsamplingBilinear2d: {
      new (size?: unknown, scale_factor?: unknown): UpsamplingBilinear2d;
      new (size?: unknown, options?: { scale_factor?: unknown }): UpsamplingBilinear2d;
      new (options?: { size?: unknown; scale_factor?: unknown }): UpsamplingBilinear2d;
      (...given: readonly unknown[]): UpsamplingBilinear2d;
      prototype: UpsamplingBilinear2d;
    };
    interface Dropout extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const Dropout: {
      new (p?: number, inplace?: boolean): Dropout;
      new (p?: number, options?: { inplace?: boolean }): Dropout;
      new (options?: { p?: number; inplace?: boolean }): Dropout;
      (...given: readonly unknown[]): Dropout;
      prototype: Dropout;
    };
    interface Dropout1d extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const Dropout1d: {
      new (p?: number, inplace?: boolean): Dropout1d;
      new (p?: number, options?: { inplace?: boolean }): Dropout1d;
      new (options?: { p?: number; inplace?: boolean }): Dropout1d;
      (...given: readonly unknown[]): Dropout1d;
      prototype: Dropout1d;
    };
    interface Dropout2d extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const Dropout2d: {
      new (p?: number, inplace?: boolean): Dropout2d;
      new (p?: number, options?: { inplace?: boolean }): Dropout2d;
      new (options?: { p?: number; inplace?: boolean }): Dropout2d;
      (...given: readonly unknown[]): Dropout2d;
      prototype: Dropout2d;
    };
    interface Dropout3d extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const Dropout3d: {
      new (p?: number, inplace?: boolean): Dropout3d;
      new (p?: number, options?: { inplace?: boolean }): Dropout3d;
      new (options?: { p?: number; inplace?: boolean }): Dropout3d;
      (...given: readonly unknown[]): Dropout3d;
      prototype: Dropout3d;
    };
    interface AlphaDropout extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const AlphaDropout: {
      new (p?: number, inplace?: boolean): AlphaDropout;
      new (p?: number, options?: { inplace?: boolean }): AlphaDropout;
      new (options?: { p?: number; inplace?: boolean }): AlphaDropout;
      (...given: readonly unknown[]): AlphaDropout;
      prototype: AlphaDropout;
    };
    interface FeatureAlphaDropout extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const FeatureAlphaDropout: {
      new (p?: number, inplace?: boolean): FeatureAlphaDropout;
      new (p?: number, options?: { inplace?: boolean }): FeatureAlphaDropout;
      new (options?: { p?: number; inplace?: boolean }): FeatureAlphaDropout;
      (...given: readonly unknown[]): FeatureAlphaDropout;
      prototype: FeatureAlphaDropout;
    };
    interface CircularPad1d extends Layer<Tensor>, Padded {
      forward(input: Like): Tensor;
    }
    const CircularPad1d: {
      new (padding: number | readonly number[]): CircularPad1d;
      new (options: { padding: number | readonly number[] }): CircularPad1d;
      (...given: readonly unknown[]): CircularPad1d;
      prototype: CircularPad1d;
    };
    interface CircularPad2d extends Layer<Tensor>, Padded {
      forward(input: Like): Tensor;
    }
    const CircularPad2d: {
      new (padding: number | readonly number[]): CircularPad2d;
      new (options: { padding: number | readonly number[] }): CircularPad2d;
      (...given: readonly unknown[]): CircularPad2d;
      prototype: CircularPad2d;
    };
    interface CircularPad3d extends Layer<Tensor>, Padded {
      forward(input: Like): Tensor;
    }
    const CircularPad3d: {
      new (padding: number | readonly number[]): CircularPad3d;
      new (options: { padding: number | readonly number[] }): CircularPad3d;
      (...given: readonly unknown[]): CircularPad3d;
      prototype: CircularPad3d;
    };
    interface ConstantPad1d extends Layer<Tensor>, Padded {
      forward(input: Like): Tensor;
    }
    const ConstantPad1d: {
      new (padding: number | readonly number[], value: number): ConstantPad1d;
      new (padding: number | readonly number[], options: { value: number }): ConstantPad1d;
      new (options: { padding: number | readonly number[]; value: number }): ConstantPad1d;
      (...given: readonly unknown[]): ConstantPad1d;
      prototype: ConstantPad1d;
    };
    interface ConstantPad2d extends Layer<Tensor>, Padded {
      forward(input: Like): Tensor;
    }
    const ConstantPad2d: {
      new (padding: number | readonly number[], value: number): ConstantPad2d;
      new (padding: number | readonly number[], options: { value: number }): ConstantPad2d;
      new (options: { padding: number | readonly number[]; value: number }): ConstantPad2d;
      (...given: readonly unknown[]): ConstantPad2d;
      prototype: ConstantPad2d;
    };
    interface ConstantPad3d extends Layer<Tensor>, Padded {
      forward(input: Like): Tensor;
    }
    const ConstantPad3d: {
      new (padding: number | readonly number[], value: number): ConstantPad3d;
      new (padding: number | readonly number[], options: { value: number }): ConstantPad3d;
      new (options: { padding: number | readonly number[]; value: number }): ConstantPad3d;
      (...given: readonly unknown[]): ConstantPad3d;
      prototype: ConstantPad3d;
    };
    interface ReflectionPad1d extends Layer<Tensor>, Padded {
      forward(input: Like): Tensor;
    }
    const ReflectionPad1d: {
      new (padding: number | readonly number[]): ReflectionPad1d;
      new (options: { padding: number | readonly number[] }): ReflectionPad1d;
      (...given: readonly unknown[]): ReflectionPad1d;
      prototype: ReflectionPad1d;
    };
    interface ReflectionPad2d extends Layer<Tensor>, Padded {
      forward(input: Like): Tensor;
    }
    const ReflectionPad2d: {
      new (padding: number | readonly number[]): ReflectionPad2d;
      new (options: { padding: number | readonly number[] }): ReflectionPad2d;
      (...given: readonly unknown[]): ReflectionPad2d;
      prototype: ReflectionPad2d;
    };
    interface ReflectionPad3d extends Layer<Tensor>, Padded {
      forward(input: Like): Tensor;
    }
    const ReflectionPad3d: {
      new (padding: number | readonly number[]): ReflectionPad3d;
      new (options: { padding: number | readonly number[] }): ReflectionPad3d;
      (...given: readonly unknown[]): ReflectionPad3d;
      prototype: ReflectionPad3d;
    };
    interface ReplicationPad1d extends Layer<Tensor>, Padded {
      forward(input: Like): Tensor;
    }
    const ReplicationPad1d: {
      new (padding: number | readonly number[]): ReplicationPad1d;
      new (options: { padding: number | readonly number[] }): ReplicationPad1d;
      (...given: readonly unknown[]): ReplicationPad1d;
      prototype: ReplicationPad1d;
    };
    interface ReplicationPad2d extends Layer<Tensor>, Padded {
      forward(input: Like): Tensor;
    }
    const ReplicationPad2d: {
      new (padding: number | readonly number[]): ReplicationPad2d;
      new (options: { padding: number | readonly number[] }): ReplicationPad2d;
      (...given: readonly unknown[]): ReplicationPad2d;
      prototype: ReplicationPad2d;
    };
    interface ReplicationPad3d extends Layer<Tensor>, Padded {
      forward(input: Like): Tensor;
    }
    const ReplicationPad3d: {
      new (padding: number | readonly number[]): ReplicationPad3d;
      new (options: { padding: number | readonly number[] }): ReplicationPad3d;
      (...given: readonly unknown[]): ReplicationPad3d;
      prototype: ReplicationPad3d;
    };
    interface ZeroPad1d extends Layer<Tensor>, Padded {
      forward(input: Like): Tensor;
    }
    const ZeroPad1d: {
      new (padding: number | readonly number[]): ZeroPad1d;
      new (options: { padding: number | readonly number[] }): ZeroPad1d;
      (...given: readonly unknown[]): ZeroPad1d;
      prototype: ZeroPad1d;
    };
    interface ZeroPad2d extends Layer<Tensor>, Padded {
      forward(input: Like): Tensor;
    }
    const ZeroPad2d: {
      new (padding: number | readonly number[]): ZeroPad2d;
      new (options: { padding: number | readonly number[] }): ZeroPad2d;
      (...given: readonly unknown[]): ZeroPad2d;
      prototype: ZeroPad2d;
    };
    interface ZeroPad3d extends Layer<Tensor>, Padded {
      forward(input: Like): Tensor;
    }
    const ZeroPad3d: {
      new (padding: number | readonly number[]): ZeroPad3d;
      new (options: { padding: number | readonly number[] }): ZeroPad3d;
      (...given: readonly unknown[]): ZeroPad3d;
      prototype: ZeroPad3d;
    };
    interface MaxPool1d extends Layer<WithIndices>, Window {
      forward(input: Like): WithIndices;
    }
    const MaxPool1d: {
      new (kernel_size: PoolingSize, stride?: Size | null | null, padding?: number, dilation?: number, return_indices?: boolean, ceil_mode?: boolean): MaxPool1d;
      new (kernel_size: PoolingSize, stride?: Size | null | null, padding?: number, dilation?: number, return_indices?: boolean, options?: { ceil_mode?: boolean }): MaxPool1d;
      new (kernel_size: PoolingSize, stride?: Size | null | null, padding?: number, dilation?: number, options?: { return_indices?: boolean; ceil_mode?: boolean }): MaxPool1d;
      new (kernel_size: PoolingSize, stride?: Size | null | null, padding?: number, options?: { dilation?: number; return_indices?: boolean; ceil_mode?: boolean }): MaxPool1d;
      new (kernel_size: PoolingSize, stride?: Size | null | null, options?: { padding?: number; dilation?: number; return_indices?: boolean; ceil_mode?: boolean }): MaxPool1d;
      new (kernel_size: PoolingSize, options?: { stride?: Size | null | null; padding?: number; dilation?: number; return_indices?: boolean; ceil_mode?: boolean }): MaxPool1d;
      new (options: { kernel_size: PoolingSize; stride?: Size | null | null; padding?: number; dilation?: number; return_indices?: boolean; ceil_mode?: boolean }): MaxPool1d;
      (...given: readonly unknown[]): MaxPool1d;
      prototype: MaxPool1d;
    };
    interface MaxPool2d extends Layer<WithIndices>, Window {
      forward(input: Like): WithIndices;
    }
    const MaxPool2d: {
      new (kernel_size: PoolingSize, stride?: Size | null | null, padding?: number, dilation?: number, return_indices?: boolean, ceil_mode?: boolean): MaxPool2d;
      new (kernel_size: PoolingSize, stride?: Size | null | null, padding?: number, dilation?: number, return_indices?: boolean, options?: { ceil_mode?: boolean }): MaxPool2d;
      new (kernel_size: PoolingSize, stride?: Size | null | null, padding?: number, dilation?: number, options?: { return_indices?: boolean; ceil_mode?: boolean }): MaxPool2d;
      new (kernel_size: PoolingSize, stride?: Size | null | null, padding?: number, options?: { dilation?: number; return_indices?: boolean; ceil_mode?: boolean }): MaxPool2d;
      new (kernel_size: PoolingSize, stride?: Size | null | null, options?: { padding?: number; dilation?: number; return_indices?: boolean; ceil_mode?: boolean }): MaxPool2d;
      new (kernel_size: PoolingSize, options?: { stride?: Size | null | null; padding?: number; dilation?: number; return_indices?: boolean; ceil_mode?: boolean }): MaxPool2d;
      new (options: { kernel_size: PoolingSize; stride?: Size | null | null; padding?: number; dilation?: number; return_indices?: boolean; ceil_mode?: boolean }): MaxPool2d;
      (...given: readonly unknown[]): MaxPool2d;
      prototype: MaxPool2d;
    };
    interface MaxPool3d extends Layer<WithIndices>, Window {
      forward(input: Like): WithIndices;
    }
    const MaxPool3d: {
      new (kernel_size: PoolingSize, stride?: Size | null | null, padding?: number, dilation?: number, return_indices?: boolean, ceil_mode?: boolean): MaxPool3d;
      new (kernel_size: PoolingSize, stride?: Size | null | null, padding?: number, dilation?: number, return_indices?: boolean, options?: { ceil_mode?: boolean }): MaxPool3d;
      new (kernel_size: PoolingSize, stride?: Size | null | null, padding?: number, dilation?: number, options?: { return_indices?: boolean; ceil_mode?: boolean }): MaxPool3d;
      new (kernel_size: PoolingSize, stride?: Size | null | null, padding?: number, options?: { dilation?: number; return_indices?: boolean; ceil_mode?: boolean }): MaxPool3d;
      new (kernel_size: PoolingSize, stride?: Size | null | null, options?: { padding?: number; dilation?: number; return_indices?: boolean; ceil_mode?: boolean }): MaxPool3d;
      new (kernel_size: PoolingSize, options?: { stride?: Size | null | null; padding?: number; dilation?: number; return_indices?: boolean; ceil_mode?: boolean }): MaxPool3d;
      new (options: { kernel_size: PoolingSize; stride?: Size | null | null; padding?: number; dilation?: number; return_indices?: boolean; ceil_mode?: boolean }): MaxPool3d;
      (...given: readonly unknown[]): MaxPool3d;
      prototype: MaxPool3d;
    };
    interface MaxUnpool1d extends Layer<Tensor>, Window {
      forward(input: Like, indices: Like, output_size?: unknown): Tensor;
    }
    const MaxUnpool1d: {
      new (kernel_size: PoolingSize, stride?: Size | null | null, padding?: number): MaxUnpool1d;
      new (kernel_size: PoolingSize, stride?: Size | null | null, options?: { padding?: number }): MaxUnpool1d;
      new (kernel_size: PoolingSize, options?: { stride?: Size | null | null; padding?: number }): MaxUnpool1d;
      new (options: { kernel_size: PoolingSize; stride?: Size | null | null; padding?: number }): MaxUnpool1d;
      (...given: readonly unknown[]): MaxUnpool1d;
      prototype: MaxUnpool1d;
    };
    interface MaxUnpool2d extends Layer<Tensor>, Window {
      forward(input: Like, indices: Like, output_size?: unknown): Tensor;
    }
    const MaxUnpool2d: {
      new (kernel_size: PoolingSize, stride?: Size | null | null, padding?: number): MaxUnpool2d;
      new (kernel_size: PoolingSize, stride?: Size | null | null, options?: { padding?: number }): MaxUnpool2d;
      new (kernel_size: PoolingSize, options?: { stride?: Size | null | null; padding?: number }): MaxUnpool2d;
      new (options: { kernel_size: PoolingSize; stride?: Size | null | null; padding?: number }): MaxUnpool2d;
      (...given: readonly unknown[]): MaxUnpool2d;
      prototype: MaxUnpool2d;
    };
    interface MaxUnpool3d extends Layer<Tensor>, Window {
      forward(input: Like, indices: Like, output_size?: unknown): Tensor;
    }
    const MaxUnpool3d: {
      new (kernel_size: PoolingSize, stride?: Size | null | null, padding?: number): MaxUnpool3d;
      new (kernel_size: PoolingSize, stride?: Size | null | null, options?: { padding?: number }): MaxUnpool3d;
      new (kernel_size: PoolingSize, options?: { stride?: Size | null | null; padding?: number }): MaxUnpool3d;
      new (options: { kernel_size: PoolingSize; stride?: Size | null | null; padding?: number }): MaxUnpool3d;
      (...given: readonly unknown[]): MaxUnpool3d;
      prototype: MaxUnpool3d;
    };
    interface AvgPool1d extends Layer<Tensor>, Window {
      forward(input: Like): Tensor;
    }
    const AvgPool1d: {
      new (kernel_size: PoolingSize, stride?: Size | null | null, padding?: number, ceil_mode?: boolean, count_include_pad?: boolean): AvgPool1d;
      new (kernel_size: PoolingSize, stride?: Size | null | null, padding?: number, ceil_mode?: boolean, options?: { count_include_pad?: boolean }): AvgPool1d;
      new (kernel_size: PoolingSize, stride?: Size | null | null, padding?: number, options?: { ceil_mode?: boolean; count_include_pad?: boolean }): AvgPool1d;
      new (kernel_size: PoolingSize, stride?: Size | null | null, options?: { padding?: number; ceil_mode?: boolean; count_include_pad?: boolean }): AvgPool1d;
      new (kernel_size: PoolingSize, options?: { stride?: Size | null | null; padding?: number; ceil_mode?: boolean; count_include_pad?: boolean }): AvgPool1d;
      new (options: { kernel_size: PoolingSize; stride?: Size | null | null; padding?: number; ceil_mode?: boolean; count_include_pad?: boolean }): AvgPool1d;
      (...given: readonly unknown[]): AvgPool1d;
      prototype: AvgPool1d;
    };
    interface AvgPool2d extends Layer<Tensor>, Window {
      forward(input: Like): Tensor;
    }
    const AvgPool2d: {
      new (kernel_size: PoolingSize, stride?: Size | null | null, padding?: number, ceil_mode?: boolean, count_include_pad?: boolean, divisor_override?: unknown): AvgPool2d;
      new (kernel_size: PoolingSize, stride?: Size | null | null, padding?: number, ceil_mode?: boolean, count_include_pad?: boolean, options?: { divisor_override?: unknown }): AvgPool2d;
      new (kernel_size: PoolingSize, stride?: Size | null | null, padding?: number, ceil_mode?: boolean, options?: { count_include_pad?: boolean; divisor_override?: unknown }): AvgPool2d;
      new (kernel_size: PoolingSize, stride?: Size | null | null, padding?: number, options?: { ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: unknown }): AvgPool2d;
      new (kernel_size: PoolingSize, stride?: Size | null | null, options?: { padding?: number; ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: unknown }): AvgPool2d;
      new (kernel_size: PoolingSize, options?: { stride?: Size | null | null; padding?: number; ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: unknown }): AvgPool2d;
      new (options: { kernel_size: PoolingSize; stride?: Size | null | null; padding?: number; ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: unknown }): AvgPool2d;
      (...given: readonly unknown[]): AvgPool2d;
      prototype: AvgPool2d;
    };
    interface AvgPool3d extends Layer<Tensor>, Window {
      forward(input: Like): Tensor;
    }
    const AvgPool3d: {
      new (kernel_size: PoolingSize, stride?: Size | null | null, padding?: number, ceil_mode?: boolean, count_include_pad?: boolean, divisor_override?: unknown): AvgPool3d;
      new (kernel_size: PoolingSize, stride?: Size | null | null, padding?: number, ceil_mode?: boolean, count_include_pad?: boolean, options?: { divisor_override?: unknown }): AvgPool3d;
      new (kernel_size: PoolingSize, stride?: Size | null | null, padding?: number, ceil_mode?: boolean, options?: { count_include_pad?: boolean; divisor_override?: unknown }): AvgPool3d;
      new (kernel_size: PoolingSize, stride?: Size | null | null, padding?: number, options?: { ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: unknown }): AvgPool3d;
      new (kernel_size: PoolingSize, stride?: Size | null | null, options?: { padding?: number; ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: unknown }): AvgPool3d;
      new (kernel_size: PoolingSize, options?: { stride?: Size | null | null; padding?: number; ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: unknown }): AvgPool3d;
      new (options: { kernel_size: PoolingSize; stride?: Size | null | null; padding?: number; ceil_mode?: boolean; count_include_pad?: boolean; divisor_override?: unknown }): AvgPool3d;
      (...given: readonly unknown[]): AvgPool3d;
      prototype: AvgPool3d;
    };
    interface FractionalMaxPool2d extends Layer<WithIndices>, Fractional {
      forward(input: Like): WithIndices;
    }
    const FractionalMaxPool2d: {
      new (kernel_size: number | readonly number[], output_size?: number | readonly number[] | null | null, output_ratio?: number | readonly number[] | null | null, return_indices?: boolean, _random_samples?: Tensor | null | null): FractionalMaxPool2d;
      new (kernel_size: number | readonly number[], output_size?: number | readonly number[] | null | null, output_ratio?: number | readonly number[] | null | null, return_indices?: boolean, options?: { _random_samples?: Tensor | null | null }): FractionalMaxPool2d;
      new (kernel_size: number | readonly number[], output_size?: number | readonly number[] | null | null, output_ratio?: number | readonly number[] | null | null, options?: { return_indices?: boolean; _random_samples?: Tensor | null | null }): FractionalMaxPool2d;
      new (kernel_size: number | readonly number[], output_size?: number | readonly number[] | null | null, options?: { output_ratio?: number | readonly number[] | null | null; return_indices?: boolean; _random_samples?: Tensor | null | null }): FractionalMaxPool2d;
      new (kernel_size: number | readonly number[], options?: { output_size?: number | readonly number[] | null | null; output_ratio?: number | readonly number[] | null | null; return_indices?: boolean; _random_samples?: Tensor | null | null }): FractionalMaxPool2d;
      new (options: { kernel_size: number | readonly number[]; output_size?: number | readonly number[] | null | null; output_ratio?: number | readonly number[] | null | null; return_indices?: boolean; _random_samples?: Tensor | null | null }): FractionalMaxPool2d;
      (...given: readonly unknown[]): FractionalMaxPool2d;
      prototype: FractionalMaxPool2d;
    };
    interface LPPool1d extends Layer<Tensor>, Window {
      forward(input: Like): Tensor;
    }
    const LPPool1d: {
      new (norm_type: unknown, kernel_size: PoolingSize, stride?: Size | null | null, ceil_mode?: boolean): LPPool1d;
      new (norm_type: unknown, kernel_size: PoolingSize, stride?: Size | null | null, options?: { ceil_mode?: boolean }): LPPool1d;
      new (norm_type: unknown, kernel_size: PoolingSize, options?: { stride?: Size | null | null; ceil_mode?: boolean }): LPPool1d;
      new (norm_type: unknown, options: { kernel_size: PoolingSize; stride?: Size | null | null; ceil_mode?: boolean }): LPPool1d;
      new (options: { norm_type: unknown; kernel_size: PoolingSize; stride?: Size | null | null; ceil_mode?: boolean }): LPPool1d;
      (...given: readonly unknown[]): LPPool1d;
      prototype: LPPool1d;
    };
    interface LPPool2d extends Layer<Tensor>, Window {
      forward(input: Like): Tensor;
    }
    const LPPool2d: {
      new (norm_type: unknown, kernel_size: PoolingSize, stride?: Size | null | null, ceil_mode?: boolean): LPPool2d;
      new (norm_type: unknown, kernel_size: PoolingSize, stride?: Size | null | null, options?: { ceil_mode?: boolean }): LPPool2d;
      new (norm_type: unknown, kernel_size: PoolingSize, options?: { stride?: Size | null | null; ceil_mode?: boolean }): LPPool2d;
      new (norm_type: unknown, options: { kernel_size: PoolingSize; stride?: Size | null | null; ceil_mode?: boolean }): LPPool2d;
      new (options: { norm_type: unknown; kernel_size: PoolingSize; stride?: Size | null | null; ceil_mode?: boolean }): LPPool2d;
      (...given: readonly unknown[]): LPPool2d;
      prototype: LPPool2d;
    };
    interface LPPool3d extends Layer<Tensor>, Window {
      forward(input: Like): Tensor;
    }
    const LPPool3d: {
      new (norm_type: unknown, kernel_size: PoolingSize, stride?: Size | null | null, ceil_mode?: boolean): LPPool3d;
      new (norm_type: unknown, kernel_size: PoolingSize, stride?: Size | null | null, options?: { ceil_mode?: boolean }): LPPool3d;
      new (norm_type: unknown, kernel_size: PoolingSize, options?: { stride?: Size | null | null; ceil_mode?: boolean }): LPPool3d;
      new (norm_type: unknown, options: { kernel_size: PoolingSize; stride?: Size | null | null; ceil_mode?: boolean }): LPPool3d;
      new (options: { norm_type: unknown; kernel_size: PoolingSize; stride?: Size | null | null; ceil_mode?: boolean }): LPPool3d;
      (...given: readonly unknown[]): LPPool3d;
      prototype: LPPool3d;
    };
    interface AdaptiveMaxPool1d extends Layer<WithIndices> {
      forward(input: Like): WithIndices;
    }
    const AdaptiveMaxPool1d: {
      new (output_size: unknown, return_indices?: boolean): AdaptiveMaxPool1d;
      new (output_size: unknown, options?: { return_indices?: boolean }): AdaptiveMaxPool1d;
      new (options: { output_size: unknown; return_indices?: boolean }): AdaptiveMaxPool1d;
      (...given: readonly unknown[]): AdaptiveMaxPool1d;
      prototype: AdaptiveMaxPool1d;
    };
    interface AdaptiveMaxPool2d extends Layer<WithIndices> {
      forward(input: Like): WithIndices;
    }
    const AdaptiveMaxPool2d: {
      new (output_size: unknown, return_indices?: boolean): AdaptiveMaxPool2d;
      new (output_size: unknown, options?: { return_indices?: boolean }): AdaptiveMaxPool2d;
      new (options: { output_size: unknown; return_indices?: boolean }): AdaptiveMaxPool2d;
      (...given: readonly unknown[]): AdaptiveMaxPool2d;
      prototype: AdaptiveMaxPool2d;
    };
    interface AdaptiveMaxPool3d extends Layer<WithIndices> {
      forward(input: Like): WithIndices;
    }
    const AdaptiveMaxPool3d: {
      new (output_size: unknown, return_indices?: boolean): AdaptiveMaxPool3d;
      new (output_size: unknown, options?: { return_indices?: boolean }): AdaptiveMaxPool3d;
      new (options: { output_size: unknown; return_indices?: boolean }): AdaptiveMaxPool3d;
      (...given: readonly unknown[]): AdaptiveMaxPool3d;
      prototype: AdaptiveMaxPool3d;
    };
    interface AdaptiveAvgPool1d extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const AdaptiveAvgPool1d: {
      new (output_size: unknown): AdaptiveAvgPool1d;
      new (options: { output_size: unknown }): AdaptiveAvgPool1d;
      (...given: readonly unknown[]): AdaptiveAvgPool1d;
      prototype: AdaptiveAvgPool1d;
    };
    interface AdaptiveAvgPool2d extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const AdaptiveAvgPool2d: {
      new (output_size: unknown): AdaptiveAvgPool2d;
      new (options: { output_size: unknown }): AdaptiveAvgPool2d;
      (...given: readonly unknown[]): AdaptiveAvgPool2d;
      prototype: AdaptiveAvgPool2d;
    };
    interface AdaptiveAvgPool3d extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const AdaptiveAvgPool3d: {
      new (output_size: unknown): AdaptiveAvgPool3d;
      new (options: { output_size: unknown }): AdaptiveAvgPool3d;
      (...given: readonly unknown[]): AdaptiveAvgPool3d;
      prototype: AdaptiveAvgPool3d;
    };
    interface Conv1d extends Convolution {
      forward(input: Like): Tensor;
    }
    const Conv1d: {
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], dilation?: number | readonly number[], groups?: number, bias?: boolean, padding_mode?: string, dtype?: dtype | null): Conv1d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], dilation?: number | readonly number[], groups?: number, bias?: boolean, padding_mode?: string, options?: { dtype?: dtype | null }): Conv1d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], dilation?: number | readonly number[], groups?: number, bias?: boolean, options?: { padding_mode?: string; dtype?: dtype | null }): Conv1d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], dilation?: number | readonly number[], groups?: number, options?: { bias?: boolean; padding_mode?: string; dtype?: dtype | null }): Conv1d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], dilation?: number | readonly number[], options?: { groups?: number; bias?: boolean; padding_mode?: string; dtype?: dtype | null }): Conv1d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], options?: { dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: string; dtype?: dtype | null }): Conv1d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], options?: { padding?: string | number | readonly number[]; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: string; dtype?: dtype | null }): Conv1d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: string | number | readonly number[]; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: string; dtype?: dtype | null }): Conv1d;
      new (in_channels: number, out_channels: number, options: { kernel_size: number | readonly number[]; stride?: number | readonly number[]; padding?: string | number | readonly number[]; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: string; dtype?: dtype | null }): Conv1d;
      new (in_channels: number, options: { out_channels: number; kernel_size: number | readonly number[]; stride?: number | readonly number[]; padding?: string | number | readonly number[]; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: string; dtype?: dtype | null }): Conv1d;
      new (options: { in_channels: number; out_channels: number; kernel_size: number | readonly number[]; stride?: number | readonly number[]; padding?: string | number | readonly number[]; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: string; dtype?: dtype | null }): Conv1d;
      (...given: readonly unknown[]): Conv1d;
      prototype: Conv1d;
    };
    interface Conv2d extends Convolution {
      forward(input: Like): Tensor;
    }
    const Conv2d: {
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], dilation?: number | readonly number[], groups?: number, bias?: boolean, padding_mode?: string, dtype?: dtype | null): Conv2d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], dilation?: number | readonly number[], groups?: number, bias?: boolean, padding_mode?: string, options?: { dtype?: dtype | null }): Conv2d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], dilation?: number | readonly number[], groups?: number, bias?: boolean, options?: { padding_mode?: string; dtype?: dtype | null }): Conv2d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], dilation?: number | readonly number[], groups?: number, options?: { bias?: boolean; padding_mode?: string; dtype?: dtype | null }): Conv2d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], dilation?: number | readonly number[], options?: { groups?: number; bias?: boolean; padding_mode?: string; dtype?: dtype | null }): Conv2d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], options?: { dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: string; dtype?: dtype | null }): Conv2d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], options?: { padding?: string | number | readonly number[]; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: string; dtype?: dtype | null }): Conv2d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: string | number | readonly number[]; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: string; dtype?: dtype | null }): Conv2d;
      new (in_channels: number, out_channels: number, options: { kernel_size: number | readonly number[]; stride?: number | readonly number[]; padding?: string | number | readonly number[]; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: string; dtype?: dtype | null }): Conv2d;
      new (in_channels: number, options: { out_channels: number; kernel_size: number | readonly number[]; stride?: number | readonly number[]; padding?: string | number | readonly number[]; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: string; dtype?: dtype | null }): Conv2d;
      new (options: { in_channels: number; out_channels: number; kernel_size: number | readonly number[]; stride?: number | readonly number[]; padding?: string | number | readonly number[]; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: string; dtype?: dtype | null }): Conv2d;
      (...given: readonly unknown[]): Conv2d;
      prototype: Conv2d;
    };
    interface Conv3d extends Convolution {
      forward(input: Like): Tensor;
    }
    const Conv3d: {
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], dilation?: number | readonly number[], groups?: number, bias?: boolean, padding_mode?: string, dtype?: dtype | null): Conv3d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], dilation?: number | readonly number[], groups?: number, bias?: boolean, padding_mode?: string, options?: { dtype?: dtype | null }): Conv3d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], dilation?: number | readonly number[], groups?: number, bias?: boolean, options?: { padding_mode?: string; dtype?: dtype | null }): Conv3d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], dilation?: number | readonly number[], groups?: number, options?: { bias?: boolean; padding_mode?: string; dtype?: dtype | null }): Conv3d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], dilation?: number | readonly number[], options?: { groups?: number; bias?: boolean; padding_mode?: string; dtype?: dtype | null }): Conv3d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], options?: { dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: string; dtype?: dtype | null }): Conv3d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], options?: { padding?: string | number | readonly number[]; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: string; dtype?: dtype | null }): Conv3d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: string | number | readonly number[]; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: string; dtype?: dtype | null }): Conv3d;
      new (in_channels: number, out_channels: number, options: { kernel_size: number | readonly number[]; stride?: number | readonly number[]; padding?: string | number | readonly number[]; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: string; dtype?: dtype | null }): Conv3d;
      new (in_channels: number, options: { out_channels: number; kernel_size: number | readonly number[]; stride?: number | readonly number[]; padding?: string | number | readonly number[]; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: string; dtype?: dtype | null }): Conv3d;
      new (options: { in_channels: number; out_channels: number; kernel_size: number | readonly number[]; stride?: number | readonly number[]; padding?: string | number | readonly number[]; dilation?: number | readonly number[]; groups?: number; bias?: boolean; padding_mode?: string; dtype?: dtype | null }): Conv3d;
      (...given: readonly unknown[]): Conv3d;
      prototype: Conv3d;
    };
    interface ConvTranspose1d extends Convolution {
      forward(input: Like, output_size?: unknown): Tensor;
    }
    const ConvTranspose1d: {
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], output_padding?: number | readonly number[], groups?: number, bias?: boolean, dilation?: number | readonly number[], padding_mode?: string, dtype?: dtype | null): ConvTranspose1d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], output_padding?: number | readonly number[], groups?: number, bias?: boolean, dilation?: number | readonly number[], padding_mode?: string, options?: { dtype?: dtype | null }): ConvTranspose1d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], output_padding?: number | readonly number[], groups?: number, bias?: boolean, dilation?: number | readonly number[], options?: { padding_mode?: string; dtype?: dtype | null }): ConvTranspose1d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], output_padding?: number | readonly number[], groups?: number, bias?: boolean, options?: { dilation?: number | readonly number[]; padding_mode?: string; dtype?: dtype | null }): ConvTranspose1d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], output_padding?: number | readonly number[], groups?: number, options?: { bias?: boolean; dilation?: number | readonly number[]; padding_mode?: string; dtype?: dtype | null }): ConvTranspose1d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], output_padding?: number | readonly number[], options?: { groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: string; dtype?: dtype | null }): ConvTranspose1d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], options?: { output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: string; dtype?: dtype | null }): ConvTranspose1d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], options?: { padding?: string | number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: string; dtype?: dtype | null }): ConvTranspose1d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: string | number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: string; dtype?: dtype | null }): ConvTranspose1d;
      new (in_channels: number, out_channels: number, options: { kernel_size: number | readonly number[]; stride?: number | readonly number[]; padding?: string | number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: string; dtype?: dtype | null }): ConvTranspose1d;
      new (in_channels: number, options: { out_channels: number; kernel_size: number | readonly number[]; stride?: number | readonly number[]; padding?: string | number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: string; dtype?: dtype | null }): ConvTranspose1d;
      new (options: { in_channels: number; out_channels: number; kernel_size: number | readonly number[]; stride?: number | readonly number[]; padding?: string | number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: string; dtype?: dtype | null }): ConvTranspose1d;
      (...given: readonly unknown[]): ConvTranspose1d;
      prototype: ConvTranspose1d;
    };
    interface ConvTranspose2d extends Convolution {
      forward(input: Like, output_size?: unknown): Tensor;
    }
    const ConvTranspose2d: {
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], output_padding?: number | readonly number[], groups?: number, bias?: boolean, dilation?: number | readonly number[], padding_mode?: string, dtype?: dtype | null): ConvTranspose2d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], output_padding?: number | readonly number[], groups?: number, bias?: boolean, dilation?: number | readonly number[], padding_mode?: string, options?: { dtype?: dtype | null }): ConvTranspose2d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], output_padding?: number | readonly number[], groups?: number, bias?: boolean, dilation?: number | readonly number[], options?: { padding_mode?: string; dtype?: dtype | null }): ConvTranspose2d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], output_padding?: number | readonly number[], groups?: number, bias?: boolean, options?: { dilation?: number | readonly number[]; padding_mode?: string; dtype?: dtype | null }): ConvTranspose2d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], output_padding?: number | readonly number[], groups?: number, options?: { bias?: boolean; dilation?: number | readonly number[]; padding_mode?: string; dtype?: dtype | null }): ConvTranspose2d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], output_padding?: number | readonly number[], options?: { groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: string; dtype?: dtype | null }): ConvTranspose2d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], options?: { output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: string; dtype?: dtype | null }): ConvTranspose2d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], options?: { padding?: string | number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: string; dtype?: dtype | null }): ConvTranspose2d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: string | number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: string; dtype?: dtype | null }): ConvTranspose2d;
      new (in_channels: number, out_channels: number, options: { kernel_size: number | readonly number[]; stride?: number | readonly number[]; padding?: string | number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: string; dtype?: dtype | null }): ConvTranspose2d;
      new (in_channels: number, options: { out_channels: number; kernel_size: number | readonly number[]; stride?: number | readonly number[]; padding?: string | number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: string; dtype?: dtype | null }): ConvTranspose2d;
      new (options: { in_channels: number; out_channels: number; kernel_size: number | readonly number[]; stride?: number | readonly number[]; padding?: string | number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: string; dtype?: dtype | null }): ConvTranspose2d;
      (...given: readonly unknown[]): ConvTranspose2d;
      prototype: ConvTranspose2d;
    };
    interface ConvTranspose3d extends Convolution {
      forward(input: Like, output_size?: unknown): Tensor;
    }
    const ConvTranspose3d: {
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], output_padding?: number | readonly number[], groups?: number, bias?: boolean, dilation?: number | readonly number[], padding_mode?: string, dtype?: dtype | null): ConvTranspose3d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], output_padding?: number | readonly number[], groups?: number, bias?: boolean, dilation?: number | readonly number[], padding_mode?: string, options?: { dtype?: dtype | null }): ConvTranspose3d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], output_padding?: number | readonly number[], groups?: number, bias?: boolean, dilation?: number | readonly number[], options?: { padding_mode?: string; dtype?: dtype | null }): ConvTranspose3d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], output_padding?: number | readonly number[], groups?: number, bias?: boolean, options?: { dilation?: number | readonly number[]; padding_mode?: string; dtype?: dtype | null }): ConvTranspose3d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], output_padding?: number | readonly number[], groups?: number, options?: { bias?: boolean; dilation?: number | readonly number[]; padding_mode?: string; dtype?: dtype | null }): ConvTranspose3d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], output_padding?: number | readonly number[], options?: { groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: string; dtype?: dtype | null }): ConvTranspose3d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], padding?: string | number | readonly number[], options?: { output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: string; dtype?: dtype | null }): ConvTranspose3d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], stride?: number | readonly number[], options?: { padding?: string | number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: string; dtype?: dtype | null }): ConvTranspose3d;
      new (in_channels: number, out_channels: number, kernel_size: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: string | number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: string; dtype?: dtype | null }): ConvTranspose3d;
      new (in_channels: number, out_channels: number, options: { kernel_size: number | readonly number[]; stride?: number | readonly number[]; padding?: string | number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: string; dtype?: dtype | null }): ConvTranspose3d;
      new (in_channels: number, options: { out_channels: number; kernel_size: number | readonly number[]; stride?: number | readonly number[]; padding?: string | number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: string; dtype?: dtype | null }): ConvTranspose3d;
      new (options: { in_channels: number; out_channels: number; kernel_size: number | readonly number[]; stride?: number | readonly number[]; padding?: string | number | readonly number[]; output_padding?: number | readonly number[]; groups?: number; bias?: boolean; dilation?: number | readonly number[]; padding_mode?: string; dtype?: dtype | null }): ConvTranspose3d;
      (...given: readonly unknown[]): ConvTranspose3d;
      prototype: ConvTranspose3d;
    };
    interface BatchNorm1d extends ChannelNorm {
      forward(input: Like): Tensor;
    }
    const BatchNorm1d: {
      new (num_features: number, eps?: number, momentum?: number | null, affine?: boolean, track_running_stats?: boolean, dtype?: dtype | null, options?: { bias?: boolean }): BatchNorm1d;
      new (num_features: number, eps?: number, momentum?: number | null, affine?: boolean, track_running_stats?: boolean, options?: { dtype?: dtype | null; bias?: boolean }): BatchNorm1d;
      new (num_features: number, eps?: number, momentum?: number | null, affine?: boolean, options?: { track_running_stats?: boolean; dtype?: dtype | null; bias?: boolean }): BatchNorm1d;
      new (num_features: number, eps?: number, momentum?: number | null, options?: { affine?: boolean; track_running_stats?: boolean; dtype?: dtype | null; bias?: boolean }): BatchNorm1d;
      new (num_features: number, eps?: number, options?: { momentum?: number | null; affine?: boolean; track_running_stats?: boolean; dtype?: dtype | null; bias?: boolean }): BatchNorm1d;
      new (num_features: number, options?: { eps?: number; momentum?: number | null; affine?: boolean; track_running_stats?: boolean; dtype?: dtype | null; bias?: boolean }): BatchNorm1d;
      new (options: { num_features: number; eps?: number; momentum?: number | null; affine?: boolean; track_running_stats?: boolean; dtype?: dtype | null; bias?: boolean }): BatchNorm1d;
      (...given: readonly unknown[]): BatchNorm1d;
      prototype: BatchNorm1d;
    };
    interface BatchNorm2d extends ChannelNorm {
      forward(input: Like): Tensor;
    }
    const BatchNorm2d: {
      new (num_features: number, eps?: number, momentum?: number | null, affine?: boolean, track_running_stats?: boolean, dtype?: dtype | null, options?: { bias?: boolean }): BatchNorm2d;
      new (num_features: number, eps?: number, momentum?: number | null, affine?: boolean, track_running_stats?: boolean, options?: { dtype?: dtype | null; bias?: boolean }): BatchNorm2d;
      new (num_features: number, eps?: number, momentum?: number | null, affine?: boolean, options?: { track_running_stats?: boolean; dtype?: dtype | null; bias?: boolean }): BatchNorm2d;
      new (num_features: number, eps?: number, momentum?: number | null, options?: { affine?: boolean; track_running_stats?: boolean; dtype?: dtype | null; bias?: boolean }): BatchNorm2d;
      new (num_features: number, eps?: number, options?: { momentum?: number | null; affine?: boolean; track_running_stats?: boolean; dtype?: dtype | null; bias?: boolean }): BatchNorm2d;
      new (num_features: number, options?: { eps?: number; momentum?: number | null; affine?: boolean; track_running_stats?: boolean; dtype?: dtype | null; bias?: boolean }): BatchNorm2d;
      new (options: { num_features: number; eps?: number; momentum?: number | null; affine?: boolean; track_running_stats?: boolean; dtype?: dtype | null; bias?: boolean }): BatchNorm2d;
      (...given: readonly unknown[]): BatchNorm2d;
      prototype: BatchNorm2d;
    };
    interface BatchNorm3d extends ChannelNorm {
      forward(input: Like): Tensor;
    }
    const BatchNorm3d: {
      new (num_features: number, eps?: number, momentum?: number | null, affine?: boolean, track_running_stats?: boolean, dtype?: dtype | null, options?: { bias?: boolean }): BatchNorm3d;
      new (num_features: number, eps?: number, momentum?: number | null, affine?: boolean, track_running_stats?: boolean, options?: { dtype?: dtype | null; bias?: boolean }): BatchNorm3d;
      new (num_features: number, eps?: number, momentum?: number | null, affine?: boolean, options?: { track_running_stats?: boolean; dtype?: dtype | null; bias?: boolean }): BatchNorm3d;
      new (num_features: number, eps?: number, momentum?: number | null, options?: { affine?: boolean; track_running_stats?: boolean; dtype?: dtype | null; bias?: boolean }): BatchNorm3d;
      new (num_features: number, eps?: number, options?: { momentum?: number | null; affine?: boolean; track_running_stats?: boolean; dtype?: dtype | null; bias?: boolean }): BatchNorm3d;
      new (num_features: number, options?: { eps?: number; momentum?: number | null; affine?: boolean; track_running_stats?: boolean; dtype?: dtype | null; bias?: boolean }): BatchNorm3d;
      new (options: { num_features: number; eps?: number; momentum?: number | null; affine?: boolean; track_running_stats?: boolean; dtype?: dtype | null; bias?: boolean }): BatchNorm3d;
      (...given: readonly unknown[]): BatchNorm3d;
      prototype: BatchNorm3d;
    };
    interface InstanceNorm1d extends ChannelNorm {
      forward(input: Like): Tensor;
    }
    const InstanceNorm1d: {
      new (num_features: number, eps?: number, momentum?: number | null, affine?: boolean, track_running_stats?: boolean, dtype?: dtype | null, options?: { bias?: boolean }): InstanceNorm1d;
      new (num_features: number, eps?: number, momentum?: number | null, affine?: boolean, track_running_stats?: boolean, options?: { dtype?: dtype | null; bias?: boolean }): InstanceNorm1d;
      new (num_features: number, eps?: number, momentum?: number | null, affine?: boolean, options?: { track_running_stats?: boolean; dtype?: dtype | null; bias?: boolean }): InstanceNorm1d;
      new (num_features: number, eps?: number, momentum?: number | null, options?: { affine?: boolean; track_running_stats?: boolean; dtype?: dtype | null; bias?: boolean }): InstanceNorm1d;
      new (num_features: number, eps?: number, options?: { momentum?: number | null; affine?: boolean; track_running_stats?: boolean; dtype?: dtype | null; bias?: boolean }): InstanceNorm1d;
      new (num_features: number, options?: { eps?: number; momentum?: number | null; affine?: boolean; track_running_stats?: boolean; dtype?: dtype | null; bias?: boolean }): InstanceNorm1d;
      new (options: { num_features: number; eps?: number; momentum?: number | null; affine?: boolean; track_running_stats?: boolean; dtype?: dtype | null; bias?: boolean }): InstanceNorm1d;
      (...given: readonly unknown[]): InstanceNorm1d;
      prototype: InstanceNorm1d;
    };
    interface InstanceNorm2d extends ChannelNorm {
      forward(input: Like): Tensor;
    }
    const InstanceNorm2d: {
      new (num_features: number, eps?: number, momentum?: number | null, affine?: boolean, track_running_stats?: boolean, dtype?: dtype | null, options?: { bias?: boolean }): InstanceNorm2d;
      new (num_features: number, eps?: number, momentum?: number | null, affine?: boolean, track_running_stats?: boolean, options?: { dtype?: dtype | null; bias?: boolean }): InstanceNorm2d;
      new (num_features: number, eps?: number, momentum?: number | null, affine?: boolean, options?: { track_running_stats?: boolean; dtype?: dtype | null; bias?: boolean }): InstanceNorm2d;
      new (num_features: number, eps?: number, momentum?: number | null, options?: { affine?: boolean; track_running_stats?: boolean; dtype?: dtype | null; bias?: boolean }): InstanceNorm2d;
      new (num_features: number, eps?: number, options?: { momentum?: number | null; affine?: boolean; track_running_stats?: boolean; dtype?: dtype | null; bias?: boolean }): InstanceNorm2d;
      new (num_features: number, options?: { eps?: number; momentum?: number | null; affine?: boolean; track_running_stats?: boolean; dtype?: dtype | null; bias?: boolean }): InstanceNorm2d;
      new (options: { num_features: number; eps?: number; momentum?: number | null; affine?: boolean; track_running_stats?: boolean; dtype?: dtype | null; bias?: boolean }): InstanceNorm2d;
      (...given: readonly unknown[]): InstanceNorm2d;
      prototype: InstanceNorm2d;
    };
    interface InstanceNorm3d extends ChannelNorm {
      forward(input: Like): Tensor;
    }
    const InstanceNorm3d: {
      new (num_features: number, eps?: number, momentum?: number | null, affine?: boolean, track_running_stats?: boolean, dtype?: dtype | null, options?: { bias?: boolean }): InstanceNorm3d;
      new (num_features: number, eps?: number, momentum?: number | null, affine?: boolean, track_running_stats?: boolean, options?: { dtype?: dtype | null; bias?: boolean }): InstanceNorm3d;
      new (num_features: number, eps?: number, momentum?: number | null, affine?: boolean, options?: { track_running_stats?: boolean; dtype?: dtype | null; bias?: boolean }): InstanceNorm3d;
      new (num_features: number, eps?: number, momentum?: number | null, options?: { affine?: boolean; track_running_stats?: boolean; dtype?: dtype | null; bias?: boolean }): InstanceNorm3d;
      new (num_features: number, eps?: number, options?: { momentum?: number | null; affine?: boolean; track_running_stats?: boolean; dtype?: dtype | null; bias?: boolean }): InstanceNorm3d;
      new (num_features: number, options?: { eps?: number; momentum?: number | null; affine?: boolean; track_running_stats?: boolean; dtype?: dtype | null; bias?: boolean }): InstanceNorm3d;
      new (options: { num_features: number; eps?: number; momentum?: number | null; affine?: boolean; track_running_stats?: boolean; dtype?: dtype | null; bias?: boolean }): InstanceNorm3d;
      (...given: readonly unknown[]): InstanceNorm3d;
      prototype: InstanceNorm3d;
    };
    interface Module {
      /** Whether it is being trained: dropout and batch normalisation do something else then. */
      training: boolean;
      /** As a call of the module itself. */
      __call__(...given: ModuleGiven): any;
      /** `param`: a Parameter, or null for one that is left out. */
      register_parameter(...given: ModuleGiven): void;
      /** `persistent`: whether it is a part of the state. */
      register_buffer(...given: ModuleGiven): void;
      add_module(...given: ModuleGiven): void;
      register_module(...given: ModuleGiven): void;
      parameters(...given: ModuleGiven): torch.nn.Parameter[];
      /** Pairs of path and parameter. */
      named_parameters(...given: ModuleGiven): MembersNamed<torch.nn.Parameter>[];
      buffers(...given: ModuleGiven): Tensor[];
      /** Pairs of path and buffer. */
      named_buffers(...given: ModuleGiven): MembersNamed<Tensor>[];
      /** Modules right below this one. */
      children(): torch.nn.Module[];
      named_children(): MembersNamed<torch.nn.Module>[];
      /** This module and all below it. */
      modules(...given: ModuleGiven): torch.nn.Module[];
      /** Pairs of path and module; its own path is empty. */
      named_modules(...given: ModuleGiven): MembersNamed<torch.nn.Module>[];
      /** The module at a path such as `layers.0`. */
      get_submodule(target: string): torch.nn.Module;
      /** The parameter at a path such as `layers.0.weight`. */
      get_parameter(target: string): torch.nn.Parameter;
      /** The buffer at a path such as `1.running_mean`. */
      get_buffer(target: string): Tensor;
      /** Parameters and persistent buffers by path; without a graph, unless `keep_vars`. They share the module's memory. */
      state_dict(...given: ModuleGiven): OrderedDict;
      /** Copies what `state_dict()` gave. With `strict`, each path must be there, and no other. */
      load_state_dict(state_dict: unknown, ...given: ModuleGiven): IncompatibleKeys;
      train(mode?: boolean): this;
      /** No more training. */
      eval(): this;
      requires_grad_(requires_grad?: boolean): this;
      /** Forgets the gradients of all parameters, or makes them 0. */
      zero_grad(...given: ModuleGiven): void;
      /** Calls `fn` with every module below this one, then with this one. */
      apply(fn: (module: torch.nn.Module) => unknown): this;
      /** Changes the dtype of everything that is floating point: `model.to(torch.float64)`. */
      to(...given: ModuleGiven): this;
      type(dst_type: dtype): this;
      float(): this;
      double(): this;
      half(): this;
      bfloat16(): this;
      cpu(): this;
      /** `hook(module, args)` runs before `forward`; what it gives, if anything, takes the place of the arguments. */
      register_forward_pre_hook(hook: ForwardPreHook, options?: { prepend?: boolean; with_kwargs?: boolean }): RemovableHandle;
      /** `hook(module, args, output)` runs after `forward`; what it gives, if anything, takes the place of the output. */
      register_forward_hook(hook: ForwardHook, options?: { prepend?: boolean; with_kwargs?: boolean; always_call?: boolean }): RemovableHandle;
      /** `hook(module, grad_output)` runs before the gradients of the inputs are computed, and may replace those of the outputs. */
      register_full_backward_pre_hook(hook: BackwardPreHook, options?: { prepend?: boolean }): RemovableHandle;
      /** `hook(module, grad_input, grad_output)` runs when the gradients of the inputs are known, and may replace them. */
      register_full_backward_hook(hook: BackwardHook, options?: { prepend?: boolean }): RemovableHandle;
      /** What stands between the brackets, before its submodules; a line for each line. */
      extra_repr(): string;
      __repr__(): string;
      toString(): string;
    }
    interface Module {
      /** Runs the hooks and `forward`. */
      (...given: Parameters<this['forward']>): ReturnType<this['forward']>;
      /** What it computes; each subclass has its own. */
      forward(...inputs: any[]): any;
    }
    const Module: {
      new (...given: ModuleGiven): Module;
      (...given: readonly unknown[]): Module;
      prototype: Module;
    };
    /** A leaf over the same memory as `data`, which a module takes for one of its parameters when it is assigned to an attribute. */
    type Parameter = Tensor;
    /** A leaf over the same memory as `data`, which a module takes for one of its parameters when it is assigned to an attribute. */
    const Parameter: {
      /** `data`: a tensor of any shape; `requires_grad`: true unless it is said otherwise, which integers must. */
      new (...given: readonly unknown[]): Parameter;
      (...given: readonly unknown[]): Parameter;
      prototype: Parameter;
    };
    /** A tensor over the same memory as `data`, which a module takes for one of its buffers when it is assigned to an attribute. */
    type Buffer = Tensor;
    /** A tensor over the same memory as `data`, which a module takes for one of its buffers when it is assigned to an attribute. */
    const Buffer: {
      /** A tensor over the same memory as `data`, which a module takes for one of its buffers when it is assigned to an attribute. */
      new (...given: readonly unknown[]): Buffer;
      (...given: readonly unknown[]): Buffer;
      prototype: Buffer;
    };
    /** Calls its modules one after the other: `new Sequential(a, b)`, or `new Sequential({ first: a, second: b })`. */
    interface Sequential extends Row {
      forward(input: unknown): any;
      slice(start?: number, end?: number): torch.nn.Sequential;
    }
    /** Calls its modules one after the other: `new Sequential(a, b)`, or `new Sequential({ first: a, second: b })`. */
    const Sequential: {
      /** Calls its modules one after the other: `new Sequential(a, b)`, or `new Sequential({ first: a, second: b })`. */
      new (...modules: ModuleGiven): Sequential;
      (...given: readonly unknown[]): Sequential;
      prototype: Sequential;
    };
    /** Holds modules, which a plain array would not register. */
    interface ModuleList extends Row {
      extend(modules: Iterable<torch.nn.Module>): this;
      slice(start?: number, end?: number): torch.nn.ModuleList;
      /** Neighbours that print alike are counted. */
      __repr__(): string;
    }
    /** Holds modules, which a plain array would not register. */
    const ModuleList: {
      /** Holds modules, which a plain array would not register. */
      new (...given: ModuleGiven): ModuleList;
      (...given: readonly unknown[]): ModuleList;
      prototype: ModuleList;
    };
    /** Holds modules by name: `new ModuleDict({ a, b })`, then `dict['a']` or `dict.a`. */
    interface ModuleDict extends torch.nn.Module {
      update(modules: unknown): void;
      readonly length: number;
      /** Python's `len(x)`. */
      __len__(): number;
      /** Python's `key in x`. */
      __contains__(key: string): boolean;
      [Symbol.iterator](): ArrayIterator<string>;
      keys(): string[];
      values(): torch.nn.Module[];
      items(): [key: string, module: torch.nn.Module][];
      /** Takes a module out and gives it. */
      pop(key: string): torch.nn.Module;
      clear(): void;
    }
    /** Holds modules by name: `new ModuleDict({ a, b })`, then `dict['a']` or `dict.a`. */
    const ModuleDict: {
      /** Holds modules by name: `new ModuleDict({ a, b })`, then `dict['a']` or `dict.a`. */
      new (...given: ModuleGiven): ModuleDict;
      (...given: readonly unknown[]): ModuleDict;
      prototype: ModuleDict;
    };
    /** Holds parameters in a row, which a plain array would not register. Tensors become parameters. */
    interface ParameterList extends torch.nn.Module {
      readonly length: number;
      /** Python's `len(x)`. */
      __len__(): number;
      [Symbol.iterator](): ArrayIterator<any>;
      __getitem__(index: number): any;
      __setitem__(index: number, value: unknown): void;
      append(value: unknown): this;
      extend(values: unknown): this;
      forward(): never;
      extra_repr(): string;
    }
    /** Holds parameters in a row, which a plain array would not register. Tensors become parameters. */
    const ParameterList: {
      /** Holds parameters in a row, which a plain array would not register. Tensors become parameters. */
      new (...given: ModuleGiven): ParameterList;
      (...given: readonly unknown[]): ParameterList;
      prototype: ParameterList;
    };
    /** Holds parameters by name: `new ParameterDict({ a: torch.ones(2) })`, then `dict['a']` or `dict.a`. */
    interface ParameterDict extends torch.nn.Module {
      /** The entries of a plain object in the order of their names. */
      update(values: unknown): void;
      /** Python's `x[key] = value`; by an assignment, a tensor that is no parameter yet stays one. */
      set(key: string, value: unknown): void;
      get(key: string, otherwise?: unknown): any;
      readonly length: number;
      /** Python's `len(x)`. */
      __len__(): number;
      /** Python's `key in x`. */
      __contains__(key: string): boolean;
      [Symbol.iterator](): ArrayIterator<string>;
      keys(): string[];
      values(): any[];
      items(): Entry[];
      /** Takes an entry out and gives its value. */
      pop(key: string): any;
      clear(): void;
      forward(): never;
      extra_repr(): string;
    }
    /** Holds parameters by name: `new ParameterDict({ a: torch.ones(2) })`, then `dict['a']` or `dict.a`. */
    const ParameterDict: {
      /** Holds parameters by name: `new ParameterDict({ a: torch.ones(2) })`, then `dict['a']` or `dict.a`. */
      new (...given: ModuleGiven): ParameterDict;
      (...given: readonly unknown[]): ParameterDict;
      prototype: ParameterDict;
    };
    /** y = x Aᵀ + b. Shapes: […, in_features] gives […, out_features]. `new Linear(in_features, out_features, { bias: false })` */
    interface Linear extends torch.nn.Module {
      in_features: number;
      out_features: number;
      /** [out_features, in_features] */
      weight: torch.nn.Parameter;
      /** [out_features], or null */
      bias: torch.nn.Parameter | null;
      reset_parameters(): void;
      extra_repr(): string;
      forward(input: Like): Tensor;
    }
    /** y = x Aᵀ + b. Shapes: […, in_features] gives […, out_features]. `new Linear(in_features, out_features, { bias: false })` */
    const Linear: {
      /** y = x Aᵀ + b. Shapes: […, in_features] gives […, out_features]. `new Linear(in_features, out_features, { bias: false })` */
      new (in_features: number, out_features: number, bias?: boolean, dtype?: dtype | null): Linear;
      /** y = x Aᵀ + b. Shapes: […, in_features] gives […, out_features]. `new Linear(in_features, out_features, { bias: false })` */
      new (in_features: number, out_features: number, bias?: boolean, options?: { dtype?: dtype | null }): Linear;
      /** y = x Aᵀ + b. Shapes: […, in_features] gives […, out_features]. `new Linear(in_features, out_features, { bias: false })` */
      new (in_features: number, out_features: number, options?: { bias?: boolean; dtype?: dtype | null }): Linear;
      /** y = x Aᵀ + b. Shapes: […, in_features] gives […, out_features]. `new Linear(in_features, out_features, { bias: false })` */
      new (in_features: number, options: { out_features: number; bias?: boolean; dtype?: dtype | null }): Linear;
      /** y = x Aᵀ + b. Shapes: […, in_features] gives […, out_features]. `new Linear(in_features, out_features, { bias: false })` */
      new (options: { in_features: number; out_features: number; bias?: boolean; dtype?: dtype | null }): Linear;
      (...given: readonly unknown[]): Linear;
      prototype: Linear;
    };
    /** y = x₁ᵀ A x₂ + b. Shapes: […, in1_features] and […, in2_features] give […, out_features]. */
    interface Bilinear extends torch.nn.Module {
      in1_features: number;
      in2_features: number;
      out_features: number;
      /** [out_features, in1_features, in2_features] */
      weight: torch.nn.Parameter;
      bias: torch.nn.Parameter | null;
      reset_parameters(): void;
      extra_repr(): string;
      forward(input1: Like, input2: Like): Tensor;
    }
    /** y = x₁ᵀ A x₂ + b. Shapes: […, in1_features] and […, in2_features] give […, out_features]. */
    const Bilinear: {
      /** y = x₁ᵀ A x₂ + b. Shapes: […, in1_features] and […, in2_features] give […, out_features]. */
      new (in1_features: number, in2_features: number, out_features: number, bias?: boolean, dtype?: dtype | null): Bilinear;
      /** y = x₁ᵀ A x₂ + b. Shapes: […, in1_features] and […, in2_features] give […, out_features]. */
      new (in1_features: number, in2_features: number, out_features: number, bias?: boolean, options?: { dtype?: dtype | null }): Bilinear;
      /** y = x₁ᵀ A x₂ + b. Shapes: […, in1_features] and […, in2_features] give […, out_features]. */
      new (in1_features: number, in2_features: number, out_features: number, options?: { bias?: boolean; dtype?: dtype | null }): Bilinear;
      /** y = x₁ᵀ A x₂ + b. Shapes: […, in1_features] and […, in2_features] give […, out_features]. */
      new (in1_features: number, in2_features: number, options: { out_features: number; bias?: boolean; dtype?: dtype | null }): Bilinear;
      /** y = x₁ᵀ A x₂ + b. Shapes: […, in1_features] and […, in2_features] give […, out_features]. */
      new (in1_features: number, options: { in2_features: number; out_features: number; bias?: boolean; dtype?: dtype | null }): Bilinear;
      /** y = x₁ᵀ A x₂ + b. Shapes: […, in1_features] and […, in2_features] give […, out_features]. */
      new (options: { in1_features: number; in2_features: number; out_features: number; bias?: boolean; dtype?: dtype | null }): Bilinear;
      (...given: readonly unknown[]): Bilinear;
      prototype: Bilinear;
    };
    /** max(0, x) + a·min(0, x), where a is learnt: one number, or one for each channel. */
    interface PReLU extends torch.nn.Module {
      num_parameters: number;
      init: number;
      weight: torch.nn.Parameter;
      reset_parameters(): void;
      extra_repr(): string;
      forward(input: Like): Tensor;
    }
    /** max(0, x) + a·min(0, x), where a is learnt: one number, or one for each channel. */
    const PReLU: {
      /** max(0, x) + a·min(0, x), where a is learnt: one number, or one for each channel. */
      new (num_parameters?: number, init?: number, dtype?: dtype | null): PReLU;
      /** max(0, x) + a·min(0, x), where a is learnt: one number, or one for each channel. */
      new (num_parameters?: number, init?: number, options?: { dtype?: dtype | null }): PReLU;
      /** max(0, x) + a·min(0, x), where a is learnt: one number, or one for each channel. */
      new (num_parameters?: number, options?: { init?: number; dtype?: dtype | null }): PReLU;
      /** max(0, x) + a·min(0, x), where a is learnt: one number, or one for each channel. */
      new (options?: { num_parameters?: number; init?: number; dtype?: dtype | null }): PReLU;
      (...given: readonly unknown[]): PReLU;
      prototype: PReLU;
    };
    /** Shapes: indices of any shape […] give […, embedding_dim]. `new Embedding(num_embeddings, embedding_dim)` */
    interface Embedding extends Table {
      extra_repr(): string;
      forward(input: Like): Tensor;
    }
    /** Shapes: indices of any shape […] give […, embedding_dim]. `new Embedding(num_embeddings, embedding_dim)` */
    const Embedding: {
      /** Shapes: indices of any shape […] give […, embedding_dim]. `new Embedding(num_embeddings, embedding_dim)` */
      new (num_embeddings: number, embedding_dim: number, padding_idx?: number | null | null, max_norm?: number | null | null, norm_type?: number, scale_grad_by_freq?: boolean, sparse?: boolean, _weight?: unknown, _freeze?: boolean, dtype?: dtype | null): Embedding;
      /** Shapes: indices of any shape […] give […, embedding_dim]. `new Embedding(num_embeddings, embedding_dim)` */
      new (num_embeddings: number, embedding_dim: number, padding_idx?: number | null | null, max_norm?: number | null | null, norm_type?: number, scale_grad_by_freq?: boolean, sparse?: boolean, _weight?: unknown, _freeze?: boolean, options?: { dtype?: dtype | null }): Embedding;
      /** Shapes: indices of any shape […] give […, embedding_dim]. `new Embedding(num_embeddings, embedding_dim)` */
      new (num_embeddings: number, embedding_dim: number, padding_idx?: number | null | null, max_norm?: number | null | null, norm_type?: number, scale_grad_by_freq?: boolean, sparse?: boolean, _weight?: unknown, options?: { _freeze?: boolean; dtype?: dtype | null }): Embedding;
      /** Shapes: indices of any shape […] give […, embedding_dim]. `new Embedding(num_embeddings, embedding_dim)` */
      new (num_embeddings: number, embedding_dim: number, padding_idx?: number | null | null, max_norm?: number | null | null, norm_type?: number, scale_grad_by_freq?: boolean, sparse?: boolean, options?: { _weight?: unknown; _freeze?: boolean; dtype?: dtype | null }): Embedding;
      /** Shapes: indices of any shape […] give […, embedding_dim]. `new Embedding(num_embeddings, embedding_dim)` */
      new (num_embeddings: number, embedding_dim: number, padding_idx?: number | null | null, max_norm?: number | null | null, norm_type?: number, scale_grad_by_freq?: boolean, options?: { sparse?: boolean; _weight?: unknown; _freeze?: boolean; dtype?: dtype | null }): Embedding;
      /** Shapes: indices of any shape […] give […, embedding_dim]. `new Embedding(num_embeddings, embedding_dim)` */
      new (num_embeddings: number, embedding_dim: number, padding_idx?: number | null | null, max_norm?: number | null | null, norm_type?: number, options?: { scale_grad_by_freq?: boolean; sparse?: boolean; _weight?: unknown; _freeze?: boolean; dtype?: dtype | null }): Embedding;
      /** Shapes: indices of any shape […] give […, embedding_dim]. `new Embedding(num_embeddings, embedding_dim)` */
      new (num_embeddings: number, embedding_dim: number, padding_idx?: number | null | null, max_norm?: number | null | null, options?: { norm_type?: number; scale_grad_by_freq?: boolean; sparse?: boolean; _weight?: unknown; _freeze?: boolean; dtype?: dtype | null }): Embedding;
      /** Shapes: indices of any shape […] give […, embedding_dim]. `new Embedding(num_embeddings, embedding_dim)` */
      new (num_embeddings: number, embedding_dim: number, padding_idx?: number | null | null, options?: { max_norm?: number | null | null; norm_type?: number; scale_grad_by_freq?: boolean; sparse?: boolean; _weight?: unknown; _freeze?: boolean; dtype?: dtype | null }): Embedding;
      /** Shapes: indices of any shape […] give […, embedding_dim]. `new Embedding(num_embeddings, embedding_dim)` */
      new (num_embeddings: number, embedding_dim: number, options?: { padding_idx?: number | null | null; max_norm?: number | null | null; norm_type?: number; scale_grad_by_freq?: boolean; sparse?: boolean; _weight?: unknown; _freeze?: boolean; dtype?: dtype | null }): Embedding;
      /** Shapes: indices of any shape […] give […, embedding_dim]. `new Embedding(num_embeddings, embedding_dim)` */
      new (num_embeddings: number, options: { embedding_dim: number; padding_idx?: number | null | null; max_norm?: number | null | null; norm_type?: number; scale_grad_by_freq?: boolean; sparse?: boolean; _weight?: unknown; _freeze?: boolean; dtype?: dtype | null }): Embedding;
      /** Shapes: indices of any shape […] give […, embedding_dim]. `new Embedding(num_embeddings, embedding_dim)` */
      new (options: { num_embeddings: number; embedding_dim: number; padding_idx?: number | null | null; max_norm?: number | null | null; norm_type?: number; scale_grad_by_freq?: boolean; sparse?: boolean; _weight?: unknown; _freeze?: boolean; dtype?: dtype | null }): Embedding;
      (...given: readonly unknown[]): Embedding;
      prototype: Embedding;
      /** Over a table that there is; with `freeze`, it does not learn. */
      from_pretrained(...given: ModuleGiven): torch.nn.Embedding;
    };
    /** Shapes: indices [B, N], or [N] with offsets [B], give [B, embedding_dim]: the sum, mean or largest of each bag. */
    interface EmbeddingBag extends Table {
      mode: string;
      include_last_offset: boolean;
      extra_repr(): string;
      forward(input: Like, offsets?: unknown, per_sample_weights?: unknown): Tensor;
    }
    /** Shapes: indices [B, N], or [N] with offsets [B], give [B, embedding_dim]: the sum, mean or largest of each bag. */
    const EmbeddingBag: {
      /** Shapes: indices [B, N], or [N] with offsets [B], give [B, embedding_dim]: the sum, mean or largest of each bag. */
      new (num_embeddings: number, embedding_dim: number, max_norm?: number | null | null, norm_type?: number, scale_grad_by_freq?: boolean, mode?: string, sparse?: boolean, _weight?: unknown, include_last_offset?: boolean, padding_idx?: number | null | null, dtype?: dtype | null): EmbeddingBag;
      /** Shapes: indices [B, N], or [N] with offsets [B], give [B, embedding_dim]: the sum, mean or largest of each bag. */
      new (num_embeddings: number, embedding_dim: number, max_norm?: number | null | null, norm_type?: number, scale_grad_by_freq?: boolean, mode?: string, sparse?: boolean, _weight?: unknown, include_last_offset?: boolean, padding_idx?: number | null | null, options?: { dtype?: dtype | null }): EmbeddingBag;
      /** Shapes: indices [B, N], or [N] with offsets [B], give [B, embedding_dim]: the sum, mean or largest of each bag. */
      new (num_embeddings: number, embedding_dim: number, max_norm?: number | null | null, norm_type?: number, scale_grad_by_freq?: boolean, mode?: string, sparse?: boolean, _weight?: unknown, include_last_offset?: boolean, options?: { padding_idx?: number | null | null; dtype?: dtype | null }): EmbeddingBag;
      /** Shapes: indices [B, N], or [N] with offsets [B], give [B, embedding_dim]: the sum, mean or largest of each bag. */
      new (num_embeddings: number, embedding_dim: number, max_norm?: number | null | null, norm_type?: number, scale_grad_by_freq?: boolean, mode?: string, sparse?: boolean, _weight?: unknown, options?: { include_last_offset?: boolean; padding_idx?: number | null | null; dtype?: dtype | null }): EmbeddingBag;
      /** Shapes: indices [B, N], or [N] with offsets [B], give [B, embedding_dim]: the sum, mean or largest of each bag. */
      new (num_embeddings: number, embedding_dim: number, max_norm?: number | null | null, norm_type?: number, scale_grad_by_freq?: boolean, mode?: string, sparse?: boolean, options?: { _weight?: unknown; include_last_offset?: boolean; padding_idx?: number | null | null; dtype?: dtype | null }): EmbeddingBag;
      /** Shapes: indices [B, N], or [N] with offsets [B], give [B, embedding_dim]: the sum, mean or largest of each bag. */
      new (num_embeddings: number, embedding_dim: number, max_norm?: number | null | null, norm_type?: number, scale_grad_by_freq?: boolean, mode?: string, options?: { sparse?: boolean; _weight?: unknown; include_last_offset?: boolean; padding_idx?: number | null | null; dtype?: dtype | null }): EmbeddingBag;
      /** Shapes: indices [B, N], or [N] with offsets [B], give [B, embedding_dim]: the sum, mean or largest of each bag. */
      new (num_embeddings: number, embedding_dim: number, max_norm?: number | null | null, norm_type?: number, scale_grad_by_freq?: boolean, options?: { mode?: string; sparse?: boolean; _weight?: unknown; include_last_offset?: boolean; padding_idx?: number | null | null; dtype?: dtype | null }): EmbeddingBag;
      /** Shapes: indices [B, N], or [N] with offsets [B], give [B, embedding_dim]: the sum, mean or largest of each bag. */
      new (num_embeddings: number, embedding_dim: number, max_norm?: number | null | null, norm_type?: number, options?: { scale_grad_by_freq?: boolean; mode?: string; sparse?: boolean; _weight?: unknown; include_last_offset?: boolean; padding_idx?: number | null | null; dtype?: dtype | null }): EmbeddingBag;
      /** Shapes: indices [B, N], or [N] with offsets [B], give [B, embedding_dim]: the sum, mean or largest of each bag. */
      new (num_embeddings: number, embedding_dim: number, max_norm?: number | null | null, options?: { norm_type?: number; scale_grad_by_freq?: boolean; mode?: string; sparse?: boolean; _weight?: unknown; include_last_offset?: boolean; padding_idx?: number | null | null; dtype?: dtype | null }): EmbeddingBag;
      /** Shapes: indices [B, N], or [N] with offsets [B], give [B, embedding_dim]: the sum, mean or largest of each bag. */
      new (num_embeddings: number, embedding_dim: number, options?: { max_norm?: number | null | null; norm_type?: number; scale_grad_by_freq?: boolean; mode?: string; sparse?: boolean; _weight?: unknown; include_last_offset?: boolean; padding_idx?: number | null | null; dtype?: dtype | null }): EmbeddingBag;
      /** Shapes: indices [B, N], or [N] with offsets [B], give [B, embedding_dim]: the sum, mean or largest of each bag. */
      new (num_embeddings: number, options: { embedding_dim: number; max_norm?: number | null | null; norm_type?: number; scale_grad_by_freq?: boolean; mode?: string; sparse?: boolean; _weight?: unknown; include_last_offset?: boolean; padding_idx?: number | null | null; dtype?: dtype | null }): EmbeddingBag;
      /** Shapes: indices [B, N], or [N] with offsets [B], give [B, embedding_dim]: the sum, mean or largest of each bag. */
      new (options: { num_embeddings: number; embedding_dim: number; max_norm?: number | null | null; norm_type?: number; scale_grad_by_freq?: boolean; mode?: string; sparse?: boolean; _weight?: unknown; include_last_offset?: boolean; padding_idx?: number | null | null; dtype?: dtype | null }): EmbeddingBag;
      (...given: readonly unknown[]): EmbeddingBag;
      prototype: EmbeddingBag;
      /** Over a table that there is; with `freeze`, it does not learn. */
      from_pretrained(...given: ModuleGiven): torch.nn.EmbeddingBag;
    };
    /** Mean 0 and variance 1 over the last dimensions, then scaled and moved element by element. Keeps the shape. */
    interface LayerNorm extends torch.nn.Module {
      normalized_shape: number[];
      eps: number;
      elementwise_affine: boolean;
      weight: torch.nn.Parameter | null;
      bias: torch.nn.Parameter | null;
      reset_parameters(): void;
      extra_repr(): string;
      forward(input: Like): Tensor;
    }
    /** Mean 0 and variance 1 over the last dimensions, then scaled and moved element by element. Keeps the shape. */
    const LayerNorm: {
      /** Mean 0 and variance 1 over the last dimensions, then scaled and moved element by element. Keeps the shape. */
      new (normalized_shape: number | readonly number[], eps?: number, elementwise_affine?: boolean, bias?: boolean, dtype?: dtype | null): LayerNorm;
      /** Mean 0 and variance 1 over the last dimensions, then scaled and moved element by element. Keeps the shape. */
      new (normalized_shape: number | readonly number[], eps?: number, elementwise_affine?: boolean, bias?: boolean, options?: { dtype?: dtype | null }): LayerNorm;
      /** Mean 0 and variance 1 over the last dimensions, then scaled and moved element by element. Keeps the shape. */
      new (normalized_shape: number | readonly number[], eps?: number, elementwise_affine?: boolean, options?: { bias?: boolean; dtype?: dtype | null }): LayerNorm;
      /** Mean 0 and variance 1 over the last dimensions, then scaled and moved element by element. Keeps the shape. */
      new (normalized_shape: number | readonly number[], eps?: number, options?: { elementwise_affine?: boolean; bias?: boolean; dtype?: dtype | null }): LayerNorm;
      /** Mean 0 and variance 1 over the last dimensions, then scaled and moved element by element. Keeps the shape. */
      new (normalized_shape: number | readonly number[], options?: { eps?: number; elementwise_affine?: boolean; bias?: boolean; dtype?: dtype | null }): LayerNorm;
      /** Mean 0 and variance 1 over the last dimensions, then scaled and moved element by element. Keeps the shape. */
      new (options: { normalized_shape: number | readonly number[]; eps?: number; elementwise_affine?: boolean; bias?: boolean; dtype?: dtype | null }): LayerNorm;
      (...given: readonly unknown[]): LayerNorm;
      prototype: LayerNorm;
    };
    /** Divided by the root of the mean square over the last dimensions, then scaled. Keeps the shape. */
    interface RMSNorm extends torch.nn.Module {
      normalized_shape: number[];
      eps: number | null;
      elementwise_affine: boolean;
      weight: torch.nn.Parameter | null;
      reset_parameters(): void;
      extra_repr(): string;
      forward(x: Like): Tensor;
    }
    /** Divided by the root of the mean square over the last dimensions, then scaled. Keeps the shape. */
    const RMSNorm: {
      /** Divided by the root of the mean square over the last dimensions, then scaled. Keeps the shape. */
      new (normalized_shape: number | readonly number[], eps?: number | null | null, elementwise_affine?: boolean, dtype?: dtype | null): RMSNorm;
      /** Divided by the root of the mean square over the last dimensions, then scaled. Keeps the shape. */
      new (normalized_shape: number | readonly number[], eps?: number | null | null, elementwise_affine?: boolean, options?: { dtype?: dtype | null }): RMSNorm;
      /** Divided by the root of the mean square over the last dimensions, then scaled. Keeps the shape. */
      new (normalized_shape: number | readonly number[], eps?: number | null | null, options?: { elementwise_affine?: boolean; dtype?: dtype | null }): RMSNorm;
      /** Divided by the root of the mean square over the last dimensions, then scaled. Keeps the shape. */
      new (normalized_shape: number | readonly number[], options?: { eps?: number | null | null; elementwise_affine?: boolean; dtype?: dtype | null }): RMSNorm;
      /** Divided by the root of the mean square over the last dimensions, then scaled. Keeps the shape. */
      new (options: { normalized_shape: number | readonly number[]; eps?: number | null | null; elementwise_affine?: boolean; dtype?: dtype | null }): RMSNorm;
      (...given: readonly unknown[]): RMSNorm;
      prototype: RMSNorm;
    };
    /** Mean 0 and variance 1 over each group of channels. Shape: [N, num_channels, …], which it keeps. */
    interface GroupNorm extends torch.nn.Module {
      num_groups: number;
      num_channels: number;
      eps: number;
      affine: boolean;
      weight: torch.nn.Parameter | null;
      bias: torch.nn.Parameter | null;
      reset_parameters(): void;
      extra_repr(): string;
      forward(input: Like): Tensor;
    }
    /** Mean 0 and variance 1 over each group of channels. Shape: [N, num_channels, …], which it keeps. */
    const GroupNorm: {
      /** Mean 0 and variance 1 over each group of channels. Shape: [N, num_channels, …], which it keeps. */
      new (num_groups: number, num_channels: number, eps?: number, affine?: boolean, dtype?: dtype | null, options?: { bias?: boolean }): GroupNorm;
      /** Mean 0 and variance 1 over each group of channels. Shape: [N, num_channels, …], which it keeps. */
      new (num_groups: number, num_channels: number, eps?: number, affine?: boolean, options?: { dtype?: dtype | null; bias?: boolean }): GroupNorm;
      /** Mean 0 and variance 1 over each group of channels. Shape: [N, num_channels, …], which it keeps. */
      new (num_groups: number, num_channels: number, eps?: number, options?: { affine?: boolean; dtype?: dtype | null; bias?: boolean }): GroupNorm;
      /** Mean 0 and variance 1 over each group of channels. Shape: [N, num_channels, …], which it keeps. */
      new (num_groups: number, num_channels: number, options?: { eps?: number; affine?: boolean; dtype?: dtype | null; bias?: boolean }): GroupNorm;
      /** Mean 0 and variance 1 over each group of channels. Shape: [N, num_channels, …], which it keeps. */
      new (num_groups: number, options: { num_channels: number; eps?: number; affine?: boolean; dtype?: dtype | null; bias?: boolean }): GroupNorm;
      /** Mean 0 and variance 1 over each group of channels. Shape: [N, num_channels, …], which it keeps. */
      new (options: { num_groups: number; num_channels: number; eps?: number; affine?: boolean; dtype?: dtype | null; bias?: boolean }): GroupNorm;
      (...given: readonly unknown[]): GroupNorm;
      prototype: GroupNorm;
    };
    interface LocalResponseNorm extends Layer<Tensor> {
      forward(input: Like): Tensor;
    }
    const LocalResponseNorm: {
      new (size: unknown, alpha?: number, beta?: number, k?: number): LocalResponseNorm;
      new (size: unknown, alpha?: number, beta?: number, options?: { k?: number }): LocalResponseNorm;
      new (size: unknown, alpha?: number, options?: { beta?: number; k?: number }): LocalResponseNorm;
      new (size: unknown, options?: { alpha?: number; beta?: number; k?: number }): LocalResponseNorm;
      new (options: { size: unknown; alpha?: number; beta?: number; k?: number }): LocalResponseNorm;
      (...given: readonly unknown[]): LocalResponseNorm;
      prototype: LocalResponseNorm;
    };
    /** hₜ = tanh(xₜ W_ihᵀ + b_ih + hₜ₋₁ W_hhᵀ + b_hh), or relu. `new RNN(input_size, hidden_size, { num_layers: 2 })` */
    interface RNN extends WithHidden {
      nonlinearity: string;
      forward(input: Like, hx?: unknown): [output: Tensor, h_n: Tensor];
    }
    /** hₜ = tanh(xₜ W_ihᵀ + b_ih + hₜ₋₁ W_hhᵀ + b_hh), or relu. `new RNN(input_size, hidden_size, { num_layers: 2 })` */
    const RNN: {
      /** hₜ = tanh(xₜ W_ihᵀ + b_ih + hₜ₋₁ W_hhᵀ + b_hh), or relu. `new RNN(input_size, hidden_size, { num_layers: 2 })` */
      new (input_size: number, hidden_size: number, num_layers?: number, bias?: boolean, batch_first?: boolean, dropout?: number, bidirectional?: boolean, proj_size?: number, dtype?: dtype | null): RNN;
      /** hₜ = tanh(xₜ W_ihᵀ + b_ih + hₜ₋₁ W_hhᵀ + b_hh), or relu. `new RNN(input_size, hidden_size, { num_layers: 2 })` */
      new (input_size: number, hidden_size: number, num_layers?: number, bias?: boolean, batch_first?: boolean, dropout?: number, bidirectional?: boolean, proj_size?: number, options?: { dtype?: dtype | null }): RNN;
      /** hₜ = tanh(xₜ W_ihᵀ + b_ih + hₜ₋₁ W_hhᵀ + b_hh), or relu. `new RNN(input_size, hidden_size, { num_layers: 2 })` */
      new (input_size: number, hidden_size: number, num_layers?: number, bias?: boolean, batch_first?: boolean, dropout?: number, bidirectional?: boolean, options?: { proj_size?: number; dtype?: dtype | null }): RNN;
      /** hₜ = tanh(xₜ W_ihᵀ + b_ih + hₜ₋₁ W_hhᵀ + b_hh), or relu. `new RNN(input_size, hidden_size, { num_layers: 2 })` */
      new (input_size: number, hidden_size: number, num_layers?: number, bias?: boolean, batch_first?: boolean, dropout?: number, options?: { bidirectional?: boolean; proj_size?: number; dtype?: dtype | null }): RNN;
      /** hₜ = tanh(xₜ W_ihᵀ + b_ih + hₜ₋₁ W_hhᵀ + b_hh), or relu. `new RNN(input_size, hidden_size, { num_layers: 2 })` */
      new (input_size: number, hidden_size: number, num_layers?: number, bias?: boolean, batch_first?: boolean, options?: { dropout?: number; bidirectional?: boolean; proj_size?: number; dtype?: dtype | null }): RNN;
      /** hₜ = tanh(xₜ W_ihᵀ + b_ih + hₜ₋₁ W_hhᵀ + b_hh), or relu. `new RNN(input_size, hidden_size, { num_layers: 2 })` */
      new (input_size: number, hidden_size: number, num_layers?: number, bias?: boolean, options?: { batch_first?: boolean; dropout?: number; bidirectional?: boolean; proj_size?: number; dtype?: dtype | null }): RNN;
      /** hₜ = tanh(xₜ W_ihᵀ + b_ih + hₜ₋₁ W_hhᵀ + b_hh), or relu. `new RNN(input_size, hidden_size, { num_layers: 2 })` */
      new (input_size: number, hidden_size: number, num_layers?: number, options?: { bias?: boolean; batch_first?: boolean; dropout?: number; bidirectional?: boolean; proj_size?: number; dtype?: dtype | null }): RNN;
      /** hₜ = tanh(xₜ W_ihᵀ + b_ih + hₜ₋₁ W_hhᵀ + b_hh), or relu. `new RNN(input_size, hidden_size, { num_layers: 2 })` */
      new (input_size: number, hidden_size: number, options?: { num_layers?: number; bias?: boolean; batch_first?: boolean; dropout?: number; bidirectional?: boolean; proj_size?: number; dtype?: dtype | null }): RNN;
      /** hₜ = tanh(xₜ W_ihᵀ + b_ih + hₜ₋₁ W_hhᵀ + b_hh), or relu. `new RNN(input_size, hidden_size, { num_layers: 2 })` */
      new (input_size: number, options: { hidden_size: number; num_layers?: number; bias?: boolean; batch_first?: boolean; dropout?: number; bidirectional?: boolean; proj_size?: number; dtype?: dtype | null }): RNN;
      /** hₜ = tanh(xₜ W_ihᵀ + b_ih + hₜ₋₁ W_hhᵀ + b_hh), or relu. `new RNN(input_size, hidden_size, { num_layers: 2 })` */
      new (options: { input_size: number; hidden_size: number; num_layers?: number; bias?: boolean; batch_first?: boolean; dropout?: number; bidirectional?: boolean; proj_size?: number; dtype?: dtype | null }): RNN;
      (...given: readonly unknown[]): RNN;
      prototype: RNN;
    };
    /** Long short-term memory. `new LSTM(input_size, hidden_size, { batch_first: true, proj_size: 2 })` */
    interface LSTM extends RNNBase {
      forward(input: Like, hx?: unknown): [output: Tensor, state: [h_n: Tensor, c_n: Tensor]];
    }
    /** Long short-term memory. `new LSTM(input_size, hidden_size, { batch_first: true, proj_size: 2 })` */
    const LSTM: {
      /** Long short-term memory. `new LSTM(input_size, hidden_size, { batch_first: true, proj_size: 2 })` */
      new (input_size: number, hidden_size: number, num_layers?: number, bias?: boolean, batch_first?: boolean, dropout?: number, bidirectional?: boolean, proj_size?: number, dtype?: dtype | null): LSTM;
      /** Long short-term memory. `new LSTM(input_size, hidden_size, { batch_first: true, proj_size: 2 })` */
      new (input_size: number, hidden_size: number, num_layers?: number, bias?: boolean, batch_first?: boolean, dropout?: number, bidirectional?: boolean, proj_size?: number, options?: { dtype?: dtype | null }): LSTM;
      /** Long short-term memory. `new LSTM(input_size, hidden_size, { batch_first: true, proj_size: 2 })` */
      new (input_size: number, hidden_size: number, num_layers?: number, bias?: boolean, batch_first?: boolean, dropout?: number, bidirectional?: boolean, options?: { proj_size?: number; dtype?: dtype | null }): LSTM;
      /** Long short-term memory. `new LSTM(input_size, hidden_size, { batch_first: true, proj_size: 2 })` */
      new (input_size: number, hidden_size: number, num_layers?: number, bias?: boolean, batch_first?: boolean, dropout?: number, options?: { bidirectional?: boolean; proj_size?: number; dtype?: dtype | null }): LSTM;
      /** Long short-term memory. `new LSTM(input_size, hidden_size, { batch_first: true, proj_size: 2 })` */
      new (input_size: number, hidden_size: number, num_layers?: number, bias?: boolean, batch_first?: boolean, options?: { dropout?: number; bidirectional?: boolean; proj_size?: number; dtype?: dtype | null }): LSTM;
      /** Long short-term memory. `new LSTM(input_size, hidden_size, { batch_first: true, proj_size: 2 })` */
      new (input_size: number, hidden_size: number, num_layers?: number, bias?: boolean, options?: { batch_first?: boolean; dropout?: number; bidirectional?: boolean; proj_size?: number; dtype?: dtype | null }): LSTM;
      /** Long short-term memory. `new LSTM(input_size, hidden_size, { batch_first: true, proj_size: 2 })` */
      new (input_size: number, hidden_size: number, num_layers?: number, options?: { bias?: boolean; batch_first?: boolean; dropout?: number; bidirectional?: boolean; proj_size?: number; dtype?: dtype | null }): LSTM;
      /** Long short-term memory. `new LSTM(input_size, hidden_size, { batch_first: true, proj_size: 2 })` */
      new (input_size: number, hidden_size: number, options?: { num_layers?: number; bias?: boolean; batch_first?: boolean; dropout?: number; bidirectional?: boolean; proj_size?: number; dtype?: dtype | null }): LSTM;
      /** Long short-term memory. `new LSTM(input_size, hidden_size, { batch_first: true, proj_size: 2 })` */
      new (input_size: number, options: { hidden_size: number; num_layers?: number; bias?: boolean; batch_first?: boolean; dropout?: number; bidirectional?: boolean; proj_size?: number; dtype?: dtype | null }): LSTM;
      /** Long short-term memory. `new LSTM(input_size, hidden_size, { batch_first: true, proj_size: 2 })` */
      new (options: { input_size: number; hidden_size: number; num_layers?: number; bias?: boolean; batch_first?: boolean; dropout?: number; bidirectional?: boolean; proj_size?: number; dtype?: dtype | null }): LSTM;
      (...given: readonly unknown[]): LSTM;
      prototype: LSTM;
    };
    /** A gated recurrent unit. `new GRU(input_size, hidden_size, { bidirectional: true })` */
    interface GRU extends WithHidden {
      forward(input: Like, hx?: unknown): [output: Tensor, h_n: Tensor];
    }
    /** A gated recurrent unit. `new GRU(input_size, hidden_size, { bidirectional: true })` */
    const GRU: {
      /** A gated recurrent unit. `new GRU(input_size, hidden_size, { bidirectional: true })` */
      new (input_size: number, hidden_size: number, num_layers?: number, bias?: boolean, batch_first?: boolean, dropout?: number, bidirectional?: boolean, proj_size?: number, dtype?: dtype | null): GRU;
      /** A gated recurrent unit. `new GRU(input_size, hidden_size, { bidirectional: true })` */
      new (input_size: number, hidden_size: number, num_layers?: number, bias?: boolean, batch_first?: boolean, dropout?: number, bidirectional?: boolean, proj_size?: number, options?: { dtype?: dtype | null }): GRU;
      /** A gated recurrent unit. `new GRU(input_size, hidden_size, { bidirectional: true })` */
      new (input_size: number, hidden_size: number, num_layers?: number, bias?: boolean, batch_first?: boolean, dropout?: number, bidirectional?: boolean, options?: { proj_size?: number; dtype?: dtype | null }): GRU;
      /** A gated recurrent unit. `new GRU(input_size, hidden_size, { bidirectional: true })` */
      new (input_size: number, hidden_size: number, num_layers?: number, bias?: boolean, batch_first?: boolean, dropout?: number, options?: { bidirectional?: boolean; proj_size?: number; dtype?: dtype | null }): GRU;
      /** A gated recurrent unit. `new GRU(input_size, hidden_size, { bidirectional: true })` */
      new (input_size: number, hidden_size: number, num_layers?: number, bias?: boolean, batch_first?: boolean, options?: { dropout?: number; bidirectional?: boolean; proj_size?: number; dtype?: dtype | null }): GRU;
      /** A gated recurrent unit. `new GRU(input_size, hidden_size, { bidirectional: true })` */
      new (input_size: number, hidden_size: number, num_layers?: number, bias?: boolean, options?: { batch_first?: boolean; dropout?: number; bidirectional?: boolean; proj_size?: number; dtype?: dtype | null }): GRU;
      /** A gated recurrent unit. `new GRU(input_size, hidden_size, { bidirectional: true })` */
      new (input_size: number, hidden_size: number, num_layers?: number, options?: { bias?: boolean; batch_first?: boolean; dropout?: number; bidirectional?: boolean; proj_size?: number; dtype?: dtype | null }): GRU;
      /** A gated recurrent unit. `new GRU(input_size, hidden_size, { bidirectional: true })` */
      new (input_size: number, hidden_size: number, options?: { num_layers?: number; bias?: boolean; batch_first?: boolean; dropout?: number; bidirectional?: boolean; proj_size?: number; dtype?: dtype | null }): GRU;
      /** A gated recurrent unit. `new GRU(input_size, hidden_size, { bidirectional: true })` */
      new (input_size: number, options: { hidden_size: number; num_layers?: number; bias?: boolean; batch_first?: boolean; dropout?: number; bidirectional?: boolean; proj_size?: number; dtype?: dtype | null }): GRU;
      /** A gated recurrent unit. `new GRU(input_size, hidden_size, { bidirectional: true })` */
      new (options: { input_size: number; hidden_size: number; num_layers?: number; bias?: boolean; batch_first?: boolean; dropout?: number; bidirectional?: boolean; proj_size?: number; dtype?: dtype | null }): GRU;
      (...given: readonly unknown[]): GRU;
      prototype: GRU;
    };
    /** One step of an RNN. */
    interface RNNCell extends CellsWithHidden {
      nonlinearity: string;
      extra_repr(): string;
      forward(input: Like, hx?: unknown): Tensor;
    }
    /** One step of an RNN. */
    const RNNCell: {
      /** One step of an RNN. */
      new (input_size: number, hidden_size: number, bias?: boolean, nonlinearity?: string, dtype?: dtype | null): RNNCell;
      /** One step of an RNN. */
      new (input_size: number, hidden_size: number, bias?: boolean, nonlinearity?: string, options?: { dtype?: dtype | null }): RNNCell;
      /** One step of an RNN. */
      new (input_size: number, hidden_size: number, bias?: boolean, options?: { nonlinearity?: string; dtype?: dtype | null }): RNNCell;
      /** One step of an RNN. */
      new (input_size: number, hidden_size: number, options?: { bias?: boolean; nonlinearity?: string; dtype?: dtype | null }): RNNCell;
      /** One step of an RNN. */
      new (input_size: number, options: { hidden_size: number; bias?: boolean; nonlinearity?: string; dtype?: dtype | null }): RNNCell;
      /** One step of an RNN. */
      new (options: { input_size: number; hidden_size: number; bias?: boolean; nonlinearity?: string; dtype?: dtype | null }): RNNCell;
      (...given: readonly unknown[]): RNNCell;
      prototype: RNNCell;
    };
    /** One step of an LSTM: `hx` is `[hidden, memory]`, and so is the result. */
    interface LSTMCell extends RNNCellBase {
      forward(input: Like, hx?: unknown): [hidden: Tensor, memory: Tensor];
    }
    /** One step of an LSTM: `hx` is `[hidden, memory]`, and so is the result. */
    const LSTMCell: {
      /** One step of an LSTM: `hx` is `[hidden, memory]`, and so is the result. */
      new (input_size: number, hidden_size: number, bias?: boolean, dtype?: dtype | null): LSTMCell;
      /** One step of an LSTM: `hx` is `[hidden, memory]`, and so is the result. */
      new (input_size: number, hidden_size: number, bias?: boolean, options?: { dtype?: dtype | null }): LSTMCell;
      /** One step of an LSTM: `hx` is `[hidden, memory]`, and so is the result. */
      new (input_size: number, hidden_size: number, options?: { bias?: boolean; dtype?: dtype | null }): LSTMCell;
      /** One step of an LSTM: `hx` is `[hidden, memory]`, and so is the result. */
      new (input_size: number, options: { hidden_size: number; bias?: boolean; dtype?: dtype | null }): LSTMCell;
      /** One step of an LSTM: `hx` is `[hidden, memory]`, and so is the result. */
      new (options: { input_size: number; hidden_size: number; bias?: boolean; dtype?: dtype | null }): LSTMCell;
      (...given: readonly unknown[]): LSTMCell;
      prototype: LSTMCell;
    };
    /** One step of a GRU. */
    interface GRUCell extends CellsWithHidden {
      forward(input: Like, hx?: unknown): Tensor;
    }
    /** One step of a GRU. */
    const GRUCell: {
      /** One step of a GRU. */
      new (input_size: number, hidden_size: number, bias?: boolean, dtype?: dtype | null): GRUCell;
      /** One step of a GRU. */
      new (input_size: number, hidden_size: number, bias?: boolean, options?: { dtype?: dtype | null }): GRUCell;
      /** One step of a GRU. */
      new (input_size: number, hidden_size: number, options?: { bias?: boolean; dtype?: dtype | null }): GRUCell;
      /** One step of a GRU. */
      new (input_size: number, options: { hidden_size: number; bias?: boolean; dtype?: dtype | null }): GRUCell;
      /** One step of a GRU. */
      new (options: { input_size: number; hidden_size: number; bias?: boolean; dtype?: dtype | null }): GRUCell;
      (...given: readonly unknown[]): GRUCell;
      prototype: GRUCell;
    };
    /**
     * Attention by several heads. Shapes: query [queries, batch, embed_dim], key [keys, batch, kdim], value [keys, batch, vdim];
     * with `batch_first`, the batch first; or all without it. `new MultiheadAttention(embed_dim, num_heads, { batch_first: true })`
     */
    interface MultiheadAttention extends torch.nn.Module {
      embed_dim: number;
      kdim: number;
      vdim: number;
      num_heads: number;
      head_dim: number;
      dropout: number;
      batch_first: boolean;
      add_zero_attn: boolean;
      /** [3 · embed_dim, embed_dim], where key and value have the size of the query. */
      in_proj_weight: torch.nn.Parameter | null;
      q_proj_weight: torch.nn.Parameter | null;
      k_proj_weight: torch.nn.Parameter | null;
      v_proj_weight: torch.nn.Parameter | null;
      in_proj_bias: torch.nn.Parameter | null;
      out_proj: torch.nn.Linear;
      bias_k: torch.nn.Parameter | null;
      bias_v: torch.nn.Parameter | null;
      forward(query: Like, key: Like, value: Like, key_padding_mask?: unknown, need_weights?: unknown, attn_mask?: unknown, average_attn_weights?: unknown, is_causal?: unknown): [output: Tensor, weights: Tensor | null];
    }
    /**
     * Attention by several heads. Shapes: query [queries, batch, embed_dim], key [keys, batch, kdim], value [keys, batch, vdim];
     * with `batch_first`, the batch first; or all without it. `new MultiheadAttention(embed_dim, num_heads, { batch_first: true })`
     */
    const MultiheadAttention: {
      /**
       * Attention by several heads. Shapes: query [queries, batch, embed_dim], key [keys, batch, kdim], value [keys, batch, vdim];
       * with `batch_first`, the batch first; or all without it. `new MultiheadAttention(embed_dim, num_heads, { batch_first: true })`
       */
      new (embed_dim: number, num_heads: number, dropout?: number, bias?: boolean, add_bias_kv?: boolean, add_zero_attn?: boolean, kdim?: number | null, vdim?: number | null, batch_first?: boolean, dtype?: dtype | null): MultiheadAttention;
      /**
       * Attention by several heads. Shapes: query [queries, batch, embed_dim], key [keys, batch, kdim], value [keys, batch, vdim];
       * with `batch_first`, the batch first; or all without it. `new MultiheadAttention(embed_dim, num_heads, { batch_first: true })`
       */
      new (embed_dim: number, num_heads: number, dropout?: number, bias?: boolean, add_bias_kv?: boolean, add_zero_attn?: boolean, kdim?: number | null, vdim?: number | null, batch_first?: boolean, options?: { dtype?: dtype | null }): MultiheadAttention;
      /**
       * Attention by several heads. Shapes: query [queries, batch, embed_dim], key [keys, batch, kdim], value [keys, batch, vdim];
       * with `batch_first`, the batch first; or all without it. `new MultiheadAttention(embed_dim, num_heads, { batch_first: true })`
       */
      new (embed_dim: number, num_heads: number, dropout?: number, bias?: boolean, add_bias_kv?: boolean, add_zero_attn?: boolean, kdim?: number | null, vdim?: number | null, options?: { batch_first?: boolean; dtype?: dtype | null }): MultiheadAttention;
      /**
       * Attention by several heads. Shapes: query [queries, batch, embed_dim], key [keys, batch, kdim], value [keys, batch, vdim];
       * with `batch_first`, the batch first; or all without it. `new MultiheadAttention(embed_dim, num_heads, { batch_first: true })`
       */
      new (embed_dim: number, num_heads: number, dropout?: number, bias?: boolean, add_bias_kv?: boolean, add_zero_attn?: boolean, kdim?: number | null, options?: { vdim?: number | null; batch_first?: boolean; dtype?: dtype | null }): MultiheadAttention;
      /**
       * Attention by several heads. Shapes: query [queries, batch, embed_dim], key [keys, batch, kdim], value [keys, batch, vdim];
       * with `batch_first`, the batch first; or all without it. `new MultiheadAttention(embed_dim, num_heads, { batch_first: true })`
       */
      new (embed_dim: number, num_heads: number, dropout?: number, bias?: boolean, add_bias_kv?: boolean, add_zero_attn?: boolean, options?: { kdim?: number | null; vdim?: number | null; batch_first?: boolean; dtype?: dtype | null }): MultiheadAttention;
      /**
       * Attention by several heads. Shapes: query [queries, batch, embed_dim], key [keys, batch, kdim], value [keys, batch, vdim];
       * with `batch_first`, the batch first; or all without it. `new MultiheadAttention(embed_dim, num_heads, { batch_first: true })`
       */
      new (embed_dim: number, num_heads: number, dropout?: number, bias?: boolean, add_bias_kv?: boolean, options?: { add_zero_attn?: boolean; kdim?: number | null; vdim?: number | null; batch_first?: boolean; dtype?: dtype | null }): MultiheadAttention;
      /**
       * Attention by several heads. Shapes: query [queries, batch, embed_dim], key [keys, batch, kdim], value [keys, batch, vdim];
       * with `batch_first`, the batch first; or all without it. `new MultiheadAttention(embed_dim, num_heads, { batch_first: true })`
       */
      new (embed_dim: number, num_heads: number, dropout?: number, bias?: boolean, options?: { add_bias_kv?: boolean; add_zero_attn?: boolean; kdim?: number | null; vdim?: number | null; batch_first?: boolean; dtype?: dtype | null }): MultiheadAttention;
      /**
       * Attention by several heads. Shapes: query [queries, batch, embed_dim], key [keys, batch, kdim], value [keys, batch, vdim];
       * with `batch_first`, the batch first; or all without it. `new MultiheadAttention(embed_dim, num_heads, { batch_first: true })`
       */
      new (embed_dim: number, num_heads: number, dropout?: number, options?: { bias?: boolean; add_bias_kv?: boolean; add_zero_attn?: boolean; kdim?: number | null; vdim?: number | null; batch_first?: boolean; dtype?: dtype | null }): MultiheadAttention;
      /**
       * Attention by several heads. Shapes: query [queries, batch, embed_dim], key [keys, batch, kdim], value [keys, batch, vdim];
       * with `batch_first`, the batch first; or all without it. `new MultiheadAttention(embed_dim, num_heads, { batch_first: true })`
       */
      new (embed_dim: number, num_heads: number, options?: { dropout?: number; bias?: boolean; add_bias_kv?: boolean; add_zero_attn?: boolean; kdim?: number | null; vdim?: number | null; batch_first?: boolean; dtype?: dtype | null }): MultiheadAttention;
      /**
       * Attention by several heads. Shapes: query [queries, batch, embed_dim], key [keys, batch, kdim], value [keys, batch, vdim];
       * with `batch_first`, the batch first; or all without it. `new MultiheadAttention(embed_dim, num_heads, { batch_first: true })`
       */
      new (embed_dim: number, options: { num_heads: number; dropout?: number; bias?: boolean; add_bias_kv?: boolean; add_zero_attn?: boolean; kdim?: number | null; vdim?: number | null; batch_first?: boolean; dtype?: dtype | null }): MultiheadAttention;
      /**
       * Attention by several heads. Shapes: query [queries, batch, embed_dim], key [keys, batch, kdim], value [keys, batch, vdim];
       * with `batch_first`, the batch first; or all without it. `new MultiheadAttention(embed_dim, num_heads, { batch_first: true })`
       */
      new (options: { embed_dim: number; num_heads: number; dropout?: number; bias?: boolean; add_bias_kv?: boolean; add_zero_attn?: boolean; kdim?: number | null; vdim?: number | null; batch_first?: boolean; dtype?: dtype | null }): MultiheadAttention;
      (...given: readonly unknown[]): MultiheadAttention;
      prototype: MultiheadAttention;
    };
    /** Attention within a sequence, then the small network. Shapes: [time, batch, d_model]; with `batch_first`, the batch first. */
    interface TransformerEncoderLayer extends Block {
      another(): torch.nn.TransformerEncoderLayer;
      forward(src: Like, src_mask?: unknown, src_key_padding_mask?: unknown, is_causal?: unknown): Tensor;
    }
    /** Attention within a sequence, then the small network. Shapes: [time, batch, d_model]; with `batch_first`, the batch first. */
    const TransformerEncoderLayer: {
      /** Attention within a sequence, then the small network. Shapes: [time, batch, d_model]; with `batch_first`, the batch first. */
      new (d_model: unknown, nhead: unknown, dim_feedforward?: number, dropout?: number | torch.nn.Module, activation?: string | Activation, layer_norm_eps?: number, batch_first?: boolean, norm_first?: boolean, bias?: boolean, dtype?: dtype | null): TransformerEncoderLayer;
      /** Attention within a sequence, then the small network. Shapes: [time, batch, d_model]; with `batch_first`, the batch first. */
      new (d_model: unknown, nhead: unknown, dim_feedforward?: number, dropout?: number | torch.nn.Module, activation?: string | Activation, layer_norm_eps?: number, batch_first?: boolean, norm_first?: boolean, bias?: boolean, options?: { dtype?: dtype | null }): TransformerEncoderLayer;
      /** Attention within a sequence, then the small network. Shapes: [time, batch, d_model]; with `batch_first`, the batch first. */
      new (d_model: unknown, nhead: unknown, dim_feedforward?: number, dropout?: number | torch.nn.Module, activation?: string | Activation, layer_norm_eps?: number, batch_first?: boolean, norm_first?: boolean, options?: { bias?: boolean; dtype?: dtype | null }): TransformerEncoderLayer;
      /** Attention within a sequence, then the small network. Shapes: [time, batch, d_model]; with `batch_first`, the batch first. */
      new (d_model: unknown, nhead: unknown, dim_feedforward?: number, dropout?: number | torch.nn.Module, activation?: string | Activation, layer_norm_eps?: number, batch_first?: boolean, options?: { norm_first?: boolean; bias?: boolean; dtype?: dtype | null }): TransformerEncoderLayer;
      /** Attention within a sequence, then the small network. Shapes: [time, batch, d_model]; with `batch_first`, the batch first. */
      new (d_model: unknown, nhead: unknown, dim_feedforward?: number, dropout?: number | torch.nn.Module, activation?: string | Activation, layer_norm_eps?: number, options?: { batch_first?: boolean; norm_first?: boolean; bias?: boolean; dtype?: dtype | null }): TransformerEncoderLayer;
      /** Attention within a sequence, then the small network. Shapes: [time, batch, d_model]; with `batch_first`, the batch first. */
      new (d_model: unknown, nhead: unknown, dim_feedforward?: number, dropout?: number | torch.nn.Module, activation?: string | Activation, options?: { layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; dtype?: dtype | null }): TransformerEncoderLayer;
      /** Attention within a sequence, then the small network. Shapes: [time, batch, d_model]; with `batch_first`, the batch first. */
      new (d_model: unknown, nhead: unknown, dim_feedforward?: number, dropout?: number | torch.nn.Module, options?: { activation?: string | Activation; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; dtype?: dtype | null }): TransformerEncoderLayer;
      /** Attention within a sequence, then the small network. Shapes: [time, batch, d_model]; with `batch_first`, the batch first. */
      new (d_model: unknown, nhead: unknown, dim_feedforward?: number, options?: { dropout?: number | torch.nn.Module; activation?: string | Activation; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; dtype?: dtype | null }): TransformerEncoderLayer;
      /** Attention within a sequence, then the small network. Shapes: [time, batch, d_model]; with `batch_first`, the batch first. */
      new (d_model: unknown, nhead: unknown, options?: { dim_feedforward?: number; dropout?: number | torch.nn.Module; activation?: string | Activation; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; dtype?: dtype | null }): TransformerEncoderLayer;
      /** Attention within a sequence, then the small network. Shapes: [time, batch, d_model]; with `batch_first`, the batch first. */
      new (d_model: unknown, options: { nhead: unknown; dim_feedforward?: number; dropout?: number | torch.nn.Module; activation?: string | Activation; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; dtype?: dtype | null }): TransformerEncoderLayer;
      /** Attention within a sequence, then the small network. Shapes: [time, batch, d_model]; with `batch_first`, the batch first. */
      new (options: { d_model: unknown; nhead: unknown; dim_feedforward?: number; dropout?: number | torch.nn.Module; activation?: string | Activation; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; dtype?: dtype | null }): TransformerEncoderLayer;
      (...given: readonly unknown[]): TransformerEncoderLayer;
      prototype: TransformerEncoderLayer;
    };
    /** Attention within a sequence, attention to another, then the small network. Shapes as of TransformerEncoderLayer. */
    interface TransformerDecoderLayer extends Block {
      multihead_attn: torch.nn.MultiheadAttention;
      another(): torch.nn.TransformerDecoderLayer;
      forward(tgt: Like, memory: Like, tgt_mask?: unknown, memory_mask?: unknown, tgt_key_padding_mask?: unknown, memory_key_padding_mask?: unknown, tgt_is_causal?: unknown, memory_is_causal?: unknown): Tensor;
    }
    /** Attention within a sequence, attention to another, then the small network. Shapes as of TransformerEncoderLayer. */
    const TransformerDecoderLayer: {
      /** Attention within a sequence, attention to another, then the small network. Shapes as of TransformerEncoderLayer. */
      new (d_model: unknown, nhead: unknown, dim_feedforward?: number, dropout?: number | torch.nn.Module, activation?: string | Activation, layer_norm_eps?: number, batch_first?: boolean, norm_first?: boolean, bias?: boolean, dtype?: dtype | null): TransformerDecoderLayer;
      /** Attention within a sequence, attention to another, then the small network. Shapes as of TransformerEncoderLayer. */
      new (d_model: unknown, nhead: unknown, dim_feedforward?: number, dropout?: number | torch.nn.Module, activation?: string | Activation, layer_norm_eps?: number, batch_first?: boolean, norm_first?: boolean, bias?: boolean, options?: { dtype?: dtype | null }): TransformerDecoderLayer;
      /** Attention within a sequence, attention to another, then the small network. Shapes as of TransformerEncoderLayer. */
      new (d_model: unknown, nhead: unknown, dim_feedforward?: number, dropout?: number | torch.nn.Module, activation?: string | Activation, layer_norm_eps?: number, batch_first?: boolean, norm_first?: boolean, options?: { bias?: boolean; dtype?: dtype | null }): TransformerDecoderLayer;
      /** Attention within a sequence, attention to another, then the small network. Shapes as of TransformerEncoderLayer. */
      new (d_model: unknown, nhead: unknown, dim_feedforward?: number, dropout?: number | torch.nn.Module, activation?: string | Activation, layer_norm_eps?: number, batch_first?: boolean, options?: { norm_first?: boolean; bias?: boolean; dtype?: dtype | null }): TransformerDecoderLayer;
      /** Attention within a sequence, attention to another, then the small network. Shapes as of TransformerEncoderLayer. */
      new (d_model: unknown, nhead: unknown, dim_feedforward?: number, dropout?: number | torch.nn.Module, activation?: string | Activation, layer_norm_eps?: number, options?: { batch_first?: boolean; norm_first?: boolean; bias?: boolean; dtype?: dtype | null }): TransformerDecoderLayer;
      /** Attention within a sequence, attention to another, then the small network. Shapes as of TransformerEncoderLayer. */
      new (d_model: unknown, nhead: unknown, dim_feedforward?: number, dropout?: number | torch.nn.Module, activation?: string | Activation, options?: { layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; dtype?: dtype | null }): TransformerDecoderLayer;
      /** Attention within a sequence, attention to another, then the small network. Shapes as of TransformerEncoderLayer. */
      new (d_model: unknown, nhead: unknown, dim_feedforward?: number, dropout?: number | torch.nn.Module, options?: { activation?: string | Activation; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; dtype?: dtype | null }): TransformerDecoderLayer;
      /** Attention within a sequence, attention to another, then the small network. Shapes as of TransformerEncoderLayer. */
      new (d_model: unknown, nhead: unknown, dim_feedforward?: number, options?: { dropout?: number | torch.nn.Module; activation?: string | Activation; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; dtype?: dtype | null }): TransformerDecoderLayer;
      /** Attention within a sequence, attention to another, then the small network. Shapes as of TransformerEncoderLayer. */
      new (d_model: unknown, nhead: unknown, options?: { dim_feedforward?: number; dropout?: number | torch.nn.Module; activation?: string | Activation; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; dtype?: dtype | null }): TransformerDecoderLayer;
      /** Attention within a sequence, attention to another, then the small network. Shapes as of TransformerEncoderLayer. */
      new (d_model: unknown, options: { nhead: unknown; dim_feedforward?: number; dropout?: number | torch.nn.Module; activation?: string | Activation; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; dtype?: dtype | null }): TransformerDecoderLayer;
      /** Attention within a sequence, attention to another, then the small network. Shapes as of TransformerEncoderLayer. */
      new (options: { d_model: unknown; nhead: unknown; dim_feedforward?: number; dropout?: number | torch.nn.Module; activation?: string | Activation; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; dtype?: dtype | null }): TransformerDecoderLayer;
      (...given: readonly unknown[]): TransformerDecoderLayer;
      prototype: TransformerDecoderLayer;
    };
    /** One encoder layer behind the other, then `norm`, where there is one. */
    interface TransformerEncoder extends torch.nn.Module {
      layers: torch.nn.ModuleList;
      num_layers: number;
      norm: torch.nn.Module | null;
      forward(src: Like, mask?: unknown, src_key_padding_mask?: unknown, is_causal?: unknown): Tensor;
    }
    /** One encoder layer behind the other, then `norm`, where there is one. */
    const TransformerEncoder: {
      /** One encoder layer behind the other, then `norm`, where there is one. */
      new (encoder_layer: unknown, num_layers: number, norm?: Module | null | null, enable_nested_tensor?: boolean, mask_check?: boolean): TransformerEncoder;
      /** One encoder layer behind the other, then `norm`, where there is one. */
      new (encoder_layer: unknown, num_layers: number, norm?: Module | null | null, enable_nested_tensor?: boolean, options?: { mask_check?: boolean }): TransformerEncoder;
      /** One encoder layer behind the other, then `norm`, where there is one. */
      new (encoder_layer: unknown, num_layers: number, norm?: Module | null | null, options?: { enable_nested_tensor?: boolean; mask_check?: boolean }): TransformerEncoder;
      /** One encoder layer behind the other, then `norm`, where there is one. */
      new (encoder_layer: unknown, num_layers: number, options?: { norm?: Module | null | null; enable_nested_tensor?: boolean; mask_check?: boolean }): TransformerEncoder;
      /** One encoder layer behind the other, then `norm`, where there is one. */
      new (encoder_layer: unknown, options: { num_layers: number; norm?: Module | null | null; enable_nested_tensor?: boolean; mask_check?: boolean }): TransformerEncoder;
      /** One encoder layer behind the other, then `norm`, where there is one. */
      new (options: { encoder_layer: unknown; num_layers: number; norm?: Module | null | null; enable_nested_tensor?: boolean; mask_check?: boolean }): TransformerEncoder;
      (...given: readonly unknown[]): TransformerEncoder;
      prototype: TransformerEncoder;
    };
    /** One decoder layer behind the other, then `norm`, where there is one. */
    interface TransformerDecoder extends torch.nn.Module {
      layers: torch.nn.ModuleList;
      num_layers: number;
      norm: torch.nn.Module | null;
      forward(tgt: Like, memory: Like, tgt_mask?: unknown, memory_mask?: unknown, tgt_key_padding_mask?: unknown, memory_key_padding_mask?: unknown, tgt_is_causal?: unknown, memory_is_causal?: unknown): Tensor;
    }
    /** One decoder layer behind the other, then `norm`, where there is one. */
    const TransformerDecoder: {
      /** One decoder layer behind the other, then `norm`, where there is one. */
      new (decoder_layer: unknown, num_layers: number, norm?: Module | null | null): TransformerDecoder;
      /** One decoder layer behind the other, then `norm`, where there is one. */
      new (decoder_layer: unknown, num_layers: number, options?: { norm?: Module | null | null }): TransformerDecoder;
      /** One decoder layer behind the other, then `norm`, where there is one. */
      new (decoder_layer: unknown, options: { num_layers: number; norm?: Module | null | null }): TransformerDecoder;
      /** One decoder layer behind the other, then `norm`, where there is one. */
      new (options: { decoder_layer: unknown; num_layers: number; norm?: Module | null | null }): TransformerDecoder;
      (...given: readonly unknown[]): TransformerDecoder;
      prototype: TransformerDecoder;
    };
    /** An encoder, and a decoder that attends to what it gives. Shapes: [time, batch, d_model]; with `batch_first`, the batch first. */
    interface Transformer extends torch.nn.Module {
      encoder: torch.nn.Module;
      decoder: torch.nn.Module;
      d_model: number;
      nhead: number;
      batch_first: boolean;
      forward(src: Like, tgt: Like, src_mask?: unknown, tgt_mask?: unknown, memory_mask?: unknown, src_key_padding_mask?: unknown, tgt_key_padding_mask?: unknown, memory_key_padding_mask?: unknown, src_is_causal?: unknown, tgt_is_causal?: unknown, memory_is_causal?: unknown): Tensor;
    }
    /** An encoder, and a decoder that attends to what it gives. Shapes: [time, batch, d_model]; with `batch_first`, the batch first. */
    const Transformer: {
      /** An encoder, and a decoder that attends to what it gives. Shapes: [time, batch, d_model]; with `batch_first`, the batch first. */
      new (d_model?: number, nhead?: number, num_encoder_layers?: number, num_decoder_layers?: number, dim_feedforward?: number, dropout?: number, activation?: string, custom_encoder?: unknown, custom_decoder?: unknown, layer_norm_eps?: number, batch_first?: boolean, norm_first?: boolean, bias?: boolean, dtype?: dtype | null): Transformer;
      /** An encoder, and a decoder that attends to what it gives. Shapes: [time, batch, d_model]; with `batch_first`, the batch first. */
      new (d_model?: number, nhead?: number, num_encoder_layers?: number, num_decoder_layers?: number, dim_feedforward?: number, dropout?: number, activation?: string, custom_encoder?: unknown, custom_decoder?: unknown, layer_norm_eps?: number, batch_first?: boolean, norm_first?: boolean, bias?: boolean, options?: { dtype?: dtype | null }): Transformer;
      /** An encoder, and a decoder that attends to what it gives. Shapes: [time, batch, d_model]; with `batch_first`, the batch first. */
      new (d_model?: number, nhead?: number, num_encoder_layers?: number, num_decoder_layers?: number, dim_feedforward?: number, dropout?: number, activation?: string, custom_encoder?: unknown, custom_decoder?: unknown, layer_norm_eps?: number, batch_first?: boolean, norm_first?: boolean, options?: { bias?: boolean; dtype?: dtype | null }): Transformer;
      /** An encoder, and a decoder that attends to what it gives. Shapes: [time, batch, d_model]; with `batch_first`, the batch first. */
      new (d_model?: number, nhead?: number, num_encoder_layers?: number, num_decoder_layers?: number, dim_feedforward?: number, dropout?: number, activation?: string, custom_encoder?: unknown, custom_decoder?: unknown, layer_norm_eps?: number, batch_first?: boolean, options?: { norm_first?: boolean; bias?: boolean; dtype?: dtype | null }): Transformer;
      /** An encoder, and a decoder that attends to what it gives. Shapes: [time, batch, d_model]; with `batch_first`, the batch first. */
      new (d_model?: number, nhead?: number, num_encoder_layers?: number, num_decoder_layers?: number, dim_feedforward?: number, dropout?: number, activation?: string, custom_encoder?: unknown, custom_decoder?: unknown, layer_norm_eps?: number, options?: { batch_first?: boolean; norm_first?: boolean; bias?: boolean; dtype?: dtype | null }): Transformer;
      /** An encoder, and a decoder that attends to what it gives. Shapes: [time, batch, d_model]; with `batch_first`, the batch first. */
      new (d_model?: number, nhead?: number, num_encoder_layers?: number, num_decoder_layers?: number, dim_feedforward?: number, dropout?: number, activation?: string, custom_encoder?: unknown, custom_decoder?: unknown, options?: { layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; dtype?: dtype | null }): Transformer;
      /** An encoder, and a decoder that attends to what it gives. Shapes: [time, batch, d_model]; with `batch_first`, the batch first. */
      new (d_model?: number, nhead?: number, num_encoder_layers?: number, num_decoder_layers?: number, dim_feedforward?: number, dropout?: number, activation?: string, custom_encoder?: unknown, options?: { custom_decoder?: unknown; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; dtype?: dtype | null }): Transformer;
      /** An encoder, and a decoder that attends to what it gives. Shapes: [time, batch, d_model]; with `batch_first`, the batch first. */
      new (d_model?: number, nhead?: number, num_encoder_layers?: number, num_decoder_layers?: number, dim_feedforward?: number, dropout?: number, activation?: string, options?: { custom_encoder?: unknown; custom_decoder?: unknown; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; dtype?: dtype | null }): Transformer;
      /** An encoder, and a decoder that attends to what it gives. Shapes: [time, batch, d_model]; with `batch_first`, the batch first. */
      new (d_model?: number, nhead?: number, num_encoder_layers?: number, num_decoder_layers?: number, dim_feedforward?: number, dropout?: number, options?: { activation?: string; custom_encoder?: unknown; custom_decoder?: unknown; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; dtype?: dtype | null }): Transformer;
      /** An encoder, and a decoder that attends to what it gives. Shapes: [time, batch, d_model]; with `batch_first`, the batch first. */
      new (d_model?: number, nhead?: number, num_encoder_layers?: number, num_decoder_layers?: number, dim_feedforward?: number, options?: { dropout?: number; activation?: string; custom_encoder?: unknown; custom_decoder?: unknown; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; dtype?: dtype | null }): Transformer;
      /** An encoder, and a decoder that attends to what it gives. Shapes: [time, batch, d_model]; with `batch_first`, the batch first. */
      new (d_model?: number, nhead?: number, num_encoder_layers?: number, num_decoder_layers?: number, options?: { dim_feedforward?: number; dropout?: number; activation?: string; custom_encoder?: unknown; custom_decoder?: unknown; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; dtype?: dtype | null }): Transformer;
      /** An encoder, and a decoder that attends to what it gives. Shapes: [time, batch, d_model]; with `batch_first`, the batch first. */
      new (d_model?: number, nhead?: number, num_encoder_layers?: number, options?: { num_decoder_layers?: number; dim_feedforward?: number; dropout?: number; activation?: string; custom_encoder?: unknown; custom_decoder?: unknown; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; dtype?: dtype | null }): Transformer;
      /** An encoder, and a decoder that attends to what it gives. Shapes: [time, batch, d_model]; with `batch_first`, the batch first. */
      new (d_model?: number, nhead?: number, options?: { num_encoder_layers?: number; num_decoder_layers?: number; dim_feedforward?: number; dropout?: number; activation?: string; custom_encoder?: unknown; custom_decoder?: unknown; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; dtype?: dtype | null }): Transformer;
      /** An encoder, and a decoder that attends to what it gives. Shapes: [time, batch, d_model]; with `batch_first`, the batch first. */
      new (d_model?: number, options?: { nhead?: number; num_encoder_layers?: number; num_decoder_layers?: number; dim_feedforward?: number; dropout?: number; activation?: string; custom_encoder?: unknown; custom_decoder?: unknown; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; dtype?: dtype | null }): Transformer;
      /** An encoder, and a decoder that attends to what it gives. Shapes: [time, batch, d_model]; with `batch_first`, the batch first. */
      new (options?: { d_model?: number; nhead?: number; num_encoder_layers?: number; num_decoder_layers?: number; dim_feedforward?: number; dropout?: number; activation?: string; custom_encoder?: unknown; custom_decoder?: unknown; layer_norm_eps?: number; batch_first?: boolean; norm_first?: boolean; bias?: boolean; dtype?: dtype | null }): Transformer;
      (...given: readonly unknown[]): Transformer;
      prototype: Transformer;
      /** A mask that keeps each place from what comes behind it: −∞ above the diagonal, else 0. */
      generate_square_subsequent_mask(sz: number | bigint, options?: { dtype?: dtype | null }): Tensor;
    };
  }
  namespace optim {
    interface Optimizer<Group extends object = Options, State extends object = Options> {
      /** Options of groups that do not say their own. */
      readonly defaults: Options;
      param_groups: (GroupsParameters & Group)[];
      /** What is remembered of each parameter. */
      state: Map<Tensor, State>;
      /** Whether a step was made since a scheduler asked first; null: none asked. A scheduler that steps first warns. */
      stepped: boolean | null;
      /** Adds parameters with options of their own: `{ params, lr }`. */
      add_param_group(param_group: GivenGroup): void;
      /** Forgets the gradients of all parameters, or, with `set_to_none` false, makes them zero. */
      zero_grad(set_to_none?: boolean | { set_to_none?: boolean }): void;
      /** One step against (or, with `maximize`, along) the gradients. `closure` computes the loss anew; its loss is given back. */
      step(closure?: Closure | { closure?: Closure } | null): any;
      /** Whether `step` was given another function, which no scheduler hears of. */
      isStepReplaced(): boolean;
      /** Called before each step with the optimiser, the arguments and the keywords. */
      register_step_pre_hook(hook: StepPreHook): RemovableHandle;
      /** Called after each step with the optimiser, the arguments and the keywords. */
      register_step_post_hook(hook: StepPostHook): RemovableHandle;
      /** Options and state, with numbers in the places of the parameters. */
      state_dict(): StateDict;
      /** Goes on from what `state_dict()` gave. */
      load_state_dict(state_dict: StateDict): void;
      toString(): string;
    }
    const Optimizer: {
      new (params: GivenParameters, defaults: Options): Optimizer;
      (...given: readonly unknown[]): Optimizer;
      prototype: Optimizer;
    };
    /** Stochastic gradient descent, with momentum where asked for. */
    interface SGD extends Algorithm<Group, { momentum_buffer: Tensor }> {
    }
    /** Stochastic gradient descent, with momentum where asked for. */
    const SGD: {
      /** Stochastic gradient descent, with momentum where asked for. */
      new (params: GivenParameters, ...options: Arguments<SGDOptions>): SGD;
      (...given: readonly unknown[]): SGD;
      prototype: SGD;
    };
    /** Averages of the gradient over the root of the averages of its square, both without their bias towards zero. */
    interface Adam extends Algorithm<AdamGroup, State> {
    }
    /** Averages of the gradient over the root of the averages of its square, both without their bias towards zero. */
    const Adam: {
      /** Averages of the gradient over the root of the averages of its square, both without their bias towards zero. */
      new (params: GivenParameters, ...options: Arguments<AdamOptions>): Adam;
      (...given: readonly unknown[]): Adam;
      prototype: Adam;
    };
    /** Adam whose penalty changes the parameters themselves, not the gradient. */
    interface AdamW extends torch.optim.Adam {
    }
    /** Adam whose penalty changes the parameters themselves, not the gradient. */
    const AdamW: {
      /** Adam whose penalty changes the parameters themselves, not the gradient. */
      new (params: GivenParameters, ...options: Arguments<AdamWOptions>): AdamW;
      (...given: readonly unknown[]): AdamW;
      prototype: AdamW;
    };
    /** Adam with the largest gradient in the place of the mean square. */
    interface Adamax extends Algorithm<AdamaxGroup, AdamaxState> {
    }
    /** Adam with the largest gradient in the place of the mean square. */
    const Adamax: {
      /** Adam with the largest gradient in the place of the mean square. */
      new (params: GivenParameters, ...options: Arguments<AdamaxOptions>): Adamax;
      (...given: readonly unknown[]): Adamax;
      prototype: Adamax;
    };
    /** Adam with Nesterov's momentum. */
    interface NAdam extends Algorithm<NadamGroup, NadamState> {
    }
    /** Adam with Nesterov's momentum. */
    const NAdam: {
      /** Adam with Nesterov's momentum. */
      new (params: GivenParameters, ...options: Arguments<NAdamOptions>): NAdam;
      (...given: readonly unknown[]): NAdam;
      prototype: NAdam;
    };
    /** Adam whose rate adapts only once the mean square can be trusted. */
    interface RAdam extends Algorithm<RadamGroup, Averages> {
    }
    /** Adam whose rate adapts only once the mean square can be trusted. */
    const RAdam: {
      /** Adam whose rate adapts only once the mean square can be trusted. */
      new (params: GivenParameters, ...options: Arguments<RAdamOptions>): RAdam;
      (...given: readonly unknown[]): RAdam;
      prototype: RAdam;
    };
    /** Gradients over the root of their mean square. */
    interface RMSprop extends Algorithm<RmspropGroup, RmspropState> {
    }
    /** Gradients over the root of their mean square. */
    const RMSprop: {
      /** Gradients over the root of their mean square. */
      new (params: GivenParameters, ...options: Arguments<RMSpropOptions>): RMSprop;
      (...given: readonly unknown[]): RMSprop;
      prototype: RMSprop;
    };
    /** Gradients over the root of the sum of their squares. */
    interface Adagrad extends Algorithm<AdagradGroup, AdagradState> {
    }
    /** Gradients over the root of the sum of their squares. */
    const Adagrad: {
      /** Gradients over the root of the sum of their squares. */
      new (params: GivenParameters, ...options: Arguments<AdagradOptions>): Adagrad;
      (...given: readonly unknown[]): Adagrad;
      prototype: Adagrad;
    };
    /** Steps whose size follows that of the steps before. */
    interface Adadelta extends Algorithm<AdadeltaGroup, AdadeltaState> {
    }
    /** Steps whose size follows that of the steps before. */
    const Adadelta: {
      /** Steps whose size follows that of the steps before. */
      new (params: GivenParameters, ...options: Arguments<AdadeltaOptions>): Adadelta;
      (...given: readonly unknown[]): Adadelta;
      prototype: Adadelta;
    };
    /** Stochastic gradient descent that keeps the average of its parameters. */
    interface ASGD extends Algorithm<AsgdGroup, AsgdState> {
    }
    /** Stochastic gradient descent that keeps the average of its parameters. */
    const ASGD: {
      /** Stochastic gradient descent that keeps the average of its parameters. */
      new (params: GivenParameters, ...options: Arguments<ASGDOptions>): ASGD;
      (...given: readonly unknown[]): ASGD;
      prototype: ASGD;
    };
    /** Steps by the sign of the gradient alone. */
    interface Rprop extends Algorithm<RpropGroup, RpropState> {
    }
    /** Steps by the sign of the gradient alone. */
    const Rprop: {
      /** Steps by the sign of the gradient alone. */
      new (params: GivenParameters, ...options: Arguments<RpropOptions>): Rprop;
      (...given: readonly unknown[]): Rprop;
      prototype: Rprop;
    };
    interface LBFGS extends torch.optim.Optimizer<LbfgsGroup, LbfgsState> {
      /** One step; `closure` forgets the gradients, computes the loss and its gradients, and gives the loss. It is called often. */
      step(closure?: Closure | { closure?: Closure } | null): any;
    }
    const LBFGS: {
      new (params: GivenParameters, ...options: Arguments<LBFGSOptions>): LBFGS;
      (...given: readonly unknown[]): LBFGS;
      prototype: LBFGS;
    };
    namespace lr_scheduler {
      interface LRScheduler {
        readonly optimizer: AnyOptimizer;
        /** Learning rates of the groups at the beginning. */
        base_lrs: number[];
        /** How many steps were made, from 0; −1 before the first. */
        last_epoch: number;
        toString(): string;
        /** The rates that were set last. */
        get_last_lr(): number[];
        /** The rates for `last_epoch`, from those before; each class says its own. Only `step()` calls this. */
        get_lr(): number[];
        /** Sets the rates of the next step; to be called after the optimiser's. */
        step(epoch?: number | bigint | null): void;
        /** Everything but the optimiser. */
        state_dict(): Record<string, any>;
        /** Goes on from what `state_dict()` gave. */
        load_state_dict(state_dict: Readonly<Record<string, unknown>>): void;
      }
      const LRScheduler: {
        /** `settings`: what a class that is derived computes with, which it needs before the first step. */
        new (optimizer: AnyOptimizer, last_epoch?: number | bigint, settings?: object): LRScheduler;
        (...given: readonly unknown[]): LRScheduler;
        prototype: LRScheduler;
      };
      /** The first rate times a function of the step. */
      interface LambdaLR extends ByFunction {
        get_lr(): number[];
      }
      /** The first rate times a function of the step. */
      const LambdaLR: {
        /** The first rate times a function of the step. */
        new (of: AnyOptimizer, ...options: Lambda): LambdaLR;
        (...given: readonly unknown[]): LambdaLR;
        prototype: LambdaLR;
      };
      /** Each rate times a function of the step. */
      interface MultiplicativeLR extends ByFunction {
        get_lr(): number[];
      }
      /** Each rate times a function of the step. */
      const MultiplicativeLR: {
        /** Each rate times a function of the step. */
        new (of: AnyOptimizer, ...options: Lambda): MultiplicativeLR;
        (...given: readonly unknown[]): MultiplicativeLR;
        prototype: MultiplicativeLR;
      };
      /** Times `gamma` every `step_size` steps. */
      interface StepLR extends torch.optim.lr_scheduler.LRScheduler {
        step_size: number;
        gamma: number;
        get_lr(): number[];
      }
      /** Times `gamma` every `step_size` steps. */
      const StepLR: {
        /** Times `gamma` every `step_size` steps. */
        new (of: AnyOptimizer, ...options: FactorsArguments<{ step_size?: Whole; gamma?: number; last_epoch?: Whole }>): StepLR;
        (...given: readonly unknown[]): StepLR;
        prototype: StepLR;
      };
      /** Times `gamma` at each of the `milestones`. */
      interface MultiStepLR extends torch.optim.lr_scheduler.LRScheduler {
        /** How often each step is one. */
        milestones: Record<string, number>;
        gamma: number;
        get_lr(): number[];
      }
      /** Times `gamma` at each of the `milestones`. */
      const MultiStepLR: {
        /** Times `gamma` at each of the `milestones`. */
        new (of: AnyOptimizer, ...options: FactorsArguments<{ milestones?: readonly Whole[]; gamma?: number; last_epoch?: Whole }>): MultiStepLR;
        (...given: readonly unknown[]): MultiStepLR;
        prototype: MultiStepLR;
      };
      /** Times `factor` for the first `total_iters` steps. */
      interface ConstantLR extends torch.optim.lr_scheduler.LRScheduler {
        factor: number;
        total_iters: number;
        get_lr(): number[];
      }
      /** Times `factor` for the first `total_iters` steps. */
      const ConstantLR: {
        /** Times `factor` for the first `total_iters` steps. */
        new (of: AnyOptimizer, ...options: FactorsArguments<{ factor?: number; total_iters?: Whole; last_epoch?: Whole }>): ConstantLR;
        (...given: readonly unknown[]): ConstantLR;
        prototype: ConstantLR;
      };
      /** From `start_factor` to `end_factor` times the rate, evenly over `total_iters` steps. */
      interface LinearLR extends torch.optim.lr_scheduler.LRScheduler {
        start_factor: number;
        end_factor: number;
        total_iters: number;
        get_lr(): number[];
      }
      /** From `start_factor` to `end_factor` times the rate, evenly over `total_iters` steps. */
      const LinearLR: {
        /** From `start_factor` to `end_factor` times the rate, evenly over `total_iters` steps. */
        new (of: AnyOptimizer, ...options: FactorsArguments<{ start_factor?: number; end_factor?: number; total_iters?: Whole; last_epoch?: Whole }>): LinearLR;
        (...given: readonly unknown[]): LinearLR;
        prototype: LinearLR;
      };
      /** Times `gamma` at every step. */
      interface ExponentialLR extends torch.optim.lr_scheduler.LRScheduler {
        gamma: number;
        get_lr(): number[];
      }
      /** Times `gamma` at every step. */
      const ExponentialLR: {
        /** Times `gamma` at every step. */
        new (of: AnyOptimizer, ...options: FactorsArguments<{ gamma?: number; last_epoch?: Whole }>): ExponentialLR;
        (...given: readonly unknown[]): ExponentialLR;
        prototype: ExponentialLR;
      };
      /** To zero in `total_iters` steps, as a power of what is left of them. */
      interface PolynomialLR extends torch.optim.lr_scheduler.LRScheduler {
        total_iters: number;
        power: number;
        get_lr(): number[];
      }
      /** To zero in `total_iters` steps, as a power of what is left of them. */
      const PolynomialLR: {
        /** To zero in `total_iters` steps, as a power of what is left of them. */
        new (of: AnyOptimizer, ...options: FactorsArguments<{ total_iters?: Whole; power?: number; last_epoch?: Whole }>): PolynomialLR;
        (...given: readonly unknown[]): PolynomialLR;
        prototype: PolynomialLR;
      };
      /** From the first rate to `eta_min` in `T_max` steps. */
      interface CosineAnnealingLR extends torch.optim.lr_scheduler.LRScheduler {
        T_max: number;
        eta_min: number;
        get_lr(): number[];
      }
      /** From the first rate to `eta_min` in `T_max` steps. */
      const CosineAnnealingLR: {
        /** From the first rate to `eta_min` in `T_max` steps. */
        new (of: AnyOptimizer, ...options: CosineArguments<{ T_max?: CosineWhole; eta_min?: CosineWhole; last_epoch?: CosineWhole }>): CosineAnnealingLR;
        (...given: readonly unknown[]): CosineAnnealingLR;
        prototype: CosineAnnealingLR;
      };
      /** The same, beginning anew after `T_0` steps, then after `T_mult` times as many, and so on. */
      interface CosineAnnealingWarmRestarts extends torch.optim.lr_scheduler.LRScheduler {
        T_0: number;
        T_i: number;
        T_mult: number;
        eta_min: number;
        T_cur: number;
        get_lr(): number[];
        /** `epoch`: where to go; it may lie between two steps. */
        step(epoch?: number | bigint | null): void;
      }
      /** The same, beginning anew after `T_0` steps, then after `T_mult` times as many, and so on. */
      const CosineAnnealingWarmRestarts: {
        /** The same, beginning anew after `T_0` steps, then after `T_mult` times as many, and so on. */
        new (of: AnyOptimizer, ...options: CosineArguments<{ T_0?: CosineWhole; T_mult?: CosineWhole; eta_min?: CosineWhole; last_epoch?: CosineWhole }>): CosineAnnealingWarmRestarts;
        (...given: readonly unknown[]): CosineAnnealingWarmRestarts;
        prototype: CosineAnnealingWarmRestarts;
      };
      /** Up from `base_lr` to `max_lr` and down again, again and again. */
      interface CyclicLR extends Cycling {
        max_lrs: number[];
        total_size: number;
        step_ratio: number;
        mode: string;
        gamma: number;
        scale_mode: string;
        base_momentums: number[];
        max_momentums: number[];
        /** How high a cycle is, or a step. */
        scale_fn(x: number): number;
        get_lr(): number[];
        state_dict(): Record<string, any>;
        load_state_dict(state_dict: Readonly<Record<string, unknown>>): void;
      }
      /** Up from `base_lr` to `max_lr` and down again, again and again. */
      const CyclicLR: {
        /** Up from `base_lr` to `max_lr` and down again, again and again. */
        new (of: AnyOptimizer, ...options: readonly (CyclicOptions | ForGroups | string | null)[]): CyclicLR;
        (...given: readonly unknown[]): CyclicLR;
        prototype: CyclicLR;
      };
      /** Up from a small rate to `max_lr`, then down to a far smaller one. */
      interface OneCycleLR extends Cycling {
        total_steps: number;
        get_lr(): number[];
      }
      /** Up from a small rate to `max_lr`, then down to a far smaller one. */
      const OneCycleLR: {
        /** Up from a small rate to `max_lr`, then down to a far smaller one. */
        new (of: AnyOptimizer, ...options: readonly (OneCycleOptions | ForGroups | string | null)[]): OneCycleLR;
        (...given: readonly unknown[]): OneCycleLR;
        prototype: OneCycleLR;
      };
      /** One of the `schedulers` until the first of the `milestones`, the next until the second, and so on. */
      interface SequentialLR extends Composed {
        step(): void;
      }
      /** One of the `schedulers` until the first of the `milestones`, the next until the second, and so on. */
      const SequentialLR: {
        /** One of the `schedulers` until the first of the `milestones`, the next until the second, and so on. */
        new (of: AnyOptimizer, ...options: readonly (
          | readonly torch.optim.lr_scheduler.LRScheduler[]
          | readonly ComposedWhole[]
          | ComposedWhole
          | { schedulers?: readonly torch.optim.lr_scheduler.LRScheduler[]; milestones?: readonly ComposedWhole[]; last_epoch?: ComposedWhole }
        )[]): SequentialLR;
        (...given: readonly unknown[]): SequentialLR;
        prototype: SequentialLR;
      };
      /** All of the `schedulers` at each step, each on the rates that the one before has left. */
      interface ChainedScheduler extends Composed {
        step(): void;
      }
      /** All of the `schedulers` at each step, each on the rates that the one before has left. */
      const ChainedScheduler: {
        /** All of the `schedulers` at each step, each on the rates that the one before has left. */
        new (...options: readonly (
          | readonly torch.optim.lr_scheduler.LRScheduler[]
          | AnyOptimizer
          | { schedulers?: readonly torch.optim.lr_scheduler.LRScheduler[]; optimizer?: AnyOptimizer | null }
          | null
        )[]): ChainedScheduler;
        (...given: readonly unknown[]): ChainedScheduler;
        prototype: ChainedScheduler;
      };
      interface ReduceLROnPlateau extends torch.optim.lr_scheduler.LRScheduler {
        factor: number;
        default_min_lr: number | null;
        min_lrs: number[];
        patience: number;
        cooldown: number;
        eps: number;
        mode: string;
        threshold: number;
        threshold_mode: string;
        mode_worse: number;
        best: number;
        cooldown_counter: number;
        num_bad_epochs: number;
        readonly in_cooldown: boolean;
        /** `metrics`: the measure, a number or a tensor of one element. */
        step(metrics: unknown, epoch?: PlateauWhole | null): void;
        load_state_dict(state_dict: Readonly<Record<string, unknown>>): void;
      }
      const ReduceLROnPlateau: {
        new (of: AnyOptimizer, ...options: readonly (PlateauOptions | string | PlateauWhole | readonly PlateauWhole[])[]): ReduceLROnPlateau;
        (...given: readonly unknown[]): ReduceLROnPlateau;
        prototype: ReduceLROnPlateau;
      };
    }
  }
  function is_anomaly_enabled(): boolean;
  /** Whether NaN in gradients is an error while the mode is on. */
  function is_anomaly_check_nan_enabled(): boolean;
  /** Turns the mode on or off, without a warning. */
  function set_anomaly_enabled(mode: boolean, check_nan?: boolean): void;
  /** Magnitude of each element. */
  function abs(self: Like): Tensor;
  /** Magnitude of each element. */
  function absolute(self: Like): Tensor;
  /** Magnitude of each element. In place. */
  function abs_(self: Like): Tensor;
  /** Magnitude of each element. In place. */
  function absolute_(self: Like): Tensor;
  /** Angle whose cosine is each element. */
  function acos(self: Like): Tensor;
  /** Angle whose cosine is each element. */
  function arccos(self: Like): Tensor;
  /** Angle whose cosine is each element. In place. */
  function acos_(self: Like): Tensor;
  /** Angle whose cosine is each element. In place. */
  function arccos_(self: Like): Tensor;
  /** Inverse hyperbolic cosine of each element. */
  function acosh(self: Like): Tensor;
  /** Inverse hyperbolic cosine of each element. */
  function arccosh(self: Like): Tensor;
  /** Inverse hyperbolic cosine of each element. In place. */
  function acosh_(self: Like): Tensor;
  /** Inverse hyperbolic cosine of each element. In place. */
  function arccosh_(self: Like): Tensor;
  /** The mean of each of so many windows of a signal. */
  function adaptive_avg_pool1d(self: Like, output_size: ints): Tensor;
  /** The mean of each of so many windows of a signal. */
  function adaptive_avg_pool1d(self: Like, options: { output_size: ints }): Tensor;
  /** The largest element of each of so many windows of a signal, and its index. */
  function adaptive_max_pool1d(self: Like, output_size: ints): [Tensor, Tensor];
  /** The largest element of each of so many windows of a signal, and its index. */
  function adaptive_max_pool1d(self: Like, options: { output_size: ints }): [Tensor, Tensor];
  /** Sum of both, the second times `alpha`. */
  function add(self: Operand, other: Operand, options?: { alpha?: Scalar }): Tensor;
  /** Sum of both, the second times `alpha`. */
  function add(self: Operand, options: { other: Operand; alpha?: Scalar }): Tensor;
  /** β·x plus α times the sum of the products of two batches of matrices. */
  function addbmm(self: Like, batch1: Like, batch2: Like, options?: { beta?: Scalar; alpha?: Scalar }): Tensor;
  /** β·x plus α times the sum of the products of two batches of matrices. */
  function addbmm(self: Like, batch1: Like, options: { batch2: Like; beta?: Scalar; alpha?: Scalar }): Tensor;
  /** β·x plus α times the sum of the products of two batches of matrices. */
  function addbmm(self: Like, options: { batch1: Like; batch2: Like; beta?: Scalar; alpha?: Scalar }): Tensor;
  /** The first plus `value` times the quotient of the other two. */
  function addcdiv(self: Like, tensor1: Like, tensor2: Like, options?: { value?: Scalar }): Tensor;
  /** The first plus `value` times the quotient of the other two. */
  function addcdiv(self: Like, tensor1: Like, options: { tensor2: Like; value?: Scalar }): Tensor;
  /** The first plus `value` times the quotient of the other two. */
  function addcdiv(self: Like, options: { tensor1: Like; tensor2: Like; value?: Scalar }): Tensor;
  /** The first plus `value` times the product of the other two. */
  function addcmul(self: Like, tensor1: Like, tensor2: Like, options?: { value?: Scalar }): Tensor;
  /** The first plus `value` times the product of the other two. */
  function addcmul(self: Like, tensor1: Like, options: { tensor2: Like; value?: Scalar }): Tensor;
  /** The first plus `value` times the product of the other two. */
  function addcmul(self: Like, options: { tensor1: Like; tensor2: Like; value?: Scalar }): Tensor;
  /** β·x plus α times the product of two matrices. */
  function addmm(self: Like, mat1: Like, mat2: Like, options?: { beta?: Scalar; alpha?: Scalar }): Tensor;
  /** β·x plus α times the product of two matrices. */
  function addmm(self: Like, mat1: Like, options: { mat2: Like; beta?: Scalar; alpha?: Scalar }): Tensor;
  /** β·x plus α times the product of two matrices. */
  function addmm(self: Like, options: { mat1: Like; mat2: Like; beta?: Scalar; alpha?: Scalar }): Tensor;
  /** β·x plus α times the product of a matrix and a vector. */
  function addmv(self: Like, mat: Like, vec: Like, options?: { beta?: Scalar; alpha?: Scalar }): Tensor;
  /** β·x plus α times the product of a matrix and a vector. */
  function addmv(self: Like, mat: Like, options: { vec: Like; beta?: Scalar; alpha?: Scalar }): Tensor;
  /** β·x plus α times the product of a matrix and a vector. */
  function addmv(self: Like, options: { mat: Like; vec: Like; beta?: Scalar; alpha?: Scalar }): Tensor;
  /** β·x plus α times the product of a matrix and a vector. In place. */
  function addmv_(self: Like, mat: Like, vec: Like, options?: { beta?: Scalar; alpha?: Scalar }): Tensor;
  /** β·x plus α times the product of a matrix and a vector. In place. */
  function addmv_(self: Like, mat: Like, options: { vec: Like; beta?: Scalar; alpha?: Scalar }): Tensor;
  /** β·x plus α times the product of a matrix and a vector. In place. */
  function addmv_(self: Like, options: { mat: Like; vec: Like; beta?: Scalar; alpha?: Scalar }): Tensor;
  /** β·x plus α times the outer product of two vectors. */
  function addr(self: Like, vec1: Like, vec2: Like, options?: { beta?: Scalar; alpha?: Scalar }): Tensor;
  /** β·x plus α times the outer product of two vectors. */
  function addr(self: Like, vec1: Like, options: { vec2: Like; beta?: Scalar; alpha?: Scalar }): Tensor;
  /** β·x plus α times the outer product of two vectors. */
  function addr(self: Like, options: { vec1: Like; vec2: Like; beta?: Scalar; alpha?: Scalar }): Tensor;
  /** The last two dimensions exchanged, as for real numbers. */
  function adjoint(self: Like): Tensor;
  /** Whether no element is 0, over all or along dimensions. */
  function all(self: Like): Tensor;
  /** Whether no element is 0, over all or along dimensions. */
  function all(self: Like, dim: int, keepdim?: boolean): Tensor;
  /** Whether no element is 0, over all or along dimensions. */
  function all(self: Like, dim: int, options?: { keepdim?: boolean }): Tensor;
  /** Whether no element is 0, over all or along dimensions. */
  function all(self: Like, dim?: readonly int[] | null, keepdim?: boolean): Tensor;
  /** Whether no element is 0, over all or along dimensions. */
  function all(self: Like, dim?: readonly int[] | null, options?: { keepdim?: boolean }): Tensor;
  /** Whether no element is 0, over all or along dimensions. */
  function all(self: Like, options: { dim: int; keepdim?: boolean }): Tensor;
  /** Whether no element is 0, over all or along dimensions. */
  function all(self: Like, options?: { dim?: readonly int[] | null; keepdim?: boolean }): Tensor;
  /** Whether all elements agree within the tolerances. */
  function allclose(self: Like, other: Like, rtol?: int, atol?: int, equal_nan?: boolean): any;
  /** Whether all elements agree within the tolerances. */
  function allclose(self: Like, other: Like, rtol?: int, atol?: int, options?: { equal_nan?: boolean }): any;
  /** Whether all elements agree within the tolerances. */
  function allclose(self: Like, other: Like, rtol?: int, options?: { atol?: int; equal_nan?: boolean }): any;
  /** Whether all elements agree within the tolerances. */
  function allclose(self: Like, other: Like, options?: { rtol?: int; atol?: int; equal_nan?: boolean }): any;
  /** Whether all elements agree within the tolerances. */
  function allclose(self: Like, options: { other: Like; rtol?: int; atol?: int; equal_nan?: boolean }): any;
  /** Dropout that keeps mean and variance of what SELU gives. */
  function alpha_dropout(input: Like, p: int, train: boolean): Tensor;
  /** Dropout that keeps mean and variance of what SELU gives. */
  function alpha_dropout(input: Like, p: int, options: { train: boolean }): Tensor;
  /** Dropout that keeps mean and variance of what SELU gives. */
  function alpha_dropout(input: Like, options: { p: int; train: boolean }): Tensor;
  /** `alpha_dropout` in place. */
  function alpha_dropout_(self: Like, p: int, train: boolean): Tensor;
  /** `alpha_dropout` in place. */
  function alpha_dropout_(self: Like, p: int, options: { train: boolean }): Tensor;
  /** `alpha_dropout` in place. */
  function alpha_dropout_(self: Like, options: { p: int; train: boolean }): Tensor;
  /** The largest element, or the largest along dimensions. */
  function amax(self: Like, dim?: ints, keepdim?: boolean): Tensor;
  /** The largest element, or the largest along dimensions. */
  function amax(self: Like, dim?: ints, options?: { keepdim?: boolean }): Tensor;
  /** The largest element, or the largest along dimensions. */
  function amax(self: Like, options?: { dim?: ints; keepdim?: boolean }): Tensor;
  /** The smallest element, or the smallest along dimensions. */
  function amin(self: Like, dim?: ints, keepdim?: boolean): Tensor;
  /** The smallest element, or the smallest along dimensions. */
  function amin(self: Like, dim?: ints, options?: { keepdim?: boolean }): Tensor;
  /** The smallest element, or the smallest along dimensions. */
  function amin(self: Like, options?: { dim?: ints; keepdim?: boolean }): Tensor;
  /** The smallest and the largest element, over all or along a dimension. */
  function aminmax(self: Like, options?: { dim?: int | null; keepdim?: boolean }): Named<'min' | 'max'>;
  /** π of negative elements, 0 of others. */
  function angle(self: Like): Tensor;
  /** Whether any element is not 0, over all or along dimensions. */
  function any(self: Like): Tensor;
  /** Whether any element is not 0, over all or along dimensions. */
  function any(self: Like, dim: int, keepdim?: boolean): Tensor;
  /** Whether any element is not 0, over all or along dimensions. */
  function any(self: Like, dim: int, options?: { keepdim?: boolean }): Tensor;
  /** Whether any element is not 0, over all or along dimensions. */
  function any(self: Like, dim?: readonly int[] | null, keepdim?: boolean): Tensor;
  /** Whether any element is not 0, over all or along dimensions. */
  function any(self: Like, dim?: readonly int[] | null, options?: { keepdim?: boolean }): Tensor;
  /** Whether any element is not 0, over all or along dimensions. */
  function any(self: Like, options: { dim: int; keepdim?: boolean }): Tensor;
  /** Whether any element is not 0, over all or along dimensions. */
  function any(self: Like, options?: { dim?: readonly int[] | null; keepdim?: boolean }): Tensor;
  /** Numbers from `start` up to, without, `end`, `step` apart: of integers where all three are bigints. */
  function arange(end: Scalar, options?: { dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Numbers from `start` up to, without, `end`, `step` apart: of integers where all three are bigints. */
  function arange(start: Scalar, end: Scalar, step?: Scalar, options?: { dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Numbers from `start` up to, without, `end`, `step` apart: of integers where all three are bigints. */
  function arange(start: Scalar, end: Scalar, options?: { step?: Scalar; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Numbers from `start` up to, without, `end`, `step` apart: of integers where all three are bigints. */
  function arange(start: Scalar, options: { end: Scalar; step?: Scalar; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Numbers from `start` up to, without, `end`, `step` apart: of integers where all three are bigints. */
  function arange(options: { end: Scalar; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Numbers from `start` up to, without, `end`, `step` apart: of integers where all three are bigints. */
  function arange(options: { start: Scalar; end: Scalar; step?: Scalar; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** The index of the largest element, the first of several. */
  function argmax(self: Like, dim?: int | null, keepdim?: boolean): Tensor;
  /** The index of the largest element, the first of several. */
  function argmax(self: Like, dim?: int | null, options?: { keepdim?: boolean }): Tensor;
  /** The index of the largest element, the first of several. */
  function argmax(self: Like, options?: { dim?: int | null; keepdim?: boolean }): Tensor;
  /** The index of the smallest element, the first of several. */
  function argmin(self: Like, dim?: int | null, keepdim?: boolean): Tensor;
  /** The index of the smallest element, the first of several. */
  function argmin(self: Like, dim?: int | null, options?: { keepdim?: boolean }): Tensor;
  /** The index of the smallest element, the first of several. */
  function argmin(self: Like, options?: { dim?: int | null; keepdim?: boolean }): Tensor;
  /** The indices of the elements in order along a dimension. */
  function argsort(self: Like, dim?: int, descending?: boolean): Tensor;
  /** The indices of the elements in order along a dimension. */
  function argsort(self: Like, dim?: int, options?: { descending?: boolean }): Tensor;
  /** The indices of the elements in order along a dimension. */
  function argsort(self: Like, options: { stable: boolean; dim?: int; descending?: boolean }): Tensor;
  /** The indices of the elements in order along a dimension. */
  function argsort(self: Like, options?: { dim?: int; descending?: boolean }): Tensor;
  /** The coordinates of the elements that are not 0, one row for each. */
  function argwhere(self: Like): Tensor;
  /** The tensor's memory with these sizes, strides and offset. */
  function as_strided(self: Like, size: readonly int[], stride: readonly int[], storage_offset?: int | null): Tensor;
  /** The tensor's memory with these sizes, strides and offset. */
  function as_strided(self: Like, size: readonly int[], stride: readonly int[], options?: { storage_offset?: int | null }): Tensor;
  /** The tensor's memory with these sizes, strides and offset. */
  function as_strided(self: Like, size: readonly int[], options: { stride: readonly int[]; storage_offset?: int | null }): Tensor;
  /** The tensor's memory with these sizes, strides and offset. */
  function as_strided(self: Like, options: { size: readonly int[]; stride: readonly int[]; storage_offset?: int | null }): Tensor;
  /** With the source where these sizes, strides and offset show the tensor's memory. */
  function as_strided_scatter(self: Like, src: Like, size: readonly int[], stride: readonly int[], storage_offset?: int | null): Tensor;
  /** With the source where these sizes, strides and offset show the tensor's memory. */
  function as_strided_scatter(self: Like, src: Like, size: readonly int[], stride: readonly int[], options?: { storage_offset?: int | null }): Tensor;
  /** With the source where these sizes, strides and offset show the tensor's memory. */
  function as_strided_scatter(self: Like, src: Like, size: readonly int[], options: { stride: readonly int[]; storage_offset?: int | null }): Tensor;
  /** With the source where these sizes, strides and offset show the tensor's memory. */
  function as_strided_scatter(self: Like, src: Like, options: { size: readonly int[]; stride: readonly int[]; storage_offset?: int | null }): Tensor;
  /** With the source where these sizes, strides and offset show the tensor's memory. */
  function as_strided_scatter(self: Like, options: { src: Like; size: readonly int[]; stride: readonly int[]; storage_offset?: int | null }): Tensor;
  /** Angle whose sine is each element. */
  function asin(self: Like): Tensor;
  /** Angle whose sine is each element. */
  function arcsin(self: Like): Tensor;
  /** Angle whose sine is each element. In place. */
  function asin_(self: Like): Tensor;
  /** Angle whose sine is each element. In place. */
  function arcsin_(self: Like): Tensor;
  /** Inverse hyperbolic sine of each element. */
  function asinh(self: Like): Tensor;
  /** Inverse hyperbolic sine of each element. */
  function arcsinh(self: Like): Tensor;
  /** Inverse hyperbolic sine of each element. In place. */
  function asinh_(self: Like): Tensor;
  /** Inverse hyperbolic sine of each element. In place. */
  function arcsinh_(self: Like): Tensor;
  /** Angle whose tangent is each element. */
  function atan(self: Like): Tensor;
  /** Angle whose tangent is each element. */
  function arctan(self: Like): Tensor;
  /** Angle whose tangent is each element. In place. */
  function atan_(self: Like): Tensor;
  /** Angle whose tangent is each element. In place. */
  function arctan_(self: Like): Tensor;
  /** Angle of the point whose ordinate is the first and whose abscissa the second. */
  function atan2(self: Like, other: Like): Tensor;
  /** Angle of the point whose ordinate is the first and whose abscissa the second. */
  function atan2(self: Like, options: { other: Like }): Tensor;
  /** Angle of the point whose ordinate is the first and whose abscissa the second. */
  function arctan2(self: Like, other: Like): Tensor;
  /** Angle of the point whose ordinate is the first and whose abscissa the second. */
  function arctan2(self: Like, options: { other: Like }): Tensor;
  /** Inverse hyperbolic tangent of each element. */
  function atanh(self: Like): Tensor;
  /** Inverse hyperbolic tangent of each element. */
  function arctanh(self: Like): Tensor;
  /** Inverse hyperbolic tangent of each element. In place. */
  function atanh_(self: Like): Tensor;
  /** Inverse hyperbolic tangent of each element. In place. */
  function arctanh_(self: Like): Tensor;
  /** A number as a vector; else the tensor itself. */
  function atleast_1d(self: Like): Tensor;
  /** A number as a vector; else the tensor itself. */
  function atleast_1d(tensors?: readonly Like[]): Tensor[];
  /** A number as a vector; else the tensor itself. */
  function atleast_1d(...tensors: Like[]): Tensor[];
  /** A number as a vector; else the tensor itself. */
  function atleast_1d(options?: { tensors?: readonly Like[] }): Tensor[];
  /** A vector as a row; of more dimensions, the tensor itself. */
  function atleast_2d(self: Like): Tensor;
  /** A vector as a row; of more dimensions, the tensor itself. */
  function atleast_2d(tensors?: readonly Like[]): Tensor[];
  /** A vector as a row; of more dimensions, the tensor itself. */
  function atleast_2d(...tensors: Like[]): Tensor[];
  /** A vector as a row; of more dimensions, the tensor itself. */
  function atleast_2d(options?: { tensors?: readonly Like[] }): Tensor[];
  /** With dimensions of size 1 to make three; of more, the tensor itself. */
  function atleast_3d(self: Like): Tensor;
  /** With dimensions of size 1 to make three; of more, the tensor itself. */
  function atleast_3d(tensors?: readonly Like[]): Tensor[];
  /** With dimensions of size 1 to make three; of more, the tensor itself. */
  function atleast_3d(...tensors: Like[]): Tensor[];
  /** With dimensions of size 1 to make three; of more, the tensor itself. */
  function atleast_3d(options?: { tensors?: readonly Like[] }): Tensor[];
  /** The mean of each window of a signal. */
  function avg_pool1d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, ceil_mode?: boolean, count_include_pad?: boolean): Tensor;
  /** The mean of each window of a signal. */
  function avg_pool1d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, ceil_mode?: boolean, options?: { count_include_pad?: boolean }): Tensor;
  /** The mean of each window of a signal. */
  function avg_pool1d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, options?: { ceil_mode?: boolean; count_include_pad?: boolean }): Tensor;
  /** The mean of each window of a signal. */
  function avg_pool1d(self: Like, kernel_size: ints, stride?: ints | null, options?: { padding?: ints; ceil_mode?: boolean; count_include_pad?: boolean }): Tensor;
  /** The mean of each window of a signal. */
  function avg_pool1d(self: Like, kernel_size: ints, options?: { stride?: ints | null; padding?: ints; ceil_mode?: boolean; count_include_pad?: boolean }): Tensor;
  /** The mean of each window of a signal. */
  function avg_pool1d(self: Like, options: { kernel_size: ints; stride?: ints | null; padding?: ints; ceil_mode?: boolean; count_include_pad?: boolean }): Tensor;
  /** β·x plus α times the products of two batches of matrices. */
  function baddbmm(self: Like, batch1: Like, batch2: Like, options?: { beta?: Scalar; alpha?: Scalar }): Tensor;
  /** β·x plus α times the products of two batches of matrices. */
  function baddbmm(self: Like, batch1: Like, options: { batch2: Like; beta?: Scalar; alpha?: Scalar }): Tensor;
  /** β·x plus α times the products of two batches of matrices. */
  function baddbmm(self: Like, options: { batch1: Like; batch2: Like; beta?: Scalar; alpha?: Scalar }): Tensor;
  /** Each channel centred and scaled; in training by its own mean and spread, which the running ones follow. */
  function batch_norm(input: Like, weight: Like | null, bias: Like | null, running_mean: Like | null, running_var: Like | null, training: boolean, momentum: int, eps: int, cudnn_enabled: boolean): Tensor;
  /** Each channel centred and scaled; in training by its own mean and spread, which the running ones follow. */
  function batch_norm(input: Like, weight: Like | null, bias: Like | null, running_mean: Like | null, running_var: Like | null, training: boolean, momentum: int, eps: int, options: { cudnn_enabled: boolean }): Tensor;
  /** Each channel centred and scaled; in training by its own mean and spread, which the running ones follow. */
  function batch_norm(input: Like, weight: Like | null, bias: Like | null, running_mean: Like | null, running_var: Like | null, training: boolean, momentum: int, options: { eps: int; cudnn_enabled: boolean }): Tensor;
  /** Each channel centred and scaled; in training by its own mean and spread, which the running ones follow. */
  function batch_norm(input: Like, weight: Like | null, bias: Like | null, running_mean: Like | null, running_var: Like | null, training: boolean, options: { momentum: int; eps: int; cudnn_enabled: boolean }): Tensor;
  /** Each channel centred and scaled; in training by its own mean and spread, which the running ones follow. */
  function batch_norm(input: Like, weight: Like | null, bias: Like | null, running_mean: Like | null, running_var: Like | null, options: { training: boolean; momentum: int; eps: int; cudnn_enabled: boolean }): Tensor;
  /** Each channel centred and scaled; in training by its own mean and spread, which the running ones follow. */
  function batch_norm(input: Like, weight: Like | null, bias: Like | null, running_mean: Like | null, options: { running_var: Like | null; training: boolean; momentum: int; eps: int; cudnn_enabled: boolean }): Tensor;
  /** Each channel centred and scaled; in training by its own mean and spread, which the running ones follow. */
  function batch_norm(input: Like, weight: Like | null, bias: Like | null, options: { running_mean: Like | null; running_var: Like | null; training: boolean; momentum: int; eps: int; cudnn_enabled: boolean }): Tensor;
  /** Each channel centred and scaled; in training by its own mean and spread, which the running ones follow. */
  function batch_norm(input: Like, weight: Like | null, options: { bias: Like | null; running_mean: Like | null; running_var: Like | null; training: boolean; momentum: int; eps: int; cudnn_enabled: boolean }): Tensor;
  /** Each channel centred and scaled; in training by its own mean and spread, which the running ones follow. */
  function batch_norm(input: Like, options: { weight: Like | null; bias: Like | null; running_mean: Like | null; running_var: Like | null; training: boolean; momentum: int; eps: int; cudnn_enabled: boolean }): Tensor;
  /** For each element 1 with that probability (or with `p`), else 0. */
  function bernoulli(self: Like, p: int, options?: { generator?: Generator | null }): Tensor;
  /** For each element 1 with that probability (or with `p`), else 0. */
  function bernoulli(self: Like, options?: { generator?: Generator | null }): Tensor;
  /** For each element 1 with that probability (or with `p`), else 0. */
  function bernoulli(self: Like, options: { p: int; generator?: Generator | null }): Tensor;
  /** Binary cross entropy of what the logistic function gives; `reduction` is a number. */
  function binary_cross_entropy_with_logits(self: Like, target: Like, weight?: Like | null, pos_weight?: Like | null, reduction?: int): Tensor;
  /** Binary cross entropy of what the logistic function gives; `reduction` is a number. */
  function binary_cross_entropy_with_logits(self: Like, target: Like, weight?: Like | null, pos_weight?: Like | null, options?: { reduction?: int }): Tensor;
  /** Binary cross entropy of what the logistic function gives; `reduction` is a number. */
  function binary_cross_entropy_with_logits(self: Like, target: Like, weight?: Like | null, options?: { pos_weight?: Like | null; reduction?: int }): Tensor;
  /** Binary cross entropy of what the logistic function gives; `reduction` is a number. */
  function binary_cross_entropy_with_logits(self: Like, target: Like, options?: { weight?: Like | null; pos_weight?: Like | null; reduction?: int }): Tensor;
  /** Binary cross entropy of what the logistic function gives; `reduction` is a number. */
  function binary_cross_entropy_with_logits(self: Like, options: { target: Like; weight?: Like | null; pos_weight?: Like | null; reduction?: int }): Tensor;
  /** How often each whole number from 0 on occurs, or the sum of the weights where it does. */
  function bincount(self: Like, weights?: Like | null, minlength?: int): Tensor;
  /** How often each whole number from 0 on occurs, or the sum of the weights where it does. */
  function bincount(self: Like, weights?: Like | null, options?: { minlength?: int }): Tensor;
  /** How often each whole number from 0 on occurs, or the sum of the weights where it does. */
  function bincount(self: Like, options?: { weights?: Like | null; minlength?: int }): Tensor;
  /** The bits that both have. */
  function bitwise_and(self: Like, other: Like): Tensor;
  /** The bits that both have. */
  function bitwise_and(self: Like, other: Scalar): Tensor;
  /** The bits that both have. */
  function bitwise_and(self: Scalar, other: Like): Tensor;
  /** The bits that both have. */
  function bitwise_and(self: Scalar, options: { other: Like }): Tensor;
  /** The bits that both have. */
  function bitwise_and(self: Like, options: { other: Like }): Tensor;
  /** The bits that both have. */
  function bitwise_and(self: Like, options: { other: Scalar }): Tensor;
  /** The bits that both have. */
  function bitwise_and(options: { self: Scalar; other: Like }): Tensor;
  /** The bits moved up by that many places. */
  function bitwise_left_shift(self: Like, other: Like): Tensor;
  /** The bits moved up by that many places. */
  function bitwise_left_shift(self: Like, other: Scalar): Tensor;
  /** The bits moved up by that many places. */
  function bitwise_left_shift(self: Scalar, other: Like): Tensor;
  /** The bits moved up by that many places. */
  function bitwise_left_shift(self: Scalar, options: { other: Like }): Tensor;
  /** The bits moved up by that many places. */
  function bitwise_left_shift(self: Like, options: { other: Like }): Tensor;
  /** The bits moved up by that many places. */
  function bitwise_left_shift(self: Like, options: { other: Scalar }): Tensor;
  /** The bits moved up by that many places. */
  function bitwise_left_shift(options: { self: Scalar; other: Like }): Tensor;
  /** The opposite of each bit; of truth values, of each. */
  function bitwise_not(self: Like): Tensor;
  /** The bits that one of both has. */
  function bitwise_or(self: Like, other: Like): Tensor;
  /** The bits that one of both has. */
  function bitwise_or(self: Like, other: Scalar): Tensor;
  /** The bits that one of both has. */
  function bitwise_or(self: Scalar, other: Like): Tensor;
  /** The bits that one of both has. */
  function bitwise_or(self: Scalar, options: { other: Like }): Tensor;
  /** The bits that one of both has. */
  function bitwise_or(self: Like, options: { other: Like }): Tensor;
  /** The bits that one of both has. */
  function bitwise_or(self: Like, options: { other: Scalar }): Tensor;
  /** The bits that one of both has. */
  function bitwise_or(options: { self: Scalar; other: Like }): Tensor;
  /** The bits moved down by that many places, the sign kept. */
  function bitwise_right_shift(self: Like, other: Like): Tensor;
  /** The bits moved down by that many places, the sign kept. */
  function bitwise_right_shift(self: Like, other: Scalar): Tensor;
  /** The bits moved down by that many places, the sign kept. */
  function bitwise_right_shift(self: Scalar, other: Like): Tensor;
  /** The bits moved down by that many places, the sign kept. */
  function bitwise_right_shift(self: Scalar, options: { other: Like }): Tensor;
  /** The bits moved down by that many places, the sign kept. */
  function bitwise_right_shift(self: Like, options: { other: Like }): Tensor;
  /** The bits moved down by that many places, the sign kept. */
  function bitwise_right_shift(self: Like, options: { other: Scalar }): Tensor;
  /** The bits moved down by that many places, the sign kept. */
  function bitwise_right_shift(options: { self: Scalar; other: Like }): Tensor;
  /** The bits in which both differ. */
  function bitwise_xor(self: Like, other: Like): Tensor;
  /** The bits in which both differ. */
  function bitwise_xor(self: Like, other: Scalar): Tensor;
  /** The bits in which both differ. */
  function bitwise_xor(self: Scalar, other: Like): Tensor;
  /** The bits in which both differ. */
  function bitwise_xor(self: Scalar, options: { other: Like }): Tensor;
  /** The bits in which both differ. */
  function bitwise_xor(self: Like, options: { other: Like }): Tensor;
  /** The bits in which both differ. */
  function bitwise_xor(self: Like, options: { other: Scalar }): Tensor;
  /** The bits in which both differ. */
  function bitwise_xor(options: { self: Scalar; other: Like }): Tensor;
  /** The matrices as blocks along the diagonal of one. */
  function block_diag(tensors?: readonly Like[]): Tensor;
  /** The matrices as blocks along the diagonal of one. */
  function block_diag(...tensors: Like[]): Tensor;
  /** The matrices as blocks along the diagonal of one. */
  function block_diag(options?: { tensors?: readonly Like[] }): Tensor;
  /** Products of two batches of matrices. */
  function bmm(self: Like, mat2: Like): Tensor;
  /** Products of two batches of matrices. */
  function bmm(self: Like, options: { mat2: Like }): Tensor;
  /** The tensors expanded to the shape that all broadcast to. */
  function broadcast_tensors(tensors?: readonly Like[]): Tensor[];
  /** The tensors expanded to the shape that all broadcast to. */
  function broadcast_tensors(...tensors: Like[]): Tensor[];
  /** The tensors expanded to the shape that all broadcast to. */
  function broadcast_tensors(options?: { tensors?: readonly Like[] }): Tensor[];
  /** Expanded to the size. */
  function broadcast_to(self: Like, size: readonly int[]): Tensor;
  /** Expanded to the size. */
  function broadcast_to(self: Like, options: { size: readonly int[] }): Tensor;
  /** The index of the stretch between boundaries in which each value lies. */
  function bucketize(self: Like, boundaries: Like, options?: { out_int32?: boolean; right?: boolean }): Tensor;
  /** The index of the stretch between boundaries in which each value lies. */
  function bucketize(self: Scalar, boundaries: Like, options?: { out_int32?: boolean; right?: boolean }): Tensor;
  /** The index of the stretch between boundaries in which each value lies. */
  function bucketize(self: Scalar, options: { boundaries: Like; out_int32?: boolean; right?: boolean }): Tensor;
  /** The index of the stretch between boundaries in which each value lies. */
  function bucketize(self: Like, options: { boundaries: Like; out_int32?: boolean; right?: boolean }): Tensor;
  /** The index of the stretch between boundaries in which each value lies. */
  function bucketize(options: { self: Scalar; boundaries: Like; out_int32?: boolean; right?: boolean }): Tensor;
  /** All combinations of one element of each vector, one row for each. */
  function cartesian_prod(tensors?: readonly Like[]): Tensor;
  /** All combinations of one element of each vector, one row for each. */
  function cartesian_prod(...tensors: Like[]): Tensor;
  /** All combinations of one element of each vector, one row for each. */
  function cartesian_prod(options?: { tensors?: readonly Like[] }): Tensor;
  /** The tensors one after the other along a dimension. */
  function cat(tensors: readonly Like[], dim?: int): Tensor;
  /** The tensors one after the other along a dimension. */
  function cat(tensors: readonly Like[], options?: { dim?: int }): Tensor;
  /** The tensors one after the other along a dimension. */
  function cat(options: { tensors: readonly Like[]; dim?: int }): Tensor;
  /** The tensors one after the other along a dimension. */
  function concat(tensors: readonly Like[], dim?: int): Tensor;
  /** The tensors one after the other along a dimension. */
  function concat(tensors: readonly Like[], options?: { dim?: int }): Tensor;
  /** The tensors one after the other along a dimension. */
  function concat(options: { tensors: readonly Like[]; dim?: int }): Tensor;
  /** The tensors one after the other along a dimension. */
  function concatenate(tensors: readonly Like[], dim?: int): Tensor;
  /** The tensors one after the other along a dimension. */
  function concatenate(tensors: readonly Like[], options?: { dim?: int }): Tensor;
  /** The tensors one after the other along a dimension. */
  function concatenate(options: { tensors: readonly Like[]; dim?: int }): Tensor;
  /** The distance in the p-norm of each row of one matrix to each of the other. */
  function cdist(x1: Like, x2: Like, p?: int, compute_mode?: string | null): Tensor;
  /** The distance in the p-norm of each row of one matrix to each of the other. */
  function cdist(x1: Like, x2: Like, p?: int, options?: { compute_mode?: string | null }): Tensor;
  /** The distance in the p-norm of each row of one matrix to each of the other. */
  function cdist(x1: Like, x2: Like, options?: { p?: int; compute_mode?: string | null }): Tensor;
  /** The distance in the p-norm of each row of one matrix to each of the other. */
  function cdist(x1: Like, options: { x2: Like; p?: int; compute_mode?: string | null }): Tensor;
  /** The smallest integer that is not below. */
  function ceil(self: Like): Tensor;
  /** The smallest integer that is not below. In place. */
  function ceil_(self: Like): Tensor;
  /** Itself where positive, else alpha (exp(x / alpha) - 1). */
  function celu(self: Like, alpha?: Scalar): Tensor;
  /** Itself where positive, else alpha (exp(x / alpha) - 1). */
  function celu(self: Like, options?: { alpha?: Scalar }): Tensor;
  /** `celu` in place. */
  function celu_(self: Like, alpha?: Scalar): Tensor;
  /** `celu` in place. */
  function celu_(self: Like, options?: { alpha?: Scalar }): Tensor;
  /** Product of several matrices, in the order that takes the fewest multiplications. */
  function chain_matmul(matrices: readonly Like[]): Tensor;
  /** Product of several matrices, in the order that takes the fewest multiplications. */
  function chain_matmul(...matrices: Like[]): Tensor;
  /** Product of several matrices, in the order that takes the fewest multiplications. */
  function chain_matmul(options: { matrices: readonly Like[] }): Tensor;
  /** Channels of several groups in turn. */
  function channel_shuffle(self: Like, groups: int): Tensor;
  /** Channels of several groups in turn. */
  function channel_shuffle(self: Like, options: { groups: int }): Tensor;
  /** Removed from PyTorch: use linalg.cholesky. */
  function cholesky(self: Like, upper?: boolean): Tensor;
  /** Removed from PyTorch: use linalg.cholesky. */
  function cholesky(self: Like, options?: { upper?: boolean }): Tensor;
  /** The inverse of A, from Cholesky's factor of A. */
  function cholesky_inverse(self: Like, upper?: boolean): Tensor;
  /** The inverse of A, from Cholesky's factor of A. */
  function cholesky_inverse(self: Like, options?: { upper?: boolean }): Tensor;
  /** X with A·X = B, from Cholesky's factor of A. */
  function cholesky_solve(self: Like, input2: Like, upper?: boolean): Tensor;
  /** X with A·X = B, from Cholesky's factor of A. */
  function cholesky_solve(self: Like, input2: Like, options?: { upper?: boolean }): Tensor;
  /** X with A·X = B, from Cholesky's factor of A. */
  function cholesky_solve(self: Like, options: { input2: Like; upper?: boolean }): Tensor;
  /** At most so many parts of one size along a dimension. */
  function chunk(self: Like, chunks: int, dim?: int): Tensor[];
  /** At most so many parts of one size along a dimension. */
  function chunk(self: Like, chunks: int, options?: { dim?: int }): Tensor[];
  /** At most so many parts of one size along a dimension. */
  function chunk(self: Like, options: { chunks: int; dim?: int }): Tensor[];
  /** Each element within limits. */
  function clamp(self: Like, min?: Scalar | null, max?: Scalar | null): Tensor;
  /** Each element within limits. */
  function clamp(self: Like, min?: Scalar | null, options?: { max?: Scalar | null }): Tensor;
  /** Each element within limits. */
  function clamp(self: Like, min?: Like | null, max?: Like | null): Tensor;
  /** Each element within limits. */
  function clamp(self: Like, min?: Like | null, options?: { max?: Like | null }): Tensor;
  /** Each element within limits. */
  function clamp(self: Like, options?: { min?: Scalar | null; max?: Scalar | null }): Tensor;
  /** Each element within limits. */
  function clamp(self: Like, options?: { min?: Like | null; max?: Like | null }): Tensor;
  /** Each element within limits. */
  function clip(self: Like, min?: Scalar | null, max?: Scalar | null): Tensor;
  /** Each element within limits. */
  function clip(self: Like, min?: Scalar | null, options?: { max?: Scalar | null }): Tensor;
  /** Each element within limits. */
  function clip(self: Like, min?: Like | null, max?: Like | null): Tensor;
  /** Each element within limits. */
  function clip(self: Like, min?: Like | null, options?: { max?: Like | null }): Tensor;
  /** Each element within limits. */
  function clip(self: Like, options?: { min?: Scalar | null; max?: Scalar | null }): Tensor;
  /** Each element within limits. */
  function clip(self: Like, options?: { min?: Like | null; max?: Like | null }): Tensor;
  /** Each element within limits. In place. */
  function clamp_(self: Like, min?: Scalar | null, max?: Scalar | null): Tensor;
  /** Each element within limits. In place. */
  function clamp_(self: Like, min?: Scalar | null, options?: { max?: Scalar | null }): Tensor;
  /** Each element within limits. In place. */
  function clamp_(self: Like, min?: Like | null, max?: Like | null): Tensor;
  /** Each element within limits. In place. */
  function clamp_(self: Like, min?: Like | null, options?: { max?: Like | null }): Tensor;
  /** Each element within limits. In place. */
  function clamp_(self: Like, options?: { min?: Scalar | null; max?: Scalar | null }): Tensor;
  /** Each element within limits. In place. */
  function clamp_(self: Like, options?: { min?: Like | null; max?: Like | null }): Tensor;
  /** Each element within limits. In place. */
  function clip_(self: Like, min?: Scalar | null, max?: Scalar | null): Tensor;
  /** Each element within limits. In place. */
  function clip_(self: Like, min?: Scalar | null, options?: { max?: Scalar | null }): Tensor;
  /** Each element within limits. In place. */
  function clip_(self: Like, min?: Like | null, max?: Like | null): Tensor;
  /** Each element within limits. In place. */
  function clip_(self: Like, min?: Like | null, options?: { max?: Like | null }): Tensor;
  /** Each element within limits. In place. */
  function clip_(self: Like, options?: { min?: Scalar | null; max?: Scalar | null }): Tensor;
  /** Each element within limits. In place. */
  function clip_(self: Like, options?: { min?: Like | null; max?: Like | null }): Tensor;
  /** Each element, or the limit where that is smaller. */
  function clamp_max(self: Like, max: Like): Tensor;
  /** Each element, or the limit where that is smaller. */
  function clamp_max(self: Like, max: Scalar): Tensor;
  /** Each element, or the limit where that is smaller. */
  function clamp_max(self: Like, options: { max: Like }): Tensor;
  /** Each element, or the limit where that is smaller. */
  function clamp_max(self: Like, options: { max: Scalar }): Tensor;
  /** Each element, or the limit where that is smaller. In place. */
  function clamp_max_(self: Like, max: Like): Tensor;
  /** Each element, or the limit where that is smaller. In place. */
  function clamp_max_(self: Like, max: Scalar): Tensor;
  /** Each element, or the limit where that is smaller. In place. */
  function clamp_max_(self: Like, options: { max: Like }): Tensor;
  /** Each element, or the limit where that is smaller. In place. */
  function clamp_max_(self: Like, options: { max: Scalar }): Tensor;
  /** Each element, or the limit where that is larger. */
  function clamp_min(self: Like, min: Like): Tensor;
  /** Each element, or the limit where that is larger. */
  function clamp_min(self: Like, min: Scalar): Tensor;
  /** Each element, or the limit where that is larger. */
  function clamp_min(self: Like, options: { min: Like }): Tensor;
  /** Each element, or the limit where that is larger. */
  function clamp_min(self: Like, options: { min: Scalar }): Tensor;
  /** Each element, or the limit where that is larger. In place. */
  function clamp_min_(self: Like, min: Like): Tensor;
  /** Each element, or the limit where that is larger. In place. */
  function clamp_min_(self: Like, min: Scalar): Tensor;
  /** Each element, or the limit where that is larger. In place. */
  function clamp_min_(self: Like, options: { min: Like }): Tensor;
  /** Each element, or the limit where that is larger. In place. */
  function clamp_min_(self: Like, options: { min: Scalar }): Tensor;
  /** A copy. */
  function clone(self: Like): Tensor;
  /** The tensors side by side, vectors as columns. */
  function column_stack(tensors: readonly Like[]): Tensor;
  /** The tensors side by side, vectors as columns. */
  function column_stack(options: { tensors: readonly Like[] }): Tensor;
  /** All combinations of `r` elements of a vector, in their order, one row for each. */
  function combinations(self: Like, r?: int, with_replacement?: boolean): Tensor;
  /** All combinations of `r` elements of a vector, in their order, one row for each. */
  function combinations(self: Like, r?: int, options?: { with_replacement?: boolean }): Tensor;
  /** All combinations of `r` elements of a vector, in their order, one row for each. */
  function combinations(self: Like, options?: { r?: int; with_replacement?: boolean }): Tensor;
  /** Correlation of signals with weights. */
  function conv1d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, dilation?: ints, groups?: int): Tensor;
  /** Correlation of signals with weights. */
  function conv1d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, dilation?: ints, options?: { groups?: int }): Tensor;
  /** Correlation of signals with weights. */
  function conv1d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, options?: { dilation?: ints; groups?: int }): Tensor;
  /** Correlation of signals with weights. */
  function conv1d(input: Like, weight: Like, bias?: Like | null, stride?: ints, options?: { padding?: ints; dilation?: ints; groups?: int }): Tensor;
  /** Correlation of signals with weights. */
  function conv1d(input: Like, weight: Like, bias?: Like | null, options?: { stride?: ints; padding?: ints; dilation?: ints; groups?: int }): Tensor;
  /** Correlation of signals with weights. */
  function conv1d(input: Like, weight: Like, options?: { bias?: Like | null; stride?: ints; padding?: ints; dilation?: ints; groups?: int }): Tensor;
  /** Correlation of signals with weights. */
  function conv1d(input: Like, options: { weight: Like; bias?: Like | null; stride?: ints; padding?: ints; dilation?: ints; groups?: int }): Tensor;
  /** Correlation of signals with weights. */
  function conv1d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: string, dilation?: ints, groups?: int): Tensor;
  /** Correlation of signals with weights. */
  function conv1d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: string, dilation?: ints, options?: { groups?: int }): Tensor;
  /** Correlation of signals with weights. */
  function conv1d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: string, options?: { dilation?: ints; groups?: int }): Tensor;
  /** Correlation of signals with weights. */
  function conv1d(input: Like, weight: Like, bias?: Like | null, stride?: ints, options?: { padding?: string; dilation?: ints; groups?: int }): Tensor;
  /** Correlation of signals with weights. */
  function conv1d(input: Like, weight: Like, bias?: Like | null, options?: { stride?: ints; padding?: string; dilation?: ints; groups?: int }): Tensor;
  /** Correlation of signals with weights. */
  function conv1d(input: Like, weight: Like, options?: { bias?: Like | null; stride?: ints; padding?: string; dilation?: ints; groups?: int }): Tensor;
  /** Correlation of signals with weights. */
  function conv1d(input: Like, options: { weight: Like; bias?: Like | null; stride?: ints; padding?: string; dilation?: ints; groups?: int }): Tensor;
  /** Correlation of images with weights. */
  function conv2d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, dilation?: ints, groups?: int): Tensor;
  /** Correlation of images with weights. */
  function conv2d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, dilation?: ints, options?: { groups?: int }): Tensor;
  /** Correlation of images with weights. */
  function conv2d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, options?: { dilation?: ints; groups?: int }): Tensor;
  /** Correlation of images with weights. */
  function conv2d(input: Like, weight: Like, bias?: Like | null, stride?: ints, options?: { padding?: ints; dilation?: ints; groups?: int }): Tensor;
  /** Correlation of images with weights. */
  function conv2d(input: Like, weight: Like, bias?: Like | null, options?: { stride?: ints; padding?: ints; dilation?: ints; groups?: int }): Tensor;
  /** Correlation of images with weights. */
  function conv2d(input: Like, weight: Like, options?: { bias?: Like | null; stride?: ints; padding?: ints; dilation?: ints; groups?: int }): Tensor;
  /** Correlation of images with weights. */
  function conv2d(input: Like, options: { weight: Like; bias?: Like | null; stride?: ints; padding?: ints; dilation?: ints; groups?: int }): Tensor;
  /** Correlation of images with weights. */
  function conv2d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: string, dilation?: ints, groups?: int): Tensor;
  /** Correlation of images with weights. */
  function conv2d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: string, dilation?: ints, options?: { groups?: int }): Tensor;
  /** Correlation of images with weights. */
  function conv2d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: string, options?: { dilation?: ints; groups?: int }): Tensor;
  /** Correlation of images with weights. */
  function conv2d(input: Like, weight: Like, bias?: Like | null, stride?: ints, options?: { padding?: string; dilation?: ints; groups?: int }): Tensor;
  /** Correlation of images with weights. */
  function conv2d(input: Like, weight: Like, bias?: Like | null, options?: { stride?: ints; padding?: string; dilation?: ints; groups?: int }): Tensor;
  /** Correlation of images with weights. */
  function conv2d(input: Like, weight: Like, options?: { bias?: Like | null; stride?: ints; padding?: string; dilation?: ints; groups?: int }): Tensor;
  /** Correlation of images with weights. */
  function conv2d(input: Like, options: { weight: Like; bias?: Like | null; stride?: ints; padding?: string; dilation?: ints; groups?: int }): Tensor;
  /** Correlation of volumes with weights. */
  function conv3d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, dilation?: ints, groups?: int): Tensor;
  /** Correlation of volumes with weights. */
  function conv3d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, dilation?: ints, options?: { groups?: int }): Tensor;
  /** Correlation of volumes with weights. */
  function conv3d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, options?: { dilation?: ints; groups?: int }): Tensor;
  /** Correlation of volumes with weights. */
  function conv3d(input: Like, weight: Like, bias?: Like | null, stride?: ints, options?: { padding?: ints; dilation?: ints; groups?: int }): Tensor;
  /** Correlation of volumes with weights. */
  function conv3d(input: Like, weight: Like, bias?: Like | null, options?: { stride?: ints; padding?: ints; dilation?: ints; groups?: int }): Tensor;
  /** Correlation of volumes with weights. */
  function conv3d(input: Like, weight: Like, options?: { bias?: Like | null; stride?: ints; padding?: ints; dilation?: ints; groups?: int }): Tensor;
  /** Correlation of volumes with weights. */
  function conv3d(input: Like, options: { weight: Like; bias?: Like | null; stride?: ints; padding?: ints; dilation?: ints; groups?: int }): Tensor;
  /** Correlation of volumes with weights. */
  function conv3d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: string, dilation?: ints, groups?: int): Tensor;
  /** Correlation of volumes with weights. */
  function conv3d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: string, dilation?: ints, options?: { groups?: int }): Tensor;
  /** Correlation of volumes with weights. */
  function conv3d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: string, options?: { dilation?: ints; groups?: int }): Tensor;
  /** Correlation of volumes with weights. */
  function conv3d(input: Like, weight: Like, bias?: Like | null, stride?: ints, options?: { padding?: string; dilation?: ints; groups?: int }): Tensor;
  /** Correlation of volumes with weights. */
  function conv3d(input: Like, weight: Like, bias?: Like | null, options?: { stride?: ints; padding?: string; dilation?: ints; groups?: int }): Tensor;
  /** Correlation of volumes with weights. */
  function conv3d(input: Like, weight: Like, options?: { bias?: Like | null; stride?: ints; padding?: string; dilation?: ints; groups?: int }): Tensor;
  /** Correlation of volumes with weights. */
  function conv3d(input: Like, options: { weight: Like; bias?: Like | null; stride?: ints; padding?: string; dilation?: ints; groups?: int }): Tensor;
  /** The adjoint of `conv1d`: each element of a signal spreads the weights. */
  function conv_transpose1d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, output_padding?: ints, groups?: int, dilation?: ints): Tensor;
  /** The adjoint of `conv1d`: each element of a signal spreads the weights. */
  function conv_transpose1d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, output_padding?: ints, groups?: int, options?: { dilation?: ints }): Tensor;
  /** The adjoint of `conv1d`: each element of a signal spreads the weights. */
  function conv_transpose1d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, output_padding?: ints, options?: { groups?: int; dilation?: ints }): Tensor;
  /** The adjoint of `conv1d`: each element of a signal spreads the weights. */
  function conv_transpose1d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, options?: { output_padding?: ints; groups?: int; dilation?: ints }): Tensor;
  /** The adjoint of `conv1d`: each element of a signal spreads the weights. */
  function conv_transpose1d(input: Like, weight: Like, bias?: Like | null, stride?: ints, options?: { padding?: ints; output_padding?: ints; groups?: int; dilation?: ints }): Tensor;
  /** The adjoint of `conv1d`: each element of a signal spreads the weights. */
  function conv_transpose1d(input: Like, weight: Like, bias?: Like | null, options?: { stride?: ints; padding?: ints; output_padding?: ints; groups?: int; dilation?: ints }): Tensor;
  /** The adjoint of `conv1d`: each element of a signal spreads the weights. */
  function conv_transpose1d(input: Like, weight: Like, options?: { bias?: Like | null; stride?: ints; padding?: ints; output_padding?: ints; groups?: int; dilation?: ints }): Tensor;
  /** The adjoint of `conv1d`: each element of a signal spreads the weights. */
  function conv_transpose1d(input: Like, options: { weight: Like; bias?: Like | null; stride?: ints; padding?: ints; output_padding?: ints; groups?: int; dilation?: ints }): Tensor;
  /** The adjoint of `conv2d`: each element of an image spreads the weights. */
  function conv_transpose2d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, output_padding?: ints, groups?: int, dilation?: ints): Tensor;
  /** The adjoint of `conv2d`: each element of an image spreads the weights. */
  function conv_transpose2d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, output_padding?: ints, groups?: int, options?: { dilation?: ints }): Tensor;
  /** The adjoint of `conv2d`: each element of an image spreads the weights. */
  function conv_transpose2d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, output_padding?: ints, options?: { groups?: int; dilation?: ints }): Tensor;
  /** The adjoint of `conv2d`: each element of an image spreads the weights. */
  function conv_transpose2d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, options?: { output_padding?: ints; groups?: int; dilation?: ints }): Tensor;
  /** The adjoint of `conv2d`: each element of an image spreads the weights. */
  function conv_transpose2d(input: Like, weight: Like, bias?: Like | null, stride?: ints, options?: { padding?: ints; output_padding?: ints; groups?: int; dilation?: ints }): Tensor;
  /** The adjoint of `conv2d`: each element of an image spreads the weights. */
  function conv_transpose2d(input: Like, weight: Like, bias?: Like | null, options?: { stride?: ints; padding?: ints; output_padding?: ints; groups?: int; dilation?: ints }): Tensor;
  /** The adjoint of `conv2d`: each element of an image spreads the weights. */
  function conv_transpose2d(input: Like, weight: Like, options?: { bias?: Like | null; stride?: ints; padding?: ints; output_padding?: ints; groups?: int; dilation?: ints }): Tensor;
  /** The adjoint of `conv2d`: each element of an image spreads the weights. */
  function conv_transpose2d(input: Like, options: { weight: Like; bias?: Like | null; stride?: ints; padding?: ints; output_padding?: ints; groups?: int; dilation?: ints }): Tensor;
  /** The adjoint of `conv3d`: each element of a volume spreads the weights. */
  function conv_transpose3d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, output_padding?: ints, groups?: int, dilation?: ints): Tensor;
  /** The adjoint of `conv3d`: each element of a volume spreads the weights. */
  function conv_transpose3d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, output_padding?: ints, groups?: int, options?: { dilation?: ints }): Tensor;
  /** The adjoint of `conv3d`: each element of a volume spreads the weights. */
  function conv_transpose3d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, output_padding?: ints, options?: { groups?: int; dilation?: ints }): Tensor;
  /** The adjoint of `conv3d`: each element of a volume spreads the weights. */
  function conv_transpose3d(input: Like, weight: Like, bias?: Like | null, stride?: ints, padding?: ints, options?: { output_padding?: ints; groups?: int; dilation?: ints }): Tensor;
  /** The adjoint of `conv3d`: each element of a volume spreads the weights. */
  function conv_transpose3d(input: Like, weight: Like, bias?: Like | null, stride?: ints, options?: { padding?: ints; output_padding?: ints; groups?: int; dilation?: ints }): Tensor;
  /** The adjoint of `conv3d`: each element of a volume spreads the weights. */
  function conv_transpose3d(input: Like, weight: Like, bias?: Like | null, options?: { stride?: ints; padding?: ints; output_padding?: ints; groups?: int; dilation?: ints }): Tensor;
  /** The adjoint of `conv3d`: each element of a volume spreads the weights. */
  function conv_transpose3d(input: Like, weight: Like, options?: { bias?: Like | null; stride?: ints; padding?: ints; output_padding?: ints; groups?: int; dilation?: ints }): Tensor;
  /** The adjoint of `conv3d`: each element of a volume spreads the weights. */
  function conv_transpose3d(input: Like, options: { weight: Like; bias?: Like | null; stride?: ints; padding?: ints; output_padding?: ints; groups?: int; dilation?: ints }): Tensor;
  /** The magnitude of the first with the sign of the second. */
  function copysign(self: Like, other: Like): Tensor;
  /** The magnitude of the first with the sign of the second. */
  function copysign(self: Like, other: Scalar): Tensor;
  /** The magnitude of the first with the sign of the second. */
  function copysign(self: Like, options: { other: Like }): Tensor;
  /** The magnitude of the first with the sign of the second. */
  function copysign(self: Like, options: { other: Scalar }): Tensor;
  /** How the rows vary together, relative to their spread: the matrix of their correlation coefficients. */
  function corrcoef(self: Like): Tensor;
  /** Cosine of each element, in radians. */
  function cos(self: Like): Tensor;
  /** Cosine of each element, in radians. In place. */
  function cos_(self: Like): Tensor;
  /** Hyperbolic cosine of each element. */
  function cosh(self: Like): Tensor;
  /** Hyperbolic cosine of each element. In place. */
  function cosh_(self: Like): Tensor;
  /** Vectors of target 1 should point the same way, those of -1 not; `reduction` is a number. */
  function cosine_embedding_loss(input1: Like, input2: Like, target: Like, margin?: int, reduction?: int): Tensor;
  /** Vectors of target 1 should point the same way, those of -1 not; `reduction` is a number. */
  function cosine_embedding_loss(input1: Like, input2: Like, target: Like, margin?: int, options?: { reduction?: int }): Tensor;
  /** Vectors of target 1 should point the same way, those of -1 not; `reduction` is a number. */
  function cosine_embedding_loss(input1: Like, input2: Like, target: Like, options?: { margin?: int; reduction?: int }): Tensor;
  /** Vectors of target 1 should point the same way, those of -1 not; `reduction` is a number. */
  function cosine_embedding_loss(input1: Like, input2: Like, options: { target: Like; margin?: int; reduction?: int }): Tensor;
  /** Vectors of target 1 should point the same way, those of -1 not; `reduction` is a number. */
  function cosine_embedding_loss(input1: Like, options: { input2: Like; target: Like; margin?: int; reduction?: int }): Tensor;
  /** The cosine of the angle between vectors along a dimension; no length counts as less than `eps`. */
  function cosine_similarity(x1: Like, x2: Like, dim?: int, eps?: int): Tensor;
  /** The cosine of the angle between vectors along a dimension; no length counts as less than `eps`. */
  function cosine_similarity(x1: Like, x2: Like, dim?: int, options?: { eps?: int }): Tensor;
  /** The cosine of the angle between vectors along a dimension; no length counts as less than `eps`. */
  function cosine_similarity(x1: Like, x2: Like, options?: { dim?: int; eps?: int }): Tensor;
  /** The cosine of the angle between vectors along a dimension; no length counts as less than `eps`. */
  function cosine_similarity(x1: Like, options: { x2: Like; dim?: int; eps?: int }): Tensor;
  /** How many elements are not 0, of all or along dimensions. */
  function count_nonzero(self: Like, dim?: int | null): Tensor;
  /** How many elements are not 0, of all or along dimensions. */
  function count_nonzero(self: Like, dim: readonly int[]): Tensor;
  /** How many elements are not 0, of all or along dimensions. */
  function count_nonzero(self: Like, options?: { dim?: int | null }): Tensor;
  /** How many elements are not 0, of all or along dimensions. */
  function count_nonzero(self: Like, options: { dim: readonly int[] }): Tensor;
  /** How the rows vary together: the matrix of their covariances. */
  function cov(self: Like, options?: { correction?: int; fweights?: Like | null; aweights?: Like | null }): Tensor;
  /** The cross product along a dimension of size 3, by default the first one. */
  function cross(self: Like, other: Like, dim?: int | null): Tensor;
  /** The cross product along a dimension of size 3, by default the first one. */
  function cross(self: Like, other: Like, options?: { dim?: int | null }): Tensor;
  /** The cross product along a dimension of size 3, by default the first one. */
  function cross(self: Like, options: { other: Like; dim?: int | null }): Tensor;
  /** Minus the log-probability of labels whose places in time are not known; `reduction` is a number. */
  function ctc_loss(log_probs: Like, targets: Like, input_lengths: Like, target_lengths: Like, blank?: int, reduction?: int, zero_infinity?: boolean): Tensor;
  /** Minus the log-probability of labels whose places in time are not known; `reduction` is a number. */
  function ctc_loss(log_probs: Like, targets: Like, input_lengths: Like, target_lengths: Like, blank?: int, reduction?: int, options?: { zero_infinity?: boolean }): Tensor;
  /** Minus the log-probability of labels whose places in time are not known; `reduction` is a number. */
  function ctc_loss(log_probs: Like, targets: Like, input_lengths: Like, target_lengths: Like, blank?: int, options?: { reduction?: int; zero_infinity?: boolean }): Tensor;
  /** Minus the log-probability of labels whose places in time are not known; `reduction` is a number. */
  function ctc_loss(log_probs: Like, targets: Like, input_lengths: Like, target_lengths: Like, options?: { blank?: int; reduction?: int; zero_infinity?: boolean }): Tensor;
  /** Minus the log-probability of labels whose places in time are not known; `reduction` is a number. */
  function ctc_loss(log_probs: Like, targets: Like, input_lengths: Like, options: { target_lengths: Like; blank?: int; reduction?: int; zero_infinity?: boolean }): Tensor;
  /** Minus the log-probability of labels whose places in time are not known; `reduction` is a number. */
  function ctc_loss(log_probs: Like, targets: Like, options: { input_lengths: Like; target_lengths: Like; blank?: int; reduction?: int; zero_infinity?: boolean }): Tensor;
  /** Minus the log-probability of labels whose places in time are not known; `reduction` is a number. */
  function ctc_loss(log_probs: Like, options: { targets: Like; input_lengths: Like; target_lengths: Like; blank?: int; reduction?: int; zero_infinity?: boolean }): Tensor;
  /** Minus the log-probability of labels whose places in time are not known; `reduction` is a number. */
  function ctc_loss(log_probs: Like, targets: Like, input_lengths: readonly int[], target_lengths: readonly int[], blank?: int, reduction?: int, zero_infinity?: boolean): Tensor;
  /** Minus the log-probability of labels whose places in time are not known; `reduction` is a number. */
  function ctc_loss(log_probs: Like, targets: Like, input_lengths: readonly int[], target_lengths: readonly int[], blank?: int, reduction?: int, options?: { zero_infinity?: boolean }): Tensor;
  /** Minus the log-probability of labels whose places in time are not known; `reduction` is a number. */
  function ctc_loss(log_probs: Like, targets: Like, input_lengths: readonly int[], target_lengths: readonly int[], blank?: int, options?: { reduction?: int; zero_infinity?: boolean }): Tensor;
  /** Minus the log-probability of labels whose places in time are not known; `reduction` is a number. */
  function ctc_loss(log_probs: Like, targets: Like, input_lengths: readonly int[], target_lengths: readonly int[], options?: { blank?: int; reduction?: int; zero_infinity?: boolean }): Tensor;
  /** Minus the log-probability of labels whose places in time are not known; `reduction` is a number. */
  function ctc_loss(log_probs: Like, targets: Like, input_lengths: readonly int[], options: { target_lengths: readonly int[]; blank?: int; reduction?: int; zero_infinity?: boolean }): Tensor;
  /** Minus the log-probability of labels whose places in time are not known; `reduction` is a number. */
  function ctc_loss(log_probs: Like, targets: Like, options: { input_lengths: readonly int[]; target_lengths: readonly int[]; blank?: int; reduction?: int; zero_infinity?: boolean }): Tensor;
  /** Minus the log-probability of labels whose places in time are not known; `reduction` is a number. */
  function ctc_loss(log_probs: Like, options: { targets: Like; input_lengths: readonly int[]; target_lengths: readonly int[]; blank?: int; reduction?: int; zero_infinity?: boolean }): Tensor;
  /** The largest so far along a dimension, and its index: of equal ones the last. */
  function cummax(self: Like, dim: int): Named<'values' | 'indices'>;
  /** The largest so far along a dimension, and its index: of equal ones the last. */
  function cummax(self: Like, options: { dim: int }): Named<'values' | 'indices'>;
  /** The smallest so far along a dimension, and its index: of equal ones the last. */
  function cummin(self: Like, dim: int): Named<'values' | 'indices'>;
  /** The smallest so far along a dimension, and its index: of equal ones the last. */
  function cummin(self: Like, options: { dim: int }): Named<'values' | 'indices'>;
  /** Running products along a dimension. */
  function cumprod(self: Like, dim: int, options?: { dtype?: dtype | null }): Tensor;
  /** Running products along a dimension. */
  function cumprod(self: Like, options: { dim: int; dtype?: dtype | null }): Tensor;
  /** Running sums along a dimension. */
  function cumsum(self: Like, dim: int, options?: { dtype?: dtype | null }): Tensor;
  /** Running sums along a dimension. */
  function cumsum(self: Like, options: { dim: int; dtype?: dtype | null }): Tensor;
  /** Running areas below a curve, by trapezoids. */
  function cumulative_trapezoid(y: Like, x: Like, options?: { dim?: int }): Tensor;
  /** Running areas below a curve, by trapezoids. */
  function cumulative_trapezoid(y: Like, options: { x: Like; dim?: int }): Tensor;
  /** Running areas below a curve, by trapezoids. */
  function cumulative_trapezoid(y: Like, options?: { dx?: Scalar; dim?: int }): Tensor;
  /** Degrees in radians. */
  function deg2rad(self: Like): Tensor;
  /** Degrees in radians. In place. */
  function deg2rad_(self: Like): Tensor;
  /** The determinant. */
  function det(self: Like): Tensor;
  /** The same elements without a graph; a change in place of one is a change of both, and is noticed. */
  function detach(self: Like): Tensor;
  /** The diagonal of a matrix, or the matrix of a diagonal. */
  function diag(self: Like, diagonal?: int): Tensor;
  /** The diagonal of a matrix, or the matrix of a diagonal. */
  function diag(self: Like, options?: { diagonal?: int }): Tensor;
  /** Matrices with the last dimension as a diagonal. */
  function diag_embed(self: Like, offset?: int, dim1?: int, dim2?: int): Tensor;
  /** Matrices with the last dimension as a diagonal. */
  function diag_embed(self: Like, offset?: int, dim1?: int, options?: { dim2?: int }): Tensor;
  /** Matrices with the last dimension as a diagonal. */
  function diag_embed(self: Like, offset?: int, options?: { dim1?: int; dim2?: int }): Tensor;
  /** Matrices with the last dimension as a diagonal. */
  function diag_embed(self: Like, options?: { offset?: int; dim1?: int; dim2?: int }): Tensor;
  /** A matrix with the elements, in row-major order, as a diagonal. */
  function diagflat(self: Like, offset?: int): Tensor;
  /** A matrix with the elements, in row-major order, as a diagonal. */
  function diagflat(self: Like, options?: { offset?: int }): Tensor;
  /** A diagonal of two dimensions, as the last one. */
  function diagonal(self: Like, offset?: int, dim1?: int, dim2?: int): Tensor;
  /** A diagonal of two dimensions, as the last one. */
  function diagonal(self: Like, offset?: int, dim1?: int, options?: { dim2?: int }): Tensor;
  /** A diagonal of two dimensions, as the last one. */
  function diagonal(self: Like, offset?: int, options?: { dim1?: int; dim2?: int }): Tensor;
  /** A diagonal of two dimensions, as the last one. */
  function diagonal(self: Like, options?: { offset?: int; dim1?: int; dim2?: int }): Tensor;
  /** A copy of a diagonal of two dimensions, as the last one. */
  function diagonal_copy(self: Like, offset?: int, dim1?: int, dim2?: int): Tensor;
  /** A copy of a diagonal of two dimensions, as the last one. */
  function diagonal_copy(self: Like, offset?: int, dim1?: int, options?: { dim2?: int }): Tensor;
  /** A copy of a diagonal of two dimensions, as the last one. */
  function diagonal_copy(self: Like, offset?: int, options?: { dim1?: int; dim2?: int }): Tensor;
  /** A copy of a diagonal of two dimensions, as the last one. */
  function diagonal_copy(self: Like, options?: { offset?: int; dim1?: int; dim2?: int }): Tensor;
  /** With the source on a diagonal of two dimensions. */
  function diagonal_scatter(self: Like, src: Like, offset?: int, dim1?: int, dim2?: int): Tensor;
  /** With the source on a diagonal of two dimensions. */
  function diagonal_scatter(self: Like, src: Like, offset?: int, dim1?: int, options?: { dim2?: int }): Tensor;
  /** With the source on a diagonal of two dimensions. */
  function diagonal_scatter(self: Like, src: Like, offset?: int, options?: { dim1?: int; dim2?: int }): Tensor;
  /** With the source on a diagonal of two dimensions. */
  function diagonal_scatter(self: Like, src: Like, options?: { offset?: int; dim1?: int; dim2?: int }): Tensor;
  /** With the source on a diagonal of two dimensions. */
  function diagonal_scatter(self: Like, options: { src: Like; offset?: int; dim1?: int; dim2?: int }): Tensor;
  /** Differences of neighbours along a dimension, `n` times. */
  function diff(self: Like, n?: int, dim?: int, prepend?: Like | null, append?: Like | null): Tensor;
  /** Differences of neighbours along a dimension, `n` times. */
  function diff(self: Like, n?: int, dim?: int, prepend?: Like | null, options?: { append?: Like | null }): Tensor;
  /** Differences of neighbours along a dimension, `n` times. */
  function diff(self: Like, n?: int, dim?: int, options?: { prepend?: Like | null; append?: Like | null }): Tensor;
  /** Differences of neighbours along a dimension, `n` times. */
  function diff(self: Like, n?: int, options?: { dim?: int; prepend?: Like | null; append?: Like | null }): Tensor;
  /** Differences of neighbours along a dimension, `n` times. */
  function diff(self: Like, options?: { n?: int; dim?: int; prepend?: Like | null; append?: Like | null }): Tensor;
  /** The derivative of the logarithm of the gamma function. */
  function digamma(self: Like): Tensor;
  /** Length of the difference of both in the norm of this order. */
  function dist(self: Like, other: Like, p?: Scalar): Tensor;
  /** Length of the difference of both in the norm of this order. */
  function dist(self: Like, other: Like, options?: { p?: Scalar }): Tensor;
  /** Length of the difference of both in the norm of this order. */
  function dist(self: Like, options: { other: Like; p?: Scalar }): Tensor;
  /** Quotient of both; `rounding_mode` `floor` or `trunc` rounds it. */
  function div(self: Operand, other: Operand): Tensor;
  /** Quotient of both; `rounding_mode` `floor` or `trunc` rounds it. */
  function div(self: Operand, options: { other: Operand }): Tensor;
  /** Quotient of both; `rounding_mode` `floor` or `trunc` rounds it. */
  function div(self: Operand, other: Operand, options: { rounding_mode: string }): Tensor;
  /** Quotient of both; `rounding_mode` `floor` or `trunc` rounds it. */
  function div(self: Operand, options: { other: Operand; rounding_mode: string }): Tensor;
  /** Quotient of both; `rounding_mode` `floor` or `trunc` rounds it. */
  function div(self: Operand, other: Operand, options: { rounding_mode: string | null }): Tensor;
  /** Quotient of both; `rounding_mode` `floor` or `trunc` rounds it. */
  function div(self: Operand, options: { other: Operand; rounding_mode: string | null }): Tensor;
  /** Quotient of both; `rounding_mode` `floor` or `trunc` rounds it. */
  function divide(self: Operand, other: Operand): Tensor;
  /** Quotient of both; `rounding_mode` `floor` or `trunc` rounds it. */
  function divide(self: Operand, options: { other: Operand }): Tensor;
  /** Quotient of both; `rounding_mode` `floor` or `trunc` rounds it. */
  function divide(self: Operand, other: Operand, options: { rounding_mode: string }): Tensor;
  /** Quotient of both; `rounding_mode` `floor` or `trunc` rounds it. */
  function divide(self: Operand, options: { other: Operand; rounding_mode: string }): Tensor;
  /** Quotient of both; `rounding_mode` `floor` or `trunc` rounds it. */
  function divide(self: Operand, other: Operand, options: { rounding_mode: string | null }): Tensor;
  /** Quotient of both; `rounding_mode` `floor` or `trunc` rounds it. */
  function divide(self: Operand, options: { other: Operand; rounding_mode: string | null }): Tensor;
  /** Sum of the products of two vectors. */
  function dot(self: Like, tensor: Like): Tensor;
  /** Sum of the products of two vectors. */
  function dot(self: Like, options: { tensor: Like }): Tensor;
  /** Each element set to 0 with probability `p`, the others divided by 1 - p. */
  function dropout(input: Like, p: int, train: boolean): Tensor;
  /** Each element set to 0 with probability `p`, the others divided by 1 - p. */
  function dropout(input: Like, p: int, options: { train: boolean }): Tensor;
  /** Each element set to 0 with probability `p`, the others divided by 1 - p. */
  function dropout(input: Like, options: { p: int; train: boolean }): Tensor;
  /** `dropout` in place. */
  function dropout_(self: Like, p: int, train: boolean): Tensor;
  /** `dropout` in place. */
  function dropout_(self: Like, p: int, options: { train: boolean }): Tensor;
  /** `dropout` in place. */
  function dropout_(self: Like, options: { p: int; train: boolean }): Tensor;
  /** Split along the third dimension. */
  function dsplit(self: Like, sections: int): Tensor[];
  /** Split along the third dimension. */
  function dsplit(self: Like, indices: readonly int[]): Tensor[];
  /** Split along the third dimension. */
  function dsplit(self: Like, options: { sections: int }): Tensor[];
  /** Split along the third dimension. */
  function dsplit(self: Like, options: { indices: readonly int[] }): Tensor[];
  /** The tensors one behind the other: along the third dimension. */
  function dstack(tensors: readonly Like[]): Tensor;
  /** The tensors one behind the other: along the third dimension. */
  function dstack(options: { tensors: readonly Like[] }): Tensor;
  /** Einstein's summation: `'ij,jk->ik'` multiplies two matrices. */
  function einsum(equation: string, tensors: readonly Like[]): Tensor;
  /** Einstein's summation: `'ij,jk->ik'` multiplies two matrices. */
  function einsum(equation: string, options: { tensors: readonly Like[] }): Tensor;
  /** Einstein's summation: `'ij,jk->ik'` multiplies two matrices. */
  function einsum(equation: string, ...tensors: Like[]): Tensor;
  /** Einstein's summation: `'ij,jk->ik'` multiplies two matrices. */
  function einsum(options: { equation: string; tensors: readonly Like[] }): Tensor;
  /** The rows of `weight` at the indices. */
  function embedding(weight: Like, indices: Like, padding_idx?: int, scale_grad_by_freq?: boolean, sparse?: boolean): Tensor;
  /** The rows of `weight` at the indices. */
  function embedding(weight: Like, indices: Like, padding_idx?: int, scale_grad_by_freq?: boolean, options?: { sparse?: boolean }): Tensor;
  /** The rows of `weight` at the indices. */
  function embedding(weight: Like, indices: Like, padding_idx?: int, options?: { scale_grad_by_freq?: boolean; sparse?: boolean }): Tensor;
  /** The rows of `weight` at the indices. */
  function embedding(weight: Like, indices: Like, options?: { padding_idx?: int; scale_grad_by_freq?: boolean; sparse?: boolean }): Tensor;
  /** The rows of `weight` at the indices. */
  function embedding(weight: Like, options: { indices: Like; padding_idx?: int; scale_grad_by_freq?: boolean; sparse?: boolean }): Tensor;
  /** A tensor of this size, its elements unspecified (here 0). */
  function empty(size: readonly int[], options?: { dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** A tensor of this size, its elements unspecified (here 0). */
  function empty(...size: number[]): Tensor;
  /** A tensor of this size, its elements unspecified (here 0). */
  function empty(...args: [...size: number[], options: { dtype?: dtype | null; requires_grad?: boolean }]): Tensor;
  /** A tensor of this size, its elements unspecified (here 0). */
  function empty(options: { size: readonly int[]; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** A tensor of the same size, its elements unspecified (here 0). */
  function empty_like(self: Like, options?: { dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** A tensor of this size that lies in memory with these strides, its elements unspecified (here 0). */
  function empty_strided(size: readonly int[], stride: readonly int[], options?: { dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** A tensor of this size that lies in memory with these strides, its elements unspecified (here 0). */
  function empty_strided(size: readonly int[], options: { stride: readonly int[]; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** A tensor of this size that lies in memory with these strides, its elements unspecified (here 0). */
  function empty_strided(options: { size: readonly int[]; stride: readonly int[]; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Whether both are equal. */
  function eq(self: Like, other: Like): Tensor;
  /** Whether both are equal. */
  function eq(self: Like, other: Scalar): Tensor;
  /** Whether both are equal. */
  function eq(self: Like, options: { other: Like }): Tensor;
  /** Whether both are equal. */
  function eq(self: Like, options: { other: Scalar }): Tensor;
  /** Whether both have the same shape and elements. */
  function equal(self: Like, other: Like): any;
  /** Whether both have the same shape and elements. */
  function equal(self: Like, options: { other: Like }): any;
  /** The error function. */
  function erf(self: Like): Tensor;
  /** The error function. In place. */
  function erf_(self: Like): Tensor;
  /** One minus the error function. */
  function erfc(self: Like): Tensor;
  /** One minus the error function. In place. */
  function erfc_(self: Like): Tensor;
  /** The number whose error function is the element. */
  function erfinv(self: Like): Tensor;
  /** e to the power of each element. */
  function exp(self: Like): Tensor;
  /** e to the power of each element. In place. */
  function exp_(self: Like): Tensor;
  /** 2 to the power of each element. */
  function exp2(self: Like): Tensor;
  /** 2 to the power of each element. In place. */
  function exp2_(self: Like): Tensor;
  /** e to the power of each element, minus one. */
  function expm1(self: Like): Tensor;
  /** e to the power of each element, minus one. In place. */
  function expm1_(self: Like): Tensor;
  /** The identity matrix of `n` rows and `m` columns. */
  function eye(n: int, m?: int | null, options?: { dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** The identity matrix of `n` rows and `m` columns. */
  function eye(n: int, options?: { m?: int | null; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** The identity matrix of `n` rows and `m` columns. */
  function eye(options: { n: int; m?: int | null; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Dropout of whole channels that keeps mean and variance of what SELU gives. */
  function feature_alpha_dropout(input: Like, p: int, train: boolean): Tensor;
  /** Dropout of whole channels that keeps mean and variance of what SELU gives. */
  function feature_alpha_dropout(input: Like, p: int, options: { train: boolean }): Tensor;
  /** Dropout of whole channels that keeps mean and variance of what SELU gives. */
  function feature_alpha_dropout(input: Like, options: { p: int; train: boolean }): Tensor;
  /** `feature_alpha_dropout` in place. */
  function feature_alpha_dropout_(self: Like, p: int, train: boolean): Tensor;
  /** `feature_alpha_dropout` in place. */
  function feature_alpha_dropout_(self: Like, p: int, options: { train: boolean }): Tensor;
  /** `feature_alpha_dropout` in place. */
  function feature_alpha_dropout_(self: Like, options: { p: int; train: boolean }): Tensor;
  /** Each channel set to 0 with probability `p`, the others divided by 1 - p. */
  function feature_dropout(input: Like, p: int, train: boolean): Tensor;
  /** Each channel set to 0 with probability `p`, the others divided by 1 - p. */
  function feature_dropout(input: Like, p: int, options: { train: boolean }): Tensor;
  /** Each channel set to 0 with probability `p`, the others divided by 1 - p. */
  function feature_dropout(input: Like, options: { p: int; train: boolean }): Tensor;
  /** `feature_dropout` in place. */
  function feature_dropout_(self: Like, p: int, train: boolean): Tensor;
  /** `feature_dropout` in place. */
  function feature_dropout_(self: Like, p: int, options: { train: boolean }): Tensor;
  /** `feature_dropout` in place. */
  function feature_dropout_(self: Like, options: { p: int; train: boolean }): Tensor;
  /** Every element becomes the value. */
  function fill_(self: Like, value: Scalar): Tensor;
  /** Every element becomes the value. */
  function fill_(self: Like, value: Like): Tensor;
  /** Every element becomes the value. */
  function fill_(self: Like, options: { value: Scalar }): Tensor;
  /** Every element becomes the value. */
  function fill_(self: Like, options: { value: Like }): Tensor;
  /** The dimensions from `start_dim` to `end_dim` as one. */
  function flatten(self: Like, start_dim?: int, end_dim?: int): Tensor;
  /** The dimensions from `start_dim` to `end_dim` as one. */
  function flatten(self: Like, start_dim?: int, options?: { end_dim?: int }): Tensor;
  /** The dimensions from `start_dim` to `end_dim` as one. */
  function flatten(self: Like, options?: { start_dim?: int; end_dim?: int }): Tensor;
  /** In reverse order along the dimensions. */
  function flip(self: Like, dims: readonly int[]): Tensor;
  /** In reverse order along the dimensions. */
  function flip(self: Like, options: { dims: readonly int[] }): Tensor;
  /** The columns in reverse order. */
  function fliplr(self: Like): Tensor;
  /** The rows in reverse order. */
  function flipud(self: Like): Tensor;
  /** Each element to a power, in float64. */
  function float_power(self: Like, exponent: Like): Tensor;
  /** Each element to a power, in float64. */
  function float_power(self: Like, exponent: Scalar): Tensor;
  /** Each element to a power, in float64. */
  function float_power(self: Scalar, exponent: Like): Tensor;
  /** Each element to a power, in float64. */
  function float_power(self: Scalar, options: { exponent: Like }): Tensor;
  /** Each element to a power, in float64. */
  function float_power(self: Like, options: { exponent: Like }): Tensor;
  /** Each element to a power, in float64. */
  function float_power(self: Like, options: { exponent: Scalar }): Tensor;
  /** Each element to a power, in float64. */
  function float_power(options: { self: Scalar; exponent: Like }): Tensor;
  /** The largest integer that is not above. */
  function floor(self: Like): Tensor;
  /** The largest integer that is not above. In place. */
  function floor_(self: Like): Tensor;
  /** Quotient of both, rounded down. */
  function floor_divide(self: Operand, other: Operand): Tensor;
  /** Quotient of both, rounded down. */
  function floor_divide(self: Operand, options: { other: Operand }): Tensor;
  /** Quotient of both, rounded down. */
  function floor_divide(self: Scalar, other: Like): Tensor;
  /** Quotient of both, rounded down. */
  function floor_divide(self: Scalar, options: { other: Like }): Tensor;
  /** Quotient of both, rounded down. */
  function floor_divide(options: { self: Scalar; other: Like }): Tensor;
  /** The larger of both; NaN loses. */
  function fmax(self: Like, other: Like): Tensor;
  /** The larger of both; NaN loses. */
  function fmax(self: Like, options: { other: Like }): Tensor;
  /** The smaller of both; NaN loses. */
  function fmin(self: Like, other: Like): Tensor;
  /** The smaller of both; NaN loses. */
  function fmin(self: Like, options: { other: Like }): Tensor;
  /** Remainder of the division, with the sign of the dividend. */
  function fmod(self: Like, other: Like): Tensor;
  /** Remainder of the division, with the sign of the dividend. */
  function fmod(self: Like, other: Scalar): Tensor;
  /** Remainder of the division, with the sign of the dividend. */
  function fmod(self: Like, options: { other: Like }): Tensor;
  /** Remainder of the division, with the sign of the dividend. */
  function fmod(self: Like, options: { other: Scalar }): Tensor;
  /** What truncation takes away. */
  function frac(self: Like): Tensor;
  /** What truncation takes away. In place. */
  function frac_(self: Like): Tensor;
  /** Mantissa, in [½, 1) by magnitude, and exponent of each element. */
  function frexp(self: Like): Named<'mantissa' | 'exponent'>;
  /** A tensor of this size, all `fill_value`: of floats for a number, int64 for a bigint, bool for a truth value. */
  function full(size: readonly int[], fill_value: Scalar, options?: { dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** A tensor of this size, all `fill_value`: of floats for a number, int64 for a bigint, bool for a truth value. */
  function full(size: readonly int[], options: { fill_value: Scalar; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** A tensor of this size, all `fill_value`: of floats for a number, int64 for a bigint, bool for a truth value. */
  function full(options: { size: readonly int[]; fill_value: Scalar; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** A tensor of the same size, all `fill_value`. */
  function full_like(self: Like, fill_value: Scalar, options?: { dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** A tensor of the same size, all `fill_value`. */
  function full_like(self: Like, options: { fill_value: Scalar; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** The elements whose coordinate along `dim` the index tells. */
  function gather(self: Like, dim: int, index: Like, options?: { sparse_grad?: boolean }): Tensor;
  /** The elements whose coordinate along `dim` the index tells. */
  function gather(self: Like, dim: int, options: { index: Like; sparse_grad?: boolean }): Tensor;
  /** The elements whose coordinate along `dim` the index tells. */
  function gather(self: Like, options: { dim: int; index: Like; sparse_grad?: boolean }): Tensor;
  /** The greatest common divisor of both. */
  function gcd(self: Like, other: Like): Tensor;
  /** The greatest common divisor of both. */
  function gcd(self: Like, options: { other: Like }): Tensor;
  /** The greatest common divisor of both. In place. */
  function gcd_(self: Like, other: Like): Tensor;
  /** The greatest common divisor of both. In place. */
  function gcd_(self: Like, options: { other: Like }): Tensor;
  /** Whether the first is larger or equal. */
  function ge(self: Like, other: Like): Tensor;
  /** Whether the first is larger or equal. */
  function ge(self: Like, other: Scalar): Tensor;
  /** Whether the first is larger or equal. */
  function ge(self: Like, options: { other: Like }): Tensor;
  /** Whether the first is larger or equal. */
  function ge(self: Like, options: { other: Scalar }): Tensor;
  /** Whether the first is larger or equal. */
  function greater_equal(self: Like, other: Like): Tensor;
  /** Whether the first is larger or equal. */
  function greater_equal(self: Like, other: Scalar): Tensor;
  /** Whether the first is larger or equal. */
  function greater_equal(self: Like, options: { other: Like }): Tensor;
  /** Whether the first is larger or equal. */
  function greater_equal(self: Like, options: { other: Scalar }): Tensor;
  /** R and the vectors of the reflections in one matrix, and their factors. */
  function geqrf(self: Like): Named<'a' | 'tau'>;
  /** Elements sampled at the points of a grid, from -1 to 1 over each dimension. */
  function grid_sampler(input: Like, grid: Like, interpolation_mode: int, padding_mode: int, align_corners: boolean): Tensor;
  /** Elements sampled at the points of a grid, from -1 to 1 over each dimension. */
  function grid_sampler(input: Like, grid: Like, interpolation_mode: int, padding_mode: int, options: { align_corners: boolean }): Tensor;
  /** Elements sampled at the points of a grid, from -1 to 1 over each dimension. */
  function grid_sampler(input: Like, grid: Like, interpolation_mode: int, options: { padding_mode: int; align_corners: boolean }): Tensor;
  /** Elements sampled at the points of a grid, from -1 to 1 over each dimension. */
  function grid_sampler(input: Like, grid: Like, options: { interpolation_mode: int; padding_mode: int; align_corners: boolean }): Tensor;
  /** Elements sampled at the points of a grid, from -1 to 1 over each dimension. */
  function grid_sampler(input: Like, options: { grid: Like; interpolation_mode: int; padding_mode: int; align_corners: boolean }): Tensor;
  /** Each of `num_groups` groups of channels centred and scaled. */
  function group_norm(input: Like, num_groups: int, weight?: Like | null, bias?: Like | null, eps?: int, cudnn_enabled?: boolean): Tensor;
  /** Each of `num_groups` groups of channels centred and scaled. */
  function group_norm(input: Like, num_groups: int, weight?: Like | null, bias?: Like | null, eps?: int, options?: { cudnn_enabled?: boolean }): Tensor;
  /** Each of `num_groups` groups of channels centred and scaled. */
  function group_norm(input: Like, num_groups: int, weight?: Like | null, bias?: Like | null, options?: { eps?: int; cudnn_enabled?: boolean }): Tensor;
  /** Each of `num_groups` groups of channels centred and scaled. */
  function group_norm(input: Like, num_groups: int, weight?: Like | null, options?: { bias?: Like | null; eps?: int; cudnn_enabled?: boolean }): Tensor;
  /** Each of `num_groups` groups of channels centred and scaled. */
  function group_norm(input: Like, num_groups: int, options?: { weight?: Like | null; bias?: Like | null; eps?: int; cudnn_enabled?: boolean }): Tensor;
  /** Each of `num_groups` groups of channels centred and scaled. */
  function group_norm(input: Like, options: { num_groups: int; weight?: Like | null; bias?: Like | null; eps?: int; cudnn_enabled?: boolean }): Tensor;
  /** One step of a gated recurrent unit. */
  function gru_cell(input: Like, hx: Like, w_ih: Like, w_hh: Like, b_ih?: Like | null, b_hh?: Like | null): Tensor;
  /** One step of a gated recurrent unit. */
  function gru_cell(input: Like, hx: Like, w_ih: Like, w_hh: Like, b_ih?: Like | null, options?: { b_hh?: Like | null }): Tensor;
  /** One step of a gated recurrent unit. */
  function gru_cell(input: Like, hx: Like, w_ih: Like, w_hh: Like, options?: { b_ih?: Like | null; b_hh?: Like | null }): Tensor;
  /** One step of a gated recurrent unit. */
  function gru_cell(input: Like, hx: Like, w_ih: Like, options: { w_hh: Like; b_ih?: Like | null; b_hh?: Like | null }): Tensor;
  /** One step of a gated recurrent unit. */
  function gru_cell(input: Like, hx: Like, options: { w_ih: Like; w_hh: Like; b_ih?: Like | null; b_hh?: Like | null }): Tensor;
  /** One step of a gated recurrent unit. */
  function gru_cell(input: Like, options: { hx: Like; w_ih: Like; w_hh: Like; b_ih?: Like | null; b_hh?: Like | null }): Tensor;
  /** Whether the first is larger. */
  function gt(self: Like, other: Like): Tensor;
  /** Whether the first is larger. */
  function gt(self: Like, other: Scalar): Tensor;
  /** Whether the first is larger. */
  function gt(self: Like, options: { other: Like }): Tensor;
  /** Whether the first is larger. */
  function gt(self: Like, options: { other: Scalar }): Tensor;
  /** Whether the first is larger. */
  function greater(self: Like, other: Like): Tensor;
  /** Whether the first is larger. */
  function greater(self: Like, other: Scalar): Tensor;
  /** Whether the first is larger. */
  function greater(self: Like, options: { other: Like }): Tensor;
  /** Whether the first is larger. */
  function greater(self: Like, options: { other: Scalar }): Tensor;
  /** Itself outside [-lambd, lambd], else 0. */
  function hardshrink(self: Like, lambd?: Scalar): Tensor;
  /** Itself outside [-lambd, lambd], else 0. */
  function hardshrink(self: Like, options?: { lambd?: Scalar }): Tensor;
  /** The step from 0 to 1; at 0, the value given. */
  function heaviside(self: Like, values: Like): Tensor;
  /** The step from 0 to 1; at 0, the value given. */
  function heaviside(self: Like, options: { values: Like }): Tensor;
  /** Distances of target 1 should be 0, those of -1 a margin at least; `reduction` is a number. */
  function hinge_embedding_loss(self: Like, target: Like, margin?: int, reduction?: int): Tensor;
  /** Distances of target 1 should be 0, those of -1 a margin at least; `reduction` is a number. */
  function hinge_embedding_loss(self: Like, target: Like, margin?: int, options?: { reduction?: int }): Tensor;
  /** Distances of target 1 should be 0, those of -1 a margin at least; `reduction` is a number. */
  function hinge_embedding_loss(self: Like, target: Like, options?: { margin?: int; reduction?: int }): Tensor;
  /** Distances of target 1 should be 0, those of -1 a margin at least; `reduction` is a number. */
  function hinge_embedding_loss(self: Like, options: { target: Like; margin?: int; reduction?: int }): Tensor;
  /** How many elements lie in each of `bins` stretches of equal width between `min` and `max`; where both are 0, between the smallest and the largest. */
  function histc(self: Like, bins?: int, min?: Scalar, max?: Scalar): Tensor;
  /** How many elements lie in each of `bins` stretches of equal width between `min` and `max`; where both are 0, between the smallest and the largest. */
  function histc(self: Like, bins?: int, min?: Scalar, options?: { max?: Scalar }): Tensor;
  /** How many elements lie in each of `bins` stretches of equal width between `min` and `max`; where both are 0, between the smallest and the largest. */
  function histc(self: Like, bins?: int, options?: { min?: Scalar; max?: Scalar }): Tensor;
  /** How many elements lie in each of `bins` stretches of equal width between `min` and `max`; where both are 0, between the smallest and the largest. */
  function histc(self: Like, options?: { bins?: int; min?: Scalar; max?: Scalar }): Tensor;
  /** Split from left to right: along the second dimension, of a vector along its only one. */
  function hsplit(self: Like, sections: int): Tensor[];
  /** Split from left to right: along the second dimension, of a vector along its only one. */
  function hsplit(self: Like, indices: readonly int[]): Tensor[];
  /** Split from left to right: along the second dimension, of a vector along its only one. */
  function hsplit(self: Like, options: { sections: int }): Tensor[];
  /** Split from left to right: along the second dimension, of a vector along its only one. */
  function hsplit(self: Like, options: { indices: readonly int[] }): Tensor[];
  /** The tensors side by side: along the second dimension, vectors along their only one. */
  function hstack(tensors: readonly Like[]): Tensor;
  /** The tensors side by side: along the second dimension, vectors along their only one. */
  function hstack(options: { tensors: readonly Like[] }): Tensor;
  /** Length of the hypotenuse over both. */
  function hypot(self: Like, other: Like): Tensor;
  /** Length of the hypotenuse over both. */
  function hypot(self: Like, options: { other: Like }): Tensor;
  /** The modified Bessel function of the first kind of order 0. */
  function i0(self: Like): Tensor;
  /** The modified Bessel function of the first kind of order 0. In place. */
  function i0_(self: Like): Tensor;
  /** The regularised lower incomplete gamma function. */
  function igamma(self: Like, other: Like): Tensor;
  /** The regularised lower incomplete gamma function. */
  function igamma(self: Like, options: { other: Like }): Tensor;
  /** The regularised upper incomplete gamma function. */
  function igammac(self: Like, other: Like): Tensor;
  /** The regularised upper incomplete gamma function. */
  function igammac(self: Like, options: { other: Like }): Tensor;
  /** The parts of the source, times `alpha`, added at the indices along a dimension. */
  function index_add(self: Like, dim: int, index: Like, source: Like, options?: { alpha?: Scalar }): Tensor;
  /** The parts of the source, times `alpha`, added at the indices along a dimension. */
  function index_add(self: Like, dim: int, index: Like, options: { source: Like; alpha?: Scalar }): Tensor;
  /** The parts of the source, times `alpha`, added at the indices along a dimension. */
  function index_add(self: Like, dim: int, options: { index: Like; source: Like; alpha?: Scalar }): Tensor;
  /** The parts of the source, times `alpha`, added at the indices along a dimension. */
  function index_add(self: Like, options: { dim: int; index: Like; source: Like; alpha?: Scalar }): Tensor;
  /** The parts of the source at the indices along a dimension. */
  function index_copy(self: Like, dim: int, index: Like, source: Like): Tensor;
  /** The parts of the source at the indices along a dimension. */
  function index_copy(self: Like, dim: int, index: Like, options: { source: Like }): Tensor;
  /** The parts of the source at the indices along a dimension. */
  function index_copy(self: Like, dim: int, options: { index: Like; source: Like }): Tensor;
  /** The parts of the source at the indices along a dimension. */
  function index_copy(self: Like, options: { dim: int; index: Like; source: Like }): Tensor;
  /** One value at the indices along a dimension. */
  function index_fill(self: Like, dim: int, index: Like, value: Scalar): Tensor;
  /** One value at the indices along a dimension. */
  function index_fill(self: Like, dim: int, index: Like, options: { value: Scalar }): Tensor;
  /** One value at the indices along a dimension. */
  function index_fill(self: Like, dim: int, options: { index: Like; value: Scalar }): Tensor;
  /** One value at the indices along a dimension. */
  function index_fill(self: Like, dim: int, index: Like, value: Like): Tensor;
  /** One value at the indices along a dimension. */
  function index_fill(self: Like, dim: int, index: Like, options: { value: Like }): Tensor;
  /** One value at the indices along a dimension. */
  function index_fill(self: Like, dim: int, options: { index: Like; value: Like }): Tensor;
  /** One value at the indices along a dimension. */
  function index_fill(self: Like, options: { dim: int; index: Like; value: Scalar }): Tensor;
  /** One value at the indices along a dimension. */
  function index_fill(self: Like, options: { dim: int; index: Like; value: Like }): Tensor;
  /** The values at index tensors, one for each leading dimension or none; with `accumulate`, added. */
  function index_put(self: Like, indices: readonly (Like | null)[], values: Like, accumulate?: boolean): Tensor;
  /** The values at index tensors, one for each leading dimension or none; with `accumulate`, added. */
  function index_put(self: Like, indices: readonly (Like | null)[], values: Like, options?: { accumulate?: boolean }): Tensor;
  /** The values at index tensors, one for each leading dimension or none; with `accumulate`, added. */
  function index_put(self: Like, indices: readonly (Like | null)[], options: { values: Like; accumulate?: boolean }): Tensor;
  /** The values at index tensors, one for each leading dimension or none; with `accumulate`, added. */
  function index_put(self: Like, options: { indices: readonly (Like | null)[]; values: Like; accumulate?: boolean }): Tensor;
  /** The values at index tensors, one for each leading dimension or none; with `accumulate`, added. In place. */
  function index_put_(self: Like, indices: readonly (Like | null)[], values: Like, accumulate?: boolean): Tensor;
  /** The values at index tensors, one for each leading dimension or none; with `accumulate`, added. In place. */
  function index_put_(self: Like, indices: readonly (Like | null)[], values: Like, options?: { accumulate?: boolean }): Tensor;
  /** The values at index tensors, one for each leading dimension or none; with `accumulate`, added. In place. */
  function index_put_(self: Like, indices: readonly (Like | null)[], options: { values: Like; accumulate?: boolean }): Tensor;
  /** The values at index tensors, one for each leading dimension or none; with `accumulate`, added. In place. */
  function index_put_(self: Like, options: { indices: readonly (Like | null)[]; values: Like; accumulate?: boolean }): Tensor;
  /** The parts of the source combined (prod, mean, amax, amin) at the indices along a dimension. */
  function index_reduce(self: Like, dim: int, index: Like, source: Like, reduce: string, options?: { include_self?: boolean }): Tensor;
  /** The parts of the source combined (prod, mean, amax, amin) at the indices along a dimension. */
  function index_reduce(self: Like, dim: int, index: Like, source: Like, options: { reduce: string; include_self?: boolean }): Tensor;
  /** The parts of the source combined (prod, mean, amax, amin) at the indices along a dimension. */
  function index_reduce(self: Like, dim: int, index: Like, options: { source: Like; reduce: string; include_self?: boolean }): Tensor;
  /** The parts of the source combined (prod, mean, amax, amin) at the indices along a dimension. */
  function index_reduce(self: Like, dim: int, options: { index: Like; source: Like; reduce: string; include_self?: boolean }): Tensor;
  /** The parts of the source combined (prod, mean, amax, amin) at the indices along a dimension. */
  function index_reduce(self: Like, options: { dim: int; index: Like; source: Like; reduce: string; include_self?: boolean }): Tensor;
  /** The parts along a dimension that the index lists. */
  function index_select(self: Like, dim: int, index: Like): Tensor;
  /** The parts along a dimension that the index lists. */
  function index_select(self: Like, dim: int, options: { index: Like }): Tensor;
  /** The parts along a dimension that the index lists. */
  function index_select(self: Like, options: { dim: int; index: Like }): Tensor;
  /** Sums of the products along the last dimensions. */
  function inner(self: Like, other: Like): Tensor;
  /** Sums of the products along the last dimensions. */
  function inner(self: Like, options: { other: Like }): Tensor;
  /** Each channel of each sample centred and scaled. */
  function instance_norm(input: Like, weight: Like | null, bias: Like | null, running_mean: Like | null, running_var: Like | null, use_input_stats: boolean, momentum: int, eps: int, cudnn_enabled: boolean): Tensor;
  /** Each channel of each sample centred and scaled. */
  function instance_norm(input: Like, weight: Like | null, bias: Like | null, running_mean: Like | null, running_var: Like | null, use_input_stats: boolean, momentum: int, eps: int, options: { cudnn_enabled: boolean }): Tensor;
  /** Each channel of each sample centred and scaled. */
  function instance_norm(input: Like, weight: Like | null, bias: Like | null, running_mean: Like | null, running_var: Like | null, use_input_stats: boolean, momentum: int, options: { eps: int; cudnn_enabled: boolean }): Tensor;
  /** Each channel of each sample centred and scaled. */
  function instance_norm(input: Like, weight: Like | null, bias: Like | null, running_mean: Like | null, running_var: Like | null, use_input_stats: boolean, options: { momentum: int; eps: int; cudnn_enabled: boolean }): Tensor;
  /** Each channel of each sample centred and scaled. */
  function instance_norm(input: Like, weight: Like | null, bias: Like | null, running_mean: Like | null, running_var: Like | null, options: { use_input_stats: boolean; momentum: int; eps: int; cudnn_enabled: boolean }): Tensor;
  /** Each channel of each sample centred and scaled. */
  function instance_norm(input: Like, weight: Like | null, bias: Like | null, running_mean: Like | null, options: { running_var: Like | null; use_input_stats: boolean; momentum: int; eps: int; cudnn_enabled: boolean }): Tensor;
  /** Each channel of each sample centred and scaled. */
  function instance_norm(input: Like, weight: Like | null, bias: Like | null, options: { running_mean: Like | null; running_var: Like | null; use_input_stats: boolean; momentum: int; eps: int; cudnn_enabled: boolean }): Tensor;
  /** Each channel of each sample centred and scaled. */
  function instance_norm(input: Like, weight: Like | null, options: { bias: Like | null; running_mean: Like | null; running_var: Like | null; use_input_stats: boolean; momentum: int; eps: int; cudnn_enabled: boolean }): Tensor;
  /** Each channel of each sample centred and scaled. */
  function instance_norm(input: Like, options: { weight: Like | null; bias: Like | null; running_mean: Like | null; running_var: Like | null; use_input_stats: boolean; momentum: int; eps: int; cudnn_enabled: boolean }): Tensor;
  /** The inverse of a square matrix. */
  function inverse(self: Like): Tensor;
  /** Whether both agree within `atol` plus `rtol` times the magnitude of the second. */
  function isclose(self: Like, other: Like, rtol?: int, atol?: int, equal_nan?: boolean): Tensor;
  /** Whether both agree within `atol` plus `rtol` times the magnitude of the second. */
  function isclose(self: Like, other: Like, rtol?: int, atol?: int, options?: { equal_nan?: boolean }): Tensor;
  /** Whether both agree within `atol` plus `rtol` times the magnitude of the second. */
  function isclose(self: Like, other: Like, rtol?: int, options?: { atol?: int; equal_nan?: boolean }): Tensor;
  /** Whether both agree within `atol` plus `rtol` times the magnitude of the second. */
  function isclose(self: Like, other: Like, options?: { rtol?: int; atol?: int; equal_nan?: boolean }): Tensor;
  /** Whether both agree within `atol` plus `rtol` times the magnitude of the second. */
  function isclose(self: Like, options: { other: Like; rtol?: int; atol?: int; equal_nan?: boolean }): Tensor;
  /** Whether each element is a finite number. */
  function isfinite(self: Like): Tensor;
  /** Which elements are among the others; with `invert`, which are not. */
  function isin(elements: Like, test_elements: Like, options?: { assume_unique?: boolean; invert?: boolean }): Tensor;
  /** Which elements are among the others; with `invert`, which are not. */
  function isin(elements: Like, options: { test_elements: Like; assume_unique?: boolean; invert?: boolean }): Tensor;
  /** Which elements are among the others; with `invert`, which are not. */
  function isin(elements: Like, test_element: Scalar, options?: { assume_unique?: boolean; invert?: boolean }): Tensor;
  /** Which elements are among the others; with `invert`, which are not. */
  function isin(elements: Like, options: { test_element: Scalar; assume_unique?: boolean; invert?: boolean }): Tensor;
  /** Which elements are among the others; with `invert`, which are not. */
  function isin(element: Scalar, test_elements: Like, options?: { assume_unique?: boolean; invert?: boolean }): Tensor;
  /** Which elements are among the others; with `invert`, which are not. */
  function isin(element: Scalar, options: { test_elements: Like; assume_unique?: boolean; invert?: boolean }): Tensor;
  /** Which elements are among the others; with `invert`, which are not. */
  function isin(options: { element: Scalar; test_elements: Like; assume_unique?: boolean; invert?: boolean }): Tensor;
  /** Whether each element is infinite. */
  function isinf(self: Like): Tensor;
  /** Whether each element is NaN. */
  function isnan(self: Like): Tensor;
  /** Whether each element is minus infinity. */
  function isneginf(self: Like): Tensor;
  /** Whether each element is plus infinity. */
  function isposinf(self: Like): Tensor;
  /** Whether each element is a real number. */
  function isreal(self: Like): Tensor;
  /** Kullback–Leibler divergence of a target from log-probabilities; `reduction` is a number. */
  function kl_div(self: Like, target: Like, reduction?: int, options?: { log_target?: boolean }): Tensor;
  /** Kullback–Leibler divergence of a target from log-probabilities; `reduction` is a number. */
  function kl_div(self: Like, target: Like, options?: { reduction?: int; log_target?: boolean }): Tensor;
  /** Kullback–Leibler divergence of a target from log-probabilities; `reduction` is a number. */
  function kl_div(self: Like, options: { target: Like; reduction?: int; log_target?: boolean }): Tensor;
  /** Kronecker's product: every element of one times the whole of the other. */
  function kron(self: Like, other: Like): Tensor;
  /** Kronecker's product: every element of one times the whole of the other. */
  function kron(self: Like, options: { other: Like }): Tensor;
  /** The k-th smallest element along a dimension, with its index. */
  function kthvalue(self: Like, k: int, dim?: int, keepdim?: boolean): Named<'values' | 'indices'>;
  /** The k-th smallest element along a dimension, with its index. */
  function kthvalue(self: Like, k: int, dim?: int, options?: { keepdim?: boolean }): Named<'values' | 'indices'>;
  /** The k-th smallest element along a dimension, with its index. */
  function kthvalue(self: Like, k: int, options?: { dim?: int; keepdim?: boolean }): Named<'values' | 'indices'>;
  /** The k-th smallest element along a dimension, with its index. */
  function kthvalue(self: Like, options: { k: int; dim?: int; keepdim?: boolean }): Named<'values' | 'indices'>;
  /** The last dimensions, of the size `normalized_shape`, centred and scaled together. */
  function layer_norm(input: Like, normalized_shape: readonly int[], weight?: Like | null, bias?: Like | null, eps?: int, cudnn_enable?: boolean): Tensor;
  /** The last dimensions, of the size `normalized_shape`, centred and scaled together. */
  function layer_norm(input: Like, normalized_shape: readonly int[], weight?: Like | null, bias?: Like | null, eps?: int, options?: { cudnn_enable?: boolean }): Tensor;
  /** The last dimensions, of the size `normalized_shape`, centred and scaled together. */
  function layer_norm(input: Like, normalized_shape: readonly int[], weight?: Like | null, bias?: Like | null, options?: { eps?: int; cudnn_enable?: boolean }): Tensor;
  /** The last dimensions, of the size `normalized_shape`, centred and scaled together. */
  function layer_norm(input: Like, normalized_shape: readonly int[], weight?: Like | null, options?: { bias?: Like | null; eps?: int; cudnn_enable?: boolean }): Tensor;
  /** The last dimensions, of the size `normalized_shape`, centred and scaled together. */
  function layer_norm(input: Like, normalized_shape: readonly int[], options?: { weight?: Like | null; bias?: Like | null; eps?: int; cudnn_enable?: boolean }): Tensor;
  /** The last dimensions, of the size `normalized_shape`, centred and scaled together. */
  function layer_norm(input: Like, options: { normalized_shape: readonly int[]; weight?: Like | null; bias?: Like | null; eps?: int; cudnn_enable?: boolean }): Tensor;
  /** The least common multiple of both. */
  function lcm(self: Like, other: Like): Tensor;
  /** The least common multiple of both. */
  function lcm(self: Like, options: { other: Like }): Tensor;
  /** The least common multiple of both. In place. */
  function lcm_(self: Like, other: Like): Tensor;
  /** The least common multiple of both. In place. */
  function lcm_(self: Like, options: { other: Like }): Tensor;
  /** The first times 2 to the power of the second. */
  function ldexp(self: Like, other: Like): Tensor;
  /** The first times 2 to the power of the second. */
  function ldexp(self: Like, options: { other: Like }): Tensor;
  /** The first times 2 to the power of the second. In place. */
  function ldexp_(self: Like, other: Like): Tensor;
  /** The first times 2 to the power of the second. In place. */
  function ldexp_(self: Like, options: { other: Like }): Tensor;
  /** Whether the first is smaller or equal. */
  function le(self: Like, other: Like): Tensor;
  /** Whether the first is smaller or equal. */
  function le(self: Like, other: Scalar): Tensor;
  /** Whether the first is smaller or equal. */
  function le(self: Like, options: { other: Like }): Tensor;
  /** Whether the first is smaller or equal. */
  function le(self: Like, options: { other: Scalar }): Tensor;
  /** Whether the first is smaller or equal. */
  function less_equal(self: Like, other: Like): Tensor;
  /** Whether the first is smaller or equal. */
  function less_equal(self: Like, other: Scalar): Tensor;
  /** Whether the first is smaller or equal. */
  function less_equal(self: Like, options: { other: Like }): Tensor;
  /** Whether the first is smaller or equal. */
  function less_equal(self: Like, options: { other: Scalar }): Tensor;
  /** From the first to the second by the weight. */
  function lerp(self: Like, end: Like, weight: Like): Tensor;
  /** From the first to the second by the weight. */
  function lerp(self: Like, end: Like, options: { weight: Like }): Tensor;
  /** From the first to the second by the weight. */
  function lerp(self: Like, end: Like, weight: Scalar): Tensor;
  /** From the first to the second by the weight. */
  function lerp(self: Like, end: Like, options: { weight: Scalar }): Tensor;
  /** From the first to the second by the weight. */
  function lerp(self: Like, options: { end: Like; weight: Like }): Tensor;
  /** From the first to the second by the weight. */
  function lerp(self: Like, options: { end: Like; weight: Scalar }): Tensor;
  /** The logarithm of the magnitude of the gamma function. */
  function lgamma(self: Like): Tensor;
  /** `steps` numbers from `start` to `end`, equally far apart. */
  function linspace(start: Scalar, end: Scalar, steps: int, options?: { dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** `steps` numbers from `start` to `end`, equally far apart. */
  function linspace(start: Scalar, end: Scalar, options: { steps: int; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** `steps` numbers from `start` to `end`, equally far apart. */
  function linspace(start: Scalar, options: { end: Scalar; steps: int; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** `steps` numbers from `start` to `end`, equally far apart. */
  function linspace(start: Like, end: Like, steps: int, options?: { dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** `steps` numbers from `start` to `end`, equally far apart. */
  function linspace(start: Like, end: Like, options: { steps: int; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** `steps` numbers from `start` to `end`, equally far apart. */
  function linspace(start: Like, options: { end: Like; steps: int; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** `steps` numbers from `start` to `end`, equally far apart. */
  function linspace(options: { start: Scalar; end: Scalar; steps: int; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Natural logarithm of each element. */
  function log(self: Like): Tensor;
  /** Natural logarithm of each element. In place. */
  function log_(self: Like): Tensor;
  /** Logarithm to the base 10 of each element. */
  function log10(self: Like): Tensor;
  /** Logarithm to the base 10 of each element. In place. */
  function log10_(self: Like): Tensor;
  /** Natural logarithm of one plus each element. */
  function log1p(self: Like): Tensor;
  /** Natural logarithm of one plus each element. In place. */
  function log1p_(self: Like): Tensor;
  /** Logarithm to the base 2 of each element. */
  function log2(self: Like): Tensor;
  /** Logarithm to the base 2 of each element. In place. */
  function log2_(self: Like): Tensor;
  /** Logarithm of the exponentials divided by their sum along a dimension. */
  function log_softmax(self: Like, dim: int, dtype?: dtype | null): Tensor;
  /** Logarithm of the exponentials divided by their sum along a dimension. */
  function log_softmax(self: Like, dim: int, options?: { dtype?: dtype | null }): Tensor;
  /** Logarithm of the exponentials divided by their sum along a dimension. */
  function log_softmax(self: Like, options: { dim: int; dtype?: dtype | null }): Tensor;
  /** Logarithm of the sum of the exponentials of both. */
  function logaddexp(self: Like, other: Like): Tensor;
  /** Logarithm of the sum of the exponentials of both. */
  function logaddexp(self: Like, options: { other: Like }): Tensor;
  /** Logarithm to the base 2 of the sum of both powers of 2. */
  function logaddexp2(self: Like, other: Like): Tensor;
  /** Logarithm to the base 2 of the sum of both powers of 2. */
  function logaddexp2(self: Like, options: { other: Like }): Tensor;
  /** Logarithms of running sums of exponentials along a dimension. */
  function logcumsumexp(self: Like, dim: int): Tensor;
  /** Logarithms of running sums of exponentials along a dimension. */
  function logcumsumexp(self: Like, options: { dim: int }): Tensor;
  /** Logarithm of the determinant; NaN where that is negative. */
  function logdet(self: Like): Tensor;
  /** Whether both are not 0. */
  function logical_and(self: Like, other: Like): Tensor;
  /** Whether both are not 0. */
  function logical_and(self: Like, options: { other: Like }): Tensor;
  /** Whether each element is 0. */
  function logical_not(self: Like): Tensor;
  /** Whether each element is 0. In place. */
  function logical_not_(self: Like): Tensor;
  /** Whether one of both is not 0. */
  function logical_or(self: Like, other: Like): Tensor;
  /** Whether one of both is not 0. */
  function logical_or(self: Like, options: { other: Like }): Tensor;
  /** Whether exactly one of both is not 0. */
  function logical_xor(self: Like, other: Like): Tensor;
  /** Whether exactly one of both is not 0. */
  function logical_xor(self: Like, options: { other: Like }): Tensor;
  /** The inverse of the logistic function; with `eps`, of the operand clamped to [eps, 1 - eps]. */
  function logit(self: Like, eps?: int | null): Tensor;
  /** The inverse of the logistic function; with `eps`, of the operand clamped to [eps, 1 - eps]. */
  function logit(self: Like, options?: { eps?: int | null }): Tensor;
  /** The inverse of the logistic function; with `eps`, of the operand clamped to [eps, 1 - eps]. In place. */
  function logit_(self: Like, eps?: int | null): Tensor;
  /** The inverse of the logistic function; with `eps`, of the operand clamped to [eps, 1 - eps]. In place. */
  function logit_(self: Like, options?: { eps?: int | null }): Tensor;
  /** `base` to `steps` exponents from `start` to `end`, which are equally far apart. */
  function logspace(start: Scalar, end: Scalar, steps: int, base?: int, options?: { dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** `base` to `steps` exponents from `start` to `end`, which are equally far apart. */
  function logspace(start: Scalar, end: Scalar, steps: int, options?: { base?: int; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** `base` to `steps` exponents from `start` to `end`, which are equally far apart. */
  function logspace(start: Scalar, end: Scalar, options: { steps: int; base?: int; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** `base` to `steps` exponents from `start` to `end`, which are equally far apart. */
  function logspace(start: Scalar, options: { end: Scalar; steps: int; base?: int; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** `base` to `steps` exponents from `start` to `end`, which are equally far apart. */
  function logspace(options: { start: Scalar; end: Scalar; steps: int; base?: int; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Logarithm of the sum of exponentials along dimensions. */
  function logsumexp(self: Like, dim: ints, keepdim?: boolean): Tensor;
  /** Logarithm of the sum of exponentials along dimensions. */
  function logsumexp(self: Like, dim: ints, options?: { keepdim?: boolean }): Tensor;
  /** Logarithm of the sum of exponentials along dimensions. */
  function logsumexp(self: Like, options: { dim: ints; keepdim?: boolean }): Tensor;
  /** One step of a cell of long short-term memory: its new state and its new memory. */
  function lstm_cell(input: Like, hx: readonly Like[], w_ih: Like, w_hh: Like, b_ih?: Like | null, b_hh?: Like | null): [Tensor, Tensor];
  /** One step of a cell of long short-term memory: its new state and its new memory. */
  function lstm_cell(input: Like, hx: readonly Like[], w_ih: Like, w_hh: Like, b_ih?: Like | null, options?: { b_hh?: Like | null }): [Tensor, Tensor];
  /** One step of a cell of long short-term memory: its new state and its new memory. */
  function lstm_cell(input: Like, hx: readonly Like[], w_ih: Like, w_hh: Like, options?: { b_ih?: Like | null; b_hh?: Like | null }): [Tensor, Tensor];
  /** One step of a cell of long short-term memory: its new state and its new memory. */
  function lstm_cell(input: Like, hx: readonly Like[], w_ih: Like, options: { w_hh: Like; b_ih?: Like | null; b_hh?: Like | null }): [Tensor, Tensor];
  /** One step of a cell of long short-term memory: its new state and its new memory. */
  function lstm_cell(input: Like, hx: readonly Like[], options: { w_ih: Like; w_hh: Like; b_ih?: Like | null; b_hh?: Like | null }): [Tensor, Tensor];
  /** One step of a cell of long short-term memory: its new state and its new memory. */
  function lstm_cell(input: Like, options: { hx: readonly Like[]; w_ih: Like; w_hh: Like; b_ih?: Like | null; b_hh?: Like | null }): [Tensor, Tensor];
  /** Whether the first is smaller. */
  function lt(self: Like, other: Like): Tensor;
  /** Whether the first is smaller. */
  function lt(self: Like, other: Scalar): Tensor;
  /** Whether the first is smaller. */
  function lt(self: Like, options: { other: Like }): Tensor;
  /** Whether the first is smaller. */
  function lt(self: Like, options: { other: Scalar }): Tensor;
  /** Whether the first is smaller. */
  function less(self: Like, other: Like): Tensor;
  /** Whether the first is smaller. */
  function less(self: Like, other: Scalar): Tensor;
  /** Whether the first is smaller. */
  function less(self: Like, options: { other: Like }): Tensor;
  /** Whether the first is smaller. */
  function less(self: Like, options: { other: Scalar }): Tensor;
  /** L and U in one matrix, and the rows that were exchanged; superseded by linalg.lu_factor. */
  function lu(self: Like, pivot?: boolean, get_infos?: boolean): any;
  /** L and U in one matrix, and the rows that were exchanged; superseded by linalg.lu_factor. */
  function lu(self: Like, pivot?: boolean, options?: { get_infos?: boolean }): any;
  /** L and U in one matrix, and the rows that were exchanged; superseded by linalg.lu_factor. */
  function lu(self: Like, options?: { pivot?: boolean; get_infos?: boolean }): any;
  /** X with A·X = B, from the factors of A; superseded by linalg.lu_solve. */
  function lu_solve(self: Like, LU_data: Like, LU_pivots: Like): Tensor;
  /** X with A·X = B, from the factors of A; superseded by linalg.lu_solve. */
  function lu_solve(self: Like, LU_data: Like, options: { LU_pivots: Like }): Tensor;
  /** X with A·X = B, from the factors of A; superseded by linalg.lu_solve. */
  function lu_solve(self: Like, options: { LU_data: Like; LU_pivots: Like }): Tensor;
  /** P, L and U from what linalg.lu_factor gives. */
  function lu_unpack(LU_data: Like, LU_pivots: Like, unpack_data?: boolean, unpack_pivots?: boolean): Named<'P' | 'L' | 'U'>;
  /** P, L and U from what linalg.lu_factor gives. */
  function lu_unpack(LU_data: Like, LU_pivots: Like, unpack_data?: boolean, options?: { unpack_pivots?: boolean }): Named<'P' | 'L' | 'U'>;
  /** P, L and U from what linalg.lu_factor gives. */
  function lu_unpack(LU_data: Like, LU_pivots: Like, options?: { unpack_data?: boolean; unpack_pivots?: boolean }): Named<'P' | 'L' | 'U'>;
  /** P, L and U from what linalg.lu_factor gives. */
  function lu_unpack(LU_data: Like, options: { LU_pivots: Like; unpack_data?: boolean; unpack_pivots?: boolean }): Named<'P' | 'L' | 'U'>;
  /** The first of target 1 should be larger by a margin, that of -1 smaller; `reduction` is a number. */
  function margin_ranking_loss(input1: Like, input2: Like, target: Like, margin?: int, reduction?: int): Tensor;
  /** The first of target 1 should be larger by a margin, that of -1 smaller; `reduction` is a number. */
  function margin_ranking_loss(input1: Like, input2: Like, target: Like, margin?: int, options?: { reduction?: int }): Tensor;
  /** The first of target 1 should be larger by a margin, that of -1 smaller; `reduction` is a number. */
  function margin_ranking_loss(input1: Like, input2: Like, target: Like, options?: { margin?: int; reduction?: int }): Tensor;
  /** The first of target 1 should be larger by a margin, that of -1 smaller; `reduction` is a number. */
  function margin_ranking_loss(input1: Like, input2: Like, options: { target: Like; margin?: int; reduction?: int }): Tensor;
  /** The first of target 1 should be larger by a margin, that of -1 smaller; `reduction` is a number. */
  function margin_ranking_loss(input1: Like, options: { input2: Like; target: Like; margin?: int; reduction?: int }): Tensor;
  /** The value where the mask is true, else the element. */
  function masked_fill(self: Like, mask: Like, value: Scalar): Tensor;
  /** The value where the mask is true, else the element. */
  function masked_fill(self: Like, mask: Like, options: { value: Scalar }): Tensor;
  /** The value where the mask is true, else the element. */
  function masked_fill(self: Like, mask: Like, value: Like): Tensor;
  /** The value where the mask is true, else the element. */
  function masked_fill(self: Like, mask: Like, options: { value: Like }): Tensor;
  /** The value where the mask is true, else the element. */
  function masked_fill(self: Like, options: { mask: Like; value: Scalar }): Tensor;
  /** The value where the mask is true, else the element. */
  function masked_fill(self: Like, options: { mask: Like; value: Like }): Tensor;
  /** The elements of the source, one after the other, where the mask is true. */
  function masked_scatter(self: Like, mask: Like, source: Like): Tensor;
  /** The elements of the source, one after the other, where the mask is true. */
  function masked_scatter(self: Like, mask: Like, options: { source: Like }): Tensor;
  /** The elements of the source, one after the other, where the mask is true. */
  function masked_scatter(self: Like, options: { mask: Like; source: Like }): Tensor;
  /** The elements where the mask is true, one after the other. */
  function masked_select(self: Like, mask: Like): Tensor;
  /** The elements where the mask is true, one after the other. */
  function masked_select(self: Like, options: { mask: Like }): Tensor;
  /** Product of vectors, matrices, or batches of matrices, by their dimensions. */
  function matmul(self: Like, other: Like): Tensor;
  /** Product of vectors, matrices, or batches of matrices, by their dimensions. */
  function matmul(self: Like, options: { other: Like }): Tensor;
  /** The exponential of a square matrix, I + A + A²/2 + … of all powers. */
  function matrix_exp(self: Like): Tensor;
  /** A matrix multiplied with itself, or its inverse, n times. */
  function matrix_power(self: Like, n: int): Tensor;
  /** A matrix multiplied with itself, or its inverse, n times. */
  function matrix_power(self: Like, options: { n: int }): Tensor;
  /** The largest element, the largest along a dimension with its index, or the larger of both. */
  function max(self: Like, dim: int, keepdim?: boolean): Tensor & Named<'values' | 'indices'>;
  /** The largest element, the largest along a dimension with its index, or the larger of both. */
  function max(self: Like, dim: int, options?: { keepdim?: boolean }): Tensor & Named<'values' | 'indices'>;
  /** The largest element, the largest along a dimension with its index, or the larger of both. */
  function max(self: Like): Tensor;
  /** The largest element, the largest along a dimension with its index, or the larger of both. */
  function max(self: Like, other: Like): Tensor;
  /** The largest element, the largest along a dimension with its index, or the larger of both. */
  function max(self: Like, options: { other: Like }): Tensor;
  /** The largest element, the largest along a dimension with its index, or the larger of both. */
  function max(self: Like, options: { dim: int; keepdim?: boolean }): Named<'values' | 'indices'>;
  /** The largest element of each window of a signal. */
  function max_pool1d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, dilation?: ints, ceil_mode?: boolean): Tensor;
  /** The largest element of each window of a signal. */
  function max_pool1d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, dilation?: ints, options?: { ceil_mode?: boolean }): Tensor;
  /** The largest element of each window of a signal. */
  function max_pool1d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, options?: { dilation?: ints; ceil_mode?: boolean }): Tensor;
  /** The largest element of each window of a signal. */
  function max_pool1d(self: Like, kernel_size: ints, stride?: ints | null, options?: { padding?: ints; dilation?: ints; ceil_mode?: boolean }): Tensor;
  /** The largest element of each window of a signal. */
  function max_pool1d(self: Like, kernel_size: ints, options?: { stride?: ints | null; padding?: ints; dilation?: ints; ceil_mode?: boolean }): Tensor;
  /** The largest element of each window of a signal. */
  function max_pool1d(self: Like, options: { kernel_size: ints; stride?: ints | null; padding?: ints; dilation?: ints; ceil_mode?: boolean }): Tensor;
  /** The largest element of each window of a signal, and its index. */
  function max_pool1d_with_indices(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, dilation?: ints, ceil_mode?: boolean): [Tensor, Tensor];
  /** The largest element of each window of a signal, and its index. */
  function max_pool1d_with_indices(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, dilation?: ints, options?: { ceil_mode?: boolean }): [Tensor, Tensor];
  /** The largest element of each window of a signal, and its index. */
  function max_pool1d_with_indices(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, options?: { dilation?: ints; ceil_mode?: boolean }): [Tensor, Tensor];
  /** The largest element of each window of a signal, and its index. */
  function max_pool1d_with_indices(self: Like, kernel_size: ints, stride?: ints | null, options?: { padding?: ints; dilation?: ints; ceil_mode?: boolean }): [Tensor, Tensor];
  /** The largest element of each window of a signal, and its index. */
  function max_pool1d_with_indices(self: Like, kernel_size: ints, options?: { stride?: ints | null; padding?: ints; dilation?: ints; ceil_mode?: boolean }): [Tensor, Tensor];
  /** The largest element of each window of a signal, and its index. */
  function max_pool1d_with_indices(self: Like, options: { kernel_size: ints; stride?: ints | null; padding?: ints; dilation?: ints; ceil_mode?: boolean }): [Tensor, Tensor];
  /** The largest element of each window of an image. */
  function max_pool2d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, dilation?: ints, ceil_mode?: boolean): Tensor;
  /** The largest element of each window of an image. */
  function max_pool2d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, dilation?: ints, options?: { ceil_mode?: boolean }): Tensor;
  /** The largest element of each window of an image. */
  function max_pool2d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, options?: { dilation?: ints; ceil_mode?: boolean }): Tensor;
  /** The largest element of each window of an image. */
  function max_pool2d(self: Like, kernel_size: ints, stride?: ints | null, options?: { padding?: ints; dilation?: ints; ceil_mode?: boolean }): Tensor;
  /** The largest element of each window of an image. */
  function max_pool2d(self: Like, kernel_size: ints, options?: { stride?: ints | null; padding?: ints; dilation?: ints; ceil_mode?: boolean }): Tensor;
  /** The largest element of each window of an image. */
  function max_pool2d(self: Like, options: { kernel_size: ints; stride?: ints | null; padding?: ints; dilation?: ints; ceil_mode?: boolean }): Tensor;
  /** The largest element of each window of a volume. */
  function max_pool3d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, dilation?: ints, ceil_mode?: boolean): Tensor;
  /** The largest element of each window of a volume. */
  function max_pool3d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, dilation?: ints, options?: { ceil_mode?: boolean }): Tensor;
  /** The largest element of each window of a volume. */
  function max_pool3d(self: Like, kernel_size: ints, stride?: ints | null, padding?: ints, options?: { dilation?: ints; ceil_mode?: boolean }): Tensor;
  /** The largest element of each window of a volume. */
  function max_pool3d(self: Like, kernel_size: ints, stride?: ints | null, options?: { padding?: ints; dilation?: ints; ceil_mode?: boolean }): Tensor;
  /** The largest element of each window of a volume. */
  function max_pool3d(self: Like, kernel_size: ints, options?: { stride?: ints | null; padding?: ints; dilation?: ints; ceil_mode?: boolean }): Tensor;
  /** The largest element of each window of a volume. */
  function max_pool3d(self: Like, options: { kernel_size: ints; stride?: ints | null; padding?: ints; dilation?: ints; ceil_mode?: boolean }): Tensor;
  /** The larger of both; NaN wins. */
  function maximum(self: Like, other: Like): Tensor;
  /** The larger of both; NaN wins. */
  function maximum(self: Like, options: { other: Like }): Tensor;
  /** Mean of all elements, or along dimensions. */
  function mean(self: Like, dim: ints | null, keepdim?: boolean, options?: { dtype?: dtype | null }): Tensor;
  /** Mean of all elements, or along dimensions. */
  function mean(self: Like, dim: ints | null, options?: { keepdim?: boolean; dtype?: dtype | null }): Tensor;
  /** Mean of all elements, or along dimensions. */
  function mean(self: Like, options?: { dtype?: dtype | null }): Tensor;
  /** Mean of all elements, or along dimensions. */
  function mean(self: Like, options: { dim: ints | null; keepdim?: boolean; dtype?: dtype | null }): Tensor;
  /** The median, the lower of two, of all elements or along a dimension with its index. */
  function median(self: Like): Tensor;
  /** The median, the lower of two, of all elements or along a dimension with its index. */
  function median(self: Like, dim: int, keepdim?: boolean): Named<'values' | 'indices'>;
  /** The median, the lower of two, of all elements or along a dimension with its index. */
  function median(self: Like, dim: int, options?: { keepdim?: boolean }): Named<'values' | 'indices'>;
  /** The median, the lower of two, of all elements or along a dimension with its index. */
  function median(self: Like, options: { dim: int; keepdim?: boolean }): Named<'values' | 'indices'>;
  /** Grids of coordinates: each vector along a dimension of its own; with `indexing='xy'`, the first two exchanged. */
  function meshgrid(tensors?: readonly Like[], options?: { indexing?: string | null }): Tensor[];
  /** Grids of coordinates: each vector along a dimension of its own; with `indexing='xy'`, the first two exchanged. */
  function meshgrid(...tensors: Like[]): Tensor[];
  /** Grids of coordinates: each vector along a dimension of its own; with `indexing='xy'`, the first two exchanged. */
  function meshgrid(...args: [...tensors: Like[], options: { indexing?: string | null }]): Tensor[];
  /** Grids of coordinates: each vector along a dimension of its own; with `indexing='xy'`, the first two exchanged. */
  function meshgrid(options?: { tensors?: readonly Like[]; indexing?: string | null }): Tensor[];
  /** The smallest element, the smallest along a dimension with its index, or the smaller of both. */
  function min(self: Like, dim: int, keepdim?: boolean): Tensor & Named<'values' | 'indices'>;
  /** The smallest element, the smallest along a dimension with its index, or the smaller of both. */
  function min(self: Like, dim: int, options?: { keepdim?: boolean }): Tensor & Named<'values' | 'indices'>;
  /** The smallest element, the smallest along a dimension with its index, or the smaller of both. */
  function min(self: Like): Tensor;
  /** The smallest element, the smallest along a dimension with its index, or the smaller of both. */
  function min(self: Like, other: Like): Tensor;
  /** The smallest element, the smallest along a dimension with its index, or the smaller of both. */
  function min(self: Like, options: { other: Like }): Tensor;
  /** The smallest element, the smallest along a dimension with its index, or the smaller of both. */
  function min(self: Like, options: { dim: int; keepdim?: boolean }): Named<'values' | 'indices'>;
  /** The smaller of both; NaN wins. */
  function minimum(self: Like, other: Like): Tensor;
  /** The smaller of both; NaN wins. */
  function minimum(self: Like, options: { other: Like }): Tensor;
  /** Product of two matrices. */
  function mm(self: Like, mat2: Like): Tensor;
  /** Product of two matrices. */
  function mm(self: Like, options: { mat2: Like }): Tensor;
  /** The most frequent element along a dimension, the smallest of several, with its index. */
  function mode(self: Like, dim?: int, keepdim?: boolean): Named<'values' | 'indices'>;
  /** The most frequent element along a dimension, the smallest of several, with its index. */
  function mode(self: Like, dim?: int, options?: { keepdim?: boolean }): Named<'values' | 'indices'>;
  /** The most frequent element along a dimension, the smallest of several, with its index. */
  function mode(self: Like, options?: { dim?: int; keepdim?: boolean }): Named<'values' | 'indices'>;
  /** Dimensions moved to other places; the others keep their order. */
  function movedim(self: Like, source: int, destination: int): Tensor;
  /** Dimensions moved to other places; the others keep their order. */
  function movedim(self: Like, source: int, options: { destination: int }): Tensor;
  /** Dimensions moved to other places; the others keep their order. */
  function movedim(self: Like, source: readonly int[], destination: readonly int[]): Tensor;
  /** Dimensions moved to other places; the others keep their order. */
  function movedim(self: Like, source: readonly int[], options: { destination: readonly int[] }): Tensor;
  /** Dimensions moved to other places; the others keep their order. */
  function movedim(self: Like, options: { source: int; destination: int }): Tensor;
  /** Dimensions moved to other places; the others keep their order. */
  function movedim(self: Like, options: { source: readonly int[]; destination: readonly int[] }): Tensor;
  /** Dimensions moved to other places; the others keep their order. */
  function moveaxis(self: Like, source: int, destination: int): Tensor;
  /** Dimensions moved to other places; the others keep their order. */
  function moveaxis(self: Like, source: int, options: { destination: int }): Tensor;
  /** Dimensions moved to other places; the others keep their order. */
  function moveaxis(self: Like, source: readonly int[], destination: readonly int[]): Tensor;
  /** Dimensions moved to other places; the others keep their order. */
  function moveaxis(self: Like, source: readonly int[], options: { destination: readonly int[] }): Tensor;
  /** Dimensions moved to other places; the others keep their order. */
  function moveaxis(self: Like, options: { source: int; destination: int }): Tensor;
  /** Dimensions moved to other places; the others keep their order. */
  function moveaxis(self: Like, options: { source: readonly int[]; destination: readonly int[] }): Tensor;
  /** The elements in order along the first dimension. */
  function msort(self: Like): Tensor;
  /** Product of both. */
  function mul(self: Operand, other: Operand): Tensor;
  /** Product of both. */
  function mul(self: Operand, options: { other: Operand }): Tensor;
  /** Product of both. */
  function multiply(self: Operand, other: Operand): Tensor;
  /** Product of both. */
  function multiply(self: Operand, options: { other: Operand }): Tensor;
  /** Indices drawn with the probabilities in each row, which need not add up to 1. */
  function multinomial(self: Like, num_samples: int, replacement?: boolean, options?: { generator?: Generator | null }): Tensor;
  /** Indices drawn with the probabilities in each row, which need not add up to 1. */
  function multinomial(self: Like, num_samples: int, options?: { replacement?: boolean; generator?: Generator | null }): Tensor;
  /** Indices drawn with the probabilities in each row, which need not add up to 1. */
  function multinomial(self: Like, options: { num_samples: int; replacement?: boolean; generator?: Generator | null }): Tensor;
  /** Product of a matrix and a vector. */
  function mv(self: Like, vec: Like): Tensor;
  /** Product of a matrix and a vector. */
  function mv(self: Like, options: { vec: Like }): Tensor;
  /** The logarithm of the multivariate gamma function of dimension `p`. */
  function mvlgamma(self: Like, p: int): Tensor;
  /** The logarithm of the multivariate gamma function of dimension `p`. */
  function mvlgamma(self: Like, options: { p: int }): Tensor;
  /** NaN replaced by `nan`, 0 unless given, and infinities by the largest and smallest numbers of the dtype unless given. */
  function nan_to_num(self: Like, nan?: int | null, posinf?: int | null, neginf?: int | null): Tensor;
  /** NaN replaced by `nan`, 0 unless given, and infinities by the largest and smallest numbers of the dtype unless given. */
  function nan_to_num(self: Like, nan?: int | null, posinf?: int | null, options?: { neginf?: int | null }): Tensor;
  /** NaN replaced by `nan`, 0 unless given, and infinities by the largest and smallest numbers of the dtype unless given. */
  function nan_to_num(self: Like, nan?: int | null, options?: { posinf?: int | null; neginf?: int | null }): Tensor;
  /** NaN replaced by `nan`, 0 unless given, and infinities by the largest and smallest numbers of the dtype unless given. */
  function nan_to_num(self: Like, options?: { nan?: int | null; posinf?: int | null; neginf?: int | null }): Tensor;
  /** NaN replaced by `nan`, 0 unless given, and infinities by the largest and smallest numbers of the dtype unless given. In place. */
  function nan_to_num_(self: Like, nan?: int | null, posinf?: int | null, neginf?: int | null): Tensor;
  /** NaN replaced by `nan`, 0 unless given, and infinities by the largest and smallest numbers of the dtype unless given. In place. */
  function nan_to_num_(self: Like, nan?: int | null, posinf?: int | null, options?: { neginf?: int | null }): Tensor;
  /** NaN replaced by `nan`, 0 unless given, and infinities by the largest and smallest numbers of the dtype unless given. In place. */
  function nan_to_num_(self: Like, nan?: int | null, options?: { posinf?: int | null; neginf?: int | null }): Tensor;
  /** NaN replaced by `nan`, 0 unless given, and infinities by the largest and smallest numbers of the dtype unless given. In place. */
  function nan_to_num_(self: Like, options?: { nan?: int | null; posinf?: int | null; neginf?: int | null }): Tensor;
  /** Mean of what is not NaN, of all elements or along dimensions. */
  function nanmean(self: Like, dim?: ints | null, keepdim?: boolean, options?: { dtype?: dtype | null }): Tensor;
  /** Mean of what is not NaN, of all elements or along dimensions. */
  function nanmean(self: Like, dim?: ints | null, options?: { keepdim?: boolean; dtype?: dtype | null }): Tensor;
  /** Mean of what is not NaN, of all elements or along dimensions. */
  function nanmean(self: Like, options?: { dim?: ints | null; keepdim?: boolean; dtype?: dtype | null }): Tensor;
  /** The median of what is not NaN, of all elements or along a dimension with its index. */
  function nanmedian(self: Like): Tensor;
  /** The median of what is not NaN, of all elements or along a dimension with its index. */
  function nanmedian(self: Like, dim: int, keepdim?: boolean): Named<'values' | 'indices'>;
  /** The median of what is not NaN, of all elements or along a dimension with its index. */
  function nanmedian(self: Like, dim: int, options?: { keepdim?: boolean }): Named<'values' | 'indices'>;
  /** The median of what is not NaN, of all elements or along a dimension with its index. */
  function nanmedian(self: Like, options: { dim: int; keepdim?: boolean }): Named<'values' | 'indices'>;
  /** The values below which the parts `q` of what is not NaN lie, over all elements or along a dimension. */
  function nanquantile(self: Like, q: Like, dim?: int | null, keepdim?: boolean, options?: { interpolation?: string }): Tensor;
  /** The values below which the parts `q` of what is not NaN lie, over all elements or along a dimension. */
  function nanquantile(self: Like, q: Like, dim?: int | null, options?: { keepdim?: boolean; interpolation?: string }): Tensor;
  /** The values below which the parts `q` of what is not NaN lie, over all elements or along a dimension. */
  function nanquantile(self: Like, q: Like, options?: { dim?: int | null; keepdim?: boolean; interpolation?: string }): Tensor;
  /** The values below which the parts `q` of what is not NaN lie, over all elements or along a dimension. */
  function nanquantile(self: Like, q: int, dim?: int | null, keepdim?: boolean, options?: { interpolation?: string }): Tensor;
  /** The values below which the parts `q` of what is not NaN lie, over all elements or along a dimension. */
  function nanquantile(self: Like, q: int, dim?: int | null, options?: { keepdim?: boolean; interpolation?: string }): Tensor;
  /** The values below which the parts `q` of what is not NaN lie, over all elements or along a dimension. */
  function nanquantile(self: Like, q: int, options?: { dim?: int | null; keepdim?: boolean; interpolation?: string }): Tensor;
  /** The values below which the parts `q` of what is not NaN lie, over all elements or along a dimension. */
  function nanquantile(self: Like, options: { q: Like; dim?: int | null; keepdim?: boolean; interpolation?: string }): Tensor;
  /** The values below which the parts `q` of what is not NaN lie, over all elements or along a dimension. */
  function nanquantile(self: Like, options: { q: int; dim?: int | null; keepdim?: boolean; interpolation?: string }): Tensor;
  /** Sum in which NaN counts as 0, of all elements or along dimensions. */
  function nansum(self: Like, dim?: ints | null, keepdim?: boolean, options?: { dtype?: dtype | null }): Tensor;
  /** Sum in which NaN counts as 0, of all elements or along dimensions. */
  function nansum(self: Like, dim?: ints | null, options?: { keepdim?: boolean; dtype?: dtype | null }): Tensor;
  /** Sum in which NaN counts as 0, of all elements or along dimensions. */
  function nansum(self: Like, options?: { dim?: ints | null; keepdim?: boolean; dtype?: dtype | null }): Tensor;
  /** `length` parts from `start` on, along a dimension. */
  function narrow(self: Like, dim: int, start: int, length: int): Tensor;
  /** `length` parts from `start` on, along a dimension. */
  function narrow(self: Like, dim: int, start: int, options: { length: int }): Tensor;
  /** `length` parts from `start` on, along a dimension. */
  function narrow(self: Like, dim: int, options: { start: int; length: int }): Tensor;
  /** `length` parts from `start` on, along a dimension. */
  function narrow(self: Like, dim: int, start: Like, length: int): Tensor;
  /** `length` parts from `start` on, along a dimension. */
  function narrow(self: Like, dim: int, start: Like, options: { length: int }): Tensor;
  /** `length` parts from `start` on, along a dimension. */
  function narrow(self: Like, dim: int, options: { start: Like; length: int }): Tensor;
  /** `length` parts from `start` on, along a dimension. */
  function narrow(self: Like, options: { dim: int; start: int; length: int }): Tensor;
  /** `length` parts from `start` on, along a dimension. */
  function narrow(self: Like, options: { dim: int; start: Like; length: int }): Tensor;
  /** Channels of several groups in turn, without a derivative. */
  function native_channel_shuffle(self: Like, groups: int): Tensor;
  /** Channels of several groups in turn, without a derivative. */
  function native_channel_shuffle(self: Like, options: { groups: int }): Tensor;
  /** Whether both differ. */
  function ne(self: Like, other: Like): Tensor;
  /** Whether both differ. */
  function ne(self: Like, other: Scalar): Tensor;
  /** Whether both differ. */
  function ne(self: Like, options: { other: Like }): Tensor;
  /** Whether both differ. */
  function ne(self: Like, options: { other: Scalar }): Tensor;
  /** Whether both differ. */
  function not_equal(self: Like, other: Like): Tensor;
  /** Whether both differ. */
  function not_equal(self: Like, other: Scalar): Tensor;
  /** Whether both differ. */
  function not_equal(self: Like, options: { other: Like }): Tensor;
  /** Whether both differ. */
  function not_equal(self: Like, options: { other: Scalar }): Tensor;
  /** The opposite of each element. */
  function neg(self: Like): Tensor;
  /** The opposite of each element. */
  function negative(self: Like): Tensor;
  /** The opposite of each element. In place. */
  function neg_(self: Like): Tensor;
  /** The opposite of each element. In place. */
  function negative_(self: Like): Tensor;
  /** The next number of the dtype after the first, towards the second. */
  function nextafter(self: Like, other: Like): Tensor;
  /** The next number of the dtype after the first, towards the second. */
  function nextafter(self: Like, options: { other: Like }): Tensor;
  /** xᵀ·W·y + b for each of the matrices in W. */
  function bilinear(input1: Like, input2: Like, weight: Like, bias?: Like | null): Tensor;
  /** xᵀ·W·y + b for each of the matrices in W. */
  function bilinear(input1: Like, input2: Like, weight: Like, options?: { bias?: Like | null }): Tensor;
  /** xᵀ·W·y + b for each of the matrices in W. */
  function bilinear(input1: Like, input2: Like, options: { weight: Like; bias?: Like | null }): Tensor;
  /** xᵀ·W·y + b for each of the matrices in W. */
  function bilinear(input1: Like, options: { input2: Like; weight: Like; bias?: Like | null }): Tensor;
  /** The coordinates of the elements that are not 0, one row for each; with `as_tuple`, a tensor for each dimension. */
  function nonzero(self: Like): Tensor;
  /** The coordinates of the elements that are not 0, one row for each; with `as_tuple`, a tensor for each dimension. */
  function nonzero(self: Like, options: { as_tuple: boolean }): Tensor[];
  /** Length in the norm of this order, over all elements or along dimensions; `fro` and `nuc` are norms of matrices. */
  function norm(self: Like, p?: unknown, dim?: ints | null, keepdim?: boolean, dtype?: dtype | null): Tensor;
  /** Length in the norm of this order, over all elements or along dimensions; `fro` and `nuc` are norms of matrices. */
  function norm(self: Like, p?: unknown, dim?: ints | null, keepdim?: boolean, options?: { dtype?: dtype | null }): Tensor;
  /** Length in the norm of this order, over all elements or along dimensions; `fro` and `nuc` are norms of matrices. */
  function norm(self: Like, p?: unknown, dim?: ints | null, options?: { keepdim?: boolean; dtype?: dtype | null }): Tensor;
  /** Length in the norm of this order, over all elements or along dimensions; `fro` and `nuc` are norms of matrices. */
  function norm(self: Like, p?: unknown, options?: { dim?: ints | null; keepdim?: boolean; dtype?: dtype | null }): Tensor;
  /** Length in the norm of this order, over all elements or along dimensions; `fro` and `nuc` are norms of matrices. */
  function norm(self: Like, options?: { p?: unknown; dim?: ints | null; keepdim?: boolean; dtype?: dtype | null }): Tensor;
  /** Lengths over all dimensions but one; over all with `dim` −1. */
  function norm_except_dim(v: Like, pow?: int, dim?: int): Tensor;
  /** Lengths over all dimensions but one; over all with `dim` −1. */
  function norm_except_dim(v: Like, pow?: int, options?: { dim?: int }): Tensor;
  /** Lengths over all dimensions but one; over all with `dim` −1. */
  function norm_except_dim(v: Like, options?: { pow?: int; dim?: int }): Tensor;
  /** Random numbers, normal of this mean and standard deviation, each a number or a tensor. */
  function normal(mean: Like, std: Like, options?: { generator?: Generator | null }): Tensor;
  /** Random numbers, normal of this mean and standard deviation, each a number or a tensor. */
  function normal(mean: Like, options: { std: Like; generator?: Generator | null }): Tensor;
  /** Random numbers, normal of this mean and standard deviation, each a number or a tensor. */
  function normal(mean: Like, std?: int, options?: { generator?: Generator | null }): Tensor;
  /** Random numbers, normal of this mean and standard deviation, each a number or a tensor. */
  function normal(mean: Like, options?: { std?: int; generator?: Generator | null }): Tensor;
  /** Random numbers, normal of this mean and standard deviation, each a number or a tensor. */
  function normal(mean: int, std: Like, options?: { generator?: Generator | null }): Tensor;
  /** Random numbers, normal of this mean and standard deviation, each a number or a tensor. */
  function normal(mean: int, options: { std: Like; generator?: Generator | null }): Tensor;
  /** Random numbers, normal of this mean and standard deviation, each a number or a tensor. */
  function normal(mean: int, std: int, size: readonly int[], options?: { generator?: Generator | null; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Random numbers, normal of this mean and standard deviation, each a number or a tensor. */
  function normal(mean: int, std: int, options: { size: readonly int[]; generator?: Generator | null; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Random numbers, normal of this mean and standard deviation, each a number or a tensor. */
  function normal(mean: int, options: { std: int; size: readonly int[]; generator?: Generator | null; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Random numbers, normal of this mean and standard deviation, each a number or a tensor. */
  function normal(options: { mean: int; std: Like; generator?: Generator | null }): Tensor;
  /** Random numbers, normal of this mean and standard deviation, each a number or a tensor. */
  function normal(options: { mean: int; std: int; size: readonly int[]; generator?: Generator | null; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Sum of the singular values. */
  function nuclear_norm(self: Like, keepdim?: boolean): Tensor;
  /** Sum of the singular values. */
  function nuclear_norm(self: Like, dim: ints, keepdim?: boolean): Tensor;
  /** Sum of the singular values. */
  function nuclear_norm(self: Like, dim: ints, options?: { keepdim?: boolean }): Tensor;
  /** Sum of the singular values. */
  function nuclear_norm(self: Like, options?: { keepdim?: boolean }): Tensor;
  /** Sum of the singular values. */
  function nuclear_norm(self: Like, options: { dim: ints; keepdim?: boolean }): Tensor;
  /** A tensor of this size, all 1. */
  function ones(size: readonly int[], options?: { dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** A tensor of this size, all 1. */
  function ones(...size: number[]): Tensor;
  /** A tensor of this size, all 1. */
  function ones(...args: [...size: number[], options: { dtype?: dtype | null; requires_grad?: boolean }]): Tensor;
  /** A tensor of this size, all 1. */
  function ones(options: { size: readonly int[]; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** A tensor of the same size, all 1. */
  function ones_like(self: Like, options?: { dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** The first columns of the product of the reflections whose vectors stand below the diagonal. */
  function orgqr(self: Like, input2: Like): Tensor;
  /** The first columns of the product of the reflections whose vectors stand below the diagonal. */
  function orgqr(self: Like, options: { input2: Like }): Tensor;
  /** Q·C, Qᵀ·C, C·Q or C·Qᵀ, with Q the product of the reflections whose vectors stand below the diagonal. */
  function ormqr(self: Like, input2: Like, input3: Like, left?: boolean, transpose?: boolean): Tensor;
  /** Q·C, Qᵀ·C, C·Q or C·Qᵀ, with Q the product of the reflections whose vectors stand below the diagonal. */
  function ormqr(self: Like, input2: Like, input3: Like, left?: boolean, options?: { transpose?: boolean }): Tensor;
  /** Q·C, Qᵀ·C, C·Q or C·Qᵀ, with Q the product of the reflections whose vectors stand below the diagonal. */
  function ormqr(self: Like, input2: Like, input3: Like, options?: { left?: boolean; transpose?: boolean }): Tensor;
  /** Q·C, Qᵀ·C, C·Q or C·Qᵀ, with Q the product of the reflections whose vectors stand below the diagonal. */
  function ormqr(self: Like, input2: Like, options: { input3: Like; left?: boolean; transpose?: boolean }): Tensor;
  /** Q·C, Qᵀ·C, C·Q or C·Qᵀ, with Q the product of the reflections whose vectors stand below the diagonal. */
  function ormqr(self: Like, options: { input2: Like; input3: Like; left?: boolean; transpose?: boolean }): Tensor;
  /** Matrix of the products of the elements of two vectors. */
  function outer(self: Like, vec2: Like): Tensor;
  /** Matrix of the products of the elements of two vectors. */
  function outer(self: Like, options: { vec2: Like }): Tensor;
  /** Matrix of the products of the elements of two vectors. */
  function ger(self: Like, vec2: Like): Tensor;
  /** Matrix of the products of the elements of two vectors. */
  function ger(self: Like, options: { vec2: Like }): Tensor;
  /** The p-norm of the differences along the last dimension, `eps` added to each difference. */
  function pairwise_distance(x1: Like, x2: Like, p?: int, eps?: int, keepdim?: boolean): Tensor;
  /** The p-norm of the differences along the last dimension, `eps` added to each difference. */
  function pairwise_distance(x1: Like, x2: Like, p?: int, eps?: int, options?: { keepdim?: boolean }): Tensor;
  /** The p-norm of the differences along the last dimension, `eps` added to each difference. */
  function pairwise_distance(x1: Like, x2: Like, p?: int, options?: { eps?: int; keepdim?: boolean }): Tensor;
  /** The p-norm of the differences along the last dimension, `eps` added to each difference. */
  function pairwise_distance(x1: Like, x2: Like, options?: { p?: int; eps?: int; keepdim?: boolean }): Tensor;
  /** The p-norm of the differences along the last dimension, `eps` added to each difference. */
  function pairwise_distance(x1: Like, options: { x2: Like; p?: int; eps?: int; keepdim?: boolean }): Tensor;
  /** The distances in the p-norm between the rows of a matrix, each pair once. */
  function pdist(self: Like, p?: int): Tensor;
  /** The distances in the p-norm between the rows of a matrix, each pair once. */
  function pdist(self: Like, options?: { p?: int }): Tensor;
  /** The dimensions in another order. */
  function permute(self: Like, dims: readonly int[]): Tensor;
  /** The dimensions in another order. */
  function permute(self: Like, options: { dims: readonly int[] }): Tensor;
  /** The pseudo-inverse of Moore and Penrose. */
  function pinverse(self: Like, rcond?: int): Tensor;
  /** The pseudo-inverse of Moore and Penrose. */
  function pinverse(self: Like, options?: { rcond?: int }): Tensor;
  /** Channels laid out as finer elements of fewer of them. */
  function pixel_shuffle(self: Like, upscale_factor: int): Tensor;
  /** Channels laid out as finer elements of fewer of them. */
  function pixel_shuffle(self: Like, options: { upscale_factor: int }): Tensor;
  /** Neighbouring elements laid out as channels of a coarser image. */
  function pixel_unshuffle(self: Like, downscale_factor: int): Tensor;
  /** Neighbouring elements laid out as channels of a coarser image. */
  function pixel_unshuffle(self: Like, options: { downscale_factor: int }): Tensor;
  /** For each element a random count, Poisson distributed of that rate. */
  function poisson(self: Like, generator?: Generator | null): Tensor;
  /** For each element a random count, Poisson distributed of that rate. */
  function poisson(self: Like, options?: { generator?: Generator | null }): Tensor;
  /** Negative log-likelihood of counts under Poisson distributions; `reduction` is a number. */
  function poisson_nll_loss(input: Like, target: Like, log_input: boolean, full: boolean, eps: int, reduction: int): Tensor;
  /** Negative log-likelihood of counts under Poisson distributions; `reduction` is a number. */
  function poisson_nll_loss(input: Like, target: Like, log_input: boolean, full: boolean, eps: int, options: { reduction: int }): Tensor;
  /** Negative log-likelihood of counts under Poisson distributions; `reduction` is a number. */
  function poisson_nll_loss(input: Like, target: Like, log_input: boolean, full: boolean, options: { eps: int; reduction: int }): Tensor;
  /** Negative log-likelihood of counts under Poisson distributions; `reduction` is a number. */
  function poisson_nll_loss(input: Like, target: Like, log_input: boolean, options: { full: boolean; eps: int; reduction: int }): Tensor;
  /** Negative log-likelihood of counts under Poisson distributions; `reduction` is a number. */
  function poisson_nll_loss(input: Like, target: Like, options: { log_input: boolean; full: boolean; eps: int; reduction: int }): Tensor;
  /** Negative log-likelihood of counts under Poisson distributions; `reduction` is a number. */
  function poisson_nll_loss(input: Like, options: { target: Like; log_input: boolean; full: boolean; eps: int; reduction: int }): Tensor;
  /** The derivative of this order of the digamma function. */
  function polygamma(n: int, self: Like): Tensor;
  /** The derivative of this order of the digamma function. */
  function polygamma(n: int, options: { self: Like }): Tensor;
  /** The derivative of this order of the digamma function. */
  function polygamma(options: { n: int; self: Like }): Tensor;
  /** Itself. */
  function positive(self: Like): Tensor;
  /** Each element to a power. */
  function pow(self: Like, exponent: Like): Tensor;
  /** Each element to a power. */
  function pow(self: Like, exponent: Scalar): Tensor;
  /** Each element to a power. */
  function pow(self: Scalar, exponent: Like): Tensor;
  /** Each element to a power. */
  function pow(self: Scalar, options: { exponent: Like }): Tensor;
  /** Each element to a power. */
  function pow(self: Like, options: { exponent: Like }): Tensor;
  /** Each element to a power. */
  function pow(self: Like, options: { exponent: Scalar }): Tensor;
  /** Each element to a power. */
  function pow(options: { self: Scalar; exponent: Like }): Tensor;
  /** The positive part, and the negative part times a weight: one for all, or one for each channel. */
  function prelu(self: Like, weight: Like): Tensor;
  /** The positive part, and the negative part times a weight: one for all, or one for each channel. */
  function prelu(self: Like, options: { weight: Like }): Tensor;
  /** Product of all elements, or along a dimension. */
  function prod(self: Like, dim: int, keepdim?: boolean, options?: { dtype?: dtype | null }): Tensor;
  /** Product of all elements, or along a dimension. */
  function prod(self: Like, dim: int, options?: { keepdim?: boolean; dtype?: dtype | null }): Tensor;
  /** Product of all elements, or along a dimension. */
  function prod(self: Like, options?: { dtype?: dtype | null }): Tensor;
  /** Product of all elements, or along a dimension. */
  function prod(self: Like, options: { dim: int; keepdim?: boolean; dtype?: dtype | null }): Tensor;
  /** The elements of the source at numbers of elements in row-major order; with `accumulate`, added. */
  function put(self: Like, index: Like, source: Like, accumulate?: boolean): Tensor;
  /** The elements of the source at numbers of elements in row-major order; with `accumulate`, added. */
  function put(self: Like, index: Like, source: Like, options?: { accumulate?: boolean }): Tensor;
  /** The elements of the source at numbers of elements in row-major order; with `accumulate`, added. */
  function put(self: Like, index: Like, options: { source: Like; accumulate?: boolean }): Tensor;
  /** The elements of the source at numbers of elements in row-major order; with `accumulate`, added. */
  function put(self: Like, options: { index: Like; source: Like; accumulate?: boolean }): Tensor;
  /** Removed from PyTorch: use linalg.qr. */
  function qr(self: Like, some?: boolean): Named<'Q' | 'R'>;
  /** Removed from PyTorch: use linalg.qr. */
  function qr(self: Like, options?: { some?: boolean }): Named<'Q' | 'R'>;
  /** The values below which the parts `q` of the elements lie, over all or along a dimension. */
  function quantile(self: Like, q: Like, dim?: int | null, keepdim?: boolean, options?: { interpolation?: string }): Tensor;
  /** The values below which the parts `q` of the elements lie, over all or along a dimension. */
  function quantile(self: Like, q: Like, dim?: int | null, options?: { keepdim?: boolean; interpolation?: string }): Tensor;
  /** The values below which the parts `q` of the elements lie, over all or along a dimension. */
  function quantile(self: Like, q: Like, options?: { dim?: int | null; keepdim?: boolean; interpolation?: string }): Tensor;
  /** The values below which the parts `q` of the elements lie, over all or along a dimension. */
  function quantile(self: Like, q: int, dim?: int | null, keepdim?: boolean, options?: { interpolation?: string }): Tensor;
  /** The values below which the parts `q` of the elements lie, over all or along a dimension. */
  function quantile(self: Like, q: int, dim?: int | null, options?: { keepdim?: boolean; interpolation?: string }): Tensor;
  /** The values below which the parts `q` of the elements lie, over all or along a dimension. */
  function quantile(self: Like, q: int, options?: { dim?: int | null; keepdim?: boolean; interpolation?: string }): Tensor;
  /** The values below which the parts `q` of the elements lie, over all or along a dimension. */
  function quantile(self: Like, options: { q: Like; dim?: int | null; keepdim?: boolean; interpolation?: string }): Tensor;
  /** The values below which the parts `q` of the elements lie, over all or along a dimension. */
  function quantile(self: Like, options: { q: int; dim?: int | null; keepdim?: boolean; interpolation?: string }): Tensor;
  /** Radians in degrees. */
  function rad2deg(self: Like): Tensor;
  /** Radians in degrees. In place. */
  function rad2deg_(self: Like): Tensor;
  /** Random numbers, uniform from 0 up to, without, 1. */
  function rand(size: readonly int[], options?: { generator?: Generator | null; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Random numbers, uniform from 0 up to, without, 1. */
  function rand(...size: number[]): Tensor;
  /** Random numbers, uniform from 0 up to, without, 1. */
  function rand(...args: [...size: number[], options: { generator?: Generator | null; dtype?: dtype | null; requires_grad?: boolean }]): Tensor;
  /** Random numbers, uniform from 0 up to, without, 1. */
  function rand(options: { size: readonly int[]; generator?: Generator | null; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Random numbers of the same size, uniform from 0 up to, without, 1. */
  function rand_like(self: Like, options?: { dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Random whole numbers from `low` (0) up to, without, `high`; int64 unless told otherwise. */
  function randint(high: Scalar, size: readonly int[], options?: { generator?: Generator | null; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Random whole numbers from `low` (0) up to, without, `high`; int64 unless told otherwise. */
  function randint(high: Scalar, options: { size: readonly int[]; generator?: Generator | null; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Random whole numbers from `low` (0) up to, without, `high`; int64 unless told otherwise. */
  function randint(low: Scalar, high: Scalar, size: readonly int[], options?: { generator?: Generator | null; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Random whole numbers from `low` (0) up to, without, `high`; int64 unless told otherwise. */
  function randint(low: Scalar, high: Scalar, options: { size: readonly int[]; generator?: Generator | null; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Random whole numbers from `low` (0) up to, without, `high`; int64 unless told otherwise. */
  function randint(low: Scalar, options: { high: Scalar; size: readonly int[]; generator?: Generator | null; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Random whole numbers from `low` (0) up to, without, `high`; int64 unless told otherwise. */
  function randint(options: { high: Scalar; size: readonly int[]; generator?: Generator | null; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Random whole numbers from `low` (0) up to, without, `high`; int64 unless told otherwise. */
  function randint(options: { low: Scalar; high: Scalar; size: readonly int[]; generator?: Generator | null; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Random whole numbers of the same size and dtype, from `low` (0) up to, without, `high`. */
  function randint_like(self: Like, high: Scalar, options?: { dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Random whole numbers of the same size and dtype, from `low` (0) up to, without, `high`. */
  function randint_like(self: Like, low: Scalar, high: Scalar, options?: { dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Random whole numbers of the same size and dtype, from `low` (0) up to, without, `high`. */
  function randint_like(self: Like, low: Scalar, options: { high: Scalar; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Random whole numbers of the same size and dtype, from `low` (0) up to, without, `high`. */
  function randint_like(self: Like, options: { high: Scalar; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Random whole numbers of the same size and dtype, from `low` (0) up to, without, `high`. */
  function randint_like(self: Like, options: { low: Scalar; high: Scalar; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Random numbers, normal of mean 0 and standard deviation 1. */
  function randn(size: readonly int[], options?: { generator?: Generator | null; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Random numbers, normal of mean 0 and standard deviation 1. */
  function randn(...size: number[]): Tensor;
  /** Random numbers, normal of mean 0 and standard deviation 1. */
  function randn(...args: [...size: number[], options: { generator?: Generator | null; dtype?: dtype | null; requires_grad?: boolean }]): Tensor;
  /** Random numbers, normal of mean 0 and standard deviation 1. */
  function randn(options: { size: readonly int[]; generator?: Generator | null; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Random numbers of the same size, normal of mean 0 and standard deviation 1. */
  function randn_like(self: Like, options?: { dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** The whole numbers from 0 up to, without, `n` in random order; int64 unless told otherwise. */
  function randperm(n: int, options?: { generator?: Generator | null; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** The whole numbers from 0 up to, without, `n` in random order; int64 unless told otherwise. */
  function randperm(options: { n: int; generator?: Generator | null; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Numbers from `start` up to `end`, that included, `step` apart. Deprecated in favour of arange. */
  function range(start: Scalar, end: Scalar, step?: Scalar, options?: { dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Numbers from `start` up to `end`, that included, `step` apart. Deprecated in favour of arange. */
  function range(start: Scalar, end: Scalar, options?: { step?: Scalar; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Numbers from `start` up to `end`, that included, `step` apart. Deprecated in favour of arange. */
  function range(start: Scalar, options: { end: Scalar; step?: Scalar; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** Numbers from `start` up to `end`, that included, `step` apart. Deprecated in favour of arange. */
  function range(options: { start: Scalar; end: Scalar; step?: Scalar; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** All elements in one dimension. */
  function ravel(self: Like): Tensor;
  /** The real part: of real numbers, the tensor itself. */
  function real(self: Like): Tensor;
  /** One divided by each element. */
  function reciprocal(self: Like): Tensor;
  /** One divided by each element. In place. */
  function reciprocal_(self: Like): Tensor;
  /** The positive part. */
  function relu(self: Like): Tensor;
  /** The positive part. In place. */
  function relu_(self: Like): Tensor;
  /** Remainder of the division, with the sign of the divisor. */
  function remainder(self: Like, other: Like): Tensor;
  /** Remainder of the division, with the sign of the divisor. */
  function remainder(self: Like, other: Scalar): Tensor;
  /** Remainder of the division, with the sign of the divisor. */
  function remainder(self: Scalar, other: Like): Tensor;
  /** Remainder of the division, with the sign of the divisor. */
  function remainder(self: Scalar, options: { other: Like }): Tensor;
  /** Remainder of the division, with the sign of the divisor. */
  function remainder(self: Like, options: { other: Like }): Tensor;
  /** Remainder of the division, with the sign of the divisor. */
  function remainder(self: Like, options: { other: Scalar }): Tensor;
  /** Remainder of the division, with the sign of the divisor. */
  function remainder(options: { self: Scalar; other: Like }): Tensor;
  /** Parts along a dimension whose norm is above the limit, scaled down to it. */
  function renorm(self: Like, p: Scalar, dim: int, maxnorm: Scalar): Tensor;
  /** Parts along a dimension whose norm is above the limit, scaled down to it. */
  function renorm(self: Like, p: Scalar, dim: int, options: { maxnorm: Scalar }): Tensor;
  /** Parts along a dimension whose norm is above the limit, scaled down to it. */
  function renorm(self: Like, p: Scalar, options: { dim: int; maxnorm: Scalar }): Tensor;
  /** Parts along a dimension whose norm is above the limit, scaled down to it. */
  function renorm(self: Like, options: { p: Scalar; dim: int; maxnorm: Scalar }): Tensor;
  /** Each part along a dimension several times, one beside the other; without `dim`, each element. */
  function repeat_interleave(self: Like, repeats: int, dim?: int | null, options?: { output_size?: int | null }): Tensor;
  /** Each part along a dimension several times, one beside the other; without `dim`, each element. */
  function repeat_interleave(self: Like, repeats: int, options?: { dim?: int | null; output_size?: int | null }): Tensor;
  /** Each part along a dimension several times, one beside the other; without `dim`, each element. */
  function repeat_interleave(self: Like, repeats: Like, dim?: int | null, options?: { output_size?: int | null }): Tensor;
  /** Each part along a dimension several times, one beside the other; without `dim`, each element. */
  function repeat_interleave(self: Like, repeats: Like, options?: { dim?: int | null; output_size?: int | null }): Tensor;
  /** Each part along a dimension several times, one beside the other; without `dim`, each element. */
  function repeat_interleave(repeats: Like, options?: { output_size?: int | null }): Tensor;
  /** Each part along a dimension several times, one beside the other; without `dim`, each element. */
  function repeat_interleave(self: Like, options: { repeats: int; dim?: int | null; output_size?: int | null }): Tensor;
  /** Each part along a dimension several times, one beside the other; without `dim`, each element. */
  function repeat_interleave(self: Like, options: { repeats: Like; dim?: int | null; output_size?: int | null }): Tensor;
  /** The same elements in another shape, copied where no view can show them so. */
  function reshape(self: Like, shape: readonly int[]): Tensor;
  /** The same elements in another shape, copied where no view can show them so. */
  function reshape(self: Like, options: { shape: readonly int[] }): Tensor;
  /** Without a conjugation that is still to be done: of real numbers, the tensor itself. */
  function resolve_conj(self: Like): Tensor;
  /** Without a negation that is still to be done: the tensor itself. */
  function resolve_neg(self: Like): Tensor;
  /** The last dimensions, of the size `normalized_shape`, divided by the root of their mean square. */
  function rms_norm(input: Like, normalized_shape: readonly int[], weight?: Like | null, eps?: int | null): Tensor;
  /** The last dimensions, of the size `normalized_shape`, divided by the root of their mean square. */
  function rms_norm(input: Like, normalized_shape: readonly int[], weight?: Like | null, options?: { eps?: int | null }): Tensor;
  /** The last dimensions, of the size `normalized_shape`, divided by the root of their mean square. */
  function rms_norm(input: Like, normalized_shape: readonly int[], options?: { weight?: Like | null; eps?: int | null }): Tensor;
  /** The last dimensions, of the size `normalized_shape`, divided by the root of their mean square. */
  function rms_norm(input: Like, options: { normalized_shape: readonly int[]; weight?: Like | null; eps?: int | null }): Tensor;
  /** One step of a simple recurrent cell: the positive part of what input and state give. */
  function rnn_relu_cell(input: Like, hx: Like, w_ih: Like, w_hh: Like, b_ih?: Like | null, b_hh?: Like | null): Tensor;
  /** One step of a simple recurrent cell: the positive part of what input and state give. */
  function rnn_relu_cell(input: Like, hx: Like, w_ih: Like, w_hh: Like, b_ih?: Like | null, options?: { b_hh?: Like | null }): Tensor;
  /** One step of a simple recurrent cell: the positive part of what input and state give. */
  function rnn_relu_cell(input: Like, hx: Like, w_ih: Like, w_hh: Like, options?: { b_ih?: Like | null; b_hh?: Like | null }): Tensor;
  /** One step of a simple recurrent cell: the positive part of what input and state give. */
  function rnn_relu_cell(input: Like, hx: Like, w_ih: Like, options: { w_hh: Like; b_ih?: Like | null; b_hh?: Like | null }): Tensor;
  /** One step of a simple recurrent cell: the positive part of what input and state give. */
  function rnn_relu_cell(input: Like, hx: Like, options: { w_ih: Like; w_hh: Like; b_ih?: Like | null; b_hh?: Like | null }): Tensor;
  /** One step of a simple recurrent cell: the positive part of what input and state give. */
  function rnn_relu_cell(input: Like, options: { hx: Like; w_ih: Like; w_hh: Like; b_ih?: Like | null; b_hh?: Like | null }): Tensor;
  /** One step of a simple recurrent cell: the hyperbolic tangent of what input and state give. */
  function rnn_tanh_cell(input: Like, hx: Like, w_ih: Like, w_hh: Like, b_ih?: Like | null, b_hh?: Like | null): Tensor;
  /** One step of a simple recurrent cell: the hyperbolic tangent of what input and state give. */
  function rnn_tanh_cell(input: Like, hx: Like, w_ih: Like, w_hh: Like, b_ih?: Like | null, options?: { b_hh?: Like | null }): Tensor;
  /** One step of a simple recurrent cell: the hyperbolic tangent of what input and state give. */
  function rnn_tanh_cell(input: Like, hx: Like, w_ih: Like, w_hh: Like, options?: { b_ih?: Like | null; b_hh?: Like | null }): Tensor;
  /** One step of a simple recurrent cell: the hyperbolic tangent of what input and state give. */
  function rnn_tanh_cell(input: Like, hx: Like, w_ih: Like, options: { w_hh: Like; b_ih?: Like | null; b_hh?: Like | null }): Tensor;
  /** One step of a simple recurrent cell: the hyperbolic tangent of what input and state give. */
  function rnn_tanh_cell(input: Like, hx: Like, options: { w_ih: Like; w_hh: Like; b_ih?: Like | null; b_hh?: Like | null }): Tensor;
  /** One step of a simple recurrent cell: the hyperbolic tangent of what input and state give. */
  function rnn_tanh_cell(input: Like, options: { hx: Like; w_ih: Like; w_hh: Like; b_ih?: Like | null; b_hh?: Like | null }): Tensor;
  /** Shifted along the dimensions, what leaves at the end coming in at the start; without dimensions, in row-major order. */
  function roll(self: Like, shifts: ints, dims?: ints): Tensor;
  /** Shifted along the dimensions, what leaves at the end coming in at the start; without dimensions, in row-major order. */
  function roll(self: Like, shifts: ints, options?: { dims?: ints }): Tensor;
  /** Shifted along the dimensions, what leaves at the end coming in at the start; without dimensions, in row-major order. */
  function roll(self: Like, options: { shifts: ints; dims?: ints }): Tensor;
  /** Turned by 90 degrees `k` times, from the first of two dimensions towards the second. */
  function rot90(self: Like, k?: int, dims?: readonly int[]): Tensor;
  /** Turned by 90 degrees `k` times, from the first of two dimensions towards the second. */
  function rot90(self: Like, k?: int, options?: { dims?: readonly int[] }): Tensor;
  /** Turned by 90 degrees `k` times, from the first of two dimensions towards the second. */
  function rot90(self: Like, options?: { k?: int; dims?: readonly int[] }): Tensor;
  /** The nearest integer, half to even; with `decimals`, of the operand times that power of ten. */
  function round(self: Like): Tensor;
  /** The nearest integer, half to even; with `decimals`, of the operand times that power of ten. */
  function round(self: Like, options: { decimals: int }): Tensor;
  /** The nearest integer, half to even; with `decimals`, of the operand times that power of ten. In place. */
  function round_(self: Like): Tensor;
  /** The nearest integer, half to even; with `decimals`, of the operand times that power of ten. In place. */
  function round_(self: Like, options: { decimals: int }): Tensor;
  /** The positive part, and the negative part times a slope: in training drawn from [lower, upper), else their mean. */
  function rrelu(self: Like, lower?: Scalar, upper?: Scalar, training?: boolean): Tensor;
  /** The positive part, and the negative part times a slope: in training drawn from [lower, upper), else their mean. */
  function rrelu(self: Like, lower?: Scalar, upper?: Scalar, options?: { training?: boolean }): Tensor;
  /** The positive part, and the negative part times a slope: in training drawn from [lower, upper), else their mean. */
  function rrelu(self: Like, lower?: Scalar, options?: { upper?: Scalar; training?: boolean }): Tensor;
  /** The positive part, and the negative part times a slope: in training drawn from [lower, upper), else their mean. */
  function rrelu(self: Like, options?: { lower?: Scalar; upper?: Scalar; training?: boolean }): Tensor;
  /** `rrelu` in place. */
  function rrelu_(self: Like, lower?: Scalar, upper?: Scalar, training?: boolean): Tensor;
  /** `rrelu` in place. */
  function rrelu_(self: Like, lower?: Scalar, upper?: Scalar, options?: { training?: boolean }): Tensor;
  /** `rrelu` in place. */
  function rrelu_(self: Like, lower?: Scalar, options?: { upper?: Scalar; training?: boolean }): Tensor;
  /** `rrelu` in place. */
  function rrelu_(self: Like, options?: { lower?: Scalar; upper?: Scalar; training?: boolean }): Tensor;
  /** One divided by the square root of each element. */
  function rsqrt(self: Like): Tensor;
  /** One divided by the square root of each element. In place. */
  function rsqrt_(self: Like): Tensor;
  /** The second minus the first, the first times `alpha`. */
  function rsub(self: Like, other: Like, options?: { alpha?: Scalar }): Tensor;
  /** The second minus the first, the first times `alpha`. */
  function rsub(self: Like, other: Scalar, alpha?: Scalar): Tensor;
  /** The second minus the first, the first times `alpha`. */
  function rsub(self: Like, other: Scalar, options?: { alpha?: Scalar }): Tensor;
  /** The second minus the first, the first times `alpha`. */
  function rsub(self: Like, options: { other: Like; alpha?: Scalar }): Tensor;
  /** The second minus the first, the first times `alpha`. */
  function rsub(self: Like, options: { other: Scalar; alpha?: Scalar }): Tensor;
  /** A 0-d tensor of this value. */
  function scalar_tensor(s: Scalar, options?: { dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** A 0-d tensor of this value. */
  function scalar_tensor(options: { s: Scalar; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. */
  function scatter(self: Like, dim: int, index: Like, src: Like): Tensor;
  /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. */
  function scatter(self: Like, dim: int, index: Like, options: { src: Like }): Tensor;
  /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. */
  function scatter(self: Like, dim: int, options: { index: Like; src: Like }): Tensor;
  /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. */
  function scatter(self: Like, dim: int, index: Like, src: Like, options: { reduce: string }): Tensor;
  /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. */
  function scatter(self: Like, dim: int, index: Like, options: { src: Like; reduce: string }): Tensor;
  /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. */
  function scatter(self: Like, dim: int, options: { index: Like; src: Like; reduce: string }): Tensor;
  /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. */
  function scatter(self: Like, dim: int, index: Like, value: Scalar): Tensor;
  /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. */
  function scatter(self: Like, dim: int, index: Like, options: { value: Scalar }): Tensor;
  /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. */
  function scatter(self: Like, dim: int, options: { index: Like; value: Scalar }): Tensor;
  /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. */
  function scatter(self: Like, dim: int, index: Like, value: Scalar, options: { reduce: string }): Tensor;
  /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. */
  function scatter(self: Like, dim: int, index: Like, options: { value: Scalar; reduce: string }): Tensor;
  /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. */
  function scatter(self: Like, dim: int, options: { index: Like; value: Scalar; reduce: string }): Tensor;
  /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. */
  function scatter(self: Like, options: { dim: int; index: Like; src: Like }): Tensor;
  /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. */
  function scatter(self: Like, options: { dim: int; index: Like; src: Like; reduce: string }): Tensor;
  /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. */
  function scatter(self: Like, options: { dim: int; index: Like; value: Scalar }): Tensor;
  /** The elements of `src`, or one value, at the coordinates that the index tells along `dim`. */
  function scatter(self: Like, options: { dim: int; index: Like; value: Scalar; reduce: string }): Tensor;
  /** The elements of `src` added at the coordinates that the index tells along `dim`. */
  function scatter_add(self: Like, dim: int, index: Like, src: Like): Tensor;
  /** The elements of `src` added at the coordinates that the index tells along `dim`. */
  function scatter_add(self: Like, dim: int, index: Like, options: { src: Like }): Tensor;
  /** The elements of `src` added at the coordinates that the index tells along `dim`. */
  function scatter_add(self: Like, dim: int, options: { index: Like; src: Like }): Tensor;
  /** The elements of `src` added at the coordinates that the index tells along `dim`. */
  function scatter_add(self: Like, options: { dim: int; index: Like; src: Like }): Tensor;
  /** The elements of `src` combined (sum, prod, mean, amax, amin) at the coordinates that the index tells along `dim`. */
  function scatter_reduce(self: Like, dim: int, index: Like, src: Like, reduce: string, options?: { include_self?: boolean }): Tensor;
  /** The elements of `src` combined (sum, prod, mean, amax, amin) at the coordinates that the index tells along `dim`. */
  function scatter_reduce(self: Like, dim: int, index: Like, src: Like, options: { reduce: string; include_self?: boolean }): Tensor;
  /** The elements of `src` combined (sum, prod, mean, amax, amin) at the coordinates that the index tells along `dim`. */
  function scatter_reduce(self: Like, dim: int, index: Like, options: { src: Like; reduce: string; include_self?: boolean }): Tensor;
  /** The elements of `src` combined (sum, prod, mean, amax, amin) at the coordinates that the index tells along `dim`. */
  function scatter_reduce(self: Like, dim: int, options: { index: Like; src: Like; reduce: string; include_self?: boolean }): Tensor;
  /** The elements of `src` combined (sum, prod, mean, amax, amin) at the coordinates that the index tells along `dim`. */
  function scatter_reduce(self: Like, options: { dim: int; index: Like; src: Like; reduce: string; include_self?: boolean }): Tensor;
  /** Where each value would be put into an ordered row so that its order stays. */
  function searchsorted(sorted_sequence: Like, input: Like, options?: { out_int32?: boolean; right?: boolean; side?: string | null; sorter?: Like | null }): Tensor;
  /** Where each value would be put into an ordered row so that its order stays. */
  function searchsorted(sorted_sequence: Like, options: { input: Like; out_int32?: boolean; right?: boolean; side?: string | null; sorter?: Like | null }): Tensor;
  /** Where each value would be put into an ordered row so that its order stays. */
  function searchsorted(sorted_sequence: Like, self: Scalar, options?: { out_int32?: boolean; right?: boolean; side?: string | null; sorter?: Like | null }): Tensor;
  /** Where each value would be put into an ordered row so that its order stays. */
  function searchsorted(sorted_sequence: Like, options: { self: Scalar; out_int32?: boolean; right?: boolean; side?: string | null; sorter?: Like | null }): Tensor;
  /** Stretches of a dimension reduced to one element each: their sum, mean, max, min or product. */
  function segment_reduce(data: Like, reduce: string, options?: { lengths?: Like | null; indices?: Like | null; offsets?: Like | null; axis?: int; unsafe?: boolean; initial?: Scalar | null }): Tensor;
  /** Stretches of a dimension reduced to one element each: their sum, mean, max, min or product. */
  function segment_reduce(data: Like, options: { reduce: string; lengths?: Like | null; indices?: Like | null; offsets?: Like | null; axis?: int; unsafe?: boolean; initial?: Scalar | null }): Tensor;
  /** The part at one index along a dimension. */
  function select(self: Like, dim: int, index: int): Tensor;
  /** The part at one index along a dimension. */
  function select(self: Like, dim: int, options: { index: int }): Tensor;
  /** The part at one index along a dimension. */
  function select(self: Like, options: { dim: int; index: int }): Tensor;
  /** With the source as the part at one index along a dimension. */
  function select_scatter(self: Like, src: Like, dim: int, index: int): Tensor;
  /** With the source as the part at one index along a dimension. */
  function select_scatter(self: Like, src: Like, dim: int, options: { index: int }): Tensor;
  /** With the source as the part at one index along a dimension. */
  function select_scatter(self: Like, src: Like, options: { dim: int; index: int }): Tensor;
  /** With the source as the part at one index along a dimension. */
  function select_scatter(self: Like, options: { src: Like; dim: int; index: int }): Tensor;
  /** `elu` of the slope and limit that keep mean 0 and variance 1 through layers. */
  function selu(self: Like): Tensor;
  /** `selu` in place. */
  function selu_(self: Like): Tensor;
  /** Sign of each element, for real numbers as `sign`. */
  function sgn(self: Like): Tensor;
  /** The logistic function, 1 / (1 + exp(-x)). */
  function sigmoid(self: Like): Tensor;
  /** The logistic function, 1 / (1 + exp(-x)). In place. */
  function sigmoid_(self: Like): Tensor;
  /** Sign of each element: -1, 0 or 1. */
  function sign(self: Like): Tensor;
  /** Whether the sign of each element is set, of -0 too. */
  function signbit(self: Like): Tensor;
  /** Sine of each element, in radians. */
  function sin(self: Like): Tensor;
  /** Sine of each element, in radians. In place. */
  function sin_(self: Like): Tensor;
  /** sin(πx) / (πx), 1 at 0. */
  function sinc(self: Like): Tensor;
  /** sin(πx) / (πx), 1 at 0. In place. */
  function sinc_(self: Like): Tensor;
  /** Hyperbolic sine of each element. */
  function sinh(self: Like): Tensor;
  /** Hyperbolic sine of each element. In place. */
  function sinh_(self: Like): Tensor;
  /** With the source in a slice along a dimension. */
  function slice_scatter(self: Like, src: Like, dim?: int, start?: int | null, end?: int | null, step?: int): Tensor;
  /** With the source in a slice along a dimension. */
  function slice_scatter(self: Like, src: Like, dim?: int, start?: int | null, end?: int | null, options?: { step?: int }): Tensor;
  /** With the source in a slice along a dimension. */
  function slice_scatter(self: Like, src: Like, dim?: int, start?: int | null, options?: { end?: int | null; step?: int }): Tensor;
  /** With the source in a slice along a dimension. */
  function slice_scatter(self: Like, src: Like, dim?: int, options?: { start?: int | null; end?: int | null; step?: int }): Tensor;
  /** With the source in a slice along a dimension. */
  function slice_scatter(self: Like, src: Like, options?: { dim?: int; start?: int | null; end?: int | null; step?: int }): Tensor;
  /** With the source in a slice along a dimension. */
  function slice_scatter(self: Like, options: { src: Like; dim?: int; start?: int | null; end?: int | null; step?: int }): Tensor;
  /** Sign of the determinant, and logarithm of its size. */
  function slogdet(self: Like): Named<'sign' | 'logabsdet'>;
  /** Exponentials divided by their sum along a dimension. */
  function softmax(self: Like, dim: int, dtype?: dtype | null): Tensor;
  /** Exponentials divided by their sum along a dimension. */
  function softmax(self: Like, dim: int, options?: { dtype?: dtype | null }): Tensor;
  /** Exponentials divided by their sum along a dimension. */
  function softmax(self: Like, options: { dim: int; dtype?: dtype | null }): Tensor;
  /** The elements in order along a dimension, and their indices; NaN is the largest. */
  function sort(self: Like, dim?: int, descending?: boolean): Named<'values' | 'indices'>;
  /** The elements in order along a dimension, and their indices; NaN is the largest. */
  function sort(self: Like, dim?: int, options?: { descending?: boolean }): Named<'values' | 'indices'>;
  /** The elements in order along a dimension, and their indices; NaN is the largest. */
  function sort(self: Like, options: { stable: boolean | null; dim?: int; descending?: boolean }): Named<'values' | 'indices'>;
  /** The elements in order along a dimension, and their indices; NaN is the largest. */
  function sort(self: Like, options?: { dim?: int; descending?: boolean }): Named<'values' | 'indices'>;
  /** Parts of one size, or of the given sizes, along a dimension; the last may be smaller. */
  function split(self: Like, split_size: int, dim?: int): Tensor[];
  /** Parts of one size, or of the given sizes, along a dimension; the last may be smaller. */
  function split(self: Like, split_size: int, options?: { dim?: int }): Tensor[];
  /** Parts of one size, or of the given sizes, along a dimension; the last may be smaller. */
  function split(self: Like, split_size: readonly int[], dim?: int): Tensor[];
  /** Parts of one size, or of the given sizes, along a dimension; the last may be smaller. */
  function split(self: Like, split_size: readonly int[], options?: { dim?: int }): Tensor[];
  /** Parts of one size, or of the given sizes, along a dimension; the last may be smaller. */
  function split(self: Like, options: { split_size: int; dim?: int }): Tensor[];
  /** Parts of one size, or of the given sizes, along a dimension; the last may be smaller. */
  function split(self: Like, options: { split_size: readonly int[]; dim?: int }): Tensor[];
  /** Parts of the given sizes along a dimension. */
  function split_with_sizes(self: Like, split_sizes: readonly int[], dim?: int): Tensor[];
  /** Parts of the given sizes along a dimension. */
  function split_with_sizes(self: Like, split_sizes: readonly int[], options?: { dim?: int }): Tensor[];
  /** Parts of the given sizes along a dimension. */
  function split_with_sizes(self: Like, options: { split_sizes: readonly int[]; dim?: int }): Tensor[];
  /** Square root of each element. */
  function sqrt(self: Like): Tensor;
  /** Square root of each element. In place. */
  function sqrt_(self: Like): Tensor;
  /** Square of each element. */
  function square(self: Like): Tensor;
  /** Square of each element. In place. */
  function square_(self: Like): Tensor;
  /** Without its dimensions of size 1. */
  function squeeze(self: Like): Tensor;
  /** Without its dimensions of size 1. */
  function squeeze(self: Like, dim: int): Tensor;
  /** Without its dimensions of size 1. */
  function squeeze(self: Like, dim: readonly int[]): Tensor;
  /** Without its dimensions of size 1. */
  function squeeze(self: Like, options: { dim: int }): Tensor;
  /** Without its dimensions of size 1. */
  function squeeze(self: Like, options: { dim: readonly int[] }): Tensor;
  /** The tensors, of one size, along a new dimension. */
  function stack(tensors: readonly Like[], dim?: int): Tensor;
  /** The tensors, of one size, along a new dimension. */
  function stack(tensors: readonly Like[], options?: { dim?: int }): Tensor;
  /** The tensors, of one size, along a new dimension. */
  function stack(options: { tensors: readonly Like[]; dim?: int }): Tensor;
  /** Standard deviation, over all elements or along dimensions. */
  function std(self: Like, dim: ints | null, unbiased?: boolean, keepdim?: boolean): Tensor;
  /** Standard deviation, over all elements or along dimensions. */
  function std(self: Like, dim: ints | null, unbiased?: boolean, options?: { keepdim?: boolean }): Tensor;
  /** Standard deviation, over all elements or along dimensions. */
  function std(self: Like, dim: ints | null, options?: { unbiased?: boolean; keepdim?: boolean }): Tensor;
  /** Standard deviation, over all elements or along dimensions. */
  function std(self: Like, dim?: ints | null, options?: { correction?: Scalar | null; keepdim?: boolean }): Tensor;
  /** Standard deviation, over all elements or along dimensions. */
  function std(self: Like, unbiased?: boolean): Tensor;
  /** Standard deviation, over all elements or along dimensions. */
  function std(self: Like, options: { dim: ints | null; unbiased?: boolean; keepdim?: boolean }): Tensor;
  /** Standard deviation, over all elements or along dimensions. */
  function std(self: Like, options?: { dim?: ints | null; correction?: Scalar | null; keepdim?: boolean }): Tensor;
  /** Standard deviation, over all elements or along dimensions. */
  function std(self: Like, options?: { unbiased?: boolean }): Tensor;
  /** Standard deviation and mean, over all elements or along dimensions. */
  function std_mean(self: Like, dim: ints | null, unbiased?: boolean, keepdim?: boolean): [Tensor, Tensor];
  /** Standard deviation and mean, over all elements or along dimensions. */
  function std_mean(self: Like, dim: ints | null, unbiased?: boolean, options?: { keepdim?: boolean }): [Tensor, Tensor];
  /** Standard deviation and mean, over all elements or along dimensions. */
  function std_mean(self: Like, dim: ints | null, options?: { unbiased?: boolean; keepdim?: boolean }): [Tensor, Tensor];
  /** Standard deviation and mean, over all elements or along dimensions. */
  function std_mean(self: Like, dim?: ints | null, options?: { correction?: Scalar | null; keepdim?: boolean }): [Tensor, Tensor];
  /** Standard deviation and mean, over all elements or along dimensions. */
  function std_mean(self: Like, unbiased?: boolean): [Tensor, Tensor];
  /** Standard deviation and mean, over all elements or along dimensions. */
  function std_mean(self: Like, options: { dim: ints | null; unbiased?: boolean; keepdim?: boolean }): [Tensor, Tensor];
  /** Standard deviation and mean, over all elements or along dimensions. */
  function std_mean(self: Like, options?: { dim?: ints | null; correction?: Scalar | null; keepdim?: boolean }): [Tensor, Tensor];
  /** Standard deviation and mean, over all elements or along dimensions. */
  function std_mean(self: Like, options?: { unbiased?: boolean }): [Tensor, Tensor];
  /** Difference of both, the second times `alpha`. */
  function sub(self: Operand, other: Operand, options?: { alpha?: Scalar }): Tensor;
  /** Difference of both, the second times `alpha`. */
  function sub(self: Operand, options: { other: Operand; alpha?: Scalar }): Tensor;
  /** Difference of both, the second times `alpha`. */
  function subtract(self: Operand, other: Operand, options?: { alpha?: Scalar }): Tensor;
  /** Difference of both, the second times `alpha`. */
  function subtract(self: Operand, options: { other: Operand; alpha?: Scalar }): Tensor;
  /** Sum of all elements, or along dimensions. */
  function sum(self: Like, dim: ints | null, keepdim?: boolean, options?: { dtype?: dtype | null }): Tensor;
  /** Sum of all elements, or along dimensions. */
  function sum(self: Like, dim: ints | null, options?: { keepdim?: boolean; dtype?: dtype | null }): Tensor;
  /** Sum of all elements, or along dimensions. */
  function sum(self: Like, options?: { dtype?: dtype | null }): Tensor;
  /** Sum of all elements, or along dimensions. */
  function sum(self: Like, options: { dim: ints | null; keepdim?: boolean; dtype?: dtype | null }): Tensor;
  /** A = U·S·Vᵀ with V, not its transpose; superseded by linalg.svd. */
  function svd(self: Like, some?: boolean, compute_uv?: boolean): Named<'U' | 'S' | 'V'>;
  /** A = U·S·Vᵀ with V, not its transpose; superseded by linalg.svd. */
  function svd(self: Like, some?: boolean, options?: { compute_uv?: boolean }): Named<'U' | 'S' | 'V'>;
  /** A = U·S·Vᵀ with V, not its transpose; superseded by linalg.svd. */
  function svd(self: Like, options?: { some?: boolean; compute_uv?: boolean }): Named<'U' | 'S' | 'V'>;
  /** The transpose of a matrix; vectors as they are. */
  function t(self: Like): Tensor;
  /** Elements by their number in row-major order. */
  function take(self: Like, index: Like): Tensor;
  /** Elements by their number in row-major order. */
  function take(self: Like, options: { index: Like }): Tensor;
  /** The elements whose coordinate along `dim` the indices tell, which are broadcast; without `dim`, of the flattened tensor. */
  function take_along_dim(self: Like, indices: Like, dim?: int | null): Tensor;
  /** The elements whose coordinate along `dim` the indices tell, which are broadcast; without `dim`, of the flattened tensor. */
  function take_along_dim(self: Like, indices: Like, options?: { dim?: int | null }): Tensor;
  /** The elements whose coordinate along `dim` the indices tell, which are broadcast; without `dim`, of the flattened tensor. */
  function take_along_dim(self: Like, options: { indices: Like; dim?: int | null }): Tensor;
  /** Tangent of each element, in radians. */
  function tan(self: Like): Tensor;
  /** Tangent of each element, in radians. In place. */
  function tan_(self: Like): Tensor;
  /** Hyperbolic tangent of each element. */
  function tanh(self: Like): Tensor;
  /** Hyperbolic tangent of each element. In place. */
  function tanh_(self: Like): Tensor;
  /** So many parts of nearly one size, or parts that end at the given indices, along a dimension. */
  function tensor_split(self: Like, sections: int, dim?: int): Tensor[];
  /** So many parts of nearly one size, or parts that end at the given indices, along a dimension. */
  function tensor_split(self: Like, sections: int, options?: { dim?: int }): Tensor[];
  /** So many parts of nearly one size, or parts that end at the given indices, along a dimension. */
  function tensor_split(self: Like, indices: readonly int[], dim?: int): Tensor[];
  /** So many parts of nearly one size, or parts that end at the given indices, along a dimension. */
  function tensor_split(self: Like, indices: readonly int[], options?: { dim?: int }): Tensor[];
  /** So many parts of nearly one size, or parts that end at the given indices, along a dimension. */
  function tensor_split(self: Like, tensor_indices_or_sections: Like, dim?: int): Tensor[];
  /** So many parts of nearly one size, or parts that end at the given indices, along a dimension. */
  function tensor_split(self: Like, tensor_indices_or_sections: Like, options?: { dim?: int }): Tensor[];
  /** So many parts of nearly one size, or parts that end at the given indices, along a dimension. */
  function tensor_split(self: Like, options: { sections: int; dim?: int }): Tensor[];
  /** So many parts of nearly one size, or parts that end at the given indices, along a dimension. */
  function tensor_split(self: Like, options: { indices: readonly int[]; dim?: int }): Tensor[];
  /** So many parts of nearly one size, or parts that end at the given indices, along a dimension. */
  function tensor_split(self: Like, options: { tensor_indices_or_sections: Like; dim?: int }): Tensor[];
  /** Sum of the products over the last dimensions of one and the first of the other, or over those that `dims` lists. */
  function tensordot(a: Like, b: Like, dims?: unknown): Tensor;
  /** Sum of the products over the last dimensions of one and the first of the other, or over those that `dims` lists. */
  function tensordot(a: Like, b: Like, options?: { dims?: unknown }): Tensor;
  /** Sum of the products over the last dimensions of one and the first of the other, or over those that `dims` lists. */
  function tensordot(a: Like, options: { b: Like; dims?: unknown }): Tensor;
  /** Itself where above the threshold, else `value`. */
  function threshold(self: Like, threshold: Scalar, value: Scalar): Tensor;
  /** Itself where above the threshold, else `value`. */
  function threshold(self: Like, threshold: Scalar, options: { value: Scalar }): Tensor;
  /** Itself where above the threshold, else `value`. */
  function threshold(self: Like, options: { threshold: Scalar; value: Scalar }): Tensor;
  /** `threshold` in place. */
  function threshold_(self: Like, threshold: Scalar, value: Scalar): Tensor;
  /** `threshold` in place. */
  function threshold_(self: Like, threshold: Scalar, options: { value: Scalar }): Tensor;
  /** `threshold` in place. */
  function threshold_(self: Like, options: { threshold: Scalar; value: Scalar }): Tensor;
  /** So many copies along each of the last dimensions. */
  function tile(self: Like, dims: readonly int[]): Tensor;
  /** So many copies along each of the last dimensions. */
  function tile(self: Like, options: { dims: readonly int[] }): Tensor;
  /** The k largest elements along a dimension, or the smallest, and their indices. */
  function topk(self: Like, k: int, dim?: int, largest?: boolean, sorted?: boolean): Named<'values' | 'indices'>;
  /** The k largest elements along a dimension, or the smallest, and their indices. */
  function topk(self: Like, k: int, dim?: int, largest?: boolean, options?: { sorted?: boolean }): Named<'values' | 'indices'>;
  /** The k largest elements along a dimension, or the smallest, and their indices. */
  function topk(self: Like, k: int, dim?: int, options?: { largest?: boolean; sorted?: boolean }): Named<'values' | 'indices'>;
  /** The k largest elements along a dimension, or the smallest, and their indices. */
  function topk(self: Like, k: int, options?: { dim?: int; largest?: boolean; sorted?: boolean }): Named<'values' | 'indices'>;
  /** The k largest elements along a dimension, or the smallest, and their indices. */
  function topk(self: Like, options: { k: int; dim?: int; largest?: boolean; sorted?: boolean }): Named<'values' | 'indices'>;
  /** Sum of the diagonal of a matrix. */
  function trace(self: Like): Tensor;
  /** Two dimensions exchanged. */
  function transpose(self: Like, dim0: int, dim1: int): Tensor;
  /** Two dimensions exchanged. */
  function transpose(self: Like, dim0: int, options: { dim1: int }): Tensor;
  /** Two dimensions exchanged. */
  function transpose(self: Like, options: { dim0: int; dim1: int }): Tensor;
  /** Two dimensions exchanged. */
  function swapaxes(self: Like, dim0: int, dim1: int): Tensor;
  /** Two dimensions exchanged. */
  function swapaxes(self: Like, dim0: int, options: { dim1: int }): Tensor;
  /** Two dimensions exchanged. */
  function swapaxes(self: Like, options: { dim0: int; dim1: int }): Tensor;
  /** Two dimensions exchanged. */
  function swapdims(self: Like, dim0: int, dim1: int): Tensor;
  /** Two dimensions exchanged. */
  function swapdims(self: Like, dim0: int, options: { dim1: int }): Tensor;
  /** Two dimensions exchanged. */
  function swapdims(self: Like, options: { dim0: int; dim1: int }): Tensor;
  /** Area below a curve, by trapezoids: of samples at `x`, or a distance `dx` apart. */
  function trapezoid(y: Like, x: Like, options?: { dim?: int }): Tensor;
  /** Area below a curve, by trapezoids: of samples at `x`, or a distance `dx` apart. */
  function trapezoid(y: Like, options: { x: Like; dim?: int }): Tensor;
  /** Area below a curve, by trapezoids: of samples at `x`, or a distance `dx` apart. */
  function trapezoid(y: Like, options?: { dx?: Scalar; dim?: int }): Tensor;
  /** Area below a curve, by trapezoids: of samples at `x`, or a distance `dx` apart. */
  function trapz(y: Like, x: Like, options?: { dim?: int }): Tensor;
  /** Area below a curve, by trapezoids: of samples at `x`, or a distance `dx` apart. */
  function trapz(y: Like, options: { x: Like; dim?: int }): Tensor;
  /** Area below a curve, by trapezoids: of samples at `x`, or a distance `dx` apart. */
  function trapz(y: Like, options?: { dx?: int; dim?: int }): Tensor;
  /** X with A·X = B, A triangular; superseded by linalg.solve_triangular. */
  function triangular_solve(self: Like, A: Like, upper?: boolean, transpose?: boolean, unitriangular?: boolean): Named<'solution' | 'cloned_coefficient'>;
  /** X with A·X = B, A triangular; superseded by linalg.solve_triangular. */
  function triangular_solve(self: Like, A: Like, upper?: boolean, transpose?: boolean, options?: { unitriangular?: boolean }): Named<'solution' | 'cloned_coefficient'>;
  /** X with A·X = B, A triangular; superseded by linalg.solve_triangular. */
  function triangular_solve(self: Like, A: Like, upper?: boolean, options?: { transpose?: boolean; unitriangular?: boolean }): Named<'solution' | 'cloned_coefficient'>;
  /** X with A·X = B, A triangular; superseded by linalg.solve_triangular. */
  function triangular_solve(self: Like, A: Like, options?: { upper?: boolean; transpose?: boolean; unitriangular?: boolean }): Named<'solution' | 'cloned_coefficient'>;
  /** X with A·X = B, A triangular; superseded by linalg.solve_triangular. */
  function triangular_solve(self: Like, options: { A: Like; upper?: boolean; transpose?: boolean; unitriangular?: boolean }): Named<'solution' | 'cloned_coefficient'>;
  /** The elements on and below a diagonal of matrices; 0 elsewhere. */
  function tril(self: Like, diagonal?: int): Tensor;
  /** The elements on and below a diagonal of matrices; 0 elsewhere. */
  function tril(self: Like, options?: { diagonal?: int }): Tensor;
  /** Rows and columns of the elements on and below a diagonal of a matrix. */
  function tril_indices(row: int, col: int, offset?: int, options?: { dtype?: dtype | null }): Tensor;
  /** Rows and columns of the elements on and below a diagonal of a matrix. */
  function tril_indices(row: int, col: int, options?: { offset?: int; dtype?: dtype | null }): Tensor;
  /** Rows and columns of the elements on and below a diagonal of a matrix. */
  function tril_indices(row: int, options: { col: int; offset?: int; dtype?: dtype | null }): Tensor;
  /** Rows and columns of the elements on and below a diagonal of a matrix. */
  function tril_indices(options: { row: int; col: int; offset?: int; dtype?: dtype | null }): Tensor;
  /** How much less than `margin` the negative is farther than the positive; `reduction` is a number. */
  function triplet_margin_loss(anchor: Like, positive: Like, negative: Like, margin?: int, p?: int, eps?: int, swap?: boolean, reduction?: int): Tensor;
  /** How much less than `margin` the negative is farther than the positive; `reduction` is a number. */
  function triplet_margin_loss(anchor: Like, positive: Like, negative: Like, margin?: int, p?: int, eps?: int, swap?: boolean, options?: { reduction?: int }): Tensor;
  /** How much less than `margin` the negative is farther than the positive; `reduction` is a number. */
  function triplet_margin_loss(anchor: Like, positive: Like, negative: Like, margin?: int, p?: int, eps?: int, options?: { swap?: boolean; reduction?: int }): Tensor;
  /** How much less than `margin` the negative is farther than the positive; `reduction` is a number. */
  function triplet_margin_loss(anchor: Like, positive: Like, negative: Like, margin?: int, p?: int, options?: { eps?: int; swap?: boolean; reduction?: int }): Tensor;
  /** How much less than `margin` the negative is farther than the positive; `reduction` is a number. */
  function triplet_margin_loss(anchor: Like, positive: Like, negative: Like, margin?: int, options?: { p?: int; eps?: int; swap?: boolean; reduction?: int }): Tensor;
  /** How much less than `margin` the negative is farther than the positive; `reduction` is a number. */
  function triplet_margin_loss(anchor: Like, positive: Like, negative: Like, options?: { margin?: int; p?: int; eps?: int; swap?: boolean; reduction?: int }): Tensor;
  /** How much less than `margin` the negative is farther than the positive; `reduction` is a number. */
  function triplet_margin_loss(anchor: Like, positive: Like, options: { negative: Like; margin?: int; p?: int; eps?: int; swap?: boolean; reduction?: int }): Tensor;
  /** How much less than `margin` the negative is farther than the positive; `reduction` is a number. */
  function triplet_margin_loss(anchor: Like, options: { positive: Like; negative: Like; margin?: int; p?: int; eps?: int; swap?: boolean; reduction?: int }): Tensor;
  /** The elements on and above a diagonal of matrices; 0 elsewhere. */
  function triu(self: Like, diagonal?: int): Tensor;
  /** The elements on and above a diagonal of matrices; 0 elsewhere. */
  function triu(self: Like, options?: { diagonal?: int }): Tensor;
  /** Rows and columns of the elements on and above a diagonal of a matrix. */
  function triu_indices(row: int, col: int, offset?: int, options?: { dtype?: dtype | null }): Tensor;
  /** Rows and columns of the elements on and above a diagonal of a matrix. */
  function triu_indices(row: int, col: int, options?: { offset?: int; dtype?: dtype | null }): Tensor;
  /** Rows and columns of the elements on and above a diagonal of a matrix. */
  function triu_indices(row: int, options: { col: int; offset?: int; dtype?: dtype | null }): Tensor;
  /** Rows and columns of the elements on and above a diagonal of a matrix. */
  function triu_indices(options: { row: int; col: int; offset?: int; dtype?: dtype | null }): Tensor;
  /** Quotient of both. */
  function true_divide(self: Like, other: Like): Tensor;
  /** Quotient of both. */
  function true_divide(self: Like, other: Scalar): Tensor;
  /** Quotient of both. */
  function true_divide(self: Like, options: { other: Like }): Tensor;
  /** Quotient of both. */
  function true_divide(self: Like, options: { other: Scalar }): Tensor;
  /** The integer towards 0. */
  function trunc(self: Like): Tensor;
  /** The integer towards 0. */
  function fix(self: Like): Tensor;
  /** The integer towards 0. In place. */
  function trunc_(self: Like): Tensor;
  /** The integer towards 0. In place. */
  function fix_(self: Like): Tensor;
  /** The parts along a dimension. */
  function unbind(self: Like, dim?: int): Tensor[];
  /** The parts along a dimension. */
  function unbind(self: Like, options?: { dim?: int }): Tensor[];
  /** One dimension as several of the given sizes, one of which may be −1. */
  function unflatten(self: Like, dim: int, sizes: readonly int[]): Tensor;
  /** One dimension as several of the given sizes, one of which may be −1. */
  function unflatten(self: Like, dim: int, options: { sizes: readonly int[] }): Tensor;
  /** One dimension as several of the given sizes, one of which may be −1. */
  function unflatten(self: Like, options: { dim: int; sizes: readonly int[] }): Tensor;
  /** Each element once, in order, or each part along a dimension; with what each is there, with how often it occurs. */
  function unique(self: Like, sorted?: boolean, return_inverse?: boolean, return_counts?: boolean, dim?: int | null): any;
  /** Each element once, in order, or each part along a dimension; with what each is there, with how often it occurs. */
  function unique(self: Like, sorted?: boolean, return_inverse?: boolean, return_counts?: boolean, options?: { dim?: int | null }): any;
  /** Each element once, in order, or each part along a dimension; with what each is there, with how often it occurs. */
  function unique(self: Like, sorted?: boolean, return_inverse?: boolean, options?: { return_counts?: boolean; dim?: int | null }): any;
  /** Each element once, in order, or each part along a dimension; with what each is there, with how often it occurs. */
  function unique(self: Like, sorted?: boolean, options?: { return_inverse?: boolean; return_counts?: boolean; dim?: int | null }): any;
  /** Each element once, in order, or each part along a dimension; with what each is there, with how often it occurs. */
  function unique(self: Like, options?: { sorted?: boolean; return_inverse?: boolean; return_counts?: boolean; dim?: int | null }): any;
  /** Each run of equal elements once, or of equal parts along a dimension. */
  function unique_consecutive(self: Like, return_inverse?: boolean, return_counts?: boolean, dim?: int | null): any;
  /** Each run of equal elements once, or of equal parts along a dimension. */
  function unique_consecutive(self: Like, return_inverse?: boolean, return_counts?: boolean, options?: { dim?: int | null }): any;
  /** Each run of equal elements once, or of equal parts along a dimension. */
  function unique_consecutive(self: Like, return_inverse?: boolean, options?: { return_counts?: boolean; dim?: int | null }): any;
  /** Each run of equal elements once, or of equal parts along a dimension. */
  function unique_consecutive(self: Like, options?: { return_inverse?: boolean; return_counts?: boolean; dim?: int | null }): any;
  /** As chunk, of which the parts may be changed in place where nothing else is used of them. */
  function unsafe_chunk(self: Like, chunks: int, dim?: int): Tensor[];
  /** As chunk, of which the parts may be changed in place where nothing else is used of them. */
  function unsafe_chunk(self: Like, chunks: int, options?: { dim?: int }): Tensor[];
  /** As chunk, of which the parts may be changed in place where nothing else is used of them. */
  function unsafe_chunk(self: Like, options: { chunks: int; dim?: int }): Tensor[];
  /** As split, of which the parts may be changed in place where nothing else is used of them. */
  function unsafe_split(self: Like, split_size: int, dim?: int): Tensor[];
  /** As split, of which the parts may be changed in place where nothing else is used of them. */
  function unsafe_split(self: Like, split_size: int, options?: { dim?: int }): Tensor[];
  /** As split, of which the parts may be changed in place where nothing else is used of them. */
  function unsafe_split(self: Like, options: { split_size: int; dim?: int }): Tensor[];
  /** As split_with_sizes, of which the parts may be changed in place where nothing else is used of them. */
  function unsafe_split_with_sizes(self: Like, split_sizes: readonly int[], dim?: int): Tensor[];
  /** As split_with_sizes, of which the parts may be changed in place where nothing else is used of them. */
  function unsafe_split_with_sizes(self: Like, split_sizes: readonly int[], options?: { dim?: int }): Tensor[];
  /** As split_with_sizes, of which the parts may be changed in place where nothing else is used of them. */
  function unsafe_split_with_sizes(self: Like, options: { split_sizes: readonly int[]; dim?: int }): Tensor[];
  /** A new dimension of size 1. */
  function unsqueeze(self: Like, dim: int): Tensor;
  /** A new dimension of size 1. */
  function unsqueeze(self: Like, options: { dim: int }): Tensor;
  /** Vandermonde's matrix: each element's powers, descending or ascending. */
  function vander(x: Like, N?: int | null, increasing?: boolean): Tensor;
  /** Vandermonde's matrix: each element's powers, descending or ascending. */
  function vander(x: Like, N?: int | null, options?: { increasing?: boolean }): Tensor;
  /** Vandermonde's matrix: each element's powers, descending or ascending. */
  function vander(x: Like, options?: { N?: int | null; increasing?: boolean }): Tensor;
  /** Variance and mean, over all elements or along dimensions. */
  function var_mean(self: Like, dim: ints | null, unbiased?: boolean, keepdim?: boolean): [Tensor, Tensor];
  /** Variance and mean, over all elements or along dimensions. */
  function var_mean(self: Like, dim: ints | null, unbiased?: boolean, options?: { keepdim?: boolean }): [Tensor, Tensor];
  /** Variance and mean, over all elements or along dimensions. */
  function var_mean(self: Like, dim: ints | null, options?: { unbiased?: boolean; keepdim?: boolean }): [Tensor, Tensor];
  /** Variance and mean, over all elements or along dimensions. */
  function var_mean(self: Like, dim?: ints | null, options?: { correction?: Scalar | null; keepdim?: boolean }): [Tensor, Tensor];
  /** Variance and mean, over all elements or along dimensions. */
  function var_mean(self: Like, unbiased?: boolean): [Tensor, Tensor];
  /** Variance and mean, over all elements or along dimensions. */
  function var_mean(self: Like, options: { dim: ints | null; unbiased?: boolean; keepdim?: boolean }): [Tensor, Tensor];
  /** Variance and mean, over all elements or along dimensions. */
  function var_mean(self: Like, options?: { dim?: ints | null; correction?: Scalar | null; keepdim?: boolean }): [Tensor, Tensor];
  /** Variance and mean, over all elements or along dimensions. */
  function var_mean(self: Like, options?: { unbiased?: boolean }): [Tensor, Tensor];
  /** Sum of the products of two vectors, the first conjugated. */
  function vdot(self: Like, other: Like): Tensor;
  /** Sum of the products of two vectors, the first conjugated. */
  function vdot(self: Like, options: { other: Like }): Tensor;
  /** Split from top to bottom: along the first dimension. */
  function vsplit(self: Like, sections: int): Tensor[];
  /** Split from top to bottom: along the first dimension. */
  function vsplit(self: Like, indices: readonly int[]): Tensor[];
  /** Split from top to bottom: along the first dimension. */
  function vsplit(self: Like, options: { sections: int }): Tensor[];
  /** Split from top to bottom: along the first dimension. */
  function vsplit(self: Like, options: { indices: readonly int[] }): Tensor[];
  /** The tensors one above the other: along the first dimension, vectors as rows. */
  function vstack(tensors: readonly Like[]): Tensor;
  /** The tensors one above the other: along the first dimension, vectors as rows. */
  function vstack(options: { tensors: readonly Like[] }): Tensor;
  /** The tensors one above the other: along the first dimension, vectors as rows. */
  function row_stack(tensors: readonly Like[]): Tensor;
  /** The tensors one above the other: along the first dimension, vectors as rows. */
  function row_stack(options: { tensors: readonly Like[] }): Tensor;
  /** The second where the condition is true, else the third. */
  function where(condition: Like, self: Operand, other: Operand): Tensor;
  /** The second where the condition is true, else the third. */
  function where(condition: Like, self: Operand, options: { other: Operand }): Tensor;
  /** The second where the condition is true, else the third. */
  function where(condition: Like, options: { self: Operand; other: Operand }): Tensor;
  /** The second where the condition is true, else the third. */
  function where(condition: Like): Tensor[];
  /** The first times the logarithm of the second. */
  function xlogy(self: Like, other: Like): Tensor;
  /** The first times the logarithm of the second. */
  function xlogy(self: Scalar, other: Like): Tensor;
  /** The first times the logarithm of the second. */
  function xlogy(self: Scalar, options: { other: Like }): Tensor;
  /** The first times the logarithm of the second. */
  function xlogy(self: Like, other: Scalar): Tensor;
  /** The first times the logarithm of the second. */
  function xlogy(self: Like, options: { other: Like }): Tensor;
  /** The first times the logarithm of the second. */
  function xlogy(options: { self: Scalar; other: Like }): Tensor;
  /** The first times the logarithm of the second. */
  function xlogy(self: Like, options: { other: Scalar }): Tensor;
  /** The first times the logarithm of the second. In place. */
  function xlogy_(self: Like, other: Like): Tensor;
  /** The first times the logarithm of the second. In place. */
  function xlogy_(self: Like, other: Scalar): Tensor;
  /** The first times the logarithm of the second. In place. */
  function xlogy_(self: Like, options: { other: Like }): Tensor;
  /** The first times the logarithm of the second. In place. */
  function xlogy_(self: Like, options: { other: Scalar }): Tensor;
  /** Every element becomes 0. */
  function zero_(self: Like): Tensor;
  /** A tensor of this size, all 0. */
  function zeros(size: readonly int[], options?: { dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** A tensor of this size, all 0. */
  function zeros(...size: number[]): Tensor;
  /** A tensor of this size, all 0. */
  function zeros(...args: [...size: number[], options: { dtype?: dtype | null; requires_grad?: boolean }]): Tensor;
  /** A tensor of this size, all 0. */
  function zeros(options: { size: readonly int[]; dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  /** A tensor of the same size, all 0. */
  function zeros_like(self: Like, options?: { dtype?: dtype | null; requires_grad?: boolean }): Tensor;
  namespace special {
    /** The derivative of the logarithm of the gamma function. */
    function digamma(self: Like): Tensor;
    /** The derivative of the logarithm of the gamma function. */
    function psi(self: Like): Tensor;
    /** The error function. */
    function erf(self: Like): Tensor;
    /** One minus the error function. */
    function erfc(self: Like): Tensor;
    /** The number whose error function is the element. */
    function erfinv(self: Like): Tensor;
    /** 2 to the power of each element. */
    function exp2(self: Like): Tensor;
    /** e to the power of each element, minus one. */
    function expm1(self: Like): Tensor;
    /** The modified Bessel function of the first kind of order 0. */
    function i0(self: Like): Tensor;
    /** The regularised lower incomplete gamma function. */
    function gammainc(self: Like, other: Like): Tensor;
    /** The regularised lower incomplete gamma function. */
    function gammainc(self: Like, options: { other: Like }): Tensor;
    /** The regularised upper incomplete gamma function. */
    function gammaincc(self: Like, other: Like): Tensor;
    /** The regularised upper incomplete gamma function. */
    function gammaincc(self: Like, options: { other: Like }): Tensor;
    /** The logarithm of the magnitude of the gamma function. */
    function gammaln(self: Like): Tensor;
    /** Natural logarithm of one plus each element. */
    function log1p(self: Like): Tensor;
    /** The inverse of the logistic function; with `eps`, of the operand clamped to [eps, 1 - eps]. */
    function logit(self: Like, eps?: int | null): Tensor;
    /** The inverse of the logistic function; with `eps`, of the operand clamped to [eps, 1 - eps]. */
    function logit(self: Like, options?: { eps?: int | null }): Tensor;
    /** Logarithm of the sum of exponentials along dimensions. */
    function logsumexp(self: Like, dim: ints, keepdim?: boolean): Tensor;
    /** Logarithm of the sum of exponentials along dimensions. */
    function logsumexp(self: Like, dim: ints, options?: { keepdim?: boolean }): Tensor;
    /** Logarithm of the sum of exponentials along dimensions. */
    function logsumexp(self: Like, options: { dim: ints; keepdim?: boolean }): Tensor;
    /** The logarithm of the multivariate gamma function of dimension `p`. */
    function multigammaln(self: Like, p: int): Tensor;
    /** The logarithm of the multivariate gamma function of dimension `p`. */
    function multigammaln(self: Like, options: { p: int }): Tensor;
    /** The derivative of this order of the digamma function. */
    function polygamma(n: int, self: Like): Tensor;
    /** The derivative of this order of the digamma function. */
    function polygamma(n: int, options: { self: Like }): Tensor;
    /** The derivative of this order of the digamma function. */
    function polygamma(options: { n: int; self: Like }): Tensor;
    /** The nearest integer, half to even; with `decimals`, of the operand times that power of ten. */
    function round(self: Like): Tensor;
    /** The nearest integer, half to even; with `decimals`, of the operand times that power of ten. */
    function round(self: Like, options: { decimals: int }): Tensor;
    /** The logistic function, 1 / (1 + exp(-x)). */
    function expit(self: Like): Tensor;
    /** sin(πx) / (πx), 1 at 0. */
    function sinc(self: Like): Tensor;
    /** The Airy function Ai. */
    function airy_ai(self: Like): Tensor;
    /** The Bessel function of the first kind of order 0. */
    function bessel_j0(self: Like): Tensor;
    /** The Bessel function of the first kind of order 1. */
    function bessel_j1(self: Like): Tensor;
    /** The Bessel function of the second kind of order 0. */
    function bessel_y0(self: Like): Tensor;
    /** The Bessel function of the second kind of order 1. */
    function bessel_y1(self: Like): Tensor;
    /** Chebyshev's polynomial of the first kind. */
    function chebyshev_polynomial_t(self: Like, n: Like): Tensor;
    /** Chebyshev's polynomial of the first kind. */
    function chebyshev_polynomial_t(self: Scalar, n: Like): Tensor;
    /** Chebyshev's polynomial of the first kind. */
    function chebyshev_polynomial_t(self: Scalar, options: { n: Like }): Tensor;
    /** Chebyshev's polynomial of the first kind. */
    function chebyshev_polynomial_t(self: Like, n: Scalar): Tensor;
    /** Chebyshev's polynomial of the first kind. */
    function chebyshev_polynomial_t(self: Like, options: { n: Like }): Tensor;
    /** Chebyshev's polynomial of the first kind. */
    function chebyshev_polynomial_t(options: { self: Scalar; n: Like }): Tensor;
    /** Chebyshev's polynomial of the first kind. */
    function chebyshev_polynomial_t(self: Like, options: { n: Scalar }): Tensor;
    /** Chebyshev's polynomial of the second kind. */
    function chebyshev_polynomial_u(self: Like, n: Like): Tensor;
    /** Chebyshev's polynomial of the second kind. */
    function chebyshev_polynomial_u(self: Scalar, n: Like): Tensor;
    /** Chebyshev's polynomial of the second kind. */
    function chebyshev_polynomial_u(self: Scalar, options: { n: Like }): Tensor;
    /** Chebyshev's polynomial of the second kind. */
    function chebyshev_polynomial_u(self: Like, n: Scalar): Tensor;
    /** Chebyshev's polynomial of the second kind. */
    function chebyshev_polynomial_u(self: Like, options: { n: Like }): Tensor;
    /** Chebyshev's polynomial of the second kind. */
    function chebyshev_polynomial_u(options: { self: Scalar; n: Like }): Tensor;
    /** Chebyshev's polynomial of the second kind. */
    function chebyshev_polynomial_u(self: Like, options: { n: Scalar }): Tensor;
    /** Chebyshev's polynomial of the third kind. */
    function chebyshev_polynomial_v(self: Like, n: Like): Tensor;
    /** Chebyshev's polynomial of the third kind. */
    function chebyshev_polynomial_v(self: Scalar, n: Like): Tensor;
    /** Chebyshev's polynomial of the third kind. */
    function chebyshev_polynomial_v(self: Scalar, options: { n: Like }): Tensor;
    /** Chebyshev's polynomial of the third kind. */
    function chebyshev_polynomial_v(self: Like, n: Scalar): Tensor;
    /** Chebyshev's polynomial of the third kind. */
    function chebyshev_polynomial_v(self: Like, options: { n: Like }): Tensor;
    /** Chebyshev's polynomial of the third kind. */
    function chebyshev_polynomial_v(options: { self: Scalar; n: Like }): Tensor;
    /** Chebyshev's polynomial of the third kind. */
    function chebyshev_polynomial_v(self: Like, options: { n: Scalar }): Tensor;
    /** Chebyshev's polynomial of the fourth kind. */
    function chebyshev_polynomial_w(self: Like, n: Like): Tensor;
    /** Chebyshev's polynomial of the fourth kind. */
    function chebyshev_polynomial_w(self: Scalar, n: Like): Tensor;
    /** Chebyshev's polynomial of the fourth kind. */
    function chebyshev_polynomial_w(self: Scalar, options: { n: Like }): Tensor;
    /** Chebyshev's polynomial of the fourth kind. */
    function chebyshev_polynomial_w(self: Like, n: Scalar): Tensor;
    /** Chebyshev's polynomial of the fourth kind. */
    function chebyshev_polynomial_w(self: Like, options: { n: Like }): Tensor;
    /** Chebyshev's polynomial of the fourth kind. */
    function chebyshev_polynomial_w(options: { self: Scalar; n: Like }): Tensor;
    /** Chebyshev's polynomial of the fourth kind. */
    function chebyshev_polynomial_w(self: Like, options: { n: Scalar }): Tensor;
    /** Minus each element times its logarithm: 0 at 0, minus infinity below. */
    function entr(self: Like): Tensor;
    /** exp(x²) times one minus the error function. */
    function erfcx(self: Like): Tensor;
    /** Hermite's polynomial as physicists define it. */
    function hermite_polynomial_h(self: Like, n: Like): Tensor;
    /** Hermite's polynomial as physicists define it. */
    function hermite_polynomial_h(self: Scalar, n: Like): Tensor;
    /** Hermite's polynomial as physicists define it. */
    function hermite_polynomial_h(self: Scalar, options: { n: Like }): Tensor;
    /** Hermite's polynomial as physicists define it. */
    function hermite_polynomial_h(self: Like, n: Scalar): Tensor;
    /** Hermite's polynomial as physicists define it. */
    function hermite_polynomial_h(self: Like, options: { n: Like }): Tensor;
    /** Hermite's polynomial as physicists define it. */
    function hermite_polynomial_h(options: { self: Scalar; n: Like }): Tensor;
    /** Hermite's polynomial as physicists define it. */
    function hermite_polynomial_h(self: Like, options: { n: Scalar }): Tensor;
    /** Hermite's polynomial as probabilists define it. */
    function hermite_polynomial_he(self: Like, n: Like): Tensor;
    /** Hermite's polynomial as probabilists define it. */
    function hermite_polynomial_he(self: Scalar, n: Like): Tensor;
    /** Hermite's polynomial as probabilists define it. */
    function hermite_polynomial_he(self: Scalar, options: { n: Like }): Tensor;
    /** Hermite's polynomial as probabilists define it. */
    function hermite_polynomial_he(self: Like, n: Scalar): Tensor;
    /** Hermite's polynomial as probabilists define it. */
    function hermite_polynomial_he(self: Like, options: { n: Like }): Tensor;
    /** Hermite's polynomial as probabilists define it. */
    function hermite_polynomial_he(options: { self: Scalar; n: Like }): Tensor;
    /** Hermite's polynomial as probabilists define it. */
    function hermite_polynomial_he(self: Like, options: { n: Scalar }): Tensor;
    /** The modified Bessel function of the first kind of order 0, times exp(-|x|). */
    function i0e(self: Like): Tensor;
    /** The modified Bessel function of the first kind of order 1. */
    function i1(self: Like): Tensor;
    /** The modified Bessel function of the first kind of order 1, times exp(-|x|). */
    function i1e(self: Like): Tensor;
    /** Laguerre's polynomial. */
    function laguerre_polynomial_l(self: Like, n: Like): Tensor;
    /** Laguerre's polynomial. */
    function laguerre_polynomial_l(self: Scalar, n: Like): Tensor;
    /** Laguerre's polynomial. */
    function laguerre_polynomial_l(self: Scalar, options: { n: Like }): Tensor;
    /** Laguerre's polynomial. */
    function laguerre_polynomial_l(self: Like, n: Scalar): Tensor;
    /** Laguerre's polynomial. */
    function laguerre_polynomial_l(self: Like, options: { n: Like }): Tensor;
    /** Laguerre's polynomial. */
    function laguerre_polynomial_l(options: { self: Scalar; n: Like }): Tensor;
    /** Laguerre's polynomial. */
    function laguerre_polynomial_l(self: Like, options: { n: Scalar }): Tensor;
    /** Legendre's polynomial. */
    function legendre_polynomial_p(self: Like, n: Like): Tensor;
    /** Legendre's polynomial. */
    function legendre_polynomial_p(self: Scalar, n: Like): Tensor;
    /** Legendre's polynomial. */
    function legendre_polynomial_p(self: Scalar, options: { n: Like }): Tensor;
    /** Legendre's polynomial. */
    function legendre_polynomial_p(self: Like, n: Scalar): Tensor;
    /** Legendre's polynomial. */
    function legendre_polynomial_p(self: Like, options: { n: Like }): Tensor;
    /** Legendre's polynomial. */
    function legendre_polynomial_p(options: { self: Scalar; n: Like }): Tensor;
    /** Legendre's polynomial. */
    function legendre_polynomial_p(self: Like, options: { n: Scalar }): Tensor;
    /** The logarithm of the distribution function of the standard normal distribution. */
    function log_ndtr(self: Like): Tensor;
    /** The modified Bessel function of the first kind of order 0, without derivative. */
    function modified_bessel_i0(self: Like): Tensor;
    /** The modified Bessel function of the first kind of order 1, without derivative. */
    function modified_bessel_i1(self: Like): Tensor;
    /** The modified Bessel function of the second kind of order 0. */
    function modified_bessel_k0(self: Like): Tensor;
    /** The modified Bessel function of the second kind of order 1. */
    function modified_bessel_k1(self: Like): Tensor;
    /** The distribution function of the standard normal distribution. */
    function ndtr(self: Like): Tensor;
    /** The quantile of the standard normal distribution. */
    function ndtri(self: Like): Tensor;
    /** The modified Bessel function of the second kind of order 0, times exp(x). */
    function scaled_modified_bessel_k0(self: Like): Tensor;
    /** The modified Bessel function of the second kind of order 1, times exp(x). */
    function scaled_modified_bessel_k1(self: Like): Tensor;
    /** Chebyshev's polynomial of the first kind, shifted to [0, 1]. */
    function shifted_chebyshev_polynomial_t(self: Like, n: Like): Tensor;
    /** Chebyshev's polynomial of the first kind, shifted to [0, 1]. */
    function shifted_chebyshev_polynomial_t(self: Scalar, n: Like): Tensor;
    /** Chebyshev's polynomial of the first kind, shifted to [0, 1]. */
    function shifted_chebyshev_polynomial_t(self: Scalar, options: { n: Like }): Tensor;
    /** Chebyshev's polynomial of the first kind, shifted to [0, 1]. */
    function shifted_chebyshev_polynomial_t(self: Like, n: Scalar): Tensor;
    /** Chebyshev's polynomial of the first kind, shifted to [0, 1]. */
    function shifted_chebyshev_polynomial_t(self: Like, options: { n: Like }): Tensor;
    /** Chebyshev's polynomial of the first kind, shifted to [0, 1]. */
    function shifted_chebyshev_polynomial_t(options: { self: Scalar; n: Like }): Tensor;
    /** Chebyshev's polynomial of the first kind, shifted to [0, 1]. */
    function shifted_chebyshev_polynomial_t(self: Like, options: { n: Scalar }): Tensor;
    /** Chebyshev's polynomial of the second kind, shifted to [0, 1]. */
    function shifted_chebyshev_polynomial_u(self: Like, n: Like): Tensor;
    /** Chebyshev's polynomial of the second kind, shifted to [0, 1]. */
    function shifted_chebyshev_polynomial_u(self: Scalar, n: Like): Tensor;
    /** Chebyshev's polynomial of the second kind, shifted to [0, 1]. */
    function shifted_chebyshev_polynomial_u(self: Scalar, options: { n: Like }): Tensor;
    /** Chebyshev's polynomial of the second kind, shifted to [0, 1]. */
    function shifted_chebyshev_polynomial_u(self: Like, n: Scalar): Tensor;
    /** Chebyshev's polynomial of the second kind, shifted to [0, 1]. */
    function shifted_chebyshev_polynomial_u(self: Like, options: { n: Like }): Tensor;
    /** Chebyshev's polynomial of the second kind, shifted to [0, 1]. */
    function shifted_chebyshev_polynomial_u(options: { self: Scalar; n: Like }): Tensor;
    /** Chebyshev's polynomial of the second kind, shifted to [0, 1]. */
    function shifted_chebyshev_polynomial_u(self: Like, options: { n: Scalar }): Tensor;
    /** Chebyshev's polynomial of the third kind, shifted to [0, 1]. */
    function shifted_chebyshev_polynomial_v(self: Like, n: Like): Tensor;
    /** Chebyshev's polynomial of the third kind, shifted to [0, 1]. */
    function shifted_chebyshev_polynomial_v(self: Scalar, n: Like): Tensor;
    /** Chebyshev's polynomial of the third kind, shifted to [0, 1]. */
    function shifted_chebyshev_polynomial_v(self: Scalar, options: { n: Like }): Tensor;
    /** Chebyshev's polynomial of the third kind, shifted to [0, 1]. */
    function shifted_chebyshev_polynomial_v(self: Like, n: Scalar): Tensor;
    /** Chebyshev's polynomial of the third kind, shifted to [0, 1]. */
    function shifted_chebyshev_polynomial_v(self: Like, options: { n: Like }): Tensor;
    /** Chebyshev's polynomial of the third kind, shifted to [0, 1]. */
    function shifted_chebyshev_polynomial_v(options: { self: Scalar; n: Like }): Tensor;
    /** Chebyshev's polynomial of the third kind, shifted to [0, 1]. */
    function shifted_chebyshev_polynomial_v(self: Like, options: { n: Scalar }): Tensor;
    /** Chebyshev's polynomial of the fourth kind, shifted to [0, 1]. */
    function shifted_chebyshev_polynomial_w(self: Like, n: Like): Tensor;
    /** Chebyshev's polynomial of the fourth kind, shifted to [0, 1]. */
    function shifted_chebyshev_polynomial_w(self: Scalar, n: Like): Tensor;
    /** Chebyshev's polynomial of the fourth kind, shifted to [0, 1]. */
    function shifted_chebyshev_polynomial_w(self: Scalar, options: { n: Like }): Tensor;
    /** Chebyshev's polynomial of the fourth kind, shifted to [0, 1]. */
    function shifted_chebyshev_polynomial_w(self: Like, n: Scalar): Tensor;
    /** Chebyshev's polynomial of the fourth kind, shifted to [0, 1]. */
    function shifted_chebyshev_polynomial_w(self: Like, options: { n: Like }): Tensor;
    /** Chebyshev's polynomial of the fourth kind, shifted to [0, 1]. */
    function shifted_chebyshev_polynomial_w(options: { self: Scalar; n: Like }): Tensor;
    /** Chebyshev's polynomial of the fourth kind, shifted to [0, 1]. */
    function shifted_chebyshev_polynomial_w(self: Like, options: { n: Scalar }): Tensor;
    /** The spherical Bessel function of the first kind of order 0. */
    function spherical_bessel_j0(self: Like): Tensor;
    /** The first times the logarithm of one plus the second. */
    function xlog1py(self: Like, other: Like): Tensor;
    /** The first times the logarithm of one plus the second. */
    function xlog1py(self: Scalar, other: Like): Tensor;
    /** The first times the logarithm of one plus the second. */
    function xlog1py(self: Scalar, options: { other: Like }): Tensor;
    /** The first times the logarithm of one plus the second. */
    function xlog1py(self: Like, other: Scalar): Tensor;
    /** The first times the logarithm of one plus the second. */
    function xlog1py(self: Like, options: { other: Like }): Tensor;
    /** The first times the logarithm of one plus the second. */
    function xlog1py(options: { self: Scalar; other: Like }): Tensor;
    /** The first times the logarithm of one plus the second. */
    function xlog1py(self: Like, options: { other: Scalar }): Tensor;
    /** The Hurwitz zeta function: the sum of (y + k) to the power of -x. */
    function zeta(self: Like, other: Like): Tensor;
    /** The Hurwitz zeta function: the sum of (y + k) to the power of -x. */
    function zeta(self: Scalar, other: Like): Tensor;
    /** The Hurwitz zeta function: the sum of (y + k) to the power of -x. */
    function zeta(self: Scalar, options: { other: Like }): Tensor;
    /** The Hurwitz zeta function: the sum of (y + k) to the power of -x. */
    function zeta(self: Like, other: Scalar): Tensor;
    /** The Hurwitz zeta function: the sum of (y + k) to the power of -x. */
    function zeta(self: Like, options: { other: Like }): Tensor;
    /** The Hurwitz zeta function: the sum of (y + k) to the power of -x. */
    function zeta(options: { self: Scalar; other: Like }): Tensor;
    /** The Hurwitz zeta function: the sum of (y + k) to the power of -x. */
    function zeta(self: Like, options: { other: Scalar }): Tensor;
    /** The first times the logarithm of the second. */
    function xlogy(self: Like, other: Like): Tensor;
    /** The first times the logarithm of the second. */
    function xlogy(self: Scalar, other: Like): Tensor;
    /** The first times the logarithm of the second. */
    function xlogy(self: Scalar, options: { other: Like }): Tensor;
    /** The first times the logarithm of the second. */
    function xlogy(self: Like, other: Scalar): Tensor;
    /** The first times the logarithm of the second. */
    function xlogy(self: Like, options: { other: Like }): Tensor;
    /** The first times the logarithm of the second. */
    function xlogy(options: { self: Scalar; other: Like }): Tensor;
    /** The first times the logarithm of the second. */
    function xlogy(self: Like, options: { other: Scalar }): Tensor;
  }
  namespace linalg {
    /** L with A = L·Lᵀ, A symmetric and positive definite; `upper`: U with A = Uᵀ·U. */
    function cholesky(self: Like, options?: { upper?: boolean }): Tensor;
    /** L with A = L·Lᵀ, and the first leading minor that is not positive instead of an error. */
    function cholesky_ex(self: Like, options?: { upper?: boolean; check_errors?: boolean }): Named<'L' | 'info'>;
    /** The condition number: how much a matrix may enlarge a relative error. */
    function cond(self: Like, p?: Scalar | null): Tensor;
    /** The condition number: how much a matrix may enlarge a relative error. */
    function cond(self: Like, p: string): Tensor;
    /** The condition number: how much a matrix may enlarge a relative error. */
    function cond(self: Like, options?: { p?: Scalar | null }): Tensor;
    /** The condition number: how much a matrix may enlarge a relative error. */
    function cond(self: Like, options: { p: string }): Tensor;
    /** The cross product of vectors of three elements. */
    function cross(self: Like, other: Like, options?: { dim?: int }): Tensor;
    /** The cross product of vectors of three elements. */
    function cross(self: Like, options: { other: Like; dim?: int }): Tensor;
    /** The determinant. */
    function det(A: Like): Tensor;
    /** A view of the diagonals of matrices. */
    function diagonal(A: Like, options?: { offset?: int; dim1?: int; dim2?: int }): Tensor;
    /** Eigenvalues and eigenvectors of any square matrix: complex numbers, which are not available here. */
    function eig(self: Like): Named<'eigenvalues' | 'eigenvectors'>;
    /** Eigenvalues, ascending, and eigenvectors of a symmetric matrix; only one triangle is looked at. */
    function eigh(self: Like, UPLO?: string): Named<'eigenvalues' | 'eigenvectors'>;
    /** Eigenvalues, ascending, and eigenvectors of a symmetric matrix; only one triangle is looked at. */
    function eigh(self: Like, options?: { UPLO?: string }): Named<'eigenvalues' | 'eigenvectors'>;
    /** Eigenvalues of any square matrix: complex numbers, which are not available here. */
    function eigvals(self: Like): Tensor;
    /** Eigenvalues of a symmetric matrix, ascending. */
    function eigvalsh(self: Like, UPLO?: string): Tensor;
    /** Eigenvalues of a symmetric matrix, ascending. */
    function eigvalsh(self: Like, options?: { UPLO?: string }): Tensor;
    /** The first columns of the product of the reflections whose vectors stand below the diagonal. */
    function householder_product(input: Like, tau: Like): Tensor;
    /** The first columns of the product of the reflections whose vectors stand below the diagonal. */
    function householder_product(input: Like, options: { tau: Like }): Tensor;
    /** The inverse of a square matrix. */
    function inv(A: Like): Tensor;
    /** The inverse, and the first pivot that is zero instead of an error. */
    function inv_ex(A: Like, options?: { check_errors?: boolean }): Named<'inverse' | 'info'>;
    /** X with the least ‖A·X − B‖, and the least ‖X‖ among those. */
    function lstsq(self: Like, b: Like, rcond?: int | null, options?: { driver?: string | null }): Named<'solution' | 'residuals' | 'rank' | 'singular_values'>;
    /** X with the least ‖A·X − B‖, and the least ‖X‖ among those. */
    function lstsq(self: Like, b: Like, options?: { rcond?: int | null; driver?: string | null }): Named<'solution' | 'residuals' | 'rank' | 'singular_values'>;
    /** X with the least ‖A·X − B‖, and the least ‖X‖ among those. */
    function lstsq(self: Like, options: { b: Like; rcond?: int | null; driver?: string | null }): Named<'solution' | 'residuals' | 'rank' | 'singular_values'>;
    /** A = P·L·U: a permutation, a lower triangle with ones, an upper triangle. */
    function lu(A: Like, options?: { pivot?: boolean }): Named<'P' | 'L' | 'U'>;
    /** L and U in one matrix, and the rows that were exchanged. */
    function lu_factor(A: Like, options?: { pivot?: boolean }): Named<'LU' | 'pivots'>;
    /** L and U in one matrix, the rows that were exchanged, and the first pivot that is zero instead of an error. */
    function lu_factor_ex(A: Like, options?: { pivot?: boolean; check_errors?: boolean }): Named<'LU' | 'pivots' | 'info'>;
    /** X with A·X = B, or X·A = B, from what linalg.lu_factor gives; `adjoint`: with Aᵀ. */
    function lu_solve(LU: Like, pivots: Like, B: Like, options?: { left?: boolean; adjoint?: boolean }): Tensor;
    /** X with A·X = B, or X·A = B, from what linalg.lu_factor gives; `adjoint`: with Aᵀ. */
    function lu_solve(LU: Like, pivots: Like, options: { B: Like; left?: boolean; adjoint?: boolean }): Tensor;
    /** X with A·X = B, or X·A = B, from what linalg.lu_factor gives; `adjoint`: with Aᵀ. */
    function lu_solve(LU: Like, options: { pivots: Like; B: Like; left?: boolean; adjoint?: boolean }): Tensor;
    /** The exponential of a square matrix, I + A + A²/2 + … of all powers. */
    function matrix_exp(self: Like): Tensor;
    /** A norm of matrices: Frobenius, nuclear, by columns (1), by rows (∞), the largest singular value (2). */
    function matrix_norm(self: Like, ord: Scalar, dim?: readonly int[], keepdim?: boolean, options?: { dtype?: dtype | null }): Tensor;
    /** A norm of matrices: Frobenius, nuclear, by columns (1), by rows (∞), the largest singular value (2). */
    function matrix_norm(self: Like, ord: Scalar, dim?: readonly int[], options?: { keepdim?: boolean; dtype?: dtype | null }): Tensor;
    /** A norm of matrices: Frobenius, nuclear, by columns (1), by rows (∞), the largest singular value (2). */
    function matrix_norm(self: Like, ord: Scalar, options?: { dim?: readonly int[]; keepdim?: boolean; dtype?: dtype | null }): Tensor;
    /** A norm of matrices: Frobenius, nuclear, by columns (1), by rows (∞), the largest singular value (2). */
    function matrix_norm(self: Like, ord?: string, dim?: readonly int[], keepdim?: boolean, options?: { dtype?: dtype | null }): Tensor;
    /** A norm of matrices: Frobenius, nuclear, by columns (1), by rows (∞), the largest singular value (2). */
    function matrix_norm(self: Like, ord?: string, dim?: readonly int[], options?: { keepdim?: boolean; dtype?: dtype | null }): Tensor;
    /** A norm of matrices: Frobenius, nuclear, by columns (1), by rows (∞), the largest singular value (2). */
    function matrix_norm(self: Like, ord?: string, options?: { dim?: readonly int[]; keepdim?: boolean; dtype?: dtype | null }): Tensor;
    /** A norm of matrices: Frobenius, nuclear, by columns (1), by rows (∞), the largest singular value (2). */
    function matrix_norm(self: Like, options: { ord: Scalar; dim?: readonly int[]; keepdim?: boolean; dtype?: dtype | null }): Tensor;
    /** A norm of matrices: Frobenius, nuclear, by columns (1), by rows (∞), the largest singular value (2). */
    function matrix_norm(self: Like, options?: { ord?: string; dim?: readonly int[]; keepdim?: boolean; dtype?: dtype | null }): Tensor;
    /** How many singular values exceed the tolerances. */
    function matrix_rank(self: Like, tol: int, hermitian?: boolean): Tensor;
    /** How many singular values exceed the tolerances. */
    function matrix_rank(self: Like, tol: int, options?: { hermitian?: boolean }): Tensor;
    /** How many singular values exceed the tolerances. */
    function matrix_rank(input: Like, tol: Like, hermitian?: boolean): Tensor;
    /** How many singular values exceed the tolerances. */
    function matrix_rank(input: Like, tol: Like, options?: { hermitian?: boolean }): Tensor;
    /** How many singular values exceed the tolerances. */
    function matrix_rank(input: Like, options: { tol: Like; hermitian?: boolean }): Tensor;
    /** How many singular values exceed the tolerances. */
    function matrix_rank(input: Like, options?: { atol?: Like | null; rtol?: Like | null; hermitian?: boolean }): Tensor;
    /** How many singular values exceed the tolerances. */
    function matrix_rank(self: Like, options: { tol: int; hermitian?: boolean }): Tensor;
    /** How many singular values exceed the tolerances. */
    function matrix_rank(self: Like, options?: { atol?: int | null; rtol?: int | null; hermitian?: boolean }): Tensor;
    /** Product of several matrices, in the order that takes the fewest multiplications. */
    function multi_dot(tensors: readonly Like[]): Tensor;
    /** Product of several matrices, in the order that takes the fewest multiplications. */
    function multi_dot(options: { tensors: readonly Like[] }): Tensor;
    /** A norm of vectors or of matrices, by how many dimensions `dim` has. */
    function norm(self: Like, ord?: Scalar | null, dim?: ints | null, keepdim?: boolean, options?: { dtype?: dtype | null }): Tensor;
    /** A norm of vectors or of matrices, by how many dimensions `dim` has. */
    function norm(self: Like, ord?: Scalar | null, dim?: ints | null, options?: { keepdim?: boolean; dtype?: dtype | null }): Tensor;
    /** A norm of vectors or of matrices, by how many dimensions `dim` has. */
    function norm(self: Like, ord?: Scalar | null, options?: { dim?: ints | null; keepdim?: boolean; dtype?: dtype | null }): Tensor;
    /** A norm of vectors or of matrices, by how many dimensions `dim` has. */
    function norm(self: Like, ord: string, dim?: ints | null, keepdim?: boolean, options?: { dtype?: dtype | null }): Tensor;
    /** A norm of vectors or of matrices, by how many dimensions `dim` has. */
    function norm(self: Like, ord: string, dim?: ints | null, options?: { keepdim?: boolean; dtype?: dtype | null }): Tensor;
    /** A norm of vectors or of matrices, by how many dimensions `dim` has. */
    function norm(self: Like, ord: string, options?: { dim?: ints | null; keepdim?: boolean; dtype?: dtype | null }): Tensor;
    /** A norm of vectors or of matrices, by how many dimensions `dim` has. */
    function norm(self: Like, options?: { ord?: Scalar | null; dim?: ints | null; keepdim?: boolean; dtype?: dtype | null }): Tensor;
    /** A norm of vectors or of matrices, by how many dimensions `dim` has. */
    function norm(self: Like, options: { ord: string; dim?: ints | null; keepdim?: boolean; dtype?: dtype | null }): Tensor;
    /** The pseudo-inverse of Moore and Penrose. */
    function pinv(self: Like, rcond: int, hermitian?: boolean): Tensor;
    /** The pseudo-inverse of Moore and Penrose. */
    function pinv(self: Like, rcond: int, options?: { hermitian?: boolean }): Tensor;
    /** The pseudo-inverse of Moore and Penrose. */
    function pinv(self: Like, rcond: Like, hermitian?: boolean): Tensor;
    /** The pseudo-inverse of Moore and Penrose. */
    function pinv(self: Like, rcond: Like, options?: { hermitian?: boolean }): Tensor;
    /** The pseudo-inverse of Moore and Penrose. */
    function pinv(self: Like, options: { rcond: int; hermitian?: boolean }): Tensor;
    /** The pseudo-inverse of Moore and Penrose. */
    function pinv(self: Like, options: { rcond: Like; hermitian?: boolean }): Tensor;
    /** The pseudo-inverse of Moore and Penrose. */
    function pinv(self: Like, options?: { atol?: int | null; rtol?: int | null; hermitian?: boolean }): Tensor;
    /** The pseudo-inverse of Moore and Penrose. */
    function pinv(self: Like, options?: { atol?: Like | null; rtol?: Like | null; hermitian?: boolean }): Tensor;
    /** A = Q·R: orthonormal columns, an upper triangle. */
    function qr(A: Like, mode?: string): Named<'Q' | 'R'>;
    /** A = Q·R: orthonormal columns, an upper triangle. */
    function qr(A: Like, options?: { mode?: string }): Named<'Q' | 'R'>;
    /** Sign of the determinant, and logarithm of its size. */
    function slogdet(A: Like): Named<'sign' | 'logabsdet'>;
    /** X with A·X = B, or X·A = B. */
    function solve(A: Like, B: Like, options?: { left?: boolean }): Tensor;
    /** X with A·X = B, or X·A = B. */
    function solve(A: Like, options: { B: Like; left?: boolean }): Tensor;
    /** X with A·X = B, and the first pivot that is zero instead of an error. */
    function solve_ex(A: Like, B: Like, options?: { left?: boolean; check_errors?: boolean }): Named<'result' | 'info'>;
    /** X with A·X = B, and the first pivot that is zero instead of an error. */
    function solve_ex(A: Like, options: { B: Like; left?: boolean; check_errors?: boolean }): Named<'result' | 'info'>;
    /** X with A·X = B, or X·A = B, A triangular: the other triangle is not looked at. */
    function solve_triangular(self: Like, B: Like, options: { upper: boolean; left?: boolean; unitriangular?: boolean }): Tensor;
    /** X with A·X = B, or X·A = B, A triangular: the other triangle is not looked at. */
    function solve_triangular(self: Like, options: { B: Like; upper: boolean; left?: boolean; unitriangular?: boolean }): Tensor;
    /** A = U·S·Vᵀ: orthonormal columns, singular values descending, orthonormal rows. */
    function svd(A: Like, full_matrices?: boolean, options?: { driver?: string | null }): Named<'U' | 'S' | 'Vh'>;
    /** A = U·S·Vᵀ: orthonormal columns, singular values descending, orthonormal rows. */
    function svd(A: Like, options?: { full_matrices?: boolean; driver?: string | null }): Named<'U' | 'S' | 'Vh'>;
    /** Singular values, descending. */
    function svdvals(A: Like, options?: { driver?: string | null }): Tensor;
    /** The inverse of the matrix that the dimensions before and from `ind` make. */
    function tensorinv(self: Like, ind?: int): Tensor;
    /** The inverse of the matrix that the dimensions before and from `ind` make. */
    function tensorinv(self: Like, options?: { ind?: int }): Tensor;
    /** X with tensordot(A, X, X.ndim) = B. */
    function tensorsolve(self: Like, other: Like, dims?: readonly int[] | null): Tensor;
    /** X with tensordot(A, X, X.ndim) = B. */
    function tensorsolve(self: Like, other: Like, options?: { dims?: readonly int[] | null }): Tensor;
    /** X with tensordot(A, X, X.ndim) = B. */
    function tensorsolve(self: Like, options: { other: Like; dims?: readonly int[] | null }): Tensor;
    /** Vandermonde's matrix: each element's powers, ascending. */
    function vander(x: Like, options?: { N?: int | null }): Tensor;
    /** Sums of the products along one dimension. */
    function vecdot(x: Like, y: Like, options?: { dim?: int }): Tensor;
    /** Sums of the products along one dimension. */
    function vecdot(x: Like, options: { y: Like; dim?: int }): Tensor;
    /** Length of a vector in the norm of this order, over all elements or along dimensions. */
    function vector_norm(self: Like, ord?: Scalar, dim?: ints | null, keepdim?: boolean, options?: { dtype?: dtype | null }): Tensor;
    /** Length of a vector in the norm of this order, over all elements or along dimensions. */
    function vector_norm(self: Like, ord?: Scalar, dim?: ints | null, options?: { keepdim?: boolean; dtype?: dtype | null }): Tensor;
    /** Length of a vector in the norm of this order, over all elements or along dimensions. */
    function vector_norm(self: Like, ord?: Scalar, options?: { dim?: ints | null; keepdim?: boolean; dtype?: dtype | null }): Tensor;
    /** Length of a vector in the norm of this order, over all elements or along dimensions. */
    function vector_norm(self: Like, options?: { ord?: Scalar; dim?: ints | null; keepdim?: boolean; dtype?: dtype | null }): Tensor;
    /** Product of vectors, matrices, or batches of matrices, by their dimensions. */
    function matmul(self: Like, other: Like): Tensor;
    /** Product of vectors, matrices, or batches of matrices, by their dimensions. */
    function matmul(self: Like, options: { other: Like }): Tensor;
    /** A matrix multiplied with itself, or its inverse, n times. */
    function matrix_power(self: Like, n: int): Tensor;
    /** A matrix multiplied with itself, or its inverse, n times. */
    function matrix_power(self: Like, options: { n: int }): Tensor;
  }
}
declare namespace torch.autograd {
  namespace function_ {
    const Function: typeof torch.autograd.Function;
    type Function = torch.autograd.Function;
    interface FunctionCtx {
      [attribute: string]: any;
      /**
       * Keeps tensors for `backward`, which finds them in `ctx.saved_tensors`: inputs and outputs, or null. Whatever else is
       * needed goes on `ctx` itself.
       */
      save_for_backward(...tensors: readonly unknown[]): void;
      /** Keeps tensors for `jvp`, which finds them in `ctx.saved_tensors`. */
      save_for_forward(...tensors: readonly unknown[]): void;
      /** Says which inputs were changed in place. Each must be among the results. */
      mark_dirty(...inputs: readonly unknown[]): void;
      /** Says which results have no gradient. `backward` is given zeros for them. */
      mark_non_differentiable(...outputs: readonly unknown[]): void;
      /** Whether `backward` and `jvp` are given zeros where there is no gradient (as they are), or null. */
      set_materialize_grads(value: boolean): void;
      /** The dtype of the gradient that `backward` is given for each result; null leaves it as it is. */
      set_output_grad_dtype(...dtypes: readonly unknown[]): void;
      /** What was saved: in `backward` for backward, in `jvp` for forward. Freed with the graph. */
      saved_tensors: (Tensor | null)[];
      /** Which arguments of `apply` need a gradient: one truth value for each. */
      needs_input_grad: readonly boolean[];
      toString(): string;
    }
    const FunctionCtx: {
      new (state: CallState): FunctionCtx;
      (...given: readonly unknown[]): FunctionCtx;
      prototype: FunctionCtx;
    };
    /**
     * Marks a `backward` that cannot be differentiated itself, since it does not compute with tensors alone:
     * `static backward = once_differentiable((ctx, g) => …)`. It runs without recording; its results raise an error where a
     * second derivative is asked for.
     */
    function once_differentiable<F extends (...args: any[]) => any>(backward: F): F;
  }
  export { function_ as function };
}
declare namespace torch {
  /** Variance, over all elements or along dimensions. */
  function var_(self: Like, dim: ints | null, unbiased?: boolean, keepdim?: boolean): Tensor;
  /** Variance, over all elements or along dimensions. */
  function var_(self: Like, dim: ints | null, unbiased?: boolean, options?: { keepdim?: boolean }): Tensor;
  /** Variance, over all elements or along dimensions. */
  function var_(self: Like, dim: ints | null, options?: { unbiased?: boolean; keepdim?: boolean }): Tensor;
  /** Variance, over all elements or along dimensions. */
  function var_(self: Like, dim?: ints | null, options?: { correction?: Scalar | null; keepdim?: boolean }): Tensor;
  /** Variance, over all elements or along dimensions. */
  function var_(self: Like, unbiased?: boolean): Tensor;
  /** Variance, over all elements or along dimensions. */
  function var_(self: Like, options: { dim: ints | null; unbiased?: boolean; keepdim?: boolean }): Tensor;
  /** Variance, over all elements or along dimensions. */
  function var_(self: Like, options?: { dim?: ints | null; correction?: Scalar | null; keepdim?: boolean }): Tensor;
  /** Variance, over all elements or along dimensions. */
  function var_(self: Like, options?: { unbiased?: boolean }): Tensor;
  export { var_ as var };
}
declare namespace torch.nn {
  interface Module {
    /** Modules, parameters and whatever else is assigned in the constructor. */
    [attribute: string]: any;
  }
}
declare module 'autograd-lens' {
  import torch_ = torch;
  const print_: typeof print;
  const plot_: typeof plot;
  const scatter_: typeof scatter;
  const bar_: typeof bar;
  const hist_: typeof hist;
  const plt_: typeof plt;
  export { torch_ as default, torch_ as torch, print_ as print, plot_ as plot, scatter_ as scatter };
  export { bar_ as bar, hist_ as hist, plt_ as plt };
}
