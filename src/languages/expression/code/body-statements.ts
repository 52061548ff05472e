/**
 * One statement of a function in programming languages that have a table: what it assigns or returns. Knows no blocks and
 * no formula.
 */
import type { SourceRange } from '../../../trace/range';
import { asserted, conditionOf, type Assigned, type Choice, type Condition, type Statement } from '../body/statements';
import { callTree, nameTree, numberTree } from '../fold';
import { fail } from '../problems';
import type { Token } from '../tokens';
import type { Tree } from '../tree';
import type { Dialect } from './dialect';
import { closingOf, rangeOf, splitAtCommas, StatementReader } from './statement';

/** What `a += x` computes, by torch's names. */
const COMPOUND: Readonly<Record<string, string>> = {
  '+=': 'add',
  '-=': 'sub',
  '*=': 'mul',
  '/=': 'div',
  '%=': 'fmod',
  '^=': 'pow',
  '.+=': 'add',
  '.-=': 'sub',
  '.*=': 'mul',
  './=': 'div',
};
/** Statements that change nothing that a formula could depend on, by their beginning. */
const SILENT =
  /^(?:using|import|implicit|intent|print\w*|println|printf|fprintf|disp|puts|cat|message|console|fmt\.Print\w*|System\.out\.\w+|Console\.Write\w*|std::cout|cout|static_assert|global|persistent|library|@(?:show|debug|info))(?![\p{L}\p{N}_])/u;
