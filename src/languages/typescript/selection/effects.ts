/**
 * What each statement of some levels gives, uses and changes, by binding: read off the syntax alone, so generous where a
 * call could change what it is given. Knows no selection.
 */
import traverse, { type Binding, type NodePath } from '@babel/traverse';
import * as t from '@babel/types';
import type { File, Identifier, Node, Statement } from '@babel/types';
import { isGlobal } from '../globals';
import { aliasesOf } from './aliases';

/** A declared name; a string for what scopes do not know: enums, namespaces, globals, `*random`, `*mode`. */
export type Thing = Binding | string;

/** The generator of random numbers: every draw uses and changes it. */
export const RANDOM = '*random';
/** What holds for all that follows, such as whether gradients are recorded. */
export const MODE = '*mode';

export interface Effects {
  readonly declares: Set<Thing>;
  readonly uses: Set<Thing>;
  /** When the statement itself runs. */
  readonly changes: Set<Thing>;
  /** When a function that it declares is called. */
  readonly later: Set<Thing>;
  /** Whether it declares nothing but functions and classes, whose bodies do not run yet. */
  isDeclarationOnly: boolean;
  backward: boolean;
  readsGrad: boolean;
  /** Where each name that no scope knows stands first, but for `typeof name`. */
  readonly unknown: Map<string, Identifier>;
}

const RANDOM_CALLS =
  /^(manual_seed|seed|rand|randn|randint|randperm|rand_like|randn_like|randint_like|normal|normal_|uniform_|bernoulli|bernoulli_|multinomial|dropout|random_)$/;
const MODE_CALLS = /^set_(grad_enabled|default_dtype|printoptions)$/;
/** Methods whose result is used and that change their object all the same. */
const CHANGING = /_$|^(push|pop|shift|unshift|splice|sort|reverse|next|step|set|delete|clear)$/;
/** Members through which gradients are read. */
const GRADIENTS = /^(grad|step)$/;
const PRINTING: ReadonlySet<string> = new Set(['print', 'plot', 'scatter', 'bar', 'hist', 'plt', 'console']);

export function effectsOf(file: File, statements: readonly Statement[]): ReadonlyMap<Statement, Effects> {
  const known = new Set<Node>(statements);
  const found = new Map<Statement, Effects>(statements.map((statement) => [statement, newEffects(statement)]));
  const at = (path: NodePath): { readonly effects: Effects; readonly statement: NodePath } | undefined => {
    const statement = path.findParent((parent) => known.has(parent.node)) ?? undefined;
    const effects = statement === undefined ? undefined : found.get(statement.node as Statement);
    return statement === undefined || effects === undefined ? undefined : { effects, statement };
  };
  traverse(file, {
    // Types give and use no values.
    'TSType|TSTypeAnnotation|TSInterfaceDeclaration|TSTypeAliasDeclaration|TSTypeParameterInstantiation|TSTypeParameterDeclaration|TSDeclareFunction':
      (path: NodePath) => {
        path.skip();
      },
    Identifier(path) {
      const here = at(path);
      if (here === undefined) return;
      const { node, parent, parentPath } = path;
      if (t.isReferenced(node, parent, parentPath.parent)) use(path, here.effects);
      else if (t.isBinding(node, parent, parentPath.parent)) declare(path, here);
    },
    'AssignmentExpression|UpdateExpression|ForXStatement'(path: NodePath) {
      const here = at(path) ?? own(path, found);
      if (here !== undefined) for (const target of targetsOf(path)) change(target, path, here);
    },
    'CallExpression|OptionalCallExpression|NewExpression'(path: NodePath) {
      const here = at(path);
      if (here !== undefined) called(path, here);
    },
    'MemberExpression|OptionalMemberExpression'(path: NodePath) {
      const here = at(path);
      if (here !== undefined && GRADIENTS.test(nameOf(path.node))) here.effects.readsGrad = true;
    },
  });
  return found;
}

