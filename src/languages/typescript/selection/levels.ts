/**
 * Which statements a selection means: those that it touches in the innermost block around it, and, level by level
 * outwards, those beside it that could give them something. Knows no names.
 */
import type { Node, Statement } from '@babel/types';
import type { SourceRange } from '../../../trace/range';

export interface Levels {
  /** What the selection touches, in document order. */
  readonly selected: readonly Statement[];
  /** The other statements of the blocks around it, in document order. */
  readonly others: readonly Statement[];
}

/** `body` are the statements of the text's top level. */
export function levelsOf(body: readonly Statement[], selection: SourceRange): Levels {
  const others: Statement[] = [];
  let level = body;
  for (;;) {
    const touched = level.filter((statement) => touches(statement, selection));
    const [only] = touched;
    const inner = touched.length === 1 && only !== undefined ? blockAround(only, selection) : null;
    others.push(...level.filter((statement) => !touched.includes(statement)));
    if (inner === null) return { selected: touched, others: others.sort((one, other) => from(one) - from(other)) };
    level = inner;
  }
}

/** The innermost list of statements strictly inside `node` that holds the whole selection. */
function blockAround(node: Node, selection: SourceRange): readonly Statement[] | null {
  let found: readonly Statement[] | null = null;
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (isNode(value) && from(value) <= selection.start && selection.end <= to(value)) {
      // The braces themselves are not inside: who selects them means the statement that they belong to.
      const isInside = from(value) < selection.start && selection.end < to(value);
      if (value.type === 'BlockStatement' && isInside) found ??= value.body;
      if (found === null) for (const [key, child] of Object.entries(value)) if (!SKIPPED.has(key)) visit(child);
    }
  };
  visit(node);
  return found;
}

const SKIPPED: ReadonlySet<string> = new Set([
  'loc',
  'extra',
  'leadingComments',
  'trailingComments',
  'innerComments',
  'typeAnnotation',
  'errors',
]);

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** A selection that only meets a statement's edge does not touch it, unless the selection is empty. */
function touches(statement: Statement, { start, end }: SourceRange): boolean {
  return start === end
    ? from(statement) <= start && start <= to(statement)
    : from(statement) < end && start < to(statement);
}

export function from(node: Node): number {
  return node.start ?? 0;
}

export function to(node: Node): number {
  return node.end ?? 0;
}
