/** Loops: limits are checked at the start of each turn, and their variables show what they got. */
import type {
  DoWhileStatement,
  Expression,
  ForInStatement,
  ForOfStatement,
  ForStatement,
  LabeledStatement,
  Statement,
  VariableDeclaration,
  WhileStatement,
} from '@babel/types';
import { recordName } from './functions';
import { identifiersOf } from './names';
import { writeBranch, writeDeclarator } from './statements';
import { iterated, openCall, separated, startOf, type Handlers, type Writer } from './writer';

type Loop = WhileStatement | DoWhileStatement | ForStatement | ForOfStatement | ForInStatement;

export const loops: Handlers<Statement> = {
  WhileStatement: writeLoop,
  DoWhileStatement: writeLoop,
  ForStatement: writeLoop,
  ForOfStatement: writeLoop,
  ForInStatement: writeLoop,

  LabeledStatement(writer, node) {
    const labels: LabeledStatement[] = [];
    let body: Statement = node;
    for (; body.type === 'LabeledStatement'; body = body.body) labels.push(body);
    if (isLoop(body)) writeLoop(writer, body, labels);
    else {
      writeLabels(writer, labels);
      if (STANDS_ALONE.has(body.type)) writer.statement(body);
      else writeBranch(writer, body);
      writer.scoping.goOn();
    }
  },
};

/** Statements that are written as one, and that a label may have to stay with. */
const STANDS_ALONE = new Set(['BlockStatement', 'SwitchStatement', 'TryStatement', 'IfStatement']);

function isLoop(node: Statement): node is Loop {
  return node.type in WORDS;
}

/** What its scope is called: `for i`, `while`. */
function nameOfLoop(node: Loop): string {
  return [WORDS[node.type], variablesOf(node).join(', ')].filter((part) => part !== '').join(' ');
}

function variablesOf(node: Loop): readonly string[] {
  if (node.type === 'WhileStatement' || node.type === 'DoWhileStatement') return [];
  const head = node.type === 'ForStatement' ? node.init : node.left;
  if (!head) return [];
  if (head.type === 'VariableDeclaration')
    return head.declarations.flatMap(({ id }) => identifiersOf(id as Expression).map(({ name }) => name));
  const targets = head.type === 'AssignmentExpression' ? head.left : head;
  return identifiersOf(targets).map(({ name }) => name);
}

const WORDS: Readonly<Record<Loop['type'], string>> = {
  WhileStatement: 'while',
  DoWhileStatement: 'do',
  ForStatement: 'for',
  ForOfStatement: 'for',
  ForInStatement: 'for',
};

function writeLoop(writer: Writer, node: Loop, labels: readonly LabeledStatement[] = []): void {
  writer.frames.variable((variable) => {
    writer.scoping.inLoop(node, nameOfLoop(node), variable, () => {
      writeLabels(writer, labels);
      writeLoopItself(writer, node);
    });
  });
}

function writeLabels({ out }: Writer, labels: readonly LabeledStatement[]): void {
  for (const { label } of labels) out.write(`${label.name}: `, startOf(label));
}

function writeLoopItself(writer: Writer, node: Loop): void {
  const { out } = writer;
  switch (node.type) {
    case 'WhileStatement':
      out.write('while (', startOf(node));
      writer.condition(node.test);
      out.write(') ');
      writeTurn(writer, node.body);
      break;
    case 'DoWhileStatement':
      out.write('do ', startOf(node));
      writeTurn(writer, node.body);
      out.write(' while (');
      writer.condition(node.test);
      out.write(');');
      break;
    case 'ForStatement':
      writeFor(writer, node);
      break;
    case 'ForOfStatement':
      out.write(node.await ? 'for await (' : 'for (', startOf(node));
      writeEach(writer, node, ' of ');
      break;
    case 'ForInStatement':
      out.write('for (', startOf(node));
      writeEach(writer, node, ' in ');
      break;
  }
}

function writeFor(writer: Writer, node: ForStatement): void {
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
}

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
  const isAwaited = node.type === 'ForOfStatement' && node.await;
  if (node.type === 'ForInStatement') writer.value(node.right);
  else if (isAwaited)
    writer.scoping.leaving(() => {
      iterated(writer, node.right);
    });
  else iterated(writer, node.right);
  out.write(') ');
  const before = (): void => {
    // Keys are strings.
    if (node.type === 'ForInStatement' || !target) return;
    for (const identifier of identifiersOf(target)) recordName(writer, identifier);
  };
  writeTurn(writer, node.body, before, isAwaited);
}

function writeTurn(writer: Writer, body: Statement, before: () => void = () => undefined, isAwaited = false): void {
  const { out, scoping } = writer;
  out.write('{ ', startOf(body));
  scoping.turn(isAwaited);
  before();
  // A block of its own: it may declare a name again that the loop's head has.
  if (body.type === 'BlockStatement') writer.statement(body);
  else writer.statements([body], 'block');
  if (isAwaited) scoping.away();
  out.write(' }');
}
