/** Which reader reads a notation. */
import { readCode } from './code/code';
import type { Notation } from './expression';
import { readJavaScript } from './javascript/javascript';
import { readLatex } from './latex/latex';
import { readMathematics } from './mathematics/mathematics';
import { readPython } from './python/python';
import type { SourceRange } from '../../trace/range';
import type { ReadContext, Reading } from './reading';

/** Throws `ReadError`, or a RangeError where a formula overflows the stack in spite of all bounds. */
export type Reader = (context: ReadContext, range: SourceRange) => Reading;

const READERS: Readonly<Record<Notation, Reader>> = {
  javascript: readJavaScript,
  python: readPython,
  mathematics: readMathematics,
  latex: readLatex,
  code: readCode,
};

export function readerOf(notation: Notation): Reader {
  return READERS[notation];
}
