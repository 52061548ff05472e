/** What the panel's host half does for “Why?”: which names ask for a reason, and the questions themselves. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { HostRequest, ToHost, ToPage } from '../../src/inspector/protocol';
import { readMessage } from '../../src/inspector/incoming';
import { Session } from '../../src/inspector/session';
import { shownProgram } from '../../src/inspector/shown';
import type { ResultRegistry } from '../../src/results/result';
import { stringify } from '../../src/trace/json';
import { message } from '../../src/trace/message';
import type { ProgramTensor, ProgramTrace, TraceRecord } from '../../src/trace/program';
import { refusal } from '../../src/trace/refusal';
import type { Explanation, WhyQuestion } from '../../src/trace/why';
import { FakeHost, FakeResults, fromPage, program, result } from './fakes';

const EXPLANATION: Explanation = {
  name: 'x',
  state: 'none',
  reasons: [{ kind: 'unused', message: message('why.unused', 'y does not depend on x.'), range: null, fix: null }],
};

describe('a question', () => {
  let results: FakeResults;
  let host: FakeHost;
  let session: Session;

  beforeEach(() => {
    results = new FakeResults();
    host = new FakeHost();
    session = new Session(results as unknown as ResultRegistry, host);
    results.put(result('a'));
    session.show('a');
    session.receive(fromPage({ type: 'ready' }));
  });

  const ask = async (question: WhyQuestion): Promise<ToPage | undefined> => {
    session.receive(fromPage({ type: 'request', id: 3, request: { kind: 'why', ask: question } }));
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    return host.posted.findLast(({ type }) => type === 'reply');
  };

  test('goes to the result that is shown, and its answer to the page', async () => {
    const asked: unknown[] = [];
    results.explain = (...args) => {
      asked.push(args);
      return Promise.resolve(EXPLANATION);
    };
    const question = { kind: 'shown', tensor: 2, of: 'attribute' } as const;
    expect(await ask(question)).toEqual({ type: 'reply', id: 3, ok: true, value: EXPLANATION });
    expect(asked).toEqual([['a', question]]);
  });

  test('that cannot be answered says why not', async () => {
    const why = message('results.no-explanation', 'There is nothing to explain here.');
    results.explain = () => Promise.resolve(refusal({ start: 0, end: 1 }, why));
    expect(await ask({ kind: 'failure' })).toEqual({ type: 'reply', id: 3, ok: false, error: why });
  });

  test('of a wrong form is none', () => {
    const read = (asked: unknown): ToHost | null =>
      readMessage(
        stringify({ type: 'request', id: 1, request: { kind: 'why', ask: asked } as unknown as HostRequest }),
      );
    for (const question of [
      { kind: 'shown', tensor: 0, of: 'arrived' },
      { kind: 'shown', tensor: 0, of: 'arrived', element: 3 },
      { kind: 'recorded', tensor: 5 },
      { kind: 'failure' },
    ])
      expect(read(question)).toEqual({ type: 'request', id: 1, request: { kind: 'why', ask: question } });
    for (const wrong of [
      {},
      { kind: 'shown', tensor: 0 },
      { kind: 'shown', tensor: -1, of: 'arrived' },
      { kind: 'shown', tensor: 0, of: 'arrived', element: 0.5 },
      { kind: 'recorded' },
      { kind: 'recorded', tensor: 'x' },
      { kind: 'recorded', tensor: 1.5 },
      { kind: 'else', tensor: 1 },
    ])
      expect(read(wrong)).toBeNull();
  });
});

describe('names that ask for a reason', () => {
  const tensor = (id: number, more: Partial<ProgramTensor> = {}): ProgramTensor => ({
    id,
    shape: [],
    dtype: 'float32',
    requires_grad: true,
    is_leaf: true,
    grad_fn: null,
    retains_grad: false,
    grad: null,
    text: '',
    summary: { numel: 1, min: 1, max: 1, mean: 1, nan: 0, infinite: 0 },
    values: [1],
    value: id,
    ...more,
  });
  const named = (name: string, id: number, kind: TraceRecord['kind'] = 'write'): TraceRecord => ({
    range: { start: 10 * id, end: 10 * id + 1 },
    name,
    kind,
    count: 1,
    value: { kind: 'tensor', tensor: id },
    history: null,
  });
  const puzzles = (trace: Partial<ProgramTrace>): unknown[] => {
    const ran = program('p', { passCount: 1, ...trace }).program?.trace;
    if (!ran) throw new Error('no program');
    return shownProgram(ran).puzzles.map(({ name, tensor: id, state }) => [name, id, state]);
  };
  const zero = { numel: 1, min: 0, max: 0, mean: 0, nan: 0, infinite: 0 };

  test('are leaves without a gradient of use, once each', () => {
    const tensors = [
      tensor(0),
      tensor(1, { grad: 3 }),
      tensor(2, { grad: 4 }),
      tensor(3, { requires_grad: false, summary: zero }),
      tensor(4, { requires_grad: false }),
    ];
    const records = [named('x', 0), named('again', 0), named('z', 1), named('fine', 2), named('x', 0, 'read')];
    expect(puzzles({ tensors, records })).toStrictEqual([
      ['x', 0, 'none'],
      ['z', 1, 'zero'],
    ]);
  });

  test('are not what is no leaf and was never one, nor what requires no gradient', () => {
    const tensors = [tensor(0, { is_leaf: false }), tensor(1, { requires_grad: false })];
    expect(puzzles({ tensors, records: [named('h', 0), named('data', 1)] })).toStrictEqual([]);
  });

  test('are what was a leaf of this name, or keeps its gradient', () => {
    const tensors = [
      tensor(0, { grad: 3 }),
      tensor(1, { is_leaf: false }),
      tensor(2, { is_leaf: false, retains_grad: true }),
      tensor(3),
    ];
    const records = [named('w', 0), named('w', 1), named('h', 2)];
    expect(puzzles({ tensors, records })).toStrictEqual([
      ['w', 1, 'none'],
      ['h', 2, 'none'],
    ]);
  });

  test('are none while the program runs, and where nobody called backward()', () => {
    const all = { tensors: [tensor(0)], records: [named('x', 0)] };
    expect(puzzles({ ...all, ending: null })).toStrictEqual([]);
    expect(puzzles({ ...all, passCount: 0 })).toStrictEqual([]);
  });

  test('and a backward() that was refused is told', () => {
    const error = {
      name: 'RuntimeError',
      text: 'element 0 of tensors does not require grad and does not have a grad_fn',
      hint: null,
      range: null,
      calls: [],
    };
    const ran = program('p', { ending: { kind: 'failed', error } }).program?.trace;
    expect(ran && shownProgram(ran).failure).toBe(true);
    const other = program('p', { ending: { kind: 'failed', error: { ...error, text: 'no' } } }).program?.trace;
    expect(other && shownProgram(other).failure).toBe(false);
  });
});
