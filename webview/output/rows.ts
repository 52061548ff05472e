/** A program's output as the rows of a log, how it ended among them, and the log as text to copy. Plain data. */
import type { LineStarts, ShownProgram } from '../../src/inspector/protocol';
import type { Ending, OutputEvent, ProgramError } from '../../src/trace/program';
import type { SourceRange } from '../../src/trace/range';
import { lineNumber } from '../lines';
import { said, t } from '../words';

export type RowKind = OutputEvent['kind'] | 'failure' | 'call' | 'hint' | 'ended';

export interface LogRow {
  readonly kind: RowKind;
  readonly text: string;
  readonly range: SourceRange | null;
  /** 1-based; null where the place or its line is not known. */
  readonly line: number | null;
  /** Which figure was plotted there. */
  readonly figure: number | null;
}

/** What stands before a row in words, so that colour and sign are not alone; empty: nothing. */
export const WORDS: Readonly<Record<RowKind, string>> = {
  print: '',
  log: '',
  info: t('info'),
  debug: t('debug'),
  warn: t('warning'),
  error: t('error'),
  warning: t('warning'),
  figure: '',
  failure: '',
  call: '',
  hint: '',
  ended: '',
};

export function logRows(program: ShownProgram, lines: LineStarts | null): LogRow[] {
  const row = (kind: RowKind, text: string, range: SourceRange | null, figure: number | null = null): LogRow => ({
    kind,
    text,
    range,
    line: lineNumber(lines, range),
    figure,
  });
  const printed = program.output.map(({ kind, text, range }) =>
    kind === 'figure' ? row(kind, drawnLabel(program, range), range, figureAt(program, range)) : row(kind, text, range),
  );
  return [...printed, ...endRows(program.ending, row)];
}

/** `Figure 2: Loss`. */
export function figureLabel({ figures }: Pick<ShownProgram, 'figures'>, index: number): string {
  const number = t('Figure {0}', index + 1);
  const title = figures[index]?.title ?? '';
  return title === '' ? number : `${number}: ${title}`;
}

/** `Figure 2: Loss, training`: several calls draw into one figure, and each row says what it drew. */
function drawnLabel(program: ShownProgram, range: SourceRange | null): string {
  const index = figureAt(program, range);
  const label = figureLabel(program, index);
  // In a loop one call draws many, and which of them this row is, nobody knows.
  const [drawn, ...more] = program.figures[index]?.series.filter((one) => isAt(one.range, range)) ?? [];
  if (!drawn?.label || more.length > 0) return label;
  return `${label}${label.includes(':') ? ',' : ':'} ${drawn.label}`;
}

/** Calls draw into one figure unless they name another; a call's series stands in the figure it drew into. */
function figureAt({ figures }: ShownProgram, range: SourceRange | null): number {
  const drawn = figures.findIndex(({ series }) => series.some((one) => isAt(one.range, range)));
  return Math.max(0, drawn);
}

function isAt(one: SourceRange | null, other: SourceRange | null): boolean {
  return one?.start === other?.start && one?.end === other?.end;
}

function endRows(ending: Ending | null, row: (kind: RowKind, text: string, range: SourceRange | null) => LogRow) {
  switch (ending?.kind) {
    case 'failed': {
      const { hint, range, calls } = ending.error;
      return [
        row('failure', errorText(ending.error), range),
        ...calls.map(({ name, range: at }) => row('call', callText(name), at)),
        ...(hint === null ? [] : [row('hint', said(hint), null)]),
      ];
    }
    case 'stopped':
      return [row('ended', said(ending.message), ending.range)];
    case 'crashed':
      return [row('ended', said(ending.message), null)];
    case 'cancelled':
      return [row('ended', t('Stopped by you.'), null)];
    default:
      return [];
  }
}

function callText(name: string | null): string {
  if (name === null) return t('at the top level');
  return name === '' ? t('in an unnamed function') : t('in {0}', name);
}

/** As the language prints it: `RuntimeError: element 0 of tensors …`. */
export function errorText({ name, text }: ProgramError): string {
  if (name === '') return text;
  return text === '' ? name : `${name}: ${text}`;
}

/** Whether something stands there that the user will want to see first. */
export function hasOutput({ output, ending }: Pick<ShownProgram, 'output' | 'ending'>): boolean {
  const endedBadly = ending !== null && ending.kind !== 'finished' && ending.kind !== 'cancelled';
  return endedBadly || output.some(({ kind }) => kind !== 'figure');
}

export function logText(rows: readonly LogRow[]): string {
  return rows
    .map(({ kind, text, line }) => {
      const word = WORDS[kind] === '' ? '' : `${WORDS[kind]}: `;
      const placed = (kind === 'failure' || kind === 'call') && line !== null ? t('{0} (line {1})', text, line) : text;
      return `${kind === 'call' ? '    ' : ''}${word}${placed}\n`;
    })
    .join('');
}

/** How many rows at the beginning are the same: those stay as they are drawn. */
export function sameRows(before: readonly LogRow[], now: readonly LogRow[]): number {
  let count = 0;
  while (count < before.length && count < now.length && isSame(before[count], now[count])) count += 1;
  return count;
}

function isSame(one: LogRow | undefined, other: LogRow | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return (
    one.text === other.text &&
    one.kind === other.kind &&
    one.line === other.line &&
    one.figure === other.figure &&
    isAt(one.range, other.range)
  );
}
