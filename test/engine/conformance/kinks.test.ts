/** Where a function has a kink, a pole or an edge of its domain: PyTorch's value and the gradient it chose there. */
import { describe, expect, it } from 'vitest';

import { torch, type Tensor } from '../../../src/engine/torch';
import { applying, fixture, read, type Written } from './fixtures';
import { compiledExpression } from './program';
import { DEFAULT_TOLERANCE, difference, expectNone, signDifference, type Tolerance } from './tolerance';

const FLOAT64: Tolerance = DEFAULT_TOLERANCE['float64'] ?? { relative: 0 };

function leaf(at: Written | readonly Written[]): Tensor {
  const values = Array.isArray(at) ? at.map((value: Written) => Number(read(value))) : Number(read(at as Written));
  return torch.tensor(values, { dtype: torch.float64, requires_grad: true });
}

function list(value: Written | readonly Written[]): (number | boolean)[] {
  return Array.isArray(value) ? value.map((part: Written) => read(part)) : [read(value as Written)];
}

describe('kinks of the reference table', () => {
  it.each(applying(fixture('kinks').rows))('$name: value $value, gradient $gradient$error', (row) => {
    const x = leaf(row.at);
    const result = compiledExpression(row.code, ['x'])(x) as Tensor;
    expectNone(difference(result.detach().toArray(), [read(row.value)], FLOAT64));
    expectNone(signDifference(result.detach().toArray(), [read(row.value)]));
    if (row.error !== undefined) {
      expect(() => torch.autograd.grad(result, x)).toThrow(row.error);
      return;
    }
    const [gradient] = torch.autograd.grad(result, x, null, { allow_unused: true });
    if (row.gradient === null || row.gradient === undefined) expect(gradient).toBeNull();
    else expectNone(difference(gradient?.toArray() ?? [], list(row.gradient), FLOAT64));
  });
});
