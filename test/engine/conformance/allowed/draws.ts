import type { Allowance } from '../allowance';

export const allowance: Allowance = {
  notByDifferences: [
    // The gradient of what is drawn is 0, also where mean and deviation move it.
    '(torch.manual_seed(3), torch.normal(a, 2.0))[1]',
    '(torch.manual_seed(3), torch.normal(1.5, a))[1]',
    '(torch.manual_seed(3), torch.normal(a, b))[1]',
    // Up to 2⁵³: differences have no digits left.
    '(torch.manual_seed(3), (a * 2).random_())[1]',
  ],
  nodesNotByDifferences: {
    RandomBackward2: 'its numbers up to 2⁵³ leave differences no digits',
    NormalBackward1: 'the gradient of what is drawn is 0, also where the mean moves it',
    NormalBackward2: 'the gradient of what is drawn is 0, also where the deviation moves it',
    NormalBackward3: 'the gradient of what is drawn is 0, also where mean and deviation move it',
  },
};
