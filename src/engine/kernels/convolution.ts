/**
 * Convolutions over up to three spatial dimensions: the part of the input under each place of the kernel is laid out as
 * a column, and matrices are multiplied. A convolution of fewer dimensions has leading ones of size 1. Knows no tensor,
 * no dtype: it computes in doubles, but for large products of float32.
 */
import type { Numbers } from '../storage/storage';
import { simdModule } from './simd/module';
import { largeProduct, LARGE } from './simd/products';

/** Depth, height, width. */
export type Extent = readonly [number, number, number];

/**
 * Of a convolution from `input` to `output`; a transposed one is the same with its direction reversed. Weights are
 * [outputChannels, inputChannels / groups, ...kernel].
 */
export interface ConvolutionGeometry {
  readonly batch: number;
  readonly groups: number;
  readonly inputChannels: number;
  readonly outputChannels: number;
  readonly input: Extent;
  readonly output: Extent;
  readonly kernel: Extent;
  readonly stride: Extent;
  readonly padding: Extent;
  readonly dilation: Extent;
}

/** How many elements of the matrix of columns are worked on at once: they fit into a processor's second cache. */
const BLOCK = 16384;

/** Float32 where the products are large enough for the compiled kernel, which takes no other. */
type Matrix = Float32Array | Float64Array;

/** out[n, o] = sum over c of weight[o, c] applied to input[n, c]; `bias`, one per output channel, is added. */
export function convolve(
  input: Numbers,
  weight: Numbers,
  bias: Numbers | null,
  out: Numbers,
  geometry: ConvolutionGeometry,
): void {
  const { batch, groups, outputChannels } = geometry;
  const blocks = new Blocks(geometry);
  const { rows, places, width } = blocks;
  const filters = outputChannels / groups;
  const newMatrix = matricesFor(input, filters * rows * blocks.most);
  const factors = newMatrix(weight.length);
  factors.set(weight);
  const columns = newMatrix(rows * blocks.most);
  const sums = newMatrix(filters * blocks.most);
  for (let n = 0; n < batch; n++)
    for (let g = 0; g < groups; g++)
      for (let line = 0; line < blocks.lines; line += blocks.height) {
        const count = blocks.countFrom(line);
        unfoldBlock(input, columns, geometry, n, g, line, count / width);
        const result = multiply(factors, g * filters * rows, rows, 1, filters, rows, columns, count, sums);
        for (let o = 0; o < filters; o++) {
          const channel = g * filters + o;
          const to = (n * outputChannels + channel) * places + line * width;
          const added = bias?.[channel] ?? 0;
          for (let p = 0; p < count; p++) out[to + p] = (result[o * count + p] ?? 0) + added;
        }
      }
}

/** The adjoint of `convolve` in its input: out[n, c] gathers what went from it into `gradient`. Also a transposed convolution. */
export function convolveBack(
  gradient: Numbers,
  weight: Numbers,
  bias: Numbers | null,
  out: Numbers,
  geometry: ConvolutionGeometry,
): void {
  const { batch, groups, inputChannels, outputChannels, input } = geometry;
  const blocks = new Blocks(geometry);
  const { rows, places, width } = blocks;
  const filters = outputChannels / groups;
  const newMatrix = matricesFor(gradient, filters * rows * blocks.most);
  const factors = newMatrix(weight.length);
  factors.set(weight);
  const channels = inputChannels / groups;
  const size = input[0] * input[1] * input[2];
  const part = newMatrix(filters * blocks.most);
  const products = newMatrix(rows * blocks.most);
  const sums = new Float64Array(channels * size);
  for (let n = 0; n < batch; n++)
    for (let g = 0; g < groups; g++) {
      sums.fill(0);
      for (let line = 0; line < blocks.lines; line += blocks.height) {
        const count = blocks.countFrom(line);
        for (let o = 0; o < filters; o++) {
          const from = (n * outputChannels + g * filters + o) * places + line * width;
          for (let p = 0; p < count; p++) part[o * count + p] = gradient[from + p] ?? 0;
        }
        const columns = multiply(factors, g * filters * rows, 1, rows, rows, filters, part, count, products);
        foldBlock(columns, sums, geometry, line, count / width);
      }
      for (let c = 0; c < channels; c++) {
        const to = (n * inputChannels + g * channels + c) * size;
        const added = bias?.[g * channels + c] ?? 0;
        for (let p = 0; p < size; p++) out[to + p] = (sums[c * size + p] ?? 0) + added;
      }
    }
}

