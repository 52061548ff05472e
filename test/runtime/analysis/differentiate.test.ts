import { describe, expect, it } from 'vitest';
import { torch, type Tensor } from '../../../src/engine/torch';
import { analyse } from '../../../src/runtime/analysis/analyse';
import { explainShown } from '../../../src/runtime/why/explain';
import { isRefusal } from '../../../src/trace/refusal';
import type { Trace } from '../../../src/trace/trace';
import { isTrace } from '../../../src/trace/validate';
import type { Explanation } from '../../../src/trace/why';
import { tensorOf } from '../../../src/trace/queries';
import type { Values } from '../../../src/runtime/run';
import { linspace } from '../../../src/trace/value';
import { TapeBuilder } from '../../recorder/replay/tape-builder';
import { CONTEXT, differentiated, elements, gradients, tryDifferentiate, verdicts, type Program } from './analysed';
import { rangeOf, recordProgram, type Write } from './recorded';

const grads = { requires_grad: true } as const;
const noteIds = (program: Program, values: Values = {}): string[] =>
  differentiated(program, values).notes.map(({ message }) => message.id);

function gradOf(leaf: Tensor): Tensor {
  if (leaf.grad === null) throw new Error('no gradient');
  return leaf.grad;
}

interface Sample {
  readonly name: string;
  readonly body: (write: Write) => void;
  readonly gradients: Readonly<Record<string, readonly number[]>>;
  readonly value: number;
}

const twenty = linspace(-20, 20, 20).map(Math.fround);

/** The tutorials' programs. */
const SEEDS: readonly Sample[] = [
  {
    name: '5x⁴ + 3x³ + 7x² + 9x − 5 of a legacy tensor',
    body: (write) => {
      const x = write('x', torch.autograd.Variable(torch.Tensor([2]), grads));
      const y = write('y', x.pow(4).mul(5).add(x.pow(3).mul(3)).add(x.pow(2).mul(7)).add(x.mul(9)).sub(5));
      y.backward();
    },
    value: 145,
    gradients: { x: [233] },
  },
  {
    name: '3x²',
    body: (write) => {
      const x = write('x', torch.tensor(3, grads));
      write('y', x.pow(2).mul(3)).backward();
    },
    value: 27,
    gradients: { x: [18] },
  },
  {
    name: '6x² + 2x + 4',
    body: (write) => {
      const x = write('x', torch.tensor(3, grads));
      write('y', x.pow(2).mul(6).add(x.mul(2)).add(4)).backward();
    },
    value: 64,
    gradients: { x: [38] },
  },
  {
    name: 'u³ + v² + 4uv',
    body: (write) => {
      const [u, v] = [write('u', torch.tensor(3, grads)), write('v', torch.tensor(4, grads))];
      write('f', u.pow(3).add(v.pow(2)).add(u.mul(4).mul(v))).backward();
    },
    value: 91,
    gradients: { u: [43], v: [20] },
  },
  {
    name: 'the sum of x² over twenty points',
    body: (write) => {
      const x = write('x', torch.linspace(-20, 20, 20, grads));
      const Y = write('Y', x.pow(2));
      torch.sum(Y).backward();
    },
    value: 2947.368,
    gradients: { x: twenty.map((x) => 2 * x) },
  },
  {
    name: 'sin(x / 2^1.5)',
    body: (write) => {
      const x = write('x', torch.tensor(100, grads));
      write('y', torch.sin(x.div(2 ** 1.5))).backward();
    },
    value: -0.7158,
    gradients: { x: [-0.2469] },
  },
  {
    name: 'u² + v³ + 2uv + u + v',
    body: (write) => {
      const [u, v] = [write('u', torch.tensor(3, grads)), write('v', torch.tensor(4, grads))];
      write('f', u.pow(2).add(v.pow(3)).add(u.mul(2).mul(v)).add(u).add(v)).backward();
    },
    value: 104,
    gradients: { u: [15], v: [55] },
  },
];

