/** What optimisers are given, say, print and save: as PyTorch does, to the letter. */
import { describe, expect, it } from 'vitest';

import { torch, type Tensor } from '../../../src/engine/torch';
import { collectingWarnings } from '../../../src/engine/warnings';
import { thrown } from '../ported/thrown';

const { optim } = torch;

const leaf = (...shape: number[]): Tensor => torch.ones(shape, { requires_grad: true });
const [w, v] = [leaf(2), leaf(3)];

/** What types would refuse. */
const any = (value: unknown): never => value as never;

describe('refuses as PyTorch does:', () => {
  it.each([
    [
      () => new optim.SGD(any(w)),
      'TypeError: params argument given to the optimizer should be an iterable of Tensors or dicts, but got torch.FloatTensor',
    ],
    [() => new optim.SGD([]), 'ValueError: optimizer got an empty parameter list'],
    [() => new optim.SGD([w.mul(2)]), "ValueError: can't optimize a non-leaf Tensor"],
    [() => new optim.SGD(any([1])), 'TypeError: optimizer can only optimize Tensors, but one of the params is float'],
    [() => new optim.SGD(any(3)), "TypeError: 'float' object is not iterable"],
    [() => new optim.SGD(any(torch.nn.Linear(2, 1))), "TypeError: 'Linear' object is not iterable"],
    [
      () => new optim.SGD(any(torch.nn.Sequential(torch.nn.ReLU()))),
      'TypeError: optimizer can only optimize Tensors, but one of the params is ReLU',
    ],
    [() => new optim.SGD(any(torch.nn.ParameterList([torch.ones(2)])), { lr: 0.1 }), 'nothing was thrown'],
    [() => new optim.SGD(any(null)), "TypeError: 'NoneType' object is not iterable"],
    [() => new optim.SGD(any(undefined)), "TypeError: SGD.__init__() missing 1 required positional argument: 'params'"],
    [() => new optim.SGD([w], any({ foo: 1 })), "TypeError: SGD.__init__() got an unexpected keyword argument 'foo'"],
    [
      () => new optim.SGD([w], 0.1, 0.9, 0, 0, false, true),
      'TypeError: SGD.__init__() takes from 2 to 7 positional arguments but 8 were given',
    ],
    [() => new optim.SGD([w], { lr: -1 }), 'ValueError: Invalid learning rate: -1'],
    [() => new optim.SGD([w], { lr: -0.5 }), 'ValueError: Invalid learning rate: -0.5'],
    [() => new optim.SGD([w], { momentum: -1 }), 'ValueError: Invalid momentum value: -1'],
    [() => new optim.SGD([w], { weight_decay: -1e-7 }), 'ValueError: Invalid weight_decay value: -1e-07'],
    [
      () => new optim.SGD([w], { nesterov: true }),
      'ValueError: Nesterov momentum requires a momentum and zero dampening',
    ],
    [() => new optim.SGD([w], any({ lr: 'a' })), "TypeError: '<' not supported between instances of 'str' and 'float'"],
    [
      () => new optim.SGD([{ params: [w] }, { params: [w] }]),
      'ValueError: some parameters appear in more than one parameter group',
    ],
    [() => new optim.SGD(any([{ lr: 1 }])), "KeyError: 'params'"],
    [
      () => new optim.SGD(any([['a', w], v])),
      'ValueError: all optimizer params should be with/without names. Some param names are missing',
    ],
    [
      () => new optim.SGD([{ params: [['a', w]] }, { params: [v] }]),
      'ValueError: all optimizer param groups should be with/without names. cannot add param group without names to the optimizer',
    ],
    [
      () => new optim.SGD([{ params: [w] }, { params: [['a', v]] }]),
      'ValueError: all optimizer param groups should be with/without names. cannot add param group with names to the optimizer',
    ],
    [
      () => {
        new optim.SGD([w]).add_param_group(any(3n));
      },
      "TypeError: param_group must be a dict, but got <class 'int'>",
    ],
    [
      () => new optim.SGD(any([{ params: [w] }, v])),
      "TypeError: param_group must be a dict, but got <class 'torch.Tensor'>",
    ],
    [
      () => new optim.SGD(any([{ params: new Set([w]) }])),
      'TypeError: optimizer parameters need to be organized in ordered collections, but the ordering of tensors in sets will change between runs. Please use a list instead.',
    ],
    [() => new optim.Optimizer([w], {}).step(), 'NotImplementedError: '],
    [() => new optim.SGD([w], { lr: torch.tensor([0.1, 0.2]) }), 'ValueError: Tensor lr must be 1-element'],
    [
      () => new optim.LBFGS([{ params: [w] }, { params: [v] }]),
      "ValueError: LBFGS doesn't support per-parameter options (parameter groups)",
    ],
    [() => new optim.Adam([w], { betas: [0.9, 1] }), 'ValueError: Invalid beta parameter at index 1: 1'],
    [() => new optim.Adam([w], { eps: -1 }), 'ValueError: Invalid epsilon value: -1'],
    [() => new optim.Adam([w], { lr: NaN }), 'ValueError: Invalid learning rate: nan'],
    [() => new optim.Adam([w], any({ betas: 0.5 })), "TypeError: 'float' object is not subscriptable"],
    [() => new optim.Rprop([w], { etas: [1.5, 2] }), 'ValueError: Invalid eta values: 1.5, 2'],
    [() => new optim.RMSprop([w], { alpha: -1 }), 'ValueError: Invalid alpha value: -1'],
    [() => new optim.Adadelta([w], { rho: 1.5 }), 'ValueError: Invalid rho value: 1.5'],
    [() => new optim.NAdam([w], { momentum_decay: -1 }), 'ValueError: Invalid momentum_decay value: -1'],
    [
      () => new optim.Adam([w], { fused: true, foreach: true }),
      'RuntimeError: `fused` and `foreach` cannot be `True` together.',
    ],
    [
      () => {
        new optim.SGD([w]).load_state_dict(new optim.SGD([w, v]).state_dict());
      },
      "ValueError: loaded state dict contains a parameter group that doesn't match the size of optimizer's group",
    ],
    [
      () => {
        new optim.SGD([w]).load_state_dict(new optim.SGD([{ params: [w] }, { params: [v] }]).state_dict());
      },
      'ValueError: loaded state dict has a different number of parameter groups',
    ],
  ] as const)('%s', (body, expected) => {
    expect(thrown(body)).toBe(expected);
  });

  it('a line search that there is not, and a step of LBFGS without a closure', () => {
    const x = leaf(2);
    const closure = (): Tensor => {
      x.grad = null;
      const loss = x.mul(x).sum();
      loss.backward();
      return loss;
    };
    expect(thrown(() => new optim.LBFGS([x], any({ line_search_fn: 'x' })).step(closure))).toBe(
      "RuntimeError: only 'strong_wolfe' is supported",
    );
    expect(thrown(() => new optim.LBFGS([x]).step()).split('\n')[0]).toBe(
      "TypeError: LBFGS.step() missing 1 required positional argument: 'closure'",
    );
  });

  it('other devices', () => {
    const x = leaf(2);
    x.grad = torch.ones(2);
    expect(thrown(() => new optim.Adam([x], { capturable: true }).step())).toBe(
      "AssertionError: If capturable=True, params and state_steps must be on supported devices: ['cuda', 'xpu', 'hpu', 'privateuseone', 'xla'].",
    );
  });

  it('warns of a parameter that is there twice', () => {
    const { warnings } = collectingWarnings(() => new optim.SGD([w, w]));
    expect(warnings.map(({ text }) => text)).toEqual([
      'optimizer contains a parameter group with duplicate parameters; in future, this will cause an error; see github.com/pytorch/pytorch/issues/40967 for more information',
    ]);
  });
});

