/** Giving the plotted variable another value: which values a place on the axis stands for. Pure. */
import type { Scale } from '../../src/trace/plot';
import type { Nested, Trace } from '../../src/trace/trace';
import { nest } from '../../src/trace/value';
import type { Choice } from './choice';
import type { Interval } from './range';

/** The variable's value with its plotted element moved; null where it moves as a whole, or is not known completely. */
export function movedValue(trace: Trace, { variable, element }: Choice, x: number): Nested | null {
  const tensor = trace.tensors[trace.variables.find(({ name }) => name === variable)?.tensor ?? -1];
  if (tensor === undefined) return null;
  if (tensor.shape.length === 0) return x;
  if (trace.elementwise || tensor.values.length !== tensor.summary.numel) return null;
  return nest(
    tensor.shape,
    tensor.values.map((value, index) => (index === element ? x : value)),
  );
}

/** A number with no more digits than a pixel tells. */
export function roundedTo(x: number, { from, to }: Interval, pixels: number, scale: Scale): number {
  if (scale === 'log') return Number(x.toPrecision(4));
  const step = 10 ** Math.floor(Math.log10((to - from) / Math.max(1, pixels)));
  return Number((Math.round(x / step) * step).toPrecision(12));
}

/** The place a key's step away: a hundredth or so of what is seen, as a round number. */
export function stepped(x: number, by: number, { from, to }: Interval, scale: Scale): number {
  if (scale === 'log') return Number((x * 10 ** (by * 0.01 * Math.log10(to / from))).toPrecision(4));
  const rough = (to - from) / 150;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (rough / power >= 5 ? 5 : rough / power >= 2 ? 2 : 1);
  return Number((Math.round((x + by * step) / step) * step).toPrecision(12));
}
