/** Names in formulas of programming languages: variables, constants, calls, members and elements. */
import { message } from '../../../trace/message';
import type { SourceRange } from '../../../trace/range';
import { constantValue } from '../constant';
import { callTree, nameTree, numberTree, some } from '../fold';
import { indexed, indexText, memberOf } from '../indexing';
import { type Operand, plainOperand } from '../precedence';
import { excerpt, fail } from '../problems';
import type { ReadContext } from '../reading';
import type { Token } from '../tokens';
import type { Tree } from '../tree';
import type { Dialect, Meaning } from './dialect';
import { applied, constantOf, functionOf, methodOf, propertyOf, unknownFunction, withoutModules } from './meanings';
import { CodeStructure } from './structure';

/** Words that a formula cannot begin with, whatever the language. */
const KEYWORDS = new Set('new await yield throw match switch typeof sizeof import delete begin try'.split(' '));
const EMPTY = new Set('null nullptr NULL nil None undefined NA missing nothing'.split(' '));
/** What gives an array, not a number: with numbers in its brackets it is no element. */
const MAKERS = /^(?:rand\w*|zeros|ones|eye|linspace|logspace|cell|size|numel|length|reshape|ubound|lbound)$/i;

export class CodeParser extends CodeStructure {
  private readonly parameters: ReadonlySet<string>;
  private readonly spellings = new Map<string, string>();

  constructor(context: ReadContext, tokens: readonly Token[], dialect: Dialect, parameters: ReadonlySet<string>) {
    super(context, tokens, dialect);
    this.parameters = parameters;
  }

  protected atom(): Operand {
    let operand = this.primary();
    for (let next = this.postfix(operand); next !== null; next = this.postfix(operand)) operand = next;
    return operand;
  }

  /** What stands behind an operand and belongs to it; null where nothing does. */
  private postfix(operand: Operand): Operand | null {
    const token = this.stream.peek();
    if (token.kind !== 'operator' || (token.lineBreak && token.text !== '.')) return null;
    if (token.text === '[' && !(this.inMatrix && token.spaced)) return this.subscript(operand);
    if (token.text === '.' || token.text === '?.' || this.isMember(token)) return this.member(operand);
    if (this.dialect.transposes && (token.text === "'" || token.text === ".'") && !token.spaced) {
      this.stream.next();
      const range = { start: operand.start, end: token.range.end };
      return plainOperand(callTree('t', [operand.tree], range, token.range));
    }
    if (token.text === '(' && !this.dialect.juxtaposes && !this.inMatrix)
      return fail(
        'unknown-function',
        { start: operand.start, end: operand.end },
        { name: excerpt(this.context.text.slice(operand.start, operand.end)) },
      );
    return null;
  }

  /** `p[i]->x`, `p(i)%x`, `l[[1]]$x`. */
  private isMember({ text }: Token): boolean {
    return text !== '::' && this.dialect.members.includes(text) && this.stream.peek(1).kind === 'name';
  }

  private primary(): Operand {
    const token = this.stream.peek();
    switch (token.kind) {
      case 'number': {
        this.stream.next();
        const tree = numberTree(token.value, token.range);
        if (this.dialect.numbers.whole?.test(token.text) === true) this.wholes.add(tree);
        return plainOperand(tree);
      }
      case 'name':
        return this.named();
      case 'operator':
        if (token.text === '(') return this.round();
        if (token.text === '[') return this.dialect.matrices ? this.matrix() : this.list('[', ']');
        if (token.text === '{' && this.dialect.braces) return this.list('{', '}');
        if (token.text === '.' && this.dialect.impliedTypes) return this.impliedMember();
        if (token.text === '.true.' || token.text === '.false.') {
          this.stream.next();
          return plainOperand(numberTree(token.text === '.true.' ? 1 : 0, token.range, token.text.slice(1, -1)));
        }
        return this.noOperand(token);
      case 'string':
      case 'superscript':
      case 'end':
        return this.noOperand(token);
    }
  }

  /** `.pi`, a constant of the type that is meant here. */
  private impliedMember(): Operand {
    const { start } = this.stream.next().range;
    const name = this.stream.peek();
    if (name.kind !== 'name') return this.noOperand(name);
    this.stream.next();
    const range = { start, end: name.range.end };
    const [type = ''] = Object.keys(this.dialect.types);
    const constant = constantOf(this.dialect, [type, name.text], range);
    return constant === null ? fail('unknown-constant', range, { name: `.${name.text}` }) : plainOperand(constant);
  }

