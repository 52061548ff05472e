/**
 * The same without an editor: `autograd-lens differentiate "x**2*sin(y)" --at x=3 --at y=0.5`. Writes the answer to
 * standard output and what is wrong to standard error. Exits 0 with an answer, 1 where the expression cannot be read or
 * evaluated, 2 where the command line is wrong or a value is missing.
 */
import { parseArgs } from 'node:util';
import { version } from '../package.json';
import { answer, answerText, type Answer } from './runtime/answer';
import { differentiateText } from './runtime/headless';
import type { ExpressionRun } from './runtime/run';
import { formatNested, formatNumber, formatValues, NOTHING } from './trace/format';
import { checkOf, gradientOf, outputOf, rootOf, tensorOf } from './trace/queries';
import { isRefusal, type Refusal } from './trace/refusal';
import type { Check, Nested, Trace } from './trace/trace';
import { isMessage, parseValue } from './trace/value';

const HELP = `Usage: autograd-lens differentiate <expression> [options]

Evaluates an expression, differentiates it with respect to each of its variables as
PyTorch's autograd does, and checks the gradients against finite differences.

Options:
  --at <name>=<value>   The value of a variable; once for each. A number (2.5e-3, pi/2),
                        a vector (1,2,3), a matrix ([[1,2],[3,4]]) or linspace(-20,20,20).
  --language <id>       How the expression is written, by VS Code's language id: python,
                        javascript, typescript, … Default: plaintext, which is mathematics
                        (3x^2 + 2xy, sin(x)cos(y), |x|, e^x; ** is a power too).
  --order <1|2>         2 adds the second derivatives.
  --json                Prints one JSON object: value, gradients, with --order 2 hessian.
                        A result of several elements is summed, and "summed" is true.
                        NaN and infinities are strings; a gradient is null where the
                        result does not depend on the variable.
  --help                Prints this.
  --version             Prints the version.

An expression may begin with a minus sign; the argument after -- is the expression,
whatever it begins with.

Examples:
  autograd-lens differentiate "x**2*sin(y)" --at x=3 --at y=0.5
  autograd-lens differentiate "-x^2 + w x" --at x=1 --at w=1,2,3 --json
  autograd-lens differentiate "Math.exp(-x**2)" --language javascript --at x=1 --order 2

Exit status: 0 with an answer; 1 if the expression cannot be read or evaluated;
2 if the command line is wrong or a value is missing.
`;

const OPTIONS = {
  at: { type: 'string', multiple: true },
  language: { type: 'string' },
  order: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/** What ends the program: text for one of the two streams, and the exit status. */
interface Ending {
  readonly output: string;
  readonly problem: string;
  readonly status: 0 | 1 | 2;
}

interface Request {
  readonly expression: string;
  readonly at: Readonly<Record<string, Nested>>;
  readonly language: string;
  readonly order: 1 | 2;
  readonly json: boolean;
}

/** A command line that cannot be followed. */
class UsageError extends Error {}

const ending = main(process.argv.slice(2));
process.stdout.write(ending.output);
process.stderr.write(ending.problem);
// Not process.exit: what was written to a pipe would be cut off.
process.exitCode = ending.status;

function main(args: readonly string[]): Ending {
  try {
    const request = readArguments(args);
    return typeof request === 'string' ? printed(request) : differentiate(request);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return failed(2, `${error.message}\nTry: autograd-lens --help\n`);
  }
}

function printed(output: string): Ending {
  return { output, problem: '', status: 0 };
}

function failed(status: 1 | 2, problem: string): Ending {
  return { output: '', problem: `autograd-lens: ${problem}`, status };
}

// The command line

/** A request, or the text that was asked for instead. */
function readArguments(args: readonly string[]): Request | string {
  const { values, positionals } = parsed(args);
  if (values.help === true) return HELP;
  if (values.version === true) return `${version}\n`;
  const [command, expression, ...others] = positionals;
  if (command === undefined) throw new UsageError('A command is missing: differentiate.');
  if (command !== 'differentiate') throw new UsageError(`There is no command “${command}”; there is: differentiate.`);
  if (expression === undefined || expression.trim() === '') throw new UsageError('The expression is missing.');
  if (others.length > 0)
    throw new UsageError(
      `One expression is expected, but “${others.join(' ')}” follows. Put the whole expression between quotes.`,
    );
  const { order = '1', language = 'plaintext', json = false } = values;
  if (order !== '1' && order !== '2') throw new UsageError(`--order is 1 or 2, not “${order}”.`);
  if (!/^[\w.+#-]+$/.test(language))
    throw new UsageError(`--language takes a language id such as python, not “${language}”.`);
  return {
    expression,
    at: readValues(values.at ?? []),
    language: language.toLowerCase(),
    order: order === '2' ? 2 : 1,
    json,
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
    if (['--at', '--language', '--order'].includes(argument)) {
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

/** What is wrong, the line with its place marked, and what to do. */
function refusalText({ message, range, hint }: Refusal, text: string): string {
  const start = Math.min(Math.max(range.start, 0), text.length);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = !text.includes('\n', start) ? text.length : text.indexOf('\n', start);
  const length = Math.max(1, Math.min(range.end, lineEnd) - start);
  // Long lines are cut around the place.
  const from = Math.max(lineStart, start - 60);
  const line = text.slice(from, Math.min(lineEnd, from + 120)).replaceAll('\t', ' ');
  const marks = ' '.repeat(start - from) + '^'.repeat(Math.min(length, Math.max(1, line.length - (start - from))));
  return `${message.text}\n  ${line}\n  ${marks}\n${hint === null ? '' : `${hint.text}\n`}`;
}

function answerPage(run: ExpressionRun, given: Answer): string {
  const { trace } = run;
  const parts = [trace.text, valuePart(trace, given), gradientPart(trace), hessianPart(given), notesPart(trace)];
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
    return [name, formatValues(shape, values), text, verdict(checkOf(trace, name))];
  });
  return table([['variable', 'at', 'gradient', 'checked by differences'], ...rows]);
}

function verdict(check: Check | undefined): string {
  if (check === undefined) return '';
  const word = { agrees: 'agrees', differs: 'DIFFERS', unchecked: 'cannot be checked' }[check.verdict];
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
