/** Functions that a language may lack, written out with those that it has. Knows no language. */
import { callTree, numberTree } from '../fold';
import type { Tree } from '../tree';
import type { SourceRange } from '../../../trace/range';

type Operand = Tree | number;
export type Apply = (operator: string, ...operands: readonly Operand[]) => Tree;
type Definition = (apply: Apply, a: Tree, b: Tree, c: Tree) => Tree;

const half = (apply: Apply, operand: Tree): Tree => apply('div', operand, 2);
const one = (apply: Apply, of: Tree): Tree => apply('add', 1, of);

const DEFINITIONS: Readonly<Record<string, Definition>> = {
  square: (apply, x) => apply('pow', x, 2),
  reciprocal: (apply, x) => apply('div', 1, x),
  rsqrt: (apply, x) => apply('div', 1, apply('sqrt', x)),
  cbrt: (apply, x) => apply('mul', apply('sign', x), apply('pow', apply('abs', x), apply('div', 1, 3))),
  hypot: (apply, a, b) => apply('sqrt', apply('add', apply('pow', a, 2), apply('pow', b, 2))),
  sign: (apply, x) => apply('where', apply('gt', x, 0), 1, apply('where', apply('lt', x, 0), -1, 0)),
  exp2: (apply, x) => apply('pow', 2, x),
  expm1: (apply, x) => apply('sub', apply('exp', x), 1),
  log2: (apply, x) => apply('div', apply('log', x), apply('log', 2)),
  log10: (apply, x) => apply('div', apply('log', x), apply('log', 10)),
  log1p: (apply, x) => apply('log', one(apply, x)),
  log_base: (apply, x, base) => apply('div', apply('log', x), apply('log', base)),
  logaddexp: (apply, a, b) =>
    apply('add', apply('maximum', a, b), apply('log1p', apply('exp', apply('neg', apply('abs', apply('sub', a, b)))))),
  cot: (apply, x) => apply('div', 1, apply('tan', x)),
  sec: (apply, x) => apply('div', 1, apply('cos', x)),
  csc: (apply, x) => apply('div', 1, apply('sin', x)),
  // Odd in x, so that nothing cancels for negative numbers.
  asinh: (apply, x) =>
    apply(
      'mul',
      apply('sign', x),
      apply('log', apply('add', apply('abs', x), apply('sqrt', apply('add', apply('pow', x, 2), 1)))),
    ),
  acosh: (apply, x) => apply('log', apply('add', x, apply('sqrt', apply('sub', apply('pow', x, 2), 1)))),
  atanh: (apply, x) => half(apply, apply('log', apply('div', one(apply, x), apply('sub', 1, x)))),
  sinh: (apply, x) => half(apply, apply('sub', apply('exp', x), apply('exp', apply('neg', x)))),
  cosh: (apply, x) => half(apply, apply('add', apply('exp', x), apply('exp', apply('neg', x)))),
  tanh: (apply, x) => apply('sub', 1, apply('div', 2, one(apply, apply('exp', apply('mul', 2, x))))),
  rad2deg: (apply, x) => apply('mul', x, 180 / Math.PI),
  deg2rad: (apply, x) => apply('mul', x, Math.PI / 180),
  floor: (apply, x) => apply('sub', apply('trunc', x), apply('where', apply('lt', x, apply('trunc', x)), 1, 0)),
  ceil: (apply, x) => apply('neg', apply('floor', apply('neg', x))),
  trunc: (apply, x) => apply('where', apply('ge', x, 0), apply('floor', x), apply('ceil', x)),
  frac: (apply, x) => apply('sub', x, apply('trunc', x)),
  round_half_up: (apply, x) => apply('floor', apply('add', x, 0.5)),
  // Half goes to the even neighbour: the nearest whole number, less one where that is odd and x lay in the middle.
  round: (apply, x) =>
    apply(
      'sub',
      apply('floor', apply('add', x, 0.5)),
      apply('where', apply('eq', apply('remainder', x, 2), 0.5), 1, 0),
    ),
  remainder: (apply, a, b) => apply('sub', a, apply('mul', b, apply('floor', apply('div', a, b)))),
  fmod: (apply, a, b) => apply('sub', a, apply('mul', b, apply('trunc', apply('div', a, b)))),
  floor_divide: (apply, a, b) => apply('floor', apply('div', a, b)),
  abs: (apply, x) => apply('where', apply('lt', x, 0), apply('neg', x), x),
  maximum: (apply, a, b) => apply('where', apply('gt', a, b), a, b),
  minimum: (apply, a, b) => apply('where', apply('lt', a, b), a, b),
  fmax: (apply, a, b) =>
    apply('where', apply('ne', a, a), b, apply('where', apply('ne', b, b), a, apply('maximum', a, b))),
  fmin: (apply, a, b) =>
    apply('where', apply('ne', a, a), b, apply('where', apply('ne', b, b), a, apply('minimum', a, b))),
  heaviside: (apply, x, middle) => apply('where', apply('eq', x, 0), middle, apply('where', apply('gt', x, 0), 1, 0)),
  sigmoid: (apply, x) => apply('div', 1, one(apply, apply('exp', apply('neg', x)))),
  relu: (apply, x) => apply('maximum', x, 0),
  gelu: (apply, x) => half(apply, apply('mul', x, one(apply, apply('erf', apply('div', x, apply('sqrt', 2)))))),
  silu: (apply, x) => apply('div', x, one(apply, apply('exp', apply('neg', x)))),
  logit: (apply, x) => apply('log', apply('div', x, apply('sub', 1, x))),
  erfc: (apply, x) => apply('sub', 1, apply('erf', x)),
  clone: (_, x) => x,
};

