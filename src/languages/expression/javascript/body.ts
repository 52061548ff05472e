/** The body of a function in JavaScript and TypeScript, from Babel's statements to ours. Knows no scopes. */
import type {
  AssignmentExpression,
  BlockStatement,
  Expression,
  IfStatement,
  LVal,
  Node,
  Statement as Written,
  UpdateExpression,
  VariableDeclaration,
} from '@babel/types';

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
import { callTree, nameTree, numberTree } from '../fold';
import { excerpt, fail } from '../problems';
import { checkDepth } from '../reading';
import type { Tree } from '../tree';
import type { JavaScriptTrees } from './trees';

/** What `a += x` computes, by torch's names. */
const COMPOUND: Readonly<Record<string, string>> = {
  '+=': 'add',
  '-=': 'sub',
  '*=': 'mul',
  '/=': 'div',
  '%=': 'fmod',
  '**=': 'pow',
};
/** Calls that change nothing that a formula could depend on. */
const SILENT = /^(?:console\.\w+|print)\s*\(/;

export interface BodyOptions {
  readonly source: string;
  /** Where the source begins in the document. */
  readonly offset: number;
  readonly trees: JavaScriptTrees;
  /** Whether what is no formula could be run instead. */
  readonly runs: boolean;
}

/** The names that a body gives values to, so that none of them is read as a constant. */
export function namesAssigned(body: BlockStatement): ReadonlySet<string> {
  const names = new Set<string>();
  const pending: Written[] = [...body.body];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.type === 'VariableDeclaration') for (const { id } of next.declarations) addNames(id, names);
    else if (next.type === 'ExpressionStatement' && next.expression.type === 'AssignmentExpression')
      addNames(next.expression.left, names);
    else if (next.type === 'BlockStatement') pending.push(...next.body);
    else if (next.type === 'IfStatement') {
      pending.push(next.consequent);
      if (next.alternate !== null && next.alternate !== undefined) pending.push(next.alternate);
    }
  }
  return names;
}

function addNames(target: Node, names: Set<string>): void {
  if (target.type === 'Identifier') names.add(target.name);
  else if (target.type === 'ArrayPattern')
    for (const item of target.elements) if (item?.type === 'Identifier') names.add(item.name);
}

export class JavaScriptBody {
  private readonly source: string;
  private readonly offset: number;
  private readonly trees: JavaScriptTrees;
  private readonly runs: boolean;
  /** What was returned last. */
  formulaRange: SourceRange | null = null;

  constructor({ source, offset, trees, runs }: BodyOptions) {
    this.source = source;
    this.offset = offset;
    this.trees = trees;
    this.runs = runs;
  }

  block(written: readonly Written[], depth = 0): Block {
    const declared = new Set<string>();
    if (depth > 0)
      for (const one of written)
        if (one.type === 'VariableDeclaration' && one.kind !== 'var')
          for (const { id } of one.declarations) addNames(id, declared);
    return { statements: written.flatMap((one) => this.statement(one, depth)), declared };
  }

  private statement(node: Written, depth: number): readonly Statement[] {
    checkDepth(depth, this.rangeOf(node));
    switch (node.type) {
      case 'EmptyStatement':
      case 'TSTypeAliasDeclaration':
      case 'TSInterfaceDeclaration':
        return [];
      case 'VariableDeclaration':
        return this.declaration(node);
      case 'ReturnStatement': {
        if (node.argument === null || node.argument === undefined) return fail('empty-return', this.rangeOf(node));
        this.formulaRange = this.rangeOf(node.argument);
        return [{ kind: 'return', tree: this.trees.tree(node.argument, 0) }];
      }
      case 'ThrowStatement':
        return [{ kind: 'stop' }];
      case 'IfStatement':
        return [this.choice(node, depth)];
      case 'BlockStatement':
        return [
          {
            kind: 'choice',
            condition: null,
            then: this.block(node.body, depth + 1),
            otherwise: EMPTY_BLOCK,
            range: this.rangeOf(node),
          },
        ];
      case 'ExpressionStatement':
        return this.effect(node.expression, node);
      default:
        return this.refuse(node);
    }
  }

  private choice(node: IfStatement, depth: number): Statement {
    const otherwise = node.alternate;
    return {
      kind: 'choice',
      condition: this.condition(node.test),
      then: this.branch(node.consequent, depth + 1),
      otherwise: otherwise === null || otherwise === undefined ? EMPTY_BLOCK : this.branch(otherwise, depth + 1),
      range: this.rangeOf(node),
    };
  }

  private condition(node: Expression): Condition {
    return conditionOf(this.textOf(node), this.rangeOf(node), () => this.trees.tree(node, 0));
  }

