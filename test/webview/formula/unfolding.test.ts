/** Which steps of a derivation are seen. */
import { describe, expect, test } from 'vitest';
import type { Step } from '../../../src/trace/formula';
import { message } from '../../../src/trace/message';
import { FIRST_PARTS, MOST_UNFOLDED, Unfolding, type Row } from '../../../webview/formula/unfolding';

const step = (...parts: Step[]): Step => ({
  rule: message('rule.test', 'Rule'),
  law: '',
  of: '',
  result: '',
  parts,
  range: { start: 0, end: 1 },
});
const TREE = step(step(step(), step(step())), step());
const paths = (rows: readonly Row[]): string[] => rows.map(({ kind, path }) => (kind === 'more' ? `${path}+` : path));
const chain = (depth: number): Step => Array.from({ length: depth }).reduce<Step>((inner) => step(inner), step());

describe('unfolding', () => {
  test('to a depth', () => {
    expect(paths(new Unfolding(0).rows(TREE))).toEqual(['']);
    expect(paths(new Unfolding(1).rows(TREE))).toEqual(['', '0', '1']);
    expect(paths(new Unfolding(2).rows(TREE))).toEqual(['', '0', '0.0', '0.1', '1']);
    expect(paths(new Unfolding(9).rows(TREE))).toEqual(['', '0', '0.0', '0.1', '0.1.0', '1']);
  });

  test('a single step, until the next depth', () => {
    const unfolding = new Unfolding(1);
    unfolding.set('0', true);
    expect(paths(unfolding.rows(TREE))).toEqual(['', '0', '0.0', '0.1', '1']);
    unfolding.set('', false);
    expect(paths(unfolding.rows(TREE))).toEqual(['']);
    unfolding.setDepth(1);
    expect(paths(unfolding.rows(TREE))).toEqual(['', '0', '1']);
  });

  test('tells each row its place, as screen readers say it', () => {
    const rows = new Unfolding(2).rows(TREE);
    expect(rows[3]).toMatchObject({ path: '0.1', level: 3, position: 2, siblings: 2, open: false });
    expect(rows[4]).toMatchObject({ path: '1', level: 2, position: 2, siblings: 2, open: null });
  });

  test('of thousands of parts lists the first, then more', () => {
    const sum = step(...Array.from({ length: 2000 }, () => step()));
    const unfolding = new Unfolding(1);
    expect(unfolding.rows(sum)).toHaveLength(1 + FIRST_PARTS + 1);
    expect(unfolding.rows(sum).at(-1)).toMatchObject({ kind: 'more', path: '', rest: 2000 - FIRST_PARTS });
    unfolding.listMore('');
    expect(unfolding.rows(sum)).toHaveLength(1 + 2 * FIRST_PARTS + 1);
    unfolding.forget();
    expect(unfolding.rows(sum)).toHaveLength(1 + FIRST_PARTS + 1);
  });

  test('knows how deep it may go without showing too many', () => {
    expect(new Unfolding(1).depths(TREE)).toEqual({ most: 3, whole: 3 });
    expect(new Unfolding(1).depths(step())).toEqual({ most: 0, whole: 0 });
    const wide = step(...Array.from({ length: 30 }, () => step(...Array.from({ length: 30 }, () => step()))));
    expect(new Unfolding(1).depths(wide)).toEqual({ most: 1, whole: 2 });
    expect(30 * 30).toBeGreaterThan(MOST_UNFOLDED);
  });

  test('a derivation of any depth overflows nothing', () => {
    const deep = chain(4_000);
    expect(new Unfolding(Infinity).rows(deep)).toHaveLength(4_001);
    expect(new Unfolding(0).depths(deep)).toMatchObject({ whole: 4_000 });
  });
});
