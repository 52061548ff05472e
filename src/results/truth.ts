/** Whether a result's values still belong to the document: the same text, whole, with the same values above it. */
import { isRefusal } from '../trace/refusal';
import { sameValue } from '../trace/value';
import type { LiveResult, Source } from './live';
import { readingOf, type Reading } from './evaluation';
import { findRange } from './reading';
import type { SourceDocument } from './result';
import { sameEarlier } from './surroundings';
import { own } from './values';

/** The quick half: whether the text still stands where the result does. */
export function textStands({ range, sourceText }: LiveResult, { text }: SourceDocument): boolean {
  return range.end - range.start === sourceText.length && text.startsWith(sourceText, range.start);
}

export function isStillTrue(result: LiveResult, document: SourceDocument): boolean {
  const { source } = result;
  const { text, language } = source.document;
  if (document.text === text && document.language === language && sameEarlier(document, source.document)) return true;
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

/** The same names stand for the same formulas and values. */
function hasSameValues(result: LiveResult, document: SourceDocument): boolean {
  const then = result.read();
  if (isRefusal(then)) return true;
  const now = readingOf(document, result.range, result);
  return !isRefusal(now) && isSame(formulasOf(then), formulasOf(now)) && sameValues(then, now, result);
}

/** Variables, and what other names stand for, as it is written. */
function formulasOf({ expression: { variables, bindings = [] }, text }: Reading): readonly string[] {
  const written = bindings.map(({ name, definition }) => `${name}: ${text.slice(definition.start, definition.end)}`);
  return [...variables.map(({ name }) => name), ...written];
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, i) => text === other[i]);
}

/** Values of a debugger do not come from the document. */
function sameValues(then: Reading, now: Reading, { debugged }: LiveResult): boolean {
  const names = new Set([...then.assigned.keys(), ...now.assigned.keys()]);
  return [...names].every((name) => {
    const [one, other] = [then.assigned.get(name)?.value, now.assigned.get(name)?.value];
    if (own(debugged, name) !== undefined) return true;
    return one === undefined || other === undefined ? one === other : sameValue(one, other);
  });
}
