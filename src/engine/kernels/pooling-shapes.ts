/** What PyTorch refuses in a pooling and how it says so, and the shape of the output. On shapes and dtypes, knows no tensor. */
import { bool, type DType } from '../dtype';
import { notImplemented, runtimeError, TorchError, valueError } from '../errors';
import { formatList, type Shape } from '../shape';
import { repeated } from './extent';

/** The windows of a pooling: one number for each spatial dimension. */
export interface PoolingWindow {
  readonly kernel: Shape;
  readonly stride: Shape;
  readonly padding: Shape;
  readonly dilation: Shape;
}

const COUNTS = ['', 'one int', 'two ints', 'three ints'];

/** The numbers as a call gives them: one may stand for all, and the strides are the kernel's size where there are none. */
export function poolingWindow(
  name: string,
  dimensions: number,
  kernel: Shape,
  stride: Shape,
  padding: Shape,
  dilation: Shape,
): PoolingWindow {
  const full = (what: string, list: Shape, omitted = ''): Shape => {
    if (list.length !== 1 && list.length !== dimensions)
      throw runtimeError(
        `${name}: ${what} must either be ${omitted}a single int, or a tuple of ${COUNTS[dimensions] ?? ''}`,
      );
    return repeated(list, dimensions);
  };
  const size = full('kernel_size', kernel);
  return {
    kernel: size,
    stride: stride.length === 0 ? size : full('stride', stride, 'omitted, '),
    padding: full('padding', padding),
    dilation: full('dilation', dilation),
  };
}

/** Sizes of the output's spatial dimensions. */
export function poolingSizes(spatial: Shape, window: PoolingWindow, ceil: boolean): Shape {
  return spatial.map((size, d) => {
    const [kernel, stride] = [window.kernel[d] ?? 1, window.stride[d] ?? 1];
    const [padding, dilation] = [window.padding[d] ?? 0, window.dilation[d] ?? 1];
    if (stride === 0) throw runtimeError('stride should not be zero');
    if (padding < 0) throw runtimeError(`pad must be non-negative, but got pad: ${padding}`);
    if (padding > Math.trunc(((kernel - 1) * dilation + 1) / 2))
      throw runtimeError(
        `pad should be at most half of effective kernel size, but got pad=${padding}, kernel_size=${kernel} and dilation=${dilation}`,
      );
    const rest = size + 2 * padding - dilation * (kernel - 1) - 1 + (ceil ? stride - 1 : 0);
    const count = Math.floor(rest / stride) + 1;
    // The last window starts on the input or on the padding before it.
    return ceil && (count - 1) * stride >= size + padding ? count - 1 : count;
  });
}

/** Refuses inputs that have nothing to pool, and windows larger than they are; `name` is the kernel's. */
export function checkPooling(name: string, shape: Shape, window: PoolingWindow, sizes: Shape): void {
  const n = sizes.length;
  const letters = ['T', 'H', 'W'].slice(3 - n);
  const told = (prefix: string, list: Shape): string =>
    list.map((value, d) => `${prefix}${letters[d] ?? ''}: ${value}`).join(' ');
  if (window.kernel.some((size) => size <= 0))
    throw runtimeError(`kernel size should be greater than zero, but got ${told('k', window.kernel)}`);
  if (window.stride.some((step) => step <= 0))
    throw runtimeError(`stride should be greater than zero, but got ${told('d', window.stride)}`);
  if (window.dilation.some((step) => step <= 0))
    throw runtimeError(`dilation should be greater than zero, but got ${told('dilation', window.dilation)}`);
  const empty = shape.slice(shape.length - n - 1).indexOf(0);
  if (empty >= 0 && n === 3)
    throw runtimeError(
      `${name}(): Expected input's non-batch dimensions to have positive length, but input has a shape of ${formatList(shape)} and non-batch dimension ${empty} has length zero!`,
    );
  if (empty >= 0)
    throw runtimeError(
      `Expected ${n + 1}D or ${n + 2}D (batch mode) tensor with optional 0 dim batch size for input, but got:${formatList(shape)}`,
    );
  if (
    name === 'avg_pool3d' &&
    window.kernel.some((size, d) => size > (shape.at(d - 3) ?? 0) + 2 * (window.padding[d] ?? 0))
  )
    throw runtimeError(
      `input image (${told('', shape.slice(-3))}) smaller than kernel size (${told('k', window.kernel)})`,
    );
  if (sizes.some((size) => size < 1)) {
    const planes = shape.at(-n - 1) ?? 1;
    throw runtimeError(
      `Given input size: (${[planes, ...shape.slice(-n)].join('x')}). Calculated output size: (${[planes, ...sizes].join('x')}). Output size is too small`,
    );
  }
}

