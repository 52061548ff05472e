/** First values are those that PyTorch draws after the same seed, and leave the generator where it leaves it. */
import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { init } from '../../../src/engine/nn/init';
import { torch, type Tensor } from '../../../src/engine/torch';
import { collectingWarnings } from '../../../src/engine/warnings';
import { thrown } from '../ported/thrown';

interface Row {
  readonly function: string;
  readonly shape: readonly number[];
  readonly options: object;
  readonly dtype: 'float32' | 'float64';
  readonly values: readonly number[];
  /** The next number that is drawn. */
  readonly after: number;
}

const file = new URL('../../fixtures/pytorch/nn/init.json', import.meta.url);
const { rows } = JSON.parse(readFileSync(file, 'utf8')) as { readonly rows: readonly Row[] };

const functions = init as unknown as Readonly<Record<string, (target: Tensor, options: object) => Tensor>>;

/** In units in the last place. */
function distance(actual: number, expected: number, dtype: Row['dtype']): number {
  if (actual === expected) return 0;
  const unit = 2 ** (Math.floor(Math.log2(Math.abs(expected))) - (dtype === 'float64' ? 52 : 23));
  return Math.abs(actual - expected) / unit;
}

/** How far values may be away: those of a QR decomposition are sums. */
function allowed(name: string): number {
  if (name === 'orthogonal_') return 64;
  return /normal_|sparse_/.test(name) ? 4 : 0;
}

describe('after a seed, as in PyTorch:', () => {
  it.each(
    rows.map(
      (row) =>
        [`${row.function}(${JSON.stringify(row.shape)}, ${JSON.stringify(row.options)})`, row.dtype, row] as const,
    ),
  )('%s in %s', (_title, dtype, { function: name, shape, options, values, after }) => {
    torch.manual_seed(5);
    const target = torch.empty(shape, { dtype: torch[dtype], requires_grad: true });
    const result = functions[name]?.(target, options);
    expect(result).toBe(target);
    expect(target.is_leaf).toBe(true);
    expect(Math.fround(Number(torch.rand(1).item()))).toBe(Math.fround(after));
    const expected = torch.tensor(values, { dtype: torch[dtype] }).toArray();
    const distances = target
      .detach()
      .toArray()
      .map((value, i) => distance(value, expected[i] ?? NaN, dtype));
    expect(distances).toHaveLength(values.length);
    expect(Math.max(...distances)).toBeLessThanOrEqual(allowed(name));
  });
});

it('gains and fans', () => {
  expect(['linear', 'sigmoid', 'tanh', 'relu', 'selu'].map((name) => init.calculate_gain(name))).toEqual([
    1,
    1,
    5 / 3,
    Math.SQRT2,
    0.75,
  ]);
  expect(init.calculate_gain('leaky_relu')).toBe(1.4141428569978354);
  expect(init.calculate_gain('leaky_relu', 0.2)).toBe(1.3867504905630728);
  expect(init._calculate_fan_in_and_fan_out(torch.empty(2, 3, 4, 5))).toEqual([60, 40]);
});

const empty = (...shape: number[]): Tensor => torch.empty(shape);

describe('refuses as PyTorch does:', () => {
  it.each([
    [() => init.eye_(empty(2)), 'ValueError: Only tensors with 2 dimensions are supported'],
    [() => init.dirac_(empty(2)), 'ValueError: Only tensors with 3, 4, or 5 dimensions are supported'],
    [() => init.dirac_(empty(3, 2, 2), 2), 'ValueError: dim 0 must be divisible by groups'],
    [
      () => init.xavier_uniform_(empty(3)),
      'ValueError: Fan in and fan out can not be computed for tensor with fewer than 2 dimensions',
    ],
    [
      () => init.kaiming_uniform_(empty(3, 3), { mode: 'x' as 'fan_in' }),
      "ValueError: Mode x not supported, please use one of ['fan_in', 'fan_out']",
    ],
    [() => init.kaiming_uniform_(empty(3, 3), { nonlinearity: 'x' }), 'ValueError: Unsupported nonlinearity x'],
    [() => init.orthogonal_(empty(3)), 'ValueError: Only tensors with 2 or more dimensions are supported'],
    [() => init.sparse_(empty(3), 0.1), 'ValueError: Only tensors with 2 dimensions are supported'],
    [() => init.calculate_gain('leaky_relu', 'a'), 'ValueError: negative_slope a not a valid number'],
    [() => init.calculate_gain('leaky_relu', true), 'ValueError: negative_slope True not a valid number'],
    [
      () => init.uniform_(empty(3), 2, 1),
      'RuntimeError: uniform_ expects to return a [from, to) range, but found from=2 > to=1',
    ],
    [
      () => init.uniform_(empty(3), { foo: 2 } as object),
      "TypeError: uniform_() got an unexpected keyword argument 'foo'",
    ],
    [() => init.constant_(empty(3)), "TypeError: constant_() missing 1 required positional argument: 'val'"],
    [() => init.normal_(empty(3), { std: -1 }), 'RuntimeError: normal expects std >= 0.0, but found std -1'],
  ] as const)('%s', (body, expected) => {
    expect(thrown(body)).toBe(expected);
  });

  it('warns of tensors without elements, and of means far from the bounds', () => {
    const texts = collectingWarnings(() => {
      init.kaiming_uniform_(empty(0, 3));
      init.trunc_normal_(empty(2), { mean: 9 });
    }).warnings.map(({ text }) => text);
    expect(texts).toEqual([
      'Initializing zero-element tensors is a no-op',
      'mean is more than 2 std from [a, b] in nn.init.trunc_normal_. The distribution of values may be incorrect.',
    ]);
  });
});
