/** All rules, by the operator that they differentiate; they stand by subject in files of their own. */
import { ACTIVATIONS } from './activations';
import { ARITHMETIC } from './arithmetic';
import { CHOICES } from './choices';
import { EXPONENTIAL } from './exponential';
import type { RuleOf, Rules } from './plan';
import { POWERS } from './powers';
import { PRODUCTS } from './products';
import { REDUCTIONS } from './reductions';
import { STEPS } from './steps';
import { HYPERBOLIC, TRIGONOMETRIC } from './trigonometric';

const RULES: Rules = {
  ...ARITHMETIC,
  ...POWERS,
  ...EXPONENTIAL,
  ...TRIGONOMETRIC,
  ...HYPERBOLIC,
  ...STEPS,
  ...CHOICES,
  ...ACTIVATIONS,
  ...REDUCTIONS,
  ...PRODUCTS,
};

export function ruleOf(operator: string): RuleOf | undefined {
  return Object.hasOwn(RULES, operator) ? RULES[operator] : undefined;
}
