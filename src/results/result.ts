/** A live result: which text, which version, what became of it. Results alone owns these; others hold ids and listen. */
import type { Limits } from '../runtime/program';
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
import type { ProgramTrace, TraceRecord } from '../trace/program';
import type { SourceRange } from '../trace/range';
import type { Refusal } from '../trace/refusal';
import type { Focus } from '../trace/tape';
import type { Nested, Trace } from '../trace/trace';
import type { Explanation, WhyQuestion } from '../trace/why';

export type ResultId = string;

/** What is needed of an `AbortSignal`, a type of which these rooms know nothing. */
export interface AbortSignalLike {
  addEventListener(type: 'abort', listener: () => void, options: { readonly once: true }): void;
}

/** What a program may take: the editor reads it from its settings. */
export type { Limits };

export interface Result {
  readonly id: ResultId;
  /** The document, as its URI's string. */
  readonly uri: string;
  readonly language: string;
  /** Where its text stands now; moves with edits around it. */
  readonly range: SourceRange;
  readonly status: 'running' | 'fresh' | 'stale' | 'failed';
  /** The last trace that there was; its ranges are in the coordinates of the run (see `currentRange`). */
  readonly trace: Trace | null;
  readonly refusal: Refusal | null;
  readonly caretAsPower: boolean;
  /** null for an expression. Of a program `trace` is the output that was chosen, differentiated by its leaves. */
  readonly program: ProgramResult | null;
}

/** What a program's run gave; hovers over its text are drawn from it. */
export interface ProgramResult {
  /** What there is so far, or what the last run gave; null before the first. */
  readonly trace: ProgramTrace | null;
  /** Whether all of the document was asked for, or a selection in it. */
  readonly whole: boolean;
  /** What `trace` of the result shows; null where the program has nothing to differentiate. */
  readonly focus: Focus | null;
  /** Values of leaves that the user varied, by name: `trace` of the result is at these, the program's is not. */
  readonly varied: Values;
  /** Why no output could be differentiated, where the run itself went well. */
  readonly why: Refusal | null;
}

/** A record of a program's run where the pointer stands. */
export interface RecordedPlace {
  /** The program's result. */
  readonly result: Result;
  /** In the coordinates of the run, as its ranges are everywhere (see `currentRange`). */
  readonly record: TraceRecord;
  /** The text was edited since in a way that may change what the program does; the record's own statement was not. */
  readonly edited: boolean;
}

/** What statements of a program gave when it ran last, those that stand as they ran. */
export interface RecordedStatements {
  /** The program's result, and its trace. */
  readonly result: Result;
  readonly trace: ProgramTrace;
  /** The text was edited since in a way that may change what the program does; these statements were not. */
  readonly edited: boolean;
  readonly statements: readonly RecordedStatement[];
}

export interface RecordedStatement {
  /** Behind its last character, as the text stands now. */
  readonly end: number;
  /**
   * The names that it gave values to, in order; else the one value that it is; none for one that only prints. Their
   * ranges are in the coordinates of the run.
   */
  readonly records: readonly TraceRecord[];
  /** Its value stands written out in the text. */
  readonly literal: boolean;
  /** What it printed last, and how often it printed. */
  readonly printed: { readonly text: string; readonly count: number } | null;
}

/** A text document as results see it: enough to read an expression and the assignments above it. */
export interface SourceDocument {
  readonly uri: string;
  readonly language: string;
  readonly version: number;
  readonly text: string;
  /** Of a notebook's cell the earlier cells of the same language, in order: what they define is known in this one. */
  readonly before?: readonly EarlierText[];
}

export interface EarlierText {
  readonly uri: string;
  readonly text: string;
}

/** A block of code in running text whose program can be run. */
export interface ProgramBlock {
  /** VS Code's language id. */
  readonly language: string;
  /** The code, without the lines of the fences. */
  readonly range: SourceRange;
  /** With the lines of the fences. */
  readonly whole: SourceRange;
}

/** A place in some document. */
export interface Place {
  readonly uri: string;
  readonly range: SourceRange;
}

/** One change of a document: `range` (in the text before) was replaced by `length` code units. */
export interface TextEdit {
  readonly range: SourceRange;
  readonly length: number;
}

/** Values of variables by name. */
export type Values = Readonly<Record<string, Nested>>;

/** What is missing before an expression can run, for the editor to ask. */
export interface MissingValues {
  readonly missing: readonly MissingValue[];
}

export interface MissingValue {
  readonly name: string;
  readonly suggestion: Nested | null;
  /**
   * What the document assigns to the name where that is neither a value nor a formula (`const x = compute()`): `range`
   * from the name to the end of what is assigned, `text` what is assigned. null for parameters, and where nothing is.
   */
  readonly definition: { readonly range: SourceRange; readonly text: string } | null;
}

/** How a document is to be read, and values for it. */
export interface ReadOptions {
  /** By the user, now. */
  readonly given?: Values;
  readonly caretAsPower?: boolean;
  /** Of a paused debugger's frame: they win over what the document assigns and what is remembered. */
  readonly debugged?: Values;
  /** Names that are variables although a formula stands above. */
  readonly variables?: readonly string[];
}

