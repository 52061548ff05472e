/** Reads a formula by Python's own table of operators. Knows no statements. */
import { message } from '../../../trace/message';
import type { SourceRange } from '../../../trace/range';
import { buildCall, dottedConstant, IGNORED_KEYWORDS, plainConstant } from '../calls';
import { callTree, nameTree, numberTree } from '../fold';
import { functionsSpelled, moduleOf } from '../functions/functions';
import { indexed } from '../indexing';
import { languageName } from '../notation';
import { type Infix, type Operand, plainOperand, PrecedenceParser } from '../precedence';
import { excerpt, fail } from '../problems';
import type { ReadContext } from '../reading';
import type { Token } from '../tokens';
import type { Tree } from '../tree';
import type { WrittenKeyword } from '../written-call';
import { TABLES, TABLES_WITH_CARET } from './operators';

const CONDITIONAL = 1;

const KEYWORDS = new Set(
  'lambda await async yield assert break class continue def del elif else except finally for from global if import nonlocal pass raise return try while with'.split(
    ' ',
  ),
);
const TRANSPOSED = new Set(['T', 'mT']);
const CONSTANTS: Readonly<Record<string, number>> = { True: 1, False: 0 };

export class PythonParser extends PrecedenceParser {
  private readonly parameters: ReadonlySet<string>;

  constructor(context: ReadContext, tokens: readonly Token[], parameters: ReadonlySet<string>) {
    super(context, tokens, context.caretAsPower ? TABLES_WITH_CARET : TABLES);
    this.parameters = parameters;
  }

  whole(): Operand['tree'] {
    const operand = this.expression(0);
    const token = this.stream.peek();
    if (this.stream.is(',')) {
      if (this.stream.peek(1).kind === 'end') return operand.tree;
      fail('list', { start: operand.start, end: token.range.end });
    }
    if (token.text === '=') {
      const place = { start: operand.start, end: operand.end };
      fail('assignment-target', place, { text: excerpt(this.context.text.slice(place.start, place.end)) });
    }
    if (token.kind !== 'end') this.misplaced(token);
    return operand.tree;
  }

  /** A formula, or several between commas. */
  tuple(): Tree {
    const first = this.expression(0);
    if (!this.stream.is(',')) return this.ended(first);
    const items = [first];
    while (this.stream.take(',') !== null && this.stream.peek().kind !== 'end') items.push(this.expression(0));
    const last = items.at(-1) ?? first;
    this.ended(last);
    return { kind: 'list', items: items.map(({ tree }) => tree), range: { start: first.start, end: last.end } };
  }

  private ended({ tree }: Operand): Tree {
    const token = this.stream.peek();
    return token.kind === 'end' ? tree : this.misplaced(token);
  }

  override expression(least: number): Operand {
    const then = super.expression(Math.max(least, CONDITIONAL + 1));
    if (least > CONDITIONAL || !this.stream.is('if')) return then;
    this.stream.next();
    const condition = super.expression(CONDITIONAL + 1);
    const token = this.stream.peek();
    if (this.stream.take('else') === null) {
      if (token.kind === 'end') return fail('unexpected-end', token.range);
      this.misplaced(token);
    }
    const otherwise = this.expression(CONDITIONAL);
    const range = { start: then.start, end: otherwise.end };
    return {
      tree: { kind: 'condition', condition: condition.tree, then: then.tree, otherwise: otherwise.tree, range },
      ...range,
      bracketed: false,
    };
  }

  protected override otherInfix(): Infix | null {
    return null;
  }

  protected override refuse(problem: 'caret' | 'bitwise', token: Token): never {
    return fail(problem, token.range, { operator: token.text, language: languageName(this.context.language) });
  }

  protected override misplaced(token: Token): never {
    if (token.text === '=' || token.text === ':=') return fail('nested-assignment', token.range);
    if (token.text === 'for')
      return fail('unsupported-syntax', token.range, {
        what: message('expression.syntax.comprehension', 'A comprehension'),
      });
    return super.misplaced(token);
  }

