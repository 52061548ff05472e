/** Which names a piece of syntax declares. */
import { VISITOR_KEYS, type BlockStatement, type Identifier, type Node } from '@babel/types';
import { identifiersOf } from './names';

/** By this node itself, not by what is in it. */
export function declaredBy(node: Node): readonly Identifier[] {
  switch (node.type) {
    case 'VariableDeclarator':
      return identifiersOf(node.id);
    case 'FunctionDeclaration':
    case 'FunctionExpression':
      return [...(node.id ? [node.id] : []), ...parameterNames(node.params)];
    case 'ArrowFunctionExpression':
    case 'ObjectMethod':
    case 'ClassMethod':
    case 'ClassPrivateMethod':
      return parameterNames(node.params);
    case 'ClassDeclaration':
    case 'ClassExpression':
      return node.id ? [node.id] : [];
    case 'CatchClause':
      return node.param ? identifiersOf(node.param) : [];
    case 'TSEnumDeclaration':
    case 'TSImportEqualsDeclaration':
      return [node.id];
    case 'TSEnumMember':
    case 'TSModuleDeclaration':
      return node.id.type === 'Identifier' ? [node.id] : [];
    case 'ImportSpecifier':
      return [node.local];
    default:
      return [];
  }
}

function parameterNames(parameters: readonly Node[]): readonly Identifier[] {
  return parameters.flatMap((parameter) =>
    identifiersOf((parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter) as Identifier),
  );
}

/** By a node and all that is in it. */
export function declaredWithin(node: Node, where: 'everywhere' | 'outside functions'): ReadonlySet<string> {
  const names = new Set<string>();
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const isFunction = /Function|Method/.test(next.type);
    const own =
      isFunction && where === 'outside functions' && 'id' in next ? [next.id as Identifier | null] : declaredBy(next);
    for (const identifier of own) if (identifier) names.add(identifier.name);
    if (!isFunction || where === 'everywhere') open.push(...childrenOf(next));
  }
  return names;
}

/**
 * Whether a function's contents may stand in a block: there a function may be declared only once, and no variable of its
 * name beside it.
 */
export function fitsIntoBlock(body: BlockStatement): boolean {
  const functions = new Set<string>();
  for (const statement of body.body) {
    if (statement.type !== 'FunctionDeclaration' || !statement.id) continue;
    if (functions.has(statement.id.name)) return false;
    functions.add(statement.id.name);
  }
  if (functions.size === 0) return true;
  const open: Node[] = body.body.filter(({ type }) => type !== 'FunctionDeclaration');
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.type === 'VariableDeclarator' && identifiersOf(next.id).some(({ name }) => functions.has(name)))
      return false;
    if (!/Function|Method/.test(next.type)) open.push(...childrenOf(next));
  }
  return true;
}

export function childrenOf(node: Node): readonly Node[] {
  const keys = VISITOR_KEYS[node.type] ?? [];
  return keys.flatMap((key) => {
    const child = (node as unknown as Record<string, Node | null | undefined | readonly (Node | null)[]>)[key];
    if (Array.isArray(child)) return (child as readonly (Node | null)[]).filter((one) => one !== null);
    return child === null || child === undefined ? [] : [child as Node];
  });
}
