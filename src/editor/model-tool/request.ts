/** What an assistant hands to the tool, checked: nothing about it is taken for granted. */
import { MAX_ORDER, MAX_PARTS, type By } from '../../trace/formula';
import type { ToolRequest } from '../../results/tool';
import { isRecord, kind, readValue } from '../commands/request';

/** Longer than any formula; what is longer is refused before it is looked at. */
const MAX_EXPRESSION = 10_000;

/** The request with its defaults; throws a TypeError that says what is wrong and what is expected. */
export function readToolInput(input: unknown): ToolRequest {
  if (!isRecord(input)) throw new TypeError(`expected { expression, values?, language?, by? }, got ${kind(input)}`);
  const { expression, values, language, by, ...others } = input;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined)
    throw new TypeError(`unknown property "${unknown}": expected expression, values, language, by`);
  if (typeof expression !== 'string' || expression.trim() === '')
    throw new TypeError('expression must be a formula as text, such as "5x^4 + sin(x)"');
  if (expression.length > MAX_EXPRESSION)
    throw new TypeError(`expression must have at most ${MAX_EXPRESSION} characters, not ${expression.length}`);
  if (isGiven(language) && typeof language !== 'string')
    throw new TypeError(`language must be a language id such as "python", not ${kind(language)}`);
  if (isGiven(values) && !isRecord(values))
    throw new TypeError(`values must be an object of values by name, not ${kind(values)}`);
  return {
    expression,
    values: Object.fromEntries(
      Object.entries(isRecord(values) ? values : {}).map((entry) => readValue(entry, 'values')),
    ),
    language: typeof language === 'string' && language !== '' ? language : 'plaintext',
    by: isGiven(by) ? readBy(by) : [],
  };
}

/** Models write null for what they leave out. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** `["x", "x,y"]`: by x, and by x, then y. A single text is a list of one. */
function readBy(by: unknown): readonly By[] {
  const list: unknown = typeof by === 'string' ? [by] : by;
  if (!Array.isArray(list) || list.length > MAX_PARTS || !list.every((one) => typeof one === 'string'))
    throw new TypeError(
      `by must be a list of at most ${MAX_PARTS} variables, such as ["x", "y"]; "x,x" is the second derivative`,
    );
  return list.map((one) => {
    const names = one.split(',').map((name) => name.trim());
    if (names.includes('') || names.length > MAX_ORDER)
      throw new TypeError(`by: "${one}" must be 1 to ${MAX_ORDER} variables with commas between`);
    return names;
  });
}
