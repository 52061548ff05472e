// Groups of a graph: what stands together, what is repeated, what is shown while it is folded, and that nothing circles.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ScopeTable } from '../../../../src/trace/scope';
import type { Trace } from '../../../../src/trace/trace';
import { chosenGrouping, foldedBy, NO_FOLDS, toggled } from '../../../../webview/graph/groups/choice';
import { folded, type Folded, type Grouped } from '../../../../webview/graph/groups/folding';
import { groupedBy, groupingsIn } from '../../../../webview/graph/groups/grouped';
import type { Grouping } from '../../../../webview/graph/groups/paths';
import { repeatsIn } from '../../../../webview/graph/groups/repeats';
import { rankBoxes } from '../../../../webview/graph/layout';
import { graphModel, type GraphModel } from '../../../../webview/graph/model';
import { traceOf, type Made } from '../chains';

const ALL = { constants: true, saved: true };

/** One line per group, the inner ones indented. */
function outline({ tree, titles }: Grouped): string {
  const depth = (index: number): number => {
    let levels = 0;
    for (let at = tree.groups[index]?.parent ?? -1; at >= 0; at = tree.groups[at]?.parent ?? -1) levels += 1;
    return levels;
  };
  return tree.groups
    .map(({ kind, first, end, count }, index) => {
      const times = count > 1 ? ` ×${String(count)}` : '';
      return `${'  '.repeat(depth(index))}${kind} ${titles[index] ?? ''}${times} [${String(first)}, ${String(end)})`;
    })
    .join('\n');
}

function titles({ boxes }: GraphModel): string[] {
  return boxes.map(({ title, count }) => (count > 1 ? `${title} ×${String(count)}` : title));
}

function shownOf(trace: Trace, grouping: Grouping, folds = NO_FOLDS, lines = linesOf(trace)): Folded {
  const grouped = groupedBy(trace, graphModel(trace, ALL), grouping, lines);
  return folded(grouped, foldedBy({ ...folds, by: grouping }, grouped));
}

function linesOf({ text }: Trace): { starts: number[]; moved: number } {
  return { starts: [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)], moved: 0 };
}

/** Each line of the text runs once, from top to bottom. */
function lineByLine(text: string, operators: readonly (readonly string[])[]): Trace {
  const made: Made[] = [];
  let start = 0;
  text.split('\n').forEach((line, number) => {
    for (const operator of operators[number] ?? [])
      made.push({
        operator,
        reads: made.length === 0 ? ['x'] : [made.length - 1],
        range: [start, start + line.length],
      });
    start += line.length + 1;
  });
  return traceOf({ x: {} }, made, { text });
}

/** A loop of `turns` turns, each with the same operators. */
function loop(turns: number, operators = ['mul', 'add', 'relu']): Trace {
  const text = 'for (let step = 0; step < n; step++) {\n  h = relu(h * w + b);\n}\nloss = h.sum();';
  const end = text.indexOf('\nloss');
  const scopes: ScopeTable = {
    places: [{ kind: 'loop', name: 'for step', range: { start: 0, end } }],
    frames: Array.from({ length: turns }, (_, turn) => [0, turn + 1, -1] as const),
  };
  const body = text.indexOf('h = relu');
  const made: Made[] = [];
  for (let turn = 0; turn < turns; turn += 1)
    operators.forEach((operator, place) => {
      const before = made.length === 0 ? 'x' : made.length - 1;
      made.push({
        operator,
        reads: place === 0 ? [before, 'w'] : [before],
        shape: [3, 4],
        range: [body, body + 20],
        scope: turn,
      });
    });
  made.push({ operator: 'sum', reads: [made.length - 1], range: [end + 1, text.length] });
  return traceOf({ x: { shape: [3, 4] }, w: { shape: [4, 4] } }, made, { text, scopes });
}

