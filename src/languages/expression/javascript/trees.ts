/** From Babel's syntax tree of an expression to ours. Knows no statements. */
import type {
  BinaryExpression,
  CallExpression,
  Expression,
  Identifier,
  MemberExpression,
  Node,
  ObjectExpression,
} from '@babel/types';

import { message } from '../../../trace/message';
import type { SourceRange } from '../../../trace/range';
import { buildCall, dottedConstant, IGNORED_KEYWORDS, plainConstant } from '../calls';
import { callTree, nameTree, numberTree } from '../fold';
import { bareFunctions, moduleOf } from '../functions/functions';
import { indexed, memberOf } from '../indexing';
import { type ChainItem, CaretChain } from './caret';
import { dividesIntegers, languageName } from '../notation';
import { excerpt, fail } from '../problems';
import { checkDepth, type ReadContext } from '../reading';
import type { Tree } from '../tree';
import type { WrittenKeyword } from '../written-call';

/** JavaScript's operators by torch's names. */
const OPERATORS: Readonly<Record<string, string>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'div',
  '%': 'fmod',
  '**': 'pow',
  '<': 'lt',
  '>': 'gt',
  '<=': 'le',
  '>=': 'ge',
  '==': 'eq',
  '===': 'eq',
  '!=': 'ne',
  '!==': 'ne',
  '&&': 'logical_and',
  '||': 'logical_or',
};
const BITWISE = new Set(['&', '|', '<<', '>>', '>>>', '~']);

const SYNTAX: Readonly<Record<string, string>> = {
  ArrowFunctionExpression: 'A function',
  FunctionExpression: 'A function',
  ClassExpression: 'A class',
  AwaitExpression: '“await”',
  NewExpression: '“new”',
  YieldExpression: '“yield”',
  RegExpLiteral: 'A regular expression',
  ObjectExpression: 'An object',
  SequenceExpression: 'A comma between two expressions',
  UpdateExpression: 'An operator that changes a variable',
  TaggedTemplateExpression: 'A template string',
  Import: '“import”',
  ImportExpression: '“import”',
  MetaProperty: 'This property',
  Super: '“super”',
  OptionalMemberExpression: '“?.”',
  OptionalCallExpression: '“?.”',
};

export function rangeOf(node: Node, offset: number): SourceRange {
  return { start: offset + (node.start ?? 0), end: offset + (node.end ?? 0) };
}

export class JavaScriptTrees {
  private readonly context: ReadContext;
  private readonly source: string;
  private readonly offset: number;
  private readonly parameters: ReadonlySet<string>;

  constructor(context: ReadContext, source: string, offset: number, parameters: ReadonlySet<string>) {
    this.context = context;
    this.source = source;
    this.offset = offset;
    this.parameters = parameters;
  }

  tree(node: Expression, depth: number): Tree {
    const range = this.rangeOf(node);
    checkDepth(depth, range);
    switch (node.type) {
      case 'ParenthesizedExpression':
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
        return this.tree(node.expression, depth + 1);
      case 'NumericLiteral':
        return numberTree(node.value, range);
      case 'BooleanLiteral':
        return numberTree(node.value ? 1 : 0, range, node.value ? 'true' : 'false');
      case 'Identifier':
        return this.identifier(node);
      case 'BinaryExpression':
        return this.context.caretAsPower ? this.chain(node, depth) : this.binary(node, depth);
      case 'LogicalExpression':
        if (node.operator === '??')
          return fail('operator', this.between(node.left, node.right, '??'), { operator: '??' });
        return this.apply(node.operator, node.left, node.right, range, depth);
      case 'UnaryExpression':
        return this.context.caretAsPower && /^[-+]$/.test(node.operator)
          ? this.chain(node, depth)
          : this.unary(node.operator, node.argument, range, depth);
      case 'ConditionalExpression':
        return {
          kind: 'condition',
          condition: this.tree(node.test, depth + 1),
          then: this.tree(node.consequent, depth + 1),
          otherwise: this.tree(node.alternate, depth + 1),
          range,
        };
      case 'CallExpression':
        return this.call(node, depth);
      case 'MemberExpression':
        return this.member(node, depth);
      case 'ArrayExpression':
        return { kind: 'list', items: node.elements.map((item) => this.item(item, range, depth + 1)), range };
      case 'AssignmentExpression':
        return fail('nested-assignment', range);
      case 'StringLiteral':
      case 'TemplateLiteral':
        return fail('string', range);
      case 'BigIntLiteral':
        return fail('bigint', range);
      case 'NullLiteral':
        return fail('no-value', range, { text: 'null' });
      default:
        return fail('unsupported-syntax', range, { what: SYNTAX[node.type] ?? `“${excerpt(this.textOf(node))}”` });
    }
  }

  private item(node: Node | null, range: SourceRange, depth: number): Tree {
    if (node === null) return fail('no-value', range, { text: this.context.text.slice(range.start, range.end) });
    if (node.type === 'SpreadElement') return fail('spread', this.rangeOf(node));
    return this.tree(node as Expression, depth);
  }

