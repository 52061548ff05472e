/** What stands around a formula in programming languages: types and a name, `return`, a function's head and body. */
import type { SourceRange } from '../../../trace/range';
import { excerpt, fail } from '../problems';
import { checkDepth } from '../reading';
import type { Token } from '../tokens';
import type { Dialect } from './dialect';

export interface Statement {
  readonly name: string | null;
  readonly parameters: readonly string[] | null;
  /** The formula's tokens, without an end; empty where there is a block. */
  readonly tokens: readonly Token[];
  /** The statements of a function that has more than one. */
  readonly block?: readonly Token[];
  /** The name whose value a function gives, in languages that have one. */
  readonly result?: string | null;
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

export class StatementReader {
  private readonly text: string;
  private readonly dialect: Dialect;

  constructor(text: string, dialect: Dialect) {
    this.text = text;
    this.dialect = dialect;
  }

  read(given: readonly Token[]): Statement {
    let tokens = this.turned(this.withoutMacros(given));
    const [first] = tokens;
    if (first === undefined) return { name: null, parameters: null, tokens };
    if (first.text === 'return' || first.text === 'co_return') {
      if (tokens.length > 1) return this.function(null, tokens.slice(1));
      return fail('empty-return', first.range);
    }
    const word = this.dialect.foldsCase ? first.text.toLowerCase() : first.text;
    const isCall = tokens[1]?.text === '=' || tokens[1]?.text === '.';
    if (first.kind === 'name' && this.dialect.statements.has(word) && !isCall)
      fail('statement', first.range, { text: word });
    let name: string | null = null;
    for (let count = 0; ; count++) {
      const at = this.assignmentIn(tokens);
      if (at < 0) break;
      checkDepth(count, rangeOf(tokens));
      if (count > 0 && commaIn(tokens.slice(0, at))) fail('several-declarations', rangeOf(tokens.slice(0, at)));
      const target = this.target(tokens.slice(0, at));
      if (at + 1 >= tokens.length) fail('no-formula', rangeOf(tokens), { name: target.name ?? '' });
      if (target.parameters !== null) return { ...target, tokens: this.withoutMacros(tokens.slice(at + 1)) };
      name ??= target.name;
      tokens = this.withoutMacros(tokens.slice(at + 1));
    }
    return name === null ? (this.declared(tokens) ?? this.function(null, tokens)) : this.function(name, tokens);
  }

  /** R's `x^2 -> y` as `y <- x^2`. */
  private turned(tokens: readonly Token[]): readonly Token[] {
    const [arrow, name] = tokens.slice(-2);
    if (this.dialect.name !== 'R' || arrow?.text !== '->' || name?.kind !== 'name' || tokens.length < 3) return tokens;
    return [name, { ...arrow, text: '<-' }, ...tokens.slice(0, -2)];
  }

  /** `@. y = …`, `@inbounds y = …`: how it is computed, not what. */
  private withoutMacros(tokens: readonly Token[]): readonly Token[] {
    if (this.dialect.name !== 'Julia' && this.dialect.name !== 'Swift') return tokens;
    let rest = tokens;
    while (rest[0]?.text === '@' && rest.length > 1) rest = rest.slice(2);
    return rest;
  }

