/**
 * The body of a function in programming languages that have a table, from tokens to statements: blocks in braces, or
 * such that `end` closes. Knows no formula.
 */
import type { SourceRange } from '../../../trace/range';
import { conditionOf, EMPTY_BLOCK, type Block, type Condition, type Statement } from '../body/statements';
import { excerpt, fail } from '../problems';
import { checkDepth } from '../reading';
import type { Token } from '../tokens';
import type { Dialect } from './dialect';
import { CodeStatements, type CodeStatementOptions } from './body-statements';
import { closingOf, rangeOf } from './statement';

/** Languages whose functions give their last value. */
const LAST_VALUES = new Set(['Rust', 'R', 'Julia', 'Swift']);
/** Languages in which a line ends a statement although brackets around it are open. */
const LINES = new Set(['Swift', 'Kotlin']);
/** Languages in which a block's declarations are its own. */
const DECLARES =
  /^(?:let|var|val|const|auto|final|double|float|int|long|real|num|f32|f64|mut|\w*[Ff]loat\w*|\w*Double)$/;

export class CodeBody {
  private readonly text: string;
  private readonly dialect: Dialect;
  private readonly formula: CodeStatementOptions['formula'];
  private readonly statements: CodeStatements;
  private tokens: readonly Token[] = [];
  private at = 0;

  constructor(options: CodeStatementOptions) {
    this.text = options.text;
    this.dialect = options.dialect;
    this.formula = options.formula;
    this.statements = new CodeStatements(options, (given) => this.refuse(given));
  }

  /** What was returned last. */
  get formulaRange(): SourceRange | null {
    return this.statements.formulaRange;
  }

  whole(tokens: readonly Token[]): Block {
    this.tokens = tokens;
    this.at = 0;
    const block = this.block(tokens.length, 0, LAST_VALUES.has(this.dialect.name));
    const left = this.tokens[this.at];
    return left === undefined ? block : fail('unexpected', left.range, { text: left.text });
  }

  /** Statements up to a place, or to the word that ends their block; `last`: whether the last one's value is returned. */
  private block(to: number, depth: number, last: boolean): Block {
    const statements: Statement[] = [];
    const declared = new Set<string>();
    while (this.at < to) {
      const token = this.tokens[this.at];
      if (token === undefined || (!this.dialect.braces && this.endsBlock(token))) break;
      if (token.text === ';' || (token.text === ',' && !this.dialect.braces)) this.at += 1;
      else if (token.text === 'if' && token.kind !== 'string') statements.push(this.choice(to, depth, last));
      else if (token.text === 'guard' && this.dialect.name === 'Swift') statements.push(this.guard(to, depth));
      else if (token.text === '{' && this.dialect.braces) statements.push(this.bare(depth));
      else {
        const given = this.taken(to);
        const isLast = last && this.isEnd(to);
        statements.push(...this.statements.read(given, isLast));
        if (depth > 0 && this.dialect.braces && DECLARES.test(given[0]?.text ?? ''))
          for (const statement of statements.slice(-1))
            if (statement.kind === 'assign') for (const { name } of statement.assigned) declared.add(name);
      }
    }
    return { statements, declared };
  }

  private endsBlock({ text }: Token): boolean {
    return /^(?:end\w*|else|elseif|elif|otherwise|contains)$/i.test(text);
  }

  /** Whether nothing more stands in the block. */
  private isEnd(to: number): boolean {
    let next = this.at;
    while (next < to && this.tokens[next]?.text === ';') next += 1;
    const token = this.tokens[next];
    return next >= to || token === undefined || (!this.dialect.braces && this.endsBlock(token));
  }

  /** The tokens of the statement that begins here. */
  private taken(to: number): readonly Token[] {
    const from = this.at;
    let depth = 0;
    for (; this.at < to; this.at += 1) {
      const token = this.tokens[this.at];
      if (token === undefined) break;
      if (depth === 0 && this.at > from && this.beginsAnew(token, this.tokens[this.at - 1])) break;
      if (token.kind !== 'operator') continue;
      if ('([{'.includes(token.text)) depth += 1;
      else if (')]}'.includes(token.text)) depth -= 1;
      else if (depth === 0 && (token.text === ';' || (token.text === ',' && this.dialect.name === 'MATLAB'))) break;
    }
    return this.tokens.slice(from, this.at);
  }