  private identifier(node: Identifier): Tree {
    const range = this.rangeOf(node);
    const { name } = node;
    if (name === 'undefined') return fail('no-value', range, { text: name });
    if (this.parameters.has(name) || this.context.isAssigned(name)) return nameTree(name, range);
    return plainConstant('javascript', name, range) ?? this.variable(name, range);
  }

  private variable(name: string, range: SourceRange): Tree {
    if (moduleOf(name) === 'Math') return fail('no-value', range, { text: name });
    return nameTree(name, range);
  }

  /** A chain of operators that grows to the left is walked, not descended. */
  private binary(outermost: BinaryExpression, depth: number): Tree {
    const spine: BinaryExpression[] = [];
    let innermost: Expression = outermost;
    while (innermost.type === 'BinaryExpression') {
      spine.push(innermost);
      if (innermost.left.type === 'PrivateName') return fail('operator', this.rangeOf(innermost), { operator: 'in' });
      this.checkNegatedPower(innermost);
      this.checkIntegerDivision(innermost);
      innermost = innermost.left;
    }
    let left = this.tree(innermost, depth + 1);
    for (const node of spine.reverse()) {
      const operatorRange = this.between(node.left, node.right, node.operator);
      const operator = this.operator(node.operator, operatorRange);
      left = callTree(operator, [left, this.tree(node.right, depth + 1)], this.rangeOf(node), operatorRange);
    }
    return left;
  }

  /** Babel reads `-x ** 2` on although it is an error, as errors are to be recovered from. */
  private checkNegatedPower({ operator, left, right }: BinaryExpression): void {
    if (operator !== '**' || left.type !== 'UnaryExpression') return;
    fail(
      'negated-power',
      { start: this.rangeOf(left).start, end: this.rangeOf(right).end },
      {
        text: excerpt(this.source.slice(left.start ?? 0, right.end ?? 0)),
        sign: left.operator,
        base: excerpt(this.textOf(left.argument)),
        exponent: excerpt(this.textOf(right)),
      },
    );
  }

  private checkIntegerDivision(node: BinaryExpression): void {
    if (node.operator !== '/' || !dividesIntegers(this.context.language)) return;
    const [left, right] = [this.textOf(node.left), this.textOf(node.right)];
    if (!/^\d+$/.test(left) || !/^\d+$/.test(right)) return;
    const { language } = this.context;
    fail('integer-division', this.rangeOf(node), {
      text: this.textOf(node),
      language: languageName(language),
      fixed: `${left}.0/${right}.0`,
    });
  }

  private apply(operator: string, left: Expression, right: Expression, range: SourceRange, depth: number): Tree {
    const operatorRange = this.between(left, right, operator);
    const operands = [this.tree(left, depth + 1), this.tree(right, depth + 1)];
    return callTree(this.operator(operator, operatorRange), operands, range, operatorRange);
  }

  private operator(operator: string, range: SourceRange): string {
    const found = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
    if (found !== undefined) return found;
    if (operator === '^') return fail('caret', range, { language: languageName(this.context.language) });
    return BITWISE.has(operator) ? fail('bitwise', range, { operator }) : fail('operator', range, { operator });
  }

  private unary(operator: string, argument: Expression, range: SourceRange, depth: number): Tree {
    const operatorRange = { start: range.start, end: range.start + operator.length };
    if (operator === '+') return this.tree(argument, depth + 1);
    if (operator === '-') return callTree('neg', [this.tree(argument, depth + 1)], range, operatorRange);
    if (operator === '!') return callTree('logical_not', [this.tree(argument, depth + 1)], range, operatorRange);
    return operator === '~'
      ? fail('bitwise', operatorRange, { operator })
      : fail('operator', operatorRange, { operator });
  }

  private call(node: CallExpression, depth: number): Tree {
    const range = this.rangeOf(node);
    const { callee } = node;
    if (callee.type === 'Import' || callee.type === 'Super' || callee.type === 'V8IntrinsicIdentifier')
      return fail('unsupported-syntax', range, { what: `“${excerpt(this.textOf(callee))}”` });
    const last = node.arguments.at(-1);
    const options = last?.type === 'ObjectExpression' ? last : null;
    const written = options === null ? node.arguments : node.arguments.slice(0, -1);
    const nameRange = callee.type === 'MemberExpression' ? this.rangeOf(callee.property) : this.rangeOf(callee);
    const path = dottedPath(callee);
    const isMethod =
      callee.type === 'MemberExpression' &&
      (path === null ||
        (moduleOf(path.slice(0, -1).join('.')) === undefined && path[0] !== 'torch' && path[0] !== 'tf'));
    const object = isMethod && !isModuleFunction(path) ? this.tree(callee.object, depth + 1) : null;
    const name = object !== null && callee.type === 'MemberExpression' ? [this.textOf(callee.property)] : path;
    if (name === null) return fail('unknown-function', this.rangeOf(callee), { name: excerpt(this.textOf(callee)) });
    return buildCall({
      notation: 'javascript',
      path: name,
      object,
      operands: written.map((argument) => this.item(argument, range, depth + 1)),
      keywords: options === null ? [] : this.keywords(options, depth + 1),
      range,
      nameRange: object === null ? this.rangeOf(callee) : nameRange,
    });
  }

