/**
 * Calls of what PyTorch writes in Python: arguments by position, then an options object that gives the others by keyword.
 * It says what Python says where they do not fit, and knows no function.
 */
import { typeError } from '../errors';
import { isPlainObject } from '../plain-object';
import { suggestion } from './suggestion';

/** Stands for the default of a parameter that has none. */
class Required {
  readonly isRequired = true;
}

/** In the place of a default: the argument must be given. */
export const REQUIRED = new Required();
export type { Required };

type Defaults = Readonly<Record<string, unknown>>;

/** Values of all parameters; what is required has been given. */
export type Bound<D extends Defaults> = { [K in keyof D]: Exclude<D[K], Required> };

/**
 * The arguments by name. `defaults` lists the parameters in order, the first `positional` of which may be given by
 * position; `own` counts what Python counts before them, as `self`. With `dictionaryLast` the last parameter may be an
 * object itself, in its place.
 */
export function called<D extends Defaults>(
  name: string,
  defaults: D,
  args: readonly unknown[],
  {
    positional = Object.keys(defaults).length,
    own = 0,
    dictionaryLast = false,
  }: { positional?: number; own?: number; dictionaryLast?: boolean } = {},
): Bound<D> {
  const names = Object.keys(defaults);
  const last = args.at(-1);
  const isValue = dictionaryLast && args.length === names.length;
  const keywords = isPlainObject(last) && !isValue ? last : null;
  const given = keywords === null ? args : args.slice(0, -1);
  if (given.length > positional)
    throw typeError(tooMany(name, names.slice(0, positional), defaults, given.length, own));
  const values: Record<string, unknown> = { ...defaults };
  given.forEach((value, i) => {
    const parameter = names[i];
    if (parameter !== undefined && value !== undefined) values[parameter] = value;
  });
  for (const [key, value] of Object.entries(keywords ?? {})) {
    const at = names.indexOf(key);
    if (at < 0) throw typeError(unexpected(name, key, names));
    if (at < given.length) throw typeError(`${name}() got multiple values for argument '${key}'`);
    if (value !== undefined) values[key] = value;
  }
  const missing = names.filter((parameter) => values[parameter] === REQUIRED);
  if (missing.length > 0) throw typeError(lacking(name, missing));
  return values as Bound<D>;
}

function unexpected(name: string, key: string, names: readonly string[]): string {
  const near = suggestion(key, names);
  return `${name}() got an unexpected keyword argument '${key}'${near === null ? '' : `. Did you mean '${near}'?`}`;
}

function tooMany(name: string, names: readonly string[], defaults: Defaults, given: number, own: number): string {
  const required = names.filter((parameter) => defaults[parameter] === REQUIRED).length + own;
  const most = names.length + own;
  const takes = required === most ? `${most}` : `from ${required} to ${most}`;
  return `${name}() takes ${takes} positional argument${most === 1 ? '' : 's'} but ${given + own} ${given + own === 1 ? 'was' : 'were'} given`;
}

function lacking(name: string, missing: readonly string[]): string {
  const quoted = missing.map((parameter) => `'${parameter}'`);
  const listed =
    quoted.length < 3 ? quoted.join(' and ') : `${quoted.slice(0, -1).join(', ')}, and ${quoted.slice(-1).join('')}`;
  return `${name}() missing ${missing.length} required positional argument${missing.length === 1 ? '' : 's'}: ${listed}`;
}
