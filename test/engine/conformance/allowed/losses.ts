import type { Allowance } from '../allowance';

export const allowance: Allowance = {
  notByDifferences: [
    // Its gradient is that with regard to what log_softmax normalised into it, which these calls leave out.
    'F.ctc_loss(a, b, (2,), (0,))',
    'F.ctc_loss(a, b, (2,), (2,), blank=2)',
    'F.ctc_loss(a, b, (2,), (3,), zero_infinity=True)',
    'torch.ctc_loss(a, b, (2,), (1,))',
    'F.ctc_loss(a, b, torch.tensor(3), torch.tensor(2))',
    // The limit on the variance has no part in the gradient.
    "F.gaussian_nll_loss(a, b, c, eps=1.5, reduction='none')",
  ],
};