describe('a program that was differentiated again', () => {
  it.each(SEEDS)('gives the tutorials’ numbers: $name', ({ body, gradients: expected, value }) => {
    const trace = differentiated(recordProgram(body));
    expect(tensorOf(trace, trace.output.root).values[0]).toBeCloseTo(value, 3);
    const found = gradients(trace);
    expect(Object.keys(found)).toStrictEqual(Object.keys(expected));
    for (const [name, values] of Object.entries(expected))
      expect(found[name]?.map((one) => Number(one.toFixed(4)))).toStrictEqual(
        values.map((one) => Number(one.toFixed(4))),
      );
    expect(new Set(Object.values(verdicts(trace)))).toStrictEqual(new Set(['agrees']));
  });

  it('prints as PyTorch does, in the program’s dtype, with names and places', () => {
    const trace = differentiated(recordProgram(SEEDS[1]?.body ?? ((): void => undefined)));
    const [variable] = trace.variables;
    const output = tensorOf(trace, trace.output.tensor);
    expect(trace).toMatchObject({ kind: 'program', language: 'typescript', range: CONTEXT.range, tex: null });
    expect(variable).toMatchObject({ name: 'x', tex: 'x', origin: 'assignment', definition: rangeOf(0) });
    expect([output.text, output.range, trace.output.name]).toStrictEqual([
      'tensor(27., grad_fn=<MulBackward0>)',
      rangeOf(1),
      'y',
    ]);
    expect(trace.nodes.map(({ name }) => name)).toStrictEqual(['AccumulateGrad', 'PowBackward0', 'MulBackward0']);
  });

  it('calls what was computed on the way by the names that the text has for it', () => {
    const trace = differentiated(
      recordProgram((write) => {
        const x = write('x', torch.tensor([1, 2], { requires_grad: true }));
        const Y = write('Y', x.pow(2));
        write('loss', Y.mul(3).sum()).backward();
      }),
    );
    const names = trace.nodes.map(({ name, outputs: [output] }) => [
      name,
      output === undefined ? null : tensorOf(trace, output).name,
    ]);
    expect(names).toStrictEqual([
      ['AccumulateGrad', null],
      ['PowBackward0', 'Y'],
      ['MulBackward0', null],
      ['SumBackward0', 'loss'],
    ]);
  });

  it('knows the operands of nodes that a derivative left behind', () => {
    const trace = differentiated(
      recordProgram((write) => {
        const x = write('x', torch.tensor(2, { requires_grad: true }));
        const y = write('y', x.pow(3));
        const [g] = torch.autograd.grad(y, x, { create_graph: true });
        if (g) write('g', g.mul(1)).backward();
      }),
    );
    const operators = trace.nodes.filter(({ operator }) => operator !== null);
    expect(operators.length).toBeGreaterThan(3);
    for (const { operands, outputs } of operators)
      expect([operands.length > 0, outputs.length]).toStrictEqual([true, 1]);
    expect(verdicts(trace)).toStrictEqual({ x: 'agrees' });
  });

  it('agrees with the run itself and with differences: a small network', () => {
    const found: Record<string, Tensor> = {};
    const program = recordProgram((write) => {
      const input = torch.tensor([
        [0.5, -1.2],
        [1.5, 0.3],
        [-0.7, 0.9],
      ]);
      const w1 = write(
        'w1',
        torch.tensor(
          [
            [0.1, -0.4, 0.3],
            [0.8, 0.2, -0.6],
          ],
          grads,
        ),
      );
      const b1 = write('b1', torch.tensor([0.1, 0, -0.2], grads));
      const w2 = write('w2', torch.tensor([[0.7], [-0.3], [0.5]], grads));
      const hidden = write('hidden', input.matmul(w1).add(b1).tanh());
      const loss = write(
        'loss',
        hidden
          .matmul(w2)
          .sub(torch.tensor([[1], [0], [-1]]))
          .pow(2)
          .mean(),
      );
      loss.backward();
      Object.assign(found, { w1, b1, w2 });
    });
    const trace = differentiated(program);
    expect(gradients(trace)).toStrictEqual(
      Object.fromEntries(Object.entries(found).map(([name, leaf]) => [name, leaf.grad?.toArray()])),
    );
    expect(verdicts(trace)).toStrictEqual({ w1: 'agrees', b1: 'agrees', w2: 'agrees' });
  });

  it('takes values by name, and says that they were entered', () => {
    const program = recordProgram(SEEDS[3]?.body ?? ((): void => undefined));
    const trace = differentiated(program, { u: 2 });
    expect(gradients(trace)).toStrictEqual({ u: [28], v: [16] });
    expect(trace.variables.map(({ origin }) => origin)).toStrictEqual(['entered', 'assignment']);
  });

  it('names leaves apart', () => {
    const program = recordProgram((write) => {
      const first = write('w', torch.tensor(1, grads));
      const second = write('w', torch.tensor(2, grads));
      first.mul(second).mul(torch.tensor(3, grads)).backward();
    });
    expect(gradients(differentiated(program))).toStrictEqual({ w: [6], 'w 2': [3], leaf: [2] });
  });

  it('sums what has several elements, and says so', () => {
    const program = recordProgram((write) => {
      const x = write('x', torch.tensor([1, 2], grads));
      write('y', x.pow(2));
    });
    const trace = differentiated({ ...program, focus: program.focusOn('y') });
    expect([trace.output.summed, gradients(trace), noteIds({ ...program, focus: program.focusOn('y') })]).toStrictEqual(
      [true, { x: [2, 4] }, ['runtime.summed']],
    );
  });

  it('multiplies with the weights that backward was given', () => {
    const program = recordProgram((write) => {
      const x = write('x', torch.tensor([1, 2], grads));
      write('y', x.pow(2)).backward(torch.tensor([1, 10]));
    });
    const trace = differentiated(program);
    expect([gradients(trace), verdicts(trace), noteIds(program)]).toStrictEqual([
      { x: [2, 40] },
      { x: 'agrees' },
      ['analysis.weighted'],
    ]);
  });

  it('takes weights of 1 as a sum', () => {
    const program = recordProgram((write) => {
      const x = write('x', torch.tensor([1, 2], grads));
      const y = write('y', x.pow(2));
      y.backward(torch.ones_like(y));
    });
    expect(noteIds(program)).toStrictEqual(['runtime.summed']);
    expect(differentiated(program).elementwise).toBe(true);
  });

  it('differentiates what was differentiated', () => {
    const program = recordProgram((write) => {
      const x = write('x', torch.tensor(2, grads));
      const [slope] = torch.autograd.grad(x.pow(4), x, { create_graph: true });
      write('second', torch.autograd.grad(slope ?? x, x, { create_graph: true })[0] ?? x);
    });
    const trace = differentiated({ ...program, focus: program.focusOn('second') });
    expect([tensorOf(trace, trace.output.root).values, gradients(trace), verdicts(trace)]).toStrictEqual([
      [48],
      { x: [48] },
      { x: 'agrees' },
    ]);
  });

  it('of a training loop is that of its last step, at the weights of then', () => {
    const found: (number | boolean)[] = [];
    const program = recordProgram((write) => {
      const w = write('w', torch.tensor(3, grads));
      for (let step = 0; step < 20; step += 1) {
        const loss = write('loss', w.mul(2).sub(1).pow(2));
        w.grad = null;
        loss.backward();
        found.splice(0, 2, Number(w.item()), Number(gradOf(w).item()));
        torch.no_grad(() => {
          w.sub_(gradOf(w).mul(0.1));
        });
      }
    });
    const trace = differentiated(program);
    expect(gradients(trace)).toStrictEqual({ w: [found[1]] });
    expect(tensorOf(trace, trace.variables[0]?.tensor ?? 0).values).toStrictEqual([found[0]]);
  });
});

