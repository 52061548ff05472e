/** How plain mathematics is read. */
import { describe, expect, it } from 'vitest';

import { readExpression } from '../../../src/languages/expression/read';
import { isRefusal } from '../../../src/trace/refusal';
import { read, reading, refused, shown } from './reading';

/** Trees by text. */
function reads(cases: Readonly<Record<string, string>>, language = 'plaintext'): void {
  it.each(Object.entries(cases))('%s is %s', (text, tree) => {
    expect(shown(read(text, language).tree)).toBe(tree);
  });
}

describe('products without a sign', () => {
  reads({
    '3x^2 + 2xy': 'add(mul(3, pow(x, 2)), mul(mul(2, x), y))',
    'sin(x)cos(y)': 'mul(sin(x), cos(y))',
    '2(x + 1)(x - 1)': 'mul(mul(2, add(x, 1)), sub(x, 1))',
    '(x)2': 'mul(x, 2)',
    'x(x + 1)': 'mul(x, add(x, 1))',
    'a(b + c)': 'mul(a, add(b, c))',
    'x y z': 'mul(mul(x, y), z)',
    '2 x': 'mul(2, x)',
    'x·y × z ⋅ 2': 'mul(mul(mul(x, y), z), 2)',
    'xsin(x)': 'mul(x, sin(x))',
    '2|x|': 'mul(2, abs(x))',
    '|x||y|': 'mul(abs(x), abs(y))',
    '3√x': 'mul(3, sqrt(x))',
  });
});

describe('precedence', () => {
  reads({
    '-x^2': 'neg(pow(x, 2))',
    '(-x)^2': 'pow(neg(x), 2)',
    '2^-x': 'pow(2, neg(x))',
    'x^y^z': 'pow(x, pow(y, z))',
    '1/2x': 'mul(div(1, 2), x)',
    '1/(2x)': 'div(1, mul(2, x))',
    'x/y/z': 'div(div(x, y), z)',
    'x - y - z': 'sub(sub(x, y), z)',
    'x − y': 'sub(x, y)',
    'x ÷ y': 'div(x, y)',
    'x**2': 'pow(x, 2)',
    'x²y³': 'mul(pow(x, 2), pow(y, 3))',
    'x⁻¹': 'pow(x, -1)',
    'x^{2y}': 'pow(x, mul(2, y))',
    'x^2y': 'mul(pow(x, 2), y)',
    '-2x': 'mul(neg(2), x)',
    'x * -y': 'mul(x, neg(y))',
    '√x + 1': 'add(sqrt(x), 1)',
    '√x²': 'sqrt(pow(x, 2))',
    '√(x + 1)': 'sqrt(add(x, 1))',
    '∛x': 'cbrt(x)',
    'x mod 3': 'remainder(x, 3)',
    'x > 0 ? x : -x': 'if(gt(x, 0), x, neg(x))',
    'x if x > 0 else -x': 'if(gt(x, 0), x, neg(x))',
    'where(0 < x ≤ 1, x, 0)': 'where(logical_and(lt(0, x), le(x, 1)), x, 0)',
  });
});

describe('functions without brackets', () => {
  reads({
    'sin x': 'sin(x)',
    'sin 2x': 'sin(mul(2, x))',
    'sin 2x cos y': 'mul(sin(mul(2, x)), cos(y))',
    'sin x + 1': 'add(sin(x), 1)',
    'sin x^2': 'sin(pow(x, 2))',
    'sin^2 x': 'pow(sin(x), 2)',
    'sin²x + cos²x': 'add(pow(sin(x), 2), pow(cos(x), 2))',
    'sin^2(x)': 'pow(sin(x), 2)',
    'sin(x)^2': 'pow(sin(x), 2)',
    'sin^-1 x': 'asin(x)',
    'tan^{-1}(x)': 'atan(x)',
    'sin(x)y': 'mul(sin(x), y)',
    'sin x/2': 'div(sin(x), 2)',
    'sin -x': 'sin(neg(x))',
    'ln x': 'log(x)',
    'ln|x|': 'log(abs(x))',
    'log x': 'log(x)',
    'log_2 x': 'log2(x)',
    'log_10(x)': 'log10(x)',
    'log_{3}(x)': 'log_base(x, 3)',
    'lg x': 'log10(x)',
    'exp(-x)': 'exp(neg(x))',
    'max(x, y, 1)': 'maximum(maximum(x, y), 1)',
    'sqrt(x)': 'sqrt(x)',
    'arcsin x': 'asin(x)',
    'arctan(x)': 'atan(x)',
    'sum(x^2)': 'sum(pow(x, 2))',
    'np.exp(x) + Math.sin(x)': 'add(exp(x), sin(x))',
    'sin(cos(x)) y': 'mul(sin(cos(x)), y)',
  });
});

describe('constants', () => {
  reads({
    'e^x': 'exp(x)',
    'e^(-x^2/2)': 'exp(div(neg(pow(x, 2)), 2))',
    eˣ: 'exp(x)',
    'e x': 'mul(e, x)',
    '2pi x': 'mul(mul(2, pi), x)',
    '2πx': 'mul(mul(2, pi), x)',
    '∞ - x': 'sub(inf, x)',
  });
});

