/** Running text as it is read: with plain digits and signs, and without characters that nobody sees where they do harm. */
import type { SourceRange } from '../../../trace/range';
import { invisibleName, strayCharacter, withPlainCharacters } from '../characters';
import { fail } from '../problems';

/** Of the same length, so that all places stay where they are. */
export function plainText(text: string, range: SourceRange): string {
  const stray = strayCharacter(text, range);
  if (stray !== null) fail('invisible', stray, { character: invisibleName(text[stray.start] ?? '') ?? '' });
  return withPlainCharacters(text, range);
}
