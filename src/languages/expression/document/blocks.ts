/**
 * Blocks of code, what they are and what is in them, found from brackets, indentation and words alone, so that they are
 * found in documents that do not parse, too. Works on masked text; knows no formula.
 */
import type { SourceRange } from '../../../trace/range';
import { dialectOf } from '../code/dialects';
import { isRunningText, notationOf } from '../notation';

export interface Block {
  /**
   * `function`: its names are its own. `type`: a class, a module. `loop`: runs several times. `branch`: runs or not.
   * `plain`: runs once, where it stands; an object, too.
   */
  readonly kind: 'function' | 'type' | 'loop' | 'branch' | 'plain';
  /** What stands before the block: `function f(x)`, `for (…)`, with the line it begins on. */
  readonly head: SourceRange;
  /** The inside. */
  readonly body: SourceRange;
  /** With head and closing. */
  readonly range: SourceRange;
}

let last: { readonly masked: string; readonly languageId: string; readonly blocks: readonly Block[] } | null = null;

/** All blocks, in the order in which they end. */
export function blocksOf(masked: string, languageId: string): readonly Block[] {
  if (last !== null && last.masked === masked && last.languageId === languageId) return last.blocks;
  const blocks = found(masked, languageId);
  last = { masked, languageId, blocks };
  return blocks;
}

function found(masked: string, languageId: string): readonly Block[] {
  const notation = notationOf(languageId);
  if (notation === 'python') return indented(masked);
  if (isRunningText(languageId)) return [];
  const braces = dialectOf(languageId)?.braces ?? notation === 'javascript';
  return braces ? braced(masked) : worded(masked, dialectOf(languageId)?.foldsCase === true);
}

/** The innermost first. */
export function blocksAround(blocks: readonly Block[], offset: number): readonly Block[] {
  return blocks
    .filter(({ range }) => range.start <= offset && offset <= range.end)
    .sort((one, other) => one.range.end - one.range.start - (other.range.end - other.range.start));
}

// Braces

const LOOP = /^(?:\w+:\s*)?(?:for|while|do|loop|repeat|foreach)\b/;
const BRANCH = /^(?:if|else|switch|case|default|match|when|try|catch|finally|guard|unless)\b|^\}?\s*else\b/;
const TYPE =
  /^(?:(?:export|default|public|private|protected|internal|static|abstract|final|sealed|open|data|partial|pub(?:\([^)]*\))?|unsafe|declare|template\s*<[^{}]*>)\s+)*(?:class|struct|interface|namespace|module|enum|object|trait|impl|extern|mod|package|protocol|extension|record|union|actor|companion)\b/;
const FUNCTION =
  /[=-]>\s*$|\bin\s*$|\b(?:function|func|fun|fn)\b|\)\s*(?:(?:const|noexcept|override|final|mutable)\b\s*)*(?:(?:->|:|\bthrows\b|\bwhere\b)[^{}]*)?$|\|[^|]*\|\s*(?:->[^{|]*)?$/;

function braced(masked: string): readonly Block[] {
  const blocks: Block[] = [];
  const open: { readonly character: string; readonly at: number; readonly head: number; start: number }[] = [];
  // Where the statement began that is open at each level.
  let start = 0;
  for (let i = 0; i < masked.length; i++) {
    const character = masked[i] ?? '';
    if (character === '{' || character === '(' || character === '[') {
      open.push({ character, at: i, head: start, start });
      start = i + 1;
    } else if (character === '}' || character === ')' || character === ']') {
      const level = lastOpen(open, character);
      if (level < 0) continue;
      const frame = open[level];
      open.length = level;
      if (frame === undefined) continue;
      start = frame.head;
      if (character !== '}') continue;
      const block = blockOf(masked, frame.head, frame.at, i);
      blocks.push(block);
      // What follows a block begins anew, unless the block was a value.
      if (block.kind !== 'plain' || !/^\s*[.,;)\]+\-*/?:=<>&|]/.test(masked.slice(i + 1, i + 80))) start = i + 1;
    } else if (character === ';' || (character === ',' && !isInBars(masked.slice(start, i)))) start = i + 1;
    else if (character === '\n' && endsAtBreak(masked, start, i)) start = i + 1;
  }
  // What is not closed yet holds all that follows.
  for (const frame of open.reverse())
    if (frame.character === '{') blocks.push(blockOf(masked, frame.head, frame.at, masked.length));
  return blocks;
}

