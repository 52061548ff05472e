/** Quotients and remainders: exact, rounded, with the sign of one operand or the other. */
import { runtimeError } from '../../errors';
import { commonDtype, isBool, type Operand, unsupported } from '../../tensor/supported';
import { floorQuotientExact, floorRemainderExact } from '../../kernels/integers';
import { denseValues } from '../../storage/access';
import { Tensor } from '../../tensor/tensor';
import {
  aliased,
  by,
  composite,
  gradient,
  method,
  notDifferentiable,
  operator,
  pointwise,
  withInPlace,
} from '../definition';

export const div = aliased(
  operator(
    'Quotient of both; `rounding_mode` `floor` or `trunc` rounds it.',
    pointwise(
      'div(Tensor self, Tensor other) -> Tensor',
      (x: number, y: number) => x / y,
      gradient('DivBackward0', {
        self: by('\\frac{g}{y}', ['other'], (g, { other }) => g.div(other)),
        other: by('-\\frac{g\\,x}{y^2}', ['self', 'other'], (g, { self, other }) =>
          g.neg().mul(self.div(other).div(other)),
        ),
      }),
      { numbers: true, kernel: 'div' },
    ),
    pointwise(
      'div(Tensor self, Tensor other, *, str rounding_mode) -> Tensor',
      (x: number, y: number, mode: string) => (mode === 'trunc' ? Math.trunc(x / y) : floorQuotient(x, y)),
      roundedGradient(),
      {
        numbers: true,
        result: 'same',
        check: roundable,
        integers: (x: bigint, y: bigint, mode: string) => (mode === 'trunc' ? x / y : floorQuotientExact(x, y)),
      },
    ),
    pointwise(
      'div(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor',
      (x: number, y: number) => x / y,
      roundedGradient(),
      { numbers: true },
    ),
  ),
  'divide',
);

export const true_divide = withInPlace(
  operator(
    'Quotient of both.',
    composite(
      'true_divide(Tensor self, Tensor other) -> Tensor',
      (self: Tensor, other: Tensor) => self.div(other),
      (self: Tensor, other: Tensor) => self.div_(other),
    ),
    composite(
      'true_divide(Tensor self, Scalar other) -> Tensor',
      (self: Tensor, other: number) => self.div(other),
      (self: Tensor, other: number) => self.div_(other),
    ),
  ),
  'method',
);

export const floor_divide = withInPlace(
  operator(
    'Quotient of both, rounded down.',
    pointwise(
      'floor_divide(Tensor self, Tensor other) -> Tensor',
      floorQuotient,
      notDifferentiable('floor_divide', 'self', 'other'),
      { numbers: true, result: 'same', check: floorDivisible, integers: floorQuotientExact },
    ),
    pointwise(
      'floor_divide(Scalar self, Tensor other) -> Tensor',
      floorQuotient,
      notDifferentiable('floor_divide', 'other'),
      { result: 'same', check: floorDivisible, integers: floorQuotientExact },
    ),
  ),
  'method',
);

export const remainder = operator(
  'Remainder of the division, with the sign of the divisor.',
  pointwise(
    'remainder(Tensor self, Tensor other) -> Tensor',
    pythonRemainder,
    gradient('RemainderBackward1', {
      self: by('g', [], (g) => g),
      other: by('-g \\lfloor x / y \\rfloor', ['self', 'other'], (g, { self, other }) =>
        g.neg().mul(self.div(other, { rounding_mode: 'floor' })),
      ),
    }),
    { result: 'same', check: remaining, integers: floorRemainderExact },
  ),
  pointwise(
    'remainder(Tensor self, Scalar other) -> Tensor',
    pythonRemainder,
    gradient('RemainderBackward0', { self: by('g', [], (g) => g) }),
    { result: 'same', check: remaining, integers: floorRemainderExact },
  ),
  pointwise(
    'remainder(Scalar self, Tensor other) -> Tensor',
    pythonRemainder,
    notDifferentiable('remainder', 'other'),
    { result: 'same', check: remaining, integers: floorRemainderExact },
  ),
);

export const fmod = operator(
  'Remainder of the division, with the sign of the dividend.',
  pointwise(
    'fmod(Tensor self, Tensor other) -> Tensor',
    (x: number, y: number) => x % y,
    gradient('FmodBackward1', {
      self: by('g', [], (g) => g),
      other: by('-g \\operatorname{trunc}(x / y)', ['self', 'other'], (g, { self, other }) =>
        g.neg().mul(self.div(other, { rounding_mode: 'trunc' })),
      ),
    }),
    { result: 'same', check: dividing('fmod_cpu'), integers: (x: bigint, y: bigint) => x % y },
  ),
  pointwise(
    'fmod(Tensor self, Scalar other) -> Tensor',
    (x: number, y: number) => x % y,
    gradient('FmodBackward0', { self: by('g', [], (g) => g) }),
    { result: 'same', check: dividing('fmod_cpu'), integers: (x: bigint, y: bigint) => x % y },
  ),
);

