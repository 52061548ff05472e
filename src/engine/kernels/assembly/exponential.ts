// Exponentials and the logistic function.
import { exp, expm1, expPlusOne, expTimes, expWide, NORMAL, scaled } from './exponents';
import { guarded } from './stretches';
import { at, beyond, ONE, polynomial, ROUNDER, select, SIGN, ZERO } from './vectors';

/** 16: beyond, 2ⁿ + 1 would be rounded. */
const MODERATE = memory.data<u32>([0x3e800000]);
/** 126: beyond, powers of 2 overflow or are subnormal. */
const POWERS = memory.data<u32>([0x3d040000]);
const LOWEST_POWER = memory.data<f32>([-160]);
const HIGHEST_POWER = memory.data<f32>([130]);
/** 2ʳ = 1 + r·(…) for |r| ≤ ½: minimax (Remez) of the relative error, 2⁻²⁷. */
const EXP2 = memory.data<f32>([
  0.00015835365047678351, 0.0013418219750747085, 0.009617064148187637, 0.05550272762775421, 0.24022655189037323, 0.6931472420692444, 1,
]);
const FORTY = memory.data<f32>([40]);
const LEAST = memory.data<f32>([-87]);
const MINUS_200 = memory.data<f32>([-200]);

@unmanaged
class Exp {
  // @ts-ignore: decorator
  @inline
  odd(x: v128): v128 {
    return beyond(x, NORMAL);
  }
  // @ts-ignore: decorator
  @inline
  of(x: v128): v128 {
    return exp(x);
  }
  // @ts-ignore: decorator
  @inline
  wide(x: v128): v128 {
    return expWide(x);
  }
}

@unmanaged
class Exp2 {
  // @ts-ignore: decorator
  @inline
  odd(x: v128): v128 {
    return beyond(x, POWERS);
  }
  // @ts-ignore: decorator
  @inline
  of(x: v128): v128 {
    const t = f32x4.add(x, at(ROUNDER));
    const r = f32x4.sub(x, f32x4.sub(t, at(ROUNDER)));
    return i32x4.add(polynomial(r, EXP2, 7), i32x4.shl(t, 23));
  }
  // @ts-ignore: decorator
  @inline
  wide(x: v128): v128 {
    const inside = f32x4.pmin(f32x4.pmax(x, at(LOWEST_POWER)), at(HIGHEST_POWER));
    const t = f32x4.add(inside, at(ROUNDER));
    const r = f32x4.sub(inside, f32x4.sub(t, at(ROUNDER)));
    return scaled(polynomial(r, EXP2, 7), i32x4.sub(t, at(ROUNDER)));
  }
}

@unmanaged
class Expm1 {
  // @ts-ignore: decorator
  @inline
  odd(x: v128): v128 {
    return beyond(x, NORMAL);
  }
  // @ts-ignore: decorator
  @inline
  of(x: v128): v128 {
    // The sign of x, for −0.
    return v128.or(expm1(x), v128.and(x, at(SIGN)));
  }
  // @ts-ignore: decorator
  @inline
  wide(x: v128): v128 {
    const inside = v128.or(expm1(f32x4.pmin(f32x4.pmax(x, at(LEAST)), at(FORTY))), v128.and(x, at(SIGN)));
    return select(expWide(x), inside, f32x4.gt(x, at(FORTY)));
  }
}

@unmanaged
class Sigmoid {
  // @ts-ignore: decorator
  @inline
  odd(x: v128): v128 {
    return beyond(x, MODERATE);
  }
  // @ts-ignore: decorator
  @inline
  of(x: v128): v128 {
    return f32x4.div(at(ONE), expPlusOne(v128.xor(x, at(SIGN))));
  }
  /** Of large |x|, z − z² or 1 − z with z = exp(−|x|), so that nothing overflows and small results keep their digits. */
  // @ts-ignore: decorator
  @inline
  wide(x: v128): v128 {
    const z = expWide(v128.or(x, at(SIGN)));
    const large = select(f32x4.sub(z, f32x4.mul(z, z)), f32x4.sub(at(ONE), z), i32x4.shr_s(x, 31));
    return select(large, this.of(x), i32x4.shr_s(beyond(x, MODERATE), 31));
  }
}

@unmanaged
class Silu {
  // @ts-ignore: decorator
  @inline
  odd(x: v128): v128 {
    return beyond(x, MODERATE);
  }
  // @ts-ignore: decorator
  @inline
  of(x: v128): v128 {
    return f32x4.div(x, expPlusOne(v128.xor(x, at(SIGN))));
  }
  /** Of large |x|, x·z·(1 − z) with z = eˣ, or x itself; NaN of −∞, as ∞ / ∞ is. */
  // @ts-ignore: decorator
  @inline
  wide(x: v128): v128 {
    const z = expWide(v128.or(x, at(SIGN)));
    const product = expTimes(x, f32x4.pmax(x, at(MINUS_200)), 0);
    const low = f32x4.add(v128.or(f32x4.sub(product, f32x4.mul(product, z)), at(SIGN)), f32x4.mul(x, at(ZERO)));
    const large = select(low, x, i32x4.shr_s(x, 31));
    return select(large, this.of(x), i32x4.shr_s(beyond(x, MODERATE), 31));
  }
}

export function exp_f32(x: usize, y: usize, n: i32): void {
  guarded<Exp>(x, y, n);
}

export function exp2_f32(x: usize, y: usize, n: i32): void {
  guarded<Exp2>(x, y, n);
}

export function expm1_f32(x: usize, y: usize, n: i32): void {
  guarded<Expm1>(x, y, n);
}

export function sigmoid_f32(x: usize, y: usize, n: i32): void {
  guarded<Sigmoid>(x, y, n);
}

export function silu_f32(x: usize, y: usize, n: i32): void {
  guarded<Silu>(x, y, n);
}
