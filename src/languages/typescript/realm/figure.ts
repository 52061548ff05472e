/**
 * `plot` and `scatter`: what a program draws, as plain series of numbers, thinned and bounded. Knows no page.
 */
import { no_grad } from '../../../engine/autograd/modes/modes';
import { TorchError, typeError } from '../../../engine/errors';
import { Tensor } from '../../../engine/torch';
import { MAX_FIGURE_POINTS, type Figure, type FigureSeries } from '../../../trace/program';
import type { SourceRange } from '../../../trace/range';
import { cssColor } from './colors';

const MOST_FIGURES = 20;
/** Of all figures together: they leave with each snapshot. */
const MOST_POINTS = 200_000;
const MOST_SERIES = 200;
const MOST_DIMENSIONS = 64;
const LONGEST_LABEL = 500;

const TEXTS = ['label', 'title', 'xlabel', 'ylabel'] as const;
const OPTIONS: readonly string[] = [...TEXTS, 'color', 'figure'];

type Text = (typeof TEXTS)[number];
type Options = Partial<Record<Text, string>> & { readonly color?: string; readonly figure?: string | number };

interface Drawing {
  title: string | null;
  xlabel: string | null;
  ylabel: string | null;
  readonly series: FigureSeries[];
}

export class Figures {
  private readonly drawings = new Map<string | number, Drawing>();
  private readonly place: () => SourceRange | null;
  private points = 0;

  constructor(place: () => SourceRange | null) {
    this.place = place;
  }

  /** As they are now. */
  list(): readonly Figure[] {
    return Array.from(this.drawings.values(), (drawing) => ({ ...drawing, series: drawing.series.slice() }));
  }

  /** Adds a series; gives what to tell of it. */
  add(kind: FigureSeries['kind'], given: readonly unknown[]): string {
    const name = kind === 'line' ? 'plot' : 'scatter';
    const { x, y, options } = read(name, given);
    if (x.length !== y.length)
      throw new TorchError(
        'ValueError',
        `x and y must have same first dimension, but have shapes (${x.length},) and (${y.length},)`,
      );
    const drawing = this.drawing(name, options.figure ?? 1);
    const label = options.label ?? null;
    const color = options.color === undefined ? null : cssColor(options.color);
    const series = { kind, label, color, x: thinned(x), y: thinned(y), range: this.place() };
    this.points += series.x.length;
    if (this.points > MOST_POINTS || drawing.series.length >= MOST_SERIES)
      throw new TorchError(
        'ValueError',
        `${name}: a run can draw ${MOST_SERIES} series in a figure and ${MOST_POINTS} points in all; plot every so many steps instead.`,
      );
    drawing.series.push(series);
    drawing.title = options.title ?? drawing.title;
    drawing.xlabel = options.xlabel ?? drawing.xlabel;
    drawing.ylabel = options.ylabel ?? drawing.ylabel;
    return `${name}${label === null ? '' : ` “${label}”`}: ${y.length} ${y.length === 1 ? 'point' : 'points'}`;
  }

  private drawing(name: string, key: string | number): Drawing {
    const there = this.drawings.get(key);
    if (there !== undefined) return there;
    if (this.drawings.size >= MOST_FIGURES)
      throw new TorchError('ValueError', `${name}: a run can have ${MOST_FIGURES} figures.`);
    const drawing: Drawing = { title: null, xlabel: null, ylabel: null, series: [] };
    this.drawings.set(key, drawing);
    return drawing;
  }
}

function read(
  name: string,
  given: readonly unknown[],
): { x: readonly number[]; y: readonly number[]; options: Options } {
  const last = given[given.length - 1];
  const hasOptions = given.length > 1 && isOptions(last);
  const axes = hasOptions ? given.slice(0, -1) : given;
  const options = hasOptions ? checkedOptions(name, last) : {};
  if (axes.length === 0 || axes.length > 2)
    throw typeError(
      `${name} takes y, or x and y, and then an object of options such as { label: "f" }; it got ${axes.length} values.`,
    );
  const y = axis(name, axes.length === 1 ? 'y' : 'y', axes[axes.length - 1]);
  const x = axes.length === 1 ? y.map((_, index) => index) : axis(name, 'x', axes[0]);
  return { x, y, options };
}

function isOptions(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !(value instanceof Tensor) &&
    !Array.isArray(value) &&
    !ArrayBuffer.isView(value)
  );
}

function checkedOptions(name: string, given: Readonly<Record<string, unknown>>): Options {
  for (const key of Object.keys(given))
    if (!OPTIONS.includes(key)) throw typeError(`${name} has no option ${key}. It has ${OPTIONS.join(', ')}.`);
  const options: Record<string, string | number> = {};
  for (const key of OPTIONS) {
    const value = given[key];
    if (value === undefined || value === null) continue;
    const isRight = typeof value === 'string' || (key === 'figure' && typeof value === 'number');
    if (!isRight) throw typeError(`${name}: ${key} must be a string${key === 'figure' ? ' or a number' : ''}.`);
    options[key] = typeof value === 'string' ? value.slice(0, LONGEST_LABEL) : value;
  }
  return options;
}

/** Numbers in row-major order, whatever holds them. */
function axis(name: string, which: string, value: unknown): readonly number[] {
  const numbers: number[] = [];
  collect(value, 0);
  return numbers;

  function collect(part: unknown, depth: number): void {
    if (depth > MOST_DIMENSIONS) throw new TorchError('ValueError', `${name}: ${which} is nested too deeply.`);
    if (typeof part === 'number') numbers.push(part);
    else if (typeof part === 'boolean') numbers.push(part ? 1 : 0);
    else if (part instanceof Tensor) for (const item of no_grad(() => part.toArray())) numbers.push(item);
    else if (Array.isArray(part)) for (const item of part as readonly unknown[]) collect(item, depth + 1);
    else if (ArrayBuffer.isView(part) && !(part instanceof DataView) && !isBig(part))
      for (const item of part as unknown as Iterable<number>) numbers.push(item);
    else throw notDrawable(name, which, part);
  }
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

/** Evenly, the first and the last kept. */
function thinned(values: readonly number[]): readonly number[] {
  if (values.length <= MAX_FIGURE_POINTS) return values;
  const step = (values.length - 1) / (MAX_FIGURE_POINTS - 1);
  return Array.from({ length: MAX_FIGURE_POINTS }, (_, index) => values[Math.round(index * step)] ?? NaN);
}
