/** Readings of mathematics that could surprise, in words, and the sign that a text is no mathematics at all. */
import { message } from '../../../trace/message';
import type { SourceRange } from '../../../trace/range';
import type { Note } from '../../../trace/trace';
import { bareFunctions } from '../functions/functions';
import type { Token } from '../tokens';
import type { SplitRun } from './tokens';

/** Several unknown words side by side are a sentence. */
export function isProse(splits: readonly SplitRun[]): boolean {
  const long = splits.filter(({ text }) => text.length >= 3);
  return (
    long.length >= 2 ||
    splits.some((run, i) => run.afterRun && i > 0 && run.text.length + (splits[i - 1]?.text.length ?? 0) >= 4)
  );
}

/** One long unknown word with at most numbers beside it is a heading, say, and no product of its letters. */
export function isLoneWord(splits: readonly SplitRun[], tokens: readonly Token[]): boolean {
  const [only, ...more] = splits;
  return (
    only !== undefined &&
    more.length === 0 &&
    only.text.length >= 5 &&
    tokens.every(({ kind, range }) => kind === 'number' || kind === 'end' || isWithin(range, only.range))
  );
}

function isWithin(inner: SourceRange, outer: SourceRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

export function splitNotes(splits: readonly SplitRun[]): Note[] {
  return splits.filter(({ text }) => text.length >= 3).map(splitNote);
}

function splitNote({ text, range }: SplitRun): Note {
  const product = Array.from(text).join('·');
  const length = [5, 4, 3, 2].find(
    (count) => count < text.length && bareFunctions('mathematics', text.slice(0, count)).length > 0,
  );
  if (length === undefined)
    return note('expression.note.letters', '“{text}” was read as the product {product}.', { text, product }, range);
  const call = `${text.slice(0, length)}(${text.slice(length)})`;
  return note(
    'expression.note.letters-function',
    '“{text}” was read as the product {product}; for the function, write {call}.',
    { text, product, call },
    range,
  );
}

/** Whether a note says that letters were read as a product. */
export function isOfLetters(id: string): boolean {
  return id.startsWith('expression.note.letters');
}

export function note(id: string, template: string, args: Record<string, string>, range: SourceRange): Note {
  return { severity: 'info', message: message(id, template, args), range };
}

export function naturalLogarithm(range: SourceRange): Note {
  return note(
    'expression.note.natural-logarithm',
    '“log” is the natural logarithm; log10 and log2 are those to base 10 and 2.',
    {},
    range,
  );
}
