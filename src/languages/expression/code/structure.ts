/**
 * What formulas of programming languages are put together from, by their tables: operators, conditions, casts, brackets
 * and lists. Knows no names.
 */
import { message } from '../../../trace/message';
import type { SourceRange } from '../../../trace/range';
import type { Note } from '../../../trace/trace';
import { constantValue } from '../constant';
import { callTree, numberTree } from '../fold';
import { type Infix, left, type Operand, plainOperand, PrecedenceParser } from '../precedence';
import { excerpt, fail, type Problem } from '../problems';
import { checkDepth, type ReadContext } from '../reading';
import type { Token } from '../tokens';
import type { Tree } from '../tree';
import type { Dialect } from './dialect';
import { CONDITIONAL, JUXTAPOSITION, SIGN, withCaret } from './operators';

const JUXTAPOSED: Infix = left('mul', JUXTAPOSITION);

export abstract class CodeStructure extends PrecedenceParser {
  readonly notes: Note[] = [];
  protected readonly dialect: Dialect;
  /** Trees that are whole numbers in the language itself. */
  protected readonly wholes = new WeakSet<Tree>();
  private nested = 0;
  protected inMatrix = false;

  constructor(context: ReadContext, tokens: readonly Token[], dialect: Dialect) {
    super(context, tokens, context.caretAsPower ? withCaret(dialect.operators) : dialect.operators);
    this.dialect = dialect;
  }

  whole(): Tree {
    const operand = this.expression(0);
    const token = this.stream.peek();
    if (token.kind === 'end') return operand.tree;
    if (this.stream.is(',')) {
      if (this.stream.peek(1).kind === 'name' && this.stream.is('=', 2))
        fail('several-declarations', { start: operand.start, end: this.stream.peek(1).range.end });
      fail('list', { start: operand.start, end: token.range.end });
    }
    if (this.stream.is(';')) fail('several-statements', this.stream.peek(1).range);
    return this.misplaced(token);
  }

  override expression(least: number): Operand {
    checkDepth(++this.nested, this.stream.peek().range);
    const operand = this.conditional(least);
    this.nested--;
    return operand;
  }

  private conditional(least: number): Operand {
    const first = super.expression(Math.max(least, CONDITIONAL + 1));
    if (least > CONDITIONAL || !this.dialect.ternary || this.stream.take('?') === null) return first;
    const then = this.expression(CONDITIONAL);
    if (this.stream.take(':') === null) this.misplaced(this.stream.peek());
    return this.chosen(first.start, first, then, this.expression(CONDITIONAL));
  }

  private chosen(start: number, condition: Operand, then: Operand, otherwise: Operand): Operand {
    const range = { start, end: otherwise.end };
    return plainOperand({
      kind: 'condition',
      condition: condition.tree,
      then: then.tree,
      otherwise: otherwise.tree,
      range,
    });
  }

  protected override infixAt(token: Token): Infix | null {
    if (token.lineBreak && !this.inMatrix && this.dialect.endsAtLine) return null;
    // `[1 -2]` has two elements.
    if (
      this.inMatrix &&
      token.spaced &&
      (token.lineBreak || (/^[-+]$/.test(token.text) && !this.stream.peek(1).spaced))
    )
      return null;
    return super.infixAt(token);
  }

  protected otherInfix(token: Token): Infix | null {
    if (!this.dialect.juxtaposes || token.spaced || this.inMatrix) return null;
    return token.kind === 'name' || token.text === '(' || token.text === '√' ? JUXTAPOSED : null;
  }

  protected override continued(before: Operand, token: Token, infix: Infix): Operand {
    if (infix === JUXTAPOSED) {
      const right = this.expression(JUXTAPOSITION + 1);
      const range = { start: before.start, end: right.end };
      return plainOperand(callTree('mul', [before.tree, right.tree], range, { start: right.start, end: right.start }));
    }
    if (infix.kind === 'call' && infix.operator === 'as') return this.cast(before);
    const whole = super.continued(before, token, infix);
    if (whole.tree.kind !== 'call') return whole;
    if (whole.tree.operator === 'mul' && token.text === '*' && this.dialect.transposes) return this.product(whole);
    this.noteQuotient(whole, whole.tree.operator, whole.tree.operands);
    return whole;
  }

