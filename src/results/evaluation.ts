/** The two halves of an evaluation: reading an expression and its values from a document, and running it. Keeps nothing. */
import type { Expression } from '../languages/expression/expression';
import type { AssignedValue } from '../languages/expression/document/values';
import { runExpression } from '../runtime/inline';
import type { ExpressionRun } from '../runtime/run';
import type { Clock } from '../runtime/stopwatch';
import type { SourceRange } from '../trace/range';
import { isRefusal, type Refusal } from '../trace/refusal';
import { readAt, valuesAbove } from './reading';
import type { SourceDocument, Values } from './result';
import { chooseValues, type Override } from './values';

/** What a document says: the expression, and what it assigns to its variables above. */
export interface Reading {
  readonly expression: Expression;
  readonly assigned: ReadonlyMap<string, AssignedValue>;
  readonly text: string;
}

/** What the user says, now or before. */
export interface Given {
  readonly overrides: ReadonlyMap<string, Override>;
  readonly remembered: Values;
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

export function readingOf(document: SourceDocument, range: SourceRange, caretAsPower: boolean): Reading | Refusal {
  const expression = readAt(document, range, caretAsPower);
  if (isRefusal(expression)) return expression;
  return { expression, assigned: valuesAbove(document, expression, range), text: document.text };
}

export function evaluated({ expression, assigned, text }: Reading, given: Given): Evaluated | Missing | Refusal {
  const { values, origins, missing } = chooseValues(expression, assigned, given.remembered, given.overrides);
  if (missing.length > 0) return { missing };
  const run = runExpression(expression, values, { text, origins, now: given.now });
  return isRefusal(run) ? run : { run, values };
}

export function isMissing(outcome: Evaluated | Missing): outcome is Missing {
  return 'missing' in outcome;
}
