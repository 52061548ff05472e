import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { torch, type Tensor } from '../../../src/engine/torch';
import type { Tape, TapeRule } from '../../../src/trace/tape';
import { LIMITS, replay, run } from './program';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** The tape as text: inputs with their data, then each step. */
function written({ values, steps, reads, hooks = [] }: Tape): string {
  const named = (id: number | null): string => (id === null ? '—' : (values[id]?.name ?? `v${String(id)}`));
  const inputs = values.flatMap(({ name, data, leaf, lost }, id) =>
    data === null && lost === null
      ? []
      : [`${leaf ? 'leaf' : 'input'} ${name ?? `v${String(id)}`} = ${lost?.id ?? String(data)}`],
  );
  const ruled = ({ given, gives, first, end }: TapeRule): string =>
    `(${given.map(named).join()}) => (${gives.map(named).join()}) in ${first}…${end}`;
  const calls = steps.map((step) => {
    if (step.kind === 'function') {
      const { name, inputs, computed, results, first, rule } = step;
      const whence = `${name}(${inputs.map(named).join()}) from ${first} = ${computed.map(named).join()}`;
      return `${results.map(named).join()} = ${whence}; ${rule === null ? 'no rule' : ruled(rule)}`;
    }
    if (step.kind === 'grad')
      return `${step.results.map(named).join()} = grad(${step.outputs.map(named).join()}; ${step.inputs.map(named).join()})`;
    const args = step.args.map((argument) => {
      if (argument.kind === 'value') return named(argument.value);
      if (argument.kind === 'values') return `[${argument.values.map(named).join()}]`;
      if (argument.kind !== 'plain' && argument.kind !== 'dtype') throw new Error(argument.kind);
      return String(argument.kind === 'dtype' ? argument.dtype : argument.plain);
    });
    const mode = step.grad_mode ? '' : ' without grad';
    return `${step.results.map(named).join()} = ${step.operator}${step.inplace ? '_' : ''}(${args.join(', ')})${mode}`;
  });
  const decisions = reads.map(({ value, kind, outcome }) => `${kind} ${named(value)}: ${String(outcome)}`);
  const changes = hooks.map(({ kind, value, rule }) => `${kind} ${named(value)}: ${ruled(rule)}`);
  return [...inputs, ...calls, ...decisions, ...changes].join('\n');
}

function present<T>(item: T | null | undefined): T {
  if (item === null || item === undefined) throw new Error('There is nothing here.');
  return item;
}