  /** `x' * y`: of columns, as Julia's vectors are, a product of matrices; else inner or outer, as the shapes decide. */
  private product(whole: Operand): Operand {
    const { tree } = whole;
    if (tree.kind !== 'call') return whole;
    const [before, after] = tree.operands.map((operand) => operand.kind === 'call' && operand.operator === 't');
    if (before !== true && after !== true) return whole;
    if (this.dialect.name !== 'Julia' || after === true) return fail('turned-product', tree.range);
    return { ...whole, tree: { ...tree, operator: 'matmul' } };
  }

  /** `1/2` of whole numbers. */
  private noteQuotient(whole: Operand, operator: string, operands: readonly Tree[]): void {
    if (!['add', 'sub', 'mul', 'div', 'fmod', 'neg'].includes(operator)) return;
    if (!operands.every((operand) => this.isWhole(operand))) return;
    this.wholes.add(whole.tree);
    if (operator !== 'div') return;
    const value = constantValue(whole.tree);
    if (typeof value !== 'number' || !Number.isFinite(value)) return;
    const given = Math.trunc(value);
    if (value === given) return;
    const range = { start: whole.start, end: whole.end };
    const args = {
      text: excerpt(this.context.text.slice(range.start, range.end)),
      value: Number(value.toPrecision(6)),
      language: this.dialect.name,
      given: String(given === 0 ? 0 : given),
    };
    const what = message(
      'expression.note.whole-quotient',
      '“{text}” was read as {value}; {language} divides whole numbers here and gives {given}. Write one of them with a decimal point.',
      args,
    );
    this.notes.push({ severity: 'warning', message: what, range });
  }

  private isWhole(tree: Tree): boolean {
    if (this.wholes.has(tree)) return true;
    const [only] = tree.kind === 'call' && tree.operator === 'neg' ? tree.operands : [];
    return only !== undefined && this.wholes.has(only);
  }

  /** `x as f64`. */
  private cast(before: Operand): Operand {
    this.stream.next();
    const type = this.stream.next();
    const kind = this.typeKind(type);
    if (kind === null) return type.kind === 'end' ? fail('unexpected-end', type.range) : this.noOperand(type);
    return this.converted(before, kind, { start: before.start, end: type.range.end }, type.range);
  }

  protected typeKind(token: Token): 'real' | 'whole' | null {
    if (token.kind !== 'name' || !Object.hasOwn(this.dialect.types, token.text)) return null;
    return this.dialect.types[token.text] ?? null;
  }

  protected converted(operand: Operand, kind: 'real' | 'whole', range: SourceRange, nameRange: SourceRange): Operand {
    const tree =
      kind === 'whole' && !this.isWhole(operand.tree)
        ? callTree('trunc', [operand.tree], range, nameRange)
        : operand.tree;
    // A whole number that was made a real one is divided as one.
    const copied: Tree =
      kind === 'real' && tree.kind === 'number' ? numberTree(tree.value, range, tree.constant) : tree;
    return { tree: copied, ...range, bracketed: true };
  }

  protected override refuse(problem: Problem, token: Token): never {
    return fail(problem, token.range, {
      operator: token.text,
      text: token.text,
      language: this.dialect.name,
      power: this.dialect.power,
    });
  }

  protected override misplaced(token: Token): never {
    if (this.dialect.assignments.includes(token.text)) return fail('nested-assignment', token.range);
    if (/^[-+*/%&|^]=$/.test(token.text)) return fail('compound-assignment', token.range, { operator: token.text });
    if (token.text === ';') return fail('several-statements', token.range);
    return super.misplaced(token);
  }

  protected override noOperand(token: Token): never {
    if (token.text === '?' || token.text === '=' || token.kind !== 'operator' || !/^[:]$/.test(token.text))
      return super.noOperand(token);
    return fail('slice', token.range);
  }

  /** Brackets around a formula, a cast, or Fortran's `(/ 1, 2 /)`. */
  protected round(): Operand {
    const cast = this.castType();
    if (cast !== null) return cast;
    const { start } = this.stream.next().range;
    const outside = this.inMatrix;
    this.inMatrix = false;
    const { items, end, trailingComma } = this.items(')');
    this.inMatrix = outside;
    const range = { start, end };
    const [only, second] = items;
    if (only === undefined) return fail('empty-brackets', range);
    if (second === undefined && !trailingComma) return { ...only, ...range, bracketed: true };
    return { tree: { kind: 'list', items: items.map(({ tree }) => tree), range }, ...range, bracketed: true };
  }

