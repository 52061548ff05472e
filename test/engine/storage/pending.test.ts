/** Large arrays are computed when they are read, and nobody can tell: whatever happens between, they are what they were. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { simdModule } from '../../../src/engine/kernels/simd/module';
import { storageOf } from '../../../src/engine/storage/access';
import { limitAllocation } from '../../../src/engine/storage/limit';
import { setLazy } from '../../../src/engine/storage/pending';
import { torch, type Tensor } from '../../../src/engine/torch';

const ROWS = 37;
const COLUMNS = 61;
const COUNT = ROWS * COLUMNS;

afterEach(() => {
  setLazy(true);
  limitAllocation(null);
});

function values(seed: number): Tensor {
  return torch.tensor(Array.from({ length: COUNT }, (_, i) => Math.sin(i * 12.9898 + seed) * 2)).view(ROWS, COLUMNS);
}

function isPending(x: Tensor): boolean {
  return storageOf(x).pending !== null;
}

/** One step of a random program, over the tensors that it has made so far. */
type Step = (tensors: Tensor[], a: number, b: number) => Tensor | null;

function at(tensors: readonly Tensor[], index: number): Tensor {
  const tensor = tensors[index % tensors.length];
  if (tensor === undefined) throw new Error('A program begins with tensors.');
  return tensor;
}

const STEPS: Record<string, Step> = {
  sin: (all, a) => at(all, a).sin(),
  exp: (all, a) => at(all, a).neg().abs().neg().exp(),
  tanh: (all, a) => at(all, a).tanh(),
  sigmoid: (all, a) => at(all, a).sigmoid(),
  relu: (all, a) => at(all, a).relu(),
  cube: (all, a) => at(all, a).tanh().pow(3),
  square: (all, a) => at(all, a).tanh().pow(2),
  add: (all, a, b) => at(all, a).add(at(all, b)),
  scaledAdd: (all, a, b) => at(all, a).add(at(all, b), { alpha: 0.3 }),
  sub: (all, a, b) => at(all, a).sub(at(all, b)),
  mul: (all, a, b) => at(all, a).mul(at(all, b)).tanh(),
  div: (all, a, b) => at(all, a).div(at(all, b).abs().add(1)),
  rows: (all, a, b) => at(all, a).mul(at(all, b).select(0, 3)).tanh(),
  columns: (all, a, b) =>
    at(all, a)
      .add(at(all, b).slice(1, 5, 6))
      .tanh(),
  single: (all, a, b) => at(all, a).mul(at(all, b).sum().tanh()),
  turned: (all, a) => at(all, a).t().sin().t(),
  detach: (all, a) => at(all, a).detach(),
  data: (all, a) => at(all, a).data,
  clone: (all, a) => at(all, a).clone(),
  contiguous: (all, a) => at(all, a).t().contiguous().t(),
  noGrad: (all, a, b) => torch.no_grad(() => at(all, a).mul(at(all, b)).tanh()),
  addInPlace: (all, a, b) => at(all, a).add_(at(all, b)),
  scaleInPlace: (all, a) => at(all, a).mul_(0.5),
  sinInPlace: (all, a) => at(all, a).sin_(),
  copyInPlace: (all, a, b) => at(all, a).copy_(at(all, b)),
  fillInPlace: (all, a) => at(all, a).fill_(0.25),
  zeroRow: (all, a) => at(all, a).select(0, 2).zero_(),
  partInPlace: (all, a, b) =>
    at(all, a)
      .slice(0, 1, 20)
      .mul_(at(all, b).slice(0, 2, 21)),
  shifted: (all, a) =>
    at(all, a)
      .slice(0, 1, ROWS)
      .add_(
        at(all, a)
          .slice(0, 0, ROWS - 1)
          .mul(0.5),
      ),
  updateInNoGrad: (all, a, b) => torch.no_grad(() => at(all, a).add_(at(all, b), { alpha: -0.1 })),
  updateData: (all, a, b) => at(all, a).data.sub_(at(all, b).data.tanh()),
  read: (all, a) => (at(all, a).toArray(), null),
  sum: (all, a) => (at(all, a).sum().item(), null),
  backward: (all, a) => {
    at(all, a).sum().backward({ retain_graph: true });
    return null;
  },
  weighted: (all, a, b) => {
    at(all, a).mul(at(all, b)).mean().backward();
    return null;
  },
};

