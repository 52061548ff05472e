/** What an inlay hint says, word for word, in the room that the editor gives it. */
import { afterEach, describe, expect, test } from 'vitest';
import { lineHint, USUAL_LENGTH } from '../../src/editor/hints/label';
import type { RecordedStatement } from '../../src/results/result';
import { PROGRAM_VERSION, type ProgramTensor, type ProgramTrace, type TraceRecord } from '../../src/trace/program';
import { l10n } from '../fakes/vscode';

const PLACE = { start: 0, end: 1 };

function tensor(id: number, shape: readonly number[], text: string, more: Partial<ProgramTensor> = {}): ProgramTensor {
  const numel = shape.reduce((product, size) => product * size, 1);
  return {
    id,
    shape,
    dtype: 'float32',
    requires_grad: false,
    is_leaf: true,
    grad_fn: null,
    retains_grad: false,
    grad: null,
    text,
    summary: { numel, min: 0, max: numel, mean: 0, nan: 0, infinite: 0 },
    values: Array.from({ length: Math.min(numel, 1000) }, (_, index) => index),
    value: id,
    ...more,
  };
}

const traceOf = (...tensors: readonly ProgramTensor[]): ProgramTrace => ({
  version: PROGRAM_VERSION,
  kind: 'program',
  language: 'typescript',
  range: PLACE,
  text: 'x',
  ran: [PLACE],
  records: [],
  tensors,
  figures: [],
  passes: [],
  passCount: 1,
  outputs: [],
  output: [],
  notes: [],
  ending: { kind: 'finished' },
});

const record = (value: TraceRecord['value'], more: Partial<TraceRecord> = {}): TraceRecord => ({
  range: PLACE,
  name: 'x',
  kind: 'write',
  count: 1,
  value,
  history: null,
  ...more,
});

const of = (id: number, more: Partial<TraceRecord> = {}): TraceRecord => record({ kind: 'tensor', tensor: id }, more);
const number = (value: number, more: Partial<TraceRecord> = {}): TraceRecord => record({ kind: 'number', value }, more);

const statement = (...records: readonly TraceRecord[]): RecordedStatement => ({
  end: 1,
  records,
  literal: false,
  printed: null,
});

function said(trace: ProgramTrace, ...statements: readonly RecordedStatement[]): string | undefined {
  const text = lineHint(trace, statements, { edited: false })?.text;
  expect(text?.length ?? 0).toBeLessThanOrEqual(USUAL_LENGTH);
  return text;
}

const SCALAR = tensor(0, [], 'tensor(233., grad_fn=<AddBackward0>)', { values: [233] });

describe('a value', () => {
  test.each([
    ['a scalar as PyTorch prints it, without its history', SCALAR, '= tensor(233.)'],
    ['a short vector whole', tensor(0, [3], 'tensor([0., 1., 2.])'), '= tensor([0., 1., 2.])'],
    [
      'a longer one by its first values and its size',
      tensor(0, [200], 'tensor([  0.0000, …])'.repeat(40)),
      '= tensor([0., 1., 2., 3., …], size=(200,))',
    ],
    [
      'a matrix on one line',
      tensor(0, [2, 2], 'tensor([[1., 2.],\n        [3., 4.]])'),
      '= tensor([[1., 2.], [3., 4.]])',
    ],
    ['a large one by its size', tensor(0, [64, 10], 'tensor([[0., '.repeat(100)), '= tensor(…, size=(64, 10))'],
    [
      'one of too many dimensions cut at its end',
      tensor(0, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 'tensor('.repeat(100)),
      '= tensor(…, size=(1, 2, 3, 4, 5, 6, 7, 8,…',
    ],
  ])('%s', (_what, one, expected) => {
    expect(said(traceOf(one), statement(of(0)))).toBe(expected);
  });

  test('a number, a whole one to its end', () => {
    expect(said(traceOf(), statement(number(0.1 + 0.2)))).toBe('= 0.3');
    expect(said(traceOf(), statement(number(2499975000)))).toBe('= 2499975000');
    expect(said(traceOf(), statement(number(NaN)))).toBe('= nan');
  });

  test('of a place that ran often is the last, with how often', () => {
    expect(said(traceOf(SCALAR), statement(of(0, { count: 100_000 })))).toBe('= tensor(233.) ×100,000');
  });

  test('of a named tuple by its members, or their names', () => {
    const members = [
      { name: 'values', tensor: 0 },
      { name: 'indices', tensor: 1 },
    ];
    const tuple = record({ kind: 'tuple', name: 'torch.return_types.max', members });
    const short = traceOf(tensor(0, [], 'tensor(3.)'), tensor(1, [], 'tensor(2)'));
    expect(said(short, statement(tuple))).toBe('= max(values=tensor(3.), indices=tensor(2))');
    const long = traceOf(tensor(0, [9, 9], ''.padEnd(500)), tensor(1, [9, 9], ''.padEnd(500)));
    expect(said(long, statement(tuple))).toBe('= max(values, indices)');
  });
});

