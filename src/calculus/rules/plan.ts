/** What a rule is: from a part of a formula to the parts that it differentiates, and how their derivatives are put together. */
import type { CallTree, Tree } from '../../languages/expression/tree';
import { message } from '../../trace/message';
import type { SourceRange } from '../../trace/range';
import { refusal, type Refusal } from '../../trace/refusal';
import type { Rule } from '../derivation';
import { number, ZERO } from './build';

export interface Plan {
  readonly rule: Rule;
  /** What is differentiated first, in the order in which the law names it. */
  readonly parts: readonly Tree[];
  /** The derivative, from those of the parts. */
  readonly result: (derived: readonly Tree[]) => Tree;
}

/** Whether a part varies with the variable by which one differentiates. */
export type Depends = (tree: Tree) => boolean;

export type RuleOf = (call: CallTree, depends: Depends) => Plan;
export type Rules = Readonly<Record<string, RuleOf>>;

/** A keyword argument that is a number, or what stands for it where it is not given. */
export type Keyword = (name: string, otherwise: number) => number;

/** Names of functions where people write something else than torch. */
const WRITTEN: Readonly<Record<string, string>> = {
  log: 'ln',
  log_base: 'log',
  rsqrt: '1/√u',
  asin: 'arcsin',
  acos: 'arccos',
  atan: 'arctan',
  asinh: 'arsinh',
  acosh: 'arcosh',
  atanh: 'artanh',
  expm1: 'eᵘ − 1',
  log2: 'log₂',
  log10: 'log₁₀',
  log1p: 'ln(1 + u)',
  logaddexp: 'ln(eᵘ + eᵛ)',
  relu: 'ReLU',
  elu: 'ELU',
  gelu: 'GELU',
  silu: 'SiLU',
};

/** Those that people say in words. */
const SAID = {
  sqrt: 'the square root',
  cbrt: 'the cube root',
  abs: 'the absolute value',
  exp: 'the exponential function',
  round_half_up: 'rounding',
  round: 'rounding',
  trunc: 'rounding towards zero',
  floor: 'the floor function',
  ceil: 'the ceiling function',
  frac: 'the fraction behind the point',
  maximum: 'the larger of two',
  minimum: 'the smaller of two',
  fmax: 'the larger of two',
  fmin: 'the smaller of two',
  amax: 'the maximum',
  max: 'the maximum',
  amin: 'the minimum',
  min: 'the minimum',
  clamp: 'a number kept between limits',
  norm: 'the length of a vector',
  mean: 'the mean',
  sum: 'a sum',
  prod: 'a product of many factors',
  var: 'the variance',
  std: 'the standard deviation',
  hypot: 'the hypotenuse',
  exp2: 'a power of 2',
  logsumexp: 'the logarithm of a sum of exponentials',
  log_softmax: 'the logarithm of softmax',
  floor_divide: 'a quotient rounded down',
  heaviside: 'the step function',
  sigmoid: 'the logistic function',
  leaky_relu: 'leaky ReLU',
  rad2deg: 'a conversion to degrees',
  deg2rad: 'a conversion to radians',
  gt: 'a comparison',
  lt: 'a comparison',
  ge: 'a comparison',
  le: 'a comparison',
  eq: 'a comparison',
  ne: 'a comparison',
  logical_and: 'a condition',
  logical_or: 'a condition',
  logical_not: 'a condition',
  remainder: 'the remainder',
  fmod: 'the remainder',
  sign: 'the sign',
} as const;

/** “Derivative of sin”. */
export function functionRule(operator: string, law: string): Rule {
  const name = isSaid(operator)
    ? message(`rule.of.${operator}`, SAID[operator])
    : Object.hasOwn(WRITTEN, operator)
      ? (WRITTEN[operator] ?? operator)
      : operator;
  return { name: message('rule.function', 'Derivative of {name}', { name }), law };
}

function isSaid(operator: string): operator is keyof typeof SAID {
  return Object.hasOwn(SAID, operator);
}

/** A rule with a name of its own: “Product rule”. */
export function named(id: string, name: string, law: string): Rule {
  return { name: message(`rule.${id}`, name), law };
}

/** The derivative of a function of one operand, chain rule included. */
export function ofOne(law: string, derivative: (u: Tree, du: Tree, keyword: Keyword) => Tree): RuleOf {
  return (call) => {
    const [u] = operandsOf(call);
    return {
      rule: functionRule(call.operator, law),
      parts: [u],
      result: ([du = ZERO]) => derivative(u, du, keywordsOf(call)),
    };
  };
}

/** The derivative of a function of two operands. */
export function ofTwo(law: string, derivative: (u: Tree, v: Tree, du: Tree, dv: Tree) => Tree): RuleOf {
  return (call) => {
    const [u, v] = operandsOf(call);
    return {
      rule: functionRule(call.operator, law),
      parts: [u, v],
      result: ([du = ZERO, dv = ZERO]) => derivative(u, v, du, dv),
    };
  };
}

/** Of functions that are constant from jump to jump. */
export function flat(law: string): RuleOf {
  return (call) => ({ rule: functionRule(call.operator, law), parts: [], result: () => ZERO });
}

/** The first two operands; an operand that is missing has no value. */
export function operandsOf({ operands }: CallTree): readonly [Tree, Tree] {
  const [u = number(NaN), v = number(NaN)] = operands;
  return [u, v];
}

export function keywordsOf({ keywords }: CallTree): Keyword {
  return (name, otherwise) => {
    const value = Object.hasOwn(keywords, name) ? keywords[name] : undefined;
    return typeof value === 'number' ? value : otherwise;
  };
}

/** Thrown by rules, caught by `derive`. */
export class CalculusError extends Error {
  readonly refusal: Refusal;

  constructor(why: Refusal) {
    super(why.message.text);
    this.refusal = why;
  }
}

/** Where an array stands for one number. */
export function noNumber(range: SourceRange): CalculusError {
  const what = message('calculus.array', 'This is an array of numbers; the rules differentiate one number.');
  const hint = message('calculus.array.hint', 'Sum it, or select a formula of one of its elements.');
  return new CalculusError(refusal(range, what, hint));
}
