/** Derivatives as one writes them by hand, exact at every point, bounded in size and depth. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Derivation } from '../../src/calculus/derivation';
import { derive, deriveBy, MAX_SIZE } from '../../src/calculus/derive';
import { plainFunction } from '../../src/calculus/plain';
import { sizeOf } from '../../src/calculus/size';
import { ENTRIES } from '../../src/languages/expression/functions/table';
import type { Tree } from '../../src/languages/expression/tree';
import { typeset } from '../../src/languages/expression/typeset';
import { isRefusal } from '../../src/trace/refusal';
import { FORMULAS } from './formulas';
import { slopeOf } from './slopes';
import { call, derived, formula, list, named, number, refused, x, y } from './built';

function tex(text: string, by = 'x'): string {
  return typeset(derived(formula(text), by).result);
}

function valueAt(tree: Tree, at: Readonly<Record<string, number>>): number {
  return plainFunction(tree)(new Map(Object.entries(at)));
}

describe('derivatives look as by hand', () => {
  it('of the formulas that people meet', async () => {
    const lines = FORMULAS.map(([text, by]) => {
      const tree = formula(text);
      return `${text}   by ${by}\n  ${typeset(tree)}\n  ${typeset(derived(tree, by).result)}\n`;
    });
    await expect(lines.join('\n')).toMatchFileSnapshot('golden/derivatives.txt');
  });

  it('and agree with differences', () => {
    for (const [text, by] of FORMULAS) {
      const tree = formula(text);
      const df = plainFunction(derived(tree, by).result);
      const names = ['x', 'y', 'z', 'a', 'b', 'n', 'm', 's', 'w', 'r', 'K', 'A', 'f', 'p', 'G', 'M'];
      const point = Object.fromEntries(names.map((name, i) => [name, 0.35 + 0.041 * i]));
      const slope = slopeOf(plainFunction(tree), point, by);
      if (slope.kind !== 'smooth') expect.fail(`${text}: ${slope.kind}`);
      const apart = Math.abs(df(new Map(Object.entries(point))) - slope.slope);
      expect(apart, text).toBeLessThan(1e-7 * Math.max(1, Math.abs(slope.slope)) + 10 * slope.error);
    }
  });

  it('drops terms that are 0 and factors that are 1, and puts nothing else together', () => {
    expect(tex('5x^4 + 3x^3 + 7x^2 + 9x + 5')).toBe('5 \\cdot 4x^{3} + 3 \\cdot 3x^{2} + 7 \\cdot 2x + 9');
    expect(tex('x^2')).toBe('2x');
    expect(tex('y + 3')).toBe('0');
    expect(tex('x*y*z')).toBe('yz');
  });

  it('pulls signs to the front', () => {
    expect(tex('cos(x^2)')).toBe('-\\sin(x^{2}) \\cdot 2x');
    expect(tex('cos(-x)')).toBe('\\sin(-x)');
    expect(tex('-x^2 - sin(-x)')).toBe('-2x + \\cos(-x)');
  });

  it('puts numbers first, then names, then functions', () => {
    expect(tex('sin(3x)')).toBe('3\\cos(3x)');
    expect(tex('sin(a*x)')).toBe('a\\cos(ax)');
    expect(tex('sin(x)/x')).toBe('\\frac{x\\cos(x) - \\sin(x)}{x^{2}}');
  });

  it('works exponents out', () => {
    expect(tex('x^2.1')).toBe('2.1x^{1.1}');
    expect(tex('x^1.1')).toBe('1.1x^{0.1}');
    expect(tex('x^(1/3)')).toBe('\\frac{1}{3}x^{-\\frac{2}{3}}');
    expect(tex('x^(-1/2)')).toBe('-\\frac{1}{2}x^{-\\frac{3}{2}}');
    expect(tex('x^(-3)')).toBe('-3x^{-4}');
    expect(tex('x^n')).toBe('nx^{n - 1}');
    expect(tex('x^1')).toBe('1');
    expect(tex('x^0')).toBe('0');
  });
});

describe('what names stand for', () => {
  const a = call('mul', [x, y]);
  const product = call('mul', [named('a', a), call('sin', [named('a', a)])]);

  it('is differentiated once, and stays a name where it is mentioned', () => {
    const derivation = derived(product);
    expect(typeset(derivation.result)).toBe('y\\sin(a) + ay\\cos(a)');
    const [first, second] = derivation.parts;
    expect(first?.rule.name.id).toBe('rule.substitution');
    expect(first?.rule.law).toBe('a = xy');
    expect(second?.parts[0]?.parts[0]).toBe(first?.parts[0]);
  });

  it('is constant where it does not depend on the variable', () => {
    expect(derived(named('a', call('mul', [y, y]))).result).toEqual(derived(number(1)).result);
  });

  it('does not grow with the number of definitions that lead to it', () => {
    let tree: Tree = x;
    for (let i = 0; i < 250; i += 1) tree = named(`a${i}`, call('sin', [tree]));
    expect(valueAt(derived(tree).result, { x: 0.5 })).toBeCloseTo(slopeAt(tree, 0.5), 8);
  });
});

function slopeAt(tree: Tree, at: number): number {
  const slope = slopeOf(plainFunction(tree), { x: at }, 'x');
  return slope.kind === 'smooth' ? slope.slope : NaN;
}

describe('conditions and lists', () => {
  it('differentiates branch by branch and leaves the condition alone', () => {
    const tree = formula('x > 1 ? x^2 : 3*x', 'javascript');
    const { result } = derived(tree);
    expect([valueAt(result, { x: 2 }), valueAt(result, { x: 0 })]).toEqual([4, 3]);
  });

  it('has no condition where both branches are constant', () => {
    expect(typeset(derived(formula('x > 1 ? y : 3', 'javascript')).result)).toBe('0');
  });

  it('sums the derivatives of a list', () => {
    const tree = call('sum', [list(x, call('mul', [number(2), x]), y)]);
    expect(typeset(derived(tree).result)).toBe('1 + 2');
    expect(typeset(derived(tree, 'y').result)).toBe('1');
  });

  it('knows elements by their names', () => {
    const element: Tree = { kind: 'name', name: 'x[1]', range: { start: 0, end: 1 } };
    const tree = call('sum', [list(call('square', [x]), call('square', [element]))]);
    expect(valueAt(derived(tree, 'x[1]').result, { x: 3, 'x[1]': 5 })).toBe(10);
  });

  it('refuses an array in place of a number, with the place', () => {
    const refusal = refused(derive(call('mul', [x, list(x, y)]), 'x'));
    expect(refusal.message.id).toBe('calculus.array');
    expect(refusal.hint?.text).toMatch(/Sum it/);
  });
});

describe('higher orders', () => {
  it('differentiates by one variable after another', () => {
    const answer = deriveBy(formula('x^3 * y^2'), ['x', 'y']);
    if (isRefusal(answer)) return expect.fail(answer.message.text);
    expect(answer.map(({ by, result }) => `${by}: ${typeset(result)}`)).toEqual([
      'x: 3x^{2}y^{2}',
      'y: 3x^{2} \\cdot 2y',
    ]);
  });

  it('gives sin back after four, with its sign', () => {
    const answer = deriveBy(formula('sin(x)'), ['x', 'x', 'x', 'x']);
    expect(isRefusal(answer) ? answer : answer.map(({ result }) => typeset(result))).toEqual([
      '\\cos(x)',
      '-\\sin(x)',
      '-\\cos(x)',
      '\\sin(x)',
    ]);
  });

  it('agrees with the known Hessian of a Rosenbrock function', () => {
    const rosenbrock = formula('(1 - x)^2 + 100*(y - x^2)^2');
    const at = { x: -1.2, y: 1 };
    const entry = (by: readonly string[]): number => {
      const answer = deriveBy(rosenbrock, by);
      return isRefusal(answer) ? NaN : valueAt(answer.at(-1)?.result ?? x, at);
    };
    // 2 − 400 (y − 3x²), −400x, 200.
    expect(entry(['x', 'x'])).toBeCloseTo(2 - 400 * (1 - 3 * 1.44), 9);
    expect(entry(['x', 'y'])).toBeCloseTo(480, 9);
    expect(entry(['y', 'y'])).toBe(200);
  });
});

/** At 0 all of the operands are equal: each choice in the chain gives the next one half. */
function slopeAtTie(count: number): number {
  let slope = -20;
  for (let i = 1; i < count; i += 1) slope = (slope + i - 20) / 2;
  return slope;
}

