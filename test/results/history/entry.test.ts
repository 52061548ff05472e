/** What is kept of a result, how it is made small, and what comes back from a file. */
import { describe, expect, test } from 'vitest';
import { entryOf, titleOfEntry } from '../../../src/results/history/entry';
import { readEntry, writeEntry } from '../../../src/results/history/read';
import { MAX_ENTRY_LENGTH, trimmed } from '../../../src/results/history/trim';
import { historiesOf } from '../../../src/inspector/shown';
import { stringify } from '../../../src/trace/json';
import type { TraceRecord } from '../../../src/trace/program';
import type { Trace } from '../../../src/trace/trace';
import { isTrace } from '../../../src/trace/validate';
import { node, square, tensor } from '../../editor/traces';
import { program, PROGRAM, result } from '../../inspector/fakes';
import { made } from './entries';

const context = { id: 'x', at: 1, label: 'a', textOf: () => '', currentRange: () => null };
const count = <T>(many: number, make: (index: number) => T): T[] => Array.from({ length: many }, (_, at) => make(at));

/** A square whose variable is a tensor of so many values. */
function vectors(many: number): Trace {
  const trace = square(0);
  const tensors = trace.tensors.map((one) => ({
    ...tensor(
      one.id,
      count(many, (at) => at / 3),
    ),
    grad: one.grad,
  }));
  return { ...trace, tensors };
}

describe('what is kept', () => {
  test('is where it came from, its value, its values and its trace', () => {
    const one = made(result('a'));
    expect(one).toMatchObject({ uri: 'file:///notes.py', label: 'notes.py:1', text: 'y = 3 * x ** 2', left: [] });
    expect(one.value).not.toBe('');
    expect(one.trace).toEqual(result('a').trace);
    expect(titleOfEntry(one)).toBe('y = 3 * x ** 2');
  });

  test('is nothing of what runs, failed without a trace, or gave nothing yet', () => {
    expect(entryOf(result('a', { status: 'running' }), context)).toBeNull();
    expect(entryOf(result('a', { status: 'failed' }), context)).toBeNull();
    expect(entryOf(result('a', { trace: null }), context)).toBeNull();
    expect(entryOf(program('p', { ending: null }), context)).toBeNull();
  });

  test('is what a text gave that was edited since', () => {
    expect(entryOf(result('a', { status: 'stale' }), context)?.text).toBe('y = 3 * x ** 2');
  });

  test('is a program that failed, too', () => {
    const error = { name: 'Error', text: 'no', hint: null, range: null, calls: [] };
    const one = made(program('p', { ending: { kind: 'failed', error } }, { status: 'failed' }));
    expect(one.program?.trace.ending).toMatchObject({ kind: 'failed' });
    expect(titleOfEntry(one)).toBe('const x = leaf(3);');
  });

  test('a selection of a program keeps the statements above that it needs', () => {
    const one = made(
      program('p', {
        ran: [
          { start: 0, end: 3 },
          { start: 4, end: 4 + PROGRAM.length },
        ],
      }),
    );
    expect(one.alone).toBe(`the text from 0 to 3\n${PROGRAM}`);
    const gone = entryOf(program('p', { ran: [{ start: 0, end: 3 }] }), context);
    expect(gone?.alone).toBeNull();
  });
});

