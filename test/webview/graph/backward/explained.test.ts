// Steps and paths in words, of real runs: golden texts, and what must hold of any.
import { describe, expect, test } from 'vitest';
import { torch, type Tensor } from '../../../../src/engine/torch';
import type { Trace } from '../../../../src/trace/trace';
import { explained, type StepText } from '../../../../webview/graph/backward/explained';
import { pathsTo } from '../../../../webview/graph/backward/paths';
import { countText, pathsText } from '../../../../webview/graph/backward/pathtext';
import { arrivedBy, stepAt } from '../../../../webview/graph/backward/steps';
import { targetOfTensor } from '../../../../webview/graph/backward/targets';
import { ordered, passOf, programTrace, traceOf } from './traces';

function stepTexts(trace: Trace, element = 0): StepText[] {
  const order = ordered(trace);
  return order.nodes.flatMap((_, index) => {
    const step = stepAt(trace, order, index);
    return step === null ? [] : [explained(trace, step, element)];
  });
}

/** A step in a few lines: what arrives, what goes on to where, what the leaf keeps. */
function told({ title, arrives, leaves, leaf, notes }: StepText): string {
  return [
    title,
    ...notes.map((note) => `  (${note})`),
    ...arrives.map(({ formula, numbers }) => `  arrives ${formula.text} | ${numbers.text}`),
    ...leaves.map(
      ({ name, rule, letters, numbers, growth, notes: more }) =>
        `  to ${name}: ${rule} | ${letters.map(({ letter, value }) => `${letter} = ${value}`).join(', ')} | ${numbers?.text ?? '—'}` +
        (growth === null ? '' : ` | ${growth.arrived}: ${growth.sum.text}`) +
        more.map((note) => ` (${note})`).join(''),
    ),
    ...(leaf === null ? [] : [`  ${leaf.text}`]),
  ].join('\n');
}

const tale = (trace: Trace, element = 0): string => stepTexts(trace, element).map(told).join('\n');

