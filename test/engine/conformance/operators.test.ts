/** Nodes: how the graph of each call looks from outside, by PyTorch's names, and which values its nodes save. */
import { describe, expect, it } from 'vitest';

import { torch, type Tensor } from '../../../src/engine/torch';
import { applying, fixture } from './fixtures';
import { compiled } from './program';

type Node = NonNullable<Tensor['grad_fn']>;

const { setup, names, rows } = fixture('operators');

function resultOf(code: string): Tensor {
  const result = compiled(`${setup}\nreturn ${code}`, [])();
  if (!(result instanceof torch.Tensor)) throw new TypeError(`${code} gives no tensor`);
  return result;
}

/** The depth at which the reference table stops to describe a graph. */
const DEEPEST = 6;

/** `Mul(Reciprocal)`: names of the nodes below, without the leaves' accumulators. */
function chain(node: Node | null, depth = 0): string {
  if (node === null) return '';
  if (depth === DEEPEST) return `${node.name()}…`;
  const below = node.next_functions
    .map((edge) => edge?.[0] ?? null)
    .filter((next) => next !== null && next.name() !== 'torch::autograd::AccumulateGrad')
    .map((next) => chain(next, depth + 1));
  return below.length === 0 ? node.name() : `${node.name()}(${below.join(',')})`;
}

describe('nodes of the reference table', () => {
  describe.each(applying(rows))('$name', ({ code, node, chain: expected, saved }) => {
    it(node === '' ? 'makes no node' : `is ${expected}`, () => {
      const result = resultOf(code);
      const isSelf = code.startsWith(names.find((name) => code.startsWith(`${name}.`)) ?? ' ') && result.is_leaf;
      expect(isSelf ? '' : (result.grad_fn?.printedName ?? '')).toBe(node);
      expect(chain(result.grad_fn)).toBe(expected);
    });

    it(`saves ${saved.length === 0 ? 'nothing' : saved.join(', ')}`, () => {
      const values = resultOf(code).grad_fn?.saved() ?? [];
      expect(values.map((value) => value.name).sort()).toEqual([...saved].sort());
    });
  });

  it('leaves no row out without a reason', () => {
    expect(rows.filter((row) => row.status !== 'applies' && row.reason === '')).toEqual([]);
  });
});
