/** Magnitude, sign, and rounding: flat almost everywhere, so that most gradients are 0. */
import { notImplemented } from '../../errors';
import { isBool, isIntegralOrBool, unsupported } from '../../tensor/supported';
import { roundHalfToEven } from '../../kernels/special';
import type { Tensor } from '../../tensor/tensor';
import { aliased, by, gradient, operator, pointwise, type InputGradient, withInPlace } from '../definition';

const flat: InputGradient = by('0', [], (g) => g.new_zeros(g.shape));

export const abs = aliased(
  operator(
    'Magnitude of each element.',
    pointwise(
      'abs(Tensor self) -> Tensor',
      Math.abs,
      gradient('AbsBackward0', {
        self: by('g \\operatorname{sgn} x', ['self'], (g, { self }) => g.mul(self.sgn())),
      }),
      {
        result: 'same',
        kernel: 'abs',
        check: unsupported('abs_cpu', isBool, 1),
        integers: (x: bigint) => (x < 0n ? -x : x),
      },
    ),
  ),
  'absolute',
);

export const sign = withInPlace(
  operator(
    'Sign of each element: -1, 0 or 1.',
    pointwise('sign(Tensor self) -> Tensor', signOf, gradient('SignBackward0', { self: flat }), {
      kernel: 'sign',
      result: 'same',
    }),
  ),
  'method',
);

export const sgn = withInPlace(
  operator(
    'Sign of each element, for real numbers as `sign`.',
    pointwise(
      'sgn(Tensor self) -> Tensor',
      signOf,
      gradient('SgnBackward0', { self: by('0', ['result', 'self'], (g) => g.new_zeros(g.shape)) }),
      { kernel: 'sign', result: 'same' },
    ),
  ),
  'method',
);

export const floor = operator(
  'The largest integer that is not above.',
  pointwise('floor(Tensor self) -> Tensor', Math.floor, gradient('FloorBackward0', { self: flat }), {
    kernel: 'floor',
    result: 'same',
    check: unsupported('floor_vml_cpu', isBool, 1),
    integers: itself,
  }),
);

export const ceil = operator(
  'The smallest integer that is not below.',
  pointwise('ceil(Tensor self) -> Tensor', Math.ceil, gradient('CeilBackward0', { self: flat }), {
    kernel: 'ceil',
    result: 'same',
    check: unsupported('ceil_vml_cpu', isBool, 1),
    integers: itself,
  }),
);

export const trunc = aliased(
  operator(
    'The integer towards 0.',
    pointwise('trunc(Tensor self) -> Tensor', Math.trunc, gradient('TruncBackward0', { self: flat }), {
      kernel: 'trunc',
      result: 'same',
      check: unsupported('trunc_vml_cpu', isBool, 1),
      integers: itself,
    }),
  ),
  'fix',
);

export const round = aliased(
  operator(
    'The nearest integer, half to even; with `decimals`, of the operand times that power of ten.',
    pointwise('round(Tensor self) -> Tensor', roundHalfToEven, gradient('RoundBackward0', { self: flat }), {
      kernel: 'round',
      result: 'same',
      check: unsupported('round_vml_cpu', isBool, 1),
      integers: itself,
    }),
    pointwise(
      'round(Tensor self, *, int decimals) -> Tensor',
      roundedDecimals,
      gradient('RoundBackward1', { self: flat }),
      { result: 'same', check: floatsToDecimals },
    ),
  ),
  'special.round',
);

export const frac = operator(
  'What truncation takes away.',
  pointwise(
    'frac(Tensor self) -> Tensor',
    (x: number) => x - Math.trunc(x),
    gradient('FracBackward0', { self: by('g', [], (g) => g) }),
    { result: 'same', check: unsupported('frac_cpu', isIntegralOrBool, 1) },
  ),
);

const angleRule: InputGradient = by('0', ['self'], (g) => g.new_zeros(g.shape));

export const angle = withInPlace(
  operator(
    'π of negative elements, 0 of others.',
    pointwise(
      'angle(Tensor self) -> Tensor',
      (x: number) => (x < 0 ? Math.PI : x === x ? 0 : x),
      gradient('AngleBackward0', { self: angleRule }),
    ),
  ),
  null,
);

function itself(x: bigint): bigint {
  return x;
}

/** 0 of NaN, as in PyTorch. */
function signOf(x: number): number {
  return x > 0 ? 1 : x < 0 ? -1 : 0;
}

function roundedDecimals(x: number, decimals: number): number {
  if (decimals === 0) return roundHalfToEven(x);
  const scale = 10 ** Math.abs(decimals);
  return decimals > 0 ? roundHalfToEven(x * scale) / scale : roundHalfToEven(x / scale) * scale;
}

function floatsToDecimals({ dtype }: Tensor, decimals: number): void {
  if (!dtype.is_floating_point) throw notImplemented(decimals === 0 ? 'round_vml_cpu' : 'round_cpu', dtype);
}
