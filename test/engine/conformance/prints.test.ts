/** How tensors print: PyTorch's text to the letter. */
import { describe, expect, it } from 'vitest';

import { applying, fixture } from './fixtures';
import { compiledExpression } from './program';

describe('texts of the reference table', () => {
  it.each(applying(fixture('prints').rows))('$name', ({ code, text }) => {
    expect(String(compiledExpression(code, [])())).toBe(text);
  });
});
