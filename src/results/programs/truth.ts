/**
 * Whether a program would do again what it did: the statements that ran stand as they were, and nothing that came
 * beside them could change them. Reads texts without parsing them, so that half-typed ones are judged, too; where it
 * cannot know, it says no.
 */
import { mask } from '../../languages/expression/document/mask';
import type { ProgramTrace } from '../../trace/program';
import type { SourceRange } from '../../trace/range';
import type { Changes } from './changes';

interface Ran {
  readonly language: string;
  readonly selection: SourceRange | null;
  readonly changes: Changes;
}

const WORD = /(?<![.\p{ID_Continue}$])[\p{ID_Start}$_][\p{ID_Continue}$]*/gu;
/** What follows a statement without a semicolon and makes it longer. */
const GOES_ON = /^\s*(?:[.*/%&|^<>?:,=([`]|\+(?!\+)|-(?!-)|(?:in|instanceof|as|satisfies)\b)/;
/** Words that every program uses for the same thing. */
const COMMON = new Set(
  (
    'as async await break case catch class const continue default do else enum export extends finally for from function ' +
    'get if import in instanceof interface let new null of return set static super switch this throw true false try type ' +
    'typeof undefined var void while yield torch print plot scatter bar hist plt console Math'
  ).split(' '),
);

/** The quick half: whether every statement that ran has its text. */
export function statementsStand({ changes }: Ran, { ran }: Pick<ProgramTrace, 'ran'>): boolean {
  return changes.none || ran.every((statement) => changes.stands(statement));
}

/** Whether the statement stands, and stands as a statement: not in a comment, not as a part of a longer one. */
export function standsAsCode({ changes, language }: Ran, statement: SourceRange): boolean {
  if (changes.none) return true;
  if (!changes.stands(statement)) return false;
  return isStatement(statement, changes, mask(changes.before, language), mask(changes.after, language));
}

/** Those of many statements that stand as `standsAsCode` says, for hardly more than the price of one. */
export function standing({ changes, language }: Ran, statements: readonly SourceRange[]): readonly SourceRange[] {
  if (changes.none) return statements;
  const left = statements.filter((statement) => changes.stands(statement));
  if (left.length === 0) return left;
  const [then, now] = [mask(changes.before, language), mask(changes.after, language)];
  return left.filter((statement) => isStatement(statement, changes, then, now));
}

export function ranAgainTheSame(source: Ran, trace: Pick<ProgramTrace, 'ran'>): boolean {
  const { changes, language } = source;
  if (changes.none) return true;
  if (!statementsStand(source, trace)) return false;
  const [then, now] = [mask(changes.before, language), mask(changes.after, language)];
  if (!trace.ran.every((statement) => isStatement(statement, changes, then, now))) return false;
  let words: ReadonlySet<string> | null = null;
  return gaps(source, trace.ran).every(({ before, after, runs }) => {
    const changed = changedStatements(code(changes.before, then, before), code(changes.after, now, after));
    if (changed.length === 0) return true;
    if (runs) return false;
    words ??= wordsOf(trace.ran.map(({ start, end }) => then.slice(start, end)).join('\n'));
    const known = words;
    return changed.every((statement) => ![...wordsOf(statement)].some((word) => known.has(word)));
  });
}

function isStatement({ start, end }: SourceRange, changes: Changes, then: string, now: string): boolean {
  const text = then.slice(start, end);
  const from = changes.position(start, 'behind');
  if (!now.startsWith(text, from)) return false;
  const line = now.slice(now.lastIndexOf('\n', from - 1) + 1, from);
  if (!/(?:^|[;{}])\s*$/.test(line) && then.slice(then.lastIndexOf('\n', start - 1) + 1, start) !== line) return false;
  return /[;}]$/.test(text) || !GOES_ON.test(now.slice(from + text.length, from + text.length + 200));
}

/** A stretch between statements that ran, then and now, and whether code in it would run. */
interface Gap {
  readonly before: SourceRange;
  readonly after: SourceRange;
  readonly runs: boolean;
}

function gaps({ changes, selection }: Ran, ran: readonly SourceRange[]): readonly Gap[] {
  const chosen = selection ?? { start: 0, end: changes.before.length };
  const edges = [
    ...[...ran, ...(selection === null ? [] : [selection])].flatMap(({ start, end }) => [
      { at: start, now: changes.position(start, 'behind') },
      { at: end, now: changes.position(end, 'before') },
    ]),
    { at: 0, now: 0 },
    { at: changes.before.length, now: changes.after.length },
  ].sort((one, other) => one.at - other.at || one.now - other.now);
  return edges.slice(1).flatMap((end, index) => {
    const start = edges[index];
    if (start === undefined || isIn(ran, start.at, end.at)) return [];
    const runs =
      start.at >= chosen.start &&
      end.at <= chosen.end &&
      (selection === null ||
        (start.now >= changes.position(chosen.start, 'behind') && end.now <= changes.position(chosen.end, 'before')));
    return [{ before: { start: start.at, end: end.at }, after: { start: start.now, end: end.now }, runs }];
  });
}

function isIn(statements: readonly SourceRange[], start: number, end: number): boolean {
  return start < end && statements.some((statement) => statement.start <= start && end <= statement.end);
}

/** The text of a range without its comments, its strings as they are. */
function code(text: string, masked: string, { start, end }: SourceRange): string {
  return masked.slice(start, end).replace(/"+/g, (run, at: number) => text.slice(start + at, start + at + run.length));
}

/** Those statements of two texts that are not the same in both; blanks do not count. */
function changedStatements(before: string, after: string): readonly string[] {
  const [then, now] = [statements(before), statements(after)];
  let front = 0;
  while (front < then.length && front < now.length && then[front] === now[front]) front += 1;
  let back = 0;
  while (back < Math.min(then.length, now.length) - front && then.at(-1 - back) === now.at(-1 - back)) back += 1;
  return [...then.slice(front, then.length - back), ...now.slice(front, now.length - back)];
}

/** Roughly: what stands between line breaks and semicolons outside all brackets. */
function statements(text: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const character = text[at] ?? '\n';
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth = Math.max(0, depth - 1);
    else if (at === text.length || (depth === 0 && (character === ';' || (character === '\n' && endsAt(text, at))))) {
      found.push(text.slice(start, at).replace(/\s+/g, ' ').trim());
      start = at + 1;
    }
  }
  return found.filter((statement) => statement !== '');
}

/** Behind an operator, or before one, a statement goes on over a line break. */
function endsAt(text: string, at: number): boolean {
  return (
    !/[=+\-*/%&|^<>?:,.]\s*$/.test(text.slice(Math.max(0, at - 80), at)) &&
    !/^\s*[.+\-*/%&|^<>?:,=]/.test(text.slice(at, at + 200))
  );
}

function wordsOf(masked: string): ReadonlySet<string> {
  return new Set([...masked.matchAll(WORD)].map(([word]) => word).filter((word) => !COMMON.has(word)));
}
