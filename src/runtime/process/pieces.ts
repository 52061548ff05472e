/**
 * Large messages in pieces: the message itself with its long lists emptied, then the lists' items by and by, so that
 * whoever reads can do something else between two pieces. Knows only JSON data.
 */
import { ProtocolError, type FrameKind } from './frames';

/** Characters of a piece, where one item alone is no longer. */
const PIECE = 48_000;

/** Where a list is in its message. */
type Path = readonly (string | number)[];

interface Piece {
  readonly path: Path;
  readonly items: readonly unknown[];
}

/** `message` is what `JSON.stringify` takes as it is. */
export function inPieces(message: unknown, emit: (kind: FrameKind, text: string) => void): void {
  const pieces: string[] = [];
  const text = written(message, [], pieces, OUTER_LEVELS);
  if (pieces.length === 0) {
    emit('message', text);
    return;
  }
  emit('beginning', text);
  for (const piece of pieces) emit('piece', piece);
  emit('end', '');
}

/** So many levels of objects are looked into without asking how long they are, as the long lists are there. */
const OUTER_LEVELS = 2;

/** The text of a value without its long lists, which go to `pieces`, those outside before those within. */
function written(value: unknown, path: Path, pieces: string[], levels: number): string {
  if (typeof value !== 'object' || value === null) return textOf(value);
  if (Array.isArray(value)) return listInPieces(value, path, pieces);
  const whole = levels > 0 ? null : textOf(value);
  if (whole !== null && whole.length <= PIECE) return whole;
  const parts = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .map(([key, part]) => `${textOf(key)}:${written(part, [...path, key], pieces, levels - 1)}`);
  return `{${parts.join(',')}}`;
}

/** The text of a list that is short, else `[]`. */
function listInPieces(list: readonly unknown[], path: Path, pieces: string[]): string {
  const found: string[] = [];
  let texts: string[] = [];
  let inner: string[] = [];
  let length = 0;
  const flush = (): void => {
    if (texts.length > 0) found.push(`{"path":${textOf(path)},"items":[${texts.join(',')}]}`);
    found.push(...inner);
    texts = [];
    inner = [];
    length = 0;
  };
  list.forEach((item, index) => {
    const text = written(item, [...path, index], inner, 0);
    texts.push(text);
    length += text.length;
    if (length > PIECE || inner.length > 0) flush();
  });
  if (found.length === 0) return `[${texts.join(',')}]`;
  flush();
  pieces.push(...found);
  return '[]';
}

/** In a list, what JSON does not have is null. */
function textOf(value: unknown): string {
  return value === undefined ? 'null' : JSON.stringify(value);
}

/** Appends a piece's items to their list in a message that has begun. */
export function addPiece(message: unknown, piece: unknown): void {
  if (!isPiece(piece)) throw new ProtocolError('A piece cannot be read.');
  let at: unknown = message;
  for (const key of piece.path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key))
      throw new ProtocolError('A piece leads nowhere.');
    at = (at as Record<string | number, unknown>)[key];
  }
  if (!Array.isArray(at)) throw new ProtocolError('A piece is no part of a list.');
  for (const item of piece.items) at.push(item);
}

function isPiece(value: unknown): value is Piece {
  if (typeof value !== 'object' || value === null || !('path' in value) || !('items' in value)) return false;
  const { path, items } = value;
  const isPath = Array.isArray(path) && path.every((key) => typeof key === 'string' || typeof key === 'number');
  return isPath && Array.isArray(items);
}
