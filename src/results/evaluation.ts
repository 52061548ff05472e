/** The two halves of an evaluation: reading an expression and its values from a document, and running it. Keeps nothing. */
import type { Expression } from '../languages/expression/expression';
import type { AssignedValue } from '../languages/expression/document/values';
import { some } from '../languages/expression/fold';
import type { Tree } from '../languages/expression/tree';
import { runExpression } from '../runtime/inline';
import type { ExpressionRun } from '../runtime/run';
import type { Clock } from '../runtime/stopwatch';
import type { SourceRange } from '../trace/range';
import { tensorOf } from '../trace/queries';
import { isRefusal, type Refusal } from '../trace/refusal';
import type { Nested, Trace } from '../trace/trace';
import { nest } from '../trace/value';
import { inDocument, readAt, valuesAbove, type Manner } from './reading';
import type { SourceDocument, Values } from './result';
import { withEarlier } from './surroundings';
import { chooseValues, type ChosenValues, type Sources } from './values';

/** What a document says: the expression, and what it assigns to its variables above. */
export interface Reading {
  readonly expression: Expression;
  readonly assigned: ReadonlyMap<string, AssignedValue>;
  /** The text that all ranges are places in: the document with what stands above it. */
  readonly text: string;
  /** Where the document begins in it, and where in the document the expression stands. */
  readonly shift: number;
  readonly range: SourceRange;
}

/** What is said of values from outside of the document. */
export interface Given extends Omit<Sources, 'assigned'> {
  readonly now: Clock;
}

export interface Evaluated {
  readonly run: ExpressionRun;
  readonly values: Values;
}

/** Names that have no value. */
export interface Missing {
  readonly missing: readonly string[];
}

export function readingOf(document: SourceDocument, range: SourceRange, manner: Manner): Reading | Refusal {
  const expression = readAt(document, range, manner);
  if (isRefusal(expression)) return expression;
  const { text, shift } = withEarlier(document);
  return { expression, assigned: valuesAbove(document, expression, range), text, shift, range };
}

export function evaluated(reading: Reading, given: Given): Evaluated | Missing | Refusal {
  const { expression, text } = reading;
  const { values, origins, missing } = chosen(reading, given);
  if (missing.length > 0) return { missing };
  const run = runExpression(expression, values, { text, origins, now: given.now });
  return isRefusal(run) ? inDocument(run, reading.shift, reading.range) : { run, values };
}

/** The values of all variables; of one in the place of a formula, what that gives. */
export function chosen(reading: Reading, { now, ...given }: Given): ChosenValues {
  const { expression, text } = reading;
  const assigned = new Map(reading.assigned);
  for (const { name, definition, substituted } of expression.bindings ?? []) {
    const tree = expression.kept?.get(name);
    if (substituted || tree === undefined) continue;
    const formula = keptFormula(expression, tree);
    const { values, missing } = chooseValues(formula, { assigned, ...given });
    const run = missing.length > 0 ? null : runExpression(formula, values, { text, now });
    const value = run === null || isRefusal(run) ? null : outputOf(run.trace);
    if (value !== null) assigned.set(name, { value, range: definition });
  }
  return chooseValues(expression, { assigned, ...given });
}

/** The formula of a name that stays a variable, as an expression of its own. */
function keptFormula(expression: Expression, tree: Tree): Expression {
  const names = new Set<string>();
  some(tree, (part) => {
    if (part.kind === 'name') names.add(part.name);
    return false;
  });
  return { ...expression, tree, variables: [...names].map((name) => ({ name, tex: name, mentions: [] })) };
}

/** null where it has more values than a trace holds. */
function outputOf(trace: Trace): Nested | null {
  const { shape, values, summary } = tensorOf(trace, trace.output.tensor);
  return values.length < summary.numel ? null : nest(shape, values);
}

export function isMissing(outcome: Evaluated | Missing): outcome is Missing {
  return 'missing' in outcome;
}
