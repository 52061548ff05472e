/**
 * Figures that a program plotted, and the histories of its numbers, as curves to draw; what can be shown in the plot, and
 * how many points are read out. Plain data; knows no chart.
 */
import type { ShownHistory, ShownProgram } from '../../src/inspector/protocol';
import type { Figure, FigureSeries } from '../../src/trace/program';
import type { SourceRange } from '../../src/trace/range';
import { figureLabel } from '../output/rows';
import { counted, t } from '../words';
import type { Interval } from './range';

export interface Curve {
  readonly label: string;
  readonly kind: 'line' | 'scatter';
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
}

/** `focus` is the output that is differentiated; the others name a figure or a history. */
export interface ShowOption {
  readonly value: string;
  readonly label: string;
}

export const FOCUS = 'focus';

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
  const { title, xlabel, ylabel, series } = figure;
  return { title: title ?? '', xLabel: xlabel ?? '', yLabel: ylabel ?? '', curves: series.map(curveOf) };
}

function curveOf(series: FigureSeries, index: number): Curve {
  const { label, kind, color, x, y, range } = series;
  return { label: label ?? t('series {0}', index + 1), kind, color, x, y, range };
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