  private keywords(options: ObjectExpression, depth: number): readonly WrittenKeyword[] {
    return options.properties.map((property) => {
      const range = this.rangeOf(property);
      if (property.type !== 'ObjectProperty' || property.computed)
        return fail('unsupported-syntax', range, { what: message('expression.syntax.option', 'This option') });
      const name =
        property.key.type === 'Identifier' ? property.key.name : this.textOf(property.key).replace(/^["']|["']$/g, '');
      return { name, range, value: IGNORED_KEYWORDS.has(name) ? null : this.tree(property.value as Expression, depth) };
    });
  }

  private member(node: MemberExpression, depth: number): Tree {
    const range = this.rangeOf(node);
    if (node.computed)
      return indexed(this.tree(node.object, depth + 1), this.tree(node.property as Expression, depth + 1), range);
    const path = dottedPath(node);
    if (path === null) return this.elementMember(node, depth);
    if (this.context.isAssigned(path[0] ?? '') && moduleOf(path[0] ?? '') === undefined)
      return nameTree(path.join('.'), range);
    return dottedConstant(path, range) ?? nameTree(path.join('.'), range);
  }

  /** `p[i].x`, a variable of its own. */
  private elementMember(node: MemberExpression, depth: number): Tree {
    const range = this.rangeOf(node);
    const computed = node.object.type === 'MemberExpression';
    const name = computed ? memberOf(this.tree(node.object, depth + 1), this.textOf(node.property)) : null;
    return name === null ? fail('attribute', range, { text: excerpt(this.textOf(node)) }) : nameTree(name, range);
  }

  /** Where `^` is a power, Babel's tree has the wrong shape. */
  private chain(node: Expression, depth: number): Tree {
    const operand = (part: Expression, level: number): Tree => this.operandTree(part, level);
    return new CaretChain(this.chainItems(node), operand, (name, range) => this.operator(name, range)).tree(depth);
  }

  private operandTree(node: Expression, depth: number): Tree {
    return node.type === 'UnaryExpression'
      ? this.unary(node.operator, node.argument, this.rangeOf(node), depth)
      : this.tree(node, depth);
  }

  private chainItems(outermost: Expression): readonly ChainItem<Expression>[] {
    const items: ChainItem<Expression>[] = [];
    const pending: (Expression | ChainItem<Expression>)[] = [outermost];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if ('kind' in next) items.push(next);
      else if (next.type === 'BinaryExpression' && next.left.type !== 'PrivateName') {
        if (!next.operator.startsWith('^')) this.checkNegatedPower(next);
        const range = this.between(next.left, next.right, next.operator);
        pending.push(next.right, { kind: 'operator', operator: next.operator, range }, next.left);
      } else if (next.type === 'UnaryExpression' && /^[-+]$/.test(next.operator)) {
        const { start } = this.rangeOf(next);
        items.push({ kind: 'sign', operator: next.operator, range: { start, end: start + 1 } });
        pending.push(next.argument);
      } else items.push({ kind: 'operand', node: next, range: this.rangeOf(next) });
    }
    return items;
  }

  /** The operator between two operands: what is there besides comments, blanks and brackets. */
  private between(left: Node, right: Node, operator: string): SourceRange {
    const end = right.start ?? 0;
    const skipped = /\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
    for (let at = left.end ?? 0; at < end; at++) {
      skipped.lastIndex = at;
      const comment = skipped.exec(this.source);
      if (comment !== null) at += comment[0].length - 1;
      else if (this.source.startsWith(operator, at))
        return { start: this.offset + at, end: this.offset + at + operator.length };
    }
    return this.rangeOf(right);
  }

  private rangeOf(node: Node): SourceRange {
    return rangeOf(node, this.offset);
  }

  private textOf(node: Node): string {
    return this.source.slice(node.start ?? 0, node.end ?? 0);
  }
}

/** The parts of `Math.sin`, `this.x`; null where a part is computed or no name. */
function dottedPath(node: Node): readonly string[] | null {
  const path: string[] = [];
  let part = node;
  while (part.type === 'MemberExpression' && !part.computed && part.property.type === 'Identifier') {
    path.unshift(part.property.name);
    part = part.object;
  }
  if (part.type === 'Identifier') return [part.name, ...path];
  return part.type === 'ThisExpression' ? ['this', ...path] : null;
}

/** Whether a dotted name is a function that stands alone (`Math.sin`), not a method of a variable. */
function isModuleFunction(path: readonly string[] | null): boolean {
  return path?.length === 1 && bareFunctions('javascript', path[0] ?? '').length > 0;
}
