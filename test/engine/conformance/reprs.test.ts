/** How random tensors of all dtypes print, under several options: as PyTorch printed them, to the letter. */
import { readFileSync } from 'node:fs';

import { afterEach, describe, expect, it } from 'vitest';

import { DTYPES } from '../../../src/engine/dtype';
import type { PrintChange } from '../../../src/engine/printing/options';
import { torch, type Tensor } from '../../../src/engine/torch';
import type { Written } from './fixtures';

type Recorded = readonly [
  dtype: string,
  shape: readonly number[],
  values: readonly Written[],
  requiresGrad: boolean,
  options: PrintChange,
  text: string,
];

const rows = JSON.parse(
  readFileSync(new URL('../../fixtures/pytorch/reprs.json', import.meta.url), 'utf8'),
) as Recorded[];

function element(value: Written, isInteger: boolean): number | bigint | boolean {
  if (typeof value === 'boolean') return value;
  return isInteger ? BigInt(value) : Number(value);
}

function tensorOf([name, shape, values, requiresGrad]: Recorded): Tensor {
  const dtype = DTYPES.get(name) ?? torch.float32;
  const count = shape.reduce((product, size) => product * size, 1);
  const [first, step] = values.map(Number);
  const isCounted = values.length !== count && first !== undefined && step !== undefined;
  const elements = isCounted
    ? Array.from({ length: count }, (_, i) => element(first + i * step, dtype.is_integral))
    : values.map((value) => element(value, dtype.is_integral));
  return torch
    .tensor(elements, { dtype })
    .reshape([...shape])
    .requires_grad_(requiresGrad);
}

describe('random tensors', () => {
  afterEach(() => {
    torch.set_printoptions({ profile: 'default' });
  });

  it.each(rows.map((row, index) => ({ row, title: `${index}: ${row[0]} [${row[1].join(', ')}]` })))(
    '$title',
    ({ row }) => {
      const tensor = tensorOf(row);
      torch.set_printoptions(row[4]);
      expect(String(tensor)).toBe(row[5]);
    },
  );
});
