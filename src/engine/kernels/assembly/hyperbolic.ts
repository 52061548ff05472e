// Hyperbolic functions.
import { exp, expPlusOne, expTimes, NORMAL } from './exponents';
import { guarded, unary } from './stretches';
import { at, beyond, HALF, madd, MAGNITUDE, ONE, polynomial, select, SIGN, TWO } from './vectors';

/** From here on, tanh is 1. */
const FLAT = memory.data<f32>([9.1]);
/** Below, tanh x = x + x³·(…): minimax (Remez) of the relative error, 2⁻²⁹. */
const SMALL = memory.data<f32>([0.55]);
const TANH = memory.data<f32>([
  -0.00624284939840436, 0.02105071395635605, -0.0538475476205349, 0.13332544267177582, -0.33333316445350647,
]);
const QUARTER = memory.data<f32>([0.25]);
/** sinh x = x + x³·(…) for |x| ≤ 1: minimax (Remez) of the relative error, 2⁻³¹. */
const SINH = memory.data<f32>([
  2.7822131869470468e-6, 0.00019842895562760532, 0.00833331048488617, 0.1666666716337204,
]);

@unmanaged
class Tanh {
  /** Above, 1 − 2 / (e²ˣ + 1) of |x|, whose sign comes back at the end. */
  // @ts-ignore: decorator
  @inline
  of(x: v128): v128 {
    const magnitude = f32x4.pmin(v128.and(x, at(MAGNITUDE)), at(FLAT));
    const z = f32x4.mul(magnitude, magnitude);
    const small = madd(f32x4.mul(polynomial(z, TANH, 5), z), magnitude, magnitude);
    const large = f32x4.sub(at(ONE), f32x4.div(at(TWO), expPlusOne(f32x4.add(magnitude, magnitude))));
    return v128.or(select(small, large, f32x4.lt(magnitude, at(SMALL))), v128.and(x, at(SIGN)));
  }
}

/** `large`, or the polynomial where |x| < 1; then the sign of x. */
// @ts-ignore: decorator
@inline
function withSmall(x: v128, magnitude: v128, large: v128): v128 {
  const z = f32x4.mul(magnitude, magnitude);
  const small = madd(f32x4.mul(polynomial(z, SINH, 4), z), magnitude, magnitude);
  return v128.or(select(small, large, f32x4.lt(magnitude, at(ONE))), v128.and(x, at(SIGN)));
}

@unmanaged
class Sinh {
  // @ts-ignore: decorator
  @inline
  odd(x: v128): v128 {
    return beyond(x, NORMAL);
  }
  // @ts-ignore: decorator
  @inline
  of(x: v128): v128 {
    const magnitude = v128.and(x, at(MAGNITUDE));
    const half = f32x4.mul(exp(magnitude), at(HALF));
    return withSmall(x, magnitude, f32x4.sub(half, f32x4.div(at(QUARTER), half)));
  }
  // @ts-ignore: decorator
  @inline
  wide(x: v128): v128 {
    const magnitude = v128.and(x, at(MAGNITUDE));
    const half = expTimes(magnitude, at(ONE), -1);
    return withSmall(x, magnitude, f32x4.sub(half, f32x4.div(at(QUARTER), half)));
  }
}

@unmanaged
class Cosh {
  // @ts-ignore: decorator
  @inline
  odd(x: v128): v128 {
    return beyond(x, NORMAL);
  }
  // @ts-ignore: decorator
  @inline
  of(x: v128): v128 {
    const half = f32x4.mul(exp(v128.and(x, at(MAGNITUDE))), at(HALF));
    return f32x4.add(half, f32x4.div(at(QUARTER), half));
  }
  // @ts-ignore: decorator
  @inline
  wide(x: v128): v128 {
    const half = expTimes(v128.and(x, at(MAGNITUDE)), at(ONE), -1);
    return f32x4.add(half, f32x4.div(at(QUARTER), half));
  }
}

export function tanh_f32(x: usize, y: usize, n: i32): void {
  unary<Tanh>(x, y, n);
}

export function sinh_f32(x: usize, y: usize, n: i32): void {
  guarded<Sinh>(x, y, n);
}

export function cosh_f32(x: usize, y: usize, n: i32): void {
  guarded<Cosh>(x, y, n);
}
