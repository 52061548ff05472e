/** Tokens of a programming language by its table; comments and joined lines are skipped. Knows no operator's meaning. */
import { message } from '../../../trace/message';
import type { SourceRange } from '../../../trace/range';
import { fail } from '../problems';
import type { Token } from '../tokens';
import type { Dialect } from './dialect';

interface Patterns {
  readonly blank: RegExp;
  readonly comment: RegExp | null;
  readonly continuation: RegExp | null;
  readonly string: RegExp | null;
  readonly number: RegExp;
  readonly suffix: RegExp;
  readonly name: RegExp;
  readonly operator: RegExp;
}

const RADIX = /0[xXbBoO][\p{L}\p{N}_]*/uy;
const WORD = /[\p{L}\p{N}_]*/uy;
const built = new Map<Dialect, Patterns>();

function sticky(sources: readonly string[]): RegExp | null {
  return sources.length === 0 ? null : new RegExp(sources.join('|'), 'my');
}

function patternsOf(dialect: Dialect): Patterns {
  const known = built.get(dialect);
  if (known !== undefined) return known;
  const { numbers, operators } = dialect;
  const digits = `\\d(?:${numbers.separator === '' ? '' : `[${numbers.separator}]?`}\\d)*`;
  const exponent = `(?:[${numbers.exponents}][+-]?${digits})?`;
  const signs = [...Object.keys(operators.infix), ...Object.keys(operators.prefix), ...dialect.punctuation]
    .filter((sign) => sign.length > 1 && !/^\w/.test(sign))
    .sort((a, b) => b.length - a.length)
    .map((sign) => sign.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  const patterns: Patterns = {
    blank: /[\s\u00a0\ufeff]+/y,
    comment: sticky(dialect.comments),
    continuation: sticky(dialect.continuation === null ? [] : [dialect.continuation]),
    string: sticky(dialect.strings),
    number: new RegExp(`(?:${digits}(?:\\.(?!${numbers.notAfterPoint})(?:${digits})?)?|\\.${digits})${exponent}`, 'uy'),
    suffix: new RegExp(`(?:${numbers.suffix})(?![\\p{L}\\p{N}_])`, 'uy'),
    name: new RegExp(dialect.nameSyntax, 'uy'),
    operator: new RegExp([...signs, '[^]'].join('|'), dialect.foldsCase ? 'iuy' : 'uy'),
  };
  built.set(dialect, patterns);
  return patterns;
}

export function codeTokens(text: string, range: SourceRange, dialect: Dialect): readonly Token[] {
  return new Lexer(text.slice(0, range.end), range, dialect).run();
}

class Lexer {
  private readonly tokens: Token[] = [];
  private readonly text: string;
  private readonly end: number;
  private readonly dialect: Dialect;
  private readonly patterns: Patterns;
  private readonly open: string[] = [];
  private at: number;
  private spaced = false;
  private lineBreak = false;

  constructor(text: string, range: SourceRange, dialect: Dialect) {
    this.text = text;
    this.at = range.start;
    this.end = range.end;
    this.dialect = dialect;
    this.patterns = patternsOf(dialect);
  }

  run(): readonly Token[] {
    while (this.at < this.end) this.step();
    this.push('end', '');
    return this.tokens;
  }

  private match(pattern: RegExp | null): string {
    if (pattern === null) return '';
    pattern.lastIndex = this.at;
    return pattern.exec(this.text)?.[0] ?? '';
  }

  private push(kind: Token['kind'], text: string, value = NaN, length = text.length): void {
    const range = { start: this.at, end: this.at + length };
    this.tokens.push({ kind, text, value, range, spaced: this.spaced, lineBreak: this.lineBreak });
    this.at = range.end;
    this.spaced = false;
    this.lineBreak = false;
  }

  private step(): void {
    const joined = this.match(this.patterns.continuation);
    const skipped = joined === '' ? this.match(this.patterns.blank) || this.match(this.patterns.comment) : joined;
    if (skipped !== '') {
      this.spaced = true;
      this.lineBreak ||= joined === '' && skipped.includes('\n') && this.breaks();
      this.at += skipped.length;
      return;
    }
    const transposed = this.dialect.transposes && this.text[this.at] === "'" && this.followsOperand();
    const string = transposed ? '' : this.match(this.patterns.string);
    if (string !== '') this.string(string);
    else if (/[\d.]/.test(this.text[this.at] ?? '') && this.number()) return;
    else {
      const name = this.match(this.patterns.name);
      if (name === '') this.operator(transposed ? "'" : this.match(this.patterns.operator));
      else this.push('name', name);
    }
  }

  /** Within brackets a line break is a blank; in a matrix it ends a row. */
  private breaks(): boolean {
    const inner = this.open.at(-1);
    return this.dialect.endsAtLine && (inner === undefined || (this.dialect.matrices && inner === '['));
  }

  private followsOperand(): boolean {
    return /[\p{L}\p{N}_)\]}.']$/u.test(this.text.slice(Math.max(0, this.at - 2), this.at));
  }

  private string(found: string): void {
    const quote = /["'`]/.exec(found)?.[0] ?? '';
    if (found.lastIndexOf(quote) === found.indexOf(quote))
      fail('unclosed-string', { start: this.at, end: this.at + found.length });
    this.push('string', found);
  }

  private operator(found: string): void {
    if (found === '(' || found === '[' || found === '{') this.open.push(found);
    else if (found === ')' || found === ']' || found === '}') this.open.pop();
    this.push('operator', this.dialect.foldsCase ? found.toLowerCase() : found, NaN, found.length);
  }

  /** Whether there is a number here, which is taken then. */
  private number(): boolean {
    const radix = this.match(RADIX);
    if (radix !== '' && !this.dialect.juxtaposes)
      fail(
        'unsupported-syntax',
        { start: this.at, end: this.at + radix.length },
        { what: message('expression.syntax.no-decimal', 'A number that is not decimal') },
      );
    const number = this.match(this.patterns.number);
    if (number === '') return false;
    const start = this.at;
    this.at += number.length;
    const suffix = this.match(this.patterns.suffix);
    this.at += suffix.length;
    const rest = this.match(WORD);
    this.at = start;
    const text = number + suffix;
    const whole = { start, end: start + text.length + rest.length };
    if (rest !== '') this.checkRest(number, rest, whole);
    if (this.dialect.braces && /^0\d/.test(number) && !/[.eE]/.test(number)) fail('bad-number', whole, { text });
    const digits = number.replace(/[_']/g, '').replace(/[dDfF]/, 'e');
    this.push('number', text, Number(digits));
    return true;
  }

  private checkRest(number: string, rest: string, range: SourceRange): void {
    if (/^(?:im|[ij])$/.test(rest)) fail('imaginary-number', range);
    if (/^(?:else|if|in|and|or|to)$/.test(rest)) return;
    if (this.dialect.juxtaposes && /^[\p{L}_]/u.test(rest) && !/^0[xob]/.test(number + rest)) return;
    if (/^\p{L}/u.test(rest) && /^[\d.]+$/.test(number))
      fail('missing-product', range, { product: `${number}*${rest}` });
    fail('bad-number', range, { text: number + rest });
  }
}
