// Hostile programs in the real editor: they reach nothing, are stopped by their limits, and the host answers all the while.
import assert from 'node:assert/strict';
import { commands } from 'vscode';
import { attack } from '../../runtime/process/attacker';
import { activate, closeAll, eventually, hoverOn, longestSilence, open, problems, withSetting } from './editing';

async function runFile(): Promise<void> {
  await commands.executeCommand('autogradLens.differentiateFile');
}

describe('Hostile programs', () => {
  before(activate);
  afterEach(closeAll);

  for (const [what, body] of [
    [
      'constructors of functions',
      'for (const f of [function () {}, async function () {}, function* () {}]) try { look(f.constructor("return this")(), "made"); } catch (error) { look(error, "error"); }',
    ],
    [
      'tensors and errors of the engine',
      'const t = torch.tensor([1, 2], { requires_grad: true }); look(t, "tensor"); try { t.item(); } catch (error) { look(error, "error"); } look(t.mul(2).sum().grad_fn, "node");',
    ],
    [
      'traces of the stack',
      'try { Error.prepareStackTrace = (error, frames) => { look(frames, "frames"); return ""; }; } catch {} look(new Error("x").stack, "stack");',
    ],
    ['globals', 'for (const key of ownKeys(root)) look(root[key], String(key));'],
  ] as const) {
    it(`reach nothing by ${what}`, async () => {
      const editor = await open('javascript', `${attack(body)}\nconst reached = foreign.length + power.length;\n`);
      await runFile();
      const hover = await eventually('A hover on what was reached', () => hoverOn(editor, 'reached'));
      assert.match(hover, /\*\*0\*\*/);
    });
  }

  it('load no code', async () => {
    const editor = await open('javascript', 'const fs = await import("fs");\nprint(fs);\n');
    await runFile();
    const [problem] = await eventually('The refusal', () =>
      problems(editor).length > 0 ? problems(editor) : undefined,
    );
    assert.match(problem?.message ?? '', /import\(\) is not available/);
  });

  for (const [limit, value, text] of [
    ['time', 0.5, 'print(1);\nfor (;;) { try { for (;;); } catch {} }\n'],
    ['time', 0.5, '/^(a+)+$/.test("a".repeat(40) + "b");\n'],
    ['memory', 256, 'const all = [];\nfor (;;) all.push(new Float64Array(1_000_000).fill(1));\n'],
    ['memory', 256, 'new Array(400_000_000).fill(1.5);\n'],
    ['output', 10_000, 'for (;;) print("again and again");\n'],
  ] as const) {
    it(`are stopped by the limit of ${limit}: ${text.split('\n').at(-2) ?? ''}`, async () => {
      const stopped = async (): Promise<void> => {
        const editor = await open('javascript', text);
        const silence = await longestSilence(async () => {
          await runFile();
          await eventually('The message', () =>
            problems(editor).some(({ message }) => message.includes(`autogradLens.limits.${limit}`)) ? true : undefined,
          );
        });
        assert.ok(silence < 100, `the host was silent for ${Math.round(silence)} ms`);
      };
      const limited = (): Promise<void> => withSetting(`limits.${limit}`, value, stopped);
      // On a busy machine the time that is allowed by default may be over before the memory is.
      await (limit === 'time' ? limited() : withSetting('limits.time', 50, limited));
      const next = await open('javascript', 'const after = torch.tensor(7) * 6;\n');
      await runFile();
      assert.match(await eventually('A hover of the next run', () => hoverOn(next, 'after')), /\*\*42\*\*/);
    });
  }
});
