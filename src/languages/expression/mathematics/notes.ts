/** Readings of mathematics that could surprise, in words, and the sign that a text is no mathematics at all. */
import { message } from '../../../trace/message';
import type { SourceRange } from '../../../trace/range';
import type { Note } from '../../../trace/trace';
import { bareFunctions } from '../functions/functions';
import type { SplitRun } from './tokens';

/** Several unknown words side by side are a sentence. */
export function isProse(splits: readonly SplitRun[]): boolean {
  const long = splits.filter(({ text }) => text.length >= 3);
  return (
    long.length >= 2 ||
    splits.some((run, i) => run.afterRun && i > 0 && run.text.length + (splits[i - 1]?.text.length ?? 0) >= 4)
  );
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
  const template = '“{text}” was read as the product {product}; for the function, write {call}.';
  return note('expression.note.letters', template, { text, product, call }, range);
}

export function note(id: string, template: string, args: Record<string, string>, range: SourceRange): Note {
  return { severity: 'info', message: message(id, template, args), range };
}

export function naturalLogarithm(range: SourceRange): Note {
  const template = '“log” is the natural logarithm; log10 and log2 are those to base 10 and 2.';
  return note('expression.note.natural-logarithm', template, {}, range);
}
