/** Optimisers go as PyTorch's, step by step: the parameters after each of them are those that PyTorch has. */
import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { optim } from '../../../src/engine/optim/namespace';
import type { Optimizer } from '../../../src/engine/optim/optimizer';
import { torch, type Tensor } from '../../../src/engine/torch';

interface Case {
  readonly optimizer: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly problem: 'quadratic' | 'rosenbrock' | 'network';
  readonly dtype: 'float32' | 'float64';
  /** Of the network: losses, then the parameters. */
  readonly rows: readonly (readonly number[])[];
}

const file = new URL('../../fixtures/pytorch/optim/steps.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: readonly Case[] };

type Problem = readonly [parameters: Tensor[], loss: () => Tensor];

function quadratic(options: object): Problem {
  const w = torch.tensor([3, -2, 0.5], { ...options, requires_grad: true });
  const curvature = torch.tensor([1, 4, 0.25], options);
  const centre = torch.tensor([1, 0.5, -1.5], options);
  return [[w], () => curvature.mul(w.sub(centre)).mul(w.sub(centre)).sum()];
}

function rosenbrock(options: object): Problem {
  const w = torch.tensor([-1.25, 1.5], { ...options, requires_grad: true });
  return [
    [w],
    () => {
      const [x, y] = [w.select(0, 0), w.select(0, 1)];
      const [a, b] = [x.neg().add(1), y.sub(x.mul(x))];
      return a.mul(a).add(b.mul(b).mul(5));
    },
  ];
}

function network(options: object): Problem {
  const leaf = { ...options, requires_grad: true };
  const first = torch.tensor([[0.5, -0.25], [0.125, 0.75], [-0.5, 0.375]], leaf); // prettier-ignore
  const shift = torch.tensor([0.1, -0.2, 0.05], leaf);
  const second = torch.tensor([[1, -0.5, 0.25]], leaf);
  const x = torch.tensor([[0, 0], [0, 1], [1, 0], [1, 1]], options); // prettier-ignore
  const y = torch.tensor([[0], [1], [1], [0]], options);
  return [
    [first, shift, second],
    () => {
      const hidden = torch.nn.functional.linear(x, first, shift).tanh();
      const difference = torch.nn.functional.linear(hidden, second).sub(y);
      return difference.mul(difference).mean();
    },
  ];
}

const PROBLEMS = { quadratic, rosenbrock, network };

type Construct = new (params: Tensor[], options: object) => Optimizer;

function play({ optimizer: name, options, problem, dtype, rows }: Case): number[][] {
  const [parameters, lossOf] = PROBLEMS[problem]({ dtype: torch[dtype] });
  const Class = optim[name as 'SGD'] as unknown as Construct;
  const optimizer = new Class(parameters, options);
  const values = (): number[] => parameters.flatMap((parameter) => parameter.toArray());
  const played = rows.slice(1).map(() => {
    const loss = optimizer.step(() => {
      optimizer.zero_grad();
      const now = lossOf();
      now.backward();
      return now;
    }) as Tensor;
    return problem === 'network' ? [Number(loss.item())] : values();
  });
  return [...played, values()];
}

/** The largest difference, relative to values of the size of 1 or more. */
function worst(actual: readonly number[][], expected: Case['rows']): number {
  expect(actual.map((row) => row.length)).toEqual(expected.map((row) => row.length));
  const differences = expected.flatMap((row, i) =>
    row.map((value, j) => Math.abs((actual[i]?.[j] ?? NaN) - value) / Math.max(1, Math.abs(value))),
  );
  return Math.max(...differences);
}

/** LBFGS divides by differences of gradients that are close to each other, which makes a last place of float32 larger. */
function allowed({ optimizer, dtype }: Case): number {
  if (dtype === 'float64') return 1e-12;
  return optimizer === 'LBFGS' ? 2e-5 : 5e-7;
}

describe('goes as in PyTorch:', () => {
  it.each(
    cases.map((one) => [`${one.optimizer} ${JSON.stringify(one.options)}`, one.problem, one.dtype, one] as const),
  )('%s on %s in %s', (_title, _problem, _dtype, one) => {
    expect(one.rows.length).toBeGreaterThan(20);
    expect(worst(play(one), one.rows)).toBeLessThan(allowed(one));
  });
});
