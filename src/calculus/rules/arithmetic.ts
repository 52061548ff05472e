/** Sums, products, quotients and remainders. */
import type { CallTree, Tree } from '../../languages/expression/tree';
import { minus, negative, over, plus, squared, times, ZERO } from './build';
import { floor, trunc } from './functions';
import { flat, named, ofTwo, operandsOf, type Depends, type Plan, type Rules } from './plan';

export const ARITHMETIC: Rules = {
  add: sumRule,
  sub: sumRule,
  neg: (call) => {
    const [u] = operandsOf(call);
    const rule = named('negative', 'Sign rule', "(-u)' = -u'");
    return { rule, parts: [u], result: ([du = ZERO]) => negative(du) };
  },
  mul: productRule,
  div: quotientRule,
  reciprocal: (call) => {
    const [u] = operandsOf(call);
    const rule = named('reciprocal', 'Reciprocal rule', "\\left(\\frac{1}{u}\\right)' = -\\frac{u'}{u^2}");
    return { rule, parts: [u], result: ([du = ZERO]) => negative(over(du, squared(u))) };
  },
  remainder: ofTwo("(u \\bmod v)' = u' - \\left\\lfloor \\frac{u}{v} \\right\\rfloor v'", (u, v, du, dv) =>
    minus(du, times(floor(over(u, v)), dv)),
  ),
  fmod: ofTwo("(u \\bmod v)' = u' - \\operatorname{trunc}\\left(\\frac{u}{v}\\right) v'", (u, v, du, dv) =>
    minus(du, times(trunc(over(u, v)), dv)),
  ),
  floor_divide: flat("\\left\\lfloor \\frac{u}{v} \\right\\rfloor' = 0"),
};

/** Over a whole chain of sums and differences at once. */
function sumRule(call: CallTree): Plan {
  const terms = termsOf(call);
  const [, second] = terms;
  const law =
    terms.length > 2
      ? "(u_1 \\pm u_2 \\pm \\cdots)' = u_1' \\pm u_2' \\pm \\cdots"
      : second?.positive === false
        ? "(u - v)' = u' - v'"
        : "(u + v)' = u' + v'";
  return {
    rule: named('sum', 'Sum rule', law),
    parts: terms.map(({ term }) => term),
    result: (derived) =>
      terms.reduce((sum, { positive }, i) => (positive ? plus : minus)(sum, derived[i] ?? ZERO), ZERO),
  };
}

interface Term {
  readonly term: Tree;
  readonly positive: boolean;
}

function termsOf(tree: Tree): readonly Term[] {
  const terms: Term[] = [];
  const pending: Term[] = [{ term: tree, positive: true }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { term, positive } = next;
    if (term.kind === 'call' && (term.operator === 'add' || term.operator === 'sub')) {
      const [u, v] = operandsOf(term);
      pending.push({ term: v, positive: positive === (term.operator === 'add') }, { term: u, positive });
    } else terms.push(next);
  }
  return terms;
}

/** Of `mul`, and of the other products where their operands are numbers. */
export function productRule(call: CallTree, depends: Depends): Plan {
  const [u, v] = operandsOf(call);
  const constantFactor = named('constant-factor', 'Constant factor rule', "(c\\,u)' = c\\,u'");
  if (!depends(u)) return { rule: constantFactor, parts: [v], result: ([dv = ZERO]) => times(u, dv) };
  if (!depends(v)) return { rule: constantFactor, parts: [u], result: ([du = ZERO]) => times(du, v) };
  return {
    rule: named('product', 'Product rule', "(u\\,v)' = u'\\,v + u\\,v'"),
    parts: [u, v],
    result: ([du = ZERO, dv = ZERO]) => plus(times(du, v), times(u, dv)),
  };
}

function quotientRule(call: CallTree, depends: Depends): Plan {
  const [u, v] = operandsOf(call);
  if (!depends(v))
    return {
      rule: named('constant-divisor', 'Constant factor rule', "\\left(\\frac{u}{c}\\right)' = \\frac{u'}{c}"),
      parts: [u],
      result: ([du = ZERO]) => over(du, v),
    };
  if (!depends(u))
    return {
      rule: named('reciprocal', 'Reciprocal rule', "\\left(\\frac{c}{v}\\right)' = -\\frac{c\\,v'}{v^2}"),
      parts: [v],
      result: ([dv = ZERO]) => negative(over(times(u, dv), squared(v))),
    };
  return {
    rule: named('quotient', 'Quotient rule', "\\left(\\frac{u}{v}\\right)' = \\frac{u'\\,v - u\\,v'}{v^2}"),
    parts: [u, v],
    result: ([du = ZERO, dv = ZERO]) => over(minus(times(du, v), times(u, dv)), squared(v)),
  };
}