/** The adjoint of `convolve` in its weight: out[o, c, k] sums input times gradient over all places of the kernel. */
export function convolveWeight(input: Numbers, gradient: Numbers, out: Numbers, geometry: ConvolutionGeometry): void {
  const { batch, groups, outputChannels } = geometry;
  const blocks = new Blocks(geometry);
  const { rows, places, width } = blocks;
  const filters = outputChannels / groups;
  const newMatrix = matricesFor(input, filters * rows * blocks.most);
  const columns = newMatrix(rows * blocks.most);
  const part = newMatrix(filters * blocks.most);
  const sums = new Float64Array(out.length);
  for (let n = 0; n < batch; n++)
    for (let g = 0; g < groups; g++)
      for (let line = 0; line < blocks.lines; line += blocks.height) {
        const count = blocks.countFrom(line);
        unfoldBlock(input, columns, geometry, n, g, line, count / width);
        for (let o = 0; o < filters; o++) {
          const from = (n * outputChannels + g * filters + o) * places + line * width;
          for (let p = 0; p < count; p++) part[o * count + p] = gradient[from + p] ?? 0;
        }
        addProducts(part, filters, columns, rows, count, sums, g * filters * rows);
      }
  out.set(sums);
}

/** How the output is cut into blocks of whole lines, so that the columns of one stay in the cache. */
class Blocks {
  /** Of the matrix of columns: input channels of a group times places in the kernel. */
  readonly rows: number;
  /** Elements of an output channel. */
  readonly places: number;
  /** Elements of a line of it. */
  readonly width: number;
  readonly lines: number;
  /** Lines of a block. */
  readonly height: number;
  /** Elements of the largest block. */
  readonly most: number;

  constructor({ inputChannels, groups, kernel, output }: ConvolutionGeometry) {
    this.rows = (inputChannels / groups) * kernel[0] * kernel[1] * kernel[2];
    this.width = output[2];
    this.lines = this.width === 0 ? 0 : output[0] * output[1];
    this.places = this.lines * this.width;
    const fitting = Math.floor(BLOCK / Math.max(1, this.rows * this.width));
    this.height = Math.max(1, Math.min(this.lines, fitting));
    this.most = this.height * this.width;
  }

  countFrom(line: number): number {
    return Math.min(this.height, this.lines - line) * this.width;
  }
}

/** columns[row, p]: for each channel and place in the kernel, the input under it for the block's output elements. */
export function unfoldBlock(
  input: Numbers,
  columns: Matrix,
  geometry: ConvolutionGeometry,
  n: number,
  group: number,
  line: number,
  lines: number,
): void {
  const { inputChannels, groups } = geometry;
  const [depth, height, width] = geometry.input;
  const [kernelDepth, kernelHeight, kernelWidth] = geometry.kernel;
  const [strideDepth, strideHeight, strideWidth] = geometry.stride;
  const [padDepth, padHeight, padWidth] = geometry.padding;
  const [stepDepth, stepHeight, stepWidth] = geometry.dilation;
  const [, outHeight, outWidth] = geometry.output;
  const channels = inputChannels / groups;
  let to = 0;
  for (let c = 0; c < channels; c++) {
    const plane = (n * inputChannels + group * channels + c) * depth * height * width;
    for (let kd = 0; kd < kernelDepth; kd++)
      for (let kh = 0; kh < kernelHeight; kh++)
        for (let kw = 0; kw < kernelWidth; kw++) {
          const start = kw * stepWidth - padWidth;
          // Output elements of a line that lie on the input.
          const first = Math.min(outWidth, Math.max(0, Math.ceil(-start / strideWidth)));
          const last = Math.max(first, Math.min(outWidth, Math.floor((width - 1 - start) / strideWidth) + 1));
          for (let l = line; l < line + lines; l++) {
            const z = Math.floor(l / outHeight) * strideDepth - padDepth + kd * stepDepth;
            const y = (l % outHeight) * strideHeight - padHeight + kh * stepHeight;
            if (z < 0 || z >= depth || y < 0 || y >= height) {
              columns.fill(0, to, to + outWidth);
            } else {
              for (let x = 0; x < first; x++) columns[to + x] = 0;
              let from = plane + (z * height + y) * width + start + first * strideWidth;
              for (let x = first; x < last; x++, from += strideWidth) columns[to + x] = input[from] ?? 0;
              for (let x = last; x < outWidth; x++) columns[to + x] = 0;
            }
            to += outWidth;
          }
        }
  }
}

