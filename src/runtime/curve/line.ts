/**
 * A formula along one of its variables, all else standing still: its values and derivatives at many places. What works
 * element by element is computed as the tutorials do, one vector and one `sum().backward()`; any other formula place by
 * place, each by its own branch. Knows no plots.
 */
import type { Tensor } from '../../engine/tensor/tensor';
import type { Watched } from '../flips';
import {
  constantOf,
  graphed,
  leafOf,
  sum,
  totalAt,
  valuesAt,
  withValue,
  type ArrayValue,
  type Formula,
  type Leaves,
  type VariableValues,
  type Watcher,
} from '../formula';
import type { Stopwatch } from '../stopwatch';
import { reasonOf } from '../undefined';
import { ordersOf, type MissingOrder } from './orders';

/** Where the line runs. */
export interface Along {
  readonly formula: Formula;
  readonly values: VariableValues;
  readonly stopwatch: Stopwatch;
}

/** f and its derivatives at some places; NaN where there is none. */
export interface Jets {
  readonly f: readonly number[];
  /** From the first derivative on. */
  readonly derivatives: readonly (readonly number[])[];
  /** What decides the formula's conditions there. */
  readonly watched: readonly Watched[];
  /** Why an operator would not run at some of the places. */
  readonly refusal: string | null;
  /** The first order that autograd could not give. */
  readonly missing: MissingOrder | null;
}

export class Line {
  /** One vector of places stands for the variable. */
  readonly together: boolean;
  private readonly along: Along;
  private readonly variable: string;
  private readonly element: number;
  /** Every variable but the one that moves. */
  private readonly fixed: Leaves;

  constructor(along: Along, variable: string, element: number) {
    this.along = along;
    this.variable = variable;
    this.element = element;
    this.together = runsTogether(along, variable);
    this.fixed = new Map(
      [...along.values].flatMap(([name, value]) => (name === variable ? [] : [[name, constantOf(value)]])),
    );
  }

  /** Values alone. */
  readonly f = (x: readonly number[]): readonly number[] => {
    const { formula, values, stopwatch } = this.along;
    if (this.together) {
      stopwatch.check();
      const moved = withValue(values, this.variable, { shape: [x.length], values: x });
      return spread(valuesAt(formula, moved), x.length);
    }
    return x.map((at) => {
      stopwatch.check();
      try {
        return totalAt(formula, withValue(values, this.variable, this.moved(at)));
      } catch (error) {
        reasonOf(error);
        return NaN;
      }
    });
  };

  jets(x: readonly number[], order: number): Jets {
    return this.together ? this.atOnce(x, order) : this.oneByOne(x, order);
  }

  /** How the condition of that index is decided at a place. */
  decides(condition: number, at: number): boolean {
    const { formula, values, stopwatch } = this.along;
    stopwatch.check();
    let holds = false;
    totalAt(formula, withValue(values, this.variable, this.moved(at)), {
      condition(index, value) {
        if (index === condition) holds = isTrue(value);
      },
    });
    return holds;
  }

  private atOnce(x: readonly number[], order: number): Jets {
    const leaf = leafOf({ shape: [x.length], values: x });
    const watched = watchedOf(this.along.formula);
    const result = this.run(leaf, {
      condition: (index, value) => watched[index]?.holds.push(...spread(value.toArray(), x.length).map(isNotZero)),
    });
    const { list, missing } = ordersOf(result, leaf, order, null, this.check);
    const [first] = list;
    const derivatives = first === null ? none(order, x.length) : list.map((values) => values ?? nothing(x.length));
    return { f: spread(result.toArray(), x.length), derivatives, watched, refusal: null, missing };
  }

  private oneByOne(x: readonly number[], order: number): Jets {
    const watched = watchedOf(this.along.formula);
    const f: number[] = [];
    const rows: (readonly (number | null)[])[] = [];
    let refusal: string | null = null;
    let missing: MissingOrder | null = null;
    for (const at of x) {
      this.check();
      const leaf = leafOf(this.moved(at));
      try {
        const result = this.run(leaf, { condition: (index, value) => watched[index]?.holds.push(isTrue(value)) });
        f.push(sum(result.toArray()));
        const orders = ordersOf(result, leaf, order, this.element, this.check);
        rows.push(orders.list.map((values) => values?.[this.element] ?? null));
        if (orders.missing !== null && orders.missing.order < (missing?.order ?? Infinity)) missing = orders.missing;
      } catch (error) {
        refusal ??= reasonOf(error);
        f.push(NaN);
        rows.push(new Array<number>(order).fill(NaN));
        // Nothing was decided where nothing ran: as recorded.
        for (const { holds, outcome } of watched) if (holds.length < f.length) holds.push(outcome);
      }
    }
    // Where one branch depends on x and another does not, the latter is a constant stretch, whose slope is 0.
    const constant = rows.some(([slope]) => slope !== null && !Number.isNaN(slope)) ? 0 : NaN;
    const there = missing === null ? order : missing.order - 1;
    const derivatives = Array.from({ length: there }, (_, index) =>
      rows.map((row) => (row[0] === null ? constant : (row[index] ?? NaN))),
    );
    return { f, derivatives, watched, refusal, missing };
  }

  private readonly check = (): void => {
    this.along.stopwatch.check();
  };

  private moved(at: number): ArrayValue {
    const value = this.along.values.get(this.variable);
    const moved = [...(value?.values ?? [])];
    moved[this.element] = at;
    return { shape: value?.shape ?? [], values: moved };
  }

  private run(leaf: Tensor, watcher: Watcher): Tensor {
    const { formula } = this.along;
    return graphed(
      formula,
      new Map(this.fixed).set(this.variable, leaf),
      formula.conditions.length === 0 ? null : watcher,
    );
  }
}

/** One vector of points can stand for the variable only where nothing else has a shape of its own. */
export function runsTogether({ formula, values }: Pick<Along, 'formula' | 'values'>, variable: string): boolean {
  return (
    formula.elementwise &&
    [...values].every(([name, { values: elements }]) => name === variable || elements.length === 1)
  );
}

function watchedOf({ conditions }: Formula): readonly { readonly outcome: boolean; readonly holds: boolean[] }[] {
  return conditions.map(({ outcome }) => ({ outcome, holds: [] }));
}

/** A formula without the variable gives one number for all points. */
function spread(values: readonly number[], count: number): readonly number[] {
  return values.length === count ? values : new Array<number>(count).fill(values[0] ?? NaN);
}

function none(order: number, count: number): readonly (readonly number[])[] {
  return Array.from({ length: order }, () => nothing(count));
}

function nothing(count: number): readonly number[] {
  return new Array<number>(count).fill(NaN);
}

function isTrue(value: Tensor): boolean {
  return value.toArray().some(isNotZero);
}

/** A number's truth value as in Python, where NaN is true. */
function isNotZero(value: number): boolean {
  return value !== 0;
}