interface Place {
  readonly effects: Effects;
  readonly statement: NodePath;
}

function newEffects(statement: Statement): Effects {
  const effects: Effects = {
    declares: new Set(),
    uses: new Set([MODE]),
    changes: new Set(),
    later: new Set(),
    isDeclarationOnly: isDeclarationOnly(statement),
    backward: false,
    readsGrad: false,
    unknown: new Map(),
  };
  const declared = 'declaration' in statement ? statement.declaration : statement;
  // Scopes do not know these: their names are taken as they are.
  if (declared?.type === 'TSEnumDeclaration') effects.declares.add(declared.id.name);
  if (declared?.type === 'TSImportEqualsDeclaration') effects.declares.add(declared.id.name);
  if (declared?.type === 'TSModuleDeclaration' && declared.id.type === 'Identifier')
    effects.declares.add(declared.id.name);
  return effects;
}

function isDeclarationOnly(statement: Statement): boolean {
  const declared = 'declaration' in statement ? statement.declaration : statement;
  if (declared?.type === 'FunctionDeclaration') return true;
  if (declared?.type !== 'VariableDeclaration') return false;
  return declared.declarations.every(({ init }) => /^(ArrowFunction|Function)Expression$/.test(init?.type ?? ''));
}

/** A loop that stands among the statements itself. */
function own(path: NodePath, found: ReadonlyMap<Statement, Effects>): Place | undefined {
  const effects = found.get(path.node as Statement);
  return effects === undefined ? undefined : { effects, statement: path };
}

function thingOf(path: NodePath, name: string): Thing {
  return path.scope.getBinding(name) ?? name;
}

function use(path: NodePath, effects: Effects): void {
  const { name } = path.node as Identifier;
  const thing = thingOf(path, name);
  if (typeof thing === 'string' && isOfNamespace(path, name)) return;
  effects.uses.add(thing);
  if (typeof thing !== 'string' || effects.unknown.has(name)) return;
  if (path.parentPath?.isUnaryExpression({ operator: 'typeof' }) !== true)
    effects.unknown.set(name, path.node as Identifier);
}

/** Enums and namespaces that a namespace around this declares, which no scope knows. */
function isOfNamespace(path: NodePath, name: string): boolean {
  const declaring = path.findParent(
    ({ node }) =>
      node.type === 'TSModuleBlock' &&
      node.body.some((statement) => {
        const declared = 'declaration' in statement ? statement.declaration : statement;
        const isUnknown = declared?.type === 'TSEnumDeclaration' || declared?.type === 'TSModuleDeclaration';
        return isUnknown && declared.id.type === 'Identifier' && declared.id.name === name;
      }),
  );
  return declaring !== null;
}

function declare(path: NodePath, { effects, statement }: Place): void {
  const binding = path.scope.getBinding((path.node as Identifier).name);
  if (binding === undefined) return;
  const isOwn = binding.path.node === statement.node || binding.path.isDescendant(statement);
  if (isOwn) effects.declares.add(binding);
}

function targetsOf({ node }: NodePath): readonly Node[] {
  if (node.type === 'UpdateExpression') return [node.argument];
  if (node.type === 'AssignmentExpression') return [node.left];
  if (node.type === 'ForOfStatement' || node.type === 'ForInStatement')
    return node.left.type === 'VariableDeclaration' ? [] : [node.left];
  return [];
}

/** Every name that is assigned, or whose object is: `a`, `a.b`, `[a, b.c]`, `{ a }`. */
function change(target: Node, path: NodePath, place: Place): void {
  switch (target.type) {
    case 'ObjectPattern':
      for (const property of target.properties)
        change(property.type === 'RestElement' ? property.argument : property.value, path, place);
      return;
    case 'ArrayPattern':
      for (const element of target.elements) if (element !== null) change(element, path, place);
      return;
    case 'AssignmentPattern':
      change(target.left, path, place);
      return;
    case 'RestElement':
      change(target.argument, path, place);
      return;
    default: {
      const root = rootOf(target);
      if (root === null) return;
      const thing = thingOf(path, root.name);
      if (root === target) changed(thing, path, place);
      else altered(thing, path, place);
      if (typeof thing === 'string' && root === target && !place.effects.unknown.has(root.name))
        place.effects.unknown.set(root.name, root);
    }
  }
}

