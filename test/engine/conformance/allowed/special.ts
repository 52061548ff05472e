import type { Allowance } from '../allowance';

export const allowance: Allowance = {
  cancelling: [
    [/erfinv/, { from: 'first', terms: 4 }], // steep near ±1
    [/i0e|i1/, { from: 'first' }], // I₁ − I₀, and I₀ − I₁/x near 0
    [/erfcx/, { from: 'first' }], // 2 x r − 2/√π, far out
    [/log_ndtr|ndtri|entr|gamma|zeta/, { from: 'second' }],
    [/polynomial/, { from: 'first' }], // of terms that alternate
    // PyTorch's own approximations are good to 1e-11 in float64 and 1e-6 in float32; beyond 5 to 1e-6 in either, which is not recorded.
    [/bessel_[jy]/, { from: 'first', terms: 64 }],
  ],
  // Computed in float32 there, where the engine rounds a float64 result.
  approximateInFloat32: [
    'torch.lgamma(a) ',
    'torch.digamma(a) ',
    'torch.polygamma(0, a)',
    'torch.mvlgamma(a, 1)',
    'torch.mvlgamma(a, 4)',
    'torch.igamma(a.detach(), b)',
    'torch.igammac(a.detach(), b)',
    'torch.igammac(a.detach(), b.detach())',
    'torch.erfinv(a)',
    'torch.special.ndtr(a)',
    'torch.special.ndtri(a)',
    'torch.special.log_ndtr(a)',
  ],
  notByDifferences: [
    // Of the first operand there is no derivative.
    'torch.igamma(a.detach(), b)',
    'torch.igammac(a.detach(), b)',
    'torch.special.gammainc(a.detach(), b)',
    'torch.special.gammaincc(a.detach(), b)',
    'torch.special.zeta(a.detach(), b)',
    'torch.special.ndtri(a) ', // steps are larger than its operands
  ],
  nodesWithoutRecord: { SpecialZetaBackward2: 'has no derivative and says so' },
};
