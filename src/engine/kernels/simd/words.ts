/**
 * Which compiled kernels an operator's word stands for: `pointwise(…, { kernel: 'add' })`. Each word takes the operator's
 * operands in the order of its signature and gives the expression of its result, or null where there is no kernel for
 * such operands. Knows no tensor.
 */
import { Expression, type KernelName, type Operand } from './expression';

/** The expression of what an operator gives; a number where it is the same everywhere. */
export type Word = (...operands: never[]) => Operand | null;

/** A kernel of arrays, and numbers where it takes them; at least one array. */
function apply(kernel: KernelName, ...operands: Operand[]): Expression {
  const array = operands.find((operand) => typeof operand !== 'number') as Expression | Float32Array;
  return new Expression(array.length, kernel, operands);
}

function unary(kernel: KernelName): (x: Operand) => Expression {
  return (x) => apply(kernel, x);
}

/** A kernel of two arrays, those of an array and a number, in this order and in the other, and the same of two numbers. */
function binary(
  both: KernelName,
  second: KernelName,
  first: KernelName,
  numbers: (x: number, y: number) => number,
): (x: Operand, y: Operand) => Operand {
  return (x, y) => {
    if (typeof x === 'number') return typeof y === 'number' ? Math.fround(numbers(x, y)) : apply(first, y, x);
    return typeof y === 'number' ? apply(second, x, y) : apply(both, x, y);
  };
}

const plus = binary('add_f32', 'add_s_f32', 'add_s_f32', (x, y) => x + y);
const minus = binary('sub_f32', 'sub_s_f32', 'rsub_s_f32', (x, y) => x - y);
const product = binary('mul_f32', 'mul_s_f32', 'mul_s_f32', (x, y) => x * y);
const quotient = binary('div_f32', 'div_s_f32', 'rdiv_s_f32', (x, y) => x / y);

/** x + s·y. */
function plusTimes(x: Operand, y: Operand, s: number): Operand {
  if (s === 1) return plus(x, y);
  return typeof x === 'number' || typeof y === 'number' ? plus(x, product(y, s)) : apply('madd_s_f32', y, s, x);
}

function minusTimes(x: Operand, y: Operand, s: number): Operand {
  return s === 1 ? minus(x, y) : plusTimes(x, y, -s);
}

/** Most gradients begin with 1, and so many products. */
function times(x: Operand, y: Operand): Operand {
  if (x === 1) return y;
  return y === 1 ? x : product(x, y);
}

/** As the operator itself takes squares, cubes and roots. */
function power(x: Operand, y: Operand): Operand | null {
  if (typeof y !== 'number' || typeof x === 'number') return null;
  switch (y) {
    case 0:
      return 1;
    case 1:
      return x;
    case 2:
      return apply('square_f32', x);
    case 3:
      return apply('cube_f32', x);
    case 0.5:
      return apply('sqrt_f32', x);
    case -0.5:
      return apply('rsqrt_f32', x);
    case -1:
      return apply('reciprocal_f32', x);
    case -2:
      return apply('reciprocal_f32', apply('square_f32', x));
    default:
      return null;
  }
}

export const WORDS = {
  abs: unary('abs_f32'),
  acos: unary('acos_f32'),
  add: plusTimes,
  add_scalar: plus,
  addcdiv: (x: Operand, y: Operand, z: Operand, s: number) => plusTimes(x, quotient(y, z), s),
  addcmul: (x: Operand, y: Operand, z: Operand, s: number) => plusTimes(x, times(y, z), s),
  asin: unary('asin_f32'),
  atan: unary('atan_f32'),
  ceil: unary('ceil_f32'),
  cos: unary('cos_f32'),
  cosh: unary('cosh_f32'),
  div: (x: Operand, y: Operand): Operand => (y === 1 ? x : quotient(x, y)),
  erf: unary('erf_f32'),
  exp: unary('exp_f32'),
  exp2: unary('exp2_f32'),
  expm1: unary('expm1_f32'),
  floor: unary('floor_f32'),
  log: unary('log_f32'),
  log10: unary('log10_f32'),
  log1p: unary('log1p_f32'),
  log2: unary('log2_f32'),
  maximum: binary('maximum_f32', 'maximum_s_f32', 'maximum_s_f32', Math.max),
  minimum: binary('minimum_f32', 'minimum_s_f32', 'minimum_s_f32', Math.min),
  mul: times,
  neg: unary('neg_f32'),
  pow: power,
  reciprocal: unary('reciprocal_f32'),
  relu: unary('relu_f32'),
  round: unary('round_f32'),
  rsqrt: unary('rsqrt_f32'),
  rsub: (x: Operand, y: Operand, s: number) => minusTimes(y, x, s),
  sigmoid: unary('sigmoid_f32'),
  sign: unary('sign_f32'),
  silu: unary('silu_f32'),
  sin: unary('sin_f32'),
  sinh: unary('sinh_f32'),
  sqrt: unary('sqrt_f32'),
  sub: minusTimes,
  tanh: unary('tanh_f32'),
  threshold_backward: (g: Operand, x: Operand, s: number) =>
    typeof g === 'number' || typeof x === 'number' ? null : apply('gt_mul_f32', x, s, g),
  trunc: unary('trunc_f32'),
} satisfies Record<string, Word>;

/** A word for a kernel, as an operator's definition says it. */
export type KernelWord = keyof typeof WORDS;
