/** The formulas that the page is tried with, read and run by the extension's own reader and engine. */
import { readExpression } from '../../../src/languages/expression/read';
import { runExpression } from '../../../src/runtime/inline';
import type { ExpressionRun, Values } from '../../../src/runtime/run';
import { isRefusal, type Refusal } from '../../../src/trace/refusal';
import type { Nested, Trace } from '../../../src/trace/trace';
import { nest } from '../../../src/trace/value';

export interface Formula {
  readonly text: string;
  readonly language: string;
  readonly values: Values;
}

/** Nested lists of a shape, each number by its place. */
function filled(shape: readonly number[], value: (place: number) => number): Nested {
  const count = shape.reduce((product, size) => product * size, 1);
  return nest(
    shape,
    Array.from({ length: count }, (_, place) => value(place)),
  );
}

export const FORMULAS: Readonly<Record<string, Formula>> = {
  polynomial: { text: '5*x**4 + 3*x**3 + 7*x**2 + 9*x - 5', language: 'typescript', values: { x: 2 } },
  twoVariables: { text: 'f(u, v) = u^3 + v^2 + 4uv', language: 'markdown', values: { u: 3, v: 4 } },
  bowl: { text: 'f(u, v) = u^2 + 2v^2', language: 'markdown', values: { u: 1, v: 0.5 } },
  vector: {
    text: 'Y = x**2 * [0.5, 1, 2, 4]',
    language: 'python',
    values: { x: [-20, -10 / 3, 10 / 3, 20] },
  },
  linspace: {
    text: 'Y = 10 * x**3',
    language: 'python',
    values: { x: Array.from({ length: 100 }, (_, index) => -10 + (20 * index) / 99) },
  },
  /** A valley with its minimum at (1, 1). */
  valley: { text: 'f = (1 - x)**2 + 100*(y - x**2)**2', language: 'python', values: { x: 0.5, y: -2 } },
  /** A saddle of three numbers, one of which does not count. */
  saddle: { text: 'q = (x * [1, -2, 0.5] * x).sum()', language: 'python', values: { x: [0, 0, 0] } },
  kink: { text: 'sqrt(x)/x + |x - 1|', language: 'markdown', values: { x: 1 } },
  pole: { text: '1/x', language: 'markdown', values: { x: 2 } },
  tall: { text: 'y = sin(x / 2^1.5) / (1 + e^(-x/(1 + x^2)))', language: 'markdown', values: { x: 3 } },
  /** sqrt(0)/0: a NaN on the way. */
  trouble: { text: 'sqrt(x)/x + |x - 1|', language: 'markdown', values: { x: 0 } },
  /** Gradients that ask for a reason: zero, NaN, and none at all. */
  dead: { text: 'y = torch.relu(x) + torch.sqrt(z)*0', language: 'python', values: { x: [-1, -2], z: [0, 4] } },
  /** A variable that is called as an unnamed result would be. */
  named: { text: 'a b c d f h', language: 'markdown', values: { a: 1, b: 2, c: 3, d: 4, f: 5, h: 6 } },
  /** No value but at the last place of the plot. */
  undefined: { text: 'sqrt(x - 5)', language: 'markdown', values: { x: 2 } },
  fractions: {
    text: Array.from({ length: 200 }, (_, index) => `sin(${String(index + 1)}x)/${String(index + 1)}`).join(' + '),
    language: 'markdown',
    values: { x: 0.5 },
  },
  threeVariables: { text: 'x^2 y + sin(y z) + e^z', language: 'markdown', values: { x: 1, y: 2, z: 0.5 } },
  fourVariables: { text: 'a^2 b + c^3/d + sin(a d)', language: 'markdown', values: { a: 1, b: 2, c: 3, d: 4 } },
  eightVariables: {
    text: 'a^2 b + b c^3 + c d + d^2 p + p q + q^2 r + r/s + sin(a s)',
    language: 'markdown',
    values: { a: 1, b: 2, c: 3, d: 4, p: 5, q: 6, r: 7, s: 8 },
  },
  twelveVariables: {
    text: 'f = x1*x2 + x3**2*x4 + x5/x6 + math.sin(x7*x8) + x9**3 + x10*x11*x12',
    language: 'python',
    values: Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`x${String(index + 1)}`, (index + 1) / 2])),
  },
  quotient: {
    text: '(x**2 + 1)*math.sin(x)*math.exp(-x)/((x**3 + 2*x + 5)*math.cos(x)**2*math.sqrt(x + 4))',
    language: 'python',
    values: { x: 0.7 },
  },
  tangent: { text: 'tan(x²)', language: 'markdown', values: { x: 0.5 } },
  sumOfSquares: { text: '(x**2).sum()', language: 'python', values: { x: [1, 2, 3] } },
  matrixProduct: {
    text: 'W @ x',
    language: 'python',
    values: {
      W: [
        [1, 2],
        [3, 4],
      ],
      x: [5, 6],
    },
  },
  /** More numbers than a trace holds. */
  weights: {
    text: 'loss = (torch.tanh(W) * x**2).sum()',
    language: 'python',
    values: { W: filled([48, 64], (place) => Math.sin(place / 7) * Math.cos(place / 61) * 2), x: 3 },
  },
  /** Four dimensions, all numbers at hand. */
  slices: {
    text: '(T**2 * 0.5).sum()',
    language: 'python',
    values: { T: filled([2, 3, 4, 5], (place) => place - 20) },
  },
  /** A vector and a matrix with what is no number. */
  odd: {
    text: '(M*2).sum() + (v*v).sum()',
    language: 'python',
    values: {
      M: [
        [1, NaN, -2.5],
        [Infinity, 0, -Infinity],
      ],
      v: Array.from({ length: 12 }, (_, index) => index / 3 - 2),
    },
  },
  corner: { text: 'abs(x - 1)*x', language: 'python', values: { x: 1 } },
  names: {
    text: 'loss = learning_rate * θ_dot**2 / (1 + momentum_decay * learning_rate)',
    language: 'python',
    values: { learning_rate: 0.01, θ_dot: 3, momentum_decay: 0.9 },
  },
  function: {
    text: 'def f(x, y):\n    a = x*y\n    b = np.sin(a) + a**2\n    return b*np.exp(-x) + a',
    language: 'python',
    values: { x: 1, y: 2 },
  },
  long: { text: Array.from({ length: 150 }, () => 'sin(x)').join(' * '), language: 'typescript', values: { x: 2 } },
};

export function run({ text, language, values }: Formula, changed: Values): ExpressionRun | Refusal {
  const expression = readExpression(text, { start: 0, end: text.length }, { language });
  if (isRefusal(expression)) return expression;
  // The clock stands still: what is tested is the page, and on a busy machine an evaluation may take its time.
  return runExpression(expression, { ...values, ...changed }, { text, now: () => 0 });
}

/** A trace with its graph repeated, to be larger than any formula's. */
export function repeated(trace: Trace, times: number): Trace {
  const size = trace.nodes.length;
  const nodes = Array.from({ length: times }, (_, copy) =>
    trace.nodes.map((node) => ({
      ...node,
      id: node.id + copy * size,
      next_functions: node.next_functions.map((next) => next && { ...next, node: next.node + copy * size }),
    })),
  );
  return { ...trace, nodes: nodes.flat() };
}
