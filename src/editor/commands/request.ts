/** What other extensions hand to our commands, checked: nothing about it is taken for granted. */
import { MAX_ORDER, MAX_PARTS, type By, type CodeRequest } from '../../trace/formula';
import type { Values } from '../../results/result';
import { shapeOf } from '../../trace/value';
import type { Nested } from '../../trace/trace';

export interface DifferentiateRequest {
  readonly expression: string;
  readonly at: Values;
  /** VS Code's language id. */
  readonly language: string;
  readonly order: 1 | 2;
}

/** The request with its defaults; throws a TypeError that says what is wrong. */
export function readRequest(argument: unknown): DifferentiateRequest {
  if (!isRecord(argument))
    throw new TypeError(`expected { expression, at?, language?, order? }, got ${kind(argument)}`);
  const { expression, at = {}, language = 'plaintext', order = 1, ...others } = argument;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined)
    throw new TypeError(`unknown property "${unknown}": expected expression, at, language, order`);
  if (typeof expression !== 'string') throw new TypeError(`expression must be a string, not ${kind(expression)}`);
  if (typeof language !== 'string') throw new TypeError(`language must be a language id, not ${kind(language)}`);
  if (order !== 1 && order !== 2) throw new TypeError('order must be 1 or 2');
  if (!isRecord(at)) throw new TypeError(`at must be an object of values by name, not ${kind(at)}`);
  return {
    expression,
    at: Object.fromEntries(Object.entries(at).map((entry) => readValue(entry, 'at'))),
    language,
    order,
  };
}

/**
 * What `autogradLens.insertDerivative` is to insert, `{ by?, form?, simplified? }` with `by` as lists of variables; null
 * where nothing is said (a menu hands over the document's URI), so that the user is asked.
 */
export function readInsertion(argument: unknown): Partial<CodeRequest> | null {
  if (!isPlain(argument, ['by', 'form', 'simplified'])) return null;
  const { by, form, simplified } = argument;
  if (by !== undefined && !isBys(by))
    throw new TypeError(
      `by must hold 1 to ${MAX_PARTS} lists of 1 to ${MAX_ORDER} variables, such as [["x"], ["x", "y"]]`,
    );
  if (form !== undefined && form !== 'expression' && form !== 'value' && form !== 'function')
    throw new TypeError('form must be "expression", "value" or "function"');
  if (simplified !== undefined && typeof simplified !== 'boolean') throw new TypeError('simplified must be a boolean');
  return {
    ...(by === undefined ? {} : { by }),
    ...(form === undefined ? {} : { form }),
    ...(simplified === undefined ? {} : { simplified }),
  };
}

export interface CheckRequest {
  /** As one would type it. */
  readonly derivative: string;
  readonly by: string | null;
}

/** What `autogradLens.checkDerivative` is to check, `{ derivative, by? }`; null where the user is to be asked. */
export function readCheck(argument: unknown): CheckRequest | null {
  if (!isPlain(argument, ['derivative', 'by'])) return null;
  const { derivative, by = null } = argument;
  if (typeof derivative !== 'string') throw new TypeError(`derivative must be a string, not ${kind(derivative)}`);
  if (by !== null && typeof by !== 'string') throw new TypeError(`by must be a variable’s name, not ${kind(by)}`);
  return { derivative, by };
}

/** An object that says something of this; a URI or anything else that a menu hands over does not. */
function isPlain(argument: unknown, names: readonly string[]): argument is Record<string, unknown> {
  return isRecord(argument) && names.some((name) => Object.hasOwn(argument, name));
}

function isBys(value: unknown): value is readonly By[] {
  return (
    isList(value, MAX_PARTS) &&
    value.every((by) => isList(by, MAX_ORDER) && by.every((name) => typeof name === 'string'))
  );
}

function isList(value: unknown, most: number): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0 && value.length <= most;
}

/** A value by its name; `of`: what the object of values is called. */
export function readValue([name, value]: [string, unknown], of: string): [string, Nested] {
  if (!isNested(value))
    throw new TypeError(`${of}.${name} must be a number or nested arrays of numbers, not ${kind(value)}`);
  if (shapeOf(value) === null) throw new TypeError(`${of}.${name}: the rows differ in length`);
  return [name, value];
}

function isNested(value: unknown): value is Nested {
  return typeof value === 'number' || (Array.isArray(value) && value.every(isNested));
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function kind(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : typeof value;
}
