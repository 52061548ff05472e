/** Check My Derivative: what users type, in their notation, and what is said of it. */
import { describe, expect, it } from 'vitest';
import type { Values } from '../../../src/runtime/run';
import type { Comparison } from '../../../src/trace/formula';
import { isRefusal, type Refusal } from '../../../src/trace/refusal';
import { runText } from '../run-text';

function ask(
  text: string,
  values: Values,
  typed: string,
  by: readonly string[] = ['x'],
  language = 'python',
): Comparison | Refusal {
  return runText(text, values, language).formula.compare({ by, text: typed });
}

function said(...args: Parameters<typeof ask>): string {
  const answer = ask(...args);
  return `${isRefusal(answer) ? 'refused' : answer.verdict}: ${answer.message.text}`;
}

const X = { x: 2 };

describe('agrees', () => {
  it('over what, is said', () => {
    const answer = ask('x**2', X, '2*x');
    expect(answer).toMatchObject({
      verdict: 'agrees',
      understood: { text: '2x', tex: '2x' },
      samples: { compared: 160, agreeing: 160, apart: null },
    });
    expect(said('x**2', X, '2*x')).toBe("agrees: Agrees with f'(x) at all 160 points compared.");
  });

  it.each<[string, string, string]>([
    ['x**2', "f'(x) = 2*x;", 'python'],
    ['x**2', "f' = x + x", 'python'],
    ['y = x**2', 'dy/dx = 2*x', 'python'],
    ['x**2', '∂f/∂x = 2*x', 'python'],
    ['x^2', "y' = 2x", 'plaintext'],
    ['Math.sin(x)', 'const slope = Math.cos(x);', 'javascript'],
    ['\\sin(x^2)', '$\\frac{df}{dx} = 2x\\cos(x^2)$', 'latex'],
    ['\\sin(x^2)', '\\(2x \\cos x^2\\)', 'latex'],
    ['2*x', '2', 'python'],
    ['2x', '$2$', 'latex'],
    ['Math.PI * x', "f'(x) = Math.PI", 'javascript'],
    // Where the function is, not where its derivative's formula happens to be defined too.
    ['ln(x)', '1/|x|', 'plaintext'],
    ['x ln x - x', 'ln|x|', 'plaintext'],
    ['ln|x|', '1/x', 'plaintext'],
    // The same function, written otherwise.
    ['torch.sin(x)**2', 'torch.sin(2*x)', 'python'],
    ['torch.tanh(x)', '1/torch.cosh(x)**2', 'python'],
    ['x**2/x', '1', 'python'],
  ])('%s: %s', (text, typed, language) => {
    expect(said(text, X, typed, ['x'], language)).toMatch(/^agrees: Agrees with/);
  });

  it('element by element, and by one element', () => {
    expect(said('x**2', { x: [1, 2, 3] }, '2*x')).toMatch(/^agrees/);
    expect(said('torch.sum(x**2)', { x: [1, 2, 3] }, '2*x[0]', ['x[0]'])).toMatch(/^agrees/);
    expect(said('torch.mean(x**2)', { x: [1, 2, 3] }, 'torch.sum([x[1], x[1]])/3', ['x[1]'])).toMatch(/^agrees/);
  });

  it('at the second order', () => {
    expect(said('x**3 * y', { x: 1, y: 1 }, '3*x**2', ['x', 'y'])).toBe(
      'agrees: Agrees with ∂²f/∂y∂x at all 160 points compared.',
    );
  });
});

describe('differs, and where', () => {
  it('at the values at hand where it can be seen there', () => {
    expect(said('x**2 + x', X, '3*x')).toBe('differs: At x = 2 the derivative is 5, yours gives 6.');
    expect(ask('x**2 + x', X, '3*x')).toMatchObject({ samples: { apart: { at: { x: 2 }, one: 5, other: 6 } } });
  });

  it('elsewhere where it agrees there', () => {
    expect(said('x**3 / 3', X, '2*x')).toBe('differs: At x = 0.5 the derivative is 0.25, yours gives 1.');
    expect(said('ln|x|', X, '1/|x|', ['x'], 'plaintext')).toBe(
      'differs: At x = -0.5 the derivative is -2, yours gives 2. The inner derivative is missing: a factor sgn(x).',
    );
  });

  it('where it is not defined', () => {
    expect(said('x**2', X, '2*torch.sqrt(x)**2')).toBe(
      'differs: At x = -0.5 the derivative is -1, yours is not defined.',
    );
  });

  it('by however little', () => {
    expect(said('x**2', X, '2*x + 0.01*torch.sin(50*x)')).toMatch(/^differs/);
    expect(said('2**x', X, '0.693147*2**x')).toMatch(/^differs.*2\.772588/);
  });
});

describe('frequent slips', () => {
  it.each<[string, Values, string, readonly string[], string]>([
    ['x**2', X, '-2*x', ['x'], 'Only the sign is wrong.'],
    ['x**2', X, 'x', ['x'], 'Yours is 1/2 times the derivative everywhere.'],
    ['x**3', X, '9*x**2', ['x'], 'Yours is 3 times the derivative everywhere.'],
    ['x**2', X, '2*x - 5', ['x'], 'Yours is smaller by 5 everywhere.'],
    ['torch.sin(x) - 5', X, 'torch.cos(x) + 0.5', ['x'], 'Yours is larger by 0.5 everywhere.'],
    ['x**2', X, 'x**2', ['x'], 'Yours is the function itself.'],
    ['x**2 * y', { x: 1, y: 3 }, 'x**2', ['x'], 'Yours is the derivative by another variable: ∂f/∂y.'],
    ['x**3', X, '3*x**2', ['x', 'x'], 'Yours has to be differentiated once more.'],
    ['torch.sin(x**2)', X, 'torch.cos(x**2)', ['x'], 'The inner derivative is missing: a factor 2x.'],
    ['(x**2 + 1)**5', X, '5*(x**2 + 1)**4', ['x'], 'The inner derivative is missing: a factor 2x.'],
  ])('%s at %j: %s', (text, values, typed, by, slip) => {
    expect(said(text, values, typed, by)).toContain(slip);
  });

  it('are not guessed where there is none', () => {
    expect(said('x**3', X, '2*x**2 + torch.sin(x)')).toMatch(/^differs: At .* yours gives [\d.]+\.$/);
  });
});

describe('is refused', () => {
  it.each<[string, string]>([
    ['2*z', '“z” is no variable of the formula.'],
    ['2*', 'The formula ends too early.'],
    ['', 'No derivative was typed.'],
    [' $$ ; ', 'No derivative was typed.'],
    ['foo(x)', '“foo” is no function that is known here.'],
  ])('“%s”', (typed, expected) => {
    const text = said('x**2', X, typed);
    expect(text.startsWith('refused: ')).toBe(true);
    if (typed !== 'foo(x)') expect(text).toBe(`refused: ${expected}`);
  });
});

it('a name that was assigned twice is what the formula itself mentions', () => {
  const text = 'function f(x) { let a = 3 * x; a = a * x; return Math.sin(a); }';
  expect(said(text, X, 'Math.cos(a) * 6 * x', ['x'], 'javascript')).toMatch(/^agrees/);
});
