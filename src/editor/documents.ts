/** Text documents of the editor as results see them, and the edits and closings that results must hear of. */
import { Range, Uri, workspace, type Disposable, type TextDocument, type TextDocumentChangeEvent } from 'vscode';
import type { ResultRegistry, SourceDocument } from '../results/result';
import type { SourceRange } from '../trace/range';
import { cellName, earlierCells, followCells } from './notebooks/cells';

/** Documents that exist only while the editor shows them. */
export const HELD_BY_THE_EDITOR: readonly string[] = ['untitled', 'vscode-notebook-cell'];
const RESTORE_MILLISECONDS = 5000;

/** A document's text is copied once for each version of it: hovers and light bulbs ask often. */
const sources = new WeakMap<TextDocument, SourceDocument>();

export function sourceOf(document: TextDocument): SourceDocument {
  const known = sources.get(document);
  const before = earlierCells(document);
  if (
    known?.version === document.version &&
    known.language === document.languageId &&
    known.before?.length === before?.length &&
    (before ?? []).every(
      ({ uri, text }, index) => known.before?.[index]?.uri === uri && known.before[index].text === text,
    )
  )
    return known;
  const source: SourceDocument = {
    uri: document.uri.toString(),
    language: document.languageId,
    version: document.version,
    text: document.getText(),
    ...(before === undefined ? {} : { before }),
  };
  sources.set(document, source);
  return source;
}

export function editorRange(document: TextDocument, { start, end }: SourceRange): Range {
  return new Range(document.positionAt(start), document.positionAt(end));
}

export function sourceRange(document: TextDocument, range: Range): SourceRange {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

/** The open document of this URI; undefined where it is not open. */
export function openDocument(uri: string): TextDocument | undefined {
  return workspace.textDocuments.find((document) => document.uri.toString() === uri);
}

/** The text of a range; empty where the document is not open. */
export function textOf(uri: string, range: SourceRange): string {
  const document = openDocument(uri);
  return document === undefined ? '' : document.getText(editorRange(document, range));
}

/** The document of this URI, opened if need be; undefined where it is gone. */
export async function findDocument(uri: string): Promise<TextDocument | undefined> {
  const open = openDocument(uri);
  if (open !== undefined) return open;
  const parsed = Uri.parse(uri);
  // Opening would make an empty document of that name; after a reload the editor brings back those that there were.
  if (HELD_BY_THE_EDITOR.includes(parsed.scheme)) return opening(uri);
  try {
    return await workspace.openTextDocument(parsed);
  } catch {
    return undefined;
  }
}

/** Waits a moment for a document that the editor itself may be about to open. */
function opening(uri: string): Promise<TextDocument | undefined> {
  return new Promise((resolve) => {
    const done = (document: TextDocument | undefined): void => {
      clearTimeout(timer);
      subscription.dispose();
      resolve(document);
    };
    const timer = setTimeout(done, RESTORE_MILLISECONDS, undefined);
    const subscription = workspace.onDidOpenTextDocument((document) => {
      if (document.uri.toString() === uri) done(document);
    });
  });
}

/** Where a document is, in a few characters: `notes.ts:12`, `notebook.ipynb, cell 3`. */
export function sourceLink(uri: string, range: SourceRange): { label: string; line: number; open: boolean } {
  const document = openDocument(uri);
  const { path, scheme } = Uri.parse(uri);
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (document === undefined) return { label: name, line: 1, open: !HELD_BY_THE_EDITOR.includes(scheme) };
  const line = document.positionAt(range.start).line + 1;
  return { label: cellName(document, name) ?? `${name}:${line}`, line, open: true };
}

/** Tells results of every edit, opening, closing and renaming, from now on. */
export function followDocuments(
  results: Pick<ResultRegistry, 'edited' | 'opened' | 'closed' | 'renamed'>,
): Disposable[] {
  return [
    workspace.onDidChangeTextDocument(({ document, contentChanges }: TextDocumentChangeEvent) => {
      // A file that was saved or became dirty is reported too, without changes.
      if (contentChanges.length === 0) return;
      const edits = contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
        range: { start: rangeOffset, end: rangeOffset + rangeLength },
        length: text.length,
      }));
      results.edited(sourceOf(document), edits);
    }),
    workspace.onDidOpenTextDocument((document) => {
      results.opened(sourceOf(document));
    }),
    // What an earlier cell says may be what a result of this one was made with.
    ...followCells((document) => {
      results.opened(sourceOf(document));
    }),
    workspace.onDidCloseTextDocument((document) => {
      results.closed(document.uri.toString());
    }),
    // The editor closes the document and opens it under its new name, before this or after it.
    workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) results.renamed(oldUri.toString(), newUri.toString());
      for (const document of workspace.textDocuments) results.opened(sourceOf(document));
    }),
  ];
}