  /** `(double) x`, `(const float) (a + b)`. */
  private castType(): Operand | null {
    if (!this.dialect.braces || !this.dialect.ternary) return null;
    let ahead = 1;
    let kind: 'real' | 'whole' | null = null;
    while (this.stream.peek(ahead).kind === 'name') {
      const word = this.stream.peek(ahead);
      if (word.text !== 'const') kind = this.typeKind(word) === 'real' ? 'real' : (kind ?? this.typeKind(word));
      ahead++;
    }
    if (ahead === 1 || !this.stream.is(')', ahead)) return null;
    const next = this.stream.peek(ahead + 1);
    const begins = next.kind === 'name' || next.kind === 'number';
    // `(real_type) x` can be nothing else; `(a) - x` can.
    if (kind === null && !(ahead === 2 && begins && !next.lineBreak)) return null;
    if (kind !== null && !begins && !['(', '-', '+', '*', '{'].includes(next.text)) return null;
    const open = this.stream.next();
    for (let i = 0; i < ahead; i++) this.stream.next();
    const operand = this.expression(SIGN);
    const range = { start: open.range.start, end: operand.end };
    return this.converted(operand, kind ?? 'real', range, open.range);
  }

  protected list(opening: string, closing: string): Operand {
    const open = this.stream.next();
    const { items, end } = this.items(closing);
    const range = { start: open.range.start, end };
    const [only, second] = items;
    if (opening === '{' && only !== undefined && second === undefined && this.dialect.ifs !== null)
      return { ...only, ...range, bracketed: true };
    return plainOperand({ kind: 'list', items: items.map(({ tree }) => tree), range });
  }

  /** `[1 2; 3 4]`, `[1, 2]`. */
  protected matrix(): Operand {
    const { start } = this.stream.next().range;
    const outside = this.inMatrix;
    this.inMatrix = true;
    const rows: Operand[][] = [[]];
    let close = this.stream.take(']');
    while (close === null) {
      const token = this.stream.peek();
      if (token.kind === 'end') return this.noOperand(token);
      if (token.text === ';' || (token.lineBreak && (rows.at(-1)?.length ?? 0) > 0)) {
        if (token.text === ';') this.stream.next();
        rows.push([]);
        if (token.text !== ';') rows.at(-1)?.push(this.expression(0));
      } else rows.at(-1)?.push(this.expression(0));
      this.stream.take(',');
      close = this.stream.take(']');
    }
    this.inMatrix = outside;
    const range = { start, end: close.range.end };
    const filled = rows.filter((row) => row.length > 0);
    const listed = (items: readonly Operand[]): Tree => ({
      kind: 'list',
      items: items.map(({ tree }) => tree),
      range: { start: items[0]?.start ?? start, end: items.at(-1)?.end ?? range.end },
    });
    const columns = filled.every((row) => row.length === 1);
    const tree = columns || filled.length === 1 ? listed(filled.flat()) : { ...listed([]), items: filled.map(listed) };
    return plainOperand({ ...tree, range });
  }

  /** `if c { a } else { b }`, `if (c) a else b`. */
  protected choice(): Operand {
    const { start } = this.stream.next().range;
    const condition = this.dialect.ifs === 'brackets' ? this.round() : this.expression(CONDITIONAL + 1);
    const then = this.branch();
    const token = this.stream.peek();
    if (this.stream.take('else') === null)
      return token.kind === 'end' ? fail('unexpected-end', token.range) : this.misplaced(token);
    const otherwise = this.stream.is('if') ? this.nestedChoice() : this.branch();
    return this.chosen(start, condition, then, otherwise);
  }

  private nestedChoice(): Operand {
    checkDepth(++this.nested, this.stream.peek().range);
    const choice = this.choice();
    this.nested--;
    return choice;
  }

  private branch(): Operand {
    if (!this.stream.is('{')) {
      if (this.dialect.ifs === 'braces') this.misplaced(this.stream.peek());
      return this.expression(0);
    }
    const open = this.stream.next();
    const value = this.expression(0);
    this.stream.take(';');
    const close = this.stream.take('}');
    if (close === null) return this.misplaced(this.stream.peek());
    return { ...value, start: open.range.start, end: close.range.end, bracketed: true };
  }
}
