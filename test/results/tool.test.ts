// What assistants are answered, from the engine, the rules and the real library that simplifies.
import { describe, expect, test } from 'vitest';
import { readToolInput } from '../../src/editor/model-tool/request';
import { toolAnswer } from '../../src/results/tool';

const NONE = {
  simplify: (trees: readonly unknown[]) => Promise.resolve(trees.map(() => ({ tree: null, reason: null }))),
  dispose: () => undefined,
};

const ask = async (input: object): Promise<Record<string, unknown>> =>
  (await toolAnswer(readToolInput(input), NONE)) as Record<string, unknown>;

describe('the answer', () => {
  test('at values: numbers, formulas and checks', async () => {
    const answer = await ask({ expression: 'u**3 + v**2 + 4*u*v', values: { u: 3, v: 4 }, language: 'python' });
    expect(answer).toMatchObject({
      value: 91,
      gradients: { u: 43, v: 20 },
      checks: { u: { byDifferences: 'agrees', byRule: 'agrees' }, v: { byDifferences: 'agrees', byRule: 'agrees' } },
      derivatives: [
        { by: ['u'], value: 43, agreesWithAutograd: 'agrees' },
        { by: ['v'], value: 20, agreesWithAutograd: 'agrees' },
      ],
    });
  });

  test('without values: formulas only', async () => {
    const answer = await ask({ expression: 'x^2 sin(y)', by: ['x', 'x,y'] });
    expect(answer).toMatchObject({ variables: ['x', 'y'], derivatives: [{ by: ['x'] }, { by: ['x', 'y'] }] });
    expect(answer).not.toHaveProperty('value');
    expect(JSON.stringify(answer['derivatives'])).not.toContain('"value"');
  });

  test('of arrays: the gradient, and of each element where it is asked for', async () => {
    const answer = await ask({ expression: 'np.sum(x**2)', values: { x: [1, 2] }, language: 'python', by: ['x[1]'] });
    expect(answer).toMatchObject({ value: 5, gradients: { x: [2, 4] }, derivatives: [{ by: ['x[1]'], value: 4 }] });
  });

  test('where there is no formula the numbers stand, with the reason', async () => {
    const answer = await ask({ expression: 'np.sum(x**2)', values: { x: [1, 2] }, language: 'python' });
    expect(answer).toMatchObject({ gradients: { x: [2, 4] }, derivatives: [] });
    expect(String((answer['notes'] as unknown[])[0])).toMatch(/^No formula by x: /);
  });

  test('at a kink says that it cannot be checked, and why', async () => {
    const { checks } = await ask({ expression: '|x|', values: { x: 0 } });
    expect(checks).toMatchObject({ x: { byDifferences: 'unchecked' } });
    expect(JSON.stringify(checks)).toContain('"reason"');
  });

  test('writes what JSON has no number for', async () => {
    expect(await ask({ expression: 'log(x)', values: { x: 0 } })).toMatchObject({ value: '-Infinity' });
  });
});

describe('a refusal says what, where and what to do', () => {
  test.each([
    [{ expression: 'x*y', values: { x: 1 } }, /No value for y: add it to "values"/],
    [{ expression: 'x^2', values: { x: 1, z: 2 } }, /no variable z; its variables: x/],
    [{ expression: 'x^2 + * 3', values: { x: 1 } }, /At “/],
    [{ expression: 'x^2', by: ['z'] }, /./],
  ] as const)('%j', async (input, why) => {
    await expect(ask(input)).rejects.toThrow(why);
  });
});

describe('the input', () => {
  test.each([
    [null, /expected \{ expression, values\?, language\?, by\? \}, got null/],
    [{}, /expression must be a formula as text/],
    [{ expression: ' ' }, /expression must be a formula as text/],
    [{ expression: 'x'.repeat(20_000) }, /at most 10000 characters/],
    [{ expression: 'x', values: [1] }, /values must be an object/],
    [{ expression: 'x', values: { x: '2' } }, /values\.x must be a number or nested arrays/],
    [{ expression: 'x', values: { x: [[1], [2, 3]] } }, /values\.x: the rows differ in length/],
    [{ expression: 'x', language: 3 }, /language must be a language id/],
    [{ expression: 'x', by: [1] }, /by must be a list/],
    [{ expression: 'x', by: ['x,'] }, /by: "x,"/],
    [{ expression: 'x', order: 2 }, /unknown property "order"/],
  ])('%j is refused', (input, why) => {
    expect(() => readToolInput(input)).toThrow(why);
  });

  test('may have null where nothing is said, and one text for a list of one', () => {
    const input = { expression: 'x^2', values: null, language: null, by: 'x, x' };
    expect(readToolInput(input)).toEqual({ expression: 'x^2', values: {}, language: 'plaintext', by: [['x', 'x']] });
  });
});
