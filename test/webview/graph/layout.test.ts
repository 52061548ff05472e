// The layout as a specification: what must hold of any graph without circles, and of a few that people will see.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layingOut, layOut, rankBoxes, type LayoutBox, type LayoutEdge } from '../../../webview/graph/layout';
import { isotonic } from '../../../webview/graph/placing';

const box: LayoutBox = { width: 140, height: 56 };
const boxes = (count: number): LayoutBox[] => Array.from({ length: count }, () => box);

/** Any graph without circles: edges go from smaller to greater indices. */
const graphs = fc.integer({ min: 2, max: 40 }).chain((count) =>
  fc.record({
    boxes: fc.array(
      fc.record({ width: fc.integer({ min: 20, max: 300 }), height: fc.integer({ min: 20, max: 120 }) }),
      {
        minLength: count,
        maxLength: count,
      },
    ),
    edges: fc.uniqueArray(
      fc
        .tuple(fc.nat({ max: count - 1 }), fc.nat({ max: count - 1 }))
        .filter(([one, other]) => one !== other)
        .map(([one, other]): LayoutEdge => ({ from: Math.min(one, other), to: Math.max(one, other) })),
      { maxLength: 80, selector: ({ from, to }) => `${from}-${to}` },
    ),
  }),
);

describe('layOut', () => {
  test('no box touches another', () => {
    fc.assert(
      fc.property(graphs, ({ boxes, edges }) => {
        const { boxes: centres } = layOut(boxes, edges);
        boxes.forEach((one, first) => {
          boxes.slice(first + 1).forEach((other, rest) => {
            const [from, to] = [centres[first], centres[first + 1 + rest]];
            if (from === undefined || to === undefined) throw new Error('a box without a place');
            const apart =
              Math.abs(from.x - to.x) >= (one.width + other.width) / 2 + 1 ||
              Math.abs(from.y - to.y) >= (one.height + other.height) / 2 + 1;
            expect(apart).toBe(true);
          });
        });
      }),
    );
  });

  test('every edge leaves below its source, goes down only, and arrives above its target', () => {
    fc.assert(
      fc.property(graphs, ({ boxes, edges }) => {
        const layout = layOut(boxes, edges);
        edges.forEach(({ from, to }, edge) => {
          const points = layout.edges[edge] ?? [];
          const heights = points.map(({ y }) => y);
          expect(heights).toEqual([...heights].sort((one, other) => one - other));
          const [first, last] = [points[0], points.at(-1)];
          expect(first?.y).toBeCloseTo((layout.boxes[from]?.y ?? NaN) + (boxes[from]?.height ?? NaN) / 2);
          expect(last?.y).toBeCloseTo((layout.boxes[to]?.y ?? NaN) - (boxes[to]?.height ?? NaN) / 2);
          expect(Math.abs((first?.x ?? NaN) - (layout.boxes[from]?.x ?? NaN))).toBeLessThanOrEqual(
            (boxes[from]?.width ?? 0) / 2,
          );
          expect(Math.abs((last?.x ?? NaN) - (layout.boxes[to]?.x ?? NaN))).toBeLessThanOrEqual(
            (boxes[to]?.width ?? 0) / 2,
          );
        });
      }),
    );
  });

  test('everything lies inside the given size, and each box is in exactly one layer', () => {
    fc.assert(
      fc.property(graphs, ({ boxes, edges }) => {
        const { boxes: centres, layers, width, height } = layOut(boxes, edges);
        centres.forEach(({ x, y }, index) => {
          const half = boxes[index] ?? box;
          expect(x - half.width / 2).toBeGreaterThanOrEqual(0);
          expect(x + half.width / 2).toBeLessThanOrEqual(width);
          expect(y - half.height / 2).toBeGreaterThanOrEqual(0);
          expect(y + half.height / 2).toBeLessThanOrEqual(height);
        });
        expect(layers.flat().sort((one, other) => one - other)).toEqual(boxes.map((_, index) => index));
      }),
    );
  });

  test('the same graph gives the same picture', () => {
    fc.assert(
      fc.property(graphs, ({ boxes, edges }) => {
        expect(layOut(boxes, edges)).toEqual(layOut(boxes, edges));
      }),
    );
  });

  test('a chain stands in one straight line', () => {
    const chain = layOut(
      boxes(5),
      [0, 1, 2, 3].map((from) => ({ from, to: from + 1 })),
    );
    expect(new Set(chain.boxes.map(({ x }) => Math.round(x))).size).toBe(1);
  });

  test('a box with two operands stands between them, in their order', () => {
    const { boxes: places } = layOut(boxes(3), [
      { from: 0, to: 2 },
      { from: 1, to: 2 },
    ]);
    const [left, right, result] = places.map(({ x }) => x);
    expect(left).toBeLessThan(right ?? NaN);
    expect(result).toBeCloseTo(((left ?? NaN) + (right ?? NaN)) / 2);
  });

  test('no graph: nothing', () => {
    expect(layOut([], [])).toEqual({ boxes: [], edges: [], layers: [], width: 0, height: 0 });
  });

  test('a circle is refused', () => {
    const circle = [
      { from: 0, to: 1 },
      { from: 1, to: 0 },
    ];
    expect(() => layOut(boxes(2), circle)).toThrow(RangeError);
  });

  test.each([
    ['a chain that reads one leaf everywhere', oneLeafEverywhere(1000)],
    ['a chain with a leaf at each step', leafAtEachStep(1000)],
    ['a binary reduction', reduction(1000)],
  ])('%s: 1,000 boxes cost no time that grows with the paths through them', (_, edges) => {
    // About 10 ms; a thousand boxes have more paths than could be gone through in the time of the test.
    expect(layOut(boxes(1000), edges).boxes).toHaveLength(1000);
  });
});

