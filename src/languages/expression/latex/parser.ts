/** What LaTeX adds to plain mathematics: fractions and roots with operands in braces, bars with two sides, cases. */
import type { SourceRange } from '../../../trace/range';
import { buildCall } from '../calls';
import { callTree, numberTree } from '../fold';
import { MathematicsParser } from '../mathematics/names';
import { note } from '../mathematics/notes';
import { CONDITIONAL, POWER } from '../mathematics/operators';
import { type Operand, plainOperand } from '../precedence';
import { excerpt, fail } from '../problems';
import type { Token } from '../tokens';
import type { Tree } from '../tree';

/** Bars and brackets with the function that they stand for. */
const BARS: Readonly<Record<string, readonly [closing: string, operator: string]>> = {
  '\\lvert': ['\\rvert', 'abs'],
  '\\lfloor': ['\\rfloor', 'floor'],
  '\\lceil': ['\\rceil', 'ceil'],
  '\\lVert': ['\\rVert', 'norm'],
};
const BEGINNINGS = new Set(['\\frac', '\\sqrt', '\\root', '\\cases', ...Object.keys(BARS)]);

export class LatexParser extends MathematicsParser {
  protected override beginsOperand(token: Token): boolean {
    if (token.kind === 'operator' && BEGINNINGS.has(token.text)) return !token.lineBreak;
    return super.beginsOperand(token);
  }

  protected override atom(): Operand {
    const token = this.stream.peek();
    if (token.kind !== 'operator') return super.atom();
    if (Object.hasOwn(BARS, token.text)) return this.bars(token);
    switch (token.text) {
      case '\\frac':
        return this.fraction();
      case '\\sqrt':
        return this.squareRoot();
      case '\\root':
        return this.root();
      case '\\cases':
        return this.cases();
      default:
        return super.atom();
    }
  }

  /** In a message a sign stands as it was written, not as mathematics has it. */
  private refuseWritten({ kind, text, range }: Token): void {
    const written = this.textOf(range);
    if (kind === 'operator' && written !== '' && written !== text)
      fail('unexpected', range, { text: excerpt(written) });
  }

  protected override noOperand(token: Token): never {
    this.refuseWritten(token);
    return super.noOperand(token);
  }

  protected override misplaced(token: Token): never {
    if (token.kind === 'operator' && token.text === '&') return fail('several-formulas', token.range);
    this.refuseWritten(token);
    return super.misplaced(token);
  }

  protected override named(): Operand {
    const { text, range } = this.stream.peek();
    const next = this.stream.peek(1);
    // σ is the sigmoid function by custom, and is typeset so, unless it stands somewhere without brackets.
    if (
      text !== 'sigma' ||
      next.text !== '(' ||
      this.variables.has(text) ||
      this.own.has(text) ||
      this.context.isAssigned(text)
    )
      return super.named();
    this.stream.next();
    const { start } = this.stream.next().range;
    const { items, end } = this.within(() => this.items(')'));
    const [only, second] = items;
    if (only === undefined || second !== undefined)
      return fail(
        only === undefined ? 'too-few-operands' : 'too-many-operands',
        { start, end },
        {
          name: this.textOf(range),
          count: '1 operand',
          given: items.length,
        },
      );
    this.say('sigmoid', '“{text}” was read as the sigmoid function.', range);
    const whole = { start: range.start, end };
    return { tree: callTree('sigmoid', [only.tree], whole, range), ...whole, bracketed: false };
  }

  private say(id: string, template: string, range: SourceRange): void {
    this.notes.push(note(`expression.note.${id}`, template, { text: excerpt(this.textOf(range)) }, range));
  }

  /** The operand of a command: braces, one digit, one letter, or another fraction or root. */
  private argument(command: Token): Operand {
    const token = this.stream.peek();
    if (token.kind === 'end') return fail('unexpected-end', token.range);
    if (token.text === '(' || token.text === '\\lvert' || token.text === '|')
      return fail('latex-operand', token.range, { text: this.textOf(command.range) });
    if (token.kind === 'operator' && BEGINNINGS.has(token.text)) return this.expression(POWER + 1);
    if (token.text === '∞') return this.atom();
    return this.simple();
  }

  private fraction(): Operand {
    const command = this.stream.next();
    const above = this.argument(command);
    const below = this.argument(command);
    const range = { start: command.range.start, end: below.end };
    this.checkDerivative(above, below, range);
    return { tree: callTree('div', [above.tree, below.tree], range, command.range), ...range, bracketed: true };
  }

