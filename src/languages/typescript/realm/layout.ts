/**
 * Where Node's console breaks lines: entries on one line where they fit, many short ones of a list in columns, else one
 * to a line. Knows texts only.
 */

export type Braces = readonly [string, string];

export interface Layout {
  readonly braces: Braces;
  /** Stands before the braces. */
  readonly base: string;
  readonly entries: readonly string[];
  readonly list: boolean;
  /** Whether the last entry is a text on those that are left out. */
  readonly shortened: boolean;
  /** Whether all entries are numbers, which stand to the right in their columns. */
  readonly numeric: boolean;
  readonly indent: number;
  /** Levels of objects within. */
  readonly levels: number;
}

const LINE = 80;
/** Lists of more entries than this are set in columns. */
const FEW = 6;
const MOST_COLUMNS = 12;
const NARROW = 6;
/** How many levels of objects may stand in one line. */
const LEVELS_IN_LINE = 3;
const SEPARATOR = 2;
/** Columns count as so much narrower than they are. */
const NARROWER = 3;
/** How much higher than wide a character is, so that a block of columns looks square. */
const HEIGHT = 2.5;

export function laidOut(layout: Layout): string {
  const { braces, base, indent } = layout;
  const before = base === '' ? '' : `${base} `;
  if (layout.entries.length === 0) return `${before}${braces[0]}${braces[1]}`;
  const columns = layout.list && layout.entries.length > FEW ? inColumns(layout) : null;
  const entries = columns ?? layout.entries;
  if (columns === null && fitsInLine(layout)) return `${before}${braces[0]} ${entries.join(', ')} ${braces[1]}`;
  const line = `\n${' '.repeat(indent)}`;
  return `${before}${braces[0]}${line}  ${entries.join(`,${line}  `)}${line}${braces[1]}`;
}

function fitsInLine({ entries, braces, base, indent, levels }: Layout): boolean {
  if (levels >= LEVELS_IN_LINE) return false;
  const start = entries.length + indent + braces[0].length + base.length + 10;
  const length = entries.reduce((sum, entry) => sum + entry.length, entries.length + start);
  return length <= LINE && !entries.some((entry) => entry.includes('\n')) && !base.includes('\n');
}

/** The lines of a list set in columns; null where one column is best. */
function inColumns({ entries, shortened, numeric, indent }: Layout): readonly string[] | null {
  const cells = shortened ? entries.slice(0, -1) : entries;
  const widths = cells.map((cell) => cell.length);
  const widest = Math.max(...widths) + SEPARATOR;
  const total = widths.reduce((sum, width) => sum + width + SEPARATOR, 0);
  const uneven = total / widest <= 5 && widest - SEPARATOR > NARROW;
  if (widest * 3 + indent >= LINE || uneven) return null;
  const count = columnCount(cells.length, widest, total / entries.length, indent);
  if (count <= 1) return null;
  const columns = Array.from(
    { length: count },
    (_, column) => Math.max(0, ...widths.filter((_width, index) => index % count === column)) + SEPARATOR,
  );
  const lines: string[] = [];
  for (let from = 0; from < cells.length; from += count)
    lines.push(lineOf(cells.slice(from, from + count), columns, numeric));
  const [rest] = shortened ? entries.slice(-1) : [];
  return rest === undefined ? lines : [...lines, rest];
}

function columnCount(cells: number, widest: number, average: number, indent: number): number {
  const biased = Math.max(widest - NARROWER - Math.sqrt(widest - average), 1);
  const square = Math.round(Math.sqrt(HEIGHT * biased * cells) / biased);
  return Math.min(square, Math.floor((LINE - indent) / widest), MOST_COLUMNS);
}

function lineOf(cells: readonly string[], columns: readonly number[], numeric: boolean): string {
  const last = cells.length - 1;
  return cells
    .map((cell, column) => {
      const width = columns[column] ?? 0;
      if (column === last) return numeric ? cell.padStart(width - SEPARATOR) : cell;
      return numeric ? `${cell}, `.padStart(width) : `${cell}, `.padEnd(width);
    })
    .join('');
}
