import type { Allowance } from '../allowance';

export const allowance: Allowance = {
  cancelling: [[/./, { from: 'first', terms: 16 }]], // solutions of systems: sums of products that nearly cancel
  nodesNotByDifferences: { GeqrfBackward0: 'has no derivative and says so' },
  nodesWithoutRecord: { GeqrfBackward0: 'has no derivative and says so' },
  unrecorded: {
    cholesky: 'removed from PyTorch, and says so',
    qr: 'removed from PyTorch, and says so',
    'linalg.eig': 'complex numbers are left out, and it says so',
    'linalg.eigvals': 'complex numbers are left out, and it says so',
  },
};