describe('size and depth', () => {
  it('takes a sum of 2,000 terms as one step', () => {
    const terms = Array.from({ length: 2_000 }, (_, i) => call('mul', [number(i), call('pow', [x, number(2)])]));
    const sum = terms.reduce((total, term) => call('add', [total, term]));
    const derivation = derived(sum);
    expect(derivation.parts).toHaveLength(2_000);
    expect(valueAt(derivation.result, { x: 1 })).toBe(1999 * 2000);
  });

  it('takes 10,000 levels without using the stack', () => {
    let tree: Tree = x;
    for (let i = 0; i < 10_000; i += 1) tree = call('neg', [tree]);
    expect(typeset(derived(tree).result)).toBe('1');
    let right: Tree = x;
    for (let i = 0; i < 9_999; i += 1) right = call('add', [x, right]);
    expect(valueAt(derived(right).result, { x: 1 })).toBe(10_000);
    let conditions: Tree = x;
    for (let i = 0; i < 5_000; i += 1)
      conditions = { kind: 'condition', condition: y, then: y, otherwise: conditions, range: { start: 0, end: 1 } };
    expect(valueAt(derived(conditions).result, { x: 1, y: 0 })).toBe(1);
  });

  it('refuses a derivative that is too long, in bounded time', () => {
    let tree: Tree = x;
    for (let i = 0; i < 2_000; i += 1) tree = call('mul', [tree, call('sin', [x])]);
    const refusal = refused(derive(tree, 'x'));
    expect(refusal.message.id).toBe('calculus.too-large');
    expect(refusal.hint).not.toBeNull();
  });

  it('refuses the order at which it grows too long', () => {
    const answer = deriveBy(
      formula('(sin(x)*cos(x)*tan(x)*e^x/(1+x^2))^x'),
      Array.from({ length: 6 }, () => 'x'),
    );
    expect(refused(answer).message.id).toBe('calculus.too-large');
  });

  it('does not double from each choice to the next', () => {
    const operands = Array.from({ length: 40 }, (_, i) => call('mul', [number(i - 20), x]));
    const largest = operands.reduce((most, operand) => call('maximum', [most, operand]));
    const { result } = derived(largest);
    expect([2, -2, 0].map((at) => valueAt(result, { x: at }))).toEqual([19, -20, slopeAtTie(operands.length)]);
  });

  it('counts what is shared as often as it is written', () => {
    let tree: Tree = x;
    for (let i = 0; i < 10; i += 1) tree = call('mul', [tree, tree]);
    expect(sizeOf(tree)).toBe(2 ** 11 - 1);
    expect(MAX_SIZE).toBe(20_000);
  });
});

