import { describe, expect, test } from 'vitest';
import { body, run, type Ran } from './context';

async function drawn(code: string): Promise<Ran> {
  return run({
    code: body(`const x = torch.linspace(0, 1, 3, { requires_grad: true });\n${code}`),
    sites: [{ range: { start: 2, end: 8 }, name: null, kind: 'expression' }],
  });
}

test('series of one figure, with its texts, colours and places', async () => {
  const { done, told } = await drawn(`
    $lens.b(0, plot)(x, x.mul(2), { label: 'f', color: 'r', title: 'T', xlabel: 'x' });
    scatter([0, 1], [[torch.tensor(3)], 4], { color: '#0af', ylabel: 'y' });
    plot(new Float32Array([1, NaN]), { color: 'url(x)' });`);
  expect(done.state.figures).toEqual([
    {
      title: 'T',
      xlabel: 'x',
      ylabel: 'y',
      series: [
        { kind: 'line', label: 'f', color: 'red', x: [0, 0.5, 1], y: [0, 1, 2], range: { start: 2, end: 8 } },
        { kind: 'scatter', label: null, color: '#00aaff', x: [0, 1], y: [3, 4], range: { start: 2, end: 8 } },
        { kind: 'line', label: null, color: null, x: [0, 1], y: [1, NaN], range: { start: 2, end: 8 } },
      ],
    },
  ]);
  expect(told).toEqual(['figure: plot “f”: 3 points', 'figure: scatter: 2 points', 'figure: plot: 2 points']);
});

test('a figure by another name is another figure', async () => {
  const { done } = await drawn(`plot(1, { figure: 2 }); plot(x); plot(2, { figure: 2 }); plot(3, { figure: 'loss' });`);
  expect(done.state.figures.map(({ series }) => series.length)).toEqual([2, 1, 1]);
});

test('many points are thinned evenly, the ends kept', async () => {
  const { done } = await drawn('plot(torch.linspace(0, 1, 100001), torch.linspace(5, 6, 100001));');
  const series = done.state.figures[0]?.series[0];
  expect(series?.x).toHaveLength(5000);
  expect([series?.x[0], series?.x.at(-1), series?.y[0], series?.y.at(-1)]).toEqual([0, 1, 5, 6]);
});

describe('what cannot be drawn', () => {
  test.each([
    ['plot(x, [1, 2])', 'ValueError: x and y must have same first dimension, but have shapes (3,) and (2,)'],
    ['plot(x, x.grad)', 'TypeError: plot: y is null. A gradient is null before backward() was called.'],
    ['plot(x, "b")', 'TypeError: plot: y must be a tensor, a number or an array of them; it holds a string.'],
    ['plot(x, [1, {}, 3])', 'TypeError: plot: y must be a tensor, a number or an array of them; it holds an object.'],
    [
      'scatter()',
      'TypeError: scatter takes y, or x and y, and then an object of options such as { label: "f" }; it got 0 values.',
    ],
    [
      'plot(x, { colour: "red" })',
      'TypeError: plot has no option colour. It has label, title, xlabel, ylabel, color, figure.',
    ],
    ['plot(x, { label: 3 })', 'TypeError: plot: label must be a string.'],
    [
      'for (;;) plot(1)',
      'ValueError: plot: a run can draw 200 series in a figure and 200000 points in all; plot every so many steps instead.',
    ],
    ['const a = []; a.push(a); plot(a)', 'ValueError: plot: y is nested too deeply.'],
  ])('%s', async (code, expected) => {
    const { done } = await drawn(code);
    expect(done.ending).toMatchObject({ kind: 'failed' });
    const error = done.ending.kind === 'failed' ? done.ending.error : null;
    expect(`${error?.name ?? ''}: ${error?.text ?? ''}`).toBe(expected);
  });
});
