import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, answerText } from '../../src/runtime/answer';
import { gradientOf, outputOf, rootOf, tensorOf, variableGradient } from '../../src/trace/queries';
import { isRefusal } from '../../src/trace/refusal';
import type { Check } from '../../src/trace/trace';
import { isTrace } from '../../src/trace/validate';
import { parse, stringify } from '../../src/trace/json';
import { flatten } from '../../src/trace/value';
import { runText, tryText } from './run-text';
import { SEEDS } from './seeds';

describe.each(SEEDS)('$formula of the tutorials', ({ formula, at, value, gradients, text, gradientTexts }) => {
  const run = runText(formula, at, 'plaintext');
  const { trace } = run;

  it('gives its value and gradients', () => {
    const given = answer(run);
    if (isRefusal(given)) throw new Error(given.message.text);
    expect(given.value).toBeCloseTo(value, 9);
    for (const [name, expected] of Object.entries(gradients)) {
      const found = flatten(given.gradients[name] ?? []);
      flatten(expected).forEach((one, index) => {
        expect(found[index]).toBeCloseTo(one, 9);
      });
    }
  });

  it('prints as PyTorch does, in float32', () => {
    expect(rootOf(trace).text).toBe(text);
    const texts = trace.variables.map(({ name }) => variableGradient(trace, name)?.text);
    if (gradientTexts.length > 0) expect(texts).toStrictEqual(gradientTexts);
  });

  it('agrees with differences', () => {
    expect(trace.checks.map(({ verdict, reason }) => [verdict, reason])).toStrictEqual(
      trace.variables.map(() => ['agrees', null]),
    );
  });

  it('is a sound trace, also after a journey through JSON', () => {
    expect(isTrace(parse(stringify(trace)))).toBe(true);
  });
});

describe('a run', () => {
  it('holds what autograd says of a leaf and of a result', () => {
    const { trace } = runText('y = 3 * x ** 2', { x: 3 });
    expect(tensorOf(trace, trace.variables[0]?.tensor ?? -1)).toMatchObject({
      text: 'tensor(3., requires_grad=True)',
      is_leaf: true,
      requires_grad: true,
      grad_fn: null,
      name: 'x',
    });
    const output = outputOf(trace);
    expect(output).toMatchObject({ text: 'tensor(27., grad_fn=<MulBackward0>)', is_leaf: false, requires_grad: true });
    expect(gradientOf(trace, output.id)?.text).toBe('tensor(1.)');
    expect(trace.nodes[output.grad_fn ?? -1]?.name).toBe('MulBackward0');
    expect(trace).toMatchObject({
      kind: 'expression',
      language: 'python',
      text: 'y = 3 * x ** 2',
      elementwise: true,
      output: { name: 'y', summed: false },
    });
  });

  it('knows the place of every operator', () => {
    const { trace } = runText('3 * x ** 2', { x: 3 });
    expect(
      trace.nodes.map(({ name, range }) => [name, range === null ? null : trace.text.slice(range.start, range.end)]),
    ).toStrictEqual([
      ['AccumulateGrad', 'x'],
      ['PowBackward0', 'x ** 2'],
      ['MulBackward0', '3 * x ** 2'],
    ]);
  });

  it('sums what is no single number, and says so', () => {
    const { trace } = runText('x**2', { x: [1, 2, 3] });
    expect(trace.output.summed).toBe(true);
    expect(rootOf(trace).values).toStrictEqual([14]);
    expect(trace.notes.map(({ message }) => message.id)).toContain('runtime.summed');
  });

  it('takes one branch, and notes the other', () => {
    const { trace } = runText('x**2 if x > 0 else -x', { x: 3 });
    expect(variableGradient(trace, 'x')?.values).toStrictEqual([6]);
    const note = trace.notes.find(({ message }) => message.id === 'runtime.branch');
    expect(trace.text.slice(note?.range?.start, note?.range?.end)).toBe('-x');
  });

  it('has no gradient, rather than 0, where none reached a variable', () => {
    const run = runText('f(u, v) = u**2', { u: 3, v: 1 }, 'plaintext');
    expect(variableGradient(run.trace, 'v')).toBeNull();
    expect(answer(run)).toStrictEqual({ value: 9, gradients: { u: 6, v: null } });
    expect(run.trace.notes.map(({ message }) => message.text)).toContain(
      'The result does not depend on v: no gradient reaches it (None in PyTorch).',
    );
  });

  it('hands out values beyond those of its trace', () => {
    const x = Array.from({ length: 1500 }, (_, index) => index);
    const run = runText('2*x', { x });
    const { tensor } = run.trace.output;
    expect(tensorOf(run.trace, tensor).values).toHaveLength(1000);
    expect(run.read(tensor, 1400, 3)).toStrictEqual([2800, 2802, 2804]);
    const given = answer(run);
    expect(isRefusal(given) ? 0 : flatten(given.gradients['x'] ?? []).length).toBe(1500);
  });

  it('differentiates products of matrices', () => {
    const { trace } = runText('torch.sum(A @ B)', {
      A: [
        [1, 2],
        [3, 4],
      ],
      B: [
        [5, 6],
        [7, 8],
      ],
    });
    expect(rootOf(trace).values).toStrictEqual([134]);
    expect(variableGradient(trace, 'A')?.values).toStrictEqual([11, 15, 11, 15]);
    expect(trace.checks.map(({ verdict }) => verdict)).toStrictEqual(['agrees', 'agrees']);
  });
});

