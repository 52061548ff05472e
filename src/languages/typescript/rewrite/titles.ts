/** What functions are called by who wrote them: their own names, the variables and members that they are assigned to. */
import type { ClassBody, Expression, Node, PrivateName } from '@babel/types';
import { childrenOf } from './declarations';
import { nameOf } from './names';

/** Titles the functions and classes that `node` itself gives names to; to be asked from the outside inwards. */
export function noteTitles(node: Node, titles: Map<Node, string>): void {
  switch (node.type) {
    case 'FunctionDeclaration':
      if (node.id) titles.set(node, node.id.name);
      break;
    case 'FunctionExpression':
    case 'ClassExpression':
    case 'ClassDeclaration':
      if (node.id) titles.set(node, node.id.name);
      if (node.type !== 'FunctionExpression') noteMembers(node.body, titles.get(node) ?? '', titles);
      break;
    case 'VariableDeclarator':
      note(node.init, node.id.type === 'VoidPattern' ? null : nameOf(node.id), titles);
      break;
    case 'AssignmentExpression':
      note(node.right, nameOf(node.left), titles);
      break;
    case 'AssignmentPattern':
      note(node.right, nameOf(node.left), titles);
      break;
    case 'ObjectExpression':
      for (const member of node.properties) {
        if (member.type === 'ObjectProperty') note(member.value, keyOf(member), titles);
        else if (member.type === 'ObjectMethod') titles.set(member, keyOf(member) ?? '');
      }
      break;
    default:
  }
}

function noteMembers(body: ClassBody, owner: string, titles: Map<Node, string>): void {
  for (const member of body.body) {
    if (!('key' in member)) continue;
    const key = keyOf(member);
    if (key === null) continue;
    const title = owner === '' ? key : `${owner}.${key}`;
    if (member.type === 'ClassMethod' || member.type === 'ClassPrivateMethod') titles.set(member, title);
    else if ('value' in member) note(member.value, title, titles);
  }
}

function note(value: Node | null | undefined, title: string | null, titles: Map<Node, string>): void {
  if (!value || title === null) return;
  let named = value;
  while (WRAPPERS.has(named.type)) {
    const [inner] = childrenOf(named);
    if (inner === undefined) return;
    named = inner;
  }
  if (NAMED.has(named.type)) titles.set(named, title);
}

const WRAPPERS = new Set(['ParenthesizedExpression', 'TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression']);
const NAMED = new Set(['FunctionExpression', 'ArrowFunctionExpression', 'ClassExpression']);

function keyOf(member: { readonly key: Expression | PrivateName; readonly computed?: boolean | null }): string | null {
  const { key } = member;
  if (key.type === 'PrivateName') return `#${key.id.name}`;
  if (member.computed === true) return null;
  if (key.type === 'Identifier') return key.name;
  return key.type === 'StringLiteral' || key.type === 'NumericLiteral' ? String(key.value) : null;
}
