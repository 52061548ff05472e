/** Tokens of Python: names, numbers, strings, operators; comments and line continuations are skipped. */
import type { SourceRange } from '../../../trace/range';
import { fail } from '../problems';
import type { Token } from '../tokens';

const BLANK = /(?:[ \t\f\r\n\u00a0]|\\\r?\n|#[^\n]*)+/y;
const NUMBER =
  /0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:[eE][+-]?\d(?:_?\d)*)?/y;
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
const STRING = /[a-zA-Z]{0,2}("""|'''|"|')/y;
const OPERATOR =
  /\*\*=|\/\/=|>>=|<<=|\*\*|\/\/|>>|<<|<=|>=|==|!=|<>|:=|->|[-+*/%@&|^]=|\.\.\.|[-+*/%@&|^~<>()[\]{},:.;=!?$`\\]/y;

export function pythonTokens(text: string, range: SourceRange): readonly Token[] {
  const tokens: Token[] = [];
  let at = range.start;
  let spaced = false;
  let lineBreak = false;
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? null;
    return found === null ? null : found.slice(0, range.end - at);
  };
  const push = (kind: Token['kind'], content: string, value = NaN): void => {
    tokens.push({ kind, text: content, value, range: { start: at, end: at + content.length }, spaced, lineBreak });
    at += content.length;
    spaced = false;
    lineBreak = false;
  };
  while (at < range.end) {
    const blank = match(BLANK);
    if (blank !== null) {
      spaced = true;
      lineBreak ||= /(?<!\\)\n/.test(blank.replace(/\\\r?\n/g, ''));
      at += blank.length;
      continue;
    }
    const quote = stringEnd(text, at, range.end);
    if (quote !== null) {
      push('string', text.slice(at, quote));
      continue;
    }
    const number = match(NUMBER);
    if (number !== null && number !== '') {
      const rest = /^[\p{L}\p{N}_]+/u.exec(text.slice(at + number.length, range.end))?.[0] ?? '';
      const whole = { start: at, end: at + number.length + rest.length };
      if (/^[jJ]$/.test(rest)) fail('imaginary-number', whole);
      const operator = /^(?:if|else|and|or|in|is|for|not)$/.test(rest);
      if (/^[\p{L}_]/u.test(rest) && !operator && /^[\d.]+$/.test(number))
        fail('missing-product', whole, { product: `${number}*${rest}` });
      if (rest !== '' && !operator) fail('bad-number', whole, { text: number + rest });
      if (/^0\d/.test(number) && !/[.eE]/.test(number) && !/^[0_]+$/.test(number))
        fail('bad-number', whole, { text: number });
      push('number', number, Number(number.replaceAll('_', '')));
      continue;
    }
    const name = match(NAME);
    if (name !== null) {
      // A caret from a printed page counts as a letter.
      const caret = name.indexOf('ˆ');
      if (caret >= 0) fail('lookalike', { start: at + caret, end: at + caret + 1 }, { text: 'ˆ', plain: '**' });
      push('name', name);
      continue;
    }
    push('operator', match(OPERATOR) ?? String.fromCodePoint(text.codePointAt(at) ?? 32));
  }
  tokens.push({ kind: 'end', text: '', value: NaN, range: { start: range.end, end: range.end }, spaced, lineBreak });
  return tokens;
}

/** Where the string that begins here ends; null where none does. */
function stringEnd(text: string, at: number, end: number): number | null {
  STRING.lastIndex = at;
  const [opening, quote] = STRING.exec(text) ?? [];
  if (opening === undefined || quote === undefined || at + opening.length > end) return null;
  for (let i = at + opening.length; i < end; i++) {
    if (text[i] === '\\') i++;
    else if (text.startsWith(quote, i)) return Math.min(i + quote.length, end);
    else if (text[i] === '\n' && quote.length === 1) break;
  }
  return fail('unclosed-string', { start: at, end: at + opening.length });
}
