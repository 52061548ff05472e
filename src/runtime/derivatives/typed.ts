/**
 * Reads a derivative that a user typed, in the notation of the formula: its own left side (`f'(x) =`, `dy/dx =`) and marks
 * around it are dropped, a constant is a derivative too, and its names must be the formula's.
 */
import { isElementwise } from '../../languages/expression/structure';
import { fold, partsOf, some, withParts } from '../../languages/expression/fold';
import { readExpression } from '../../languages/expression/read';
import type { BoundTree, Tree } from '../../languages/expression/tree';
import { writtenOut } from '../../calculus/elements';
import { message } from '../../trace/message';
import { isRefusal, refusal, type Refusal } from '../../trace/refusal';
import type { SourceRange } from '../../trace/range';
import type { Ran, Subject } from './subject';

/** Before the formula it has to be one: what stands for a derivative, not a side of an equation. */
const LEFT_SIDE = /^[\p{L}\p{N}\s_'′″‴()[\],.:∂/^{}\\²³⁴*|]+$/u;
const EQUALS = /(?<![=<>!:])=(?![=>])/;

export function readTyped(ran: Ran, subject: Subject, text: string): Tree | Refusal {
  const range = innerRange(text);
  if (range.start >= range.end)
    return refusal(
      range,
      message('compare.empty', 'No derivative was typed.'),
      message('compare.empty.hint', 'Type one in the notation of the formula.'),
    );
  const { language, variables } = ran.expression;
  const bindings = bindingsOf(ran.expression.tree);
  const names = [...variables.map(({ name }) => name), ...bindings.keys()];
  const read = readFormula(text, range, language, names);
  if (isRefusal(read)) return read;
  const known = withBindings(read, bindings);
  const unknown = unknownName(known, ran);
  if (unknown !== null)
    return refusal(
      unknown.range,
      message('compare.unknown', '“{name}” is no variable of the formula.', { name: unknown.name }),
      message('compare.unknown.hint', 'Its variables: {names}.', { names: names.join(', ') }),
    );
  return isElementwise({ tree: known }) && [...subject.names.values()].every(({ element }) => element === null)
    ? known
    : writtenOut(known, new Map([...ran.values].map(([name, { shape }]) => [name, shape])));
}

/** Without dollars, a semicolon and what stands left of “=”. */
function innerRange(text: string): SourceRange {
  let start = /^(?:\s|\$|\\\(|\\\[)*/.exec(text)?.[0].length ?? 0;
  const end = text.length - (/(?:\s|\$|;|\\\)|\\\])*$/.exec(text)?.[0].length ?? 0);
  const equals = EQUALS.exec(text.slice(start, end));
  if (equals !== null && LEFT_SIDE.test(text.slice(start, start + equals.index))) start += equals.index + 1;
  start += /^\s*/.exec(text.slice(start))?.[0].length ?? 0;
  return { start: Math.min(start, end), end };
}

function readFormula(text: string, range: SourceRange, language: string, names: readonly string[]): Tree | Refusal {
  const read = readExpression(text.slice(0, range.end), range, { language, names });
  if (!isRefusal(read)) return read.tree;
  if (read.message.id !== 'expression.no-variable') return read;
  // A formula needs a variable, a derivative none: one is lent to it, and taken off again.
  const product = language === 'latex' ? '0 \\cdot x + (' : '0*x + (';
  const formula = text.slice(range.start, range.end);
  const lent = readExpression(
    `${product}${formula})`,
    { start: 0, end: product.length + formula.length + 1 },
    { language, names: ['x'] },
  );
  if (isRefusal(lent)) return read;
  return lent.tree.kind === 'call' ? (lent.tree.operands[1] ?? lent.tree) : read;
}

/**
 * What the formula's names stand for. Of a name that was assigned twice, what the formula itself mentions counts, not
 * what definitions above it do.
 */
function bindingsOf(tree: Tree): ReadonlyMap<string, BoundTree> {
  const found = new Map<string, BoundTree>();
  const definitions = new Set<Tree>([tree]);
  // The set grows as it is walked: what stands nearest to the formula comes first.
  for (const definition of definitions) {
    const pending: Tree[] = [definition];
    const seen = new Set<Tree>();
    for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
      if (seen.has(part)) continue;
      seen.add(part);
      if (part.kind !== 'bound') pending.push(...[...partsOf(part)].reverse());
      else {
        if (!found.has(part.name)) found.set(part.name, part);
        definitions.add(part.definition);
      }
    }
  }
  return found;
}

/** The formula's own definitions in the place of their names. */
function withBindings(tree: Tree, bindings: ReadonlyMap<string, BoundTree>): Tree {
  return fold<Tree>(tree, (part, parts) => {
    const bound = part.kind === 'name' ? bindings.get(part.name) : undefined;
    return bound === undefined ? withParts(part, parts) : { ...bound, range: part.range };
  });
}

function unknownName(tree: Tree, { values }: Ran): Extract<Tree, { kind: 'name' }> | null {
  let found: Extract<Tree, { kind: 'name' }> | null = null;
  some(tree, (part) => {
    if (part.kind === 'name' && !values.has(part.name)) found ??= part;
    return found !== null;
  });
  return found;
}
