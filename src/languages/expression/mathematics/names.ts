/** Names in plain mathematics: variables and constants, and functions with or without brackets around what they take. */
import { buildCall, dottedConstant, plainConstant } from '../calls';
import { counted } from '../composition';
import { constantValue } from '../constant';
import { callTree, nameTree, numberTree } from '../fold';
import { bareFunctions, similarFunction } from '../functions/functions';
import { isGreekName } from '../greek';
import { naturalLogarithm } from './notes';
import { FUNCTION_LETTERS, INVERSES, POWER } from './operators';
import { MathematicsOperators } from './structure';
import { joined, type Operand, plainOperand } from '../precedence';
import { excerpt, fail } from '../problems';
import type { Token } from '../tokens';
import type { Tree } from '../tree';

export class MathematicsParser extends MathematicsOperators {
  protected override named(): Operand {
    const token = this.stream.next();
    const { text, range } = token;
    if (text.includes('.')) return this.dotted(token);
    const variable = this.own.has(text) || this.context.isAssigned(text);
    if (!variable && bareFunctions('mathematics', text).length > 0) return this.applied(token);
    const next = this.stream.peek();
    if (next.text === '(' && !variable && !next.lineBreak) this.checkProduct(token, next);
    if (variable) return plainOperand(nameTree(text, range));
    return plainOperand(plainConstant('mathematics', text, range) ?? nameTree(text, range));
  }

  private dotted(token: Token): Operand {
    const path = token.text.split('.');
    if (this.stream.is('(')) return this.call(path, token, null);
    return plainOperand(dottedConstant(path, token.range) ?? nameTree(token.text, token.range));
  }

  /** `a(b + c)` is a product; `f(x)` calls a function that nobody knows. */
  private checkProduct({ text, range }: Token, open: Token): void {
    if (plainConstant('mathematics', text, range) !== null) return;
    const custom = FUNCTION_LETTERS.has(text);
    if (open.spaced && !custom) return;
    if (this.variables.has(text) && !custom) return;
    const inside = this.textInside();
    const looksCalled =
      custom || isWord(text) || /^\s*(?:[\p{L}][\p{L}\p{N}_]*|[\d.]+)?\s*$/u.test(inside) || inside.includes(',');
    if (looksCalled) {
      const suggestion = text.length > 2 ? similarFunction('mathematics', text) : null;
      if (suggestion !== null) fail('unknown-function-similar', range, { name: text, suggestion });
      fail('unknown-function-product', range, { name: text, product: `${text}*(${excerpt(inside)})` });
    }
    this.note(
      'call-product',
      '“{text}” was read as {reading}.',
      { start: range.start, end: open.range.end + inside.length + 1 },
      `${text}·(${inside.trim()})`,
    );
  }

  /** The text between the bracket that opens here and its end. */
  private textInside(): string {
    const mark = this.stream.mark();
    const { end } = this.stream.next().range;
    this.stream.skipTo(')');
    const { start } = this.stream.peek().range;
    this.stream.reset(mark);
    return this.context.text.slice(end, start);
  }

  /** A function, with a power or a base before its operand: `sin^2 x`, `log_2(x)`, `sin 2x`. */
  private applied(name: Token): Operand {
    const base = this.base(name);
    const exponent = this.functionPower(name);
    const inverse = exponent !== null && constantValue(exponent.tree) === -1 ? INVERSES[name.text] : undefined;
    if (inverse !== undefined)
      this.note(
        'inverse',
        '“{text}” was read as {reading}.',
        { start: name.range.start, end: exponent?.end ?? name.range.end },
        `arc${name.text}`,
      );
    const call = this.call([inverse ?? name.text], name, base);
    if (exponent === null || inverse !== undefined) return call;
    const range = { start: call.start, end: call.end };
    return {
      tree: callTree('pow', [call.tree, exponent.tree], range, exponent.tree.range),
      ...range,
      bracketed: false,
    };
  }

