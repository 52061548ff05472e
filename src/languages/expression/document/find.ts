/**
 * What a selection or a caret means: which part of a document to read as an expression. A hover asks for more, since
 * nobody asked for it: only what is surely a formula.
 */
import type { SourceRange } from '../../../trace/range';
import { isRefusal, type Refusal } from '../../../trace/refusal';
import { unbound } from '../body/definitions';
import { nearestAssignment } from './assignments';
import { dialectOf } from '../code/dialects';
import { blocksOf } from './blocks';
import { fenceAt } from './fences';
import type { Expression } from '../expression';
import { some } from '../fold';
import { bareFunctions } from '../functions/functions';
import { mask } from './mask';
import { isRunningText, notationOf } from '../notation';
import { problem } from '../problems';
import { readExpression } from '../read';
import { MAX_LENGTH } from '../reading';
import { formulaAt, lineFormula } from './running-text';
import { bracedStatementAt, bracketsAround, itemAt, lineAt, lineStatementAt } from './statements';
import { rowAt } from '../latex/environments';
import { isOfLetters } from '../mathematics/notes';
import { blanksTrimmed, trimmed } from './trim';

/**
 * The range of the expression that a selection means: a non-empty one is taken as it is; of a caret the innermost
 * formula, the assignment or return around it, or the line. Whether it can be read, `readExpression` says.
 */
export function findExpression(text: string, languageId: string, selection: SourceRange): SourceRange | Refusal {
  if (selection.end > selection.start) {
    const selected = trimmed(text, selection, languageId);
    return selected.end > selected.start ? selected : problem('empty', selection);
  }
  const found = candidates(text, languageId, selection.start);
  const [first, ...parts] = found.length > 0 ? found : candidates(text, languageId, beforeEnd(text, selection.start));
  if (first === undefined) return problem('empty', selection);
  return readable(text, languageId, first, parts, false) ?? readable(text, languageId, first, parts, true) ?? first;
}

/** A caret at the end of a line, behind the semicolon, means the statement before it. */
function beforeEnd(text: string, offset: number): number {
  if (/\S/.test(text.slice(offset, lineAt(text, offset).end))) return offset;
  const line = text.slice(lineAt(text, offset).start, offset);
  return offset - (/[;\s]*$/.exec(line)?.[0].length ?? 0);
}

/** The first that can be read; of a part of a statement a lone name is nothing that anyone meant. */
function readable(
  text: string,
  language: string,
  whole: SourceRange,
  parts: readonly SourceRange[],
  caretAsPower: boolean,
): SourceRange | undefined {
  if (!isRefusal(readExpression(text, whole, { language, caretAsPower, definitions: false }))) return whole;
  return parts.find((range) => {
    const expression = readExpression(text, range, { language, caretAsPower, definitions: false });
    return !isRefusal(expression) && unbound(expression.tree).kind !== 'name';
  });
}

/** In characters. */
const LONGEST_LINE = 4 * MAX_LENGTH;

/** The range of what is surely a formula at this place; null where a hover would only disturb. */
export function findForHover(text: string, languageId: string, offset: number): SourceRange | null {
  // Nobody wrote a line this long; looking through it would hold up the editor.
  const line = lineAt(text, offset);
  if (line.end - line.start > LONGEST_LINE) return null;
  const [range] = hoverCandidates(text, languageId, offset);
  if (range === undefined || offset < range.start || offset > range.end) return null;
  const expression = readExpression(text, range, { language: languageId, definitions: false });
  if (isRefusal(expression)) return null;
  return isFormula(text, languageId, expression) ? range : null;
}

function hoverCandidates(text: string, languageId: string, offset: number): readonly SourceRange[] {
  const all = candidates(text, languageId, offset);
  // Several formulas in one declaration are as sure as one; arguments of a call are not.
  const [first, second] = all;
  if (first === undefined) return [];
  if (second === undefined || !isRefusal(readExpression(text, first, { language: languageId, definitions: false })))
    return [first];
  return isItem(text, languageId, first, second) ? [second] : [first];
}

