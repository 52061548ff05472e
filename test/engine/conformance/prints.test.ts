/** How tensors print: PyTorch's text to the letter. */
import { describe, it } from 'vitest';

import { expectNone } from './expectations';
import { applying, fixture } from './fixtures';
import { printProblem } from './rows';

describe('texts of the reference table', () => {
  it.each(applying(fixture('prints').rows))('$name', (row) => {
    expectNone(printProblem(row));
  });
});
