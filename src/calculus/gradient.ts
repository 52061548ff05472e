/**
 * Gradients by rule, as plain numbers: derivative formulas, evaluated. Without the engine, so that it is a check of
 * autograd that shares nothing with it. What works element by element, and sums of it, is derived once for all elements;
 * all else is written out into its elements first. Bounded by counting, since no clock is known here.
 */
import type { Expression } from '../languages/expression/expression';
import { some } from '../languages/expression/fold';
import type { Tree } from '../languages/expression/tree';
import { message, type Message } from '../trace/message';
import { isRefusal } from '../trace/refusal';
import { elementName, numel, placesIn, type Shape } from './broadcast';
import { derive } from './derive';
import { writtenOut } from './elements';
import { plainFunction } from './plain';
import { roundingOf } from './rounding';
import { sizeOf } from './size';
import { staged, type Stage, type Staged } from './stages';

/** A variable's value, row-major. */
export interface ArrayValue {
  readonly shape: Shape;
  readonly values: readonly number[];
}

export type Arrays = ReadonlyMap<string, ArrayValue>;

export interface RuleGradient {
  /** Row-major, of the first elements where the variable has very many; null where it was not computed. */
  readonly values: readonly number[] | null;
  /** Why it was not. */
  readonly reason: Message | null;
  /** How far off an element may be by rounding. */
  readonly rounding: (element: number) => number;
}

/** Elements of a variable whose derivatives are computed at most. */
export const MAX_ELEMENTS = 1000;
/** Parts of formulas that are evaluated, of all variables together: some milliseconds. */
const MAX_EVALUATED = 300_000;
/** Parts of a written-out formula, times the elements by which it is derived. */
const MAX_DERIVED = 20_000;

/** One gradient for each variable of the expression. */
export function gradientByRule(
  { tree, variables }: Pick<Expression, 'tree' | 'variables'>,
  values: Arrays,
): ReadonlyMap<string, RuleGradient> {
  const names = variables.map(({ name }) => name);
  const shapes = new Map([...values].map(([name, { shape }]) => [name, shape]));
  const inStages = staged(tree, shapes);
  if (inStages === null) return byElements(tree, names, values);
  const gradients = new StagedGradients(inStages, values);
  return new Map(names.map((name) => [name, answered(() => gradients.by(name))]));
}

/** Why something is not computed, thrown out of the middle of it. */
class Unchecked extends Error {
  readonly reason: Message;

  constructor(reason: Message) {
    super(reason.text);
    this.reason = reason;
  }
}

function answered(body: () => RuleGradient): RuleGradient {
  try {
    return body();
  } catch (error) {
    if (error instanceof Unchecked) return unchecked(error.reason);
    throw error;
  }
}

function unchecked(reason: Message): RuleGradient {
  return { values: null, reason, rounding: () => Infinity };
}

function tooLarge(): Unchecked {
  return new Unchecked(message('rule.size', 'The formula is too large here to be differentiated by rule.'));
}

/** The derivative's formula. */
function derivative(tree: Tree, name: string): Tree {
  const derivation = derive(tree, name);
  if (isRefusal(derivation)) throw new Unchecked(derivation.message);
  return derivation.result;
}

function isZero(tree: Tree): boolean {
  return tree.kind === 'number' && tree.value === 0;
}

// Element by element

/** A formula's values over the elements of an array; with a factor that they all have. */
interface Term {
  readonly tree: Tree;
  readonly shape: Shape;
  readonly factor: number;
}

/** The chain rule from the whole to its sums, and from each sum to what stands in it. */
class StagedGradients {
  private readonly root: Tree;
  private readonly stages: readonly Stage[];
  private readonly values: Map<string, ArrayValue>;
  /** What the whole changes by as a stage does. */
  private readonly factors = new Map<string, number>();
  private spent = 0;

  constructor({ root, stages }: Staged, values: Arrays) {
    this.root = root;
    this.stages = stages;
    this.values = new Map(values);
  }

  by(name: string): RuleGradient {
    const { shape } = this.values.get(name) ?? { shape: [] };
    const terms = this.termsBy(name);
    const sums = new Float64Array(numel(shape));
    const sizes = new Float64Array(numel(shape));
    for (const term of terms) {
      // Of an array that stands in its own place, only the elements that are shown.
      const isWhole = term.shape.join() === shape.join();
      const place = placesIn(shape, term.shape);
      this.over(term, isWhole ? Math.min(sums.length, MAX_ELEMENTS) : numel(term.shape), (value, element) => {
        const at = place(element);
        sums[at] = (sums[at] ?? 0) + value * term.factor;
        sizes[at] = (sizes[at] ?? 0) + Math.abs(value * term.factor);
      });
    }
    return {
      values: Array.from(sums.subarray(0, MAX_ELEMENTS)),
      reason: null,
      rounding: (wanted) => {
        const added = terms.reduce((sum, term) => sum + this.roundingAt(term, shape, wanted), 0);
        const most = terms.reduce((count, term) => Math.max(count, numel(term.shape)), 1);
        return added + most * Number.EPSILON * (sizes[wanted] ?? 0);
      },
    };
  }

