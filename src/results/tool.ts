/**
 * The answer to an assistant that asks for a derivative: value and gradients where values are given, each derivative as a
 * formula, simplified, and what the checks say. One object of plain JSON; knows no documents and no editor.
 */
import type { Simplifier } from '../calculus/simplifier';
import { answer, jsonAnswer } from '../runtime/answer';
import { differentiateText, type Outcome } from '../runtime/headless';
import type { ExpressionRun } from '../runtime/run';
import { MAX_PARTS, type By, type DerivativePart } from '../trace/formula';
import { isRefusal } from '../trace/refusal';
import { refusalText } from './answer';
import type { Values } from './result';

export interface ToolRequest {
  readonly expression: string;
  /** Of all variables, or none: then only formulas are given. */
  readonly values: Values;
  /** VS Code's language id. */
  readonly language: string;
  /** Empty: by each variable. */
  readonly by: readonly By[];
}

/** Where a formula is looked at when nobody said where, so that there is something to compare around. */
const SOMEWHERE = 1;

/** Throws an Error whose message says what, where and what to do. */
export async function toolAnswer(request: ToolRequest, simplifier: Simplifier): Promise<unknown> {
  const { expression, values } = request;
  const isComplete = Object.keys(values).length > 0;
  const { run, names } = ranAt(request, isComplete);
  const derivatives: unknown[] = [];
  const notes: string[] = run.trace.notes.map(({ message }) => message.text);
  const asked = request.by.length > 0 ? request.by : names.map((name): By => [name]);
  for (const by of asked.slice(0, MAX_PARTS)) {
    const given = run.formula.derive({ by: [by] });
    if (isRefusal(given)) {
      // That there is no such derivative is the answer where it was asked for; else the numbers are.
      if (request.by.length > 0 || !isComplete) throw new Error(refusalText(given, expression));
      notes.push(`No formula by ${by.join(', ')}: ${refusalText(given, expression)}`);
      continue;
    }
    const simpler = await run.formula.simplify({ by: [by] }, simplifier);
    const simplified = isRefusal(simpler) ? null : (simpler.parts[0]?.formula ?? null);
    derivatives.push(...given.parts.map((part) => derivativeJson(part, simplified, isComplete)));
    for (const { text } of given.notes) if (!notes.includes(text)) notes.push(text);
  }
  if (asked.length > MAX_PARTS) notes.push(`Only the first ${MAX_PARTS} derivatives are given; name others in "by".`);
  return {
    expression,
    ...(isComplete ? { values, ...numbers(run, expression) } : { variables: names }),
    derivatives,
    ...(notes.length === 0 ? {} : { notes }),
  };
}

/** The expression at the given values; at some, where there are none. */
function ranAt(
  { expression, values, language, by }: ToolRequest,
  isComplete: boolean,
): { readonly run: ExpressionRun; readonly names: readonly string[] } {
  const at = (point: Values): Outcome => differentiateText({ expression, at: point, language });
  let outcome = at(values);
  if (outcome.kind === 'missing' && !isComplete) outcome = at(somewhere([...outcome.names, ...namesIn(by)]));
  // A name that is differentiated by need not stand in the formula.
  if (outcome.kind === 'unknown' && !isComplete) outcome = at(somewhere(outcome.variables));
  switch (outcome.kind) {
    case 'missing':
      throw new Error(
        `No value for ${outcome.names.join(', ')}: add it to "values", or leave "values" out for formulas.`,
      );
    case 'unknown': {
      const { names, variables } = outcome;
      throw new Error(`The expression has no variable ${names.join(', ')}; its variables: ${variables.join(', ')}.`);
    }
    case 'refused':
      throw new Error(refusalText(outcome.refusal, expression));
    case 'ran':
      return { run: outcome.run, names: outcome.expression.variables.map(({ name }) => name) };
  }
}

function somewhere(names: readonly string[]): Values {
  return Object.fromEntries(names.map((name) => [name, SOMEWHERE]));
}

/** Of `x[0]` the array. */
function namesIn(by: readonly By[]): readonly string[] {
  return by.flat().map((name) => name.replace(/\[.*$/, ''));
}

function numbers(run: ExpressionRun, expression: string): object {
  const given = answer(run);
  if (isRefusal(given)) throw new Error(refusalText(given, expression));
  const checks = run.trace.checks.map(({ variable, verdict, reason, byRule }) => [
    variable,
    {
      byDifferences: verdict,
      ...(byRule === undefined ? {} : { byRule: byRule.verdict }),
      ...(reason === null ? {} : { reason: reason.text }),
    },
  ]);
  return { ...(jsonAnswer(given) as object), checks: Object.fromEntries(checks) as object };
}

function derivativeJson(
  { by, left, derived, point, check }: DerivativePart,
  simplified: DerivativePart['derived'] | null,
  isComplete: boolean,
): object {
  const { tex, text } = simplified ?? derived;
  return {
    by,
    name: left.text,
    formula: text,
    ...(simplified === null ? {} : { asTheRulesGiveIt: derived.text }),
    latex: `${left.tex} = ${tex}`,
    ...(point === null || !isComplete
      ? {}
      : { value: Number.isFinite(point.value) ? point.value : String(point.value) }),
    agreesWithAutograd: check.verdict,
  };
}
