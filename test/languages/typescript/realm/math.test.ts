import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { body, run } from './context';

async function lines(...expressions: readonly string[]): Promise<readonly string[]> {
  const { printed } = await run({
    code: body(`
      const x = torch.tensor(3, { requires_grad: true });
      const v = torch.tensor([1.5, -2.5, 4], { requires_grad: true });
      const show = (f) => { try { print(f()); } catch (e) { print(e.name + ': ' + e.message); } };
      ${expressions.map((expression) => `show(() => ${expression});`).join('\n')}`),
  });
  return printed.split('\n');
}

describe('Math of tensors is torch’s', () => {
  test.each([
    ['Math.sin(x)', 'tensor(0.1411, grad_fn=<SinBackward0>)'],
    ['Math.abs(v)', 'tensor([1.5000, 2.5000, 4.0000], grad_fn=<AbsBackward0>)'],
    ['Math.pow(2, x)', 'tensor(8., grad_fn=<PowBackward2>)'],
    ['Math.pow(x, 2)', 'tensor(9., grad_fn=<PowBackward0>)'],
    ['Math.max(x, 2)', 'tensor(3., grad_fn=<MaximumBackward0>)'],
    ['Math.min(0, v)', 'tensor([ 0.0000, -2.5000,  0.0000], grad_fn=<MinimumBackward0>)'],
    ['Math.max(v)', 'tensor(4., grad_fn=<MaxBackward1>)'],
    ['Math.max(...v)', 'tensor(4., grad_fn=<MaximumBackward0>)'],
    ['Math.max(torch.tensor(1, { dtype: torch.float64 }), 2)', 'tensor(2., dtype=torch.float64)'],
    ['Math.hypot(x, 4)', 'tensor(5., grad_fn=<AbsBackward0>)'],
    ['Math.hypot(x, 4, 12)', 'tensor(13., grad_fn=<AbsBackward0>)'],
    ['Math.atan2(x, 3)', 'tensor(0.7854, grad_fn=<Atan2Backward0>)'],
    ['Math.cbrt(torch.tensor(-27))', 'tensor(-3.)'],
    ['Math.round(v)', 'tensor([ 2., -2.,  4.], grad_fn=<RoundBackward0>)'],
    [
      'Math.clz32(x)',
      'TypeError: Math.clz32 does not take tensors: it counts bits of an integer, and has no derivative.',
    ],
    [
      'Math.fround(x)',
      'TypeError: Math.fround does not take tensors: a float32 tensor is rounded already. Write x.float().',
    ],
    ['Math.max(x, [1])', 'TypeError: Math.max takes tensors and numbers; it got an array: write torch.tensor([…]).'],
    ['Math.max(x, null)', 'TypeError: Math.max takes tensors and numbers; it got null.'],
  ])('%s', async (expression, expected) => {
    expect(await lines(expression)).toEqual([expected]);
  });

  test('every function of Math is torch’s, or refused', async () => {
    const result = await run({
      code: body(`
        const x = torch.tensor(0.5);
        const wrong = [];
        for (const name of Object.getOwnPropertyNames(Math)) {
          if (typeof Math[name] !== 'function' || name === 'random') continue;
          try {
            const value = Math[name](x, x);
            if (!(value instanceof torch.Tensor)) wrong.push(name);
          } catch (e) {
            if (!e.message.includes('does not take tensors')) wrong.push(name + ' ' + e.message);
          }
        }
        print(wrong.join());`),
    });
    expect(result.printed).toBe('');
    expect(result.done.ending.kind).toBe('finished');
  });
});

test('Math of anything else is JavaScript’s', async () => {
  const expressions = [
    'Math.sin(1)',
    'Math.max()',
    'Math.max(1, 5, 3)',
    'Math.round(2.5)',
    'Math.pow(2, 10)',
    'Math.abs("-3")',
  ];
  expressions.push(
    'Math.atan2(1, 2)',
    'Math.hypot(3, 4)',
    'Math.PI',
    'Math.imul(3, 4)',
    'Math.clz32(1)',
    'Math.min(...[4, 2])',
  );
  const values = expressions.map((expression) => String(runInNewContext(expression)));
  expect(await lines(...expressions)).toEqual(values.map((value) => (value === '-Infinity' ? '-inf' : value)));
});

test('rounding says once where it differs from JavaScript’s', async () => {
  const { told } = await run({ code: body('Math.round(torch.tensor([1.5])); Math.round(torch.tensor([2.5, 0.3]));') });
  expect(told).toEqual([
    'warning: UserWarning: Math.round of a tensor is torch.round, which rounds halves to the even neighbour: 2.5 gives 2, where Math.round(2.5) of a number gives 3.',
  ]);
});

describe('readers of numbers speak of a tensor’s only element, or refuse', () => {
  test.each([
    ['Number(torch.tensor(2.5))', '2.5'],
    ['Number.isFinite(torch.tensor(1))', 'True'],
    ['Number.isFinite(torch.tensor(Infinity))', 'False'],
    ['Number.isInteger(torch.tensor(3))', 'True'],
    ['Number.isNaN(torch.tensor(NaN))', 'True'],
    ['isNaN(torch.tensor(NaN))', 'True'],
    ['isFinite(torch.tensor(1))', 'True'],
    ['parseFloat(torch.tensor(2.5))', '2.5'],
    ['parseInt(torch.tensor(2.5))', '2'],
    ['Number.parseFloat(torch.tensor(2.5))', '2.5'],
    ['Number.parseFloat === parseFloat', 'True'],
    ['parseInt("ff", 16)', '255'],
    ['Number.isFinite("1")', 'False'],
    ['Number.isFinite(v)', 'RuntimeError: a Tensor with 3 elements cannot be converted to Scalar'],
    ['isNaN(v)', 'RuntimeError: a Tensor with 3 elements cannot be converted to Scalar'],
    ['parseFloat(v)', 'RuntimeError: a Tensor with 3 elements cannot be converted to Scalar'],
  ])('%s', async (expression, expected) => {
    expect(await lines(expression)).toEqual([expected]);
  });
});
