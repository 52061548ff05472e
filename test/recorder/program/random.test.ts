/** Any sequence of calls, changes in place included: the tape gives what was recorded, and the gradients of the run. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { torch, type Tensor } from '../../../src/engine/torch';
import { replay, run, type Run } from './program';

interface Move {
  readonly kind: number;
  readonly first: number;
  readonly second: number;
  readonly number: number;
}

const move = fc.record({
  kind: fc.nat(1000),
  first: fc.nat(1000),
  second: fc.nat(1000),
  number: fc.constantFrom(-1.5, -0.5, 0.25, 0.75, 2),
});

type Act = (a: Tensor, b: Tensor, n: number) => Tensor;

const PURE: readonly Act[] = [
  (a, _, n) => a.mul(n),
  (a, b) => a.mul(b),
  (a, b) => a.add(b),
  (a) => a.sin(),
  (a) => a.sum(),
  (a, b) => torch.where(a.gt(0), a, b),
  (a, b) => torch.stack([a.sum(), b.sum()]),
  (a) => a.double().mul(2).float(),
  (a) => torch.no_grad(() => a.cos()),
];
const CHANGES: readonly Act[] = [
  (a, _, n) => a.mul_(n),
  (a, b) => a.add_(b),
  (a) => a.sin_(),
  (a, _, n) => torch.no_grad(() => a.mul_(n)),
  (a, b) => torch.no_grad(() => a.copy_(b)),
  (a) => a.zero_(),
  (a, _, n) => a.data.mul_(n),
];
const VIEWS: readonly Act[] = [
  (a) => a.detach(),
  (a) => (a.ndim > 0 ? (a.unbind(0)[1] ?? a) : a.tanh()),
  (a) => (a.ndim > 0 ? a.select(0, 0) : a.view([1])),
  (a) => a.reshape([-1]),
  (a) => torch.no_grad(() => a.view([-1])),
];

/** Leaves, then what each move gave; a move that the engine refuses gives nothing. */
function played(moves: readonly Move[], acts: readonly Act[]): Run & { readonly tensors: readonly (Tensor | null)[] } {
  const places = ['u =', 'w =', 'c =', ...moves.map((_, i) => `v${String(i)} =`)];
  const tensors: (Tensor | null)[] = [];
  const result = run(places, (at) => {
    const pool: Tensor[] = [
      at('u =', () => torch.tensor(1.5, { requires_grad: true })),
      at('w =', () => torch.tensor([0.5, -2], { requires_grad: true })),
      at('c =', () => torch.tensor([3, 0.25])),
    ];
    tensors.push(...pool);
    moves.forEach(({ kind, first, second, number }, i) => {
      const [a, b] = [pool[first % pool.length], pool[second % pool.length]];
      const act = acts[kind % acts.length];
      if (a === undefined || b === undefined || act === undefined) return;
      try {
        const made = at(`v${String(i)} =`, () => act(a, b, number));
        pool.push(made);
        tensors.push(made);
      } catch (error) {
        if (!(error instanceof Error) || !error.name.endsWith('Error') || error instanceof TypeError) throw error;
        tensors.push(null);
      }
    });
  });
  return { ...result, tensors };
}

/** Compares all that is on the tape with what was recorded; gives how many values could not be computed again. */
function compare({ state, tape }: Run): number {
  const again = replay(tape);
  let lost = 0;
  for (const { value, values } of state.tensors) {
    const tensor = again[value ?? -1] ?? null;
    if (tensor === null) lost += 1;
    else expect(tensor.toArray()).toEqual(values);
  }
  return lost;
}

/** Gradients of what was recorded last, by name, where the run itself can still give them. */
function gradients(output: Tensor, leaves: readonly Tensor[]): (number[] | null)[] | null {
  try {
    const options = { allow_unused: true, retain_graph: true };
    return torch.autograd.grad(output.sum(), leaves, options).map((grad) => grad?.toArray() ?? null);
  } catch (error) {
    if (error instanceof Error && /modified (by an )?inplace/.test(error.message)) return null;
    throw error;
  }
}

/** A leaf that was changed in place is another leaf afterwards, and the run's gradient is that of all of them. */
function leavesOf({ tape }: Run, tensors: readonly (Tensor | null)[], name: string): readonly Tensor[] {
  return tape.values.flatMap((value, id) => {
    const tensor = value.name === name && value.leaf ? tensors[id] : null;
    return tensor ? [tensor] : [];
  });
}

function total(parts: readonly (number[] | null)[] | null): number[] | null {
  return (parts ?? []).reduce(
    (sum, part) =>
      sum === null || part === null ? (sum ?? part) : sum.map((value, i) => Math.fround(value + (part[i] ?? NaN))),
    null,
  );
}

describe('any sequence of calls', () => {
  it('without views: everything can be computed again, and nothing is lost', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 25 }), (moves) => {
        expect(compare(played(moves, [...PURE, ...CHANGES.slice(0, -1)]))).toBe(0);
      }),
    );
  });

  it('with views and .data: what is not lost is what was recorded', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 25 }), (moves) => {
        compare(played(moves, [...PURE, ...CHANGES, ...VIEWS]));
      }),
    );
  });

  it('gives the gradients that the run gives', () => {
    let compared = 0;
    fc.assert(
      fc.property(fc.array(move, { minLength: 3, maxLength: 15 }), (moves) => {
        const result = played(moves, [...PURE, ...CHANGES.slice(0, 6), ...VIEWS]);
        const [u, w] = result.tensors;
        if (!u || !w) return;
        const output = result.tensors.findLast((tensor) => tensor?.node !== null && tensor?.node !== undefined);
        const place = moves.findLastIndex((_, i) => result.tensors[i + 3] === output);
        if (!output || place < 0) return;
        const again = replay(result.tape);
        const repeated = again[result.tensor(`v${String(place)} =`).value ?? -1];
        const expected = gradients(output, [u, w]);
        if (!repeated || expected === null) return;
        compared += 1;
        expect(['u', 'w'].map((name) => total(gradients(repeated, leavesOf(result, again, name))))).toEqual(expected);
      }),
    );
    expect(compared).toBeGreaterThan(20);
  });
});
