// What is laid out and drawn in Chromium: graphs and long lines.
import { most } from './goals.mjs';

/** Graphs, how many boxes they have, and within how many milliseconds they are there. */
export const GRAPH_SHAPES = ['autograd', 'mlp', 'tree'];
export const GRAPH_GOALS = { 100: 100, 1000: 300, 10_000: 1500 };
export const GRAPH_COUNTS = Object.keys(GRAPH_GOALS).map(Number);

export function graphWork(shape, count) {
  return `graph-${shape}-${count}`;
}

/** A line of so many points: drawn whole, and a part of it, as when someone zooms in. */
export const POINTS = 1_000_000;
export const POINTS_WORK = { 'points-whole': { part: 1 }, 'points-zoomed': { part: 0.1 } };

export const DRAWING = {
  ...Object.fromEntries(
    GRAPH_SHAPES.flatMap((shape) =>
      GRAPH_COUNTS.map((count) => [
        graphWork(shape, count),
        {
          title: `the graph “${shape}” of ${count} boxes laid out, drawn and painted in Chromium`,
          expected: count,
          relative: 0,
          goals: [most(GRAPH_GOALS[count])],
        },
      ]),
    ),
  ),
  ...Object.fromEntries(
    Object.entries(POINTS_WORK).map(([work, { part }]) => [
      work,
      {
        title: `a line of ${POINTS.toLocaleString('en')} points, ${part === 1 ? 'all' : 'a tenth'} of it drawn and painted in Chromium`,
        expected: POINTS,
        relative: 0,
        goals: [most(100)],
      },
    ]),
  ),
};
