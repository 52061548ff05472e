/** Places in a text, as a terminal shows them: line and column, the line itself with a mark below. */
import type { SourceRange } from '../trace/range';
import type { Refusal } from '../trace/refusal';

/** The line in which a range begins, and a second one with marks below the range. */
export function markedLine(range: SourceRange, text: string): string {
  const start = Math.min(Math.max(range.start, 0), text.length);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = !text.includes('\n', start) ? text.length : text.indexOf('\n', start);
  const length = Math.max(1, Math.min(range.end, lineEnd) - start);
  // Long lines are cut around the place.
  const from = Math.max(lineStart, start - 60);
  const line = text
    .slice(from, Math.min(lineEnd, from + 120))
    .replaceAll('\t', ' ')
    .trimEnd();
  const marks = ' '.repeat(start - from) + '^'.repeat(Math.min(length, Math.max(1, line.length - (start - from))));
  return `  ${line}\n  ${marks}\n`;
}

/** What is wrong, the line with its place marked, and what to do. */
export function refusalText({ message, range, hint }: Refusal, text: string): string {
  return `${message.text}\n${markedLine(range, text)}${hint === null ? '' : `${hint.text}\n`}`;
}

/** `3:5`, both from 1 on, the column in UTF-16 code units as editors count. */
export function lineAndColumn(offset: number, text: string): string {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return `${line}:${offset - (before.lastIndexOf('\n') + 1) + 1}`;
}