describe('what is cut from the graph', () => {
  const detached = recordProgram((write) => {
    const x = write('x', torch.tensor(3, grads));
    const still = write('still', x.mul(x).detach());
    write('y', still.mul(x)).backward();
  });

  it('stays where it is for the check, and is told of', () => {
    const trace = differentiated(detached);
    expect([gradients(trace), verdicts(trace)]).toStrictEqual([{ x: [9] }, { x: 'agrees' }]);
    const cut = trace.notes.find(({ message }) => message.id === 'analysis.cut');
    expect(cut?.range).toStrictEqual(rangeOf(1));
  });

  it('leaves a leaf without a gradient unchecked, with the reason', () => {
    const program = recordProgram((write) => {
      const [x, w] = [write('x', torch.tensor(3, grads)), write('w', torch.tensor(2, grads))];
      const still = torch.no_grad(() => x.mul(2));
      write('y', still.mul(w)).backward();
    });
    const trace = differentiated(program);
    expect([gradients(trace), verdicts(trace)]).toStrictEqual([
      { x: null, w: [6] },
      { x: 'unchecked', w: 'agrees' },
    ]);
    expect(trace.checks[0]?.reason?.id).toBe('analysis.cut-off');
  });
});

describe('changes in place', () => {
  it('show each state of a value as it was', () => {
    const program = recordProgram((write) => {
      const x = write('x', torch.tensor(2, grads));
      const y = x.mul(3);
      y.add_(x);
      write('z', y.mul(y)).backward();
    });
    const trace = differentiated(program);
    const changed = trace.nodes.find(({ operator }) => operator === 'add');
    const [self] = changed?.operands ?? [];
    expect([gradients(trace), verdicts(trace)]).toStrictEqual([{ x: [64] }, { x: 'agrees' }]);
    expect(tensorOf(trace, self?.tensor ?? 0).values).toStrictEqual([6]);
    expect(tensorOf(trace, changed?.outputs[0] ?? 0).values).toStrictEqual([8]);
  });
});