  /** `\frac{d}{dx}` and `\frac{df}{dx}`. */
  private checkDerivative(above: SourceRange, below: SourceRange, range: SourceRange): void {
    const d = /^\s*\{?\s*(?:d|\\(?:mathrm|text|rm)\s*\{\s*d\s*\})\s*(?:\^\s*(?:\d|\{\d+\})\s*)?/;
    const under = this.textOf(below);
    if (!d.test(this.textOf(above)) || !d.test(under)) return;
    if (/^(?:\\?\p{L}|\\[A-Za-z]+\s*\{\\?\p{L}+\})/u.test(under.replace(d, '')))
      fail('derivative', range, { text: excerpt(this.textOf(range)) });
  }

  private squareRoot(): Operand {
    const command = this.stream.next();
    const operand = this.argument(command);
    const range = { start: command.range.start, end: operand.end };
    return { tree: callTree('sqrt', [operand.tree], range, command.range), ...range, bracketed: true };
  }

  private root(): Operand {
    const command = this.stream.next();
    const index = this.argument(command);
    const operand = this.argument(command);
    const range = { start: command.range.start, end: operand.end };
    return { tree: this.rootTree(index.tree, operand.tree, range, command.range), ...range, bracketed: true };
  }

  private rootTree(index: Tree, operand: Tree, range: SourceRange, place: SourceRange): Tree {
    const count = index.kind === 'number' ? index.value : null;
    if (count === 2) return callTree('sqrt', [operand], range, place);
    if (count === 3) return callTree('cbrt', [operand], range, place);
    if (count !== null && count % 2 === 1)
      this.say(
        'odd-root',
        '“{text}” was read as a power with a fractional exponent, which is not defined for negative bases.',
        range,
      );
    const inverse = callTree('div', [numberTree(1, index.range), index], index.range, index.range);
    return callTree('pow', [operand, inverse], range, place);
  }

  private bars(open: Token): Operand {
    const [closing, operator] = BARS[open.text] ?? ['', ''];
    this.stream.next();
    const inner = this.within(() => this.expression(0));
    const close = this.stream.peek();
    if (this.stream.take(closing) === null) return this.misplaced(close);
    const range = { start: open.range.start, end: close.range.end };
    const operands = [inner.tree];
    if (operator !== 'norm')
      return { tree: callTree(operator, operands, range, open.range), ...range, bracketed: true };
    const [path, notation, object, keywords] = [['norm'], 'mathematics' as const, null, []];
    const tree = buildCall({ notation, path, object, operands, keywords, range, nameRange: open.range });
    return { tree, ...range, bracketed: true };
  }

  /** One branch for each row, the last one `otherwise`; where no row fits there is no value. */
  private cases(): Operand {
    const open = this.stream.next();
    const rows: { readonly value: Tree; readonly condition: Tree | null }[] = [];
    while (!this.stream.is('\\endcases')) {
      const { range } = this.stream.peek();
      if (rows.at(-1)?.condition === null) fail('unexpected', range, { text: excerpt(this.textOf(range)) });
      rows.push(this.within(() => this.case()));
      if (this.stream.take(';') === null && !this.stream.is('\\endcases')) this.misplaced(this.stream.peek());
    }
    const { end } = this.stream.next().range;
    const range = { start: open.range.start, end };
    if (rows.length === 0) return fail('empty-brackets', range);
    const tree = rows.reduceRight<Tree>(
      (otherwise, { value, condition }) =>
        condition === null ? value : { kind: 'condition', condition, then: value, otherwise, range },
      numberTree(NaN, { start: end, end }, 'nan'),
    );
    return { ...plainOperand(tree), ...range, bracketed: true };
  }

  private case(): { readonly value: Tree; readonly condition: Tree | null } {
    const value = this.expression(CONDITIONAL + 1).tree;
    this.punctuation();
    this.stream.take('&');
    if (this.stream.take('otherwise') !== null) {
      this.punctuation();
      return { value, condition: null };
    }
    const condition = this.expression(CONDITIONAL + 1).tree;
    this.punctuation();
    return { value, condition };
  }

  private punctuation(): void {
    while (/^[,.;:]$/.test(this.stream.peek().text) && /^(?:&|;|otherwise|\\endcases)$/.test(this.stream.peek(1).text))
      this.stream.next();
  }
}