describe('prints as PyTorch does:', () => {
  const lines = (name: string, ...options: string[]): string =>
    `${name} (\nParameter Group 0\n${options.map((option) => `    ${option}\n`).join('')})`;

  it.each([
    [
      'Adadelta',
      [
        'capturable: False',
        'differentiable: False',
        'eps: 1e-06',
        'foreach: None',
        'lr: 1.0',
        'maximize: False',
        'rho: 0.9',
        'weight_decay: 0',
      ],
    ],
    [
      'Adam',
      [
        'amsgrad: False',
        'betas: (0.9, 0.999)',
        'capturable: False',
        'decoupled_weight_decay: False',
        'differentiable: False',
        'eps: 1e-08',
        'foreach: None',
        'fused: None',
        'lr: 0.001',
        'maximize: False',
        'weight_decay: 0',
      ],
    ],
    [
      'AdamW',
      [
        'amsgrad: False',
        'betas: (0.9, 0.999)',
        'capturable: False',
        'decoupled_weight_decay: True',
        'differentiable: False',
        'eps: 1e-08',
        'foreach: None',
        'fused: None',
        'lr: 0.001',
        'maximize: False',
        'weight_decay: 0.01',
      ],
    ],
    [
      'ASGD',
      [
        'alpha: 0.75',
        'capturable: False',
        'differentiable: False',
        'foreach: None',
        'lambd: 0.0001',
        'lr: 0.01',
        'maximize: False',
        't0: 1000000.0',
        'weight_decay: 0',
      ],
    ],
    [
      'LBFGS',
      [
        'history_size: 100',
        'line_search_fn: None',
        'lr: 1',
        'max_eval: 25',
        'max_iter: 20',
        'maximize: False',
        'tolerance_change: 1e-09',
        'tolerance_grad: 1e-07',
      ],
    ],
    [
      'Rprop',
      [
        'capturable: False',
        'differentiable: False',
        'etas: (0.5, 1.2)',
        'foreach: None',
        'lr: 0.01',
        'maximize: False',
        'step_sizes: (1e-06, 50)',
      ],
    ],
    [
      'RMSprop',
      [
        'alpha: 0.99',
        'capturable: False',
        'centered: False',
        'differentiable: False',
        'eps: 1e-08',
        'foreach: None',
        'lr: 0.01',
        'maximize: False',
        'momentum: 0',
        'weight_decay: 0',
      ],
    ],
    [
      'Adagrad',
      [
        'differentiable: False',
        'eps: 1e-10',
        'foreach: None',
        'fused: None',
        'initial_accumulator_value: 0',
        'lr: 0.01',
        'lr_decay: 0',
        'maximize: False',
        'weight_decay: 0',
      ],
    ],
  ] as const)('%s', (name, options) => {
    expect(String(optim[name]([w]))).toBe(lines(name, ...options));
  });

  it('groups with options of their own and names', () => {
    const optimizer = new optim.SGD([{ params: [['a', w]], lr: 0.5, foo: 'bar' }, { params: [['b', v]] }], { lr: 0.1 });
    const shared = '    maximize: False\n    momentum: 0\n    nesterov: False\n';
    expect(String(optimizer)).toBe(
      `SGD (\nParameter Group 0\n    dampening: 0\n    differentiable: False\n    foo: bar\n    foreach: None\n    fused: None\n    lr: 0.5\n${shared}    param_names: ['a']\n    weight_decay: 0\n\nParameter Group 1\n    dampening: 0\n    differentiable: False\n    foreach: None\n    fused: None\n    lr: 0.1\n${shared}    param_names: ['b']\n    weight_decay: 0\n)`,
    );
  });
});

