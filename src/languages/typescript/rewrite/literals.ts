/** Literals, names, and what is written around other expressions: lists, objects, templates, parentheses. */
import type { Expression, Identifier, ObjectExpression, ObjectProperty, TemplateLiteral } from '@babel/types';
import { isGlobal } from '../globals';
import { writeArgument } from './arguments';
import { writeKey, writeMethod } from './functions';
import { copyNode, endOf, recorded, separated, startOf, type Handlers, type Writer } from './writer';

export const literals: Handlers<Expression> = {
  NumericLiteral: copyNode,
  StringLiteral: copyNode,
  BooleanLiteral: copyNode,
  NullLiteral: copyNode,
  BigIntLiteral: copyNode,
  RegExpLiteral: copyNode,
  ThisExpression: copyNode,
  Super: copyNode,
  MetaProperty: copyNode,

  Identifier(writer, node) {
    if (!isRecorded(writer, node)) writeName(writer, node);
    else
      recorded(writer, writer.sites.of(node), node, () => {
        writeName(writer, node);
      });
  },

  TemplateLiteral(writer, node) {
    writeTemplate(writer, node, writer.value.bind(writer));
  },

  ArrayExpression(writer, { elements }) {
    writer.out.write('[');
    for (const element of elements) {
      if (element !== null) writeArgument(writer, element);
      writer.out.write(', ');
    }
    writer.out.write(']');
  },

  ObjectExpression: writeObject,

  ParenthesizedExpression(writer, node) {
    writer.out.write('(');
    writer.value(node.expression);
    writer.out.write(')');
  },

  // Where it stands without parentheses, `a[i, j]`, `if (a, b)`, it becomes an argument, which its comma would end.
  SequenceExpression(writer, { expressions }) {
    writer.out.write('(');
    separated(writer, expressions, (expression) => {
      if (expression === expressions.at(-1)) writer.value(expression);
      else writer.effect(expression);
    });
    writer.out.write(')');
  },

  AwaitExpression(writer, node) {
    recorded(writer, writer.sites.of(node), node, () => {
      writer.scoping.suspended(() => {
        writer.out.write('await ', startOf(node));
        writer.scoping.leaving(() => {
          writer.value(node.argument);
        });
      });
    });
  },

  YieldExpression(writer, node) {
    recorded(writer, writer.sites.of(node), node, () => {
      writer.scoping.suspended(() => {
        writer.out.write(node.delegate ? 'yield* ' : 'yield ', startOf(node));
        writer.scoping.leaving(() => {
          if (node.argument) writer.value(node.argument);
          else writer.out.write('undefined');
        });
      });
    });
  },
};

/** Names that stand for no variable of the program's. */
const CONSTANTS = new Set(['undefined', 'NaN', 'Infinity', 'arguments']);

function isRecorded({ survey, members }: Writer, { name }: Identifier): boolean {
  return (survey.declared.has(name) || members.has(name)) && !CONSTANTS.has(name);
}

/** A name as it is used: in an enum's braces its members are written without the enum's name. */
export function writeName(writer: Writer, node: Identifier): void {
  const owner = writer.members.get(node.name);
  // Where nothing declares it, an error will ask for its place.
  if (owner === undefined && !writer.survey.declared.has(node.name) && !isGlobal(node.name)) writer.sites.of(node);
  writer.out.write(owner === undefined ? node.name : `${owner}.${node.name}`, startOf(node));
}

export function writeTemplate(
  writer: Writer,
  { quasis, expressions }: TemplateLiteral,
  write: (expression: Expression) => void,
): void {
  writer.out.write('`');
  for (const [index, quasi] of quasis.entries()) {
    writer.out.copy(startOf(quasi), endOf(quasi));
    const expression = expressions[index];
    if (expression === undefined) continue;
    writer.out.write('${');
    write(expression as Expression);
    writer.out.write('}');
  }
  writer.out.write('`');
}

function writeObject(writer: Writer, { properties }: ObjectExpression): void {
  writer.out.write('{ ');
  separated(writer, properties, (property) => {
    if (property.type === 'ObjectProperty') writeProperty(writer, property);
    else if (property.type === 'ObjectMethod') writeMethod(writer, property);
    else writeArgument(writer, property);
  });
  writer.out.write(' }');
}

function writeProperty(writer: Writer, property: ObjectProperty): void {
  const { key, shorthand } = property;
  const value = property.value as Expression;
  if (!shorthand) {
    writeKey(writer, property);
    writer.out.write(': ');
    writer.value(value);
    return;
  }
  if (key.type !== 'Identifier') return;
  // `{ __proto__ }` makes a property, `{ __proto__: … }` would set the prototype.
  writer.out.write(key.name === '__proto__' ? '["__proto__"]: ' : `${key.name}: `, startOf(key));
  writer.value(value);
}
