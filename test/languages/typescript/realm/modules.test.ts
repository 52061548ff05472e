import { expect, test } from 'vitest';
import { body, run } from './context';

async function printed(code: string): Promise<string> {
  return (await run({ code: body(code) })).printed;
}

const NET = `
  class Net extends torch.nn.Module {
    #calls = 0;
    constructor(hidden) {
      super();
      this.fc1 = new torch.nn.Linear(2, hidden);
      this.act = torch.nn.ReLU();
      this.fc2 = torch.nn.Linear(hidden, 1, { bias: false });
    }
    get calls() { return this.#calls; }
    forward(x) { this.#calls += 1; return this.fc2(this.act(this.fc1(x))); }
  }`;

test('a network of a class of its own prints, computes and is differentiated', async () => {
  expect(
    await printed(`${NET}
      torch.manual_seed(0);
      const net = new Net(3);
      print(net);
      const y = net(torch.ones([1, 2]));
      print(y, net.calls);
      y.sum().backward();
      print(net.fc2.weight.grad);
      print(net.named_parameters().map(([name]) => name));`),
  ).toBe(
    [
      'Net(',
      '  (fc1): Linear(in_features=2, out_features=3, bias=True)',
      '  (act): ReLU()',
      '  (fc2): Linear(in_features=3, out_features=1, bias=False)',
      ')',
      'tensor([[0.0550]], grad_fn=<MmBackward0>) 1',
      'tensor([[0.3600, 0.0000, 0.0000]])',
      "['fc1.weight', 'fc1.bias', 'fc2.weight']",
    ].join('\n'),
  );
});

test('modules print in lists, in the console and in texts', async () => {
  expect(await printed(`print([torch.nn.ReLU(), torch.nn.Tanh()], \`\${torch.nn.Dropout(0.25)}\`)`)).toBe(
    '[ReLU(), Tanh()] Dropout(p=0.25, inplace=False)',
  );
  const { events } = await run({
    code: body(`console.log(torch.nn.ReLU(), { layer: torch.nn.Linear(1, 2) }); console.log(torch.nn.Linear)`),
  });
  expect(JSON.stringify(events)).toContain('ReLU() { layer: Linear(in_features=1, out_features=2, bias=True) }');
  expect(JSON.stringify(events)).toContain('[Function: Linear]');
});

test('mistakes are PyTorch’s', async () => {
  expect(
    await printed(`${NET}
      const net = new Net(3);
      for (const wrong of [() => net.fc3, () => { net.fc1 = 3 }, () => { net.fc1.weight = torch.ones(1) }, () => net(), () => new torch.nn.Linear(2)])
        try { wrong(); print('nothing') } catch (e) { print(e.name + ': ' + e.message) }`),
  ).toBe(
    [
      "AttributeError: 'Net' object has no attribute 'fc3'",
      "TypeError: cannot assign 'float' as child module 'fc1' (torch.nn.Module or None expected)",
      "TypeError: cannot assign 'torch.FloatTensor' as parameter 'weight' (torch.nn.Parameter or None expected)",
      "TypeError: Linear.forward() missing 1 required positional argument: 'input'",
      "TypeError: Linear.__init__() missing 1 required positional argument: 'out_features'",
    ].join('\n'),
  );
});

test('a module is a value as others are', async () => {
  expect(
    await printed(`
      const net = torch.nn.Sequential(torch.nn.Linear(1, 1), torch.nn.Tanh());
      print((await Promise.resolve(net)) === net, typeof net, net instanceof torch.nn.Sequential, net[0] instanceof torch.nn.Linear);
      print([1, 2].map((x) => torch.tensor([x])).map((x) => torch.nn.Identity()(x)), net.length, [...net].length);
      print(Object.keys(torch.nn).includes('Conv2d'), torch.nn.functional.relu(torch.tensor([-1, 1])));
      print(torch.nn.Linear(1, 1, { bias: false }).load_state_dict({ weight: torch.ones([1, 1]) }));
      print(torch.nn.Parameter(torch.ones(1)), JSON.stringify({ net: net.length }));`),
  ).toBe(
    [
      'True function True True',
      '[tensor([1.]), tensor([2.])] 2 2',
      'True tensor([0., 1.])',
      '<All keys matched successfully>',
      'Parameter containing:\ntensor([1.], requires_grad=True) {"net":2}',
    ].join('\n'),
  );
});
