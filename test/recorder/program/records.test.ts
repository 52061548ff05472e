import { describe, expect, it } from 'vitest';
import { torch, type Tensor } from '../../../src/engine/torch';
import type { LimitReached } from '../../../src/recorder/program/contract';
import { newProgramRecording } from '../../../src/recorder/program/recorder';
import type { RecordedState } from '../../../src/trace/program';
import { LIMITS, run, siteOf } from './program';

describe('records', () => {
  it('hold the last value of each place, with its name, as it was then', () => {
    const { state, tensor } = run(['x =', 'y =', 'y', 'x'], (at) => {
      const x = at('x =', () => torch.tensor(3, { requires_grad: true }));
      const y = at('y =', () => x.mul(x).mul(3));
      at('y', () => y).backward();
      at('x', () => x);
    });
    expect(state.records.map(({ name, kind, count }) => [name, kind, count])).toEqual([
      ['x', 'write', 1],
      ['y', 'write', 1],
      ['y', 'read', 1],
      ['x', 'read', 1],
    ]);
    expect(tensor('x =').text).toBe('tensor(3., requires_grad=True)');
    expect(tensor('y =').text).toBe('tensor(27., grad_fn=<MulBackward0>)');
    expect(tensor('y =')).toMatchObject({ grad_fn: 'MulBackward0', is_leaf: false, requires_grad: true, grad: null });
    const { grad, is_leaf } = tensor('x');
    expect(is_leaf).toBe(true);
    expect(state.tensors[grad ?? -1]?.text).toBe('tensor(18.)');
  });

  it('hold several results of one call by their names, as they were then', () => {
    const { state, record, tensor } = run(['x =', 'r =', 'r', 'r.values'], (at) => {
      const x = at('x =', () =>
        torch.tensor(
          [
            [1, 5],
            [7, 2],
          ],
          { requires_grad: true },
        ),
      );
      const r = at('r =', () => x.max(0));
      at('r.values', () => r.values);
      torch.no_grad(() => r.indices.add_(10n));
      at('r', () => r);
    });
    expect(record('r =').value).toMatchObject({ kind: 'tuple', name: 'torch.return_types.max' });
    const texts = (place: string): Record<string, string | undefined> => {
      const { value } = record(place);
      const members = value.kind === 'tuple' ? value.members : [];
      return Object.fromEntries(members.map((member) => [member.name, state.tensors[member.tensor]?.text]));
    };
    const values = 'tensor([7., 5.], grad_fn=<MaxBackward0>)';
    expect(texts('r =')).toEqual({ values, indices: 'tensor([1, 0])' });
    expect(texts('r')).toEqual({ values, indices: 'tensor([11, 10])' });
    expect(tensor('r.values').text).toBe(values);
  });

  it('of a place that gave this and that hold the last', () => {
    const given = [torch.tensor([1, 2]).max(0), 3, torch.tensor([2, 1]).sort(), torch.tensor([4])];
    const kinds = given.map((_, last) => {
      const { record } = run(['v'], (at) => {
        for (const value of given.slice(0, last + 1)) at('v', () => value);
      });
      return [record('v').count, record('v').value.kind];
    });
    expect(kinds).toEqual([
      [1, 'tuple'],
      [2, 'number'],
      [3, 'tuple'],
      [4, 'tensor'],
    ]);
  });

  it('show the same tensor in the same state as one', () => {
    const { record } = run(['x =', 'x', 'y ='], (at) => {
      const x = at('x =', () => torch.ones([2]));
      at('x', () => x);
      at('y =', () => x.clone());
    });
    expect(record('x').value).toEqual(record('x =').value);
    expect(record('y =').value).not.toEqual(record('x =').value);
  });

  it('come in order of the text, the longer first', () => {
    const places = [
      { range: { start: 4, end: 6 }, name: 'b', kind: 'read' as const },
      { range: { start: 0, end: 3 }, name: 'a', kind: 'read' as const },
      { range: { start: 0, end: 9 }, name: null, kind: 'expression' as const },
    ];
    const recording = newProgramRecording(places, LIMITS);
    [0, 1, 2].forEach((site) => {
      recording.record(site, site);
    });
    expect(recording.state([]).records.map(({ value }) => value)).toEqual(
      [2, 1, 0].map((value) => ({ kind: 'number', value })),
    );
  });

  it('take numbers exactly and leave out what is neither number nor tensor', () => {
    const values: unknown[] = [NaN, -0, Infinity, -Infinity, 5e-324, true, 'three', 3n, null, undefined, { a: 1 }, [1]];
    const recording = newProgramRecording(
      values.map((_, i) => siteOf(`v${String(i)} =`, i)),
      LIMITS,
    );
    values.forEach((value, site) => {
      recording.record(site, value);
    });
    const shown = recording.state([]).records.map(({ value }) => (value.kind === 'number' ? value.value : 'tensor'));
    expect(shown).toHaveLength(5);
    expect(shown.every((value, i) => Object.is(value, values[i]))).toBe(true);
  });

  it('hold what was given last when a place gives numbers and tensors', () => {
    const { record, tensor } = run(['v'], (at) => {
      at('v', () => 1);
      at('v', () => torch.tensor([1, 2]));
      at('v', () => torch.tensor(4));
    });
    expect(record('v')).toMatchObject({ count: 3, history: null });
    expect(tensor('v').text).toBe('tensor(4.)');
  });

  it('end at the limit, with all that came before', () => {
    const recording = newProgramRecording(
      ['a', 'b', 'c'].map((name, i) => siteOf(`${name} =`, i)),
      { ...LIMITS, records: 2 },
    );
    recording.record(0, 1);
    recording.record(1, 2);
    recording.record(0, 3);
    expect(() => {
      recording.record(2, 4);
    }).toThrow(expect.objectContaining({ limit: 'records' }) as LimitReached);
    expect(recording.state([]).records.map(({ name, count }) => [name, count])).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
  });
});

