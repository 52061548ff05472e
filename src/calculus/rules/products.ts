/** Products of vectors, and what takes numbers out of lists. Between numbers these are plain products. */
import type { CallTree } from '../../languages/expression/tree';
import { plus, sumOf, times, ZERO } from './build';
import { productRule } from './arithmetic';
import { itemAt, itemsOf } from './items';
import { functionRule, named, noNumber, operandsOf, type Depends, type Plan, type RuleOf, type Rules } from './plan';

const copied: RuleOf = (call) => {
  const [u] = operandsOf(call);
  return { rule: named('same', 'The same number', "u' = u'"), parts: [u], result: ([du = ZERO]) => du };
};

/** Of a lone number softmax is 1 whatever it is. */
const alone: RuleOf = (call) => {
  const [u] = operandsOf(call);
  if (itemsOf(u) !== null) throw noNumber(call.range);
  return {
    rule: functionRule(call.operator, `\\operatorname{${call.operator.replace('_', '')}}(u)' = 0`),
    parts: [],
    result: () => ZERO,
  };
};

export const PRODUCTS: Rules = {
  matmul: dotRule,
  dot: dotRule,
  outer: (call, depends) => {
    if (operandsOf(call).some((operand) => itemsOf(operand) !== null)) throw noNumber(call.range);
    return productRule(call, depends);
  },
  t: copied,
  clone: copied,
  select: (call) => {
    const [list] = operandsOf(call);
    const { index } = call.keywords;
    if (itemsOf(list) === null) return copied(call, () => true);
    const item = itemAt(list, typeof index === 'number' ? index : 0);
    return {
      rule: named('element', 'Derivative of an element', "(u_i)' = u_i'"),
      parts: [item],
      result: ([du = ZERO]) => du,
    };
  },
  softmax: alone,
  log_softmax: alone,
};

function dotRule(call: CallTree, depends: Depends): Plan {
  const [u, v] = operandsOf(call);
  const [left, right] = [itemsOf(u), itemsOf(v)];
  if (left === null && right === null) return productRule(call, depends);
  if (left?.length !== right?.length || left === null || right === null) throw noNumber(call.range);
  const count = left.length;
  return {
    rule: named('dot', 'Product rule', "\\left(\\sum_i u_i\\,v_i\\right)' = \\sum_i (u_i'\\,v_i + u_i\\,v_i')"),
    parts: [...left, ...right],
    result: (derived) =>
      sumOf(
        left.map((item, i) =>
          plus(times(derived[i] ?? ZERO, right[i] ?? ZERO), times(item, derived[count + i] ?? ZERO)),
        ),
      ),
  };
}
