// What is looked for in a graph: words, shapes, properties, and all of them at once.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Trace } from '../../../../src/trace/trace';
import { completed, completions, findBoxes, PROPERTY_NAMES, readQuery } from '../../../../webview/graph/find/query';
import { graphModel } from '../../../../webview/graph/model';
import { traceOf } from '../chains';

const made = traceOf(
  { x: { shape: [3, 4] }, W: { shape: [4, 4] }, c: { requires_grad: false } },
  [
    { operator: 'mm', reads: ['x', 'W'], shape: [3, 4], range: [4, 9], name: 'h', saves: ['x', 'W'] },
    { operator: 'mul', reads: [0, 'c'], shape: [3, 4], range: [14, 19] },
    { operator: 'view', reads: [1], shape: [12], range: [14, 30], views: 1 },
    { operator: 'sum', reads: [2] },
  ],
  { text: 'h = x @ W\ny = h * c; y.view(12)' },
);

/** Of each tensor a gradient of its own, by place: zero, NaN, infinite, none. */
function withGradients(trace: Trace): Trace {
  const summary = (more: object) => ({ numel: 1, min: 0, max: 0, mean: 0, nan: 0, infinite: 0, ...more });
  const kinds = [summary({}), summary({ min: null, max: null, mean: null, nan: 1 }), summary({ min: 1, max: 1 })];
  const tensors = [...trace.tensors];
  const nodes = trace.nodes.map((node, index) => {
    if (node.variable !== null) return node;
    const base = trace.tensors[0];
    const kind = kinds[index % kinds.length];
    if (base === undefined || kind === undefined) return node;
    tensors.push({
      ...base,
      id: tensors.length,
      name: null,
      range: null,
      grad_fn: null,
      is_leaf: false,
      summary: kind,
    });
    return { ...node, grad_outputs: [tensors.length - 1] };
  });
  return { ...trace, tensors, nodes };
}

const trace = withGradients(made);
const { boxes } = graphModel(trace, { constants: true, saved: true });
const find = (query: string): string[] =>
  findBoxes(trace, boxes, query).map((index) => `${boxes[index]?.kind ?? ''} ${boxes[index]?.title ?? ''}`);

describe('findBoxes', () => {
  test.each([
    ['W', ['leaf W', 'node MmBackward0', 'saved W']],
    ['mm', ['node MmBackward0']],
    ['MulBack', ['node MulBackward0']],
    ['MULBACK', []],
    ['mulback', ['node MulBackward0']],
    ['[12]', ['node ViewBackward0']],
    ['(3, 4)', ['leaf x', 'node MmBackward0', 'node MulBackward0', 'saved x']],
    ['[]', ['node SumBackward0', 'output loss', 'constant c']],
    ['leaf', ['leaf x', 'leaf W']],
    ['constant', ['constant c']],
    ['output', ['output loss']],
    ['saved', ['node MmBackward0', 'saved x', 'saved W']],
    ['view', ['node ViewBackward0']],
    ['grad:zero', ['node MulBackward0']],
    ['nan', ['node ViewBackward0']],
    ['grad:nan', ['node ViewBackward0']],
    ['inf', []],
    ['grad:none', ['leaf x', 'leaf W', 'constant c']],
    ['leaf [3, 4]', ['leaf x']],
    ['"view"', ['node ViewBackward0']],
    ['h *', ['node MulBackward0', 'node ViewBackward0']],
    ['no such thing', []],
    ['', []],
    ['   ', []],
  ])('%s', (query, expected: readonly string[]) => {
    expect(find(query)).toEqual(expect.arrayContaining([...expected]));
    expect(find(query)).toHaveLength(expected.length);
  });

  test('any text is a query, and a longer one fits no more', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(() => readQuery(one)).not.toThrow();
        const [wide, narrow] = [
          find(`"${one.replaceAll('"', '')}"`),
          find(`"${one.replaceAll('"', '')}" "${other.replaceAll('"', '')}"`),
        ];
        if (wide.length > 0) expect(narrow.every((hit) => wide.includes(hit))).toBe(true);
      }),
    );
  });
});

describe('hints', () => {
  test('the last word is completed to properties', () => {
    expect(completions('relu gr')).toEqual(['grad:none', 'grad:zero', 'grad:nan', 'grad:inf']);
    expect(completed('relu gr', 'grad:zero')).toBe('relu grad:zero ');
    expect(completions('')).toEqual(PROPERTY_NAMES);
    expect(completions('leaf')).toEqual([]);
    expect(completions('[3, 4] n')).toEqual(['nan']);
    expect(completions('"le')).toEqual(['leaf']);
  });
});
