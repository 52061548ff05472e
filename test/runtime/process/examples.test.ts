/**
 * The examples that are programs, as a user runs them: each ends well, prints what its comments say, draws what they
 * promise, and its derivatives agree with differences.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProgramRecording } from '../../../src/runtime/program';
import { firstFocus } from '../../../src/trace/focus';
import type { ProgramTrace } from '../../../src/trace/program';
import { isRefusal } from '../../../src/trace/refusal';
import { linspace } from '../../../src/trace/value';
import { childBundles, TestPrograms } from './children';
import { ran, stateOf, why } from './why-asked';

const FOLDER = path.resolve('media/examples');
const read = (file: string): string => readFileSync(path.join(FOLDER, file), 'utf8');

/** Line by line what each prints. */
const PRINTED: Readonly<Record<string, readonly (string | RegExp)[]>> = {
  '01-polynomial.ts': ['tensor([145.], grad_fn=<SubBackward0>)', 'tensor([233.])'],
  '02-square.ts': ['tensor(27., grad_fn=<MulBackward0>)', 'tensor(18.)'],
  '03-leaf.ts': [
    'x: tensor(3.) tensor(18.) None',
    'True True',
    /^y: tensor\(27\.\) None <MulBackward0 object at 0x[0-9a-f]+>$/,
    'False True',
  ],
  '04-by-hand.ts': ['tensor(64., grad_fn=<AddBackward0>)', 'autograd tensor(38.)', 'by hand  tensor(38.)'],
  '05-two-variables.ts': ['tensor(91., grad_fn=<AddBackward0>)', '∂f/∂u tensor(43.)', '∂f/∂v tensor(20.)'],
  '06-parabola.js': [],
  '07-second-derivative.ts': [
    'tensor(81., grad_fn=<PowBackward0>)',
    'slope tensor(18., grad_fn=<MulBackward0>)',
    'slope of the slope tensor(2.)',
  ],
  '08-chain-rule.ts': ['tensor(-0.7158, grad_fn=<SinBackward0>)', 'tensor(-0.2469)'],
  '09-derivative-as-code.ts': ['tensor(76., grad_fn=<AddBackward0>)', '∂f/∂u tensor(8.)', '∂f/∂v tensor(50.)'],
  '10-function.ts': ['tensor(104., grad_fn=<AddBackward0>)', '∂f/∂u tensor(15.)', '∂f/∂v tensor(55.)'],
  '11-cubic.ts': [],
  'classifier.ts': [
    /^step 0 loss 1\.0986/,
    /^step 25 /,
    /^step 50 /,
    /^step 75 loss 0\.08/,
    'right: 29 of 30',
    /^wrong tensor\(\[\[/,
  ],
  'figures.ts': ['in the bins 1000'],
  'surface.ts': ['f 165.625', 'slope -35 -10'],
  'gradient-descent.ts': [
    'step 0 height 10.75',
    /^step 10 height 0\.23/,
    /^step 20 height 0\.0069/,
    /^step 30 height 0\.00024/,
    'arrived at tensor([-0.0259, -0.0015])',
  ],
  'jacobian.ts': [
    'point tensor([1.7321, 1.0000])',
    'tensor([[ 0.8660, -1.0000],\n        [ 0.5000,  1.7321]])',
    'determinant tensor(2.)',
    'same True',
  ],
  'network.ts': [
    /^Net\(\n {2}\(hidden\): Linear\(in_features=2/,
    /^output tensor\(\[3\.4683e-04, 9\.9937e-01, 9\.9940e-01, /,
  ],
  'own-derivative.ts': [
    'arrives at x: tensor([6.7500, 0.7500])',
    'tensor(3.2500, grad_fn=<SumBackward0>) tensor([6.7500, 0.7500])',
    'True',
    'True',
  ],
  'training.js': [
    /^step 0 loss 0\.29/,
    /^step 400 /,
    /^step 800 /,
    /^step 1200 /,
    /^step 1600 loss 0\.00045/,
    /^tensor\(\[\[0\.0085\]/,
  ],
  'vanishing.ts': ['tensor(0.6590, grad_fn=<SigmoidBackward0>) tensor(0.)', '[tensor(1.)]'],
  'why.ts': ['None tensor(0.) tensor(nan) None'],
};
/** What each warns of; the others of nothing. */
const WARNS: Readonly<Record<string, RegExp>> = {
  '03-leaf.ts': /\.grad attribute of a Tensor that is not a leaf/,
};
/** Plain formulas, which are no program. */
const FORMULAS = ['formulas.ts'];
/** Where the gradients are what the example is about, not in order. */
const PUZZLES = ['why.ts', 'vanishing.ts'];

let programs: TestPrograms;
beforeAll(async () => {
  programs = new TestPrograms(await childBundles());
}, 60_000);
afterAll(() => {
  programs.close();
});

/** Of the output that the inspector shows first, each verdict once. */
async function verdicts(recording: ProgramRecording): Promise<readonly string[]> {
  const focus = firstFocus(recording.trace);
  if (focus === null) throw new Error('there is nothing to differentiate');
  const answer = await programs.programs.analyse(recording, { kind: 'differentiate', focus, values: {} }).answer;
  if (isRefusal(answer)) throw new Error(answer.message.text);
  return [...new Set(answer.checks.map(({ verdict }) => verdict))];
}

const said = ({ output }: ProgramTrace, wanted: string): readonly string[] =>
  output.flatMap(({ kind, text }) => (kind === wanted ? [text] : []));

it('is about all programs there are', () => {
  const there = readdirSync(FOLDER).filter((file) => /\.[jt]s$/.test(file) && !FORMULAS.includes(file));
  expect(Object.keys(PRINTED).sort()).toEqual(there.sort());
});

it.each(Object.entries(PRINTED))(
  '%s ends well, prints what it promises, and is differentiated',
  async (file, lines) => {
    const recording = await programs.run(read(file));
    const { trace } = recording;
    expect(trace.ending).toStrictEqual({ kind: 'finished' });
    const printed = said(trace, 'print');
    expect(printed).toHaveLength(lines.length);
    for (const [index, line] of lines.entries())
      if (typeof line === 'string') expect(printed[index]).toBe(line);
      else expect(printed[index]).toMatch(line);
    const warnings = said(trace, 'warning');
    expect(warnings).toHaveLength(file in WARNS ? 1 : 0);
    if (file in WARNS) expect(warnings[0]).toMatch(WARNS[file] ?? '');
    if (PUZZLES.includes(file)) return;
    // A check that a slow machine has no time for says so.
    const found = await verdicts(recording);
    expect(found).toContain('agrees');
    expect(found).not.toContain('differs');
  },
);

describe('what is plotted', () => {
  const figuresOf = async (file: string) => (await programs.run(read(file))).trace.figures;

  it.each<[string, readonly number[], (x: number) => number, (x: number) => number]>([
    ['06-parabola.js', linspace(-20, 20, 20), (x) => x * x, (x) => 2 * x],
    ['11-cubic.ts', linspace(-10, 10, 100), (x) => 10 * x ** 3, (x) => 30 * x * x],
  ])('%s: function and derivative over the points, named and labelled', async (file, points, f, slope) => {
    const [figure, ...others] = await figuresOf(file);
    expect(others).toEqual([]);
    expect(figure?.xlabel).toBe('x');
    expect(figure?.series.map(({ kind, label, color }) => [kind, label, color])).toEqual([
      ['line', 'Function', 'red'],
      ['line', 'Derivative', 'green'],
    ]);
    for (const [index, expected] of [f, slope].entries()) {
      const series = figure?.series[index];
      expect(series?.x).toHaveLength(points.length);
      for (const [at, x] of points.entries()) {
        expect(series?.x[at]).toBeCloseTo(x, 4);
        expect(Math.abs((series?.y[at] ?? NaN) - expected(x))).toBeLessThan(1e-5 * Math.max(1, Math.abs(expected(x))));
      }
    }
  });

  it('gradient-descent.ts: the path from its start, ever lower, and the lowest point', async () => {
    const [figure] = await figuresOf('gradient-descent.ts');
    expect(figure?.series.map(({ kind, label }) => [kind, label])).toEqual([
      ['line', 'Path'],
      ['scatter', 'Lowest point'],
    ]);
    const { x = [], y = [] } = figure?.series[0] ?? {};
    expect([x[0], y[0], x.length]).toEqual([-4, 1.5, 31]);
    const heights = x.map((one, index) => one ** 2 / 4 + 3 * (y[index] ?? NaN) ** 2);
    for (const [index, height] of heights.entries())
      if (index > 0) expect(height).toBeLessThan(heights[index - 1] ?? 0);
  });

  it('figures.ts: lines with limits and a grid, a histogram of all its values, and bars with names', async () => {
    const [lines, histogram, bars] = await figuresOf('figures.ts');
    expect([lines?.title, lines?.ylim, lines?.grid, lines?.legend]).toEqual([
      'A function and its slope',
      [-1.2, 1.2],
      true,
      true,
    ]);
    expect(lines?.series.map(({ kind, color, dash, mark }) => [kind, color, dash, mark])).toEqual([
      ['line', 'blue', 'solid', undefined],
      ['line', 'red', 'dashed', undefined],
      ['scatter', 'black', undefined, 'circle'],
    ]);
    const [bins] = histogram?.series ?? [];
    expect([bins?.kind, bins?.widths?.length, bins?.y.reduce((sum, count) => sum + count, 0)]).toEqual([
      'histogram',
      20,
      1000,
    ]);
    expect(bars?.series.map(({ kind, names, y }) => [kind, names, y.map((value) => Number(value.toFixed(4)))])).toEqual(
      [
        ['bar', ['w₀', 'w₁', 'w₂'], [0.5, -1, 2]],
        ['bar', undefined, [0.9, 1.8, 2.7]],
      ],
    );
  });

  it('network.ts: the loss, from guessing to knowing', async () => {
    const [figure] = await figuresOf('network.ts');
    const { y = [], label } = figure?.series[0] ?? {};
    expect([label, y.length]).toEqual(['Loss', 200]);
    expect(y[0]).toBeGreaterThan(0.6);
    expect(y.at(-1)).toBeLessThan(0.001);
  });

  it('classifier.ts: thirty points in three classes', async () => {
    const [figure] = await figuresOf('classifier.ts');
    expect(figure?.series.map(({ label, x }) => [label, x.length])).toEqual([
      ['Class 0', 10],
      ['Class 1', 10],
      ['Class 2', 10],
    ]);
  });

  it('vanishing.ts: a gradient that loses more than half a digit with each layer', async () => {
    const [figure] = await figuresOf('vanishing.ts');
    const { y = [] } = figure?.series[0] ?? {};
    expect(y).toHaveLength(40);
    for (const [index, size] of y.entries()) if (index > 0) expect(size).toBeLessThan((y[index - 1] ?? 0) - 0.5);
  });
});

describe('why', () => {
  it('vanishing.ts: the product of the factors is too small', async () => {
    const one = await ran(programs, read('vanishing.ts'));
    expect(stateOf(one, 'w')).toBe('zero');
    expect(why(one, 'w').reasons[0]?.kind).toBe('vanished');
  });

  it('why.ts: four gradients, four reasons, each with what to do', async () => {
    const one = await ran(programs, read('why.ts'));
    const reasons = ['a', 'b', 'c', 'd'].map((name) => {
      expect(stateOf(one, name)).not.toBe('ordinary');
      const [reason] = why(one, name).reasons;
      expect(reason?.fix).not.toBeNull();
      return reason?.kind;
    });
    expect(new Set(reasons).size).toBe(4);
  });

  it('own-derivative.ts: with the mistake that its comment proposes, it differs', async () => {
    const text = read('own-derivative.ts')
      .replace('3 * x ** 2 * g', '2 * x * g')
      .replace(/\/\/ First[^]*$/, '');
    expect(await verdicts(await programs.run(text))).toEqual(['differs']);
  });
});
