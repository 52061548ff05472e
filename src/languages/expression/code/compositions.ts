/** Functions of programming languages that torch has no name for, written with those that it has. */
import { callTree, numberTree } from '../fold';
import type { Tree } from '../tree';
import type { Composition } from './dialect';

type Build = (apply: (operator: string, ...operands: (Tree | number)[]) => Tree, ...operands: Tree[]) => Tree;

/** `operands` of them; `build` gets a way to apply torch's functions that keeps the places. */
function composed(operands: number, build: Build): Composition {
  return {
    operands: [operands, operands],
    compose: (given, range, nameRange) =>
      build(
        (operator, ...parts) =>
          callTree(
            operator,
            parts.map((part) => (typeof part === 'number' ? numberTree(part, nameRange) : part)),
            range,
            nameRange,
          ),
        ...given,
      ),
  };
}

/** The parser has counted the operands. */
function unary(build: (apply: Parameters<Build>[0], x: Tree) => Tree): Composition {
  return composed(1, build);
}

function binary(build: (apply: Parameters<Build>[0], a: Tree, b: Tree) => Tree): Composition {
  return composed(2, build);
}

function ternary(build: (apply: Parameters<Build>[0], a: Tree, b: Tree, c: Tree) => Tree): Composition {
  return composed(3, build);
}

/** A conversion between kinds of reals: what is differentiated is the same. */
export const SAME: Composition = { operands: [1, 2], compose: ([x]) => x ?? numberTree(NaN, { start: 0, end: 0 }) };
/** Ties away from zero, as C's round has it; torch's goes to even. */
export const ROUND_AWAY = unary((apply, x) =>
  apply('mul', apply('sign', x), apply('floor', apply('add', apply('abs', x), 0.5))),
);
/** The first with the second's sign; that of zero is positive. */
export const COPYSIGN = binary((apply, a, b) =>
  apply('where', apply('ge', b, 0), apply('abs', a), apply('neg', apply('abs', a))),
);
/** One at zero, where torch's sign is zero. */
export const SIGN_OF_ZERO_POSITIVE = unary((apply, x) => apply('where', apply('eq', x, 0), 1, apply('sign', x)));
export const FMA = ternary((apply, a, b, c) => apply('add', apply('mul', a, b), c));
export const LERP = ternary((apply, a, b, t) => apply('add', a, apply('mul', t, apply('sub', b, a))));
/** `fdim`: the difference where it is positive, else zero. */
export const POSITIVE_DIFFERENCE = binary((apply, a, b) => apply('maximum', apply('sub', a, b), 0));
export const EXP10 = unary((apply, x) => apply('pow', 10, x));
/** `merge(a, b, condition)`. */
export const MERGE = ternary((apply, a, b, condition) => apply('where', condition, a, b));
/** `log(base, x)`. */
export const LOG_BASE_FIRST = binary((apply, base, x) => apply('log_base', x, base));
export const QUOTIENT_CUT_OFF = binary((apply, a, b) => apply('trunc', apply('div', a, b)));
export const SQUARED_NORM = unary((apply, x) => apply('sum', apply('square', x)));
export const HALF_TURNS_SIN = unary((apply, x) => apply('sin', apply('mul', Math.PI, x)));
export const HALF_TURNS_COS = unary((apply, x) => apply('cos', apply('mul', Math.PI, x)));
export const ROOT = binary((apply, x, n) => apply('pow', x, apply('reciprocal', n)));

/** A function of an angle in degrees. */
export function ofDegrees(operator: string): Composition {
  return unary((apply, x) => apply(operator, apply('deg2rad', x)));
}

/** A function that gives an angle in degrees. */
export function inDegrees(operator: string): Composition {
  return unary((apply, x) => apply('rad2deg', apply(operator, x)));
}
