/** Reads Python: the statement around a formula, or a whole function. */
import type { SourceRange } from '../../../trace/range';
import { returned } from '../body/statements';
import { parameterList, pythonLeftSide } from '../left-side';
import { fail } from '../problems';
import type { ReadContext, Reading } from '../reading';
import { checkBrackets } from '../tokens';
import type { Tree } from '../tree';
import { namesAssigned, PythonBody, type PythonFunction, pythonFunction } from './body';
import { PythonParser } from './parser';
import { pythonTokens } from './tokens';

export function readPython(context: ReadContext, range: SourceRange): Reading {
  const written = /^(?:def\s|@)/.test(context.text.slice(range.start, range.end))
    ? pythonFunction(context.text, range)
    : null;
  return written === null ? readFormula(context, range) : readFunction(context, range, written);
}

function readFunction(
  context: ReadContext,
  range: SourceRange,
  { name, parameters: list, lines }: PythonFunction,
): Reading {
  const { text } = context;
  const parameters = parameterList(text.slice(list.start, list.end), list.start).filter(
    (parameter) => parameter !== 'self' && parameter !== 'cls',
  );
  const names = new Set([...parameters, ...namesAssigned(lines)]);
  const body = new PythonBody(text, lines, (formula) => formulaTree(context, formula, names));
  const { isVariable } = context;
  const found = returned(body.whole(), { parameters, result: null, range, isVariable });
  return { name, parameters, ...found, formulaRange: body.formulaRange ?? range };
}

/** The tree of a formula in a function's body. */
function formulaTree(context: ReadContext, range: SourceRange, names: ReadonlySet<string>): Tree {
  const tokens = pythonTokens(context.text, range);
  checkBrackets(tokens.filter((token) => token.kind === 'operator'));
  return new PythonParser(context, tokens, names).tuple();
}

function readFormula(context: ReadContext, range: SourceRange): Reading {
  const { formulaRange, name, parameters } = pythonLeftSide(context.text, range);
  const tokens = pythonTokens(context.text, formulaRange);
  checkBrackets(tokens.filter((token) => token.kind === 'operator'));
  if (tokens.length === 1)
    fail(
      context.text.slice(range.start, range.end).trimStart().startsWith('#') ? 'comment' : 'unexpected-end',
      formulaRange,
    );
  const last = tokens.at(-2);
  const parser = new PythonParser(context, tokens, new Set(parameters ?? []));
  const tree = parser.whole();
  const first = tokens[0]?.range.start ?? formulaRange.start;
  return {
    name,
    parameters,
    tree,
    formulaRange: { start: first, end: last?.range.end ?? formulaRange.end },
    notes: [],
  };
}
