/**
 * `autograd-lens differentiate --rule`: derivatives as formulas, by the rules of differentiation, with the steps where they
 * are wanted. Values are not needed; where all are given, the derivative's value there is printed too.
 */
import type { Derivation } from '../calculus/derivation';
import { plainText } from '../calculus/written/plain-text';
import type { Expression } from '../languages/expression/expression';
import { readExpression } from '../languages/expression/read';
import { Derivatives } from '../runtime/derivatives/derivatives';
import { Subjects } from '../runtime/derivatives/subject';
import { runExpression } from '../runtime/inline';
import { formatNumber } from '../trace/format';
import { MAX_ORDER, MAX_PARTS, type By, type DerivativeAnswer, type DerivativePart } from '../trace/formula';
import { isRefusal, type Refusal } from '../trace/refusal';
import type { Nested } from '../trace/trace';
import { flatten, shapeOf } from '../trace/value';
import { failed, printed, UsageError, type Ending } from './ending';
import { refusalText } from './place';

export interface RuleRequest {
  readonly expression: string;
  readonly at: Readonly<Record<string, Nested>>;
  readonly language: string;
  /** Variables one after another, as typed: `x,y`; none: by each variable. */
  readonly by: readonly string[];
  readonly steps: boolean;
  readonly json: boolean;
}

/** Where a variable that has no value is looked at, so that there is something to compare around. */
const SOMEWHERE = 1;
/** Elements of one array by which is differentiated when nobody says which. */
const MAX_LISTED = 8;
/** Steps are printed to this depth. */
const MAX_DEPTH = 40;

export function differentiateByRule(request: RuleRequest): Ending {
  const { expression: text, at, language } = request;
  const names = Object.keys(at);
  const expression = readExpression(text, { start: 0, end: text.length }, { language, names });
  if (isRefusal(expression)) return failed(1, refusalText(expression, text));
  const variables = expression.variables.map(({ name }) => name);
  const unknown = names.filter((name) => !variables.includes(name));
  if (unknown.length > 0)
    return failed(2, `The expression has no variable ${unknown.join(', ')}; its variables: ${variables.join(', ')}.\n`);
  const values = Object.fromEntries(variables.map((name) => [name, at[name] ?? SOMEWHERE]));
  const isComplete = variables.every((name) => names.includes(name));
  const run = runExpression(expression, values, { text });
  if (isRefusal(run)) return failed(1, refusalText(run, text));
  const subjects = new Subjects({ expression, values: arraysOf(values) });
  const by = request.by.length === 0 ? eachVariable(expression, values, subjects) : request.by.map(orderOf);
  const answer = run.formula.derive({ by: by.slice(0, MAX_PARTS) });
  if (isRefusal(answer)) return failed(1, refusalText(answer, text));
  if (request.json) return printed(`${jsonText(answer, isComplete)}\n`);
  const steps = request.steps ? stepsOf(subjects, answer) : null;
  if (isRefusal(steps)) return failed(1, refusalText(steps, text));
  return printed(page(answer, isComplete ? values : null, steps));
}

/** `x,y`: by x, then by y. */
function orderOf(text: string): By {
  const by = text.split(',').map((name) => name.trim());
  if (by.some((name) => name === ''))
    throw new UsageError(`--by takes variables, as in --by x or --by x,y, not “${text}”.`);
  if (by.length > MAX_ORDER) throw new UsageError(`--by takes at most ${MAX_ORDER} variables, not “${text}”.`);
  return by;
}

function arraysOf(
  values: Readonly<Record<string, Nested>>,
): ReadonlyMap<string, { shape: readonly number[]; values: number[] }> {
  return new Map(
    Object.entries(values).map(([name, value]) => [name, { shape: shapeOf(value) ?? [], values: flatten(value) }]),
  );
}

