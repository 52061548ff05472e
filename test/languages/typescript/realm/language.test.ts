import { expect, test } from 'vitest';
import { runText } from './texts';

async function printed(text: string): Promise<string> {
  const { printed: output, done } = await runText(text);
  expect(done.ending).toEqual({ kind: 'finished' });
  return output;
}

test('a tensor among JavaScript’s own ways to take values', async () => {
  expect(
    await printed(`
      const x = torch.tensor([[1, 2], [3, 4]], { requires_grad: true });
      for (const row of x) print(row);
      const [[a, b], second] = x;
      print(a, b, second);
      print(\`\${torch.tensor(2.5)}\`, JSON.stringify(torch.tensor([1, 2])), Number(torch.tensor(2.5)));
      if (torch.tensor(0)) print('true'); else print('false');
      let n = torch.tensor(3);
      n -= 1; n **= 2; n++;
      print(n, -n, n > 4 ? 'larger' : 'smaller');`),
  ).toBe(
    [
      'tensor([1., 2.], grad_fn=<UnbindBackward0>)',
      'tensor([3., 4.], grad_fn=<UnbindBackward0>)',
      'tensor(1., grad_fn=<UnbindBackward0>) tensor(2., grad_fn=<UnbindBackward0>) tensor([3., 4.], grad_fn=<UnbindBackward0>)',
      'tensor(2.5000) [1,2] 2.5',
      'false',
      'tensor(5.) tensor(-5.) larger',
    ].join('\n'),
  );
});

test('classes, generators and async functions train together', async () => {
  expect(
    await printed(`
      import torch, { print as show } from 'autograd-lens';
      type Data = { x: Tensor; y: Tensor };
      class Line {
        #w = torch.tensor(0, { requires_grad: true });
        b = torch.tensor(0, { requires_grad: true });
        get parameters() { return [this.#w, this.b]; }
        call(x: Tensor): Tensor { return this.#w * x + this.b; }
      }
      const data: Data = { x: torch.linspace(-1, 1, 9), y: 3 * torch.linspace(-1, 1, 9) + 2 };
      function* steps(n: number) { for (let i = 0; i < n; i++) yield i; }
      async function train(model: Line) {
        for (const step of steps(400)) {
          const loss = ((model.call(data.x) - data.y) ** 2).mean();
          loss.backward();
          torch.no_grad(() => {
            for (const p of model.parameters) { p.sub_(0.1 * p.grad); p.grad = null; }
          });
          if (step % 100 === 0) await null;
        }
      }
      const model = new Line();
      await train(model);
      show(model.parameters.map((p) => Math.round(p.item() * 1000) / 1000));`),
  ).toBe('[3, 2]');
});

test('a program has its names, and may give them to other things', async () => {
  expect(await printed(`{ const Math = { sin: () => 'mine' }; console.log(Math.sin()); } print(Math.sin(0));`)).toBe(
    '0',
  );
});

test('a warning comes once for each place', async () => {
  const { told } = await runText(`
    const x = torch.tensor(1, { requires_grad: true });
    const y = x * 2;
    for (let i = 0; i < 3; i += 1) y.grad;
    y.grad;`);
  expect(told).toHaveLength(2);
});
