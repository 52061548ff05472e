/** Values that a run gave to the names that were missing. */
import { describe, expect, test } from 'vitest';
import { recordedValues } from '../../src/editor/commands/recorded';
import type { RecordedPlace } from '../../src/results/result';
import type { ProgramTensor, TraceRecord } from '../../src/trace/program';
import { program } from '../inspector/fakes';

const VECTOR: ProgramTensor = {
  id: 0,
  shape: [2],
  dtype: 'torch.float32',
  requires_grad: false,
  is_leaf: true,
  grad_fn: null,
  retains_grad: false,
  grad: null,
  text: 'tensor([1., 2.])',
  summary: { numel: 2, min: 1, max: 2, mean: 1.5, nan: 0, infinite: 0 },
  values: [1, 2],
  value: null,
};
const PARTIAL: ProgramTensor = { ...VECTOR, id: 1, shape: [5000], summary: { ...VECTOR.summary, numel: 5000 } };

const RECORDS: readonly TraceRecord[] = [
  record('k', 4, { kind: 'number', value: 1.5 }),
  record('v', 20, { kind: 'tensor', tensor: 0 }),
  record('long', 40, { kind: 'tensor', tensor: 1 }),
];

function record(name: string, start: number, value: TraceRecord['value']): TraceRecord {
  return { range: { start, end: start + name.length }, name, kind: 'write', count: 1, value, history: null };
}

const results = {
  recordAt: (_uri: string, offset: number): RecordedPlace | undefined => {
    const found = RECORDS.find(({ range }) => range.start === offset);
    const result = program('p', { records: RECORDS, tensors: [VECTOR, PARTIAL] });
    return found && { result, record: found, edited: false };
  },
};

function values(names: Readonly<Record<string, number>>): unknown {
  const defined = Object.entries(names).map(([name, start]) => ({ name, range: { start, end: start + 10 } }));
  return recordedValues(results, 'file:///a.ts', defined);
}

describe('values that a run gave', () => {
  test('are numbers, and tensors as lists', () => {
    expect(values({ k: 4, v: 20 })).toEqual({ k: 1.5, v: [1, 2] });
  });

  test.each([
    ['a place where nothing was recorded', { k: 7 }],
    ['another name’s place, after an edit', { k: 20 }],
    ['a tensor of which only a part is known', { long: 40 }],
  ])('are none of %s', (_what, names) => {
    expect(values(names)).toEqual({});
  });
});
