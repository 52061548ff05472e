/** What stands behind a formula and says for what it holds: `\quad \text{for } x > 0`, `, x \in \mathbb{R}`. */
import { SIZES, TEXTS } from './commands';
import { pieceAt } from './names';
import { closingBrace, type Piece } from './scan';

const WORD = /^\s*,?\s*(?:for|where|if|when|with|as|at|on|given|subject|such|provided|assuming)\b/i;
const RELATION = /^(?:in|ni|le|leq|leqslant|ge|geq|geqslant|lt|gt|ne|neq|forall|to|ll|gg|subset|subseteq|notin)$/;

/** The index of the piece where a remark begins, or of the last piece where there is none. */
export function remarkFrom(source: string, pieces: readonly Piece[]): number {
  const last = pieces.length - 1;
  let depth = 0;
  for (let i = 0; i < last; i++) {
    const piece = pieceAt(pieces, i);
    if (opens(piece)) depth++;
    else if (closes(piece)) depth--;
    if (depth > 0) continue;
    if (isWord(source, pieces, i)) return behindFormula(pieces, i);
    const separates = piece.text === ',' || (piece.kind === 'command' && /^q?quad$/.test(piece.text));
    if (separates && isDomain(pieces, i + 1)) return behindFormula(pieces, i);
  }
  return last;
}

function opens({ kind, text }: Piece): boolean {
  if (kind === 'command') return text === '{' || text === 'lbrace';
  return kind === 'open' || kind === 'begin' || (kind === 'symbol' && /^[([]$/.test(text));
}

function closes({ kind, text }: Piece): boolean {
  if (kind === 'command') return text === '}' || text === 'rbrace';
  return kind === 'close' || kind === 'finish' || (kind === 'symbol' && /^[)\]]$/.test(text));
}

function isWord(source: string, pieces: readonly Piece[], i: number): boolean {
  const piece = pieceAt(pieces, i);
  if (piece.kind !== 'command' || !TEXTS.has(piece.text) || pieceAt(pieces, i + 1).kind !== 'open') return false;
  const { end } = pieceAt(pieces, i + 1).range;
  return WORD.test(source.slice(end, pieceAt(pieces, closingBrace(pieces, i + 1)).range.start));
}

/** Whether only relations follow, and no other formula: `x > 0`. */
function isDomain(pieces: readonly Piece[], from: number): boolean {
  const rest = pieces.slice(from);
  if (rest.some(({ kind, text }) => kind === 'symbol' && /^(?:=|:=|\?)$/.test(text))) return false;
  if (pieceAt(pieces, from).kind === 'command' && Object.hasOwn(SIZES, pieceAt(pieces, from).text)) return false;
  return rest.some(
    ({ kind, text }) => (kind === 'symbol' && /^[<>≤≥∈]$/.test(text)) || (kind === 'command' && RELATION.test(text)),
  );
}

/** Without the comma and the spaces before a remark. */
function behindFormula(pieces: readonly Piece[], i: number): number {
  let at = i;
  while (at > 0 && /^(?:,|q?quad|[;:!> ])$/.test(pieceAt(pieces, at - 1).text)) at--;
  return at;
}
