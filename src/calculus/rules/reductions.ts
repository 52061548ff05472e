/** Functions of a list of numbers; of a lone number they are that number, or what is left of it. */
import type { CallTree, Tree } from '../../languages/expression/tree';
import { either, isZero, minus, number, ONE, over, productOf, sumOf, times, ZERO } from './build';
import { equal, exp, sign } from './functions';
import { itemsOf } from './items';
import { functionRule, operandsOf, type Plan, type RuleOf, type Rules } from './plan';

/** Of the list's numbers, their derivatives, the call itself. */
type OfList = (items: readonly Tree[], derived: readonly Tree[], call: CallTree) => Tree;
type OfNumber = (u: Tree, du: Tree) => Tree;

const itself: OfNumber = (_, du) => du;
const undefinedSlope: OfNumber = () => number(NaN);

function reduction(law: string, ofList: OfList, ofNumber: OfNumber = itself): RuleOf {
  return (call): Plan => {
    const [operand] = operandsOf(call);
    const items = itemsOf(operand);
    const rule = functionRule(call.operator, law);
    if (items === null) return { rule, parts: [operand], result: ([du = ZERO]) => ofNumber(operand, du) };
    return { rule, parts: items, result: (derived) => ofList(items, derived, call) };
  };
}

const extreme = (name: string): RuleOf =>
  reduction(
    `(\\${name}_i u_i)' = \\frac{\\sum_i [u_i = \\${name}]\\,u_i'}{\\sum_i [u_i = \\${name}]}`,
    (items, derived, call) => {
      const chosen = items.map((item) => equal(item, call));
      const slopes = derived.map((du, i) => either(chosen[i] ?? ZERO, du, ZERO));
      return over(sumOf(slopes), sumOf(chosen.map((holds) => either(holds, ONE, ZERO))));
    },
  );

/** Σ (u − ū) u', half of the derivative of the sum of squared deviations: deviations add up to 0, so ū' falls out. */
function deviationSlopes(items: readonly Tree[], derived: readonly Tree[]): Tree {
  const mean = over(sumOf(items), number(items.length));
  return sumOf(items.map((item, i) => times(minus(item, mean), derived[i] ?? ZERO)));
}

export const REDUCTIONS: Rules = {
  sum: reduction("\\left(\\sum_i u_i\\right)' = \\sum_i u_i'", (_, derived) => sumOf(derived)),
  mean: reduction("\\left(\\frac{1}{n} \\sum_i u_i\\right)' = \\frac{1}{n} \\sum_i u_i'", (items, derived) =>
    over(sumOf(derived), number(items.length)),
  ),
  prod: reduction("\\left(\\prod_i u_i\\right)' = \\sum_i u_i' \\prod_{j \\ne i} u_j", (items, derived) =>
    sumOf(derived.map((du, i) => (isZero(du) ? ZERO : productOf(items.map((item, j) => (i === j ? du : item)))))),
  ),
  amax: extreme('max'),
  amin: extreme('min'),
  max: extreme('max'),
  min: extreme('min'),
  norm: reduction(
    "\\left\\|u\\right\\|' = \\frac{\\sum_i u_i\\,u_i'}{\\left\\|u\\right\\|}",
    (items, derived, call) => over(sumOf(items.map((item, i) => times(item, derived[i] ?? ZERO))), call),
    (u, du) => times(sign(u), du),
  ),
  var: reduction(
    "\\operatorname{var}(u)' = \\frac{2 \\sum_i (u_i - \\bar u)\\,u_i'}{n - 1}",
    (items, derived) => over(times(number(2), deviationSlopes(items, derived)), number(items.length - 1)),
    undefinedSlope,
  ),
  std: reduction(
    "\\operatorname{std}(u)' = \\frac{\\sum_i (u_i - \\bar u)\\,u_i'}{(n - 1) \\operatorname{std}(u)}",
    (items, derived, call) => over(deviationSlopes(items, derived), times(number(items.length - 1), call)),
    undefinedSlope,
  ),
  logsumexp: reduction(
    "\\left(\\ln \\sum_i e^{u_i}\\right)' = \\sum_i e^{u_i - \\operatorname{logsumexp}(u)}\\,u_i'",
    (items, derived, call) => sumOf(items.map((item, i) => times(exp(minus(item, call)), derived[i] ?? ZERO))),
  ),
};
