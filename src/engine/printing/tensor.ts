/** A tensor's text, to the letter PyTorch's `repr`. Of a large tensor only what is shown is looked at. */
import { bool, get_default_dtype, int64 } from '../dtype';
import { TorchError } from '../errors';
import { elementsAt, elementsOf } from '../storage/access';
import type { Tensor } from '../tensor/tensor';
import { dualTangents } from '../transforms/dual-level';
import { elementFormat, type Element, type ElementFormat } from './elements';
import { get_printoptions, type PrintOptions } from './options';

const PREFIX = 'tensor(';

export function formatTensor(tensor: Tensor): string {
  const options = get_printoptions();
  const summarised = tensor.numel() > options.threshold;
  const bare = summarised && options.edgeitems === 0;
  const body = formatBody(tensor, options, summarised, bare);
  return `${withSuffixes(PREFIX + body, suffixes(tensor, options), options.linewidth)})`;
}

function formatBody(tensor: Tensor, options: PrintOptions, summarised: boolean, bare: boolean): string {
  if (tensor.numel() === 0) return '[]';
  if (bare && tensor.ndim > 0) return '[...]';
  const { shape } = tensor;
  const places = shape.map((size) => positions(size, summarised, options.edgeitems));
  const elements = summarised ? elementsAt(tensor, indices(places)) : Array.from<Element>(elementsOf(tensor));
  const format = elementFormat(tensor.dtype, elements, options);
  return new Layout(places, format, options, elements).level(0, PREFIX.length);
}

/** Positions along a dimension that are shown; null stands for the dots. */
function positions(size: number, summarised: boolean, edgeitems: number): (number | null)[] {
  const all = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
  if (!summarised || size <= 2 * edgeitems) return all(0, size);
  return [...all(0, edgeitems), null, ...all(size - edgeitems, size)];
}

/** The indices of the elements shown, in row-major order. */
function indices(places: readonly (readonly (number | null)[])[]): number[][] {
  let found: number[][] = [[]];
  for (const along of places) {
    const shown = along.filter((place) => place !== null);
    found = found.flatMap((index) => shown.map((place) => [...index, place]));
  }
  return found;
}

/** Brackets and lines around the elements, which come in the order in which they are shown. */
class Layout {
  private readonly places: readonly (readonly (number | null)[])[];
  private readonly format: ElementFormat;
  private readonly options: PrintOptions;
  private readonly elements: Iterator<Element>;

  constructor(
    places: readonly (readonly (number | null)[])[],
    format: ElementFormat,
    options: PrintOptions,
    elements: readonly Element[],
  ) {
    this.places = places;
    this.format = format;
    this.options = options;
    this.elements = elements.values();
  }

  level(dimension: number, indent: number): string {
    const places = this.places[dimension];
    if (places === undefined) return this.element();
    if (dimension === this.places.length - 1)
      return this.row(
        places.map((place) => (place === null ? ' ...' : this.element())),
        indent,
      );
    const slices = places.map((place) => (place === null ? '...' : this.level(dimension + 1, indent + 1)));
    return `[${slices.join(`,${'\n'.repeat(this.places.length - dimension - 1)}${' '.repeat(indent + 1)}`)}]`;
  }

  private element(): string {
    const next = this.elements.next();
    return next.done === true ? '' : this.format.text(next.value);
  }

  private row(items: readonly string[], indent: number): string {
    const perLine = Math.max(1, Math.floor((this.options.linewidth - indent) / (this.format.width + 2)));
    if (perLine >= items.length) return `[${items.join(', ')}]`;
    const lines: string[] = [];
    for (let i = 0; i < items.length; i += perLine) lines.push(items.slice(i, i + perLine).join(', '));
    return `[${lines.join(`,\n${' '.repeat(indent + 1)}`)}]`;
  }
}

function suffixes(tensor: Tensor, { edgeitems }: PrintOptions): string[] {
  const { shape, dtype } = tensor;
  const list: string[] = [];
  const empty = tensor.numel() === 0;
  // PyTorch tells the size wherever a summary would show no element, of a tensor that is no summary too.
  if (empty ? shape.length !== 1 : edgeitems === 0)
    list.push(`size=(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`);
  const isTold = empty || (dtype !== bool && dtype !== int64);
  if (dtype !== get_default_dtype() && isTold) list.push(`dtype=${String(dtype)}`);
  const node = nodeName(tensor);
  if (node !== null) list.push(`grad_fn=<${node}>`);
  else if (tensor.requires_grad) list.push('requires_grad=True');
  const tangents = dualTangents();
  const tangent = tangents?.enabled === true ? tangents.of(tensor) : null;
  if (tangent !== null) list.push(`tangent=${tangent.__format__()}`);
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
function withSuffixes(text: string, list: readonly string[], linewidth: number): string {
  let result = text;
  let line = text.length - (text.lastIndexOf('\n') + 1) + 2;
  for (const suffix of list) {
    if (line + suffix.length + 2 > linewidth) {
      result += `,\n${' '.repeat(PREFIX.length)}${suffix}`;
      line = PREFIX.length + suffix.length;
    } else {
      result += `, ${suffix}`;
      line += suffix.length + 2;
    }
  }
  return result;
}
