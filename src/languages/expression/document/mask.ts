/**
 * A document with its comments blanked and its strings replaced by quotes, character by character, so that what looks
 * for statements and assignments finds none in them. Knows the languages' comments and strings, nothing else.
 */
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
const CHARACTER = String.raw`'(?:\\[^']+|[^'\\\n])'`;

const JAVASCRIPT = [LINE, BLOCK, DOUBLE, SINGLE, TEMPLATE, REGEXP];
const HASHES = [HASH, TRIPLE, DOUBLE, SINGLE];
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  vue: [MARKUP, ...JAVASCRIPT],
  svelte: [MARKUP, ...JAVASCRIPT],
  astro: [MARKUP, ...JAVASCRIPT],
  html: [MARKUP, ...JAVASCRIPT],
  c: [LINE, BLOCK, DOUBLE, CHARACTER],
  cpp: [LINE, BLOCK, DOUBLE, CHARACTER],
  rust: [LINE, BLOCK, DOUBLE, CHARACTER],
  latex: [String.raw`(?<!\\)%[^\n]*`],
  tex: [String.raw`(?<!\\)%[^\n]*`],
  matlab: [String.raw`%[^\n]*`, DOUBLE],
  octave: [String.raw`[%#][^\n]*`, DOUBLE],
  lua: [String.raw`--\[\[[\s\S]*?(?:\]\]|$)`, String.raw`--[^\n]*`, DOUBLE, SINGLE],
  haskell: [String.raw`--[^\n]*`, DOUBLE],
  sql: [String.raw`--[^\n]*`, BLOCK, SINGLE],
  markdown: [MARKUP],
  mdx: [MARKUP],
};

function patternsOf(languageId: string): readonly string[] {
  if (Object.hasOwn(OTHERS, languageId)) return OTHERS[languageId] ?? [];
  if (isRunningText(languageId)) return [];
  return notationOf(languageId) === 'javascript' ? JAVASCRIPT : HASHES;
}

let last = { text: '', languageId: '', masked: '' };

export function mask(text: string, languageId: string): string {
  if (last.text === text && last.languageId === languageId) return last.masked;
  const patterns = patternsOf(languageId);
  const masked = patterns.length === 0 ? text : text.replace(new RegExp(patterns.join('|'), 'g'), blanked);
  last = { text, languageId, masked };
  return masked;
}

/** Comments leave their line breaks, so that statements still end there. */
function blanked(found: string): string {
  if (/^[a-zA-Z]{0,2}["'`]/.test(found) || /^\/[^/*]/.test(found)) return '"'.repeat(found.length);
  return found.replace(/[^\n]/g, ' ');
}