  /** Whether a statement ends between these two, because a line does. */
  private beginsAnew(token: Token, before: Token | undefined): boolean {
    if (!this.dialect.endsAtLine && !LINES.has(this.dialect.name)) return false;
    if (before === undefined || !this.text.slice(before.range.end, token.range.start).includes('\n')) return false;
    // MATLAB and Fortran say so where a line goes on, and the tokens know it.
    if (!this.dialect.braces) return token.lineBreak && !(this.dialect.name === 'Julia' && isOpen(before));
    if (isOpen(before) || token.text === '.' || token.text === '?.') return false;
    return !(this.dialect.name === 'Swift' && token.kind === 'operator' && /^[-+*/%<>=&|?:]+$/.test(token.text));
  }

  private bare(depth: number): Statement {
    const open = this.at;
    const close = closingOf(this.tokens, open);
    const range = rangeOf(this.tokens.slice(open, close + 1));
    this.at = open + 1;
    const then = this.block(close, depth + 1, false);
    this.at = close + 1;
    return { kind: 'choice', condition: null, then, otherwise: EMPTY_BLOCK, range };
  }

  // if

  private choice(to: number, depth: number, last: boolean): Statement {
    const first = this.tokens[this.at];
    const start = first?.range.start ?? 0;
    checkDepth(depth, first?.range ?? { start, end: start });
    this.at += 1;
    return this.dialect.braces ? this.bracedChoice(start, to, depth, last) : this.wordedChoice(start, to, depth, last);
  }

  /** `if (c) … else …`, `if c { … } else { … }` */
  private bracedChoice(start: number, to: number, depth: number, last: boolean): Statement {
    const open = this.tokens[this.at];
    let condition: readonly Token[];
    if (this.dialect.name === 'Rust' || this.dialect.name === 'Go' || this.dialect.name === 'Swift') {
      condition = this.conditionUpTo('{', to);
    } else {
      // C++'s `if constexpr (…)`.
      if (open?.text === 'constexpr') this.at += 1;
      const close = this.tokens[this.at]?.text === '(' ? closingOf(this.tokens, this.at) : -1;
      if (close < 0) return this.refuse(this.tokens.slice(Math.max(0, this.at - 1), this.at + 1));
      condition = this.tokens.slice(this.at + 1, close);
      this.at = close + 1;
    }
    const decided = this.condition(condition);
    const then = this.branch(to, depth, last);
    let otherwise = EMPTY_BLOCK;
    while (this.tokens[this.at]?.text === ';' && this.tokens[this.at + 1]?.text === 'else') this.at += 1;
    if (this.at < to && this.tokens[this.at]?.text === 'else') {
      this.at += 1;
      otherwise = this.branch(to, depth, last);
    }
    const end = this.tokens[this.at - 1]?.range.end ?? start;
    return { kind: 'choice', condition: decided, then, otherwise, range: { start, end } };
  }

  /** The tokens of a condition that has no brackets. */
  private conditionUpTo(word: string, to: number): readonly Token[] {
    const from = this.at;
    while (this.at < to && this.tokens[this.at]?.text !== word) this.at += 1;
    const condition = this.tokens.slice(from, this.at);
    return condition.some(({ text }) => text === ';' || text === 'let') ? this.refuse(condition) : condition;
  }

  private condition(given: readonly Token[]): Condition {
    const range = rangeOf(given);
    return conditionOf(this.text.slice(range.start, range.end), range, () => this.formula(given));
  }

  /** Swift's `guard c else { … }` */
  private guard(to: number, depth: number): Statement {
    const start = this.tokens[this.at]?.range.start ?? 0;
    this.at += 1;
    const condition = this.condition(this.conditionUpTo('else', to));
    this.at += 1;
    const otherwise = this.branch(to, depth, false);
    const end = this.tokens[this.at - 1]?.range.end ?? start;
    return { kind: 'choice', condition, then: EMPTY_BLOCK, otherwise, range: { start, end } };
  }

