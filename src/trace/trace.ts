/**
 * What a run recorded, as plain data: the only thing that leaves the process in which the engine ran, and the only
 * thing that hovers, panels and the command line draw from. Versioned and bounded; knows neither engine nor editor.
 * Field names that PyTorch has are PyTorch's.
 */
import type { Message } from './message';
import type { SourceRange } from './range';
import type { ScopeId, ScopeTable } from './scope';

export const TRACE_VERSION = 1;

/** A tensor's trace holds at most this many values. */
export const MAX_TRACE_VALUES = 1000;

export type TensorId = number;
export type NodeId = number;

/** A number, or nested arrays of a tensor's shape. */
export type Nested = number | readonly Nested[];

export interface Trace {
  readonly version: typeof TRACE_VERSION;
  readonly kind: 'expression' | 'program';
  /** VS Code's language id of the text. */
  readonly language: string;
  /** What ran, in the document as it was then; every other range of the trace is in the same coordinates. */
  readonly range: SourceRange;
  /** The text of `range`. */
  readonly text: string;
  /** How the formula was understood, for typesetting (LaTeX without dollars); null for programs. */
  readonly tex: string | null;
  readonly variables: readonly TraceVariable[];
  readonly output: TraceOutput;
  /** One per variable, in their order. */
  readonly checks: readonly Check[];
  /** Names in the formula whose assignment above is a formula itself; absent where there are none. */
  readonly bindings?: readonly TraceBinding[];
  readonly notes: readonly Note[];
  /** Indexed by TensorId. */
  readonly tensors: readonly TraceTensor[];
  /** Indexed by NodeId; in order of creation, a node's inputs before it. */
  readonly nodes: readonly TraceNode[];
  /** What the nodes' `scope` refers to; absent where none has one. */
  readonly scopes?: ScopeTable;
  /** Only where the graph is too large to be sent node by node: then nodes stand for several (`members`). */
  readonly folded?: Folded;
  /** Whether each element of the output depends on one element of each variable only, the same formula everywhere. */
  readonly elementwise: boolean;
}

/** A leaf that the user can vary. */
export interface TraceVariable {
  readonly name: string;
  readonly tex: string;
  readonly tensor: TensorId;
  /** Where its value came from: an assignment in the document, the last value used there, the user just now, a debugger. */
  readonly origin: 'assignment' | 'remembered' | 'entered' | 'debugger';
  readonly definition: SourceRange | null;
  readonly mentions: readonly SourceRange[];
}

/** `a` of `const a = x * y`, used further down. */
export interface TraceBinding {
  readonly name: string;
  /** `a = xy` */
  readonly tex: string;
  /** The assignment, from the name to the end of what is assigned. */
  readonly definition: SourceRange;
  /** Whether the formula stands in the name's place; else it is a variable, by the user's wish. */
  readonly substituted: boolean;
}

export interface TraceOutput {
  /** The user's name for it (`y = …`, `f(u, v) = …`), or null. */
  readonly name: string | null;
  /** What the formula gives. */
  readonly tensor: TensorId;
  /** What `backward` ran from: the same tensor, or its sum where it is no scalar. */
  readonly root: TensorId;
  readonly summed: boolean;
}

export interface TraceTensor {
  readonly id: TensorId;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly requires_grad: boolean;
  readonly is_leaf: boolean;
  readonly grad_fn: NodeId | null;
  readonly output_nr: number;
  /** The gradient that reached it, where one was computed; null is "—", never zero. */
  readonly grad: TensorId | null;
  /** As PyTorch prints it: of an expression, in float32, as PyTorch would compute it. */
  readonly text: string;
  readonly summary: TensorSummary;
  /** The first values in row-major order, at most MAX_TRACE_VALUES. */
  readonly values: readonly number[];
  readonly name: string | null;
  readonly range: SourceRange | null;
  /** The tensor whose memory this one shows another way: a view's base; absent where it is its own. */
  readonly base?: TensorId;
}

export interface TensorSummary {
  readonly numel: number;
  /** Of the finite values; null where there are none. */
  readonly min: number | null;
  readonly max: number | null;
  readonly mean: number | null;
  readonly nan: number;
  readonly infinite: number;
}

