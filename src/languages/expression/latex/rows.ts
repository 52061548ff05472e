/** Environments of formulas, and the rows in them that are formulas of their own. Knows no formula's meaning. */
import type { SourceRange } from '../../../trace/range';
import { DISPLAYS, OPERATORS, SKIPPED, SKIPPED_WITH_OPERAND } from './commands';
import { behindOperand, type Piece, scan } from './scan';

/** What stands in a range without the environments around all of it. */
export function withoutEnvironments(pieces: readonly Piece[]): Piece[] {
  let all = [...pieces];
  for (;;) {
    const first = firstOf(all, 0);
    const begin = all[first];
    if (begin?.kind !== 'begin' || !DISPLAYS.has(begin.text)) return all;
    const finish = finishOf(all, first);
    const last = all[finish];
    if (last === undefined || restIsSomething(all, finish + 1)) return all;
    const from = behindOptions(all, first, begin.text);
    const end = { start: last.range.start, end: last.range.start };
    all = [...all.slice(from, finish), { kind: 'end', text: '', range: end, spaced: false, paragraph: false }];
  }
}

/** Behind `\begin{alignat}{2}`, `\begin{aligned}[t]`. */
function behindOptions(pieces: readonly Piece[], begin: number, name: string): number {
  let at = begin + 1;
  if (pieces[at]?.text === '[' && pieces[at + 2]?.text === ']') at += 3;
  if (/^(?:alignat|alignedat|IEEEeqnarray)\*?$/.test(name) && pieces[at]?.kind === 'open')
    at = behindOperand(pieces, at);
  return at;
}

function finishOf(pieces: readonly Piece[], begin: number): number {
  let depth = 0;
  for (let i = begin; i < pieces.length; i++) {
    const kind = pieces[i]?.kind;
    if (kind === 'begin') depth++;
    else if (kind === 'finish' && --depth === 0) return i;
  }
  return pieces.length;
}

/** Punctuation, spaces and numbering. */
function isNothing(pieces: readonly Piece[], i: number): boolean {
  const piece = pieces[i];
  return piece?.kind === 'command' && (SKIPPED.has(piece.text) || SKIPPED_WITH_OPERAND.has(piece.text));
}

/** The index of the first piece that is something. */
function firstOf(pieces: readonly Piece[], from: number): number {
  let at = from;
  while (at < pieces.length && isNothing(pieces, at)) {
    const numbered = SKIPPED_WITH_OPERAND.has(pieces[at]?.text ?? '');
    at = numbered ? behindOperand(pieces, at + 1) : at + 1;
  }
  return at;
}

function restIsSomething(pieces: readonly Piece[], from: number): boolean {
  for (let at = firstOf(pieces, from); at < pieces.length; at = firstOf(pieces, at + 1)) {
    const piece = pieces[at];
    if (piece === undefined || piece.kind === 'end') return false;
    if (!/^[,.;]$/.test(piece.text) && piece.kind !== 'row') return true;
  }
  return false;
}

/**
 * The formulas among the rows of an environment: a row that begins with an operator goes on with the one before. The
 * pieces are those inside the environment.
 */
export function formulaRows(pieces: readonly Piece[]): readonly SourceRange[] {
  const rows: SourceRange[] = [];
  let depth = 0;
  let start = 0;
  pieces.forEach((piece, i) => {
    if (piece.kind === 'open' || piece.kind === 'begin') depth++;
    if (piece.kind === 'close' || piece.kind === 'finish') depth--;
    if (!(piece.kind === 'row' && depth <= 0) && piece.kind !== 'end') return;
    const row = pieces.slice(start, i);
    start = i + 1;
    let at = firstOf(row, 0);
    while (row[at]?.kind === 'column') at = firstOf(row, at + 1);
    const first = row[at];
    const last = row.at(-1);
    if (first === undefined || last === undefined) return;
    const before = rows.at(-1);
    if (before !== undefined && continues(first)) rows[rows.length - 1] = { start: before.start, end: last.range.end };
    else rows.push({ start: row[0]?.range.start ?? first.range.start, end: last.range.end });
  });
  return rows;
}

function continues({ kind, text }: Piece): boolean {
  if (kind === 'command') return /^[*/]$/.test(OPERATORS[text] ?? '') || text === 'right';
  return kind === 'symbol' && /^[-+−*/·×)]$/.test(text);
}

/** The same for a stretch of text, environments around it left out. */
export function formulasIn(text: string, range: SourceRange): readonly SourceRange[] {
  const inside = withoutEnvironments(scan(text, range));
  return formulaRows(inside);
}