  private branch(to: number, depth: number, last: boolean): Block {
    const token = this.tokens[this.at];
    if (token?.text === 'if') return { statements: [this.choice(to, depth + 1, last)], declared: new Set() };
    if (token?.text !== '{') {
      const given = this.taken(to);
      const statements = this.statements.read(given, last);
      if (this.tokens[this.at]?.text === ';') this.at += 1;
      return { statements, declared: new Set() };
    }
    const close = closingOf(this.tokens, this.at);
    this.at += 1;
    const block = this.block(close, depth + 1, last);
    this.at = close + 1;
    return block;
  }

  /** `if c … elseif d … else … end` */
  private wordedChoice(start: number, to: number, depth: number, last: boolean): Statement {
    const given = this.taken(to);
    const then = given.findIndex(({ text }) => text.toLowerCase() === 'then');
    const decided = this.wordedCondition(given, then);
    if (this.dialect.foldsCase && then < 0) return this.oneLine(start, given, depth);
    const taken = this.block(to, depth + 1, last);
    let otherwise = EMPTY_BLOCK;
    const next = this.tokens[this.at];
    const word = next?.text.toLowerCase() ?? '';
    const nested = word === 'else' && this.tokens[this.at + 1]?.text.toLowerCase() === 'if' && this.dialect.foldsCase;
    if (word === 'elseif' || nested) {
      checkDepth(depth + 1, next?.range ?? { start, end: start });
      this.at += nested ? 2 : 1;
      // The one `end` closes all.
      const chosen = this.wordedChoice(next?.range.start ?? start, to, depth + 1, last);
      otherwise = { statements: [chosen], declared: new Set() };
      const end = this.tokens[this.at - 1]?.range.end ?? start;
      return { kind: 'choice', condition: decided, then: taken, otherwise, range: { start, end } };
    }
    if (word === 'else') {
      this.at += 1;
      otherwise = this.block(to, depth + 1, last);
    }
    this.closing(start);
    const end = this.tokens[this.at - 1]?.range.end ?? start;
    return { kind: 'choice', condition: decided, then: taken, otherwise, range: { start, end } };
  }

  /** `end`, `end if`, `endif` */
  private closing(start: number): void {
    const token = this.tokens[this.at];
    if (token === undefined || !/^end\w*$/i.test(token.text))
      fail('unexpected-end', token?.range ?? { start, end: start });
    this.at += 1;
    if (this.tokens[this.at]?.text.toLowerCase() === 'if' && this.dialect.foldsCase) this.at += 1;
  }

  private wordedCondition(given: readonly Token[], then: number): Condition {
    if (then >= 0) return this.condition(given.slice(0, then));
    if (!this.dialect.foldsCase) return this.condition(given);
    return this.condition(given.slice(0, closingOf(given, 0) + 1));
  }

  /** Fortran's `if (x > 0) y = x` */
  private oneLine(start: number, given: readonly Token[], depth: number): Statement {
    checkDepth(depth, rangeOf(given));
    const condition = this.condition(given.slice(0, closingOf(given, 0) + 1));
    const statements = this.statements.read(given.slice(closingOf(given, 0) + 1), false);
    const then: Block = { statements, declared: new Set() };
    return { kind: 'choice', condition, then, otherwise: EMPTY_BLOCK, range: { start, end: rangeOf(given).end } };
  }

  /** With the block that belongs to it. */
  private refuse(given: readonly Token[]): never {
    const range = rangeOf(given);
    const next = this.tokens[this.at];
    const close = next?.text === '{' ? closingOf(this.tokens, this.at) : -1;
    const end = close < 0 ? range.end : (this.tokens[close]?.range.end ?? range.end);
    const text = excerpt(this.text.slice(range.start, range.end));
    return fail('function-statement', { start: range.start, end }, { text });
  }
}

/** Behind this token an operand is due. */
function isOpen({ kind, text }: Token): boolean {
  return kind === 'operator' && !/^(?:[)\]}'!]|\+\+|--|\.')$/.test(text);
}