/** As operators of PyTorch's own code write `tensor / number`: the number is no tensor there, which the node shows. */
export const _div_scalar = withInPlace(
  method(
    'The tensor divided by a number, as composites of PyTorch divide them.',
    pointwise(
      '_div_scalar(Tensor self, Scalar other) -> Tensor',
      (x: number, y: number) => x / y,
      gradient('DivBackward1', {
        self: by('\\frac{g}{y}', ['other'], (g, { other }: { other: number }) => g._div_scalar(other)),
      }),
      { kernel: 'div' },
    ),
  ),
  null,
);

export const __rtruediv__ = method(
  "Python's `number / tensor`: the reciprocal times the number.",
  composite('__rtruediv__(Tensor self, Scalar other) -> Tensor', (self: Tensor, other: number) =>
    self.reciprocal().mul(other),
  ),
);

export const __rfloordiv__ = method(
  "Python's `number // tensor`.",
  pointwise(
    '__rfloordiv__(Tensor self, Scalar other) -> Tensor',
    (x: number, y: number) => floorQuotient(y, x),
    notDifferentiable('floor_divide'),
    {
      result: 'same',
      check: (self: Tensor, other: Operand) => {
        floorDivisible(other, self);
      },
      integers: (x: bigint, y: bigint) => floorQuotientExact(y, x),
    },
  ),
);

export const __rmod__ = method(
  "Python's `number % tensor`.",
  pointwise(
    '__rmod__(Tensor self, Scalar other) -> Tensor',
    (x: number, y: number) => pythonRemainder(y, x),
    notDifferentiable('remainder'),
    {
      result: 'same',
      check: (self: Tensor, other: Operand) => {
        remaining(other, self);
      },
      integers: (x: bigint, y: bigint) => floorRemainderExact(y, x),
    },
  ),
);

function roundedGradient(): ReturnType<typeof gradient> {
  return gradient('DivBackward2', {
    self: by('0', ['other', 'rounding_mode'], roundedDivSelf),
    other: by('0', ['self', 'other', 'rounding_mode'], roundedDivOther),
  });
}

/** Exact where x / y in floating point would round up to the next integer. */
function floorQuotient(x: number, y: number): number {
  if (y === 0) return x / y;
  const remainderOf = x % y;
  let quotient = (x - remainderOf) / y;
  if (remainderOf !== 0 && y < 0 !== remainderOf < 0) quotient -= 1;
  if (quotient === 0) return 0 * (x / y);
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

function pythonRemainder(x: number, y: number): number {
  const remainderOf = x % y;
  return remainderOf !== 0 && y < 0 !== remainderOf < 0 ? remainderOf + y : remainderOf;
}

interface RoundedDiv {
  readonly self: Tensor;
  readonly other: Tensor;
  readonly rounding_mode: string | null;
}

function roundedDivSelf(g: Tensor, { other, rounding_mode }: Omit<RoundedDiv, 'self'>): Tensor {
  return rounding_mode === null ? g.div(other) : g.new_zeros(g.shape);
}

function roundedDivOther(g: Tensor, { self, other, rounding_mode }: RoundedDiv): Tensor {
  return rounding_mode === null ? g.neg().mul(self.div(other).div(other)) : g.new_zeros(g.shape);
}

function roundable(self: Operand, other: Operand, mode: string): void {
  if (mode !== 'floor' && mode !== 'trunc')
    throw runtimeError(`div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '${mode}'`);
  dividing(mode === 'floor' ? 'div_floor_cpu' : 'div_trunc_cpu')(self, other);
}

function floorDivisible(self: Operand, other: Operand): void {
  dividing('div_floor_cpu')(self, other);
}

function remaining(self: Operand, other: Operand): void {
  dividing('remainder_cpu')(self, other);
}

/** No truth values, and no division of integers by 0. */
function dividing(kernel: string): (self: Operand, other: Operand) => void {
  const refused = unsupported(kernel, isBool);
  return (self, other) => {
    refused(self, other);
    if (commonDtype([self, other]).is_integral && hasZero(other) && !(self instanceof Tensor && self.numel() === 0))
      throw runtimeError('ZeroDivisionError');
  };
}

function hasZero(operand: Operand): boolean {
  if (operand instanceof Tensor) return denseValues(operand).includes(0);
  return Number(operand) === 0;
}