describe('a large graph', () => {
  /** Each box reads the one before and one of the latest: deep, with lines of all lengths. */
  const count = 1200;
  const edges = Array.from({ length: count - 1 }, (_, index): LayoutEdge[] => {
    const to = index + 1;
    const other = Math.max(0, to - 2 - ((to * 7919) % 40));
    return to % 3 === 0 ? [] : [{ from: to - 1, to }, ...(other === to - 1 ? [] : [{ from: other, to }])];
  }).flat();

  test('has no two boxes over each other, and is the same each time', () => {
    const layout = layOut(boxes(count), edges);
    for (const layer of layout.layers) {
      const places = layer.map((index) => layout.boxes[index]?.x ?? NaN);
      places.slice(1).forEach((x, place) => {
        expect(x - (places[place] ?? NaN)).toBeGreaterThanOrEqual(box.width);
      });
    }
    expect(layOut(boxes(count), edges)).toEqual(layout);
  });

  test('shows a part of the text beside a long way next to where it is used', () => {
    // A chain of 400, whose last reads a short chain of 4 too.
    const chain = Array.from({ length: 399 }, (_, from) => ({ from, to: from + 1 }));
    const ranks = rankBoxes(
      404,
      [...chain, ...[400, 401, 402].map((from) => ({ from, to: from + 1 })), { from: 403, to: 399 }],
      true,
    );
    expect([...ranks.slice(399)]).toEqual([399, 395, 396, 397, 398]);
  });

  test('is given in steps, and with what was found when there is no more time', () => {
    const steps = layingOut(boxes(count), edges, null);
    let taken = 0;
    let step = steps.next();
    while (step.done !== true) {
      taken += 1;
      step = steps.next(true);
    }
    const hurried = step.value;
    expect(hurried.boxes).toHaveLength(count);
    expect(hurried.edges).toHaveLength(edges.length);
    const patient = layingOut(boxes(count), edges, null);
    let all = 0;
    while (patient.next().done !== true) all += 1;
    expect(taken).toBeLessThan(all);
  });

  test('with more long lines than there is room to lead them draws the longest straight across', () => {
    // A chain whose every box is read again at the end: a million places to pass.
    const deep = 1500;
    const all = Array.from({ length: deep - 1 }, (_, from): LayoutEdge[] => [
      { from, to: from + 1 },
      ...(from < deep - 2 ? [{ from, to: deep - 1 }] : []),
    ]).flat();
    const layout = layOut(boxes(deep), all);
    expect(layout.edges[1]).toHaveLength(2);
    expect(layout.edges.at(-2)?.length).toBeGreaterThan(2);
  });
});

