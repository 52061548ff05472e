/**
 * Figures that a program plotted, and the histories of its numbers, as curves to draw; what can be shown in the plot, and
 * how many points are read out. Plain data; knows no chart.
 */
import type { ShownHistory, ShownProgram } from '../../src/inspector/protocol';
import type { Dash, Figure, FigureMark, FigureSeries, SeriesKind } from '../../src/trace/program';
import type { SourceRange } from '../../src/trace/range';
import { figureLabel } from '../output/rows';
import { counted, t } from '../words';
import type { Interval } from './range';

export interface Curve {
  readonly label: string;
  readonly kind: SeriesKind;
  /** What the program asked for; missing: as the place among the others gives it. */
  readonly mark?: FigureMark | undefined;
  readonly dash?: Dash | undefined;
  /** Of bars and of a histogram's bins, which stand around x. */
  readonly widths?: readonly number[] | undefined;
  readonly bottoms?: readonly number[] | undefined;
  readonly names?: readonly string[] | undefined;
  /** What the program asked for; null: the theme's. */
  readonly color: string | null;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly range: SourceRange | null;
}

export interface CurveView {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly curves: readonly Curve[];
  /** What the axes show; missing: all there is. */
  readonly xLimits?: readonly [number, number] | undefined;
  readonly yLimits?: readonly [number, number] | undefined;
  /** false: the program wants none. */
  readonly grid?: boolean | undefined;
  readonly legend?: boolean | undefined;
}

/** `focus` is the output that is differentiated; the others name a figure or a history. */
export interface ShowOption {
  readonly value: string;
  readonly label: string;
}

export const FOCUS = 'focus';
/** The output over two variables. */
export const SURFACE = 'surface';

export function showOptions(program: Pick<ShownProgram, 'figures' | 'histories'>, output: string | null): ShowOption[] {
  return [
    ...program.figures.map((_, index) => ({ value: figureKey(index), label: figureLabel(program, index) })),
    ...(output === null ? [] : [{ value: FOCUS, label: t('{0} and its derivative', output) }]),
    ...program.histories.map(({ name, count }) => ({
      value: `history:${name}`,
      label: evaluations(name, count),
    })),
  ];
}

function evaluations(name: string, count: number): string {
  return count === 1 ? t('{0}, 1 evaluation', name) : t('{0}, {1} evaluations', name, counted(count));
}

export function figureKey(index: number): string {
  return `figure:${String(index)}`;
}

/** What was chosen if it is still there, else the first; nothing else can be shown than the focus without any. */
export function shownOption(options: readonly ShowOption[], chosen: string | null | undefined): string {
  return (options.find(({ value }) => value === chosen) ?? options[0])?.value ?? FOCUS;
}

/** null for the focus and for what is not there any more. */
export function viewOf(
  { figures, histories }: Pick<ShownProgram, 'figures' | 'histories'>,
  shown: string,
): CurveView | null {
  const figure = figures.findIndex((_, index) => figureKey(index) === shown);
  if (figure >= 0) return figureView(figures[figure]);
  const history = histories.find(({ name }) => `history:${name}` === shown);
  return history === undefined ? null : historyView(history);
}

function figureView(figure: Figure | undefined): CurveView | null {
  if (figure === undefined) return null;
  const { title, xlabel, ylabel, series, xlim, ylim, grid, legend } = figure;
  return {
    title: title ?? '',
    xLabel: xlabel ?? '',
    yLabel: ylabel ?? '',
    curves: series.map(curveOf),
    xLimits: xlim,
    yLimits: ylim,
    grid,
    legend,
  };
}

function curveOf(series: FigureSeries, index: number): Curve {
  return { ...series, label: series.label ?? t('series {0}', index + 1) };
}

function historyView({ name, stride, values, range, count, last }: ShownHistory): CurveView {
  const kept = values.map((_, index) => index * stride + 1);
  // The end of a loss curve is what it is looked at for.
  const ends = last !== null && (kept.at(-1) ?? 0) < count;
  const x = ends ? [...kept, count] : kept;
  const y = ends ? [...values, last] : values;
  const curve: Curve = { label: name, kind: 'line', color: null, x, y, range };
  return { title: '', xLabel: t('evaluation'), yLabel: name, curves: [curve] };
}

/** At most `limit` places among `count`, evenly spread, the first and the last among them. */
export function evenly(count: number, limit: number): number[] {
  if (count <= limit) return Array.from({ length: count }, (_, index) => index);
  return Array.from({ length: limit }, (_, index) => Math.round((index * (count - 1)) / (limit - 1)));
}

export function isPoint(x: number | undefined, y: number | undefined): boolean {
  return Number.isFinite(x) && Number.isFinite(y);
}

/** Points of a line that have no neighbour to be joined with: they would not be seen. */
export function isolated({ x, y }: Pick<Curve, 'x' | 'y'>): boolean[] {
  const there = x.map((value, index) => isPoint(value, y[index]));
  return there.map((is, index) => is && there[index - 1] !== true && there[index + 1] !== true);
}

export function isBars({ kind }: Pick<Curve, 'kind'>): boolean {
  return kind === 'bar' || kind === 'histogram';
}

/** Where a bar stands: from side to side, and from its foot to its end, which may be below. */
export interface Bar {
  readonly left: number;
  readonly right: number;
  readonly from: number;
  readonly to: number;
}

/** null where it has no size that could be drawn. */
export function barAt({ x, y, widths, bottoms }: Curve, index: number): Bar | null {
  const [at, height] = [x[index] ?? NaN, y[index] ?? NaN];
  const half = Math.abs(widths?.[index] ?? 0.8) / 2;
  const from = bottoms?.[index] ?? 0;
  const bar = { left: at - half, right: at + half, from, to: from + height };
  return Object.values(bar).every(Number.isFinite) ? bar : null;
}

/** All numbers along both axes that a curve needs room for. */
export function roomOf(curve: Curve): Room {
  const known = rooms.get(curve);
  if (known !== undefined) return known;
  const room = measured(curve);
  rooms.set(curve, room);
  return room;
}

interface Room {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** A curve of a million points is drawn anew at each move of a zoom, and takes the same room each time. */
const rooms = new WeakMap<Curve, Room>();

function measured(curve: Curve): Room {
  if (isBars(curve)) {
    const bars = curve.x.flatMap((_, index) => barAt(curve, index) ?? []);
    return { x: bars.flatMap(({ left, right }) => [left, right]), y: bars.flatMap(({ from, to }) => [from, to]) };
  }
  const room: { readonly x: number[]; readonly y: number[] } = { x: [], y: [] };
  curve.x.forEach((value, index) => {
    const height = curve.y[index];
    if (height === undefined || !isPoint(value, height)) return;
    room.x.push(value);
    room.y.push(height);
  });
  return room;
}

/** What the axes must hold, with a margin; a single value gets room around it. */
export function extent(values: readonly (readonly number[])[], margin: number): Interval {
  let [from, to] = [Infinity, -Infinity];
  for (const list of values) {
    for (const value of list) {
      if (!Number.isFinite(value)) continue;
      if (value < from) from = value;
      if (value > to) to = value;
    }
  }
  if (from > to) return { from: -1, to: 1 };
  const room = to > from ? (to - from) * margin : Math.abs(from) * 0.1 || 1;
  return { from: from - room, to: to + room };
}