/** Between the bars of `|x, y| x * y`. */
function isInBars(text: string): boolean {
  return (text.replaceAll('||', '').match(/\|/g)?.length ?? 0) % 2 === 1;
}

const PAIRS: Readonly<Record<string, string>> = { '}': '{', ')': '(', ']': '[' };

/** The bracket that this one closes; one that is missing does not swallow the blocks around it. */
function lastOpen(open: readonly { readonly character: string }[], closing: string): number {
  const wanted = PAIRS[closing];
  for (let level = open.length - 1; level >= 0; level--) {
    const character = open[level]?.character;
    if (character === wanted) return level;
    // A brace closes brackets that were forgotten; a bracket closes no brace.
    if (closing !== '}' && character === '{') return -1;
  }
  return -1;
}

/** A line that ends with something open goes on; so does one before an operator or a brace. */
function endsAtBreak(masked: string, start: number, at: number): boolean {
  const before = masked.slice(Math.max(start, at - 200), at).trimEnd();
  if (before === '' || /(?:[=+\-*/%&|^<>?:,.([!~]|=>|\b(?:return|else|in|of|const|let|var))$/.test(before))
    return false;
  return !/^\s*(?:[+*/%&|^<>?:.,={)\]]|-(?!\d)|else\b|where\b)/.test(masked.slice(at + 1, at + 200));
}

function blockOf(masked: string, headStart: number, brace: number, end: number): Block {
  let from = headStart;
  while (from < brace && /[\s)]/.test(masked[from] ?? '')) from++;
  const text = masked.slice(from, brace);
  const closed = masked[end] === '}';
  return {
    kind: kindOf(text.trim()),
    head: { start: from, end: brace },
    body: { start: brace + 1, end },
    range: { start: from, end: closed ? end + 1 : end },
  };
}

function kindOf(head: string): Block['kind'] {
  if (LOOP.test(head)) return 'loop';
  if (BRANCH.test(head)) return 'branch';
  if (TYPE.test(head)) return 'type';
  return FUNCTION.test(head) ? 'function' : 'plain';
}

// Indentation

function indented(masked: string): readonly Block[] {
  const blocks: Block[] = [];
  const open: { readonly indent: number; readonly head: SourceRange; readonly kind: Block['kind'] }[] = [];
  let depth = 0;
  let start = 0;
  let end = 0;
  const close = (indent: number, at: number): void => {
    for (let frame = open.at(-1); frame !== undefined && frame.indent >= indent; frame = open.at(-1)) {
      open.pop();
      blocks.push({
        kind: frame.kind,
        head: frame.head,
        body: { start: frame.head.end, end: at },
        range: { start: frame.head.start, end: at },
      });
    }
  };
  for (let i = 0; i <= masked.length; i++) {
    const character = masked[i] ?? '\n';
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth = Math.max(0, depth - 1);
    if (character !== '\n') continue;
    // A bracket that was never closed does not swallow the rest of the document.
    if (depth > 0 && i < masked.length && !/^\n(?:def|class)\s/.test(masked.slice(i, i + 8))) continue;
    if (masked[i - 1] === '\\' && i < masked.length) continue;
    depth = 0;
    const line = masked.slice(start, i);
    const content = line.trim();
    if (content !== '') {
      const lead = /^\s*/.exec(line)?.[0] ?? '';
      const indent = lead.replace(/^[\s\S]*\n/, '').replace(/\t/g, '        ').length;
      close(indent, end);
      const headEnd = headEndIn(masked, start + lead.length, i);
      if (headEnd !== null)
        open.push({ indent, head: { start: start + lead.length, end: headEnd }, kind: pythonKind(content) });
      end = start + line.trimEnd().length;
    }
    start = i + 1;
  }
  close(0, end);
  return blocks;
}

/** Behind the colon of a line that opens a block; null for any other line. */
function headEndIn(masked: string, from: number, to: number): number | null {
  if (
    !/^(?:(?:async\s+)?(?:def|for|with)|class|while|if|elif|else|try|except|finally|match|case)\b/.test(
      masked.slice(from, to),
    )
  )
    return null;
  let depth = 0;
  for (let i = from; i < to; i++) {
    const character = masked[i] ?? '';
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
    else if (character === ':' && depth === 0 && masked[i + 1] !== '=') return i + 1;
  }
  return null;
}

