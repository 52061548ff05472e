/**
 * A form in place gives `self` what the other form gives apart, in every layout; and gradients through any series of
 * changes of views are those that differences measure.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Parameter } from '../../../src/engine/dispatch/parameters';
import { rerun } from '../../../src/engine/dispatch/rerun';
import { operators } from '../../../src/engine/generated/operators';
import { torch, type Tensor } from '../../../src/engine/torch';

const forms = operators.flatMap(({ definition, signatures }) =>
  definition.inplace === null
    ? []
    : definition.overloads.flatMap(({ signature }, overload) => {
        const parameters = signatures[overload]?.parameters ?? [];
        const first = parameters[0];
        return first?.name === 'self' && first.type === 'Tensor'
          ? [{ signature, operator: definition.name, overload, parameters }]
          : [];
      }),
);

/** Other layouts of the same elements: the tensor itself, its transpose back and forth, every second of a longer one. */
const LAYOUTS: readonly ((values: readonly number[]) => Tensor)[] = [
  (values) => torch.tensor(values).view(2, 3),
  (values) => torch.tensor(values).view(2, 3).t().contiguous().t(),
  (values) => {
    const wide = torch.zeros(2, 6).slice(1, 0, 6, 2);
    return wide.copy_(torch.tensor(values).view(2, 3));
  },
];

function argument({ type, name }: Parameter, other: readonly number[]): unknown {
  if (type === 'Tensor') return name === 'mask' ? torch.tensor(other).gt(0) : torch.tensor(other);
  if (name === 'rounding_mode') return 'floor';
  if (name === 'decimals') return 1;
  if (type === 'int') return 0;
  if (type === 'ScalarType') return null;
  return type === 'bool' ? true : 0.75;
}

const number = fc.oneof(fc.double({ min: -3, max: 3, noNaN: true }), fc.constantFrom(0, -0, 1, NaN, Infinity));

describe('a form in place', () => {
  it.each(forms)('of $signature', ({ operator, overload, parameters }) => {
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 6, maxLength: 6 }),
        fc.array(number, { minLength: 3, maxLength: 3 }),
        fc.nat(LAYOUTS.length - 1),
        (values, other, layout) => {
          const self = LAYOUTS[layout]?.(values) ?? torch.zeros(1);
          const before = self._version;
          const rest = parameters.slice(1).map((parameter) => argument(parameter, other));
          const apart = rerun({ operator, overload, inplace: false, args: [self, ...rest] }) as Tensor;
          const expected = apart.to(self.dtype).toArray();
          expect(rerun({ operator, overload, inplace: true, args: [self, ...rest] }) === self).toBe(true);
          expect(self.toArray()).toEqual(expected);
          expect(self.shape).toEqual([2, 3]);
          expect(self._version).toBe(before + 1);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('of a single number gives what the array gives', () => {
    for (const { operator, overload, parameters } of forms) {
      const rest = parameters.slice(1).map((parameter) => argument(parameter, [0.5]));
      const shaped = (shape: readonly number[]) =>
        rest.map((value) => (value instanceof torch.Tensor ? value.view(shape) : value));
      const alone = torch.tensor(0.625);
      const array = torch.tensor([0.625]);
      rerun({ operator, overload, inplace: true, args: [alone, ...shaped([])] });
      rerun({ operator, overload, inplace: true, args: [array, ...shaped([1])] });
      expect([operator, ...alone.toArray()]).toEqual([operator, ...array.toArray()]);
      expect(alone._version).toBe(1);
    }
  });
});

/** Ways to look at a part, by two numbers; of any shape. */
const LOOKS: readonly ((x: Tensor, a: number, b: number) => Tensor)[] = [
  (x) => x,
  (x, a, b) => (x.ndim === 0 ? x : x.select(a % x.ndim, b % x.size(a % x.ndim))),
  (x) => (x.ndim < 2 ? x : x.transpose(0, -1)),
  (x, a, b) => {
    if (x.ndim === 0) return x;
    const start = b % x.size(a % x.ndim);
    return x.narrow(a % x.ndim, start, x.size(a % x.ndim) - start);
  },
  (x, a) => x.unsqueeze(a % (x.ndim + 1)),
  (x) => (x.is_contiguous() ? x.view(-1) : x),
  (x) => (x.ndim === 0 ? x : x.slice(0, 0, x.size(0), 2)),
];

/** Smooth changes, whose derivatives do not need the result that a later change would spoil, of a view `x`; `w` is one number that needs its gradient, `s` the sum of the whole before. */
const CHANGES: readonly ((x: Tensor, w: Tensor, s: Tensor) => Tensor)[] = [
  (x, w) => x.mul_(w),
  (x, _w, s) => x.add_(s, { alpha: 0.125 }),
  (x) => x.sin_(),
  (x) => x.cos_(),
  (x, w) => x.copy_(w),
  (x) => x.zero_(),
  (x) => x.fill_(0.75),
  (x) => x.square_(),
  (x, w) => x.sub_(w).mul_(0.5),
  (x, w) => x.div_(w.mul(w).add(1)),
  (x) => x.clamp_(-0.9),
];

interface Step {
  readonly looks: readonly (readonly [number, number, number])[];
  readonly change: number;
  /** What is looked at: the base, or the view of the step before. */
  readonly again: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  looks: fc.array(fc.tuple(fc.nat(LOOKS.length - 1), fc.nat(5), fc.nat(5)), { maxLength: 3 }),
  change: fc.nat(CHANGES.length - 1),
  again: fc.boolean(),
});

