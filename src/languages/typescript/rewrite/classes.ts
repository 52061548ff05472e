/** Classes without their types; parameters that are properties and `accessor` fields become what they mean. */
import type {
  ClassAccessorProperty,
  ClassBody,
  ClassDeclaration,
  ClassExpression,
  ClassMethod,
  ClassPrivateMethod,
  ClassPrivateProperty,
  ClassProperty,
  Expression,
  Identifier,
  PatternLike,
  StaticBlock,
} from '@babel/types';
import { mayBeRecorded } from './assignments';
import { isTypeSyntax } from './erased';
import { writeKey, writeMethod, type ParameterProperties } from './functions';
import { identifiersOf } from './names';
import { endOf, recorded, startOf, type Handlers, type Writer } from './writer';

type Class = ClassDeclaration | ClassExpression;
type Field = ClassProperty | ClassPrivateProperty;

export const classes: Handlers<Expression> = {
  ClassExpression(writer, node) {
    writeClass(writer, node);
  },
};

export function writeClass(writer: Writer, node: Class): void {
  const { out } = writer;
  if (node.type === 'ClassDeclaration' && node.declare === true) return;
  out.write('class ', startOf(node));
  if (node.id) out.write(`${node.id.name} `, startOf(node.id));
  if (node.superClass) {
    out.write('extends ');
    writeSuperclass(writer, node.superClass);
    out.write(' ');
  }
  out.write('{ ');
  writeProperties(writer, node.body);
  for (const member of node.body.body) writeMember(writer, member, node);
  out.alignLine(endOf(node) - 1);
  out.write('}', endOf(node) - 1);
}

/** A class is never a tensor; what is called or chosen there may be anything. */
function writeSuperclass(writer: Writer, superclass: Expression): void {
  if (superclass.type === 'Identifier') writer.bare(superclass);
  else {
    writer.out.write('(');
    writer.value(superclass);
    writer.out.write(')');
  }
}

/** The fields that a constructor's parameters declare come first. */
function writeProperties(writer: Writer, body: ClassBody): void {
  for (const member of body.body) {
    if (member.type !== 'ClassMethod' || member.kind !== 'constructor') continue;
    for (const { name } of propertiesOf(member)) writer.out.write(`${name}; `);
  }
}

/** `constructor(private x: number)` */
function propertiesOf(constructor: ClassMethod): readonly Identifier[] {
  return constructor.params.flatMap((parameter) =>
    parameter.type === 'TSParameterProperty' ? identifiersOf(parameter.parameter as PatternLike) : [],
  );
}

function writeMember(writer: Writer, member: ClassBody['body'][number], node: Class): void {
  if (isTypeSyntax(member) || ('declare' in member && member.declare === true)) return;
  if ('abstract' in member && member.abstract === true) return;
  const { out } = writer;
  out.alignLine(startOf(member));
  if ('static' in member && member.static === true) out.write('static ', startOf(member));
  switch (member.type) {
    case 'ClassMethod':
    case 'ClassPrivateMethod':
      writeClassMethod(writer, member, node);
      break;
    case 'ClassProperty':
    case 'ClassPrivateProperty':
      writeField(writer, member);
      break;
    case 'ClassAccessorProperty':
      writeAccessor(writer, member);
      break;
    case 'StaticBlock':
      writeStaticBlock(writer, member);
      break;
    case 'TSDeclareMethod':
    case 'TSIndexSignature':
      break;
  }
  out.write(' ');
}

function writeClassMethod(writer: Writer, member: ClassMethod | ClassPrivateMethod, node: Class): void {
  if (member.kind !== 'constructor') {
    writeMethod(writer, member);
    return;
  }
  const properties = propertiesOf(member);
  const given: ParameterProperties =
    node.superClass === null || node.superClass === undefined
      ? { atEntry: properties, afterSuper: [] }
      : { atEntry: [], afterSuper: properties };
  writeMethod(writer, member, given);
}

function writeField(writer: Writer, field: Field): void {
  writeKey(writer, field);
  if (field.value) {
    writer.out.write(' = ');
    writeInitial(writer, field, field.value);
  }
  writer.out.write(';');
}

function writeInitial(writer: Writer, field: Field | ClassAccessorProperty, value: Expression): void {
  const { key } = field;
  const plain = field.type !== 'ClassPrivateProperty' && field.computed ? null : fieldName(field);
  writer.frames.expression(() => {
    if (plain === null || !mayBeRecorded(value)) {
      writer.value(value);
      return;
    }
    recorded(writer, writer.sites.at(startOf(key), startOf(key) + plain.length, `this.${plain}`, 'write'), key, () => {
      writer.value(value);
    });
  });
}

function fieldName({ key }: Field | ClassAccessorProperty): string | null {
  if (key.type === 'Identifier') return key.name;
  return key.type === 'PrivateName' ? `#${key.id.name}` : null;
}

/** `accessor x = 1`: a private field with a getter and a setter. */
function writeAccessor(writer: Writer, field: ClassAccessorProperty): void {
  const { out, frames, scope } = writer;
  const storage = `#${scope}_${String(startOf(field))}`;
  const word = field.static ? 'static ' : '';
  const variable = field.computed ? frames.keptVariable() : null;
  out.write(storage);
  if (field.value) {
    out.write(' = ');
    writeInitial(writer, field, field.value);
  }
  out.write(`; ${word}get `);
  if (variable === null) writeKey(writer, field);
  else {
    out.write(`[${variable} = `);
    writer.value(field.key as Expression);
    out.write(']');
  }
  out.write(`() { return this.${storage}; } ${word}set `);
  if (variable === null) writeKey(writer, field);
  else out.write(`[${variable}]`);
  out.write(`(value) { this.${storage} = value; }`);
}

function writeStaticBlock(writer: Writer, block: StaticBlock): void {
  const { out, frames } = writer;
  out.write('static { ', startOf(block));
  frames.body('function', () => {
    writer.statements(block.body, 'function');
  });
  out.write('}');
}