/** By each variable; where the formula combines an array's elements, by the first of them. */
function eachVariable(
  { variables }: Expression,
  values: Readonly<Record<string, Nested>>,
  subjects: Subjects,
): readonly By[] {
  return variables.flatMap(({ name }): By[] => {
    const subject = subjects.for([name]);
    const count = flatten(values[name] ?? SOMEWHERE).length;
    if (!isRefusal(subject) || count === 1) return [[name]];
    return subjects
      .elementsOf(name)
      .slice(0, MAX_LISTED)
      .map((element) => [element]);
  });
}

// What is printed

function page(
  { parts, notes }: DerivativeAnswer,
  values: Readonly<Record<string, Nested>> | null,
  steps: readonly (readonly string[])[] | null,
): string {
  const blocks = parts.map((part, index) =>
    [...partLines(part, values !== null), ...(steps?.[index] ?? [])].join('\n'),
  );
  const said = notes.map(({ text }) => `Note: ${text}`).join('\n');
  return `${[...blocks, said].filter((block) => block !== '').join('\n\n')}\n`;
}

function partLines({ left, derived, point, check }: DerivativePart, isComplete: boolean): readonly string[] {
  const head = `${left.text} = `;
  const indent = ' '.repeat(left.text.length + 1);
  const value = point === null || !isComplete ? [] : [`${indent}= ${pointLine(point.written.text, point.value)}`];
  return [`${head}${derived.text}`, ...value, `${indent}${verdictText(check, isComplete)}`];
}

function pointLine(written: string, value: number): string {
  const number = formatNumber(value);
  return written === number ? number : `${written} = ${number}`;
}

function verdictText({ verdict, reason, samples }: DerivativePart['check'], isComplete: boolean): string {
  const word = { agrees: 'agrees with autograd', differs: 'DIFFERS from autograd', unchecked: 'cannot be checked' }[
    verdict
  ];
  const where =
    samples === null || verdict === 'unchecked' ? '' : ` at ${samples.agreeing} of ${samples.compared} points`;
  // Without values the place that a reason speaks of is none that was asked for.
  return reason === null || (!isComplete && verdict !== 'differs')
    ? `${word}${where}`
    : `${word}${where}: ${reason.text}`;
}

/** Of each part its steps, one a line, indented by depth. */
function stepsOf(subjects: Subjects, { parts }: DerivativeAnswer): readonly (readonly string[])[] | Refusal {
  const derivatives = new Derivatives();
  const all: (readonly string[])[] = [];
  for (const { by } of parts) {
    const subject = subjects.for(by);
    if (isRefusal(subject)) return subject;
    const derivation = derivatives.of(subject, by);
    if (isRefusal(derivation)) return derivation;
    all.push(stepLines(derivation));
  }
  return all;
}

/** From the whole to its parts; what is a variable or a number by itself goes without saying. */
function stepLines(whole: Derivation): readonly string[] {
  const lines: string[] = [];
  const pending = [{ derivation: whole, depth: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { derivation, depth } = next;
    const { of, by, rule, result, parts } = derivation;
    if (of.kind === 'name' || of.kind === 'number') continue;
    lines.push(`${'  '.repeat(depth + 1)}d/d${by} [${plainText(of)}] = ${plainText(result)}   ${rule.name.text}`);
    if (depth >= MAX_DEPTH) continue;
    for (const part of [...parts].reverse()) pending.push({ derivation: part, depth: depth + 1 });
  }
  return lines;
}

function jsonText({ parts, notes }: DerivativeAnswer, isComplete: boolean): string {
  return JSON.stringify({
    derivatives: parts.map(({ by, left, derived, point, check }) => ({
      by,
      left: left.text,
      formula: derived.text,
      latex: `${left.tex} = ${derived.tex}`,
      ...(point === null || !isComplete
        ? {}
        : { value: Number.isFinite(point.value) ? point.value : String(point.value) }),
      verdict: check.verdict,
    })),
    ...(notes.length === 0 ? {} : { notes: notes.map(({ text }) => text) }),
  });
}
