/** What a run answers when its formula is differentiated by rule. */
import { describe, expect, it } from 'vitest';
import type { DerivativeAnswer, DerivativePart } from '../../../src/trace/formula';
import { isRefusal } from '../../../src/trace/refusal';
import type { Values } from '../../../src/runtime/run';
import { runText } from '../run-text';

function derived(
  text: string,
  values: Values,
  by: readonly (readonly string[])[],
  language = 'python',
): DerivativeAnswer {
  const answer = runText(text, values, language).formula.derive({ by });
  if (isRefusal(answer)) return expect.fail(answer.message.text);
  return answer;
}

function part(text: string, values: Values, by: readonly string[], language = 'python'): DerivativePart {
  const [only] = derived(text, values, [by], language).parts;
  return only ?? expect.fail('no part');
}

function refused(text: string, values: Values, by: readonly string[]): string {
  const answer = runText(text, values).formula.derive({ by: [by] });
  return isRefusal(answer) ? `${answer.message.text} ${answer.hint?.text ?? ''}` : expect.fail('was answered');
}

describe('a polynomial', () => {
  const { left, derived: formula, point, check, steps } = part('5*x**4 + 3*x**3 + 7*x**2 + 9*x - 5', { x: 2 }, ['x']);

  it('is differentiated as one does by hand, and the value put in', () => {
    expect(left).toStrictEqual({ tex: "f'(x)", text: "f'(x)" });
    expect(formula.text).toBe('5·4x³ + 3·3x² + 7·2x + 9');
    expect(point?.written.text).toBe('5·4·2³ + 3·3·2² + 7·2·2 + 9');
    expect(point?.value).toBe(233);
  });

  it('agrees with autograd and differences here, and with autograd over the domain', () => {
    expect(check).toMatchObject({ verdict: 'agrees', reason: null, autograd: 233 });
    expect(check.differences).toBeCloseTo(233, 8);
    expect(check.samples).toMatchObject({ compared: 160, agreeing: 160, apart: null });
  });

  it('comes with its steps', () => {
    expect(steps.rule.text).toBe('Sum rule');
    expect(steps.parts.length).toBeGreaterThan(2);
  });
});

describe('the left side', () => {
  it.each<[string, Values, readonly string[], string, string, string]>([
    ['x**2', { x: 1 }, ['x', 'x'], 'python', "f''(x)", "f''(x)"],
    ['x**9', { x: 1 }, ['x', 'x', 'x', 'x'], 'python', 'f^{(4)}(x)', 'f⁽⁴⁾(x)'],
    ['g(x) = x^2', { x: 1 }, ['x'], 'plaintext', "g'(x)", "g'(x)"],
    ['y = x**2', { x: 1 }, ['x'], 'python', '\\frac{dy}{dx}', 'dy/dx'],
    ['y = x**3', { x: 1 }, ['x', 'x'], 'python', '\\frac{d^{2} y}{dx^{2}}', 'd²y/dx²'],
    ['x * y', { x: 1, y: 1 }, ['x'], 'python', '\\frac{\\partial f}{\\partial x}', '∂f/∂x'],
    ['x * y', { x: 1, y: 1 }, ['x', 'y'], 'python', '\\frac{\\partial^{2} f}{\\partial y\\,\\partial x}', '∂²f/∂y∂x'],
    ['x * y', { x: 1, y: 1 }, ['x', 'x'], 'python', '\\frac{\\partial^{2} f}{\\partial x^{2}}', '∂²f/∂x²'],
    [
      'torch.sum(w_1 ** 2)',
      { w_1: [1, 2] },
      ['w_1[1]'],
      'python',
      '\\frac{\\partial f}{\\partial {w_{1}}_{1}}',
      '∂f/∂w_1[1]',
    ],
  ])('of %s', (text, values, by, language, tex, plain) => {
    expect(part(text, values, by, language).left).toStrictEqual({ tex, text: plain });
  });
});

describe('higher orders', () => {
  it('are checked against autograd applied again and again', () => {
    const third = part('torch.sin(x) * torch.exp(x * y)', { x: 0.5, y: -1 }, ['x', 'y', 'x']);
    expect(third.check).toMatchObject({ verdict: 'agrees', samples: { apart: null } });
    expect(third.check.autograd).toBeCloseTo(third.point?.value ?? NaN, 12);
    expect(third.check.differences).toBeCloseTo(third.point?.value ?? NaN, 6);
  });

  it('give the whole Hessian at once, in the order in which it was asked for', () => {
    const { parts } = derived('x**2 * y', { x: 3, y: 5 }, [
      ['x', 'x'],
      ['x', 'y'],
      ['y', 'x'],
      ['y', 'y'],
    ]);
    expect(parts.map(({ point }) => point?.value)).toStrictEqual([10, 6, 6, 0]);
    expect(parts.every(({ check }) => check.verdict === 'agrees')).toBe(true);
  });
});

