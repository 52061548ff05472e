/**
 * Random numbers as PyTorch draws them on the CPU: Matsumoto and Nishimura's mt19937, 24 or 53 bits of it for a uniform
 * number, Box and Muller's transformation for a normal one. Knows no tensor.
 */
import { float32, type DType } from '../dtype';
import { multiplyAdd } from './special';
import type { Numbers } from '../storage/storage';

const STATE = 624;
const SHIFT = 397;

/** PyTorch's `default_rng_seed_val`: without a seed, every run draws the same numbers. */
const DEFAULT_SEED = 67280421310721n;

export class Generator {
  private readonly state = new Uint32Array(STATE);
  private at = STATE;
  private initial = DEFAULT_SEED;
  /** The second number of a pair of normal ones, for the next call. */
  private kept: number | null = null;

  constructor(seed = DEFAULT_SEED) {
    this.seed(seed);
  }

  /** Only the lower 32 bits count. */
  seed(seed: bigint): void {
    const { state } = this;
    this.initial = seed;
    state[0] = Number(BigInt.asUintN(32, seed));
    for (let i = 1; i < STATE; i++) {
      const before = state[i - 1] ?? 0;
      state[i] = Math.imul(1812433253, before ^ (before >>> 30)) + i;
    }
    this.at = STATE;
    this.kept = null;
  }

  get initialSeed(): bigint {
    return this.initial;
  }

  /** 32 random bits. */
  next(): number {
    if (this.at === STATE) this.twist();
    let bits = this.state[this.at++] ?? 0;
    bits ^= bits >>> 11;
    bits ^= (bits << 7) & 0x9d2c5680;
    bits ^= (bits << 15) & 0xefc60000;
    return (bits ^ (bits >>> 18)) >>> 0;
  }

  private twist(): void {
    const { state } = this;
    for (let i = 0; i < STATE; i++) {
      const mixed = ((state[i] ?? 0) & 0x80000000) | ((state[(i + 1) % STATE] ?? 0) & 0x7fffffff);
      const turned = (mixed >>> 1) ^ ((mixed & 1) === 0 ? 0 : 0x9908b0df);
      state[i] = (state[(i + SHIFT) % STATE] ?? 0) ^ turned;
    }
    this.at = 0;
  }

  /** From 0 up to, without, 1: 24 bits for float32, 53 for float64. */
  uniform(dtype: DType): number {
    if (dtype === float32) return (this.next() & 0xffffff) / 2 ** 24;
    const high = this.next() & 0x1fffff;
    return (high * 2 ** 32 + this.next()) / 2 ** 53;
  }

  /** Of mean 0 and standard deviation 1: every second call takes what the one before left. */
  normal(): number {
    const { kept } = this;
    if (kept !== null) {
      this.kept = null;
      return kept;
    }
    const [turn, length] = [this.uniformDouble(), this.uniformDouble()];
    const radius = Math.sqrt(-2 * Math.log1p(-length));
    this.kept = radius * Math.sin(2 * Math.PI * turn);
    return radius * Math.cos(2 * Math.PI * turn);
  }

  private uniformDouble(): number {
    const high = this.next() & 0x1fffff;
    return (high * 2 ** 32 + this.next()) / 2 ** 53;
  }
}

/** What `torch` draws from. */
export const generator = new Generator();

/** From this many on, contiguous normal numbers are made in blocks of as many. */
const BLOCK = 16;

/** Fills with uniform numbers between the limits. */
export function fillUniform(out: Numbers, from: number, to: number, dtype: DType): void {
  const round = dtype === float32 ? Math.fround : (value: number): number => value;
  const [low, range] = [round(from), round(round(to) - round(from))];
  // Product and sum with one rounding; of float32 they are exact in double precision.
  const sum = dtype === float32 ? (a: number, b: number, c: number): number => a + b * c : multiplyAdd;
  for (let i = 0; i < out.length; i++) out[i] = sum(low, generator.uniform(dtype), range);
}

/** Fills with normal numbers; in blocks where PyTorch does. */
export function fillNormal(out: Numbers, mean: number, std: number, dtype: DType, contiguous: boolean): void {
  if (out.length < BLOCK || !contiguous) {
    for (let i = 0; i < out.length; i++) out[i] = generator.normal() * std + mean;
    return;
  }
  for (let i = 0; i < out.length; i++) out[i] = generator.uniform(dtype);
  for (let start = 0; start + BLOCK <= out.length; start += BLOCK) transformBlock(out, start, mean, std, dtype);
  if (out.length % BLOCK === 0) return;
  // The last block reaches back over what is there already, with numbers of its own.
  const start = out.length - BLOCK;
  for (let i = start; i < out.length; i++) out[i] = generator.uniform(dtype);
  transformBlock(out, start, mean, std, dtype);
}

/** Sixteen uniform numbers become normal: the first eight give the lengths, the others the directions. */
function transformBlock(out: Numbers, start: number, mean: number, std: number, dtype: DType): void {
  const round = dtype === float32 ? Math.fround : (value: number): number => value;
  const half = BLOCK / 2;
  for (let i = start; i < start + half; i++) {
    const radius = round(Math.sqrt(round(-2 * round(Math.log(1 - (out[i] ?? 0))))));
    const angle = round(round(2 * Math.PI) * (out[i + half] ?? 0));
    out[i] = round(radius * round(Math.cos(angle))) * std + mean;
    out[i + half] = round(radius * round(Math.sin(angle))) * std + mean;
  }
}
