/**
 * A plot in sentences, for who cannot see it: where the function rises and falls, and its least and greatest value, read
 * off the samples and saying no more than they do. Knows no elements.
 */
import { formatNumber } from '../../src/trace/format';
import type { PlotData } from '../../src/trace/plot';
import { counted, t } from '../words';

/** What the picture is, and where its point stands. */
export function aboutPlot(
  data: PlotData,
  name: string,
  label: string,
  point: { readonly x: number; readonly f: number; readonly slope: number } | null,
): string {
  const about = t(
    'Plot of {0} and its derivative by {1} from {2} to {3}.',
    name,
    label,
    formatNumber(data.from),
    formatNumber(data.to),
  );
  if (point === null) return about;
  const at = t(
    'The point is at {0} = {1}, value {2}, slope {3}.',
    label,
    formatNumber(point.x),
    formatNumber(point.f),
    formatNumber(point.slope),
  );
  return `${about} ${at}`;
}

interface Sample {
  readonly x: number;
  readonly f: number;
  /** The derivative there. */
  readonly slope: number;
}

/** More turns than these are counted, not told. */
const TOLD_TURNS = 2;
/** A part of the whole height; smaller ups and downs are rounding. */
const ROUNDING = 1e-9;

/** `name` of the function, `label` of the variable along x. */
export function courseOf({ x, f, df }: Pick<PlotData, 'x' | 'f' | 'df'>, name: string, label: string): string {
  const all = x.map((at, index): Sample => ({ x: at, f: f[index] ?? NaN, slope: df[index] ?? NaN }));
  const samples = all.filter((sample) => Number.isFinite(sample.f));
  const [first] = samples;
  const last = samples.at(-1);
  if (first === undefined || last === undefined) return t('{0} has no value in this range.', name);
  const missing = all.length - samples.length;
  const least = samples.reduce((low, sample) => (sample.f < low.f ? sample : low), first);
  const greatest = samples.reduce((high, sample) => (sample.f > high.f ? sample : high), first);
  const gaps = missing > 0 ? ' ' + t('{0} of {1} samples have no value.', counted(missing), counted(all.length)) : '';
  if (least.f === greatest.f) return t('{0} is {1} all along.', name, read(least.f)) + gaps;
  const extremes = t(
    'The least sampled value is {0} at {2} = {1}, the greatest {3} at {2} = {4}.',
    read(least.f),
    read(least.x),
    label,
    read(greatest.f),
    read(greatest.x),
  );
  if (missing > 0 || jumps(samples)) return extremes + gaps;
  const turns = turnsOf(samples, (greatest.f - least.f) * ROUNDING);
  const [turn, second] = turns;
  const rises = (turn ?? last).f > first.f;
  const texts = [name, read(first.f), label];
  if (turn === undefined) {
    return rises
      ? t('{0} rises from {1} to {2}.', name, read(first.f), read(last.f))
      : t('{0} falls from {1} to {2}.', name, read(first.f), read(last.f));
  }
  if (turns.length > TOLD_TURNS)
    return `${t('{0} turns {1} times between rising and falling.', name, counted(turns.length))} ${extremes}`;
  const one = [...texts, read(turn.f), read(turn.x)] as const;
  if (second === undefined)
    return rises
      ? t('{0} rises from {1} to {3} at {2} = {4}, then falls to {5}.', ...one, read(last.f))
      : t('{0} falls from {1} to {3} at {2} = {4}, then rises to {5}.', ...one, read(last.f));
  const two = [...one, read(second.f), read(second.x), read(last.f)] as const;
  return rises
    ? t('{0} rises from {1} to {3} at {2} = {4}, falls to {5} at {2} = {6}, then rises to {7}.', ...two)
    : t('{0} falls from {1} to {3} at {2} = {4}, rises to {5} at {2} = {6}, then falls to {7}.', ...two);
}

/** Between two samples the function went one way although its derivative says the other at both: it is broken there. */
function jumps(samples: readonly Sample[]): boolean {
  return samples.some((sample, index) => {
    const next = samples[index + 1];
    if (next === undefined) return false;
    const way = Math.sign(next.f - sample.f);
    return way !== 0 && Math.sign(sample.slope) === -way && Math.sign(next.slope) === -way;
  });
}

/** The samples at which rising becomes falling or falling rising. */
function turnsOf(samples: readonly Sample[], rounding: number): Sample[] {
  const turns: Sample[] = [];
  let [extreme] = samples;
  let way = 0;
  for (const sample of samples) {
    if (extreme === undefined) break;
    const moved = sample.f - extreme.f;
    if (way === 0 ? Math.abs(moved) > rounding : moved * way > 0) {
      if (way === 0) way = Math.sign(moved);
      extreme = sample;
    } else if (way !== 0 && moved * way < -rounding) {
      turns.push(extreme);
      way = -way;
      extreme = sample;
    }
  }
  return turns;
}

function read(value: number): string {
  return formatNumber(Number(value.toPrecision(5)));
}
