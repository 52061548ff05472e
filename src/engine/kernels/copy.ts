/** Reading strided elements in row-major order. Knows arrays, shapes and strides, no tensor. */
import { numel, type Shape } from '../shape';
import type { Elements, Numbers } from '../storage/storage';

/** Writes the elements that `shape` and `strides` pick from `from` into `to`, one after the other. */
export function copyStrided(from: Elements, shape: Shape, strides: Shape, offset: number, to: Elements): void {
  // Both of one kind; a loop over a union of arrays cannot be typed.
  const [source, out] = [from as Numbers, to as Numbers];
  const inner = shape[shape.length - 1] ?? 1;
  const step = strides[shape.length - 1] ?? 1;
  const rows = new Rows(shape, strides, offset);
  for (let at = 0; at < out.length;) {
    for (let i = 0, p = rows.start; i < inner; i++, p += step) out[at++] = source[p] ?? 0;
    rows.next();
  }
}

/** Adds `values`, one after the other, to the elements that `shape` and `strides` pick from `target`. */
export function addStrided(target: Numbers, shape: Shape, strides: Shape, offset: number, values: Numbers): void {
  const inner = shape[shape.length - 1] ?? 1;
  const step = strides[shape.length - 1] ?? 1;
  const rows = new Rows(shape, strides, offset);
  for (let at = 0; at < values.length;) {
    for (let i = 0, p = rows.start; i < inner; i++, p += step) target[p] = (target[p] ?? 0) + (values[at++] ?? 0);
    rows.next();
  }
}

/** Writes `from`, one after the other, to the elements that `shape` and `strides` pick from `to`. */
export function writeStrided(to: Elements, shape: Shape, strides: Shape, offset: number, from: Elements): void {
  const [target, values] = [to as Numbers, from as Numbers];
  const inner = shape[shape.length - 1] ?? 1;
  const step = strides[shape.length - 1] ?? 1;
  const rows = new Rows(shape, strides, offset);
  for (let at = 0; at < values.length;) {
    for (let i = 0, p = rows.start; i < inner; i++, p += step) target[p] = values[at++] ?? 0;
    rows.next();
  }
}

/** As `writeStrided`, but writes only what is another element than `before`: of those that share a place, the last such. */
export function writeChanged(
  to: Elements,
  shape: Shape,
  strides: Shape,
  offset: number,
  from: Elements,
  before: Elements,
): void {
  const [target, values] = [to as Numbers, from as Numbers];
  const inner = shape[shape.length - 1] ?? 1;
  const step = strides[shape.length - 1] ?? 1;
  const rows = new Rows(shape, strides, offset);
  for (let at = 0; at < values.length;) {
    for (let i = 0, p = rows.start; i < inner; i++, at++, p += step)
      if (!Object.is(values[at], before[at])) target[p] = values[at] ?? 0;
    rows.next();
  }
}

/** Writes one value to all elements that `shape` and `strides` pick from `target`. */
export function fillStrided(target: Numbers, shape: Shape, strides: Shape, offset: number, value: number): void {
  const inner = shape[shape.length - 1] ?? 1;
  const step = strides[shape.length - 1] ?? 1;
  const rows = new Rows(shape, strides, offset);
  for (let left = numel(shape); left > 0; left -= inner) {
    for (let i = 0, p = rows.start; i < inner; i++, p += step) target[p] = value;
    rows.next();
  }
}

/** Where each row, a stretch along the last dimension, starts. */
class Rows {
  start: number;
  private readonly shape: Shape;
  private readonly strides: Shape;
  private readonly index: number[];

  constructor(shape: Shape, strides: Shape, offset: number) {
    this.shape = shape;
    this.strides = strides;
    this.start = offset;
    this.index = new Array<number>(Math.max(0, shape.length - 1)).fill(0);
  }

  next(): void {
    for (let d = this.index.length - 1; d >= 0; d--) {
      const stride = this.strides[d] ?? 0;
      const place = (this.index[d] ?? 0) + 1;
      this.start += stride;
      if (place < (this.shape[d] ?? 1)) {
        this.index[d] = place;
        return;
      }
      this.start -= place * stride;
      this.index[d] = 0;
    }
  }
}
