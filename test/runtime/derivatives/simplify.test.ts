/** Whatever a library makes of a derivative is compared with it before it is shown. */
import { describe, expect, it } from 'vitest';
import type { Simplifier } from '../../../src/calculus/simplifier';
import type { Tree } from '../../../src/languages/expression/tree';
import { message } from '../../../src/trace/message';
import { isRefusal } from '../../../src/trace/refusal';
import type { SimplifiedPart } from '../../../src/trace/formula';
import { read } from '../../languages/expression/reading';
import { runText } from '../run-text';

/** A library that answers with this formula, whatever it is asked. */
function answering(formula: string | null): Simplifier {
  const tree: Tree | null = formula === null ? null : read(formula, 'python').tree;
  const reason = tree === null ? message('test.nothing', 'Nothing simpler.') : null;
  return { simplify: (trees) => Promise.resolve(trees.map(() => ({ tree, reason }))), dispose: () => undefined };
}

async function simplified(text: string, simplifier: Simplifier | null, at = 2): Promise<SimplifiedPart> {
  const answer = await runText(text, { x: at }).formula.simplify({ by: [['x']] }, simplifier);
  if (isRefusal(answer)) return expect.fail(answer.message.text);
  return answer.parts[0] ?? expect.fail('no part');
}

describe('a simplified derivative', () => {
  it('is shown with the value put in', async () => {
    expect(await simplified('5*x**4', answering('20*x**3'))).toMatchObject({
      formula: { text: '20x³' },
      point: { written: { text: '20·2³' }, value: 160 },
      reason: null,
    });
  });

  it('is never shown where the library is wrong somewhere, which is said', async () => {
    for (const wrong of ['20*x**2', '20*torch.abs(x)**3', '20*x**3 + 1e-3', '20*torch.sqrt(x)**6']) {
      const { formula, reason } = await simplified('5*x**4', answering(wrong));
      expect(formula).toBeNull();
      expect(reason?.text).toMatch(/^What simplifying gave is not the same at x = -?[\d.]+, so it is not shown\.$/);
    }
  });

  it('may be defined in more places', async () => {
    expect((await simplified('torch.sqrt(x)**4 / x', answering('x*0 + 1'))).formula?.text).toBeDefined();
  });

  it('is the same in spite of rounding', async () => {
    // Expanded, these lose digits to one another.
    const expanded =
      '10*x**9 - 90*x**8 + 360*x**7 - 840*x**6 + 1260*x**5 - 1260*x**4 + 840*x**3 - 360*x**2 + 90*x - 10';
    expect((await simplified('(x - 1)**10', answering(expanded), 1.01)).formula).not.toBeNull();
  });

  it('is nothing where nothing is simpler, with the reason', async () => {
    expect(await simplified('5*x**4', answering(null))).toMatchObject({
      formula: null,
      reason: { text: 'Nothing simpler.' },
    });
    expect((await simplified('5*x**4', null)).reason?.text).toBe('Formulas cannot be simplified here.');
  });
});

describe('code', () => {
  const request = { by: [['x']], form: 'expression', simplified: true } as const;

  it('is of the simplified derivative where that is right, of the other where it is not', async () => {
    const code = async (simplifier: Simplifier | null) => {
      const written = await runText('5*x**4', { x: 2 }).formula.code(request, simplifier);
      return isRefusal(written) ? written.message.text : written.code;
    };
    expect(await code(answering('20*x**3'))).toBe('20 * x**3');
    const plain = await code(null);
    expect(plain).not.toBe('20 * x**3');
    expect(await code(answering('20*x**2'))).toBe(plain);
  });
});
