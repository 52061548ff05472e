/** What an inspector's tab is called. Knows no editor but its words. */
import { l10n } from 'vscode';
import type { HistoryEntry } from '../results/history/entry';
import type { Result } from '../results/result';
import { firstLine } from '../trace/first-line';
import type { Subject } from './subject';

export const TITLE = 'Autograd Lens';
/** A tab's title is cut here. */
const MAX_TITLE = 40;
/** Words before a formula that say nothing about it. */
const DECLARING = /^(const|let|var|return) /;

export function titleOfSubject(subject: Subject, result: Result | undefined, pinned: boolean): string {
  const title = subject.kind === 'kept' ? titleOfKept(subject.entry) : titleOf(result);
  return pinned ? l10n.t('{0} (pinned)', title) : title;
}

/** The formula; of a program its document where all of that ran, else its first line. */
export function titleOf(result: Result | undefined): string {
  if (result === undefined) return TITLE;
  const { program, trace, uri } = result;
  if (program === null) return titled(uri, trace?.text ?? '', null);
  return titled(uri, program.trace?.text ?? '', program.whole);
}

function titleOfKept({ uri, text, program }: HistoryEntry): string {
  return l10n.t('{0} (from history)', titled(uri, text, program?.whole ?? null));
}

/** `whole`: of a program whether all of the document ran; null for an expression. */
function titled(uri: string, text: string, whole: boolean | null): string {
  if (whole === true) return shortened(fileName(uri));
  const said = whole === null ? text : firstLine(text);
  return shortened(said.trim().replace(/\s+/g, ' ').replace(DECLARING, ''));
}

function fileName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1).replace(/^[a-z]+:/i, '');
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function shortened(text: string): string {
  if (text === '') return TITLE;
  return text.length > MAX_TITLE ? `${text.slice(0, MAX_TITLE)}…` : text;
}
