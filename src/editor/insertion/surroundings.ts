/**
 * The statement and the function that a formula stands in, by lines and their indentation, which is the same art in all
 * languages. Knows of languages only how functions, classes and blocks begin and end.
 */
import type { SourceRange } from '../../trace/range';
import { lineAfter, lineAt, lineBefore, width, type Line } from './lines';

/** From its first line to its last. */
export interface Lines {
  readonly first: Line;
  readonly last: Line;
}

/** A statement of more lines is none that people write. */
const MAX_LINES = 200;

/** What a line ends with that goes on: an operator, an open bracket, a backslash; not a block's brace. */
const GOES_ON = /(?:[-*/%&|^,=([\\?]|(?<!\+)\+|[=(,:[]\s*\{|\breturn\s*\{)\s*$/;
/** What a line begins with that goes on from the one before. */
const CLOSES_MORE = /^\s*[)\]]/;
const CONTINUES = /^\s*(?:[-+*/%|?](?![-+*/])|&&|\.(?![.\d])|[)\]])/;
/** The end of an object literal: `}`, `});`, `},`. */
const CLOSES_LITERAL = /^\s*\}[\s)\],;]*$/;
const COMMENT = /^\s*(?:\/\/|\/\*|\*|#|--|%|!)/;

const CONTROL =
  /^\s*\}?\s*(?:if|else|elif|elseif|for|foreach|while|switch|case|default|do|catch|try|finally|match|when|loop|with|using|lock|unless|until|except|guard|repeat|select)\b/;
const LEAVES = /^\s*(?:return|throw|yield|raise|break|continue|assert)\b/;
const CLASS = /^[^(=]*\b(?:class|interface|struct|trait|impl|object|enum|extension|namespace|module)\b[^(=;]*/;
const FUNCTION =
  /\b(?:def|fn|func|fun|function|subroutine|lambda)\b|=>|->\s*\{?\s*$|^[^=;]*\w\s*\([^;]*\)\s*(?:[\w.,<>&|[\]?:\s]|->)*\{.*$/i;
/** A head whose brace has the next line for itself: `double f(double x)`. */
const BRACED_FUNCTION = /^[^=;]*\w\s*\([^;]*\)[^;={}]*$/;
const CLOSER = /^\s*(?:[)}\]]|end\b)/i;

/** The statement that holds a range: its lines, with those that it goes on over. */
export function statementAround(text: string, { start, end }: SourceRange): Lines {
  let first = lineAt(text, start);
  for (let count = 0; count < MAX_LINES; count++) {
    const before = lineBefore(text, first);
    if (before === null || before.blank || COMMENT.test(before.text)) break;
    const goesOn = GOES_ON.test(uncommented(before.text)) || (CONTINUES.test(first.text) && deeper(first, before));
    if (!goesOn) break;
    first = before;
  }
  let last = lineAt(text, Math.max(start, end));
  for (let count = 0; count < MAX_LINES; count++) {
    const next = lineAfter(text, last);
    if (next === null || next.blank) break;
    const code = uncommented(last.text);
    const ended = /;\s*$/.test(code);
    const goesOn =
      GOES_ON.test(code) ||
      (!ended &&
        ((CLOSES_MORE.test(next.text) && last !== first) || (CONTINUES.test(next.text) && deeper(next, first))));
    const literal = /,\s*$|[^;{}]\s*$/.test(code) && CLOSES_LITERAL.test(next.text) && inLiteral(text, first, last);
    if (!goesOn && !literal) break;
    last = next;
  }
  return { first, last };
}

/** Whether the statement's lines opened an object literal. */
function inLiteral(text: string, first: Line, last: Line): boolean {
  return /[=(,:[]\s*\{\s*$|\breturn\s*\{\s*$/m.test(text.slice(first.start, last.end)) && first.start < last.start;
}

function deeper(inner: Line, outer: Line): boolean {
  return width(inner.indent) > width(outer.indent);
}

function uncommented(line: string): string {
  return line.replace(/\s*(?:\/\/|#(?!\{)).*$/, '').trimEnd();
}

/** Nothing behind it in its block runs, or what stands behind it would become what the block gives. */
export function endsItsBlock(text: string, { first, last }: Lines, language: string): boolean {
  if (LEAVES.test(first.text)) return true;
  const rest = uncommented(last.text);
  // `if (x ** 2 > 4) {`: behind it is inside.
  if (isControl(first.text) && /(?:\{|:|\bthen|\bdo)\s*$/.test(rest)) return true;
  const givesLast = ['rust', 'julia', 'r', 'kotlin', 'swift'].includes(language);
  if (!givesLast || /;\s*$/.test(rest)) return false;
  const next = nextCode(text, last);
  return next !== null && CLOSER.test(next.text);
}

/** Whether a line begins a branch that nothing may stand before: `else if (…) {`. */
export function isBranch({ text }: Line): boolean {
  return /^\s*(?:\}|(?:else|elif|elseif|case|default|catch|except|finally)\b)/.test(text);
}

export function isControl(line: string): boolean {
  return CONTROL.test(line);
}

/** `braced`: the line below is its opening brace. */
export function isFunctionHead(line: string, braced = false): boolean {
  if (isControl(line) || LEAVES.test(line) || COMMENT.test(line)) return false;
  return FUNCTION.test(line) || (braced && BRACED_FUNCTION.test(line));
}

/** Whether a line's block begins with a brace on the next. */
export function isBraced(text: string, line: Line): boolean {
  return lineAfter(text, line)?.text.trim() === '{';
}

export function isClassHead(line: string): boolean {
  return CLASS.test(line) && !/^\s*(?:\/\/|\*|#)/.test(line);
}

/** What holds a statement, from the innermost outwards: the heads of functions, classes and blocks. */
export function* heads(text: string, { first }: Lines): Generator<Line> {
  let inside = width(first.indent);
  let braced = false;
  for (let line = lineBefore(text, first); line !== null; line = lineBefore(text, line)) {
    const here = width(line.indent);
    if (line.blank || COMMENT.test(line.text)) continue;
    // The brace, or the end of the parameters, on a line of its own: the head stands above, as far in.
    if (braced ? here > inside : here >= inside) continue;
    inside = here;
    braced = /^\s*(?:\{\s*$|\))/.test(line.text);
    if (braced) continue;
    if (CLOSER.test(line.text)) continue;
    yield line;
    if (inside === 0) return;
  }
}

/** The last line of what this line is the head of, as `inside` is one of its lines. */
export function endOf(text: string, head: Line, inside: Line): Line {
  let last = inside;
  for (let line = lineAfter(text, inside); line !== null; line = lineAfter(text, line)) {
    if (line.blank) continue;
    if (width(line.indent) > width(head.indent)) last = line;
    else return CLOSER.test(line.text) ? line : last;
  }
  return last;
}

/** The next line that is not blank. */
export function nextCode(text: string, line: Line): Line | null {
  let next = lineAfter(text, line);
  while (next?.blank === true) next = lineAfter(text, next);
  return next;
}
