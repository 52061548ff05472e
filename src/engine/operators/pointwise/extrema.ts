/** The larger, the smaller, and limits. A tie shares the gradient; at a fixed limit it is 0. */
import { runtimeError } from '../../errors';
import { checkFits, commonDtype, isBool, type Operand, unsupported } from '../../tensor/supported';
import type { KernelWord } from '../../kernels/simd/words';
import type { Tensor } from '../../tensor/tensor';
import { aliased, by, gradient, operator, pointwise, type OperatorDefinition, withInPlace } from '../definition';

export const maximum = winner('maximum', 'The larger of both; NaN wins.', larger, 'larger', { kernel: 'maximum' });

export const minimum = winner('minimum', 'The smaller of both; NaN wins.', smaller, 'smaller', { kernel: 'minimum' });

export const fmax = winner('fmax', 'The larger of both; NaN loses.', largerNumber, 'larger');

export const fmin = winner('fmin', 'The smaller of both; NaN loses.', smallerNumber, 'smaller');

interface Limits<T> {
  readonly self: Tensor;
  readonly min: T | null;
  readonly max: T | null;
}

export const clamp = aliased(
  operator(
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
      { result: 'same', check: withLimit('clamp_scalar_cpu'), integers: clampedInteger },
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
      { result: 'same', check: withLimit('clamp_cpu'), integers: clampedInteger },
    ),
  ),
  'clip',
);

export const clamp_min = withInPlace(
  operator(
    'Each element, or the limit where that is larger.',
    pointwise(
      'clamp_min(Tensor self, Tensor min) -> Tensor',
      larger,
      gradient('ClampMinBackward1', {
        self: by(
          'g\\,([x > m] + \\tfrac12 [x = m])',
          ['min', 'self'],
          (g, { self, min }: { self: Tensor; min: Tensor }) => shared(g, self.eq(min), self.lt(min)),
        ),
        min: by(
          'g\\,([m > x] + \\tfrac12 [x = m])',
          ['min', 'self'],
          (g, { self, min }: { self: Tensor; min: Tensor }) => shared(g, self.eq(min), self.gt(min)),
        ),
      }),
      { result: 'same', integers: largerInteger },
    ),
    pointwise(
      'clamp_min(Tensor self, Scalar min) -> Tensor',
      larger,
      gradient('ClampMinBackward0', {
        self: by('g\\,[x > min]', ['min', 'self'], (g, { self, min }: { self: Tensor; min: number }) =>
          g.where(self.gt(min), 0),
        ),
      }),
      { result: 'same', check: fittingLimit('clamp_min_scalar_cpu'), integers: largerInteger },
    ),
  ),
  'both',
);

export const clamp_max = withInPlace(
  operator(
    'Each element, or the limit where that is smaller.',
    pointwise(
      'clamp_max(Tensor self, Tensor max) -> Tensor',
      smaller,
      gradient('ClampMaxBackward1', {
        self: by(
          'g\\,([x < m] + \\tfrac12 [x = m])',
          ['max', 'self'],
          (g, { self, max }: { self: Tensor; max: Tensor }) => shared(g, self.eq(max), self.gt(max)),
        ),
        max: by(
          'g\\,([m < x] + \\tfrac12 [x = m])',
          ['max', 'self'],
          (g, { self, max }: { self: Tensor; max: Tensor }) => shared(g, self.eq(max), self.lt(max)),
        ),
      }),
      { result: 'same', integers: smallerInteger },
    ),
    pointwise(
      'clamp_max(Tensor self, Scalar max) -> Tensor',
      smaller,
      gradient('ClampMaxBackward0', {
        self: by('g\\,[x < max]', ['max', 'self'], (g, { self, max }: { self: Tensor; max: number }) =>
          g.where(self.lt(max), 0),
        ),
      }),
      { result: 'same', check: fittingLimit('clamp_max_scalar_cpu'), integers: smallerInteger },
    ),
  ),
  'both',
);

/** The larger or the smaller of two: PyTorch shares the gradient alike whether NaN wins or loses. */
function winner(
  name: string,
  doc: string,
  choose: (x: number, y: number) => number,
  wanted: 'larger' | 'smaller',
  compiled: { readonly kernel?: KernelWord } = {},
): OperatorDefinition {
  const isLarger = wanted === 'larger';
  const sign = isLarger ? '>' : '<';
  const lost = (x: Tensor, y: Tensor): Tensor => (isLarger ? x.lt(y) : x.gt(y));
  return withInPlace(
    operator(
      doc,
      pointwise(
        `${name}(Tensor self, Tensor other) -> Tensor`,
        choose,
        gradient(`${name.charAt(0).toUpperCase()}${name.slice(1)}Backward0`, {
          self: by(`g\\,([x ${sign} y] + \\tfrac12 [x = y])`, ['self', 'other'], (g, { self, other }) =>
            shared(g, self.eq(other), lost(self, other)),
          ),
          other: by(`g\\,([y ${sign} x] + \\tfrac12 [x = y])`, ['self', 'other'], (g, { self, other }) =>
            shared(g, self.eq(other), lost(other, self)),
          ),
        }),
        { result: 'same', ...compiled, integers: isLarger ? largerInteger : smallerInteger },
      ),
    ),
    null,
  );
}

/** NaN wins. */
function larger(x: number, y: number): number {
  return x !== x || x > y ? x : y !== y ? y : Math.max(x, y);
}

/** NaN wins. */
function smaller(x: number, y: number): number {
  return x !== x || x < y ? x : y !== y ? y : Math.min(x, y);
}

/** NaN loses. */
function largerNumber(x: number, y: number): number {
  return x !== x ? y : y !== y ? x : Math.max(x, y);
}

/** NaN loses. */
function smallerNumber(x: number, y: number): number {
  return x !== x ? y : y !== y ? x : Math.min(x, y);
}

function largerInteger(x: bigint, y: bigint): bigint {
  return x > y ? x : y;
}

function smallerInteger(x: bigint, y: bigint): bigint {
  return x < y ? x : y;
}

function clampedInteger(x: bigint, min: bigint | null, max: bigint | null): bigint {
  const raised = min === null ? x : largerInteger(x, min);
  return max === null ? raised : smallerInteger(raised, max);
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

function withLimit(kernel: string): (self: Tensor, min: Operand, max: Operand) => void {
  const refused = unsupported(kernel, isBool, 3);
  return (self, min, max) => {
    if (min === null && max === null)
      throw runtimeError("torch.clamp: At least one of 'min' or 'max' must not be None");
    // With one limit it is `minimum` or `maximum`, which know truth values.
    if (min !== null && max !== null) refused(self, min, max);
    const dtype = commonDtype([self, min, max]);
    checkFits(min, dtype);
    checkFits(max, dtype);
  };
}

function fittingLimit(kernel: string): (self: Tensor, limit: Operand) => void {
  const refused = unsupported(kernel, isBool);
  return (self, limit) => {
    refused(self, limit);
    checkFits(limit, commonDtype([self, limit]));
  };
}
