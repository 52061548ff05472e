import { describe, expect, it } from 'vitest';
import { torch, type Tensor } from '../../src/engine/torch';
import { Recorder, reachable } from '../../src/recorder/recorder';
import { recordingOf, type Recording } from '../../src/recorder/recording';
import { summaryOf } from '../../src/recorder/tensors';

type DTypeOption = typeof torch.float64;

/** Records `program` of named leaves in float64, with a float32 twin for the texts. */
function record(
  values: Record<string, number | number[]>,
  program: (leaves: Record<string, Tensor>, recorder: Recorder) => Tensor,
): Recording {
  const once = (dtype: DTypeOption): { recorder: Recorder; root: Tensor } => {
    const recorder = new Recorder();
    const leaves: Record<string, Tensor> = {};
    for (const [name, value] of Object.entries(values)) {
      const leaf = torch.tensor(value, { dtype, requires_grad: true });
      recorder.name(leaf, name, null);
      leaves[name] = leaf;
    }
    const root = recorder.listen(() => program(leaves, recorder));
    recorder.backward(root);
    return { recorder, root };
  };
  const { recorder, root } = once(torch.float64);
  return recordingOf(recorder, root, once(torch.float32));
}

const leaf = (leaves: Record<string, Tensor>, name: string): Tensor => {
  const tensor = leaves[name];
  if (tensor === undefined) throw new Error(name);
  return tensor;
};

/** The graph as text: each node with the nodes its gradients go to, its operands, saved values and local derivatives. */
function drawn({ nodes, tensors }: Recording): string {
  const value = (id: number | null | undefined): string =>
    id === null || id === undefined ? '—' : `t${String(id)}=${tensors[id]?.values.join(',') ?? ''}`;
  return nodes
    .map((node) =>
      [
        `n${String(node.id)} ${node.name} (${node.operator ?? 'leaf'})`,
        `to ${node.next_functions.map((next) => (next === null ? '—' : `n${String(next.node)}.${String(next.input_nr)}`)).join(' ')}`,
        `of ${node.operands.map(({ name, tensor, text }) => `${name}:${tensor === null ? text : value(tensor)}`).join(' ')}`,
        `saved ${node.saved.map(({ name, tensor, text }) => `${name}:${tensor === null ? text : value(tensor)}`).join(' ')}`,
        `local ${node.local.map(value).join(' ')}`,
        `arrived ${node.grad_outputs?.map(value).join(' ') ?? ''}`,
        `left ${node.grad_inputs?.map(value).join(' ') ?? ''}`,
        node.variable === null ? '' : `for ${value(node.variable)}`,
      ]
        .filter((part) => part !== '' && !/^\w+ $/.test(part))
        .join(' | '),
    )
    .join('\n');
}

