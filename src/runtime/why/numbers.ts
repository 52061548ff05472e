/**
 * A gradient that is zero, NaN or infinite, explained from the trace of the pass that gave it: what the engine's walk
 * found, in words, with its place in the text and what to write instead.
 */
import { BackwardPassFacts } from '../../engine/why/backward';
import { whyNonFinite, type NonFiniteReason } from '../../engine/why/nonfinite';
import type { Factor } from '../../engine/why/factors';
import { whyZero, type ZeroReason } from '../../engine/why/vanishing';
import { formatNumber } from '../../trace/format';
import { message, type Message } from '../../trace/message';
import type { SourceRange } from '../../trace/range';
import type { TensorId, Trace, TraceNode, TraceTensor } from '../../trace/trace';
import type { Reason, WhyFix } from '../../trace/why';
import { NO_DEFINITIONS } from './definitions';
import { piecesOf } from './pieces';
import { maskedOperand, safeOperand } from './safe-operands';
import {
  ANOTHER_OPERAND,
  brief,
  fix,
  numberText,
  reason,
  THIS_CONSTANT,
  THIS_OPERAND,
  THIS_TENSOR,
  type Args,
  type SourceText,
} from './text';
import { zeroFix, type Definitions } from './zero-fixes';

export interface Shown {
  readonly trace: Trace;
  readonly source: SourceText;
  readonly definitions: Definitions;
}

export function zeroReasons(shown: Shown, tensor: TensorId): readonly Reason[] {
  return whyZero(new BackwardPassFacts(shown.trace), tensor).map((found) => zeroWords(shown, found, tensor));
}

export function nonFiniteReasons(shown: Shown, tensor: TensorId): readonly Reason[] {
  return whyNonFinite(new BackwardPassFacts(shown.trace), tensor).map((found) => nonFiniteWords(shown, found));
}

// Zero

const ZERO_WORDS: Readonly<Record<Exclude<ZeroReason, { kind: 'cancelled' | 'zero-weights' }>['kind'], string>> = {
  saturated: '{operator} is saturated at {operand} = {at}: its derivative there is 0.',
  steps: '{operator} is a step function: away from its jumps, its derivative is 0 everywhere.',
  'multiplied-by-zero': 'The gradient of {operand} is multiplied by {other}, which is 0.',
  'not-chosen': '{operator} does not take {operand} here: what it takes instead gets all of the gradient.',
  overwritten: '{operand} was overwritten in place by {operator}, so what it was before no longer counts.',
  stationary: 'The derivative of {operator} is 0 at {operand} = {at}.',
  'shift-invariant': '{operator} stays the same when all of its operands move alike, so equal gradients cancel to 0.',
  vanished: 'Too many small factors: the product is smaller than the smallest {dtype} and becomes 0{factors}.',
};

/** Where the operand's value is not known, or no one value says it. */
const WITHOUT_VALUE = {
  saturated: '{operator} is saturated at these values: its derivative there is 0.',
  stationary: 'The derivative of {operator} is 0 at these values.',
} as const;

export function zeroWords(shown: Shown, found: ZeroReason, tensor: TensorId): Reason {
  const { trace } = shown;
  if (found.kind === 'zero-weights')
    return reason(
      'zero-weights',
      'backward() was given zeros, so every gradient is 0.',
      {},
      trace.tensors[trace.output.tensor]?.range ?? null,
      fix('weights', 'Call backward() with ones, or sum the result and call it without an argument.'),
    );
  if (found.kind === 'cancelled') return cancelled(shown, found.edges, tensor);
  const { kind, edge, operand, other, at, factors } = found;
  const node = trace.nodes[edge.node];
  if (node === undefined) return reason('becomes-zero', 'The gradient becomes 0 here.', {}, null);
  const args: Args = {
    ...operatorArgs(node),
    operand: operandText(shown, node, operand),
    other: operandText(shown, node, other, ANOTHER_OPERAND),
    at: numberText(at),
    dtype: trace.tensors[tensor]?.dtype ?? 'number',
    factors: factorText(trace, factors),
  };
  const mend = zeroFix(shown, found, node);
  return at === null && (kind === 'saturated' || kind === 'stationary')
    ? reason(`${kind}.without-value`, WITHOUT_VALUE[kind], args, node.range, mend)
    : reason(kind, ZERO_WORDS[kind], args, node.range, mend);
}

