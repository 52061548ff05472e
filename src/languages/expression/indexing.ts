/**
 * Elements of variables: `x[0]` is one of an array's, along its first dimension; `x[i]`, whose index varies, is a variable
 * of its own by that name, as is the member `p[i].x` of an element.
 */
import type { SourceRange } from '../../trace/range';
import { constantValue } from './constant';
import { callTree, fold, nameTree } from './fold';
import { fail } from './problems';
import type { Tree } from './tree';

export function indexed(object: Tree, index: Tree, range: SourceRange): Tree {
  if (index.kind === 'list') return fail('index', index.range);
  const value = constantValue(index);
  if (typeof value === 'number' && Number.isInteger(value))
    return callTree('select', [object], range, { start: object.range.end, end: range.end }, { dim: 0, index: value });
  const [name, place] = [elementName(object), indexText(index)];
  // An element of what has no name, or at a place that is computed, has no name itself.
  if (name === null || place === null || value !== null) return fail('index', index.range);
  return nameTree(`${name}[${place}]`, range);
}

/** What an element's member is called, `p[i].x`; null where the object has no name. */
export function memberOf(object: Tree, member: string): string | null {
  const name = elementName(object);
  return name === null ? null : `${name}.${member}`;
}

/** The name of a variable or of one of its elements. */
function elementName(object: Tree): string | null {
  const indices: string[] = [];
  let tree = object;
  while (tree.kind === 'call' && tree.operator === 'select' && tree.operands[0] !== undefined) {
    indices.unshift(`[${String(tree.keywords['index'])}]`);
    tree = tree.operands[0];
  }
  return tree.kind === 'name' ? tree.name + indices.join('') : null;
}

interface Index {
  readonly text: string;
  /** Whether it is a sum, which a product puts into brackets. */
  readonly sum: boolean;
}

const SIGNS: Readonly<Record<string, string>> = { add: '+', sub: '-', mul: '*' };

/** An index of names and whole numbers and their sums and products, without blanks; null where it is anything else. */
export function indexText(index: Tree): string | null {
  const whole = fold<Index | null>(index, (tree, [first, second]) => {
    switch (tree.kind) {
      case 'name':
        return { text: tree.name, sum: false };
      case 'number':
        return Number.isInteger(tree.value) && tree.constant === null ? { text: String(tree.value), sum: false } : null;
      case 'call': {
        if (first === null || first === undefined || second === null) return null;
        if (tree.operator === 'neg' && second === undefined) return { text: `-${bracketed(first)}`, sum: true };
        const sign = Object.hasOwn(SIGNS, tree.operator) ? SIGNS[tree.operator] : undefined;
        if (sign === undefined || second === undefined) return null;
        if (sign === '*') return { text: `${bracketed(first)}*${bracketed(second)}`, sum: false };
        return { text: first.text + sign + (sign === '-' ? bracketed(second) : second.text), sum: true };
      }
      default:
        return null;
    }
  });
  return whole?.text ?? null;
}

function bracketed({ text, sum }: Index): string {
  return sum ? `(${text})` : text;
}
