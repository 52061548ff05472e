/** Where a gradient became zero or no number, on passes written by hand: what runs through the engine is tested elsewhere. */
import { describe, expect, it } from 'vitest';
import { BackwardPassFacts, type RecordedNode, type RecordedTensor } from '../../../src/engine/why/backward';
import { whyNonFinite } from '../../../src/engine/why/nonfinite';
import { whyZero } from '../../../src/engine/why/vanishing';

function tensor(number: number, grad_fn: number | null = null): RecordedTensor {
  const finite = Number.isFinite(number);
  return {
    shape: [],
    values: [number],
    summary: {
      numel: 1,
      min: finite ? number : null,
      max: finite ? number : null,
      nan: Number.isNaN(number) ? 1 : 0,
      infinite: Math.abs(number) === Infinity ? 1 : 0,
    },
    grad_fn,
    output_nr: 0,
  };
}

/** A chain from a leaf to the root: what each node is called and hands on; the root is given 1. */
function chain(
  links: readonly { readonly operator: string; readonly hands: number; readonly local?: number }[],
): BackwardPassFacts {
  const leaf: RecordedNode = {
    name: 'AccumulateGrad',
    operator: null,
    next_functions: [],
    operands: [],
    outputs: [],
    local: [],
    grad_outputs: [1],
    grad_inputs: [],
    variable: 0,
  };
  // Tensor 0 is the leaf, tensor i + 1 what link i hands on; what follows are local derivatives.
  const tensors = [tensor(2), ...links.map(({ hands }) => tensor(hands)), tensor(1)];
  const nodes = links.map(({ operator, local }, index): RecordedNode => {
    const place = local === undefined ? null : tensors.push(tensor(local)) - 1;
    return {
      name: `${operator}Backward0`,
      operator,
      next_functions: [{ node: index, input_nr: 0 }],
      operands: [],
      outputs: [],
      local: [place],
      grad_outputs: [index + 2],
      grad_inputs: [index + 1],
      variable: null,
    };
  });
  return new BackwardPassFacts({ tensors, nodes: [leaf, ...nodes] });
}

describe('zero', () => {
  it('is found where something came in and nothing left', () => {
    const pass = chain([
      { operator: 'sin', hands: 0 },
      { operator: 'relu', hands: 0 },
      { operator: 'exp', hands: 3 },
    ]);
    expect(whyZero(pass, 0)).toMatchObject([{ kind: 'saturated', edge: { node: 2, input: 0 } }]);
  });

  it('is a product that is too small where the factors are none', () => {
    const pass = chain([
      { operator: 'sin', hands: 0, local: 1e-30 },
      { operator: 'exp', hands: 1e-300, local: 1e-300 },
    ]);
    expect(whyZero(pass, 0)).toMatchObject([{ kind: 'vanished', factors: [{ node: 1 }, { node: 2, factor: 1e-300 }] }]);
  });

  it('came in at the root', () => {
    const pass = chain([{ operator: 'sin', hands: 0 }]);
    const { tensors, nodes } = pass.record;
    const zeros = new BackwardPassFacts({ tensors: tensors.map((one, id) => (id === 2 ? tensor(0) : one)), nodes });
    expect(whyZero(zeros, 0)).toStrictEqual([{ kind: 'zero-weights' }]);
  });

  it('of what is no part of the graph has no reason there', () => {
    expect(whyZero(chain([]), 99)).toStrictEqual([]);
  });
});

describe('NaN and infinity', () => {
  it('is found where finite came in', () => {
    const pass = chain([
      { operator: 'sin', hands: NaN },
      { operator: 'sqrt', hands: Infinity, local: Infinity },
      { operator: 'exp', hands: 3 },
    ]);
    expect(whyNonFinite(pass, 0)).toMatchObject([
      { kind: 'first-there', edge: { node: 2, input: 0 }, left: Infinity, arrived: 3 },
    ]);
  });

  it('is an explosion where the factors are finite', () => {
    const pass = chain([
      { operator: 'mul', hands: Infinity, local: 1e300 },
      { operator: 'mul', hands: 1e300, local: 1e300 },
    ]);
    expect(whyNonFinite(pass, 0)).toMatchObject([{ kind: 'exploded', factors: [{ node: 2, factor: 1e300 }] }]);
  });

  it('came in at the root', () => {
    const pass = chain([{ operator: 'sin', hands: NaN }]);
    const { tensors, nodes } = pass.record;
    const given = new BackwardPassFacts({ tensors: tensors.map((one, id) => (id === 2 ? tensor(NaN) : one)), nodes });
    expect(whyNonFinite(given, 0)).toStrictEqual([{ kind: 'in-weights' }]);
  });
});

it('a chain of 20,000 nodes is walked like one of ten', () => {
  const length = 20_000;
  const links = Array.from({ length }, (_, index) => ({ operator: 'sin', hands: index < length / 2 ? 0 : 1 }));
  expect(whyZero(chain(links), 0)).toMatchObject([{ edge: { node: length / 2 } }]);
  const bad = links.map((link, index) => ({ ...link, hands: index < length / 2 ? NaN : 1 }));
  expect(whyNonFinite(chain(bad), 0)).toMatchObject([{ edge: { node: length / 2 } }]);
});