  protected atom(): Operand {
    let operand = this.primary();
    for (;;) {
      const token = this.stream.peek();
      if (token.kind !== 'operator' || (token.lineBreak && token.text !== '.')) return operand;
      if (token.text === '.') operand = this.attribute(operand);
      else if (token.text === '[') operand = this.subscript(operand);
      else if (token.text === '(')
        fail(
          'unknown-function',
          { start: operand.start, end: operand.end },
          { name: excerpt(this.context.text.slice(operand.start, operand.end)) },
        );
      else return operand;
    }
  }

  private primary(): Operand {
    const token = this.stream.peek();
    switch (token.kind) {
      case 'number':
        this.stream.next();
        return plainOperand(numberTree(token.value, token.range));
      case 'name':
        return this.named();
      case 'operator':
        if (token.text === '(') return this.parentheses();
        if (token.text === '[') return this.list();
        if (token.text === '{')
          return fail('unsupported-syntax', token.range, {
            what: message('expression.syntax.dictionary', 'A set or dictionary'),
          });
        return this.noOperand(token);
      case 'string':
      case 'superscript':
      case 'end':
        return this.noOperand(token);
    }
  }

  private parentheses(): Operand {
    const { start } = this.stream.next().range;
    const { items, end, trailingComma } = this.items(')');
    const range = { start, end };
    const [only, second] = items;
    if (only === undefined) return fail('empty-brackets', range);
    if (second === undefined && !trailingComma) return { ...only, ...range, bracketed: true };
    return { tree: { kind: 'list', items: items.map(({ tree }) => tree), range }, ...range, bracketed: true };
  }

  private list(): Operand {
    const { start } = this.stream.next().range;
    const { items, end } = this.items(']');
    return plainOperand({ kind: 'list', items: items.map(({ tree }) => tree), range: { start, end } });
  }

  /** A name with the dotted parts behind it, called or not. */
  private named(): Operand {
    const first = this.stream.next();
    if (KEYWORDS.has(first.text)) return this.keyword(first);
    const constant = Object.hasOwn(CONSTANTS, first.text) ? CONSTANTS[first.text] : undefined;
    if (constant !== undefined) return plainOperand(numberTree(constant, first.range, first.text));
    if (first.text === 'None') return fail('no-value', first.range, { text: 'None' });
    const path = [first.text];
    let { end } = first.range;
    while (this.stream.is('.') && this.stream.peek(1).kind === 'name') {
      const method = this.stream.peek(1).text;
      if (
        this.stream.is('(', 2) &&
        !isModulePath(path) &&
        (path.length > 1 || functionsSpelled('method', method).length > 0 || !isTorchLike(path))
      )
        break;
      this.stream.next();
      const part = this.stream.next();
      path.push(part.text);
      ({ end } = part.range);
    }
    const range = { start: first.range.start, end };
    if (this.stream.is('(') && !this.stream.peek().lineBreak) return this.call(path, null, range, range.start);
    return plainOperand(this.dotted(path, range));
  }

  private keyword(token: Token): never {
    if (token.text === 'lambda')
      return fail('unsupported-syntax', token.range, { what: message('expression.syntax.function', 'A function') });
    if (token.text === 'await' || token.text === 'yield')
      return fail('unsupported-syntax', token.range, { what: `“${token.text}”` });
    return fail('unexpected', token.range, { text: token.text });
  }

  private dotted(path: readonly string[], range: SourceRange): Operand['tree'] {
    const [name = ''] = path;
    if (path.length === 1) {
      if (this.parameters.has(name) || this.context.isAssigned(name)) return nameTree(name, range);
      if (name !== 'F' && moduleOf(name) !== undefined) return fail('no-value', range, { text: name });
      return plainConstant('python', name, range) ?? nameTree(name, range);
    }
    const last = path.at(-1) ?? '';
    if (last === 'data' && name !== 'self' && /\btorch\b/.test(this.context.text))
      return this.dotted(path.slice(0, -1), { start: range.start, end: range.end - '.data'.length });
    if (TRANSPOSED.has(last)) return this.transposedName(path.slice(0, -1), range, last.length);
    return dottedConstant(path, range) ?? nameTree(path.join('.'), range);
  }

