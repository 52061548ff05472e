/**
 * Which other names may hold what a name stands for: `p` of `for (const p of model.parameters())` is a part of `model`.
 * Read off the syntax, so generous; arithmetic and functions of torch give something new. Knows no statements.
 */
import type { Binding, NodePath } from '@babel/traverse';
import type { Identifier, Node } from '@babel/types';

/** The bindings that what changes this one's object may change as well, itself first. */
export function aliasesOf(binding: Binding): ReadonlySet<Binding> {
  const found = new Set([binding]);
  // A set hands out what is added while it is gone through.
  for (const one of found)
    for (const { node, scope } of sourcesOf(one))
      for (const { name } of namesIn(node)) {
        const source = scope.getBinding(name);
        if (source !== undefined && source.kind !== 'module') found.add(source);
      }
  return found;
}

interface Source {
  readonly node: Node;
  readonly scope: NodePath['scope'];
}

/** The expressions that a name gets its value from. */
function sourcesOf({ path, constantViolations }: Binding): readonly Source[] {
  const sources: Source[] = [];
  const add = (node: Node | null | undefined, { scope }: NodePath): void => {
    if (node) sources.push({ node, scope });
  };
  if (path.isVariableDeclarator()) {
    const loop = path.parentPath.parentPath;
    if (loop?.isForOfStatement() === true) add(loop.node.right, loop);
    else add(path.node.init, path);
  }
  const f = path.findParent((parent) => parent.isFunction());
  const call = f?.parentPath;
  // `list.forEach((item) => …)`
  if (path.listKey === 'params' && call?.isCallExpression() === true && call.node.callee !== f?.node)
    add(call.node.callee, call);
  for (const change of constantViolations) if (change.isAssignmentExpression()) add(change.node.right, change);
  return sources;
}

/** The names whose objects a value may be, be a part of, or hold. */
function namesIn(node: Node): readonly Identifier[] {
  const names: Identifier[] = [];
  const open: Node[] = [node];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at.type === 'Identifier') names.push(at);
    else open.push(...partsOf(at));
  }
  return names;
}

function partsOf(node: Node): readonly Node[] {
  switch (node.type) {
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return [node.object];
    case 'CallExpression':
    case 'OptionalCallExpression':
      return node.callee.type === 'Identifier' ? node.arguments : [node.callee];
    case 'NewExpression':
      return node.arguments;
    case 'ArrayExpression':
      return node.elements.filter((element) => element !== null);
    case 'ObjectExpression':
      return node.properties.flatMap((property): Node[] => {
        if (property.type === 'SpreadElement') return [property.argument];
        return property.type === 'ObjectProperty' ? [property.value] : [];
      });
    case 'SpreadElement':
    case 'AwaitExpression':
      return [node.argument];
    case 'ConditionalExpression':
      return [node.consequent, node.alternate];
    case 'LogicalExpression':
      return [node.left, node.right];
    case 'AssignmentExpression':
      return [node.right];
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSNonNullExpression':
      return [node.expression];
    default:
      return [];
  }
}
