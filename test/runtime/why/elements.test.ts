/** Why one element of a gradient is zero or no number, where the gradient as a whole is ordinary or has others beside it. */
import { expect, it } from 'vitest';
import { explainShown } from '../../../src/runtime/why/explain';
import type { Values } from '../../../src/runtime/run';
import { runText } from '../run-text';

function whyElement(text: string, values: Values, variable: string, element: number): readonly [string, string[]] {
  const { trace } = runText(text, values);
  const tensor = trace.variables.find(({ name }) => name === variable)?.tensor ?? -1;
  const { state, reasons } = explainShown(trace, { kind: 'shown', tensor, of: 'arrived', element });
  return [state, reasons.map(({ message }) => message.text)];
}

it('an element that is saturated among others that are not is told of with its own value', () => {
  const values = { x: [-1, 2, -3] };
  expect(whyElement('torch.relu(x)', values, 'x', 2)).toEqual([
    'zero',
    ['relu is saturated at x = -3: its derivative there is 0.'],
  ]);
  expect(whyElement('torch.relu(x)', values, 'x', 1)).toEqual(['ordinary', []]);
});

it('behind a sum and a product with others, an element keeps to itself', () => {
  expect(whyElement('(torch.relu(x) * x).sum() * 3', { x: [1, -2] }, 'x', 1)[1][0]).toBe(
    'relu is saturated at x = -2: its derivative there is 0.',
  );
  expect(whyElement('x * y', { x: [1, 2], y: [0, 5] }, 'x', 0)[1]).toEqual([
    'The gradient of x is multiplied by y, which is 0.',
  ]);
});

it('the element that is NaN is told apart from its neighbours', () => {
  expect(whyElement('torch.sqrt(z) * 0', { z: [0, 4] }, 'z', 0)).toEqual([
    'nan',
    ['The derivative of sqrt is infinite at z = 0, and times the 0 that arrives there it is NaN.'],
  ]);
  expect(whyElement('torch.sqrt(z) * 0', { z: [0, 4] }, 'z', 1)[0]).toBe('zero');
});

it('where elements are mixed, that is said, and no wrong reason is given', () => {
  const [state, reasons] = whyElement(
    'W @ x',
    {
      W: [
        [1, 0],
        [-1, 3],
      ],
      x: [1, 1],
    },
    'x',
    0,
  );
  expect([state, reasons]).toEqual([
    'zero',
    ['mv brings several elements together, and what it hands back to this one adds up to 0.'],
  ]);
});
