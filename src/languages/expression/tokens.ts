/** Tokens of a formula, and the bracket check that every notation shares. Knows no operator's meaning. */
import type { SourceRange } from '../../trace/range';
import { fail } from './problems';

export interface Token {
  /** `superscript` carries its value as a plain text of digits and signs: `²` is `2`, `⁻¹` is `-1`. */
  readonly kind: 'number' | 'name' | 'operator' | 'string' | 'superscript' | 'end';
  readonly text: string;
  readonly value: number;
  readonly range: SourceRange;
  /** Whether blanks or a line break stand before it. */
  readonly spaced: boolean;
  readonly lineBreak: boolean;
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const OPENING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Refuses brackets that do not match, at the bracket that is wrong. */
export function checkBrackets(brackets: Iterable<{ readonly text: string; readonly range: SourceRange }>): void {
  const open: { readonly text: string; readonly range: SourceRange }[] = [];
  for (const bracket of brackets) {
    if (Object.hasOwn(CLOSING, bracket.text)) {
      open.push(bracket);
      continue;
    }
    const opening = OPENING[bracket.text];
    if (opening === undefined) continue;
    const last = open.pop();
    if (last === undefined) fail('unopened-bracket', bracket.range, { bracket: bracket.text });
    if (last.text !== opening)
      fail('mismatched-bracket', bracket.range, {
        bracket: bracket.text,
        opening: last.text,
        closing: CLOSING[last.text] ?? '',
      });
  }
  const unclosed = open.pop();
  if (unclosed !== undefined)
    fail('unclosed-bracket', unclosed.range, { bracket: unclosed.text, closing: CLOSING[unclosed.text] ?? '' });
}

/** A reader over tokens; the last one is always `end`. */
export class TokenStream {
  private at = 0;
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  peek(ahead = 0): Token {
    const token = this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)];
    if (token === undefined) throw new Error('A token stream ends with an end token.');
    return token;
  }

  next(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.at++;
    return token;
  }

  is(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.text === text && (token.kind === 'operator' || token.kind === 'name');
  }

  take(text: string): Token | null {
    return this.is(text) ? this.next() : null;
  }

  /** Skips to the first of these at this bracket level, and stands on it. */
  skipTo(...texts: readonly string[]): void {
    let depth = 0;
    for (let token = this.peek(); token.kind !== 'end'; token = this.peek()) {
      if (depth === 0 && token.kind === 'operator' && texts.includes(token.text)) return;
      if (token.kind === 'operator' && Object.hasOwn(CLOSING, token.text)) depth++;
      if (token.kind === 'operator' && Object.hasOwn(OPENING, token.text)) depth--;
      this.next();
    }
  }

  mark(): number {
    return this.at;
  }

  reset(mark: number): void {
    this.at = mark;
  }
}
