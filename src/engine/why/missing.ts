/**
 * Why a tensor has no gradient: walks what was computed from it and what it was computed from, and names the calls at
 * which the graph ends. Gives kinds and places; words are others' work.
 */
import type { CallIndex, Connections, ValueIndex } from './history';

export interface MissingQuestion {
  readonly value: ValueIndex;
  readonly requires_grad: boolean;
  readonly is_leaf: boolean;
  readonly retains_grad: boolean;
  /** What `backward` was called on; empty where it was not. */
  readonly roots: readonly ValueIndex[];
  /** Other states of the same tensor, from before it was changed. */
  readonly states: readonly ValueIndex[];
}

/** What ends a graph. */
export type CutKind =
  'detached' | 'data' | 'no-grad' | 'to-integers' | 'comparison' | 'no-derivative' | 'read-as-number' | 'only-decides';

export type MissingReason =
  | { readonly kind: 'integer' }
  /** Nothing that requires a gradient leads to it. */
  | { readonly kind: 'requires-no-grad' }
  /** `call` is null where it was merely read; `value` is the last one on the graph. */
  | {
      readonly kind: 'cut';
      readonly how: CutKind;
      readonly call: CallIndex | null;
      readonly read: number | null;
      readonly value: ValueIndex;
    }
  /** The leaf that it came from, where there is just one. */
  | { readonly kind: 'not-a-leaf'; readonly call: CallIndex | null; readonly leaf: ValueIndex | null }
  | { readonly kind: 'no-backward' }
  /** Nothing, or only something beside it, was computed from it: the first call that took it. */
  | { readonly kind: 'unused'; readonly use: CallIndex | null }
  /** A gradient came, and was taken away again. */
  | { readonly kind: 'cleared' };

/** More places than this are not told of. */
const MAX_CUTS = 3;

export function whyMissing(connections: Connections, question: MissingQuestion): readonly MissingReason[] {
  const { value, requires_grad, is_leaf, retains_grad, roots } = question;
  const { history } = connections;
  const cuts = requires_grad ? [] : cutsBefore(connections, value);
  if (history.values[value]?.floating === false) return [{ kind: 'integer' }, ...cuts];
  if (!requires_grad) return cuts.length > 0 ? cuts : [{ kind: 'requires-no-grad' }];
  const reasons: MissingReason[] = [];
  if (!is_leaf && !retains_grad) reasons.push(notALeaf(connections, value));
  if (roots.length === 0) return is_leaf || retains_grad ? [{ kind: 'no-backward' }] : reasons;
  const reach = connections.onGraphAfter(value);
  const leads = (after: Uint8Array): boolean => roots.some((root) => after[root] === 1);
  if (leads(reach) || question.states.some((state) => leads(connections.onGraphAfter(state))))
    return reasons.length > 0 ? reasons : [{ kind: 'cleared' }];
  return [...reasons, ...disconnected(connections, value, reach, roots)];
}

/** The calls at which the graph behind a value that is on none was left, the nearest first. */
function cutsBefore(connections: Connections, value: ValueIndex): readonly MissingReason[] {
  const { history } = connections;
  const cuts: MissingReason[] = [];
  const seen = new Set<ValueIndex>([value]);
  // A set hands out what is added while it is gone through.
  for (const one of seen) {
    if (connections.isOnGraph(one)) continue;
    const index = connections.maker(one);
    const call = history.calls[index];
    if (call === undefined) continue;
    const lost = call.operands.find((operand) => connections.isOnGraph(operand));
    if (lost !== undefined) cuts.push(cutAt(connections, index, lost, one));
    for (const read of call.reads) {
      const source = history.reads[read]?.value;
      if (source === undefined) continue;
      if (connections.isOnGraph(source))
        cuts.push({ kind: 'cut', how: 'read-as-number', call: index, read, value: source });
      else seen.add(source);
    }
    for (const operand of call.operands) seen.add(operand);
  }
  return distinct(cuts);
}

