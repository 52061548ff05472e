import type { Allowance } from '../allowance';

export const allowance: Allowance = {
  cancelling: [
    [/scaled_dot_product/, { from: 'first' }], // along a row of the softmax they sum to 0
    [/_cell\(/, { from: 'first' }], // 1 − tanh²
  ],
  // PyTorch's float32 kernel approximates the exponential function.
  approximateInFloat32: ['F.scaled_dot_product_attention(a, b, b, c, enable_gqa=True)'],
  nodesNotByDifferences: { 'torch::autograd::NotImplemented': 'has no derivative, and says so' },
};
