/** The text of each document that has results, as last seen, and what an event changed in it. Knows no results. */
import { inOrder, narrowed } from './edits';
import type { SourceDocument, TextEdit } from './result';

export class Documents {
  private readonly seen = new Map<string, SourceDocument>();

  get(uri: string): SourceDocument | undefined {
    return this.seen.get(uri);
  }

  see(document: SourceDocument): void {
    this.seen.set(document.uri, document);
  }

  forget(uri: string): void {
    this.seen.delete(uri);
  }

  /**
   * The edits that led from the text last seen to this one, each to be applied alone, cut down to what they change. null
   * where they do not fit: an event was missed.
   */
  changes(document: SourceDocument, edits: readonly TextEdit[]): readonly TextEdit[] | null {
    const before = this.seen.get(document.uri)?.text;
    if (before === undefined) return null;
    let shift = 0;
    const changes: TextEdit[] = [];
    for (const edit of [...inOrder(edits)].reverse()) {
      const at = edit.range.start + shift;
      changes.push(narrowed(edit, before, document.text.slice(at, at + edit.length)));
      shift += edit.length - (edit.range.end - edit.range.start);
    }
    return before.length + shift === document.text.length ? changes.reverse() : null;
  }
}