/** Modules within a module, called one after another. */
function modules(names: readonly string[], operators: readonly string[]): Trace {
  const scopes: ScopeTable = {
    places: [
      { kind: 'module', name: 'Net', range: null },
      ...names.map((name) => ({ kind: 'module', name, range: null }) as const),
    ],
    frames: [[0, 0, -1], ...names.map((_, index) => [index + 1, 0, 0] as const)],
  };
  const made: Made[] = [];
  const leaves: Record<string, object> = { x: {} };
  names.forEach((name, index) => {
    leaves[`${name}.weight`] = { shape: [4, 4] };
    operators.forEach((operator, place) => {
      const before = made.length === 0 ? 'x' : made.length - 1;
      made.push({ operator, reads: place === 0 ? [before, `${name}.weight`] : [before], shape: [4], scope: index + 1 });
    });
  });
  made.push({ operator: 'mean', reads: [made.length - 1] });
  return traceOf(leaves, made, { scopes });
}

describe('repeatsIn', () => {
  test('finds what stands again and again, and of equal cover the shorter', () => {
    expect(repeatsIn([1, 1, 1, 1], 2)).toEqual([{ first: 0, period: 1, count: 4 }]);
    expect(repeatsIn([9, 1, 2, 1, 2, 1, 2, 9], 2)).toEqual([{ first: 1, period: 2, count: 3 }]);
    expect(repeatsIn([1, 2, 3, 4], 2)).toEqual([]);
    expect(repeatsIn([5, 5, 1, 5, 5, 1], 2)).toEqual([{ first: 0, period: 3, count: 2 }]);
    expect(repeatsIn([5, 5, 1], 3)).toEqual([]);
  });

  test('of any sequence: pieces are equal, stand apart, and are repeated often enough', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2), { maxLength: 60 }), (things) => {
        let done = 0;
        for (const { first, period, count } of repeatsIn(things, 2)) {
          expect(first).toBeGreaterThanOrEqual(done);
          expect(count).toBeGreaterThanOrEqual(2);
          for (let at = first + period; at < first + period * count; at += 1)
            expect(things[at]).toBe(things[at - period]);
          done = first + period * count;
        }
        expect(done).toBeLessThanOrEqual(things.length);
      }),
    );
  });
});

describe('by line', () => {
  const text = 'const h = W @ x + b;\nconst y = relu(h);\nconst loss = y.sum();';
  const trace = lineByLine(text, [['mm', 'add'], ['relu'], ['sum']]);

  test('a group is called by its line', () => {
    const grouped = groupedBy(trace, graphModel(trace, ALL), 'line', linesOf(trace));
    expect(outline(grouped)).toMatchInlineSnapshot(`
      "line line 1: const h = W @ x + b; [0, 2)
      line line 2: const y = relu(h); [2, 3)
      line line 3: const loss = y.sum(); [3, 4)"
    `);
  });

  test('folded, it has the value of what leaves it, and leaves stay outside', () => {
    const { model } = shownOf(trace, 'line');
    expect(titles(model)).toEqual([
      'x',
      'line 1: const h = W @ x + b;',
      'line 2: const y = relu(h);',
      'line 3: const loss = y.sum();',
      'loss',
    ]);
    expect(model.lines.map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
    ]);
    expect(model.boxes[1]).toMatchObject({ kind: 'group', subtitle: 'Mm · Add', value: '1', handle: 'unfold' });
  });

  test('lines that a loop runs again and again are one group, in pieces of several lines', () => {
    const body = 'h = h.mul(w);\nh = h.relu();';
    const made = Array.from({ length: 20 }, (_, index): Made => {
      const line: readonly [number, number] = index % 2 === 0 ? [0, 13] : [14, 27];
      return { operator: index % 2 === 0 ? 'mul' : 'relu', reads: index === 0 ? ['x'] : [index - 1], range: line };
    });
    const repeated = traceOf({ x: {} }, made, { text: body });
    expect(titles(shownOf(repeated, 'line').model)).toEqual(['x', 'lines 1 to 2 ×10', 'loss']);
  });

  test('a line that runs again and again without any scope is repeated too', () => {
    const again = traceOf(
      { x: {} },
      Array.from({ length: 50 }, (_, index): Made => ({
        operator: index % 2 === 0 ? 'mul' : 'sin',
        reads: index === 0 ? ['x'] : [index - 1],
        range: index % 2 === 0 ? [4, 9] : [0, 9],
      })),
      { text: 'y = (y*w).sin()' },
    );
    const grouped = groupedBy(again, graphModel(again, ALL), 'line', linesOf(again));
    expect(outline(grouped).split('\n').slice(0, 3).join('\n')).toMatchInlineSnapshot(`
      "line line 1: y = (y*w).sin() [0, 50)
        repeat line 1: y = (y*w).sin() ×25 [0, 50)
          block line 1: y = (y*w).sin() [0, 2)"
    `);
  });
});

