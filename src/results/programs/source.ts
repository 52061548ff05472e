/**
 * A text that was given to run and what became of it since: where its places stand in the document now, and where those
 * of the document stood then. Knows blocks of code and cells, runs nothing.
 */
import type { SourceRange } from '../../trace/range';
import { moved } from '../edits';
import type { Place, SourceDocument, TextEdit } from '../result';
import { editsAbove, placeAbove } from '../surroundings';
import { Changes } from './changes';
import { programText, type ProgramText } from './text';

export class ProgramSource {
  readonly given: ProgramText;
  readonly changes: Changes;
  /** Of the program; the document around it may be Markdown. */
  readonly language: string;
  /** Within what code would run, then; null: in all of the text. */
  readonly selection: SourceRange | null;
  private readonly documentLanguage: string;
  private document: SourceDocument;
  /** The text of now; null where its block is gone. */
  private now: ProgramText | null;
  /** The block or document that it is, now. */
  private place: SourceRange;

  constructor(document: SourceDocument, given: ProgramText) {
    this.document = document;
    this.documentLanguage = document.language;
    this.given = this.now = given;
    this.place = given.unit;
    this.language = given.language;
    this.changes = new Changes(given.text);
    const { selection, whole, pieces } = given;
    // What is written at the edges of a block belongs to it; around it all is blank.
    this.selection =
      whole && selection !== null && pieces.length > 0
        ? { start: selection.start - 1, end: selection.end + 1 }
        : selection;
  }

  get whole(): boolean {
    return this.given.whole;
  }

  /** The document, block or cell that it is, where that stands now. */
  get unit(): SourceRange {
    return this.place;
  }

  /** Where what was asked for stands now. Text that is gone may come back, so its place is kept. */
  get range(): SourceRange {
    const { selection, whole } = this.given;
    if (whole || selection === null) return this.place;
    const start = this.changes.position(selection.start, 'before');
    const { start: from, end } = this.changes.carried(selection) ?? { start, end: start };
    return { start: from - this.shift, end: end - this.shift };
  }

  /** Where a range of the run stands in the document now; null where it is gone, or in another cell. */
  carried(range: SourceRange): SourceRange | null {
    const now = this.changes.carried(range);
    if (now === null) return null;
    const { start, end } = now;
    return start < this.shift ? null : { start: start - this.shift, end: end - this.shift };
  }

  /** Where a range of the run stands in an earlier cell. */
  elsewhere(range: SourceRange): Place | null {
    const now = this.changes.carried(range);
    return now === null ? null : placeAbove(this.document, now);
  }

  /** Which place of the run a place of the document is; null in what is new. */
  origin(offset: number): number | null {
    return this.changes.origin(offset + this.shift);
  }

  /** Where a place of the run stands in the document now; negative in an earlier cell. */
  position(place: number, side: 'before' | 'behind'): number {
    return this.changes.position(place, side) - this.shift;
  }

  /** Whether it is still a text of this language. */
  isIn(document: SourceDocument): boolean {
    return document.language === this.documentLanguage && this.now?.language === this.language;
  }

  /** Takes in edits of its document, each of which applies to the text that the one before it left; null: not known. */
  follow(document: SourceDocument, edits: readonly TextEdit[] | null): void {
    const before = this.changes.after;
    const { shift, document: then } = this;
    // Where the cell stands as it did, something above it changed.
    const above = edits === null && document.before !== undefined && document.text === then.text;
    for (const edit of edits ?? []) this.place = moved(this.place, edit) ?? this.place;
    const caret = Math.min(this.place.start, document.text.length);
    this.document = document;
    const isPlain = this.given.pieces.length === 0;
    this.now = programText(document, isPlain ? null : { start: caret, end: caret });
    if (this.now !== null) this.place = this.now.unit;
    const after = this.now?.text ?? '';
    const own = above ? editsAbove(then, document) : (edits ?? []).map((edit) => movedEdit(edit, shift));
    const known = above || (edits !== null && this.shift === shift);
    this.changes.follow(known && explains(own, before, after) ? own : null, after);
  }

  private get shift(): number {
    return this.now?.shift ?? 0;
  }
}

function movedEdit({ range, length }: TextEdit, by: number): TextEdit {
  return { range: { start: range.start + by, end: range.end + by }, length };
}

/** Whether nothing else changed: a fence that is opened makes code of what stands further down. */
function explains(edits: readonly TextEdit[], before: string, after: string): boolean {
  let { length } = before;
  let front = length;
  let back = length;
  for (const { range, length: written } of edits) {
    front = Math.min(front, range.start);
    back = Math.min(back, length - range.end);
    length += written - (range.end - range.start);
  }
  return (
    length === after.length &&
    front >= 0 &&
    back >= 0 &&
    after.startsWith(before.slice(0, front)) &&
    after.endsWith(before.slice(before.length - back))
  );
}
