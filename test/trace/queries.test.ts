import { describe, expect, it } from 'vitest';
import {
  checkOf,
  gradientOf,
  nodeAt,
  nodeBehind,
  nodeOf,
  outputOf,
  rootOf,
  tensorAt,
  tensorOf,
  tensorsFrom,
  variableAt,
  variableGradient,
  variableNamed,
} from '../../src/trace/queries';
import { parse, stringify } from '../../src/trace/json';
import { isTrace } from '../../src/trace/validate';
import { square } from './square';

describe('a trace of 3 * x ** 2 at 3', () => {
  it('finds a variable by its name and by its place', () => {
    expect(variableNamed(square, 'x')?.tensor).toBe(0);
    expect(variableNamed(square, 'y')).toBeUndefined();
    expect(variableAt(square, 4)?.name).toBe('x');
    expect(variableAt(square, 0)).toBeUndefined();
  });

  it('finds the innermost tensor and node at a place', () => {
    expect(tensorAt(square, 4)?.values).toStrictEqual([3]);
    expect(tensorAt(square, 7)?.values).toStrictEqual([9]);
    expect(tensorAt(square, 1)?.values).toStrictEqual([27]);
    expect(tensorAt(square, 99)).toBeUndefined();
    expect(nodeAt(square, 7)?.name).toBe('PowBackward0');
    expect(nodeAt(square, 0)?.name).toBe('MulBackward0');
  });

  it('finds output, root, gradients and the nodes behind tensors', () => {
    expect([outputOf(square).values, rootOf(square).values]).toStrictEqual([[27], [27]]);
    expect(variableGradient(square, 'x')?.values).toStrictEqual([18]);
    expect(variableGradient(square, 'y')).toBeNull();
    expect(gradientOf(square, 3)).toBeNull();
    expect(nodeBehind(square, 2)?.name).toBe('MulBackward0');
    expect(nodeBehind(square, 0)?.name).toBe('AccumulateGrad');
    expect(nodeBehind(square, 3)).toBeUndefined();
    expect(checkOf(square, 'x')?.verdict).toBe('agrees');
    expect(tensorsFrom(square, { start: 4, end: 8 }).map(({ id }) => id)).toStrictEqual([1]);
  });

  it('says when an id leads nowhere', () => {
    expect(() => tensorOf(square, 17)).toThrow('the trace has no tensor 17');
    expect(() => nodeOf(square, -1)).toThrow('the trace has no node -1');
  });
});

describe('what calls itself a trace', () => {
  it('is one after a journey through JSON', () => {
    expect(isTrace(parse(stringify(square)))).toBe(true);
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['another version', { ...square, version: 2 }],
    ['a list that is missing', { ...square, nodes: undefined }],
    [
      'a gradient that leads nowhere',
      { ...square, tensors: square.tensors.map((tensor) => ({ ...tensor, grad: 99 })) },
    ],
    ['an output that leads nowhere', { ...square, output: { ...square.output, root: 99 } }],
  ])('is none with %s', (_what, value) => {
    expect(isTrace(value)).toBe(false);
  });
});
