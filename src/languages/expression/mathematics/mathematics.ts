/** Reads plain mathematics: what stands before the formula, then the formula with its notes. */
import type { SourceRange } from '../../../trace/range';
import { mathematicsLeftSide } from '../left-side';
import { MathematicsParser } from './names';
import { isLoneWord, isProse, splitNotes } from './notes';
import { plainText } from './plain-text';
import { mathematicsTokens } from './tokens';
import { namesAreWords } from '../notation';
import { excerpt, fail } from '../problems';
import type { ReadContext, Reading } from '../reading';
import { checkBrackets } from '../tokens';

export function readMathematics(given: ReadContext, range: SourceRange): Reading {
  const context = { ...given, text: plainText(given.text, range) };
  const side = mathematicsLeftSide(context.text, range);
  const own = new Set(side.parameters ?? []);
  const names = {
    isOneName: (name: string) => own.has(name) || context.isAssigned(name),
    areWords: namesAreWords(context.language),
  };
  const { tokens, splits } = mathematicsTokens(context.text, side.formulaRange, names);
  checkBrackets(tokens.filter((token) => token.kind === 'operator'));
  const equals = tokens.find((token) => token.text === '=');
  if (equals !== undefined) fail('equation', equals.range);
  if (isProse(splits) || isLoneWord(splits, tokens))
    fail('prose', range, { text: excerpt(context.text.slice(range.start, range.end)) });
  const parser = new MathematicsParser(context, tokens, own);
  const tree = parser.whole();
  const first = tokens[0]?.range.start ?? side.formulaRange.start;
  const last = tokens.at(-2)?.range.end ?? side.formulaRange.end;
  return {
    name: side.name,
    parameters: side.parameters,
    tree,
    formulaRange: { start: first, end: last },
    notes: [...parser.notes, ...splitNotes(splits)],
  };
}
