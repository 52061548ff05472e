/** What PyTorch does where an operator has a kink, for the operator of a trace that stands on its kink. */
import { message, type Message } from '../trace/message';
import { tensorOf } from '../trace/queries';
import type { Trace, TraceNode } from '../trace/trace';

type Numbers = readonly number[];

interface Convention {
  /** Whether these operands are at the kink. */
  readonly at: (operands: readonly Numbers[]) => boolean;
  readonly says: Message;
}

const zero: Convention['at'] = ([self = []]) => self.includes(0);
const tied: Convention['at'] = ([self = [], other = []]) =>
  self.some((value, index) => value === other[other.length === 1 ? 0 : index]);
const bound: Convention['at'] = ([self = [], ...bounds]) =>
  bounds.some(([limit]) => limit !== undefined && self.includes(limit));
const repeated: Convention['at'] = ([self = []]) => new Set(self).size < self.length;

const CONVENTIONS: Readonly<Record<string, Convention>> = {
  abs: { at: zero, says: message('convention.abs', 'abs has the gradient 0 at 0') },
  relu: { at: zero, says: message('convention.relu', 'relu has the gradient 0 at 0') },
  maximum: { at: tied, says: message('convention.maximum', 'maximum shares the gradient between equal operands') },
  minimum: { at: tied, says: message('convention.minimum', 'minimum shares the gradient between equal operands') },
  max: { at: repeated, says: message('convention.max', 'max shares the gradient between equal elements') },
  min: { at: repeated, says: message('convention.min', 'min shares the gradient between equal elements') },
  amax: { at: repeated, says: message('convention.amax', 'amax shares the gradient between equal elements') },
  amin: { at: repeated, says: message('convention.amin', 'amin shares the gradient between equal elements') },
  clamp: { at: bound, says: message('convention.clamp', 'clamp has the gradient 0 at its bounds') },
  clamp_min: { at: bound, says: message('convention.clamp_min', 'clamp_min has the gradient 0 at its bound') },
  clamp_max: { at: bound, says: message('convention.clamp_max', 'clamp_max has the gradient 0 at its bound') },
};

/** The convention of the first operator that stands on its kink; null where none does. */
export function conventionOf(trace: Pick<Trace, 'nodes' | 'tensors'>): Message | null {
  for (const node of trace.nodes) {
    const convention = node.operator === null ? undefined : CONVENTIONS[node.operator];
    if (convention?.at(operandsOf(trace, node)) === true) return convention.says;
  }
  return null;
}

/** Nodes whose operators read one triangle of a matrix that they take for symmetric. */
const OF_ONE_TRIANGLE: Readonly<Record<string, string>> = {
  LinalgEighBackward0: 'eigh',
  LinalgCholeskyExBackward0: 'cholesky',
  CholeskyBackward0: 'cholesky',
};

/** Why differences that move one element of a matrix do not tell its gradient; null where they do. */
export function oneTriangle({ nodes }: Pick<Trace, 'nodes'>): Message | null {
  const operator = nodes.flatMap(({ name }) => OF_ONE_TRIANGLE[name] ?? [])[0];
  if (operator === undefined) return null;
  return message(
    'convention.triangle',
    '{operator} reads one triangle of a matrix that it takes for symmetric, and its gradient is that of both triangles moving together: differences, which move one element, cannot tell.',
    { operator },
  );
}

function operandsOf(trace: Pick<Trace, 'nodes' | 'tensors'>, node: TraceNode): readonly Numbers[] {
  return node.operands.map(({ tensor, text }) => {
    if (tensor !== null) return tensorOf(trace as Trace, tensor).values;
    const value = Number(text);
    return text === '' || Number.isNaN(value) ? [] : [value];
  });
}
