/** The larger, the smaller, and limits. A tie shares the gradient; at a fixed limit it is 0. */
import { runtimeError } from '../../errors';
import type { Tensor } from '../../tensor/tensor';
import { by, gradient, operator, pointwise, withInPlace } from '../definition';

export const maximum = withInPlace(
  operator(
    'The larger of both.',
    pointwise(
      'maximum(Tensor self, Tensor other) -> Tensor',
      larger,
      gradient('MaximumBackward0', {
        self: by('g\\,([x > y] + \\tfrac12 [x = y])', ['self', 'other'], (g, { self, other }) =>
          shared(g, self.eq(other), self.lt(other)),
        ),
        other: by('g\\,([y > x] + \\tfrac12 [x = y])', ['self', 'other'], (g, { self, other }) =>
          shared(g, self.eq(other), self.gt(other)),
        ),
      }),
      { result: 'same' },
    ),
  ),
  null,
);

export const minimum = withInPlace(
  operator(
    'The smaller of both.',
    pointwise(
      'minimum(Tensor self, Tensor other) -> Tensor',
      smaller,
      gradient('MinimumBackward0', {
        self: by('g\\,([x < y] + \\tfrac12 [x = y])', ['self', 'other'], (g, { self, other }) =>
          shared(g, self.eq(other), self.gt(other)),
        ),
        other: by('g\\,([y < x] + \\tfrac12 [x = y])', ['self', 'other'], (g, { self, other }) =>
          shared(g, self.eq(other), self.lt(other)),
        ),
      }),
      { result: 'same' },
    ),
  ),
  null,
);

interface Limits<T> {
  readonly self: Tensor;
  readonly min: T | null;
  readonly max: T | null;
}

export const clamp = operator(
  'Each element within limits.',
  pointwise(
    'clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor',
    clamped,
    gradient('ClampBackward1', {
      self: by('g\\,[min < x < max]', ['max', 'min', 'self'], (g, { self, min, max }: Limits<number>) => {
        const above = min === null ? null : self.gt(min);
        const below = max === null ? null : self.lt(max);
        const inside = above === null ? below : below === null ? above : above.logical_and(below);
        return inside === null ? g : g.where(inside, 0);
      }),
    }),
    { result: 'same', check: someLimit },
  ),
  pointwise(
    'clamp(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor',
    clamped,
    gradient('ClampBackward0', {
      self: by('g\\,[min < x < max]', ['max', 'min', 'self'], clampedSlope),
      min: by('g\\,[x < min \\le max]', ['max', 'min', 'self'], (g, { self, min, max }: Limits<Tensor>) => {
        if (min === null) return g.new_zeros(g.shape);
        if (max === null) return shared(g, self.eq(min), self.gt(min));
        const half = self.eq(min).logical_and(min.lt(max));
        return chosen(g, self.lt(min).logical_and(min.le(max)), half);
      }),
      max: by('g\\,[x > max \\lor min > max]', ['max', 'min', 'self'], (g, { self, min, max }: Limits<Tensor>) => {
        if (max === null) return g.new_zeros(g.shape);
        if (min === null) return shared(g, self.eq(max), self.lt(max));
        const whole = min.gt(max).logical_or(self.gt(max).logical_and(min.le(max)));
        return chosen(g, whole, self.eq(max).logical_and(min.lt(max)));
      }),
    }),
    { result: 'same', check: someLimit },
  ),
);

export const clamp_min = operator(
  'Each element, or the limit where that is larger.',
  pointwise(
    'clamp_min(Tensor self, Scalar min) -> Tensor',
    larger,
    gradient('ClampMinBackward0', {
      self: by('g\\,[x > min]', ['min', 'self'], (g, { self, min }: { self: Tensor; min: number }) =>
        g.where(self.gt(min), 0),
      ),
    }),
    { result: 'same' },
  ),
);

export const clamp_max = operator(
  'Each element, or the limit where that is smaller.',
  pointwise(
    'clamp_max(Tensor self, Scalar max) -> Tensor',
    smaller,
    gradient('ClampMaxBackward0', {
      self: by('g\\,[x < max]', ['max', 'self'], (g, { self, max }: { self: Tensor; max: number }) =>
        g.where(self.lt(max), 0),
      ),
    }),
    { result: 'same' },
  ),
);

/** NaN wins. */
function larger(x: number, y: number): number {
  return x !== x || x > y ? x : y !== y ? y : Math.max(x, y);
}

/** NaN wins. */
function smaller(x: number, y: number): number {
  return x !== x || x < y ? x : y !== y ? y : Math.min(x, y);
}

function clamped(x: number, min: number | null, max: number | null): number {
  if (x !== x) return x;
  const raised = min === null || x >= min ? x : min;
  return max === null || raised <= max || raised !== raised ? raised : max;
}

/** The gradient of the operand that won; half of it at a tie. */
function shared(g: Tensor, tie: Tensor, lost: Tensor): Tensor {
  return g.div(2).where(tie, g).masked_fill(lost, 0);
}

/** All of the gradient, half of it, or none. */
function chosen(g: Tensor, whole: Tensor, half: Tensor): Tensor {
  return g.where(whole, g.div(2).where(half, 0));
}

function clampedSlope(g: Tensor, { self, min, max }: Limits<Tensor>): Tensor {
  if (max === null) return min === null ? g : shared(g, self.eq(min), self.lt(min));
  if (min === null) return shared(g, self.eq(max), self.gt(max));
  const tie = self.eq(min).logical_or(self.eq(max)).logical_and(min.lt(max));
  return g
    .div(2)
    .where(tie, g)
    .masked_fill(self.lt(min).logical_or(self.gt(max)), 0);
}

function someLimit(_self: Tensor, min: unknown, max: unknown): void {
  if (min === null && max === null) throw runtimeError("torch.clamp: At least one of 'min' or 'max' must not be None");
}
