/**
 * What the page is told of a program's run: what it draws, and where the lines of the text began. Knows no session and
 * no editor.
 */
import type { ProgramResult, Result } from '../results/result';
import { lastNumber, plottedHistories } from '../trace/histories';
import type { ProgramTrace } from '../trace/program';
import { backwardWasRefused, puzzlesOf } from '../trace/puzzles';
import type { LineStarts, ProgramState, ShownHistory, ShownProgram } from './protocol';

export function shownState(program: ProgramResult, lines: LineStarts | null): ProgramState {
  const { trace, whole, focus, varied, why } = program;
  return { trace: trace && shownProgram(trace), whole, lines, focus, varied: Object.keys(varied), why };
}

export function shownProgram(trace: ProgramTrace): ShownProgram {
  const { version, kind, language, range, text, ran, output, notes, ending } = trace;
  const { figures, passes, passCount, outputs } = trace;
  const whatRan = { version, kind, language, range, text, ran, output, notes, ending };
  return {
    ...whatRan,
    figures,
    passes,
    passCount,
    outputs,
    histories: historiesOf(trace),
    puzzles: trace.ending === null ? [] : puzzlesOf(trace),
    failure: backwardWasRefused(trace),
  };
}

export function historiesOf(trace: Pick<ProgramTrace, 'records' | 'tensors'>): readonly ShownHistory[] {
  return [...plottedHistories(trace.records)].map(([name, record]) => ({
    name,
    count: record.count,
    range: record.range,
    stride: record.history?.stride ?? 1,
    values: record.history?.values ?? [],
    last: lastNumber(trace, record),
  }));
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
