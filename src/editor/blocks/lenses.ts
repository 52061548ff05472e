/** The blocks of code of a document that code lenses stand above. Knows which blocks run, not what a lens does. */
import type { TextDocument } from 'vscode';
import type { ResultRegistry } from '../../results/result';
import type { SourceRange } from '../../trace/range';
import { sourceOf } from '../documents';
import { torchProgram } from '../lenses/torch';

/** Those of a document in which some block speaks of tensors: what else may stand in a tutorial is no business of ours. */
export function blocksWithLenses(results: ResultRegistry | undefined, document: TextDocument): readonly SourceRange[] {
  const source = sourceOf(document);
  const blocks = results?.blocks(source) ?? [];
  const speaks = blocks.some(
    ({ range, language }) => torchProgram(source.text.slice(range.start, range.end), language) !== null,
  );
  return speaks ? blocks.map(({ range }) => range) : [];
}
