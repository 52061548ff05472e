/**
 * What the parts of the rewriting share: the output, the sites, the names that are free to use, and the ways back into
 * the whole (`value`, `statement`, …), so that each part knows its own syntax only.
 */
import type { Expression, LVal, Node, PatternLike, Statement } from '@babel/types';
import type { Frames } from './frames';
import type { Output } from './output';
import type { Scoping } from './scoping';
import type { Sites } from './sites';
import type { Survey } from './survey';

/** Functions of the scope that take a site first. */
export type SiteFunction =
  'r' | 'b' | 'not' | 'test' | 'get' | 'put' | 'single' | 'throws' | 'inc' | 'dec' | OperatorFunction;
export type OperatorFunction =
  | 'add'
  | 'sub'
  | 'mul'
  | 'div'
  | 'mod'
  | 'pow'
  | 'lt'
  | 'le'
  | 'gt'
  | 'ge'
  | 'eq'
  | 'ne'
  | 'and'
  | 'or'
  | 'xor'
  | 'shl'
  | 'shr'
  | 'inv'
  | 'neg'
  | 'pos';

export interface Writer {
  readonly text: string;
  readonly out: Output;
  readonly sites: Sites;
  readonly frames: Frames;
  readonly scoping: Scoping;
  readonly survey: Survey;
  /** The scope's name; whatever begins with it is free. */
  readonly scope: string;
  /** Names that stand for members of an object here, by its name: those of an enum inside its braces. */
  readonly members: Map<string, string>;

  /** An expression whose value is used; recorded where it can be a tensor or number. */
  value(node: Expression): void;
  /** The same, not recorded itself and with its receiver: a callee, what `typeof`, `delete` and `new` are given. */
  bare(node: Expression): void;
  /** An expression whose value is not used. */
  effect(node: Expression): void;
  /** What decides a branch or a loop. */
  condition(node: Expression): void;
  /** What gets a value: a name, a member, a pattern. */
  target(node: PatternLike | LVal | Expression): void;
  statement(node: Statement): void;
  /** The statements of a function's body, a namespace's or the program's, or of a block. */
  statements(nodes: readonly Statement[], kind: ScopeKind): void;
}

/** Where a list of statements stands: `var` belongs to functions, `let` to blocks. */
export type ScopeKind = 'function' | 'block';

/** What writes the nodes of some types. */
export type Handlers<Kind extends Node> = {
  readonly [Type in Kind['type']]?: (writer: Writer, node: Extract<Kind, { type: Type }>) => void;
};

export function startOf(node: Node): number {
  return node.start ?? 0;
}

export function endOf(node: Node): number {
  return node.end ?? 0;
}

/** Writes a node as it stands in the text. */
export function copyNode(writer: Writer, node: Node): void {
  writer.out.copy(startOf(node), endOf(node));
}

/** `$lens.add(12, `; the caller closes it. */
export function openCall({ out, scope }: Writer, name: SiteFunction, site: number, at: Node): void {
  out.write(`${scope}.${name}(${String(site)}, `, startOf(at));
}

/** `$lens.r(12, …)` around what `write` writes. */
export function recorded(writer: Writer, site: number, at: Node, write: () => void): void {
  openCall(writer, 'r', site, at);
  write();
  writer.out.write(')');
}

/** What is iterated: of what cannot be, the error names the place. */
export function iterated(writer: Writer, value: Expression): void {
  if (value.type === 'ArrayExpression') {
    writer.value(value);
    return;
  }
  openCall(writer, 'b', writer.sites.of(value), value);
  writer.value(value);
  writer.out.write(')');
}

/** Writes a list with commas between. */
export function separated<Item>({ out }: Writer, items: readonly Item[], write: (item: Item) => void): void {
  for (const [index, item] of items.entries()) {
    if (index > 0) out.write(', ');
    write(item);
  }
}
