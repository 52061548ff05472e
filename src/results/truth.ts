/** Whether a result's values still belong to the document: the same text, whole, with the same values above it. */
import { isRefusal } from '../trace/refusal';
import { sameValue } from '../trace/value';
import type { LiveResult, Source } from './live';
import { findRange, valuesAbove } from './reading';
import type { SourceDocument } from './result';

/** The quick half: whether the text still stands where the result does. */
export function textStands({ range, sourceText }: LiveResult, { text }: SourceDocument): boolean {
  return range.end - range.start === sourceText.length && text.startsWith(sourceText, range.start);
}

export function isStillTrue(result: LiveResult, document: SourceDocument): boolean {
  const { source } = result;
  if (document.text === source.document.text && document.language === source.document.language) return true;
  return textStands(result, document) && isStillWhole(result, document) && hasSameValues(result, document);
}

/** `x**2` is no longer what a reader sees once `+ 1` was written behind it, if it was all of the formula before. */
function isStillWhole({ source, range }: LiveResult, document: SourceDocument): boolean {
  source.whole ??= isWhole(source, source.document);
  return !source.whole || isWhole({ range }, document);
}

function isWhole({ range }: Pick<Source, 'range'>, document: SourceDocument): boolean {
  const found = findRange(document, { start: range.start, end: range.start });
  return !isRefusal(found) && found.range.start === range.start && found.range.end === range.end;
}

function hasSameValues(result: LiveResult, document: SourceDocument): boolean {
  const reading = result.read();
  if (isRefusal(reading)) return true;
  const { expression, assigned } = reading;
  const now = valuesAbove(document, expression, result.range);
  return expression.variables.every(({ name }) => {
    const [one, other] = [assigned.get(name)?.value, now.get(name)?.value];
    return one === undefined || other === undefined ? one === other : sameValue(one, other);
  });
}
