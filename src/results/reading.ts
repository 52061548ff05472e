/** Documents and the expressions in them: what results ask of the language. */
import type { Expression } from '../languages/expression/expression';
import { findExpression } from '../languages/expression/document/find';
import { readExpression } from '../languages/expression/read';
import { findFunction } from '../languages/expression/document/function';
import { assignedText, assignedValues, type AssignedValue } from '../languages/expression/document/values';
import type { SourceRange } from '../trace/range';
import { isRefusal, type Refusal } from '../trace/refusal';
import type { MissingValue, SourceDocument } from './result';
import { shifted, withEarlier } from './surroundings';

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

/** In the coordinates of the document with what stands above it; a refusal is in the document's own. */
export function readAt(
  document: SourceDocument,
  range: SourceRange,
  { caretAsPower, variables }: Manner,
): Expression | Refusal {
  const { language } = document;
  const { text, shift } = withEarlier(document);
  const read = readExpression(text, shifted(range, shift), { language, caretAsPower, variables: [...variables] });
  return isRefusal(read) ? inDocument(read, shift, range) : read;
}

/** A refusal in the document's own coordinates; what is wrong in an earlier cell is told where it is needed. */
export function inDocument(refusal: Refusal, shift: number, range: SourceRange): Refusal {
  if (shift === 0) return refusal;
  return { ...refusal, range: refusal.range.start < shift ? range : shifted(refusal.range, -shift) };
}

/** What the document assigns to the expression's variables above it, where that is written out. */
export function valuesAbove(
  document: SourceDocument,
  { variables, keptVariables, parameters, formulaRange }: Expression,
  own: SourceRange,
): ReadonlyMap<string, AssignedValue> {
  const { language } = document;
  const { text, shift } = withEarlier(document);
  const range = shifted(own, shift);
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
  document: SourceDocument,
  { variables, parameters }: Expression,
  range: SourceRange,
  name: string,
): MissingValue['definition'] {
  if (parameters?.includes(name) === true) return null;
  const { text, shift } = withEarlier(document);
  const place = variables.find((variable) => variable.name === name)?.seenFrom ?? range.start + shift;
  const found = assignedText(text, document.language, place, name);
  // What an earlier cell defines has no place in this one.
  return found === null || found.range.start < shift ? null : { ...found, range: shifted(found.range, -shift) };
}