describe('by iteration', () => {
  test('equal turns fold to one, by the name of the loop', () => {
    const { model } = shownOf(loop(100), 'iteration');
    expect(titles(model)).toEqual(['x', 'w', 'for step ×100', 'SumBackward0', 'loss']);
    expect(model.boxes[2]).toMatchObject({ shape: '(3, 4)', tags: ['300 nodes'] });
  });

  test('unfolded, there is a group for each turn, and in it its nodes', () => {
    const trace = loop(3);
    const grouped = groupedBy(trace, graphModel(trace, ALL), 'iteration', linesOf(trace));
    const [whole] = grouped.tree.groups;
    const once = toggled({ ...NO_FOLDS, by: 'iteration' }, [whole?.key ?? '']);
    const shown = folded(grouped, foldedBy(once, grouped));
    expect(titles(shown.model)).toEqual([
      'x',
      'w',
      'for step: iteration 1',
      'for step: iteration 2',
      'for step: iteration 3',
      'SumBackward0',
      'loss',
    ]);
    expect(shown.model.boxes[4]?.handle).toBe('unfold');
  });

  test('a turn that is another one stands apart', () => {
    const trace = loop(6);
    const nodes = trace.nodes.map((node, index) => (index === 2 ? { ...node, name: 'SinBackward0' } : node));
    const grouped = groupedBy({ ...trace, nodes }, graphModel({ ...trace, nodes }, ALL), 'iteration', linesOf(trace));
    expect(outline(grouped).split('\n').slice(0, 3).join('\n')).toMatchInlineSnapshot(`
      "loop for step [0, 18)
        turn for step: iteration 1 [0, 3)
        repeat for step ×5 [3, 18)"
    `);
  });
});

describe('by module', () => {
  test('equal modules in sequence fold to one, their parameters with them', () => {
    const trace = modules(['layers.0', 'layers.1', 'layers.2'], ['addmm', 'relu']);
    expect(titles(shownOf(trace, 'module').model)).toEqual(['x', 'Net', 'MeanBackward0', 'loss']);
    const grouped = groupedBy(trace, graphModel(trace, ALL), 'module', linesOf(trace));
    expect(outline(grouped).split('\n')[1]).toBe('  repeat layers.0 … layers.2 ×3 [0, 6)');
  });

  test('a module around everything is seen into', () => {
    const whole = modules(['a', 'b'], ['addmm']);
    const nodes = whole.nodes.map((node) => (node.operator === 'mean' ? { ...node, scope: 0 } : node));
    expect(titles(shownOf({ ...whole, nodes }, 'module').model)).toEqual(['x', 'a … b ×2', 'MeanBackward0', 'loss']);
  });
});

