/**
 * Tokens of mathematics. A run of letters is one name if it is a function, a constant, a Greek name or a name that the
 * document assigns, else a product of letters: the decision is made here, by what it is told of the names.
 */
import type { SourceRange } from '../../../trace/range';
import { fractionValue, plainName } from '../characters';
import { bareConstant, bareFunctions, moduleOf } from '../functions/functions';
import { isGreekName } from '../greek';
import { fail } from '../problems';
import type { Token } from '../tokens';

const BLANK = /[\s\u00a0\u2000-\u200b\u2060-\u2064\ufeff]+/y;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const DOTTED = /[A-Za-z]+(?:\.[A-Za-z_]\w*)+/y;
/** Letters, then digits that belong to the last of them, then a subscript. */
const RUN = /((?:(?![ⁿˣᐟ])\p{L}\p{M}*)+)(\d+|[₀-₉]*)(?:_(?:\{([\p{L}\p{N},]+)\}|(\d+|[\p{L}][\p{L}\p{N}_]*)))?/uy;
const SUPERSCRIPT = /[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿˣᐟ]+/y;
const FRACTION = /[¼-¾⅐-⅞↉]/y;
const SUPERSCRIPTS: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿˣᐟ').map((raised, i) => [raised, '0123456789+-nx/'[i] ?? '']),
);

/** Raised digits and signs as plain ones. */
export function superscriptText(raised: string): string {
  return Array.from(raised)
    .map((character) => SUPERSCRIPTS[character] ?? '')
    .join('');
}

/** What raised digits are worth, `⁻¹` or `³ᐟ²`; NaN where they are no number. */
export function superscriptValue(plain: string): number {
  const [, above = plain, below = '1'] = /^([^/]*)\/(\d+)$/.exec(plain) ?? [];
  return above === '' ? NaN : Number(above) / Number(below);
}

const OPERATOR = /\*\*|:=|==|!=|<=|>=|=>|\S/uy;
/** Other ways to write an operator. */
export const SAME: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Array.from('−–‐‑‒﹣').map((dash) => [dash, '-'])),
  '·': '*',
  '×': '*',
  '⋅': '*',
  '∙': '*',
  '∗': '*',
  '•': '*',
  '÷': '/',
  '∕': '/',
  '⁄': '/',
  '**': '^',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '∣': '|',
  '∧': 'and',
  '∨': 'or',
  '¬': 'not',
};
const WORDS = new Set(['and', 'or', 'not', 'mod', 'if', 'else']);

export interface Names {
  isOneName(name: string): boolean;
  /** In code, every run of letters is one name. */
  readonly areWords: boolean;
}

/** A run of letters that was read as a product. */
export interface SplitRun {
  readonly text: string;
  readonly range: SourceRange;
  /** Whether blanks alone stand between it and a run before it. */
  readonly afterRun: boolean;
}

export function mathematicsTokens(
  text: string,
  range: SourceRange,
  names: Names,
): { readonly tokens: readonly Token[]; readonly splits: readonly SplitRun[] } {
  const lexer = new Lexer(text, range, names);
  lexer.run();
  return lexer;
}

class Lexer {
  readonly tokens: Token[] = [];
  readonly splits: SplitRun[] = [];
  private readonly text: string;
  private readonly range: SourceRange;
  private readonly names: Names;
  private at: number;
  private spaced = false;
  private lineBreak = false;
  private afterRun = false;

  constructor(text: string, range: SourceRange, names: Names) {
    this.text = text;
    this.range = range;
    this.names = names;
    this.at = range.start;
  }

  run(): void {
    while (this.at < this.range.end) this.step();
    this.push('end', '', 0);
  }

  private step(): void {
    const blank = this.match(BLANK);
    if (blank !== null) {
      this.spaced = true;
      this.lineBreak ||= blank[0].includes('\n');
      this.at += blank[0].length;
      return;
    }
    if (this.text[this.at] === '\\') this.latex();
    const dotted = this.match(DOTTED);
    if (
      dotted !== null &&
      (moduleOf(dotted[0].slice(0, dotted[0].lastIndexOf('.'))) !== undefined || this.names.areWords)
    ) {
      this.push('name', dotted[0], dotted[0].length);
      return;
    }
    const run = this.match(RUN);
    if (run !== null) {
      this.letters(run);
      return;
    }
    this.afterRun = false;
    const number = this.match(NUMBER);
    if (number !== null) {
      this.number(number[0]);
      return;
    }
    const fraction = this.match(FRACTION);
    if (fraction !== null) {
      this.push('number', fraction[0], 1, fractionValue(fraction[0]) ?? NaN);
      return;
    }
    const superscript = this.match(SUPERSCRIPT);
    if (superscript !== null) {
      const value = superscriptText(superscript[0]);
      this.push('superscript', value, superscript[0].length, superscriptValue(value));
      return;
    }
    const operator = this.match(OPERATOR)?.[0] ?? '';
    this.push('operator', SAME[operator] ?? operator, operator.length);
  }

