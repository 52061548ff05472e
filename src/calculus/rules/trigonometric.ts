/** Angles, and the hyperbolic functions beside them. */
import { minus, negative, number, ONE, over, plus, squared, times } from './build';
import { cos, cosh, cot, csc, PI, sec, sin, sinh, sqrt, tan, tanh } from './functions';
import { ofOne, ofTwo, type Rules } from './plan';

export const TRIGONOMETRIC: Rules = {
  sin: ofOne("(\\sin u)' = \\cos(u)\\,u'", (u, du) => times(cos(u), du)),
  cos: ofOne("(\\cos u)' = -\\sin(u)\\,u'", (u, du) => negative(times(sin(u), du))),
  tan: ofOne("(\\tan u)' = \\frac{u'}{\\cos^2 u}", (u, du) => over(du, squared(cos(u)))),
  cot: ofOne("(\\cot u)' = -\\frac{u'}{\\sin^2 u}", (u, du) => negative(over(du, squared(sin(u))))),
  sec: ofOne("(\\sec u)' = \\sec(u) \\tan(u)\\,u'", (u, du) => times(times(sec(u), tan(u)), du)),
  csc: ofOne("(\\csc u)' = -\\csc(u) \\cot(u)\\,u'", (u, du) => negative(times(times(csc(u), cot(u)), du))),
  asin: ofOne("(\\arcsin u)' = \\frac{u'}{\\sqrt{1 - u^2}}", (u, du) => over(du, sqrt(minus(ONE, squared(u))))),
  acos: ofOne("(\\arccos u)' = -\\frac{u'}{\\sqrt{1 - u^2}}", (u, du) =>
    negative(over(du, sqrt(minus(ONE, squared(u))))),
  ),
  atan: ofOne("(\\arctan u)' = \\frac{u'}{1 + u^2}", (u, du) => over(du, plus(ONE, squared(u)))),
  atan2: ofTwo("\\operatorname{atan2}(u, v)' = \\frac{u'\\,v - u\\,v'}{u^2 + v^2}", (u, v, du, dv) =>
    over(minus(times(du, v), times(u, dv)), plus(squared(u), squared(v))),
  ),
  rad2deg: ofOne("\\left(\\frac{180}{\\pi} u\\right)' = \\frac{180}{\\pi} u'", (_, du) =>
    times(over(number(180), PI), du),
  ),
  deg2rad: ofOne("\\left(\\frac{\\pi}{180} u\\right)' = \\frac{\\pi}{180} u'", (_, du) =>
    times(over(PI, number(180)), du),
  ),
};

export const HYPERBOLIC: Rules = {
  sinh: ofOne("(\\sinh u)' = \\cosh(u)\\,u'", (u, du) => times(cosh(u), du)),
  cosh: ofOne("(\\cosh u)' = \\sinh(u)\\,u'", (u, du) => times(sinh(u), du)),
  tanh: ofOne("(\\tanh u)' = (1 - \\tanh^2 u)\\,u'", (u, du) => times(minus(ONE, squared(tanh(u))), du)),
  asinh: ofOne("(\\operatorname{arsinh} u)' = \\frac{u'}{\\sqrt{u^2 + 1}}", (u, du) =>
    over(du, sqrt(plus(squared(u), ONE))),
  ),
  acosh: ofOne("(\\operatorname{arcosh} u)' = \\frac{u'}{\\sqrt{u^2 - 1}}", (u, du) =>
    over(du, sqrt(minus(squared(u), ONE))),
  ),
  atanh: ofOne("(\\operatorname{artanh} u)' = \\frac{u'}{1 - u^2}", (u, du) => over(du, minus(ONE, squared(u)))),
};
