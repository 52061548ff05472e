/** Functions of PyTorch and NumPy that are read as formulas of others: values, gradients, and the derivative by rule. */
import { describe, expect, it } from 'vitest';

import { derive } from '../../../src/calculus/derive';
import { plainFunction } from '../../../src/calculus/plain';
import { isRefusal } from '../../../src/trace/refusal';
import { differentiated, read, refused, valueOf } from './reading';

const { abs, exp, log, max, min, sin, tanh } = Math;
const step = 1e-6;

const OF_ONE: readonly (readonly [source: string, computes: (x: number) => number])[] = [
  ['F.softsign(x)', (x) => x / (1 + abs(x))],
  ['F.tanhshrink(x)', (x) => x - tanh(x)],
  ['F.logsigmoid(x)', (x) => -log(1 + exp(-x))],
  ['torch.nn.functional.relu6(x)', (x) => min(max(x, 0), 6)],
  ['F.hardtanh(x)', (x) => min(max(x, -1), 1)],
  ['F.hardsigmoid(x)', (x) => min(max(x + 3, 0), 6) / 6],
  ['F.hardswish(x)', (x) => (x * min(max(x + 3, 0), 6)) / 6],
  ['F.mish(x)', (x) => x * tanh(log(1 + exp(x)))],
  ['F.selu(x)', (x) => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (exp(x) - 1))],
  ['scipy.special.expit(x)', (x) => 1 / (1 + exp(-x))],
  ['jax.nn.relu(x)', (x) => max(x, 0)],
  ['tf.math.sin(x) * tf.nn.relu(x)', (x) => sin(x) * max(x, 0)],
];

describe.each(OF_ONE)('%s', (source, computes) => {
  it.each([-7.3, -1.7, -0.4, 0.8, 2.5, 6.9])('at %d', (x) => {
    const expression = read(source, 'python');
    const slope = (computes(x + step) - computes(x - step)) / (2 * step);
    const { value, gradients } = differentiated(expression, { x });
    expect(value).toBeCloseTo(computes(x), 12);
    expect(gradients['x']).toBeCloseTo(slope, 6);
    const derivation = derive(expression.tree, 'x');
    if (isRefusal(derivation)) return expect.fail(derivation.message.text);
    expect(plainFunction(derivation.result)(new Map([['x', x]]))).toBeCloseTo(slope, 6);
  });
});

const LOSSES: readonly (readonly [source: string, computes: (a: number, b: number) => number])[] = [
  ['F.mse_loss(a, b)', (a, b) => (a - b) ** 2],
  ['F.l1_loss(a, b)', (a, b) => abs(a - b)],
  ['F.smooth_l1_loss(a, b)', (a, b) => (abs(a - b) < 1 ? (a - b) ** 2 / 2 : abs(a - b) - 0.5)],
  ['F.binary_cross_entropy(a, b)', (a, b) => -(b * max(log(a), -100) + (1 - b) * max(log(1 - a), -100))],
  ['F.binary_cross_entropy_with_logits(a, b)', (a, b) => log(1 + exp(a)) - a * b],
];

it.each(LOSSES)('%s is a mean over all elements', (source, computes) => {
  const [a, b] = [
    [0.1, 0.6, 0.9],
    [1, 0.25, 2.4],
  ] as const;
  const mean = a.reduce((sum, value, i) => sum + computes(value, b[i] ?? NaN), 0) / a.length;
  expect(valueOf(read(source, 'python'), { a, b })).toBeCloseTo(mean, 12);
});

it('a cross entropy of what is certain is a number', () => {
  const loss = read('F.binary_cross_entropy(p, y)', 'python');
  expect(valueOf(loss, { p: 1, y: 1 })).toBe(0);
  expect(valueOf(loss, { p: 0, y: 1 })).toBe(100);
});

it('NumPy’s variance divides by the number of elements, PyTorch’s by one less', () => {
  const x = [1, 2, 4];
  expect(valueOf(read('np.var(x)', 'python'), { x })).toBeCloseTo(14 / 9, 12);
  expect(valueOf(read('np.std(x)', 'python'), { x })).toBeCloseTo(Math.sqrt(14 / 9), 12);
  expect(valueOf(read('torch.var(x)', 'python'), { x })).toBeCloseTo(14 / 6, 12);
  expect(valueOf(read('torch.dist(x, y)', 'python'), { x, y: [1, 5, 0] })).toBeCloseTo(5, 12);
});

it.each([
  ['F.mse_loss(a)', 'F.mse_loss needs 2 operands, and got 1.'],
  ['F.relu6(x, y)', 'F.relu6 takes 1 operand, and got 2.'],
  ['F.smooth_l1_loss(a, b, beta=2)', 'F.smooth_l1_loss takes no “beta” here.'],
  ['np.var(x, axis=0)', 'np.var takes no “axis” here.'],
  ['np.mse_loss(a, b)', '“np.mse_loss” is no function that is known here.'],
])('%s is refused', (source, words) => {
  expect(refused(source, 'python').message.text).toBe(words);
});
