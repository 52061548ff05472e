// The order of backward, held against the engine's own.
import { describe, expect, test } from 'vitest';
import { torch, type Tensor } from '../../../../src/engine/torch';
import { orderOf } from '../../../../webview/graph/backward/order';
import { Random } from '../../../fuzz/random';
import { ordered, passOf, traceOf } from './traces';

/** A net of sums, products and functions over two leaves, each step of two values made before. */
function tangled(seed: number, steps: number): (leaves: readonly Tensor[]) => Tensor {
  return (leaves) => {
    const random = new Random(seed);
    const values = [...leaves];
    const any = (): Tensor => values[random.below(values.length)] ?? torch.tensor(1);
    for (let step = 0; step < steps; step += 1) {
      const [one, other] = [any(), any()];
      values.push(
        [one.mul(other), one.add(other), one.sin(), one.sub(other).tanh(), one.unbind(0)[0] ?? one][random.below(4)] ??
          one,
      );
    }
    return values
      .slice(2)
      .reduce((sum, value) => sum.add(value))
      .sum();
  };
}

describe('orderOf', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('goes as the engine went, net %i', (seed) => {
    const { trace, visited } = passOf({ x: [0.5, 0.2], y: [0.3, 0.1] }, tangled(seed, 40));
    const order = ordered(trace).nodes.map(
      (id) => `${trace.nodes[id]?.name ?? ''} ${trace.nodes[id]?.sequence_nr ?? ''}`,
    );
    expect(order).toEqual(visited);
    expect(order.length).toBeGreaterThan(40);
  });

  test('leaves out what no gradient reached', () => {
    const { trace, visited } = passOf({ x: [1, 2] }, ([x = torch.tensor(1)]) => x.mul(2).add(x.detach()).sum());
    expect(ordered(trace).nodes).toHaveLength(visited.length);
  });

  test('walks ten thousand nodes in a row without recursion', () => {
    const { trace } = passOf({ x: 1 }, ([x = torch.tensor(1)]) => {
      let value: Tensor = x;
      for (let step = 0; step < 10_000; step += 1) value = value.mul(1.0001);
      return value;
    });
    expect(ordered(trace).nodes).toHaveLength(10_001);
  });

  test('says why there is none', () => {
    const trace = traceOf('x * 2', { x: 1 });
    const bare = trace.nodes.map((node) => ({ ...node, grad_outputs: null, grad_inputs: null }));
    expect(orderOf({ ...trace, nodes: bare })).toBe('not-run');
    expect(orderOf({ ...trace, nodes: [] })).toBe('no-graph');
    const ends = trace.nodes.map((node) =>
      node.variable === null ? { ...node, next_functions: [null], grad_outputs: null, grad_inputs: null } : node,
    );
    expect(orderOf({ ...trace, nodes: ends })).toBe('outline');
  });

  test('an output that is a leaf itself', () => {
    const trace = traceOf('x', { x: 2 });
    expect(ordered(trace).nodes.map((id) => trace.nodes[id]?.name)).toEqual(['AccumulateGrad']);
  });
});
