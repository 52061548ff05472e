/** Which documents are live, kept between sessions of the editor. */
import { expect, test } from 'vitest';
import { LiveDocuments } from '../../../src/editor/live/kept';
import type { Store } from '../../../src/editor/kept';

/** Keeps what a Memento keeps: JSON. */
function store(first?: unknown): Store {
  const kept = new Map<string, string>(first === undefined ? [] : [['autogradLens.live', JSON.stringify(first)]]);
  return {
    get: (key) => JSON.parse(kept.get(key) ?? 'null') as unknown,
    update: (key, value) => {
      kept.set(key, JSON.stringify(value));
      return Promise.resolve();
    },
  };
}

test('a live document is live again in another session, until it is turned off', () => {
  const kept = store();
  const documents = new LiveDocuments(kept);
  expect(documents.get('file:///a.ts')).toBeUndefined();
  documents.set('file:///a.ts', 'file');
  documents.set('file:///b.md', 'caret');
  expect(new LiveDocuments(kept).uris).toEqual(['file:///a.ts', 'file:///b.md']);
  expect(new LiveDocuments(kept).get('file:///a.ts')).toBe('file');
  documents.delete('file:///a.ts');
  expect(new LiveDocuments(kept).uris).toEqual(['file:///b.md']);
});

test('a cell of a notebook is live as long as its window', () => {
  const kept = store();
  const documents = new LiveDocuments(kept);
  documents.set('vscode-notebook-cell:/a.ipynb#W0sZmlsZQ%3D%3D', 'caret');
  expect(documents.uris).toHaveLength(1);
  expect(new LiveDocuments(kept).uris).toEqual([]);
});

test('those made live first are forgotten first', () => {
  const kept = store();
  const documents = new LiveDocuments(kept);
  for (let index = 0; index < 250; index += 1) documents.set(`file:///${index}`, 'caret');
  const later = new LiveDocuments(kept);
  expect(later.uris).toHaveLength(200);
  expect(later.get('file:///49')).toBeUndefined();
  expect(later.get('file:///50')).toBe('caret');
});

test.each([
  ['nothing', null],
  ['a text', 'file:///a.ts'],
  ['another form', { 'file:///a.ts': 'file' }],
  ['entries of another kind', [['file:///a.ts'], ['file:///a.ts', 'always'], [1, 'file'], null]],
])('%s in the store is no live document', (_, first) => {
  expect(new LiveDocuments(store(first)).uris).toEqual([]);
});

test('a store that cannot write leaves the document live', async () => {
  const full: Store = { get: () => undefined, update: () => Promise.reject(new Error('disk full')) };
  const documents = new LiveDocuments(full);
  documents.set('file:///a.ts', 'file');
  await Promise.resolve();
  expect(documents.get('file:///a.ts')).toBe('file');
});
