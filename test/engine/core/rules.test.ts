/** The rules of all derivatives are mathematics that can be set, as the panel sets them. */
import { renderToString } from 'katex';
import { expect, test } from 'vitest';
import { TorchError } from '../../../src/engine/errors';
import { operators } from '../../../src/engine/generated/operators';
import { torch } from '../../../src/engine/torch';

const rules = operators.flatMap(({ definition: { name, overloads } }) =>
  overloads.flatMap(({ gradient, inplaceGradient }) =>
    [gradient, inplaceGradient].flatMap((each) =>
      Object.entries(each?.inputs ?? {}).map(([input, { rule, derivative }]) => ({
        of: `${name}(${input})`,
        rule,
        derivative,
      })),
    ),
  ),
);

test('there are rules, and only a derivative that PyTorch refuses has none', () => {
  expect(rules.length).toBeGreaterThan(500);
  const empty = rules.filter(({ rule }) => rule === '');
  for (const { of, derivative } of empty) expect(() => derivative(torch.tensor(1), {}, []), of).toThrow(TorchError);
});

test('every rule is LaTeX without faults', () => {
  const wrong = rules.flatMap(({ of, rule }) => {
    try {
      renderToString(rule, { throwOnError: true, strict: 'error' });
      return [];
    } catch (error) {
      return [`${of}: ${rule}: ${(error as Error).message}`];
    }
  });
  expect(wrong).toEqual([]);
});
