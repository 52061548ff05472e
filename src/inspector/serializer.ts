/**
 * Makes the panel's result again after a window reload, from what the page kept: the document is opened, the text found
 * in it, the expression differentiated at the values of then. Where that cannot be, the panel says why. A program runs
 * only when the user asks for it.
 */
import type { Result, ResultRegistry, SourceDocument } from '../results/result';
import { message } from '../trace/message';
import type { ResultSeed } from './protocol';
import { placeOf } from './seed';
import type { Session } from './session';

/** The document of this URI, opened if need be; undefined where it is gone. */
export type OpenDocument = (uri: string) => Promise<SourceDocument | undefined>;

export async function restore(
  session: Pick<Session, 'show' | 'showLost' | 'showNotRun' | 'showRestoring'>,
  results: Pick<ResultRegistry, 'differentiate' | 'run'>,
  open: OpenDocument,
  seed: ResultSeed,
  /** Whether the user asks for it now: without that no program runs. */
  asked = false,
): Promise<Result | undefined> {
  const program = seed.program ?? null;
  if (program !== null && !asked) {
    session.showNotRun(seed);
    return undefined;
  }
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
  // Of a document that ran as a whole the text of now is what is to run.
  const range = program?.whole === true ? seed.range : placeOf(seed, document.text);
  if (range === null) {
    const changed = message('inspector.text-gone', 'This text no longer stands in its document.');
    session.showLost(
      seed,
      changed,
      message('inspector.select-it', 'Select the text anew and run Differentiate Selection.'),
    );
    return undefined;
  }
  const result =
    program === null
      ? await results.differentiate(document, range, {
          given: seed.values,
          caretAsPower: seed.caretAsPower,
          ...(seed.variables === undefined ? {} : { variables: seed.variables }),
        })
      : await results.run(document, program.whole ? null : range);
  session.show(result.id);
  return result;
}
