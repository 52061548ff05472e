/** Assignments of all kinds: each target is evaluated once, and what it gets is recorded at its name. */
import type { AssignmentExpression, Expression, Identifier, MemberExpression } from '@babel/types';
import { stripped } from './erased';
import { indexed, writeMember } from './members';
import { identifiersOf } from './names';
import { BINARY } from './operators';
import { reference, type Reference } from './references';
import { iterated, openCall, recorded, startOf, type Handlers, type Writer } from './writer';

export const assignments: Handlers<Expression> = {
  AssignmentExpression(writer, node) {
    // `a ??= b` may leave `a` as it is; what else is assigned is recorded where it goes.
    if (isLogical(operatorOf(node))) {
      recorded(writer, writer.sites.of(node), node, () => {
        assignment(writer, node, true);
      });
    } else assignment(writer, node, true);
  },
};

/** The same where nobody looks at the value. */
export const assignmentEffects: Handlers<Expression> = {
  AssignmentExpression(writer, node) {
    assignment(writer, node, false);
  },
};

function assignment(writer: Writer, node: AssignmentExpression, isUsed: boolean): void {
  const target = stripped(node.left as Expression);
  if (target.type === 'MemberExpression') assignMember(writer, node, target);
  else if (target.type === 'Identifier') assignName(writer, node, target);
  else assignPattern(writer, node, isUsed);
}

/** `+` of `+=`; nothing of `=`. */
function operatorOf(node: AssignmentExpression): string {
  return node.operator.slice(0, -1);
}

function isLogical(operator: string): boolean {
  return operator === '&&' || operator === '||' || operator === '??';
}

/** What the sign is in JavaScript: only `??=` and the like stay, since they assign only sometimes. */
function signOf(node: AssignmentExpression): string {
  return isLogical(operatorOf(node)) ? ` ${node.operator} ` : ' = ';
}

function assignName(writer: Writer, node: AssignmentExpression, target: Identifier): void {
  writer.target(node.left);
  writer.out.write(signOf(node), startOf(target));
  writeGiven(writer, node, target, () => {
    writer.bare(target);
  });
}

function assignMember(writer: Writer, node: AssignmentExpression, target: MemberExpression): void {
  const { out } = writer;
  const operator = operatorOf(node);
  if (operator === '' || isLogical(operator)) {
    if (isIndexed(target)) putElement(writer, node, target);
    else {
      writeMember(writer, target);
      out.write(signOf(node), startOf(target.property));
      writeGiven(writer, node, target);
    }
    return;
  }
  reference(writer, target, { again: 'before', sign: null }, (place) => {
    place.assign(() => {
      writeResult(writer, node, place);
    });
  });
}

/** `a[k] = v` and `a[k] ??= v`. */
function putElement(writer: Writer, node: AssignmentExpression, target: MemberExpression): void {
  const operator = operatorOf(node);
  if (operator === '') {
    openCall(writer, 'put', writer.sites.written(target), target);
    indexed(writer, target, () => {
      writer.value(target.object);
    });
    writer.out.write(', ');
    writer.value(target.property as Expression);
    writer.out.write(', ');
    writer.value(node.right);
    writer.out.write(')');
    return;
  }
  reference(writer, target, { again: 'after', sign: null }, (place) => {
    writer.out.write('(');
    place.read();
    writer.out.write(` ${operator} `);
    place.assign(() => {
      writer.value(node.right);
    });
    writer.out.write(')');
  });
}

export function isIndexed(target: MemberExpression): boolean {
  return target.computed && target.object.type !== 'Super';
}

/** What a name or member gets, recorded there. An anonymous function stays right behind the sign, which names it. */
function writeGiven(writer: Writer, node: AssignmentExpression, target: Expression, old?: () => void): void {
  const operator = operatorOf(node);
  if (operator === '' || isLogical(operator)) writeRecorded(writer, target, node.right);
  else {
    recorded(writer, writer.sites.written(target), target, () => {
      writeResult(writer, node, { read: old ?? ((): void => undefined) });
    });
  }
}

/** A value on its way to a name. */
export function writeRecorded(writer: Writer, target: Expression, value: Expression, name?: string): void {
  if (!mayBeRecorded(value)) writer.value(value);
  else {
    recorded(writer, writer.sites.written(target, name), target, () => {
      writer.value(value);
    });
  }
}

/** What `old + right` gives. */
function writeResult(writer: Writer, node: AssignmentExpression, old: Pick<Reference, 'read'>): void {
  const name = BINARY[operatorOf(node)];
  if (name !== undefined) openCall(writer, name, writer.sites.of(node), node);
  old.read();
  writer.out.write(name === undefined ? ` ${operatorOf(node)} ` : ', ');
  writer.value(node.right);
  if (name !== undefined) writer.out.write(')');
}

/** `[a, b.c] = v`: the names show what they got. */
function assignPattern(writer: Writer, node: AssignmentExpression, isUsed: boolean): void {
  const { out, frames } = writer;
  const records = (): void => {
    for (const identifier of identifiersOf(node.left)) {
      out.write(', ');
      recorded(writer, writer.sites.written(identifier), identifier, () => {
        writer.bare(identifier);
      });
    }
  };
  const taken = (): void => {
    if (node.left.type === 'ArrayPattern') iterated(writer, node.right);
    else writer.value(node.right);
  };
  if (!isUsed) {
    out.write('(');
    writer.target(node.left);
    out.write(' = ');
    taken();
    records();
    out.write(')');
    return;
  }
  frames.variable((value) => {
    out.write(`(${value} = `);
    taken();
    out.write(', ');
    writer.target(node.left);
    out.write(` = ${value}`);
    records();
    out.write(`, ${value})`);
  });
}

/** Functions, classes and the like can be no tensor and no number; some of them take their names from where they stand. */
export function mayBeRecorded(node: Expression): boolean {
  switch (stripped(node).type) {
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'ClassExpression':
    case 'ObjectExpression':
    case 'ArrayExpression':
    case 'StringLiteral':
    case 'TemplateLiteral':
    case 'BooleanLiteral':
    case 'NullLiteral':
    case 'RegExpLiteral':
    case 'BigIntLiteral':
      return false;
    default:
      return true;
  }
}
