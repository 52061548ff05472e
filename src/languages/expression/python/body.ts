/** A function in Python: its head and the statements of its body, from lines and their indentation. Knows no formula. */
import type { SourceRange } from '../../../trace/range';
import {
  asserted,
  conditionOf,
  EMPTY_BLOCK,
  type Assigned,
  type Block,
  type Condition,
  type Statement,
} from '../body/statements';
import { blanksTrimmed } from '../document/trim';
import { callTree, nameTree } from '../fold';
import { excerpt, fail } from '../problems';
import { checkDepth } from '../reading';
import type { Tree } from '../tree';
import { atTopLevel, type PythonLine, pythonLines } from './lines';

/** What `a += x` computes, by torch's names. */
const COMPOUND: Readonly<Record<string, string>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'div',
  '//': 'floor_divide',
  '%': 'remainder',
  '**': 'pow',
  '@': 'matmul',
};
/** Lines that change nothing that a formula could depend on. */
const SILENT = /^(?:pass|\.\.\.|"+|import\s.*|from\s.*|(?:print|logging\.\w+|logger\.\w+|warnings\.warn)\s*\(.*)$/s;
/** Lines behind which nothing comes. */
const STOP = /^(?:raise(?![\w=])|(?:sys\.)?exit\s*\()/;
const NAME = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*$/u;
const TARGET =
  /(?<![\p{L}\p{N}_.])([\p{L}_][\p{L}\p{N}_]*)\s*(?=(?:\*\*|\/\/|[-+*/%@])?=(?!=)|:[^=]*=|,[^=()]*=(?!=))/gu;

export interface PythonFunction {
  readonly name: string;
  /** Between the brackets. */
  readonly parameters: SourceRange;
  readonly lines: readonly PythonLine[];
}

/** What `def …` says at the beginning of a range; null where it is no whole function. */
export function pythonFunction(text: string, range: SourceRange): PythonFunction | null {
  const lines = pythonLines(text, range);
  let first = 0;
  while (lines[first]?.text.startsWith('@') === true) first += 1;
  const head = lines[first];
  const found = head === undefined ? null : /^def\s+([\p{L}_][\p{L}\p{N}_]*)\s*(?:\[[^\]]*\]\s*)?\(/u.exec(head.text);
  if (head === undefined || found === null) return null;
  const open = found[0].length;
  const close = atTopLevel(head.text, open, /\)/y);
  const colon = close < 0 ? -1 : atTopLevel(head.text, close + 1, /:/y);
  if (colon < 0) return null;
  const at = head.range.start;
  const rest = blanksTrimmed(text, { start: at + colon + 1, end: head.range.end });
  const same: PythonLine[] =
    rest.end > rest.start
      ? [{ ...head, text: head.text.slice(rest.start - at), range: rest, indent: head.indent + 1 }]
      : [];
  return {
    name: found[1] ?? '',
    parameters: { start: at + open, end: at + close },
    lines: [
      ...same,
      ...lines
        .slice(first + 1)
        .map((line) => (line.joined && sameUntil(lines, first, line) ? { ...line, indent: head.indent + 1 } : line)),
    ],
  };
}

/** Whether only semicolons stand between a function's head and this. */
function sameUntil(lines: readonly PythonLine[], head: number, line: PythonLine): boolean {
  return lines.slice(head + 1, lines.indexOf(line)).every(({ joined }) => joined);
}

/** The names that a body gives values to. */
export function namesAssigned(lines: readonly PythonLine[]): ReadonlySet<string> {
  return new Set(lines.flatMap(({ text }) => [...text.matchAll(TARGET)].map(([, name = '']) => name)));
}

export class PythonBody {
  private readonly source: string;
  private readonly lines: readonly PythonLine[];
  private readonly formula: (range: SourceRange) => Tree;
  private at = 0;
  /** What was returned last. */
  formulaRange: SourceRange | null = null;

  constructor(source: string, lines: readonly PythonLine[], formula: (range: SourceRange) => Tree) {
    this.source = source;
    this.lines = lines;
    this.formula = formula;
  }

  whole(): Block {
    const [first] = this.lines;
    const block = first === undefined ? EMPTY_BLOCK : this.block(first.indent, 0);
    const left = this.lines[this.at];
    if (left !== undefined) fail('several-statements', left.range);
    return block;
  }

  /** The lines from here on that are indented like this. */
  private block(indent: number, depth: number): Block {
    const statements: Statement[] = [];
    for (let line = this.lines[this.at]; line !== undefined; line = this.lines[this.at]) {
      if (line.indent < indent) break;
      if (line.indent > indent) fail('unexpected', line.range, { text: excerpt(line.text) });
      this.at += 1;
      statements.push(...this.statement(line, depth));
    }
    return { statements, declared: new Set() };
  }

  private statement(line: PythonLine, depth: number): readonly Statement[] {
    checkDepth(depth, line.range);
    const { text, range } = line;
    if (SILENT.test(text)) return [];
    if (STOP.test(text)) return [{ kind: 'stop' }];
    if (/^assert(?![\w=])/.test(text)) {
      const comma = atTopLevel(text, 0, /,/y);
      return [asserted(this.condition(line, 'assert'.length, comma < 0 ? text.length : comma))];
    }
    if (/^return(?![\w=])/.test(text)) {
      const formula = blanksTrimmed(this.source, { start: range.start + 'return'.length, end: range.end });
      if (formula.end <= formula.start) fail('empty-return', range);
      this.formulaRange = formula;
      return [{ kind: 'return', tree: this.formula(formula) }];
    }
    if (/^if(?![\w=])/.test(text)) return [this.choice(line, 'if'.length, depth)];
    const equals = atTopLevel(text, 0, /(?:\*\*|\/\/|>>|<<|[-+*/%@&|^])?=(?!=)/y, /[=!<>]=/y);
    if (equals >= 0) return this.assignment(line, equals);
    // `a: float` says only what a will be.
    return /^[\p{L}_][\p{L}\p{N}_]*\s*:[^=]*$/u.test(text) && !/:\s*$/.test(text) ? [] : this.refuse(line);
  }

  /** `if`, `elif`: the condition, both branches. */
  private choice(line: PythonLine, word: number, depth: number): Statement {
    checkDepth(depth, line.range);
    const { text, range } = line;
    const colon = atTopLevel(text, word, /:(?!=)/y);
    if (colon < 0) return this.refuse(line);
    const condition = this.condition(line, word, colon);
    const then = this.suite(line, colon + 1, depth);
    const next = this.lines[this.at];
    let otherwise = EMPTY_BLOCK;
    if (next?.indent === line.indent && /^elif(?!\w)/.test(next.text)) {
      this.at += 1;
      otherwise = { statements: [this.choice(next, 'elif'.length, depth + 1)], declared: new Set() };
    } else if (next?.indent === line.indent && /^else\s*:/.test(next.text)) {
      this.at += 1;
      otherwise = this.suite(next, next.text.indexOf(':') + 1, depth);
    }
    const end = this.lines[this.at - 1]?.range.end ?? range.end;
    return { kind: 'choice', condition, then, otherwise, range: { start: range.start, end } };
  }

  private condition({ range: { start } }: PythonLine, from: number, to: number): Condition {
    const range = blanksTrimmed(this.source, { start: start + from, end: start + to });
    return conditionOf(this.source.slice(range.start, range.end), range, () => this.formula(range));
  }

  /** What stands behind a colon, on its line or indented below. */
  private suite(line: PythonLine, from: number, depth: number): Block {
    const rest = blanksTrimmed(this.source, { start: line.range.start + from, end: line.range.end });
    if (rest.end > rest.start) {
      const same = { ...line, text: line.text.slice(rest.start - line.range.start), range: rest };
      const statements = [...this.statement(same, depth + 1)];
      for (let next = this.lines[this.at]; next?.joined === true; next = this.lines[this.at]) {
        this.at += 1;
        statements.push(...this.statement(next, depth + 1));
      }
      return { statements, declared: new Set() };
    }
    const next = this.lines[this.at];
    return next === undefined || next.indent <= line.indent
      ? fail('unexpected-end', { start: line.range.end, end: line.range.end })
      : this.block(next.indent, depth + 1);
  }

  private assignment(line: PythonLine, equals: number): readonly Statement[] {
    const { text, range } = line;
    const left = text.slice(0, equals);
    const operator = /^[^=]*/.exec(text.slice(equals))?.[0] ?? '';
    const value = blanksTrimmed(this.source, { start: range.start + equals + operator.length + 1, end: range.end });
    if (value.end <= value.start) fail('no-formula', range, { name: excerpt(left) });
    const name = left.trim();
    if (operator !== '') return [this.compound(line, name, operator, equals, value)];
    const target = name.replace(/\s*:.*$/s, '');
    const further = atTopLevel(text, equals + 1, /=(?!=)/y, /[=!<>:]=/y);
    if (NAME.test(target) && further >= 0) {
      // `a = b = x * y`
      const start = value.start;
      const inner = { ...line, text: text.slice(start - range.start), range: { start, end: range.end } };
      const before = this.assignment(inner, further - (start - range.start));
      const last = before.at(-1);
      const [given] = last?.kind === 'assign' ? last.assigned : [];
      if (given === undefined) return this.refuse(line);
      const mention = { start: given.range.start, end: given.range.start + given.name.length };
      return [...before, named(target, nameTree(given.name, mention), range)];
    }
    if (NAME.test(target)) return [named(target, this.formula(value), range)];
    return [this.unpacked(line, left, value)];
  }

  private compound(line: PythonLine, name: string, operator: string, at: number, value: SourceRange): Statement {
    const computes = Object.hasOwn(COMPOUND, operator) ? COMPOUND[operator] : undefined;
    if (computes === undefined || !NAME.test(name)) return this.refuse(line);
    const { range } = line;
    const place = { start: range.start + at, end: range.start + at + operator.length + 1 };
    const target = nameTree(name, { start: range.start, end: range.start + name.length });
    return named(name, callTree(computes, [target, this.formula(value)], range, place), range);
  }

  /** `a, b = x * y, x + y` */
  private unpacked(line: PythonLine, left: string, value: SourceRange): Statement {
    const names = left
      .trim()
      .replace(/^\((.*)\)$/s, '$1')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    const tree = this.formula(value);
    if (!names.every((name) => NAME.test(name)) || tree.kind !== 'list' || tree.items.length !== names.length)
      return this.refuse(line);
    const assigned = names.flatMap((name, i): Assigned[] => {
      const item = tree.items[i];
      return item === undefined ? [] : [{ name, tree: item, range: line.range }];
    });
    return { kind: 'assign', assigned };
  }

  /** With what is indented below it. */
  private refuse(line: PythonLine): never {
    let end = line.range.end;
    for (let next = this.lines[this.at]; next !== undefined && next.indent > line.indent; next = this.lines[++this.at])
      end = next.range.end;
    return fail('function-statement', { start: line.range.start, end }, { text: excerpt(line.text) });
  }
}

function named(name: string, tree: Tree, range: SourceRange): Statement {
  return { kind: 'assign', assigned: [{ name, tree, range }] };
}
