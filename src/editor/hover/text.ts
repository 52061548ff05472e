/**
 * What a hover says of one place in a differentiated expression, as Markdown: the number first, then its gradient, then
 * what PyTorch would answer to the tensor's attributes. Pure; knows neither the editor nor how a result came about.
 */
import { formatNumber } from '../../trace/format';
import { gradientOf, nodeOf, rootOf, tensorAt, tensorOf } from '../../trace/queries';
import type { SourceRange } from '../../trace/range';
import type { Check, Trace, TraceTensor, TraceVariable } from '../../trace/trace';
import { codeBlock, codeSpan, escaped } from '../markdown';
import { partial, sizeText, valuesText, variableText } from '../words';

export interface HoverText {
  readonly markdown: string;
  /** The part of the text that it speaks of. */
  readonly range: SourceRange;
}

/** Between the number and the gradients: Markdown shows any run of blanks as one, this one is wide by itself. */
const GAP = '\u2003';
/** A printed tensor is shown with at most this many lines, a hover with at most this many notes. */
const MAX_PRINTED_LINES = 4;
const MAX_NOTES = 2;

/** What is said of one tensor, from the number down. */
interface Said {
  readonly head: string;
  /** In one line under the number, before the link. */
  readonly asides: readonly string[];
  readonly doubts: readonly string[];
  readonly attributes: string;
  readonly after: readonly string[];
}

/** The hover at `offset`, in the coordinates of the trace; `link` is the target of “Open in inspector”. */
export function hoverText(trace: Trace, offset: number, link: string): HoverText {
  const tensor = tensorAt(trace, offset);
  const variable = trace.variables.find((one) => one.tensor === tensor?.id);
  const { head, asides, doubts, attributes, after } = said(trace, tensor, variable);
  // The link stands high: a hover that is cut off is cut off below.
  const line = [...asides, `[Open in inspector](${link})`].join(' · ');
  return {
    markdown: [head, line, ...doubts, attributes, ...after].join('\n\n'),
    range: onLine(trace, mentionAt(variable, offset) ?? tensor?.range ?? trace.range, offset),
  };
}

/**
 * The part of a range on the line of `offset`. The editor compares a hover's columns with the pointer's whatever their
 * lines are, and drops a hover whose first line begins to the right of the pointer or whose last one ends to the left.
 */
function onLine({ text, range: { start: shift } }: Trace, range: SourceRange, offset: number): SourceRange {
  const before = text.slice(0, Math.max(0, offset - shift));
  const lineStart = shift + Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const length = text.slice(lineStart - shift).search(/[\r\n]/);
  const lineEnd = length < 0 ? Infinity : lineStart + length;
  return { start: Math.max(range.start, lineStart), end: Math.min(range.end, lineEnd) };
}

function said(trace: Trace, tensor: TraceTensor | undefined, variable: TraceVariable | undefined): Said {
  const { output } = trace;
  if (tensor === undefined || tensor.id === output.tensor || tensor.id === output.root) return ofOutput(trace);
  return variable === undefined ? ofPart(trace, tensor) : ofVariable(trace, variable);
}

function ofOutput(trace: Trace): Said {
  const output = tensorOf(trace, trace.output.tensor);
  const gradients = trace.variables.map(
    ({ name, tensor }) => `${escaped(partial(trace, name))} = **${escaped(valuesText(gradientOf(trace, tensor)))}**`,
  );
  const summed = trace.output.summed ? ', the sum of all elements' : '';
  const { doubts, agreement } = checked(trace.checks);
  return {
    head: [`**${escaped(valuesText(rootOf(trace)))}**${summed}`, ...gradients].join(GAP),
    asides: [...point(trace), ...agreement],
    doubts,
    attributes: attributesOf(trace, output, trace.output.name),
    after: [...whyNoGrad(output, trace.output.name), ...notes(trace)],
  };
}

function ofVariable(trace: Trace, variable: TraceVariable): Said {
  const tensor = tensorOf(trace, variable.tensor);
  const gradient = escaped(valuesText(gradientOf(trace, variable.tensor)));
  const { doubts, agreement } = checked(trace.checks.filter((check) => check.variable === variable.name));
  return {
    head: `**${escaped(valuesText(tensor))}**${GAP}${escaped(partial(trace, variable.name))} = **${gradient}**`,
    asides: agreement,
    doubts,
    attributes: attributesOf(trace, tensor, variable.name),
    after: [],
  };
}

function ofPart(trace: Trace, tensor: TraceTensor): Said {
  const gradient = escaped(valuesText(gradientOf(trace, tensor.id)));
  return {
    head: `**${escaped(valuesText(tensor))}**${GAP}gradient that reaches it: **${gradient}**`,
    asides: [],
    doubts: [],
    attributes: attributesOf(trace, tensor, tensor.name),
    after: whyNoGrad(tensor, tensor.name),
  };
}

