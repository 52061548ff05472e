/**
 * What the page is told of a program's run: what it draws, and where the lines of the text began. Knows no session and
 * no editor.
 */
import type { ProgramResult, Result } from '../results/result';
import type { ProgramTrace, TraceRecord } from '../trace/program';
import type { LineStarts, ProgramState, ShownHistory, ShownProgram } from './protocol';

/** More names than this are not offered to be plotted. */
const MAX_HISTORIES = 100;

export function shownState(program: ProgramResult, lines: LineStarts | null): ProgramState {
  const { trace, whole, focus, varied, why } = program;
  return { trace: trace && shownProgram(trace), whole, lines, focus, varied: Object.keys(varied), why };
}

export function shownProgram(trace: ProgramTrace): ShownProgram {
  const { version, kind, language, range, text, ran, output, notes, ending } = trace;
  const { figures, passes, passCount, outputs, records } = trace;
  const whatRan = { version, kind, language, range, text, ran, output, notes, ending };
  return { ...whatRan, figures, passes, passCount, outputs, histories: historiesOf(records) };
}

/** One per name: where it gets its value, else where it was evaluated most. */
export function historiesOf(records: readonly TraceRecord[]): readonly ShownHistory[] {
  const best = new Map<string, TraceRecord>();
  for (const record of records) {
    if (record.name === null || record.history === null || record.history.values.length < 2) continue;
    const known = best.get(record.name);
    if (known === undefined || tellsMore(record, known)) best.set(record.name, record);
  }
  return [...best].slice(0, MAX_HISTORIES).map(([name, { history, count, range }]) => ({
    name,
    count,
    range,
    stride: history?.stride ?? 1,
    values: history?.values ?? [],
  }));
}

function tellsMore(one: TraceRecord, other: TraceRecord): boolean {
  if (one.kind === 'write' && other.kind === 'write') return one.count > other.count;
  if (one.kind === 'write' || other.kind === 'write') return one.kind === 'write';
  return one.count > other.count;
}

interface Document {
  /** The text of a document from its beginning to this offset; empty where it is not open. */
  readonly textUpTo: (end: number) => string;
  /** 1-based line at which the result's text begins now. */
  readonly line: number;
}

/** Takes the lines of a program's text while the document still has it; edits afterwards only move them. */
export class KnownLines {
  private id = '';
  private text = '';
  private start = -1;
  private starts: readonly number[] | null = null;

  of(result: Result, { textUpTo, line }: Document): LineStarts | null {
    const trace = result.program?.trace;
    if (trace === null || trace === undefined) return null;
    const { range, text } = trace;
    if (result.id !== this.id || text !== this.text || range.start !== this.start) {
      this.id = result.id;
      this.text = text;
      this.start = range.start;
      this.starts = null;
    }
    if (this.starts === null && result.range.start === range.start) {
      const before = textUpTo(range.end);
      if (before.length === range.end && before.endsWith(text)) this.starts = lineStarts(before);
    }
    const { starts } = this;
    return starts === null ? null : { starts, moved: line - lineAt(starts, range.start) };
  }
}

export function lineStarts(text: string): number[] {
  const starts = [0];
  for (const { index, 0: ending } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + ending.length);
  return starts;
}

/** 1-based. */
function lineAt(starts: readonly number[], offset: number): number {
  const next = starts.findIndex((start) => start > offset);
  return next < 0 ? starts.length : next;
}
