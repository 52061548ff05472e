/** What the panel's tab is called. Pure. */
import type { Result } from '../results/result';
import { firstLine } from '../trace/first-line';

export const TITLE = 'Autograd Lens';
/** A tab's title is cut here. */
const MAX_TITLE = 40;
/** Words before a formula that say nothing about it. */
const DECLARING = /^(const|let|var|return) /;

/** The formula; of a program its document where all of that ran, else its first line. */
export function titleOf(result: Result | undefined): string {
  if (result === undefined) return TITLE;
  const { program, trace, uri } = result;
  if (program?.whole === true) return shortened(fileName(uri));
  const text = program === null ? (trace?.text ?? '') : firstLine(program.trace?.text ?? '');
  return shortened(text.trim().replace(/\s+/g, ' ').replace(DECLARING, ''));
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
