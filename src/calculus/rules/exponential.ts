/** Exponential functions and logarithms. */
import type { Tree } from '../../languages/expression/tree';
import { apply, minus, ONE, over, plus, times } from './build';
import { exp, ln, LN_10, LN_2, sigmoid } from './functions';
import { functionRule, ofOne, ofTwo, operandsOf, type Rules } from './plan';

export const EXPONENTIAL: Rules = {
  exp: ofOne("(e^u)' = e^u\\,u'", (u, du) => times(exp(u), du)),
  exp2: ofOne("(2^u)' = 2^u \\ln(2)\\,u'", (u, du) => times(times(apply('exp2', u), LN_2), du)),
  expm1: ofOne("(e^u - 1)' = e^u\\,u'", (u, du) => times(exp(u), du)),
  log: ofOne("(\\ln u)' = \\frac{u'}{u}", (u, du) => over(du, u)),
  log2: ofOne("(\\log_2 u)' = \\frac{u'}{u \\ln 2}", (u, du) => over(du, times(u, LN_2))),
  log10: ofOne("(\\log_{10} u)' = \\frac{u'}{u \\ln 10}", (u, du) => over(du, times(u, LN_10))),
  log1p: ofOne("(\\ln(1 + u))' = \\frac{u'}{1 + u}", (u, du) => over(du, plus(ONE, u))),
  log_base: (call, depends) => {
    const [u, base] = operandsOf(call);
    if (!depends(base)) {
      const rule = functionRule('log_base', "(\\log_b u)' = \\frac{u'}{u \\ln b}");
      return { rule, parts: [u], result: ([du = ONE]) => over(du, times(u, ln(base))) };
    }
    const law = "(\\log_b u)' = \\left(\\frac{u'}{u} - \\log_b(u) \\frac{b'}{b}\\right) \\frac{1}{\\ln b}";
    return {
      rule: functionRule('log_base', law),
      parts: [u, base],
      result: ([du = ONE, dbase = ONE]): Tree => over(minus(over(du, u), times(call, over(dbase, base))), ln(base)),
    };
  },
  // The weights in a form that does not overflow.
  logaddexp: ofTwo("(\\ln(e^u + e^v))' = \\sigma(u - v)\\,u' + \\sigma(v - u)\\,v'", (u, v, du, dv) =>
    plus(times(sigmoid(minus(u, v)), du), times(sigmoid(minus(v, u)), dv)),
  ),
};
