/**
 * Reads LaTeX: the formula out of its environment, what stands before it, then its tokens by the parser of plain
 * mathematics with what LaTeX adds.
 */
import type { SourceRange } from '../../../trace/range';
import type { Note } from '../../../trace/trace';
import { isProse, note, splitNotes } from '../mathematics/notes';
import { plainText } from '../mathematics/plain-text';
import { excerpt, fail } from '../problems';
import type { ReadContext, Reading } from '../reading';
import { latexLeftSide } from './left-side';
import { LatexParser } from './parser';
import { formulaRows, withoutEnvironments } from './rows';
import { remarkFrom } from './remarks';
import { type Piece, scan } from './scan';
import { LatexTokens } from './command-tokens';

export function readLatex(given: ReadContext, range: SourceRange): Reading {
  const context = { ...given, text: plainText(given.text, range) };
  const pieces = withoutEnvironments(scan(context.text, range));
  const [, second] = formulaRows(pieces);
  if (second !== undefined) fail('several-formulas', second);
  const side = latexLeftSide(context.text, pieces);
  const own = new Set(side.parameters ?? []);
  const rest = pieces.slice(side.next);
  const remark = remarkFrom(context.text, rest);
  const formula = remark === rest.length - 1 || remark === 0 ? rest : ended(rest, remark);
  const isGiven = (name: string): boolean => context.isAssigned(name) || (name === 'sigma' && SIGMA.test(context.text));
  const isOneName = (name: string): boolean => own.has(name) || isGiven(name);
  const latex = new LatexTokens(context.text, formula, { isOneName, areWords: false });
  latex.run();
  const { tokens, splits, functions } = latex;
  if (isProse(splits)) fail('prose', range, { text: excerpt(context.text.slice(range.start, range.end)) });
  const isAssigned = (name: string): boolean => !functions.has(name) && isGiven(name);
  const parser = new LatexParser({ ...context, isAssigned }, tokens, without(own, functions));
  const tree = parser.whole();
  const first = tokens[0]?.range.start ?? range.start;
  const last = tokens.at(-2)?.range.end ?? range.end;
  return {
    name: side.name,
    parameters: side.parameters,
    tree,
    formulaRange: { start: first, end: last },
    notes: [...parser.notes, ...latex.notes, ...splitNotes(splits), ...remarkNotes(context.text, rest, remark)],
  };
}

/** A document in which σ has a value means the value. */
const SIGMA = /\\sigma\s*&?\s*=/;

function ended(pieces: readonly Piece[], at: number): Piece[] {
  const place = pieces[at - 1]?.range.end ?? 0;
  const end: Piece = {
    kind: 'end',
    text: '',
    range: { start: place, end: place },
    spaced: false,
    paragraph: false,
  };
  return [...pieces.slice(0, at), end];
}

function remarkNotes(source: string, pieces: readonly Piece[], at: number): Note[] {
  const [first, last] = [pieces[at], pieces.at(-2)];
  if (first === undefined || last === undefined || at === 0 || at === pieces.length - 1) return [];
  const range = { start: first.range.start, end: last.range.end };
  const text = excerpt(source.slice(range.start, range.end).replace(/^(?:[\s,]|\\q?quad)+/, ''));
  return [note('expression.note.remark', '“{text}” was set aside.', { text }, range)];
}

function without(names: ReadonlySet<string>, functions: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...names].filter((name) => !functions.has(name)));
}