  /** A number, with the fraction behind a whole one: 2½. */
  private number(text: string): void {
    const next = this.text[this.at + text.length] ?? '';
    const fraction = /^\d+$/.test(text) && this.at + text.length < this.range.end ? fractionValue(next) : null;
    if (fraction === null) this.push('number', text, text.length, Number(text));
    else this.push('number', text + next, text.length + 1, Number(text) + fraction);
  }

  private latex(): never {
    const command = /^\\(?:[A-Za-z]+|.)?/s.exec(this.text.slice(this.at, this.range.end))?.[0] ?? '\\';
    return fail('latex', { start: this.at, end: this.at + command.length }, { text: command });
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    return found !== null && found[0] !== '' && this.at + found[0].length <= this.range.end
      ? found
      : this.cut(pattern, found);
  }

  /** A token that the end of the range cuts in two. */
  private cut(pattern: RegExp, found: RegExpExecArray | null): RegExpExecArray | null {
    if (found === null || found[0] === '') return null;
    const sticky = new RegExp(pattern.source, pattern.flags);
    return sticky.exec(this.text.slice(this.at, this.range.end));
  }

  private push(kind: Token['kind'], text: string, length: number, value = NaN): void {
    const range = { start: this.at, end: this.at + length };
    this.tokens.push({
      kind,
      text: kind === 'name' ? plainName(text) : text,
      value,
      range,
      spaced: this.spaced,
      lineBreak: this.lineBreak,
    });
    this.at = range.end;
    this.spaced = false;
    this.lineBreak = false;
  }

  private letters(run: RegExpExecArray): void {
    const [whole, letters = '', digits = '', braced, plain] = run;
    const subscript = braced ?? plain;
    const called = this.text[this.at + whole.length] === '(';
    const afterRun = this.afterRun;
    this.afterRun = true;
    const full = letters + digits + (subscript === undefined ? '' : `_${subscript}`);
    if (subscript === undefined && digits === '' && WORDS.has(letters)) this.push('operator', letters, letters.length);
    else if (this.names.isOneName(full) || this.isKnown(full)) this.push('name', full, whole.length);
    // `log_2`, and `sin2x` without a blank, are functions with something behind them.
    else if (
      this.isKnown(letters) &&
      (bareFunctions('mathematics', letters).length > 0 || bareConstant('mathematics', letters) !== undefined)
    )
      this.push('name', letters, letters.length);
    else if (this.isOne(letters, digits, subscript)) this.push('name', full, whole.length);
    else if (called && subscript === undefined && digits === '') this.calledRun(letters);
    else {
      if (letters.length > 1)
        this.splits.push({ text: letters, range: { start: this.at, end: this.at + letters.length }, afterRun });
      this.split(letters, digits, subscript, whole.length);
    }
  }

  private isOne(letters: string, digits: string, subscript: string | undefined): boolean {
    const marked = digits !== '' || subscript !== undefined;
    const single = lettersOf(letters).length === 1;
    if (this.names.areWords || single || this.isKnown(letters)) return true;
    return marked && letters.length >= (subscript !== undefined && /^\p{L}{2}/u.test(subscript) ? 2 : 3);
  }

  private isKnown(name: string): boolean {
    return (
      this.names.isOneName(name) ||
      isGreekName(name) ||
      bareFunctions('mathematics', name).length > 0 ||
      bareConstant('mathematics', name) !== undefined
    );
  }

  /** `xsin(…)` ends with a function; `speed(…)` is one that nobody knows. */
  private calledRun(letters: string): void {
    for (let from = 1; from <= letters.length - 2; from++) {
      if (bareFunctions('mathematics', letters.slice(from)).length === 0) continue;
      for (const letter of lettersOf(letters.slice(0, from))) this.push('name', letter, letter.length);
      this.push('name', letters.slice(from), letters.length - from);
      return;
    }
    this.push('name', letters, letters.length);
  }

  /** The last letter takes the digits and the subscript. */
  private split(letters: string, digits: string, subscript: string | undefined, length: number): void {
    const all = lettersOf(letters);
    const end = this.at + length;
    const last = all.pop() ?? '';
    for (const letter of all) this.push('name', letter, letter.length);
    this.push('name', last + digits + (subscript === undefined ? '' : `_${subscript}`), end - this.at);
  }
}

/** Each letter with its marks. */
function lettersOf(run: string): string[] {
  return run.match(/\p{L}\p{M}*/gu) ?? [];
}
