/** What a hover says of a gradient that is None, zero, NaN or infinite: the first reason, and what to do. Knows no trace. */
import { l10n } from 'vscode';
import type { SourceRange } from '../../trace/range';
import { fixWords, type Explanation } from '../../trace/why';
import { said } from '../language';
import { codeSpan, escaped } from '../markdown';

/** 1-based line of a place, as the text stands now; null where it is gone. */
export type LineOf = (range: SourceRange) => number | null;

/** A tensor's explanation; null where there is none at hand. */
export interface Why {
  readonly explanation: Explanation;
  readonly lineOf: LineOf;
}

/** One line for the reason and one for what to do; nothing where nothing is odd. */
export function whyLines(why: Why | null): readonly string[] {
  const [first, ...others] = why?.explanation.reasons ?? [];
  if (why === null || first === undefined) return [];
  const { message, range, fix } = first;
  const line = range === null ? null : why.lineOf(range);
  const text = escaped(said(message));
  const reason = line === null ? l10n.t('Why: {0}', text) : l10n.t('Why: {0} (line {1})', text, line);
  const more = others.length === 0 ? '' : ` ${l10n.t('And {0} more in the inspector.', others.length)}`;
  if (fix === null) return [reason + more];
  const words = escaped(fixWords(said(fix.message), fix.code));
  return [reason + more, fix.code === null ? words : `${words} ${codeSpan(oneLine(fix.code))}`];
}

/** A code span has no line breaks. */
function oneLine(code: string): string {
  return code.replace(/\s*\n\s*/g, ' ');
}
