/** Operators, brackets and bars of plain mathematics, and products without a sign. Knows no functions. */
import type { SourceRange } from '../../../trace/range';
import type { Note } from '../../../trace/trace';
import { callTree, nameTree, numberTree, some } from '../fold';
import { indexed } from '../indexing';
import { note } from './notes';
import { CONDITIONAL, JUXTAPOSED, POWER, PRODUCT, TABLES } from './operators';
import { type Infix, type Operand, plainOperand, PrecedenceParser } from '../precedence';
import { excerpt, fail } from '../problems';
import type { ReadContext } from '../reading';
import type { Token } from '../tokens';
import type { Tree } from '../tree';

export abstract class MathematicsOperators extends PrecedenceParser {
  readonly notes: Note[] = [];
  protected readonly own: ReadonlySet<string>;
  /** Names that stand somewhere without brackets behind them: variables, so that `x(x + 1)` is a product. */
  protected readonly variables = new Set<string>();
  /** Absolute values that are open here: a bar between operands closes the last of them. */
  private openBars = 0;

  constructor(context: ReadContext, tokens: readonly Token[], own: ReadonlySet<string>) {
    super(context, tokens, TABLES);
    this.own = own;
    tokens.forEach((token, i) => {
      const next = tokens[i + 1];
      if (token.kind === 'name' && !(next?.text === '(' && !next.spaced)) this.variables.add(token.text);
    });
  }

  whole(): Tree {
    const operand = this.expression(0);
    const token = this.stream.peek();
    this.checkDecimalComma();
    if (this.stream.is(',') && this.stream.peek(1).kind !== 'end')
      fail('list', { start: operand.start, end: token.range.end });
    if (token.kind !== 'end' && !/^[,.;:]$/.test(token.text)) this.misplaced(token);
    if (token.kind !== 'end' && this.stream.peek(1).kind !== 'end') this.misplaced(token);
    return operand.tree;
  }

  /** `3,14` without a blank: outside of brackets, nobody lists numbers so. */
  private checkDecimalComma(): void {
    const comma = this.stream.peek();
    const behind = this.stream.peek(1);
    const before = /\d+$/.exec(this.context.text.slice(0, comma.range.start))?.[0];
    if (!this.stream.is(',') || comma.spaced || behind.spaced || behind.kind !== 'number' || before === undefined)
      return;
    const range = { start: comma.range.start - before.length, end: behind.range.end };
    fail('decimal-comma', range, { text: `${before},${behind.text}`, point: `${before}.${behind.text}` });
  }

  override expression(least: number): Operand {
    const first = super.expression(Math.max(least, CONDITIONAL + 1));
    if (least > CONDITIONAL) return first;
    if (this.stream.take('if') !== null)
      return this.branches(super.expression(CONDITIONAL + 1), first, 'else', first.start);
    if (this.stream.take('?') !== null) return this.branches(first, this.expression(CONDITIONAL), ':', first.start);
    return first;
  }

  private branches(condition: Operand, then: Operand, word: string, start: number): Operand {
    const token = this.stream.peek();
    if (this.stream.take(word) === null) this.misplaced(token);
    const otherwise = this.expression(CONDITIONAL);
    const range = { start, end: otherwise.end };
    return {
      tree: { kind: 'condition', condition: condition.tree, then: then.tree, otherwise: otherwise.tree, range },
      ...range,
      bracketed: false,
    };
  }

  protected otherInfix(token: Token): Infix | null {
    if (token.kind === 'superscript') return { kind: 'call', operator: 'pow', binding: POWER, right: POWER };
    return this.beginsOperand(token) ? JUXTAPOSED : null;
  }

  protected beginsOperand(token: Token): boolean {
    if (token.lineBreak) return false;
    if (token.kind === 'number' || token.kind === 'name') return true;
    if (token.kind !== 'operator') return false;
    if (token.text === '|') return this.openBars === 0;
    return ['(', '[', '{', '√', '∛', '∞'].includes(token.text);
  }

