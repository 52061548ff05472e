/**
 * The live results: moves them with edits, hands what is asked of one to those who know its kind, and tells listeners.
 * The only owner of results; knows neither editor nor page, nor how time passes: what is to run later is deferred by
 * whoever made it.
 */
import type { Simplifier } from '../calculus/simplifier';
import { DEFAULT_LIMITS, type Limits, type Programs } from '../runtime/program';
import type { Clock } from '../runtime/stopwatch';
import type {
  CodeRequest,
  CompareRequest,
  Comparison,
  DerivativeAnswer,
  DerivativeRequest,
  SimplifiedAnswer,
  WrittenCode,
} from '../trace/formula';
import type { Enquiry, EnquiryAnswer, EnquiryKind } from '../trace/enquiry';
import type { SourceRange } from '../trace/range';
import { isRefusal, type Refusal } from '../trace/refusal';
import type { Focus } from '../trace/tape';
import type { Nested, TensorId, Trace } from '../trace/trace';
import type { Explanation, WhyQuestion } from '../trace/why';
import { Documents } from './documents';
import { Expressions } from './expressions';
import { explainShown } from '../runtime/why/explain';
import { explainedAtOnce, explainedExpression } from './explaining';
import { gone } from './failures';
import { LiveResult } from './live';
import { isProgram } from './programs/chosen';
import { LiveProgram } from './programs/live';
import { PROGRAM_LANGUAGES, programBlocks, programText } from './programs/text';
import { ProgramResults } from './programs/programs';
import { findFunctionRange, findRange } from './reading';
import type { ValueStore } from './remembered';
import { renamedUri } from './renamed';
import type {
  AbortSignalLike,
  MissingValues,
  Place,
  ProgramBlock,
  ReadOptions,
  RecordedPlace,
  RecordedStatements,
  Result,
  ResultId,
  ResultRegistry,
  SourceDocument,
  TextEdit,
} from './result';
import { Shelf, type Live } from './shelf';
import { sameEarlier } from './surroundings';

export interface ResultsOptions {
  /** Runs a task soon, after what runs now: newer values come in before an evaluation starts. */
  readonly defer: (task: () => void) => void;
  readonly newId?: () => ResultId;
  readonly remembered?: ValueStore;
  readonly now?: Clock;
  /** The clock that evaluations are stopped by: of the time that was computed, where a busy machine must not lengthen it. */
  readonly spent?: Clock;
  /** What runs programs; where there is none, everything is an expression. */
  readonly programs?: Programs;
  /** What simplifies formulas; where there is none, they stay as the rules give them. */
  readonly simplifier?: Simplifier;
  /** What a program in this document may take; asked at each run. */
  readonly limits?: (uri: string) => Limits;
}

export class Results implements ResultRegistry {
  private readonly shelf = new Shelf();
  private readonly documents = new Documents();
  private readonly expressions: Expressions;
  private readonly programs: ProgramResults | null;

  constructor({
    defer,
    newId = counter(),
    remembered,
    now = Date.now,
    spent = now,
    programs,
    simplifier,
    limits,
  }: ResultsOptions) {
    const shared = { shelf: this.shelf, documents: this.documents, defer, newId };
    this.expressions = new Expressions({ ...shared, now: spent, remembered, simplifier: simplifier ?? null });
    this.programs =
      programs === undefined
        ? null
        : new ProgramResults({ ...shared, now, runner: programs, limits: limits ?? (() => DEFAULT_LIMITS) });
  }

  onDidChange(listener: (id: ResultId) => void): { dispose(): void } {
    return this.shelf.onDidChange(listener);
  }

  get(id: ResultId): Result | undefined {
    return this.shelf.get(id)?.view();
  }

  inDocument(uri: string): readonly Result[] {
    return this.shelf.attached(uri).map((result) => result.view());
  }

  at(uri: string, offset: number): Result | undefined {
    return this.shelf.at(uri, offset)?.view();
  }

  get active(): Result | undefined {
    return this.shelf.active?.view();
  }

  activate(id: ResultId): void {
    this.shelf.activate(id);
  }

