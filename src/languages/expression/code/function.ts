/**
 * Functions in languages whose blocks end with a word: `function f(x) … end` in Julia, `function y = f(x)` in MATLAB,
 * `function f(x) result(y)` in Fortran; C's macros of one formula. Finds head and body; knows no statement.
 */
import { fail } from '../problems';
import type { Token } from '../tokens';
import type { Dialect } from './dialect';
import { closingOf, rangeOf, type Statement, type StatementReader } from './statement';

/** The function that these tokens are; null where they are none. */
export function wordedFunction(tokens: readonly Token[], dialect: Dialect, reader: StatementReader): Statement | null {
  if (dialect.braces) return null;
  const word = (i: number): string => tokens[i]?.text.toLowerCase() ?? '';
  let at = 0;
  while (/^(?:pure|elemental|recursive|impure|real|double|precision|integer|complex|@)$/.test(word(at))) {
    if (word(at) === '@') at += 1;
    at += 1;
    if (word(at) === '(') at = closingOf(tokens, at) + 1;
  }
  if (word(at) !== 'function') return null;
  at += 1;
  let result: string | null = null;
  if (tokens[at + 1]?.text === '=') {
    result = tokens[at]?.text ?? null;
    at += 2;
  } else if (tokens[at]?.text === '[') {
    const close = closingOf(tokens, at);
    const outputs = tokens.slice(at + 1, close).filter(({ kind }) => kind === 'name');
    if (outputs.length !== 1 || tokens[close + 1]?.text !== '=')
      return fail('several-results', rangeOf(tokens.slice(at, close + 1)));
    result = outputs[0]?.text ?? null;
    at = close + 2;
  }
  const name = tokens[at];
  const close = tokens[at + 1]?.text === '(' ? closingOf(tokens, at + 1) : -1;
  if (name?.kind !== 'name' || close < 0) return null;
  const parameters = reader.parameters(tokens.slice(at + 2, close));
  let body = close + 1;
  if (dialect.foldsCase) {
    result = name.text;
    if (word(body) === 'result') {
      result = tokens[body + 2]?.text ?? result;
      body = closingOf(tokens, body + 1) + 1;
    }
  }
  // The type of what it gives, and `where {T}`.
  while (body < tokens.length && !isFirstOfLine(tokens, body)) body += 1;
  return { name: name.text, parameters, tokens: [], block: withoutEnd(tokens.slice(body)), result };
}

/** `#define SQ(x) ((x) * (x))`; a bracket behind a blank is no list of parameters. */
export function macro(tokens: readonly Token[], reader: StatementReader): Statement | null {
  const [sign, word, name, open] = tokens;
  if (sign?.text !== '#' || word?.text !== 'define' || name?.kind !== 'name') return null;
  if (open?.text !== '(' || open.spaced) return { name: name.text, parameters: null, tokens: tokens.slice(3) };
  const close = closingOf(tokens, 3);
  return { name: name.text, parameters: reader.parameters(tokens.slice(4, close)), tokens: tokens.slice(close + 1) };
}

function isFirstOfLine(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.lineBreak === true || tokens[at - 1]?.text === ';';
}

/** Without the last line, if that is the function's `end`. */
function withoutEnd(tokens: readonly Token[]): readonly Token[] {
  const last = tokens.findLastIndex((token, i) => i === 0 || token.lineBreak || tokens[i - 1]?.text === ';');
  const line = tokens.slice(last);
  const closes = /^end(?:function)?$/i.test(line[0]?.text ?? '') && !/^(?:if|do|select)$/i.test(line[1]?.text ?? '');
  if (!closes) return tokens;
  // Every `if` has an `end` of its own; what is left over is the function's.
  const opened = tokens.filter(
    ({ text, kind }, i) =>
      kind === 'name' && /^(?:if|for|while|switch|try|do)$/i.test(text) && (i === 0 || isFirstOfLine(tokens, i)),
  ).length;
  const ended = tokens.filter(
    ({ text, kind }, i) =>
      kind === 'name' &&
      /^end(?:if|do)?$/i.test(text) &&
      (i === 0 || isFirstOfLine(tokens, i) || /^[;,]$/.test(tokens[i - 1]?.text ?? '')),
  ).length;
  return ended > opened || /^function$/i.test(line[1]?.text ?? '') ? tokens.slice(0, last) : tokens;
}
