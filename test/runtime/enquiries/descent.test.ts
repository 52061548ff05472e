import { describe, expect, it } from 'vitest';
import type { Values } from '../../../src/runtime/run';
import type { DescentData, DescentRequest } from '../../../src/trace/descent';
import { isRefusal } from '../../../src/trace/refusal';
import { runText } from '../run-text';

const FROM: DescentRequest = {
  x: { variable: 'x', element: 0 },
  y: { variable: 'y', element: 0 },
  start: { x: 1, y: 1 },
  rate: 0.1,
  momentum: 0,
  steps: 20,
};

function asked(text: string, request: Partial<DescentRequest>, at: Values = { x: 0, y: 0 }) {
  return runText(text, at, 'python').ask({ kind: 'descent', ask: { ...FROM, ...request } });
}

function descent(text: string, request: Partial<DescentRequest> = {}, at?: Values): DescentData {
  const data = asked(text, request, at);
  if (isRefusal(data)) throw new Error(data.message.text);
  return data;
}

function said(text: string, request: Partial<DescentRequest> = {}, at?: Values): string {
  const data = asked(text, request, at);
  return isRefusal(data) ? data.message.text : `${data.ending}: ${data.said.text}`;
}

describe('gradient descent', () => {
  it('on a bowl goes where arithmetic says', () => {
    const data = descent('x**2 + 2*y**2');
    expect(data.x).toHaveLength(21);
    data.x.forEach((x, step) => {
      expect(x).toBeCloseTo(0.8 ** step, 12);
      expect(data.y[step]).toBeCloseTo(0.6 ** step, 12);
      expect(data.f[step]).toBeCloseTo(0.64 ** step + 2 * 0.36 ** step, 12);
      expect(data.norm[step]).toBeCloseTo(Math.hypot(2 * 0.8 ** step, 4 * 0.6 ** step), 12);
    });
  });

  it('with momentum steps as torch.optim.SGD does', () => {
    const { x } = descent('x**2 + y*0', { momentum: 0.9, steps: 3 });
    // v = 2, x = 0.8; v = 0.9·2 + 1.6 = 3.4, x = 0.46; v = 0.9·3.4 + 0.92 = 3.98, x = 0.062.
    [1, 0.8, 0.46, 0.062].forEach((expected, step) => {
      expect(x[step]).toBeCloseTo(expected, 12);
    });
  });

  it('says how it ended', () => {
    expect({
      bowl: said('x**2 + y**2', { steps: 1000 }),
      short: said('x**2 + y**2', { steps: 2 }),
      flat: said('x**2 + y**2', { start: { x: 0, y: 0 } }),
      atOnce: said('x**2 + y**2', { rate: 0.5 }),
      large: said('x**2 + y**2', { rate: 1.5, steps: 500 }),
      larger: said('x**2 + y**2', { rate: 1.1, steps: 3 }),
      overflow: said('torch.exp(x**2) + y**2', { rate: 5, start: { x: 3, y: 0 } }),
      saddle: said('x*y', { start: { x: 1, y: -1 }, steps: 1000 }),
      edge: said('torch.log(x) + y**2', { rate: 2 }),
      nowhere: said('torch.log(x) + y**2', { start: { x: -1, y: 0 } }, { x: 1, y: 0 }),
      vector: said('(x**2).sum() + x.prod()*0', { y: { variable: 'x', element: 1 }, steps: 500 }, { x: [1, 2] }),
    }).toMatchInlineSnapshot(`
      {
        "atOnce": "converged: Converged after 1 step, at x = 0, y = 0: f = 0, |∇f| = 0.",
        "bowl": "converged: Converged after 67 steps, at x = 3.21388e-7, y = 3.21388e-7: f = 2.0658e-13, |∇f| = 9.09021e-7.",
        "edge": "undefined: The path ended at step 1, at x = -1, y = -3, where f is nan and |∇f| is 6.08276.",
        "flat": "converged: The gradient is 0 here, so nothing moves: this is a minimum, a maximum or a saddle.",
        "large": "diverged: The step size 1.5 is too large here: f grew from 2 to 8589930000 by step 16. Choose a smaller one.",
        "larger": "steps: After 3 steps f is 5.97197, more than the 2 at the start: the step size 1.1 is too large here.",
        "nowhere": "undefined: f or its gradient is no finite number at x = -1, y = 0: no path can start there.",
        "overflow": "diverged: The step size 5 is too large here: f grew from 8103.08 to inf by step 1. Choose a smaller one.",
        "saddle": "unbounded: f has no lowest value this way: it fell from -1 to -2263320000 by step 113.",
        "short": "steps: After 2 steps |∇f| is still 1.81019; f fell from 2 to 0.8192. More steps or a larger step size lead further.",
        "vector": "converged: Converged after 67 steps, at x[0] = 3.21388e-7, x[1] = 3.21388e-7: f = 2.0658e-13, |∇f| = 9.09021e-7.",
      }
    `);
  });

  it('refuses what no path can start with', () => {
    expect([
      said('x*y', { rate: 0 }),
      said('x*y', { rate: NaN }),
      said('x*y', { momentum: 1 }),
      said('x*y', { start: { x: Infinity, y: 0 } }),
      said('x*y', { y: { variable: 'x', element: 0 } }),
    ]).toMatchInlineSnapshot(`
      [
        "The step size must be a number greater than 0.",
        "The step size must be a number greater than 0.",
        "The momentum must be at least 0 and less than 1.",
        "A path needs two finite numbers to start from.",
        "Both axes are x; f over two variables needs two different ones.",
      ]
    `);
  });
});
