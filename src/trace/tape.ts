/**
 * The tape: every operator call that a chosen output may need, as plain data, so that it can run again at other values
 * of its leaves. Each value is one state of one tensor: a change in place makes a new value. Control flow is as it was
 * recorded; `reads` are the places where values steered it or left for plain JavaScript.
 */
import type { Message } from './message';
import type { SourceRange } from './range';
import type { ScopeId, ScopeTable } from './scope';

/** Index into `Tape.values`. */
export type ValueId = number;

export interface Tape {
  readonly values: readonly TapeValue[];
  /** In the order in which they ran. */
  readonly steps: readonly TapeStep[];
  readonly reads: readonly TapeRead[];
  /** What hooks made of gradients. */
  readonly hooks?: readonly TapeHook[];
  /** What the steps' `scope` refers to; absent where none has one. */
  readonly scopes?: ScopeTable;
}

export interface TapeValue {
  readonly name: string | null;
  /** Where it got its value. */
  readonly range: SourceRange | null;
  /** Where else its name stands. */
  readonly mentions: readonly SourceRange[];
  readonly shape: readonly number[];
  /** `float32`, without `torch.`. */
  readonly dtype: string;
  /** A leaf that requires a gradient: derivatives are taken by it, whatever made its value. */
  readonly leaf: boolean;
  /** Row-major, of what no step computes: leaves, constants, random draws, gradients of earlier passes. */
  readonly data: readonly number[] | null;
  /** Why it can be neither read nor computed again; null where it can. */
  readonly lost: Message | null;
}

/** Where a step stands in the text, and in which function, loop or module it ran. */
export interface TapePlace {
  readonly range: SourceRange | null;
  readonly scope?: ScopeId;
}

export type TapeStep = TapePlace & TapeAction;

type TapeAction =
  | {
      readonly kind: 'call';
      /** The definition's name, which of its overloads, and whether it was the form that works in place. */
      readonly operator: string;
      readonly overload: number;
      readonly inplace: boolean;
      /** In the order of the signature, defaults filled in. */
      readonly args: readonly TapeArgument[];
      readonly results: readonly ValueId[];
      /** Whether autograd recorded then. */
      readonly grad_mode: boolean;
    }
  | {
      /** `torch.autograd.grad`, whose results the program used. */
      readonly kind: 'grad';
      readonly outputs: readonly ValueId[];
      readonly inputs: readonly ValueId[];
      readonly grad_outputs: readonly (ValueId | null)[];
      readonly create_graph: boolean;
      /** null: no gradient reached that input. */
      readonly results: readonly (ValueId | null)[];
    }
  | {
      /** A call of a custom Function, after the steps of its `forward`: what those computed gets a node of its own. */
      readonly kind: 'function';
      readonly name: string;
      /** The tensors among its arguments: one for each edge of the node. */
      readonly inputs: readonly ValueId[];
      /** What `forward` computed, without a graph; null for what is no tensor, or has no gradient. */
      readonly computed: readonly (ValueId | null)[];
      /** The same with the node. */
      readonly results: readonly (ValueId | null)[];
      /** The first step of its `forward`; the last is the one before this. */
      readonly first: number;
      /** What its `backward` did; null where it never ran: nothing can be differentiated through it then. */
      readonly rule: TapeRule | null;
    };

/** A derivative that the program's own code computed: the steps from what it was given to what it gave. */
export interface TapeRule {
  /** Gradients as they arrived, which no step computes; null for what was none. */
  readonly given: readonly (ValueId | null)[];
  /** Of `backward`: a gradient for each input. Of a hook: what takes the place of the gradients. null: none. */
  readonly gives: readonly (ValueId | null)[];
  /** Its steps are among those from `first` up to, without, `end`. */
  readonly first: number;
  readonly end: number;
  /** Whether autograd recorded when it ran. */
  readonly grad_mode: boolean;
}

/** Of a tensor: given its gradient. Of a node before its step: given the gradients of its outputs; after it: those of its inputs, then of its outputs. */
export interface TapeHook {
  readonly kind: 'tensor' | 'before node' | 'after node';
  /** The tensor, or one that the node made. */
  readonly value: ValueId;
  readonly rule: TapeRule;
}

export type TapeArgument =
  | { readonly kind: 'value'; readonly value: ValueId }
  | { readonly kind: 'values'; readonly values: readonly ValueId[] }
  | { readonly kind: 'dtype'; readonly dtype: string }
  /** A number, boolean, string, null, or a list of numbers. */
  | { readonly kind: 'plain'; readonly plain: number | boolean | string | null | readonly number[] }
  /** A bigint, which JSON has none of. */
  | { readonly kind: 'integer'; readonly digits: string }
  /** `start:stop:step` of an index. */
  | {
      readonly kind: 'slice';
      readonly start: number | null;
      readonly stop: number | null;
      readonly step: number | null;
    }
  /** A list of other things: the parts of an index. */
  | { readonly kind: 'list'; readonly items: readonly TapeArgument[] };

/** Calls `visit` with each value in an argument. */
export function valuesOf(argument: TapeArgument, visit: (value: ValueId) => void): void {
  if (argument.kind === 'value') visit(argument.value);
  else if (argument.kind === 'values') argument.values.forEach(visit);
  else if (argument.kind === 'list') for (const item of argument.items) valuesOf(item, visit);
}

/** A value that left the tensors: a condition that was decided, a number that was taken out. */
export interface TapeRead {
  readonly value: ValueId;
  readonly kind: 'condition' | 'number';
  readonly outcome: boolean | number;
  readonly range: SourceRange | null;
}

/** What of a program is differentiated: one output, and what `backward` was given where that was no 1. */
export interface Focus {
  readonly output: ValueId;
  readonly weights: ValueId | null;
}
