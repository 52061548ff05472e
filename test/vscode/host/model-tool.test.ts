// The tool that assistants call, through the editor's own door for them.
import assert from 'node:assert/strict';
import { CancellationTokenSource, LanguageModelTextPart, lm } from 'vscode';
import { activate } from './editing';

const NAME = 'autogradLens_differentiate';

async function ask(input: object): Promise<Record<string, unknown>> {
  const options = { input, toolInvocationToken: undefined };
  const { content } = await lm.invokeTool(NAME, options, new CancellationTokenSource().token);
  const [part] = content;
  assert.ok(part instanceof LanguageModelTextPart);
  return JSON.parse(part.value) as Record<string, unknown>;
}

describe('the tool for language models', () => {
  before(activate);

  it('is known to the editor with its schema', () => {
    const tool = lm.tools.find(({ name }) => name === NAME);
    assert.ok(tool, 'not registered');
    assert.ok(tool.tags.includes('derivative'));
    assert.deepEqual((tool.inputSchema as { required?: unknown }).required, ['expression']);
  });

  it('gives value, gradients, the derivative as a formula and what the checks say', async () => {
    const answer = await ask({ expression: '5x^4 + 3x^3 + 7x^2 + 9x - 5', values: { x: 2 } });
    assert.equal(answer['value'], 145);
    assert.deepEqual(answer['gradients'], { x: 233 });
    assert.deepEqual(answer['checks'], { x: { byDifferences: 'agrees', byRule: 'agrees' } });
    const [derivative] = answer['derivatives'] as Record<string, unknown>[];
    assert.equal(derivative?.['formula'], '20x³ + 9x² + 14x + 9');
    assert.equal(derivative['agreesWithAutograd'], 'agrees');
    assert.equal(derivative['value'], 233);
  });

  it('refuses with what is wrong and what to do', async () => {
    for (const [input, why] of [
      [{ expression: 'x + * y' }, /./],
      [{ expression: 'x*y', values: { x: 1 } }, /No value for y: add it to "values"/],
      [{}, /expression must be a formula/],
      [{ expression: 'x^2', at: { x: 1 } }, /unknown property "at": expected expression, values, language, by/],
    ] as const)
      await assert.rejects(ask(input), why);
  });
});
