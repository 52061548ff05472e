/** Formulas of the tutorials on derivatives that the extension is measured by, with the values they give. */
import { linspace } from '../../src/trace/value';

export interface Seed {
  readonly formula: string;
  readonly at: Readonly<Record<string, number | number[]>>;
  readonly value: number;
  readonly gradients: Readonly<Record<string, number | number[]>>;
  /** As PyTorch prints the result; of a vector, its sum. */
  readonly text: string;
  readonly gradientTexts: readonly string[];
}

const twenty = linspace(-20, 20, 20);
const hundred = linspace(-10, 10, 100);

export const SEEDS: readonly Seed[] = [
  {
    formula: '5*x**4 + 3*x**3 + 7*x**2 + 9*x - 5',
    at: { x: [2] },
    value: 145,
    gradients: { x: [233] },
    text: 'tensor([145.], grad_fn=<SubBackward0>)',
    gradientTexts: ['tensor([233.])'],
  },
  {
    formula: '3*x**2',
    at: { x: 3 },
    value: 27,
    gradients: { x: 18 },
    text: 'tensor(27., grad_fn=<MulBackward0>)',
    gradientTexts: ['tensor(18.)'],
  },
  {
    formula: '6*x**2 + 2*x + 4',
    at: { x: 3 },
    value: 64,
    gradients: { x: 38 },
    text: 'tensor(64., grad_fn=<AddBackward0>)',
    gradientTexts: ['tensor(38.)'],
  },
  {
    formula: 'u**3 + v**2 + 4*u*v',
    at: { u: 3, v: 4 },
    value: 91,
    gradients: { u: 43, v: 20 },
    text: 'tensor(91., grad_fn=<AddBackward0>)',
    gradientTexts: ['tensor(43.)', 'tensor(20.)'],
  },
  {
    formula: 'x**2',
    at: { x: twenty },
    value: twenty.reduce((sum, x) => sum + x * x, 0),
    gradients: { x: twenty.map((x) => 2 * x) },
    text: 'tensor(2947.3684, grad_fn=<SumBackward0>)',
    gradientTexts: [
      'tensor([-40.0000, -35.7895, -31.5789, -27.3684, -23.1579, -18.9474, -14.7368,\n        -10.5263,  -6.3158,  -2.1053,   2.1053,   6.3158,  10.5263,  14.7368,\n         18.9474,  23.1579,  27.3684,  31.5789,  35.7895,  40.0000])',
    ],
  },
  {
    formula: 'x**2',
    at: { x: 9 },
    value: 81,
    gradients: { x: 18 },
    text: 'tensor(81., grad_fn=<PowBackward0>)',
    gradientTexts: ['tensor(18.)'],
  },
  {
    formula: 'sin(x / 2**1.5)',
    at: { x: 100 },
    value: Math.sin(100 / 2 ** 1.5),
    gradients: { x: Math.cos(100 / 2 ** 1.5) / 2 ** 1.5 },
    text: 'tensor(-0.7158, grad_fn=<SinBackward0>)',
    gradientTexts: ['tensor(-0.2469)'],
  },
  {
    formula: 'u**2 + v**3 + u*v',
    at: { u: 2, v: 4 },
    value: 76,
    gradients: { u: 8, v: 50 },
    text: 'tensor(76., grad_fn=<AddBackward0>)',
    gradientTexts: ['tensor(8.)', 'tensor(50.)'],
  },
  {
    formula: 'u**2 + v**3 + 2*u*v + u + v',
    at: { u: 3, v: 4 },
    value: 104,
    gradients: { u: 15, v: 55 },
    text: 'tensor(104., grad_fn=<AddBackward0>)',
    gradientTexts: ['tensor(15.)', 'tensor(55.)'],
  },
  {
    formula: '10*x**3',
    at: { x: hundred },
    value: 0,
    gradients: { x: hundred.map((x) => 30 * x * x) },
    text: 'tensor(0., grad_fn=<SumBackward0>)',
    gradientTexts: [],
  },
];
