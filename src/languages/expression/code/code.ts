/** Reads programming languages that have a table: the statement around a formula, and the formula. */
import type { SourceRange } from '../../../trace/range';
import { fail } from '../problems';
import type { ReadContext, Reading } from '../reading';
import { checkBrackets, type Token } from '../tokens';
import { dialectOf } from './dialects';
import { CPP } from './languages/c';
import { CodeParser } from './parser';
import { StatementReader } from './statement';
import { codeTokens } from './tokens';

export function readCode(context: ReadContext, range: SourceRange): Reading {
  const dialect = dialectOf(context.language) ?? CPP;
  const all = codeTokens(context.text, range, dialect);
  checkBrackets(all.filter((token) => token.kind === 'operator'));
  const given = all.slice(0, -1);
  while (given.at(-1)?.text === ';') given.pop();
  if (given.length === 0) fail('comment', range);
  const { name, parameters, tokens } = new StatementReader(context.text, dialect).read(given);
  const [first] = tokens;
  if (first === undefined) return fail('unexpected-end', { start: range.end, end: range.end });
  const last = tokens.at(-1) ?? first;
  const at = Math.max(last.range.end, first.range.end);
  const end: Token = {
    kind: 'end',
    text: '',
    value: NaN,
    range: { start: at, end: at },
    spaced: false,
    lineBreak: false,
  };
  const parser = new CodeParser(context, [...tokens, end], dialect, new Set(parameters ?? []));
  const tree = parser.whole();
  return { name, parameters, tree, formulaRange: { start: first.range.start, end: at }, notes: parser.notes };
}
