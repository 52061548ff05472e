// The error function.
import { exp } from './exponents';
import { unary } from './stretches';
import { at, madd, MAGNITUDE, ONE, polynomial, select, SIGN } from './vectors';

/** From here on, erf is 1. */
const FLAT = memory.data<f32>([4]);
/** erf x = x + x·(…) in x² for |x| ≤ 1: minimax (Remez) of the relative error, 2⁻²⁹. */
const ERF = memory.data<f32>([
  7.806903886375949e-5, -0.0007997853099368513, 0.005187162198126316, -0.026853347197175026, 0.11283578723669052,
  -0.3761262595653534, 0.12837916612625122,
]);
/** ln(1 − erf x) for 0.98 ≤ x ≤ 4: minimax (Remez) of what it leaves of erf, 2⁻²⁹. */
const LOG_ERFC = memory.data<f32>([
  0.00018881811411119998, -0.0029723853804171085, 0.021940212696790695, -0.1033269390463829, -0.6378834843635559,
  -1.1272512674331665, -0.00030046122265048325,
]);

@unmanaged
class Erf {
  // @ts-ignore: decorator
  @inline
  of(x: v128): v128 {
    const magnitude = f32x4.pmin(v128.and(x, at(MAGNITUDE)), at(FLAT));
    const small = madd(polynomial(f32x4.mul(magnitude, magnitude), ERF, 7), magnitude, magnitude);
    const large = f32x4.sub(at(ONE), exp(polynomial(magnitude, LOG_ERFC, 7)));
    return v128.or(select(large, small, f32x4.ge(magnitude, at(ONE))), v128.and(x, at(SIGN)));
  }
}

export function erf_f32(x: usize, y: usize, n: i32): void {
  unary<Erf>(x, y, n);
}