/** Of a value on a graph that does not lead to the roots: where it was cut, or that it is not used at all. */
function disconnected(
  connections: Connections,
  value: ValueIndex,
  reach: Uint8Array,
  roots: readonly ValueIndex[],
): readonly MissingReason[] {
  const { history } = connections;
  const wanted = connections.before(roots);
  const cuts: MissingReason[] = [];
  history.calls.forEach((call, index) => {
    const lost = call.operands.find((operand) => reach[operand] === 1);
    const result = call.results.find((one) => one !== null && wanted[one] === 1 && !connections.isOnGraph(one)) ?? null;
    if (lost !== undefined && result !== null && !call.operands.includes(result))
      cuts.push(cutAt(connections, index, lost, result));
    if (!call.results.some((one) => one !== null && wanted[one] === 1)) return;
    for (const read of call.reads) {
      const source = history.reads[read]?.value;
      if (source !== undefined && reach[source] === 1)
        cuts.push({ kind: 'cut', how: 'read-as-number', call: index, read, value: source });
    }
  });
  if (cuts.length > 0) return distinct(cuts);
  // A number that was read may have come back by ways that nobody recorded.
  const after = connections.after(value);
  history.reads.forEach(({ value: source, kind }, read) => {
    if (after[source] !== 1) return;
    const how = kind === 'number' ? 'read-as-number' : 'only-decides';
    cuts.push({ kind: 'cut', how, call: null, read, value: reach[source] === 1 ? source : value });
  });
  const numbers = cuts.filter((cut) => cut.kind === 'cut' && cut.how === 'read-as-number');
  if (numbers.length > 0) return distinct(numbers);
  return cuts.length > 0 ? distinct(cuts) : [{ kind: 'unused', use: connections.usersOf(value)[0] ?? null }];
}

const DETACHING: ReadonlySet<string> = new Set(['detach', 'detach_', 'detach_copy']);
const COMPARING: ReadonlySet<string> = new Set([
  ...['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'greater', 'greater_equal', 'less', 'less_equal', 'not_equal', 'equal'],
  ...['isclose', 'isnan', 'isinf', 'isfinite', 'logical_and', 'logical_or', 'logical_not', 'logical_xor'],
]);
const TO_INTEGERS: ReadonlySet<string> = new Set([
  ...['long', 'int', 'short', 'char', 'byte', 'bool', 'to', 'type', 'type_as', '_to_copy'],
]);

function cutAt(connections: Connections, index: CallIndex, value: ValueIndex, result: ValueIndex): MissingReason {
  const call = connections.history.calls[index];
  const operator = call?.operator ?? '';
  const floating = connections.history.values[result]?.floating === true;
  return { kind: 'cut', how: how(), call: index, read: null, value };

  function how(): CutKind {
    if (DETACHING.has(operator)) return 'detached';
    if (operator === 'variable_data') return 'data';
    if (COMPARING.has(operator)) return 'comparison';
    if (!floating && TO_INTEGERS.has(operator)) return 'to-integers';
    if (!floating || call?.differentiable === false) return 'no-derivative';
    return call?.grad_mode === false ? 'no-grad' : 'no-derivative';
  }
}

function notALeaf(connections: Connections, value: ValueIndex): MissingReason {
  const { history } = connections;
  const behind = connections.before([value], (one) => connections.isOnGraph(one));
  let leaf: ValueIndex | null = null;
  let count = 0;
  history.values.forEach((one, index) => {
    if (!one.leaf || behind[index] !== 1) return;
    leaf = index;
    count += 1;
  });
  const call = connections.maker(value);
  return { kind: 'not-a-leaf', call: call < 0 ? null : call, leaf: count === 1 ? leaf : null };
}

/** Each place once. */
function distinct(cuts: readonly MissingReason[]): readonly MissingReason[] {
  const seen = new Set<string>();
  const different = cuts.filter((cut) => {
    const key = cut.kind === 'cut' ? `${String(cut.call)} ${String(cut.read)}` : cut.kind;
    return !seen.has(key) && seen.add(key);
  });
  return different.slice(0, MAX_CUTS);
}
