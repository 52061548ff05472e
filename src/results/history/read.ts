/**
 * The text of an entry's file, and what it says again: whatever version, accident or hand wrote it is checked before
 * anything is drawn from it.
 */
import { parse, stringify } from '../../trace/json';
import { PROGRAM_VERSION, type ProgramTrace } from '../../trace/program';
import type { SourceRange } from '../../trace/range';
import type { Nested } from '../../trace/trace';
import { isTrace } from '../../trace/validate';
import { HISTORY_VERSION, LEFT_OUT, type HistoryEntry } from './entry';

export function writeEntry(entry: HistoryEntry): string {
  const { program } = entry;
  // The text stands once: a program's traces hold it, too.
  const trace = entry.trace?.text === entry.text ? { ...entry.trace, text: '' } : entry.trace;
  return stringify({
    ...entry,
    trace,
    program: program && { ...program, trace: { ...program.trace, text: '' } },
  });
}

/** `newer`: another version wrote it, which will know what to do with it. */
export function readEntry(written: string): HistoryEntry | 'newer' | 'broken' {
  let value: unknown;
  try {
    value = parse(written);
  } catch {
    return 'broken';
  }
  if (!isRecord(value) || typeof value['version'] !== 'number') return 'broken';
  if (value['version'] !== HISTORY_VERSION) return 'newer';
  return isEntry(value) ? withTexts(value) : 'broken';
}

function withTexts(entry: HistoryEntry): HistoryEntry {
  const { text, trace, program } = entry;
  return {
    ...entry,
    trace: trace?.text === '' ? { ...trace, text } : trace,
    program: program && { ...program, trace: { ...program.trace, text } },
  };
}

function isEntry(value: object): value is HistoryEntry {
  const { id, at, uri, label, language, range, text, alone, values, variables, caretAsPower, ...rest } =
    value as Record<string, unknown>;
  if (![id, uri, label, language, text, rest['value']].every((one) => typeof one === 'string')) return false;
  if (typeof at !== 'number' || typeof caretAsPower !== 'boolean' || !isRange(range)) return false;
  if (alone !== null && typeof alone !== 'string') return false;
  if (!isRecord(values) || !Object.values(values).every(isNested)) return false;
  if (!isListOf(variables, isText) || !isListOf(rest['left'], isLeftOut)) return false;
  return (rest['trace'] === null || isTrace(rest['trace'])) && (rest['program'] === null || isProgram(rest['program']));
}

function isProgram(value: unknown): boolean {
  if (!isRecord(value) || typeof value['whole'] !== 'boolean') return false;
  const { focus, trace } = value;
  if (focus !== null && !(isRecord(focus) && typeof focus['output'] === 'number')) return false;
  if (!isRecord(trace) || trace['version'] !== PROGRAM_VERSION || !isRange(trace['range'])) return false;
  const lists: readonly (keyof ProgramTrace)[] = [
    'records',
    'tensors',
    'figures',
    'passes',
    'outputs',
    'output',
    'notes',
  ];
  return (
    [...lists, 'ran' as const].every((list) => isListOf(trace[list], list === 'ran' ? isRange : isRecord)) &&
    typeof trace['passCount'] === 'number' &&
    isRecord(trace['ending']) &&
    isListOf(trace['figures'], (figure) => isRecord(figure) && isListOf(figure['series'], isSeries))
  );
}

function isSeries(value: unknown): boolean {
  return isRecord(value) && isListOf(value['x'], isNumber) && isListOf(value['y'], isNumber);
}

function isListOf(value: unknown, is: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(is);
}

function isLeftOut(value: unknown): boolean {
  return LEFT_OUT.some((part) => part === value);
}

function isRange(value: unknown): value is SourceRange {
  return isRecord(value) && isNumber(value['start']) && isNumber(value['end']);
}

function isNested(value: unknown): value is Nested {
  return isNumber(value) || isListOf(value, isNested);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
