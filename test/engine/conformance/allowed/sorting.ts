import type { Allowance } from '../allowance';

export const allowance: Allowance = {
  nodesWithoutRecord: {
    Unique2Backward0: 'has no derivative and says so',
    UniqueDimBackward0: 'has no derivative and says so',
    UniqueConsecutiveBackward0: 'has no derivative and says so',
  },
};
