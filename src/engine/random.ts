/** The seed of `torch`'s random numbers. Without one, every run draws the same: PyTorch's own default seed is taken. */
import { uint8 } from './dtype';
import { pythonTypeName, typeError, valueError } from './errors';
import { Generator, generator } from './kernels/generator';
import { objectText } from './printing/address';
import { denseValues } from './storage/access';
import { fromValues } from './tensor/create';
import { Tensor } from './tensor/tensor';

/** `torch.Generator`: random numbers of one's own, for `{ generator }`. */
export class TorchGenerator extends Generator {
  readonly device = 'cpu';

  manual_seed(seed: number | bigint): this {
    this.reseed(seedOf(seed));
    return this;
  }

  /** The seed that was set last. */
  initial_seed(): number {
    return Number(this.initialSeed);
  }

  /** Sets a seed that nobody knows, and gives it. */
  seed(): number {
    return reseeded(this);
  }

  get_state(): Tensor {
    return stateOf(this);
  }

  set_state(new_state: Tensor): this {
    restore(this, new_state);
    return this;
  }

  override toString(): string {
    return objectText(this.pythonName, this);
  }
}

/** Draws the numbers that PyTorch draws on the CPU after the same seed. */
export function manual_seed(seed: number | bigint): void {
  generator.reseed(seedOf(seed));
}

/** The seed that was set last. */
export function initial_seed(): number {
  return Number(generator.initialSeed);
}

/** Sets a seed that nobody knows, and gives it. */
export function seed(): number {
  return reseeded(generator);
}

/** Where the random numbers are, as PyTorch's 5056 bytes. */
export function get_rng_state(): Tensor {
  return stateOf(generator);
}

/** Goes on from there. */
export function set_rng_state(new_state: Tensor): void {
  restore(generator, new_state);
}

function reseeded(of: Generator): number {
  const chosen = Math.floor(Math.random() * 2 ** 53);
  of.reseed(BigInt(chosen));
  return chosen;
}

function stateOf(of: Generator): Tensor {
  const bytes = of.save();
  return fromValues(bytes, [bytes.length], uint8);
}

function restore(of: Generator, state: Tensor): void {
  if (!(state instanceof Tensor)) throw typeError(`expected a torch.ByteTensor, but got ${pythonTypeName(state)}`);
  if (state.dtype !== uint8) throw typeError('RNG state must be a torch.ByteTensor');
  of.restore(Uint8Array.from(denseValues(state)));
}

function seedOf(seed: number | bigint): bigint {
  if (typeof seed !== 'bigint' && typeof seed !== 'number')
    throw typeError(`manual_seed expected a long, but got ${pythonTypeName(seed)}`);
  if (typeof seed === 'number' && !Number.isFinite(seed))
    throw valueError('cannot convert float NaN or infinity to integer');
  const whole = typeof seed === 'bigint' ? seed : BigInt(Math.trunc(seed));
  if (whole < -(2n ** 63n) || whole >= 2n ** 64n) throw valueError('Overflow when unpacking long long');
  return BigInt.asUintN(64, whole);
}
