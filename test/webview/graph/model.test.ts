// A trace as boxes and lines, and where keys and places in the text lead.
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../src/trace/refusal';
import type { Nested, Trace } from '../../../src/trace/trace';
import { boxesAt } from '../../../webview/graph/marking';
import { layOut } from '../../../webview/graph/layout';
import { graphModel, type GraphModel } from '../../../webview/graph/model';
import { step } from '../../../webview/graph/walk';
import { FORMULAS, run } from '../harness/samples';

function trace(name: string, values: Record<string, Nested> = {}): Trace {
  const formula = FORMULAS[name];
  if (formula === undefined) throw new Error(name);
  const made = run(formula, values);
  if (isRefusal(made)) throw new Error(made.message.text);
  return made.trace;
}

/** One line per box: what it is, what it shows, and where its lines come from. */
function text({ boxes, lines }: GraphModel): string {
  const sourcesOf = (to: number): string =>
    lines
      .filter((line) => line.to === to)
      .map(({ from }) => (boxes[from]?.kind === 'node' ? boxes[from].subtitle : boxes[from]?.title))
      .join('; ');
  return boxes
    .map(
      ({ kind, title, subtitle, value, gradientText }, box) =>
        `${kind} ${title} [${subtitle}] ${value}, grad ${gradientText}, from (${sourcesOf(box)})`,
    )
    .join('\n');
}

describe('graphModel', () => {
  test('two variables', () => {
    expect(text(graphModel(trace('twoVariables'), { constants: false, saved: false }))).toMatchInlineSnapshot(`
      "leaf u [requires_grad] 3, grad 43, from ()
      leaf v [requires_grad] 4, grad 20, from ()
      node PowBackward0 [u^3] 27, grad 1, from (u)
      node PowBackward0 [v^2] 16, grad 1, from (v)
      node AddBackward0 [u^3 + v^2] 43, grad 1, from (u^3; v^2)
      node MulBackward0 [4u] 12, grad 4, from (u)
      node MulBackward0 [4uv] 48, grad 1, from (4u; v)
      node AddBackward0 [u^3 + v^2 + 4uv] 91, grad 1, from (u^3 + v^2; 4uv)
      output f [output] 91, grad 1, from (u^3 + v^2 + 4uv)"
    `);
  });

  test('is the same picture while values vary', () => {
    expect(graphModel(trace('polynomial', { x: 7 }), { constants: false, saved: false }).signature).toBe(
      graphModel(trace('polynomial'), { constants: false, saved: false }).signature,
    );
  });

  test('says where the first NaN was made', () => {
    const troubled = graphModel(trace('trouble'), { constants: false, saved: false }).boxes.filter(
      (box) => box.trouble !== null,
    );
    expect(troubled.map(({ title, subtitle }) => `${title} ${subtitle}`)).toContain('DivBackward0 sqrt(x)/x');
  });

  test('shows constants on demand', () => {
    const kinds = (shown: boolean): string[] =>
      graphModel(trace('vector'), { constants: shown, saved: false }).boxes.map(({ kind }) => kind);
    expect(kinds(false)).not.toContain('constant');
    expect(kinds(true)).toContain('constant');
  });
});

describe('boxesAt', () => {
  const polynomial = trace('polynomial');
  const model = graphModel(polynomial, { constants: false, saved: false });
  const titles = (start: number, end: number): string[] =>
    [...boxesAt(polynomial, model, { start, end })].map((box) => model.boxes[box]?.subtitle ?? '');

  test('a caret belongs to the innermost part', () => {
    expect(titles(1, 1)).toEqual(['5*x**4']);
    expect(titles(5, 6)).toEqual(['x**4']);
  });

  test('any mention of a variable belongs to its leaf', () => {
    expect(titles(20, 21)).toEqual(['requires_grad']);
  });
});

describe('step', () => {
  test('leads along lines and layers, and stays at an end', () => {
    const model = graphModel(trace('twoVariables'), { constants: false, saved: false });
    const layout = layOut(
      model.boxes.map(() => ({ width: 100, height: 50 })),
      model.lines,
    );
    const output = model.boxes.findIndex(({ kind }) => kind === 'output');
    const above = step(output, 'up', layout, model.lines);
    expect(model.boxes[above]?.title).toBe('AddBackward0');
    expect(step(above, 'down', layout, model.lines)).toBe(output);
    expect(step(output, 'down', layout, model.lines)).toBe(output);
    expect(step(step(0, 'right', layout, model.lines), 'left', layout, model.lines)).toBe(0);
  });
});