describe('what steered the program', () => {
  const body = (write: Write): void => {
    const x = write('x', torch.tensor(2, grads));
    const positive = x.gt(1);
    const y = positive.__bool__() ? x.pow(2) : x.neg();
    write('y', y).backward();
  };

  it('is as it was recorded, and said', () => {
    const [condition] = differentiated(recordProgram(body)).notes;
    expect([condition?.message.id, condition?.message.args, condition?.severity]).toStrictEqual([
      'analysis.condition',
      { outcome: 'true' },
      'info',
    ]);
  });

  it('is a warning where other values would decide it the other way', () => {
    const trace = differentiated(recordProgram(body), { x: 0.5 });
    expect(trace.notes.map(({ severity, message }) => [severity, message.id])).toStrictEqual([
      ['warning', 'analysis.flipped'],
    ]);
    expect(gradients(trace)).toStrictEqual({ x: [1] });
  });

  it('may be a number that was taken out', () => {
    const program = recordProgram((write) => {
      const x = write('x', torch.tensor(2, grads));
      const factor = Number(x.item());
      write('y', x.mul(factor)).backward();
    });
    expect(noteIds(program)).toStrictEqual(['analysis.number']);
  });
});

describe('a large graph', () => {
  const chain = (steps: number): Program =>
    recordProgram((write) => {
      const x = write('x', torch.linspace(1, 2, 10).requires_grad_());
      let y: Tensor = x;
      for (let step = 0; step < steps; step += 1) y = y.mul(1.0001);
      write('y', y.sum()).backward();
    });

  it('has brief tensors, but for its leaves and its result', () => {
    const trace = differentiated(chain(2500));
    expect(trace.nodes).toHaveLength(2502);
    expect(trace.folded).toBeUndefined();
    const inner = trace.tensors.find(({ name, is_leaf, shape }) => name === null && !is_leaf && shape[0] === 10);
    expect(inner?.values).toHaveLength(8);
    expect(inner?.text).toMatch(/^tensor\(\[1\.\d+, \s*\.\.\., 2\.\d+\], grad_fn=<MulBackward0>\)$/);
    expect(gradients(trace)['x']).toHaveLength(10);
    expect(gradients(trace)['x']?.[9]).toBeCloseTo(1.0001 ** 2500, 3);
    expect(verdicts(trace)).toStrictEqual({ x: 'agrees' });
  });

  it('is folded where it is larger than what is asked for', () => {
    const program = chain(3000);
    const { tape, focus } = program;
    const request = { kind: 'differentiate', focus, values: {}, nodes: 1000 } as const;
    const trace = analyse(tape, CONTEXT, request, () => 0) as Trace;
    expect(isTrace(trace)).toBe(true);
    expect(trace.folded).toStrictEqual({ recorded: 3002, open: null });
    expect(trace.nodes.length).toBeLessThanOrEqual(300);
    // Every recorded node is in one of them, and what a group takes stands before it.
    const members = trace.nodes.flatMap(({ members: own }) => (own === undefined ? [] : [own]));
    expect(members.reduce((at, { first, count }) => (first === at ? at + count : NaN), 0)).toBe(3002);
    for (const node of trace.nodes)
      for (const next of node.next_functions) expect(next?.node ?? 0).toBeLessThan(node.id);
    const group = trace.nodes[150];
    expect(group).toMatchObject({ name: 'MulBackward0', operator: 'mul', saved: [], rules: [] });
    expect(group?.next_functions).toStrictEqual([{ node: 149, input_nr: 0 }]);
    expect(tensorOf(trace, group?.grad_outputs?.[0] ?? -1).values[0]).toBeCloseTo(1.0001 ** 1500, 0);
    expect(gradients(trace)['x']?.[9]).toBeCloseTo(1.0001 ** 3000, 3);
  });

  it('shows the nodes of a group one by one where they are asked for', () => {
    const { tape, focus } = chain(3000);
    const ask = { first: 1000, count: 20 };
    const request = { kind: 'ask', focus, values: {}, enquiry: { kind: 'nodes', ask } } as const;
    const trace = analyse(tape, CONTEXT, request, () => 0) as Trace;
    expect(isTrace(trace)).toBe(true);
    expect(trace.folded).toStrictEqual({ recorded: 3002, open: ask });
    const opened = trace.nodes.filter(
      ({ members }) => members !== undefined && members.first >= 1000 && members.first < 1020,
    );
    expect(opened.map(({ members }) => members?.count)).toStrictEqual(new Array(20).fill(1));
    expect(opened[3]).toMatchObject({
      name: 'MulBackward0',
      operands: [{ name: 'self' }, { name: 'other', text: '1.0001' }],
    });
    expect(opened[3]?.local[0]).not.toBeNull();
  });

  it('answers why a gradient of it is zero by the whole graph', () => {
    const program = recordProgram((write) => {
      const x = write('x', torch.tensor(2, grads));
      let y: Tensor = x;
      for (let step = 0; step < 20; step += 1) y = y.mul(step === 10 ? 0 : 1.5);
      write('y', y).backward();
    });
    const { tape, focus } = program;
    const folded = analyse(tape, CONTEXT, { kind: 'differentiate', focus, values: {}, nodes: 10 }, () => 0) as Trace;
    expect(
      explainShown(folded, { kind: 'shown', tensor: folded.variables[0]?.tensor ?? -1, of: 'arrived' }),
    ).toMatchObject({
      state: 'zero',
      reasons: [],
    });
    const why = analyse(tape, CONTEXT, { kind: 'why', focus, values: {}, variable: 'x' }, () => 0) as Explanation;
    expect(why.state).toBe('zero');
    expect(why.reasons).toHaveLength(1);
  });
});