describe('the tape', () => {
  it('has what the recorded values came from, in order', () => {
    const { tape, state } = run(['x =', 'Y =', 'sum'], (at) => {
      const x = at('x =', () => torch.linspace(-2, 2, 3, { requires_grad: true }));
      const Y = at('Y =', () => x.pow(2));
      at('sum', () => Y.sum()).backward();
    });
    expect(written(tape)).toMatchInlineSnapshot(`
      "leaf x = -2,0,2
      Y = pow(x, 2)
      sum = sum(Y, null)"
    `);
    expect(state.outputs.map(({ name, shape }) => [name, shape])).toEqual([
      ['Y', [3]],
      ['sum', []],
    ]);
    expect(state.passes).toMatchObject([{ index: 0, name: 'sum', weights: null }]);
  });

  it('keeps what depends on no leaf as data, unless its call takes less room', () => {
    const { tape } = run(['y =', 'z ='], (at) => {
      const w = torch.tensor(2, { requires_grad: true });
      const data = torch.ones([2]).mul(3).add(1);
      at('y =', () => w.mul(data));
      at('z =', () => w.mul(torch.linspace(0, 1, 5000).mul(2)).sum());
    });
    expect(written(tape)).toMatchInlineSnapshot(`
      "leaf v0 = 2
      input v1 = 4,4
      y = mul(v0, v1)
      v3 = linspace(0, 1, 5000, null, false)
      v4 = mul(v3, 2)
      v5 = mul(v0, v4)
      z = sum(v5, null)"
    `);
  });

  it('cuts at leaves, however they came about, and knows them by their names', () => {
    const { tape, value } = run(['w =', 'w', 'y ='], (at) => {
      const start = torch.tensor([1, 2], { requires_grad: true });
      const w = at('w =', () => start.mul(3).detach().requires_grad_());
      at('w', () => w);
      at('y =', () => w.mul(2));
    });
    expect(written(tape)).toMatchInlineSnapshot(`
      "leaf w = 3,6
      y = mul(w, 2)"
    `);
    expect(value('y =').range).toEqual({ start: 20, end: 25 });
    expect(value('w')).toMatchObject({ range: { start: 0, end: 5 }, mentions: [{ start: 10, end: 15 }], leaf: true });
  });

  it('knows parameters by their paths in the module, where a loop calls them all the same', () => {
    const net = torch.nn.Sequential(torch.nn.Linear(2, 1), torch.nn.Linear(1, 1, { bias: false }));
    const { tape } = run(['p =', 'w =', 'y ='], (at) => {
      for (const parameter of net.parameters()) at('p =', () => parameter);
      at('y =', () => net(torch.ones(1, 2)) as Tensor);
    });
    expect(tape.values.flatMap(({ name, leaf }) => (leaf ? [name] : []))).toEqual(['0.weight', '0.bias', '1.weight']);
    const once = run(['w =', 'y ='], (at) => {
      const [first] = net.parameters();
      const w = at('w =', () => first as Tensor);
      at('y =', () => w.mul(2));
    });
    expect(once.tape.values.flatMap(({ name, leaf }) => (leaf ? [name] : []))).toEqual(['w']);
  });

  it('a pass, and what a module computes, is where it was called, whatever user code evaluates on the way', () => {
    class Double extends torch.nn.Module {
      override forward: (x: Tensor) => Tensor;
      constructor(body: (x: Tensor) => Tensor) {
        super();
        this.forward = body;
      }
    }
    const { state, value } = run(['(backward)', '(hook)', '(net)', '(forward)'], (at) => {
      const x = torch.ones(1, 2, { requires_grad: true });
      x.register_hook((gradient) => at('(hook)', () => gradient.mul(2)));
      const net = torch.nn.Sequential(
        new Double((given) => at('(forward)', () => given.mul(2))),
        torch.nn.Linear(2, 1),
      );
      const y = at('(net)', () => net(x) as Tensor);
      at('(backward)', () => {
        y.backward();
      });
    });
    expect(state.passes.map(({ range }) => range)).toEqual([{ start: 0, end: 5 }]);
    expect([value('(forward)').range, value('(net)').range]).toEqual([
      { start: 30, end: 35 },
      { start: 20, end: 25 },
    ]);
  });

  it('follows changes in place, on and off the graph', () => {
    const { tape, tensor } = run(['y =', 'y', 's ='], (at) => {
      const x = torch.tensor([1, 2], { requires_grad: true });
      const y = at('y =', () => x.mul(2));
      y.add_(x);
      torch.no_grad(() => y.mul_(10));
      at('y', () => y);
      const s = at('s =', () => y.sum());
      s.mul_(s.detach());
    });
    expect(written(tape)).toMatchInlineSnapshot(`
      "leaf v0 = 1,2
      y = mul(v0, 2)
      y = add_(y, v0, 1)
      y = mul_(y, 10) without grad
      s = sum(y, null)"
    `);
    expect(tensor('y').grad_fn).toBe('AddBackward0');
  });

  it('looks at a base again that was changed after the view', () => {
    const { tape, value } = run(['v =', 'z ='], (at) => {
      const x = torch.tensor([1, 2], { requires_grad: true });
      const y = x.mul(1);
      const v = at('v =', () => y.select(0, 1));
      y.mul_(5);
      at('z =', () => v.mul(2));
    });
    expect(written(tape)).toMatchInlineSnapshot(`
      "leaf v0 = 1,2
      v1 = mul(v0, 1)
      v = select(v1, 0, 1)
      v3 = mul_(v1, 5)
      v = select(v3, 0, 1)
      z = mul(v, 2)"
    `);
    expect(replay(tape)[tape.values.indexOf(value('z ='))]?.item()).toBe(20);
  });

  it('says what it lost where a graph runs through memory that changed behind its back', () => {
    const { tape, value, state } = run(['y =', 'z ='], (at) => {
      const x = torch.tensor([1, 2], { requires_grad: true });
      const y = at('y =', () => x.mul(2));
      torch.no_grad(() => y.select(0, 0).zero_());
      at('z =', () => y.mul(3));
    });
    expect(value('z =').lost).toMatchObject({ id: 'recorder.changed-elsewhere' });
    expect(state.outputs.map(({ name, range }) => [name, range?.start])).toEqual([['y', 0]]);
    expect(tape.values[state.outputs[0]?.value ?? -1]?.lost).toBe(null);
  });

  it('takes a detached value along, and the step that gave its gradient', () => {
    const { tape } = run(['x =', 'y =', 'g =', 'g2 =', 'z ='], (at) => {
      const x = at('x =', () => torch.tensor(2, { requires_grad: true }));
      const rounded = x.round().sub(x).detach();
      const y = at('y =', () => x.add(rounded).pow(3));
      const [g = null] = at('g =', () => torch.autograd.grad(y, x, { create_graph: true }));
      const again = at('g2 =', () => g?.mul(x) ?? x);
      at('z =', () => again.add(y));
    });
    expect(written(tape)).toMatchInlineSnapshot(`
      "leaf x = 2
      v1 = round(x)
      v2 = sub(v1, x, 1)
      v3 = detach(v2)
      v4 = add(x, v3, 1)
      y = pow(v4, 3)
      v6 = grad(y; x)
      g2 = mul(v6, x)
      z = add(g2, y, 1)"
    `);
  });

  it('differentiates gradients of a backward with create_graph', () => {
    const { tape, state } = run(['x =', 'y =', 'x.grad', 'z ='], (at) => {
      const x = at('x =', () => torch.tensor(2, { requires_grad: true }));
      at('y =', () => x.pow(3)).backward({ create_graph: true });
      const grad = at('x.grad', () => x.grad);
      at('z =', () => present(grad).mul(1)).backward();
    });
    expect(written(tape)).toMatchInlineSnapshot(`
      "leaf x = 2
      y = pow(x, 3)
      x.grad = grad(y; x)
      z = mul(x.grad, 1)"
    `);
    const z = state.outputs.find(({ name }) => name === 'z')?.value ?? -1;
    const tensors = replay(tape);
    const x = tape.values.findIndex(({ leaf }) => leaf);
    expect(torch.autograd.grad(present(tensors[z]), present(tensors[x]))[0]?.item()).toBe(12);
  });

  it('takes gradients of earlier passes as data', () => {
    const { tape } = run(['w =', 'y ='], (at) => {
      const w = at('w =', () => torch.tensor(3, { requires_grad: true }));
      w.mul(w).backward();
      at('y =', () => w.mul(present(w.grad)));
    });
    expect(written(tape)).toMatchInlineSnapshot(`
      "leaf w = 3
      input v2 = 6
      v1 = mul(w, w)
      y = mul(w, v2)"
    `);
  });

  it('tells which values decided something, or left as numbers, the last of each place', () => {
    const { tape } = run(['x =', '(x > 0)', 'y =', '(item)', '(constant)'], (at) => {
      const x = at('x =', () => torch.tensor(2, { requires_grad: true }));
      let y = x;
      for (let i = 0; i < 3; i += 1) {
        if (!at('(x > 0)', () => x.gt(i)).__bool__()) break;
        y = at('y =', () => y.mul(2));
      }
      at('(item)', () => y.item());
      at('(constant)', () => torch.tensor(4).item());
    });
    expect(written(tape)).toMatchInlineSnapshot(`
      "leaf x = 2
      y = mul(x, 2)
      y = mul(y, 2)
      v3 = gt(x, 2)
      condition v3: false
      number y: 8"
    `);
  });

  it('gives each pass of several roots its weights', () => {
    const { state, tape } = run(['a =', 'b =', 'call'], (at) => {
      const x = torch.tensor([1, 2], { requires_grad: true });
      const a = at('a =', () => x.mul(2));
      const b = at('b =', () => x.sum());
      at('call', () => {
        torch.autograd.backward([a, b], [torch.tensor([1, 10]), null]);
      });
    });
    expect(state.passes.map(({ index, name, range }) => [index, name, range?.start])).toEqual([
      [0, 'a', 20],
      [0, 'b', 20],
    ]);
    expect(state.passes.map(({ weights }) => tape.values[weights ?? -1]?.data)).toEqual([[1, 10], undefined]);
    expect(state.passCount).toBe(1);
  });
});

