/**
 * What an inspector shows: a live result, something in the place of one that is being made again or cannot be, or what
 * the history kept of one. Knows no page; what is said of each is the protocol's.
 */
import { leftOutText, type HistoryEntry } from '../results/history/entry';
import type { ResultId } from '../results/result';
import { message, type Message } from '../trace/message';
import { refusal, type Refusal } from '../trace/refusal';
import type { InspectorState, ResultSeed, SourceLink } from './protocol';
import { lineStarts, shownState } from './shown';

export type Subject =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'live'; readonly id: ResultId }
  | {
      readonly kind: 'stand-in';
      readonly seed: ResultSeed;
      readonly status: StandInStatus;
      readonly why: Refusal | null;
    }
  | { readonly kind: 'kept'; readonly entry: HistoryEntry };

type StandInStatus = 'running' | 'failed' | 'stale';

export const NOTHING: Subject = { kind: 'nothing' };

/** Of a program that has not run here. */
const NOTHING_RAN = { trace: null, whole: false, lines: null, focus: null, varied: [], why: null };

/** The result of this seed is being made again. */
export function restoring(seed: ResultSeed): Subject {
  return { kind: 'stand-in', seed, status: 'running', why: null };
}

/** The result of this seed cannot be made again, for this reason. */
export function lost(seed: ResultSeed, reason: Message, hint: Message): Subject {
  return { kind: 'stand-in', seed, status: 'failed', why: refusal(seed.range, reason, hint) };
}

/** A program is not run again by itself: the panel says so and offers it. */
export function notRun(seed: ResultSeed): Subject {
  const why = message('inspector.not-run', 'A program is not run again by itself after a reload.');
  const hint = message('inspector.not-run.hint', 'Run it again to see its values, its output and its plots.');
  return { kind: 'stand-in', seed, status: 'stale', why: refusal(seed.range, why, hint) };
}

export function standInState(
  { seed, status, why }: Extract<Subject, { kind: 'stand-in' }>,
  source: SourceLink,
): InspectorState {
  const program = seed.program ? { ...NOTHING_RAN, whole: seed.program.whole } : null;
  return { kind: 'result', resultId: `seed ${seed.uri}`, source, status, trace: null, refusal: why, program };
}

/** What was kept, drawn as if it had just been made, and said to be kept. */
export function keptState(entry: HistoryEntry, source: SourceLink): InspectorState {
  const { id, at, left, trace, program } = entry;
  const lines = program?.whole === true ? { starts: lineStarts(entry.text), moved: 0 } : null;
  const shown = program && shownState({ ...program, varied: {}, why: trace === null ? notKept(entry) : null }, lines);
  const graph = trace !== null && (trace.nodes.length > 0 || !left.includes('graph'));
  return {
    kind: 'result',
    resultId: `history ${id}`,
    source,
    status: 'fresh',
    trace,
    refusal: null,
    program: shown,
    kept: { at, left: left.map(leftOutText), graph },
  };
}

/** Why a program from the history shows no gradients; null where it had none either. */
function notKept({ left, range }: HistoryEntry): Refusal | null {
  return left.includes('gradients') ? refusal(range, leftOutText('gradients'), RUN_AGAIN) : null;
}

export const RUN_AGAIN = message('inspector.run-again', 'Run it again to see this.');

export function seedOfEntry(entry: HistoryEntry): ResultSeed {
  const { uri, range, text, values, caretAsPower, variables, program } = entry;
  return {
    uri,
    range,
    text,
    values,
    caretAsPower,
    ...(variables.length === 0 ? {} : { variables }),
    ...(program === null ? {} : { program: { whole: program.whole } }),
  };
}
