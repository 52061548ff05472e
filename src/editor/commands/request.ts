/** What other extensions hand to `autogradLens.differentiate`, checked: nothing about it is taken for granted. */
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
  return { expression, at: Object.fromEntries(Object.entries(at).map(readValue)), language, order };
}

function readValue([name, value]: [string, unknown]): [string, Nested] {
  if (!isNested(value))
    throw new TypeError(`at.${name} must be a number or nested arrays of numbers, not ${kind(value)}`);
  if (shapeOf(value) === null) throw new TypeError(`at.${name}: the rows differ in length`);
  return [name, value];
}

function isNested(value: unknown): value is Nested {
  return typeof value === 'number' || (Array.isArray(value) && value.every(isNested));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kind(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : typeof value;
}
