/**
 * How places in a text move while it is edited. Pure: knows offsets and edits, neither results nor documents.
 */
import type { SourceRange } from '../trace/range';
import type { TextEdit } from './result';

/**
 * Where a range stands after one edit: shifted by an edit outside it, grown or shrunk by one inside; null where its
 * text is gone. Text inserted at either edge stays outside.
 */
export function moved(range: SourceRange, edit: TextEdit): SourceRange | null {
  const { start, end } = edit.range;
  const growth = edit.length - (end - start);
  if (end <= range.start && !(start === end && range.start === range.end && start === range.start))
    return { start: range.start + growth, end: range.end + growth };
  if (start >= range.end) return range;
  if (start <= range.start && end >= range.end) return null;
  // Text replaced across the range's start belongs to what stands before it, across its end to what stands behind it.
  if (start < range.start) return { start: start + edit.length, end: range.end + growth };
  if (end > range.end) return { start: range.start, end: start };
  return { start: range.start, end: range.end + growth };
}

/** The edits of one event, whose ranges all refer to the text before it, in an order in which each may be applied alone. */
export function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((one, other) => other.range.start - one.range.start || other.range.end - one.range.end);
}

/**
 * An edit cut down to what it really changes: a formatter or a reload replaces a whole text by a nearly equal one, and
 * ranges in the equal part must keep their place.
 */
export function narrowed(edit: TextEdit, before: string, inserted: string): TextEdit {
  const { start, end } = edit.range;
  const shorter = Math.min(end - start, edit.length);
  let front = 0;
  while (front < shorter && before.charCodeAt(start + front) === inserted.charCodeAt(front)) front += 1;
  let back = 0;
  while (back < shorter - front && before.charCodeAt(end - 1 - back) === inserted.charCodeAt(edit.length - 1 - back))
    back += 1;
  return { range: { start: start + front, end: end - back }, length: edit.length - front - back };
}

/**
 * The edits of one document since some moment, so that ranges of an old run can be carried to the present. Typing, which
 * goes on where it left off, stays one entry.
 */
export class EditLog {
  private readonly entries: TextEdit[] = [];

  add(edit: TextEdit): void {
    const last = this.entries.at(-1);
    const continued = last === undefined ? null : joined(last, edit);
    if (continued === null) this.entries.push(edit);
    else this.entries[this.entries.length - 1] = continued;
  }

  carried(range: SourceRange): SourceRange | null {
    let current: SourceRange | null = range;
    for (const edit of this.entries) {
      if (current === null) return null;
      current = moved(current, edit);
    }
    return current;
  }
}

/** Two edits as one, where the second lies within what the first put in; null otherwise. */
function joined(first: TextEdit, second: TextEdit): TextEdit | null {
  const from = first.range.start;
  if (second.range.start < from || second.range.end > from + first.length) return null;
  return { range: first.range, length: first.length + second.length - (second.range.end - second.range.start) };
}
