/** In the browser: draws a line of very many points, or a part of it, and says how long it took until it was painted. */
import '../../../webview/style.css';
import { element } from '../../../webview/elements';
import type { CurveView } from '../../../webview/plot/curves';
import { CurveChart } from '../../../webview/plot/curvechart';

let chart: CurveChart | null = null;
let view: CurveView | null = null;

function made(count: number): CurveView {
  const x = Array.from({ length: count }, (_, index) => index / count);
  const y = x.map((at, index) => Math.sin(40 * at) + (index % 7919 === 0 ? 2 : 0));
  const curve = { label: 'y', kind: 'line', color: null, x, y, range: null } as const;
  return { title: '', xLabel: 'x', yLabel: 'y', curves: [curve] };
}

/** `part`: how much of the line is shown, from its middle on. */
async function time(count: number, part: number): Promise<{ milliseconds: number; points: number }> {
  if (chart === null) {
    const canvas = element('canvas', { width: 800, height: 500 });
    document.getElementById('app')?.replaceChildren(element('div', { class: 'plot-stage' }, canvas));
    chart = new CurveChart(canvas);
  }
  view ??= made(count);
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)));
  const from = performance.now();
  chart.show(part === 1 ? view : { ...view, xLimits: [0.5, 0.5 + part] }, new Set());
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  return { milliseconds: performance.now() - from, points: view.curves[0]?.x.length ?? 0 };
}

// The graph's page declares a `time` of its own on the window.
Object.assign(globalThis, { time });
