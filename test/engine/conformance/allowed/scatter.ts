import type { Allowance } from '../allowance';

const MISTAKEN =
  'PyTorch gives the tensor what arrives in the part that was replaced, and nothing elsewhere: a mistake, and its numbers';

export const allowance: Allowance = {
  notByDifferences: ['a.as_strided_scatter(b, (2, 2), (3, 1), 1)', 'torch.as_strided_scatter(a, b, (2,), (2,))'],
  nodesNotByDifferences: {
    AsStridedScatterBackward0: MISTAKEN,
    'torch::autograd::Error': 'refuses to be differentiated, with the reason',
  },
  unrecorded: { _differentiable_once: 'called by derivatives only' },
  nodesWithoutRecord: { 'torch::autograd::Error': 'refuses to be differentiated, with the reason' },
};
