/** The single numbers of a formula that is a list: `[x, y] * 2` is x·2 and y·2. Knows no names that are arrays. */
import { callTree, fold, some } from '../../languages/expression/fold';
import { functionNamed } from '../../languages/expression/functions/functions';
import type { CallTree, Tree } from '../../languages/expression/tree';
import { apply, minus, over } from './build';
import { exp } from './functions';
import { noNumber } from './plan';

/** A formula of one number, or a list of such. */
type Items = Tree | readonly Items[];

function isList(items: Items): items is readonly Items[] {
  return Array.isArray(items);
}

/** All numbers of a list, of nested lists too; null where the formula is one number itself. */
export function itemsOf(tree: Tree): readonly Tree[] | null {
  const items = expanded(tree);
  return isList(items) ? flattened(items) : null;
}

/** The number at an index, from the end where that is negative. */
export function itemAt(tree: Tree, index: number): Tree {
  const items = expanded(tree);
  const item = isList(items) ? items.at(index) : undefined;
  if (item === undefined || isList(item)) throw noNumber(tree.range);
  return item;
}

function expanded(tree: Tree): Items {
  if (!some(tree, (part) => part.kind === 'list')) return tree;
  return fold<Items>(tree, (part, items) => {
    if (!items.some(isList) && part.kind !== 'list') return part;
    switch (part.kind) {
      case 'list':
        return items;
      case 'bound':
        return items[0] ?? part;
      case 'call':
        return callItems(part, items);
      case 'condition':
        return zipped(part, items, ([condition = part, then = part, otherwise = part]) => ({
          ...part,
          condition,
          then,
          otherwise,
        }));
      default:
        return part;
    }
  });
}

function callItems(call: CallTree, items: readonly Items[]): Items {
  const { operator, keywords, range, operatorRange } = call;
  const [list] = items;
  switch (functionNamed(operator)?.shape) {
    case 'elementwise':
      return zipped(call, items, (operands) => callTree(operator, operands, range, operatorRange, keywords));
    case 'along':
      if (list === undefined || !isList(list) || list.some(isList)) throw noNumber(range);
      return alongItems(operator, list as readonly Tree[]);
    case 'select': {
      const { index } = keywords;
      const item = list !== undefined && isList(list) && typeof index === 'number' ? list.at(index) : undefined;
      if (item === undefined) throw noNumber(range);
      return item;
    }
    case 'transpose':
      if (list === undefined || (isList(list) && list.some(isList))) throw noNumber(range);
      return list;
    default:
      // A reduction or a product of vectors is one number.
      return call;
  }
}

/** Element by element; what is one number goes with each. */
function zipped(tree: Tree, items: readonly Items[], combine: (operands: readonly Tree[]) => Tree): Items {
  const lists = items.filter(isList);
  const length = Math.max(...lists.map((list) => list.length));
  if (lists.some((list) => (list.length !== length && list.length !== 1) || list.some(isList)))
    throw noNumber(tree.range);
  return Array.from({ length }, (_, i) =>
    combine(items.map((item) => (isList(item) ? (item[item.length === 1 ? 0 : i] ?? item) : item)) as readonly Tree[]),
  );
}

function alongItems(operator: string, list: readonly Tree[]): Items {
  const [first] = list;
  if (first === undefined) return [];
  const range = { start: first.range.start, end: list.at(-1)?.range.end ?? first.range.end };
  const all: Tree = { kind: 'list', items: list, range };
  if (operator === 'log_softmax') return list.map((item) => minus(item, apply('logsumexp', all)));
  const total = apply('sum', { kind: 'list', items: list.map(exp), range });
  return list.map((item) => over(exp(item), total));
}

function flattened(items: readonly Items[]): readonly Tree[] {
  return items.flatMap((item) => (isList(item) ? flattened(item) : [item]));
}
