/**
 * The compiled kernels, made ready when the first large array comes: a program that has none never pays for them. Where
 * WebAssembly or its SIMD is missing there are none, and the loops over typed arrays serve everything. Knows no kernel's
 * meaning.
 */
import { plain } from '../../generated/simd/plain';
import { relaxed } from '../../generated/simd/relaxed';
import { decoded } from './base64';
import { webAssembly, type Memory } from './webassembly';

/** y = f(x) for n numbers. */
type Unary = (x: number, y: number, n: number) => void;
/** y = f(a, b). */
type Binary = (a: number, b: number, y: number, n: number) => void;
/** y = f(a, s) with one number s; in names that begin with `r`, f(s, a). */
type WithNumber = (a: number, s: number, y: number, n: number) => void;

type UnaryName =
  | 'abs_f32'
  | 'acos_f32'
  | 'asin_f32'
  | 'atan_f32'
  | 'ceil_f32'
  | 'cos_f32'
  | 'cosh_f32'
  | 'cube_f32'
  | 'erf_f32'
  | 'exp_f32'
  | 'exp2_f32'
  | 'expm1_f32'
  | 'floor_f32'
  | 'log_f32'
  | 'log10_f32'
  | 'log1p_f32'
  | 'log2_f32'
  | 'neg_f32'
  | 'reciprocal_f32'
  | 'relu_f32'
  | 'round_f32'
  | 'rsqrt_f32'
  | 'sigmoid_f32'
  | 'sign_f32'
  | 'silu_f32'
  | 'sin_f32'
  | 'sinh_f32'
  | 'sqrt_f32'
  | 'square_f32'
  | 'tanh_f32'
  | 'trunc_f32';

type BinaryName = 'add_f32' | 'div_f32' | 'maximum_f32' | 'minimum_f32' | 'mul_f32' | 'sub_f32';

type WithNumberName =
  | 'add_s_f32'
  | 'div_s_f32'
  | 'maximum_s_f32'
  | 'minimum_s_f32'
  | 'mul_s_f32'
  | 'rdiv_s_f32'
  | 'rsub_s_f32'
  | 'sub_s_f32';

/**
 * Function by function of one number or two: they take n in steps of 16, so that stretches are padded to that; the
 * result may lie on an operand.
 */
type Elementwise = Record<UnaryName, Unary> & Record<BinaryName, Binary> & Record<WithNumberName, WithNumber>;

/** What `kernels/assembly/index.ts` exports. Places are in bytes from the start of the memory, multiples of 64. */
export interface Kernels extends Elementwise {
  /** a·b + c, as the build's kernels compute it. */
  readonly madd_of: (a: number, b: number, c: number) => number;
  /** y = a·b + c. */
  readonly madd_f32: (a: number, b: number, c: number, y: number, n: number) => void;
  /** y = a·s + b. */
  readonly madd_s_f32: (a: number, s: number, b: number, y: number, n: number) => void;
  /** y = g where x > s, else 0. */
  readonly gt_mul_f32: (x: number, s: number, g: number, y: number, n: number) => void;
  // prettier-ignore
  gemm_f32(
    a: number, aBatch: number, aRow: number, aColumn: number, b: number, bBatch: number, bRow: number, bColumn: number,
    c: number, batch: number, m: number, k: number, n: number, add: number, work: number,
  ): void;
  // prettier-ignore
  gemv_f32(a: number, stride: number, turned: number, x: number, y: number, m: number, k: number, add: number): void;
  sum_f32(x: number, n: number): number;
  sum_rows_f32(x: number, rows: number, n: number, divisor: number, y: number): void;
  add_rows_f32(x: number, rows: number, n: number, y: number): void;
  narrowed_f64(x: number, divisor: number, n: number, y: number): void;
  softmax_rows_f32(x: number, rows: number, n: number, scratch: number, y: number): void;
  // prettier-ignore
  softmax_sums_f32(
    x: number, rows: number, n: number, scratch: number, y: number, maxima: number, totals: number,
  ): void;
  shifted_rows_f32(x: number, rows: number, n: number, first: number, second: number, y: number): void;
  softmax_slopes_f32(g: number, y: number, rows: number, n: number, out: number): void;
  log_softmax_slopes_f32(g: number, y: number, rows: number, n: number, scratch: number, out: number): void;
}

export interface SimdModule {
  readonly kernels: Kernels;
  readonly memory: Memory;
}

/** 64 kB each: 1 MB to begin with. */
const PAGES = 16;

let made: SimdModule | null | undefined;

/** null where the machine has none. */
export function simdModule(): SimdModule | null {
  return made === undefined ? (made = newModule()) : made;
}

/** For tests, which look at the loops over typed arrays too. */
export function setSimd(on: boolean): void {
  made = on ? undefined : null;
}

function newModule(): SimdModule | null {
  if (webAssembly === undefined) return null;
  try {
    const fast = instantiated(relaxed);
    // A processor that multiplies and adds in two steps gets the build that counts on no more.
    return fast !== null && isFused(fast.kernels) ? fast : instantiated(plain);
  } catch {
    // A host that allows no code from bytes, or has no memory left for it.
    return null;
  }
}

/** A module with a memory of its own; null where the machine knows not all of its instructions. */
export function instantiated(build: string): SimdModule | null {
  if (webAssembly === undefined) return null;
  const { Memory, Module, Instance } = webAssembly;
  const bytes = decoded(build);
  if (!webAssembly.validate(bytes)) return null;
  const memory = new Memory({ initial: PAGES });
  const instance = new Instance(new Module(bytes), { env: { memory } });
  return { kernels: instance.exports as unknown as Kernels, memory };
}

/** Whether products are not rounded before something is added to them: 1 + 2⁻¹² squared has a digit too many. */
export function isFused(kernels: Kernels): boolean {
  return kernels.madd_of(1 + 2 ** -12, 1 + 2 ** -12, -1 - 2 ** -11) !== 0;
}
