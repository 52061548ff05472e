/**
 * What a hover says of one place in a differentiated expression, as Markdown: the number first, then its gradient, then
 * what PyTorch would answer to the tensor's attributes. Pure; knows neither the editor nor how a result came about.
 */
import { l10n } from 'vscode';
import { formatNumber } from '../../trace/format';
import { gradientOf, nodeOf, rootOf, tensorAt, tensorOf } from '../../trace/queries';
import type { SourceRange } from '../../trace/range';
import type { Check, TensorId, Trace, TraceTensor, TraceVariable } from '../../trace/trace';
import { said } from '../language';
import { escaped } from '../markdown';
import { partial, sizeText, valuesText, variableText } from '../words';
import { attributeBlock, GAP, notALeaf } from './look';
import { whyLines, type Why } from './why';

export interface HoverText {
  readonly markdown: string;
  /** The part of the text that it speaks of. */
  readonly range: SourceRange;
}

/** A hover is shown with at most this many notes. */
const MAX_NOTES = 2;
const DOUBT = '⚠';

/** What is said of one tensor, from the number down. */
interface Said {
  readonly head: string;
  /** In one line under the number, before the link. */
  readonly asides: readonly string[];
  readonly doubts: readonly string[];
  readonly attributes: string;
  readonly after: readonly string[];
}

/**
 * The hover at `offset`, in the coordinates of the trace; `link` is the target of “Open in inspector”, `why` knows what
 * is odd about the gradient of a variable.
 */
export function hoverText(
  trace: Trace,
  offset: number,
  link: string,
  why: (tensor: TensorId) => Why | null = () => null,
): HoverText {
  const tensor = tensorAt(trace, offset);
  const variable = trace.variables.find((one) => one.tensor === tensor?.id);
  const { head, asides, doubts, attributes, after } = saidOf(trace, tensor, variable);
  const reasons = whyLines(variable === undefined ? null : why(variable.tensor));
  // The link stands high: a hover that is cut off is cut off below.
  const line = [...asides, `[${l10n.t('Open in inspector')}](${link})`].join(' · ');
  return {
    markdown: [head, line, ...doubts, ...reasons, attributes, ...after].join('\n\n'),
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

function saidOf(trace: Trace, tensor: TraceTensor | undefined, variable: TraceVariable | undefined): Said {
  const { output } = trace;
  if (tensor === undefined || tensor.id === output.tensor || tensor.id === output.root) return ofOutput(trace);
  return variable === undefined ? ofPart(trace, tensor) : ofVariable(trace, variable);
}

function ofOutput(trace: Trace): Said {
  const output = tensorOf(trace, trace.output.tensor);
  const gradients = trace.variables.map(
    ({ name, tensor }) => `${escaped(partial(trace, name))} = **${escaped(valuesText(gradientOf(trace, tensor)))}**`,
  );
  const number = `**${escaped(valuesText(rootOf(trace)))}**`;
  const value = trace.output.summed ? l10n.t('{0}, the sum of all elements', number) : number;
  const { doubts, agreement } = checked(trace.checks);
  return {
    head: [value, ...gradients].join(GAP),
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
    head: `**${escaped(valuesText(tensor))}**${GAP}${l10n.t('gradient that reaches it: {0}', `**${gradient}**`)}`,
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
    const text = escaped(variableText(trace, variable));
    if (variable.origin === 'remembered') return l10n.t('{0} (as last used)', text);
    return variable.origin === 'debugger' ? l10n.t('{0} (in the debugger)', text) : text;
  });
  return [l10n.t('at {0}', values.join(', '))];
}

function attributesOf(trace: Trace, tensor: TraceTensor, name: string | null): string {
  // `.grad` as PyTorch keeps it: leaves only. A non-leaf's is None although a gradient passed through.
  const gradient = tensor.is_leaf ? gradientOf(trace, tensor.id) : null;
  return attributeBlock({
    name,
    printed: tensor.text,
    grad: gradient?.text ?? null,
    grad_fn: tensor.grad_fn === null ? null : nodeOf(trace, tensor.grad_fn).name,
    is_leaf: tensor.is_leaf,
    requires_grad: tensor.requires_grad,
    shape: sizeText(tensor),
    dtype: dtypeText(tensor),
  });
}

function whyNoGrad({ is_leaf, requires_grad }: TraceTensor, name: string | null): string[] {
  return is_leaf || !requires_grad ? [] : [notALeaf(name)];
}

/** A float64 tensor whose text does not say so was printed as float32, as PyTorch computes the same formula. */
function dtypeText({ dtype, text }: TraceTensor): string {
  const isTwin = dtype === 'float64' && !text.includes('dtype=');
  return isTwin ? `torch.float32  # ${l10n.t('here: float64')}` : `torch.${dtype}`;
}

/** Doubts are told one by one, agreement in a few words. */
function checked(all: readonly Check[]): { readonly doubts: readonly string[]; readonly agreement: readonly string[] } {
  const parted = all.filter(({ byRule }) => byRule?.verdict === 'differs').map(ruleLine);
  const doubts = [...parted, ...all.filter(({ verdict }) => verdict !== 'agrees').map(checkLine)];
  const formula = all.every(({ byRule }) => byRule?.verdict === 'agrees');
  const differences = all.every(({ verdict }) => verdict === 'agrees');
  const isSure = all.length > 0 && (formula || differences) && !doubts.some((doubt) => doubt.startsWith(DOUBT));
  const agrees = !differences
    ? l10n.t('agrees with formula')
    : formula
      ? l10n.t('agrees with formula and differences')
      : l10n.t('agrees with differences');
  return { doubts, agreement: isSure ? [`✓ ${agrees}`] : [] };
}

/** Where the formula, differentiated by rule, gives another number. */
function ruleLine({ variable, byRule }: Check): string {
  const why = byRule?.reason ?? null;
  return `${DOUBT} ${l10n.t('{0} differs from formula: {1}', escaped(variable), why === null ? '' : escaped(said(why)))}`;
}

function checkLine({ variable, verdict, reason, differences, slopes }: Check): string {
  const name = escaped(variable);
  const [difference] = differences?.length === 1 ? differences : [];
  const what =
    verdict === 'unchecked'
      ? l10n.t('{0} was not checked', name)
      : difference === undefined
        ? `${DOUBT} ${l10n.t('{0} differs from differences', name)}`
        : `${DOUBT} ${l10n.t('{0} differs from differences: {1}', name, number(difference))}`;
  if (reason !== null) return l10n.t('{0}: {1}', what, escaped(said(reason)));
  // A reason that is a kink names both slopes itself.
  return slopes === null
    ? what
    : l10n.t('{0} (slope {1} from the left, {2} from the right)', what, number(slopes.left), number(slopes.right));
}

function notes(trace: Trace): string[] {
  return trace.notes.slice(0, MAX_NOTES).map(({ severity, message }) => {
    const mark = severity === 'warning' ? '⚠ ' : '';
    return `${mark}${escaped(said(message))}`;
  });
}

function number(value: number | undefined): string {
  return escaped(formatNumber(value));
}

function mentionAt(variable: TraceVariable | undefined, offset: number): SourceRange | undefined {
  return variable?.mentions.find(({ start, end }) => start <= offset && offset <= end);
}