describe('arrays', () => {
  it('element by element: one formula holds for each', () => {
    const { parts, notes } = derived('torch.sigmoid(w * x)', { w: 0.5, x: [1, 2, 3] }, [['w'], ['x']]);
    expect(notes.map(({ id }) => id)).toStrictEqual(['derivatives.each']);
    for (const { point, check } of parts) {
      expect(point).toBeNull();
      expect(check).toMatchObject({ verdict: 'agrees', autograd: null, samples: { apart: null } });
    }
  });

  it('combined: written out by elements, which are variables of their own', () => {
    const { parts, notes } = derived('torch.sum(x ** 2 * y)', { x: [1, 2], y: 3 }, [['x[1]'], ['x[1]', 'y']]);
    expect(parts.map(({ derived: { text } }) => text)).toStrictEqual(['2·x[1]·y', '2·x[1]']);
    expect(parts.map(({ point }) => point?.value)).toStrictEqual([12, 4]);
    expect(parts.map(({ check }) => [check.verdict, check.autograd])).toStrictEqual([
      ['agrees', 12],
      ['agrees', 4],
    ]);
    expect(notes.map(({ id }) => id)).toStrictEqual(['derivatives.elements']);
  });

  it('says that the elements of a result are added up', () => {
    const { notes } = derived(
      'W @ x',
      {
        W: [
          [1, 2],
          [3, 4],
        ],
        x: [5, 6],
      },
      [['x[0]']],
    );
    expect(notes.map(({ id }) => id)).toStrictEqual(['derivatives.elements', 'derivatives.summed']);
  });

  it('an element of an array in a formula that works element by element is a variable too', () => {
    expect(part('x ** 2', { x: [1, 2] }, ['x[1]'])).toMatchObject({
      derived: { text: '2·x[1]' },
      point: { value: 4 },
      check: { verdict: 'agrees' },
    });
  });
});

describe('is refused, with what to do', () => {
  it.each<[string, Values, readonly string[], string]>([
    ['x**2', { x: 1 }, ['z'], 'The formula has no variable z. Its variables: x.'],
    [
      'torch.sum(x**2)',
      { x: [1, 2, 3] },
      ['x'],
      'x has 3 elements, and the formula combines them. Choose one of them, such as x[0].',
    ],
    ['torch.sum(x**2)', { x: [1, 2, 3] }, ['x[3]'], 'The formula has no variable x[3]. Its variables: x.'],
    ['torch.sum(x**2)', { x: [1, 2, 3] }, ['x[0][0]'], 'The formula has no variable x[0][0]. Its variables: x.'],
  ])('%s by %s', (text, values, by, expected) => {
    expect(refused(text, values, by)).toBe(expected);
  });

  it('a formula over too many elements', () => {
    expect(refused('torch.sum(x**2)', { x: Array.from({ length: 3000 }, (_, i) => i) }, ['x[0]'])).toMatch(
      /more than 4000 parts.*smaller vectors/,
    );
  });

  it('a derivative that grows beyond reading', () => {
    const text = `torch.prod(torch.sin(x) * torch.exp(x))${' * torch.tan(y / x[0])'.repeat(6)}`;
    expect(refused(text, { x: [1, 2, 3, 4], y: 1 }, ['x[0]', 'x[0]', 'x[0]', 'x[0]', 'x[0]', 'x[0]'])).toMatch(
      /longer than/,
    );
  });
});

describe('where there is no one slope', () => {
  it('is not called wrong where the rule has autograd’s convention', () => {
    expect(part('torch.abs(x)', { x: 0 }, ['x']).check).toMatchObject({
      verdict: 'agrees',
      autograd: 0,
      differences: null,
    });
  });

  it('is unchecked where the rule has no finite value', () => {
    const { check } = part('torch.sqrt(x)', { x: 0 }, ['x']);
    expect(check.verdict).toBe('unchecked');
    expect(check.reason?.text).toBe('Here the rule has no finite value: it gives inf, autograd gives inf.');
    expect(check.samples).toMatchObject({ apart: null });
  });

  it('each branch of a condition is differentiated, not only the one that ran', () => {
    const { derived: formula, check } = part('x**2 if x > 0 else -x', { x: 3 }, ['x']);
    expect(formula.tex).toContain('2x');
    expect(formula.tex).toContain('-1');
    expect(check).toMatchObject({ verdict: 'agrees', samples: { apart: null } });
    expect(check.samples?.ranges[0]?.from).toBeLessThan(0);
  });
});

it('answers again what it answered before', () => {
  const run = runText('torch.sin(x) * x', { x: 1 });
  const ask = () => run.formula.derive({ by: [['x']] });
  const [first, second] = [ask(), ask()];
  if (isRefusal(first) || isRefusal(second)) return expect.fail('was refused');
  expect(second.parts[0]).toBe(first.parts[0]);
});
