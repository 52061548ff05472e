/**
 * Reads an expression from a document's text: by its notation's reader, then what holds for every notation, that it is
 * a formula in something, of a bounded size. Never throws on any text.
 */
import type { SourceRange } from '../../trace/range';
import type { Refusal } from '../../trace/refusal';
import { readCode } from './code/code';
import { assignedNames } from './document/assignments';
import type { Expression, ExpressionVariable } from './expression';
import { fold } from './fold';
import { functionNamed } from './functions/functions';
import { nameTex } from './greek';
import { readJavaScript } from './javascript/javascript';
import { readLatex } from './latex/latex';
import { readMathematics } from './mathematics/mathematics';
import { languageAt, notationOfFormula } from './notation';
import { excerpt, fail, problem, ReadError } from './problems';
import { readPython } from './python/python';
import { MAX_LENGTH, MAX_NESTING, MAX_OPERATORS, type ReadContext, type Reading } from './reading';
import { trimmed } from './document/trim';
import type { Tree } from './tree';
import { expressionTex } from './typeset';

export interface ReadOptions {
  /** VS Code's language id. */
  readonly language: string;
  /** Reads `^` as a power where the language has an exclusive or. */
  readonly caretAsPower?: boolean;
  /** Names that have values from elsewhere, as if the document assigned them: `--at speed=3` makes `speed` one name. */
  readonly names?: readonly string[];
}

/** Reads the expression in `range` of a document; `text` is the whole of it. */
export function readExpression(text: string, range: SourceRange, options: ReadOptions): Expression | Refusal {
  try {
    return read(text, range, options);
  } catch (error) {
    if (error instanceof ReadError) return error.refusal;
    // A formula that overflows the stack in spite of the bounds is too deep, whoever's stack it was.
    if (error instanceof RangeError) return problem('too-deep', range, { limit: MAX_NESTING });
    throw error;
  }
}

function read(
  text: string,
  given: SourceRange,
  { language, caretAsPower = false, names = [] }: ReadOptions,
): Expression {
  const range = trimmed(text, given, language);
  if (range.start >= range.end) fail('empty', { start: given.start, end: given.end });
  const length = range.end - range.start;
  if (length > MAX_LENGTH) fail('too-long', range, { length, limit: MAX_LENGTH });
  const written = languageAt(text, range.start, language);
  const notation = notationOfFormula(written, text.slice(range.start, range.end));
  const context: ReadContext = {
    text,
    language: written,
    notation,
    caretAsPower,
    isAssigned: (name) => names.includes(name) || assignedNames(text, language).has(name),
  };
  const reading = readerOf(notation)(context, range);
  check(reading, text);
  const variables = variablesOf(reading, text);
  const expression = {
    notation,
    language,
    name: reading.name,
    tree: reading.tree,
    variables,
    range,
    formulaRange: reading.formulaRange,
  };
  return { ...expression, tex: expressionTex(reading), notes: reading.notes };
}

function readerOf(notation: Expression['notation']): (context: ReadContext, range: SourceRange) => Reading {
  switch (notation) {
    case 'javascript':
      return readJavaScript;
    case 'python':
      return readPython;
    case 'mathematics':
      return readMathematics;
    case 'latex':
      return readLatex;
    case 'code':
      return readCode;
  }
}

/** What a formula must be, however it was written. */
function check({ tree, formulaRange }: Reading, text: string): void {
  const operators = fold<number>(tree, (part, counts) =>
    counts.reduce((sum, count) => sum + count, part.kind === 'call' ? 1 : 0),
  );
  if (operators > MAX_OPERATORS) fail('too-many-operators', formulaRange, { limit: MAX_OPERATORS });
  if (tree.kind === 'list') fail('list', formulaRange);
  if (tree.kind !== 'call' || functionNamed(tree.operator)?.truth !== true) return;
  if (!tree.operator.startsWith('logical')) fail('comparison', formulaRange);
  const { start, end } = tree.operatorRange;
  fail('truth-value', formulaRange, { operator: excerpt(text.slice(start, end)) });
}

/** In the order of the parameters, else of first appearance in the text. */
function variablesOf({ tree, parameters, name, formulaRange }: Reading, text: string): readonly ExpressionVariable[] {
  const mentions = new Map<string, SourceRange[]>((parameters ?? []).map((parameter) => [parameter, []]));
  const found: Extract<Tree, { kind: 'name' }>[] = [];
  fold<null>(tree, (part) => {
    if (part.kind === 'name') found.push(part);
    return null;
  });
  found.sort((a, b) => a.range.start - b.range.start);
  for (const mention of found) {
    const ranges = mentions.get(mention.name);
    if (ranges === undefined) mentions.set(mention.name, [mention.range]);
    else if (!ranges.some(({ start }) => start === mention.range.start)) ranges.push(mention.range);
  }
  // Of an object only its numbers vary: `a.x` and `a.y`, not the parameter `a` itself.
  for (const [parameter, ranges] of mentions)
    if (ranges.length === 0 && found.some((mention) => mention.name.startsWith(`${parameter}.`)))
      mentions.delete(parameter);
  if (mentions.size === 0)
    fail('no-variable', formulaRange, {
      text: excerpt(text.slice(formulaRange.start, formulaRange.end)),
      name: name ?? '',
    });
  return [...mentions].map(([variable, ranges]) => ({ name: variable, tex: nameTex(variable), mentions: ranges }));
}
