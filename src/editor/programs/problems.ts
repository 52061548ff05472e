/**
 * What a program's run said that belongs into the list of problems: why it failed, with the calls that led there, and
 * PyTorch's warnings. Plain data, in the coordinates of the run; knows no editor.
 */
import { l10n } from 'vscode';
import type { Result } from '../../results/result';
import type { SourceRange } from '../../trace/range';
import { said, saidWithHint } from '../language';

export interface Problem {
  readonly severity: 'error' | 'warning' | 'information';
  readonly range: SourceRange;
  readonly text: string;
  readonly code: string;
  readonly related: readonly { readonly range: SourceRange; readonly text: string }[];
  /** Its range is of the text as it is now, which could not be run, not of the run's. */
  readonly isNow?: true;
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
  // A stale one with a reason could not be read as it stands now.
  const went = status === 'failed' || status === 'stale';
  if (!went || refusal === null || (ending?.kind === 'cancelled' && isCancellation(refusal.message.id))) return null;
  const { message, range } = refusal;
  const text = saidWithHint(refusal, '\n');
  const calls = ending?.kind === 'failed' && sameRange(ending.error.range, range) ? ending.error.calls : [];
  const related = calls.slice(0, MAX_CALLS).map((call) => ({
    range: call.range,
    text: call.name === null || call.name === '' ? l10n.t('called here') : l10n.t('{0} called here', call.name),
  }));
  const problem = { severity: 'error', range, text, code: message.id, related } as const;
  return status === 'stale' ? { ...problem, isNow: true } : problem;
}

function warnings({ program }: Result): readonly Problem[] {
  const trace = program?.trace;
  if (!trace) return [];
  const found = new Map<string, Problem>();
  const add = (severity: Problem['severity'], range: SourceRange | null, text: string, code: string): void => {
    if (range === null) return;
    const key = `${String(range.start)} ${String(range.end)} ${text}`;
    if (!found.has(key)) found.set(key, { severity, range, text, code, related: [] });
  };
  for (const { kind, range, text } of trace.output)
    if (kind === 'warning') add('warning', range, text, 'results.program.warning');
  for (const { severity, range, message } of trace.notes)
    // That earlier blocks ran, too, is nothing to be mended.
    if (!message.id.startsWith('typescript.earlier'))
      add(severity === 'warning' ? 'warning' : 'information', range, said(message), message.id);
  return [...found.values()].slice(0, MAX_WARNINGS);
}

/** The user knows that they stopped it. */
export function isCancellation(id: string): boolean {
  return id === 'results.program.cancelled';
}

function sameRange(one: SourceRange | null, other: SourceRange): boolean {
  return one === null || (one.start === other.start && one.end === other.end);
}
