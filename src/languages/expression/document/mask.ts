/**
 * A document with its comments blanked and its strings replaced by quotes, character by character, so that what looks
 * for statements and assignments finds none in them. Knows the languages' comments and strings, nothing else.
 */
import { dialectOf } from '../code/dialects';
import { notationOf, isRunningText } from '../notation';

const LINE = String.raw`\/\/[^\n]*`;
const BLOCK = String.raw`\/\*[\s\S]*?(?:\*\/|$)`;
const MARKUP = String.raw`<!--[\s\S]*?(?:-->|$)`;
const HASH = String.raw`#[^\n]*`;
const DOUBLE = String.raw`"(?:\\[\s\S]|[^"\\\n])*"?`;
const SINGLE = String.raw`'(?:\\[\s\S]|[^'\\\n])*'?`;
const TEMPLATE = '`(?:\\\\[\\s\\S]|[^`\\\\])*`?';
const TRIPLE = String.raw`[a-zA-Z]{0,2}(?:"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$))`;
/** Where an operand is expected, a slash begins a regular expression; the slash first, or every blank looks behind itself. */
const REGEXP = String.raw`\/(?<=(?:[=(,:;!&|?{}[]\s*|\breturn\s+)\/)(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*`;
/** A preprocessor's lines; what `#define` gives a value is kept, with `=` for the blank between. */
const DIRECTIVE = String.raw`^[ \t]*#(?:[ \t]*define[ \t]+\w+[ \t](?=[ \t]*[^\s\\])|[^\n]*)`;
/** Languages in which `#` begins a line for the preprocessor. */
const PREPROCESSED = new Set('c cpp cuda-cpp cuda objective-c objective-cpp csharp'.split(' '));

const JAVASCRIPT = [LINE, BLOCK, DOUBLE, SINGLE, TEMPLATE, REGEXP];
const HASHES = [HASH, TRIPLE, DOUBLE, SINGLE];
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  vue: [MARKUP, ...JAVASCRIPT],
  svelte: [MARKUP, ...JAVASCRIPT],
  astro: [MARKUP, ...JAVASCRIPT],
  html: [MARKUP, ...JAVASCRIPT],
  latex: [String.raw`(?<!\\)%[^\n]*`],
  tex: [String.raw`(?<!\\)%[^\n]*`],
  lua: [String.raw`--\[\[[\s\S]*?(?:\]\]|$)`, String.raw`--[^\n]*`, DOUBLE, SINGLE],
  haskell: [String.raw`--[^\n]*`, DOUBLE],
  sql: [String.raw`--[^\n]*`, BLOCK, SINGLE],
  markdown: [MARKUP],
  mdx: [MARKUP],
};

function patternsOf(languageId: string): readonly string[] {
  if (Object.hasOwn(OTHERS, languageId)) return OTHERS[languageId] ?? [];
  if (isRunningText(languageId)) return [];
  const dialect = dialectOf(languageId);
  if (dialect !== undefined) {
    const { comments, strings, continuation } = dialect;
    const joined = continuation === null ? [] : [continuation];
    return [...(PREPROCESSED.has(languageId) ? [DIRECTIVE] : []), ...strings, ...joined, ...comments];
  }
  return notationOf(languageId) === 'javascript' ? JAVASCRIPT : HASHES;
}

let last = { text: '', languageId: '', masked: '' };

export function mask(text: string, languageId: string): string {
  if (last.text === text && last.languageId === languageId) return last.masked;
  const patterns = patternsOf(languageId);
  const masked =
    patterns.length === 0
      ? text
      : text.replace(new RegExp(patterns.join('|'), dialectOf(languageId) === undefined ? 'g' : 'gm'), blanked);
  last = { text, languageId, masked };
  return masked;
}

/** Comments leave their line breaks, so that statements still end there. */
function blanked(found: string): string {
  if (/^[a-zA-Z$@]{0,2}#*["'`]/.test(found) || /^\/[^/*]/.test(found)) return '"'.repeat(found.length);
  const [, defined] = /^[ \t]*#[ \t]*define[ \t]+(\w+)[ \t]$/.exec(found) ?? [];
  if (defined !== undefined) return `${defined}=`.padStart(found.length);
  // What joins two lines takes the break between them.
  if (/^(?:&|\.\.\.|\n|\\)/.test(found)) return ' '.repeat(found.length);
  return found.replace(/[^\n]/g, ' ');
}