function cancelled(
  { trace }: Shown,
  edges: readonly { readonly node: number; readonly input: number }[],
  tensor: TensorId,
): Reason {
  const parts = edges.flatMap(({ node, input }) => {
    const id = trace.nodes[node]?.grad_inputs?.[input] ?? null;
    const value = id === null ? undefined : trace.tensors[id]?.values.find((one) => one !== 0);
    return value === undefined ? [] : [formatNumber(value, 6)];
  });
  const name = trace.tensors[tensor]?.name ?? THIS_TENSOR;
  return reason(
    'cancelled',
    '{count} ways lead from {name} to the result, and what comes back on them adds up to 0: {parts}.',
    { count: edges.length, name, parts: parts.join(' + ').replaceAll('+ -', '− ') },
    trace.nodes[edges[0]?.node ?? -1]?.range ?? null,
    fix('cancelled', 'The graph is whole: if this surprises you, differentiate each part by itself.'),
  );
}

function factorText({ nodes }: Trace, factors: readonly Factor[]): string {
  const parts = factors.flatMap(({ node, factor }) => {
    const name = nodes[node]?.operator;
    return name === null || name === undefined ? [] : [`${name} × ${formatNumber(factor, 3)}`];
  });
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

// NaN and infinity

function nonFiniteWords(shown: Shown, found: NonFiniteReason): Reason {
  const { trace, source } = shown;
  switch (found.kind) {
    case 'in-weights':
      return reason(
        'in-weights',
        'backward() was given a gradient that is not finite.',
        {},
        null,
        fix('finite-weights', 'Call backward() with finite numbers.'),
      );
    case 'in-value': {
      const tensor = trace.tensors[found.tensor];
      const name = tensor?.name ?? (tensor?.requires_grad === true ? THIS_TENSOR : THIS_CONSTANT);
      const value = numberText(found.element === null ? null : (tensor?.values[found.element] ?? null));
      const args = { name, value, element: elementText(trace, found.tensor, found.element) };
      if (tensor !== undefined && hasDiverged(shown, tensor)) return diverged(args, tensor.range);
      return reason(
        'in-value',
        '{name} itself is {value}{element}.',
        args,
        tensor?.range ?? null,
        cleaned(shown, tensor?.range ?? null),
      );
    }
    case 'in-forward': {
      const node = trace.nodes[found.node];
      if (node === undefined) return reason('in-forward.already', 'The value is no number already.', {}, null);
      const args = {
        ...operatorArgs(node),
        operand: operandText(shown, node, found.operand),
        at: numberText(found.at),
        gave: numberText(found.gave),
        element: elementText(trace, node.outputs[0] ?? -1, found.element),
      };
      const mend = safeOperand(source, node, found.at, found) ?? inputFix();
      return isDivision(node)
        ? reason(
            'in-forward.division',
            'The value is {gave} already going forward: {operator} of {operand} = {at} by 0{element}.',
            args,
            node.range,
            mend,
          )
        : reason(
            'in-forward',
            'The value is {gave} already going forward: {operator} at {operand} = {at}{element}.',
            args,
            node.range,
            mend,
          );
    }
    case 'exploded': {
      const node = trace.nodes[found.edge.node];
      const args = { factors: factorText(trace, found.factors) };
      return reason(
        'exploded',
        'The gradient grew beyond the largest number{factors}.',
        args,
        node?.range ?? null,
        fix('exploded', 'Scale the values down, or compute in float64: { dtype: torch.float64 }.'),
      );
    }
    case 'first-there':
      return firstThere(shown, found);
  }
}

const FIRST_WORDS = {
  'first-nan': 'The derivative of {operator} is {left} at {operand} = {at}{element}.',
  'first-infinity': 'The derivative of {operator} is {left} at {operand} = {at}{element}.',
} as const;

function firstThere(shown: Shown, found: Extract<NonFiniteReason, { kind: 'first-there' }>): Reason {
  const { trace, source } = shown;
  const node = trace.nodes[found.edge.node];
  if (node === undefined) return reason('first-there', 'The gradient stops being a number here.', {}, null);
  const id = node.grad_inputs?.[found.edge.input] ?? -1;
  const args = {
    ...operatorArgs(node),
    operand: operandText(shown, node, found.operand),
    at: numberText(found.at),
    left: numberText(found.left),
    element: elementText(trace, id, found.element),
  };
  const { mask } = found;
  if (mask !== null)
    return reason(
      'masked',
      '{operator} is computed where the condition does not take it: at {operand} = {at} its derivative is infinite, and 0 · ∞ is NaN{element}.',
      args,
      node.range,
      maskedOperand(source, trace, node, mask),
    );
  const mend = safeOperand(source, node, isDivision(node) ? 0 : found.at) ?? inputFix();
  if (found.arrived === 0 && Number.isNaN(found.left ?? 0))
    return reason(
      'first-nan.times-zero',
      'The derivative of {operator} is infinite at {operand} = {at}, and times the 0 that arrives there it is NaN{element}.',
      args,
      node.range,
      mend,
    );
  const kind = Number.isNaN(found.left ?? NaN) ? 'first-nan' : 'first-infinity';
  return reason(kind, FIRST_WORDS[kind], args, node.range, mend);
}

function isDivision({ operator }: TraceNode): boolean {
  return operator === 'div' || operator === 'true_divide';
}

function inputFix(): WhyFix {
  return fix('other-value', 'Keep the operand away from this value.');
}

/** Of what was made of finite numbers, or is a parameter of a module, and is none any more. */
function hasDiverged({ source, definitions }: Shown, { name, range }: TraceTensor): boolean {
  const text = source.at(definitions.expressionOf(range));
  if (text === null) return definitions !== NO_DEFINITIONS && /\w\.\w/.test(name ?? '');
  return (
    /^torch\.(?:zeros|ones|rand|randn|eye)\(/.test(text) ||
    /^torch\.(?:tensor|full)\([-+\d.,e[\]\s]*(?:, *\{[^{}]*\})?\)/.test(text)
  );
}

function diverged(args: Args, range: SourceRange | null): Reason {
  return reason(
    'diverged',
    '{name} was changed until it became {value}{element}: its steps were too large.',
    args,
    range,
    fix('smaller-steps', 'Take smaller steps (a lower learning rate), or clip the gradients before each step.'),
  );
}

/** Of a leaf with a NaN in it: made finite where it is made. */
function cleaned({ source, definitions }: Shown, range: SourceRange | null): WhyFix {
  const at = definitions.expressionOf(range);
  const text = source.at(at);
  const words = 'Give it finite values:';
  if (text === null || !source.isTypeScript) return fix('finite', words);
  return fix('finite', words, {}, `torch.nan_to_num(${text}).detach().requires_grad_()`, at);
}

// Words for parts

function operatorArgs({ operator, name }: TraceNode): { operator: string } {
  return { operator: (operator ?? name).replace(/^nn\.functional\./, '').replace(/^_+/, '') };
}

/** What stands in the text for an operand, its name, or the operator that made it. */
function operandText(
  { trace, source }: Shown,
  node: TraceNode,
  place: number | null,
  unnamed = THIS_OPERAND,
): string | Message {
  const operand = place === null ? undefined : node.operands[place];
  if (place === null || operand === undefined) return unnamed;
  const tensor = operand.tensor === null ? undefined : trace.tensors[operand.tensor];
  if (tensor === undefined) return operand.text;
  if (tensor.name !== null) return tensor.name;
  const maker = tensor.grad_fn === null ? undefined : trace.nodes[tensor.grad_fn];
  // What is computed within one call in the text, by a module, has no text of its own.
  if (maker?.range?.start === node.range?.start && maker?.range?.end === node.range?.end && maker !== undefined)
    return message('why.result-of', 'the result of {operator}', operatorArgs(maker));
  const text = source.at(node.range);
  const piece = text === null ? undefined : piecesOf(text, node.operator ?? '')?.[place];
  if (piece !== undefined) return brief(piece.text);
  const own = source.at(tensor.range);
  return own === null ? unnamed : brief(own);
}

/** ` at element [1, 0]`; nothing of a scalar. */
function elementText({ tensors }: Trace, id: TensorId, element: number | null): string | Message {
  const shape = tensors[id]?.shape ?? [];
  if (element === null || shape.length === 0) return '';
  let rest = element;
  const places = [...shape].reverse().map((size) => {
    const place = rest % size;
    rest = Math.floor(rest / size);
    return place;
  });
  return message('why.element', ' (element [{place}])', { place: places.reverse().join(', ') });
}
