// Single tensors of the trace that is shown, read on demand: parts, statistics, lists and texts, of formulas and programs.
import { describe, expect, it } from 'vitest';
import { torch } from '../../../src/engine/torch';
import { analyse } from '../../../src/runtime/analysis/analyse';
import type { ElementsRequest, ListRequest, WritingRequest } from '../../../src/trace/elements';
import { isRefusal } from '../../../src/trace/refusal';
import { parseFilter, isMessage } from '../../../src/trace/tensors/filter';
import type { Trace } from '../../../src/trace/trace';
import { CONTEXT, differentiated } from '../analysis/analysed';
import { recordProgram } from '../analysis/recorded';
import { runText } from '../run-text';
import { answered, ofProgram, refusedBy, type Asks } from './asked';

const ONE = { rows: 1, columns: 1 };
const ALL = { from: 0, count: 100 };

function idOf(trace: Trace, name: string): number {
  const found = trace.variables.find((variable) => variable.name === name)?.tensor;
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

function gradientOf(trace: Trace, name: string): number {
  const grad = trace.tensors[idOf(trace, name)]?.grad ?? null;
  if (grad === null) throw new Error(`${name} has no gradient`);
  return grad;
}

function readOf(asks: Asks, tensor: number, part: Partial<ElementsRequest> = {}) {
  return asks({
    kind: 'elements',
    ask: { tensor, slice: [], rows: ALL, columns: ALL, block: ONE, ...part },
  });
}

function listed(asks: Asks, search: Partial<ListRequest> & { readonly tensor: number }, text = '') {
  const filter = parseFilter(text);
  if (isMessage(filter)) throw new Error(filter.text);
  return asks({
    kind: 'listing',
    ask: { gradient: null, order: 'index', descending: false, from: 0, count: 10, filter, ...search },
  });
}

function writtenOf(asks: Asks, ask: WritingRequest): string {
  return answered(asks({ kind: 'writing', ask })).text;
}

const values = {
  W: [
    [1, -2, 0.1],
    [4, NaN, 6],
  ],
  x: 2,
};
const matrix = runText('(W * x).sum()', values);
const ofMatrix: Asks = (enquiry) => matrix.ask(enquiry);
const W = idOf(matrix.trace, 'W');

/** Three dimensions of whole numbers, in float32. */
const program = recordProgram((write) => {
  const w = write('w', torch.arange(1500).reshape([3, 20, 25]).to(torch.float32).requires_grad_());
  const y = write('y', w.mul(w).mul(0.1).sum());
  y.backward();
});
const traced = differentiated(program);
const ofTape = ofProgram(program);
const w = idOf(traced, 'w');

describe('a part of a tensor', () => {
  it('is the rectangle that was asked for, as far as the tensor reaches', () => {
    expect(answered(readOf(ofMatrix, W))).toEqual({ rows: 2, columns: 3, values: [1, -2, 0.1, 4, NaN, 6] });
    const corner = { rows: { from: 1, count: 1 }, columns: { from: 1, count: 9 } };
    expect(answered(readOf(ofMatrix, W, corner))).toEqual({ rows: 1, columns: 2, values: [NaN, 6] });
  });

  it('is of a gradient too', () => {
    expect(answered(readOf(ofMatrix, gradientOf(matrix.trace, 'W'))).values).toEqual([2, 2, 2, 2, 2, 2]);
  });

  it('of a program is computed in its dtypes, slice by slice, beyond what the trace holds', () => {
    const slice = { slice: [2], rows: { from: 18, count: 5 }, columns: { from: 23, count: 5 } };
    expect(answered(readOf(ofTape, w, slice))).toEqual({ rows: 2, columns: 2, values: [1473, 1474, 1498, 1499] });
    const gradient = answered(readOf(ofTape, gradientOf(traced, 'w'), slice)).values;
    expect(gradient).toEqual([1473, 1474, 1498, 1499].map((value) => Math.fround(Math.fround(0.1) * value) * 2));
    expect(traced.tensors[w]?.values).toHaveLength(1000);
  });

  it('stands at the values that were given', () => {
    const given = Array.from({ length: 3 }, () =>
      Array.from({ length: 20 }, () => Array.from({ length: 25 }, () => 7)),
    );
    const slice = { slice: [1], rows: { from: 0, count: 1 }, columns: { from: 0, count: 2 } };
    expect(answered(readOf(ofProgram(program, { w: given }), w, slice)).values).toEqual([7, 7]);
    expect(answered(readOf(ofTape, w, slice)).values).toEqual([500, 501]);
  });

  it('of blocks is the number of largest magnitude in each, NaN before all', () => {
    const block = { rows: 2, columns: 2 };
    expect(answered(readOf(ofMatrix, W, { block }))).toEqual({ rows: 1, columns: 2, values: [NaN, 6] });
    const rows = { block: { rows: 20, columns: 10 }, slice: [0] };
    expect(answered(readOf(ofTape, w, rows)).values).toEqual([484, 494, 499]);
  });

  it('is refused where there is no such tensor or slice, and where it is too much', () => {
    expect(refusedBy(readOf(ofMatrix, 1000))).toEqual([
      'The run holds no such tensor any more.',
      'Run it again, and open the tensor again.',
    ]);
    for (const slice of [[], [3], [0, 0], [0.5]])
      expect(refusedBy(readOf(ofTape, w, { slice }))[0]).toMatch(/no such slice/);
    const large = recordProgram((write) => {
      write('v', torch.zeros([200, 200]).requires_grad_())
        .sum()
        .backward();
    });
    const v = idOf(differentiated(large), 'v');
    const whole = { rows: { from: 0, count: 200 }, columns: { from: 0, count: 200 } };
    expect(refusedBy(readOf(ofProgram(large), v, whole))[0]).toBe(
      'That is 40000 numbers; at most 10000 are given at once.',
    );
    expect(answered(readOf(ofProgram(large), v, { ...whole, block: { rows: 2, columns: 2 } })).values).toHaveLength(
      10_000,
    );
  });

  it('has nothing of an empty tensor', () => {
    const empty = recordProgram((write) => {
      write('e', torch.zeros([0, 3]).requires_grad_())
        .sum()
        .backward();
    });
    const e = idOf(differentiated(empty), 'e');
    expect(answered(readOf(ofProgram(empty), e))).toEqual({ rows: 0, columns: 3, values: [] });
    expect(answered(ofProgram(empty)({ kind: 'statistics', ask: { tensor: e, bins: 5 } }))).toMatchObject({
      numel: 0,
      norm: 0,
      histogram: null,
      quantiles: null,
    });
  });
});

describe('the recording behind a program', () => {
  it('is kept while the same output is read on, and made anew for other values', () => {
    let checks = 0;
    const now = (): number => {
      checks += 1;
      return 0;
    };
    const ask = (given: Record<string, number>) => {
      checks = 0;
      const request = { kind: 'elements', ask: { tensor: 0, slice: [], rows: ALL, columns: ALL, block: ONE } } as const;
      const answer = analyse(
        chain.tape,
        CONTEXT,
        { kind: 'ask', focus: chain.focus, values: given, enquiry: request },
        now,
      );
      if (isRefusal(answer)) throw new Error(answer.message.text);
      return checks;
    };
    const chain = recordProgram((write) => {
      let value = write('x', torch.tensor(1, { requires_grad: true }));
      for (let step = 0; step < 200; step += 1) value = value.mul(1.01);
      value.backward();
    });
    const first = ask({});
    const again = ask({});
    expect(again).toBeLessThan(first / 10);
    expect(ask({ x: 2 })).toBe(first);
    expect(ask({ x: 2 })).toBe(again);
  });
});

describe('what the numbers of a tensor are like', () => {
  it('counts what is not finite, and is of the finite numbers else', () => {
    const statistics = answered(ofMatrix({ kind: 'statistics', ask: { tensor: W, bins: 4 } }));
    expect(statistics).toMatchObject({ numel: 6, finite: 5, nan: 1, zeros: 0, min: -2, max: 6, norm: NaN });
    expect(statistics.mean).toBeCloseTo(9.1 / 5, 12);
    expect(statistics.histogram).toEqual({ from: -2, to: 6, counts: [1, 2, 0, 2] });
  });

  it('of all of a large tensor, not of what the trace holds', () => {
    const statistics = answered(ofTape({ kind: 'statistics', ask: { tensor: w, bins: 3 } }));
    expect(statistics).toMatchObject({ numel: 1500, zeros: 1, min: 0, max: 1499, mean: 749.5 });
    expect(statistics.histogram?.counts).toEqual([500, 500, 500]);
    expect(statistics.quantiles?.[2]).toBe(749.5);
  });
});

describe('a list of elements', () => {
  it('is filtered, sorted, and says how many there are', () => {
    const top = answered(listed(ofTape, { tensor: w, order: 'value', descending: true, count: 3 }, '< 1000'));
    expect(top).toMatchObject({ matches: 1000, numel: 1500, indices: [999, 998, 997], values: [999, 998, 997] });
    const gradient = gradientOf(traced, 'w');
    const small = answered(listed(ofTape, { tensor: w, gradient, from: 1 }, '|grad| < 1'));
    expect(small.indices).toEqual([1, 2, 3, 4]);
    expect(small.gradients?.[0]).toBeCloseTo(0.2, 6);
  });

  it('finds NaN, which stands last in any order', () => {
    expect(answered(listed(ofMatrix, { tensor: W }, 'nan')).indices).toEqual([4]);
    expect(answered(listed(ofMatrix, { tensor: W, order: '|value|', descending: true })).indices).toEqual([
      5, 3, 1, 0, 2, 4,
    ]);
    expect(answered(listed(ofMatrix, { tensor: W, order: 'value' })).indices).toEqual([1, 2, 0, 3, 5, 4]);
  });

  it('is bounded, and needs a gradient of the same shape', () => {
    expect(refusedBy(listed(ofTape, { tensor: w, count: 501 }))[0]).toMatch(/at most 500/);
    expect(refusedBy(listed(ofTape, { tensor: w, from: 9_991, count: 10 }))[1]).toBe(
      'Let the filter leave fewer of them.',
    );
    const other = traced.output.root;
    expect(refusedBy(listed(ofTape, { tensor: w, gradient: other }))[0]).toMatch(/another shape/);
  });
});

describe('a tensor as text', () => {
  it('is what PyTorch prints, of formulas in float32', () => {
    const part = { kind: 'tensor' } as const;
    expect(writtenOf(ofMatrix, { tensor: W, form: 'text', part })).toBe(
      'tensor([[ 1.0000, -2.0000,  0.1000],\n        [ 4.0000,     nan,  6.0000]])',
    );
    expect(writtenOf(ofTape, { tensor: w, form: 'text', part: { kind: 'slice', slice: [1] } })).toMatch(
      /^tensor\(\[\[500\., 501\., 502\., .*\]\]\)$/s,
    );
  });

  it('is a slice, or what a filter lets through', () => {
    const search = {
      tensor: w,
      gradient: gradientOf(traced, 'w'),
      order: 'value',
      descending: true,
      filter: [[{ of: 'value', magnitude: false, test: '<', than: 3 }]],
    } as const;
    const part = { kind: 'list', search } as const;
    expect(writtenOf(ofTape, { tensor: w, form: 'csv', part })).toBe(
      'dim 0,dim 1,dim 2,value,gradient\n0,0,2,2,0.4\n0,0,1,1,0.2\n0,0,0,0,0\n',
    );
    expect(writtenOf(ofTape, { tensor: w, form: 'typescript', part })).toBe('torch.tensor([2, 1, 0])');
    expect(writtenOf(ofTape, { tensor: search.gradient, form: 'python', part })).toBe(
      'torch.tensor([0.4, 0.2, 0.0], dtype=torch.float32)',
    );
    expect(writtenOf(ofTape, { tensor: w, form: 'csv', part: { kind: 'slice', slice: [0] } }).split('\n')[1]).toMatch(
      /^25,26,27,/,
    );
  });

  it('is refused where it would be too long, but for what PyTorch abbreviates', () => {
    const large = recordProgram((write) => {
      write('v', torch.zeros([500, 500]).requires_grad_())
        .sum()
        .backward();
    });
    const v = idOf(differentiated(large), 'v');
    const part = { kind: 'tensor' } as const;
    expect(refusedBy(ofProgram(large)({ kind: 'writing', ask: { tensor: v, form: 'csv', part } }))).toEqual([
      'That is 250000 numbers; at most 200000 are given at once.',
      'Take a slice of it, or list fewer elements with a filter.',
    ]);
    expect(writtenOf(ofProgram(large), { tensor: v, form: 'text', part })).toContain('...');
  });
});
