/**
 * Why a selection could not be differentiated, at the place: from the run until the next edit of the document, the
 * next run in it or its closing. Knows refusals, not what was tried.
 */
import { Diagnostic, DiagnosticSeverity, languages, Uri, workspace, type Disposable, type TextDocument } from 'vscode';
import type { Refusal } from '../trace/refusal';
import { editorRange } from './documents';

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

  clear(uri: string): void {
    this.collection.delete(Uri.parse(uri));
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.collection.dispose();
  }
}

function diagnostic(document: TextDocument, refusal: Refusal): Diagnostic {
  const text = refusal.hint === null ? refusal.message.text : `${refusal.message.text}\n${refusal.hint.text}`;
  // A warning, not an error: the document may be quite right, it only cannot be differentiated.
  const made = new Diagnostic(editorRange(document, refusal.range), text, DiagnosticSeverity.Warning);
  made.source = DIAGNOSTIC_SOURCE;
  made.code = refusal.message.id;
  return made;
}