/** Statements behind which nothing comes; Fortran's `stop` is no call. */
const STOP =
  /^(?:(?:throw|raise)(?![\p{L}\p{N}_]|\s*=)|(?:stop|error|fail|panic|fatalError|preconditionFailure|abort|exit|std::(?:abort|exit|terminate)|os\.Exit|log\.(?:Fatal|Panic)\w*|unreachable|todo|unimplemented)!?\s*\()/u;
const WORDED_STOP = /^(?:error\s+)?stop\b(?!\s*=)/i;
/** Calls that stop where their first operand does not hold. */
const ASSERTION = /^(?:@assert\s+|(?:assert|debug_assert|precondition|require|stopifnot|Debug\.Assert)\s*!?\s*(?=\())/;

export interface CodeStatementOptions {
  readonly text: string;
  readonly dialect: Dialect;
  /** Reads a formula. */
  readonly formula: (tokens: readonly Token[]) => Tree;
  /** What is returned where only `return` stands, in languages that name it. */
  readonly result: string | null;
  /** A name as it was first written, where capitals do not matter. */
  readonly spelled: (name: string) => string;
}

export class CodeStatements {
  private readonly text: string;
  private readonly dialect: Dialect;
  private readonly formula: CodeStatementOptions['formula'];
  private readonly result: string | null;
  private readonly spelled: CodeStatementOptions['spelled'];
  private readonly reader: StatementReader;
  private readonly refuse: (given: readonly Token[]) => never;
  /** What was returned last. */
  formulaRange: SourceRange | null = null;

  constructor(
    { text, dialect, formula, result, spelled }: CodeStatementOptions,
    refuse: (given: readonly Token[]) => never,
  ) {
    this.text = text;
    this.dialect = dialect;
    this.formula = formula;
    this.result = result;
    this.spelled = spelled;
    this.refuse = refuse;
    this.reader = new StatementReader(text, dialect);
  }

  /** `last`: whether its value is returned where it has one. */
  read(given: readonly Token[], last: boolean): readonly Statement[] {
    const [first, second] = given;
    if (first === undefined) return [];
    const range = rangeOf(given);
    const source = this.text.slice(range.start, range.end);
    if (first.text === 'return' || first.text === 'co_return') return [this.returned(given.slice(1), first)];
    const gives = second !== undefined && this.dialect.assignments.includes(second.text);
    if (!gives && (first.kind === 'string' || SILENT.test(source))) return [];
    if (!gives && this.stops(source)) return [{ kind: 'stop' }];
    const checked = gives ? null : this.checked(given, source);
    if (checked !== null) return [checked];
    if (this.isDeclaration(given))
      return this.dialect.foldsCase ? [] : [{ kind: 'declare', names: this.declared(given) }];
    const step = this.step(given);
    if (step !== null) return [step];
    const compound = given.findIndex(({ kind, text }) => kind === 'operator' && Object.hasOwn(COMPOUND, text));
    if (compound === 1 && first.kind === 'name') return [this.compound(given)];
    const assigned = this.assignments(given);
    if (assigned !== null) return last ? [...assigned, this.lastAssigned(assigned)] : assigned;
    const word = this.dialect.foldsCase ? first.text.toLowerCase() : first.text;
    if (!last || this.dialect.statements.has(word)) return this.refuse(given);
    this.formulaRange = range;
    return [{ kind: 'return', tree: this.formula(given) }];
  }

  private stops(source: string): boolean {
    return STOP.test(source) || (this.dialect.foldsCase && WORDED_STOP.test(source));
  }

  /** `assert(c)`, Julia's `c || throw(…)`: what stops where a condition does not hold; null where nothing does. */
  private checked(given: readonly Token[], source: string): Choice | null {
    const at = topLevel(given, (text) => text === '&&' || text === '||');
    const last = given[at + 1];
    if (at > 0 && last !== undefined && this.stops(this.text.slice(last.range.start, rangeOf(given).end))) {
      const guard = asserted(this.condition(given.slice(0, at)));
      return given[at]?.text === '||' ? guard : { ...guard, then: guard.otherwise, otherwise: guard.then };
    }
    const word = ASSERTION.exec(source)?.[0].length ?? 0;
    if (word === 0) return null;
    const start = rangeOf(given).start + word;
    const operands = given.filter(({ range }) => range.start >= start);
    // Kotlin's message stands in braces behind the brackets.
    const close = operands[0]?.text === '(' ? closingOf(operands, 0) : -1;
    const inside = close < 0 ? operands : operands.slice(1, close);
    const end = topLevel(inside, (text) => text === ',');
    const condition = (end < 0 ? inside : inside.slice(0, end)).filter(({ kind }) => kind !== 'string');
    return condition.length === 0 ? null : asserted(this.condition(condition));
  }

  private condition(given: readonly Token[]): Condition {
    const range = rangeOf(given);
    return conditionOf(this.text.slice(range.start, range.end), range, () => this.formula(given));
  }

  private returned(given: readonly Token[], word: Token): Statement {
    if (given.length > 0) {
      this.formulaRange = rangeOf(given);
      return { kind: 'return', tree: this.formula(given) };
    }
    if (this.result === null) return fail('empty-return', word.range);
    return { kind: 'return', tree: nameTree(this.result, { start: word.range.end, end: word.range.end }) };
  }

  private lastAssigned(assigned: readonly Statement[]): Statement {
    const last = assigned.at(-1);
    const [only, more] = last?.kind === 'assign' ? last.assigned : [];
    if (only === undefined || more !== undefined) return fail('no-return', { start: 0, end: 0 });
    return { kind: 'return', tree: nameTree(only.name, { start: only.range.end, end: only.range.end }) };
  }

  /** `double a, b`, `real(8), intent(in) :: x`, `let a: f64`: no value yet. */
  private isDeclaration(given: readonly Token[]): boolean {
    const assigns = given.some(({ kind, text }) => kind === 'operator' && this.dialect.assignments.includes(text));
    if (assigns) return false;
    if (this.dialect.foldsCase)
      return (
        given.some(({ text }) => text === '::') || /^(?:real|integer|double|parameter)$/i.test(given[0]?.text ?? '')
      );
    if (/^(?:let|var|val|local|const)$/.test(given[0]?.text ?? '')) return true;
    const words = given.filter(({ kind }) => kind === 'name').length;
    return (
      this.dialect.braces &&
      words >= 2 &&
      given[0]?.kind === 'name' &&
      given[1]?.text !== '(' &&
      given.every(({ kind, text }, i) => (kind === 'name' ? true : /^(?:,|\*|&|::|<|>|\[|\])$/.test(text) && i > 0)) &&
      given.some(({ kind }, i) => kind === 'name' && given[i + 1]?.kind === 'name')
    );
  }

  /** The names of `double a, b`, `let mut a: f64`. */
  private declared(given: readonly Token[]): readonly string[] {
    const typed = /^(?:let|var|val|local|const)$/.test(given[0]?.text ?? '');
    return splitAtCommas(given).flatMap((part) => {
      const words = part.filter(({ kind, text }) => kind === 'name' && !/^(?:let|var|val|local|mut)$/.test(text));
      const name = typed ? words[0] : words.at(-1);
      return name === undefined ? [] : [name.text];
    });
  }

  /** `a++` */
  private step(given: readonly Token[]): Statement | null {
    const [one, two, more] = given;
    if (one === undefined || two === undefined || more !== undefined) return null;
    const [name, sign] = one.kind === 'name' ? [one, two] : [two, one];
    if (name.kind !== 'name' || !/^(?:\+\+|--)$/.test(sign.text)) return null;
    const range = rangeOf(given);
    const target = this.spelled(name.text);
    const operands = [nameTree(target, name.range), numberTree(1, sign.range)];
    return named(target, callTree(sign.text === '++' ? 'add' : 'sub', operands, range, sign.range), range);
  }

  private compound(given: readonly Token[]): Statement {
    const [name, operator] = given;
    const computes = operator === undefined ? undefined : COMPOUND[operator.text];
    const value = given.slice(2);
    if (name === undefined || operator === undefined || computes === undefined || value.length === 0)
      return this.refuse(given);
    // `^=` is a power only where `^` is.
    const power = this.dialect.operators.infix['^'];
    if (computes === 'pow' && !(power?.kind === 'call' && power.operator === 'pow')) return this.refuse(given);
    const range = rangeOf(given);
    const target = this.spelled(name.text);
    const operands = [nameTree(target, name.range), this.formula(value)];
    return named(target, callTree(computes, operands, range, operator.range), range);
  }

  /** What a statement assigns; null where it assigns nothing. */
  private assignments(given: readonly Token[]): readonly Statement[] | null {
    const parts = splitAtCommas(given);
    const gives = (part: readonly Token[]): number => topLevel(part, (text) => this.dialect.assignments.includes(text));
    const many = parts.length > 1 && parts.filter((part) => gives(part) >= 0).length > 1;
    if (many && gives(parts[0] ?? []) >= 0)
      return parts.flatMap((part, i) => (i > 0 && gives(part) < 0 && part.length === 1 ? [] : [this.assignment(part)]));
    const at = gives(given);
    if (at < 0) return this.isInitialized(given) ? [this.assignment(given)] : null;
    const tuple = this.tuple(given, at);
    return [tuple ?? this.assignment(given)];
  }

  /** C++'s `double e{0.5 * x}` */
  private isInitialized(given: readonly Token[]): boolean {
    const [first, second] = given;
    return (
      this.dialect.ternary &&
      this.dialect.members.includes('::') &&
      /^[})]$/.test(given.at(-1)?.text ?? '') &&
      first?.kind === 'name' &&
      second?.kind === 'name' &&
      !this.dialect.statements.has(first.text)
    );
  }

  /** `a, b := x*y, x+y`, `let (a, b) = (x*y, x+y)` */
  private tuple(given: readonly Token[], at: number): Statement | null {
    const left = given.slice(0, at).filter(({ text }) => !/^(?:let|var|val|mut|const|auto|local)$/.test(text));
    const inner = left[0]?.text === '(' || left[0]?.text === '[' ? left.slice(1, -1) : left;
    const names = splitAtCommas(inner);
    if (names.length < 2 || !names.every(([name, more]) => name?.kind === 'name' && more === undefined)) return null;
    const right = given.slice(at + 1);
    const bracketed = /^[([{]$/.test(right[0]?.text ?? '') && closingOf(right, 0) === right.length - 1;
    const values = splitAtCommas(bracketed ? right.slice(1, -1) : right);
    if (values.length !== names.length) return this.refuse(given);
    const end = rangeOf(given).end;
    const assigned = names.flatMap(([name], i): Assigned[] => {
      const value = values[i];
      if (name === undefined || value === undefined) return [];
      return [{ name: this.spelled(name.text), tree: this.formula(value), range: { start: name.range.start, end } }];
    });
    return { kind: 'assign', assigned };
  }

  private assignment(given: readonly Token[]): Statement {
    const { name, parameters, tokens } = this.reader.read(given);
    if (name === null || parameters !== null) return this.refuse(given);
    const target = this.spelled(name);
    const [root] = name.split(/[.]|->|::/);
    const at = given.find(({ kind, text }) => kind === 'name' && text === root) ?? given[0];
    const range = { start: at?.range.start ?? 0, end: rangeOf(given).end };
    return named(target, this.formula(tokens), range);
  }
}

function named(name: string, tree: Tree, range: SourceRange): Statement {
  return { kind: 'assign', assigned: [{ name, tree, range }] };
}

/** Where an operator stands outside of all brackets; -1 where it does not. */
function topLevel(tokens: readonly Token[], fits: (text: string) => boolean): number {
  let depth = 0;
  for (const [i, { kind, text }] of tokens.entries()) {
    if (kind !== 'operator') continue;
    if ('([{'.includes(text)) depth += 1;
    else if (')]}'.includes(text)) depth -= 1;
    else if (depth === 0 && fits(text)) return i;
  }
  return -1;
}
