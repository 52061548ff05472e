/**
 * Random programs as PyTorch recorded them: several calls after one another, views, changes in place, and what went wrong
 * once. Rounding adds up from call to call, so that numbers are compared more loosely than those of one call.
 */
import { readFileSync } from 'node:fs';

import { describe, it } from 'vitest';

import { torch, type Tensor } from '../../../src/engine/torch';
import { expectNone } from './expectations';
import { read, type Written } from './fixtures';
import { compiled } from './program';
import { difference } from './tolerance';

interface Output {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly values: readonly Written[];
}

interface Program {
  readonly python: string;
  readonly code: string;
  readonly outputs: Readonly<Record<string, Output>>;
  /** By leaf; null where none arrives. */
  readonly gradients?: Readonly<Record<string, readonly Written[] | null>>;
}

/** Relative to the largest number that takes part; several calls, each with its rounding. */
const TOLERANCE: Readonly<Record<string, number>> = { float64: 1e-11, float32: 2e-5, float16: 4e-3, bfloat16: 3e-2 };

const url = new URL('../../fixtures/pytorch/chains.json', import.meta.url);
const { programs } = JSON.parse(readFileSync(url, 'utf8')) as { readonly programs: readonly Program[] };

describe('random programs', () => {
  it.each(programs.map((program, index) => ({ ...program, title: `${index}: ${program.python}` })))(
    '$title',
    ({ code, outputs, gradients }) => {
      const leaves = Object.keys(gradients ?? {});
      const shown = Object.keys(outputs);
      const values = compiled(`${code}\nreturn [${[...shown, ...leaves].join(', ')}];`, [])() as Tensor[];
      const roots = values.slice(0, shown.length);
      for (const [index, output] of Object.values(outputs).entries()) expectNone(unlike(roots[index], output));
      if (gradients === undefined) return;
      const differentiable = roots.filter(({ grad_fn }) => grad_fn !== null);
      const options = { allow_unused: true };
      const found = torch.autograd.grad(
        differentiable,
        values.slice(shown.length),
        differentiable.map(direction),
        options,
      );
      for (const [index, wanted] of Object.values(gradients).entries())
        expectNone(gradientUnlike(found[index], wanted));
    },
  );
});

/** 0.25, 0.5, 0.75, 1, 1.25 over and over. */
function direction(root: Tensor): Tensor {
  const counted = Array.from({ length: root.numel() }, (_, i) => ((i % 5) + 1) / 4);
  return torch
    .tensor(counted, { dtype: torch.float64 })
    .reshape([...root.shape])
    .to(root.dtype);
}

function unlike(value: Tensor | undefined, { dtype, shape, values }: Output): string | null {
  if (value === undefined) return 'no value';
  const found = `${value.dtype.toString()}[${value.shape.join()}]`;
  if (found !== `torch.${dtype}[${shape.join()}]`) return `${found} instead of ${dtype}[${shape.join()}]`;
  return numbersUnlike(value, values);
}

function gradientUnlike(found: Tensor | null | undefined, wanted: readonly Written[] | null): string | null {
  if (found === null || found === undefined || wanted === null)
    return (found ?? null) === wanted ? null : `gradient ${wanted === null ? 'too many' : 'missing'}`;
  return numbersUnlike(found, wanted);
}

function numbersUnlike(value: Tensor, written: readonly Written[]): string | null {
  const relative = TOLERANCE[value.dtype.toString().replace('torch.', '')] ?? 0;
  const wanted = written.map(read);
  const sizes = wanted.map((number) => Math.abs(Number(number))).filter(Number.isFinite);
  const elements = value.detach().reshape(-1).tolist() as (number | bigint | boolean)[];
  return difference(elements, wanted, { relative, absolute: relative * Math.max(1, ...sizes) });
}
