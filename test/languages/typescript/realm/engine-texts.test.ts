/** How objects of the engine print: as PyTorch prints them, by `print`, in texts and in the console alike. */
import { expect, test } from 'vitest';
import { body, run } from './context';

const SETTING = `
  const w = torch.ones([2], { requires_grad: true });
  const y = w.mul(2);
  const net = torch.nn.Linear(1, 1, { bias: false });
  torch.nn.init.ones_(net.weight);
  const opt = new torch.optim.SGD(net.parameters(), { lr: 0.5 });
  let ctx;
  class F extends torch.autograd.Function {
    static forward(given, x) { ctx = given; return x.clone(); }
    static backward(_ctx, g) { return g; }
  }
  const made = F.apply(w);`;

const AT = 'object at 0x7f0000000000>';

// Recorded from PyTorch, but for the address.
test.each([
  ['y.grad_fn', `<MulBackward0 ${AT}`],
  ['made.grad_fn', `<torch.autograd.function.FBackward ${AT}`],
  ['ctx', `<torch.autograd.function.FBackward ${AT}`],
  [
    'torch.autograd.graph.get_gradient_edge(y)',
    `GradientEdge(node=<MulBackward0 ${AT}, output_nr=0, ownership_token=None)`,
  ],
  ['y.grad_fn._raw_saved_other', `<torch._C._autograd.SavedTensor ${AT}`],
  ['w.register_hook(() => null)', `<torch.utils.hooks.RemovableHandle ${AT}`],
  ['torch.no_grad()', `<torch.autograd.grad_mode.no_grad ${AT}`],
  ['torch.enable_grad()', `<torch.autograd.grad_mode.enable_grad ${AT}`],
  ['torch.set_grad_enabled(true)', 'torch.autograd.grad_mode.set_grad_enabled(mode=True)'],
  ['torch.inference_mode()', `<torch.autograd.grad_mode.inference_mode ${AT}`],
  ['torch.autograd.set_detect_anomaly(false)', `<torch.autograd.anomaly_mode.set_detect_anomaly ${AT}`],
  ['torch.autograd.detect_anomaly()', `<torch.autograd.anomaly_mode.detect_anomaly ${AT}`],
  ['torch.autograd.graph.saved_tensors_hooks((t) => t, (t) => t)', `<torch.autograd.graph.saved_tensors_hooks ${AT}`],
  ['torch.autograd.graph.disable_saved_tensors_hooks("no")', `<contextlib._GeneratorContextManager ${AT}`],
  ['torch.autograd.graph.allow_mutation_on_saved_tensors()', `<contextlib._GeneratorContextManager ${AT}`],
  ['torch.autograd.forward_ad.dual_level()', `<torch.autograd.forward_ad.dual_level ${AT}`],
  ['new torch.optim.lr_scheduler.StepLR(opt, 2)', `<torch.optim.lr_scheduler.StepLR ${AT}`],
  ['new torch.optim.lr_scheduler.ReduceLROnPlateau(opt)', `<torch.optim.lr_scheduler.ReduceLROnPlateau ${AT}`],
  ['new torch.Generator()', `<torch._C.Generator ${AT}`],
  ['net', 'Linear(in_features=1, out_features=1, bias=False)'],
  ['net.weight', 'Parameter containing:\ntensor([[1.]], requires_grad=True)'],
  ['net.state_dict()', "OrderedDict({'weight': tensor([[1.]])})"],
  ['net.load_state_dict(net.state_dict())', '<All keys matched successfully>'],
  [
    'torch.finfo(torch.float16)',
    'finfo(resolution=0.001, min=-65504, max=65504, eps=0.000976562, smallest_normal=6.10352e-05, tiny=6.10352e-05, dtype=float16)',
  ],
])('%s', async (expression, expected) => {
  const code = `${SETTING}\nconst it = ${expression};\nprint(it);\nprint(\`\${it}\`);\nprint([it]);\nconsole.log(it);`;
  const { events } = await run({ code: body(code) });
  const [printed, ...others] = events.filter(({ kind }) => kind !== 'warning').map(({ text }) => text);
  expect(printed).toBe(expected);
  expect(others).toEqual([expected, `[${expected}]`, expected]);
});

test.each([
  ['net.parameters()', '[Parameter containing:\ntensor([[1.]], requires_grad=True)]'],
  ['w.mul(2).grad_fn.next_functions', `[[<AccumulateGrad ${AT}, 0], [None, 0]]`],
  [
    'opt.param_groups',
    "[{'params': [Parameter containing:\ntensor([[1.]], requires_grad=True)], 'lr': 0.5, 'momentum': 0, 'dampening': 0, 'weight_decay': 0, 'nesterov': False, 'maximize': False, 'foreach': None, 'differentiable': False, 'fused': None}]",
  ],
  ['[torch.nn.Linear, F, torch.nn.Linear.name]', "[<class 'Linear'>, <class 'F'>, 'Linear']"],
  ['torch.utils.checkpoint.checkpoint', '<function checkpoint>'],
])('%s', async (expression, expected) => {
  expect((await run({ code: body(`${SETTING}\nprint(${expression});`) })).printed).toBe(expected);
});

test('tensors of transforms and dual ones', async () => {
  const code = `
    torch.func.vmap((x) => { print(x); console.log(x); return x; })(torch.ones([2, 1]));
    torch.func.grad((x) => { print(\`\${x}\`); return x.sum(); })(torch.ones([1]));
    torch.autograd.forward_ad.dual_level(() => {
      const dual = torch.autograd.forward_ad.make_dual(torch.ones([1]), torch.ones([1]));
      print(dual);
      print([torch.autograd.forward_ad.unpack_dual(dual)]);
    });`;
  const { events } = await run({ code: body(code) });
  const batched = 'BatchedTensor(lvl=1, bdim=0, value=\n    tensor([[1.],\n            [1.]])\n)';
  expect(events.map(({ text }) => text)).toEqual([
    batched,
    batched,
    'GradTrackingTensor(lvl=1, value=\n    tensor([1.])\n)',
    'tensor([1.], tangent=tensor([1.]))',
    '[UnpackedDualTensor(primal=tensor([1.]), tangent=tensor([1.]))]',
  ]);
});
