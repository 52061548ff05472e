/** A matrix in words and as text to copy: its labels, tab-separated, as CSV, as LaTeX. Pure. */
import { formatNumber, NOTHING } from '../../src/trace/format';
import type { MatrixData, MatrixPlace } from '../../src/trace/matrix';

/** `x[0]`, `W[1, 0]`, `loss`; `output`: what the result is called. */
export function placeText({ name, index }: MatrixPlace, output: string): string {
  return `${name ?? output}${index.length === 0 ? '' : `[${index.join(', ')}]`}`;
}

type Shown = Pick<MatrixData, 'rows' | 'columns' | 'values'>;

export function asText({ rows, columns, values }: Shown, output: string): string {
  const head = ['', ...columns.map((column) => placeText(column, output))];
  const lines = values.map((line, row) => [labelOf(rows[row], output), ...line.map((value) => formatNumber(value))]);
  return [head, ...lines].map((cells) => cells.join('\t')).join('\n');
}

/** As RFC 4180 writes it: what holds a comma stands in quotes. */
export function asCsv({ rows, columns, values }: Shown, output: string): string {
  const head = ['', ...columns.map((column) => placeText(column, output))];
  const lines = values.map((line, row) => [
    labelOf(rows[row], output),
    ...line.map((value) => (value === null ? '' : formatNumber(value))),
  ]);
  return [head, ...lines].map((cells) => cells.map(quoted).join(',')).join('\r\n');
}

export function asLatex({ values }: Pick<Shown, 'values'>): string {
  const lines = values.map((line) => `  ${line.map(latexNumber).join(' & ')}`);
  return `\\begin{pmatrix}\n${lines.join(' \\\\\n')}\n\\end{pmatrix}`;
}

function labelOf(place: MatrixPlace | undefined, output: string): string {
  return place === undefined ? '' : placeText(place, output);
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function latexNumber(value: number | null): string {
  if (value === null) return `\\text{${NOTHING}}`;
  if (Number.isNaN(value)) return '\\mathrm{nan}';
  if (!Number.isFinite(value)) return value > 0 ? '\\infty' : '-\\infty';
  const [digits = '', exponent] = formatNumber(value).split('e');
  return exponent === undefined ? digits : `${digits} \\cdot 10^{${exponent.replace('+', '')}}`;
}