describe('the steps', () => {
  test('of a polynomial: products, and the leaf that grows', () => {
    expect(tale(traceOf('5*x**4 + 3*x**3*y', { x: 2, y: 3 }))).toMatchInlineSnapshot(`
      "AddBackward0
        arrives ∂f/∂f | ∂f/∂f = 1
        to 5*x**4: g |  | 1 · 1 = 1
        to 3*x**3*y: \\alpha g | \\alpha = 1 | 1 · 1 = 1
      MulBackward0
        arrives ∂f/∂(3*x**3*y) | ∂f/∂(3*x**3*y) = 1
        to 3*x**3: g\\,y | y = 3 | 1 · 3 = 3
        to y: g\\,x | x = 24 | 1 · 24 = 24
      y.grad
        arrives ∂f/∂y = ∂f/∂(3*x**3*y) · ∂(3*x**3*y)/∂y | ∂f/∂y = 24
        y.grad = 24
      MulBackward0
        arrives ∂f/∂(3*x**3) = ∂f/∂(3*x**3*y) · ∂(3*x**3*y)/∂(3*x**3) | ∂f/∂(3*x**3) = 3
        to x**3: g\\,y | y = 3 | 3 · 3 = 9
        to other:  |  | — (takes no gradient)
      PowBackward0
        arrives ∂f/∂(x**3) = ∂f/∂(3*x**3) · ∂(3*x**3)/∂(x**3) | ∂f/∂(x**3) = 9
        to x: g\\,y\\,x^{y-1} | x = 2, y = 3 | 9 · 12 = 108 | 1 of 2 parts have arrived: 108
      MulBackward0
        arrives ∂f/∂(5*x**4) | ∂f/∂(5*x**4) = 1
        to x**4: g\\,y | y = 5 | 1 · 5 = 5
        to other:  |  | — (takes no gradient)
      PowBackward0
        arrives ∂f/∂(x**4) = ∂f/∂(5*x**4) · ∂(5*x**4)/∂(x**4) | ∂f/∂(x**4) = 5
        to x: g\\,y\\,x^{y-1} | x = 2, y = 4 | 5 · 32 = 160 | 2 of 2 parts have arrived: 108 + 160 = 268
      x.grad
        arrives ∂f/∂x = ∂f/∂(x**3) · ∂(x**3)/∂x + ∂f/∂(x**4) · ∂(x**4)/∂x | ∂f/∂x = 108 + 160 = 268
        x.grad = 268"
    `);
  });

  test('of vectors: an element is followed, and what was broadcast is summed', () => {
    expect(tale(traceOf('w * x**2', { w: 2, x: [1, 2, 3] }), 1)).toMatchInlineSnapshot(`
      "SumBackward0
        (Several numbers have no derivative as one: what is differentiated is their sum, so each begins with what arrives here.)
        arrives ∂sum(f)/∂sum(f) | ∂sum(f)/∂sum(f) = 1
        to f: g |  | 1 · 1 = 1
      MulBackward0
        arrives ∂sum(f)/∂f[1] | ∂sum(f)/∂f[1] = 1
        to w: g\\,y | y = [1, 4, 9] (3,) | 1 · 4 = 4 (It was broadcast from () to (3,): what goes on is the sum over its copies, 1 + 4 + 9 = 14.)
        to x**2: g\\,x | x = 2 | 1 · 2 = 2
      w.grad
        arrives ∂sum(f)/∂w = ∂sum(f)/∂f · ∂f/∂w | ∂sum(f)/∂w = 14
        w.grad = 14
      PowBackward0
        arrives ∂sum(f)/∂((x**2)[1]) = ∂sum(f)/∂f · ∂f/∂((x**2)[1]) | ∂sum(f)/∂((x**2)[1]) = 2
        to x: g\\,y\\,x^{y-1} | x = [1, 2, 3] (3,), y = 2 | 2 · 4 = 8
      x.grad
        arrives ∂sum(f)/∂x = ∂sum(f)/∂(x**2) · ∂(x**2)/∂x | ∂sum(f)/∂x = [4, 8, 12] (3,)
        x.grad = [4, 8, 12] (3,)"
    `);
  });

  test('of matrices: the rule for whole tensors', () => {
    const values = {
      W: [
        [1, 2],
        [3, 4],
      ],
      x: [5, 6],
    };
    expect(tale(traceOf('(W @ x).sum()', values))).toMatchInlineSnapshot(`
      "SumBackward0
        arrives ∂f/∂f | ∂f/∂f = 1
        to W @ x: g |  | 1 · 1 = 1
      MvBackward0
        arrives ∂f/∂(W @ x) | ∂f/∂(W @ x) = [1, 1] (2,)
        to W: g\\,y^{\\mathsf T} | y = [5, 6] (2,) | [1, 1] (2,) → [5, 6, 5, 6] (2, 2) (Not element by element: the rule holds for whole tensors.)
        to x: x^{\\mathsf T} g | x = [1, 2, 3, 4] (2, 2) | [1, 1] (2,) → [4, 6] (2,) (Not element by element: the rule holds for whole tensors.)
      W.grad
        arrives ∂f/∂W = ∂f/∂(W @ x) · ∂(W @ x)/∂W | ∂f/∂W = [5, 6, 5, 6] (2, 2)
        W.grad = [5, 6, 5, 6] (2, 2)
      x.grad
        arrives ∂f/∂x = ∂f/∂(W @ x) · ∂(W @ x)/∂x | ∂f/∂x = [4, 6] (2,)
        x.grad = [4, 6] (2,)"
    `);
  });

  test('with NaN and infinity', () => {
    const said = stepTexts(traceOf('torch.sqrt(x)/x', { x: 0 })).map((text) => text.said);
    expect(said).toMatchInlineSnapshot(`
      [
        "Step 1 of 3: DivBackward0, f. 1 arrives, on go inf to torch.sqrt(x) and nan to x.",
        "Step 2 of 3: SqrtBackward0, torch.sqrt(x). inf arrives, on go inf to x.",
        "Step 3 of 3: x.grad is nan.",
      ]
    `);
  });

  test('of several outputs of a node, of which one is used', () => {
    const { trace } = passOf({ x: [3, 1, 2] }, ([x = torch.tensor(1)]) => {
      const [values = x] = x.sort() as unknown as readonly Tensor[];
      return values.mul(torch.tensor([1, 10, 100], { dtype: torch.float64 })).sum();
    });
    expect(tale(trace)).toContain('x.grad = [100, 1, 10] (3,)');
  });

  test('with the weights that backward was given', () => {
    const trace = programTrace((write) => {
      const x = write('x', torch.tensor([1, 2, 3], { requires_grad: true }));
      write('y', x.pow(2)).backward({ gradient: torch.tensor([1, 10, 100]) });
    });
    const texts = stepTexts(trace);
    expect(texts.flatMap(({ notes }) => notes)).toEqual([
      'Several numbers have no derivative as one: what is differentiated is their sum, so each begins with what arrives here.',
      'Each number is multiplied by the weight that backward() was given for it.',
    ]);
    expect(texts.at(-1)?.leaf?.text).toBe('x.grad = [2, 40, 600] (3,)');
  });
});