function run(steps: readonly Step[], x: Tensor, w: Tensor): Tensor {
  const base = x.mul(1);
  let last: Tensor = base;
  for (const { looks, change, again } of steps) {
    const view = looks.reduce((at, [look, a, b]) => LOOKS[look]?.(at, a, b) ?? at, again ? last : base);
    CHANGES[change]?.(view, w, base.sum());
    last = view;
  }
  const weights = torch.arange(6, { dtype: torch.float64 }).sub(2.5).view(2, 3);
  return base.sin().mul(weights).sum().add(last.mul(last).sum());
}

const f64 = { dtype: torch.float64, requires_grad: true } as const;
const point = fc.array(fc.double({ min: -1.5, max: 1.5, noNaN: true }), { minLength: 7, maxLength: 7 });

function inputs(values: readonly number[]): [Tensor, Tensor] {
  return [
    torch.tensor(values.slice(0, 6), f64).detach().view(2, 3).clone().requires_grad_(),
    torch.tensor(values[6] ?? 1, f64),
  ];
}

function gradients(steps: readonly Step[], values: readonly number[]): number[] {
  const [x, w] = inputs(values);
  const found = torch.autograd.grad(run(steps, x, w), [x, w], { materialize_grads: true });
  return found.flatMap((gradient) => gradient?.toArray() ?? []);
}

/** By central differences. */
function differences(f: (values: readonly number[]) => number, values: readonly number[]): number[] {
  const h = 1e-5;
  return values.map((_, i) => {
    const at = (shift: number) => f(values.map((value, j) => (j === i ? value + shift : value)));
    return (at(h) - at(-h)) / (2 * h);
  });
}

function expectClose(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, i) => {
    expect(Math.abs(value - (expected[i] ?? NaN))).toBeLessThan(1e-5 * Math.max(1, Math.abs(value)));
  });
}

/** Far from the one kink: clamp's limit. */
function smooth(steps: readonly Step[], values: readonly number[]): boolean {
  const far = (shift: number) =>
    gradients(
      steps,
      values.map((value) => value + shift),
    );
  const [here, near] = [far(0), far(1e-4)];
  return here.every((value, i) => Math.abs(value - (near[i] ?? NaN)) < 0.05 * Math.max(1, Math.abs(value)));
}

describe('gradients through changes of views', () => {
  it('are what differences measure', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), point, (steps, values) => {
        fc.pre(smooth(steps, values));
        const measured = differences((at) => torch.no_grad(() => Number(run(steps, ...inputs(at)).item())), values);
        expectClose(gradients(steps, values), measured);
      }),
      { numRuns: 300 },
    );
  });

  it('can be differentiated again', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 4 }), point, (steps, values) => {
        fc.pre(smooth(steps, values));
        const weighted = (found: readonly (Tensor | null)[]): Tensor =>
          found.reduce<Tensor>((sum, gradient, i) => sum.add(gradient?.sum().mul(i + 1) ?? 0), torch.tensor(0, f64));
        const [x, w] = inputs(values);
        const first = torch.autograd.grad(run(steps, x, w), [x, w], { create_graph: true, materialize_grads: true });
        const second = torch.autograd.grad(weighted(first), [x, w], { allow_unused: true, materialize_grads: true });
        const measured = differences((at) => {
          const found = gradients(steps, at);
          return found.slice(0, 6).reduce((sum, value) => sum + value, 0) + 2 * (found[6] ?? 0);
        }, values);
        expectClose(
          second.flatMap((gradient) => gradient?.toArray() ?? []),
          measured,
        );
      }),
      { numRuns: 150 },
    );
  });
});
