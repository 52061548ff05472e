/** Values kept between sessions of the editor. */
import { expect, test } from 'vitest';
import type { Store } from '../../src/editor/kept';
import { RememberedValues } from '../../src/editor/remembered';

/** Keeps what a Memento keeps: JSON. */
function store(): Store {
  const kept = new Map<string, string>();
  return {
    get: (key) => JSON.parse(kept.get(key) ?? 'null') as unknown,
    update: (key, value) => {
      kept.set(key, JSON.stringify(value));
      return Promise.resolve();
    },
  };
}

test('values come back in another session, infinities and −0 too', () => {
  const kept = store();
  new RememberedValues(kept).set('file:///a.md', { x: 2, y: [1, -Infinity, NaN], z: -0 });
  expect(new RememberedValues(kept).get('file:///a.md')).toEqual({ x: 2, y: [1, -Infinity, NaN], z: -0 });
  expect(new RememberedValues(kept).get('file:///b.md')).toBeUndefined();
});

test('the documents used least recently are forgotten first', () => {
  const kept = store();
  const remembered = new RememberedValues(kept);
  for (let index = 0; index < 200; index += 1) remembered.set(`file:///${index}`, { x: index });
  remembered.set('file:///0', { x: -1 });
  remembered.set('file:///new', { x: 1 });
  const later = new RememberedValues(kept);
  expect(later.get('file:///0')).toEqual({ x: -1 });
  expect(later.get('file:///1')).toBeUndefined();
  expect(later.get('file:///2')).toEqual({ x: 2 });
});

test('a vector too long to keep is not kept', () => {
  const remembered = new RememberedValues(store());
  remembered.set('file:///a', { x: Array.from({ length: 10_000 }, (_, index) => index) });
  expect(remembered.get('file:///a')).toBeUndefined();
});

test('what something else wrote is ignored', () => {
  const kept = store();
  void kept.update('autogradLens.values', { x: 1 });
  expect(new RememberedValues(kept).get('x')).toBeUndefined();
});