  private branch(node: Written, depth: number): Block {
    return this.block(node.type === 'BlockStatement' ? node.body : [node], depth);
  }

  private declaration(node: VariableDeclaration): readonly Statement[] {
    return node.declarations.flatMap(({ id, init }): readonly Statement[] => {
      // `let a;` waits for its value.
      if (init === null || init === undefined)
        return id.type === 'Identifier' ? [{ kind: 'declare', names: [id.name] }] : this.refuse(node);
      return [this.assignment(id, init, node)];
    });
  }

  private effect(given: Expression, node: Written): readonly Statement[] {
    const expression = bare(given);
    if (expression.type === 'UpdateExpression') return [this.update(expression, node)];
    if (expression.type === 'AssignmentExpression') return this.assigned(expression, node);
    const checked = assertedIn(expression);
    if (checked !== null) return [asserted(this.condition(checked))];
    return SILENT.test(this.textOf(node)) ? [] : this.refuse(node);
  }

  private assigned(node: AssignmentExpression, whole: Node): readonly Statement[] {
    const { left, operator, right } = node;
    if (operator === '=') {
      // `a = b = x * y`
      const inner = bare(right);
      if (inner.type !== 'AssignmentExpression') return [this.assignment(left, right, whole)];
      const before = this.assigned(inner, whole);
      return left.type === 'Identifier' && inner.left.type === 'Identifier'
        ? [...before, this.named(left.name, nameTree(inner.left.name, this.rangeOf(inner.left)), this.rangeOf(node))]
        : this.refuse(whole);
    }
    const computes = Object.hasOwn(COMPOUND, operator) ? COMPOUND[operator] : undefined;
    if (computes === undefined || left.type !== 'Identifier') return this.refuse(whole);
    const range = this.rangeOf(node);
    const start = this.offset + this.source.indexOf(operator, left.end ?? 0);
    const operands = [nameTree(left.name, this.rangeOf(left)), this.trees.tree(right, 0)];
    const tree = callTree(computes, operands, range, { start, end: start + operator.length });
    return [this.named(left.name, tree, range)];
  }

  /** `a++` */
  private update(node: UpdateExpression, whole: Node): Statement {
    const { argument, operator } = node;
    if (argument.type !== 'Identifier') return this.refuse(whole);
    const range = this.rangeOf(node);
    const mention = this.rangeOf(argument);
    const sign = node.prefix ? { start: range.start, end: range.start + 2 } : { start: range.end - 2, end: range.end };
    const operands = [nameTree(argument.name, mention), numberTree(1, sign)];
    return this.named(argument.name, callTree(operator === '++' ? 'add' : 'sub', operands, range, sign), range);
  }

  private assignment(target: LVal | Node, value: Expression, whole: Node): Statement {
    const range = { start: this.rangeOf(target).start, end: this.rangeOf(value).end };
    if (target.type === 'Identifier') return this.named(target.name, this.trees.tree(value, 0), range);
    const given = bare(value);
    if (target.type !== 'ArrayPattern' || given.type !== 'ArrayExpression') return this.refuse(whole);
    if (given.elements.length !== target.elements.length) return this.refuse(whole);
    const assigned = target.elements.map((item, i): Assigned => {
      const element = given.elements[i];
      if (item?.type !== 'Identifier' || element === null || element === undefined || element.type === 'SpreadElement')
        return this.refuse(whole);
      return {
        name: item.name,
        tree: this.trees.tree(element, 0),
        range: { start: this.rangeOf(item).start, end: range.end },
      };
    });
    return { kind: 'assign', assigned };
  }

  private named(name: string, tree: Tree, range: SourceRange): Statement {
    return { kind: 'assign', assigned: [{ name, tree, range }] };
  }

  private refuse(node: Node): never {
    const text = excerpt(this.textOf(node));
    return fail(this.runs ? 'function-statement-program' : 'function-statement', this.rangeOf(node), { text });
  }

  private rangeOf(node: Node): SourceRange {
    return { start: this.offset + (node.start ?? 0), end: this.offset + (node.end ?? 0) };
  }

  private textOf(node: Node): string {
    return this.source.slice(node.start ?? 0, node.end ?? 0);
  }
}

/** What `assert(…)` makes sure of; null where that is no assertion. */
function assertedIn(node: Expression): Expression | null {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'assert') return null;
  const [first] = node.arguments;
  return first === undefined || first.type === 'SpreadElement' || first.type === 'ArgumentPlaceholder' ? null : first;
}

function bare(node: Expression): Expression {
  let inner = node;
  while (inner.type === 'ParenthesizedExpression') inner = inner.expression;
  return inner;
}