  /** A name with the parts behind it, called or not. */
  private named(): Operand {
    const first = this.stream.peek();
    if (first.text === 'if' && this.dialect.ifs !== null) return this.choice();
    if (KEYWORDS.has(first.text) && !this.context.isAssigned(first.text))
      return fail('unsupported-syntax', first.range, { what: `“${first.text}”` });
    if (EMPTY.has(first.text)) return fail('no-value', first.range, { text: first.text });
    this.stream.next();
    const path = [first.text];
    let { end } = first.range;
    this.templateArguments(path);
    while (this.joins(path)) {
      this.stream.next();
      const part = this.stream.next();
      path.push(part.text);
      ({ end } = part.range);
      this.templateArguments(path);
    }
    const range = { start: first.range.start, end };
    if (this.isVector(path)) return this.list('[', ']');
    if (this.dialect.juxtaposes && this.stream.is('.') && this.stream.is('(', 1)) this.stream.next();
    const called =
      this.stream.is('(') && !this.stream.peek().lineBreak && !(this.inMatrix && this.stream.peek().spaced);
    return called ? this.call(path, range) : plainOperand(this.variable(path, range));
  }

  /** Whether the next member's name belongs to this one, rather than being a method of it. */
  private joins(path: readonly string[]): boolean {
    const token = this.stream.peek();
    const name = this.stream.peek(1);
    if (token.kind !== 'operator' || !this.dialect.members.includes(token.text) || name.kind !== 'name') return false;
    if (token.text === '%' && token.spaced && !name.spaced) return false;
    if (token.text === '::' || token.text === '->' || !this.stream.is('(', 2)) return true;
    return path.every((part) => this.dialect.modules.has(part)) || methodOf(this.dialect, name.text) === undefined;
  }

  /** `vec![1.0, 2.0]`. */
  private isVector(path: readonly string[]): boolean {
    if (path[0] !== 'vec' || !this.stream.is('!') || !this.stream.is('[', 1)) return false;
    this.stream.next();
    return true;
  }

  /** Skips the types in `std::pow<double>(x, 2)`, `pi_v<double>` and `sum::<f64>()`. */
  private templateArguments(path: readonly string[]): void {
    const turbofish = this.stream.is('::') && this.stream.is('<', 1);
    if (!this.dialect.members.includes('::') || (!turbofish && !this.stream.is('<'))) return;
    const name = path.at(-1) ?? '';
    const generic = turbofish || /_cast$|_v$/.test(name) || functionOf(this.dialect, path) !== undefined;
    if (!generic) return;
    let ahead = turbofish ? 2 : 1;
    for (let token = this.stream.peek(ahead); ; token = this.stream.peek(++ahead)) {
      if (token.text === '>') break;
      if (token.kind !== 'name' && token.text !== '::' && token.text !== '*') return;
    }
    if (name.endsWith('_cast')) this.castTarget = this.typeKind(this.stream.peek(ahead - 1)) ?? 'real';
    for (let i = 0; i <= ahead; i++) this.stream.next();
  }

  /** What the cast stands for whose type was read last. */
  private castTarget: 'real' | 'whole' = 'real';

  private variable(path: readonly string[], range: SourceRange): Tree {
    const [first = ''] = path;
    const given = this.parameters.has(first) || this.context.isAssigned(first);
    const constant = given ? null : constantOf(this.dialect, path, range);
    if (constant !== null) return constant;
    if (path.length === 1 && !given && functionOf(this.dialect, path) !== undefined && this.dialect.modules.has(first))
      return fail('no-value', range, { text: first });
    if (path.length > 1 && withoutModules(this.dialect, path) !== null) {
      const shown = this.context.text.slice(range.start, range.end);
      return functionOf(this.dialect, path) === undefined
        ? fail('unknown-constant', range, { name: excerpt(shown) })
        : fail('function-as-value', range, { name: excerpt(shown) });
    }
    const property = path.length > 1 ? propertyOf(this.dialect, path.at(-1) ?? '') : undefined;
    if (property !== undefined) {
      const object = this.variable(path.slice(0, -1), {
        start: range.start,
        end: range.end - 1 - (path.at(-1)?.length ?? 0),
      });
      return applied(property, { operands: [object], shown: path.at(-1) ?? '', range, nameRange: range });
    }
    return nameTree(this.spelled(path.join('.')), range);
  }

  /** Where capitals do not matter, a name is as it was first written. */
  private spelled(name: string): string {
    if (!this.dialect.foldsCase) return name;
    const key = name.toLowerCase();
    const parameter = [...this.parameters].find((one) => one.toLowerCase() === key);
    const known = this.spellings.get(key) ?? parameter ?? name;
    this.spellings.set(key, known);
    return known;
  }

