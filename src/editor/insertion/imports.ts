/** Where a line that code needs, `import math`, `#include <cmath>`, goes in a file; knows lines, not what they import. */

export interface ImportPlace {
  readonly offset: number;
  /** With line breaks as `\n`. */
  readonly text: string;
}

const PYTHON: readonly string[] = ['python', 'cython', 'sage', 'sagemath'];
const C: readonly string[] = ['c', 'cpp', 'cuda-cpp', 'cuda', 'objective-c', 'objective-cpp'];
const JAVASCRIPT: readonly string[] = ['javascript', 'typescript', 'javascriptreact', 'typescriptreact'];

/** null where it is not simple: the user is told only. */
export function importPlace(text: string, language: string, need: string): ImportPlace | null {
  const line = need.trim();
  if (line.includes('\n')) return null;
  if (PYTHON.includes(language) && /^(?:import|from)\s/.test(line)) return inserted(text, afterPythonHead(text), line);
  if (C.includes(language) && line.startsWith('#include')) return inserted(text, afterIncludes(text), line);
  if (JAVASCRIPT.includes(language) && /^import\s/.test(line))
    return inserted(text, afterHead(text, /#![^\n]*\n|(?:\/\/[^\n]*|\s*|(['"])use strict\1;?[^\n]*)\n/y), line);
  if (language === 'julia' && /^(?:using|import)\s/.test(line))
    return inserted(text, afterHead(text, /[ \t]*(?:#[^\n]*)?\n|"""[^]*?"""[^\n]*\n/y), line);
  if (language === 'rust' && /^use\s/.test(line))
    return inserted(text, afterHead(text, /[ \t]*(?:\/\/[^\n]*|#!\[[^\n]*)?\n/y), line);
  if (language === 'csharp' && /^using\s/.test(line))
    return inserted(text, afterHead(text, /[ \t]*(?:\/\/[^\n]*)?\n/y), line);
  if (['java', 'kotlin'].includes(language) && /^import\s/.test(line))
    return inserted(text, afterHead(text, /[ \t]*(?:\/\/[^\n]*|\/\*[^]*?\*\/[^\n]*|package\s[^\n]*)?\n/y), line);
  return null;
}

function inserted(text: string, offset: number, line: string): ImportPlace {
  // A file whose head is all that there is may lack its last line break.
  return offset > 0 && text[offset - 1] !== '\n' ? { offset, text: `\n${line}` } : { offset, text: `${line}\n` };
}

/** Behind what may stand first: one piece after another, as long as there is one; blank lines at the end come after. */
function afterHead(text: string, piece: RegExp): number {
  let at = 0;
  let end = 0;
  for (;;) {
    piece.lastIndex = at;
    const [found] = piece.exec(text) ?? [];
    if (found === undefined || found === '') return end;
    at += found.length;
    if (found.trim() !== '') end = at;
  }
}

/** Behind comments, the docstring and what is imported from `__future__`. */
function afterPythonHead(text: string): number {
  const docstring = String.raw`[rRuU]?(?:"""[^]*?"""|'''[^]*?'''|"[^"\n]*"|'[^'\n]*')[^\n]*(?:\n|$)`;
  const future = String.raw`from[ \t]+__future__[ \t]+import[ \t]+(?:\([^)]*\)|[^\n]*)[^\n]*(?:\n|$)`;
  return afterHead(text, new RegExp(String.raw`[ \t]*\r?\n|#[^\n]*(?:\n|$)|${docstring}|${future}`, 'y'));
}

/** Behind the last of the includes at the top, else behind the comments and guards that a file begins with. */
function afterIncludes(text: string): number {
  let last = -1;
  for (const found of text.matchAll(/^[ \t]*#[ \t]*include\b[^\n]*(?:\n|$)/gm)) {
    // One in the midst of the code is there for a reason of its own.
    if (last >= 0 && /[{};]/.test(text.slice(last, found.index))) break;
    last = found.index + found[0].length;
  }
  return last >= 0
    ? last
    : afterHead(
        text,
        /[ \t]*\r?\n|[ \t]*\/\/[^\n]*(?:\n|$)|[ \t]*\/\*[^]*?\*\/[^\n]*(?:\n|$)|#pragma once[^\n]*(?:\n|$)|#ifndef (\w+)\s*\n#define \1[^\n]*(?:\n|$)/y,
      );
}
