/** Why gradients of formulas are as they are: in every notation the sentence, the place, and code in that notation. */
import { describe, expect, it } from 'vitest';
import { explainShown } from '../../../src/runtime/why/explain';
import type { Values } from '../../../src/runtime/run';
import { gradientState, type Explanation } from '../../../src/trace/why';
import { runText } from '../run-text';

function whyIn(text: string, values: Values, variable: string, language = 'python'): Explanation {
  const { trace } = runText(text, values, language);
  const found = trace.variables.find(({ name }) => name === variable);
  if (found === undefined) throw new Error(`no variable ${variable}`);
  return explainShown(trace, { kind: 'shown', tensor: found.tensor, of: 'arrived' });
}

function stateIn(text: string, values: Values, variable: string, language: string): string {
  const { trace } = runText(text, values, language);
  const id = trace.variables.find(({ name }) => name === variable)?.tensor ?? -1;
  const grad = trace.tensors[id]?.grad ?? null;
  return gradientState(grad === null ? null : trace.tensors[grad]);
}

describe('a formula', () => {
  it.each([
    ['torch.relu(x)', { x: -1 }, 'saturated', 'relu is saturated at x = -1: its derivative there is 0.'],
    ['torch.sqrt(x)', { x: 0 }, 'first-infinity', 'The derivative of sqrt is ∞ at x = 0.'],
    ['torch.log(x)**2', { x: -1 }, 'in-forward', 'The value is nan already going forward: log at x = -1.'],
    ['x**2', { x: 0 }, 'stationary', 'The derivative of pow is 0 at x = 0.'],
    ['x*y', { x: 3, y: 0 }, 'multiplied-by-zero', 'The gradient of x is multiplied by y, which is 0.'],
    [
      'torch.floor(x)',
      { x: 1.5 },
      'steps',
      'floor is a step function: away from its jumps, its derivative is 0 everywhere.',
    ],
    [
      'torch.maximum(x, y)',
      { x: 1, y: 2 },
      'not-chosen',
      'maximum does not take x here: what it takes instead gets all of the gradient.',
    ],
    [
      'x - x',
      { x: 1 },
      'cancelled',
      '2 ways lead from x to the result, and what comes back on them adds up to 0: 1 − 1.',
    ],
    ['torch.exp(x)', { x: 1000 }, 'in-forward', 'The value is ∞ already going forward: exp at x = 1000.'],
    ['1/x', { x: 0 }, 'in-forward', null],
    ['x/(x - x)', { x: 1 }, 'in-forward', 'The value is ∞ already going forward: div of x = 1 by 0.'],
  ] as const)('%s at %o: %s', (text, values, kind, sentence) => {
    const { reasons } = whyIn(text, values, 'x');
    expect(reasons[0]?.kind).toBe(kind);
    if (sentence !== null) expect(reasons[0]?.message.text).toBe(sentence);
    expect(reasons[0]?.fix).not.toBeNull();
  });

  it.each([
    ['torch.sqrt(x)*0', 0, 'python'],
    ['np.sqrt(x)', 0, 'python'],
    ['Math.sqrt(x)', 0, 'typescript'],
    ['sqrt(x)', 0, 'markdown'],
    ['torch.where(x > 0, torch.log(x), 0)', 0, 'python'],
    ['torch.log(x)**2', -1, 'python'],
    ['torch.relu(x)', -1, 'python'],
    ['torch.tanh(x)', 800, 'python'],
    ['x / x', 0, 'typescript'],
    ['Math.pow(x, -2)', 0, 'typescript'],
    ['x ** 0.5', 0, 'python'],
  ] as const)('%s at %d in %s: the code mends it', (text, x, language) => {
    const [first] = whyIn(text, { x }, 'x', language).reasons;
    const code = first?.fix?.code;
    const at = first?.fix?.at;
    if (code === null || code === undefined || at === null || at === undefined) throw new Error('there is no code');
    const fixed = text.slice(0, at.start) + code + text.slice(at.end);
    expect(stateIn(text, { x }, 'x', language)).not.toBe('ordinary');
    // A product with 0 stays one: what is mended is that it is a number again.
    expect([
      'ordinary',
      ...(text.includes('*0') || text.includes('where') || text.includes('log') || text === 'x / x' ? ['zero'] : []),
    ]).toContain(stateIn(fixed, { x }, 'x', language));
  });

  it('of several elements says which one', () => {
    const { reasons } = whyIn(
      'torch.sqrt(x)',
      {
        x: [
          [4, 9],
          [0, 1],
        ],
      },
      'x',
    );
    expect(reasons[0]?.message.text).toBe('The derivative of sqrt is ∞ at x = 0 (element [1, 0]).');
  });

  it('says of a result in between that it is not a leaf', () => {
    const { trace } = runText('torch.exp(x)*2', { x: 1 });
    const part = trace.tensors.find(({ range }) => range?.start === 0 && range.end === 12);
    const { state, reasons } = explainShown(trace, { kind: 'shown', tensor: part?.id ?? -1, of: 'attribute' });
    expect(state).toBe('none');
    expect(reasons[0]).toMatchObject({
      kind: 'not-a-leaf',
      message: { text: 'This tensor is not a leaf (it is the result of exp), and only leaves keep their gradient.' },
    });
  });

  it('says of a variable that the result does not depend on, that it does not', () => {
    const { state, reasons } = whyIn('x if y > 0 else y', { x: 3, y: 1 }, 'y');
    expect([state, reasons[0]?.kind, reasons[0]?.message.text]).toStrictEqual([
      'none',
      'unused',
      'The result does not depend on y.',
    ]);
  });

  it('refuses an id that is none', () => {
    const { trace } = runText('x', { x: 1 });
    expect(() => explainShown(trace, { kind: 'shown', tensor: 99, of: 'arrived' })).toThrow(
      'the trace has no tensor 99',
    );
  });
});
