/** Sums, products, quotients and what Python's arithmetic makes of plain numbers beside tensors. */
import { bool } from '../../dtype';
import { TorchError } from '../../errors';
import type { Tensor } from '../../tensor/tensor';
import { by, composite, gradient, method, operator, pointwise, withInPlace } from '../definition';

const numbers = { result: 'same', numbers: true } as const;

export const add = operator(
  'Sum of both, the second times `alpha`.',
  pointwise(
    'add(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor',
    (x: number, y: number, alpha: number) => x + alpha * y,
    gradient('AddBackward0', {
      self: by('g', [], (g) => g),
      other: by('\\alpha g', ['alpha'], (g, { alpha }) => (alpha === 1 ? g : g.mul(alpha))),
    }),
    numbers,
  ),
);

export const sub = operator(
  'Difference of both, the second times `alpha`.',
  pointwise(
    'sub(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor',
    (x: number, y: number, alpha: number) => x - alpha * y,
    gradient('SubBackward0', {
      self: by('g', [], (g) => g),
      other: by('-\\alpha g', ['alpha'], (g, { alpha }) => (alpha === 1 ? g.neg() : g.mul(-alpha))),
    }),
    { ...numbers, check: refuseBools },
  ),
);

export const rsub = withInPlace(
  operator(
    'The second minus the first, the first times `alpha`.',
    pointwise(
      'rsub(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor',
      (x: number, y: number, alpha: number) => y - alpha * x,
      gradient('RsubBackward0', {
        self: by('-\\alpha g', ['alpha'], (g, { alpha }) => (alpha === 1 ? g.neg() : g.mul(-alpha))),
        other: by('g', [], (g) => g),
      }),
      { result: 'same', check: refuseBools },
    ),
    pointwise(
      'rsub(Tensor self, Scalar other, Scalar alpha=1) -> Tensor',
      (x: number, y: number, alpha: number) => y - alpha * x,
      gradient('RsubBackward1', {
        self: by('-\\alpha g', ['alpha'], (g, { alpha }) => (alpha === 1 ? g.neg() : g.mul(-alpha))),
      }),
      { result: 'same', check: refuseBools },
    ),
  ),
  null,
);

export const mul = operator(
  'Product of both.',
  pointwise(
    'mul(Tensor self, Tensor other) -> Tensor',
    (x: number, y: number) => x * y,
    gradient('MulBackward0', {
      self: by('g\\,y', ['other'], (g, { other }) => g.mul(other)),
      other: by('g\\,x', ['self'], (g, { self }) => g.mul(self)),
    }),
    numbers,
  ),
);

export const div = operator(
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
    { numbers: true },
  ),
  pointwise(
    'div(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor',
    roundedQuotient,
    gradient('DivBackward2', {
      self: by('0', ['other', 'rounding_mode'], roundedDivSelf),
      other: by('0', ['self', 'other', 'rounding_mode'], roundedDivOther),
    }),
    { numbers: true, check: knownRounding },
  ),
);

export const neg = operator(
  'The opposite of each element.',
  pointwise(
    'neg(Tensor self) -> Tensor',
    (x: number) => -x,
    gradient('NegBackward0', { self: by('-g', [], (g) => g.neg()) }),
    { result: 'same', check: refuseBool },
  ),
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
    { result: 'same' },
  ),
  pointwise(
    'remainder(Tensor self, Scalar other) -> Tensor',
    pythonRemainder,
    gradient('RemainderBackward0', { self: by('g', [], (g) => g) }),
    { result: 'same' },
  ),
  pointwise(
    'remainder(Scalar self, Tensor other) -> Tensor',
    pythonRemainder,
    gradient('torch::autograd::NotImplemented', {
      other: by('', [], () => {
        throw new TorchError('RuntimeError', 'derivative for aten::remainder is not implemented');
      }),
    }),
    { result: 'same' },
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
    { result: 'same' },
  ),
  pointwise(
    'fmod(Tensor self, Scalar other) -> Tensor',
    (x: number, y: number) => x % y,
    gradient('FmodBackward0', { self: by('g', [], (g) => g) }),
    { result: 'same' },
  ),
);

export const __radd__ = method(
  "Python's `number + tensor`.",
  composite('__radd__(Tensor self, Scalar other) -> Tensor', (self: Tensor, other: number) => self.add(other)),
);

export const __rsub__ = method(
  "Python's `number - tensor`.",
  composite('__rsub__(Tensor self, Scalar other) -> Tensor', (self: Tensor, other: number) => self.rsub(other)),
);

export const __rmul__ = method(
  "Python's `number * tensor`.",
  composite('__rmul__(Tensor self, Scalar other) -> Tensor', (self: Tensor, other: number) => self.mul(other)),
);

export const __rtruediv__ = method(
  "Python's `number / tensor`: the reciprocal times the number.",
  composite('__rtruediv__(Tensor self, Scalar other) -> Tensor', (self: Tensor, other: number) =>
    self.reciprocal().mul(other),
  ),
);

function roundedQuotient(x: number, y: number, mode: string | null): number {
  if (mode === 'trunc') return Math.trunc(x / y);
  return mode === 'floor' ? floorQuotient(x, y) : x / y;
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

function knownRounding(_self: Tensor, _other: Tensor | number, mode: string | null): void {
  if (mode === null || mode === 'floor' || mode === 'trunc') return;
  throw new TorchError(
    'RuntimeError',
    `div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '${mode}'`,
  );
}

function refuseBools(self: Tensor, other: Tensor | number | boolean): void {
  const first = self.dtype === bool;
  const second = typeof other === 'object' ? other.dtype === bool : typeof other === 'boolean';
  if (!first && !second) return;
  throw new TorchError(
    'NotImplementedError',
    first && second
      ? 'Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.'
      : 'Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.',
  );
}

function refuseBool(self: Tensor): void {
  if (self.dtype === bool)
    throw new TorchError(
      'NotImplementedError',
      'Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.',
    );
}