  protected override continued(before: Operand, token: Token, infix: Infix): Operand {
    if (token.kind === 'superscript') return this.superscript(before, this.stream.next());
    if (infix === JUXTAPOSED) return this.juxtaposed(before, token);
    if (infix.kind === 'refused' && infix.problem === 'derivative') {
      return fail(
        'derivative',
        { start: before.start, end: token.range.end },
        { text: this.textOf({ start: before.start, end: token.range.end }) },
      );
    }
    const whole = super.continued(before, token, infix);
    if (infix.kind === 'call' && infix.operator === 'pow') return this.power(before, whole, token);
    return whole;
  }

  private superscript(base: Operand, token: Token): Operand {
    const range = { start: base.start, end: token.range.end };
    const exponent = /^[nx]$/.test(token.text)
      ? nameTree(token.text, token.range)
      : numberTree(token.value, token.range);
    if (exponent.kind === 'number' && Number.isNaN(exponent.value))
      return fail('symbol', token.range, { text: this.textOf(token.range) });
    return {
      tree: isE(base.tree)
        ? callTree('exp', [exponent], range, token.range)
        : callTree('pow', [base.tree, exponent], range, token.range),
      ...range,
      bracketed: false,
    };
  }

  /** `e^x` is the exponential function. */
  private power(base: Operand, whole: Operand, token: Token): Operand {
    const { tree } = whole;
    const exponent = tree.kind === 'call' ? tree.operands[1] : undefined;
    if (exponent === undefined) return whole;
    const next = this.stream.peek();
    const plainBase = base.tree.kind === 'number' && !base.bracketed;
    if (plainBase && exponent.kind === 'number' && !next.spaced && next.kind === 'name')
      this.note(
        'power-product',
        '“{text}” was read as {reading}.',
        { start: base.start, end: next.range.end },
        `(${this.textOf(whole)})·${next.text}`,
      );
    if (!isE(base.tree)) return whole;
    this.checkComplex(exponent, whole);
    return { ...whole, tree: callTree('exp', [exponent], tree.range, token.range) };
  }

  /** `e^{iπ}`: an i among factors that nothing gives a value is the imaginary unit. */
  private checkComplex(exponent: Tree, { start, end }: SourceRange): void {
    if (this.own.has('i') || this.context.isAssigned('i')) return;
    const factors = [exponent];
    for (let factor = factors.pop(); factor !== undefined; factor = factors.pop()) {
      if (factor.kind === 'name' && factor.name === 'i')
        fail('complex-exponent', { start, end }, { text: excerpt(this.textOf({ start, end })) });
      if (factor.kind === 'call' && /^(?:mul|div|neg|add|sub)$/.test(factor.operator)) factors.push(...factor.operands);
    }
  }

  private juxtaposed(before: Operand, token: Token): Operand {
    if (token.kind === 'number' && before.tree.kind === 'number' && before.tree.constant === null && !before.bracketed)
      return fail('two-numbers', { start: before.start, end: token.range.end });
    if (token.text === '[' && !token.spaced && isIndexable(before.tree)) return this.subscript(before);
    const right = this.expression(PRODUCT + 1);
    const place = { start: right.start, end: right.start };
    const range = { start: before.start, end: right.end };
    const quotient = before.tree.kind === 'call' && before.tree.operator === 'div' && !before.bracketed;
    if (quotient)
      this.note(
        'quotient-product',
        '“{text}” was read as {reading}.',
        range,
        `(${this.textOf(before)})·${this.textOf(right)}`,
      );
    return { tree: callTree('mul', [before.tree, right.tree], range, place), ...range, bracketed: false };
  }

  private subscript(before: Operand): Operand {
    this.stream.next();
    const { items, end } = this.items(']');
    const range = { start: before.start, end };
    const [first] = items;
    if (first === undefined) return fail('empty-brackets', range);
    return {
      tree: items.reduce((tree, item) => indexed(tree, item.tree, range), before.tree),
      ...range,
      bracketed: false,
    };
  }