function pythonKind(line: string): Block['kind'] {
  if (/^(?:async\s+)?def\b/.test(line)) return 'function';
  if (/^class\b/.test(line)) return 'type';
  if (/^(?:async\s+)?for\b|^while\b/.test(line)) return 'loop';
  return /^(?:async\s+)?with\b/.test(line) ? 'plain' : 'branch';
}

// Words: `function … end`

const PREFIXES = String.raw`(?:(?:public|private|pure|elemental|recursive|impure|local|static|export|abstract|mutable|module|real(?:\s*\([^)]*\)|\*\d)?|double\s+precision|integer(?:\s*\([^)]*\))?|complex(?:\s*\([^)]*\))?|@\w+(?:\s*\([^)]*\))?)\s+)*`;
const OPENS: readonly (readonly [RegExp, Block['kind']])[] = [
  [new RegExp(`^${PREFIXES}(?:function|subroutine|macro|def)\\b`, 'i'), 'function'],
  [/^(?:for|while|do|parfor|repeat|until)\b/i, 'loop'],
  [/^(?:if|try|switch|select|unless|case)\b/i, 'branch'],
  [
    /^(?:(?:mutable\s+)?struct|module|baremodule|classdef|class|program|interface|type(?!\s*\()|methods|properties|enumeration)\b/i,
    'type',
  ],
  [/^(?:begin|let|quote|associate|block|where\s*\()\b/i, 'plain'],
];

function worded(masked: string, needsThen: boolean): readonly Block[] {
  const blocks: Block[] = [];
  const open: { readonly kind: Block['kind']; readonly head: SourceRange }[] = [];
  const close = (start: number, end: number): void => {
    const frame = open.pop();
    if (frame === undefined) return;
    const body = { start: frame.head.end, end: Math.max(frame.head.end, start) };
    blocks.push({ kind: frame.kind, head: frame.head, body, range: { start: frame.head.start, end } });
  };
  for (const { text, start, end } of statementsByLine(masked)) {
    if (
      /^end(?:\s*(?:function|subroutine|program|module|do|if|select|type|interface|where|associate|block|parfor)\b.*|\w*)$/i.test(
        text,
      ) ||
      /^(?:endfunction|endif|endfor|endwhile)\b/.test(text)
    ) {
      close(start, end);
      continue;
    }
    const kind = opened(text, needsThen);
    if (kind === null) continue;
    // In a file of functions without `end`, each ends where the next begins.
    if (
      kind === 'function' &&
      open.at(-1)?.kind === 'function' &&
      !/^\s/.test(masked.slice(Math.max(0, start - 1), start))
    )
      close(start, start);
    open.push({ kind, head: { start, end } });
  }
  while (open.length > 0) close(masked.length, masked.length);
  return blocks;
}

function opened(text: string, needsThen: boolean): Block['kind'] | null {
  for (const [pattern, kind] of OPENS) {
    if (!pattern.test(text)) continue;
    if (needsThen && kind === 'branch' && /^if\b/i.test(text) && !/\bthen\s*$/i.test(text)) return null;
    if (needsThen && /^type\s*(?:\(|is\b)/i.test(text)) return null;
    return kind;
  }
  // `map(x) do x`, `f = x -> begin`, `y = if c`
  return /(?:\bdo(?:\s+[\w, ]+)?|->\s*begin|=\s*(?:begin|if\b.*|let))$/.test(text) && !needsThen ? 'plain' : null;
}

/** Statements between line breaks and semicolons outside of all brackets; a comma ends the head of a block, too. */
function* statementsByLine(masked: string): Generator<{ readonly text: string } & SourceRange> {
  let depth = 0;
  let from = 0;
  for (let i = 0; i <= masked.length; i++) {
    const character = masked[i] ?? '\n';
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth = Math.max(0, depth - 1);
    const ends =
      i === masked.length ||
      (depth === 0 && (character === '\n' || character === ';')) ||
      (depth > 0 && character === '\n' && /^\n\s*(?:function|end)\b/.test(masked.slice(i, i + 60)));
    const comma = depth === 0 && character === ',' && /^\s*(?:if|for|while)\b/.test(masked.slice(from, i));
    if (!ends && !comma) continue;
    if (ends) depth = 0;
    const line = masked.slice(from, i);
    const text = line.trim();
    const start = from + (/^\s*/.exec(line)?.[0].length ?? 0);
    if (text !== '') yield { text, start, end: start + text.length };
    from = i + 1;
  }
}
