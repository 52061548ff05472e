/**
 * Differentiates a text that stands alone, for the command line and for other extensions: no document, no assignments
 * above, every value given.
 */
import { readExpression } from '../languages/expression/read';
import type { Expression } from '../languages/expression/expression';
import { isRefusal, type Refusal } from '../trace/refusal';
import type { Note } from '../trace/trace';
import { runExpression } from './inline';
import type { ExpressionRun, Values } from './run';

export interface Request {
  readonly expression: string;
  readonly at: Values;
  /** VS Code's language id. */
  readonly language: string;
}

export type Outcome =
  | { readonly kind: 'ran'; readonly expression: Expression; readonly run: ExpressionRun }
  /** These variables have no value; the notes say how the text was read. */
  | { readonly kind: 'missing'; readonly names: readonly string[]; readonly notes: readonly Note[] }
  /** These values belong to no variable. */
  | { readonly kind: 'unknown'; readonly names: readonly string[]; readonly variables: readonly string[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Ranges of refusals are places in `request.expression`. */
export function differentiateText({ expression: text, at, language }: Request): Outcome {
  const names = Object.keys(at);
  const expression = readExpression(text, { start: 0, end: text.length }, { language, names });
  if (isRefusal(expression)) return { kind: 'refused', refusal: expression };
  const variables = expression.variables.map(({ name }) => name);
  const missing = variables.filter((name) => !names.includes(name));
  if (missing.length > 0) return { kind: 'missing', names: missing, notes: expression.notes };
  const unknown = names.filter((name) => !variables.includes(name));
  if (unknown.length > 0) return { kind: 'unknown', names: unknown, variables };
  const run = runExpression(expression, at, { text });
  return isRefusal(run) ? { kind: 'refused', refusal: run } : { kind: 'ran', expression, run };
}
