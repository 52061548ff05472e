/** What a hover says of a gradient that is None, zero, NaN or infinite: the first reason, and what to do. Knows no trace. */
import type { SourceRange } from '../../trace/range';
import type { Explanation } from '../../trace/why';
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
  const where = line === null ? '' : ` (line ${String(line)})`;
  const more = others.length === 0 ? '' : ` And ${String(others.length)} more in the inspector.`;
  const said = `Why: ${escaped(message.text)}${where}${more}`;
  if (fix === null) return [said];
  return [
    said,
    fix.code === null ? escaped(fix.message.text) : `${escaped(fix.message.text)} ${codeSpan(oneLine(fix.code))}`,
  ];
}

/** A code span has no line breaks. */
function oneLine(code: string): string {
  return code.replace(/\s*\n\s*/g, ' ');
}
