import { describe, expect, test } from 'vitest';
import { body, run } from './context';

async function printed(code: string): Promise<string> {
  return (await run({ code: body(code) })).printed;
}

describe('a name that torch does not have', () => {
  test.each([
    ['torch.sine', 'AttributeError: torch.sine does not exist. Did you mean torch.sin?'],
    ['torch.Sum', 'AttributeError: torch.Sum does not exist. Did you mean torch.sum?'],
    ['torch.lnispace', 'AttributeError: torch.lnispace does not exist. Did you mean torch.linspace?'],
    ['torch.distributions', 'AttributeError: torch.distributions is not available yet. Available: '],
    [
      'torch.nn.LazyLinear',
      'AttributeError: torch.nn.LazyLinear is not available yet. Available: torch.nn.functional, ',
    ],
    ['torch.nn.Liner', 'AttributeError: torch.nn.Liner does not exist. Did you mean torch.nn.Linear'],
    [
      'torch.autograd.graph.save_on_cpu',
      'AttributeError: torch.autograd.graph.save_on_cpu is not available yet. Available: torch.autograd.graph.',
    ],
    ['torch.optim.Adamm', 'AttributeError: torch.optim.Adamm does not exist. Did you mean torch.optim.Adam?'],
    ['torch.func.jacrv', 'AttributeError: torch.func.jacrv does not exist. Did you mean torch.func.jacrev?'],
    ['torch.nn.init.ones', 'AttributeError: torch.nn.init.ones does not exist. Did you mean torch.nn.init.ones_'],
    ['torch.fft.fft', 'NotImplementedError: torch.fft is not implemented: Fourier transforms are left out'],
    ['torch.cfloat', 'NotImplementedError: torch.cfloat is not implemented: complex numbers are left out'],
    [
      'torch.ones(2).to_sparse()',
      'NotImplementedError: Tensor.to_sparse is not implemented: sparse tensors are left out',
    ],
    ['torch.retain_grad', 'AttributeError: torch.retain_grad does not exist, but tensors have it: x.retain_grad.'],
    ['torch.autograd.gard', 'AttributeError: torch.autograd.gard does not exist. Did you mean torch.autograd.grad?'],
    ['torch.autograd.jacobian', 'AttributeError: torch.autograd.jacobian does not exist. Available: torch.autograd.'],
    ['torch.qqqqqqq', 'AttributeError: torch.qqqqqqq does not exist. Available: torch.autograd, '],
  ])('%s', async (expression, expected) => {
    expect(await printed(`try { ${expression} } catch (e) { print(e.name + ': ' + e.message) }`)).toContain(expected);
  });
});

test('torch is read-only', async () => {
  expect(
    await printed(`
      for (const change of [() => { torch.sin = 1 }, () => { torch.mine = 1 }, () => { delete torch.sin }])
        try { change(); print('changed') } catch (e) { print(e.name) }`),
  ).toBe('TypeError\nTypeError\nTypeError');
});

test('torch is an object as others are', async () => {
  expect(
    await printed(`
      print('sin' in torch, 'sine' in torch, typeof torch, Object.keys(torch).includes('sin'), String(torch));
      print((await Promise.resolve(torch)) === torch, JSON.stringify(torch.autograd.function), { ...torch }.sin === torch.sin);
      print(torch.tensor(1) instanceof torch.Tensor);`),
  ).toBe('True False object True [object Object]\nTrue {} True\nTrue');
});

test('functions and the class of tensors have their names', async () => {
  const names = 'torch.relu.name, torch.ones(2).add_.name, torch.ones(2).constructor.name, torch.Tensor.name';
  expect(await printed(`print(${names});`)).toBe('relu add_ Tensor Tensor');
});
