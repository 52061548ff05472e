/** Every layer against what PyTorch recorded: how it prints, its first values after a seed, its results and gradients. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DTYPES } from '../../../src/engine/dtype';
import type { Module } from '../../../src/engine/nn/module/module';
import { type Tensor, torch } from '../../../src/engine/torch';

type Number = number | string;

interface Described {
  readonly shape: readonly number[];
  readonly values: readonly Number[];
  readonly dtype?: string;
}

interface Case {
  readonly name: string;
  readonly seed: number;
  readonly args: readonly unknown[];
  readonly keywords?: Readonly<Record<string, unknown>>;
  readonly repr: string;
  readonly state?: Readonly<Record<string, Described>>;
  readonly inputs?: readonly Described[];
  readonly output?: Described;
  readonly results?: readonly Described[];
  readonly direction?: readonly Number[];
  readonly gradients?: readonly (readonly Number[] | null)[];
  readonly parameters?: Readonly<Record<string, readonly Number[] | null>>;
  readonly buffers?: Readonly<Record<string, readonly Number[]>>;
  readonly evaluated?: readonly Number[];
}

const cases = JSON.parse(
  readFileSync(new URL('../../fixtures/pytorch/nn/layers.json', import.meta.url), 'utf8'),
) as readonly Case[];

function tensorOf({ values, shape, dtype }: Described): Tensor {
  const made = torch.tensor(values.map(Number), { dtype: DTYPES.get(dtype ?? 'float32') ?? torch.float32 });
  return made.reshape([...shape]).clone();
}

function argument(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'tensor' in value
    ? torch.tensor(value.tensor as number[])
    : value;
}

type Maker = (...given: readonly unknown[]) => Module;
const classes = torch.nn as unknown as Readonly<Record<string, Maker>>;

function made({ name, args, keywords = {} }: Case): Module {
  const options = Object.fromEntries(Object.entries(keywords).map(([key, value]) => [key, argument(value)]));
  const maker = classes[name];
  if (maker === undefined) throw new Error(`torch.nn.${name} is missing.`);
  return maker(...args.map(argument), options);
}

/** Relative to numbers above 1. PyTorch adds up in float32, which costs it the last digits of long sums. */
function expectClose(actual: Tensor | null, expected: readonly Number[] | null, what: string): void {
  if (expected === null) {
    expect(actual, what).toBeNull();
    return;
  }
  const numbers = actual?.toArray() ?? [];
  expect(numbers.length, what).toBe(expected.length);
  numbers.forEach((value, at) => {
    const wanted = Number(expected[at]);
    if (Object.is(value, wanted) || value === wanted) return;
    expect(
      Math.abs(value - wanted) / Math.max(1, Math.abs(wanted)),
      `${what}[${at}]: ${value} for ${wanted}`,
    ).toBeLessThan(4e-6);
  });
}

describe.each(cases)('$name $args $keywords', (recorded) => {
  it('prints, begins, computes and differentiates as PyTorch', () => {
    torch.manual_seed(recorded.seed);
    const module = made(recorded);
    expect(String(module)).toBe(recorded.repr);
    const state = module.state_dict() as unknown as Record<string, Tensor>;
    expect(Object.keys(state)).toEqual(Object.keys(recorded.state ?? {}));
    for (const [name, { shape, values }] of Object.entries(recorded.state ?? {})) {
      expect([...(state[name]?.shape ?? [])], name).toEqual(shape);
      expect(state[name]?.toArray(), name).toEqual(values.map((value) => Math.fround(Number(value))));
    }
    if (recorded.inputs === undefined) return;
    const inputs = recorded.inputs.map(tensorOf);
    const differentiated = recorded.gradients ?? [];
    inputs.forEach((input, at) => {
      if ((differentiated[at] ?? null) !== null) input.requires_grad_();
    });
    const result = module.__call__(...inputs) as Tensor | readonly Tensor[];
    if (recorded.results !== undefined) {
      recorded.results.forEach(({ shape, values }, at) => {
        const each = (result as readonly Tensor[])[at] ?? null;
        expect([...(each?.shape ?? [])]).toEqual(shape);
        expectClose(each, values, `result ${at}`);
      });
      return;
    }
    const output = result as Tensor;
    expect([...output.shape]).toEqual(recorded.output?.shape);
    expectClose(output, recorded.output?.values ?? null, 'output');
    if (recorded.direction !== undefined) {
      output.backward(torch.tensor(recorded.direction.map(Number)).reshape([...output.shape]));
      inputs.forEach((input, at) => {
        expectClose(input.is_leaf ? input.grad : null, differentiated[at] ?? null, `gradient ${at}`);
      });
      for (const [name, parameter] of module.named_parameters())
        expectClose(parameter.grad, recorded.parameters?.[name] ?? null, `gradient of ${name}`);
    }
    for (const [name, buffer] of module.named_buffers()) expectClose(buffer, recorded.buffers?.[name] ?? null, name);
    if (recorded.evaluated !== undefined)
      expectClose(module.eval().__call__(...inputs) as Tensor, recorded.evaluated, 'evaluated');
  });
});

it('every layer that torch.nn has is recorded', () => {
  const recorded = new Set(cases.map(({ name }) => name));
  const containers = /^(?:Module|Parameter|Buffer|Sequential|(?:Module|Parameter)(?:List|Dict))$/u;
  // Their recordings are steps over time, in files of their own.
  const sequences = /^(?:RNN|LSTM|GRU)(?:Base|Cell|CellBase)?$|^MultiheadAttention$|^Transformer/u;
  const layers = Object.keys(torch.nn).filter(
    (name) => /^[A-Z]/u.test(name) && !containers.test(name) && !sequences.test(name),
  );
  expect(layers.filter((name) => !recorded.has(name))).toEqual([]);
});
