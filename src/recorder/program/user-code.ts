/**
 * What user code does where the engine calls it: inside `forward` of custom Functions and as a derivative. Links what it
 * was given to what it gave. Knows neither sites nor the tape.
 */
import { AccumulateGrad } from '../../engine/autograd/nodes/accumulate';
import { is_grad_enabled, unreported } from '../../engine/autograd/modes/modes';
import type { Node } from '../../engine/autograd/nodes/node';
import type { UserDerivative } from '../../engine/observer';
import type { Tensor } from '../../engine/tensor/tensor';
import { FunctionStep, type HookRule, type Rule } from './rules';
import type { Frame } from './scopes';
import { Value } from './value';

/** A call of a custom Function that runs now. */
export interface ForwardFrame {
  readonly inputs: readonly Value[];
  readonly site: number;
  readonly scope: Frame | null;
  readonly after: number;
  /** Values without a graph: whether what led to them is kept is decided when the call ends. */
  readonly waiting: { readonly value: Value; readonly sequence: number }[];
}

interface DerivativeFrame {
  readonly given: readonly (Value | null)[];
  /** What was known of the gradients before. */
  readonly before: readonly unknown[];
  readonly after: number;
  readonly grad_mode: boolean;
}

const HOOKS = { 'tensor hook': 'tensor', 'node prehook': 'before node', 'node hook': 'after node' } as const;

export class UserCode {
  readonly forwards: ForwardFrame[] = [];
  private readonly derivatives: DerivativeFrame[] = [];
  private hooks = new Map<Value, HookRule[]>();
  private readonly valueOf: (tensor: Tensor) => Value;

  constructor(valueOf: (tensor: Tensor) => Value) {
    this.valueOf = valueOf;
  }

  /** Whether a derivative runs: what it computes without a graph is part of a rule. */
  get inDerivative(): boolean {
    return this.derivatives.length > 0;
  }

  begin({ kind, given }: UserDerivative, site: number, sequence: number): void {
    if (kind === 'function') setApart(given);
    const before = given.map((tensor) => tensor?.observed ?? null);
    const values = new Map<Tensor, Value>();
    for (const tensor of given) if (tensor !== null) values.set(tensor, new Value(tensor, site, true));
    for (const [tensor, value] of values) tensor.observed = value;
    this.derivatives.push({
      before,
      given: given.map((tensor) => (tensor === null ? null : (values.get(tensor) ?? null))),
      after: sequence,
      grad_mode: is_grad_enabled(),
    });
  }

  /** `results` is null where the code failed, or gave nothing that changes anything. */
  end(derivative: UserDerivative, results: readonly (Tensor | null)[] | null, sequence: number): void {
    const frame = this.derivatives.pop();
    if (frame === undefined) return;
    const gives = results?.map((tensor) => (tensor === null ? null : this.valueOf(tensor))) ?? null;
    // Outside it is whatever it was before.
    derivative.given.forEach((tensor, i) => {
      if (tensor !== null) tensor.observed = frame.before[i] ?? null;
    });
    if (gives === null) return;
    const { given, after, grad_mode } = frame;
    this.learn(derivative, { given, gives, after, until: sequence, grad_mode });
  }

  private learn({ kind, node, output }: UserDerivative, rule: Rule): void {
    const { observed } = node;
    if (kind === 'function') {
      if (observed instanceof FunctionStep) observed.learn(rule);
      return;
    }
    const value = node instanceof AccumulateGrad ? this.valueOf(node.variable) : resultOf(observed, output);
    if (value === null) return;
    const hook = { kind: HOOKS[kind], rule };
    const known = this.hooks.get(value);
    if (known === undefined) this.hooks.set(value, [hook]);
    else known.push(hook);
  }

  /** A gradient arrived at a leaf: hooks of earlier passes that did not run now are gone. */
  arrived(leaf: Tensor): void {
    const { observed } = leaf;
    if (observed instanceof Value && observed.hooks !== null && !this.hooks.has(observed)) observed.hooks = null;
  }

  /** A pass has ended: its hooks are those that count. */
  passEnded(): void {
    if (this.hooks.size === 0 || this.inDerivative) return;
    for (const [value, rules] of this.hooks) value.hooks = rules;
    this.hooks = new Map();
  }
}

/**
 * Where one tensor is the gradient of two results, the code is given another one of the same elements for the second:
 * else nobody could tell which of them a call took. Of a hook they are the same whenever it runs.
 */
function setApart(given: readonly (Tensor | null)[]): void {
  const seen = new Set<Tensor>();
  given.forEach((tensor, i) => {
    if (tensor === null) return;
    if (seen.has(tensor))
      (given as (Tensor | null)[])[i] = unreported(() => tensor.standingAt(tensor.node, tensor.output_nr));
    else seen.add(tensor);
  });
}

/** What a node gave, by what was attached to it when it did. */
function resultOf(observed: unknown, output: number): Value | null {
  if (observed instanceof Value) return observed;
  if (observed instanceof FunctionStep) return observed.results[output] ?? null;
  return Array.isArray(observed) ? ((observed as readonly (Value | null)[])[output] ?? null) : null;
}

/** Hooks name a node: then this value is the one that it made. */
export function known(node: Node, value: Value, output: number): void {
  if (output === 0 && !Array.isArray(node.observed)) node.observed = value;
  else if (Array.isArray(node.observed)) (node.observed as Value[])[output] = value;
  else {
    const values: unknown[] = [node.observed];
    values[output] = value;
    node.observed = values;
  }
}
