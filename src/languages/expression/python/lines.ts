/** Python's logical lines and their indentation, with comments blanked and strings replaced. Knows no statement. */
import type { SourceRange } from '../../../trace/range';
import { mask } from '../document/mask';

export interface PythonLine {
  /** In columns. */
  readonly indent: number;
  /** Without comments and blanks around it; strings are quotes only. */
  readonly text: string;
  readonly range: SourceRange;
  /** Whether it stands behind a semicolon. */
  readonly joined: boolean;
}

const OPENING = '([{';
const CLOSING = ')]}';
const TAB = 8;

/** The lines of a range that hold something; several that a semicolon parts are lines of their own. */
export function pythonLines(text: string, range: SourceRange): readonly PythonLine[] {
  const masked = mask(text.slice(range.start, range.end), 'python');
  const lines: PythonLine[] = [];
  let start = 0;
  let depth = 0;
  let joined = false;
  // A selection begins behind the blanks of its first line.
  let before = text.slice(text.lastIndexOf('\n', range.start - 1) + 1, range.start);
  if (!/^\s*$/.test(before)) before = '';
  const end = (at: number): void => {
    const line = masked.slice(start, at);
    const lead = /^\s*/.exec(line)?.[0] ?? '';
    const content = line.trim();
    if (content === '') return;
    const from = range.start + start + lead.length;
    lines.push({
      indent: columns(before + lead.replace(/^[\s\S]*\n/, '')),
      text: content,
      range: { start: from, end: from + content.length },
      joined,
    });
  };
  for (let i = 0; i < masked.length; i++) {
    const character = masked[i] ?? '';
    if (OPENING.includes(character)) depth++;
    else if (CLOSING.includes(character)) depth = Math.max(0, depth - 1);
    else if (character === ';' && depth === 0) {
      const lead = /^\s*/.exec(masked.slice(start))?.[0] ?? '';
      end(i);
      joined = true;
      // What follows a semicolon belongs to the same line.
      before += lead.replace(/^[\s\S]*\n/, '');
      start = i + 1 + (/^[ \t]*/.exec(masked.slice(i + 1))?.[0].length ?? 0);
    } else if (character === '\n' && depth === 0 && masked[i - 1] !== '\\') {
      end(i);
      joined = false;
      start = i + 1;
      before = '';
    }
  }
  end(masked.length);
  return lines;
}

function columns(blanks: string): number {
  let count = 0;
  for (const blank of blanks) count = blank === '\t' ? (Math.floor(count / TAB) + 1) * TAB : count + 1;
  return count;
}

/** Where this stands outside of all brackets, from `from` on; `skipped` is passed over. -1 where it does not. */
export function atTopLevel(text: string, from: number, sought: RegExp, skipped: RegExp | null = null): number {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    const character = text[i] ?? '';
    sought.lastIndex = i;
    if (depth === 0 && skipped !== null) {
      skipped.lastIndex = i;
      const passed = skipped.exec(text);
      if (passed !== null) {
        i += passed[0].length - 1;
        continue;
      }
    }
    if (depth === 0 && sought.test(text)) return i;
    if (OPENING.includes(character)) depth++;
    else if (CLOSING.includes(character)) depth--;
  }
  return -1;
}