describe('a chain', () => {
  it('of as many calls as the limit can be run again', () => {
    const { state, tape, tensor } = run(
      ['x =', 'y ='],
      (at) => {
        let y = at('x =', () => torch.tensor(1, { requires_grad: true }));
        for (let i = 0; i < 4999; i += 1) y = y.mul(1.00001);
        at('y =', () => y.mul(1));
      },
      { ...LIMITS, graph: 5000 },
    );
    expect(tape.steps).toHaveLength(5000);
    expect(replay(tape)[state.outputs[0]?.value ?? -1]?.item()).toBe(tensor('y =').values[0]);
  });

  it('of more calls than the limit is lost, with the reason, and what follows stays so', () => {
    const { state, value, tensor } = run(
      ['x =', 'y =', 'z ='],
      (at) => {
        let y = at('x =', () => torch.tensor(1, { requires_grad: true }));
        for (let i = 0; i < 12_000; i += 1) y = y.add(1);
        at('y =', () => y);
        at('z =', () => y.mul(2)).backward();
      },
      { ...LIMITS, graph: 10_000 },
    );
    expect(value('y =').lost?.text).toBe(
      'More than 10000 operations led to this value; that many are kept to run them again.',
    );
    expect(value('z =').lost?.id).toBe('recorder.chain-too-long');
    expect(tensor('y =').values).toEqual([12_001]);
    expect(state.outputs).toEqual([]);
    expect(state.passes).toHaveLength(1);
  });
});

