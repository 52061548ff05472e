/** The formulas of the tutorials that the product began with, in all three notations. */
import { describe, expect, it } from 'vitest';

import { differentiated, read, type Point } from './reading';

interface Seed {
  readonly row: number;
  readonly javascript: string;
  readonly python: string;
  readonly plaintext: string;
  readonly at: Point;
  readonly value: number;
  readonly gradients: Readonly<Record<string, number>>;
}

const seeds: readonly Seed[] = [
  {
    row: 1,
    javascript: 'const y = 5*x**4 + 3*x**3 + 7*x**2 + 9*x - 5;',
    python: 'y = 5*x**4 + 3*x**3 + 7*x**2 + 9*x - 5',
    plaintext: 'y = 5x^4 + 3x^3 + 7x^2 + 9x - 5',
    at: { x: 2 },
    value: 145,
    gradients: { x: 233 },
  },
  {
    row: 2,
    javascript: '3 * x ** 2',
    python: '3*x**2',
    plaintext: '3x²',
    at: { x: 3 },
    value: 27,
    gradients: { x: 18 },
  },
  {
    row: 4,
    javascript: '6*x**2 + 2*x + 4',
    python: '6*x**2 + 2*x + 4',
    plaintext: '6x^2 + 2x + 4',
    at: { x: 3 },
    value: 64,
    gradients: { x: 38 },
  },
  {
    row: 5,
    javascript: 'f(u, v) = u**3 + v**2 + 4*u*v',
    python: 'def f(u, v): return u**3 + v**2 + 4*u*v',
    plaintext: 'f(u, v) = u^3 + v^2 + 4uv',
    at: { u: 3, v: 4 },
    value: 91,
    gradients: { u: 43, v: 20 },
  },
  {
    row: 7,
    javascript: 'x**2',
    python: 'torch.pow(x, 2)',
    plaintext: 'x²',
    at: { x: 9 },
    value: 81,
    gradients: { x: 18 },
  },
  {
    row: 8,
    javascript: 'Math.sin(x / 2**1.5)',
    python: 'torch.sin(x / 2**1.5)',
    plaintext: 'sin(x / 2^1.5)',
    at: { x: 100 },
    value: Math.sin(100 / 2 ** 1.5),
    gradients: { x: Math.cos(100 / 2 ** 1.5) / 2 ** 1.5 },
  },
  {
    row: 9,
    javascript: 'const f = (u, v) => u**2 + v**3 + u*v;',
    python: 'f(u, v) = u**2 + v**3 + u*v',
    plaintext: 'f(u, v) = u^2 + v^3 + uv',
    at: { u: 2, v: 4 },
    value: 76,
    gradients: { u: 8, v: 50 },
  },
  {
    row: 10,
    javascript: 'u**2 + v**3 + 2*u*v + u + v',
    python: 'u**2 + v**3 + 2*u*v + u + v',
    plaintext: 'u^2 + v^3 + 2uv + u + v',
    at: { u: 3, v: 4 },
    value: 104,
    gradients: { u: 15, v: 55 },
  },
];

describe.each(seeds)('row $row', (seed) => {
  it.each(['javascript', 'python', 'plaintext'] as const)('in %s', (language) => {
    const { value, gradients } = differentiated(read(seed[language], language), seed.at);
    expect(value).toBeCloseTo(seed.value, 12);
    expect(Object.keys(gradients)).toEqual(Object.keys(seed.gradients));
    for (const [name, gradient] of Object.entries(seed.gradients)) expect(gradients[name]).toBeCloseTo(gradient, 12);
  });
});

it.each([
  {
    row: 6,
    python: 'torch.sum(x**2)',
    plaintext: 'sum(x^2)',
    javascript: 'x.pow(2).sum()',
    slope: (x: number) => 2 * x,
  },
  {
    row: 11,
    python: '(10*x**3).sum()',
    plaintext: '10x^3',
    javascript: 'torch.sum(10 * x**3)',
    slope: (x: number) => 30 * x * x,
  },
])('row $row, over a vector of points', ({ slope, ...texts }) => {
  const x = Array.from({ length: 20 }, (_, i) => -20 + (40 * i) / 19);
  for (const [language, text] of Object.entries(texts)) {
    if (typeof text === 'number') continue;
    const gradient = differentiated(read(text, language), { x }).gradients['x'] as number[];
    gradient.forEach((found, i) => {
      expect(found).toBeCloseTo(slope(x[i] ?? NaN), 9);
    });
  }
});