describe('a leaf', () => {
  const gradient = tensor(1, [], 'tensor(18.)', { values: [18] });
  const leaf = tensor(0, [], 'tensor(3., requires_grad=True)', { requires_grad: true, grad: 1 });

  test('tells the gradient that came to it', () => {
    expect(said(traceOf(leaf, gradient), statement(of(0)))).toBe('= tensor(3.) · grad = tensor(18.)');
  });

  test('whose value is written out tells that alone', () => {
    const written = { ...statement(of(0)), literal: true };
    expect(said(traceOf(leaf, gradient), written)).toBe('grad = tensor(18.)');
    expect(said(traceOf({ ...leaf, grad: null }, gradient), written)).toBeUndefined();
  });

  test('tells its value where there is no room for both', () => {
    const wide = tensor(1, [64, 10], ''.padEnd(500));
    expect(said(traceOf({ ...wide, id: 0, grad: 1 }, wide), statement(of(0)))).toBe('= tensor(…, size=(64, 10))');
  });
});

describe('a line', () => {
  const two = traceOf(tensor(0, [], 'tensor(4.)'), tensor(1, [], 'tensor(3.)'));

  test('with several names tells them by name', () => {
    expect(said(two, statement(of(0, { name: 'a' }), of(1, { name: 'b' })))).toBe('a = tensor(4.), b = tensor(3.)');
  });

  test('with more of them than there is room for ends with dots', () => {
    const many = Array.from({ length: 9 }, (_, index) => of(index % 2, { name: `name${String(index)}` }));
    expect(said(two, statement(...many))).toBe('name0 = tensor(4.), name1 = tensor(3.), …');
  });

  test('tells names before values, and values before what was printed', () => {
    const printed: RecordedStatement = { end: 1, records: [], literal: false, printed: { text: 'p', count: 1 } };
    const value = statement(number(2, { kind: 'expression', name: null }));
    expect(said(two, statement(of(0)), value, printed)).toBe('= tensor(4.)');
    expect(said(two, value, printed)).toBe('= 2');
    expect(said(two, printed)).toBe('→ p');
  });

  test('tells a name that it gives several values once', () => {
    expect(said(two, statement(of(1)), statement(of(0)))).toBe('= tensor(4.)');
  });

  test('tells what was printed on one line, shortened, and how often', () => {
    const text = 'tensor([[1., 2.],\n        [3., 4.]], grad_fn=<MulBackward0>)';
    const printed: RecordedStatement = { end: 1, records: [], literal: false, printed: { text, count: 3 } };
    expect(said(two, printed)).toBe('→ tensor([[1., 2.], [3., 4.]]) ×3');
    const long = { ...printed, printed: { text: 'word '.repeat(100_000), count: 1 } };
    expect(said(two, long)).toBe('→ word word word word word word word word…');
  });

  test('has nothing to tell where nothing was given', () => {
    expect(said(two)).toBeUndefined();
  });

  test('uses the room that there is', () => {
    const shape = tensor(0, [100], ''.padEnd(500));
    for (const length of [1, 20, 30, 100]) {
      const text = lineHint(traceOf(shape), [statement(of(0))], { edited: false, length })?.text ?? '';
      expect(text.length).toBeLessThanOrEqual(Math.max(12, length));
    }
  });
});

describe('after an edit', () => {
  afterEach(() => {
    l10n.bundle = undefined;
  });

  test('the value is told as what it was, in the user’s words', () => {
    const was = (): string | undefined => lineHint(traceOf(SCALAR), [statement(of(0))], { edited: true })?.text;
    expect(was()).toBe('was tensor(233.)');
    l10n.bundle = { 'was {0}': 'war {0}' };
    expect(was()).toBe('war tensor(233.)');
  });
});