describe('room on the tape', () => {
  it('goes to what passes need first; the rest is lost with the reason', () => {
    const { tape, value, state } = run(
      ['x =', 'long =', 'short ='],
      (at) => {
        const x = at('x =', () => torch.tensor(1, { requires_grad: true }));
        let long = x;
        for (let i = 0; i < 9; i += 1) long = long.add(1);
        at('long =', () => long);
        let short = x;
        for (let i = 0; i < 5; i += 1) short = short.mul(2);
        at('short =', () => short).backward();
      },
      { ...LIMITS, graph: 10 },
    );
    expect(tape.steps).toHaveLength(5);
    expect(state.outputs.map(({ name }) => name)).toEqual(['short']);
    expect(value('long =').lost).toMatchObject({ id: 'recorder.too-many-steps', args: { limit: 10 } });
  });

  it('is bounded in elements: small inputs before large ones', () => {
    const { tape, value } = run(['w =', 'y ='], (at) => {
      const w = at('w =', () => torch.tensor(2, { requires_grad: true }));
      const large = torch.tensor(new Float32Array(600_000));
      at('y =', () => large.mul(w).sum());
    });
    expect(value('w =').data).toEqual([2]);
    expect(tape.values.find(({ lost }) => lost !== null)?.lost?.text).toBe(
      'Its 600000 elements have no room among the 500000 that are kept to run the program again.',
    );
  });
});

