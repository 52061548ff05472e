/**
 * What a hover says of one place in a program that ran, as Markdown: its last value first, then its gradient, how often
 * it was evaluated, and what PyTorch answers to the tensor's attributes. Pure; knows neither the editor nor the run.
 */
import { l10n } from 'vscode';
import { FEW_DIGITS, formatNumber, formatTensor, NOTHING } from '../../trace/format';
import { lastNumber } from '../../trace/histories';
import type { ProgramTensor, ProgramTrace, TraceRecord } from '../../trace/program';
import { backwardWasRefused } from '../../trace/puzzles';
import type { TensorId } from '../../trace/trace';
import { gradientState } from '../../trace/why';
import { counted } from '../language';
import { codeBlock, escaped } from '../markdown';
import { sizeText } from '../words';
import { attributeBlock, GAP, indented, notALeaf, shortened } from './look';
import { whyLines, type Why } from './why';

type NamedTuple = Extract<TraceRecord['value'], { kind: 'tuple' }>;

export interface RecordLinks {
  /** The target of “Open in inspector”. */
  readonly inspect: string;
  /** That of “Plot its history”; none where the panel's plot has none of this place. */
  readonly history?: string | null;
}

/** A vector longer than this is shown with its extent. */
const MANY_VALUES = 6;

/** `edited`: the text was edited since in a way that may change what the program does. */
export function recordText(
  trace: ProgramTrace,
  record: TraceRecord,
  edited: boolean,
  { inspect, history = null }: RecordLinks,
  why: Why | null = null,
): string {
  const { value } = record;
  const tensor = value.kind === 'tensor' ? trace.tensors[value.tensor] : undefined;
  const head = headOf(trace, value);
  const line = [
    ...when(trace, edited),
    ...evaluations(record),
    ...extent(tensor),
    ...course(record, lastNumber(trace, record)),
  ];
  const links = [
    `[${l10n.t('Open in inspector')}](${inspect})`,
    ...(history === null ? [] : [`[${l10n.t('Plot its history')}](${history})`]),
  ];
  const reasons = whyLines(why);
  const parts = [head, [...line, ...links].join(' · '), ...reasons];
  if (value.kind === 'tuple') parts.push(codeBlock(tupleText(trace, record.name, value), 'python'));
  if (tensor !== undefined) parts.push(attributes(trace, record, tensor));
  if (tensor !== undefined && reasons.length === 0) parts.push(...whyNoGrad(trace, tensor, record.name));
  return parts.join('\n\n');
}

function headOf(trace: ProgramTrace, value: TraceRecord['value']): string {
  if (value.kind === 'number') return `**${escaped(formatNumber(value.value))}**`;
  const shown = (id: TensorId): string => escaped(formatTensor(tensorOf(trace, id), MANY_VALUES));
  if (value.kind === 'tuple')
    return value.members.map(({ name, tensor }) => `${escaped(name)} = **${shown(tensor)}**`).join(GAP);
  return tensorHead(trace, tensorOf(trace, value.tensor));
}

/** What a Python session answers to each member. */
function tupleText(trace: ProgramTrace, name: string | null, { name: type, members }: NamedTuple): string {
  const whole = `${name === null ? '' : `${name} = `}${type}`;
  return [
    whole,
    ...members.map((member) => {
      const prefix = `${member.name} = `;
      return prefix + indented(shortened(tensorOf(trace, member.tensor).text), prefix.length);
    }),
  ].join('\n');
}

function tensorOf(trace: ProgramTrace, id: TensorId): ProgramTensor {
  const tensor = trace.tensors[id];
  if (tensor === undefined) throw new Error(`the program has no tensor ${id}`);
  return tensor;
}

function tensorHead(trace: ProgramTrace, tensor: ProgramTensor): string {
  const value = `**${escaped(formatTensor(tensor, MANY_VALUES))}**`;
  const { grad } = tensor;
  if (grad === null && !(tensor.is_leaf && tensor.requires_grad)) return value;
  const gradient = grad === null ? null : (trace.tensors[grad] ?? null);
  return `${value}${GAP}grad = **${escaped(gradient === null ? NOTHING : formatTensor(gradient, MANY_VALUES))}**`;
}

/** A value that is not the last word says so. */
function when(trace: ProgramTrace, edited: boolean): string[] {
  if (edited) return [`⚠ ${l10n.t('from before the edit')}`];
  return trace.ending === null ? [l10n.t('so far')] : [];
}

function evaluations({ count }: TraceRecord): string[] {
  return count > 1 ? [l10n.t('last of {0}', counted(count))] : [];
}

function extent(tensor: ProgramTensor | undefined): string[] {
  if (tensor === undefined || tensor.summary.numel <= MANY_VALUES) return [];
  const { numel, min, max, nan, infinite } = tensor.summary;
  const odd = [...(nan > 0 ? [`${counted(nan)} nan`] : []), ...(infinite > 0 ? [`${counted(infinite)} inf`] : [])];
  return [[l10n.t('{0} values', counted(numel)), between(min, max), ...odd].filter((part) => part !== '').join(', ')];
}

/** How a scalar went while its place was evaluated again and again; `last` is the value now, which the history may lack. */
function course({ history }: TraceRecord, last: number | null): string[] {
  if (history === null || history.values.length < 2) return [];
  const { values, stride } = history;
  let [min, max] = [Infinity, -Infinity];
  for (const value of last === null ? values : [...values, last]) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const first = escaped(formatNumber(values[0], FEW_DIGITS));
  // What was not kept may lie beyond.
  const course = [l10n.t('first {0}', first), between(min, max)].join(', ');
  return [stride > 1 ? l10n.t('{0} (from 1 of every {1} values)', course, counted(stride)) : course];
}

function between(min: number | null, max: number | null): string {
  if (min === null || max === null || min > max) return '';
  return l10n.t('min {0}, max {1}', escaped(formatNumber(min, FEW_DIGITS)), escaped(formatNumber(max, FEW_DIGITS)));
}

function attributes(trace: ProgramTrace, { name }: TraceRecord, tensor: ProgramTensor): string {
  const { text, grad, grad_fn, is_leaf, requires_grad, dtype } = tensor;
  return attributeBlock({
    name,
    printed: text,
    grad: grad === null ? null : (trace.tensors[grad]?.text ?? null),
    grad_fn,
    is_leaf,
    requires_grad,
    shape: sizeText(tensor),
    dtype: `torch.${dtype}`,
  });
}

function whyNoGrad({ passCount, ending }: ProgramTrace, tensor: ProgramTensor, name: string | null): string[] {
  const { grad, is_leaf, requires_grad, retains_grad } = tensor;
  if (grad !== null || !requires_grad) return [];
  if (!is_leaf && !retains_grad) return [notALeaf(name)];
  if (passCount > 0)
    return [l10n.t('grad is None: no backward pass reached it, or its gradient was taken away again.')];
  return ending === null ? [] : [l10n.t('grad is None: the program ran no backward pass.')];
}

/** Whether a record's gradient asks for a reason. What requires none has none, unless that is what the program failed of. */
export function isPuzzling({ tensors, ending }: ProgramTrace, { value }: TraceRecord): boolean {
  const tensor = value.kind === 'tensor' ? tensors[value.tensor] : undefined;
  if (tensor === undefined) return false;
  if (!tensor.requires_grad) return backwardWasRefused({ ending });
  return gradientState(tensor.grad === null ? null : tensors[tensor.grad]) !== 'ordinary';
}