/** Whether some part has no finite value or slope here, although the whole has: ∞ in atan, 0/0. */
function isSingular(derivation: Derivation, point: Readonly<Record<string, number>>): boolean {
  return (
    [derivation.of, derivation.result].some((part) => !Number.isFinite(valueAt(part, point))) ||
    derivation.parts.some((part) => isSingular(part, point))
  );
}

/** Whether short secants to both sides have this slope too: across jumps extrapolation finds slopes that are none. */
function isStraight(f: Tree, point: Readonly<Record<'x' | 'y', number>>, slope: number): boolean {
  const here = valueAt(f, point);
  return [1e-4, -1e-4, 1e-5, -1e-5, 1e-6, -1e-6].every((step) => {
    const rise = valueAt(f, { ...point, x: point.x + step }) - here;
    return Math.abs(rise / step - slope) <= 0.05 * Math.max(1, Math.abs(slope));
  });
}

describe('any formula of numbers', () => {
  const functions = ENTRIES.filter(({ shape, truth, name }) => shape === 'elementwise' && !truth && name !== 'where');
  const leaf = fc.oneof(fc.constant(x), fc.constant(y), fc.constantFrom(...[-2, -1, 0.5, 1, 2, 3].map(number)));
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf,
      fc.tuple(fc.constantFrom(...functions), fc.array(tie('tree'), { minLength: 3, maxLength: 3 })).map(
        ([
          {
            name,
            operands: [, most],
          },
          operands,
        ]) => call(name, operands.slice(0, most), name === 'clamp' ? { min: -1, max: 2 } : {}),
      ),
      fc
        .tuple(fc.constantFrom('add', 'sub', 'mul', 'div'), tie('tree'), tie('tree'))
        .map(([name, a, b]) => call(name, [a, b])),
      fc.tuple(tie('tree'), tie('tree'), tie('tree')).map(([a, b, c]): Tree => ({
        kind: 'condition',
        condition: call('gt', [a, b]),
        then: b,
        otherwise: c,
        range: { start: 0, end: 1 },
      })),
      fc
        .tuple(
          fc.constantFrom('sum', 'prod', 'amax', 'logsumexp', 'norm'),
          fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
        )
        .map(([name, items]) => call(name, [list(...items)])),
      tie('tree').map((definition) => named('a', definition)),
    ),
  }));
  // Away from whole numbers and from each other, where kinks are likely.
  const coordinate = (offset: number): fc.Arbitrary<number> =>
    fc.integer({ min: -12, max: 12 }).map((i) => i / 4 + offset);

  it('has the slope that differences find, wherever it is smooth', () => {
    let smooth = 0;
    fc.assert(
      fc.property(tree, coordinate(0.0937), coordinate(0.1713), (f, atX, atY) => {
        const derivation = derive(f, 'x');
        if (isRefusal(derivation)) return derivation.message.id === 'calculus.too-large';
        const point = { x: atX, y: atY };
        const byRule = valueAt(derivation.result, point);
        const slope = slopeOf(plainFunction(f), point, 'x');
        if (slope.kind !== 'smooth' || !(slope.error < 1e-5 * Math.max(1, Math.abs(slope.slope)))) return true;
        smooth += 1;
        const size = Math.max(1, Math.abs(slope.slope), Math.abs(valueAt(f, point)));
        const agrees = Math.abs(byRule - slope.slope) <= 1e-5 * size + 20 * slope.error;
        if (!agrees && !isSingular(derivation, point) && isStraight(f, point, slope.slope))
          throw new Error(`${typeset(f)} at ${atX}, ${atY}: ${byRule} by rule, ${slope.slope} by differences`);
        return true;
      }),
      { numRuns: 2_000 },
    );
    expect(smooth).toBeGreaterThan(700);
  });
});