describe('what is too large', () => {
  test('what is small stays whole', () => {
    const one = made(result('a'));
    expect(trimmed(one)).toEqual(one);
  });

  test('large tensors lose their later values first', () => {
    const kept = trimmed(made(result('a', { trace: vectors(1000) })));
    const whole = trimmed(made(result('a', { trace: vectors(10) })));
    expect(whole.left).toEqual([]);
    const many = {
      ...vectors(1000),
      tensors: count(40, (id) =>
        tensor(
          id,
          count(1000, (at) => at / 7),
        ),
      ),
    };
    const cut = trimmed(made(result('a', { trace: { ...many, nodes: [] } })));
    expect(cut.left).toEqual(['values']);
    expect(cut.trace?.tensors[3]?.values).toHaveLength(24);
    expect(cut.trace?.tensors[3]?.summary.numel).toBe(1000);
    expect(stringify(cut).length).toBeLessThanOrEqual(MAX_ENTRY_LENGTH);
    expect(stringify(kept).length).toBeLessThanOrEqual(MAX_ENTRY_LENGTH);
  });

  test('then the graph goes, and what remains can be drawn', () => {
    const trace = square(0);
    const first = trace.tensors.length;
    const nodes = count(1500, (at) => node(trace.nodes.length + at, 'MulBackward0', { outputs: [first] }));
    const tensors = [...trace.tensors, tensor(first, [1])];
    const kept = trimmed(made(result('a', { trace: { ...trace, nodes: [...trace.nodes, ...nodes], tensors } })));
    expect(kept.left).toEqual(['graph']);
    expect(kept.trace?.nodes).toEqual([]);
    expect(isTrace(kept.trace)).toBe(true);
    const variable = kept.trace?.variables[0];
    const shown = kept.trace?.tensors[variable?.tensor ?? -1];
    const before = trace.tensors[trace.variables[0]?.tensor ?? -1];
    expect(shown?.values).toEqual(before?.values);
    expect(kept.trace?.tensors[shown?.grad ?? -1]?.values).toEqual(trace.tensors[before?.grad ?? -1]?.values);
  });

  test('a network of thousands of leaves keeps where it was and what it gave', () => {
    const trace = square(0);
    const variables = count(3000, (at) => ({ ...trace.variables[0], name: `parameter${String(at)}` }));
    const kept = trimmed(made(result('a', { trace: { ...trace, variables: variables as Trace['variables'] } })));
    expect(kept.trace).toBeNull();
    expect(kept.left).toEqual(expect.arrayContaining(['gradients', 'graph']));
    expect(kept.value).not.toBe('');
  });

  test('of a program the end of its output, points of its plots and the courses of its names', () => {
    const record = (name: string): TraceRecord => ({
      range: { start: 4, end: 8 },
      name,
      kind: 'write',
      count: 5000,
      value: { kind: 'number', value: 7 },
      history: { stride: 1, values: count(5000, (at) => at) },
    });
    const one = program('p', {
      output: count(5000, (at) => ({ kind: 'print', text: `line ${String(at)}`, range: null })),
      figures: [
        {
          title: null,
          xlabel: null,
          ylabel: null,
          series: [
            {
              kind: 'line',
              label: null,
              color: null,
              x: count(5000, (at) => at),
              y: count(5000, (at) => at),
              range: null,
            },
          ],
        },
      ],
      records: [record('loss'), record('w')],
    });
    const kept = trimmed(made(one));
    const ran = kept.program?.trace;
    expect(ran?.output.at(-1)?.text).toBe('line 4999');
    expect(ran?.output.length).toBeLessThanOrEqual(300);
    expect(ran?.figures[0]?.series[0]?.y.length).toBeLessThanOrEqual(200);
    expect(kept.left).toEqual(['output', 'figures']);
    const [loss] = ran === undefined ? [] : historiesOf(ran);
    expect(loss).toMatchObject({ name: 'loss', count: 5000, stride: 25, last: 7 });
    expect(loss?.values[1]).toBe(25);
    expect(stringify(kept).length).toBeLessThanOrEqual(MAX_ENTRY_LENGTH);
  });

  test('a text of a megabyte is told, not kept', () => {
    const kept = trimmed(made(program('p', { text: 'x'.repeat(1_000_000) })));
    expect(kept.left).toContain('text');
    expect(kept.alone).toBeNull();
    expect(stringify(kept).length).toBeLessThanOrEqual(MAX_ENTRY_LENGTH);
  });
});

describe('a file', () => {
  test('gives back what was written, infinities and text included', () => {
    const trace = square(0);
    const odd = { ...trace, tensors: trace.tensors.map((one) => ({ ...one, values: [NaN, -0, Infinity] })) };
    for (const one of [made(result('a', { trace: odd })), trimmed(made(program('p')))])
      expect(readEntry(writeEntry(one))).toEqual(one);
    expect(writeEntry(made(program('p'))).split('leaf(3)')).toHaveLength(2 + 1);
  });

  test.each(['', '{', '[]', 'null', '{"version":1}', '{"version":"1"}', '7'])('%j is broken', (text) => {
    expect(readEntry(text)).toBe('broken');
  });

  test('of another version is left to that version', () => {
    expect(readEntry('{"version":2}')).toBe('newer');
  });

  test.each([
    ['a trace whose ids lead nowhere', { trace: { ...square(0), tensors: [] } }],
    ['values that are none', { values: { x: 'two' } }],
    ['a range that is none', { range: { start: 'a' } }],
    ['a part left out that there is not', { left: ['everything'] }],
    ['a program without its output', { program: { whole: true, focus: null, trace: { version: 1 } } }],
  ])('%s is broken', (_what, change) => {
    expect(readEntry(stringify({ ...made(result('a')), ...change }))).toBe('broken');
  });
});
