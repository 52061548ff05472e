/** Operators: those that work on tensors become calls of the scope, the others stay JavaScript's. */
import type { BinaryExpression, Expression, UnaryExpression } from '@babel/types';
import { stripped } from './erased';
import { copyNode, openCall, recorded, startOf, type Handlers, type OperatorFunction, type Writer } from './writer';

export const BINARY: Readonly<Record<string, OperatorFunction>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'div',
  '%': 'mod',
  '**': 'pow',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
  '==': 'eq',
  '!=': 'ne',
  '&': 'and',
  '|': 'or',
  '^': 'xor',
  '<<': 'shl',
  '>>': 'shr',
};

export const operators: Handlers<Expression> = {
  BinaryExpression(writer, node) {
    const name = isDecidedByKind(node) ? undefined : BINARY[node.operator];
    const site = (): number => writer.sites.of(node);
    if (name !== undefined) {
      openCall(writer, name, site(), node);
      left(writer, node);
      writer.out.write(', ');
      writer.value(node.right);
      writer.out.write(')');
    } else if (node.operator === '>>>') {
      // Of whatever it is given, a number.
      recorded(writer, site(), node, () => {
        infix(writer, node);
      });
    } else infix(writer, node);
  },

  LogicalExpression(writer, node) {
    recorded(writer, writer.sites.of(node), node, () => {
      logical(writer, node);
    });
  },

  UnaryExpression(writer, node) {
    switch (node.operator) {
      case '-':
      case '+':
        signed(writer, node);
        break;
      case '!':
        negated(writer, node);
        break;
      case '~':
        openCall(writer, 'inv', writer.sites.of(node), node);
        writer.value(node.argument);
        writer.out.write(')');
        break;
      case 'typeof':
      case 'delete':
        prefix(writer, node, writer.bare.bind(writer));
        break;
      case 'void':
      case 'throw':
        prefix(writer, node, writer.value.bind(writer));
        break;
    }
  },

  ConditionalExpression(writer, node) {
    recorded(writer, writer.sites.of(node), node, () => {
      conditional(writer, node);
    });
  },
};

/** `if (…)`: of a tensor its truth value. What is a boolean anyway is not asked. */
export function writeCondition(writer: Writer, node: Expression): void {
  if (isBoolean(node)) {
    writer.value(node);
    return;
  }
  openCall(writer, 'test', writer.sites.of(node), node);
  writer.value(node);
  writer.out.write(')');
}

function left(writer: Writer, node: BinaryExpression): void {
  if (node.left.type === 'PrivateName') copyNode(writer, node.left);
  else writer.value(node.left);
}

function infix(writer: Writer, node: BinaryExpression): void {
  left(writer, node);
  writer.out.write(` ${node.operator} `, startOf(node));
  writer.value(node.right);
}

/** A chain `a && b && c` is recorded as a whole; its operands are for themselves. */
function logical(writer: Writer, node: Extract<Expression, { type: 'LogicalExpression' }>): void {
  if (node.left.type === 'LogicalExpression' && !writer.survey.cuts.has(node)) logical(writer, node.left);
  else writer.value(node.left);
  writer.out.write(` ${node.operator} `);
  writer.value(node.right);
}

/** Of a chain `a ? b : c ? d : e` only the whole is recorded. */
function conditional(writer: Writer, node: Extract<Expression, { type: 'ConditionalExpression' }>): void {
  writer.condition(node.test);
  writer.out.write(' ? ');
  writer.value(node.consequent);
  writer.out.write(' : ');
  if (node.alternate.type === 'ConditionalExpression') conditional(writer, node.alternate);
  else writer.value(node.alternate);
}

function prefix(writer: Writer, node: UnaryExpression, operand: (node: Expression) => void): void {
  writer.out.write(`${node.operator} `, startOf(node));
  operand(node.argument);
}

function signed(writer: Writer, node: UnaryExpression): void {
  if (isNumber(node.argument)) {
    prefix(writer, node, writer.value.bind(writer));
    return;
  }
  openCall(writer, node.operator === '-' ? 'neg' : 'pos', writer.sites.of(node), node);
  writer.value(node.argument);
  writer.out.write(')');
}

function negated(writer: Writer, node: UnaryExpression): void {
  if (isBoolean(node.argument)) {
    prefix(writer, node, writer.value.bind(writer));
    return;
  }
  openCall(writer, 'not', writer.sites.of(node), node);
  writer.value(node.argument);
  writer.out.write(')');
}

function isNumber(node: Expression): boolean {
  return node.type === 'NumericLiteral';
}

/** `typeof x == "string"`, `x == null`: no tensor's comparison, whatever `x` is. */
function isDecidedByKind({ operator, left, right }: BinaryExpression): boolean {
  if (operator !== '==' && operator !== '!=') return false;
  return [left, right].some((side) => {
    if (side.type === 'PrivateName') return false;
    const inner = stripped(side);
    return inner.type === 'NullLiteral' || (inner.type === 'UnaryExpression' && inner.operator === 'typeof');
  });
}

/** Whether an expression gives true or false, whatever its operands are. */
export function isBoolean(node: Expression): boolean {
  const inner = stripped(node);
  switch (inner.type) {
    case 'BooleanLiteral':
      return true;
    case 'UnaryExpression':
      return inner.operator === '!' || inner.operator === 'delete';
    case 'LogicalExpression':
      return isBoolean(inner.left) && isBoolean(inner.right);
    case 'BinaryExpression':
      return (
        inner.operator === '===' ||
        inner.operator === '!==' ||
        inner.operator === 'in' ||
        inner.operator === 'instanceof' ||
        isDecidedByKind(inner)
      );
    default:
      return false;
  }
}
