/** Functions that jump: flat or straight between their jumps, where the derivative is taken. */
import { either, ZERO } from './build';
import { equal } from './functions';
import { flat, functionRule, ofOne, operandsOf, type Rules } from './plan';

const truth = flat("[u]' = 0");

export const STEPS: Rules = {
  floor: flat("\\lfloor u \\rfloor' = 0"),
  ceil: flat("\\lceil u \\rceil' = 0"),
  trunc: flat("\\operatorname{trunc}(u)' = 0"),
  round: flat("\\operatorname{round}(u)' = 0"),
  round_half_up: flat("\\operatorname{round}(u)' = 0"),
  sign: flat("\\operatorname{sgn}(u)' = 0"),
  frac: ofOne("(u - \\operatorname{trunc} u)' = u'", (_, du) => du),
  heaviside: (call) => {
    const [u, half] = operandsOf(call);
    const law =
      "\\operatorname{heaviside}(u, v)' = \\begin{cases} v' & \\text{if } u = 0 \\\\ 0 & \\text{otherwise} \\end{cases}";
    const rule = functionRule('heaviside', law);
    return { rule, parts: [half], result: ([dhalf = ZERO]) => either(equal(u, ZERO), dhalf, ZERO) };
  },
  gt: truth,
  lt: truth,
  ge: truth,
  le: truth,
  eq: truth,
  ne: truth,
  logical_and: truth,
  logical_or: truth,
  logical_not: truth,
};