/** Refuses a tensor that is neither planes nor a batch of them. */
export function checkPlanes(shape: Shape, n: number): void {
  if (shape.length !== n + 1 && shape.length !== n + 2)
    throw runtimeError(`non-empty ${n + 1}D or ${n + 2}D (batch mode) tensor expected for input`);
}

/** Refuses signals that are neither channels nor a batch of them. */
export function checkSignals(name: string, shape: Shape): void {
  if (shape.length < 2 || shape.length > 3)
    throw runtimeError(
      `Expected 2 to 3 dimensions, but got ${shape.length}-dimensional tensor for argument #1 'self' (while checking arguments for ${name})`,
    );
}

/** The one number of a list. */
export function onlyOne(name: string, what: string, list: Shape): number {
  const [value] = list;
  if (list.length !== 1 || value === undefined)
    throw runtimeError(`${name}() argument '${what}' should contain one int (got ${list.length})`);
  return value;
}

/** What `max_pool1d` looks at before anything else. */
export function signalWindow(
  shape: Shape,
  kernel: Shape,
  stride: Shape,
  padding: Shape,
  dilation: Shape,
  ceil: boolean,
): PoolingWindow {
  if ((shape.length !== 2 && shape.length !== 3) || shape.slice(-2).includes(0))
    throw runtimeError(
      `max_pool1d: Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for input, but got:${formatList(shape)}`,
    );
  const one = (what: string, list: Shape, kinds = 'an int, list of ints'): number => {
    const [value] = list;
    if (list.length !== 1 || value === undefined)
      throw runtimeError(
        `max_pool1d() ${what} must be ${kinds} or tuple of ints of size 1 but got size ${list.length}`,
      );
    return value;
  };
  const size = one('kernel_size', kernel);
  const step = stride.length === 0 ? size : one('stride', stride, 'None, an int, list of ints,');
  const [pad, spread] = [one('padding', padding), one('dilation', dilation)];
  const refused = (text: string): never => {
    throw runtimeError(`max_pool1d() ${text}`);
  };
  if (size <= 0) refused(`kernel_size must be greater than zero, but got ${size}`);
  if (step <= 0) refused(`stride must be greater than zero, but got ${step}`);
  if (pad < 0) refused(`padding must be non-negative, but got ${pad}`);
  if (pad > Math.trunc(size / 2))
    refused(`padding should be at most half of kernel size, but got padding=${pad} and kernel_size=${size}`);
  if (spread <= 0) refused(`dilation must be greater than zero, but got ${spread}`);
  const window = { kernel: [1, size], stride: [1, step], padding: [0, pad], dilation: [1, spread] };
  const [, outputs = 0] = poolingSizes([1, shape.at(-1) ?? 0], window, ceil);
  if (outputs <= 0) refused(`Invalid computed output size: ${outputs}`);
  return window;
}

/** Refuses an input without elements to pool, beside its batch; `from` is the first dimension that counts. */
export function checkAdaptive(name: string, shape: Shape, from: number): void {
  const empty = shape.findIndex((size, d) => d >= from && size === 0);
  if (empty >= 0)
    throw runtimeError(
      `${name}(): Expected input to have non-zero size for non-batch dimensions, but input has sizes ${formatList(shape)} with dimension ${empty} being empty`,
    );
}

/** Sizes of an adaptive pooling's output as a call gives them: a list, where None leaves a size, or one number for all. */
export function adaptiveSizes(given: unknown, shape: Shape, n: number): Shape {
  if (typeof given === 'bigint' || Number.isInteger(given)) return new Array<number>(n).fill(Number(given));
  if (!Array.isArray(given))
    throw new TorchError(
      'TypeError',
      `object of type '${typeof given === 'number' ? 'float' : 'NoneType'}' has no len()`,
    );
  if (shape.length <= given.length) throw valueError(`Input dimension should be at least ${given.length + 1}`);
  const sizes = shape.slice(shape.length - given.length);
  return given.map((size: unknown, d) => (size === null ? (sizes[d] ?? 0) : Number(size)));
}

/** Refuses dtypes that PyTorch's kernel of this name lacks: truth values, and integers unless they are taken. */
export function checkPooled(name: string, dtype: DType, takes: (integers: DType) => boolean): void {
  if (!dtype.is_floating_point && (dtype === bool || !takes(dtype))) throw notImplemented(name, dtype);
}
