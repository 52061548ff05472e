/** Whether a file is a program for the lens: it speaks of `torch`, and none of it says what that is. Pure. */
import type { SourceRange } from '../../trace/range';
import { PROGRAM_LANGUAGES } from '../commands/ids';

/** Comments and strings, in which nothing is code. */
const NO_CODE =
  /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|"(?:\\[^]|[^"\\\n])*"?|'(?:\\[^]|[^'\\\n])*'?|`(?:\\[^]|[^`\\])*`?|^#![^\n]*/g;
const USE = /(?<![.\p{ID_Continue}$])torch\s*\??\.\s*[\p{ID_Start}_]/u;
const DECLARED = new RegExp(
  String.raw`\b(?:const|let|var|function|class|namespace|module|enum|as)\s+torch\b|` +
    String.raw`\bimport\b[^;()=]{0,300}(?<![.\p{ID_Continue}$])torch(?![\p{ID_Continue}$])|` +
    String.raw`\b(?:const|let|var)\s*\{[^{}=]*\btorch\s*[,}:]|[(,]\s*torch\s*[,)][^;{]{0,200}(?:\{|=>)|\btorch\s*=>`,
  'u',
);

/** Blanks, comments and what ends a statement. */
const BETWEEN = /^(?:[\s;]|\/\/[^\n]*|\/\*[^]*?\*\/)*/;

/** A text in which nobody would look for a lens, since there is no end to it. */
const MAX_LENGTH = 2_000_000;

/** The code of a program that uses `torch` freely, from its first character to its last; null where it is none. */
export function torchProgram(text: string, language: string): SourceRange | null {
  if (!PROGRAM_LANGUAGES.includes(language) || text.length > MAX_LENGTH || !text.includes('torch')) return null;
  const code = text.replace(NO_CODE, (found) => found.replace(/[^\n]/g, ' '));
  if (!USE.test(code) || DECLARED.test(code)) return null;
  return { start: code.search(/\S/), end: code.trimEnd().length };
}

/**
 * Where the lenses of a program stand: above its first code, but for functions that begin it, which have lenses of their
 * own.
 */
export function firstOwnCode(text: string, program: SourceRange, functions: readonly SourceRange[]): number {
  let { start } = program;
  for (const one of functions) {
    if (one.start > start && text.slice(start, one.start).includes('\n')) break;
    if (one.end <= start) continue;
    start = one.end + (BETWEEN.exec(text.slice(one.end))?.[0].length ?? 0);
  }
  return start < program.end ? start : program.start;
}
