/** Sums, differences and products, and what Python's arithmetic makes of plain numbers beside tensors. */
import { bool } from '../../dtype';
import { notImplementedError, runtimeError } from '../../errors';
import { checkFits, commonDtype, type Operand } from '../../tensor/supported';
import type { Tensor } from '../../tensor/tensor';
import { aliased, by, composite, gradient, method, operator, pointwise, withInPlace } from '../definition';

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
    {
      ...numbers,
      kernel: 'add',
      check: fittingAlpha,
      integers: (x: bigint, y: bigint, alpha: bigint) => x + alpha * y,
    },
  ),
);

export const sub = aliased(
  operator(
    'Difference of both, the second times `alpha`.',
    pointwise(
      'sub(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor',
      (x: number, y: number, alpha: number) => x - alpha * y,
      gradient('SubBackward0', {
        self: by('g', [], (g) => g),
        other: by('-\\alpha g', ['alpha'], (g, { alpha }) => (alpha === 1 ? g.neg() : g.mul(-alpha))),
      }),
      {
        ...numbers,
        kernel: 'sub',
        check: refuseBools,
        integers: (x: bigint, y: bigint, alpha: bigint) => x - alpha * y,
      },
    ),
  ),
  'subtract',
);

export const rsub = withInPlace(
  operator(
    'The second minus the first, the first times `alpha`.',
    pointwise(
      'rsub(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor',
      reversedDifference,
      gradient('RsubBackward0', {
        self: by('-\\alpha g', ['alpha'], (g, { alpha }) => (alpha === 1 ? g.neg() : g.mul(-alpha))),
        other: by('g', [], (g) => g),
      }),
      { result: 'same', kernel: 'rsub', check: refuseBools, integers: exactReversedDifference },
    ),
    pointwise(
      'rsub(Tensor self, Scalar other, Scalar alpha=1) -> Tensor',
      reversedDifference,
      gradient('RsubBackward1', {
        self: by('-\\alpha g', ['alpha'], (g, { alpha }) => (alpha === 1 ? g.neg() : g.mul(-alpha))),
      }),
      { result: 'same', kernel: 'rsub', check: refuseBools, integers: exactReversedDifference },
    ),
  ),
  null,
);

export const mul = aliased(
  operator(
    'Product of both.',
    pointwise(
      'mul(Tensor self, Tensor other) -> Tensor',
      (x: number, y: number) => x * y,
      gradient('MulBackward0', {
        self: by('g\\,y', ['other'], (g, { other }) => g.mul(other)),
        other: by('g\\,x', ['self'], (g, { self }) => g.mul(self)),
      }),
      { ...numbers, kernel: 'mul', integers: (x: bigint, y: bigint) => x * y },
    ),
  ),
  'multiply',
);

export const neg = aliased(
  operator(
    'The opposite of each element.',
    pointwise(
      'neg(Tensor self) -> Tensor',
      (x: number) => -x,
      gradient('NegBackward0', { self: by('-g', [], (g) => g.neg()) }),
      { result: 'same', kernel: 'neg', check: refuseBool, integers: (x: bigint) => -x },
    ),
  ),
  'negative',
);

export const positive = withInPlace(
  operator(
    'Itself.',
    composite('positive(Tensor self) -> Tensor', (self: Tensor) => {
      if (self.dtype === bool) throw notImplementedError('The `+` operator, on a bool tensor is not supported.');
      return self;
    }),
  ),
  null,
);

/** As operators of PyTorch's own code write `tensor + number`: the number is no tensor there, which the node shows. */
export const _add_scalar = withInPlace(
  method(
    'The tensor and a number, as composites of PyTorch add them.',
    pointwise(
      '_add_scalar(Tensor self, Scalar other) -> Tensor',
      (x: number, y: number) => x + y,
      gradient('AddBackward1', { self: by('g', [], (g) => g) }),
      { result: 'same', kernel: 'add_scalar' },
    ),
  ),
  null,
);

export const _mul_scalar = withInPlace(
  method(
    'The tensor times a number, as composites of PyTorch multiply them.',
    pointwise(
      '_mul_scalar(Tensor self, Scalar other) -> Tensor',
      (x: number, y: number) => x * y,
      gradient('MulBackward1', {
        self: by('g\\,y', ['other'], (g, { other }: { other: number }) => g._mul_scalar(other)),
      }),
      { result: 'same', kernel: 'mul' },
    ),
  ),
  null,
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

function reversedDifference(x: number, y: number, alpha: number): number {
  return y - alpha * x;
}

function exactReversedDifference(x: bigint, y: bigint, alpha: bigint): bigint {
  return y - alpha * x;
}

/** A factor that is no whole number is none of integers. */
function fittingAlpha(self: Operand, other: Operand, alpha: number): void {
  if (alpha === 1) return;
  const dtype = commonDtype([self, other]);
  if (!dtype.is_floating_point && !Number.isInteger(alpha))
    throw runtimeError('For integral input tensors, argument alpha must not be a floating point number.');
  if (dtype !== bool) checkFits(alpha, dtype);
}

function refuseBools(self: Tensor, other: Tensor | number | boolean, alpha: number): void {
  const first = self.dtype === bool;
  const second = typeof other === 'object' ? other.dtype === bool : typeof other === 'boolean';
  if (!first && !second) {
    fittingAlpha(self, other, alpha);
    return;
  }
  throw notImplementedError(
    first && second
      ? 'Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.'
      : 'Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.',
  );
}

function refuseBool(self: Tensor): void {
  if (self.dtype === bool)
    throw notImplementedError(
      'Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.',
    );
}
