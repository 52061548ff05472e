/** In the browser: makes models of graphs as they occur, and times a scene from the model to the frame in which it is painted. */
import '../../../webview/style.css';
import '../../../webview/graph/scene/scene.css';
import { element } from '../../../webview/elements';
import type { Box, GraphModel, Line } from '../../../webview/graph/model';
import { GraphScene } from '../../../webview/graph/scene/scene';
import { registerControls } from '../../../webview/ui';

export type GraphShape = 'autograd' | 'mlp' | 'tree';

interface Edge {
  readonly from: number;
  readonly to: number;
}

/** The same numbers in each run. */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296) / 4_294_967_296;
}

const SHAPES: Readonly<Record<GraphShape, (count: number) => Edge[]>> = {
  /** Three of ten are leaves; each other reads one or two of the latest, those first that nobody has read. */
  autograd(count) {
    const next = random(1);
    const edges: Edge[] = [];
    const unread: number[] = [];
    for (let to = 0; to < count; to += 1) {
      const isLast = to === count - 1;
      const isLeaf = to === 0 || (!isLast && unread.length < 8 && next() < 0.3);
      // The first that nobody has read, then that or any of the latest eight.
      const from = isLeaf ? undefined : unread.shift();
      if (from !== undefined) edges.push({ from, to });
      const recent = Math.max(0, to - 1 - Math.floor(next() * 8));
      const other = isLeaf || next() < 0.4 ? undefined : (unread.shift() ?? recent);
      if (other !== undefined && other !== from) edges.push({ from: other, to });
      if (isLast) for (const rest of unread.splice(0)) edges.push({ from: rest, to });
      else unread.push(to);
    }
    return edges;
  },
  /** Layers of a network one after the other: product with a weight, sum with a bias, activation. */
  mlp(count) {
    const edges: Edge[] = [];
    let before = 0;
    for (let at = 1; at + 4 < count; at += 5) {
      edges.push({ from: before, to: at + 2 }, { from: at, to: at + 2 });
      edges.push({ from: at + 2, to: at + 3 }, { from: at + 1, to: at + 3 }, { from: at + 3, to: at + 4 });
      before = at + 4;
    }
    return edges;
  },
  /** A sum in pairs. */
  tree(count) {
    const edges: Edge[] = [];
    for (let box = 0; 2 * box + 2 < count; box += 1)
      edges.push(
        { from: count - 2 - 2 * box, to: count - 1 - box },
        { from: count - 3 - 2 * box, to: count - 1 - box },
      );
    return edges;
  },
};

export function model(shape: GraphShape, count: number, run = 0): GraphModel {
  const edges = SHAPES[shape](count);
  const hasOperands = new Set(edges.map(({ to }) => to));
  const boxes = Array.from({ length: count }, (_, index): Box => {
    const kind = index === count - 1 ? 'output' : hasOperands.has(index) ? 'node' : 'leaf';
    return {
      key: kind === 'output' ? 'output' : `${kind}:${index}`,
      kind,
      title: kind === 'node' ? `${['Mul', 'Add', 'Sin', 'Div'][index % 4] ?? ''}Backward0` : `w${index}`,
      name: null,
      subtitle: kind === 'leaf' ? 'requires_grad' : `x${index} * y${index % 97}`,
      tags: kind === 'leaf' ? ['leaf'] : [],
      count: 1,
      handle: null,
      tensor: null,
      gradient: null,
      node: null,
      range: null,
      value: String(Math.round(Math.sin(index + run) * 1e5) / 1e4),
      gradientText: String(Math.round(Math.cos(index + run) * 1e5) / 1e4),
      shape: index % 5 === 0 ? '[16, 8]' : '',
      trouble: null,
    };
  });
  const lines = edges.map(({ from, to }): Line => ({ from, to, kind: 'data', times: 1 }));
  return { boxes, lines, signature: `${shape} ${count} ${run}`, hasConstants: false, hasSaved: false };
}

/** Milliseconds from a model to the painted frame, in a scene of its own; and after the first, how many boxes there are. */
async function time(
  shape: GraphShape,
  count: number,
  run: number,
): Promise<{ milliseconds: number; boxes: number | null }> {
  const ignore = (): void => undefined;
  const scene = new GraphScene(
    { pick: ignore, open: ignore, toggle: ignore, hover: ignore, deadEnd: ignore },
    null,
    ignore,
  );
  const place = element('div', { class: 'graph' }, element('div', { class: 'graph-main' }, scene.root));
  document.getElementById('app')?.replaceChildren(place);
  // The frame's size is known, and nothing else is left to be done.
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 60)));
  const shown = model(shape, count, run);
  const from = performance.now();
  scene.show(shown, { label: 'bench' });
  await scene.drawn;
  const milliseconds = performance.now() - from;
  const boxes = run > 1 ? null : scene.svg().querySelectorAll('.box').length;
  scene.clear();
  return { milliseconds, boxes };
}

declare global {
  interface Window {
    time: typeof time;
  }
}

registerControls();
window.time = time;
