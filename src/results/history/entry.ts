/**
 * What is kept of a result over a reload: its text, its values, and of its trace as much as there is room for. Plain
 * data, versioned and bounded; knows neither files nor the editor.
 */
import { formatTensor } from '../../trace/format';
import { firstLine } from '../../trace/first-line';
import { message, type Message } from '../../trace/message';
import type { ProgramTrace } from '../../trace/program';
import { rootOf, tensorOf } from '../../trace/queries';
import type { SourceRange } from '../../trace/range';
import type { Focus } from '../../trace/tape';
import type { Trace } from '../../trace/trace';
import { nest } from '../../trace/value';
import type { Result, Values } from '../result';

export const HISTORY_VERSION = 1;

export interface HistoryEntry {
  readonly version: typeof HISTORY_VERSION;
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The text that it came from, and where that was: `notes.ts:12`. */
  readonly uri: string;
  readonly label: string;
  readonly language: string;
  readonly range: SourceRange;
  readonly text: string;
  /** Where the text ends with what it needs from above it, so that it can run without its document; null: not known. */
  readonly alone: string | null;
  /** Of the variables that the text does not assign. */
  readonly values: Values;
  /** Names that were variables by the user's wish. */
  readonly variables: readonly string[];
  readonly caretAsPower: boolean;
  /** The value in a few characters; empty where there is none. */
  readonly value: string;
  readonly trace: Trace | null;
  /** null for an expression. */
  readonly program: KeptProgram | null;
  /** What there was no room for. */
  readonly left: readonly LeftOut[];
}

export interface KeptProgram {
  readonly whole: boolean;
  readonly focus: Focus | null;
  /** Without its tensors, and of its records those whose history is plotted. */
  readonly trace: ProgramTrace;
}

export const LEFT_OUT = ['values', 'graph', 'gradients', 'output', 'figures', 'text'] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

export function leftOutText(part: LeftOut): Message {
  switch (part) {
    case 'values':
      return message('results.history-values', 'Of large tensors the first values were kept.');
    case 'graph':
      return message('results.history-graph', 'The graph was too large to be kept.');
    case 'gradients':
      return message('results.history-gradients', 'The gradients were too large to be kept.');
    case 'output':
      return message('results.history-output', 'Of the output the last lines were kept.');
    case 'figures':
      return message('results.history-figures', 'Of the plots some points were kept.');
    case 'text':
      return message('results.history-text', 'The text was too long to be kept.');
  }
}

/** Where and when, and what the result itself does not know. */
export interface EntryContext {
  readonly id: string;
  readonly at: number;
  readonly label: string;
  /** The text of a range of the result's document as it is now; empty where it is not open. */
  readonly textOf: (range: SourceRange) => string;
  /** Where a range of the run stands now; null where its text has gone. */
  readonly currentRange: (range: SourceRange) => SourceRange | null;
}

/**
 * The entry of a result that has come to an end with something to show, untrimmed; null of another. One whose text was
 * edited since is still what that text gave.
 */
export function entryOf(result: Result, context: EntryContext): HistoryEntry | null {
  const { uri, language, range, status, trace, program, caretAsPower } = result;
  const ran = program?.trace ?? null;
  if (status === 'running') return null;
  if (program === null ? trace === null || status === 'failed' : (ran?.ending ?? null) === null) return null;
  const { id, at, label } = context;
  const text = ran?.text ?? trace?.text ?? '';
  return {
    version: HISTORY_VERSION,
    id,
    at,
    uri,
    label,
    language,
    range,
    text,
    alone: aloneOf(result, text, context),
    values: program === null && trace !== null ? givenValues(trace) : {},
    variables:
      program === null ? (trace?.bindings ?? []).flatMap(({ name, substituted }) => (substituted ? [] : [name])) : [],
    caretAsPower,
    value: trace === null ? '' : formatTensor(rootOf(trace), 3, 6),
    trace,
    program: program === null || ran === null ? null : { whole: program.whole, focus: program.focus, trace: ran },
    left: [],
  };
}

/** What a list says of it: the formula; of a program its first line that says something. */
export function titleOfEntry({ text, program }: HistoryEntry): string {
  return (program === null ? text : firstLine(text)).trim().replace(/\s+/g, ' ');
}

/** Whether two entries are of one text at one place: the newer one stands for both. */
export function isSameText(one: HistoryEntry, other: HistoryEntry): boolean {
  if (one.uri !== other.uri || one.text !== other.text || (one.program === null) !== (other.program === null))
    return false;
  // Two places may hold the same text: they are two, as long as nothing was typed above the one that is older.
  return one.program?.whole === true || one.range.start === other.range.start;
}

function givenValues(trace: Trace): Values {
  const given = trace.variables.flatMap(({ name, tensor, origin }) => {
    const { shape, values, summary } = tensorOf(trace, tensor);
    if (origin === 'assignment' || values.length < summary.numel) return [];
    return [[name, nest(shape, values)] as const];
  });
  return Object.fromEntries(given);
}

/** The definitions that a formula takes its values from, or the statements that ran, and the text itself at the end. */
function aloneOf(result: Result, text: string, { textOf, currentRange }: EntryContext): string | null {
  const ran = result.program?.trace ?? null;
  if (ran !== null && result.program?.whole === true) return text;
  const above =
    ran !== null
      ? ran.ran.filter(({ end }) => end <= ran.range.start)
      : [...(result.trace?.variables ?? []), ...(result.trace?.bindings ?? [])]
          .flatMap(({ definition }) => (definition === null ? [] : [definition]))
          .sort((one, other) => one.start - other.start);
  const texts: string[] = [];
  for (const range of above) {
    const now = currentRange(range);
    const said = now === null ? '' : textOf(now);
    if (said === '') return null;
    if (texts.at(-1) !== said) texts.push(said);
  }
  return [...texts, text].join('\n');
}
