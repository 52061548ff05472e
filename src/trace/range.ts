/** Places in a source text. Knows nothing of lines, documents or editors. */

/** Half-open range [start, end) in UTF-16 code units from the beginning of the document. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}
