/** Figures of all kinds, and f over two variables, through the child process and what checks its messages. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { firstFocus } from '../../../src/trace/focus';
import { isRefusal } from '../../../src/trace/refusal';
import { childBundles, TestPrograms } from './children';

let programs: TestPrograms;

beforeAll(async () => {
  programs = new TestPrograms(await childBundles());
}, 60_000);

afterAll(() => {
  programs.close();
});

it('figures of all kinds arrive as they were drawn', async () => {
  const { trace } = await programs.run(`
    plt.plot([0, 1], [2, NaN], 'g^:', { label: 'line' });
    plt.scatter([0], [1], { marker: 'x' });
    plt.xlim(0, 5); plt.ylim(-1, 1); plt.grid(false); plt.legend();
    plt.show();
    plt.bar(['a', 'b'], [1, 2], { bottom: 1, width: [0.5, 1] });
    hist(torch.tensor([0., 1, 1, 2]), { bins: 2, figure: 'counts', title: 'Counts' });`);
  expect(trace.ending).toEqual({ kind: 'finished' });
  const plain = trace.figures.map(({ series, ...about }) => ({
    ...about,
    series: series.map(({ range, ...one }) => ({ ...one, placed: range !== null })),
  }));
  expect(plain).toEqual([
    {
      title: null,
      xlabel: null,
      ylabel: null,
      xlim: [0, 5],
      ylim: [-1, 1],
      grid: false,
      legend: true,
      series: [
        {
          kind: 'line',
          label: 'line',
          color: 'green',
          x: [0, 1],
          y: [2, NaN],
          mark: 'triangle',
          dash: 'dotted',
          placed: true,
        },
        { kind: 'scatter', label: null, color: null, x: [0], y: [1], mark: 'cross', placed: true },
      ],
    },
    {
      title: null,
      xlabel: null,
      ylabel: null,
      series: [
        {
          kind: 'bar',
          label: null,
          color: null,
          x: [0, 1],
          y: [1, 2],
          widths: [0.5, 1],
          bottoms: [1, 1],
          names: ['a', 'b'],
          placed: true,
        },
      ],
    },
    {
      title: 'Counts',
      xlabel: null,
      ylabel: null,
      series: [{ kind: 'histogram', label: null, color: null, x: [0.5, 1.5], y: [1, 3], widths: [1, 1], placed: true }],
    },
  ]);
});

it('a spike among a hundred thousand points arrives', async () => {
  const { trace } = await programs.run(`
    const y = torch.zeros(100000);
    torch.no_grad(() => { y[54321] = 7; });
    plot(y);`);
  const [series] = trace.figures[0]?.series ?? [];
  expect(series?.x[series.y.indexOf(7)]).toBe(54321);
  expect(series?.y.length).toBeLessThanOrEqual(20_000);
});

it('a program’s output is a picture over two of its leaves, and has paths of descent', async () => {
  const recording = await programs.run(`
    const x = torch.tensor(1, { requires_grad: true });
    const w = torch.tensor([2, 3], { requires_grad: true });
    const f = (x - 2) ** 2 + w[1] ** 2 + 0 * w[0];
    f.backward();`);
  const focus = firstFocus(recording.trace);
  if (focus === null) throw new Error('nothing to differentiate');
  const x = { variable: 'x', element: 0 };
  const y = { variable: 'w', element: 1 };
  const picture = await programs.programs.analyse(recording, {
    kind: 'ask',
    focus,
    values: {},
    enquiry: {
      kind: 'surface',
      ask: { x: { ...x, from: 0, to: 4 }, y: { ...y, from: -1, to: 1 }, nx: 5, ny: 3 },
    },
  }).answer;
  if (isRefusal(picture)) throw new Error(picture.message.text);
  expect([picture.x, picture.y, picture.method]).toEqual([[0, 1, 2, 3, 4], [-1, 0, 1], 'pointwise']);
  expect(picture.f.map((value) => Number(value.toFixed(9)))).toEqual(
    [1, 0, 1].flatMap((square) => [4, 1, 0, 1, 4].map((other) => square + other)),
  );
  expect(picture.point).toEqual({ x: 1, y: 3, f: 10, dx: -2, dy: 6 });
  const path = await programs.programs.analyse(recording, {
    kind: 'ask',
    focus,
    values: {},
    enquiry: {
      kind: 'descent',
      ask: { x, y, start: { x: 0, y: 1 }, rate: 0.5, momentum: 0, steps: 10 },
    },
  }).answer;
  if (isRefusal(path)) throw new Error(path.message.text);
  expect([path.x, path.y, path.ending]).toEqual([[0, 2], [1, 0], 'converged']);
  expect(path.said.text).toBe('Converged after 1 step, at x = 2, w[1] = 0: f = 0, |∇f| = 0.');
});