  /** Where an operator that gives a value stands, outside of all brackets; -1 where none does. */
  private assignmentIn(tokens: readonly Token[]): number {
    let depth = 0;
    for (const [i, token] of tokens.entries()) {
      if (token.kind !== 'operator') continue;
      if (Object.hasOwn(CLOSING, token.text)) depth++;
      else if (/^[)\]}]$/.test(token.text)) depth--;
      else if (depth === 0 && token.text === ';') fail('several-statements', tokens[i + 1]?.range ?? token.range);
      // A function's parameters, or an arrow: what comes behind belongs to its body.
      else if (depth === 0 && (token.text === '=>' || (token.text === '->' && this.dialect.members[0] === '.'))) {
        if (!this.dialect.members.includes('->')) return -1;
      } else if (depth === 0 && /^[-+*/%&|^]=$|^<<=$|^>>=$/.test(token.text) && !this.isOperator(token.text))
        fail('compound-assignment', token.range, { operator: token.text });
      else if (depth === 0 && this.dialect.assignments.includes(token.text)) return i;
    }
    return -1;
  }

  private isOperator(text: string): boolean {
    return Object.hasOwn(this.dialect.operators.infix, text);
  }

  private target(tokens: readonly Token[]): {
    readonly name: string | null;
    readonly parameters: readonly string[] | null;
  } {
    const last = tokens.at(-1);
    const whole = rangeOf(tokens);
    const refuse = (): never =>
      fail('assignment-target', whole, { text: excerpt(this.text.slice(whole.start, whole.end)) });
    if (last === undefined) return refuse();
    const typed = this.beforeType(tokens);
    const end = typed.at(-1);
    if (end?.text === ')' && this.dialect.functionTargets) {
      const open = openingOf(typed, typed.length - 1);
      const name = typed[open - 1];
      if (name?.kind !== 'name') return refuse();
      return { name: name.text, parameters: this.parameters(typed.slice(open + 1, -1)) };
    }
    if (end?.text === ']' || end?.text === ')') {
      const open = openingOf(typed, typed.length - 1);
      return typed[open - 1]?.kind === 'name' || typed[open - 1]?.text === ']'
        ? { name: null, parameters: null }
        : refuse();
    }
    if (end?.kind !== 'name') return refuse();
    const path = [end.text];
    let at = typed.length - 1;
    while (at >= 2 && this.dialect.members.includes(typed[at - 1]?.text ?? '') && typed[at - 2]?.kind === 'name') {
      path.unshift(typed[at - 2]?.text ?? '');
      at -= 2;
    }
    if (!typed.slice(0, at).every((token) => this.mayBeType(token))) return refuse();
    return { name: path.join('.'), parameters: null };
  }

  /** Without `: f64`, `::Float64`; of Fortran's `real(8), parameter :: y` what comes behind. */
  private beforeType(tokens: readonly Token[]): readonly Token[] {
    let depth = 0;
    const at = tokens.findIndex(({ kind, text }) => {
      if (kind === 'operator' && Object.hasOwn(CLOSING, text)) depth++;
      else if (kind === 'operator' && /^[)\]}]$/.test(text)) depth--;
      return depth === 0 && (text === '::' || (text === ':' && this.dialect.typesAfterNames));
    });
    if (at < 0) return tokens;
    if (this.dialect.foldsCase) return tokens.slice(at + 1);
    return this.dialect.typesAfterNames ? tokens.slice(0, at) : tokens;
  }

  private mayBeType(token: Token): boolean {
    return token.kind === 'name' || /^(?:::|<|>|>>|\*|&|,|\.|\[|\]|\?|&&|@)$/.test(token.text);
  }

  /** C++'s `double y{…};` and `double y(…);`. */
  private declared(tokens: readonly Token[]): Statement | null {
    const last = tokens.at(-1);
    if (!this.dialect.members.includes('::') || (last?.text !== '}' && last?.text !== ')')) return null;
    const open = openingOf(tokens, tokens.length - 1);
    const name = tokens[open - 1];
    const before = tokens.slice(0, open - 1);
    const typed = before.at(-1)?.kind === 'name' || /^[>&*]$/.test(before.at(-1)?.text ?? '');
    if (open < 2 || name?.kind !== 'name' || !typed || !before.every((token) => this.mayBeType(token))) return null;
    if (before.some((token) => /^[<>&*]$/.test(token.text)) && before[0]?.kind !== 'name') return null;
    if (last.text === ')' && before.some((token) => /^[<>*&]$/.test(token.text))) return null;
    const inside = tokens.slice(open + 1, -1);
    if (inside.length === 0) return fail('no-formula', rangeOf(tokens), { name: name.text });
    const list = last.text === '}' && commaIn(inside);
    return { name: name.text, parameters: null, tokens: list ? tokens.slice(open) : inside };
  }

  /** A formula, or a function of one. */
  private function(name: string | null, tokens: readonly Token[]): Statement {
    const found = this.lambda(name, tokens) ?? this.braced(name, tokens);
    if (found === null && name === null) this.checkPointer(tokens);
    return found ?? { name, parameters: null, tokens };
  }

  /** `double *p`, `Body *body`: a declaration, not a product. */
  private checkPointer(tokens: readonly Token[]): void {
    const [type, star, name, more] = tokens;
    if (!this.dialect.members.includes('->') || star?.text !== '*' || name?.kind !== 'name') return;
    const known = type !== undefined && Object.hasOwn(this.dialect.types, type.text) && type.text.length > 1;
    const asDeclared = more === undefined && star.spaced && !name.spaced;
    if (known || asDeclared) fail('no-formula', rangeOf(tokens), { name: name.text });
  }

  /** `x -> …`, `(x, y) => …`, `|x| …`, `@(x) …`, `function(x) …`, `\(x) …`. */
  private lambda(name: string | null, tokens: readonly Token[]): Statement | null {
    const [first] = tokens;
    if (first === undefined) return null;
    const word = /^(?:function|\\|@|move)$/.test(first.text) ? 1 : 0;
    const begin = tokens[word];
    if (begin?.text === '|' || begin?.text === '||') return this.closure(name, tokens, word);
    const close = begin?.text === '(' ? closingOf(tokens, word) : -1;
    if (word === 1 && close < 0) return null;
    const arrow = close < 0 ? 1 : close + 1;
    const pointed =
      /^(?:->|=>)$/.test(tokens[arrow]?.text ?? '') && !(this.dialect.members.includes('->') && word === 0);
    if (word === 0 && (!pointed || (close < 0 && first.kind !== 'name'))) return null;
    const parameters = close < 0 ? [first.text] : this.parameters(tokens.slice(word + 1, close));
    return this.body(name, parameters, tokens.slice(pointed ? arrow + 1 : arrow));
  }

  /** Rust's `|x: f64| …`. */
  private closure(name: string | null, tokens: readonly Token[], from: number): Statement | null {
    if (this.dialect.ifs !== 'braces') return null;
    const end = tokens[from]?.text === '||' ? from : tokens.findIndex((token, i) => i > from && token.text === '|');
    if (end < 0) return null;
    const parameters = this.parameters(tokens.slice(from + 1, end));
    const block =
      tokens[end + 1]?.text === '->' ? tokens.findIndex((token, i) => i > end && token.text === '{') : end + 1;
    return this.body(name, parameters, tokens.slice(block));
  }

  /** `double f(double x) { return …; }`, `[](double x) { … }`, `fn f(x: f64) -> f64 { … }`, `fun f(x: Double) = …`. */
  private braced(name: string | null, tokens: readonly Token[]): Statement | null {
    if (!this.dialect.braces || tokens[0]?.text === 'if') return null;
    const open = blockOf(tokens);
    const arrow = tokens.findIndex((token) => token.text === '=>');
    const head = tokens.slice(0, open < 0 ? Math.max(arrow, 0) : open);
    const close = lastIndexOf(head, ')');
    if (close < 0) return null;
    const start = openingOf(head, close);
    const called = head[start - 1];
    const lambda = name !== null || called?.text === ']';
    // A name alone before brackets is a call, whose type nobody says.
    if (!lambda && (called?.kind !== 'name' || start < 2)) return null;
    const parameters = this.parameters(head.slice(start + 1, close));
    return this.body(lambda ? name : (called?.text ?? null), parameters, tokens.slice(open < 0 ? arrow + 1 : open));
  }

  private body(name: string | null, parameters: readonly string[], tokens: readonly Token[]): Statement {
    if (tokens[0]?.text !== '{' || closingOf(tokens, 0) !== tokens.length - 1) return { name, parameters, tokens };
    let inside = tokens.slice(1, -1);
    const place = rangeOf(tokens);
    while (inside.at(-1)?.text === ';') inside = inside.slice(0, -1);
    if (inside.length === 0) fail('function-body', place);
    if (inside[0]?.text === 'if') return { name, parameters, tokens: [], block: inside };
    const whole = inside;
    if (inside[0]?.text === 'return') inside = inside.slice(1);
    let depth = 0;
    for (const [i, token] of inside.entries()) {
      if (token.kind !== 'operator' && !(i > 0 && depth === 0 && this.beginsLine(inside, i))) continue;
      if (Object.hasOwn(CLOSING, token.text)) depth++;
      else if (/^[)\]}]$/.test(token.text)) depth--;
      else if (
        depth === 0 &&
        (token.text === ';' || this.dialect.assignments.includes(token.text) || this.beginsLine(inside, i))
      )
        return { name, parameters, tokens: [], block: whole };
    }
    if (inside.length === 0) return { name, parameters, tokens: [], block: whole };
    return { name, parameters, tokens: inside };
  }

  /** Whether a line begins here that is no continuation of the one before. */
  private beginsLine(tokens: readonly Token[], at: number): boolean {
    const [before, token] = [tokens[at - 1], tokens[at]];
    if (before === undefined || token === undefined || token.kind === 'operator') return false;
    if (!/^(?:Go|R|Swift|Kotlin)$/.test(this.dialect.name) || token.text === 'else') return false;
    return (
      (before.kind !== 'operator' || /^[)\]}]$/.test(before.text)) &&
      this.text.slice(before.range.end, token.range.start).includes('\n')
    );
  }

  parameters(tokens: readonly Token[]): readonly string[] {
    const names: string[] = [];
    // Julia's keywords stand behind a semicolon.
    const listed = tokens.map((token) => (token.text === ';' ? { ...token, text: ',' } : token));
    for (const part of splitAtCommas(listed[0]?.text === ',' ? listed.slice(1) : listed)) {
      const plain = until(part, (token) => token.text === '=' || token.text === ':' || token.text === '::');
      const typesFirst = !this.dialect.typesAfterNames && this.dialect.braces;
      const named = plain.filter((token) => isName(token) && token.text !== 'mut');
      // Go's types stand behind the name; Swift's labels before it.
      const last = this.dialect.name === 'Swift' || (typesFirst && this.dialect.name !== 'Go');
      const name = last ? named.at(-1) : named[0];
      const range = rangeOf(part);
      if (name === undefined)
        return fail('parameter', range, { text: excerpt(this.text.slice(range.start, range.end)) });
      if (names.includes(name.text)) return fail('duplicate-parameter', name.range, { name: name.text });
      names.push(name.text);
    }
    return names;
  }
}

