import { expect, it } from 'vitest';
import { isSoundScopeTable, MAX_SCOPE_DEPTH, ScopeSelection, scopesOf, type ScopeFrame } from '../../src/trace/scope';

const range = { start: 0, end: 9 };
const TABLE = {
  places: [
    { kind: 'loop', name: 'for i', range },
    { kind: 'function', name: 'f', range },
    { kind: 'module', name: 'layers.0', range: null },
  ],
  frames: [
    [0, 1, -1],
    [1, 0, 0],
    [0, 2, -1],
    [2, 0, 1],
  ],
} as const;

it('reads the frames around, the outermost first, and shares them', () => {
  expect(scopesOf(TABLE, 3)).toEqual([
    { kind: 'loop', name: 'for i', range, id: 0, iteration: 1 },
    { kind: 'function', name: 'f', range, id: 1 },
    { kind: 'module', name: 'layers.0', range: null, id: 3 },
  ]);
  expect(scopesOf(TABLE, 3)).toBe(scopesOf(TABLE, 3));
  expect(scopesOf(TABLE, 3)[0]).toBe(scopesOf(TABLE, 0)[0]);
  expect(scopesOf(TABLE, undefined)).toEqual([]);
  expect(scopesOf(undefined, 3)).toEqual([]);
});

it('is sound where every frame leads outwards', () => {
  expect(isSoundScopeTable(TABLE)).toBe(true);
  const frames = (...own: ScopeFrame[]): boolean => isSoundScopeTable({ places: TABLE.places, frames: own });
  expect(frames([9, 0, -1])).toBe(false);
  expect(frames([0, 1, 0])).toBe(false);
  expect(frames([0, -1, -1])).toBe(false);
  const deep = Array.from({ length: MAX_SCOPE_DEPTH + 1 }, (_, id): ScopeFrame => [1, 0, id - 1]);
  expect(frames(...deep.slice(1).map(([place, turn, outer]): ScopeFrame => [place, turn, outer - 1]))).toBe(true);
  expect(frames(...deep)).toBe(false);
});

it('keeps the part that is in use', () => {
  const selection = new ScopeSelection(TABLE);
  expect(selection.taken).toBeUndefined();
  const id = selection.take(3);
  expect(selection.take(3)).toBe(id);
  const { taken } = selection;
  expect(taken?.frames).toHaveLength(3);
  expect(scopesOf(taken, id).map(({ name }) => name)).toEqual(['for i', 'f', 'layers.0']);
});
