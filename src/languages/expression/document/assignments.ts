/** Assignments in a document's text, found without parsing all of it: which names have one, and what stands behind `=`. */
import type { SourceRange } from '../../../trace/range';
import { dialectOf } from '../code/dialects';
import { onlyCode } from './fences';
import { mask } from './mask';
import { isRunningText, languageAt, notationOf } from '../notation';
import { MAX_LENGTH } from '../reading';
import { itemAt } from './statements';
import { blanksTrimmed } from './trim';

export interface Assignment {
  /** From the name to the end of what is assigned. */
  readonly range: SourceRange;
  /** What is assigned; null where the name gets its value in another way: a loop, `+=`, a parameter, unpacking. */
  readonly value: SourceRange | null;
}

/** π under a name of its own is a constant, not a variable. */
const PI_VALUE =
  /^\s*(?:(?:Math|math|np|numpy|torch)\.(?:PI|pi)|M_PI|3\.14\d*(?:[dDeE]0|[fL]|_\w+)?|(?:std::)?d?acos\(-1(?:\.0*)?(?:[dD]0)?(?:_\w+)?\))\s*(?:[;,\n$`]|$)/;

function escaped(name: string): string {
  return name.replace(/[$.*+?^()[\]{}|\\]/g, '\\$&');
}

/** Whether the first part of the name occurs at all; most names are settled by this. */
function mentions(masked: string, name: string): boolean {
  return masked.includes(name.split('_')[0] ?? name);
}

const AFTER = String.raw`(?![\p{L}\p{N}_])`;
/** Behind a backslash only where that ends a row of LaTeX. */
const BEFORE_IN_TEXT = String.raw`(?<![\p{L}\p{N}_.]|(?<!\\)\\)`;
/** Blanks and the columns of LaTeX between a name and what follows it. */
const GAP_IN_TEXT = String.raw`(?:[\s&~]|\\[,;:!])*`;
const UPRIGHT = String.raw`\\(?:mathrm|text|textrm|textit|mathit|operatorname)`;
const TYPE = String.raw`\\(?:mathrm|mathbf|mathit|mathsf|mathcal|text|textrm|operatorname|boldsymbol|bm|vec)`;

/** A command with this as its operand, in braces or not. */
function commanded(command: string, operand: string): string {
  return String.raw`${command}\s*(?:\{\s*${operand}\s*\}|${operand})`;
}

/** How a name is written in running text, as plain mathematics or LaTeX: `w_1`, `w_{1}`, `\theta`, `\hat{y}`. */
function writtenInText(name: string): string {
  const [, under, mark = '', index] = /^([^_.]+)_(hat|bar|tilde)(?:_(.+))?$/.exec(name) ?? [];
  if (under !== undefined) {
    const command = String.raw`\\(?:(?:wide)?${mark}${mark === 'bar' ? '|overline' : ''})`;
    const marked = commanded(command, letters(under)) + (index === undefined ? '' : lowered(index));
    return `(?:${marked}|${escaped(name)}${AFTER})`;
  }
  const [, base = name, subscript] = /^([^_.]+)_(.+)$/.exec(name) ?? [];
  const upper = `(?:${letters(base)}|${commanded(TYPE, letters(base))})`;
  return upper + (subscript === undefined ? '' : lowered(subscript));
}

function letters(text: string): string {
  return String.raw`\\?${escaped(text)}(?![\p{L}\p{N}])`;
}

function lowered(subscript: string): string {
  const text = letters(subscript);
  const word = commanded(UPRIGHT, text);
  return String.raw`\s*_\s*(?:${text}(?!_)|${word}|\{\s*(?:${text}|${word})\s*\})`;
}

/** How a name is written: with its subscript in braces, too. */
function written(name: string): string {
  const [, base, subscript] = /^([^_.]+)_(.+)$/.exec(name) ?? [];
  const plain = escaped(name);
  return base === undefined || subscript === undefined
    ? plain
    : `(?:${plain}|${escaped(base)}_\\{${escaped(subscript)}\\})`;
}

/** Not within a longer name; in running text a dollar opens a formula, in code it belongs to a name. */
const BEFORE_IN_CODE = String.raw`(?<![\p{L}\p{N}_$.\\])`;

/** Names before `=` or `:=`, with their types between. */
const ASSIGNED =
  /(?<![\p{L}\p{N}_$.\\])([\p{L}_$][\p{L}\p{N}_$]*(?:_\{[\p{L}\p{N},]+\})?(?:\.[\p{L}_$][\p{L}\p{N}_$]*)*)\s*(?::[^=\n;,(){}]{0,200})?(?::=|=(?![=>]))/gu;

let last: { readonly text: string; readonly languageId: string; readonly names: ReadonlySet<string> } | null = null;

/** R's arrows; a number behind one is assigned, not compared. */
const ASSIGNED_BY_ARROW = /(?<![\p{L}\p{N}_.])([\p{L}.][\p{L}\p{N}_.]*(?:\$[\p{L}.][\p{L}\p{N}_.]*)*)\s*<<?-/gu;
/** C++'s `double x{2.0}`, and `const double x(2.0)`. */
const ASSIGNED_BY_BRACES = /(?=[\p{L}_])(?<=[\p{L}\p{N}_>&*]\s{1,9})([\p{L}_][\p{L}\p{N}_]*)\{/gu;

function patternsOf(languageId: string): readonly RegExp[] {
  const dialect = dialectOf(languageId);
  if (dialect === undefined) return [ASSIGNED];
  if (dialect.assignments.includes('<-')) return [ASSIGNED, ASSIGNED_BY_ARROW];
  return declaresByBraces(languageId) ? [ASSIGNED, ASSIGNED_BY_BRACES] : [ASSIGNED];
}

function declaresByBraces(languageId: string): boolean {
  const dialect = dialectOf(languageId);
  return dialect !== undefined && dialect.members.includes('::') && dialect.ternary;
}

/** What stands between a name and its value in languages with a table of their own. */
function arrowsOf(languageId: string): string {
  if (declaresByBraces(languageId)) return '|\\{';
  return dialectOf(languageId)?.assignments.includes('<-') === true ? '|<<?-' : '';
}

/** The names that the document assigns something anywhere. */
export function assignedNames(text: string, languageId: string): ReadonlySet<string> {
  if (last !== null && last.text === text && last.languageId === languageId) return last.names;
  const masked = mask(text, languageId);
  const names = new Set<string>();
  const all = patternsOf(languageId).flatMap((pattern) => [...masked.matchAll(pattern)]);
  for (const found of all) {
    const end = found.index + found[0].length;
    const name = (found[1] ?? '').replace(/_\{([^}]*)\}/, '_$1').replace(/^\$+/, '');
    if (!/^(?:pi|PI|π)$/.test(name) || !PI_VALUE.test(masked.slice(end, end + 60))) names.add(name);
  }
  last = { text, languageId, names };
  return names;
}

/** The nearest assignment to a name that begins before `before`; null where there is none. */
export function nearestAssignment(
  text: string,
  documentLanguage: string,
  name: string,
  before: number,
): Assignment | null {
  for (const assignment of assignmentsAbove(text, documentLanguage, name, before)) return assignment;
  return null;
}

/** The assignments to a name that begin before `before`, the nearest first; not more than anyone writes. */
export function* assignmentsAbove(
  text: string,
  documentLanguage: string,
  name: string,
  before: number,
): Generator<Assignment> {
  // In a block of code, the blocks of code above count, and the text between them does not.
  const languageId = languageAt(text, before, documentLanguage);
  const masked = mask(languageId === documentLanguage ? text : onlyCode(text, languageId), languageId);
  const running = isRunningText(languageId);
  const type = running ? '' : String.raw`(?:\s*:[^=\n;,(){}]{0,200})?`;
  const folds = dialectOf(languageId)?.foldsCase === true;
  if (!folds && !mentions(masked, name)) return;
  const pattern = new RegExp(
    String.raw`${running ? BEFORE_IN_TEXT + writtenInText(name) : BEFORE_IN_CODE + written(name) + AFTER}${type}${running ? GAP_IN_TEXT : String.raw`\s*`}((?:\*\*|\/\/|>>>?|<<|&&|\|\||\?\?|[-+*/%@&|^])?=(?![=>])|:=|\+\+|--${arrowsOf(languageId)}|(?=,[^=\n;()]{0,200}=(?!=))|(?=\s(?:in|of)\s))`,
    folds ? 'giu' : 'gu',
  );
  const found: Found[] = [];
  for (let next = pattern.exec(masked); next !== null && next.index < before; next = pattern.exec(masked)) {
    found.push({ start: next.index, end: next.index + next[0].length, operator: next[1] ?? '' });
    if (next[0] === '') pattern.lastIndex++;
  }
  let given = 0;
  for (const mention of found.slice(-MAX_CANDIDATES).reverse()) {
    const assignment = assignmentAt(masked, languageId, mention, before);
    if (assignment === null) continue;
    yield assignment;
    given += 1;
    if (given >= MAX_ASSIGNMENTS) return;
  }
}

/** What a parameter is given by default in the head of its function; null where it is given nothing. */
export function defaultIn(text: string, documentLanguage: string, head: SourceRange, name: string): Assignment | null {
  const languageId = languageAt(text, head.start, documentLanguage);
  const masked = mask(languageId === documentLanguage ? text : onlyCode(text, languageId), languageId);
  const pattern = new RegExp(
    String.raw`${BEFORE_IN_CODE}${escaped(name)}${AFTER}(?:\s*:[^=;,(){}]{0,200})?\s*=(?![=>])`,
    'gu',
  );
  const found = [...masked.slice(head.start, head.end).matchAll(pattern)]
    .map((one) => head.start + one.index)
    .find((start) => /[(|]|\blambda\b/.test(masked.slice(head.start, start)));
  if (found === undefined) return null;
  // The colon behind a lambda's parameters ends the last of them.
  const within = masked.slice(0, head.end).replace(/:\s*$/, '');
  const value = valueRange(within, masked.indexOf('=', found) + 1, languageId);
  return { range: { start: found, end: value.end }, value };
}

/** Of those that other scopes hide as many are looked through. */
const MAX_ASSIGNMENTS = 20;

/** As many of a name's mentions are looked at, from the nearest on: more stand in no document that people write. */
const MAX_CANDIDATES = 200;

/** Where a name stands with what could give it a value. */
interface Found {
  readonly start: number;
  readonly end: number;
  /** What stands behind it; nothing in a list of targets. */
  readonly operator: string;
}

/** The assignment that this is; null where it is none. */
function assignmentAt(
  masked: string,
  languageId: string,
  { start, end, operator }: Found,
  before: number,
): Assignment | null {
  const running = isRunningText(languageId);
  if (operator === '' && (running || !unpacks(masked, start, end))) return null;
  if (!running && isArgument(masked, start)) return null;
  const list = operator === '' ? /^[^=\n]*=(?!=)/.exec(masked.slice(end, end + 1_000)) : null;
  if (list !== null && !/^\s(?:in|of)\s/.test(masked.slice(end, end + 4))) {
    const value = valueRange(masked, end + list[0].length, languageId, true);
    return { range: { start, end: value.end }, value: unpackedItem(masked, start, end + list[0].length, value) };
  }
  if (!/^(?::?=|<<?-|\{)$/.test(operator)) return { range: { start, end }, value: null };
  const value = valueRange(masked, end, languageId, notationOf(languageId) === 'python');
  if (covers(value, before)) return null;
  return { range: { start, end: value.end }, value: running ? value : unpackedItem(masked, start, end, value) };
}

/** `u, v = 3, 4`: the item that belongs to the name at `at`; null where the two sides differ in length. */
function unpackedItem(masked: string, at: number, equals: number, value: SourceRange): SourceRange | null {
  const lineStart = masked.lastIndexOf('\n', at - 1) + 1;
  const left = masked.slice(lineStart, equals).replace(/=\s*$/, '');
  if (/^\s*(?:let|const|var|val|auto)\b|[=;:({]/.test(left) || !left.includes(',')) return value;
  const names = left.split(',');
  const index = masked.slice(lineStart, at).split(',').length - 1;
  const items: SourceRange[] = [];
  const line = { start: value.start, end: valueRange(masked, value.start, 'python', true).end };
  for (let start = line.start; start < line.end;) {
    const { end } = itemAt(masked, { start, end: line.end }, start);
    items.push(blanksTrimmed(masked, { start, end }));
    start = end + 1;
  }
  return items.length === names.length ? (items[index] ?? null) : null;
}

/** The formula itself stands in this value: `x = x**2` does not say what x is. */
function covers(value: SourceRange, before: number): boolean {
  return value.start <= before && before < value.end;
}

function lineBefore(masked: string, at: number): string {
  return masked.slice(masked.lastIndexOf('\n', at - 1) + 1, at);
}

/** `x, y = …` and `for x in …`: the name gets a value that is not written out beside it. */
function unpacks(masked: string, start: number, end: number): boolean {
  const before = lineBefore(masked, start);
  if (/^\s(?:in|of)\s/.test(masked.slice(end, end + 4))) return /\bfor\b[^:]*$/.test(before);
  return /^\s*(?:[\p{L}_][\p{L}\p{N}_]*\s*,\s*)*\(?$/u.test(before);
}

/** Whether this place is inside round or square brackets, as a keyword argument's name is. */
function isArgument(masked: string, at: number): boolean {
  let depth = 0;
  for (let i = at - 1; i >= 0 && at - i < 2_000; i--) {
    const character = masked[i] ?? '';
    if (character === ')' || character === ']') depth++;
    else if (character === '(' || character === '[') {
      if (depth === 0) return true;
      depth--;
    } else if (character === ';' || character === '{' || character === '}') return false;
    else if (character === '\n' && depth === 0 && /^[^\s)\]]/.test(masked.slice(i + 1, i + 2))) return false;
  }
  return false;
}

/** A value of more characters is none that can be read. */
const MAX_VALUE_LENGTH = MAX_LENGTH + 1;

/** From behind `=` to where the value ends: a line break, a comma or a semicolon outside of brackets. */
function valueRange(masked: string, from: number, languageId: string, commas = false): SourceRange {
  const running = isRunningText(languageId);
  let depth = 0;
  let end = from;
  for (; end < Math.min(masked.length, from + MAX_VALUE_LENGTH); end++) {
    const character = masked[end] ?? '';
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) {
      if (depth === 0) break;
      depth--;
    } else if (character === '\n' && (depth === 0 || running)) {
      if (/[=+\-*/,\\]\s*$/.test(masked.slice(from, end)) && !running) continue;
      break;
    } else if (
      depth === 0 &&
      (character === ';' || (character === ',' && !commas) || (running && /[$`]/.test(character)))
    )
      break;
    else if (
      running &&
      depth === 0 &&
      /^(?:\s(?:and|or|so|then|where|with|in|at|for|is|we|the|to|if|gives)\s|[.:!?](?:\s|$)|\\[)\]\\]|&|\\(?:q?quad|text|mbox|end|label|tag|hspace)(?![a-z]))/.test(
        masked.slice(end, end + 9),
      )
    )
      break;
  }
  const value = masked.slice(from, end);
  const blank = /^\s*/.exec(value)?.[0].length ?? 0;
  return { start: from + blank, end: Math.max(from + blank, from + value.trimEnd().length) };
}