function isItem(text: string, languageId: string, outer: SourceRange, inner: SourceRange): boolean {
  return (
    !isRunningText(languageId) &&
    inner.start >= outer.start &&
    !/[([{]/.test(mask(text, languageId).slice(outer.start, inner.start))
  );
}

function isFormula(text: string, languageId: string, expression: Expression): boolean {
  const { tree, variables, formulaRange } = expression;
  if (!some(tree, ({ kind }) => kind === 'call' || kind === 'condition')) return false;
  // A sign before a name is no formula yet.
  if (tree.kind === 'call' && tree.operator === 'neg' && tree.operands[0]?.kind !== 'call') return false;
  if (isStep(expression)) return false;
  // What stands in an array at a place that varies has no value that could be shown.
  if (variables.some(({ name }) => /[[(]/.test(name))) return false;
  if (variables.some(({ name }) => isText(text, languageId, name, formulaRange.start))) return false;
  if (expression.notation === 'latex') return isQuoted(text, languageId, formulaRange.start);
  return expression.notation !== 'mathematics' || looksMathematical(text, languageId, expression);
}

/** Names that count, by custom. */
const COUNTING = /^(?:[ijkn]|\w*(?:idx|index|count|counter))$/i;

/** `i + 1`, `count = count + 1`: a whole step from one to the next. */
function isStep({ tree, name }: Expression): boolean {
  if (tree.kind !== 'call' || (tree.operator !== 'add' && tree.operator !== 'sub')) return false;
  const [counted, step] = tree.operands;
  if (counted?.kind !== 'name' || step?.kind !== 'number' || !Number.isInteger(step.value)) return false;
  return counted.name === name || COUNTING.test(counted.name);
}

/** Whether a name was last given a string, something made of strings, or an object, so that its `+` is no sum. */
function isText(text: string, languageId: string, name: string, before: number): boolean {
  const value = nearestAssignment(text, languageId, name, before)?.value;
  return (
    value !== undefined &&
    value !== null &&
    /^(?:\{|\/|new\b|function\b|async\b|\(?[^()]*\)?\s*=>)|["'`]/.test(text.slice(value.start, value.end))
  );
}

/** In running text: not `and/or`, not `A/B test`, not a page range. */
function looksMathematical(
  text: string,
  languageId: string,
  { tree, formulaRange, variables, notes, name }: Expression,
): boolean {
  const quotation = isRunningText(languageId)
    ? formulaAt(mask(text, languageId), formulaRange.start, languageId)
    : null;
  const quoted = quotation !== null || !isRunningText(languageId);
  const source = text.slice(formulaRange.start, formulaRange.end);
  const calls = some(tree, (part) => part.kind === 'call' && !/^(?:add|sub|mul|div|neg)$/.test(part.operator));
  const letters = notes.some(({ message }) => isOfLetters(message.id));
  // Quotes of code hold commands, too: `git log -1`.
  if (letters && quotation !== null && text[quotation.start - 1] === '`') return false;
  if (quoted) return calls || /[-+*/^\d=−·×]/.test(source);
  if (letters || (name === null && !calls && !/\d/.test(source)) || countsThings(source)) return false;
  const words = source.match(/\p{L}{2,}/gu) ?? [];
  const unknown = words.filter((word) => variables.every((variable) => !variable.name.startsWith(word)));
  const split = unknown.filter((word) =>
    Array.from(word).every((letter) => variables.some((variable) => variable.name.startsWith(letter))),
  );
  return split.every((word) => new RegExp(String.raw`\d${word}`).test(source) || name !== null);
}

/** `Q3 2023`, `2nd - 3rd`, `5 x 3`: a number stands behind a word that is no function. */
function countsThings(source: string): boolean {
  const words = source.matchAll(/(\p{L}+)\d*\s+\d/gu);
  return (
    /\b\d+(?:st|nd|rd|th)\b/.test(source) ||
    [...words].some(([, word = '']) => bareFunctions('mathematics', word).length === 0 && word !== 'mod')
  );
}

/** What a caret may mean, the most likely first. */
export function candidates(text: string, languageId: string, offset: number): readonly SourceRange[] {
  if (!isRunningText(languageId)) return codeCandidates(text, languageId, offset, { start: 0, end: text.length });
  const fence = fenceAt(text, offset);
  if (fence !== null && notationOf(fence.language) !== 'mathematics')
    return codeCandidates(text, fence.language, offset, fence.range);
  const formula = formulaAt(mask(text, languageId), offset, languageId) ?? displayFence(text, fence?.range, offset);
  if (formula !== null) return nonEmpty([formula]);
  return nonEmpty([lineFormula(text, lineAt(text, offset), languageId, offset)]);
}

/** Whether the place is in a formula for sure, since dollars, an environment or a block say so. */
function isQuoted(text: string, languageId: string, offset: number): boolean {
  if (formulaAt(mask(text, languageId), offset, languageId) !== null) return true;
  return displayFence(text, fenceAt(text, offset)?.range, offset) !== null;
}

/** A block of LaTeX in Markdown is one formula, or one in each of its rows. */
function displayFence(text: string, range: SourceRange | undefined, offset: number): SourceRange | null {
  if (range === undefined || !text.slice(range.start, range.end).includes('\\')) return null;
  const row = blanksTrimmed(text, rowAt(text, range, offset));
  return row.start <= offset && offset <= row.end ? row : null;
}

function nonEmpty(ranges: readonly SourceRange[]): readonly SourceRange[] {
  return ranges.filter(({ start, end }) => end > start);
}

/** As many brackets around a place are looked into, the innermost: more stand in no formula that people write. */
const MAX_BRACKETS = 30;

/** The statement, then its parts that hold the place: one of several declarations, arguments of calls. */
function codeCandidates(text: string, languageId: string, offset: number, within: SourceRange): readonly SourceRange[] {
  const masked = mask(text.slice(within.start, within.end), languageId);
  const at = offset - within.start;
  const inComment = masked[at] === ' ' && text[offset] !== ' ' && masked[at - 1] === ' ' && text[offset - 1] !== ' ';
  if (inComment) return [];
  const dialect = dialectOf(languageId);
  const braced = dialect?.braces ?? notationOf(languageId) === 'javascript';
  const goesOn = dialect?.continuation === null;
  const found = braced ? bracedStatementAt(masked, at, dialect?.ifs === 'braces') : lineStatementAt(masked, at, goesOn);
  const statement = withoutHead(masked, found, at);
  // On the first line of a function that goes on below, the whole of it is meant.
  const opened = braced
    ? undefined
    : blocksOf(masked, languageId).find(
        ({ kind, head, body }) => kind === 'function' && head.start <= at && at <= head.end && body.end > head.end,
      );
  const ranges: SourceRange[] = opened === undefined ? [statement] : [opened.range, statement];
  if (statement.end - statement.start <= 4 * MAX_LENGTH) {
    ranges.push(itemAt(masked, statement, at));
    for (const bracket of bracketsAround(masked, statement, at).slice(-MAX_BRACKETS)) {
      if (bracket.opening === '[') continue;
      ranges.push(bracket, itemAt(masked, bracket, at));
    }
  }
  const placed = ranges
    .map((range) => trimmedCode(masked, range))
    .map(({ start, end }) => ({ start: start + within.start, end: end + within.start }));
  return nonEmpty(
    placed.filter(({ start, end }, i) => placed.findIndex((other) => other.start === start && other.end === end) === i),
  );
}

/** Without blanks, comments (blanks in the mask), and the semicolon or comma at the end. */
function trimmedCode(masked: string, { start, end }: SourceRange): SourceRange {
  const content = masked.slice(start, end);
  const lead = /^[\s;,]*/.exec(content)?.[0].length ?? 0;
  // By hand: a pattern would try every blank of a long run.
  let last = content.length;
  while (last > lead && /[\s;,]/.test(content[last - 1] ?? '')) last--;
  return { start: start + lead, end: start + last };
}

/** Behind `if (…)`, `else`, `for …:` and the like, where the place is behind it. */
function withoutHead(masked: string, range: SourceRange, at: number): SourceRange {
  let { start } = range;
  for (;;) {
    const source = masked.slice(start, range.end);
    const head = headLength(source);
    if (head === 0 || start + head > at) return { start, end: range.end };
    start += head;
  }
}

function headLength(source: string): number {
  const word = /^\s*(?:(?:else\s+)?if|for|while|switch|with|elif|else|try|finally|do|case|default|except|match)\b/.exec(
    source,
  )?.[0];
  if (word === undefined) return 0;
  if (/\b(?:else|try|finally|do)$/.test(word) && !/^\s*:/.test(source.slice(word.length))) return word.length;
  let depth = 0;
  for (let i = word.length; i < source.length; i++) {
    const character = source[i] ?? '';
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) {
      depth--;
      if (depth === 0 && character === ')' && /^\s*\(/.test(source.slice(word.length))) return i + 1;
    } else if (character === ':' && depth === 0) return i + 1;
  }
  return 0;
}
