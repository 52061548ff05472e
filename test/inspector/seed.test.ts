/** What a panel keeps over a reload, and what becomes of it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeOf, seedIn, seedOf } from '../../src/inspector/seed';
import { restore } from '../../src/inspector/serializer';
import type { ResultSeed } from '../../src/inspector/protocol';
import type { SourceDocument } from '../../src/results/result';
import { square, vector } from '../editor/traces';
import { program, PROGRAM, result } from './fakes';

const SEED: ResultSeed = {
  uri: 'file:///notes.py',
  range: { start: 4, end: 8 },
  text: 'x**2',
  values: { x: 3 },
  caretAsPower: false,
};

describe('what is kept', () => {
  test('the place now, the text, and the values that were entered', () => {
    expect(seedOf(result('a', { range: { start: 5, end: 19 } }), '')).toEqual({
      uri: 'file:///notes.py',
      range: { start: 5, end: 19 },
      text: 'y = 3 * x ** 2',
      values: { x: 3 },
      caretAsPower: false,
    });
  });

  test('a value that stands in the document is read from there again', () => {
    expect(seedOf(result('a', { trace: vector() }), '').values).toEqual({});
  });

  test('names that stay variables although a formula stands above', () => {
    const binding = { tex: 'a = 2x', definition: { start: 0, end: 7 } };
    const bindings = [
      { ...binding, name: 'a', substituted: false },
      { ...binding, name: 'b', substituted: true },
    ];
    const seed = seedOf(result('a', { trace: { ...square(), bindings } }), '');
    expect(seed.variables).toEqual(['a']);
    expect(seedIn({ version: 1, seed })?.variables).toEqual(['a']);
    expect(seedIn({ version: 1, seed: { ...seed, variables: [3, 'b'] } })?.variables).toEqual(['b']);
  });

  test('a tensor of which the trace holds only a part is not kept', () => {
    const trace = square();
    const tensors = trace.tensors.map((one) => ({ ...one, summary: { ...one.summary, numel: 5000 } }));
    expect(seedOf(result('a', { trace: { ...trace, tensors } }), '').values).toEqual({});
  });
});

describe('what comes back from a page', () => {
  test('is taken as it was', () => {
    const state = { version: 1, seed: SEED, tab: 'plot', plot: null, selectedNode: null };
    expect(seedIn(state)).toEqual(SEED);
  });

  test.each([
    undefined,
    null,
    'x',
    {},
    { version: 2, seed: SEED },
    { version: 1, seed: null },
    { version: 1, seed: { ...SEED, uri: 7 } },
    { version: 1, seed: { ...SEED, range: { start: 0 } } },
    { version: 1, seed: { ...SEED, values: { x: 'evil' } } },
  ])('or not at all: %j', (state) => {
    expect(seedIn(state)).toBeNull();
  });
});

describe('where the text stands now', () => {
  test.each([
    ['y = x**2', 4],
    ['# x\ny = x**2', 8],
    ['x**2', 0],
    ['x**2 ; x**2', 7],
    ['y = x**3', null],
    ['', null],
  ])('%j', (text, start) => {
    expect(placeOf(SEED, text)?.start ?? null).toBe(start);
  });

  test('is a place where it stands', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(60), (before, after, start) => {
        const text = `${before}x**2${after}`;
        const place = placeOf({ ...SEED, range: { start, end: start + 4 } }, text);
        expect(place && text.slice(place.start, place.end)).toBe('x**2');
      }),
    );
  });
});

describe('restoring', () => {
  const said: unknown[] = [];
  const session = {
    show: (id: string) => said.push(['show', id]),
    showRestoring: () => said.push(['restoring']),
    showNotRun: () => said.push(['not run']),
    showLost: (_seed: ResultSeed, reason: { id: string }) => said.push(['lost', reason.id]),
  };
  const asked: unknown[] = [];
  const results = {
    differentiate: (document: SourceDocument, range: unknown, options: unknown) => {
      asked.push([document.uri, range, options]);
      return Promise.resolve(result('again'));
    },
    run: (document: SourceDocument, selection: unknown) => {
      asked.push([document.uri, 'run', selection]);
      return Promise.resolve(program('again'));
    },
  };
  const opened = (text: string | undefined) => (uri: string) =>
    Promise.resolve(text === undefined ? undefined : { uri, language: 'python', version: 1, text });

  test.each([
    ['the document is as it was', 'y = x**2', ['show', 'again']],
    ['the document is gone', undefined, ['lost', 'inspector.document-gone']],
    ['the text is gone', 'y = 1', ['lost', 'inspector.text-gone']],
  ])('%s', async (_what, text, outcome) => {
    said.length = asked.length = 0;
    await restore(session, results, opened(text), SEED);
    expect(said).toEqual([['restoring'], outcome]);
    const run = [SEED.uri, { start: 4, end: 8 }, { given: { x: 3 }, caretAsPower: false }];
    expect(asked).toEqual(text === 'y = x**2' ? [run] : []);
  });

  test('runs no program unasked', async () => {
    said.length = asked.length = 0;
    await restore(session, results, opened('y = x**2'), { ...SEED, program: { whole: true } });
    expect([said, asked]).toEqual([[['not run']], []]);
  });

  test.each([
    ['a selection at its place of now', 'y = x**2', false, { start: 4, end: 8 }],
    ['all of the document, whatever its text is now', 'y = 1', true, null],
  ])('runs a program when asked: %s', async (_what, text, whole, selection) => {
    said.length = asked.length = 0;
    await restore(session, results, opened(text), { ...SEED, program: { whole } }, true);
    expect(said).toEqual([['restoring'], ['show', 'again']]);
    expect(asked).toEqual([[SEED.uri, 'run', selection]]);
  });
});

test('a program’s seed says that it was one, and keeps no values', () => {
  const ran = program('p', {}, { trace: square(100) });
  const seed = seedOf(ran, '');
  expect(seed).toMatchObject({ text: PROGRAM, values: {}, program: { whole: false } });
  expect(seedIn({ version: 1, seed })).toEqual(seed);
  expect(seedIn({ version: 1, seed: { ...seed, program: null } })).not.toHaveProperty('program');
});
