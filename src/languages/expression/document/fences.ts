/** Blocks of code in Markdown, and the language they say they are in. */
import type { SourceRange } from '../../../trace/range';

export interface Fence {
  /** VS Code's language id. */
  readonly language: string;
  /** The code, without the lines of the fences. */
  readonly range: SourceRange;
  /** With the lines of the fences, up to the end of the last. */
  readonly whole: SourceRange;
  /** It stands in a quotation, whose marks begin its lines. */
  readonly quoted: boolean;
}

const LANGUAGES: Readonly<Record<string, string>> = {
  js: 'javascript',
  javascript: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  node: 'javascript',
  jsx: 'javascriptreact',
  javascriptreact: 'javascriptreact',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  typescript: 'typescript',
  tsx: 'typescriptreact',
  typescriptreact: 'typescriptreact',
  py: 'python',
  python: 'python',
  python3: 'python',
  py3: 'python',
  ipython: 'python',
  pycon: 'python',
  c: 'c',
  cpp: 'cpp',
  'c++': 'cpp',
  cc: 'cpp',
  cxx: 'cpp',
  hpp: 'cpp',
  h: 'c',
  java: 'java',
  go: 'go',
  golang: 'go',
  rust: 'rust',
  rs: 'rust',
  cs: 'csharp',
  csharp: 'csharp',
  'c#': 'csharp',
  cuda: 'cuda-cpp',
  cu: 'cuda-cpp',
  objc: 'objective-c',
  'objective-c': 'objective-c',
  objectivec: 'objective-c',
  julia: 'julia',
  jl: 'julia',
  matlab: 'matlab',
  octave: 'octave',
  r: 'r',
  fortran: 'fortran',
  f90: 'fortran',
  f95: 'fortran',
  swift: 'swift',
  kotlin: 'kotlin',
  kt: 'kotlin',
  kts: 'kotlin',
  dart: 'dart',
  glsl: 'glsl',
  hlsl: 'hlsl',
  wgsl: 'wgsl',
  scala: 'scala',
  math: 'plaintext',
  latex: 'latex',
  katex: 'latex',
  tex: 'latex',
  text: 'plaintext',
  txt: 'plaintext',
};

/** The languages of blocks of formulas, which speak of the same things. */
const MATHEMATICS = new Set(['latex', 'plaintext']);

let last: { readonly text: string; readonly fences: readonly Fence[] } | null = null;
let lastCode: { readonly text: string; readonly language: string; readonly code: string } | null = null;

interface Opened {
  readonly mark: string;
  readonly language: string;
  readonly from: number;
  readonly start: number;
  readonly quoted: boolean;
}

/** The blocks of code of a document, in its order; the last one may not be closed. */
export function fencesOf(text: string): readonly Fence[] {
  if (last?.text === text) return last.fences;
  const fences: Fence[] = [];
  let open: Opened | null = null;
  for (const found of text.matchAll(/^([ \t>]*)(`{3,}|~{3,})[ \t]*\{?\.?([\w+#-]*)([^\n]*)(?:\n|$)/gm)) {
    const [line, before = '', mark = '', info = '', rest = ''] = found;
    const end = found.index + line.length;
    if (open === null) {
      // Quotes of code in a line begin with as many marks and end in it.
      if (mark.startsWith('`') && rest.includes('`')) continue;
      open = { mark, language: info.toLowerCase(), from: found.index, start: end, quoted: before.includes('>') };
    } else if (mark.startsWith(open.mark) && info === '' && rest.trim() === '') {
      fences.push(fence(open, found.index, line.endsWith('\n') ? end - 1 : end));
      open = null;
    }
  }
  if (open !== null) fences.push(fence(open, text.length, text.length));
  last = { text, fences };
  return fences;
}

/** The block of code that holds this place; null outside of all. */
export function fenceAt(text: string, offset: number): Fence | null {
  return fencesOf(text).find(({ range: { start, end } }) => start <= offset && offset <= end) ?? null;
}

/** The text with everything blanked that is not in a block of code of this language. */
export function onlyCode(text: string, language: string): string {
  if (lastCode?.text === text && lastCode.language === language) return lastCode.code;
  let code = '';
  let at = 0;
  for (const fence of fencesOf(text)) {
    if (fence.language !== language && !(MATHEMATICS.has(fence.language) && MATHEMATICS.has(language))) continue;
    const { range } = fence;
    code += blank(text.slice(at, range.start)) + text.slice(range.start, range.end);
    at = range.end;
  }
  code += blank(text.slice(at));
  lastCode = { text, language, code };
  return code;
}

function blank(text: string): string {
  return text.replace(/[^\n]+/g, (line) => ' '.repeat(line.length));
}

function fence({ language, from, start, quoted }: Opened, end: number, wholeEnd: number): Fence {
  const known = Object.hasOwn(LANGUAGES, language) ? (LANGUAGES[language] ?? 'plaintext') : 'plaintext';
  return { language: known, range: { start, end }, whole: { start: from, end: wholeEnd }, quoted };
}
