/** Blocks of code in Markdown, and the language they say they are in. */
import type { SourceRange } from '../../../trace/range';

export interface Fence {
  /** VS Code's language id. */
  readonly language: string;
  /** The code, without the lines of the fences. */
  readonly range: SourceRange;
}

const LANGUAGES: Readonly<Record<string, string>> = {
  js: 'javascript',
  javascript: 'javascript',
  mjs: 'javascript',
  jsx: 'javascriptreact',
  ts: 'typescript',
  typescript: 'typescript',
  tsx: 'typescriptreact',
  py: 'python',
  python: 'python',
  python3: 'python',
  ipython: 'python',
  pycon: 'python',
  c: 'c',
  cpp: 'cpp',
  'c++': 'cpp',
  java: 'java',
  go: 'go',
  rust: 'rust',
  rs: 'rust',
  cs: 'csharp',
  csharp: 'csharp',
  'c#': 'csharp',
  cuda: 'cuda-cpp',
  objc: 'objective-c',
  julia: 'julia',
  jl: 'julia',
  matlab: 'matlab',
  octave: 'octave',
  r: 'r',
  fortran: 'fortran',
  f90: 'fortran',
  swift: 'swift',
  kotlin: 'kotlin',
  kt: 'kotlin',
  dart: 'dart',
  math: 'plaintext',
  latex: 'latex',
  tex: 'latex',
  text: 'plaintext',
  txt: 'plaintext',
};

let last: { readonly text: string; readonly fences: readonly Fence[] } | null = null;
let lastCode: { readonly text: string; readonly code: string } | null = null;

/** The blocks of code of a document, in its order; the last one may not be closed. */
function fencesOf(text: string): readonly Fence[] {
  if (last?.text === text) return last.fences;
  const fences: Fence[] = [];
  let open: { readonly mark: string; readonly language: string; readonly start: number } | null = null;
  for (const found of text.matchAll(/^[ \t>]*(`{3,}|~{3,})[ \t]*\{?\.?([\w+#-]*)[^\n]*(?:\n|$)/gm)) {
    const [line, mark = '', info = ''] = found;
    if (open === null) open = { mark, language: info.toLowerCase(), start: found.index + line.length };
    else if (mark.startsWith(open.mark) && info === '') {
      fences.push(fence(open, found.index));
      open = null;
    }
  }
  if (open !== null) fences.push(fence(open, text.length));
  last = { text, fences };
  return fences;
}

/** The block of code that holds this place; null outside of all. */
export function fenceAt(text: string, offset: number): Fence | null {
  return fencesOf(text).find(({ range: { start, end } }) => start <= offset && offset <= end) ?? null;
}

/** The text with everything blanked that is not in a block of code. */
export function onlyCode(text: string): string {
  if (lastCode?.text === text) return lastCode.code;
  let code = '';
  let at = 0;
  for (const { range } of fencesOf(text)) {
    code += blank(text.slice(at, range.start)) + text.slice(range.start, range.end);
    at = range.end;
  }
  code += blank(text.slice(at));
  lastCode = { text, code };
  return code;
}

function blank(text: string): string {
  return text.replace(/[^\n]+/g, (line) => ' '.repeat(line.length));
}

function fence(open: { readonly language: string; readonly start: number }, end: number): Fence {
  const language = Object.hasOwn(LANGUAGES, open.language) ? (LANGUAGES[open.language] ?? 'plaintext') : 'plaintext';
  return { language, range: { start: open.start, end } };
}
