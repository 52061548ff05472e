import { expect, test } from 'vitest';
import { body, run } from './context';

test('a program prints and finishes', async () => {
  const { printed, done } = await run({
    code: body(`
    const x = torch.tensor(3, { requires_grad: true });
    const y = $lens.mul(0, 3, $lens.pow(1, x, 2));
    y.backward();
    print(y, x.grad, [1, 'a', null, true, 0.00001]);
  `),
  });
  expect(done.ending).toEqual({ kind: 'finished' });
  expect(printed).toBe("tensor(27., grad_fn=<MulBackward0>) tensor(18.) [1, 'a', None, True, 1e-05]");
});
