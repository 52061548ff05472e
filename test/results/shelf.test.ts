/** Which results stay when there are very many. */
import { expect, test } from 'vitest';
import { Shelf, type Live } from '../../src/results/shelf';

const dropped: string[] = [];

function live(at: number): Live {
  const id = `result-${String(at)}`;
  return {
    id,
    uri: 'file:///a.py',
    range: { start: at, end: at + 1 },
    detached: false,
    view: () => {
      throw new Error('nobody looks at it');
    },
    carried: () => null,
    elsewhere: () => null,
    dropped: () => void dropped.push(id),
  };
}

test('those looked at least recently go, but none that someone shows, and never the newest', () => {
  const shelf = new Shelf();
  const put = (from: number, to: number): string[] => {
    dropped.length = 0;
    for (let at = from; at < to; at += 1) shelf.put(live(at));
    return [...dropped];
  };
  expect(put(0, 200)).toEqual([]);
  shelf.activate('result-1');
  const [first, second] = [shelf.hold('result-0'), shelf.hold('result-0')];
  expect(put(200, 202)).toEqual(['result-2', 'result-3']);
  first.dispose();
  first.dispose();
  expect(put(202, 203)).toEqual(['result-4']);
  second.dispose();
  expect(put(203, 204)).toEqual(['result-0']);
  expect(shelf.get('result-1')).toBeDefined();

  for (const { id } of shelf.of('file:///a.py')) shelf.hold(id);
  expect(put(204, 205)).toEqual([]);
  expect(shelf.active?.id).toBe('result-204');
  // The user's own wish counts.
  for (const one of shelf.of('file:///a.py')) shelf.remove(one);
  expect(shelf.uris).toEqual([]);
});
