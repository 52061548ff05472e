/** Where a graph ends, on histories written by hand and on random ones with a cut that is known. */
import { describe, expect, it } from 'vitest';
import { Connections, type History, type HistoryCall, type HistoryValue } from '../../../src/engine/why/history';
import { whyMissing, type MissingQuestion, type MissingReason } from '../../../src/engine/why/missing';

const value = (more: Partial<HistoryValue> = {}): HistoryValue => ({
  floating: true,
  leaf: false,
  on_graph: null,
  ...more,
});
const LEAF = value({ leaf: true });

function call(operands: readonly number[], result: number, more: Partial<HistoryCall> = {}): HistoryCall {
  return {
    operator: 'mul',
    inplace: false,
    grad_mode: true,
    differentiable: true,
    operands,
    results: [result],
    reads: [],
    ...more,
  };
}

function why(history: Partial<History>, question: Partial<MissingQuestion> = {}): readonly MissingReason[] {
  const connections = new Connections({ values: [], calls: [], reads: [], ...history });
  return whyMissing(connections, {
    value: 0,
    requires_grad: true,
    is_leaf: true,
    retains_grad: false,
    roots: [],
    states: [],
    ...question,
  });
}

const detach = { operator: 'detach', differentiable: false };

describe('a leaf', () => {
  it('has none before backward()', () => {
    expect(why({ values: [LEAF] })).toStrictEqual([{ kind: 'no-backward' }]);
  });

  it('that leads to the root had one', () => {
    const history = { values: [LEAF, value()], calls: [call([0], 1)] };
    expect(why(history, { roots: [1] })).toStrictEqual([{ kind: 'cleared' }]);
  });

  it('whose earlier state led to the root had one', () => {
    const history = { values: [LEAF, LEAF, value()], calls: [call([0], 2)] };
    expect(why(history, { value: 1, states: [0], roots: [2] })).toStrictEqual([{ kind: 'cleared' }]);
  });

  it('is unused where nothing leads on, and where something else does', () => {
    const values = [LEAF, LEAF, value(), value()];
    expect(why({ values, calls: [call([1], 2)] }, { roots: [2] })).toStrictEqual([{ kind: 'unused', use: null }]);
    const calls = [call([1], 2), call([0], 3)];
    expect(why({ values, calls }, { roots: [2] })).toStrictEqual([{ kind: 'unused', use: 1 }]);
  });

  it('is cut off by what is beside the graph', () => {
    const values = [LEAF, LEAF, value(), value(), value()];
    const calls = [call([0], 2, detach), call([1, 2], 3), call([3], 4)];
    expect(why({ values, calls }, { roots: [4] })).toStrictEqual([
      { kind: 'cut', how: 'detached', call: 0, read: null, value: 0 },
    ]);
  });

  it('is not cut off where another way stays on the graph', () => {
    const values = [LEAF, value(), value()];
    const calls = [call([0], 1, detach), call([0, 1], 2)];
    expect(why({ values, calls }, { roots: [2] })).toStrictEqual([{ kind: 'cleared' }]);
  });

  it.each([
    ['no-grad', { grad_mode: false }, true],
    ['comparison', { operator: 'gt', differentiable: false }, false],
    ['to-integers', { operator: 'long' }, false],
    ['no-derivative', { operator: 'argmax', differentiable: false }, false],
    ['data', { operator: 'variable_data', differentiable: false }, true],
  ] as const)('is cut off: %s', (how, more, floating) => {
    const values = [LEAF, LEAF, value({ floating }), value()];
    const calls = [call([0], 2, more), call([1, 2], 3)];
    expect(why({ values, calls }, { roots: [3] })).toStrictEqual([{ kind: 'cut', how, call: 0, read: null, value: 0 }]);
  });

  it('leaves the graph as a number, whether that is seen to come back or not', () => {
    const values = [LEAF, LEAF, value(), value()];
    const reads = [{ value: 2, kind: 'number' as const }];
    const calls = [call([0], 2), call([1], 3, { reads: [0] })];
    expect(why({ values, calls, reads }, { roots: [3] })).toStrictEqual([
      { kind: 'cut', how: 'read-as-number', call: 1, read: 0, value: 2 },
    ]);
    expect(why({ values, calls: [call([0], 2), call([1], 3)], reads }, { roots: [3] })).toStrictEqual([
      { kind: 'cut', how: 'read-as-number', call: null, read: 0, value: 2 },
    ]);
  });

  it('only decides a condition', () => {
    const values = [LEAF, LEAF, value({ floating: false }), value()];
    const reads = [{ value: 2, kind: 'condition' as const }];
    const calls = [call([0], 2, { operator: 'gt', differentiable: false }), call([1], 3)];
    expect(why({ values, calls, reads }, { roots: [3] })).toStrictEqual([
      { kind: 'cut', how: 'only-decides', call: null, read: 0, value: 0 },
    ]);
  });
});