function isName(token: Token): boolean {
  return token.kind === 'name';
}

export function rangeOf(tokens: readonly Token[]): SourceRange {
  return { start: tokens[0]?.range.start ?? 0, end: tokens.at(-1)?.range.end ?? 0 };
}

function until(tokens: readonly Token[], stops: (token: Token) => boolean): readonly Token[] {
  const end = tokens.findIndex(stops);
  return end < 0 ? tokens : tokens.slice(0, end);
}

function lastIndexOf(tokens: readonly Token[], text: string): number {
  return tokens.findLastIndex((token) => token.kind === 'operator' && token.text === text);
}

/** The place of the bracket that this one closes; brackets were checked to match. */
function openingOf(tokens: readonly Token[], close: number): number {
  let depth = 0;
  for (let i = close; i >= 0; i--) {
    const token = tokens[i];
    if (token?.kind !== 'operator') continue;
    if (/^[)\]}]$/.test(token.text)) depth++;
    else if (Object.hasOwn(CLOSING, token.text) && --depth === 0) return i;
  }
  return -1;
}

export function closingOf(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let i = open; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.kind !== 'operator') continue;
    if (Object.hasOwn(CLOSING, token.text)) depth++;
    else if (/^[)\]}]$/.test(token.text) && --depth === 0) return i;
  }
  return -1;
}

/** Where the block begins that everything ends with; -1 where there is none. */
function blockOf(tokens: readonly Token[]): number {
  return tokens.at(-1)?.text === '}' ? openingOf(tokens, tokens.length - 1) : -1;
}

function commaIn(tokens: readonly Token[]): boolean {
  return splitAtCommas(tokens).length > 1;
}

export function splitAtCommas(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === 'operator' && /^[([{<]$/.test(token.text)) depth++;
    else if (token.kind === 'operator' && /^[)\]}>]$/.test(token.text)) depth--;
    if (token.text === ',' && depth === 0) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.filter((part) => part.length > 0);
}
