/** Numbers where there is little room: in the graph's boxes and along the plot. Full ones are written by trace/format. */
import { FEW_DIGITS, formatNumber, formatTensor, NOTHING } from '../src/trace/format';
import type { Trace, TraceTensor } from '../src/trace/trace';
import { counted, t } from './words';

const LONGEST = 11;
const ROUGH_DIGITS = 4;

/** At most eleven characters. */
export function shortNumber(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return formatNumber(value);
  const rounded = formatNumber(value, FEW_DIGITS);
  return rounded.length <= LONGEST ? rounded : value.toExponential(4).replace(/\.?0+e/, 'e');
}

/** Four digits: that numbers lie there, not what they are. */
function roughly(value: number): string {
  const rounded = formatNumber(value, ROUGH_DIGITS);
  // The sign needs no room of its own: both ends of a span are spelled alike.
  return rounded.replace('-', '').length <= ROUGH_DIGITS + 4
    ? rounded
    : value.toExponential(ROUGH_DIGITS - 1).replace(/\.?0+e/, 'e');
}

/** A tensor in one line of text: its number in full, or its first values, each with six digits. */
export function lineOf(tensor: TraceTensor | undefined, limit = 4): string {
  if (tensor === undefined) return NOTHING;
  return tensor.shape.length === 0 ? formatTensor(tensor) : formatTensor(tensor, limit, FEW_DIGITS);
}

/** A tensor in one short line: its number, or the first values of many. */
export function shortTensor(tensor: TraceTensor | undefined): string {
  if (tensor === undefined) return NOTHING;
  if (tensor.shape.length === 0) return shortNumber(tensor.values[0]);
  const shown = tensor.values.slice(0, 2).map((value) => shortNumber(Number(value.toPrecision(3))));
  return `[${shown.join(', ')}${tensor.summary.numel > 2 ? ', …' : ''}]`;
}

/** `2×3`. */
export function formatSize(shape: readonly number[]): string {
  return shape.join('×');
}

/** Whether a tensor has more numbers than a line of the head can hold. */
export function isLarge({ shape, summary }: TraceTensor): boolean {
  return shape.length > 1 || summary.numel > 6;
}

/** A tensor of many numbers by its size and where they lie: `2×3, -0.12 to 0.4`. */
export function summaryOf(tensor: TraceTensor): string {
  const { shape } = tensor;
  const size = shape.length === 1 ? t('{0} values', formatSize(shape)) : formatSize(shape);
  return [size, spanOf(tensor)].filter((part) => part !== '').join(', ');
}

/** Where the numbers of a tensor lie: `-0.12 to 0.4`, with what is not finite. */
export function spanOf({ summary: { min, max, nan, infinite } }: Pick<TraceTensor, 'summary'>): string {
  const none = min === null || max === null;
  const span = none ? '' : min === max ? t('all {0}', shortNumber(min)) : t('{0} to {1}', roughly(min), roughly(max));
  const trouble = [nan > 0 ? `${counted(nan)} NaN` : '', infinite > 0 ? t('{0} infinite', counted(infinite)) : ''];
  return [span, ...trouble].filter((part) => part !== '').join(', ');
}

export function tensorAt(trace: Trace, id: number | null | undefined): TraceTensor | undefined {
  return id === null || id === undefined ? undefined : trace.tensors[id];
}

/** The text that a range of the trace stands for, in one line and no longer than `limit`; null where there is none. */
export function fragment(
  trace: Pick<Trace, 'range' | 'text'>,
  range: { readonly start: number; readonly end: number } | null,
  limit = Infinity,
): string | null {
  // A program may have needed what stands above its text.
  if (range === null || range.start < trace.range.start || range.end > trace.range.end) return null;
  const text = trace.text
    .slice(range.start - trace.range.start, range.end - trace.range.start)
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '') return null;
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
}

/** What the user calls the result; where it has no name, `f` or the next letter that no variable bears. */
export function outputName(trace: Trace): string {
  const taken = new Set(trace.variables.map(({ name }) => name));
  return trace.output.name ?? ['f', 'g', 'h', 'F', 'G', 'H'].find((name) => !taken.has(name)) ?? 'result';
}
