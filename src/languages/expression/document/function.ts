/** The function around a place of a document. Knows no notation: whether it is a formula, its reader says. */
import type { SourceRange } from '../../../trace/range';
import { isRefusal, type Refusal } from '../../../trace/refusal';
import type { Expression } from '../expression';
import { isRunningText, languageAt } from '../notation';
import { problem } from '../problems';
import { readExpression } from '../read';
import { blocksAround, blocksOf } from './blocks';
import { onlyCode } from './fences';
import { candidates, findExpression } from './find';
import { mask } from './mask';
import { trimmed } from './trim';

/**
 * The range of the innermost function around the caret, if it can be read as a formula; else why it cannot. Nothing else
 * of the document needs to be complete or right.
 */
export function findFunction(text: string, languageId: string, offset: number): SourceRange | Refusal {
  const caret = { start: offset, end: offset };
  const language = languageAt(text, offset, languageId);
  const read = (range: SourceRange): Expression | Refusal =>
    readExpression(text, range, { language: languageId, definitions: false });
  if (isRunningText(language)) {
    const found = findExpression(text, languageId, caret);
    if (isRefusal(found)) return problem('no-function', caret);
    const expression = read(found);
    return isRefusal(expression) || isPlain(expression) ? problem('no-function', found) : found;
  }
  const masked = mask(language === languageId ? text : onlyCode(text, language), language);
  const block = blocksAround(blocksOf(masked, language), offset).find(({ kind }) => kind === 'function');
  const range = block === undefined ? null : trimmed(text, block.range, languageId);
  const short = candidates(text, languageId, offset)
    // A piece of the head, `y = plant(u)` of MATLAB’s `function y = plant(u)`, is no function of its own.
    .filter((one) => block === undefined || range === null || (size(one) < size(range) && !overlaps(one, block.head)))
    .sort((one, other) => size(one) - size(other))
    .find((one) => {
      const expression = read(one);
      return !isRefusal(expression) && !isPlain(expression);
    });
  if (short !== undefined) return short;
  if (range === null) return problem('no-function', caret);
  const expression = read(range);
  if (isRefusal(expression)) return expression;
  return isPlain(expression) ? problem('no-function', caret) : range;
}

/** A formula that is no function of anything that it names. */
function isPlain({ parameters }: Expression): boolean {
  return parameters === null || parameters === undefined;
}

function overlaps(one: SourceRange, other: SourceRange): boolean {
  return one.start < other.end && other.start < one.end;
}

function size({ start, end }: SourceRange): number {
  return end - start;
}