describe('what is no leaf', () => {
  it('keeps no gradient, and may be cut off besides', () => {
    const values = [LEAF, value(), value(), value(), LEAF];
    const inside = { value: 1, is_leaf: false };
    expect(why({ values, calls: [call([0], 1), call([1], 2)] }, { ...inside, roots: [2] })).toStrictEqual([
      { kind: 'not-a-leaf', call: 0, leaf: 0 },
    ]);
    const calls = [call([0], 1), call([1], 2, detach), call([2, 4], 3)];
    expect(why({ values, calls }, { ...inside, roots: [3] })).toStrictEqual([
      { kind: 'not-a-leaf', call: 0, leaf: 0 },
      { kind: 'cut', how: 'detached', call: 1, read: null, value: 1 },
    ]);
  });

  it('came from several leaves, of which none is meant', () => {
    const values = [LEAF, LEAF, value()];
    const question = { value: 2, is_leaf: false, roots: [2] };
    expect(why({ values, calls: [call([0, 1], 2)] }, question)).toStrictEqual([
      { kind: 'not-a-leaf', call: 0, leaf: null },
    ]);
  });

  it('is kept by retain_grad()', () => {
    const values = [LEAF, value()];
    const question = { value: 1, is_leaf: false, retains_grad: true };
    expect(why({ values, calls: [call([0], 1)] }, question)).toStrictEqual([{ kind: 'no-backward' }]);
  });
});

describe('what requires no gradient', () => {
  it('is told by what it was cut from, all of it', () => {
    const values = [LEAF, LEAF, value(), value(), value()];
    const calls = [call([0], 2, detach), call([1], 3, { grad_mode: false }), call([2, 3], 4)];
    const cuts = why({ values, calls }, { value: 4, requires_grad: false });
    expect(cuts.map((cut) => (cut.kind === 'cut' ? [cut.how, cut.call] : cut.kind))).toStrictEqual([
      ['detached', 0],
      ['no-grad', 1],
    ]);
  });

  it('or by its dtype', () => {
    const values = [value({ floating: false })];
    expect(why({ values }, { requires_grad: false })).toStrictEqual([{ kind: 'integer' }]);
  });

  it('or came from nothing that does', () => {
    const values = [value(), value()];
    expect(why({ values, calls: [call([0], 1)] }, { value: 1, requires_grad: false })).toStrictEqual([
      { kind: 'requires-no-grad' },
    ]);
  });
});

/** A generator that gives the same numbers each time. */
function drawing(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('random histories', () => {
  it('with one cut name that cut', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const draw = drawing(seed);
      // Everything before the cut comes from leaf 0, everything after it from leaf 1 and the cut.
      const values: HistoryValue[] = [LEAF, LEAF];
      const calls: HistoryCall[] = [];
      const before = [0];
      const grow = (group: number[], more: Partial<HistoryCall> = {}): void => {
        const operands = Array.from({ length: 1 + draw(2) }, () => group[draw(group.length)] ?? 0);
        values.push(value());
        calls.push(call(operands, values.length - 1, more));
        group.push(values.length - 1);
      };
      for (let step = draw(8); step > 0; step -= 1) grow(before);
      const last = before.at(-1) ?? 0;
      values.push(value());
      calls.push(call([last], values.length - 1, detach));
      const [cut, after] = [calls.length - 1, [1, values.length - 1]];
      for (let step = draw(8); step > 0; step -= 1) grow(after);
      values.push(value());
      calls.push(call([...after.slice(0, 2), after.at(-1) ?? 1], values.length - 1));
      const reasons = why({ values, calls }, { roots: [values.length - 1] });
      // A way from the leaf to the cut is not sure: then nothing of it leads there.
      const leads = new Connections({ values, calls, reads: [] }).onGraphAfter(0)[last] === 1;
      expect(leads).toBe(true);
      expect(reasons).toStrictEqual([{ kind: 'cut', how: 'detached', call: cut, read: null, value: last }]);
    }
  });
});

it('a chain of 40,000 calls is walked like one of ten', () => {
  const length = 40_000;
  const values = [LEAF, ...Array.from({ length }, () => value())];
  const calls = Array.from({ length }, (_, index) => call([index], index + 1, index === length / 2 ? detach : {}));
  expect(why({ values, calls }, { roots: [length] })).toStrictEqual([
    { kind: 'cut', how: 'detached', call: length / 2, read: null, value: length / 2 },
  ]);
});
