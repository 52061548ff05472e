/** Second derivatives of each element of a variable, of expressions and programs. */
import { describe, expect, it } from 'vitest';
import { torch } from '../../../src/engine/torch';
import type { VariableCurvature } from '../../../src/trace/curvature';
import { recordProgram } from '../analysis/recorded';
import { answered, ofProgram, ofText, refusedBy, type Asks } from './asked';

const grads = { requires_grad: true } as const;

function of(asks: Asks, ...variables: string[]): readonly VariableCurvature[] {
  return answered(asks({ kind: 'curvature', ask: { variables } })).variables;
}

describe('the second derivatives', () => {
  it('of a scalar, a vector element by element, and one whose elements meet', () => {
    expect(of(ofText('5*x**4 + 3*x**3', { x: 2 }))).toEqual([{ variable: 'x', values: [276], reason: null }]);
    expect(of(ofText('x**3', { x: [1, 2, 3] }))[0]?.values).toEqual([6, 12, 18]);
    // d²/dx² of Π x is 0, of (Σ x)² it is 2.
    expect(of(ofText('x.sum()**2', { x: [1, 2, 3] }))[0]?.values).toEqual([2, 2, 2]);
    expect(of(ofText('2*x', { x: 1 }))[0]?.values).toEqual([0]);
  });

  it('of a program are those of its tape in float64', () => {
    const program = recordProgram((write) => {
      const [x, b] = [write('x', torch.tensor([0.1, 0.2], grads)), write('b', torch.tensor(3, grads))];
      write('loss', x.mul(b).sin().mean()).backward();
    });
    const [x, b] = of(ofProgram(program));
    const at = [Math.fround(0.1), Math.fround(0.2)];
    at.forEach((value, index) => {
      expect(x?.values?.[index]).toBeCloseTo((-9 * Math.sin(3 * value)) / 2, 12);
    });
    expect(b?.values?.[0]).toBeCloseTo(
      at.reduce((sum, value) => sum - (value ** 2 * Math.sin(3 * value)) / 2, 0),
      12,
    );
    expect(of(ofProgram(program), 'b').map(({ variable }) => variable)).toEqual(['b']);
  });

  it('are not there where no gradient arrives, and say so', () => {
    expect(of(ofText('x**2 if x > 0 else z', { x: 3, z: 1 }))[1]).toMatchObject({
      values: null,
      reason: { text: 'No gradient reaches z, so there is no second one.' },
    });
  });

  it('of many elements that meet are those of the first ones', () => {
    const values = Array.from({ length: 1500 }, (_, index) => index / 1500);
    const [elementwise] = of(ofText('x**2', { x: values }));
    expect(elementwise?.values).toHaveLength(1000);
    expect(elementwise?.reason?.text).toBe('The first 1000 of 1500 elements were differentiated twice.');
    const [meeting] = of(ofText('x.sum()**2', { x: values }));
    expect(meeting?.values?.every((value) => value === 2)).toBe(true);
    expect(meeting?.values?.length).toBeLessThan(1000);
    expect(meeting?.reason?.id).toBe('curvature.partly');
  });

  it('of what is no variable are refused', () => {
    expect(refusedBy(ofText('x**2', { x: 1 })({ kind: 'curvature', ask: { variables: ['q'] } }))[0]).toBe(
      'The formula has no variable q.',
    );
  });
});