  private base(name: Token): Tree | null {
    if (name.text !== 'log' || !this.stream.is('_')) return null;
    this.stream.next();
    return this.simple().tree;
  }

  private functionPower(name: Token): Operand | null {
    const token = this.stream.peek();
    if (token.kind === 'superscript') {
      this.stream.next();
      return plainOperand(numberTree(token.value, token.range));
    }
    if (token.text !== '^' || name.text === 'e') return null;
    this.stream.next();
    const sign = this.stream.take('-');
    const value = this.simple();
    if (sign === null) return value;
    const range = { start: sign.range.start, end: value.end };
    return { tree: callTree('neg', [value.tree], range, sign.range), ...range, bracketed: false };
  }

  /** A number, a name or brackets. */
  protected simple(): Operand {
    const token = this.stream.peek();
    if (token.text === '{' || token.text === '(') return this.brackets(token.text);
    this.stream.next();
    if (token.kind === 'number') return plainOperand(numberTree(token.value, token.range));
    return token.kind === 'name'
      ? plainOperand(plainConstant('mathematics', token.text, token.range) ?? nameTree(token.text, token.range))
      : this.noOperand(token);
  }

  private call(path: readonly string[], name: Token, base: Tree | null): Operand {
    const { operands, end } = this.operands(name);
    const trees = operands.map(({ tree }) => tree);
    const range = { start: name.range.start, end };
    if (path[0] === 'log' && base === null && trees.length === 1) this.notes.push(naturalLogarithm(range));
    const tree = buildCall({
      notation: 'mathematics',
      path,
      object: null,
      operands: base === null ? trees : [...trees, base],
      keywords: [],
      range,
      nameRange: name.range,
    });
    return { tree: base === null ? tree : decimal(tree), ...range, bracketed: false };
  }

  /** In brackets, or without: then the product that follows is the operand, up to the next function. */
  private operands(name: Token): { readonly operands: readonly Operand[]; readonly end: number } {
    const next = this.stream.peek();
    if (next.text === '(' || next.text === '[' || next.text === '{') {
      this.stream.next();
      const { items, end } = this.within(() => this.items({ '(': ')', '[': ']', '{': '}' }[next.text] ?? ')'));
      if (items.length === 0)
        return fail(
          'too-few-operands',
          { start: name.range.start, end },
          { name: name.text, count: counted(1), given: 0 },
        );
      return { operands: items, end };
    }
    if (!this.beginsOperand(next) && next.text !== '-' && next.text !== '+')
      return fail('function-as-value', name.range, { name: name.text });
    if (next.text === '+' || (next.text === '-' && next.spaced && this.stream.peek(1).spaced))
      return fail('function-as-value', name.range, { name: name.text });
    let product = this.expression(POWER);
    for (
      let token = this.stream.peek();
      this.beginsOperand(token) && !this.isFunction(token);
      token = this.stream.peek()
    ) {
      const right = this.expression(POWER);
      product = joined('mul', product, right, { ...token, range: { start: right.start, end: right.start } });
    }
    return { operands: [product], end: product.end };
  }

  private isFunction({ kind, text }: Token): boolean {
    return (
      kind === 'name' &&
      !this.own.has(text) &&
      !this.context.isAssigned(text) &&
      bareFunctions('mathematics', text).length > 0
    );
  }
}

/** More than a letter, Greek or not, with its subscript. */
function isWord(name: string): boolean {
  const letter = name.replace(/_.*$/s, '');
  return Array.from(letter).length > 1 && !isGreekName(letter);
}

/** Logarithms to base 2 and 10 have functions of their own. */
function decimal(tree: Tree): Tree {
  if (tree.kind !== 'call' || tree.operator !== 'log_base') return tree;
  const [operand, base] = tree.operands;
  const value = base === undefined ? null : constantValue(base);
  if (operand === undefined || (value !== 2 && value !== 10)) return tree;
  return callTree(value === 2 ? 'log2' : 'log10', [operand], tree.range, tree.operatorRange);
}