describe('a recording', () => {
  const squared = (): Recording =>
    record({ x: 3 }, (leaves, recorder) => {
      recorder.range = { start: 4, end: 8 };
      const power = leaf(leaves, 'x').pow(2);
      recorder.range = { start: 0, end: 8 };
      return power.mul(3);
    });

  it('holds every node with its operands, saved values, local derivatives and gradients', () => {
    expect(drawn(squared())).toMatchInlineSnapshot(`
      "n0 AccumulateGrad (leaf) | arrived t4=18 | for t0=3
      n1 PowBackward0 (pow) | to n0.0 | of self:t0=3 exponent:2 | saved exponent:2 self:t0=3 | local t6=6 | arrived t5=3 | left t4=18
      n2 MulBackward0 (mul) | to n1.0 — | of self:t1=9 other:3 | saved other:3 self:None | local t8=3 — | arrived t7=1 | left t5=3 —"
    `);
  });

  it('holds the gradient of every tensor on the graph, leaf or not', () => {
    const { tensors } = squared();
    const gradients = tensors
      .filter(({ requires_grad }) => requires_grad)
      .map(({ grad }) => (grad === null ? null : tensors[grad]?.values));
    expect(gradients).toStrictEqual([[18], [3], [1]]);
  });

  it('knows the place of every tensor and node', () => {
    const { tensors, nodes } = squared();
    expect(tensors.slice(0, 3).map(({ range }) => range)).toStrictEqual([
      null,
      { start: 4, end: 8 },
      { start: 0, end: 8 },
    ]);
    expect(nodes.map(({ range }) => range)).toStrictEqual([null, { start: 4, end: 8 }, { start: 0, end: 8 }]);
  });

  it('prints what PyTorch prints in float32, and holds float64 values', () => {
    const { tensors } = record({ x: 0.1 }, (leaves) => leaf(leaves, 'x').mul(3));
    expect(tensors[1]).toMatchObject({
      text: 'tensor(0.3000, grad_fn=<MulBackward0>)',
      dtype: 'float64',
      values: [0.1 * 3],
    });
  });

  it('prints float64 where float32 takes another way', () => {
    const { tensors } = record({ x: 1e-60 }, (leaves) => {
      const x = leaf(leaves, 'x');
      return x.item() === 0 ? x.add(1) : x.mul(2);
    });
    expect(tensors[1]?.text).toBe('tensor(2.0000e-60, dtype=torch.float64, grad_fn=<MulBackward0>)');
  });

  it('has a null where no gradient went', () => {
    const { tensors, nodes } = record({ x: 2, y: 3 }, (leaves) =>
      leaf(leaves, 'x').mul(5).add(leaf(leaves, 'y').detach()),
    );
    expect(tensors[1]).toMatchObject({ name: 'y', grad: null });
    expect(nodes.at(-1)?.next_functions[1]).toBeNull();
  });

  it('names the tensor whose memory another one shows', () => {
    const { tensors } = record({ x: [1, 2, 3, 4] }, (leaves, recorder) => {
      const x = leaf(leaves, 'x');
      const doubled = x.mul(2);
      recorder.name(doubled, 'doubled', null);
      const view = doubled.view(2, 2);
      recorder.name(view.t(), 'turned', null);
      recorder.name(x.detach(), 'cut', null);
      recorder.name(doubled.clone(), 'copy', null);
      return view.t().sum();
    });
    const baseOf = (name: string): string | null | undefined => {
      const base = tensors.find((tensor) => tensor.name === name)?.base;
      return base === undefined ? undefined : tensors[base]?.name;
    };
    expect(['x', 'doubled', 'turned', 'cut', 'copy'].map(baseOf)).toStrictEqual([
      undefined,
      undefined,
      'doubled',
      'x',
      undefined,
    ]);
  });

  it('keeps local derivatives to itself: gradients and graph stay as they were', () => {
    const recorder = new Recorder();
    const x = torch.tensor(2, { requires_grad: true });
    recorder.name(x, 'x', null);
    const y = recorder.listen(() => x.pow(3));
    recorder.backward(y);
    const steps = recorder.steps.size;
    recordingOf(recorder, y, null);
    expect([x.grad?.item(), recorder.steps.size, recorder.calls.length]).toStrictEqual([12, steps, 1]);
    y.backward();
    expect(x.grad?.item()).toBe(24);
  });

  it('gives no local derivative to what neither works element by element nor gives one number', () => {
    const { nodes, tensors } = record({ x: [1, 2, 3] }, (leaves) => leaf(leaves, 'x').exp().cumsum(0).prod());
    const values = nodes.map(({ name, local }) => [name, ...local.map((id) => tensors[id ?? -1]?.values ?? null)]);
    const [one, two, three] = [Math.exp(1), Math.exp(1) + Math.exp(2), Math.exp(1) + Math.exp(2) + Math.exp(3)];
    expect(values).toStrictEqual([
      ['AccumulateGrad'],
      ['ExpBackward0', [1, 2, 3].map(Math.exp)],
      ['CumsumBackward0', null],
      ['ProdBackward0', [two * three, one * three, one * two].map((value) => expect.closeTo(value, 10) as number)],
    ]);
  });

  it('bounds the values of a tensor and still sums all of them up', () => {
    const { tensors } = record({ x: Array.from({ length: 3000 }, (_, i) => i) }, (leaves) => leaf(leaves, 'x').sum());
    expect(tensors[0]?.values).toHaveLength(1000);
    expect(tensors[0]?.summary).toStrictEqual({ numel: 3000, min: 0, max: 2999, mean: 1499.5, nan: 0, infinite: 0 });
  });

  it('shows the gradient that reached a tensor used twice, once', () => {
    const { tensors } = record({ x: 3 }, (leaves) => {
      const x = leaf(leaves, 'x');
      return x.mul(x).add(x);
    });
    expect(tensors[tensors[0]?.grad ?? -1]?.values).toStrictEqual([7]);
  });
});

describe('walking the graph', () => {
  it('takes a chain of a hundred thousand nodes like one of ten', () => {
    let y: Tensor = torch.tensor(1, { requires_grad: true });
    for (let step = 0; step < 100_000; step += 1) y = y.neg();
    expect(reachable([y.grad_fn])).toHaveLength(100_001);
  });
});

describe('a summary', () => {
  it('tells finite values from the others', () => {
    expect(summaryOf([1, NaN, 3, -Infinity])).toStrictEqual({ numel: 4, min: 1, max: 3, mean: 2, nan: 1, infinite: 1 });
    expect(summaryOf([NaN])).toStrictEqual({ numel: 1, min: null, max: null, mean: null, nan: 1, infinite: 0 });
    expect(summaryOf([])).toStrictEqual({ numel: 0, min: null, max: null, mean: null, nan: 0, infinite: 0 });
    expect(summaryOf([1.5e308, 1.5e308]).mean).toBe(1.5e308);
  });
});