/** What a program leaves behind, as bits, and what it was refused. */
function run(program: readonly (readonly [string, number, number])[], lazy: boolean): unknown[] {
  setLazy(lazy);
  const leaves = [values(1).requires_grad_(), values(2).requires_grad_()];
  const tensors: Tensor[] = [...leaves, values(3)];
  const seen: unknown[] = [];
  for (const [name, a, b] of program) {
    try {
      const made = STEPS[name]?.(tensors, a, b) ?? null;
      if (made?.numel() === COUNT && made.shape[0] === ROWS) tensors.push(made);
    } catch (error) {
      seen.push((error as Error).message);
    }
  }
  for (const tensor of tensors) seen.push(bits(tensor), tensor._version);
  for (const leaf of leaves) seen.push(leaf.grad === null ? null : bits(leaf.grad));
  return seen;
}

function bits(tensor: Tensor): string {
  return Array.from(new Int32Array(Float32Array.from(tensor.toArray()).buffer)).join();
}

describe('a pending storage', () => {
  it('is what an operator on a large array gives, until somebody reads it', () => {
    expect(simdModule()).not.toBeNull();
    const y = values(1).sin().mul(2);
    expect(isPending(y)).toBe(true);
    const view = y.select(0, 1);
    expect(isPending(view)).toBe(true);
    view.toArray();
    expect(isPending(y)).toBe(false);
  });

  it('is not made of small arrays or other dtypes', () => {
    expect(isPending(torch.ones(8).sin())).toBe(false);
    expect(isPending(values(1).double().sin())).toBe(false);
  });

  it('gives the same bits as arrays that are computed at once, whatever a program does', { timeout: 60_000 }, () => {
    const step = fc.tuple(fc.constantFrom(...Object.keys(STEPS)), fc.nat(20), fc.nat(20));
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 24 }), (program) => {
        expect(run(program, true)).toEqual(run(program, false));
      }),
      { numRuns: 100 },
    );
  });

  it('keeps what it was made of when that is changed, also through a view and .data', () => {
    const x = values(1);
    const before = x.toArray();
    const doubled = x.mul(2);
    x.select(0, 0).zero_();
    x.data.add_(1);
    x.fill_(7);
    expect(doubled.toArray()).toEqual(before.map((value) => Math.fround(value * 2)));
    expect(x.toArray()).toEqual(before.map(() => 7));
  });

  it('is computed in time however long a chain grows, and deep ones are no recursion', () => {
    let x = values(1);
    for (let i = 0; i < 5000; i++) x = x.mul(0.999).add(x.mul(0.001));
    expect(x.toArray().every(Number.isFinite)).toBe(true);
  });

  it('does not compute the same chain again for each of its parts', () => {
    const parts: Tensor[] = [];
    let x = values(1);
    for (let i = 0; i < 30; i++) {
      x = x.sin();
      parts.push(x);
      x.sum().item();
    }
    // What three sums went through is kept.
    expect(parts.slice(0, 27).some(isPending)).toBe(false);
  });

  it('keeps one number one number', () => {
    const x = values(1).requires_grad_();
    x.sum().backward();
    const { grad } = x;
    expect(grad !== null && isPending(grad)).toBe(true);
    expect(grad?.stride()).toEqual([COLUMNS, 1]);
    grad?.select(0, 0).zero_();
    expect(grad?.sum().item()).toBe(COUNT - COLUMNS);
  });

  it('is refused when it is made where it exceeds the limit', () => {
    const x = values(1);
    limitAllocation(4 * COUNT - 1);
    expect(() => x.sin()).toThrow("can't allocate memory");
    limitAllocation(4 * COUNT);
    expect(x.sin().sum().item()).toBeCloseTo(
      x.toArray().reduce((sum, value) => sum + Math.sin(value), 0),
      3,
    );
  });

  it("takes over a gradient's array, and shares it with nobody who writes", () => {
    const x = values(1).requires_grad_();
    let seen: Tensor | null = null;
    x.register_hook((grad: Tensor) => {
      seen = grad;
    });
    x.sin().sum().backward();
    const expected = x.grad?.toArray();
    (seen as Tensor | null)?.zero_();
    expect(x.grad?.toArray()).toEqual(expected);
    x.sin().sum().backward();
    expect(x.grad?.toArray()).toEqual(expected?.map((value) => Math.fround(2 * value)));
  });
});
