/**
 * Makes the panel's result again after a window reload, from what the page kept: the document is opened, the text found
 * in it, the expression differentiated at the values of then. Where that cannot be, the panel says why.
 */
import type { Result, ResultRegistry, SourceDocument } from '../results/result';
import { message } from '../trace/message';
import type { ResultSeed } from './protocol';
import { placeOf } from './seed';
import type { Session } from './session';

/** The document of this URI, opened if need be; undefined where it is gone. */
export type OpenDocument = (uri: string) => Promise<SourceDocument | undefined>;

export async function restore(
  session: Pick<Session, 'show' | 'showLost' | 'showRestoring'>,
  results: Pick<ResultRegistry, 'differentiate'>,
  open: OpenDocument,
  seed: ResultSeed,
): Promise<Result | undefined> {
  session.showRestoring(seed);
  const document = await open(seed.uri);
  if (document === undefined) {
    const gone = message('inspector.document-gone', 'The document of this result is not there any more: {uri}', {
      uri: seed.uri,
    });
    session.showLost(
      seed,
      gone,
      message('inspector.open-it', 'Open it again and run again, or differentiate another text.'),
    );
    return undefined;
  }
  const range = placeOf(seed, document.text);
  if (range === null) {
    const changed = message('inspector.text-gone', 'This expression no longer stands in its document.');
    session.showLost(
      seed,
      changed,
      message('inspector.select-it', 'Select an expression and run Differentiate Selection.'),
    );
    return undefined;
  }
  const result = await results.differentiate(document, range, { given: seed.values, caretAsPower: seed.caretAsPower });
  session.show(result.id);
  return result;
}
