/** What can be chosen to be differentiated, in words. */
import { describe, expect, test } from 'vitest';
import type { ProgramOutput, ProgramPass } from '../../../src/trace/program';
import { outputOptions, passOptions } from '../../../webview/header/choices';

const lines = { starts: [0, 10, 20], moved: 0 };
const output = (name: string, value: number, shape: number[] = [], start = 0): ProgramOutput => ({
  name,
  value,
  shape,
  range: { start, end: start + 1 },
});
const pass = (index: number, root: number, more: Partial<ProgramPass> = {}): ProgramPass => ({
  index,
  root,
  range: null,
  name: 'loss',
  weights: null,
  ...more,
});
const text = { text: 'const y = torch.sum(Y);\nwide', range: { start: 5, end: 32 } };
const labels = (of: { readonly options: readonly { readonly label: string }[] }): string[] =>
  of.options.map(({ label }) => label);

describe('outputs', () => {
  test('are named with their size, and with their line where a name is repeated', () => {
    const program = {
      outputs: [output('Y', 1, [2, 3]), output('y', 2, [], 10), output('y', 3, [], 20)],
      passes: [],
      passCount: 0,
      ...text,
    };
    const { options, chosen } = outputOptions(program, { output: 3, weights: null }, lines);
    expect(options.map(({ label }) => label)).toEqual(['Y (2×3)', 'y, line 2', 'y, line 3']);
    expect(chosen).toBe(2);
  });

  test('without a name are called as they were written, where their text is at hand', () => {
    const unnamed = (value: number, start: number, end: number): ProgramOutput => ({
      ...output('sum(…)', value),
      range: { start, end },
    });
    const program = { outputs: [unnamed(1, 15, 27), unnamed(2, 0, 3)], passes: [], passCount: 0, ...text };
    expect(labels(outputOptions(program, null, lines))).toEqual(['torch.sum(Y)', 'sum(…), line 1']);
  });

  test('bring what backward was given', () => {
    const program = { outputs: [output('Y', 1, [3])], passes: [pass(0, 1, { weights: 9 })], passCount: 1, ...text };
    expect(outputOptions(program, null, lines).options[0]?.focus).toEqual({ output: 1, weights: 9 });
  });

  test('an earlier pass of the same name is that output', () => {
    const program = {
      outputs: [output('Y', 1), output('loss', 12)],
      passes: [pass(0, 10), pass(1, 12)],
      passCount: 2,
      ...text,
    };
    const { options, chosen } = outputOptions(program, { output: 10, weights: null }, lines);
    expect([options.length, chosen]).toEqual([2, 1]);
  });

  test('an earlier pass is the output at which it began, where the name is repeated', () => {
    const passes = [pass(0, 10, { range: { start: 10, end: 25 } }), pass(1, 12, { range: { start: 10, end: 25 } })];
    const outputs = [output('loss', 12, [], 10), output('loss', 7, [], 30)];
    const program = { outputs, passes, passCount: 2, ...text };
    expect(outputOptions(program, { output: 10, weights: null }, lines).chosen).toBe(0);
  });

  test('what is none of them comes first', () => {
    const program = { outputs: [output('Y', 1)], passes: [pass(0, 10, { name: null })], passCount: 1, ...text };
    const offered = outputOptions(program, { output: 10, weights: null }, lines);
    expect([labels(offered), offered.chosen]).toEqual([['output', 'Y'], 0]);
  });
});

describe('passes', () => {
  test('are counted, the first and the last by name', () => {
    const program = { outputs: [], passes: [pass(0, 1), pass(4999, 2), pass(9999, 3)], passCount: 10_000, ...text };
    const offered = passOptions(program, { output: 2, weights: null });
    expect(labels(offered)).toEqual([
      'pass 1 of 10,000 (first)',
      'pass 5,000 of 10,000',
      'pass 10,000 of 10,000 (last)',
    ]);
    expect(offered.chosen).toBe(1);
  });

  test('name their root where there are several', () => {
    const program = {
      outputs: [],
      passes: [pass(0, 1, { name: 'a' }), pass(1, 2, { name: 'b' })],
      passCount: 2,
      ...text,
    };
    expect(labels(passOptions(program, null))).toEqual(['a: pass 1 of 2 (first)', 'b: pass 2 of 2 (last)']);
  });

  test('none is chosen where the output was not what a pass began at, or was weighted otherwise', () => {
    const program = { outputs: [], passes: [pass(0, 1, { weights: 5 })], passCount: 1, ...text };
    expect(passOptions(program, { output: 1, weights: null }).chosen).toBe(-1);
    expect(passOptions(program, { output: 1, weights: 5 }).chosen).toBe(0);
  });
});
