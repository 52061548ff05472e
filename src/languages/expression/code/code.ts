/** Reads programming languages that have a table: the statement around a formula, and the formula. */
import type { SourceRange } from '../../../trace/range';
import type { Note } from '../../../trace/trace';
import { returned } from '../body/statements';
import { fail } from '../problems';
import type { ReadContext, Reading } from '../reading';
import { checkBrackets, type Token } from '../tokens';
import type { Tree } from '../tree';
import { CodeBody } from './body';
import type { Dialect } from './dialect';
import { dialectOf } from './dialects';
import { macro, wordedFunction } from './function';
import { CPP } from './languages/c';
import { CodeParser } from './parser';
import { type Statement, StatementReader } from './statement';
import { codeTokens } from './tokens';

export function readCode(context: ReadContext, range: SourceRange): Reading {
  const dialect = dialectOf(context.language) ?? CPP;
  const all = codeTokens(context.text, range, dialect);
  checkBrackets(all.filter((token) => token.kind === 'operator'));
  const given = all.slice(0, -1);
  while (given.at(-1)?.text === ';') given.pop();
  if (given.length === 0) fail('comment', range);
  const reader = new StatementReader(context.text, dialect);
  const statement = wordedFunction(given, dialect, reader) ?? macro(given, reader) ?? reader.read(given);
  const { name, parameters, tokens, block } = statement;
  if (block !== undefined) return readFunction(context, dialect, { ...statement, block }, range);
  const [first] = tokens;
  if (first === undefined) return fail('unexpected-end', { start: range.end, end: range.end });
  const last = tokens.at(-1) ?? first;
  const at = Math.max(last.range.end, first.range.end);
  const parser = new CodeParser(context, [...tokens, endAt(at)], dialect, new Set(parameters ?? []));
  const tree = parser.whole();
  return { name, parameters, tree, formulaRange: { start: first.range.start, end: at }, notes: parser.notes };
}

function endAt(at: number): Token {
  return { kind: 'end', text: '', value: NaN, range: { start: at, end: at }, spaced: false, lineBreak: false };
}

/** A function of several statements. */
function readFunction(
  context: ReadContext,
  dialect: Dialect,
  { name, parameters, block, result = null }: Statement & { readonly block: readonly Token[] },
  range: SourceRange,
): Reading {
  const given = parameters ?? [];
  const names = namesIn([...given, ...(result === null ? [] : [result])], block, dialect);
  const notes: Note[] = [];
  const formula = (tokens: readonly Token[]): Tree => {
    const at = tokens.at(-1)?.range.end ?? range.end;
    const parser = new CodeParser(context, [...tokens, endAt(at)], dialect, names);
    const tree = parser.whole();
    notes.push(...parser.notes);
    return tree;
  };
  const spelled = (word: string): string =>
    dialect.foldsCase ? ([...names].find((one) => one.toLowerCase() === word.toLowerCase()) ?? word) : word;
  const body = new CodeBody({ text: context.text, dialect, formula, result, spelled });
  const statements = body.whole(block);
  const end = { start: range.end, end: range.end };
  const found = returned(statements, {
    parameters: given,
    result: result === null ? null : { kind: 'name', name: spelled(result), range: end },
    range,
    isVariable: context.isVariable,
  });
  return { name, parameters, ...found, formulaRange: body.formulaRange ?? range, notes: [...notes, ...found.notes] };
}

/** The names that a function gives values to, so that none of them is read as a constant. */
function namesIn(parameters: readonly string[], block: readonly Token[], dialect: Dialect): ReadonlySet<string> {
  const names = new Map(parameters.map((name) => [dialect.foldsCase ? name.toLowerCase() : name, name]));
  for (const [i, { kind, text }] of block.entries()) {
    const next = block[i + 1]?.text ?? '';
    const before = block[i - 1]?.text ?? '';
    const gives = dialect.assignments.includes(next) || /^(?:let|mut|var|val|const)$/.test(before);
    const key = dialect.foldsCase ? text.toLowerCase() : text;
    if (kind === 'name' && gives && text !== 'mut' && !names.has(key)) names.set(key, text);
  }
  return new Set(names.values());
}
