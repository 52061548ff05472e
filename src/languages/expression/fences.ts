/** Blocks of code in Markdown, and the language they say they are in. */
import type { SourceRange } from '../../trace/range';

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
  math: 'plaintext',
  latex: 'latex',
  tex: 'latex',
  text: 'plaintext',
  txt: 'plaintext',
};

/** The block of code that holds this place; null outside of all. */
export function fenceAt(text: string, offset: number): Fence | null {
  const marks = /^[ \t>]*(`{3,}|~{3,})[ \t]*\{?\.?([\w+#-]*)[^\n]*(?:\n|$)/gm;
  let open: { readonly mark: string; readonly language: string; readonly start: number } | null = null;
  for (let found = marks.exec(text); found !== null; found = marks.exec(text)) {
    const [line, mark = '', info = ''] = found;
    if (open === null) {
      if (found.index > offset) return null;
      open = { mark, language: info.toLowerCase(), start: found.index + line.length };
    } else if (mark.startsWith(open.mark) && info === '') {
      if (offset >= open.start && offset <= found.index) return fence(open, found.index);
      open = null;
    }
    if (line === '') marks.lastIndex++;
  }
  return open !== null && offset >= open.start ? fence(open, text.length) : null;
}

/** The text with everything blanked that is not in a block of code. */
export function onlyCode(text: string): string {
  let code = '';
  for (let at = 0; at < text.length;) {
    const block = fenceAt(text, at);
    const { start, end } = block?.range ?? { start: text.length, end: text.length };
    if (block === null) {
      const line = text.indexOf('\n', at);
      const next = line < 0 ? text.length : line + 1;
      code += text.slice(at, next).replace(/[^\n]/g, ' ');
      at = next;
    } else {
      code += text.slice(at, start).replace(/[^\n]/g, ' ') + text.slice(Math.max(at, start), end);
      at = Math.max(end, at + 1);
    }
  }
  return code;
}

function fence(open: { readonly language: string; readonly start: number }, end: number): Fence {
  const language = Object.hasOwn(LANGUAGES, open.language) ? (LANGUAGES[open.language] ?? 'plaintext') : 'plaintext';
  return { language, range: { start: open.start, end } };
}
