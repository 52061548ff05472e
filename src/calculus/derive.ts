/**
 * Differentiates a formula of numbers by rule, exactly, the way one does by hand: every part by the rule of its outermost
 * operator, from the derivatives of its own parts. Knows no values, and nothing of arrays but lists that are reduced.
 * Depth costs no stack; a part that occurs several times is differentiated once.
 */
import { partsOf } from '../languages/expression/fold';
import { nameTex } from '../languages/expression/greek';
import type { BoundTree, Tree } from '../languages/expression/tree';
import { typeset } from '../languages/expression/typeset';
import type { By } from '../trace/formula';
import { message } from '../trace/message';
import { isRefusal, refusal, type Refusal } from '../trace/refusal';
import type { Derivation, Rule } from './derivation';
import { ONE, ZERO } from './rules/build';
import { chosenRule } from './rules/choices';
import { CalculusError, named, noNumber, type Plan } from './rules/plan';
import { ruleOf } from './rules/rules';
import { sizeOf } from './size';

/** A derivative may have this many parts, written out. */
export const MAX_SIZE = 20_000;
/** And what is differentiated this many. */
const MAX_GIVEN = 5 * MAX_SIZE;

/** The derivative of a formula of numbers with respect to the variable `by`; `x[0]` is a variable of that name. */
export function derive(tree: Tree, by: string): Derivation | Refusal {
  try {
    return new Differentiation(by).run(tree);
  } catch (error) {
    if (error instanceof CalculusError) return error.refusal;
    throw error;
  }
}

/** Derivatives of one tree, by the variables that led to each. */
export type Derived = Map<string, Derivation | Refusal>;

/** Differentiates by one variable after another; the last is the answer. What is `known` of the tree is kept there. */
export function deriveBy(tree: Tree, by: By, known: Derived = new Map()): readonly Derivation[] | Refusal {
  const derivations: Derivation[] = [];
  let of = tree;
  for (const [index, variable] of by.entries()) {
    const key = by.slice(0, index + 1).join(' ');
    const derivation = known.get(key) ?? derive(of, variable);
    known.set(key, derivation);
    if (isRefusal(derivation)) return derivation;
    derivations.push(derivation);
    of = derivation.result;
  }
  return derivations;
}

type Task =
  | { readonly kind: 'visit'; readonly tree: Tree }
  | { readonly kind: 'finish'; readonly tree: Tree; readonly plan: Plan };

class Differentiation {
  private readonly by: string;
  private readonly dependence = new Map<Tree, boolean>();
  private readonly derivations = new Map<Tree, Derivation>();
  private readonly tasks: Task[] = [];

  constructor(by: string) {
    this.by = by;
  }

  run(tree: Tree): Derivation {
    this.tasks.push({ kind: 'visit', tree });
    for (let task = this.tasks.pop(); task !== undefined; task = this.tasks.pop())
      if (task.kind === 'visit') this.visit(task.tree);
      else this.finish(task.tree, task.plan);
    return this.derivationOf(tree);
  }

  private visit(tree: Tree): void {
    if (this.derivations.has(tree)) return;
    if (tree.kind === 'list') throw noNumber(tree.range);
    // Rules look through whole sums and products, shared parts as often as they are mentioned.
    if (sizeOf(tree) > MAX_GIVEN) throw tooLarge(tree);
    const plan = this.planOf(tree);
    this.tasks.push({ kind: 'finish', tree, plan });
    for (let i = plan.parts.length - 1; i >= 0; i--) {
      const part = plan.parts[i];
      if (part !== undefined) this.tasks.push({ kind: 'visit', tree: part });
    }
  }

  private finish(tree: Tree, plan: Plan): void {
    if (this.derivations.has(tree)) return;
    const parts = plan.parts.map((part) => this.derivationOf(part));
    const result = plan.result(parts.map((part) => part.result));
    if (sizeOf(result) > MAX_SIZE) throw tooLarge(tree);
    this.derivations.set(tree, { of: tree, by: this.by, rule: plan.rule, result, parts });
  }

  private derivationOf(tree: Tree): Derivation {
    const derivation = this.derivations.get(tree);
    if (derivation === undefined) throw new Error('A part was not differentiated.');
    return derivation;
  }

  private planOf(tree: Tree): Plan {
    if (!this.depends(tree)) return { rule: constantRule(tree), parts: [], result: () => ZERO };
    switch (tree.kind) {
      case 'name':
        return { rule: variableRule(tree.name), parts: [], result: () => ONE };
      case 'bound':
        return { rule: substitution(tree), parts: [tree.definition], result: ([derived = ZERO]) => derived };
      case 'condition':
        return chosenRule(tree);
      case 'call': {
        const rule = ruleOf(tree.operator);
        if (rule === undefined) throw withoutRule(tree, tree.operator);
        return rule(tree, (part) => this.depends(part));
      }
      default:
        throw noNumber(tree.range);
    }
  }

  /** Whether the variable occurs in it, in what names in it stand for too. */
  private depends(tree: Tree): boolean {
    const known = this.dependence;
    const pending: Tree[] = [tree];
    for (let next = pending.at(-1); next !== undefined; next = pending.at(-1)) {
      const parts = known.has(next) ? [] : partsOf(next);
      const unknown = parts.filter((part) => !known.has(part));
      if (unknown.length > 0) {
        for (const part of unknown) pending.push(part);
        continue;
      }
      if (!known.has(next))
        known.set(
          next,
          (next.kind === 'name' && next.name === this.by) || parts.some((part) => known.get(part) === true),
        );
      pending.pop();
    }
    return known.get(tree) === true;
  }
}

function constantRule(tree: Tree): Rule {
  return tree.kind === 'number'
    ? named('number', 'Derivative of a number', "c' = 0")
    : named('constant', 'Derivative of a constant', "c' = 0");
}

function variableRule(name: string): Rule {
  const tex = nameTex(name);
  return named('variable', 'Derivative of the variable', `\\frac{d${tex}}{d${tex}} = 1`);
}

function substitution({ name, definition }: BoundTree): Rule {
  return {
    name: message('rule.substitution', '{name} stands for its formula', { name }),
    law: `${nameTex(name)} = ${typeset(definition)}`,
  };
}

function tooLarge({ range }: Tree): CalculusError {
  const what = message(
    'calculus.too-large',
    'The derivative of this part is longer than {limit} operators and names.',
    {
      limit: MAX_SIZE,
    },
  );
  const hint = message('calculus.too-large.hint', 'Differentiate a part of the formula, or fewer times.');
  return new CalculusError(refusal(range, what, hint));
}

function withoutRule({ range }: Tree, operator: string): CalculusError {
  const what = message('calculus.no-rule', 'There is no rule for “{operator}”.', { operator });
  const hint = message('calculus.no-rule.hint', 'Write out what it computes.');
  return new CalculusError(refusal(range, what, hint));
}
