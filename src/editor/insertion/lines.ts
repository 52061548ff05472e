/** Lines of a text by offset, with their indentation. Knows no language. */

export interface Line {
  readonly start: number;
  /** Before the line break. */
  readonly end: number;
  readonly text: string;
  /** The blanks that it begins with. */
  readonly indent: string;
  readonly blank: boolean;
}

export function lineAt(text: string, offset: number): Line {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const found = text.indexOf('\n', offset);
  const whole = found < 0 ? text.length : found;
  const end = whole > start && text[whole - 1] === '\r' ? whole - 1 : whole;
  const line = text.slice(start, end);
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  return { start, end, text: line, indent, blank: indent.length === line.length };
}

export function lineBefore(text: string, { start }: Line): Line | null {
  return start === 0 ? null : lineAt(text, start - 1);
}

export function lineAfter(text: string, { start }: Line): Line | null {
  const next = text.indexOf('\n', start);
  return next < 0 ? null : lineAt(text, next + 1);
}

/** How far in a line begins; a tab counts to the next multiple of eight, as Python counts it. */
export function width(indent: string): number {
  let columns = 0;
  for (const character of indent) columns = character === '\t' ? columns - (columns % 8) + 8 : columns + 1;
  return columns;
}
