/** Why a formula cannot be written in a language, in words. */
import { message, type Message } from '../../../trace/message';
import type { SourceRange } from '../../../trace/range';
import { refusal, type Refusal } from '../../../trace/refusal';

const PROBLEMS = {
  function: [
    '{language} has no function “{name}”, and it cannot be written with those that it has.',
    'Write it yourself under that name, or take the derivative as LaTeX.',
  ],
  arrays: [
    '“{name}” works on whole arrays, for which no {language} is written.',
    'Differentiate by one element, such as x[0], or take the derivative as LaTeX.',
  ],
  keyword: ['“{name}” with options is not written in {language}.', 'Take the derivative as LaTeX.'],
  condition: [
    '{language} has no conditional expression, and the two branches may not be computable everywhere.',
    'Take the derivative as LaTeX, and write the “if” yourself.',
  ],
  list: ['A list of numbers has no place in this formula in {language}.', 'Take the derivative as LaTeX.'],
  number: ['{language} has no way to write the number {value}.', 'Take the derivative as LaTeX.'],
  'too-long': [
    'The derivative is too long to be written out: {length} operators, where {limit} are allowed.',
    'Take it as a function, which names its common parts, or simplified.',
  ],
  language: [
    'Formulas are not written in {language} yet.',
    'Take the derivative as LaTeX or plain text, which can be copied from the Formula tab.',
  ],
  nothing: ['There is no derivative to write.', 'Choose a variable to differentiate by.'],
} as const;

export type PrintProblem = keyof typeof PROBLEMS;
type Args = Readonly<Record<string, string | number>>;

export function printProblem(kind: PrintProblem, range: SourceRange, args: Args = {}): Refusal {
  const hint: Message = message(`code.${kind}.hint`, PROBLEMS[kind][1], args);
  return refusal(range, message(`code.${kind}`, PROBLEMS[kind][0], args), hint);
}

/** Thrown while a formula is written, caught by whoever asked for the code. */
export class PrintError extends Error {
  readonly refusal: Refusal;

  constructor(why: Refusal) {
    super(why.message.text);
    this.refusal = why;
  }
}

export function refuse(kind: PrintProblem, range: SourceRange, args: Args = {}): never {
  throw new PrintError(printProblem(kind, range, args));
}