/** The adjoint of `unfoldBlock`: adds columns to the channels of a group in `sums`. */
export function foldBlock(
  columns: Matrix,
  sums: Float64Array,
  geometry: ConvolutionGeometry,
  line: number,
  lines: number,
): void {
  const { inputChannels, groups } = geometry;
  const [depth, height, width] = geometry.input;
  const [kernelDepth, kernelHeight, kernelWidth] = geometry.kernel;
  const [strideDepth, strideHeight, strideWidth] = geometry.stride;
  const [padDepth, padHeight, padWidth] = geometry.padding;
  const [stepDepth, stepHeight, stepWidth] = geometry.dilation;
  const [, outHeight, outWidth] = geometry.output;
  let from = 0;
  for (let c = 0; c < inputChannels / groups; c++) {
    const plane = c * depth * height * width;
    for (let kd = 0; kd < kernelDepth; kd++)
      for (let kh = 0; kh < kernelHeight; kh++)
        for (let kw = 0; kw < kernelWidth; kw++) {
          const start = kw * stepWidth - padWidth;
          const first = Math.min(outWidth, Math.max(0, Math.ceil(-start / strideWidth)));
          const last = Math.max(first, Math.min(outWidth, Math.floor((width - 1 - start) / strideWidth) + 1));
          for (let l = line; l < line + lines; l++, from += outWidth) {
            const z = Math.floor(l / outHeight) * strideDepth - padDepth + kd * stepDepth;
            const y = (l % outHeight) * strideHeight - padHeight + kh * stepHeight;
            if (z < 0 || z >= depth || y < 0 || y >= height) continue;
            let to = plane + (z * height + y) * width + start + first * strideWidth;
            for (let x = first; x < last; x++, to += strideWidth) sums[to] = (sums[to] ?? 0) + (columns[from + x] ?? 0);
          }
        }
  }
}

/** How matrices of the length are made whose product takes so many multiplications. */
function matricesFor(values: Numbers, multiplications: number): (length: number) => Matrix {
  const isLarge = values instanceof Float32Array && multiplications >= LARGE && simdModule() !== null;
  return (length) => (isLarge ? new Float32Array(length) : new Float64Array(length));
}

/**
 * a[m, k] · b[k, n], in `out` or an array of its own; `a` starts at `at` and has steps of its own, so that it may be a transpose. Two rows of
 * `a` and four of `b` at once, so that each element that is read is used several times.
 */
