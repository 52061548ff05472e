/** Loops: limits are checked at the start of each turn, and their variables show what they got. */
import type { Expression, ForInStatement, ForOfStatement, Statement, VariableDeclaration } from '@babel/types';
import { recordName } from './functions';
import { identifiersOf } from './names';
import { writeDeclarator } from './statements';
import { iterated, openCall, separated, startOf, type Handlers, type Writer } from './writer';

export const loops: Handlers<Statement> = {
  WhileStatement(writer, node) {
    writer.out.write('while (', startOf(node));
    writer.condition(node.test);
    writer.out.write(') ');
    writeTurn(writer, node.body);
  },

  DoWhileStatement(writer, node) {
    writer.out.write('do ', startOf(node));
    writeTurn(writer, node.body);
    writer.out.write(' while (');
    writer.condition(node.test);
    writer.out.write(');');
  },

  ForStatement(writer, node) {
    const { out } = writer;
    out.write('for (', startOf(node));
    if (node.init?.type === 'VariableDeclaration') writeHead(writer, node.init);
    else if (node.init) writer.effect(node.init);
    out.write('; ');
    if (node.test) writer.condition(node.test);
    out.write('; ');
    if (node.update) writer.effect(node.update);
    out.write(') ');
    writeTurn(writer, node.body);
  },

  ForOfStatement(writer, node) {
    writer.out.write(node.await ? 'for await (' : 'for (', startOf(node));
    writeEach(writer, node, ' of ');
  },

  ForInStatement(writer, node) {
    writer.out.write('for (', startOf(node));
    writeEach(writer, node, ' in ');
  },
};

/** `let i = 0, n = x`. What a pattern's names got is recorded by one more variable. */
function writeHead(writer: Writer, { kind, declarations }: VariableDeclaration): void {
  const { out, scope } = writer;
  out.write(`${kind} `);
  separated(writer, declarations, (declarator) => {
    writeDeclarator(writer, declarator);
  });
  const identifiers = declarations.flatMap(({ id }) =>
    id.type === 'Identifier' ? [] : identifiersOf(id as Expression),
  );
  if (identifiers.length === 0) return;
  out.write(`, ${scope}_head = [`);
  for (const identifier of identifiers) {
    openCall(writer, 'r', writer.sites.written(identifier), identifier);
    out.write(`${identifier.name}), `);
  }
  out.write(']');
}

function writeEach(writer: Writer, node: ForOfStatement | ForInStatement, word: string): void {
  const { out } = writer;
  const { left } = node;
  const target = left.type === 'VariableDeclaration' ? left.declarations[0]?.id : left;
  if (left.type === 'VariableDeclaration') out.write(`${left.kind} `, startOf(left));
  if (target) writer.target(target);
  out.write(word);
  if (node.type === 'ForOfStatement') iterated(writer, node.right);
  else writer.value(node.right);
  out.write(') ');
  writeTurn(writer, node.body, () => {
    // Keys are strings.
    if (node.type === 'ForInStatement' || !target) return;
    for (const identifier of identifiersOf(target)) recordName(writer, identifier);
  });
}

function writeTurn(writer: Writer, body: Statement, before: () => void = () => undefined): void {
  const { out, scope } = writer;
  out.write(`{ ${scope}.t(); `, startOf(body));
  before();
  // A block of its own: it may declare a name again that the loop's head has.
  if (body.type === 'BlockStatement') writer.statement(body);
  else writer.statements([body], 'block');
  out.write(' }');
}
