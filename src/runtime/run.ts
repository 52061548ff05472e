/** What runs an expression and what is left to ask of it afterwards: the contract of this room. */
import type { Simplifier } from '../calculus/simplifier';
import type { Enquiry, EnquiryAnswer, EnquiryKind } from '../trace/enquiry';
import type {
  CodeRequest,
  CompareRequest,
  Comparison,
  DerivativeAnswer,
  DerivativeRequest,
  SimplifiedAnswer,
  WrittenCode,
} from '../trace/formula';
import type { SourceRange } from '../trace/range';
import type { Refusal } from '../trace/refusal';
import type { Nested, TensorId, Trace, TraceVariable } from '../trace/trace';
import type { Clock } from './stopwatch';

/** Values of variables by name. */
export type Values = Readonly<Record<string, Nested>>;

export interface Origin {
  readonly origin: TraceVariable['origin'];
  /** Where the value stands in the document, where it does. */
  readonly definition: SourceRange | null;
}

export interface RunOptions {
  /** The document that the expression was read from; the trace quotes the expression's part of it. */
  readonly text: string;
  /** Where each value came from; what is not listed was entered by the user. */
  readonly origins?: Readonly<Record<string, Origin>>;
  /** The clock that a run is stopped by; the system's where none is given. */
  readonly now?: Clock;
}

/** Second derivatives: `hessian[a][b]` is a number for two scalars, else nested lists of a's shape, then b's. */
export type Hessian = Readonly<Record<string, Readonly<Record<string, Nested>>>>;

/** An expression that ran; it holds the graph, so more can be asked. */
export interface ExpressionRun {
  readonly trace: Trace;
  /** Values of a tensor of the trace beyond those that the trace holds, row-major. */
  read(tensor: TensorId, from: number, count: number): readonly number[];
  /** Answers what is asked of the output at this point. */
  ask<Kind extends EnquiryKind>(enquiry: Enquiry<Kind>): EnquiryAnswer<Kind> | Refusal;
  hessian(): Hessian | Refusal;
  /** The formula differentiated by rule, at the values of this run. */
  readonly formula: FormulaRun;
}

/** What is asked of a formula by rule. Derivations are kept, so that asking again costs little. */
export interface FormulaRun {
  derive(request: DerivativeRequest): DerivativeAnswer | Refusal;
  /** `simplifier` null: there is none here, and the answer says so. */
  simplify(request: DerivativeRequest, simplifier: Simplifier | null): Promise<SimplifiedAnswer | Refusal>;
  compare(request: CompareRequest): Comparison | Refusal;
  code(request: CodeRequest, simplifier: Simplifier | null): Promise<WrittenCode | Refusal>;
}
