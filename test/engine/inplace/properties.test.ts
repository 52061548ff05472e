/**
 * A form in place gives `self` what the other form gives apart, in every layout; and gradients through any series of
 * changes of views are those that differences measure.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Parameter } from '../../../src/engine/dispatch/parameters';
import { rerun } from '../../../src/engine/dispatch/rerun';
import { signatureOf } from '../../../src/engine/dispatch/signature';
import { operators } from '../../../src/engine/generated/operators';
import { torch, type Tensor } from '../../../src/engine/torch';

const forms = operators.flatMap(({ definition }) =>
  definition.inplace === null
    ? []
    : definition.overloads.flatMap(({ signature, forward }, overload) => {
        const { parameters } = signatureOf(signature);
        const first = parameters[0];
        return first?.name === 'self' && first.type === 'Tensor'
          ? [{ signature, operator: definition.name, overload, parameters, kind: forward.kind }]
          : [];
      }),
);

/** Other layouts of the same elements: the tensor itself, its transpose back and forth, every second of a longer one. */
const LAYOUTS: readonly ((values: Tensor) => Tensor)[] = [
  (values) => values.clone(),
  (values) => values.transpose(0, -1).clone().contiguous().transpose(0, -1),
  (values) => {
    const [rows = 1, columns = 1] = values.view(values.size(0), -1).shape;
    const wide = torch.zeros(rows, 2 * columns, { dtype: values.dtype }).slice(1, 0, 2 * columns, 2);
    return wide.copy_(values.view(rows, columns)).view(values.shape);
  },
];

/** Whose operands are integers; those that compute in float64 whatever they are given. */
const OF_INTEGERS = /^(bitwise_|gcd|lcm)/;
const OF_DOUBLES = 'float_power';

function dtypeFor(operator: string): typeof torch.float32 {
  if (OF_INTEGERS.test(operator)) return torch.int64;
  return operator === OF_DOUBLES ? torch.float64 : torch.float32;
}

/** Numbers as operands of the operator: as integers, whole and not far from 0. */
function operands(operator: string, values: readonly number[]): Tensor {
  const dtype = dtypeFor(operator);
  const whole = (value: number): number => (Number.isFinite(value) ? Math.round(value) : 5);
  return torch.tensor(dtype === torch.int64 ? values.map(whole) : values, { dtype });
}

const indices = (...values: bigint[]): Tensor => torch.tensor(values);
const matrix = (other: Tensor, rows: number): Tensor => other.expand(rows, 3);
const square = (): Tensor => torch.tensor([0.5, -1, 2, 0.25]).view(2, 2);
const places = (): Tensor => torch.tensor([[0n, 1n, 1n]]);

/** The shape of `self`, where it is not [2, 3]. */
const SHAPES: Readonly<Record<string, readonly number[]>> = { addmv: [6], baddbmm: [1, 2, 3] };

/** What follows `self` where any numbers will not do, from three of them; one entry for each overload. */
const ARGUMENTS: Readonly<Record<string, readonly ((other: Tensor) => readonly unknown[])[]>> = {
  addbmm: [(other) => [square().unsqueeze(0), matrix(other, 2).unsqueeze(0), 0.5, 2]],
  addmm: [(other) => [square(), matrix(other, 2), 0.5, 2]],
  addmv: [(other) => [matrix(other, 6), other, 0.5, 2]],
  addr: [(other) => [other.slice(0, 0, 2), other, 0.5, 2]],
  baddbmm: [(other) => [square().unsqueeze(0), matrix(other, 2).unsqueeze(0), 0.5, 2]],
  index_add: [(other) => [0, indices(1n, 1n), matrix(other, 2), 0.5]],
  index_copy: [(other) => [0, indices(1n, 0n), matrix(other, 2)]],
  index_fill: [() => [1, indices(0n, 2n), 0.75], (other) => [1, indices(2n), other.select(0, 0)]],
  index_put: [(other) => [[indices(0n, 1n)], other, false]],
  index_reduce: [(other) => [0, indices(1n, 1n), matrix(other, 2), 'prod', true]],
  masked_fill: [(other) => [other.gt(0), 0.75], (other) => [other.gt(0), other.select(0, 0)]],
  masked_scatter: [(other) => [other.gt(0), matrix(other, 2)]],
  mvlgamma: [() => [2]],
  put: [(other) => [indices(0n, 4n, 2n), other, false]],
  scatter: [
    (other) => [0, places(), other.view(1, 3)],
    (other) => [0, places(), other.view(1, 3), 'add'],
    () => [0, places(), 0.75],
    () => [0, places(), 0.75, 'multiply'],
  ],
  scatter_add: [(other) => [0, places(), other.view(1, 3)]],
  scatter_reduce: [(other) => [0, places(), other.view(1, 3), 'mean', true]],
};

function argument({ type, name }: Parameter, operator: string, other: Tensor): unknown {
  if (type === 'Tensor') return /^bitwise_.*shift/.test(operator) ? other.abs() : other;
  if (name === 'rounding_mode') return 'floor';
  if (name === 'decimals') return 1;
  if (type === 'int') return 0;
  if (type === 'ScalarType') return null;
  if (type === 'bool') return true;
  return OF_INTEGERS.test(operator) ? 3n : 0.75;
}

const number = fc.oneof(fc.double({ min: -3, max: 3, noNaN: true }), fc.constantFrom(0, -0, 1, NaN, Infinity));

describe('a form in place', () => {
  it.each(forms)('of $signature', ({ operator, overload, parameters }) => {
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 6, maxLength: 6 }),
        fc.array(number, { minLength: 3, maxLength: 3 }),
        fc.nat(LAYOUTS.length - 1),
        (values, others, layout) => {
          const shape = SHAPES[operator] ?? [2, 3];
          const other = operands(operator, others);
          const flat = operands(operator, values);
          const self = LAYOUTS[layout]?.(flat.view(shape)) ?? flat;
          const before = self._version;
          const rest =
            ARGUMENTS[operator]?.[overload]?.(other) ??
            parameters.slice(1).map((parameter) => argument(parameter, operator, other));
          const apart = rerun({ operator, overload, inplace: false, args: [self, ...rest] }) as Tensor;
          const expected = apart.to(self.dtype).toArray();
          expect(rerun({ operator, overload, inplace: true, args: [self, ...rest] }) === self).toBe(true);
          expect(self.toArray()).toEqual(expected);
          expect(self.shape).toEqual(shape);
          expect(self._version).toBe(before + 1);
        },
      ),
      { numRuns: 20 },
    );
  });

  // A kernel has one way, of arrays.
  it.each(forms.filter(({ kind }) => kind !== 'kernel'))(
    'of a single number gives what the array gives: $signature',
    ({ operator, overload, parameters }) => {
      const other = operands(operator, [0.5]);
      const rest =
        ARGUMENTS[operator]?.[overload]?.(other) ??
        parameters.slice(1).map((parameter) => argument(parameter, operator, other));
      const shaped = (shape: readonly number[]) =>
        rest.map((value) => (value instanceof torch.Tensor && value.ndim > 0 ? value.view(shape) : value));
      const array = operands(operator, [0.625]);
      const alone = torch.tensor(array.toArray()[0] ?? NaN, { dtype: array.dtype });
      rerun({ operator, overload, inplace: true, args: [alone, ...shaped([])] });
      rerun({ operator, overload, inplace: true, args: [array, ...shaped([1])] });
      expect(alone.toArray()).toEqual(array.toArray());
      expect(alone._version).toBe(1);
    },
  );
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
      { numRuns: 120 },
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
      { numRuns: 60 },
    );
  });
});
