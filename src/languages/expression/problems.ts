/**
 * Everything that can be wrong with an expression, in words: what it is, and what to do about it. Knows no parser; the
 * parsers throw `ReadError`, and `readExpression` hands its refusal on.
 */
import { message, type MessageArgs } from '../../trace/message';
import type { SourceRange } from '../../trace/range';
import { refusal, type Fix, type Refusal } from '../../trace/refusal';
import { invisibleName, plainCharacter } from './characters';

type Args = MessageArgs;

/** `[what is wrong, what to do]`; `{name}` is filled in. */
const PROBLEMS = {
  // What was selected.
  empty: ['There is no expression here.', 'Select a formula such as 5*x**4 + 3*x, or put the caret on one.'],
  'too-long': ['This text has {length} characters; an expression may have {limit}.', 'Select one formula.'],
  'too-many-operators': ['This formula has more than {limit} operators.', 'Select a part of it.'],
  'too-deep': [
    'This formula is nested more than {limit} levels deep.',
    'Select a part of it, or name its inner parts.',
  ],
  'no-variable': [
    'Nothing varies in “{text}”: it has no variable.',
    'Select a formula with at least one variable, such as x**2.',
  ],
  prose: [
    '“{text}” reads like a sentence, not like a formula.',
    'Select the formula itself; in running text, write it between dollars: $x^2$.',
  ],
  'several-statements': ['A second statement begins here.', 'Select one formula.'],
  'several-declarations': [
    'This declares several names, each with a formula of its own.',
    'Put the caret on one of the formulas, or select it.',
  ],
  statement: [
    '“{text}” begins a statement, which is no formula.',
    'Select the formula in it: the right side of an assignment, or what is returned.',
  ],
  comment: ['There is only a comment here.', 'Select a formula.'],
  'no-formula': ['“{name}” is declared here without a formula.', 'Write a formula after “=”.'],
  'empty-return': ['Nothing is returned here.', 'Write a formula after “return”.'],
  'function-body': [
    'A function whose body is more than one returned formula is a program.',
    'Select the formula after “return”.',
  ],
  'function-statement': [
    '“{text}” is no part of a formula: a function is read here if it is made of assignments, if and return.',
    'Select the formula in it, or write what it gives without this statement.',
  ],
  'function-statement-program': [
    '“{text}” is no part of a formula: a function is read here if it is made of assignments, if and return.',
    'Run it as a program, or select the formula in it.',
  ],
  'no-return': [
    'This function does not return a value on every way through it.',
    'Let it return a formula at its end, and wherever it ends before.',
  ],
  'several-results': [
    'This function gives several results; one is differentiated at a time.',
    'Let it give one of them.',
  ],
  'undefined-name': [
    '“{name}” has no value on every way that leads here.',
    'Give it one before the condition, or on both sides of it.',
  ],
  'too-many-statements': [
    'More than {limit} statements lead to what this function returns.',
    'Select a part of it, or a simpler function.',
  ],
  'no-function': [
    'There is no function here.',
    'Put the caret into a function that is made of assignments and a return.',
  ],
  // Left sides.
  'assignment-target': [
    '“{text}” is no name that a formula can be given to.',
    'Write “y = …” or “f(u, v) = …”, or select the right side alone.',
  ],
  'compound-assignment': ['“{operator}” changes a variable, which is no formula.', 'Select the right side alone.'],
  'nested-assignment': ['An assignment cannot stand inside a formula.', 'Select the right side alone.'],
  parameter: ['“{text}” is no parameter that can vary.', 'List plain names, as in “f(u, v) = …”.'],
  'duplicate-parameter': ['The parameter “{name}” is listed twice.', 'Give each parameter a name of its own.'],
  equation: ['An equation is no formula.', 'Select one side of it.'],
  // Shape of the text.
  'unexpected-end': ['The formula ends too early.', 'Complete it, or select all of it.'],
  unexpected: ['“{text}” does not belong here.', 'Check the formula before it.'],
  invisible: ['There is a character here that nobody sees: {character}.', 'Delete it, or type this part anew.'],
  lookalike: ['“{text}” only looks like “{plain}”.', 'Write {plain}.'],
  raised: [
    '“{text}” is raised by its look alone; code has no raised digits.',
    'Write the power with its operator or function.',
  ],
  'decimal-comma': [
    '“{text}” could be one number with a decimal comma, or two numbers.',
    'Write {point}, or a blank behind the comma.',
  ],
  'complex-exponent': [
    '“{text}” is a complex number, which is not differentiated here.',
    'Write its real part with cos, its imaginary part with sin.',
  ],
  'missing-operator': ['An operator is missing before “{text}”.', 'In code, a product needs its “*”.'],
  'missing-call': ['In code, “{name}” needs brackets around its operand.', 'Write {call}.'],
  'unclosed-bracket': ['“{bracket}” is never closed.', 'Add “{closing}”, or select the whole formula.'],
  'unopened-bracket': ['“{bracket}” closes nothing.', 'Remove it, or select the whole formula.'],
  'mismatched-bracket': ['“{bracket}” closes “{opening}”.', 'Close it with “{closing}”.'],
  'empty-brackets': ['These brackets are empty.', 'Put a formula between them.'],
  'missing-product': ['A product needs its sign here.', 'Write {product}.'],
  'bad-number': ['“{text}” is no number.', 'Check its digits.'],
  'two-numbers': ['Two numbers stand side by side.', 'Put an operator between them.'],
  'unclosed-string': ['A string begins here and does not end.', 'Close it, or select the formula without it.'],
  // Precedence.
  'negated-power': [
    '“{text}” is an error in JavaScript: a sign before the base of “**” must say what it applies to.',
    'Write -({base}**{exponent}) or ({sign}{base})**{exponent}.',
  ],
  caret: [
    '“^” is an exclusive or in {language}, which has no derivative.',
    'Write “**” for a power, or read “^” as a power.',
  ],
  'caret-function': [
    '“^” is an exclusive or in {language}, which has no derivative.',
    'Write {power} for a power, or read “^” as a power.',
  ],
  'star-star': ['“**” is no power in {language}.', 'Write {power} for a power.'],
  // What is no arithmetic.
  comparison: [
    'A comparison alone is true or false, and has no derivative.',
    'Select one side of it, or use it as a condition: where(x > 0, x, 0).',
  ],
  'truth-value': ['“{operator}” gives a truth value here, which has no derivative.', 'Select one side of it.'],
  list: ['A list alone is no formula with one result.', 'Select one of its items, or sum it.'],
  string: ['A string is no number.', 'Select the formula without it.'],
  'imaginary-number': ['Complex numbers are not differentiated here.', 'Select a formula of real numbers.'],
  bigint: ['A BigInt has no derivative.', 'Write the number without its “n”.'],
  bitwise: ['“{operator}” works on the bits of integers and has no derivative.', 'Use arithmetic: + - * / ** %.'],
  'integer-division': ['“{text}” divides whole numbers in {language}, and cuts the quotient off.', 'Write {fixed}.'],
  operator: ['“{operator}” is no operator of a formula.', 'Use arithmetic, comparisons and conditions.'],
  'unsupported-syntax': ['{what} is no part of a formula.', 'Select the formula without it.'],
  'no-value': ['“{text}” is no number.', 'Put a number or a variable in its place.'],
  factorial: ['Factorials are not differentiated here.', 'For a constant, write its value.'],
  'plus-minus': ['“{text}” stands for two formulas.', 'Write one of them.'],
  symbol: ['“{text}” is not understood in a formula.', 'Write it with + - * / ^, brackets and functions.'],
  latex: [
    '“{text}” is LaTeX, which is read in Markdown, LaTeX and plain text.',
    'Write the formula as in 3x^2 + sin(x).',
  ],
  'latex-command': [
    '“{text}” is no command that is known here.',
    'Write the formula with \\frac, \\sqrt, powers, functions such as \\sin, and names.',
  ],
  'latex-command-similar': ['“{text}” is no command that is known here.', 'Did you mean {suggestion}?'],
  'latex-sum': [
    '“{text}” runs over an index, which is not written out here.',
    'Write its terms out, as in x_1^2 + x_2^2.',
  ],
  'latex-integral': ['Integrals are not computed here.', 'Select the integrand: its value and slope are.'],
  'latex-limit': ['“{text}” is a limit, which is not computed here.', 'Select the formula behind it.'],
  'latex-matrix': [
    '“{text}” belongs to matrices, which are not read from LaTeX.',
    'Write the formula element by element, or in Python or TypeScript.',
  ],
  'latex-binomial': ['Binomial coefficients are not differentiated here.', 'For a constant, write its value.'],
  'latex-relation': ['“{text}” says how two things are related, which has no derivative.', 'Select one side of it.'],
  'latex-dots': ['“{text}” leaves terms out.', 'Write them out.'],
  'latex-argument-of': ['“{text}” names a place, not a value.', 'Select the formula behind it.'],
  'latex-expectation': [
    '“{text}” depends on a distribution, which is not known here.',
    'Select the formula behind it.',
  ],
  'latex-over': ['“{text}” is not read here.', 'Write \\frac, \\sqrt or \\binom, which say where their operands end.'],
  'latex-degree': [
    '“{text}” is not read here: angles are in radians, and functions are written with their operand.',
    'Write 30 degrees as \\frac16\\pi, and f of g as f(g(x)).',
  ],
  'latex-angle': ['“{text}” stands for an inner product or a mean.', 'Write the formula element by element.'],
  'latex-norm': [
    '“{text}” is no norm that is known here; without an index or with 2 it is the Euclidean one.',
    'Write it out.',
  ],
  'latex-environment': ['The environment “{text}” holds no formula that is read here.', 'Select one formula in it.'],
  'latex-subscript': [
    'A subscript belongs to a name, and is a name or a number itself.',
    'Write it behind the name: x_1, w_n.',
  ],
  'latex-function-subscript': ['“{name}” takes no subscript.', 'Only \\log has one, its base.'],
  'latex-operand': [
    '“{text}” takes its operand in braces; without them, LaTeX takes the opening bracket alone.',
    'Put what belongs to it into braces.',
  ],
  'latex-bar': ['“{text}” has no bracket of its own.', 'Write the bracket, or leave \\left and \\right out.'],
  'latex-style': [
    '“{text}” and “{other}” are two names here, and would be read as one.',
    'Give one of them another letter or a subscript.',
  ],
  'several-formulas': ['Another formula begins here.', 'Put the caret on one of them, or select it.'],
  index: ['An index must be a whole number that is written out.', 'Write x[0], or give the element a name of its own.'],
  'index-or-call': [
    '“{name}” is no function that is known here, and as an array it needs an index that is written out.',
    'Write {name}(1), or give the element a name of its own.',
  ],
  'turned-product': [
    'Whether this is an inner or an outer product depends on which way its vectors lie.',
    'Write dot(x, y) or sum(x.*y) for the inner product.',
  ],
  slice: ['Slices are not differentiated here.', 'Index one element: x[0].'],
  attribute: ['“{text}” is no number that can vary.', 'Select a formula of plain names.'],
  derivative: [
    '“{text}” names a derivative; how it depends on its variables is not known here.',
    'Write the formula itself.',
  ],
  // Functions.
  'unknown-function': [
    '“{name}” is no function that is known here.',
    'Select its operand alone, or write out what it computes.',
  ],
  'unknown-function-similar': ['“{name}” is no function that is known here.', 'Did you mean {suggestion}?'],
  'unknown-function-product': [
    '“{name}” is no function that is known here.',
    'If a product is meant, write {product}.',
  ],
  'unknown-constant': ['“{name}” is no constant that is known here.', 'Write its value.'],
  'function-as-value': ['“{name}” is a function and needs an operand.', 'Write {name}(x).'],
  'too-few-operands': ['{name} needs {count}, and got {given}.', 'Check what stands between its brackets.'],
  'too-many-operands': ['{name} takes {count}, and got {given}.', 'Check what stands between its brackets.'],
  keyword: ['{name} takes no “{keyword}” here.', 'Leave it out.'],
  'keyword-value': [
    '“{keyword}” must be a value that is written out.',
    'Write a number, a list of numbers, or true or false.',
  ],
  'keyword-twice': ['“{keyword}” is given twice.', 'Leave one of them out.'],
  spread: ['Operands cannot be spread from a list here.', 'Write the operands out.'],
  'not-a-literal': ['{name} needs numbers that are written out.', 'Give the list a name above, and use the name.'],
  // While it runs.
  'missing-value': ['“{name}” has no value.', 'Give it one.'],
  'ambiguous-condition': [
    'A condition on several elements at once is neither true nor false.',
    'Choose element by element: where(x > 0, x, 0).',
  ],
  'ragged-list': ['The rows of this list differ in length.', 'Give every row the same number of values.'],
  'matrix-of-scalar': [
    'A matrix product needs vectors or matrices on both sides.',
    'Use “*” for a product with a number.',
  ],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

export type Problem = keyof typeof PROBLEMS;

/** The refusal for one of the problems. */
export function problem(given: Problem, range: SourceRange, givenArgs: Args = {}): Refusal {
  const { kind, args } = ofCharacter(given, givenArgs);
  const fix: Fix | null =
    kind === 'caret' || kind === 'caret-function'
      ? { kind: 'caret-as-power', title: message('expression.caret.fix', 'Read “^” as a power') }
      : null;
  const what = message(`expression.${kind}`, PROBLEMS[kind][0], args);
  return refusal(range, what, message(`expression.${kind}.hint`, PROBLEMS[kind][1], args), fix);
}

/** Where one character is what is wrong, and it is not seen or looks like another, that is what to say. */
function ofCharacter(kind: Problem, args: Args): { readonly kind: Problem; readonly args: Args } {
  const { text } = args;
  const about = kind === 'unexpected' || kind === 'symbol' || kind === 'missing-operator';
  const [character = ''] = about && typeof text === 'string' ? Array.from(text) : [];
  if (/^[\0-\x7f]?$/.test(character)) return { kind, args };
  const name = invisibleName(character);
  if (name !== null) return { kind: 'invisible', args: { character: name } };
  if (kind === 'symbol') return { kind, args };
  const plain = plainCharacter(character);
  if (plain !== null) return { kind: 'lookalike', args: { text: character, plain } };
  return /^[²³¹⁰-⁹⁺⁻ⁿ]/.test(character) ? { kind: 'raised', args: { text: character } } : { kind, args };
}

/** Thrown inside the readers, never out of them. */
export class ReadError extends Error {
  readonly refusal: Refusal;

  constructor(why: Refusal) {
    super(why.message.text);
    this.refusal = why;
  }
}

export function fail(kind: Problem, range: SourceRange, args: Args = {}): never {
  throw new ReadError(problem(kind, range, args));
}

/** Text for a message: one line, shortened in the middle. */
export function excerpt(text: string, limit = 40): string {
  const line = text.trim().replace(/\s+/g, ' ');
  if (line.length <= limit) return line;
  const half = (limit - 1) >> 1;
  return `${line.slice(0, half).trimEnd()}…${line.slice(-half).trimStart()}`;
}