  private call(path: readonly string[], nameRange: SourceRange): Operand {
    const operands = this.arguments();
    const range = { start: nameRange.start, end: operands.end };
    const name = path.at(-1) ?? '';
    const shown = excerpt(this.context.text.slice(nameRange.start, nameRange.end));
    if (/^(?:static|reinterpret|narrow|numeric|gsl)_cast$/.test(name))
      return this.typed(operands, this.castTarget, range, nameRange);
    const known = this.parameters.has(name) ? undefined : functionOf(this.dialect, path);
    if (known === undefined && path.length === 1 && Object.hasOwn(this.dialect.types, name))
      return this.typed(operands, this.dialect.types[name] ?? 'real', range, nameRange);
    if (this.dialect.roundIndex && (known === undefined || this.isArray(name)))
      return plainOperand(this.element(path, operands.trees, range, nameRange));
    if (known !== undefined) return this.applied(known, operands.trees, shown, range, nameRange);
    const literal = path.length === 1 && name === 'c' && this.dialect.name === 'R';
    if (literal) return plainOperand({ kind: 'list', items: operands.trees, range });
    return unknownFunction(this.dialect, path, shown, nameRange);
  }

  /** Whether the document gives the name a value, so that brackets behind it are an index. */
  private isArray(name: string): boolean {
    return this.parameters.has(name) || this.context.isAssigned(name);
  }

  private applied(
    meaning: Meaning,
    operands: readonly Tree[],
    shown: string,
    range: SourceRange,
    nameRange: SourceRange,
  ): Operand {
    return plainOperand(applied(meaning, { operands, shown, range, nameRange }));
  }

  private typed(
    operands: { readonly items: readonly Operand[] },
    kind: 'real' | 'whole',
    range: SourceRange,
    nameRange: SourceRange,
  ): Operand {
    const [only, second] = operands.items;
    if (only === undefined) return fail('empty-brackets', range);
    if (second !== undefined) return fail('list', range);
    return this.converted(only, kind, range, nameRange);
  }

  private element(path: readonly string[], indices: readonly Tree[], range: SourceRange, nameRange: SourceRange): Tree {
    const shown = path.join('.');
    const object = this.variable(path, nameRange);
    const numbers = indices.map((index) => (index.kind === 'number' ? index.value : this.isLast(index) ? 0 : NaN));
    const plain =
      numbers.length > 0 &&
      numbers.every((value, i) => Number.isInteger(value) && (value >= 1 || indices[i]?.kind === 'name'));
    if (plain && !MAKERS.test(shown)) return this.at(object, numbers, range);
    const varies = indices.some((index) => constantValue(index) === null);
    const varying = MAKERS.test(shown) || !varies ? null : this.varyingElement(object, indices, ['(', ')'], range);
    if (varying !== null && (this.isArray(path[0] ?? '') || indices.every(countsOnly))) {
      if (!this.isArray(path[0] ?? '')) this.noteElement(range);
      return varying;
    }
    if (this.isArray(path[0] ?? '')) return fail('index', indices[0]?.range ?? range);
    const other = MAKERS.test(shown) ? 'unknown-function' : 'index-or-call';
    return unknownFunction(this.dialect, path, shown, nameRange, other);
  }

  /** `a(i, j)`, `grid[i - 1, j]`: a variable of its own by that name; null where an index is more than a place. */
  private varyingElement(
    object: Tree,
    indices: readonly Tree[],
    [open, close]: readonly [string, string],
    range: SourceRange,
  ): Tree | null {
    const texts = indices.map((index) => indexText(index)).filter((text) => text !== null);
    if (object.kind !== 'name' || texts.length < indices.length || texts.length === 0) return null;
    return nameTree(this.spelled(`${object.name}${open}${texts.join(',')}${close}`), range);
  }

  /** Told once. */
  private noteElement(range: SourceRange): void {
    if (this.notes.some((note) => note.message.id === 'expression.note.element')) return;
    const args = { text: excerpt(this.context.text.slice(range.start, range.end)) };
    const what = message('expression.note.element', '“{text}” was read as an element, which is one variable.', args);
    this.notes.push({ severity: 'info', message: what, range });
  }

  private at(object: Tree, indices: readonly number[], range: SourceRange): Tree {
    return indices.reduce(
      (tree, index) => indexed(tree, numberTree(index - this.dialect.firstIndex, range), range),
      object,
    );
  }

