/** Activations of neural networks, and the error function. At kinks as PyTorch: the slope from the left. */
import type { Tree } from '../../languages/expression/tree';
import { either, minus, negative, number, ONE, over, plus, squared, times, TWO, ZERO } from './build';
import { erf, exp, greater, PI, sigmoid, sqrt } from './functions';
import { ofOne, type Rules } from './plan';

export const ACTIVATIONS: Rules = {
  sigmoid: ofOne("\\sigma(u)' = \\sigma(u)\\,(1 - \\sigma(u))\\,u'", (u, du) =>
    times(times(sigmoid(u), minus(ONE, sigmoid(u))), du),
  ),
  relu: ofOne(
    "\\operatorname{relu}(u)' = \\begin{cases} u' & \\text{if } u > 0 \\\\ 0 & \\text{otherwise} \\end{cases}",
    (u, du) => either(greater(u, ZERO), du, ZERO),
  ),
  leaky_relu: ofOne(
    "\\operatorname{leakyrelu}(u)' = \\begin{cases} 1 & \\text{if } u > 0 \\\\ a & \\text{otherwise} \\end{cases} \\cdot u'",
    (u, du, keyword) => times(either(greater(u, ZERO), ONE, number(keyword('negative_slope', 0.01))), du),
  ),
  elu: ofOne(
    "\\operatorname{elu}(u)' = \\begin{cases} 1 & \\text{if } u > 0 \\\\ \\alpha e^u & \\text{otherwise} \\end{cases} \\cdot u'",
    (u, du, keyword) => times(either(greater(u, ZERO), ONE, times(number(keyword('alpha', 1)), exp(u))), du),
  ),
  softplus: ofOne(
    "\\left(\\tfrac{1}{\\beta} \\ln(1 + e^{\\beta u})\\right)' = \\sigma(\\beta u)\\,u'",
    (u, du, keyword) => times(softplusSlope(times(number(keyword('beta', 1)), u), keyword('threshold', 20)), du),
  ),
  gelu: ofOne("(u\\,\\Phi(u))' = (\\Phi(u) + u\\,\\varphi(u))\\,u'", (u, du) =>
    times(plus(normalDistribution(u), times(u, normalDensity(u))), du),
  ),
  silu: ofOne("(u\\,\\sigma(u))' = \\sigma(u)\\,(1 + u\\,(1 - \\sigma(u)))\\,u'", (u, du) =>
    times(times(sigmoid(u), plus(ONE, times(u, minus(ONE, sigmoid(u))))), du),
  ),
  logit: ofOne("\\operatorname{logit}(u)' = \\frac{u'}{u\\,(1 - u)}", (u, du) => over(du, times(u, minus(ONE, u)))),
  erf: ofOne("\\operatorname{erf}(u)' = \\frac{2}{\\sqrt{\\pi}} e^{-u^2}\\,u'", (u, du) => times(bell(u), du)),
  erfc: ofOne("\\operatorname{erfc}(u)' = -\\frac{2}{\\sqrt{\\pi}} e^{-u^2}\\,u'", (u, du) =>
    negative(times(bell(u), du)),
  ),
};

/** Where `beta u` is above the threshold, softplus is u itself; at the usual threshold that changes no digit that counts. */
function softplusSlope(scaled: Tree, threshold: number): Tree {
  const slope = sigmoid(scaled);
  return threshold === 20 ? slope : either(greater(scaled, number(threshold)), ONE, slope);
}

function bell(u: Tree): Tree {
  return times(over(TWO, sqrt(PI)), exp(negative(squared(u))));
}

function normalDistribution(u: Tree): Tree {
  return over(plus(ONE, erf(over(u, sqrt(TWO)))), TWO);
}

function normalDensity(u: Tree): Tree {
  return over(exp(negative(over(squared(u), TWO))), sqrt(times(TWO, PI)));
}
