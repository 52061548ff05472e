/** Sums of many float32 numbers along dimensions by the compiled kernels, a block of rows at a time. Knows no tensor. */
import type { Shape } from '../../shape';
import { simdModule, type SimdModule } from './module';
import { padded, ROOM, withRoom } from './room';

/** Of fewer numbers, the plain loops are as fast. */
const LARGE = 1024;
/** So many numbers stay in the processor's cache. */
const BLOCK = 16384;

/** Row-major numbers of `shape` summed over `dims`, which rise, and divided; null where plain loops are to do it. */
export function largeSums(
  values: Float32Array,
  shape: Shape,
  dims: readonly number[],
  divisor: number,
): Float32Array<ArrayBuffer> | null {
  if (values.length < LARGE) return null;
  const [first = 0, last = 0] = [dims[0], dims[dims.length - 1]];
  // Dimensions with others between them would have to be moved first.
  for (let d = first; d <= last; d++) if (!dims.includes(d) && shape[d] !== 1) return null;
  const module = simdModule();
  if (module === null) return null;
  let [outer, count, inner] = [1, 1, 1];
  shape.forEach((size, d) => {
    if (d < first) outer *= size;
    else if (d <= last) count *= size;
    else inner *= size;
  });
  return inner === 1
    ? ofRows(module, values, outer, count, divisor)
    : ofColumns(module, values, outer, count, inner, divisor);
}

function ofRows(
  module: SimdModule,
  values: Float32Array,
  rows: number,
  count: number,
  divisor: number,
): Float32Array<ArrayBuffer> {
  const { kernels } = module;
  const out = new Float32Array(rows);
  const sums = ROOM + padded(BLOCK);
  const numbers = withRoom(module, 2 * padded(BLOCK));
  if (count > BLOCK) {
    for (let r = 0; r < rows; r++) {
      let total = 0;
      for (let at = r * count; at < (r + 1) * count; at += BLOCK) {
        const end = Math.min((r + 1) * count, at + BLOCK);
        numbers.set(values.subarray(at, end), ROOM / 4);
        total += kernels.sum_f32(ROOM, end - at);
      }
      out[r] = total / divisor;
    }
    return out;
  }
  const group = Math.floor(BLOCK / count);
  for (let r = 0; r < rows; r += group) {
    const some = Math.min(group, rows - r);
    numbers.set(values.subarray(r * count, (r + some) * count), ROOM / 4);
    kernels.sum_rows_f32(ROOM, some, count, divisor, sums);
    out.set(numbers.subarray(sums / 4, sums / 4 + some), r);
  }
  return out;
}

function ofColumns(
  module: SimdModule,
  values: Float32Array,
  outer: number,
  count: number,
  inner: number,
  divisor: number,
): Float32Array<ArrayBuffer> {
  const { kernels } = module;
  const out = new Float32Array(outer * inner);
  const sums = ROOM + padded(BLOCK);
  const numbers = withRoom(module, 3 * padded(BLOCK));
  const width = Math.min(inner, BLOCK);
  const group = width < inner ? 1 : Math.floor(BLOCK / width);
  for (let o = 0; o < outer; o++)
    for (let j = 0; j < inner; j += width) {
      const columns = Math.min(width, inner - j);
      numbers.fill(0, sums / 4, sums / 4 + 2 * columns);
      for (let r = 0; r < count; r += group) {
        const some = Math.min(group, count - r);
        const start = (o * count + r) * inner + j;
        numbers.set(values.subarray(start, start + some * columns), ROOM / 4);
        kernels.add_rows_f32(ROOM, some, columns, sums);
      }
      kernels.narrowed_f64(sums, divisor, columns, ROOM);
      out.set(numbers.subarray(ROOM / 4, ROOM / 4 + columns), o * inner + j);
    }
  return out;
}
