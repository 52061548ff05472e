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

test('many points are thinned, the ends and the spikes kept', async () => {
  const { done } = await drawn(
    'const y = torch.linspace(5, 6, 100001).tolist(); y[54321] = 99; plot(torch.linspace(0, 1, 100001), y);',
  );
  const series = done.state.figures[0]?.series[0];
  expect(series?.x.length).toBeLessThanOrEqual(20_000);
  expect(series?.y).toContain(99);
  expect([series?.x[0], series?.x.at(-1), series?.y[0], series?.y.at(-1)]).toEqual([0, 1, 5, 6]);
});

test('bars stand around numbers or above names, beside or upon each other', async () => {
  const { done, told } = await drawn(`
    bar([1, 2], torch.tensor([0, 1]), { width: 0.5, label: 'a' });
    bar(['one', 'two'], [3, 4], { bottom: [1, 2], color: 'g' });`);
  expect(done.state.figures[0]?.series).toEqual([
    { kind: 'bar', label: 'a', color: null, x: [1, 2], y: [0, 1], widths: [0.5, 0.5], range: null },
    {
      kind: 'bar',
      label: null,
      color: 'green',
      x: [0, 1],
      y: [3, 4],
      widths: [0.8, 0.8],
      bottoms: [1, 2],
      names: ['one', 'two'],
      range: null,
    },
  ]);
  expect(told).toEqual(['figure: bar “a”: 2 bars', 'figure: bar: 2 bars']);
});

test('a histogram gives its counts and edges', async () => {
  const { done, told } = await drawn(`
    const [counts, edges] = hist([0, 1, 1, 2], 2, { label: 'h', density: false });
    plt.title(JSON.stringify([counts, edges]));`);
  expect(told).toEqual(['figure: hist “h”: 4 values in 2 bins']);
  expect(done.state.figures[0]?.title).toBe('[[1,3],[0,1,2]]');
  expect(done.state.figures[0]?.series[0]).toMatchObject({
    kind: 'histogram',
    x: [0.5, 1.5],
    y: [1, 3],
    widths: [1, 1],
  });
});

test('plt draws as tutorials do', async () => {
  const { done } = await drawn(`
    plt.plot(x, x.mul(2), 'r--', { label: 'f' });
    plt.plot(x, 'bo');
    plt.plot(x, x, { marker: 's', linestyle: ':' });
    plt.title('T'); plt.xlabel('x'); plt.ylabel('y');
    plt.xlim(0, 2); plt.ylim([3, -1]); plt.grid(); plt.legend(['first', 'second']);
    plt.show();
    plt.hist([1, 2]); plt.grid(false); plt.legend(false);
    plt.figure('third'); scatter(x, { marker: '^' }); plt.figure(1); plot(1); plt.figure(); plot(2);`);
  expect(
    done.state.figures.map(({ series, ...about }) => ({
      ...about,
      series: series.map(({ kind, label, color, mark, dash }) => [kind, label, color, mark, dash].join()),
    })),
  ).toEqual([
    {
      title: 'T',
      xlabel: 'x',
      ylabel: 'y',
      xlim: [0, 2],
      ylim: [-1, 3],
      grid: true,
      legend: true,
      series: ['line,first,red,,dashed', 'scatter,second,blue,circle,', 'line,,,rect,dotted', 'line,,,,'],
    },
    { title: null, xlabel: null, ylabel: null, grid: false, legend: false, series: ['histogram,,,,'] },
    { title: null, xlabel: null, ylabel: null, series: ['scatter,,,triangle,'] },
    { title: null, xlabel: null, ylabel: null, series: ['line,,,,'] },
  ]);
});

describe('what cannot be drawn', () => {
  test.each([
    ['plot(x, [1, 2])', 'ValueError: x and y must have same first dimension, but have shapes (3,) and (2,)'],
    ['plot(x, x.grad)', 'TypeError: plot: y is null. A gradient is null before backward() was called.'],
    ['plot(x, "text")', 'TypeError: plot: y must be a tensor, a number or an array of them; it holds a string.'],
    ['plot(x, [1, {}, 3])', 'TypeError: plot: y must be a tensor, a number or an array of them; it holds an object.'],
    [
      'scatter()',
      'TypeError: scatter takes y, or x and y, and then an object of options such as { label: "f" }; it got 0 values.',
    ],
    [
      'plot(x, { colour: "red" })',
      'TypeError: plot has no option colour. It has label, title, xlabel, ylabel, color, marker, linestyle, xlim, ylim, grid, legend, figure.',
    ],
    ['plot(x, x, "wrong")', "ValueError: 'wrong' is not a valid format string (a colour, a marker and a line: 'r--')."],
    ['plot(x, { marker: "?" })', "ValueError: Unrecognized marker style '?'"],
    [
      'plot(x, { linestyle: "?" })',
      "ValueError: '?' is not a valid value for ls; supported values are '-', '--', '-.', ':', 'None'",
    ],
    ['bar([1, 2], [1, 2, 3])', 'ValueError: x and y must have same first dimension, but have shapes (2,) and (3,)'],
    ['bar([1, 2], { width: [1, 2, 3] })', 'ValueError: bar: width has 3 values for 2 bars.'],
    ['hist([1], { bins: 0 })', 'ValueError: `bins` must be positive, when an integer'],
    [
      'hist()',
      'TypeError: hist takes values, the number of bins, and then an object of options such as { label: "f" }; it got 0 values.',
    ],
    ['plt.xlim(1)', 'TypeError: xlim: xlim must be two numbers such as [0, 1].'],
    ['plt.ylim(0, NaN)', 'ValueError: Axis limits cannot be NaN or Inf'],
    ['plt.title(3)', 'TypeError: title: the text must be a string.'],
    ['plt.grid("on")', 'TypeError: grid: what it is given must be true or false.'],
    [
      'plt.subplots(2)',
      'AttributeError: plt.subplots is not available: a figure has one pair of axes. Use plt.figure(2) for another.',
    ],
    ['plt.plott(x)', 'AttributeError: plt.plott is not available. Did you mean plt.plot?'],
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