  private transposedName(path: readonly string[], range: SourceRange, length: number): Operand['tree'] {
    const object = this.dotted(path, { start: range.start, end: range.end - length - 1 });
    return callTree('t', [object], range, { start: range.end - length, end: range.end });
  }

  private attribute(object: Operand): Operand {
    this.stream.next();
    const name = this.stream.peek();
    if (name.kind !== 'name') return name.kind === 'end' ? fail('unexpected-end', name.range) : this.noOperand(name);
    this.stream.next();
    if (this.stream.is('(')) return this.call([name.text], object, name.range, object.start);
    if (TRANSPOSED.has(name.text)) return this.transposed(object, name);
    return fail(
      'attribute',
      { start: object.start, end: name.range.end },
      { text: excerpt(this.context.text.slice(object.start, name.range.end)) },
    );
  }

  private transposed(object: Operand, name: Token): Operand {
    const range = { start: object.start, end: name.range.end };
    return { tree: callTree('t', [object.tree], range, name.range), ...range, bracketed: false };
  }

  private subscript(object: Operand): Operand {
    const open = this.stream.next();
    if (this.stream.is(':') || this.stream.is('...')) return fail('slice', this.stream.peek().range);
    const { items, end } = this.subscriptItems(open);
    const [index] = items;
    if (index === undefined) return fail('empty-brackets', { start: open.range.start, end });
    const range = { start: object.start, end };
    const tree = items.reduce((tree, item) => indexed(tree, item.tree, range), object.tree);
    return { tree, ...range, bracketed: false };
  }

  private subscriptItems(open: Token): { readonly items: readonly Operand[]; readonly end: number } {
    const mark = this.stream.mark();
    this.stream.skipTo(':', ']');
    if (this.stream.is(':')) fail('slice', { start: open.range.start, end: this.stream.peek().range.end });
    this.stream.reset(mark);
    return this.items(']');
  }

  private call(path: readonly string[], object: Operand | null, nameRange: SourceRange, start: number): Operand {
    this.stream.next();
    const operands: Operand[] = [];
    const keywords: WrittenKeyword[] = [];
    let close = this.stream.take(')');
    while (close === null) {
      if (this.stream.is('*') || this.stream.is('**')) return fail('spread', this.stream.peek().range);
      if (this.stream.peek().kind === 'name' && this.stream.is('=', 1)) keywords.push(this.keywordArgument());
      else operands.push(this.expression(0));
      const comma = this.stream.take(',');
      close = this.stream.take(')');
      if (comma === null && close === null) this.misplaced(this.stream.peek());
    }
    const range = { start, end: close.range.end };
    const trees = operands.map(({ tree }) => tree);
    const tree = buildCall({
      notation: 'python',
      path,
      object: object?.tree ?? null,
      operands: trees,
      keywords,
      range,
      nameRange,
    });
    return { tree, ...range, bracketed: false };
  }

  private keywordArgument(): WrittenKeyword {
    const name = this.stream.next();
    this.stream.next();
    if (IGNORED_KEYWORDS.has(name.text)) {
      this.stream.skipTo(',', ')');
      return { name: name.text, value: null, range: { start: name.range.start, end: this.stream.peek().range.start } };
    }
    const value = this.expression(0);
    return { name: name.text, value: value.tree, range: { start: name.range.start, end: value.end } };
  }
}

/** Whether the name before the last dot is a module's, so that what follows is a function of it. */
function isModulePath(path: readonly string[]): boolean {
  return moduleOf(path.join('.')) !== undefined || isTorchLike(path);
}

function isTorchLike(path: readonly string[]): boolean {
  return ['torch', 'np', 'numpy', 'math', 'nn', 'F', 'tf', 'jax', 'jnp', 'autograd'].includes(path[0] ?? '');
}
