/** One series of a figure made of what a program gave to `plot`, `scatter`, `bar` or `hist`. Knows no figures. */
import { TorchError, typeError } from '../../../engine/errors';
import { MAX_FIGURE_POINTS, type FigureSeries } from '../../../trace/program';
import type { SourceRange } from '../../../trace/range';
import { histogram, MAX_BINS } from './bins';
import { cssColor } from './colors';
import { forEach, namesOf, numbers, type Call, type Given, type Options } from './drawing';
import { dashOf, formatOf, markOf, type Format } from './formats';
import { thinned } from './thinning';

export interface Made {
  readonly series: FigureSeries;
  /** `3 points`. */
  readonly size: string;
  /** Of a histogram. */
  readonly result?: readonly [counts: readonly number[], edges: readonly number[]];
}

type Own = Omit<FigureSeries, 'label' | 'color' | 'range' | 'kind' | 'x' | 'y'>;

/** matplotlib's. */
const BAR_WIDTH = 0.8;
const BINS = 10;

export function seriesOf(name: Call, given: Given, range: SourceRange | null): Made {
  switch (name) {
    case 'plot':
    case 'scatter':
      return points(name, given, range);
    case 'bar':
      return bars(given, range);
    case 'hist':
      return hist(given, range);
  }
}

function points(name: 'plot' | 'scatter', { axes: all, options }: Given, range: SourceRange | null): Made {
  const last = all[all.length - 1];
  const short = all.length > 1 && typeof last === 'string' ? formatOf(last) : undefined;
  const axes = short === undefined ? all : all.slice(0, -1);
  if (axes.length === 3 && typeof last === 'string')
    throw new TorchError(
      'ValueError',
      `'${last}' is not a valid format string (a colour, a marker and a line: 'r--').`,
    );
  if (axes.length === 0 || axes.length > 2)
    throw typeError(
      `${name} takes y, or x and y, and then an object of options such as { label: "f" }; it got ${axes.length} values.`,
    );
  const y = numbers(name, 'y', axes[axes.length - 1]);
  const x = axes.length === 1 ? y.map((_, index) => index) : numbers(name, 'x', axes[0]);
  sameLength(x, y);
  const { kind, ...look } = lookOf(name, short, options);
  const kept = thinned({ x, y }, MAX_FIGURE_POINTS);
  return {
    series: { kind, ...heading(options, short), x: kept.x, y: kept.y, range, ...look },
    size: counted(y.length, 'point'),
  };
}

/** A mark without a line is a scatter, as in matplotlib. */
function lookOf(
  name: 'plot' | 'scatter',
  short: Format | undefined,
  { marker, linestyle }: Options,
): Own & { readonly kind: 'line' | 'scatter' } {
  const mark = marker === undefined ? (short?.mark ?? undefined) : markOf(marker);
  if (marker !== undefined && mark === undefined && marker !== 'None' && marker !== '')
    throw new TorchError('ValueError', `Unrecognized marker style '${marker}'`);
  const dash = linestyle === undefined ? short?.dash : dashOf(linestyle);
  if (linestyle !== undefined && dash === undefined)
    throw new TorchError(
      'ValueError',
      `'${linestyle}' is not a valid value for ls; supported values are '-', '--', '-.', ':', 'None'`,
    );
  const isLine = name === 'plot' && dash !== null && !(dash === undefined && short?.mark);
  return {
    kind: isLine ? 'line' : 'scatter',
    ...(mark === undefined ? {} : { mark }),
    ...(isLine && dash !== undefined ? { dash } : {}),
  };
}

function bars({ axes, options }: Given, range: SourceRange | null): Made {
  if (axes.length === 0 || axes.length > 3)
    throw typeError(
      `bar takes x and heights, and then an object of options such as { label: "f" }; it got ${axes.length} values.`,
    );
  const y = numbers('bar', 'height', axes.length === 1 ? axes[0] : axes[1]);
  if (y.length > MAX_BINS)
    throw new TorchError('ValueError', `bar: ${y.length} bars are too many to be drawn; there can be ${MAX_BINS}.`);
  const names = axes.length === 1 ? null : namesOf(axes[0]);
  const x = names === null && axes.length > 1 ? numbers('bar', 'x', axes[0]) : (names ?? y).map((_, index) => index);
  sameLength(x, y);
  const { bottom } = options;
  return {
    series: {
      kind: 'bar',
      ...heading(options),
      x,
      y,
      range,
      widths: forEach('bar', 'width', axes[2] ?? options.width ?? BAR_WIDTH, y.length),
      ...(bottom === undefined ? {} : { bottoms: forEach('bar', 'bottom', bottom, y.length) }),
      ...(names === null ? {} : { names }),
    },
    size: counted(y.length, 'bar'),
  };
}

function hist({ axes, options }: Given, range: SourceRange | null): Made {
  if (axes.length === 0 || axes.length > 2)
    throw typeError(
      `hist takes values, the number of bins, and then an object of options such as { label: "f" }; it got ${axes.length} values.`,
    );
  const values = numbers('hist', 'values', axes[0]);
  const asked = axes[1] ?? options.bins ?? BINS;
  const bins = typeof asked === 'number' ? asked : numbers('hist', 'bins', asked);
  const { edges, counts } = histogram(values, {
    bins: typeof bins === 'object' && bins.length === 1 ? (bins[0] ?? BINS) : bins,
    range: options.range ?? null,
    density: options.density ?? false,
  });
  const left = edges.slice(0, -1);
  return {
    series: {
      kind: 'histogram',
      ...heading(options),
      x: left.map((edge, bin) => (edge + (edges[bin + 1] ?? NaN)) / 2),
      y: counts,
      range,
      widths: left.map((edge, bin) => (edges[bin + 1] ?? NaN) - edge),
    },
    size: `${counted(values.length, 'value')} in ${counted(counts.length, 'bin')}`,
    result: [counts, edges],
  };
}

function heading(options: Options, short?: Format): Pick<FigureSeries, 'label' | 'color'> {
  const color = options.color === undefined ? (short?.color ?? null) : cssColor(options.color);
  return { label: options.label ?? null, color };
}

function sameLength(x: readonly number[], y: readonly number[]): void {
  if (x.length !== y.length)
    throw new TorchError(
      'ValueError',
      `x and y must have same first dimension, but have shapes (${x.length},) and (${y.length},)`,
    );
}

function counted(count: number, what: string): string {
  return `${count} ${count === 1 ? what : `${what}s`}`;
}
