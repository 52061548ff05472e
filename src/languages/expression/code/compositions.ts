/** Functions of programming languages that torch has no name for, written with those that it has. */
import { binary, type Build, composed, type Composition, ternary, unary } from '../composition';
import { callTree, numberTree } from '../fold';
import { fail } from '../problems';
import type { Tree } from '../tree';

/** A conversion between kinds of reals: what is differentiated is the same. */
export const SAME: Composition = { operands: [1, 2], compose: ([x]) => x ?? numberTree(NaN, { start: 0, end: 0 }) };
/** Ties away from zero, as C's round has it; torch's goes to even. */
export const ROUND_AWAY = unary((apply, x) =>
  apply('mul', apply('sign', x), apply('floor', apply('add', apply('abs', x), 0.5))),
);
/** `x.addingProduct(a, b)`. */
export const ADDING_PRODUCT = ternary((apply, x, a, b) => apply('add', x, apply('mul', a, b)));
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
/** What is behind the point counted from the next whole number below, as shaders have it; torch's counts towards zero. */
export const FRACTION = unary((apply, x) => apply('sub', x, apply('floor', x)));
export const SATURATED = unary((apply, x) => apply('minimum', apply('maximum', x, 0), 1));
/** `step(edge, x)`. */
export const STEP = binary((apply, edge, x) => apply('where', apply('lt', x, edge), 0, 1));
/** `smoothstep(from, to, x)`: t²(3 − 2t), where t goes from 0 to 1. */
export const SMOOTHSTEP = ternary((apply, from, to, x) => {
  const way = apply('div', apply('sub', x, from), apply('sub', to, from));
  const t = apply('minimum', apply('maximum', way, 0), 1);
  return apply('mul', apply('mul', t, t), apply('sub', 3, apply('mul', 2, t)));
});
export const DISTANCE = binary((apply, a, b) => apply('norm', apply('sub', a, b)));
export const ROOT = binary((apply, x, n) => apply('pow', x, apply('reciprocal', n)));

/** A function of an angle in degrees. */
export function ofDegrees(operator: string): Composition {
  return unary((apply, x) => apply(operator, apply('deg2rad', x)));
}

/** A function that gives an angle in degrees. */
export function inDegrees(operator: string): Composition {
  return unary((apply, x) => apply('rad2deg', apply(operator, x)));
}

/** The normal density, `dnorm(x, mean, sd)`. */
export const NORMAL_DENSITY = normal((apply, z, deviation) =>
  apply(
    'div',
    apply('exp', apply('div', apply('neg', apply('square', z)), 2)),
    apply('mul', deviation, Math.sqrt(2 * Math.PI)),
  ),
);
/** The normal distribution function, `pnorm(x, mean, sd)`. */
export const NORMAL_DISTRIBUTION = normal((apply, z) =>
  apply('div', apply('erfc', apply('neg', apply('div', z, Math.SQRT2))), 2),
);

/** `build` gets the operand without mean and deviation, which may be left out. */
function normal(build: (apply: Parameters<Build>[0], z: Tree, deviation: Tree | number) => Tree): Composition {
  const composition = (given: number): Composition =>
    composed(given, (apply, ...[x, mean, deviation]) => {
      if (x === undefined) throw new Error('The operands were counted.');
      const centred = mean === undefined ? x : apply('sub', x, mean);
      return build(apply, deviation === undefined ? centred : apply('div', centred, deviation), deviation ?? 1);
    });
  return {
    operands: [1, 3],
    compose: (given, range, nameRange) => composition(given.length).compose(given, range, nameRange),
  };
}

/** `evalpoly(x, (a, b, c))` is a + x(b + x·c). */
export const POLYNOMIAL: Composition = {
  operands: [2, 2],
  compose: ([x, coefficients], range, nameRange) => {
    if (x === undefined || coefficients?.kind !== 'list' || coefficients.items.length === 0)
      return fail('not-a-literal', nameRange, { name: 'evalpoly' });
    const [last, ...lower] = coefficients.items.toReversed();
    if (last === undefined) return fail('not-a-literal', nameRange, { name: 'evalpoly' });
    return lower.reduce(
      (sum, coefficient) =>
        callTree('add', [coefficient, callTree('mul', [x, sum], range, nameRange)], range, nameRange),
      last,
    );
  },
};
