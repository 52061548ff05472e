/** Graphs that the page is tried with and no formula gives: loops, modules, views, what was saved. */
import type { ScopeTable } from '../../../src/trace/scope';
import type { Trace } from '../../../src/trace/trace';
import { traceOf, type Made } from '../graph/chains';

const LOOP = `let h = x;
for (let step = 0; step < n; step++) {
  const z = h.matmul(W).add(b);
  h = z.relu();
}
const flat = h.view(-1);
const loss = flat.square().mean();`;

function placeOf(words: string): [number, number] {
  const start = LOOP.indexOf(words);
  return [start, start + words.length];
}

/** Turns of a loop, then a view of what they gave. */
function loop(turns: number): Trace {
  const scopes: ScopeTable = {
    places: [
      { kind: 'loop', name: 'for step', range: { start: LOOP.indexOf('for'), end: LOOP.indexOf('\nconst flat') } },
    ],
    frames: Array.from({ length: turns }, (_, turn) => [0, turn + 1, -1] as const),
  };
  const made: Made[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const before = made.length === 0 ? 'x' : made.length - 1;
    const [mm, add] = [made.length, made.length + 1];
    made.push(
      {
        operator: 'mm',
        reads: [before, 'W'],
        shape: [3, 4],
        range: placeOf('h.matmul(W)'),
        scope: turn,
        saves: [before, 'W'],
      },
      {
        operator: 'add',
        reads: [mm, 'b'],
        shape: [3, 4],
        range: placeOf('h.matmul(W).add(b)'),
        scope: turn,
        name: 'z',
      },
      {
        operator: 'relu',
        reads: [add],
        shape: [3, 4],
        range: placeOf('z.relu()'),
        scope: turn,
        name: 'h',
        saves: [add + 1],
      },
    );
  }
  const last = made.length - 1;
  made.push(
    { operator: 'view', reads: [last], shape: [12], range: placeOf('h.view(-1)'), name: 'flat', views: last },
    { operator: 'pow', reads: [last + 1], shape: [12], range: placeOf('flat.square()'), saves: [last + 1] },
    { operator: 'mul', reads: [last + 2, 'scale'], shape: [12], range: placeOf('flat.square()') },
    { operator: 'mean', reads: [last + 3], range: placeOf('flat.square().mean()'), name: 'loss' },
  );
  const leaves = {
    x: { shape: [3, 4], requires_grad: false },
    W: { shape: [4, 4] },
    b: { shape: [4] },
    scale: { requires_grad: false },
  };
  const trace = traceOf(leaves, made, { text: LOOP, scopes, gradients: true });
  return { ...trace, kind: 'expression' };
}

export const GRAPHS: Readonly<Record<string, () => Trace>> = {
  /** Small enough to be seen whole. */
  loop: () => loop(2),
  hundred: () => loop(100),
  /** Too high for a picture once it is unfolded. */
  deep: () => loop(400),
  tenThousand: () => loop(3332),
};
