/** Julia as numerical code has it. */
import { describe, expect, it } from 'vitest';

import { assignedValues } from '../../../../src/languages/expression/document/values';
import { read, shown } from '../reading';
import { check, type Corpus } from './corpus';

const JULIA: Corpus = {
  language: 'julia',
  before: `using LinearAlgebra
#= A block: y = x * 3
=#
"""
    run(x)

Computes \`y = x^3\`.
"""
function run(x, y)
    title = "y = x * 2 # no comment"
    quote_ = '"'`,
  after: '    println("y = $y")\nend\n',
  comment: ' # y = x ^ 2',
  lines: [
    ['    energy = 0.5m * v^2 + m * g * h', '0.5*m*v**2 + m*g*h'],
    ['    p = 2x^2 - 3x + 1', '2*x**2 - 3*x + 1'],
    ['    q = 3(x - 1)', '3*(x - 1)'],
    ['    r = √(dx^2 + dy^2)', 'sqrt(dx**2 + dy**2)'],
    ['    w = sin(2π * f * t)', 'sin(2*PI*f*t)'],
    ['    half = 1/2x', '1/(2*x)'],
    ['    σ_z = 1 / (1 + exp(-z))', '1/(1 + exp(-z))'],
    ['    g = exp(-(x - μ)^2 / 2σ^2) / (σ * sqrt(2π))', 'exp(-((x - μ)**2)/(2*σ**2))/(σ*sqrt(2*PI))'],
    ['    α = β^2 * γ₁', 'β**2*γ_'],
    ['    const k = 1.5e-3 * x + 1_000.0', '1.5e-3*x + 1000'],
    ['    s = sum((V .- m) .^ 2)', '(V[0] - m)**2 + (V[1] - m)**2 + (V[2] - m)**2'],
    ['    d = dot(V, W) / norm(W)', '(V[0]*W[0] + V[1]*W[1] + V[2]*W[2])/hypot(W[0], W[1], W[2])'],
    ["    i = V' * W", 'V[0]*W[0] + V[1]*W[1] + V[2]*W[2]'],
    ['    e = x > 0 ? x : 0.01x', 'x'],
    ['    l = log(2, x) + log10(y) + log1p(z)', 'log(x)/log(2) + log10(y) + log1p(z)'],
    ['    a = atan(y, x) + atan(z)', 'atan2(y, x) + atan(z)'],
    ['    @. b = sin(x)^2 + cos(y)', 'sin(x)**2 + cos(y)'],
    ['    c = sin.(x) .* cos.(y) ./ 2', 'sin(x)*cos(y)/2'],
    ['    y2::Float64 = x^-2 + 2^-x', 'x**-2 + 2**-x'],
    ['    u[1] = v[1] * v[2] - v[3]', 'v[0]*v[1] - v[2]'],
    ['    n = p.mass * p.v', 'p_mass*p_v'],
    ['    o = ifelse(x > 0, x * y, y)', 'x*y'],
    ['    lj = 4ϵ * ((σ / r)^12 - (σ / r)^6)', '4*ϵ*((σ/r)**12 - (σ/r)**6)'],
    ['    f32 = 1.5f0 * x + 2f-1', '1.5*x + 0.2'],
    ['    h = hypot(x, y) + cbrt(z) - expm1(x) * sinpi(y)', 'hypot(x, y) + cbrt(z) - expm1(x)*sin(PI*y)'],
    ['    mm = max(x, 0.0) + min(y, 1.0) + abs2(x)', 'x + y + x*x'],
    ['    return tanh(x) * ℯ + sind(y)', 'tanh(x)*E + sin(y*PI/180)'],
  ],
};

describe('Julia', () => {
  it.each(JULIA.lines)('%s', (...line) => {
    check(JULIA, line);
  });

  it.each([
    ['f(x) = x^2', 'pow(x, 2)'],
    ['f(x::Float64, y=1)::Float64 = x * y', 'mul(x, y)'],
    ['x -> x^2', 'pow(x, 2)'],
    ['(x, y) -> x * y', 'mul(x, y)'],
    ['-x^2', 'neg(pow(x, 2))'],
    ['2^3x', 'pow(2, mul(3, x))'],
    ['x^y^z', 'pow(x, pow(y, z))'],
    ['-2x', 'mul(neg(2), x)'],
    ['(x + 1)y', 'mul(add(x, 1), y)'],
    ['0 < x <= 1 ? x : 2x', 'if(logical_and(lt(0, x), le(x, 1)), x, mul(2, x))'],
    ['x % 2 + mod(x, 3)', 'add(fmod(x, 2), remainder(x, 3))'],
    ['3//4 * x', 'mul(div(3, 4), x)'],
    ['[1.0, 2.0] .* x', 'mul([1, 2], x)'],
    ['x[end] + x[1]', 'add(select(x, dim=0, index=-1), select(x, dim=0, index=0))'],
    ['x +\n  y', 'add(x, y)'],
  ])('%s', (text, tree) => {
    expect(shown(read(text, 'julia').tree)).toBe(tree);
  });

  it.each([
    ['x = 2.5', 2.5],
    ['x = 2π', 2 * Math.PI],
    ['x = [1.0, 2.0]', [1, 2]],
    [
      'x = [1 2; 3 4]',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['const x = 1_000', 1000],
    ['x::Float64 = 3', 3],
    ['# x = 2', undefined],
    ['x = rand(3)', undefined],
  ])('%s gives x its value', (text, value) => {
    expect(assignedValues(`${text}\n`, 'julia', text.length + 1, ['x']).get('x')?.value).toEqual(value);
  });
});
