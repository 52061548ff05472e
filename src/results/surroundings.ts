/**
 * What stands above a document that is part of a larger one: the earlier cells of its notebook. One text is made of all,
 * so that what reads assignments above finds them; its offsets are those of the cell, shifted. Knows no notebook.
 */
import type { SourceRange } from '../trace/range';
import type { EarlierText, Place, SourceDocument, TextEdit } from './result';

export interface WithEarlier {
  readonly text: string;
  /** Where the document itself begins in it. */
  readonly shift: number;
  readonly earlier: readonly { readonly uri: string; readonly range: SourceRange }[];
}

/** Between cells: room for the brace that a program's block begins with, on a line of its own. */
const BETWEEN = '\n    \n';

/** Made once for each version of a document. */
const known = new WeakMap<SourceDocument, WithEarlier>();

export function withEarlier(document: SourceDocument): WithEarlier {
  const made = known.get(document);
  if (made !== undefined) return made;
  const { text, before = [] } = document;
  let all = '';
  const earlier = before.map((cell) => {
    all += BETWEEN;
    const range = { start: all.length, end: all.length + cell.text.length };
    all += cell.text;
    return { uri: cell.uri, range };
  });
  // A line break behind it, so that what is written at the end is written inside.
  const whole: WithEarlier =
    document.before === undefined
      ? { text, shift: 0, earlier: [] }
      : { text: `${all}${BETWEEN}${text}\n`, shift: all.length + BETWEEN.length, earlier };
  known.set(document, whole);
  return whole;
}

/** Whether the same stands above. */
export function sameEarlier(one: SourceDocument, other: SourceDocument): boolean {
  const [first, second] = [one.before, other.before];
  if (first === second) return true;
  return first?.length === second?.length && (first ?? []).every((cell, index) => isSame(cell, second?.[index]));
}

function isSame(one: EarlierText, other: EarlierText | undefined): boolean {
  return one.uri === other?.uri && one.text === other.text;
}

/**
 * The edits that lead from one whole text to the other, where only cells above changed: each applies to the text that the
 * one before it left.
 */
export function editsAbove(before: SourceDocument, after: SourceDocument): readonly TextEdit[] {
  const [then, now] = [withEarlier(before).earlier, after.before ?? []];
  const edits: TextEdit[] = [];
  // From the last to the first, so that what stands further up keeps its place.
  let index = then.length - 1;
  let at = withEarlier(before).shift - BETWEEN.length;
  for (const cell of now.toReversed()) {
    const kept = then.slice(0, index + 1).findLastIndex(({ uri }) => uri === cell.uri);
    const old = then[kept];
    if (old === undefined) {
      edits.push({ range: { start: at, end: at }, length: BETWEEN.length + cell.text.length });
      continue;
    }
    // What stood between is gone, or has moved up.
    if (old.range.end < at) edits.push({ range: { start: old.range.end, end: at }, length: 0 });
    edits.push({ range: old.range, length: cell.text.length });
    at = old.range.start - BETWEEN.length;
    index = kept - 1;
  }
  if (at > 0) edits.push({ range: { start: 0, end: at }, length: 0 });
  return edits;
}

/** The cell above in which a range of the whole text stands; null where it stands in none of them. */
export function placeAbove(document: SourceDocument, { start, end }: SourceRange): Place | null {
  const cell = withEarlier(document).earlier.find(({ range }) => range.start <= start && end <= range.end);
  return cell === undefined ? null : { uri: cell.uri, range: shifted({ start, end }, -cell.range.start) };
}

export function shifted({ start, end }: SourceRange, by: number): SourceRange {
  return { start: start + by, end: end + by };
}