describe('what cannot be done is refused', () => {
  const text = (program: Program, values: Values = {}): string => {
    const trace = tryDifferentiate(program, values);
    return isRefusal(trace) ? trace.message.text : 'done';
  };
  const simple = recordProgram(SEEDS[1]?.body ?? ((): void => undefined));

  it('names that no leaf has, and shapes that do not fit', () => {
    expect(text(simple, { u: 1 })).toBe('The output depends on no leaf called u.');
    expect(text(simple, { x: [1, 2] })).toBe('x has the shape () in this run; a value of the shape (2,) does not fit.');
  });

  it('lost values, with the reason and their place', () => {
    const program = new TapeBuilder();
    const lost = program.lost('It was not kept.', { range: { start: 3, end: 4 } });
    const y = program.call('mul', [program.leaf('x', 2), lost]);
    expect(text({ tape: program.tape, focus: { output: y.id, weights: null } })).toBe('It was not kept.');
  });

  it('values that no leaf leads to', () => {
    const program = new TapeBuilder();
    const y = program.call('neg', [program.input(2)]);
    expect(text({ tape: program.tape, focus: { output: y.id, weights: null } })).toBe(
      'No tensor that requires a gradient leads to this value.',
    );
  });

  it('what the engine refuses, at the place of the step', () => {
    const program = new TapeBuilder();
    const range = { start: 4, end: 9 };
    const y = program.call('add', [program.leaf('x', [1, 2]), program.input([1, 2, 3])], { range });
    const refused = tryDifferentiate({ tape: program.tape, focus: { output: y.id, weights: null } });
    expect(refused).toMatchObject({
      range,
      message: { text: 'The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 0' },
    });
  });

  it('what takes too long', () => {
    let time = 0;
    const refused = tryDifferentiate(simple, {}, () => (time += 3000));
    expect(isRefusal(refused) && refused.message.id).toBe('runtime.stopped');
  });
});

describe('elements of a value', () => {
  it('are read from the tape or computed again', () => {
    const program = recordProgram((write) => {
      const x = write('x', torch.linspace(0, 9, 10, grads));
      write('y', x.mul(2));
    });
    const { output } = program.focusOn('y');
    expect(elements(program.tape, output, 3, 2)).toStrictEqual([6, 8]);
    expect(elements(program.tape, program.focusOn('x').output, 8, 5)).toStrictEqual([8, 9]);
  });

  it('of a lost value are refused with its reason', () => {
    const program = new TapeBuilder();
    const lost = program.lost('It was too large.');
    expect(elements(program.tape, lost.id)).toMatchObject({ message: { text: 'It was too large.' } });
  });

  it('go on through leaves that a step made', () => {
    const program = new TapeBuilder();
    const w = program.call('mul', [program.leaf('x', 2), 3]);
    program.makeLeaf(w);
    const y = program.call('mul', [w, 2]);
    expect(elements(program.tape, y.id)).toStrictEqual([12]);
    expect(gradients(differentiated({ tape: program.tape, focus: { output: y.id, weights: null } }))).toStrictEqual({
      leaf: [2],
    });
  });
});
