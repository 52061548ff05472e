/**
 * Why a selection could not be differentiated, and what a program's run complained of, at the place: from the run until
 * the next edit of the document, the next run in it or its closing. Knows what was said, not what was tried.
 */
import {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  languages,
  Location,
  Range,
  Uri,
  workspace,
  type Disposable,
  type TextDocument,
} from 'vscode';
import type { Result } from '../results/result';
import type { Message } from '../trace/message';
import type { SourceRange } from '../trace/range';
import type { Refusal } from '../trace/refusal';
import { editorRange } from './documents';
import { said, saidWithHint } from './language';
import { problemsOf, type Problem } from './programs/problems';

export const DIAGNOSTIC_SOURCE = 'Autograd Lens';

export class Diagnostics implements Disposable {
  private readonly collection = languages.createDiagnosticCollection('autogradLens');
  private readonly subscriptions: readonly Disposable[] = [
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) this.collection.delete(document.uri);
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      this.collection.delete(uri);
    }),
  ];

  /** Replaces what was said about this document. */
  set(document: TextDocument, refusals: readonly Refusal[]): void {
    this.collection.set(
      document.uri,
      refusals.map((refusal) => diagnostic(document, refusal)),
    );
  }

  /** Says of a derivative that somebody wrote that it is another. */
  setDifference(document: TextDocument, range: SourceRange, difference: Message): void {
    const made = new Diagnostic(editorRange(document, range), said(difference), DiagnosticSeverity.Warning);
    made.source = DIAGNOSTIC_SOURCE;
    made.code = difference.id;
    this.collection.set(document.uri, [made]);
  }

  /**
   * The same for a program; `now` says where a range of its run stands. `block`: what was said of other blocks of code in
   * the document stays.
   */
  setProgram(
    document: TextDocument,
    result: Result,
    now: (range: SourceRange) => SourceRange | null,
    block: SourceRange | null = null,
  ): void {
    const diagnostics = problemsOf(result).flatMap((problem) => {
      const place = problem.isNow === true ? problem.range : now(problem.range);
      return place === null ? [] : [programDiagnostic(document, problem, place, now)];
    });
    const own = block === null ? null : editorRange(document, block);
    const others =
      own === null ? [] : (this.collection.get(document.uri) ?? []).filter(({ range }) => !own.contains(range));
    this.collection.set(document.uri, [...others, ...diagnostics]);
  }

  clear(uri: string): void {
    this.collection.delete(Uri.parse(uri));
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.collection.dispose();
  }
}

function diagnostic(document: TextDocument, refusal: Refusal): Diagnostic {
  const text = saidWithHint(refusal, '\n');
  // A warning, not an error: the document may be quite right, it only cannot be differentiated.
  const made = new Diagnostic(editorRange(document, refusal.range), text, DiagnosticSeverity.Warning);
  made.source = DIAGNOSTIC_SOURCE;
  made.code = refusal.message.id;
  return made;
}

const SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
} as const;

function programDiagnostic(
  document: TextDocument,
  { severity, text, code, related }: Problem,
  place: SourceRange,
  now: (range: SourceRange) => SourceRange | null,
): Diagnostic {
  const whole = editorRange(document, place);
  // A call with a function in it may hold the whole program; an error stands at its very place.
  const range = severity === 'error' || whole.isSingleLine ? whole : firstLineOf(document, whole);
  const made = new Diagnostic(range, text, SEVERITIES[severity]);
  made.source = DIAGNOSTIC_SOURCE;
  made.code = code;
  made.relatedInformation = related.flatMap(({ range, text: what }) => {
    const at = now(range);
    if (at === null) return [];
    return [new DiagnosticRelatedInformation(new Location(document.uri, editorRange(document, at)), what)];
  });
  return made;
}

function firstLineOf(document: TextDocument, { start }: Range): Range {
  return new Range(start, document.lineAt(start.line).range.end);
}