type Keywords = Readonly<Record<string, number | boolean | readonly number[]>>;

/** Those whose keyword arguments decide what they are. */
const PARAMETRIC: Readonly<Record<string, (apply: Apply, x: Tree, value: (name: string) => number | null) => Tree>> = {
  clamp: (apply, x, value) => {
    const [least, most] = [value('min'), value('max')];
    const raised = least === null ? x : apply('maximum', x, least);
    return most === null ? raised : apply('minimum', raised, most);
  },
  softplus: (apply, x, value) => {
    const beta = value('beta') ?? 1;
    const scaled = beta === 1 ? x : apply('mul', beta, x);
    const soft = apply('log1p', apply('exp', scaled));
    return apply(
      'where',
      apply('gt', scaled, value('threshold') ?? 20),
      x,
      beta === 1 ? soft : apply('div', soft, beta),
    );
  },
  leaky_relu: (apply, x, value) =>
    apply('where', apply('gt', x, 0), x, apply('mul', value('negative_slope') ?? 0.01, x)),
  elu: (apply, x, value) => {
    const alpha = value('alpha') ?? 1;
    const below = apply('expm1', x);
    return apply('where', apply('gt', x, 0), x, alpha === 1 ? below : apply('mul', alpha, below));
  },
};

/** Whether a function can be written out. */
export function isDefined(operator: string): boolean {
  return Object.hasOwn(DEFINITIONS, operator) || Object.hasOwn(PARAMETRIC, operator);
}

/** Writes one function out, as far as `apply` leaves it to others; null where that cannot be done. */
export function writtenOut(operator: string, operands: readonly Tree[], keywords: Keywords, apply: Apply): Tree | null {
  const nothing = numberTree(0, { start: 0, end: 0 });
  const [a = nothing, b = nothing, c = nothing] = operands;
  const parametric = Object.hasOwn(PARAMETRIC, operator) ? PARAMETRIC[operator] : undefined;
  if (parametric !== undefined)
    return parametric(apply, a, (name) => {
      const value = keywords[name];
      return typeof value === 'number' ? value : null;
    });
  const definition = Object.hasOwn(DEFINITIONS, operator) ? DEFINITIONS[operator] : undefined;
  return definition === undefined ? null : definition(apply, a, b, c);
}

/** Applies an operator at a place of the text. */
export function applied(operator: string, operands: readonly Operand[], range: SourceRange): Tree {
  const trees = operands.map((operand) => (typeof operand === 'number' ? numberTree(operand, range) : operand));
  return callTree(operator, trees, range, range);
}