  /** The whole's own derivative, and that of each sum times what the sum changes the whole by. */
  private termsBy(name: string): readonly Term[] {
    const own: Term = { tree: derivative(this.root, name), shape: [], factor: 1 };
    const others = this.stages.map(({ name: stage, operand, shape }): Term => {
      const tree = derivative(operand, name);
      return { tree, shape, factor: isZero(tree) ? 0 : this.factorOf(stage) };
    });
    return [own, ...others].filter(({ tree }) => !isZero(tree));
  }

  private factorOf(stage: string): number {
    const known = this.factors.get(stage);
    if (known !== undefined) return known;
    let factor = 0;
    // Stages name only those before them, so this goes towards the end.
    for (const term of this.termsBy(stage))
      this.over(term, numel(term.shape), (value) => {
        factor += value * term.factor;
      });
    this.factors.set(stage, factor);
    return factor;
  }

  private roundingAt(term: Term, shape: Shape, wanted: number): number {
    const place = placesIn(shape, term.shape);
    let sum = 0;
    this.overPoints(term, numel(term.shape), (point, element) => {
      if (place(element) === wanted) sum += Math.abs(term.factor) * roundingOf(term.tree, point);
    });
    return sum;
  }

  private over({ tree, shape }: Term, count: number, visit: (value: number, element: number) => void): void {
    this.spent += count * sizeOf(tree);
    if (this.spent > MAX_EVALUATED) throw tooLarge();
    const at = plainFunction(tree);
    this.overPoints({ tree, shape }, count, (point, element) => {
      visit(at(point), element);
    });
  }

  /** The same map again and again, with other values. */
  private overPoints(
    { tree, shape }: Pick<Term, 'tree' | 'shape'>,
    count: number,
    visit: (point: ReadonlyMap<string, number>, element: number) => void,
  ): void {
    const point = new Map<string, number>();
    const moving: ((element: number) => void)[] = [];
    for (const name of namesIn(tree)) {
      const value = this.valueOf(name);
      if (value.values.length === 1) point.set(name, value.values[0] ?? NaN);
      else {
        const place = placesIn(value.shape, shape);
        moving.push((element) => point.set(name, value.values[place(element)] ?? NaN));
      }
    }
    for (let element = 0; element < count; element += 1) {
      for (const move of moving) move(element);
      visit(point, element);
    }
  }

  /** A variable's value as it was given, a stage's computed at its first use. */
  private valueOf(name: string): ArrayValue {
    const known = this.values.get(name);
    if (known !== undefined) return known;
    const stage = this.stages.find((one) => one.name === name);
    let total = stage === undefined ? NaN : 0;
    if (stage !== undefined)
      this.over({ tree: stage.operand, shape: stage.shape, factor: 1 }, numel(stage.shape), (value) => {
        total += value;
      });
    const value = { shape: [], values: [total] };
    this.values.set(name, value);
    return value;
  }
}

function namesIn(tree: Tree): ReadonlySet<string> {
  const names = new Set<string>();
  some(tree, (part) => {
    if (part.kind === 'name') names.add(part.name);
    return false;
  });
  return names;
}

// Written out

function byElements(tree: Tree, names: readonly string[], values: Arrays): ReadonlyMap<string, RuleGradient> {
  const shapes = new Map([...values].map(([name, { shape }]) => [name, shape]));
  const scalar = writtenOut(tree, shapes);
  if (isRefusal(scalar)) return new Map(names.map((name) => [name, unchecked(scalar.message)]));
  const point = elementValues(values);
  let spent = 0;
  return new Map(
    names.map((name) => {
      const { shape } = values.get(name) ?? { shape: [] };
      const count = Math.min(numel(shape), MAX_ELEMENTS);
      spent += sizeOf(scalar) * count;
      return [name, answered(() => elementGradient(scalar, name, { shape, count }, point, spent))];
    }),
  );
}

function elementGradient(
  scalar: Tree,
  name: string,
  { shape, count }: { readonly shape: Shape; readonly count: number },
  point: ReadonlyMap<string, number>,
  spent: number,
): RuleGradient {
  if (spent > MAX_DERIVED) throw tooLarge();
  const results = Array.from({ length: count }, (_, element) => derivative(scalar, elementName(name, element, shape)));
  return {
    values: results.map((result) => plainFunction(result)(point)),
    reason: null,
    rounding: (element) => {
      const result = results[element];
      return result === undefined ? Infinity : roundingOf(result, point);
    },
  };
}

/** Every element under its own name: `x[0]`, `W[1][2]`. */
export function elementValues(values: Arrays): ReadonlyMap<string, number> {
  return new Map(
    [...values].flatMap(([name, { shape, values: all }]) =>
      all.map((value, element) => [elementName(name, element, shape), value] as const),
    ),
  );
}
