/** A trace as the rows of the gradients table, and the table as text to copy. Plain data; knows no elements. */
import { formatNumber, formatShape, formatTensor, NOTHING, readable } from '../../src/trace/format';
import type { SourceRange } from '../../src/trace/range';
import type { Check, TensorId, Trace, TraceTensor } from '../../src/trace/trace';
import { verdictOf, verdictWord } from '../header/verdict';
import { fragment, outputName, tensorAt } from '../numbers';
import { t } from '../words';

export interface Row {
  readonly key: string;
  readonly name: string;
  readonly role: 'variable' | 'intermediate' | 'output';
  readonly tensor: TraceTensor;
  readonly gradient: TraceTensor | undefined;
  readonly check: Check | undefined;
  readonly is_leaf: string;
  readonly requires_grad: string;
  readonly grad_fn: string;
  readonly shape: string;
  readonly dtype: string;
  readonly range: SourceRange | null;
}

/** The variables, then what was computed from them (where asked for), then the output. */
export function rowsOf(trace: Trace, withIntermediate: boolean): Row[] {
  const { output } = trace;
  const row = (id: TensorId, role: Row['role'], name: string, check?: Check): Row[] => {
    const tensor = trace.tensors[id];
    if (tensor === undefined) return [];
    return [
      {
        key: `${role}:${id}`,
        name,
        role,
        tensor,
        gradient: gradientOf(trace, tensor),
        check,
        is_leaf: python(tensor.is_leaf),
        requires_grad: python(tensor.requires_grad),
        grad_fn: tensor.grad_fn === null ? 'None' : `<${trace.nodes[tensor.grad_fn]?.name ?? '?'}>`,
        shape: formatShape(tensor.shape),
        dtype: tensor.dtype,
        range: tensor.range,
      },
    ];
  };
  const variables = trace.variables.flatMap(({ name, tensor }) =>
    row(
      tensor,
      'variable',
      name,
      trace.checks.find(({ variable }) => variable === name),
    ),
  );
  const results = new Set([output.tensor, output.root, ...trace.variables.map(({ tensor }) => tensor)]);
  const computed = trace.nodes.flatMap(({ outputs }) => outputs).filter((id) => !results.has(id));
  const intermediate = withIntermediate
    ? computed.flatMap((id) =>
        row(id, 'intermediate', fragment(trace, trace.tensors[id]?.range ?? null, 40) ?? t('tensor {0}', id)),
      )
    : [];
  const name = outputName(trace);
  const outputs = [
    ...row(output.tensor, 'output', name),
    ...(output.summed && output.root !== output.tensor ? row(output.root, 'output', `sum(${name})`) : []),
  ];
  return [...variables, ...intermediate, ...outputs];
}

/** What reached a tensor: its grad, or what arrived at its node. */
function gradientOf(trace: Trace, tensor: TraceTensor): TraceTensor | undefined {
  const arrived = tensor.grad_fn === null ? null : trace.nodes[tensor.grad_fn]?.grad_outputs?.[tensor.output_nr];
  return tensorAt(trace, tensor.grad ?? arrived);
}

function python(value: boolean): string {
  return value ? 'True' : 'False';
}

export const HEADINGS = [
  'name',
  'value',
  'gradient',
  'check',
  'is_leaf',
  'grad_fn',
  'shape',
  'dtype',
  'requires_grad',
] as const;

/** Ours in the user's language; PyTorch's names of attributes as they are. */
export function headingText(heading: (typeof HEADINGS)[number]): string {
  switch (heading) {
    case 'name':
      return t('name');
    case 'value':
      return t('value');
    case 'gradient':
      return t('gradient');
    case 'check':
      return t('check');
    default:
      return heading;
  }
}

/** Tab-separated, one line per row, ready for a spreadsheet. */
export function rowsAsText(rows: readonly Row[]): string {
  const lines = rows.map((row) => [
    row.name,
    valuesText(row.tensor),
    row.gradient === undefined ? NOTHING : valuesText(row.gradient),
    row.check === undefined ? '' : verdictWord(verdictOf(row.check)),
    row.is_leaf,
    row.grad_fn,
    row.shape,
    row.dtype,
    row.requires_grad,
  ]);
  return [HEADINGS.map(headingText), ...lines]
    .map((cells) => cells.map((cell) => cell.replace(/[\t\n]+/g, ' ')).join('\t'))
    .join('\n');
}

function valuesText(tensor: TraceTensor): string {
  return formatTensor(tensor, Infinity);
}

/** Of a tensor with many values, those with their place, for the expanded row. */
export function elementsOf(
  row: Row,
  limit: number,
): { readonly place: string; readonly value: string; readonly gradient: string }[] {
  const first = ({ dtype, values }: TraceTensor): readonly number[] =>
    readable({ dtype, values: values.slice(0, limit) });
  const gradients = row.gradient === undefined ? [] : first(row.gradient);
  return first(row.tensor).map((value, index) => ({
    place: placeOf(row.tensor.shape, index),
    value: formatNumber(value),
    gradient: formatNumber(gradients[index]),
  }));
}

/** `[1, 0]`: the indices of the element that stands at this place in row-major order. */
export function placeOf(shape: readonly number[], index: number): string {
  let rest = index;
  const indices = [...shape].reverse().map((size) => {
    const place = rest % size;
    rest = Math.floor(rest / size);
    return place;
  });
  return `[${indices.reverse().join(', ')}]`;
}
