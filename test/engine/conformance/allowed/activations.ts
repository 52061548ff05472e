import type { Allowance } from '../allowance';

export const allowance: Allowance = {
  cancelling: [
    [/soft(max|min)/, { from: 'first' }], // along a row they sum to 0
    [/F\.(silu|mish|tanhshrink|tanh|sigmoid|logsigmoid|softplus)\(/, { from: 'first' }], // 1 − tanh², σ (1 − σ)
    [/gelu/, { from: 'first', terms: 4 }], // 1 + erf or 1 + tanh on the left, times x²
    [/inplace=True|selu_|celu_|elu_/, { from: 'first' }], // from the result: r + α, where r is near −α
    [/normalize/, { from: 'first' }], // across the direction only
    [/glu\(/, { from: 'second' }], // 1 − 2σ
  ],
  // By a polynomial, to about 1e-7 absolute.
  approximateInFloat32: ['F.gelu(a)', "F.gelu(a, approximate='tanh')", 'F.gelu(a * 1.5)'],
  // PyTorch's float64 kernel gives 0 where its float32 kernel keeps the sign.
  orderOfZeros: ['F.softshrink(a)', 'F.softshrink(a, 1.0)'],
  // Straight through the rounding: the gradient of the soft one.
  notByDifferences: ['(torch.manual_seed(15), F.gumbel_softmax(a, hard=True))[1]'],
  departures: {
    'F.gelu(a) 4': 'PyTorch’s float32 gelu is nan at ±∞, its float64 one ∞ and 0; the engine’s are ∞ and 0',
  },
};
