import { describe, expect, it } from 'vitest';
import { foldedItems, type FoldedItem } from '../../src/trace/folding';
import type { ScopeFrame, ScopePlace } from '../../src/trace/scope';

const place = (kind: ScopePlace['kind'], name: string): ScopePlace => ({ kind, name, range: null });

/** `first-end`, with the turns. */
function told(items: readonly FoldedItem[]): string[] {
  return items.map(
    ({ first, end, turns }) =>
      `${String(first)}-${String(end)}${turns === undefined ? '' : ` turns ${String(turns.from)}-${String(turns.to)}`}`,
  );
}

function covers(items: readonly FoldedItem[], length: number): boolean {
  return items.reduce((at, { first, end }) => (first === at && end > at ? end : NaN), 0) === length;
}

describe('a loop of a thousand turns', () => {
  const table = {
    places: [place('loop', 'for i'), place('function', 'f')],
    frames: Array.from({ length: 1000 }, (_, turn): ScopeFrame => [0, turn + 1, -1]),
  };
  // A leaf, three nodes in each turn, and what comes after.
  const scopes = [undefined, ...Array.from({ length: 3000 }, (_, node) => Math.floor(node / 3)), undefined];

  it('becomes groups of whole turns', () => {
    const items = foldedItems(scopes, { scopes: table, most: 12, open: null });
    expect(items.length).toBeLessThanOrEqual(12);
    expect(covers(items, scopes.length)).toBe(true);
    expect(told(items)[0]).toBe('0-1');
    expect(told(items).at(-1)).toBe('3001-3002');
    expect(told(items)[1]).toBe('1-301 turns 1-100');
    for (const { first } of items.slice(1, -1)) expect((first - 1) % 3).toBe(0);
  });

  it('stays together where there is room for nothing else', () => {
    expect(told(foldedItems(scopes, { scopes: table, most: 3, open: null }))).toEqual([
      '0-1',
      '1-3001 turns 1-1000',
      '3001-3002',
    ]);
  });

  it('opens where it is asked to, node by node', () => {
    const open = { first: 301, end: 307, most: 100 };
    const items = foldedItems(scopes, { scopes: table, most: 10, open });
    expect(covers(items, scopes.length)).toBe(true);
    expect(told(items.filter(({ first }) => first >= 301 && first < 307))).toEqual([
      '301-302',
      '302-303',
      '303-304',
      '304-305',
      '305-306',
      '306-307',
    ]);
    expect(items.length).toBeLessThanOrEqual(16);
  });
});

it('takes the largest apart first, and says what all members ran in', () => {
  const table = {
    places: [place('function', 'small'), place('function', 'large'), place('loop', 'while')],
    frames: [
      [0, 0, -1],
      [1, 0, -1],
      [2, 1, 1],
      [2, 2, 1],
    ] satisfies ScopeFrame[],
  };
  const scopes = [0, 0, ...new Array<number>(50).fill(2), ...new Array<number>(50).fill(3)];
  const items = foldedItems(scopes, { scopes: table, most: 3, open: null });
  expect(items).toEqual([
    { first: 0, end: 2, scope: 0 },
    { first: 2, end: 52, scope: 2 },
    { first: 52, end: 102, scope: 3 },
  ]);
});

it('cuts what ran in nothing into equal parts, and small graphs into their nodes', () => {
  const items = foldedItems(new Array<undefined>(1000).fill(undefined), { scopes: undefined, most: 10, open: null });
  expect(items).toHaveLength(10);
  expect(told(items)[3]).toBe('300-400');
  expect(foldedItems([undefined, undefined], { scopes: undefined, most: 10, open: null })).toHaveLength(2);
  expect(foldedItems([], { scopes: undefined, most: 10, open: null })).toEqual([]);
});
