/** What to write so that a gradient is no longer zero, for each way in which it became zero. */
import type { ZeroReason } from '../../engine/why/vanishing';
import type { SourceRange } from '../../trace/range';
import type { Trace, TraceNode } from '../../trace/trace';
import type { WhyFix } from '../../trace/why';
import { grouped, piecesOf, replaced } from './pieces';
import { fix, type SourceText } from './text';

/** Where names got their values. */
export interface Definitions {
  /** What is assigned to the name that stands at a place; null where that is not known. */
  expressionOf(range: SourceRange | null): SourceRange | null;
  /** Floating-point names that the value of the name at a place was computed from; those that look like data last. */
  madeFor(range: SourceRange | null): readonly Made[];
}

/** A name, where it was given its value, and what stands there. */
export interface Made {
  readonly name: string;
  readonly range: SourceRange;
  readonly expression: SourceRange;
}

type Lost = Exclude<ZeroReason, { kind: 'cancelled' | 'zero-weights' }>;

interface Context {
  readonly trace: Trace;
  readonly source: SourceText;
  readonly definitions: Definitions;
}

const CLAMPS = /^(?:clamp(?:_min|_max)?|clip|(?:nn\.functional\.)?hardtanh|(?:nn\.functional\.)?relu6)$/;
const SIGMOIDS = /^(?:(?:nn\.functional\.)?(?:sigmoid|tanh|softsign)|erfc?|atan)$/;

export function zeroFix(context: Context, found: Lost, node: TraceNode): WhyFix | null {
  switch (found.kind) {
    case 'saturated':
      return saturated(context, found, node);
    case 'steps': {
      const [operand] = pieces(context, node);
      const text = context.source.at(node.range);
      const code =
        operand === undefined || text === null || !context.source.speaksTorch
          ? null
          : `(${operand.text} + (${text} - ${grouped(operand.text)}).detach())`;
      return fix('straight-through', 'Let the gradient pass as if the step were not there:', {}, code, node.range);
    }
    case 'multiplied-by-zero':
      return started(
        context,
        node,
        found.other,
        fix('factor', 'Give that factor another value; if it is a mask, this is what it is for.'),
      );
    case 'not-chosen':
      return smoothed(context, node);
    case 'overwritten': {
      const [receiver] = pieces(context, node);
      const text = context.source.at(node.range);
      const code =
        receiver === undefined || text === null ? null : replaced(text, receiver, `${grouped(receiver.text)}.clone()`);
      return fix('copy', 'Overwrite a copy of it:', {}, code, node.range);
    }
    case 'stationary':
      return started(context, node, found.operand, fix('elsewhere', 'Start from another value.'));
    case 'shift-invariant':
      return fix('weights-differ', 'Give the elements different weights before they are summed, or use what went in.');
    case 'vanished':
      return fix(
        'vanished',
        'Compute in float64 ({ dtype: torch.float64 }), or add logarithms instead of multiplying.',
      );
  }
}

function saturated(context: Context, { at }: Lost, node: TraceNode): WhyFix {
  const { source } = context;
  const operator = node.operator ?? '';
  const [operand] = pieces(context, node);
  const text = source.at(node.range);
  if (operator.endsWith('relu') || operator === 'clamp_min') {
    const code =
      operand === undefined || !source.speaksTorch ? null : `torch.nn.functional.leaky_relu(${operand.text}, 0.01)`;
    return fix('leaky', 'Use a function with a slope below 0 too, or start above 0:', {}, code, node.range);
  }
  if (CLAMPS.test(operator))
    return fix('unclamped', 'Leave it out, or start within its bounds:', {}, operand?.text ?? null, node.range);
  const size = Math.abs(at ?? 0);
  const factor = size > 1 && Number.isFinite(size) ? `1e-${Math.ceil(Math.log10(size))}` : '0.1';
  const code =
    operand === undefined || text === null ? null : replaced(text, operand, `${factor} * ${grouped(operand.text)}`);
  const safe = receiverSafe(operand, code, text, factor);
  return SIGMOIDS.test(operator)
    ? fix(
        'smaller-or-logits',
        'Give it smaller values, or a loss that takes what goes into it (…_with_logits):',
        {},
        safe,
        node.range,
      )
    : fix('smaller', 'Give it smaller values:', {}, safe, node.range);
}

/** `x.sigmoid()` with a factor is `(0.1 * x).sigmoid()`. */
function receiverSafe(
  operand: { readonly start: number; readonly text: string } | undefined,
  code: string | null,
  text: string | null,
  factor: string,
): string | null {
  if (operand === undefined || text === null || operand.start !== 0) return code;
  return `(${factor} * ${grouped(operand.text)})${text.slice(operand.text.length)}`;
}

/** Of a factor or an operand that is a leaf: other values where it is made. */
function started(
  { trace, source, definitions }: Context,
  node: TraceNode,
  place: number | null,
  otherwise: WhyFix,
): WhyFix {
  const operand = place === null ? undefined : node.operands[place];
  const tensor = operand?.tensor === null || operand === undefined ? undefined : trace.tensors[operand.tensor];
  const at = tensor === undefined || tensor.name === null ? null : definitions.expressionOf(tensor.range);
  if (tensor === undefined || at === null || !source.speaksTorch) return otherwise;
  const options = tensor.requires_grad ? '{ requires_grad: true }' : '';
  const parts = [
    ...(tensor.shape.length === 0 ? ['0.1'] : tensor.shape.map(String)),
    ...(options === '' ? [] : [options]),
  ];
  const code = `torch.${tensor.shape.length === 0 ? 'tensor' : 'randn'}(${parts.join(', ')})`;
  return fix('random-start', 'Start {name} from other values:', { name: tensor.name ?? '' }, code, at);
}

/** A choice in which everything has a share. */
function smoothed(context: Context, node: TraceNode): WhyFix {
  const operator = node.operator ?? '';
  const [first, second] = pieces(context, node);
  const words = 'Use a smooth form, in which every operand has a share:';
  const both = first !== undefined && second !== undefined && context.source.speaksTorch;
  if (both && (operator === 'maximum' || operator === 'fmax'))
    return fix('smooth', words, {}, `torch.logaddexp(${first.text}, ${second.text})`, node.range);
  if (both && (operator === 'minimum' || operator === 'fmin'))
    return fix(
      'smooth',
      words,
      {},
      `(-torch.logaddexp(-${grouped(first.text)}, -${grouped(second.text)}))`,
      node.range,
    );
  return fix('chosen', 'Nothing is wrong with the graph: other values, or another condition, would take it.');
}

function pieces({ source }: Context, { range, operator }: TraceNode): ReturnType<typeof piecesOf> & object {
  const text = source.at(range);
  return text === null ? [] : (piecesOf(text, operator ?? '') ?? []);
}
