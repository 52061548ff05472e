/**
 * JavaScript text as it is written, piece by piece, with where in the program's text each piece comes from: the code and
 * its source map. Knows nothing of syntax.
 */

/** Line terminators, as JavaScript counts them. */
const LINE_END = /\r\n|[\n\r\u2028\u2029]/g;
const HAS_LINE_END = /[\n\r\u2028\u2029]/;
const ENDS_LINE = /[\n\r\u2028\u2029]$/;

export class Output {
  readonly #text: string;
  readonly #lineStarts: readonly number[];
  readonly #pieces: string[] = [];
  /** For each piece the offset in the program's text that it stands for; −1 where it has none of its own. */
  readonly #origins: number[] = [];
  #line = 0;

  constructor(text: string) {
    this.#text = text;
    this.#lineStarts = lineStartsOf(text);
  }

  /** Text without line breaks that was not in the program, standing for the place `origin`. */
  write(piece: string, origin = -1): void {
    this.#pieces.push(piece);
    this.#origins.push(origin);
  }

  /** A part of the program as it is. */
  copy(start: number, end: number): void {
    const piece = this.#text.slice(start, end);
    if (!HAS_LINE_END.test(piece)) {
      this.write(piece, start);
      return;
    }
    let from = 0;
    for (const found of piece.matchAll(LINE_END)) {
      const to = found.index + found[0].length;
      this.write(piece.slice(from, to), start + from);
      this.#line += 1;
      from = to;
    }
    this.write(piece.slice(from), start + from);
  }

  /** Breaks lines until the code is on the line that `offset` has in the program, if it is not beyond it. */
  alignLine(offset: number): void {
    const missing = this.#lineOf(offset) - this.#line;
    if (missing <= 0) return;
    this.write('\n'.repeat(missing));
    this.#line += missing;
  }

  /** A place to be filled later, once it is known what it takes. */
  slot(): number {
    this.write('');
    return this.#pieces.length - 1;
  }

  fill(slot: number, piece: string): void {
    this.#pieces[slot] = piece;
  }

  code(): string {
    return this.#pieces.join('');
  }

  /** The source map's `mappings`, encoded. */
  mappings(): string {
    const encoder = new MappingEncoder();
    for (const [index, piece] of this.#pieces.entries()) {
      const origin = this.#origins[index] ?? -1;
      if (origin >= 0 && piece !== '') {
        const line = this.#lineOf(origin);
        encoder.segment(line, origin - (this.#lineStarts[line] ?? 0));
      }
      encoder.advance(piece);
    }
    return encoder.text();
  }

  #lineOf(offset: number): number {
    const starts = this.#lineStarts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Offset at which each line begins, by JavaScript's line terminators, as the parser and V8 count them. */
export function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(LINE_END)) starts.push(index + end.length);
  return starts;
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Writes the `mappings` of a source map, version 3: differences as base64 numbers of variable length. */
class MappingEncoder {
  readonly #parts: string[] = [];
  #column = 0;
  #lineIsEmpty = true;
  #lastColumn = 0;
  #lastLine = 0;
  #lastSourceColumn = 0;

  /** What is written next stands for this place. */
  segment(line: number, column: number): void {
    if (!this.#lineIsEmpty) this.#parts.push(',');
    this.#parts.push(
      encoded(this.#column - this.#lastColumn) +
        encoded(0) +
        encoded(line - this.#lastLine) +
        encoded(column - this.#lastSourceColumn),
    );
    this.#lineIsEmpty = false;
    this.#lastColumn = this.#column;
    this.#lastLine = line;
    this.#lastSourceColumn = column;
  }

  /** Line breaks stand at the ends of pieces only. */
  advance(piece: string): void {
    if (!ENDS_LINE.test(piece)) {
      this.#column += piece.length;
      return;
    }
    this.#parts.push(';'.repeat(piece.match(LINE_END)?.length ?? 0));
    this.#column = 0;
    this.#lastColumn = 0;
    this.#lineIsEmpty = true;
  }

  text(): string {
    return this.#parts.join('');
  }
}

function encoded(value: number): string {
  let rest = value < 0 ? (-value << 1) | 1 : value << 1;
  let digits = '';
  do {
    const digit = rest & 31;
    rest >>>= 5;
    digits += BASE64.charAt(rest > 0 ? digit | 32 : digit);
  } while (rest > 0);
  return digits;
}
