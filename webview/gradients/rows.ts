/** A trace as the rows of the gradients table. Plain data; knows no elements. */
import { formatShape } from '../../src/trace/format';
import type { SourceRange } from '../../src/trace/range';
import type { Check, TensorId, Trace, TraceTensor } from '../../src/trace/trace';
import { fragment, outputName, tensorAt } from '../numbers';
import type { OpenedTensor } from '../page';
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

/** What stands in a row, for the view of all its numbers. */
export function openedBy({ tensor, gradient, name }: Row): OpenedTensor {
  return { tensor: tensor.id, gradient: gradient?.id ?? null, name };
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

export type Heading = (typeof HEADINGS)[number];

/** Ours in the user's language; PyTorch's names of attributes as they are. */
export function headingText(heading: Heading): string {
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