/** What `results/registry.ts` offers to editor and inspector. */
export interface ResultRegistry {
  /** Fires with the id of each result that came, changed or went. */
  onDidChange(listener: (id: ResultId) => void): { dispose(): void };
  get(id: ResultId): Result | undefined;
  inDocument(uri: string): readonly Result[];
  /** The innermost live result whose text contains this offset. */
  at(uri: string, offset: number): Result | undefined;
  /** The result that was made or looked at last. */
  readonly active: Result | undefined;
  activate(id: ResultId): void;
  /** Someone shows this result: until it is released it does not go because many others were made. */
  hold(id: ResultId): { dispose(): void };

  /** What would run for this selection (an empty one is a caret), or why nothing can; runs nothing. */
  find(document: SourceDocument, selection: SourceRange): { readonly range: SourceRange } | Refusal;
  /** The innermost function around this place that a formula can be read from, or why the innermost is none. */
  findFunction(document: SourceDocument, offset: number): { readonly range: SourceRange } | Refusal;
  /** Which variables have no value yet: neither assigned above nor remembered nor in the options. */
  missing(document: SourceDocument, range: SourceRange, options?: ReadOptions): MissingValues | Refusal;
  /**
   * Differentiates the expression in `range`; the promise gives the finished result, failed ones included. What was said
   * of the same place before (values, names that are variables) is forgotten.
   */
  differentiate(document: SourceDocument, range: SourceRange, options?: ReadOptions): Promise<Result>;
  /** A new value for one variable: evaluates again, newest wins; the document is not touched. */
  setValue(id: ResultId, variable: string, value: Nested): Promise<Result>;
  /** Asks something of the output that is shown: a plot, elements, further derivatives. An expression's answer is quick and never taken back. */
  ask<Kind extends EnquiryKind>(
    id: ResultId,
    enquiry: Enquiry<Kind>,
    signal?: AbortSignalLike,
  ): Promise<EnquiryAnswer<Kind> | Refusal>;

  /** Why a gradient is None, zero, NaN or infinite. */
  explain(id: ResultId, question: WhyQuestion): Promise<Explanation | Refusal>;
  /** The same at once, for hovers; null where finding out would take longer than they may. */
  explainNow(id: ResultId, question: WhyQuestion): Explanation | null;

  /** Derivatives of an expression's formula by rule, with their steps. */
  derive(id: ResultId, request: DerivativeRequest): Promise<DerivativeAnswer | Refusal>;
  /** The same, simplified by a library within its time. */
  simplify(id: ResultId, request: DerivativeRequest): Promise<SimplifiedAnswer | Refusal>;
  /** Whether what the user wrote is the derivative. */
  compare(id: ResultId, request: CompareRequest): Promise<Comparison | Refusal>;
  /** A derivative as code in the document's language. */
  code(id: ResultId, request: CodeRequest): Promise<WrittenCode | Refusal>;
  /** Treats a name whose assignment above is a formula as a variable, or puts the formula in its place again. */
  substitute(id: ResultId, name: string, substituted: boolean): Promise<Result>;

  /** Whether this selection is no expression, in a language whose programs can be run. */
  isProgram(document: SourceDocument, selection: SourceRange): boolean;
  /** The blocks of code of a document of running text whose programs can be run, in order. */
  blocks(document: SourceDocument): readonly ProgramBlock[];
  /** What runs as a whole for a caret here: the block of code or the cell around it; null where that is all of a file. */
  unitAt(document: SourceDocument, offset: number): SourceRange | null;
  /**
   * Runs a program: the selection with what it needs from above, or the whole document. Of running text the selection says
   * which block of code is meant; an empty one there, or in a notebook's cell, means all of it. A run before it is
   * cancelled.
   */
  run(document: SourceDocument, selection: SourceRange | null): Promise<Result>;
  /** Ends a program's run. */
  cancel(id: ResultId): void;
  /** Ends a program's run if the text was changed under it: what it recorded is stale, it was not stopped by the user. */
  abandon(id: ResultId): void;
  /** Differentiates another output of a program. */
  focus(id: ResultId, focus: Focus): Promise<Result>;
  /** Gives every leaf that was varied its recorded value again. */
  resetValues(id: ResultId): Promise<Result>;
  /** The innermost record of a program's run at this offset of the document; nothing where its statement has changed. */
  recordAt(uri: string, offset: number): RecordedPlace | undefined;

  /** What the statements gave that end in this part of the document, by the programs of it that ran. */
  statementsIn(uri: string, range: SourceRange): readonly RecordedStatements[];

  /** Runs again with the document's text as it is now, at its place or, where the expression grew, in `range`. */
  rerun(document: SourceDocument, id: ResultId, range?: SourceRange): Promise<Result>;
  /**
   * The same for who runs it whenever the text changes: where the text cannot be read, being half typed, what there was
   * stays, stale, and `refusal` says why.
   */
  keepUp(document: SourceDocument, id: ResultId, range?: SourceRange): Promise<Result>;
  /** Where a range of the result's trace stands now; null where the text has gone. */
  currentRange(id: ResultId, range: SourceRange): SourceRange | null;
  /** The same in another document: an earlier cell that the result needed; null where it does not stand in one. */
  elsewhere(id: ResultId, range: SourceRange): Place | null;
  edited(document: SourceDocument, edits: readonly TextEdit[]): void;
  /** A document was opened; results of one that was closed are found in it again. */
  opened(document: SourceDocument): void;
  closed(uri: string): void;
  /** A document, or a folder with all that is in it, has another URI from now on: its results go with it. */
  renamed(from: string, to: string): void;
  /** Drops the results of a document. */
  clear(uri: string): void;
}
