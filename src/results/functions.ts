/** Every function of a document that a formula can be read from, for those who offer to differentiate them unasked. */
import { functionsIn as found } from '../languages/expression/document/functions';
import type { SourceRange } from '../trace/range';
import type { SourceDocument } from './result';

/** In order of the text; null for each place that was looked at and is none, so that who asks can pause in between. */
export type FunctionsIn = (document: SourceDocument) => Iterable<SourceRange | null>;

export const functionsIn: FunctionsIn = ({ text, language }) => found(text, language);
