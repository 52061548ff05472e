/** A tensor's text, to the letter PyTorch's `repr`. */
import { bool, get_default_dtype } from '../dtype';
import { TorchError } from '../errors';
import { denseValues } from '../storage/access';
import type { Tensor } from '../tensor/tensor';
import { fixed, scientific } from './number';

const PRECISION = 4;
/** Larger tensors are summarised: the first and last EDGE_ITEMS along each dimension. */
const THRESHOLD = 1000;
const EDGE_ITEMS = 3;
const LINE_WIDTH = 80;
const PREFIX = 'tensor(';

type Format = (value: number) => string;

export function formatTensor(tensor: Tensor): string {
  const body = tensor.numel() === 0 ? '[]' : formatBody(tensor);
  return `${withSuffixes(PREFIX + body, suffixes(tensor))})`;
}

function formatBody(tensor: Tensor): string {
  const { shape } = tensor;
  // Of a large tensor only what is shown is looked at.
  const values = denseValues(tensor);
  const summarised = values.length > THRESHOLD;
  const layout: Layout = { values, shape, summarised, format: () => '', width: 0 };
  const shown = summarised ? shownIndices(layout, 0, 0).map((i) => values[i] ?? 0) : Array.from(values);
  const formatter = tensor.dtype === bool ? truthFormat(shown) : floatFormat(shown);
  return formatLevel({ ...layout, ...formatter }, 0, 0, PREFIX.length);
}

interface Layout {
  readonly values: ArrayLike<number>;
  readonly shape: readonly number[];
  readonly summarised: boolean;
  readonly format: Format;
  readonly width: number;
}

/** Positions along a dimension that are shown; null stands for the dots. */
function positions(layout: Layout, d: number): (number | null)[] {
  const size = layout.shape[d] ?? 0;
  const all = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
  if (!layout.summarised || size <= 2 * EDGE_ITEMS) return all(0, size);
  return [...all(0, EDGE_ITEMS), null, ...all(size - EDGE_ITEMS, size)];
}

function shownIndices(layout: Layout, d: number, at: number): number[] {
  if (d === layout.shape.length) return [at];
  const size = layout.shape[d] ?? 0;
  return positions(layout, d).flatMap((i) => (i === null ? [] : shownIndices(layout, d + 1, at * size + i)));
}

function formatLevel(layout: Layout, d: number, at: number, indent: number): string {
  const { shape, values, format } = layout;
  if (d === shape.length) return format(values[at] ?? 0);
  const size = shape[d] ?? 0;
  if (d === shape.length - 1) {
    const items = positions(layout, d).map((i) => (i === null ? ' ...' : format(values[at * size + i] ?? 0)));
    return formatRow(items, layout.width, indent);
  }
  const slices = positions(layout, d).map((i) =>
    i === null ? '...' : formatLevel(layout, d + 1, at * size + i, indent + 1),
  );
  return `[${slices.join(`,${'\n'.repeat(shape.length - d - 1)}${' '.repeat(indent + 1)}`)}]`;
}

function formatRow(items: readonly string[], width: number, indent: number): string {
  const perLine = Math.max(1, Math.floor((LINE_WIDTH - indent) / (width + 2)));
  const lines: string[] = [];
  for (let i = 0; i < items.length; i += perLine) lines.push(items.slice(i, i + perLine).join(', '));
  return `[${lines.join(`,\n${' '.repeat(indent + 1)}`)}]`;
}

function truthFormat(values: readonly number[]): { format: Format; width: number } {
  const text: Format = (value) => (value !== 0 ? 'True' : 'False');
  const width = Math.max(...values.map((value) => text(value).length));
  return { width, format: (value) => text(value).padStart(width) };
}

/** One notation and width for all values, from those that are finite and not zero. */
function floatFormat(values: readonly number[]): { format: Format; width: number } {
  const decisive = values.filter((value) => Number.isFinite(value) && value !== 0);
  const integers = decisive.every((value) => Number.isInteger(value));
  let min = Infinity;
  let max = 0;
  for (const value of decisive) {
    min = Math.min(min, Math.abs(value));
    max = Math.max(max, Math.abs(value));
  }
  const exponents = decisive.length > 0 && (max / min > 1000 || max > 1e8 || min < 1e-4);
  const text: Format = (value) => {
    if (exponents) return scientific(value, PRECISION);
    if (!integers) return fixed(value, PRECISION);
    return Number.isFinite(value) ? `${fixed(value, 0)}.` : fixed(value, 0);
  };
  const width = decisive.reduce((widest, value) => Math.max(widest, text(value).length), 1);
  return { width, format: (value) => text(value).padStart(width) };
}

function suffixes(tensor: Tensor): string[] {
  const { shape, dtype } = tensor;
  const list: string[] = [];
  const empty = tensor.numel() === 0;
  if (empty && shape.length !== 1) list.push(`size=(${shape.join(', ')})`);
  if (dtype !== get_default_dtype() && (empty || dtype !== bool)) list.push(`dtype=${String(dtype)}`);
  const node = nodeName(tensor);
  if (node !== null) list.push(`grad_fn=<${node}>`);
  else if (tensor.requires_grad) list.push('requires_grad=True');
  return list;
}

/** `Invalid` where a change in place left a view without a node. */
function nodeName(tensor: Tensor): string | null {
  try {
    return tensor.grad_fn?.printedName ?? null;
  } catch (error) {
    if (error instanceof TorchError) return 'Invalid';
    throw error;
  }
}

/** Each on the line where it fits, else on the next. */
function withSuffixes(text: string, list: readonly string[]): string {
  let result = text;
  let line = text.length - (text.lastIndexOf('\n') + 1) + 2;
  for (const suffix of list) {
    if (line + suffix.length + 2 > LINE_WIDTH) {
      result += `,\n${' '.repeat(PREFIX.length)}${suffix}`;
      line = PREFIX.length + suffix.length;
    } else {
      result += `, ${suffix}`;
      line += suffix.length + 2;
    }
  }
  return result;
}
