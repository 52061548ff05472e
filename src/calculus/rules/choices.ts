/** The larger, the smaller, limits and branches. At ties and limits as PyTorch: half each, and 0. */
import type { CallTree, ConditionTree, Tree } from '../../languages/expression/tree';
import { sizeOf } from '../size';
import { either, number, ONE, over, plus, times, TWO, ZERO } from './build';
import { both, cases, greater, less, sign, unequal } from './functions';
import { functionRule, keywordsOf, named, ofOne, ofTwo, operandsOf, type Plan, type Rules } from './plan';

/** Derivatives up to this size may be written twice. */
const REPEATED = 60;
const HALF = over(ONE, TWO);

type OfTwo = (u: Tree, v: Tree, du: Tree, dv: Tree) => Tree;

interface Choice {
  readonly law: string;
  readonly of: OfTwo;
}

const larger: Choice = {
  law: choiceLaw('max', 'u > v', 'u < v'),
  of: (u, v, du, dv) => chosen(greater(u, v), less(u, v), du, dv),
};

const smaller: Choice = {
  law: choiceLaw('min', 'u < v', 'u > v'),
  of: (u, v, du, dv) => chosen(less(u, v), greater(u, v), du, dv),
};

function choiceLaw(name: string, first: string, second: string): string {
  const rows = [`u' & \\text{if } ${first}`, `v' & \\text{if } ${second}`, "\\frac{u' + v'}{2} & \\text{otherwise}"];
  return `\\${name}(u, v)' = \\begin{cases} ${rows.join(' \\\\ ')} \\end{cases}`;
}

/**
 * Long derivatives are written once each, with weights, lest those of `max(max(max(…` double from one to the next.
 */
function chosen(first: Tree, second: Tree, du: Tree, dv: Tree): Tree {
  if (sizeOf(du) + sizeOf(dv) <= REPEATED) return cases([first, du], [second, dv], over(plus(du, dv), TWO));
  return plus(
    times(cases([first, ONE], [second, ZERO], HALF), du),
    times(cases([first, ZERO], [second, ONE], HALF), dv),
  );
}

/** Where one operand is no number, the slope of the other; a variable is one. */
function numberOf(u: Tree, v: Tree, du: Tree, dv: Tree, choice: OfTwo): Tree {
  const unless = (operand: Tree, then: Tree, otherwise: Tree): Tree =>
    operand.kind === 'number' || operand.kind === 'name'
      ? otherwise
      : either(unequal(operand, operand), then, otherwise);
  return unless(u, dv, unless(v, du, choice(u, v, du, dv)));
}

export const CHOICES: Rules = {
  abs: ofOne("\\left|u\\right|' = \\operatorname{sgn}(u)\\,u'", (u, du) => times(sign(u), du)),
  maximum: ofTwo(larger.law, larger.of),
  minimum: ofTwo(smaller.law, smaller.of),
  fmax: ofTwo(larger.law, (u, v, du, dv) => numberOf(u, v, du, dv, larger.of)),
  fmin: ofTwo(smaller.law, (u, v, du, dv) => numberOf(u, v, du, dv, smaller.of)),
  clamp: (call) => {
    const [u] = operandsOf(call);
    const law =
      "\\operatorname{clamp}(u)' = \\begin{cases} u' & \\text{if } \\mathrm{min} < u < \\mathrm{max} \\\\ 0 & \\text{otherwise} \\end{cases}";
    const inside = within(u, keywordsOf(call)('min', -Infinity), keywordsOf(call)('max', Infinity));
    const rule = functionRule('clamp', law);
    return { rule, parts: [u], result: ([du = ZERO]) => (inside === null ? du : either(inside, du, ZERO)) };
  },
  where: chosenRule,
};

function within(u: Tree, min: number, max: number): Tree | null {
  const above = min === -Infinity ? null : greater(u, number(min));
  const below = max === Infinity ? null : less(u, number(max));
  return above === null || below === null ? (above ?? below) : both(above, below);
}

/** Of a condition or `where`; the condition itself is not differentiated. */
export function chosenRule(tree: ConditionTree | CallTree): Plan {
  const [condition, then, otherwise] = branchesOf(tree) ?? [ZERO, ZERO, ZERO];
  return branches(condition, then, otherwise);
}

/** Condition and branches, also of what a name stands for; null for what is not chosen by a condition. */
export function branchesOf(tree: Tree): readonly [condition: Tree, then: Tree, otherwise: Tree] | null {
  let chosen = tree;
  while (chosen.kind === 'bound') chosen = chosen.definition;
  if (chosen.kind === 'condition') return [chosen.condition, chosen.then, chosen.otherwise];
  if (chosen.kind !== 'call' || chosen.operator !== 'where') return null;
  const [condition = ZERO, then = ZERO, otherwise = ZERO] = chosen.operands;
  return [condition, then, otherwise];
}

export function branches(condition: Tree, then: Tree, otherwise: Tree): Plan {
  const law = (u: string, v: string): string =>
    `\\begin{cases} ${u} & \\text{if } c \\\\ ${v} & \\text{otherwise} \\end{cases}`;
  return {
    rule: named('condition', 'Branch by branch', `\\left(${law('u', 'v')}\\right)' = ${law("u'", "v'")}`),
    parts: [then, otherwise],
    result: ([dthen = ZERO, dotherwise = ZERO]) => either(condition, dthen, dotherwise),
  };
}
