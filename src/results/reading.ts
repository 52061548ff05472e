/** Documents and the expressions in them: what results ask of the language. */
import type { Expression } from '../languages/expression/expression';
import { findExpression } from '../languages/expression/document/find';
import { readExpression } from '../languages/expression/read';
import { findFunction } from '../languages/expression/document/function';
import { assignedText, assignedValues, type AssignedValue } from '../languages/expression/document/values';
import type { SourceRange } from '../trace/range';
import { isRefusal, type Refusal } from '../trace/refusal';
import type { MissingValue, SourceDocument } from './result';

/** What would be differentiated for this selection; an empty one is a caret. */
export function findRange(
  { text, language }: SourceDocument,
  selection: SourceRange,
): { readonly range: SourceRange } | Refusal {
  const found = findExpression(text, language, selection);
  return isRefusal(found) ? found : { range: found };
}

/** The function around a place. */
export function findFunctionRange(
  { text, language }: SourceDocument,
  offset: number,
): { readonly range: SourceRange } | Refusal {
  const found = findFunction(text, language, offset);
  return isRefusal(found) ? found : { range: found };
}

/** How the text of an expression is to be read. */
export interface Manner {
  readonly caretAsPower: boolean;
  /** Names that are variables although a formula stands above. */
  readonly variables: Iterable<string>;
}

export const PLAIN_MANNER: Manner = { caretAsPower: false, variables: [] };

export function readAt(
  { text, language }: SourceDocument,
  range: SourceRange,
  { caretAsPower, variables }: Manner,
): Expression | Refusal {
  return readExpression(text, range, { language, caretAsPower, variables: [...variables] });
}

/** What the document assigns to the expression's variables above it, where that is written out. */
export function valuesAbove(
  { text, language }: SourceDocument,
  { variables, keptVariables, parameters, formulaRange }: Expression,
  range: SourceRange,
): ReadonlyMap<string, AssignedValue> {
  // Parameters are seen from inside of their function only, where they may have a value by default.
  const inside = formulaRange.start > range.start ? formulaRange.start : range.end - 1;
  const places = new Map(
    variables.map(({ name, seenFrom }) => [
      name,
      parameters?.includes(name) === true ? inside : (seenFrom ?? range.start),
    ]),
  );
  for (const [name, place] of keptVariables ?? []) if (!places.has(name)) places.set(name, place);
  return new Map([...places].flatMap(([name, place]) => [...assignedValues(text, language, place, [name])]));
}

/** What the document assigns to a variable that has no value by it. */
export function definitionOf(
  { text, language }: SourceDocument,
  { variables, parameters }: Expression,
  range: SourceRange,
  name: string,
): MissingValue['definition'] {
  if (parameters?.includes(name) === true) return null;
  const place = variables.find((variable) => variable.name === name)?.seenFrom ?? range.start;
  return assignedText(text, language, place, name);
}
