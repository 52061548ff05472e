/** What gets values: names, members, and patterns of them, with their default values. */
import type { ArrayPattern, Expression, LVal, MemberExpression, ObjectPattern, PatternLike } from '@babel/types';
import { writeKey } from './functions';
import { writeMember } from './members';
import { openCall, separated, startOf, type Writer } from './writer';

export type Target = PatternLike | LVal | Expression;

export function writeTarget(writer: Writer, node: Target): void {
  const { out } = writer;
  switch (node.type) {
    case 'Identifier': {
      const owner = writer.members.get(node.name);
      out.write(owner === undefined ? node.name : `${owner}.${node.name}`, startOf(node));
      break;
    }
    case 'MemberExpression':
      if (node.computed && node.object.type !== 'Super') writeElement(writer, node);
      else writeMember(writer, node);
      break;
    case 'AssignmentPattern':
      writer.target(node.left);
      out.write(' = ');
      writer.frames.inPattern(() => {
        writer.value(node.right);
      });
      break;
    case 'RestElement':
      out.write('...');
      writer.target(node.argument);
      break;
    case 'ArrayPattern':
      writeArrayPattern(writer, node);
      break;
    case 'ObjectPattern':
      writeObjectPattern(writer, node);
      break;
    case 'ParenthesizedExpression':
      out.write('(');
      writer.target(node.expression);
      out.write(')');
      break;
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSNonNullExpression':
      writer.target(node.expression);
      break;
    default:
      writer.bare(node as Expression);
  }
}

function writeArrayPattern(writer: Writer, { elements }: ArrayPattern): void {
  writer.out.write('[');
  for (const [index, element] of elements.entries()) {
    if (element !== null) writer.target(element);
    // Nothing may follow a rest.
    if (element?.type !== 'RestElement' && index < elements.length) writer.out.write(', ');
  }
  writer.out.write(']');
}

function writeObjectPattern(writer: Writer, { properties }: ObjectPattern): void {
  writer.out.write('{ ');
  separated(writer, properties, (property) => {
    if (property.type === 'RestElement') {
      writer.target(property);
      return;
    }
    writer.frames.inPattern(() => {
      writeKey(writer, property);
    });
    writer.out.write(': ');
    writer.target(property.value);
  });
  writer.out.write(' }');
}

/** `[a[0], a[1]] = …`: the scope puts the value, after object and key were evaluated in their turn. */
function writeElement(writer: Writer, node: MemberExpression): void {
  const { out, frames, sites } = writer;
  const object = frames.keptVariable();
  const key = frames.keptVariable();
  out.write(`(${object} = `);
  writer.value(node.object);
  out.write(`, ${key} = `);
  writer.value(node.property as Expression);
  out.write(', { set value(value) { ');
  openCall(writer, 'put', sites.written(node), node);
  out.write(`${object}, ${key}, value); } }).value`);
}
