/** Numbers of a tensor as text to be pasted elsewhere: CSV, TypeScript, Python. Knows no engine; what PyTorch prints is the engine's. */
import type { Form } from '../elements';
import { formatExactly, readable } from '../format';
import { indicesOf } from './plane';

export interface Writable {
  readonly shape: readonly number[];
  readonly dtype: string;
  /** All of them, row-major. */
  readonly values: readonly number[];
}

type Spelling = (value: number) => string;

/** What JavaScript's numbers become without being asked. */
const DEFAULT_DTYPE = 'float32';

export function written(form: Exclude<Form, 'text'>, tensor: Writable): string {
  switch (form) {
    case 'csv':
      return asCsv(tensor);
    case 'typescript':
      return asTypeScript(tensor);
    case 'array':
      return nested(tensor, plainSpelling(tensor.dtype));
    case 'python':
      return asPython(tensor);
  }
}

/** A matrix as it stands, a line a row, a vector a number a line; of more dimensions a line for each element, with its indices. */
export function asCsv(tensor: Writable): string {
  const { shape } = tensor;
  const texts = spelled(tensor, csvSpelling(tensor.dtype));
  if (shape.length > 2) {
    const heads = [...shape.map((_, dimension) => `dim ${String(dimension)}`), 'value'];
    return lines([heads, ...texts.map((text, place) => [...indicesOf(shape, place).map(String), text])]);
  }
  const columns = shape.length === 2 ? (shape[1] ?? 0) : 1;
  const rows: string[][] = [];
  for (let at = 0; at < texts.length; at += columns) rows.push(texts.slice(at, at + columns));
  return lines(rows);
}

/** Elements by their indices, with the gradient where there is one. */
export function listAsCsv(
  shape: readonly number[],
  dtypes: { readonly value: string; readonly gradient: string },
  {
    indices,
    values,
    gradients,
  }: {
    readonly indices: readonly number[];
    readonly values: readonly number[];
    readonly gradients: readonly number[] | null;
  },
): string {
  const own = spelled({ dtype: dtypes.value, values }, csvSpelling(dtypes.value));
  const others = gradients && spelled({ dtype: dtypes.gradient, values: gradients }, csvSpelling(dtypes.gradient));
  const heads = shape.map((_, dimension) => `dim ${String(dimension)}`);
  return lines([
    [...heads, 'value', ...(others === null ? [] : ['gradient'])],
    ...indices.map((place, at) => [
      ...indicesOf(shape, place).map(String),
      own[at] ?? '',
      ...(others === null ? [] : [others[at] ?? '']),
    ]),
  ]);
}

function lines(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.join(',')}\n`).join('');
}

function asTypeScript(tensor: Writable): string {
  const { dtype, shape } = tensor;
  // Booleans make a bool and bigints an int64 of themselves.
  const plain = dtype === DEFAULT_DTYPE || dtype === 'bool' || dtype === 'int64';
  const options = plain ? '' : `, { dtype: torch.${dtype} }`;
  if (tensor.values.length === 0)
    return `torch.zeros([${shape.join(', ')}]${dtype === DEFAULT_DTYPE ? '' : `, { dtype: torch.${dtype} }`})`;
  const spell: Spelling = dtype === 'int64' ? (value) => `${plainNumber(value)}n` : plainSpelling(dtype);
  return `torch.tensor(${nested(tensor, spell)}${options})`;
}

function asPython(tensor: Writable): string {
  const { dtype, shape } = tensor;
  if (tensor.values.length === 0) return `torch.zeros([${shape.join(', ')}], dtype=torch.${dtype})`;
  return `torch.tensor(${nested(tensor, pythonSpelling(dtype))}, dtype=torch.${dtype})`;
}

/** Lists in lists; a row of a matrix is a line of its own. */
function nested(tensor: Writable, spell: Spelling): string {
  const { shape } = tensor;
  const texts = spelled(tensor, spell);
  if (shape.length === 0) return texts[0] ?? '';
  let parts: string[] = texts;
  const outer = shape.slice(0, -1);
  const last = shape.at(-1) ?? 0;
  parts = grouped(
    parts,
    last,
    outer.reduce((product, size) => product * size, 1),
  ).map((row) => `[${row.join(', ')}]`);
  for (const [turn, size] of outer.toReversed().entries()) {
    const depth = outer.length - turn - 1;
    const count = outer.slice(0, depth).reduce((product, length) => product * length, 1);
    const indent = ' '.repeat(depth + 1);
    parts = grouped(parts, size, count).map((rows) => `[${rows.join(`,\n${indent}`)}]`);
  }
  return parts[0] ?? '[]';
}

function grouped<Item>(items: readonly Item[], size: number, count: number): Item[][] {
  return Array.from({ length: count }, (_, group) => items.slice(group * size, (group + 1) * size));
}

function spelled({ dtype, values }: Pick<Writable, 'dtype' | 'values'>, spell: Spelling): string[] {
  return readable({ dtype, values }).map(spell);
}

function plainSpelling(dtype: string): Spelling {
  return dtype === 'bool' ? (value) => (value === 0 ? 'false' : 'true') : plainNumber;
}

/** As JavaScript and most other readers know them. */
function plainNumber(value: number): string {
  return Number.isFinite(value) ? formatExactly(value) : String(value);
}

function csvSpelling(dtype: string): Spelling {
  return dtype === 'bool' ? (value) => (value === 0 ? 'False' : 'True') : formatExactly;
}

function pythonSpelling(dtype: string): Spelling {
  if (dtype === 'bool') return (value) => (value === 0 ? 'False' : 'True');
  const floating = /^b?float/u.test(dtype);
  return (value) => {
    const text = formatExactly(value);
    if (!Number.isFinite(value)) return `float("${text}")`;
    return floating && /^-?\d+$/u.test(text) ? `${text}.0` : text;
  };
}
