/** Which notation a document's formulas are written in, by VS Code's language id. Knows no formula. */
import { dialectOf } from './code/dialects';
import type { Notation } from './expression';
import { fenceAt } from './document/fences';

const JAVASCRIPT = new Set(
  'javascript typescript javascriptreact typescriptreact vue svelte astro html'.split(' ').concat(
    // What languages with C's operators and no table of their own share with JavaScript (precedence, `x ? y : z`, `^` as
    // exclusive or, plain names of functions) is read as in JavaScript.
    'scala groovy php zig d v haxe glsl hlsl wgsl shaderlab'.split(' '),
  ),
);

const INTEGER_DIVISION = new Set('scala groovy d zig v glsl hlsl wgsl'.split(' '));

const PYTHON = new Set('python cython mojo starlark gdscript sage sagemath'.split(' '));

/** Languages of running text, in which a formula is mathematics and a run of letters a product. */
const TEXT = new Set(
  'markdown mdx latex tex bibtex plaintext restructuredtext asciidoc typst org quarto rmd textile wikitext git-commit scminput search-result log'.split(
    ' ',
  ),
);

export function notationOf(languageId: string): Notation {
  if (dialectOf(languageId) !== undefined) return 'code';
  if (JAVASCRIPT.has(languageId)) return 'javascript';
  if (PYTHON.has(languageId)) return 'python';
  return 'mathematics';
}

/** What LaTeX has and plain mathematics has not: commands, and the columns of an aligned row. */
const LATEX = /\\|^\s*&|&\s*[=:<>]/;

/** The notation of one formula: in running text a command makes it LaTeX. */
export function notationOfFormula(languageId: string, formula: string): Notation {
  const notation = notationOf(languageId);
  return notation === 'mathematics' && isRunningText(languageId) && LATEX.test(formula) ? 'latex' : notation;
}

/** Whether the document is running text with formulas in it, rather than code. */
export function isRunningText(languageId: string): boolean {
  return TEXT.has(languageId);
}

/**
 * Whether a run of letters is one name although nothing says so. In languages that are neither JavaScript's nor
 * Python's nor running text and have no table (Lua, Excel, …) `^` is mostly a power, as in mathematics, but names are
 * words, as in any code.
 */
export function namesAreWords(languageId: string): boolean {
  return notationOf(languageId) !== 'mathematics' || !TEXT.has(languageId);
}

/** Whether a quotient of two whole numbers is cut off to a whole number, so that `1/2` is 0. */
export function dividesIntegers(languageId: string): boolean {
  return INTEGER_DIVISION.has(languageId);
}

/** What the language is called in messages. */
export function languageName(languageId: string): string {
  const known: Readonly<Record<string, string>> = {
    javascript: 'JavaScript',
    javascriptreact: 'JavaScript',
    typescript: 'TypeScript',
    typescriptreact: 'TypeScript',
    python: 'Python',
  };
  return (
    known[languageId] ??
    dialectOf(languageId)?.name ??
    { javascript: 'JavaScript', python: 'Python', mathematics: 'mathematics', latex: 'LaTeX', code: 'code' }[
      notationOf(languageId)
    ]
  );
}

/** The language at a place of a document: that of the block of code it stands in, where it stands in one. */
export function languageAt(text: string, offset: number, languageId: string): string {
  return isRunningText(languageId) ? (fenceAt(text, offset)?.language ?? languageId) : languageId;
}