  /** R's `log(x, base = 2)`: only where it stands where it would without its name, too. */
  protected override items(closing: string): ReturnType<CodeStructure['items']> {
    const label = this.stream.peek();
    if (this.dialect.name === 'R' && closing === ')' && label.kind === 'name' && this.stream.is('=', 1))
      fail('keyword', label.range, { name: message('expression.this-function', 'This function'), keyword: label.text });
    return super.items(closing);
  }

  override expression(least: number): Operand {
    const label = this.stream.peek();
    if (least === 0 && this.dialect.name === 'R' && label.text === 'base' && this.stream.is('=', 1)) {
      this.stream.next();
      this.stream.next();
    }
    return super.expression(least);
  }

  private arguments(): { readonly items: readonly Operand[]; readonly trees: readonly Tree[]; readonly end: number } {
    this.stream.next();
    const outside = this.inMatrix;
    this.inMatrix = false;
    const { items, end } = this.items(')');
    this.inMatrix = outside;
    return { items, trees: items.map(({ tree }) => tree), end };
  }

  /** A method, or a member of something that is no name. */
  private member(object: Operand): Operand {
    const point = this.stream.next();
    const name = this.stream.peek();
    if (name.kind !== 'name') return name.kind === 'end' ? fail('unexpected-end', name.range) : this.noOperand(name);
    this.stream.next();
    this.templateArguments([name.text]);
    const method = methodOf(this.dialect, name.text);
    if (this.stream.is('(')) {
      const { trees, end } = this.arguments();
      const range = { start: object.start, end };
      if (method === undefined) return unknownFunction(this.dialect, [name.text], name.text, name.range);
      return this.applied(method, [object.tree, ...trees], name.text, range, name.range);
    }
    const range = { start: object.start, end: name.range.end };
    const property = propertyOf(this.dialect, name.text);
    if (property !== undefined) return this.applied(property, [object.tree], name.text, range, name.range);
    const path = this.dialect.members.includes(point.text) ? memberOf(object.tree, name.text) : null;
    if (path !== null) return plainOperand(nameTree(this.spelled(path), range));
    return fail('attribute', range, { text: excerpt(this.context.text.slice(range.start, range.end)) });
  }

  private subscript(object: Operand): Operand {
    const open = this.stream.next();
    const double = this.dialect.name === 'R' ? this.stream.take('[') : null;
    const outside = this.inMatrix;
    this.inMatrix = false;
    const { items, end } = this.subscripts();
    this.inMatrix = outside;
    if (double !== null) this.stream.take(']');
    const range = { start: object.start, end: double === null ? end : end + 1 };
    if (items.length === 0) return fail('empty-brackets', { start: open.range.start, end });
    const varies = items.some(({ tree }) => constantValue(tree) === null && !this.isLast(tree));
    const indices = items.map(({ tree }) => tree);
    const element = varies ? this.varyingElement(object.tree, indices, ['[', ']'], range) : null;
    if (element !== null) return plainOperand(element);
    const tree = items.reduce((whole, item) => {
      if (this.isLast(item.tree)) return indexed(whole, numberTree(-1, item.tree.range), range);
      const value = constantValue(item.tree);
      const shifted = typeof value === 'number' && Number.isInteger(value) ? value - this.dialect.firstIndex : null;
      if (shifted !== null && shifted < 0) return fail('index', { start: item.start, end: item.end });
      const index = shifted === null ? item.tree : numberTree(shifted, item.tree.range);
      return indexed(whole, index, range);
    }, object.tree);
    return plainOperand({ ...tree, range });
  }

  /** `v[end]`. */
  private isLast(index: Tree): boolean {
    return this.dialect.firstIndex === 1 && index.kind === 'name' && index.name === 'end';
  }

  private subscripts(): { readonly items: readonly Operand[]; readonly end: number } {
    if (this.stream.is(':') || this.stream.is('..')) return fail('slice', this.stream.peek().range);
    const mark = this.stream.mark();
    this.stream.skipTo(':', '..', ']');
    if (this.stream.is(':') || this.stream.is('..')) fail('slice', this.stream.peek().range);
    this.stream.reset(mark);
    return this.items(']');
  }
}

/** Names that only ever count, by custom: brackets around them hold a place, not a function's operand. */
const COUNTERS = /^(?:[i-n]|[i-n]{2}|[i-n][0-9pm]|\w*idx\w*|\w*index\w*)$/i;

function countsOnly(index: Tree): boolean {
  return !some(index, (tree) => tree.kind === 'name' && !COUNTERS.test(tree.name));
}
