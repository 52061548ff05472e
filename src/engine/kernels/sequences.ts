/** Numbers in a row: equally far apart, or their powers. Knows arrays and dtypes, no tensor. */
import { float32, float64, type DType } from '../dtype';
import { allocate, rounded, type Numbers } from '../storage/storage';
import { multiplyAdd } from './special';

type Step = (index: number) => number;

/** `start + i step`: of integers, with start and step cut to integers first. */
export function progression(start: number, step: number, count: number, dtype: DType): Numbers {
  const values = allocate(dtype, count);
  const whole = (value: number): number => (dtype.is_floating_point ? value : Math.trunc(value));
  const [first, apart] = [whole(start), whole(step)];
  for (let i = 0; i < count; i++) values[i] = first + i * apart;
  return values;
}

/** `steps` numbers from `start` to `end`. */
export function equallySpaced(start: number, end: number, steps: number, dtype: DType): Numbers {
  return filled(dtype, steps, fromBothEnds(start, end, steps, dtype));
}

/** `base` to each of `steps` exponents from `start` to `end`. */
export function powersSpaced(start: number, end: number, steps: number, base: number, dtype: DType): Numbers {
  const exponent = fromBothEnds(start, end, steps, dtype);
  const root = dtype.is_floating_point ? rounded(base, dtype) : base;
  return filled(dtype, steps, (i) => root ** exponent(i));
}

function filled(dtype: DType, count: number, one: Step): Numbers {
  const values = allocate(dtype, count);
  for (let i = 0; i < count; i++) values[i] = one(i);
  return values;
}

/** From both ends towards the middle, each with one rounding of product and sum together, as PyTorch computes it. */
function fromBothEnds(start: number, end: number, steps: number, dtype: DType): Step {
  const floating = dtype.is_floating_point;
  const [first, last] = [rounded(start, dtype), rounded(end, dtype)];
  if (steps === 1) return () => first;
  const step = floating ? rounded((last - first) / (steps - 1), dtype) : (last - first) / (steps - 1);
  // In single and half precision the product is exact in double precision; of integers it is rounded apart.
  const sum = dtype === float64 ? multiplyAdd : (a: number, b: number, c: number): number => a + b * c;
  const round = dtype === float32 ? Math.fround : (value: number): number => value;
  const half = Math.floor(steps / 2);
  return (i) => round(i < half ? sum(first, step, i) : sum(last, -step, steps - i - 1));
}
