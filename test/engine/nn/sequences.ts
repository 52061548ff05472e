/** Cases recorded by scripts/fixtures/sequences.py, and what this engine makes of them. */
import { readFileSync } from 'node:fs';

import type { Module } from '../../../src/engine/nn/module/module';
import { torch, type Tensor } from '../../../src/engine/torch';

type Shape = readonly number[];

export interface Case {
  readonly module: string;
  readonly arguments: readonly unknown[];
  readonly options: Readonly<Record<string, unknown>>;
  /** A list of shapes is a tuple of tensors. */
  readonly inputs: readonly (Shape | readonly Shape[])[];
  /** `['mask', shape]`: true at every third place; `['causal', n]`: a triangle of -inf. */
  readonly call: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** Shape and sum of the first values. */
  readonly parameters: Readonly<Record<string, readonly [Shape, number]>>;
  readonly outputs: readonly (readonly [Shape, readonly number[]])[];
  readonly gradients: readonly (readonly number[] | null)[];
  readonly parameterGradients: Readonly<Record<string, readonly number[] | null>>;
}

const file = new URL('../../fixtures/pytorch/nn/sequences.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: readonly Case[] };

/** Of the modules whose names these are, with a title each. */
export function casesOf(pattern: RegExp): (readonly [title: string, one: Case])[] {
  return cases
    .filter(({ module }) => pattern.test(module))
    .map((one) => [`${one.module}(${JSON.stringify(one.arguments)}, ${JSON.stringify(one.options)}) of ${JSON.stringify(one.inputs)}, ${JSON.stringify(one.call)}`, one]); // prettier-ignore
}

function count(shape: Shape): number {
  return shape.reduce((product, extent) => product * extent, 1);
}

function wave(shape: Shape): Tensor {
  return torch.arange(count(shape)).mul(0.7).add(0.3).sin().reshape(shape).requires_grad_();
}

function mask(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const [kind, shape] = value as [string, Shape | number];
  if (typeof shape === 'number') return torch.full([shape, shape], -Infinity).triu(1);
  const truths = Array.from({ length: count(shape) }, (_, i) => i % 3 === 2);
  if (kind !== 'mask') throw new Error(`no mask is called ${kind}`);
  return torch.tensor(truths).reshape(shape);
}

/** The tensors in nested lists, in their order. */
function flat(value: unknown): Tensor[] {
  if (value instanceof torch.Tensor) return [value];
  return Array.isArray(value) ? value.flatMap(flat) : [];
}

type Construct = (...args: unknown[]) => Module;

export interface Outcome {
  readonly module: Module;
  readonly text: string;
  readonly parameters: Record<string, readonly [Shape, number]>;
  readonly outputs: (readonly [Shape, number[]])[];
  readonly gradients: (number[] | null)[];
  readonly parameterGradients: Record<string, number[] | null>;
}

/** In float64, after the seed 7. */
export function outcome({ module: name, arguments: args, options, inputs, call }: Case): Outcome {
  torch.set_default_dtype(torch.float64);
  try {
    torch.manual_seed(7);
    const module = (torch.nn as unknown as Record<string, Construct>)[name]?.(...args, options);
    if (module === undefined) throw new Error(`torch.nn has no ${name}`);
    const named = module.named_parameters();
    const parameters = Object.fromEntries(
      named.map(([key, value]) => [key, [[...value.shape], total(value)] as const]),
    );
    const given = inputs.map((shape) => (Array.isArray(shape[0]) ? (shape as readonly Shape[]).map(wave) : wave(shape as Shape))); // prettier-ignore
    const keywords = Object.fromEntries(Object.entries(call).map(([key, value]) => [key, mask(value)]));
    const outputs = flat((module as unknown as (...given: unknown[]) => unknown)(...given, keywords));
    const losses = outputs.map((part) => part.mul(torch.arange(part.numel()).cos().reshape(part.shape)).sum());
    losses.reduce((sum, loss) => sum.add(loss)).backward();
    return {
      module,
      text: String(module),
      parameters,
      outputs: outputs.map((part) => [[...part.shape], part.toArray()]),
      gradients: flat(given).map((leaf) => leaf.grad?.toArray() ?? null),
      parameterGradients: Object.fromEntries(named.map(([key, value]) => [key, value.grad?.toArray() ?? null])),
    };
  } finally {
    torch.set_default_dtype(torch.float32);
  }
}

function total(value: Tensor): number {
  return Number(value.detach().sum().item());
}

/** The largest difference of numbers in the same places of what is nested alike; Infinity where it is not. */
export function difference(actual: unknown, expected: unknown): number {
  if (typeof actual === 'number' && typeof expected === 'number')
    return actual === expected ? 0 : Math.abs(actual - expected) / Math.max(1, Math.abs(expected));
  if (actual === null || expected === null) return actual === expected ? 0 : Infinity;
  if (typeof actual !== 'object' || typeof expected !== 'object') return actual === expected ? 0 : Infinity;
  const [left, right] = [Object.entries(actual), Object.entries(expected)];
  if (left.length !== right.length) return Infinity;
  const differences = left.map(([key, value], i) =>
    right[i]?.[0] === key ? difference(value, right[i][1]) : Infinity,
  );
  return Math.max(0, ...differences);
}
