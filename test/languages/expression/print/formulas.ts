/** Formulas whose derivatives are written in every language: what people differentiate, and every kind of part. */
import { expect } from 'vitest';

import { readExpression } from '../../../../src/languages/expression/read';
import type { Tree } from '../../../../src/languages/expression/tree';
import { isRefusal } from '../../../../src/trace/refusal';

/** In Python's notation; the variables are x and y. */
export const FORMULAS: readonly string[] = [
  '5*x**4 + 3*x**3 + 7*x**2 + 9*x - 5',
  'x*x*y - 2*y',
  '(-x)**2 - -x + -(x**2)',
  '1/(1 + torch.exp(-x))',
  'torch.sin(x*y)*torch.exp(-x)',
  'torch.exp(-(x - y)**2/2)/torch.sqrt(2*math.pi)',
  'torch.log(x**2 + y**2 + 1)',
  'torch.sqrt(x**2 + y**2)',
  'x**y',
  'x**-2 + 2**-x',
  '(x - 1/2)*(y - (x - 1))/(x/(y/3))',
  'torch.tan(x)*torch.cos(y)**2',
  'torch.asin(x/4) + torch.acos(y/4) + torch.atan(x*y)',
  'torch.sinh(x) + torch.cosh(y)*torch.tanh(x)',
  'torch.atan2(y, x)',
  'torch.asinh(x) + torch.acosh(x + 2) + torch.atanh(y/4)',
  'torch.log2(x + 3) + torch.log10(y + 3) + torch.log1p(x)',
  'torch.expm1(x)*math.cbrt(y) + torch.exp2(x)',
  'torch.abs(x - y)*torch.sign(y)',
  'torch.maximum(x, y) + torch.minimum(x, 0.5)*y',
  'x**2 if x > y else y**3',
  'torch.where(x > 0, torch.log(x), y)',
  '(x if x > 1 else 2)*(y if x < 1 and y > 0 else 3)',
  'torch.sigmoid(x)*torch.relu(y)',
  'torch.nn.functional.softplus(x) + torch.nn.functional.silu(y)',
  'torch.hypot(x, y) + torch.rsqrt(x)',
  'torch.floor(x)*y + torch.fmod(x, 2)*y + torch.remainder(x, 2)',
  'torch.clamp(x, 0, 1)*y + torch.square(x)',
  '2.5e-7*x + 1e21*y + 1e300*x*y',
  'torch.nn.functional.leaky_relu(x) - torch.nn.functional.elu(y - 2)',
];

/** Where the functions of a language differ the most from another's: at zero, at kinks, for negative numbers. */
export const POINTS: readonly (readonly [x: number, y: number])[] = [
  [0.75, 1.25],
  [2.5, 0.5],
  [1.5, 3.75],
  [-0.5, 1.75],
];

export function treeOf(text: string, language = 'python'): Tree {
  const expression = readExpression(text, { start: 0, end: text.length }, { language });
  return isRefusal(expression) ? expect.fail(`${text}: ${expression.message.text}`) : expression.tree;
}
