/** Softmax of many float32 rows, its logarithm and their gradients by the compiled kernels. Knows no tensor. */
import { simdModule, type SimdModule } from './module';
import { padded, ROOM, withRoom } from './room';

/** Of fewer numbers, the plain loops are as fast. */
const LARGE = 256;
/** So many numbers of a block stay in the processor's cache. */
const BLOCK = 8192;
/** The longest row, and as much of a result as is put together in the kernels' memory. */
const LONGEST = 1 << 20;

/** Softmax of rows of `length` numbers, or its logarithm; null where plain loops are to do it. */
export function largeSoftmax(
  values: Float32Array,
  length: number,
  logarithmic: boolean,
): Float32Array<ArrayBuffer> | null {
  return inBlocks([values], length, (module, [x = 0], rows, scratch, y) => {
    const { kernels } = module;
    if (!logarithmic) {
      kernels.softmax_rows_f32(x, rows, length, scratch, y);
      return;
    }
    const maxima = scratch + 64;
    const totals = maxima + padded(rows);
    kernels.softmax_sums_f32(x, rows, length, scratch, y, maxima, totals);
    const sums = new Float64Array(module.memory.buffer, totals, rows);
    new Float32Array(module.memory.buffer, totals, rows).set(sums.map(Math.log));
    kernels.shifted_rows_f32(x, rows, length, maxima, totals, y);
  });
}

/** The gradient from that of the result. */
export function largeSoftmaxSlope(
  gradients: Float32Array,
  results: Float32Array,
  length: number,
  logarithmic: boolean,
): Float32Array<ArrayBuffer> | null {
  return inBlocks([gradients, results], length, ({ kernels }, [g = 0, y = 0], rows, scratch, out) => {
    if (logarithmic) kernels.log_softmax_slopes_f32(g, y, rows, length, scratch, out);
    else kernels.softmax_slopes_f32(g, y, rows, length, out);
  });
}

type RowKernel = (module: SimdModule, places: readonly number[], rows: number, scratch: number, out: number) => void;

/** Runs `kernel` on blocks of rows of the operands. */
function inBlocks(
  operands: readonly Float32Array[],
  length: number,
  kernel: RowKernel,
): Float32Array<ArrayBuffer> | null {
  const count = operands[0]?.length ?? 0;
  if (count < LARGE || length > LONGEST) return null;
  const module = simdModule();
  if (module === null) return null;
  const group = Math.max(1, Math.floor(BLOCK / length)) * length;
  // The result is put together in the kernels' memory: an array made of a stretch is not filled with zeros before.
  const whole = Math.max(group, Math.floor(LONGEST / group) * group);
  const block = padded(group);
  const scratch = ROOM + operands.length * block;
  const result = scratch + 64 + 3 * padded(group / length + 16);
  const numbers = withRoom(module, result + padded(Math.min(count, whole)) - ROOM);
  const places = operands.map((_, i) => ROOM + i * block);
  let out: Float32Array<ArrayBuffer> | null = null;
  for (let from = 0; from < count; from += whole) {
    const to = Math.min(count, from + whole);
    for (let at = from; at < to; at += group) {
      const end = Math.min(to, at + group);
      operands.forEach((operand, i) => {
        numbers.set(operand.subarray(at, end), (places[i] ?? 0) / 4);
      });
      kernel(module, places, (end - at) / length, scratch, result + (at - from) * 4);
    }
    const part = numbers.subarray(result / 4, result / 4 + to - from);
    if (to - from === count) return new Float32Array(part);
    out ??= new Float32Array(count);
    out.set(part, from);
  }
  return out;
}
