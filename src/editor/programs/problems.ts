/**
 * What a program's run said that belongs into the list of problems: why it failed, with the calls that led there, and
 * PyTorch's warnings. Plain data, in the coordinates of the run; knows no editor.
 */
import type { Result } from '../../results/result';
import type { SourceRange } from '../../trace/range';

export interface Problem {
  readonly severity: 'error' | 'warning' | 'information';
  readonly range: SourceRange;
  readonly text: string;
  readonly code: string;
  readonly related: readonly { readonly range: SourceRange; readonly text: string }[];
}

/** A program may warn in a loop; the panel's output lists everything. */
const MAX_WARNINGS = 100;
const MAX_CALLS = 20;

export function problemsOf(result: Result): readonly Problem[] {
  const why = failure(result);
  return [...(why === null ? [] : [why]), ...warnings(result)];
}

function failure({ status, refusal, program }: Result): Problem | null {
  const ending = program?.trace?.ending ?? null;
  if (status !== 'failed' || refusal === null || (ending?.kind === 'cancelled' && isCancellation(refusal.message.id)))
    return null;
  const { message, hint, range } = refusal;
  const text = hint === null ? message.text : `${message.text}\n${hint.text}`;
  const calls = ending?.kind === 'failed' && sameRange(ending.error.range, range) ? ending.error.calls : [];
  const related = calls.slice(0, MAX_CALLS).map((call) => ({
    range: call.range,
    text: call.name === null || call.name === '' ? 'called here' : `${call.name} called here`,
  }));
  return { severity: 'error', range, text, code: message.id, related };
}

function warnings({ program }: Result): readonly Problem[] {
  const trace = program?.trace;
  if (!trace) return [];
  const said = new Map<string, Problem>();
  const add = (severity: Problem['severity'], range: SourceRange | null, text: string, code: string): void => {
    if (range === null) return;
    const key = `${String(range.start)} ${String(range.end)} ${text}`;
    if (!said.has(key)) said.set(key, { severity, range, text, code, related: [] });
  };
  for (const { kind, range, text } of trace.output)
    if (kind === 'warning') add('warning', range, text, 'results.program.warning');
  for (const { severity, range, message } of trace.notes)
    add(severity === 'warning' ? 'warning' : 'information', range, message.text, message.id);
  return [...said.values()].slice(0, MAX_WARNINGS);
}

/** The user knows that they stopped it. */
export function isCancellation(id: string): boolean {
  return id === 'results.program.cancelled';
}

function sameRange(one: SourceRange | null, other: SourceRange): boolean {
  return one === null || (one.start === other.start && one.end === other.end);
}
