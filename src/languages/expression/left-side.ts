/** What stands before a formula, in Python and in mathematics: `y =`, `f(u, v) =`, `return`, `f = lambda u, v:`. */
import type { SourceRange } from '../../trace/range';
import { excerpt, fail } from './problems';

export interface LeftSide {
  readonly name: string | null;
  readonly parameters: readonly string[] | null;
  readonly formulaRange: SourceRange;
}

const PYTHON_STATEMENT =
  /^(?:if|elif|else|for|while|with|try|except|finally|class|import|from|assert|raise|del|global|nonlocal|pass|break|continue|print|match|case|async|@)(?![\w(.=]|\s*=)/;
const NAME = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*/u;
const FUNCTION = /^[\p{L}_][\p{L}\p{N}_]*'*(?=\s*\()/u;
/** `=` alone, not `==`, `<=`, `:=`, `+=` or `=>`. */
const EQUALS = /^\s*=(?![=>])/;
const ELEMENT = /^(?:\s*\[[^[\]=]*\])+\s*=(?![=>])/;
const COMPOUND = /^\s*(\*\*|\/\/|>>|<<|[-+*/%@&|^:])=/;

export function pythonLeftSide(text: string, range: SourceRange): LeftSide {
  const source = text.slice(range.start, range.end);
  // A whole function is read by its lines; this is a part of one.
  if (/^def\s/.test(source)) fail('function-body', range);
  const returned = /^return(?![\w=])\s*/.exec(source);
  if (returned !== null) {
    if (returned[0].length === source.length) fail('empty-return', range);
    return rest(range, returned[0].length, null, null);
  }
  const word = PYTHON_STATEMENT.exec(source)?.[0];
  if (word !== undefined) fail('statement', { start: range.start, end: range.start + word.length }, { text: word });
  return assignment(source, range, 0, null, pythonTarget);
}

/** Reads one target before an `=`: a name, with its type, or a function with its parameters. */
type Target = (
  source: string,
  at: number,
  range: SourceRange,
) => { readonly name: string | null; readonly parameters: readonly string[] | null; readonly end: number } | null;

/** Takes targets as long as there are any: `y = z = x**2`. The first names the formula. */
function assignment(
  source: string,
  range: SourceRange,
  from: number,
  before: LeftSide | null,
  target: Target,
): LeftSide {
  let side = before ?? rest(range, from, null, null);
  let at = from;
  for (;;) {
    const found = target(source, at, range);
    if (found === null) break;
    const blank = /^\s*/.exec(source.slice(found.end))?.[0].length ?? 0;
    const name = side.name ?? found.name;
    if (found.end + blank >= source.length)
      fail('no-formula', { start: range.start, end: range.end }, { name: name ?? '' });
    at = found.end + blank;
    side = rest(range, at, name, side.parameters ?? found.parameters);
  }
  return asFunction(source, side, range);
}

function rest(range: SourceRange, from: number, name: string | null, parameters: readonly string[] | null): LeftSide {
  return { name, parameters, formulaRange: { start: range.start + from, end: range.end } };
}

function pythonTarget(source: string, at: number, range: SourceRange): ReturnType<Target> {
  const text = source.slice(at);
  const head = functionHead(text, range.start + at);
  if (head !== null) return { ...head, end: at + head.end };
  const name = NAME.exec(text)?.[0];
  if (name === undefined) return null;
  const compound = COMPOUND.exec(text.slice(name.length));
  if (compound !== null) {
    const start = range.start + at + name.length + compound[0].search(/\S/);
    fail('compound-assignment', { start, end: start + compound[0].trim().length }, { operator: compound[0].trim() });
  }
  // `u[i] = …` gives an element its value, which has no name of its own.
  const element = ELEMENT.exec(text.slice(name.length))?.[0].length;
  if (element !== undefined) return { name: null, parameters: null, end: at + name.length + element };
  const annotation = /^\s*:\s*[^=:()]*(?:\[[^=]*\])?\s*(?==(?!=))/.exec(text.slice(name.length))?.[0].length ?? 0;
  const equals = EQUALS.exec(text.slice(name.length + annotation));
  return equals === null ? null : { name, parameters: null, end: at + name.length + annotation + equals[0].length };
}

/** `f(u, v) =`, up to and with the `=`. */
function functionHead(
  text: string,
  start: number,
): { readonly name: string; readonly parameters: readonly string[]; readonly end: number } | null {
  const name = FUNCTION.exec(text)?.[0];
  if (name === undefined) return null;
  const list = /^\s*\(([^()=]*)\)/.exec(text.slice(name.length));
  if (list === null) return null;
  const equals = EQUALS.exec(text.slice(name.length + list[0].length));
  if (equals === null) return null;
  const listStart = start + name.length + list[0].indexOf('(') + 1;
  return {
    name,
    parameters: parameterList(list[1] ?? '', listStart),
    end: name.length + list[0].length + equals[0].length,
  };
}

/**
 * Plain names between commas; types, defaults, and Python's `*` and `/` that say how arguments are given are set aside.
 */
export function parameterList(list: string, start: number): readonly string[] {
  if (list.trim() === '') return [];
  const names: string[] = [];
  const parts = splitAtCommas(list);
  for (const [i, { text: part, at }] of parts.entries()) {
    const from = start + at;
    if (/^\s*[*/]\s*$/.test(part)) continue;
    const name = /^\s*([\p{L}_][\p{L}\p{N}_]*(?:_\{\w+\})?)\s*(?:[:=].*)?$/su.exec(part)?.[1];
    const blank = part.search(/\S/);
    const place = { start: from + Math.max(blank, 0), end: from + part.trimEnd().length };
    if (name === undefined) {
      if (part.trim() === '' && names.length > 0 && i === parts.length - 1) break;
      return fail('parameter', blank < 0 ? { start: from, end: from + part.length } : place, { text: excerpt(part) });
    }
    const plain = name.replace(/_\{(\w+)\}/, '_$1');
    if (names.includes(plain)) fail('duplicate-parameter', place, { name });
    names.push(plain);
  }
  return names;
}

/** Commas inside brackets belong to a type or a default. */
function splitAtCommas(list: string): readonly { readonly text: string; readonly at: number }[] {
  const parts: { readonly text: string; readonly at: number }[] = [];
  let depth = 0;
  let at = 0;
  for (let i = 0; i <= list.length; i++) {
    const character = list[i] ?? ',';
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
    else if (i === list.length || (character === ',' && depth === 0)) {
      parts.push({ text: list.slice(at, i), at });
      at = i + 1;
    }
  }
  return parts;
}

/** `f = lambda u, v: formula`. */
function asFunction(source: string, side: LeftSide, range: SourceRange): LeftSide {
  const from = side.formulaRange.start - range.start;
  const lambda = /^lambda\s+([^:()]*):\s*/.exec(source.slice(from));
  if (lambda === null || side.parameters !== null) return side;
  const start = side.formulaRange.start + lambda[0].search(/(?<=lambda\s+)\S/);
  return rest(range, from + lambda[0].length, side.name, parameterList(lambda[1] ?? '', start));
}

/** In mathematics a name may carry a subscript in braces and primes, and `let` or `define` may stand before it. */
export function mathematicsLeftSide(text: string, range: SourceRange): LeftSide {
  const source = text.slice(range.start, range.end);
  const word = /^(?:let|define|set|where|return|const|var)\s+(?=[\p{L}_][^=]*=|\S)/iu.exec(source);
  const skip =
    word !== null && (EQUALS.test(source.replace(/^[^=]*/, '')) || /^return/i.test(word[0])) ? word[0].length : 0;
  return assignment(source, range, skip, null, mathematicsTarget);
}

function mathematicsTarget(source: string, at: number, range: SourceRange): ReturnType<Target> {
  const text = source.slice(at);
  const head = functionHead(text, range.start + at);
  if (head !== null) return { ...head, end: at + head.end };
  const name = /^[\p{L}][\p{L}\p{N}]*(?:_(?:\{[\p{L}\p{N},]+\}|[\p{L}\p{N}_]+))?'*/u.exec(text)?.[0];
  if (name === undefined) return null;
  const equals = /^\s*(?::=|≔|=(?![=>]))/.exec(text.slice(name.length));
  return equals === null
    ? null
    : { name: name.replace(/_\{([^}]*)\}/, '_$1'), parameters: null, end: at + name.length + equals[0].length };
}
