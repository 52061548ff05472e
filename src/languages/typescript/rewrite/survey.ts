/**
 * One look at all that runs before it is rewritten: which names it declares and uses, where it nests so deeply that it
 * has to be taken apart, and what cannot run here. Walks without recursion.
 */
import type { Expression, Identifier, Node, Statement } from '@babel/types';
import { message, type Message } from '../../../trace/message';
import { refusal, type Refusal } from '../../../trace/refusal';
import { AVAILABLE } from '../globals';
import { childrenOf, declaredBy } from './declarations';
import { isErased, isTypeSyntax } from './erased';
import { identifiersOf } from './names';
import { misplaced, OUTERMOST, placeIn, type Place } from './places';
import { noteTitles } from './titles';

export interface Survey {
  /** Names that some declaration gives, wherever it is seen from; all others are globals. */
  readonly declared: ReadonlySet<string>;
  /** Names that stand where a value is meant. */
  readonly used: ReadonlySet<string>;
  /** Names that some assignment changes. */
  readonly assigned: ReadonlySet<string>;
  /** Of each chain `a + b + c + …`, `a.b().c()…` that is too long to nest: its operands that come first, the innermost first. */
  readonly cuts: ReadonlyMap<Node, readonly Expression[]>;
  /** What functions are called. */
  readonly titles: ReadonlyMap<Node, string>;
}

/** How deeply expressions may nest: what V8 compiles with the calls that come around each. */
const MAX_DEPTH = 250;
/** How much of a chain is nested before its value so far is put into a variable. */
const CHAIN_PIECE = 40;

export function surveyOf(statements: readonly Statement[]): Survey | Refusal {
  const declared = new Set<string>();
  const used = new Set<string>();
  const assigned = new Set<string>();
  const cuts = new Map<Node, readonly Expression[]>();
  const inChains = new Set<Node>();
  const titles = new Map<Node, string>();
  const open: Open[] = statements.toReversed().map((node) => ({ node, depth: 0, place: OUTERMOST }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth, place } = next;
    if (isTypeSyntax(node) || isErased(node as Statement)) continue;
    const problem = problemOf(node, depth) ?? misplaced(node, place);
    if (problem !== null) return problem;
    for (const { name } of declaredBy(node)) declared.add(name);
    for (const { name } of assignedBy(node)) assigned.add(name);
    if (!inChains.has(node)) noteChain(node, inChains, cuts);
    noteTitles(node, titles);
    const before = leftOf(node);
    const inside = placeIn(node, place);
    for (const child of childrenOf(node)) {
      if (child.type === 'Identifier') {
        if (isPropertyName(node, child)) continue;
        used.add(child.name);
      }
      open.push({ node: child, place: inside, depth: depth + (child === before ? 0 : levelsOf(node, child)) });
    }
  }
  return { declared, used, assigned, cuts, titles };
}

interface Open {
  readonly node: Node;
  readonly depth: number;
  readonly place: Place;
}

/** Statements and the branches of `a ? b : c ? d : e` are written without calls around them. */
function levelsOf(node: Node, child: Node): number {
  if (node.type === 'ConditionalExpression') return child === node.alternate ? 0 : 1;
  return /Statement|Declarat|Program|Switch|Catch|Block|Class|Pattern/.test(node.type) ? 0 : 1;
}

/** Where a member's or a property's name stands, which is no variable. */
function isPropertyName(parent: Node, child: Node): boolean {
  switch (parent.type) {
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return child === parent.property && !parent.computed;
    case 'ObjectProperty':
      return child === parent.key && !parent.computed && !parent.shorthand;
    case 'ObjectMethod':
    case 'ClassMethod':
    case 'ClassProperty':
    case 'ClassAccessorProperty':
      return child === parent.key && !parent.computed;
    case 'LabeledStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
    case 'MetaProperty':
    case 'PrivateName':
      return true;
    case 'TSQualifiedName':
      return child === parent.right;
    case 'TSImportEqualsDeclaration':
    case 'TSEnumMember':
    case 'TSModuleDeclaration':
      return child === parent.id;
    default:
      return false;
  }
}

function assignedBy(node: Node): readonly Identifier[] {
  switch (node.type) {
    case 'AssignmentExpression':
      return identifiersOf(node.left);
    case 'UpdateExpression':
      return identifiersOf(node.argument);
    case 'ForOfStatement':
    case 'ForInStatement':
      return node.left.type === 'VariableDeclaration' ? [] : identifiersOf(node.left);
    default:
      return [];
  }
}

/** What a chain goes on from: the left operand, the object, the callee. */
function leftOf(node: Node): Expression | null {
  switch (node.type) {
    case 'BinaryExpression':
      return node.left.type === 'PrivateName' ? null : node.left;
    case 'LogicalExpression':
      return node.left;
    case 'MemberExpression':
      return node.object.type === 'Super' ? null : node.object;
    case 'CallExpression':
      return node.callee.type === 'Super' || node.callee.type === 'Import' ? null : (node.callee as Expression);
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return node.expression;
    default:
      return null;
  }
}

function noteChain(top: Node, inChains: Set<Node>, cuts: Map<Node, readonly Expression[]>): void {
  const pieces: Expression[] = [];
  let length = 0;
  for (let node = leftOf(top); node !== null; node = leftOf(node)) {
    inChains.add(node);
    length += 1;
    // What is called must stay with its receiver, so chains are cut at values only.
    const isValue =
      node.type === 'CallExpression' || node.type === 'BinaryExpression' || node.type === 'LogicalExpression';
    if (length < CHAIN_PIECE || !isValue) continue;
    pieces.unshift(node);
    length = 0;
  }
  if (pieces.length > 0) cuts.set(top, pieces);
}

function problemOf(node: Node, depth: number): Refusal | null {
  if (depth > MAX_DEPTH)
    return problem(
      node,
      message('typescript.too-deep-expression', 'This expression is nested too deeply.'),
      message('typescript.too-deep-expression.hint', 'Split it into several statements.'),
    );
  switch (node.type) {
    case 'Decorator':
      return problem(
        node,
        message('typescript.decorator', 'Decorators are not available.'),
        message('typescript.decorator.hint', 'Call the decorator as a function instead.'),
      );
    case 'JSXElement':
    case 'JSXFragment':
      return problem(
        node,
        message('typescript.jsx', 'JSX is not available.'),
        message('typescript.jsx.hint', 'Leave it out of the selection.'),
      );
    case 'CallExpression':
      return node.callee.type === 'Import'
        ? problem(node, message('typescript.dynamic-import', 'import() is not available.'), AVAILABLE)
        : null;
    case 'ImportExpression':
      return problem(node, message('typescript.dynamic-import', 'import() is not available.'), AVAILABLE);
    case 'MetaProperty':
      return node.meta.name === 'import'
        ? problem(node, message('typescript.import-meta', 'import.meta is not available.'), AVAILABLE)
        : null;
    case 'TSImportEqualsDeclaration':
      return node.moduleReference.type === 'TSExternalModuleReference'
        ? problem(node, message('typescript.import-require', 'import … = require(…) is not available.'), AVAILABLE)
        : null;
    case 'VariableDeclaration':
      return node.kind === 'using' || node.kind === 'await using'
        ? problem(
            node,
            message('typescript.using', '“using” is not available.'),
            message('typescript.using.hint', 'Declare with const, and call its dispose method.'),
          )
        : null;
    default:
      return null;
  }
}

function problem(node: Node, what: Message, hint: Message): Refusal {
  return refusal({ start: node.start ?? 0, end: node.end ?? 0 }, what, hint);
}
