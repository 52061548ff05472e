/** The seed of `torch`'s random numbers. Without one, every run draws the same: PyTorch's own default seed is taken. */
import { pythonTypeName, TorchError, typeError } from './errors';
import { generator } from './kernels/random';

/** Draws the numbers that PyTorch draws on the CPU after the same seed. */
export function manual_seed(seed: number | bigint): void {
  generator.seed(seedOf(seed));
}

/** The seed that was set last. */
export function initial_seed(): number {
  return Number(generator.initialSeed);
}

function seedOf(seed: number | bigint): bigint {
  if (typeof seed !== 'bigint' && typeof seed !== 'number')
    throw typeError(`manual_seed expected a long, but got ${pythonTypeName(seed)}`);
  if (typeof seed === 'number' && !Number.isFinite(seed))
    throw new TorchError('ValueError', 'cannot convert float NaN or infinity to integer');
  const whole = typeof seed === 'bigint' ? seed : BigInt(Math.trunc(seed));
  if (whole < -(2n ** 63n) || whole >= 2n ** 64n)
    throw new TorchError('ValueError', 'Overflow when unpacking long long');
  return BigInt.asUintN(64, whole);
}
