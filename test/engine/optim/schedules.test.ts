/** Schedulers set the rates that PyTorch's set, over 30 steps; and say what those say where something is wrong. */
import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { optim } from '../../../src/engine/optim/namespace';
import type { LRScheduler } from '../../../src/engine/optim/schedulers/scheduler';
import { torch } from '../../../src/engine/torch';
import { collectingWarnings } from '../../../src/engine/warnings';
import { thrown } from '../ported/thrown';

interface Case {
  /** Later ones hold earlier ones by number; functions stand by name. */
  readonly schedulers: readonly (readonly [name: string, options: Readonly<Record<string, unknown>>])[];
  /** The two groups' rates and the first one's momentum, at the beginning and after each step. */
  readonly rows: readonly (readonly number[])[];
}

const file = new URL('../../fixtures/pytorch/optim/schedules.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: readonly Case[] };

const { lr_scheduler } = optim;

const FUNCTIONS: Readonly<Record<string, (x: number) => number>> = {
  halving: (epoch) => 0.5 ** Math.floor(epoch / 4),
  rising: (epoch) => 1 + epoch / 10,
  steady: () => 0.95,
  hyperbola: (x) => 1 / (1 + x),
};

function measure(step: number): number {
  return step < 6 ? 1 / (1 + step) : 0.2 + (step % 4) / 50;
}

function resolved(value: unknown): unknown {
  if (typeof value === 'string') return FUNCTIONS[value] ?? value;
  return Array.isArray(value) ? value.map(resolved) : value;
}

function newOptimizer(): InstanceType<typeof optim.SGD> {
  const [first, second] = [torch.zeros(1, { requires_grad: true }), torch.zeros(1, { requires_grad: true })];
  return new optim.SGD([{ params: [first] }, { params: [second], lr: 0.05 }], { lr: 0.2, momentum: 0.5 });
}

type Construct = new (...args: unknown[]) => LRScheduler;

function made(optimizer: unknown, schedulers: Case['schedulers']): LRScheduler[] {
  const all: LRScheduler[] = [];
  for (const [name, options] of schedulers) {
    const given: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(options))
      given[key] = key === 'schedulers' ? (value as number[]).map((i) => all[i]) : resolved(value);
    const Class = lr_scheduler[name as 'StepLR'] as unknown as Construct;
    all.push(name === 'ChainedScheduler' ? new Class(given) : new Class(optimizer, given));
  }
  return all;
}

describe('sets the rates that PyTorch sets:', () => {
  it.each(cases.map((one) => [JSON.stringify(one.schedulers), one] as const))('%s', (_title, { schedulers, rows }) => {
    const optimizer = newOptimizer();
    const scheduler = made(optimizer, schedulers).at(-1);
    const isPlateau = schedulers.at(-1)?.[0] === 'ReduceLROnPlateau';
    const row = (): number[] => [
      ...optimizer.param_groups.map(({ lr }) => Number(lr)),
      Number(optimizer.param_groups[0]?.momentum),
    ];
    expect(rows).toHaveLength(31);
    rows.forEach((expected, i) => {
      if (i > 0) {
        optimizer.step();
        if (isPlateau) (scheduler as unknown as { step(value: number): void }).step(measure(i - 1));
        else scheduler?.step();
        expect(scheduler?.get_last_lr()).toEqual(row().slice(0, 2));
      }
      row().forEach((value, j) => {
        expect(Math.abs(value - (expected[j] ?? NaN))).toBeLessThanOrEqual(1e-15);
      });
    });
  });
});

describe('refuses as PyTorch does:', () => {
  const any = (value: unknown): never => value as never;
  const of = newOptimizer();

  it.each([
    [() => lr_scheduler.StepLR(any(3), { step_size: 1 }), 'TypeError: float is not an Optimizer'],
    [() => lr_scheduler.LambdaLR(of, [any(Math.sin)]), 'ValueError: Expected 2 lr_lambdas, but got 1'],
    [() => lr_scheduler.MultiplicativeLR(of, any(3)), 'TypeError: lr_lambda should be a function, but got float'],
    [
      () => lr_scheduler.ConstantLR(of, { factor: 2 }),
      'ValueError: Constant multiplicative factor expected to be between 0 and 1.',
    ],
    [
      () => lr_scheduler.LinearLR(of, { start_factor: 0 }),
      'ValueError: Starting multiplicative factor expected to be greater than 0 and less or equal to 1.',
    ],
    [
      () => lr_scheduler.CosineAnnealingWarmRestarts(of, { T_0: 0 }),
      'ValueError: Expected positive integer T_0, but got 0',
    ],
    [
      () => lr_scheduler.OneCycleLR(of, { max_lr: 1 }),
      'ValueError: You must define either total_steps OR (epochs AND steps_per_epoch)',
    ],
    [() => lr_scheduler.ReduceLROnPlateau(of, { factor: 1 }), 'ValueError: Factor should be < 1.0.'],
    [() => lr_scheduler.ReduceLROnPlateau(of, any({ mode: 'x' })), 'ValueError: mode x is unknown!'],
    [
      () => lr_scheduler.SequentialLR(of, { schedulers: [], milestones: [] }),
      'ValueError: SequentialLR expects at least one scheduler, but got no scheduler.',
    ],
    [
      () => lr_scheduler.ExponentialLR(of),
      "TypeError: ExponentialLR.__init__() missing 1 required positional argument: 'gamma'",
    ],
  ] as const)('%s', (body, expected) => {
    expect(thrown(body)).toBe(expected);
  });

  it('warns once where a scheduler steps before its optimiser', () => {
    const scheduler = lr_scheduler.StepLR(newOptimizer(), 2);
    const texts = collectingWarnings(() => {
      scheduler.step();
      scheduler.step();
    }).warnings.map(({ text }) => text);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toMatch(
      /^Detected call of `lr_scheduler\.step\(\)` before `optimizer\.step\(\)`\. In PyTorch 1\.1\.0/,
    );
  });

  it('says nothing where the optimiser stepped', () => {
    const optimizer = newOptimizer();
    const scheduler = lr_scheduler.StepLR(optimizer, 2);
    optimizer.step();
    expect(collectingWarnings(() => { scheduler.step(); }).warnings).toEqual([]); // prettier-ignore
  });
});

it('state is saved and gone on from', () => {
  const [first, second] = [newOptimizer(), newOptimizer()];
  const [from, to] = [lr_scheduler.CosineAnnealingLR(first, 10), lr_scheduler.CosineAnnealingLR(second, 5)];
  for (let i = 0; i < 4; i++) from.step();
  to.load_state_dict(from.state_dict());
  second.load_state_dict(first.state_dict());
  expect([to.T_max, to.last_epoch]).toEqual([10, 4]);
  from.step();
  to.step();
  expect(to.get_last_lr()).toEqual(from.get_last_lr());
});