  hold(id: ResultId): { dispose(): void } {
    return this.shelf.hold(id);
  }

  // Expressions

  find(document: SourceDocument, selection: SourceRange): { readonly range: SourceRange } | Refusal {
    return findRange(document, selection);
  }

  findFunction(document: SourceDocument, offset: number): { readonly range: SourceRange } | Refusal {
    return findFunctionRange(document, offset);
  }

  missing(document: SourceDocument, range: SourceRange, options?: ReadOptions): MissingValues | Refusal {
    return this.expressions.missing(document, range, options);
  }

  peek(document: SourceDocument, range: SourceRange): Trace | Refusal | MissingValues {
    return this.expressions.peek(document, range);
  }

  differentiate(document: SourceDocument, range: SourceRange, options?: ReadOptions): Promise<Result> {
    this.see(document);
    return this.expressions.differentiate(document, range, options);
  }

  // Programs

  isProgram(document: SourceDocument, selection: SourceRange): boolean {
    return this.programs !== null && isProgram(document, selection);
  }

  blocks(document: SourceDocument): readonly ProgramBlock[] {
    return programBlocks(document);
  }

  unitAt(document: SourceDocument, offset: number): SourceRange | null {
    const text = programText(document, { start: offset, end: offset });
    const runs = text !== null && text.pieces.length > 0 && PROGRAM_LANGUAGES.includes(text.language);
    return runs ? text.unit : null;
  }

  run(document: SourceDocument, selection: SourceRange | null): Promise<Result> {
    if (this.programs === null) return Promise.reject(new Error('Programs cannot be run here.'));
    this.see(document);
    return this.programs.run(document, selection);
  }

  cancel(id: ResultId): void {
    const result = this.shelf.get(id);
    if (result instanceof LiveProgram) this.programs?.cancel(result);
  }

  abandon(id: ResultId): void {
    const result = this.shelf.get(id);
    if (result instanceof LiveProgram) this.programs?.abandon(result);
  }

  focus(id: ResultId, focus: Focus): Promise<Result> {
    return this.ofProgram(id, (programs, program) => programs.focus(program, focus));
  }

  resetValues(id: ResultId): Promise<Result> {
    return this.ofProgram(id, (programs, program) => programs.resetValues(program));
  }

  recordAt(uri: string, offset: number): RecordedPlace | undefined {
    return this.programs?.recordAt(uri, offset);
  }

  statementsIn(uri: string, range: SourceRange): readonly RecordedStatements[] {
    return this.programs?.statementsIn(uri, range) ?? [];
  }

  // Either

  setValue(id: ResultId, variable: string, value: Nested): Promise<Result> {
    const result = this.shelf.get(id);
    if (result instanceof LiveResult) return this.expressions.setValue(result, variable, value);
    return this.ofProgram(id, (programs, program) => programs.setValue(program, variable, value));
  }

  ask<Kind extends EnquiryKind>(
    id: ResultId,
    enquiry: Enquiry<Kind>,
    signal?: AbortSignalLike,
  ): Promise<EnquiryAnswer<Kind> | Refusal> {
    const result = this.shelf.get(id);
    if (result instanceof LiveProgram && this.programs !== null) return this.programs.ask(result, enquiry, signal);
    return this.expressions.ask(id, enquiry);
  }

  explain(id: ResultId, question: WhyQuestion): Promise<Explanation | Refusal> {
    const result = this.shelf.get(id);
    if (result instanceof LiveProgram && this.programs !== null) return this.programs.explain(result, question);
    return Promise.resolve(explainedExpression(result?.view(), question));
  }

  explainTrace(trace: Trace, tensor: TensorId): Explanation {
    return explainShown(trace, { kind: 'shown', tensor, of: 'arrived' });
  }

  explainNow(id: ResultId, question: WhyQuestion): Explanation | null {
    const result = this.shelf.get(id);
    if (result instanceof LiveProgram) return explainedAtOnce(result, question);
    const explanation = explainedExpression(result?.view(), question);
    return isRefusal(explanation) ? null : explanation;
  }

