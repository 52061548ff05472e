/** Powers and roots. */
import type { CallTree } from '../../languages/expression/tree';
import { sizeOf } from '../size';
import { apply, lessOne, negative, number, over, plus, power, squared, times, TWO, ZERO } from './build';
import { branches, branchesOf } from './choices';
import { cbrt, ln, sqrt } from './functions';
import { named, ofOne, ofTwo, operandsOf, type Depends, type Plan, type Rules } from './plan';

/** An exponent with conditions up to this size is taken branch by branch. */
const BRANCHES = 60;

export const POWERS: Rules = {
  pow: powerRule,
  square: (call) => {
    const [u] = operandsOf(call);
    return {
      rule: named('power', 'Power rule', "(u^2)' = 2u\\,u'"),
      parts: [u],
      result: ([du = ZERO]) => times(times(TWO, u), du),
    };
  },
  sqrt: ofOne("(\\sqrt{u})' = \\frac{u'}{2\\sqrt{u}}", (u, du) => over(du, times(TWO, sqrt(u)))),
  rsqrt: ofOne("\\left(\\frac{1}{\\sqrt{u}}\\right)' = -\\frac{u'}{2u\\sqrt{u}}", (u, du) =>
    negative(over(du, times(times(TWO, u), sqrt(u)))),
  ),
  cbrt: ofOne("(\\sqrt[3]{u})' = \\frac{u'}{3\\sqrt[3]{u}^2}", (u, du) => over(du, times(number(3), squared(cbrt(u))))),
  hypot: ofTwo("\\operatorname{hypot}(u, v)' = \\frac{u\\,u' + v\\,v'}{\\operatorname{hypot}(u, v)}", (u, v, du, dv) =>
    over(plus(times(u, du), times(v, dv)), apply('hypot', u, v)),
  ),
};

function powerRule(call: CallTree, depends: Depends): Plan {
  const [u, v] = operandsOf(call);
  const chosen = sizeOf(v) <= BRANCHES ? branchesOf(v) : null;
  // Branch by branch: ln(u)·0 would have no value below zero where the branch that is taken is a plain number.
  if (chosen !== null && (v.kind !== 'bound' || depends(v))) {
    const [condition, ...exponents] = chosen;
    const [then, otherwise] = exponents.map((exponent) => ({ ...call, operands: [u, exponent] }));
    return branches(condition, then ?? call, otherwise ?? call);
  }
  if (!depends(v))
    return {
      rule: named('power', 'Power rule', "(u^n)' = n\\,u^{n-1}\\,u'"),
      parts: [u],
      result: ([du = ZERO]) => times(times(v, power(u, lessOne(v))), du),
    };
  if (!depends(u)) {
    const natural = u.kind === 'number' && u.constant === 'e';
    return {
      rule: named('exponential', 'Exponential rule', natural ? "(e^u)' = e^u\\,u'" : "(c^u)' = c^u \\ln(c)\\,u'"),
      parts: [v],
      result: ([dv = ZERO]) => times(natural ? call : times(call, ln(u)), dv),
    };
  }
  return {
    rule: named(
      'general-power',
      'Logarithmic differentiation',
      "(u^v)' = u^v \\left(v' \\ln u + \\frac{v\\,u'}{u}\\right)",
    ),
    parts: [u, v],
    result: ([du = ZERO, dv = ZERO]) => times(call, plus(times(dv, ln(u)), over(times(v, du), u))),
  };
}
