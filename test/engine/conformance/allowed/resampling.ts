import type { Allowance } from '../allowance';

export const allowance: Allowance = {
  cancelling: [
    [/cubic|lanczos/, { from: 'first', terms: 4 }], // weights of both signs
    [/grid_sample/, { from: 'first', terms: 4 }], // differences of neighbours
    [/linear|affine_grid/, { from: 'first' }],
  ],
  // Of a signal whose size the scale does not change: PyTorch's gradient takes every element once, its values do not.
  notByDifferences: ['F.interpolate(a, scale_factor=1.3)'],
  unrecorded: {
    _grid_sampled: 'called by derivatives only; its node is met by a third derivative',
    _grid_scattered: 'called by derivatives only; its node is met by a third derivative',
  },
};
