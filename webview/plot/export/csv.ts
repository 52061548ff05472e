/** Columns of numbers as comma-separated values, as spreadsheets and pandas read them (RFC 4180). Knows no plot. */

export interface Column {
  readonly head: string;
  readonly values: ArrayLike<number | string | undefined>;
}

/** A line for each row; a number that is none is an empty cell, an infinity is written as one. */
export function csvOf(columns: readonly Column[]): string {
  const rows = columns.reduce((most, { values }) => Math.max(most, values.length), 0);
  const lines = [columns.map(({ head }) => cell(head)).join(',')];
  for (let row = 0; row < rows; row += 1) lines.push(columns.map(({ values }) => written(values[row])).join(','));
  return lines.join('\r\n') + '\r\n';
}

function written(value: number | string | undefined): string {
  if (typeof value === 'string') return cell(value);
  if (value === undefined || Number.isNaN(value)) return '';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return Object.is(value, -0) ? '-0' : String(value);
}

/** Quoted where a comma, a quote or a line's end stands in it, or what a spreadsheet would run as a formula. */
function cell(text: string): string {
  const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