describe('parameters', () => {
  it('without a gradient stay, and have no state', () => {
    const [x, y] = [leaf(2), leaf(2)];
    x.grad = torch.ones(2);
    const optimizer = new optim.Adam([x, y], { lr: 0.1 });
    expect(optimizer.step()).toBeNull();
    expect(y.tolist()).toEqual([1, 1]);
    expect(x.tolist()[0 as never]).toBeCloseTo(0.9);
    expect(optimizer.state.has(y)).toBe(false);
    expect(optimizer.state.get(x)?.step.item()).toBe(1);
    expect(x.requires_grad && x.is_leaf).toBe(true);
  });

  it('lose their gradients, or have zeros', () => {
    const x = leaf(2);
    const optimizer = new optim.SGD([x]);
    x.grad = torch.ones(2);
    optimizer.zero_grad({ set_to_none: false });
    expect(x.grad.tolist()).toEqual([0, 0]);
    optimizer.zero_grad();
    expect(x.grad).toBeNull();
  });

  it('may need a gradient through the step itself', () => {
    const start = leaf(2);
    const x = start.clone();
    x.retain_grad();
    x.grad = start.mul(3);
    new optim.SGD([x], { lr: 0.5, differentiable: true }).step();
    x.sum().backward();
    expect(start.grad?.tolist()).toEqual([-0.5, -0.5]);
  });
});

