import type { Allowance } from '../allowance';

export const allowance: Allowance = {
  cancelling: [
    [/sinc\(/, { from: 'first', terms: 8 }], // πx cos πx − sin πx
    [/logaddexp|atan2|hypot/, { from: 'second' }],
    [/softmax/, { from: 'first' }], // along a row they sum to 0
    [/sigmoid/, { from: 'first' }], // σ(1 − σ) where σ is near 1
    [/tanh\(a\)|tanh_/, { from: 'first' }], // 1 − tanh²
    [/softplus|silu|mish/, { from: 'second' }], // derivatives of σ
    [/approximate='tanh'/, { from: 'first', terms: 4 }], // 1 + tanh on the left, times x²
    [/prod\(/, { from: 'second', terms: 32 }], // ∏/x²: one of the factors is small
    [/transpose.*sin/, { from: 'first' }], // sin x + x cos x
  ],
  // Approximated to about 1e-7 absolute: erf by a polynomial (its relative error is large near 0, and gelu's where
  // 1 + erf cancels), logit by x / (1 − x); the digamma function is computed in float32.
  approximateInFloat32: [
    'torch.digamma(a)',
    'torch.lgamma(a)',
    'torch.erf(a)',
    'torch.erfc(a)',
    'F.gelu(a)',
    "F.gelu(a, approximate='tanh')",
    'torch.logit(a)',
    '(a * 1).erf_()',
    '(a * 1).erfc_()',
    '(a * 1).logit_()',
  ],
  orderOfZeros: ['torch.maximum(a, b)', 'torch.minimum(a, b)', 'torch.fmax(a, b)', 'torch.fmin(a, b)'],
  departures: {
    'torch.sinc(a) 7':
      'at 1e-6 the difference of cosine and sine has no digits left: its error is the libraries’ rounding',
    'torch.sinc(a) 8':
      'at 1e-6 the difference of cosine and sine has no digits left: its error is the libraries’ rounding',
    'torch.digamma(a) 8':
      'at the pole −1 PyTorch’s float32 trigamma has the sine of the rounded π, whose square is 10¹⁷ times larger',
    'torch.lgamma(a) 8':
      'at the pole −1 PyTorch’s float32 trigamma has the sine of the rounded π, whose square is 10¹⁷ times larger',
    'F.gelu(a) 8': 'PyTorch’s float32 gelu is nan at ±∞, its float64 one ∞ and 0; the engine’s are ∞ and 0',
  },
  notByDifferences: [
    'a.round(decimals=2)',
    // Without a graph through what they cut off, or beyond what their base shows.
    'a.detach() * a',
    'a.narrow(0, 1, 2).as_strided((2,), (2,), 0)',
    // Truth values in the place of numbers, whose node stays that of the numbers.
    '(a * 1).logical_not_()',
    '(a * 1).logical_and_(b)',
  ],
  nodesNotByDifferences: {
    ToCopyBackward0: 'differences have no room in float32, which it converts from or to',
    RoundBackward1: 'three-decimal points lie on its jumps; its derivative is 0, which the record checks',
  },
  nodesWithoutRecord: {
    'torch::autograd::NotImplemented': 'has no derivative and says so',
    AsinhBackward1: 'has no derivative and says so',
    AcoshBackward1: 'has no derivative and says so',
    AtanhBackward1: 'has no derivative and says so',
    UniformBackward0: 'random: its gradient is 0',
    NormalBackward0: 'random: its gradient is 0',
  },
  unrecorded: {
    empty_like: 'its elements are unspecified',
    rand: 'random',
    randn: 'random',
    rand_like: 'random',
    randn_like: 'random',
    uniform_: 'random',
    normal_: 'random',
    variable_data: 'a getter, `x.data`',
  },
};
