// What a scene is made of, without a document: packed layouts, what lies in a rectangle, steady pictures, the view.
import { describe, expect, test } from 'vitest';
import { layOut, type LayoutBox, type LayoutEdge } from '../../../webview/graph/layout';
import type { Box, GraphModel } from '../../../webview/graph/model';
import { boxesOf, edgesOf, pack, packTask, unpack } from '../../../webview/graph/scene/packed';
import { pictureOf, placeOf, type Picture } from '../../../webview/graph/scene/picture';
import { anchor, LayoutMemory, placesBefore } from '../../../webview/graph/scene/steady';
import { Visible } from '../../../webview/graph/scene/visible';
import { fitted, leastZoom, zoomed } from '../../../webview/graph/viewport';

const SIZE: LayoutBox = { width: 140, height: 58 };

function model(keys: readonly string[], edges: readonly LayoutEdge[]): GraphModel {
  const boxes = keys.map((key): Box => ({
    key,
    kind: 'node',
    title: key,
    name: null,
    subtitle: '',
    tags: [],
    count: 1,
    handle: null,
    tensor: null,
    gradient: null,
    node: null,
    range: null,
    value: '1',
    gradientText: '1',
    shape: '',
    trouble: null,
  }));
  const lines = edges.map((edge) => ({ ...edge, kind: 'data' as const, times: 1 }));
  return { boxes, lines, signature: keys.join(' '), hasConstants: false, hasSaved: false };
}

function picture(keys: readonly string[], edges: readonly LayoutEdge[]): Picture {
  const sizes = keys.map(() => SIZE);
  return pictureOf(model(keys, edges), sizes, layOut(sizes, edges));
}

/** A sum in pairs: wide above, one box below, with lines from one side to the other. */
const COUNT = 1023;
const PAIRS = Array.from({ length: (COUNT - 1) / 2 }, (_, box) => [
  { from: COUNT - 2 - 2 * box, to: COUNT - 1 - box },
  { from: COUNT - 3 - 2 * box, to: COUNT - 1 - box },
]).flat();
const tree = picture(
  Array.from({ length: COUNT }, (_, index) => `box:${String(index)}`),
  PAIRS,
);

describe('packed', () => {
  test('a layout and a task are what they were', () => {
    expect(unpack(pack(tree.layout))).toEqual(tree.layout);
    const task = packTask(1, tree.sizes, PAIRS, null, 10);
    expect(boxesOf(task)).toEqual(tree.sizes);
    expect(edgesOf(task)).toEqual(PAIRS);
  });
});

describe('Visible', () => {
  const visible = new Visible(tree);
  const { width, height } = tree.layout;
  const areas = [0, 0.2, 0.5, 0.77].flatMap((x) =>
    [0, 0.4, 0.9].map((y) => ({ left: x * width, top: y * height, right: x * width + 900, bottom: y * height + 400 })),
  );

  test.each(areas)('finds the boxes that lie in $left, $top', (area) => {
    const all = tree.model.boxes.flatMap((_, index) => {
      const box = placeOf(tree, index);
      if (box === null) return [];
      const inside =
        Math.abs(box.x - (area.left + area.right) / 2) <= 450 + box.width / 2 &&
        Math.abs(box.y - (area.top + area.bottom) / 2) <= 200 + box.height / 2;
      return inside ? [index] : [];
    });
    expect(visible.boxes(area).sort((one, other) => one - other)).toEqual(all);
  });

  test.each(areas)('finds each line that has an end in $left, $top', (area) => {
    const found = new Set(visible.lines(area));
    tree.layout.edges.forEach((points, line) => {
      const ends = points.some(({ x, y }) => x >= area.left && x <= area.right && y >= area.top && y <= area.bottom);
      if (ends) expect(found).toContain(line);
    });
    expect(found.size).toBeLessThan(200);
  });

  test('finds all in the whole', () => {
    const whole = { left: 0, top: 0, right: width, bottom: height };
    expect(visible.boxes(whole)).toHaveLength(COUNT);
    expect(visible.lines(whole)).toHaveLength(PAIRS.length);
  });

  test('gives the box at a point, the nearest where there is some slack, else none', () => {
    const box = tree.layout.boxes[17] ?? { x: NaN, y: NaN };
    expect(visible.boxAt(box, 0)).toBe(17);
    expect(visible.boxAt({ x: box.x, y: box.y + 29 + 4 }, 5)).toBe(17);
    expect(visible.boxAt({ x: box.x, y: box.y + 29 + 15 }, 5)).toBeNull();
  });
});

describe('what keeps a picture steady', () => {
  const folded = picture(
    ['a', 'b', 'group', 'c'],
    [
      { from: 0, to: 2 },
      { from: 1, to: 2 },
      { from: 2, to: 3 },
    ],
  );
  const unfolded = picture(
    ['a', 'b', 'one', 'two', 'c'],
    [
      { from: 0, to: 2 },
      { from: 1, to: 3 },
      { from: 2, to: 3 },
      { from: 3, to: 4 },
    ],
  );

  test('boxes of both pictures have the places that they had', () => {
    const before = placesBefore(folded, unfolded.model);
    expect([...before]).toEqual([
      folded.layout.boxes[0]?.x,
      folded.layout.boxes[1]?.x,
      NaN,
      NaN,
      folded.layout.boxes[3]?.x,
    ]);
  });

  test('what was acted on stands where it stood; else what was nearest', () => {
    const centre = { x: 0, y: 0 };
    const group = folded.layout.boxes[2];
    expect(anchor(folded, unfolded, { from: 'group', to: 'two' }, centre)).toEqual({
      before: group,
      now: unfolded.layout.boxes[3],
    });
    expect(anchor(folded, unfolded, { from: 'none', to: 'none' }, centre)?.before).toEqual(folded.layout.boxes[0]);
    expect(anchor(folded, picture(['z'], []), { from: 'a', to: 'a' }, centre)).toBeNull();
  });

  test('a layout is remembered for boxes of the same size only, and not for ever', () => {
    const memory = new LayoutMemory();
    memory.add('first', folded.sizes, folded.layout);
    expect(memory.find('first', [...folded.sizes])).toBe(folded.layout);
    expect(memory.find('first', [{ width: 200, height: 58 }, ...folded.sizes.slice(1)])).toBeNull();
    for (let other = 0; other < 8; other += 1) memory.add(String(other), folded.sizes, folded.layout);
    expect(memory.find('first', folded.sizes)).toBeNull();
  });
});

describe('the view', () => {
  test('can be made as small as shows all, however large the graph', () => {
    const graph = { width: 400_000, height: 2000 };
    const frame = { width: 800, height: 600 };
    const whole = fitted(graph, frame);
    expect(graph.width * whole.zoom).toBeCloseTo(800);
    expect(zoomed(whole, 0.5, { x: 0, y: 0 }, leastZoom(graph, frame)).zoom).toBe(whole.zoom);
  });

  test('leaves free what stands at the foot, though not all of a low frame', () => {
    const graph = { width: 100, height: 400 };
    expect(fitted(graph, { width: 300, height: 400 }, 90).zoom).toBeCloseTo(310 / 400);
    expect(fitted(graph, { width: 300, height: 100 }, 90).zoom).toBeCloseTo(50 / 400);
  });
});
