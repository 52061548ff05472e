/** What a program gives to `plot`, `scatter`, `bar` and `hist`, read: numbers, options and short formats. Knows no figures. */
import { no_grad } from '../../../engine/autograd/modes/modes';
import { TorchError, typeError } from '../../../engine/errors';
import { Tensor } from '../../../engine/torch';

const MOST_DIMENSIONS = 64;
const LONGEST_LABEL = 500;

export type Call = 'plot' | 'scatter' | 'bar' | 'hist';

const TEXTS = ['label', 'title', 'xlabel', 'ylabel', 'color'] as const;
const FIGURE = ['xlim', 'ylim', 'grid', 'legend', 'figure'] as const;
const OPTIONS: Readonly<Record<Call, readonly string[]>> = {
  plot: [...TEXTS, 'marker', 'linestyle', ...FIGURE],
  scatter: [...TEXTS, 'marker', ...FIGURE],
  bar: [...TEXTS, 'width', 'bottom', ...FIGURE],
  hist: [...TEXTS, 'bins', 'range', 'density', ...FIGURE],
};

export type Limits = readonly [number, number];

/** Each of the kind that its name says; what belongs to one call only is read there. */
export interface Options {
  readonly label?: string;
  readonly title?: string;
  readonly xlabel?: string;
  readonly ylabel?: string;
  readonly color?: string;
  readonly marker?: string;
  readonly linestyle?: string;
  readonly xlim?: Limits;
  readonly ylim?: Limits;
  readonly grid?: boolean;
  readonly legend?: boolean;
  readonly figure?: string | number;
  readonly density?: boolean;
  readonly width?: unknown;
  readonly bottom?: unknown;
  readonly bins?: unknown;
  readonly range?: Limits;
}

export interface Given {
  readonly axes: readonly unknown[];
  readonly options: Options;
}

/** Takes the object of options from the end. */
export function readGiven(name: Call, given: readonly unknown[]): Given {
  const last = given[given.length - 1];
  const hasOptions = given.length > 1 && isOptions(last);
  return {
    axes: hasOptions ? given.slice(0, -1) : given,
    options: hasOptions ? checkedOptions(name, last) : {},
  };
}

export function isOptions(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !(value instanceof Tensor) &&
    !Array.isArray(value) &&
    !ArrayBuffer.isView(value)
  );
}

function checkedOptions(name: Call, given: Readonly<Record<string, unknown>>): Options {
  const known = OPTIONS[name];
  for (const key of Object.keys(given))
    if (!known.includes(key)) throw typeError(`${name} has no option ${key}. It has ${known.join(', ')}.`);
  const options: Record<string, unknown> = {};
  for (const key of known) {
    const value = given[key];
    if (value !== undefined && value !== null) options[key] = checkedOption(name, key, value);
  }
  return options;
}

function checkedOption(name: Call, key: string, value: unknown): unknown {
  switch (key) {
    case 'xlim':
    case 'ylim':
    case 'range':
      return limits(name, key, value);
    case 'grid':
    case 'legend':
    case 'density':
      if (typeof value !== 'boolean') throw typeError(`${name}: ${key} must be true or false.`);
      return value;
    case 'width':
    case 'bottom':
    case 'bins':
      return value;
    case 'figure':
      if (typeof value !== 'string' && typeof value !== 'number')
        throw typeError(`${name}: figure must be a string or a number.`);
      return typeof value === 'string' ? shortened(value) : value;
    default:
      return text(name, key, value);
  }
}

export function text(name: string, key: string, value: unknown): string {
  if (typeof value !== 'string') throw typeError(`${name}: ${key} must be a string.`);
  return shortened(value);
}

function shortened(value: string): string {
  return value.slice(0, LONGEST_LABEL);
}

/** Two finite numbers, the smaller one first. */
export function limits(name: string, key: string, value: unknown): Limits {
  const [from, to, ...others] = numbers(name, key, value);
  if (from === undefined || to === undefined || others.length > 0)
    throw typeError(`${name}: ${key} must be two numbers such as [0, 1].`);
  if (!Number.isFinite(from) || !Number.isFinite(to))
    throw new TorchError('ValueError', 'Axis limits cannot be NaN or Inf');
  if (key === 'range') return [from, to];
  if (from === to) throw new TorchError('ValueError', `${name}: ${key} needs two different numbers; both are ${from}.`);
  return from < to ? [from, to] : [to, from];
}

/** Numbers in row-major order, whatever holds them. */
export function numbers(name: string, which: string, value: unknown): readonly number[] {
  const found: number[] = [];
  collect(value, 0);
  return found;

  function collect(part: unknown, depth: number): void {
    if (depth > MOST_DIMENSIONS) throw new TorchError('ValueError', `${name}: ${which} is nested too deeply.`);
    if (typeof part === 'number') found.push(part);
    else if (typeof part === 'boolean') found.push(part ? 1 : 0);
    else if (part instanceof Tensor) for (const item of no_grad(() => part.toArray())) found.push(item);
    else if (Array.isArray(part)) for (const item of part as readonly unknown[]) collect(item, depth + 1);
    else if (ArrayBuffer.isView(part) && !(part instanceof DataView) && !isBig(part))
      for (const item of part as unknown as Iterable<number>) found.push(item);
    else throw notDrawable(name, which, part);
  }
}

/** Names below bars; null where they are numbers. */
export function namesOf(value: unknown): readonly string[] | null {
  const isNames = Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string');
  return isNames ? (value as readonly string[]).map(shortened) : null;
}

/** One for all, or one for each. */
export function forEach(name: string, which: string, value: unknown, count: number): readonly number[] {
  const found = numbers(name, which, value);
  const [first] = found;
  if (found.length === 1 && first !== undefined) return new Array<number>(count).fill(first);
  if (found.length !== count)
    throw new TorchError('ValueError', `${name}: ${which} has ${found.length} values for ${count} bars.`);
  return found;
}

function isBig(view: ArrayBufferView): boolean {
  return view instanceof BigInt64Array || view instanceof BigUint64Array;
}

function notDrawable(name: string, which: string, value: unknown): TorchError {
  if (value === null || value === undefined)
    return typeError(`${name}: ${which} is ${String(value)}. A gradient is null before backward() was called.`);
  return typeError(`${name}: ${which} must be a tensor, a number or an array of them; it holds ${kindOf(value)}.`);
}

function kindOf(value: unknown): string {
  if (typeof value === 'object') return 'an object';
  return typeof value === 'string' ? 'a string' : `a ${typeof value}`;
}
