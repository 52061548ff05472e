/**
 * Programs made of several blocks of code of one text, Markdown's fenced ones or a notebook's cells: read so that each
 * block sees what those above it declare, and may declare it anew. Runs nothing; what stands between is blank.
 */
import type { File, Statement } from '@babel/types';
import type { SourceRange } from '../../trace/range';
import { isRefusal, type Refusal } from '../../trace/refusal';
import { parseProgram } from './parse';
import { from, to } from './selection/levels';

export interface Composed {
  readonly file: File;
  /** The blocks that were read, in order; one that cannot be read is left out. */
  readonly pieces: readonly SourceRange[];
}

/** How far before a block its brace is put: behind it comes what ends the line above the block. */
const BRACE = 3;

/** Each block but the first is a block statement in the one above it. The last must be right; a refusal is about it. */
export function composed(text: string, pieces: readonly SourceRange[], language: string): Composed | Refusal {
  const own = pieces.at(-1) ?? { start: 0, end: text.length };
  const used = [...pieces.slice(0, -1).filter((piece) => isReadable(text, piece, language)), own];
  const file = parseProgram(nested(text, used), language, true);
  if (!isRefusal(file)) return { file, pieces: used };
  const alone = parseProgram(only(text, [own]), language);
  return isRefusal(alone) ? alone : { file: alone, pieces: [own] };
}

/** Which block a statement stands in. */
export function pieceOf(pieces: readonly SourceRange[], statement: Statement): number {
  const index = pieces.findLastIndex(({ start }) => start <= from(statement));
  return Math.max(index, 0);
}

/** The statements themselves in the place of blocks that were put around them. */
export function unfolded(
  statements: readonly Statement[],
  pieces: readonly SourceRange[],
  selection: SourceRange,
): readonly Statement[] {
  const braces = new Set(pieces.map(({ start }) => start - BRACE));
  return statements.flatMap((statement) =>
    statement.type === 'BlockStatement' && braces.has(from(statement))
      ? unfolded(
          statement.body.filter((one) => from(one) < selection.end && selection.start < to(one)),
          pieces,
          selection,
        )
      : [statement],
  );
}

function isReadable(text: string, { start, end }: SourceRange, language: string): boolean {
  return !isRefusal(parseProgram(text.slice(start, end), language));
}

function nested(text: string, pieces: readonly SourceRange[]): string {
  const blank = only(text, pieces);
  let result = '';
  let at = 0;
  for (const { start } of pieces.slice(1)) {
    result += `${blank.slice(at, start - BRACE)}{`;
    at = start - BRACE + 1;
  }
  return `${result}${blank.slice(at)}\n${'}'.repeat(pieces.length - 1)}`;
}

function only(text: string, pieces: readonly SourceRange[]): string {
  let result = '';
  let at = 0;
  for (const { start, end } of pieces) {
    result += blanked(text.slice(at, start)) + text.slice(start, end);
    at = end;
  }
  return result + blanked(text.slice(at));
}

export function blanked(text: string): string {
  return text.replace(/[^\n\r]/g, ' ');
}