  /** A variable, a constant, or a function with its operands. */
  protected abstract named(): Operand;

  protected atom(): Operand {
    const token = this.stream.peek();
    switch (token.kind) {
      case 'number':
        this.stream.next();
        return plainOperand(numberTree(token.value, token.range));
      case 'name':
        return this.named();
      case 'operator':
        if (token.text === '(' || token.text === '[' || token.text === '{') return this.brackets(token.text);
        if (token.text === '|') return this.absolute();
        if (token.text === '∞') {
          this.stream.next();
          return plainOperand(numberTree(Infinity, token.range, 'inf'));
        }
        return this.noOperand(token);
      case 'string':
      case 'superscript':
      case 'end':
        return this.noOperand(token);
    }
  }

  protected override noOperand(token: Token): never {
    if (token.kind === 'operator' && /^["'`“”‘„]$/.test(token.text)) return fail('string', token.range);
    if (token.kind === 'operator' && /^[^\p{L}\p{N}+*/^=<>!,.;:)\]}|?-]$/u.test(token.text))
      return fail('symbol', token.range, { text: token.text });
    return super.noOperand(token);
  }

  protected override misplaced(token: Token): never {
    if (token.kind === 'operator' && /^["`“”„]$/.test(token.text)) return fail('string', token.range);
    if (token.kind === 'operator' && /^[%‰°~&#$§€£]$/.test(token.text))
      return fail('symbol', token.range, { text: token.text });
    return super.misplaced(token);
  }

  /** Bars that are open outside do not close inside brackets. */
  protected within<T>(body: () => T): T {
    const bars = this.openBars;
    this.openBars = 0;
    const result = body();
    this.openBars = bars;
    return result;
  }

  protected brackets(opening: string): Operand {
    const { start } = this.stream.next().range;
    const { items, end, trailingComma } = this.within(() =>
      this.items({ '(': ')', '[': ']', '{': '}' }[opening] ?? ')'),
    );
    const range = { start, end };
    const [only, second] = items;
    if (only === undefined) return fail('empty-brackets', range);
    // `[x + 1]` only groups, `[2]` is a vector of one element.
    const groups =
      second === undefined && !trailingComma && (opening !== '[' || some(only.tree, ({ kind }) => kind === 'name'));
    if (groups) return { ...only, ...range, bracketed: true };
    return { tree: { kind: 'list', items: items.map(({ tree }) => tree), range }, ...range, bracketed: true };
  }

  private absolute(): Operand {
    const open = this.stream.next();
    if (this.stream.is('|')) {
      const second = this.stream.peek();
      if (!second.spaced && this.stream.peek(1).kind === 'end')
        return fail('empty-brackets', { start: open.range.start, end: second.range.end });
    }
    this.openBars++;
    const inner = this.expression(0);
    this.openBars--;
    const close = this.stream.take('|');
    if (close === null) return this.unclosedBar(open);
    const range = { start: open.range.start, end: close.range.end };
    return { tree: callTree('abs', [inner.tree], range, open.range), ...range, bracketed: true };
  }

  private unclosedBar(open: Token): never {
    const token = this.stream.peek();
    if (token.kind === 'end') return fail('unclosed-bracket', open.range, { bracket: '|', closing: '|' });
    return this.misplaced(token);
  }

  protected note(id: string, template: string, range: SourceRange, reading: string): void {
    this.notes.push(
      note(
        `expression.note.${id}`,
        template,
        { text: excerpt(this.context.text.slice(range.start, range.end)), reading },
        range,
      ),
    );
  }

  protected textOf({ start, end }: SourceRange): string {
    return this.context.text.slice(start, end);
  }
}

function isIndexable(tree: Tree): boolean {
  return tree.kind === 'name' || (tree.kind === 'call' && tree.operator === 'select');
}

function isE(tree: Tree): boolean {
  return tree.kind === 'number' && tree.constant === 'e';
}