function changed(thing: Thing, path: NodePath, { effects, statement }: Place): void {
  (isLater(path, statement) ? effects.later : effects.changes).add(thing);
}

/** The same where not the name gets another value, but what it stands for changes, which other names may hold. */
function altered(thing: Thing, path: NodePath, place: Place): void {
  if (typeof thing === 'string') changed(thing, path, place);
  else for (const alias of aliasesOf(thing)) changed(alias, path, place);
}

/** Whether this code runs only when a declared function is called; a function that is handed to a call runs with it. */
function isLater(path: NodePath, statement: NodePath): boolean {
  for (let at: NodePath | null = path; at !== null && at !== statement; at = at.parentPath) {
    if (at.isFunction() && !at.parentPath.isCallExpression() && !at.parentPath.isOptionalCallExpression()) return true;
  }
  return statement.isFunctionDeclaration();
}

function called(path: NodePath, place: Place): void {
  const { node } = path;
  if (!('callee' in node && 'arguments' in node)) return;
  const { callee } = node;
  const root = rootOf(callee);
  const method = nameOf(callee);
  const thing = root === null ? null : thingOf(path, root.name);
  if (RANDOM_CALLS.test(method)) {
    place.effects.uses.add(RANDOM);
    changed(RANDOM, path, place);
  }
  if (MODE_CALLS.test(method)) changed(MODE, path, place);
  if (method === 'backward') {
    place.effects.backward = true;
    return;
  }
  const given = thing === null ? null : givenName(thing);
  if (given !== null && PRINTING.has(given)) return;
  const isUnused = path.parentPath?.isExpressionStatement() === true || path.parentPath?.isAwaitExpression() === true;
  const isMethod = callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression';
  if (isMethod && thing !== null && given === null && (isUnused || CHANGING.test(method))) altered(thing, path, place);
  if (!isUnused) return;
  for (const argument of node.arguments) {
    const root = rootOf(argument.type === 'SpreadElement' ? argument.argument : argument);
    if (root !== null) altered(thingOf(path, root.name), path, place);
  }
}

/** What every program is given, or imports: its functions change nothing of it. `torch` of `torch.no_grad(…)`. */
function givenName(thing: Thing): string | null {
  if (typeof thing === 'string') return isGlobal(thing) && thing !== 'globalThis' ? thing : null;
  if (thing.kind !== 'module') return null;
  const { node } = thing.path;
  return node.type === 'ImportSpecifier' && node.imported.type === 'Identifier'
    ? node.imported.name
    : thing.identifier.name;
}

/** `a` of `a`, `a.b[0]`, `a.b()`, `(a as T).b`; null of anything else. */
function rootOf(node: Node): Identifier | null {
  for (let at: Node = node; ;) {
    if (at.type === 'Identifier') return at;
    if (at.type === 'MemberExpression' || at.type === 'OptionalMemberExpression') at = at.object;
    else if (at.type === 'CallExpression' || at.type === 'OptionalCallExpression') {
      if (at.callee.type === 'V8IntrinsicIdentifier') return null;
      at = at.callee;
    } else if ('expression' in at && typeof at.expression === 'object' && /^(TS|Parenthesized)/.test(at.type))
      at = at.expression;
    else return null;
  }
}

function nameOf(callee: Node): string {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type !== 'MemberExpression' && callee.type !== 'OptionalMemberExpression') return '';
  return callee.property.type === 'Identifier' && !callee.computed ? callee.property.name : '';
}
