/** What surely is a formula at a place, for those who speak unasked: hovers and light bulbs. */
import { findForHover } from '../languages/expression/document/find';
import type { SourceRange } from '../trace/range';
import type { SourceDocument } from './result';

export type SurelyAt = (document: SourceDocument, offset: number) => SourceRange | null;

export const surelyAt: SurelyAt = ({ text, language }, offset) => findForHover(text, language, offset);