/** A node of the graph that autograd recorded. */
export interface TraceNode {
  readonly id: NodeId;
  /** PyTorch's, `MulBackward0`, `AccumulateGrad`. */
  readonly name: string;
  /** Name of the operator that made it, `mul`; null for AccumulateGrad. */
  readonly operator: string | null;
  /** One line on what the operator computes; empty for AccumulateGrad. */
  readonly doc: string;
  readonly sequence_nr: number;
  /** One per differentiable input: the node that receives that gradient and which of its outputs it is for. */
  readonly next_functions: readonly (NextFunction | null)[];
  /** The forward operands, in order of the operator's signature: tensors by id, plain values as text. */
  readonly operands: readonly Operand[];
  /** What the forward call gave. */
  readonly outputs: readonly TensorId[];
  readonly saved: readonly SavedValue[];
  /** The derivative rule as mathematics (LaTeX), one per differentiable input, in the order of `next_functions`. */
  readonly rules: readonly string[];
  /** The rule's factor at the saved values (the gradient that arrives for an incoming 1), where elementwise; else null. */
  readonly local: readonly (TensorId | null)[];
  /** What arrived and what left in the backward pass; null where it was not run. */
  readonly grad_outputs: readonly (TensorId | null)[] | null;
  readonly grad_inputs: readonly (TensorId | null)[] | null;
  /** AccumulateGrad's leaf. */
  readonly variable: TensorId | null;
  readonly range: SourceRange | null;
  /** The innermost function, loop or module of the program in which it was recorded (`scopesOf`). */
  readonly scope?: ScopeId;
  /** Of a folded graph: which recorded nodes it stands for. Its own fields are what they have in common. */
  readonly members?: Members;
}

/** `count` recorded nodes from number `first` on, in the order in which they were recorded; 1: the node itself. */
export interface Members {
  readonly first: number;
  readonly count: number;
  /** Where they are turns of one loop, of which `scope` is the first: which ones. */
  readonly turns?: { readonly from: number; readonly to: number };
  /** Their names with how often each is there, the most frequent first. */
  readonly names: readonly (readonly [name: string, count: number])[];
}

/** How much of a recorded graph a folded one shows. */
export interface Folded {
  /** How many nodes were recorded. */
  readonly recorded: number;
  /** The recorded nodes that were asked for one by one; null: none. */
  readonly open: { readonly first: number; readonly count: number } | null;
}

export interface NextFunction {
  readonly node: NodeId;
  readonly input_nr: number;
}

export interface Operand {
  readonly name: string;
  readonly tensor: TensorId | null;
  readonly text: string;
}

export interface SavedValue {
  /** As PyTorch names it, without `_saved_`: `self`, `other`, `exponent`, `result`. */
  readonly name: string;
  readonly tensor: TensorId | null;
  readonly text: string;
}

/** What the check by differences says of one variable's gradient. */
export interface Check {
  readonly variable: string;
  readonly verdict: 'agrees' | 'differs' | 'unchecked';
  /** Derivative by Ridders' extrapolated differences per element (the first MAX_TRACE_VALUES); null where not taken. */
  readonly differences: readonly number[] | null;
  /** Largest estimated error of the differences. */
  readonly error: number | null;
  /** Why it cannot be checked, or what stands out: a kink, the edge of the domain, overflow. */
  readonly reason: Message | null;
  /** At a kink: the slopes from the left and from the right. */
  readonly slopes: { readonly left: number; readonly right: number } | null;
  /** The derivative by rule, evaluated without the engine; absent where there is no formula, as in programs. */
  readonly byRule?: ByRule;
}

export interface ByRule {
  readonly verdict: 'agrees' | 'differs' | 'unchecked';
  /** Per element, the first MAX_TRACE_VALUES; null where it was not computed. */
  readonly values: readonly number[] | null;
  /** Where rule and autograd part, or why it was not computed. */
  readonly reason: Message | null;
}

export interface Note {
  readonly severity: 'info' | 'warning';
  readonly message: Message;
  readonly range: SourceRange | null;
}
