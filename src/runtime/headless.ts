/**
 * Differentiates a text that stands alone, for the command line and for other extensions: no document, no assignments
 * above, every value given.
 */
import { readExpression } from '../languages/expression/read';
import type { Expression } from '../languages/expression/expression';
import { isRefusal, type Refusal } from '../trace/refusal';
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
  /** These variables have no value. */
  | { readonly kind: 'missing'; readonly names: readonly string[] }
  /** These values belong to no variable. */
  | { readonly kind: 'unknown'; readonly names: readonly string[]; readonly variables: readonly string[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Ranges of refusals are places in `request.expression`. */
export function differentiateText(request: Request): Outcome {
  // The values' names stand above as they would in a document, so that mathematics reads `width` as one name.
  const names = Object.keys(request.at);
  const above = names.map((name) => `${name} = 0\n`).join('');
  const text = above + request.expression;
  const expression = readExpression(text, { start: above.length, end: text.length }, { language: request.language });
  if (isRefusal(expression)) return refused(expression, above.length);
  const variables = expression.variables.map(({ name }) => name);
  const missing = variables.filter((name) => !names.includes(name));
  if (missing.length > 0) return { kind: 'missing', names: missing };
  const unknown = names.filter((name) => !variables.includes(name));
  if (unknown.length > 0) return { kind: 'unknown', names: unknown, variables };
  const run = runExpression(expression, request.at, { text });
  return isRefusal(run) ? refused(run, above.length) : { kind: 'ran', expression, run };
}

function refused(refusal: Refusal, shift: number): Outcome {
  const { start, end } = refusal.range;
  return { kind: 'refused', refusal: { ...refusal, range: { start: start - shift, end: end - shift } } };
}
