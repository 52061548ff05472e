/** Documents and the expressions in them: what results ask of the language. */
import type { Expression } from '../languages/expression/expression';
import { findExpression } from '../languages/expression/document/find';
import { readExpression } from '../languages/expression/read';
import { assignedValues, type AssignedValue } from '../languages/expression/document/values';
import type { SourceRange } from '../trace/range';
import { isRefusal, type Refusal } from '../trace/refusal';
import type { SourceDocument } from './result';

/** What would be differentiated for this selection; an empty one is a caret. */
export function findRange(
  { text, language }: SourceDocument,
  selection: SourceRange,
): { readonly range: SourceRange } | Refusal {
  const found = findExpression(text, language, selection);
  return isRefusal(found) ? found : { range: found };
}

export function readAt(
  { text, language }: SourceDocument,
  range: SourceRange,
  caretAsPower: boolean,
): Expression | Refusal {
  return readExpression(text, range, { language, caretAsPower });
}

/** What the document assigns to the expression's variables above it, where that is written out. */
export function valuesAbove(
  { text, language }: SourceDocument,
  { variables }: Expression,
  range: SourceRange,
): ReadonlyMap<string, AssignedValue> {
  return assignedValues(
    text,
    language,
    range.start,
    variables.map(({ name }) => name),
  );
}
