/**
 * What is differentiated by rule when a formula is: the scalar tree, its names, and where they stand. A formula that works
 * element by element is one scalar formula for all elements; any other over arrays is written out.
 */
import { elementName, numel } from '../../calculus/broadcast';
import { elementValues } from '../../calculus/gradient';
import { elementsOf, totalOf } from '../../calculus/elements';
import type { Expression } from '../../languages/expression/expression';
import { some } from '../../languages/expression/fold';
import { functionNamed } from '../../languages/expression/functions/functions';
import { isElementwise } from '../../languages/expression/structure';
import type { Tree } from '../../languages/expression/tree';
import type { By } from '../../trace/formula';
import { message, type Message } from '../../trace/message';
import { isRefusal, refusal, type Refusal } from '../../trace/refusal';
import type { Formula, VariableValues } from '../formula';
import type { Clock } from '../stopwatch';

/** A formula that ran, as far as its derivatives by rule are concerned. */
export interface Ran {
  readonly expression: Expression;
  readonly formula: Formula;
  readonly values: VariableValues;
  /** The whole document. */
  readonly text: string;
  /** How many evaluations a comparison over the domain may spend point by point. */
  readonly evaluations: number;
  readonly now: Clock;
}

/** Of which variable a name is, and which element of it; null: of a number, or of every element. */
export interface Place {
  readonly variable: string;
  readonly element: number | null;
}

export interface Subject {
  /** Every name is a number. */
  readonly tree: Tree;
  readonly names: ReadonlyMap<string, Place>;
  /** The run's values by those names; of an array that one name stands for, its first element. */
  readonly values: ReadonlyMap<string, number>;
  /** Whether one name stands for many elements, so that `values` are only where samples begin. */
  readonly everyElement: boolean;
  readonly notes: readonly Message[];
}

/** The formula and its values: all that a subject is made of. */
export type Given = Pick<Ran, 'expression' | 'values'>;

/** Makes the subjects of one run, each at its first use. */
export class Subjects {
  private readonly ran: Given;
  private readonly asWritten: Subject | null;
  private byElements: Subject | Refusal | null = null;

  constructor(ran: Given) {
    this.ran = ran;
    this.asWritten = subjectAsWritten(ran);
  }

  /** The one in which all of these are names; says why where there is none. */
  for(by: By): Subject | Refusal {
    const { asWritten } = this;
    if (asWritten !== null && by.every((name) => asWritten.names.has(name))) return asWritten;
    const unknown = by.find((name) => !this.isName(name));
    if (unknown !== undefined) return this.unknown(unknown);
    const array = by.find((name) => numel(this.ran.values.get(name)?.shape ?? []) !== 1);
    if (array !== undefined && this.ran.values.has(array)) return this.chooseElement(array);
    this.byElements ??= subjectByElements(this.ran);
    const subject = this.byElements;
    if (isRefusal(subject)) return subject;
    const missing = by.find((name) => !subject.names.has(name));
    return missing === undefined ? subject : this.chooseElement(missing);
  }

  /** `x[0]`, `x[1]`, …: the names by which an array's elements are differentiated by. */
  elementsOf(variable: string): readonly string[] {
    const { shape, values } = this.ran.values.get(variable) ?? { shape: [], values: [] };
    return values.map((_, element) => elementName(variable, element, shape));
  }

  private isName(name: string): boolean {
    const { values } = this.ran;
    if (values.has(name)) return true;
    const variable = name.replace(/(?:\[\d+\])+$/, '');
    const shape = values.get(variable)?.shape;
    if (shape === undefined) return false;
    const indices = [...name.slice(variable.length).matchAll(/\d+/g)].map(([index]) => Number(index));
    return indices.length === shape.length && indices.every((index, d) => index < (shape[d] ?? 0));
  }

  private unknown(name: string): Refusal {
    const { range } = this.ran.expression;
    return refusal(
      range,
      message('derivatives.unknown', 'The formula has no variable {name}.', { name }),
      message('derivatives.unknown.hint', 'Its variables: {names}.', { names: [...this.ran.values.keys()].join(', ') }),
    );
  }

  private chooseElement(name: string): Refusal {
    const { range } = this.ran.expression;
    const shape = this.ran.values.get(name)?.shape ?? [];
    return refusal(
      range,
      message('derivatives.array', '{name} has {count} elements, and the formula combines them.', {
        name,
        count: numel(shape),
      }),
      message('derivatives.array.hint', 'Choose one of them, such as {element}.', {
        element: elementName(name, 0, shape),
      }),
    );
  }
}

/** null where arrays are combined, so that no one scalar formula says it all. */
function subjectAsWritten({ expression, values }: Given): Subject | null {
  const scalars = [...values.values()].every(({ values: all }) => all.length === 1);
  const plain = [...values.values()].every(({ shape }) => shape.length === 0);
  if (!isElementwise(expression) && !(plain && isScalarThroughout(expression.tree))) return null;
  return {
    tree: expression.tree,
    names: new Map([...values.keys()].map((name) => [name, { variable: name, element: null }])),
    values: new Map([...values].map(([name, { values: all }]) => [name, all[0] ?? NaN])),
    everyElement: !scalars,
    notes: scalars
      ? []
      : [
          message(
            'derivatives.each',
            'The values are arrays: this holds for each element. What stands for several of them gets the sum.',
          ),
        ],
  };
}

/** Conditions on numbers are differentiated branch by branch; what is made for arrays is written out. */
function isScalarThroughout(tree: Tree): boolean {
  return !some(
    tree,
    (part) => part.kind === 'list' || (part.kind === 'call' && functionNamed(part.operator)?.shape !== 'elementwise'),
  );
}

function subjectByElements({ expression, values }: Given): Subject | Refusal {
  const shapes = new Map([...values].map(([name, { shape }]) => [name, shape]));
  const written = elementsOf(expression.tree, shapes);
  if (isRefusal(written)) return written;
  const tree = totalOf(written, expression.tree);
  if (isRefusal(tree)) return tree;
  const isArray = [...values.values()].some(({ shape }) => shape.length > 0);
  const notes = [
    ...(isArray ? [message('derivatives.elements', 'The formula is written out by the elements of its arrays.')] : []),
    ...(written.elements.length > 1 ? [message('derivatives.summed', 'The elements of the result are added up.')] : []),
  ];
  return {
    tree,
    names: new Map(
      [...values].flatMap(([variable, { shape, values: all }]) =>
        all.map((_, element) => [elementName(variable, element, shape), { variable, element }] as const),
      ),
    ),
    values: elementValues(values),
    everyElement: false,
    notes,
  };
}
