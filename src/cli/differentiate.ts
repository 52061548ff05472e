/** `autograd-lens differentiate`: the command line's words to a request, its answer to a page of text or JSON. */
import { parseArgs } from 'node:util';
import { answer, answerText, type Answer } from '../runtime/answer';
import { differentiateText } from '../runtime/headless';
import type { ExpressionRun } from '../runtime/run';
import { formatNested, formatNumber, formatValues, NOTHING } from '../trace/format';
import { checkOf, gradientOf, outputOf, rootOf, tensorOf } from '../trace/queries';
import { isRefusal } from '../trace/refusal';
import type { Check, Nested, Trace } from '../trace/trace';
import { isMessage, parseValue } from '../trace/value';
import { failed, printed, UsageError, type Ending, type Wish } from './ending';
import { refusalText } from './place';
import { differentiateByRule, type RuleRequest } from './rule';

const OPTIONS = {
  at: { type: 'string', multiple: true },
  language: { type: 'string' },
  order: { type: 'string' },
  rule: { type: 'boolean' },
  by: { type: 'string', multiple: true },
  steps: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

interface Request {
  readonly expression: string;
  readonly at: Readonly<Record<string, Nested>>;
  readonly language: string;
  readonly order: 1 | 2;
  readonly json: boolean;
  /** Derivatives as formulas are wanted; by which variables, and with their steps. */
  readonly rule: Pick<RuleRequest, 'by' | 'steps'> | null;
}

export function runDifferentiate(args: readonly string[]): Ending | Wish {
  const request = readArguments(args);
  if (typeof request === 'string') return request;
  return request.rule === null ? differentiate(request) : differentiateByRule({ ...request, ...request.rule });
}

// The command line

/** A request, or what was asked for instead. */
function readArguments(args: readonly string[]): Request | Wish {
  const { values, positionals } = parsed(args);
  if (values.help === true) return 'help';
  if (values.version === true) return 'version';
  const [command, expression, ...others] = positionals;
  if (command === undefined) throw new UsageError('A command is missing: differentiate or run.');
  if (command !== 'differentiate')
    throw new UsageError(`There is no command “${command}”; there are: differentiate, run.`);
  if (expression === undefined || expression.trim() === '') throw new UsageError('The expression is missing.');
  if (others.length > 0)
    throw new UsageError(
      `One expression is expected, but “${others.join(' ')}” follows. Put the whole expression between quotes.`,
    );
  const { order = '1', language = 'plaintext', json = false, rule = false, by = [], steps = false } = values;
  if (order !== '1' && order !== '2') throw new UsageError(`--order is 1 or 2, not “${order}”.`);
  if (!rule && (by.length > 0 || steps)) throw new UsageError(`${steps ? '--steps' : '--by'} goes with --rule.`);
  if (rule && values.order !== undefined)
    throw new UsageError('--rule takes no --order; --by x,x is the second derivative.');
  if (!/^[\w.+#-]+$/.test(language))
    throw new UsageError(`--language takes a language id such as python, not “${language}”.`);
  return {
    expression,
    at: readValues(values.at ?? []),
    language: language.toLowerCase(),
    order: order === '2' ? 2 : 1,
    json,
    rule: rule ? { by, steps } : null,
  };
}

function parsed(
  args: readonly string[],
): ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>> {
  const { options, expressions } = apart(args);
  try {
    const { values, positionals } = parseArgs({ args: options, options: OPTIONS, allowPositionals: true });
    return { values, positionals: [...positionals, ...expressions] };
  } catch (error) {
    const [unknown] = /(?<=^Unknown option ')[^']*/.exec(String(error instanceof Error ? error.message : error)) ?? [];
    if (unknown !== undefined)
      throw new UsageError(`There is no option ${unknown}. An expression that begins with “--” stands after “--”.`);
    throw new UsageError(error instanceof Error ? (error.message.split(/[.\n]/)[0] ?? '') + '.' : String(error));
  }
}

/** Takes out what begins with a minus sign and is no option: `-x^2`, and what stands after `--`. */
function apart(args: readonly string[]): { readonly options: string[]; readonly expressions: string[] } {
  const options: string[] = [];
  const expressions: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? '';
    if (argument === '--') {
      // There is one expression, so options may follow it all the same.
      index += 1;
      if (index < args.length) expressions.push(args[index] ?? '');
    } else if (isNegative(argument, args)) expressions.push(argument);
    else options.push(argument);
    if (['--at', '--language', '--order', '--by'].includes(argument)) {
      index += 1;
      const value = args[index];
      if (value === undefined || value.startsWith('-')) throw new UsageError(`${argument} needs a value.`);
      options.push(value);
    }
  }
  return { options, expressions };
}

/** Whether this is an expression with a sign before it: `-x`, `--x`, `-(x)`; a longer word behind `--` is an option. */
function isNegative(argument: string, args: readonly string[]): boolean {
  if (!/^-./.test(argument) || /^--\p{L}[\p{L}-]+(?:=|$)/u.test(argument)) return false;
  // Where values are given, an answer is wanted, not help: `-h` is the negative of h.
  return (argument !== '-h' && argument !== '-v') || args.some((other) => /^--at(?:=|$)/.test(other));
}

function readValues(given: readonly string[]): Readonly<Record<string, Nested>> {
  const values = new Map<string, Nested>();
  for (const text of given) {
    const [, name, value] = /^\s*([\p{L}_$][\p{L}\p{N}\p{M}_$.]*)\s*=(.*)$/su.exec(text) ?? [];
    if (name === undefined || value === undefined)
      throw new UsageError(`--at takes a name and a value, as in --at x=3, not “${text}”.`);
    if (values.has(name)) throw new UsageError(`--at gives ${name} twice.`);
    const read = parseValue(value);
    if (isMessage(read)) throw new UsageError(`--at ${text}: ${read.text}`);
    values.set(name, read);
  }
  return Object.fromEntries(values);
}

// The answer

function differentiate(request: Request): Ending {
  const outcome = differentiateText(request);
  switch (outcome.kind) {
    case 'missing':
      return failed(
        2,
        `No value for ${outcome.names.join(', ')}. Add ${outcome.names.map((name) => `--at ${name}=…`).join(' ')}\n${outcome.notes.map(({ message }) => `Note: ${message.text}\n`).join('')}`,
      );
    case 'unknown':
      return failed(
        2,
        `The expression has no variable ${outcome.names.join(', ')}; its variables: ${outcome.variables.join(', ')}.\n`,
      );
    case 'refused':
      return failed(1, refusalText(outcome.refusal, request.expression));
    case 'ran': {
      const given = answer(outcome.run, { order: request.order });
      if (isRefusal(given)) return failed(1, refusalText(given, request.expression));
      return printed(request.json ? `${answerText(given)}\n` : answerPage(outcome.run, given));
    }
  }
}

function answerPage(run: ExpressionRun, given: Answer): string {
  const { trace } = run;
  const parts = [
    trace.text,
    valuePart(trace, given),
    gradientPart(trace),
    rulePart(trace),
    hessianPart(given),
    notesPart(trace),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function valuePart(trace: Trace, { value }: Answer): string {
  const output = outputOf(trace);
  const rows = [['value', formatValues(output.shape, output.values), output.text]];
  if (trace.output.summed) rows.push(['sum', formatNumber(value), rootOf(trace).text]);
  return table(rows.map(([name = '', number = '', text = '']) => [name, number, text.includes('\n') ? '' : text]));
}

function gradientPart(trace: Trace): string {
  const rows = trace.variables.map(({ name, tensor }) => {
    const { shape, values } = tensorOf(trace, tensor);
    const gradient = gradientOf(trace, tensor);
    const text = gradient === null ? NOTHING : formatValues(gradient.shape, gradient.values);
    const check = checkOf(trace, name);
    return [name, formatValues(shape, values), text, ruleVerdict(check), verdict(check)];
  });
  return table([['variable', 'at', 'gradient', 'checked by rule', 'checked by differences'], ...rows]);
}

const WORDS = { agrees: 'agrees', differs: 'DIFFERS', unchecked: 'cannot be checked' } as const;

/** In a word; why is said below the table. */
function ruleVerdict(check: Check | undefined): string {
  return check?.byRule === undefined ? NOTHING : WORDS[check.byRule.verdict];
}

/** Where formula and autograd part, or why the formula says nothing. */
function rulePart({ checks }: Trace): string {
  return checks
    .flatMap(({ variable, byRule }) =>
      byRule === undefined || byRule.reason === null ? [] : [`By rule, ${variable}: ${byRule.reason.text}`],
    )
    .join('\n');
}

function verdict(check: Check | undefined): string {
  if (check === undefined) return '';
  const word = WORDS[check.verdict];
  return check.reason === null ? word : `${word}: ${check.reason.text}`;
}

function hessianPart({ hessian }: Answer): string {
  if (hessian === undefined) return '';
  const rows = Object.entries(hessian).flatMap(([one, row]) =>
    Object.entries(row).map(([other, block]) => [`by ${one}, ${other}`, formatNested(block)]),
  );
  return table([['second derivative', ''], ...rows]);
}

/** A note on a part of the text quotes it. */
function notesPart({ notes, range: whole, text }: Trace): string {
  const lines = notes.map(({ severity, message, range }) => {
    const word = severity === 'warning' ? 'Warning' : 'Note';
    const part = range === null ? text : text.slice(range.start - whole.start, range.end - whole.start);
    return part === text || part === '' || part.includes('\n')
      ? `${word}: ${message.text}`
      : `${word} on “${part}”: ${message.text}`;
  });
  return lines.join('\n');
}

/** Columns of equal width, two blanks apart. */
function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, cell.length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
