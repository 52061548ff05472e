/**
 * Derivatives that the program's own code computes: `backward` of custom Functions, and hooks. What such code was given and
 * what it gave, with the calls between, is the rule by which the derivative is computed again. Knows neither the engine's
 * calls nor the tape.
 */
import type { Node } from '../../engine/autograd/nodes/node';
import type { Frame } from './scopes';
import type { StepPlace, Value } from './value';

export interface Rule {
  /** Gradients as they arrived; null for what was none. */
  readonly given: readonly (Value | null)[];
  /** What takes their place, or a gradient for each input; null: none. */
  readonly gives: readonly (Value | null)[];
  /** The sequence numbers of its steps are larger than this one, */
  readonly after: number;
  /** and at most this one. */
  readonly until: number;
  /** Whether autograd recorded when it ran. */
  readonly grad_mode: boolean;
}

export interface HookRule {
  readonly kind: 'tensor' | 'before node' | 'after node';
  readonly rule: Rule;
}

/** A call of a custom Function: what its `forward` computed, with a node of its own. */
export class FunctionStep {
  readonly kind = 'function';
  readonly sequence: number;
  readonly site: number;
  readonly scope: Frame | null;
  readonly name: string;
  /** The sequence numbers of the steps of its `forward` are larger. */
  readonly after: number;
  /** One for each tensor among its arguments. */
  readonly inputs: readonly Value[];
  /** null for what is no tensor, or has no gradient. */
  readonly computed: readonly (Value | null)[];
  results: readonly (Value | null)[] = [];
  /** The engine's node, until the rule is known. */
  node: Node | null;
  private known: Rule | null = null;

  constructor(
    call: StepPlace & { readonly node: Node; readonly after: number },
    inputs: readonly Value[],
    computed: readonly (Value | null)[],
  ) {
    this.sequence = call.sequence;
    this.site = call.site;
    this.scope = call.scope;
    this.after = call.after;
    this.name = call.node.operatorName;
    this.inputs = inputs;
    this.computed = computed;
    this.node = call.node;
    call.node.observed = this;
  }

  /** What its `backward` did when it ran first. */
  get rule(): Rule | null {
    return this.known;
  }

  /** Its `backward` ran. */
  learn(rule: Rule): void {
    this.known ??= rule;
    this.node = null;
  }
}
