/** Why gradients of programs are as they are, through the real child process; what each reason advises, done. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explainShown } from '../../../src/runtime/why/explain';
import { childBundles, TestPrograms } from './children';
import { fixed, placeOf, ran, stateOf, why, whyFailed } from './why-asked';
import { CASES } from './why-cases';

let programs: TestPrograms;

beforeAll(async () => {
  programs = new TestPrograms(await childBundles());
}, 60_000);
afterAll(() => {
  programs.close();
});

describe('the first reason names the place, and what it advises mends it', () => {
  it.each(CASES)('$title', async ({ program, name, kind, place, failed, mends }) => {
    const one = await ran(programs, program);
    expect(stateOf(one, name)).not.toBe('ordinary');
    const { reasons } = failed === true ? whyFailed(one) : why(one, name);
    const [first] = reasons;
    if (first === undefined) throw new Error('there is no reason');
    expect(first.kind).toBe(kind);
    if (place !== null) expect(placeOf(one, first)).toBe(place);
    // One sentence, and something to do about it.
    expect(first.message.text).toMatch(/^[^{}]{10,200}\.$/);
    expect(first.fix).not.toBeNull();
    if (!mends) return;
    const again = await ran(programs, fixed(one, first));
    expect(again.program.trace.ending).toStrictEqual({ kind: 'finished' });
    expect(stateOf(again, name)).toBe('ordinary');
  });
});

describe('a training loop', () => {
  it('whose graph is too large to be shown is walked where it ran', async () => {
    const text = `const x = torch.tensor(0.5, { requires_grad: true });
let h = x;
for (let i = 0; i < 2500; i++) h = torch.sigmoid(h);
h.backward();`;
    const recording = await programs.run(text);
    const { passes } = recording.trace;
    const focus = { output: passes[0]?.root ?? -1, weights: null };
    const request = { kind: 'why', focus, values: {}, variable: 'x' } as const;
    const answer = await programs.programs.analyse(recording, request).answer;
    expect(answer).toMatchObject({ name: 'x', state: 'zero', reasons: [{ kind: 'vanished' }] });
  });

  it('with a gradient in order has nothing to explain', async () => {
    const one = await ran(
      programs,
      `const w = torch.tensor([1, 2], { requires_grad: true });
const loss = (w ** 2).sum();
loss.backward();`,
    );
    expect(why(one, 'w')).toStrictEqual({ name: 'w', state: 'ordinary', reasons: [] });
  });

  it('tells every place at which the loss was cut', async () => {
    const one = await ran(
      programs,
      `const x = torch.tensor([1, 2], { requires_grad: true });
const w = torch.tensor([3, 4], { requires_grad: true });
const y = (x * w).detach();
const z = torch.no_grad(() => w * 2);
const loss = (y + z * w.sum().item()).sum();
loss.backward();`,
    );
    const { name, reasons } = whyFailed(one);
    expect(name).toBe('loss');
    expect(reasons.map((reason) => [reason.kind, placeOf(one, reason)])).toEqual(
      expect.arrayContaining([
        ['detached', '(x * w).detach()'],
        ['no-grad', 'w * 2'],
        ['read-as-number', 'w.sum().item()'],
      ]),
    );
  });

  it('whose backward() was refused explains the leaves by what the loss was cut from', async () => {
    const one = await ran(
      programs,
      `const logits = torch.tensor([[2, 1], [0, 3]], { requires_grad: true });
const hits = logits.argmax(1) == torch.tensor([0n, 1n]);
const loss = 1 - hits.float().mean();
loss.backward();`,
    );
    const reasons = [whyFailed(one).reasons[0], why(one, 'logits').reasons[0]];
    expect(reasons.map((first) => first && [first.kind, placeOf(one, first)])).toStrictEqual([
      ['no-derivative', 'logits.argmax(1)'],
      ['no-derivative', 'logits.argmax(1)'],
    ]);
  });

  it('that replaces its parameter says so once', async () => {
    const one = await ran(
      programs,
      `let w = torch.tensor(1, { requires_grad: true });
for (let i = 0; i < 2; i++) {
  const loss = (w - 3) ** 2;
  loss.backward();
  w = w - 0.1 * w.grad;
}`,
    );
    expect(why(one, 'w').reasons.map(({ kind }) => kind)).toStrictEqual(['replaced']);
  });

  it('of modules calls what is computed within them by its operator', async () => {
    const one = await ran(
      programs,
      `const layer = new torch.nn.Linear(2, 3);
const net = new torch.nn.Sequential(layer, new torch.nn.ReLU());
torch.no_grad(() => layer.bias.fill_(-100));
const loss = net(torch.ones([1, 2])).sum();
loss.backward();`,
    );
    const shown = one.program.shown;
    const variable = shown?.variables.find(({ name }) => name.endsWith('bias'));
    if (shown === null || variable === undefined) throw new Error('there is no bias');
    const { reasons } = explainShown(shown, { kind: 'shown', tensor: variable.tensor, of: 'arrived' }, one.program);
    expect(reasons[0]?.message.text).toMatch(/^relu is saturated at the result of addmm = -\d+(?:\.\d{1,4})?: /);
  });

  it('goes past a custom Function by its own derivative', async () => {
    const one = await ran(
      programs,
      `class Twice extends torch.autograd.Function {
  static forward(ctx, x) { return x * 2; }
  static backward(ctx, g) { return g * 2; }
}
const x = torch.tensor([1, 2], { requires_grad: true });
const w = torch.tensor([1, 2], { requires_grad: true });
const h = Twice.apply(x).detach();
const loss = (h * w).sum();
loss.backward();`,
    );
    const [first] = why(one, 'x').reasons;
    expect([first?.kind, first && placeOf(one, first)]).toStrictEqual(['detached', 'Twice.apply(x).detach()']);
  });
});