describe('a training loop', () => {
  const places = ['w =', 'loss =', 'loss', 'w.grad', 'update'];
  /** Fits a line; gives back what it keeps of each step. */
  const train = (steps: number, keep: (loss: Tensor) => unknown = () => null) => {
    const kept: unknown[] = [];
    const result = run(places, (at) => {
      const x = torch.linspace(-1, 1, 20);
      const target = x.mul(3);
      const w = at('w =', () => torch.zeros([20], { requires_grad: true }));
      for (let step = 0; step < steps; step += 1) {
        const loss = at('loss =', () => w.mul(x).sub(target).pow(2).mean());
        at('loss', () => loss).backward();
        torch.no_grad(() => {
          at('update', () => w.sub_(at('w.grad', () => present(w.grad)).mul(0.5)));
        });
        w.grad = null;
        kept.push(keep(loss));
      }
    });
    return { ...result, kept };
  };
  const heap = (): number => {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };

  it('of four thousand steps leaves a small tape: its kept passes', () => {
    const { tape, state, record } = train(4000);
    expect(state.passCount).toBe(4000);
    expect(state.passes.map(({ index }) => index)).toMatchInlineSnapshot(`
      [
        0,
        1024,
        2048,
        3072,
        3999,
      ]
    `);
    expect(state.passes.every(({ name }) => name === 'loss')).toBe(true);
    expect(tape.steps).toHaveLength(4 * state.passes.length);
    expect(record('loss =').history?.values).toHaveLength(4000 / 4);
    const tensors = replay(tape);
    const losses = state.passes.map(({ root }) => tensors[root]?.item());
    // Each kept pass but the last stands at a place that the history has too.
    const { stride, values } = present(record('loss =').history);
    const between = state.passes.slice(0, -1);
    expect(losses.slice(0, -1)).toEqual(between.map(({ index }) => values[index / stride]));
    expect(present(losses.at(-1))).toBeLessThan(losses[0] as number);
  });

  it.each([
    ['nothing', () => null],
    ['numbers', (loss: Tensor) => loss.item()],
  ])('that keeps %s needs no more memory with every step', (_, keep) => {
    train(500, keep);
    const before = heap();
    const { kept } = train(6000, keep);
    expect(kept).toHaveLength(6000);
    // The graphs of all steps need fifteen megabytes; what other tests left behind may move by two.
    expect(heap() - before).toBeLessThan(6_000_000);
  });

  it('does not hold what led to values that were detached long ago', () => {
    const { value, tape } = run(['first =', 'average =', 'last ='], (at) => {
      const x = torch.tensor(2, { requires_grad: true });
      let average = torch.tensor(0);
      at('first =', () => x.mul(3).detach());
      for (let i = 0; i < 8000; i += 1) average = average.mul(0.9).add(x.mul(i).detach());
      at('average =', () => average);
      at('last =', () => x.mul(4).detach());
    });
    expect(value('first =').data).toEqual([6]);
    expect(value('last =').data).toBe(null);
    expect(tape.steps.length).toBeLessThan(20_100);
    const id = tape.values.indexOf(value('average ='));
    expect(replay(tape)[id]?.item()).toBeCloseTo(2 * 10 * 7990, -2);
  });
});

describe('derivatives that the program computes itself', () => {
  interface Context {
    save_for_backward(x: Tensor): void;
    readonly saved_tensors: Tensor[];
  }

  class Square extends torch.autograd.Function {
    static override forward(context: Context, x: Tensor): Tensor {
      context.save_for_backward(x);
      return x.mul(x);
    }

    static override backward(context: Context, g: Tensor): Tensor {
      const [x = g] = context.saved_tensors;
      return g.mul(x.mul(2));
    }
  }

  it('the calls between what a custom backward is given and what it gives are its rule', () => {
    const { tape } = run(['x =', 'y ='], (at) => {
      const x = at('x =', () => torch.tensor(3, { requires_grad: true }));
      at('y =', () => Square.apply(x)).backward();
    });
    expect(written(tape)).toBe(
      [
        'leaf x = 3',
        'v1 = mul(x, x) without grad',
        'y = Square(x) from 0 = v1; (v3) => (v4) in 2…4',
        'v5 = mul(x, 2) without grad',
        'v4 = mul(v3, v5) without grad',
      ].join('\n'),
    );
  });

  it('a backward that never ran is run at the end, unseen', () => {
    const { tape, state } = run(['x =', 'y ='], (at) => {
      at('y =', () => Square.apply(at('x =', () => torch.tensor(3, { requires_grad: true }))));
    });
    expect(written(tape)).toContain('in 2…4');
    expect(state.passCount).toBe(0);
    expect(state.records.map(({ count }) => count)).toEqual([1, 1]);
  });

  it('what a hook makes of a gradient is a rule at its tensor; without a result there is none', () => {
    const { tape } = run(['x =', 'y ='], (at) => {
      const x = at('x =', () => torch.tensor(3, { requires_grad: true }));
      const y = at('y =', () => x.mul(2));
      y.register_hook((g: Tensor) => g.mul(10));
      y.register_hook((g: Tensor) => {
        g.mul(20);
      });
      y.backward();
    });
    expect(tape.hooks?.length).toBe(1);
    expect(written(tape)).toMatch(/^tensor y: \(v\d\) => \(v\d\) in 1…2$/mu);
  });
});
