/** Explanations as results give them: of expressions at once, of programs from what their run left. */
import { describe, expect, it } from 'vitest';
import { Results } from '../../src/results/registry';
import type { Result } from '../../src/results/result';
import type { ProgramTensor, ProgramTrace, TraceRecord } from '../../src/trace/program';
import type { Tape } from '../../src/trace/tape';
import type { Trace } from '../../src/trace/trace';
import { differentiated, FakePrograms, programTrace } from './programs/fake';

const GONE = { refused: true, message: { id: 'results.no-explanation' } };
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

describe('an expression', () => {
  const text = 'x = -1.0\ny = torch.relu(x)\n';
  const results = new Results({
    defer: (task) => {
      task();
    },
  });
  const range = { start: text.indexOf('torch'), end: text.length - 1 };
  const ran = (): Promise<Result> =>
    results.differentiate({ uri: 'file:///a.py', language: 'python', version: 1, text }, range);

  it('is explained from its trace', async () => {
    const { id, trace } = await ran();
    const tensor = trace?.variables[0]?.tensor ?? -1;
    const question = { kind: 'shown', tensor, of: 'arrived' } as const;
    expect(await results.explain(id, question)).toMatchObject({
      name: 'x',
      state: 'zero',
      reasons: [{ kind: 'saturated' }],
    });
    expect(results.explainNow(id, question)).toStrictEqual(await results.explain(id, question));
    expect(trace && results.explainTrace(trace, tensor)).toStrictEqual(results.explainNow(id, question));
  });

  it('has nothing to say of what is not there', async () => {
    const { id } = await ran();
    for (const question of [
      { kind: 'shown', tensor: 99, of: 'arrived' },
      { kind: 'recorded', tensor: 0 },
      { kind: 'failure' },
    ] as const) {
      expect(await results.explain(id, question)).toMatchObject(GONE);
      expect(results.explainNow(id, question)).toBeNull();
    }
    expect(await results.explain('none', { kind: 'failure' })).toMatchObject(GONE);
  });
});

describe('a program', () => {
  const text = 'let x = leaf();';
  const tensors: readonly ProgramTensor[] = [
    {
      id: 0,
      shape: [],
      dtype: 'float32',
      requires_grad: true,
      is_leaf: true,
      grad_fn: null,
      retains_grad: false,
      grad: null,
      text: '',
      summary: { numel: 1, min: 3, max: 3, mean: 3, nan: 0, infinite: 0 },
      values: [3],
      value: 0,
    },
  ];
  const range = { start: 4, end: 5 };
  const records: readonly TraceRecord[] = [
    { range, name: 'x', kind: 'write', count: 1, value: { kind: 'tensor', tensor: 0 }, history: null },
  ];
  const values: Tape['values'] = [
    { name: 'x', range, mentions: [], shape: [], dtype: 'float32', leaf: true, data: [3], lost: null },
  ];
  const tape: Tape = { values, steps: [], reads: [] };

  async function ran(
    more: {
      readonly trace?: Partial<ProgramTrace>;
      readonly tapeBytes?: number;
      readonly answer?: (trace: Trace) => Trace;
    } = {},
  ): Promise<{ readonly results: Results; readonly programs: FakePrograms; readonly id: string }> {
    const programs = new FakePrograms();
    const results = new Results({
      defer: (task) => {
        task();
      },
      programs,
    });
    const running = results.run({ uri: 'file:///a.ts', language: 'typescript', version: 1, text }, null);
    const { request, finish } = programs.last;
    const trace = programTrace(request, { tensors, records, ...more.trace });
    finish({ trace, tape, ...(more.tapeBytes === undefined ? {} : { tapeBytes: more.tapeBytes }) });
    await settled();
    const shown = differentiated(request, 1);
    programs.analysis.finish(more.answer?.(shown) ?? shown);
    return { results, programs, id: (await running).id };
  }

  it('is explained from its tape', async () => {
    const { results, id } = await ran();
    const question = { kind: 'recorded', tensor: 0 } as const;
    const explanation = await results.explain(id, question);
    expect(explanation).toMatchObject({ name: 'x', state: 'none', reasons: [{ kind: 'no-backward' }] });
    expect(results.explainNow(id, question)).toStrictEqual(explanation);
    expect(await results.explain(id, { kind: 'failure' })).toMatchObject(GONE);
    expect(await results.explain(id, { kind: 'recorded', tensor: 9 })).toMatchObject(GONE);
    expect(await results.explain(id, { kind: 'shown', tensor: 999, of: 'arrived' })).toMatchObject(GONE);
  });

  it('whose tape takes long to read is not explained at once', async () => {
    const { results, id } = await ran({ tapeBytes: 50_000_000 });
    const question = { kind: 'recorded', tensor: 0 } as const;
    expect(results.explainNow(id, question)).toBeNull();
    expect(await results.explain(id, question)).toMatchObject({ state: 'none' });
  });

  it('whose graph is too large to be shown is explained where it ran; the newest question counts', async () => {
    const { results, programs, id } = await ran({ answer: folded });
    const trace = results.get(id)?.trace;
    const tensor = trace?.variables[0]?.tensor ?? -1;
    const question = { kind: 'shown', tensor, of: 'arrived' } as const;
    const first = results.explain(id, question);
    const asked = programs.analysis;
    expect(asked.request).toMatchObject({ kind: 'why', variable: trace?.variables[0]?.name, values: {} });
    const second = results.explain(id, question);
    expect(asked.cancelled).toBe(true);
    expect(await first).toMatchObject({ refused: true });
    const explanation = { name: 'x', state: 'zero', reasons: [] };
    programs.analysis.finish(explanation);
    expect(await second).toStrictEqual(explanation);
  });
});

/** As the analysis gives a graph of very many nodes: groups of them. */
function folded(trace: Trace): Trace {
  const [output] = trace.tensors;
  if (output === undefined) throw new Error('the trace has no output');
  const node = {
    operator: 'sin',
    doc: '',
    sequence_nr: 1,
    operands: [],
    outputs: [0],
    saved: [],
    rules: [],
    local: [],
  };
  const ends = { grad_outputs: [2], grad_inputs: [], range: null };
  return {
    ...trace,
    folded: { recorded: 20_000, open: null },
    variables: [{ name: 'x', tex: 'x', tensor: 1, origin: 'assignment', definition: null, mentions: [] }],
    tensors: [
      { ...output, grad_fn: 1 },
      { ...output, id: 1, name: 'x', is_leaf: true, grad: 2 },
      { ...output, id: 2, name: null, summary: { ...output.summary, min: 0, max: 0 }, values: [0] },
    ],
    nodes: [
      { ...node, ...ends, id: 0, name: 'AccumulateGrad', operator: null, next_functions: [], variable: 1 },
      { ...node, ...ends, id: 1, name: 'SinBackward0', next_functions: [null], variable: null },
    ],
  };
}
