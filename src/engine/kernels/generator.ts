/**
 * Random bits as PyTorch draws them on the CPU: Matsumoto and Nishimura's mt19937. Knows no tensor and, but for the
 * normal one that it keeps between calls, no distribution.
 */
import { runtimeError } from '../errors';

const STATE = 624;
const SHIFT = 397;

/** PyTorch's `default_rng_seed_val`: without a seed, every run draws the same numbers. */
const DEFAULT_SEED = 67280421310721n;

/** Of the state as PyTorch writes it down: in bytes, and where its parts begin. */
const SAVED = { size: 5056, left: 8, seeded: 12, next: 16, state: 24, kept: 5024, isKept: 5040 } as const;

/** The Mersenne Twister MT19937 (Matsumoto and Nishimura, 1998), as PyTorch's CPU generator runs it. */
export class Generator {
  /** How PyTorch's argument parser names this type. */
  readonly pythonName = 'torch._C.Generator';
  private readonly state = new Uint32Array(STATE);
  /** The next word to give; -1: none was given since the seed. */
  private at = -1;
  private initial = DEFAULT_SEED;
  /** The second number of a pair of normal ones, for the next call. */
  private kept: number | null = null;

  constructor(seed = DEFAULT_SEED) {
    this.reseed(seed);
  }

  /** Only the lower 32 bits count. */
  reseed(seed: bigint): void {
    const { state } = this;
    this.initial = seed;
    state[0] = Number(BigInt.asUintN(32, seed));
    for (let i = 1; i < STATE; i++) {
      const before = state[i - 1] ?? 0;
      state[i] = Math.imul(1812433253, before ^ (before >>> 30)) + i;
    }
    this.at = -1;
    this.kept = null;
  }

  get initialSeed(): bigint {
    return this.initial;
  }

  /** 32 random bits. */
  next(): number {
    if (this.at < 0 || this.at === STATE) this.twist();
    let bits = this.state[this.at++] ?? 0;
    bits ^= bits >>> 11;
    bits ^= (bits << 7) & 0x9d2c5680;
    bits ^= (bits << 15) & 0xefc60000;
    return (bits ^ (bits >>> 18)) >>> 0;
  }

  /** 64 random bits: the first 32 are the higher ones. */
  next64(): bigint {
    const high = BigInt(this.next());
    return (high << 32n) | BigInt(this.next());
  }

  /** From 0 up to, without, 1, in steps of 2⁻⁵³. */
  uniform(): number {
    const high = this.next() & 0x1fffff;
    return (high * 2 ** 32 + this.next()) / 2 ** 53;
  }

  /** Of mean 0 and standard deviation 1, by Box and Muller: every second call takes what the one before left. */
  normal(): number {
    const { kept } = this;
    if (kept !== null) {
      this.kept = null;
      return kept;
    }
    const [turn, length] = [this.uniform(), this.uniform()];
    const radius = Math.sqrt(-2 * Math.log1p(-length));
    this.kept = radius * Math.sin(2 * Math.PI * turn);
    return radius * Math.cos(2 * Math.PI * turn);
  }

  /** The state in PyTorch's 5056 bytes: each word takes eight. */
  save(): Uint8Array {
    const bytes = new Uint8Array(SAVED.size);
    const view = new DataView(bytes.buffer);
    view.setBigUint64(0, this.initial, true);
    view.setInt32(SAVED.left, this.at < 0 ? 1 : STATE + 1 - this.at, true);
    view.setInt32(SAVED.seeded, 1, true);
    view.setBigUint64(SAVED.next, BigInt(Math.max(0, this.at)), true);
    this.state.forEach((word, i) => {
      view.setUint32(SAVED.state + 8 * i, word, true);
    });
    if (this.kept !== null) {
      view.setFloat64(SAVED.kept, this.kept, true);
      view.setInt32(SAVED.isKept, 1, true);
    }
    return bytes;
  }

  /** Goes on from a state that `save` gave. */
  restore(bytes: Uint8Array): void {
    if (bytes.length !== SAVED.size)
      throw runtimeError(
        `Expected a CPUGeneratorImplState of size ${SAVED.size} but found the input RNG state size to be ${bytes.length}`,
      );
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const [left, next] = [view.getInt32(SAVED.left, true), Number(view.getBigUint64(SAVED.next, true))];
    if (left < 1 || left > STATE || next > STATE) throw runtimeError('Invalid mt19937 state');
    this.initial = view.getBigUint64(0, true);
    this.at = left === 1 && next === 0 ? -1 : next;
    for (let i = 0; i < STATE; i++) this.state[i] = view.getUint32(SAVED.state + 8 * i, true);
    this.kept = view.getInt32(SAVED.isKept, true) === 0 ? null : view.getFloat64(SAVED.kept, true);
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
}

/** What `torch` draws from where it is told no other. */
export const generator = new Generator();