  derive(id: ResultId, request: DerivativeRequest): Promise<DerivativeAnswer | Refusal> {
    return this.expressions.ofFormula(id, (formula) => formula.derive(request));
  }

  simplify(id: ResultId, request: DerivativeRequest): Promise<SimplifiedAnswer | Refusal> {
    return this.expressions.ofFormula(id, (formula, simplifier) => formula.simplify(request, simplifier));
  }

  compare(id: ResultId, request: CompareRequest): Promise<Comparison | Refusal> {
    return this.expressions.ofFormula(id, (formula) => formula.compare(request));
  }

  code(id: ResultId, request: CodeRequest): Promise<WrittenCode | Refusal> {
    return this.expressions.ofFormula(id, (formula, simplifier) => formula.code(request, simplifier));
  }

  substitute(id: ResultId, name: string, substituted: boolean): Promise<Result> {
    const result = this.shelf.get(id);
    if (result instanceof LiveResult) return this.expressions.substitute(result, name, substituted);
    return Promise.reject(result === undefined ? gone(id) : new Error('In a program no name stands for a formula.'));
  }

  rerun(document: SourceDocument, id: ResultId, range?: SourceRange): Promise<Result> {
    this.see(document);
    const result = this.shelf.get(id);
    if (result instanceof LiveResult) return this.expressions.rerun(document, result, range);
    return this.ofProgram(id, (programs, program) => programs.rerun(document, program, range));
  }

  keepUp(document: SourceDocument, id: ResultId, range?: SourceRange): Promise<Result> {
    this.see(document);
    const result = this.shelf.get(id);
    if (result instanceof LiveResult) return this.expressions.keepUp(document, result, range);
    return this.ofProgram(id, (programs, program) => programs.keepUp(document, program, range));
  }

  currentRange(id: ResultId, range: SourceRange): SourceRange | null {
    return this.shelf.get(id)?.carried(range) ?? null;
  }

  elsewhere(id: ResultId, range: SourceRange): Place | null {
    return this.shelf.get(id)?.elsewhere(range) ?? null;
  }

  // Documents

  edited(document: SourceDocument, edits: readonly TextEdit[]): void {
    if (this.shelf.attached(document.uri).length === 0) return;
    const changes = this.documents.changes(document, edits);
    this.documents.see(document);
    this.expressions.edited(document, changes);
    this.programs?.edited(document, changes);
  }

  opened(document: SourceDocument): void {
    if (this.shelf.of(document.uri).length > 0) this.see(document);
  }

  /** What was computed stays, for whoever shows it; it is no longer found in the document until that comes back. */
  closed(uri: string): void {
    for (const result of this.shelf.attached(uri)) result.detached = true;
    this.documents.forget(uri);
    this.expressions.forget(uri);
  }

  renamed(from: string, to: string): void {
    for (const uri of this.shelf.uris) {
      const now = renamedUri(uri, from, to);
      if (now === null) continue;
      const moved = this.shelf.of(uri);
      this.documents.forget(uri);
      this.expressions.renamed(uri, now);
      for (const result of moved) result.uri = now;
      for (const result of moved) this.shelf.changed(result);
    }
  }

  clear(uri: string): void {
    for (const result of this.shelf.attached(uri)) this.shelf.remove(result);
    this.expressions.forget(uri);
  }

  /** Takes note of a document's text. */
  private see(document: SourceDocument): void {
    const known = this.documents.get(document.uri);
    this.documents.see(document);
    if (known?.text === document.text && known.language === document.language && sameEarlier(known, document)) return;
    this.expressions.seen(document);
    this.programs?.seen(document);
  }

  private ofProgram(
    id: ResultId,
    ask: (programs: ProgramResults, program: LiveProgram) => Promise<Result>,
  ): Promise<Result> {
    const result: Live | undefined = this.shelf.get(id);
    if (result instanceof LiveProgram && this.programs !== null) return ask(this.programs, result);
    return Promise.reject(
      result === undefined ? gone(id) : new Error('This is asked of programs only; it is an expression.'),
    );
  }
}

function counter(): () => ResultId {
  let made = 0;
  return () => {
    made += 1;
    return `result-${String(made)}`;
  };
}
