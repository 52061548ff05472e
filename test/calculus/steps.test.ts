/** Derivations as the page shows them: each rule with its law, what it is applied to, what it gives. */
import { describe, expect, it } from 'vitest';

import { derive, deriveBy } from '../../src/calculus/derive';
import { stepOf } from '../../src/calculus/steps';
import type { Tree } from '../../src/languages/expression/tree';
import type { Step } from '../../src/trace/formula';
import { isRefusal } from '../../src/trace/refusal';
import { call, derived, formula, list, named, number, x, y } from './built';

/** A step and its parts, one line each. */
function lines({ rule, law, of, result, parts }: Step, indent = ''): string {
  const line = `${indent}${rule.text}   ${law}\n${indent}  ${of} = ${result}\n`;
  return line + parts.map((part) => lines(part, `${indent}  | `)).join('');
}

function all(step: Step): readonly Step[] {
  return [step, ...step.parts.flatMap(all)];
}

const SHOWN: readonly (readonly [text: string, by: string, language?: string])[] = [
  ['5x^4 + 3x^3 + 7x^2 + 9x + 5', 'x'],
  ['x^2*sin(x)', 'x'],
  ['sin(x)/x', 'x'],
  ['3/(x^2 + 1)', 'x'],
  ['1/x', 'x'],
  ['e^(-x^2/2)', 'x'],
  ['x^x', 'x'],
  ['2^(3x)', 'x'],
  ['sigmoid(w*x + b)', 'w'],
  ['sqrt(x^2 + y^2)', 'x'],
  ['-(y*ln(p) + (1 - y)*ln(1 - p))', 'p'],
  ['floor(x)*x', 'x'],
  ['x > 0 ? x**2 : Math.exp(x)', 'x', 'javascript'],
  ['softplus(x, beta=2)', 'x', 'python'],
  ['np.clip(x, 0, 1)', 'x', 'python'],
  ['np.sum([x, 2*x, y])', 'x', 'python'],
  ['np.max([x, 2*x, y])', 'x', 'python'],
  ['np.hypot(x, y)', 'y', 'python'],
  ['math.log(x, 3)', 'x', 'python'],
];

describe('steps', () => {
  it('name the rule, its law, and what it gives', async () => {
    const texts = SHOWN.map(
      ([text, by, language]) => `${text}\n${lines(stepOf(derived(formula(text, language), by)))}`,
    );
    await expect(texts.join('\n')).toMatchFileSnapshot('golden/steps.txt');
  });

  it('write d for a single variable, ∂ among several, or as they are told', () => {
    expect(stepOf(derived(formula('x^2'))).of).toBe('\\frac{d}{dx}\\left[x^{2}\\right]');
    expect(stepOf(derived(formula('x*y'))).of).toBe('\\frac{\\partial}{\\partial x}\\left[xy\\right]');
    expect(stepOf(derived(formula('x^2')), { partial: true }).of).toBe(
      '\\frac{\\partial}{\\partial x}\\left[x^{2}\\right]',
    );
    expect(stepOf(derived(formula('theta^2'), 'theta')).of).toBe('\\frac{d}{d\\theta}\\left[\\theta^{2}\\right]');
  });

  it('know the part of the text that each differentiates', () => {
    const text = 'x^2*sin(3x)';
    const found = all(stepOf(derived(formula(text)))).map(({ range }) => text.slice(range.start, range.end));
    expect(found).toEqual([text, 'x^2', 'x', 'sin(3x)', '3x', 'x']);
  });

  it('lie in the text for higher orders too, where numbers are the rules’ own', () => {
    const text = 'sin(x^3) + ln(x)*x^2';
    const answer = deriveBy(formula(text), ['x', 'x', 'x']);
    const last = isRefusal(answer) ? undefined : answer.at(-1);
    if (last === undefined) return expect.fail('refused');
    for (const { range, of } of all(stepOf(last))) {
      expect(range.start, of).toBeGreaterThanOrEqual(0);
      expect(range.end, of).toBeLessThanOrEqual(text.length);
      expect(range.end, of).toBeGreaterThan(range.start);
    }
  });

  it('show what a name stands for at its first mention', () => {
    const a = call('mul', [x, y]);
    const step = stepOf(derived(call('mul', [named('a', a), call('sin', [named('a', a)])])));
    const substitutions = all(step).filter(({ rule }) => rule.id === 'rule.substitution');
    expect(substitutions.map(({ law, parts }) => [law, parts.length])).toEqual([
      ['a = xy', 1],
      ['a = xy', 0],
    ]);
  });

  it('are cut from the deepest on where they are too many, and say so', () => {
    const sum = Array.from({ length: 2_000 }, (_, i) => call('pow', [x, number(i)])).reduce<Tree>(
      (total, term) => call('add', [total, term]),
      x,
    );
    const step = stepOf(derived(sum));
    expect(all(step).length).toBeLessThanOrEqual(501);
    expect(step.parts.at(-1)?.rule.text).toBe('1502 more parts, by the same rules');
    const nested = stepOf(derived(formula('sin(cos(exp(x*y + x^2)))')), { budget: 4 });
    expect(all(nested).map(({ rule }) => rule.text)).toEqual([
      'Derivative of sin',
      'Derivative of cos',
      'Derivative of the exponential function',
      'Sum rule',
      '2 more parts, by the same rules',
    ]);
  });

  it('cost no stack, however deep', () => {
    let tree: Tree = x;
    for (let i = 0; i < 400; i += 1) tree = named(`a${String(i)}`, tree);
    let step = stepOf(derived(tree), { budget: 1_000 });
    let depth = 0;
    for (let part = step.parts[0]; part !== undefined; [part] = step.parts) {
      step = part;
      depth += 1;
    }
    expect(depth).toBe(400);
  });

  it('are plain data', () => {
    const step = stepOf(derived(formula('x^2*sin(x)')));
    expect(JSON.parse(JSON.stringify(step))).toEqual(step);
  });

  it('stay within bounds for derivatives that are large themselves', () => {
    const items = Array.from({ length: 60 }, (_, i) => call('mul', [number(i), call('sin', [x])]));
    const answer = derive(call('prod', [list(...items)]), 'x');
    if (isRefusal(answer)) return expect.fail(answer.message.text);
    expect(JSON.stringify(stepOf(answer)).length).toBeLessThan(2_000_000);
  });
});