describe('what is folded', () => {
  test('by size: small graphs are not, large ones are by what says most and is not too much', () => {
    const chosen = (trace: Trace): Grouping | null => {
      const model = graphModel(trace, ALL);
      return chosenGrouping(NO_FOLDS, model.boxes.length, groupingsIn(trace, model, linesOf(trace)));
    };
    expect(chosen(loop(3))).toBeNull();
    expect(chosen(loop(100))).toBe('iteration');
    expect(chosen(lineByLine('y = x', [Array.from({ length: 200 }, (_, index) => `op${String(index)}`)]))).toBeNull();
  });

  test('is offered only where there is more than one group', () => {
    const trace = lineByLine('y = x', [['mul', 'add']]);
    expect([...groupingsIn(trace, graphModel(trace, ALL), linesOf(trace)).keys()]).toEqual([]);
    expect([...groupingsIn(loop(3), graphModel(loop(3), ALL), linesOf(loop(3))).keys()]).toEqual(['line', 'iteration']);
  });

  test('constants and what was saved go with the only group that uses them; leaves do not', () => {
    const trace = traceOf(
      { x: {}, c: { requires_grad: false } },
      [
        { operator: 'mul', reads: ['x', 'c'], range: [0, 1], saves: ['x', 'c'] },
        { operator: 'sin', reads: [0], range: [2, 3], saves: ['x'] },
      ],
      { text: 'a\nb' },
    );
    const { model } = shownOf(trace, 'line');
    expect(model.boxes.map(({ kind, title }) => `${kind} ${title}`)).toEqual([
      'leaf x',
      'group line 1: a',
      'group line 2: b',
      'saved x',
      'output loss',
    ]);
  });

  test('the first trouble inside is told outside', () => {
    const trace = loop(100);
    const tensors = trace.tensors.map((tensor, index) =>
      index === 50 ? { ...tensor, summary: { ...tensor.summary, nan: 1 } } : tensor,
    );
    expect(shownOf({ ...trace, tensors }, 'iteration').model.boxes.find(({ kind }) => kind === 'group')?.trouble).toBe(
      'first NaN',
    );
  });
});

/** Random graphs with random places and scopes. */
const anyTrace = fc
  .record({
    nodes: fc.array(
      fc.record({
        operator: fc.constantFrom('mul', 'add', 'sin'),
        reads: fc.array(fc.nat(60), { maxLength: 3 }),
        line: fc.nat(3),
        scope: fc.nat(5),
      }),
      { minLength: 1, maxLength: 60 },
    ),
  })
  .map(({ nodes }) =>
    traceOf(
      { x: {}, w: {} },
      nodes.map(({ operator, reads, line, scope }, position) => ({
        operator,
        reads: [...reads.map((read) => (position === 0 ? 'w' : read % position)), 'x'],
        range: [line * 2, line * 2 + 1] as const,
        scope,
        saves: ['x', position],
      })),
      {
        text: 'a\nb\nc\nd',
        scopes: {
          places: [
            { kind: 'function', name: 'f', range: { start: 0, end: 3 } },
            { kind: 'loop', name: 'for', range: { start: 0, end: 5 } },
            { kind: 'module', name: 'net', range: null },
          ],
          frames: [
            [0, 0, -1],
            [1, 1, -1],
            [1, 2, -1],
            [2, 0, 0],
            [0, 0, 2],
            [2, 0, -1],
          ],
        },
      },
    ),
  );

describe('of any graph, whatever is folded', () => {
  test('there is no circle, no box is lost, and lines join what is shown', () => {
    fc.assert(
      fc.property(
        anyTrace,
        fc.constantFrom('line', 'function', 'iteration', 'module' as const),
        fc.infiniteStream(fc.boolean()),
        (trace, grouping, coin) => {
          const grouped = groupedBy(trace, graphModel(trace, ALL), grouping, linesOf(trace));
          const closed = new Map(grouped.tree.groups.map(({ key }) => [key, coin.next().value]));
          const shown = folded(grouped, ({ key }) => closed.get(key) === true);
          expect(shown.shownAs).toHaveLength(grouped.model.boxes.length);
          expect(new Set(shown.model.boxes.map(({ key }) => key)).size).toBe(shown.model.boxes.length);
          // Throws where there is a circle.
          rankBoxes(shown.model.boxes.length, shown.model.lines);
          for (const { from, to } of grouped.model.lines) {
            const [one, other] = [shown.shownAs[from], shown.shownAs[to]];
            if (one !== other)
              expect(shown.model.lines.some((line) => line.from === one && line.to === other)).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('ten thousand nodes are grouped and folded', () => {
  const trace = loop(3334);
  const model = graphModel(trace, ALL);
  const found = groupingsIn(trace, model, linesOf(trace));
  const grouped = found.get('iteration');
  expect(grouped).toBeDefined();
  if (grouped === undefined) return;
  expect(titles(folded(grouped, foldedBy(NO_FOLDS, grouped)).model)).toContain('for step ×3,334'.replace(',', ''));
});