describe('state', () => {
  const stepped = (x: Tensor, optimizer: { step(): unknown; zero_grad(): void }): void => {
    optimizer.zero_grad();
    x.mul(x).sum().backward();
    optimizer.step();
  };

  it('is saved with numbers for parameters', () => {
    const [x, y] = [leaf(2), leaf(3)];
    x.grad = torch.ones(2);
    const optimizer = new optim.SGD([y, x], { momentum: 0.9 });
    optimizer.step();
    const { state, param_groups } = optimizer.state_dict();
    expect(String((state['1'] as { momentum_buffer: Tensor }).momentum_buffer)).toBe('tensor([1., 1.])');
    expect(Object.keys(state)).toEqual(['1']);
    expect(param_groups).toEqual([
      {
        lr: 0.001,
        momentum: 0.9,
        dampening: 0,
        weight_decay: 0,
        nesterov: false,
        maximize: false,
        foreach: null,
        differentiable: false,
        fused: null,
        params: [0, 1],
      },
    ]);
  });

  it('goes on where another optimiser was', () => {
    const [x, y, whole] = [leaf(3), leaf(3), leaf(3)];
    const uninterrupted = new optim.Adam([whole], { lr: 0.1 });
    for (let i = 0; i < 4; i++) stepped(whole, uninterrupted);
    const first = new optim.Adam([x], { lr: 0.1 });
    for (let i = 0; i < 3; i++) stepped(x, first);
    const second = new optim.Adam([y], { lr: 0.5 });
    second.load_state_dict(first.state_dict());
    torch.no_grad(() => y.copy_(x));
    stepped(y, second);
    expect(y.tolist()).toEqual(whole.tolist());
    expect(second.param_groups[0]?.lr).toBe(0.1);
  });
});

describe('hooks', () => {
  it('run before and after each step, with its arguments, until they are removed', () => {
    const heard: string[] = [];
    const optimizer = new optim.SGD([w]);
    const before = optimizer.register_step_pre_hook((self, args) => {
      heard.push(`before ${String(self === (optimizer as unknown))} ${args.length}`);
    });
    optimizer.register_step_post_hook(() => heard.push('after'));
    expect(optimizer.step(() => 7)).toBe(7);
    before.remove();
    optimizer.step();
    expect(heard).toEqual(['before true 2', 'after', 'after']);
  });

  it('may give other arguments', () => {
    const optimizer = new optim.SGD([w]);
    optimizer.register_step_pre_hook((self) => [[self, () => 9], {}]);
    expect(optimizer.step()).toBe(9);
  });
});

it('classes of one’s own have a step, hooks and groups', () => {
  class Sign extends optim.Optimizer {
    constructor(params: Tensor[], lr: number) {
      super(params, { lr });
    }

    override step(): null {
      torch.no_grad(() => {
        for (const { params, lr } of this.param_groups)
          for (const param of params) if (param.grad !== null) param.sub_(param.grad.sign(), { alpha: lr as number });
      });
      return null;
    }
  }
  const x = leaf(2);
  x.grad = torch.tensor([3, -4]);
  const optimizer = new Sign([x], 0.25);
  let steps = 0;
  optimizer.register_step_post_hook(() => steps++);
  optimizer.step();
  expect(x.tolist()).toEqual([0.75, 1.25]);
  expect(steps).toBe(1);
  expect(String(optimizer)).toBe('Sign (\nParameter Group 0\n    lr: 0.25\n)');
});
