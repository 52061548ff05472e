/** MATLAB and Octave as numerical code has them. */
import { describe, expect, it } from 'vitest';

import { assignedValues } from '../../../../src/languages/expression/document/values';
import { read, refused, shown } from '../reading';
import { check, type Corpus } from './corpus';

const MATLAB: Corpus = {
  language: 'matlab',
  before: `function dy = run(t, y)
%RUN  Computes y = x * 3
%{
A block: y = x * 4
%}
title_ = 'y = x * 2 % no comment, isn''t it';
label = "z = 3";
w = y';`,
  after: "fprintf('%f\\n', dy);\nend\n",
  comment: ' % y = x ^ 2',
  lines: [
    ['energy = 0.5 * m * v^2 + m * g * h;', '0.5*m*v**2 + m*g*h'],
    ['p = 2*x.^2 - 3*x + 1;', '2*x**2 - 3*x + 1'],
    ['r = sqrt(dx.^2 + dy.^2);', 'sqrt(dx**2 + dy**2)'],
    ['s = sin(2*pi*f*t);', 'sin(2*PI*f*t)'],
    ['sg = 1 ./ (1 + exp(-z));', '1/(1 + exp(-z))'],
    [
      'g = exp(-(x - mu).^2 ./ (2*sigma^2)) ./ (sigma*sqrt(2*pi));',
      'exp(-((x - mu)**2)/(2*sigma**2))/(sigma*sqrt(2*PI))',
    ],
    ['half = 1/2*x', 'x/2'],
    ['pw = x^y^2;', '(x**y)**2'],
    ['inv1 = x^-2 + 2.^-x;', 'x**-2 + 2**-x'],
    ['dv = sigma * (v(2) - v(1));', 'sigma*(v[1] - v[0])'],
    ['dy(3) = v(1)*v(2) - beta*v(3);', 'v[0]*v[1] - beta*v[2]'],
    ['ss = sum((V - m).^2);', '(V[0] - m)**2 + (V[1] - m)**2 + (V[2] - m)**2'],
    ['ip = dot(V, W) / norm(W);', '(V[0]*W[0] + V[1]*W[1] + V[2]*W[2])/hypot(W[0], W[1], W[2])'],
    ['an = atan2(y, x) * 180 / pi;', 'atan2(y, x)*180/PI'],
    ['l = log(x) + log10(y) + log2(z) + log1p(u);', 'log(x) + log10(y) + log2(z) + log1p(u)'],
    ['re = (x > 0) .* x;', 'x'],
    ['cl = max(0, min(1, x)) * y;', 'x*y'],
    ['md = mod(x, 3) + rem(y, 2);', 'x%3 + y%2'],
    ['st = par.k * par.x;', 'par_k*par_x'],
    ['hy = hypot(x, y) + nthroot(z, 3);', 'hypot(x, y) + z**(1/3)'],
    ['th = tanh(x) - sinh(y) .* cosh(z) + expm1(x);', 'tanh(x) - sinh(y)*cosh(z) + expm1(x)'],
    ['de = sind(x) + atand(y);', 'sin(x*PI/180) + atan(y)*180/PI'],
    ['lj = 4*ep*((sg/r)^12 - (sg/r)^6);', '4*ep*((sg/r)**12 - (sg/r)**6)'],
    ['nu = 1.5e-3*x + .5*y + 2.*z;', '1.5e-3*x + 0.5*y + 2*z'],
    ['ra = (a + b*x) / (c + d*x);', '(a + b*x)/(c + d*x)'],
    ['se = sec(x) + csc(y) + power(x, 3);', '1/cos(x) + 1/sin(y) + x**3'],
  ],
};

describe('MATLAB', () => {
  it.each(MATLAB.lines)('%s', (...line) => {
    check(MATLAB, line);
  });

  it('goes on behind three points', () => {
    expect(shown(read('y = a*x^2 + ... the first\n    b*x;', 'matlab').tree)).toBe('add(mul(a, pow(x, 2)), mul(b, x))');
  });

  it.each([
    ['f = @(x) x.^2;', 'pow(x, 2)'],
    ['f = @(x, y) x .* y;', 'mul(x, y)'],
    ['-x^2', 'neg(pow(x, 2))'],
    ['x.^2 * 2', 'mul(pow(x, 2), 2)'],
    ['[1 -2 3] .* x', 'mul([1, neg(2), 3], x)'],
    ['[1 - 2, 3] .* x', 'mul([sub(1, 2), 3], x)'],
    ['sum([x; y])', 'sum([x, y])'],
    ['[1 2; 3 4] .* x', 'mul([[1, 2], [3, 4]], x)'],
    ["sum(x')", 'sum(t(x))'],
    ['x(end) * A(1, 2)', 'mul(select(x, dim=0, index=-1), select(select(A, dim=0, index=0), dim=0, index=1))'],
    ['~(x > 1) & x ~= 2 | y', 'refused'],
    ['x .* (x >= 0 & x < 1)', 'mul(x, logical_and(ge(x, 0), lt(x, 1)))'],
  ])('%s', (text, tree) => {
    if (tree === 'refused') expect(refused(text, 'matlab').message.id).toBe('expression.truth-value');
    else expect(shown(read(text, 'matlab').tree)).toBe(tree);
  });

  it('Octave has its own comments and powers', () => {
    expect(shown(read('x**2 + e*!y # x', 'octave').tree)).toBe('add(pow(x, 2), mul(e, logical_not(y)))');
  });

  it.each([
    ['x = 2.5;', 2.5],
    ['x = 2*pi;', 2 * Math.PI],
    ['x = [1 2 3];', [1, 2, 3]],
    ['x = [1, 2, 3];', [1, 2, 3]],
    ['x = [1; 2];', [1, 2]],
    [
      'x = [1 2; 3 4];',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['% x = 2;', undefined],
    ["s = 'x = 2';", undefined],
    ['x = rand(3);', undefined],
  ])('%s gives x its value', (text, value) => {
    expect(assignedValues(`${text}\n`, 'matlab', text.length + 1, ['x']).get('x')?.value).toEqual(value);
  });
});
