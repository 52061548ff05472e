/** PyTorch's own tests of autograd: each has a counterpart here, or a reason why not. */
import { describe, expect, it } from 'vitest';
import { NOT_PORTED } from './not-ported';
import { portedNames, portedPart, pytorchTests } from './ported';

describe('the tests of PyTorch’s autograd', () => {
  it.each(portedPart().groups)('$name: all are ported or left out with a reason', ({ failed }) => {
    expect(failed.map(([name]) => name)).toEqual([]);
  });

  it('leave none out that is ported, and none that PyTorch does not have', () => {
    const ported = portedNames();
    const known = new Set(pytorchTests().map(({ name }) => name));
    const leftOut = Object.keys(NOT_PORTED);
    expect(leftOut.filter((name) => ported.has(name) || !known.has(name))).toEqual([]);
  });
});