describe('names', () => {
  reads({
    xy: 'mul(x, y)',
    'x1 + x_1 + w_{12}': 'add(add(x1, x_1), w_12)',
    w_1x_1: 'mul(w_1, x_1)',
    '2x₁x₁₂²': 'mul(mul(2, x₁), pow(x₁₂, 2))',
    'alpha beta': 'mul(alpha, beta)',
    αβ: 'mul(α, β)',
    'θ^2 + θ_1': 'add(pow(θ, 2), θ_1)',
    learning_rate: 'learning_rate',
    'x_max^2': 'pow(x_max, 2)',
    '2x1y': 'mul(mul(2, x1), y)',
  });

  it('a name that the document assigns is one name', () => {
    const text = 'speed = 3\ntime = 2\nspeed time^2 / 2';
    const formula = readExpression(text, { start: 19, end: text.length }, { language: 'plaintext' });
    if (isRefusal(formula)) return expect.fail(formula.message.text);
    expect(shown(formula.tree)).toBe('div(mul(speed, pow(time, 2)), 2)');
    expect(formula.variables.map(({ mentions: [first] }) => text.slice(first?.start, first?.end))).toEqual([
      'speed',
      'time',
    ]);
  });

  it('an assigned e is a variable, and so is a parameter', () => {
    const text = 'e = 3\ne^x';
    const formula = readExpression(text, { start: 6, end: 9 }, { language: 'markdown' });
    if (isRefusal(formula)) return expect.fail(formula.message.text);
    expect(shown(formula.tree)).toBe('pow(e, x)');
    expect(shown(read('f(e) = e^2', 'plaintext').tree)).toBe('pow(e, 2)');
    expect(shown(read('f(rate) = rate^2', 'plaintext').tree)).toBe('pow(rate, 2)');
  });

  it('in a language that is not running text, a run of letters is one name', () => {
    expect(shown(read('rate * time ^ 2', 'r').tree)).toBe('mul(rate, pow(time, 2))');
    expect(shown(read('speed * time ^ 2', 'julia').tree)).toBe('mul(speed, pow(time, 2))');
  });
});

describe('names in front', () => {
  it.each([
    ['y = x^2', 'y', 'y = x^{2}', ['x']],
    ['f(x) = x^2', 'f', 'f(x) = x^{2}', ['x']],
    ['f(v, u) = u v', 'f', 'f(v, u) = uv', ['v', 'u']],
    ["f'(x) = 2x", "f'", "f'(x) = 2x", ['x']],
    ['let y = 2x', 'y', 'y = 2x', ['x']],
    ['y := x^2', 'y', 'y = x^{2}', ['x']],
    ['y_1 = x^2', 'y_1', 'y_{1} = x^{2}', ['x']],
    ['f(x, y) = x^2', 'f', 'f(x, y) = x^{2}', ['x', 'y']],
    ['z = y = x^2', 'z', 'z = x^{2}', ['x']],
    ['$y = x^2$', 'y', 'y = x^{2}', ['x']],
    ['`y = x^2`', 'y', 'y = x^{2}', ['x']],
  ])('%s', (text, name, tex, variables) => {
    const expression = read(text, 'markdown');
    expect(expression.name).toBe(name);
    expect(expression.tex).toBe(tex);
    expect(expression.variables.map((variable) => variable.name)).toEqual(variables);
  });
});

describe('notes tell what could surprise', () => {
  it.each([
    ['1/2x', '“1/2x” was read as (1/2)·x.'],
    ['log x', '“log” is the natural logarithm; log10 and log2 are those to base 10 and 2.'],
    ['a(b + c)', '“a(b + c)” was read as a·(b + c).'],
    ['e^2x', '“e^2x” was read as (e^2)·x.'],
    ['abcd', '“abcd” was read as the product a·b·c·d.'],
    ['sinx', '“sinx” was read as the product s·i·n·x; for the function, write sin(x).'],
    ['sin^-1 x', '“sin^-1” was read as arcsin.'],
  ])('%s', (text, note) => {
    expect(read(text, 'plaintext').notes.map(({ message }) => message.text)).toEqual([note]);
  });

  it('and nothing where there is nothing to tell', () => {
    for (const text of ['3x^2 + 2xy', 'sin 2x', 'ln x', 'x/2', 'e^x', '(1/2)x', 'x(x + 1)'])
      expect(read(text, 'plaintext').notes).toEqual([]);
  });
});

describe('running text is no formula', () => {
  it.each(['This is a line of English', 'the quick brown fox', 'see also the notes', 'and so on'])('%s', (text) => {
    expect(isRefusal(reading(text, 'markdown'))).toBe(true);
  });

  it('a command is none of mathematics where nothing is running text', () => {
    const refusal = refused('x + \\frac{1}{2}', 'lua');
    expect(refusal.message.id).toBe('expression.latex');
    expect(refusal.range).toEqual({ start: 4, end: 9 });
  });
});
