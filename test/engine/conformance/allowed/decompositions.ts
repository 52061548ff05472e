import type { Allowance } from '../allowance';

export const allowance: Allowance = {
  cancelling: [[/./, { from: 'first', terms: 16 }]], // solutions of systems: sums of products that nearly cancel
  // The formulas are those of triangular factors, which the recorded points of these are not.
  notByDifferences: [
    'torch.cholesky_solve(b, a)',
    'torch.cholesky_solve(b, a, upper=True)',
    'b.cholesky_solve(a)',
    'torch.cholesky_inverse(a)',
    'torch.cholesky_inverse(a, upper=True)',
    'a.cholesky_inverse()',
  ],
  symmetric: [[/\.eigh\(|eigvalsh\(|linalg\.cholesky\(a\)/, 'a']],
  nodesNotByDifferences: { GeqrfBackward0: 'has no derivative and says so' },
  nodesWithoutRecord: { GeqrfBackward0: 'has no derivative and says so' },
  unrecorded: {
    cholesky: 'removed from PyTorch, and says so',
    qr: 'removed from PyTorch, and says so',
    'linalg.eig': 'complex numbers are left out, and it says so',
    'linalg.eigvals': 'complex numbers are left out, and it says so',
  },
};