function multiply(
  a: Matrix,
  at: number,
  step: number,
  across: number,
  m: number,
  k: number,
  b: Matrix,
  n: number,
  out: Matrix,
): Matrix {
  if (a instanceof Float32Array && b instanceof Float32Array) {
    const left = { array: a, offset: at, batch: 0, row: step, column: across };
    const right = { array: b, offset: 0, batch: 0, row: n, column: 1 };
    const large = largeProduct(left, right, { batch: 1, m, k, n });
    if (large !== null) return large;
  }
  out.fill(0, 0, m * n);
  let i = 0;
  for (; i + 1 < m; i += 2) {
    const row = at + i * step;
    const next = row + step;
    const to = i * n;
    const below = to + n;
    let l = 0;
    for (; l + 3 < k; l += 4) {
      const [c0, c1, c2, c3] = [l * across, (l + 1) * across, (l + 2) * across, (l + 3) * across];
      const [x0, x1, x2, x3] = [a[row + c0] ?? 0, a[row + c1] ?? 0, a[row + c2] ?? 0, a[row + c3] ?? 0];
      const [y0, y1, y2, y3] = [a[next + c0] ?? 0, a[next + c1] ?? 0, a[next + c2] ?? 0, a[next + c3] ?? 0];
      const [b0, b1, b2, b3] = [l * n, (l + 1) * n, (l + 2) * n, (l + 3) * n];
      for (let j = 0; j < n; j++) {
        const p = b[b0 + j] ?? 0;
        const q = b[b1 + j] ?? 0;
        const r = b[b2 + j] ?? 0;
        const s = b[b3 + j] ?? 0;
        out[to + j] = (out[to + j] ?? 0) + x0 * p + x1 * q + x2 * r + x3 * s;
        out[below + j] = (out[below + j] ?? 0) + y0 * p + y1 * q + y2 * r + y3 * s;
      }
    }
    for (; l < k; l++) {
      addRow(a[row + l * across] ?? 0, b, l * n, n, out, to);
      addRow(a[next + l * across] ?? 0, b, l * n, n, out, below);
    }
  }
  if (i < m) for (let l = 0; l < k; l++) addRow(a[at + i * step + l * across] ?? 0, b, l * n, n, out, i * n);
  return out;
}

/** out[to + j] += factor · b[from + j]. */
function addRow(factor: number, b: Matrix, from: number, n: number, out: Matrix, to: number): void {
  for (let j = 0; j < n; j++) out[to + j] = (out[to + j] ?? 0) + factor * (b[from + j] ?? 0);
}

/** out[at + i * n + j] += sum over l of a[i, l] · b[j, l]: four rows of `a` with two of `b` at once. */
function addProducts(a: Matrix, m: number, b: Matrix, n: number, k: number, out: Float64Array, at: number): void {
  if (a instanceof Float32Array && b instanceof Float32Array) {
    const left = { array: a, offset: 0, batch: 0, row: k, column: 1 };
    const right = { array: b, offset: 0, batch: 0, row: 1, column: k };
    const large = largeProduct(left, right, { batch: 1, m, k, n });
    if (large !== null) {
      for (let i = 0; i < large.length; i++) out[at + i] = (out[at + i] ?? 0) + (large[i] ?? 0);
      return;
    }
  }
  for (let i = 0; i < m; i += 4) {
    const rows = Math.min(4, m - i);
    const a0 = i * k;
    const a1 = a0 + (rows > 1 ? k : 0);
    const a2 = a0 + (rows > 2 ? 2 * k : 0);
    const a3 = a0 + (rows > 3 ? 3 * k : 0);
    for (let j = 0; j < n; j += 2) {
      const two = j + 1 < n;
      const b0 = j * k;
      const b1 = two ? b0 + k : b0;
      let [s00, s01, s10, s11, s20, s21, s30, s31] = [0, 0, 0, 0, 0, 0, 0, 0];
      for (let l = 0; l < k; l++) {
        const p = b[b0 + l] ?? 0;
        const q = b[b1 + l] ?? 0;
        const w = a[a0 + l] ?? 0;
        const x = a[a1 + l] ?? 0;
        const y = a[a2 + l] ?? 0;
        const z = a[a3 + l] ?? 0;
        s00 += w * p;
        s01 += w * q;
        s10 += x * p;
        s11 += x * q;
        s20 += y * p;
        s21 += y * q;
        s30 += z * p;
        s31 += z * q;
      }
      const to = at + i * n + j;
      addPair(out, to, s00, s01, two);
      if (rows > 1) addPair(out, to + n, s10, s11, two);
      if (rows > 2) addPair(out, to + 2 * n, s20, s21, two);
      if (rows > 3) addPair(out, to + 3 * n, s30, s31, two);
    }
  }
}

function addPair(out: Float64Array, at: number, first: number, second: number, both: boolean): void {
  out[at] = (out[at] ?? 0) + first;
  if (both) out[at + 1] = (out[at + 1] ?? 0) + second;
}
