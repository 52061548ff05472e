/** Statements: each as JavaScript has it, on the line that it has in the text. */
import type { Expression, Statement, VariableDeclaration, VariableDeclarator } from '@babel/types';
import { writeRecorded } from './assignments';
import { writeClass } from './classes';
import { isErased } from './erased';
import { recordName, writeFunction } from './functions';
import { identifiersOf } from './names';
import { iterated, openCall, separated, startOf, type Handlers, type Writer } from './writer';

export const statements: Handlers<Statement> = {
  ExpressionStatement(writer, node) {
    writer.effect(node.expression);
    writer.out.write(';');
  },

  VariableDeclaration: writeDeclaration,

  FunctionDeclaration: writeFunction,

  ClassDeclaration(writer, node) {
    writeClass(writer, node);
  },

  BlockStatement(writer, node) {
    writer.out.write('{ ');
    writer.statements(node.body, 'block');
    closeBlock(writer, node);
  },

  IfStatement(writer, node) {
    writer.out.write('if (', startOf(node));
    writer.condition(node.test);
    writer.out.write(') ');
    writeBranch(writer, node.consequent);
    if (!node.alternate) return;
    writer.out.write(' else ');
    if (node.alternate.type === 'IfStatement') writer.statement(node.alternate);
    else writeBranch(writer, node.alternate);
  },

  SwitchStatement(writer, node) {
    const { out } = writer;
    out.write('switch (', startOf(node));
    writer.value(node.discriminant);
    out.write(') { ');
    for (const { test, consequent } of node.cases) {
      out.write(test ? 'case ' : 'default');
      if (test) writer.value(test);
      out.write(': ');
      writer.statements(consequent, 'block');
    }
    closeBlock(writer, node);
  },

  ReturnStatement(writer, node) {
    writer.out.write('return', startOf(node));
    writeOptional(writer, node.argument);
  },

  ThrowStatement(writer, node) {
    writer.out.write('throw ', startOf(node));
    openCall(writer, 'throws', writer.sites.of(node.argument), node);
    writer.value(node.argument);
    writer.out.write(');');
  },

  BreakStatement(writer, node) {
    writer.out.write(node.label ? `break ${node.label.name};` : 'break;', startOf(node));
  },

  ContinueStatement(writer, node) {
    writer.out.write(node.label ? `continue ${node.label.name};` : 'continue;', startOf(node));
  },

  TryStatement(writer, node) {
    const { out, scope } = writer;
    out.write('try ', startOf(node));
    writer.statement(node.block);
    if (node.handler) {
      const { param, body } = node.handler;
      const caught = param?.type === 'Identifier' ? param.name : `${scope}_error`;
      out.write(` catch (${caught}) { ${scope}.c(${caught});`, startOf(node.handler));
      writer.scoping.goOn();
      out.write(' ');
      if (param && param.type !== 'Identifier') {
        out.write('let ');
        writer.target(param);
        out.write(` = ${caught}; `);
      }
      writer.statements(body.body, 'block');
      closeBlock(writer, body);
    }
    if (!node.finalizer) return;
    out.write(' finally {');
    writer.scoping.goOn();
    out.write(' ');
    writer.statements(node.finalizer.body, 'block');
    closeBlock(writer, node.finalizer);
  },

  DebuggerStatement(writer, node) {
    writer.out.write(';', startOf(node));
  },

  EmptyStatement(writer) {
    writer.out.write(';');
  },
};

/** A closing brace on the line where it stands. */
function closeBlock({ out }: Writer, node: { readonly end?: number | null }): void {
  const end = node.end ?? 0;
  out.alignLine(Math.max(end - 1, 0));
  out.write('}', Math.max(end - 1, 0));
}

/** What an `if` decides on, as a block: it may become several statements. */
export function writeBranch(writer: Writer, node: Statement): void {
  if (node.type === 'BlockStatement') {
    writer.statement(node);
    return;
  }
  writer.out.write('{ ');
  writer.statements([node], 'block');
  writer.out.write('}');
}

function writeOptional(writer: Writer, argument: Expression | null | undefined): void {
  if (argument) {
    writer.out.write(' ');
    writer.value(argument);
  }
  writer.out.write(';');
}

/** `const a = …, { b } = …;` and what the patterns' names got. */
function writeDeclaration(writer: Writer, node: VariableDeclaration): void {
  if (isErased(node)) return;
  writer.out.write(`${node.kind} `, startOf(node));
  separated(writer, node.declarations, (declarator) => {
    writeDeclarator(writer, declarator);
  });
  writer.out.write('; ');
  for (const { id } of node.declarations)
    if (id.type !== 'Identifier') for (const identifier of identifiersOf(id)) recordName(writer, identifier);
}

export function writeDeclarator(writer: Writer, { id, init }: VariableDeclarator): void {
  writer.target(id);
  if (!init) return;
  writer.out.write(' = ', startOf(id));
  if (id.type === 'Identifier') writeRecorded(writer, id, init);
  else if (id.type === 'ArrayPattern') iterated(writer, init);
  else writer.value(init);
}