describe('values that are changed in place afterwards', () => {
  it('stay what they were: numbers, arrays, views', () => {
    const { tensor } = run(['s =', 'm =', 'row =', 'changed', 'later'], (at) => {
      const s = at('s =', () => torch.tensor(2));
      const m = at('m =', () => torch.tensor([1, 2, 3, 4]).reshape([2, 2]));
      at('row =', () => m.select(0, 1));
      at('changed', () => s.mul_(10));
      m.add_(100);
      at('later', () => m);
    });
    expect(tensor('s =').text).toBe('tensor(2.)');
    expect(tensor('changed').text).toBe('tensor(20.)');
    expect(tensor('m =').values).toEqual([1, 2, 3, 4]);
    expect(tensor('row =').values).toEqual([3, 4]);
    expect(tensor('later').values).toEqual([101, 102, 103, 104]);
  });

  it('also when they change through .data, a detached alias or a view', () => {
    const places = ['a =', 'b =', 'c =', 'a', 'b', 'c'];
    const { tensor } = run(places, (at) => {
      const a = at('a =', () => torch.tensor([1, 2], { requires_grad: true }));
      const b = at('b =', () => torch.tensor([1, 2], { requires_grad: true }));
      const c = at('c =', () => torch.tensor([1, 2]));
      a.data.sub_(1);
      torch.no_grad(() => b.detach().sub_(1));
      c.select(0, 0).zero_();
      at('a', () => a);
      at('b', () => b);
      at('c', () => c);
    });
    expect(places.map((place) => tensor(place).values)).toEqual([
      [1, 2],
      [1, 2],
      [1, 2],
      [0, 1],
      [0, 1],
      [0, 2],
    ]);
  });

  it('show a large tensor as it was, although its elements are not kept', () => {
    const { tensor, value } = run(['big ='], (at) => {
      const big = at('big =', () => torch.tensor(new Float32Array(70_000).fill(1)));
      big.mul_(2);
    });
    expect(tensor('big =')).toMatchObject({ text: 'tensor([1., 1., 1.,  ..., 1., 1., 1.])', summary: { max: 1 } });
    expect(value('big =').lost?.id).toBe('recorder.changed-since');
  });

  it('are told apart in a loop: each place has the last it saw', () => {
    const { tensor, record } = run(['w', 'g', 'step'], (at) => {
      const w = torch.tensor([1, 1], { requires_grad: true });
      for (let i = 0; i < 3; i += 1) {
        at('w', () => w)
          .sum()
          .backward();
        at('g', () => w.grad);
        torch.no_grad(() => at('step', () => w.sub_(1)));
      }
    });
    expect(record('w').count).toBe(3);
    expect(tensor('w').values).toEqual([-1, -1]);
    expect(tensor('g').values).toEqual([3, 3]);
    expect(tensor('step').values).toEqual([-2, -2]);
    expect(tensor('step').text).toBe('tensor([-2., -2.], requires_grad=True)');
  });

  it('keep the flags that they had', () => {
    const { tensor } = run(['w =', 'w'], (at) => {
      const w = at('w =', () => torch.zeros([2]));
      w.requires_grad_();
      at('w', () => w);
    });
    expect(tensor('w =').text).toBe('tensor([0., 0.])');
    expect(tensor('w').text).toBe('tensor([0., 0.], requires_grad=True)');
  });

  it('say whether the gradient is retained', () => {
    const { state, tensor } = run(['y ='], (at) => {
      const x = torch.tensor([1, 2], { requires_grad: true });
      const y = at('y =', () => x.mul(2));
      y.retain_grad();
      y.sum().backward();
    });
    expect(tensor('y =').retains_grad).toBe(true);
    expect(state.tensors[tensor('y =').grad ?? -1]?.values).toEqual([1, 1]);
  });
});