describe('a check by differences', () => {
  const check = (text: string, at: Record<string, number | number[]>): Check => {
    const [first] = runText(text, at, 'plaintext').trace.checks;
    if (first === undefined) throw new Error('no check');
    return first;
  };

  it.each<[string, Record<string, number | number[]>, Check['verdict'], string]>([
    [
      '|x|',
      { x: 0 },
      'unchecked',
      'A kink at x = 0: the slope is -1 from the left and 1 from the right. Autograd gives 0 there, by convention: abs has the gradient 0 at 0.',
    ],
    [
      'max(x, y)',
      { x: 2, y: 2 },
      'unchecked',
      'A kink at x = 2: the slope is 0 from the left and 1 from the right. Autograd gives 0.5 there, by convention: maximum shares the gradient between equal operands.',
    ],
    [
      'sqrt(x)',
      { x: 0 },
      'unchecked',
      'The edge of the domain: the function is defined to the right of x = 0 only; autograd gives inf.',
    ],
    ['log(x)', { x: 0 }, 'unchecked', 'The value at x = 0 is not finite, so differences cannot be taken.'],
    [
      'e^x',
      { x: 709.78 },
      'unchecked',
      'Beside x = 709.78 the function is larger than any floating-point number, so differences cannot be taken.',
    ],
    // From afar its stairs look like the slope −10,599.
    ['trunc(16000cos(x))', { x: 0.731 }, 'unchecked', 'Differences around x = 0.731 do not settle on a slope.'],
    ['floor(x)', { x: 2 }, 'unchecked', 'The function jumps at x = 2, where it has no slope; autograd gives 0.'],
    [
      '|x|',
      { x: [-1, 0, 1] },
      'unchecked',
      'A kink at x[1] = 0: the slope is -1 from the left and 1 from the right. Autograd gives 0 there, by convention: abs has the gradient 0 at 0.',
    ],
    [
      'x^2',
      { x: Array.from({ length: 1000 }, (_, index) => index) },
      'agrees',
      'The first 200 of 1000 elements were checked.',
    ],
  ])('of %s', (text, at, verdict, reason) => {
    const found = check(text, at);
    expect([found.verdict, found.reason?.text]).toStrictEqual([verdict, reason]);
  });

  it('gives the two slopes of a kink', () => {
    const { slopes } = check('|x|', { x: 0 });
    expect(slopes?.left).toBeCloseTo(-1, 9);
    expect(slopes?.right).toBeCloseTo(1, 9);
  });

  it('looks at every element of a variable that a reduction mixes', () => {
    const { differences, verdict } = check('sum(x^2)', { x: [1, 2, 3] });
    expect(verdict).toBe('agrees');
    [2, 4, 6].forEach((slope, index) => {
      expect(differences?.[index]).toBeCloseTo(slope, 9);
    });
  });

  it('agrees on any smooth formula', () => {
    const leaf = fc.constantFrom('x', 'y', '2', '0.5', '3');
    const { formula } = fc.letrec<{ formula: string }>((tie) => ({
      formula: fc.oneof(
        { maxDepth: 4, depthSize: 'medium' },
        leaf,
        fc
          .tuple(tie('formula'), fc.constantFrom('+', '-', '*'), tie('formula'))
          .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
        fc
          .tuple(fc.constantFrom('math.sin', 'math.cos', 'math.tanh', 'math.atan'), tie('formula'))
          .map(([f, a]) => `${f}(${a})`),
        tie('formula').map((a) => `(${a})**2`),
        tie('formula').map((a) => `1 / (1 + (${a})**2)`),
        tie('formula').map((a) => `math.exp(-((${a})**2))`),
      ),
    }));
    const value = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(formula, value, value, (inner, x, y) => {
        const run = runText(`x * ${inner} + y`, { x, y });
        expect(run.trace.checks.map(({ verdict, reason }) => [verdict, reason?.text ?? ''])).toStrictEqual([
          ['agrees', ''],
          ['agrees', ''],
        ]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a Hessian', () => {
  it('has a number for two scalars', () => {
    const given = answer(runText('u^3 + v^2 + 4u v', { u: 3, v: 4 }, 'plaintext'), { order: 2 });
    expect(given).toMatchObject({ hessian: { u: { u: 18, v: 4 }, v: { u: 4, v: 2 } } });
  });

  it('has the shape of one variable, then of the other', () => {
    const given = answer(runText('a * sum(x**3)', { a: 2, x: [1, 2] }, 'python'), { order: 2 });
    expect(given).toMatchObject({
      hessian: {
        a: { a: 0, x: [3, 12] },
        x: {
          a: [3, 12],
          x: [
            [12, 0],
            [0, 24],
          ],
        },
      },
    });
  });

  it('is zero where the gradient is constant or missing', () => {
    const given = answer(runText('f(u, v) = 3u', { u: 1, v: 2 }, 'plaintext'), { order: 2 });
    expect(given).toMatchObject({ hessian: { u: { u: 0, v: 0 }, v: { u: 0, v: 0 } } });
  });

  it('of too many elements is refused', () => {
    const given = answer(runText('sum(x**3)', { x: Array.from({ length: 5000 }, () => 1) }), { order: 2 });
    expect(isRefusal(given) && given.message.text).toBe(
      'The Hessian of 5000 elements is too large to be computed here.',
    );
  });

  it('leaves the run as it was', () => {
    const run = runText('x**3', { x: 2 });
    run.hessian();
    expect([run.hessian(), variableGradient(run.trace, 'x')?.values]).toStrictEqual([{ x: { x: 12 } }, [12]]);
  });
});

describe('the answer as JSON', () => {
  it('is unrounded, and spells what JSON has no numbers for', () => {
    const text = (formula: string, at: Record<string, number | number[]>): string => {
      const given = answer(runText(formula, at, 'plaintext'));
      return isRefusal(given) ? given.message.text : answerText(given);
    };
    expect(text('x/3', { x: 1 })).toBe('{"value":0.3333333333333333,"gradients":{"x":0.3333333333333333}}');
    expect(text('sqrt(x)', { x: 0 })).toBe('{"value":0,"gradients":{"x":"Infinity"}}');
    expect(text('log(x)', { x: -1 })).toBe('{"value":"NaN","gradients":{"x":-1}}');
    expect(text('-e^x', { x: 1000 })).toBe('{"value":"-Infinity","gradients":{"x":"-Infinity"}}');
    expect(text('x y', { x: 2, y: [1, 2] })).toBe('{"value":6,"gradients":{"x":3,"y":[2,2]},"summed":true}');
  });
});

describe('what is refused', () => {
  const refusal = (text: string, at: Record<string, number | number[] | number[][]>): string => {
    const run = tryText(text, at);
    if (!isRefusal(run)) return 'ran';
    return `${text.slice(run.range.start, run.range.end)}: ${run.message.text} ${run.hint?.text ?? ''}`;
  };

  it('says what, where, and what to do', () => {
    expect(refusal('x * y', { x: 1 })).toBe('y: y has no value. Give it one, or write y = … above.');
    expect(refusal('2 * (u + v)', { u: [1, 2], v: [1, 2, 3] })).toMatchInlineSnapshot(
      `"u + v: The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 0 Check the values: u has the shape (2,), v has the shape (3,)."`,
    );
    expect(refusal('x + y', { x: [[1], [1, 2]], y: 1 })).toBe(
      'x: The rows of x differ in length. Give every row the same number of values.',
    );
  });

  it('is what takes too long, between two operators', () => {
    let time = 0;
    const run = tryText('x**2 + x**3', { x: 1 }, 'python', () => (time += 100));
    expect(isRefusal(run) && [run.message.text, run.range]).toStrictEqual([
      'The evaluation took too long and was stopped.',
      { start: 0, end: 11 },
    ]);
  });

  it('is known before it runs, however large', () => {
    const row = Array.from({ length: 1000 }, () => 1);
    const square = Array.from({ length: 1000 }, () => row);
    expect(refusal('A @ A', { A: square })).toMatchInlineSnapshot(
      `"A @ A: This would take about 1,001,000,000 operations, too many to be evaluated while you wait. Use smaller vectors or matrices, or select a part of the formula."`,
    );
    const long = Array.from({ length: 3000 }, (_, index) => `x**${String(index)}`).join(' + ');
    expect(refusal(long, { x: 1 })).toContain('expression');
    expect(refusal(Array.from({ length: 1500 }, () => 'x').join('+'), { x: 1 })).toContain(
      'This formula has 1499 operators; at most 1000 are evaluated here. Select a part of it.',
    );
    expect(refusal(`x + ${'1'.repeat(1_000_000)}`, { x: 1 })).toContain('characters');
  });
});