describe('a picture that follows another', () => {
  test('keeps its boxes in their order, and makes room for new ones between them', () => {
    fc.assert(
      fc.property(graphs, fc.nat(), ({ boxes, edges }, seed) => {
        const before = layOut(boxes, edges);
        const stood = Float64Array.from(before.boxes, ({ x }, index) => ((index + seed) % 3 === 0 ? NaN : x));
        const after = layOut(boxes, edges, stood);
        for (const layer of after.layers) {
          const known = layer.filter((index) => !Number.isNaN(stood[index] ?? NaN));
          const places = known.map((index) => stood[index] ?? NaN);
          expect(places).toEqual([...places].sort((one, other) => one - other));
        }
      }),
    );
  });

  test('leaves boxes nearer to where they stood than a picture of its own would', () => {
    // A row of six that one box reads; then a seventh comes to stand among them.
    const row = Array.from({ length: 6 }, (_, from) => ({ from, to: 6 }));
    const before = layOut(boxes(7), row);
    const more = [...row, { from: 7, to: 6 }];
    const stood = Float64Array.from([...before.boxes.map(({ x }) => x), NaN]);
    const after = layOut(boxes(8), more, stood);
    const gaps = before.boxes.slice(0, 6).map(({ x }, index) => (after.boxes[index]?.x ?? NaN) - x);
    expect(new Set(gaps.map((gap) => Math.round(gap))).size).toBeLessThanOrEqual(2);
  });
});

describe('rankBoxes', () => {
  test('a leaf stands right above the first box that reads it, not at the top', () => {
    // 0 → 1 → 2 → 4, and the leaf 3 → 4
    const edges = [
      { from: 0, to: 1 },
      { from: 1, to: 2 },
      { from: 2, to: 4 },
      { from: 3, to: 4 },
    ];
    expect([...rankBoxes(5, edges)]).toEqual([0, 1, 2, 2, 3]);
  });

  test('a chain of a hundred thousand is walked like a chain of ten', () => {
    const count = 100_000;
    const ranks = rankBoxes(
      count,
      Array.from({ length: count - 1 }, (_, from) => ({ from, to: from + 1 })),
    );
    expect(ranks.at(-1)).toBe(count - 1);
  });
});

describe('isotonic', () => {
  test('keeps what is in order, and lets neighbours out of order share their weighted mean', () => {
    expect([...isotonic([1, 2, 3], [1, 1, 1])]).toEqual([1, 2, 3]);
    expect([...isotonic([3, 0], [1, 2])]).toEqual([1, 1]);
    expect([...isotonic([1, 5, 3, 4], [1, 1, 1, 1])]).toEqual([1, 4, 4, 4]);
  });
});

function oneLeafEverywhere(count: number): LayoutEdge[] {
  return Array.from({ length: count - 1 }, (_, index) => index + 1).flatMap((to) =>
    to === 1
      ? [{ from: 0, to }]
      : [
          { from: to - 1, to },
          { from: 0, to },
        ],
  );
}

function leafAtEachStep(count: number): LayoutEdge[] {
  const edges: LayoutEdge[] = [];
  for (let step = 1; step + 1 < count; step += 2)
    edges.push({ from: step - 1, to: step + 1 }, { from: step, to: step + 1 });
  return edges;
}

function reduction(count: number): LayoutEdge[] {
  const edges: LayoutEdge[] = [];
  for (let box = 0; 2 * box + 2 < count; box += 1) {
    edges.push(
      { from: count - 1 - (2 * box + 1), to: count - 1 - box },
      { from: count - 1 - (2 * box + 2), to: count - 1 - box },
    );
  }
  return edges;
}
