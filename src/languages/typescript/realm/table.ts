/** `console.table`: rows and columns in a box, as Node draws it. */
import { inspect } from './inspect';

const MOST_ROWS = 1000;

/** null where the value is no table. */
export function table(value: unknown, only: readonly string[] | null, length: number): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const rows = Object.entries(value).slice(0, MOST_ROWS);
  const columns = only ?? columnsOf(rows.map(([, row]) => row as unknown));
  const hasValues = only === null && rows.some(([, row]) => !isRow(row));
  const text = (cell: unknown): string => inspect(cell, { depth: 0, length });
  const header = ['(index)', ...columns, ...(hasValues ? ['Values'] : [])];
  const body = rows.map(([index, row]) => {
    const fields = isRow(row) ? row : {};
    const cells = columns.map((column) => (Object.hasOwn(fields, column) ? text(fields[column]) : ''));
    return [index, ...cells, ...(hasValues ? [isRow(row) ? '' : text(row)] : [])];
  });
  return drawn([header, ...body]);
}

function isRow(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function columnsOf(rows: readonly unknown[]): readonly string[] {
  return [...new Set(rows.flatMap((row) => (isRow(row) ? Object.keys(row) : [])))];
}

function drawn(lines: readonly (readonly string[])[]): string {
  const [header = [], ...body] = lines;
  const widths = header.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)) + 2);
  const rule = (left: string, middle: string, right: string): string =>
    left + widths.map((width) => '─'.repeat(width)).join(middle) + right;
  const row = (cells: readonly string[]): string =>
    `│${cells.map((cell, column) => centred(cell, widths[column] ?? 0)).join('│')}│`;
  return [rule('┌', '┬', '┐'), row(header), rule('├', '┼', '┤'), ...body.map(row), rule('└', '┴', '┘')].join('\n');
}

function centred(text: string, width: number): string {
  const left = Math.floor((width - text.length) / 2);
  return ' '.repeat(left) + text.padEnd(width - left);
}