/** Where the values came from matters: a value of last time is not what the text says. */
function point(trace: Trace): string[] {
  if (trace.variables.length === 0) return [];
  const values = trace.variables.map((variable) => {
    const origin = variable.origin === 'remembered' ? ' (as last used)' : '';
    return escaped(variableText(trace, variable)) + origin;
  });
  return [`at ${values.join(', ')}`];
}

/** The attributes as a Python session would print them, in one aligned block. */
function attributesOf(trace: Trace, tensor: TraceTensor, name: string | null): string {
  const prefix = name === null ? '' : `${name}.`;
  const printed = tensor.text.split('\n');
  const rows: [string, string][] = [];
  if (printed.length === 1) rows.push(['data', dataText(tensor.text)]);
  rows.push(
    ['grad', gradText(trace, tensor)],
    ['grad_fn', tensor.grad_fn === null ? 'None' : `<${nodeOf(trace, tensor.grad_fn).name}>`],
    ['is_leaf', python(tensor.is_leaf)],
    ['requires_grad', python(tensor.requires_grad)],
    ['shape', sizeText(tensor)],
    ['dtype', dtypeText(tensor)],
  );
  const width = prefix.length + Math.max(...rows.map(([attribute]) => attribute.length)) + 2;
  const lines = rows.map(([attribute, text]) => (prefix + attribute).padEnd(width) + indented(text, width));
  const head = name === null ? '' : `${name} = `;
  return codeBlock([head + indented(shortened(printed), head.length), ...lines].join('\n'), 'python');
}

function indented(text: string, width: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(width)}`);
}

/** `.grad` as PyTorch keeps it: leaves only. A non-leaf's is None although a gradient passed through. */
function gradText(trace: Trace, tensor: TraceTensor): string {
  const gradient = tensor.is_leaf ? gradientOf(trace, tensor.id) : null;
  return gradient === null ? 'None' : shortened(gradient.text.split('\n'));
}

/** What PyTorch's warning says to those who read a non-leaf's `.grad`. */
function whyNoGrad({ is_leaf, requires_grad }: TraceTensor, name: string | null): string[] {
  if (is_leaf || !requires_grad) return [];
  const call = name === null ? 'retain_grad()' : `${name}.retain_grad()`;
  return [`grad is None because this is not a leaf; ${codeSpan(call)} before ${codeSpan('backward()')} keeps it.`];
}

/** A float64 tensor whose text does not say so was printed as float32, as PyTorch computes the same formula. */
function dtypeText({ dtype, text }: TraceTensor): string {
  const isTwin = dtype === 'float64' && !text.includes('dtype=');
  return isTwin ? 'torch.float32  # here: float64' : `torch.${dtype}`;
}

/** What `.data` prints: the tensor without its history. */
function dataText(text: string): string {
  return text.replace(/, (?:grad_fn=<[^>]*>|requires_grad=True)(?=\)$)/, '');
}

/** Doubts are told one by one, agreement in a word. */
function checked(all: readonly Check[]): { readonly doubts: readonly string[]; readonly agreement: readonly string[] } {
  const doubts = all.filter(({ verdict }) => verdict !== 'agrees').map(checkLine);
  return { doubts, agreement: doubts.length === 0 && all.length > 0 ? ['✓ agrees with differences'] : [] };
}

function checkLine({ variable, verdict, reason, differences, slopes }: Check): string {
  const why = reason === null ? '' : `: ${escaped(reason.text)}`;
  // A reason that is a kink names both slopes itself.
  const sides =
    slopes === null || reason !== null
      ? ''
      : ` (slope ${number(slopes.left)} from the left, ${number(slopes.right)} from the right)`;
  if (verdict === 'unchecked') return `${escaped(variable)} was not checked${why}${sides}`;
  const other = differences?.length === 1 ? ` ${number(differences[0])}` : '';
  return `⚠ ${escaped(variable)} differs from differences${other}${why}${sides}`;
}

function notes(trace: Trace): string[] {
  return trace.notes.slice(0, MAX_NOTES).map(({ severity, message }) => {
    const mark = severity === 'warning' ? '⚠ ' : '';
    return `${mark}${escaped(message.text)}`;
  });
}

function number(value: number | undefined): string {
  return escaped(formatNumber(value));
}

function python(value: boolean): string {
  return value ? 'True' : 'False';
}

function shortened(lines: readonly string[]): string {
  if (lines.length <= MAX_PRINTED_LINES) return lines.join('\n');
  return [...lines.slice(0, MAX_PRINTED_LINES - 1), '…'].join('\n');
}

function mentionAt(variable: TraceVariable | undefined, offset: number): SourceRange | undefined {
  return variable?.mentions.find(({ start, end }) => start <= offset && offset <= end);
}