describe('what has come together', () => {
  test.each(['5*x**4 + 3*x**3 + 7*x**2 + 9*x - 5', 'x*x*x', 'torch.tanh(x)*x + torch.exp(-x)/x', 'x'])(
    'grows to the gradient of the leaf: %s',
    (text) => {
      const trace = traceOf(text, { x: 2 });
      const order = ordered(trace);
      const leaf = trace.nodes.findIndex(({ variable }) => variable !== null);
      const growth = order.nodes.map((_, index) => arrivedBy(trace, order, leaf, 0, index)?.parts.length ?? 0);
      expect(growth).toEqual([...growth].sort((one, other) => one - other));
      const whole = arrivedBy(trace, order, leaf, 0, order.nodes.length - 2) ?? arrivedBy(trace, order, leaf, 0, 0);
      expect(whole?.parts.length).toBe(whole?.of);
      const gradient = trace.tensors[trace.tensors[trace.nodes[leaf]?.variable ?? -1]?.grad ?? -1];
      expect(whole?.sum?.values[0]).toBeCloseTo(gradient?.values[0] ?? NaN, 9);
    },
  );
});

describe('the paths', () => {
  function pathsOf(trace: Trace, name: string, element = 0): string {
    const order = ordered(trace);
    const tensor = trace.tensors.find((one) => one.name === name);
    const target = targetOfTensor(trace, tensor?.id ?? -1);
    const asked = target && { ...target, element };
    const paths = asked && pathsTo(trace, order, asked);
    if (!asked || !paths) return '—';
    const { title, lead, paths: lines, rest, sum, verdict, notes } = pathsText(trace, order, asked, paths);
    const listed = lines.map(({ formula, numbers }) => `${formula.text} | ${numbers.text}`);
    return [title, lead, ...listed, rest, sum.numbers.text, verdict, ...notes].filter((line) => line !== '').join('\n');
  }

  test('of a polynomial', () => {
    expect(pathsOf(traceOf('5*x**4 + 3*x**3*y', { x: 2, y: 3 }), 'x')).toMatchInlineSnapshot(`
      "How ∂f/∂x came about
      2 paths lead from f to x. The product along each, and their sum, are the gradient:
      ∂f/∂(5*x**4) · ∂(5*x**4)/∂(x**4) · ∂(x**4)/∂x | 1 · 5 · 32 = 160
      ∂f/∂(3*x**3*y) · ∂(3*x**3*y)/∂(3*x**3) · ∂(3*x**3)/∂(x**3) · ∂(x**3)/∂x | 1 · 3 · 3 · 12 = 108
      ∂f/∂x = 160 + 108 = 268
      268: what backward gave."
    `);
  });

  test('through what was broadcast', () => {
    expect(pathsOf(traceOf('w * x**2', { w: 2, x: [1, 2, 3] }), 'w')).toMatchInlineSnapshot(`
      "How ∂sum(f)/∂w came about
      3 paths lead from sum(f) to w. The product along each, and their sum, are the gradient:
      ∂sum(f)/∂f[2] · ∂f[2]/∂w | 1 · 9 = 9
      ∂sum(f)/∂f[1] · ∂f[1]/∂w | 1 · 4 = 4
      ∂sum(f)/∂f[0] · ∂f[0]/∂w | 1 · 1 = 1
      ∂sum(f)/∂w = 9 + 4 + 1 = 14
      14: what backward gave."
    `);
  });

  test('that begin at a product of matrices', () => {
    const values = {
      W: [
        [1, 2],
        [3, 4],
      ],
      x: [5, 6],
    };
    expect(pathsOf(traceOf('(W @ torch.sin(x)).sum()', values), 'x', 1)).toMatchInlineSnapshot(`
      "How ∂f/∂x[1] came about
      One path leads from f to x[1]. Its product is the gradient:
      ∂f/∂(torch.sin(x)[1]) as MvBackward0 handed it on · ∂(torch.sin(x)[1])/∂x[1] | 6 · 0.96017 = 5.76102
      ∂f/∂x[1] = 5.76102
      5.76102: what backward gave.
      MvBackward0 does not work element by element: its paths begin with what it handed on."
    `);
  });

  test('many of them', () => {
    const factors = Array.from({ length: 6 }, () => '(x + x**2)').join('*');
    const told = pathsOf(traceOf(factors, { x: 0.5 }), 'x');
    expect(told.split('\n')[1]).toBe(
      '12 paths lead from f to x. The product along each, and their sum, are the gradient:',
    );
    expect(told).toContain('All 4 others together');
    expect(countText(2n ** 200n)).toBe('about 1.60·10^60');
  });
});