describe('the history of a place', () => {
  const history = (count: number, value: (i: number) => unknown): RecordedState['records'][number] => {
    const recording = newProgramRecording([siteOf('loss =', 0)], LIMITS);
    for (let i = 0; i < count; i += 1) recording.record(0, value(i));
    const [record] = recording.state([]).records;
    if (record === undefined) throw new Error('Nothing was recorded.');
    return record;
  };

  it('is empty for a single value', () => {
    expect(history(1, () => 7)).toMatchObject({ count: 1, history: null });
  });

  it('has every value of short loops', () => {
    expect(history(5, (i) => i * i).history).toEqual({ stride: 1, values: [0, 1, 4, 9, 16] });
    expect(history(1024, (i) => i).history).toEqual({ stride: 1, values: Array.from({ length: 1024 }, (_, i) => i) });
  });

  it.each([1025, 2048, 2049, 10_000, 123_457])('of %i values has every so many-th from the first on', (count) => {
    const { stride, values } = history(count, (i) => i).history ?? { stride: 0, values: [] };
    expect(Math.log2(stride) % 1).toBe(0);
    expect(values.length).toBeGreaterThan(512);
    expect(values.length).toBeLessThanOrEqual(1024);
    expect(values).toEqual(Array.from({ length: Math.ceil(count / stride) }, (_, i) => i * stride));
  });

  it('takes tensors of one element, NaN and −0 included', () => {
    const given: Tensor[] = [
      torch.tensor(1),
      torch.tensor([[NaN]]),
      torch.tensor(-0),
      torch.tensor([2, 3]).select(0, 1),
    ];
    const { values } = history(4, (i) => given[i]).history ?? { values: [] };
    expect(values).toEqual([1, NaN, -0, 3]);
  });

  it('ends where a place gives more than one number', () => {
    expect(history(3, (i) => (i === 1 ? torch.ones([2]) : i)).history).toBe(null);
  });

  it('is bounded over all places', () => {
    const sites = 4000;
    const recording = newProgramRecording(
      Array.from({ length: sites }, (_, i) => siteOf(`v${String(i)} =`, i)),
      { ...LIMITS, records: sites },
    );
    for (let i = 0; i < 1500; i += 1) for (let site = 0; site < sites; site += 1) recording.record(site, i);
    const { records } = recording.state([]);
    const points = records.reduce((sum, record) => sum + (record.history?.values.length ?? 0), 0);
    expect(points).toBeLessThanOrEqual(50_000);
    expect(points).toBeGreaterThan(20_000);
    for (const { history: kept } of records)
      expect(kept?.values.every((value, i) => value === i * kept.stride) ?? false).toBe(true);
  });
});

describe('a snapshot during the run', () => {
  it('has everything so far and no outputs', () => {
    const recording = newProgramRecording(['x =', 'y ='].map(siteOf), LIMITS);
    recording.start();
    const x = torch.tensor(2, { requires_grad: true });
    recording.record(0, x);
    expect(recording.state([])).toMatchObject({ records: [{ name: 'x', count: 1 }], outputs: [], passCount: 0 });
    const y = x.mul(3);
    recording.record(1, y);
    y.backward();
    const { records, tensors, passCount } = recording.state([]);
    recording.stop();
    expect(records.map(({ name }) => name)).toEqual(['x', 'y']);
    expect(tensors[tensors[0]?.grad ?? -1]?.values).toEqual([3]);
    expect(passCount).toBe(1);
  });

  it('has room for a bounded number of values, evenly', () => {
    const count = 240;
    const recording = newProgramRecording(
      Array.from({ length: count }, (_, i) => siteOf(`v${String(i)} =`, i)),
      LIMITS,
    );
    for (let site = 0; site < count; site += 1) recording.record(site, torch.full([site % 2 === 0 ? 10 : 900], site));
    const lengths = (tensors: RecordedState['tensors']): number[] => [
      ...new Set(tensors.map(({ values }) => values.length)),
    ];
    expect(lengths(recording.state([]).tensors)).toEqual([10, 500]);
    expect(lengths(recording.finish([]).state.tensors)).toEqual([10, 900]);
  });

  it('describes again only what has changed', () => {
    const count = 20;
    const recording = newProgramRecording(
      Array.from({ length: count }, (_, i) => siteOf(`v${String(i)} =`, i)),
      LIMITS,
    );
    const tensors = Array.from({ length: count }, (_, site) => torch.full([10], site));
    tensors.forEach((tensor, site) => {
      recording.record(site, tensor);
    });
    recording.start();
    const before = recording.state([]).tensors;
    tensors[7]?.add_(1);
    recording.record(7, tensors[7]);
    const after = recording.state([]).tensors;
    recording.stop();
    // Of most the very lists of elements that there were, not made anew.
    expect(after.map(({ values }, site) => values === before[site]?.values)).toEqual(
      before.map((_, site) => site !== 7),
    );
  });
});
