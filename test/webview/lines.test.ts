/** Places as lines. */
import { describe, expect, test } from 'vitest';
import type { LineStarts } from '../../src/inspector/protocol';
import { countLines, lineNumber, ranSpans, spanText } from '../../webview/lines';

// Lines begin at 0, 10, 20, …
const lines: LineStarts = { starts: Array.from({ length: 12 }, (_, index) => index * 10), moved: 0 };
const range = (start: number, end: number): { start: number; end: number } => ({ start, end });

describe('the line of a place', () => {
  test.each([
    [0, 1],
    [9, 1],
    [10, 2],
    [115, 12],
    [500, 12],
  ])('offset %i stands in line %i', (start, line) => {
    expect(lineNumber(lines, range(start, start + 1))).toBe(line);
  });

  test('moves with edits above, and is not guessed where it is not known', () => {
    expect(lineNumber({ ...lines, moved: 3 }, range(10, 11))).toBe(5);
    expect(lineNumber(null, range(10, 11))).toBeNull();
    expect(lineNumber(lines, null)).toBeNull();
  });
});

describe('the lines that ran', () => {
  const spans = (ran: { start: number; end: number }[], selected: { start: number; end: number }): string[] =>
    ranSpans({ ran, range: selected }, lines).map(spanText);

  test('join where they follow one another, and not across others', () => {
    expect(spans([range(0, 9), range(10, 29), range(70, 79)], range(70, 79))).toEqual(['1–3', '8']);
  });

  test('of the selection are one piece, whatever stands between its statements', () => {
    expect(spans([range(0, 9), range(50, 59), range(90, 105)], range(50, 105))).toEqual(['1', '6–11']);
  });

  test('keep the place of the whole piece', () => {
    expect(ranSpans({ ran: [range(0, 9), range(10, 29)], range: range(10, 29) }, lines)[0]?.range).toEqual(
      range(0, 29),
    );
  });

  test('are not told where lines are not known', () => {
    expect(ranSpans({ ran: [range(0, 9)], range: range(0, 9) }, null)).toEqual([]);
  });
});

test.each([
  ['', 1],
  ['a', 1],
  ['a\n', 1],
  ['a\r\nb\n', 2],
  ['a\n\nb', 3],
])('%j has %i lines', (text, count) => {
  expect(countLines(text)).toBe(count);
});
