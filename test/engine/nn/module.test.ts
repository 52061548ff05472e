/** `torch.nn.Module`: registration by assignment, members, state and its messages, as PyTorch has them. */
import { describe, expect, it } from 'vitest';
import { parameterPath } from '../../../src/engine/nn/module/registry';
import type { Module } from '../../../src/engine/nn/module/module';
import { type Tensor, torch } from '../../../src/engine/torch';
import { collectingWarnings } from '../../../src/engine/warnings';

const { nn } = torch;

/** `Type: message`, without the line that is this API's own. */
function raised(body: () => unknown): string {
  try {
    body();
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message.split('\n')[0] ?? ''}` : String(error);
  }
  return 'nothing';
}

function set(module: object, name: string, value: unknown): void {
  Reflect.set(module, name, value);
}

function get(module: object, name: string): unknown {
  return Reflect.get(module, name);
}

/** A layer of every kind, one that is shared, a name without a module, and an array, which registers nothing. */
class Net extends nn.Module {
  b = new nn.Linear(2, 2);
  w = new nn.Parameter(torch.ones(1));
  declare buf: Tensor;
  declare tmp: Tensor;
  a: Module;
  none = null;
  declare later: Module | null;
  list = [new nn.Linear(1, 1)];

  constructor() {
    super();
    this.register_buffer('buf', torch.zeros(1));
    this.register_buffer('tmp', torch.zeros(1), { persistent: false });
    this.a = this.b;
    this.register_module('later', null);
  }

  override forward(x: Tensor): Tensor {
    return this.b(x);
  }
}

const names = (pairs: readonly (readonly [string, unknown])[]): string[] => pairs.map(([name]) => name);

describe('registration', () => {
  it('is by assignment, in order, and prints', () => {
    const net = new Net();
    expect(String(net)).toBe(
      'Net(\n  (b): Linear(in_features=2, out_features=2, bias=True)\n  (a): Linear(in_features=2, out_features=2, bias=True)\n  (later): None\n)',
    );
    expect(names(net.named_parameters())).toEqual(['w', 'b.weight', 'b.bias']);
    expect(names(net.named_parameters({ remove_duplicate: false }))).toEqual([
      'w',
      'b.weight',
      'b.bias',
      'a.weight',
      'a.bias',
    ]);
    expect(names(net.named_modules())).toEqual(['', 'b']);
    expect(names(net.named_children())).toEqual(['b']);
    expect(names(net.named_buffers())).toEqual(['buf', 'tmp']);
    expect(Object.keys(net.state_dict())).toEqual(['w', 'buf', 'b.weight', 'b.bias', 'a.weight', 'a.bias']);
    expect(names(net.named_parameters('net', { recurse: false }))).toEqual(['net.w']);
    expect(names(net.named_modules({ prefix: 'q' }))).toEqual(['q', 'q.b']);
  });

  it('follows what is assigned later', () => {
    const net = new Net();
    net.later = new nn.ReLU();
    expect(String(net)).toContain('(later): ReLU()');
    set(net, 'w', null);
    expect(names(net.named_parameters())).toEqual(['b.weight', 'b.bias']);
    expect(
      raised(() => {
        set(net, 'w', torch.ones(1));
      }),
    ).toBe("TypeError: cannot assign 'torch.FloatTensor' as parameter 'w' (torch.nn.Parameter or None expected)");
    Reflect.deleteProperty(net, 'w');
    set(net, 'w', torch.ones(1));
    expect(names(net.named_parameters())).toEqual(['b.weight', 'b.bias']);
    net.w = new nn.Parameter(torch.ones(1));
    expect(names(net.named_parameters())).toEqual(['w', 'b.weight', 'b.bias']);
    net.buf = torch.ones(2);
    expect(names(net.named_buffers())).toEqual(['buf', 'tmp']);
    set(net, 'buf', null);
    expect(Object.keys(net.state_dict())).not.toContain('buf');
  });

  it('knows the tree', () => {
    const inner = new nn.Sequential(new nn.Linear(1, 1), new nn.Sequential(new nn.ReLU()));
    const seen: string[] = [];
    inner.apply((module) => seen.push(module._get_name()));
    expect(seen).toEqual(['Linear', 'ReLU', 'Sequential', 'Sequential']);
    expect(inner.get_submodule('1.0')).toBe(inner[1 as never][0 as never]);
    expect(inner.get_parameter('0.weight').shape).toEqual([1, 1]);
    expect(inner.eval()).toBe(inner);
    expect(inner.modules().map(({ training }) => training)).toEqual([false, false, false, false]);
    inner.requires_grad_(false);
    expect(inner.parameters().map(({ requires_grad }) => requires_grad)).toEqual([false, false]);
  });

  it('a class may have fields, private names, accessors and methods', () => {
    class Counter extends nn.Module {
      #count = 0;
      static made = 0;
      weight = new nn.Parameter(torch.ones(2));
      get count(): number {
        return this.#count;
      }
      set count(value: number) {
        this.#count = value;
      }
      increase = (): number => (this.#count += 1);
      override forward(x: Tensor, { times = 1 }: { times?: number } = {}): Tensor {
        this.increase();
        return x.mul(this.weight).mul(times);
      }
    }
    const counter = new Counter();
    expect(String(counter(torch.ones(2), { times: 3 }))).toBe('tensor([3., 3.], grad_fn=<MulBackward0>)');
    expect(counter.count).toBe(1);
    counter.count = 5;
    expect([counter.increase(), counter.count]).toEqual([6, 6]);
    expect(counter).toBeInstanceOf(Counter);
    expect(counter).toBeInstanceOf(nn.Module);
    expect(counter instanceof nn.Linear).toBe(false);
    expect([counter._get_name(), names(counter.named_parameters())]).toEqual(['Counter', ['weight']]);
    expect(counter.weight).toBeInstanceOf(nn.Parameter);
  });

  it('a field that is only declared does not stand in the way', () => {
    class Masked extends nn.Module {
      mask: Tensor | undefined;
      constructor() {
        super();
        this.register_buffer('mask', torch.ones(2));
      }
    }
    expect(Object.keys(new Masked().state_dict())).toEqual(['mask']);
  });

  it('a class is called without new, too, and extended', () => {
    class Doubled extends nn.Linear {
      override forward(...given: readonly unknown[]): Tensor {
        return super.forward(...given).mul(2);
      }
    }
    torch.manual_seed(0);
    const once = nn.Linear(2, 1, { bias: false });
    const twice = new Doubled(2, 1, { bias: false });
    twice.load_state_dict(once.state_dict());
    const x = torch.tensor([1, 2]);
    expect(twice(x).toArray()).toEqual(once(x).mul(2).toArray());
    expect(String(twice)).toBe('Doubled(in_features=2, out_features=1, bias=False)');
  });
});

describe('messages', () => {
  const fresh = (): Module => {
    const module = new nn.Module();
    set(module, 'fc', new nn.Linear(1, 1));
    module.register_buffer('b', torch.ones(2));
    return module;
  };
  const assign =
    (name: string, value: () => unknown) =>
    (module: Module): void => {
      set(name in module ? module : (get(module, 'fc') as object), name, value());
    };

  it.each<[string, (module: Module) => unknown, string]>([
    [
      'a misspelt name',
      () => nn.Linear(2, 3, { biass: false }),
      "TypeError: Linear.__init__() got an unexpected keyword argument 'biass'. Did you mean 'bias'?",
    ],
    ['a padding index', () => nn.Embedding(3, 2, 5), 'AssertionError: Padding_idx must be within num_embeddings'],
    [
      'a table of another shape',
      () => nn.Embedding(3, 2, { _weight: torch.ones(2, 2) }),
      'AssertionError: Shape of weight does not match num_embeddings and embedding_dim',
    ],
    [
      'a table with one dimension',
      () => nn.Embedding.from_pretrained(torch.ones(2)),
      'AssertionError: Embeddings parameter is expected to be 2-dimensional',
    ],
    [
      'groups of channels',
      () => nn.GroupNorm(3, 4),
      'ValueError: num_channels (4) must be divisible by num_groups (3)',
    ],
    [
      'sizes that are texts',
      () => nn.Unflatten(1, ['a']),
      'TypeError: unflattened_size must be tuple of ints, but found element of type str at pos 0',
    ],
    ['a dimension that is a text', () => nn.Softmax('a'), "TypeError: dim must be an int or None, got <class 'str'>"],
    [
      'Softmax2d of a matrix',
      () => nn.Softmax2d()(torch.ones(2, 2)),
      'ValueError: Softmax2d: expected input to be 3D or 4D, got 2D instead',
    ],
    [
      'bounds in the wrong order',
      () => nn.Hardtanh(1.5, -1.5),
      'AssertionError: max_val (-1.5) must be greater than min_val (1.5)',
    ],
    [
      'a ratio',
      () => nn.FractionalMaxPool2d(2, { output_ratio: 2 }),
      'ValueError: output_ratio must be between 0 and 1 (got 2.0)',
    ],
    [
      'circular padding of a matrix',
      () => nn.CircularPad2d(1)(torch.ones(2, 2)),
      'ValueError: expected 3D or 4D input (got 2D input)',
    ],
    [
      'channels of an instance',
      () => nn.InstanceNorm1d(2, { affine: true })(torch.ones(1, 3, 4)),
      "ValueError: expected input's size at dim=1 to match num_features (2), but got: 3.",
    ],
    [
      'one value a channel',
      () => nn.BatchNorm1d(2)(torch.ones(1, 2)),
      'ValueError: Expected more than 1 value per channel when training, got input size torch.Size([1, 2])',
    ],
    [
      'same with strides',
      () => nn.Conv2d(1, 1, 3, { stride: 2, padding: 'same' }),
      "ValueError: padding='same' is not supported for strided convolutions",
    ],
    [
      'an output that is too large',
      () => nn.ConvTranspose2d(1, 1, 2, { stride: 2 })(torch.ones(1, 1, 2, 2), { output_size: [9, 9] }),
      'ValueError: requested an output size of [9, 9], but valid sizes range from [4, 4] to [5, 5] (for an input of torch.Size([2, 2]))',
    ],
    [
      'an output of too few sizes',
      () => nn.ConvTranspose2d(1, 1, 2, { stride: 2 })(torch.ones(1, 1, 2, 2), { output_size: [5] }),
      'ValueError: ConvTranspose2D: for 4D input, output_size must have 2 or 4 elements (got 1)',
    ],
    ['a power', () => nn.MultiMarginLoss({ p: 3 }), 'ValueError: only p == 1 and p == 2 supported'],
    [
      'weight',
      assign('weight', () => torch.ones(1, 1)),
      "TypeError: cannot assign 'torch.FloatTensor' as parameter 'weight' (torch.nn.Parameter or None expected)",
    ],
    [
      'int64',
      assign('weight', () => torch.tensor([1n])),
      "TypeError: cannot assign 'torch.LongTensor' as parameter 'weight' (torch.nn.Parameter or None expected)",
    ],
    [
      'text',
      assign('weight', () => 'a'),
      "TypeError: cannot assign 'str' as parameter 'weight' (torch.nn.Parameter or None expected)",
    ],
    [
      'list',
      assign('weight', () => [1]),
      "TypeError: cannot assign 'list' as parameter 'weight' (torch.nn.Parameter or None expected)",
    ],
    [
      'buffer',
      assign('weight', () => new nn.Buffer(torch.ones(1))),
      "TypeError: cannot assign 'torch.FloatTensor' as parameter 'weight' (torch.nn.Parameter or None expected)",
    ],
    [
      'child',
      assign('fc', () => 3n),
      "TypeError: cannot assign 'int' as child module 'fc' (torch.nn.Module or None expected)",
    ],
    [
      'tensor for a child',
      assign('fc', () => torch.ones(1)),
      "TypeError: cannot assign 'torch.FloatTensor' as child module 'fc' (torch.nn.Module or None expected)",
    ],
    [
      'number for a buffer',
      assign('b', () => 3n),
      "TypeError: cannot assign 'int' as buffer 'b' (torch.nn.Buffer, torch.Tensor or None expected)",
    ],
    [
      'buffer with a dot',
      (m) => {
        m.register_buffer('b.c', null);
      },
      'KeyError: buffer name can\'t contain "."',
    ],
    [
      'buffer without a name',
      (m) => {
        m.register_buffer('', null);
      },
      'KeyError: buffer name can\'t be empty string ""',
    ],
    [
      'buffer over a module',
      (m) => {
        m.register_buffer('fc', null);
      },
      "KeyError: attribute 'fc' already exists",
    ],
    [
      'buffer over a method',
      (m) => {
        m.register_buffer('forward', null);
      },
      "KeyError: attribute 'forward' already exists",
    ],
    [
      'buffer with a number for a name',
      (m) => {
        m.register_buffer(3n, null);
      },
      'TypeError: buffer name should be a string. Got int',
    ],
    [
      'buffer of a list',
      (m) => {
        m.register_buffer('c', [3]);
      },
      "TypeError: cannot assign 'list' object to buffer 'c' (torch Tensor or None required)",
    ],
    [
      'parameter of a tensor',
      (m) => {
        m.register_parameter('c', torch.ones(2));
      },
      "TypeError: cannot assign 'torch.FloatTensor' object to parameter 'c' (torch.nn.Parameter or None required)",
    ],
    [
      'parameter of a result',
      (m) => {
        m.register_parameter('c', new nn.Parameter(torch.ones(2)).mul(2));
      },
      "TypeError: cannot assign 'torch.FloatTensor' object to parameter 'c' (torch.nn.Parameter or None required)",
    ],
    [
      'parameter with a dot',
      (m) => {
        m.register_parameter('c.d', null);
      },
      'KeyError: parameter name can\'t contain "."',
    ],
    [
      'parameter without a name',
      (m) => {
        m.register_parameter('', null);
      },
      'KeyError: parameter name can\'t be empty string ""',
    ],
    [
      'parameter over a method',
      (m) => {
        set(m, 'forward', new nn.Parameter(torch.ones(1)));
      },
      "KeyError: attribute 'forward' already exists",
    ],
    [
      'module of a number',
      (m) => {
        m.add_module('c', 3n);
      },
      'TypeError: int is not a Module subclass',
    ],
    [
      'module of a tensor',
      (m) => {
        m.add_module('c', torch.ones(2));
      },
      'TypeError: torch.FloatTensor is not a Module subclass',
    ],
    [
      'module with a dot',
      (m) => {
        m.add_module('a.b', nn.ReLU());
      },
      'KeyError: module name can\'t contain ".", got: a.b',
    ],
    [
      'module without a name',
      (m) => {
        m.add_module('', nn.ReLU());
      },
      'KeyError: module name can\'t be empty string ""',
    ],
    [
      'module over a buffer',
      (m) => {
        m.add_module('b', nn.ReLU());
      },
      "KeyError: attribute 'b' already exists",
    ],
    [
      'an attribute that is missing',
      (m) => get(get(m, 'fc') as object, 'foo'),
      "AttributeError: 'Linear' object has no attribute 'foo'",
    ],
    [
      'one that is deleted',
      (m) => Reflect.deleteProperty(m, 'zz'),
      "AttributeError: 'Module' object has no attribute 'zz'",
    ],
    ['get_submodule', (m) => m.get_submodule('a.b'), 'AttributeError: Module has no attribute `a`'],
    [
      'get_submodule of a parameter',
      (m) => m.get_submodule('fc.weight'),
      'AttributeError: `weight` is not an nn.Module',
    ],
    ['get_parameter', (m) => m.get_parameter('fc.foo'), 'AttributeError: Linear has no attribute `foo`'],
    ['get_parameter of a buffer', (m) => m.get_parameter('b'), 'AttributeError: `b` is not an nn.Parameter'],
    ['get_buffer of a parameter', (m) => m.get_buffer('fc.bias'), 'AttributeError: `bias` is not a buffer'],
    ['train', (m) => m.train(1 as never), 'ValueError: training mode is expected to be boolean'],
    [
      'forward',
      () => new (class Net extends nn.Module {})()(),
      'NotImplementedError: Module [Net] is missing the required "forward" function',
    ],
    [
      'a list for the state',
      (m) => m.load_state_dict([3]),
      "TypeError: Expected state_dict to be dict-like, got <class 'list'>.",
    ],
    [
      'to integers',
      (m) => m.to(torch.int64),
      'TypeError: nn.Module.to only accepts floating point or complex dtypes, but got desired dtype=torch.int64',
    ],
    [
      'a constructor without arguments',
      () => nn.Linear(),
      "TypeError: Linear.__init__() missing 2 required positional arguments: 'in_features' and 'out_features'",
    ],
    [
      'with one',
      () => nn.Linear(2),
      "TypeError: Linear.__init__() missing 1 required positional argument: 'out_features'",
    ],
    [
      'without three',
      () => nn.Conv1d(),
      "TypeError: Conv1d.__init__() missing 3 required positional arguments: 'in_channels', 'out_channels', and 'kernel_size'",
    ],
    [
      'with an unknown name',
      () => nn.Linear(2, 3, { foo: 1 }),
      "TypeError: Linear.__init__() got an unexpected keyword argument 'foo'",
    ],
    [
      'with too many',
      () => nn.Linear(2, 3, true, null, null, 1),
      'TypeError: Linear.__init__() takes from 3 to 6 positional arguments but 7 were given',
    ],
    [
      'with one twice',
      () => nn.Linear(2, 3, { in_features: 1 }),
      "TypeError: Linear.__init__() got multiple values for argument 'in_features'",
    ],
    [
      'by name only',
      () => nn.GaussianNLLLoss(1),
      'TypeError: GaussianNLLLoss.__init__() takes 1 positional argument but 2 were given',
    ],
    [
      'Module itself',
      () => Reflect.construct(nn.Module, [1]),
      'TypeError: Module.__init__() takes 1 positional argument but 2 were given',
    ],
    [
      'forward without input',
      () => nn.Linear(2, 3)(),
      "TypeError: Linear.forward() missing 1 required positional argument: 'input'",
    ],
    [
      'forward with two',
      () => nn.Linear(2, 3)(torch.ones(2), torch.ones(2)),
      'TypeError: Linear.forward() takes 2 positional arguments but 3 were given',
    ],
    [
      'forward with an unknown name',
      () => nn.Linear(2, 3)(torch.ones(2), { foo: 2 }),
      "TypeError: Linear.forward() got an unexpected keyword argument 'foo'",
    ],
    [
      'forward of a wrong shape',
      () => nn.Linear(2, 3)(torch.ones(3)),
      'RuntimeError: mat1 and mat2 shapes cannot be multiplied (1x3 and 2x3)',
    ],
    [
      'a parameter of a list',
      () => new nn.Parameter([1, 2]),
      "AttributeError: 'list' object has no attribute 'detach'",
    ],
    [
      'a parameter of integers',
      () => new nn.Parameter(torch.tensor([1n, 2n])),
      'RuntimeError: Only Tensors of floating point and complex dtype can require gradients',
    ],
    ['dropout', () => nn.Dropout(2), 'ValueError: dropout probability has to be between 0 and 1, but got 2.0'],
    ['groups', () => nn.Conv2d(3, 4, 1, { groups: 2 }), 'ValueError: in_channels must be divisible by groups'],
    [
      'padding mode',
      () => nn.ConvTranspose2d(1, 1, 1, { padding_mode: 'reflect' }),
      'ValueError: Only "zeros" padding mode is supported for ConvTranspose2d',
    ],
    ['batch norm', () => nn.BatchNorm2d(2)(torch.ones(2, 2)), 'ValueError: expected 4D input (got 2D input)'],
    [
      'a call of a list',
      () => (nn.ModuleList([nn.ReLU()]) as unknown as (x: Tensor) => unknown)(torch.ones(1)),
      'NotImplementedError: Module [ModuleList] is missing the required "forward" function',
    ],
    ['an index', () => get(nn.Sequential(nn.ReLU()), '5'), 'IndexError: index 5 is out of range'],
    [
      'a list of what is none',
      () => nn.ModuleList(nn.ReLU()),
      'TypeError: ModuleList.extend should be called with an iterable, but got ReLU',
    ],
    ['an array in Sequential', () => nn.Sequential([nn.ReLU()]), 'TypeError: list is not a Module subclass'],
    ['a name that is taken', () => nn.ModuleDict({ keys: nn.ReLU() }), "KeyError: attribute 'keys' already exists"],
  ])('%s', (_, body, message) => {
    const module = fresh();
    expect(raised(() => body(module))).toBe(message);
  });
});

describe('state', () => {
  const made = (): Module => nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3), nn.Linear(3, 1, { bias: false }));

  it('is an OrderedDict of what is shared with the module', () => {
    const linear = nn.Linear(1, 1, { bias: false });
    const dict = linear.state_dict();
    const state = dict as unknown as Record<string, Tensor>;
    torch.no_grad(() => linear.weight.fill_(2));
    expect(dict.toString()).toBe("OrderedDict({'weight': tensor([[2.]])})");
    expect(state['weight']?.requires_grad).toBe(false);
    expect(Object.keys(made().state_dict())).toEqual([
      '0.weight',
      '0.bias',
      '1.weight',
      '1.bias',
      '1.running_mean',
      '1.running_var',
      '1.num_batches_tracked',
      '2.weight',
    ]);
  });

  it('is loaded, and prints what did not fit', () => {
    const [from, to] = [made(), made()];
    expect(String(to.load_state_dict(from.state_dict()))).toBe('<All keys matched successfully>');
    expect(to.parameters().map((each) => each.toArray())).toEqual(from.parameters().map((each) => each.toArray()));
    expect(String(nn.Linear(1, 1).load_state_dict({}, { strict: false }))).toBe(
      "_IncompatibleKeys(missing_keys=['weight', 'bias'], unexpected_keys=[])",
    );
  });

  it('all that is wrong is said at once', () => {
    const given = { '0.weight': torch.ones(3, 3), '0.bias': 3n, foo: torch.ones(1), '2.zoo': torch.ones(1), '7.x': 1 };
    let message = '';
    try {
      made().load_state_dict(given);
    } catch (error) {
      message = (error as Error).message;
    }
    // Statistics that are not there begin anew: their count is not asked for.
    expect(message).toBe(
      'Error(s) in loading state_dict for Sequential:\n\tMissing key(s) in state_dict: "1.weight", "1.bias", "1.running_mean", "1.running_var", "2.weight". \n\tUnexpected key(s) in state_dict: "foo", "7.x", "2.zoo". \n\tsize mismatch for 0.weight: copying a param with shape torch.Size([3, 3]) from checkpoint, the shape in current model is torch.Size([3, 2]).\n\tWhile copying the parameter named "0.bias", expected torch.Tensor or Tensor-like object from checkpoint but received <class \'int\'>',
    );
  });

  it('assign takes the tensors themselves', () => {
    const linear = nn.Linear(1, 1, { bias: false });
    const weight = torch.ones([1, 1]);
    linear.load_state_dict({ weight }, { assign: true });
    torch.no_grad(() => weight.fill_(7));
    expect(linear.weight.toArray()).toEqual([7]);
    expect(linear.weight).toBeInstanceOf(nn.Parameter);
  });

  it('changes its dtype and stays the same parameters', () => {
    const module = made();
    const [weight] = module.parameters();
    expect(module.double()).toBe(module);
    expect(weight?.dtype).toBe(torch.float64);
    expect(module.parameters()[0]).toBe(weight);
    expect(module.buffers().map(({ dtype }) => dtype)).toEqual([torch.float64, torch.float64, torch.int64]);
    expect(module.to({ dtype: torch.float16 }).get_parameter('2.weight').dtype).toBe(torch.float16);
  });

  it('gradients are forgotten or become 0', () => {
    const linear = nn.Linear(1, 1);
    linear(torch.ones(1, 1)).sum().backward();
    const { grad } = linear.weight;
    linear.zero_grad({ set_to_none: false });
    expect([linear.weight.grad === grad, grad?.toArray()]).toEqual([true, [0]]);
    linear.zero_grad();
    expect(linear.weight.grad).toBeNull();
  });
});

describe('parameters', () => {
  it('print, share their data and are leaves', () => {
    const data = torch.tensor([1, 2]);
    const parameter = new nn.Parameter(data);
    expect(String(parameter)).toBe('Parameter containing:\ntensor([1., 2.], requires_grad=True)');
    data.add_(1);
    expect(parameter.toArray()).toEqual([2, 3]);
    expect(parameter.mul(2)).not.toBeInstanceOf(nn.Parameter);
    expect(String(new nn.Parameter(torch.tensor([1n, 2n]), { requires_grad: false }))).toBe(
      'Parameter containing:\ntensor([1, 2])',
    );
    expect(String(nn.Parameter())).toBe('Parameter containing:\ntensor([], requires_grad=True)');
    expect(String(new nn.Buffer(torch.tensor([1, 2])))).toBe('tensor([1., 2.])');
    expect(new nn.Parameter(torch.ones(2).requires_grad_().mul(2)).is_leaf).toBe(true);
  });

  it('have a path in the tree where they are registered', () => {
    const net = new Net();
    expect(parameterPath(net.b.weight)).toBe('b.weight');
    const outer = nn.Sequential(net, nn.BatchNorm1d(2));
    expect(parameterPath(net.w)).toBe('0.w');
    expect(outer.buffers().map(parameterPath)).toEqual([
      '0.buf',
      '0.tmp',
      '1.running_mean',
      '1.running_var',
      '1.num_batches_tracked',
    ]);
    expect(parameterPath(torch.ones(1))).toBeNull();
    const { w } = net;
    Reflect.deleteProperty(net, 'w');
    expect(parameterPath(w)).toBeNull();
  });
});

describe('containers', () => {
  it('Sequential is indexed, changed and named', () => {
    const [a, b, c] = [nn.ReLU(), nn.Tanh(), nn.Sigmoid()];
    const sequence = nn.Sequential(a, b);
    expect([get(sequence, '0'), get(sequence, '-1'), sequence.length, [...sequence]]).toEqual([a, b, 2, [a, b]]);
    sequence.append(c).insert(0, c);
    expect(sequence.children()).toEqual([c, a, b]);
    expect([...sequence]).toEqual([c, a, b, c]);
    expect(sequence.pop(1)).toBe(a);
    expect(names([...sequence].map((module, at) => [String(at), module]))).toEqual(['0', '1', '2']);
    set(sequence, '1', a);
    expect([...sequence.slice(1)]).toEqual([a, c]);
    const named = nn.Sequential({ first: nn.Linear(1, 1), second: a });
    expect(names(named.named_children())).toEqual(['first', 'second']);
    expect(get(named, '1')).toBe(a);
    expect(get(named, 'second')).toBe(a);
  });

  it('ModuleList counts what prints alike', () => {
    const list = nn.ModuleList([nn.Linear(1, 1), nn.Linear(1, 1), nn.ReLU()]);
    expect(String(list)).toBe(
      'ModuleList(\n  (0-1): 2 x Linear(in_features=1, out_features=1, bias=True)\n  (2): ReLU()\n)',
    );
    expect(list.parameters()).toHaveLength(4);
  });

  it('dicts and lists of parameters', () => {
    const dict = nn.ModuleDict({ a: nn.ReLU(), b: nn.Linear(1, 1) });
    expect([dict.keys(), dict.__contains__('a'), dict.length]).toEqual([['a', 'b'], true, 2]);
    dict.pop('a');
    expect(String(dict)).toBe('ModuleDict(\n  (b): Linear(in_features=1, out_features=1, bias=True)\n)');
    const list = nn.ParameterList([torch.ones(2), new nn.Parameter(torch.ones([2, 3])), 3n]);
    expect(String(list)).toBe(
      'ParameterList(\n    (0): Parameter containing: [torch.float32 of size 2]\n    (1): Parameter containing: [torch.float32 of size 2x3]\n    (2): Object of type: int\n)',
    );
    expect(list.parameters()).toHaveLength(2);
    const parameters = nn.ParameterDict({ b: 3n, a: torch.ones(2) });
    expect(String(parameters)).toBe(
      'ParameterDict(\n    (a): Parameter containing: [torch.FloatTensor of size 2]\n    (b): Object of type: int\n)',
    );
    expect(names(parameters.named_parameters())).toEqual(['a']);
  });
});

describe('hooks', () => {
  const linear = (): InstanceType<typeof nn.Linear> => {
    const module = nn.Linear(2, 1);
    torch.no_grad(() => {
      module.weight.copy_(torch.tensor([[2, 3]]));
      module.bias?.zero_();
    });
    return module;
  };
  const text = (values: unknown): string => (values as unknown[]).map(String).join(', ');

  it('before and after forward, in their order', () => {
    const module = linear();
    const said: string[] = [];
    module.register_forward_pre_hook((_, args) => said.push(`pre1 ${text(args)}`) && null);
    module.register_forward_pre_hook((_, args) => said.push(`pre0 ${text(args)}`) && null, { prepend: true });
    module.register_forward_pre_hook((_, [x]) => (x as Tensor).mul(2));
    const handle = module.register_forward_hook(
      (_, args, output) => said.push(`f ${text(args)} ${String((output as Tensor).shape)}`) && null,
    );
    module.register_forward_hook((_, _args, output) => (output as Tensor).shape);
    expect(String(module(torch.ones([1, 2])))).toBe('torch.Size([1, 1])');
    expect(said).toEqual([
      'pre0 tensor([[1., 1.]])',
      'pre1 tensor([[1., 1.]])',
      'f tensor([[2., 2.]]) torch.Size([1, 1])',
    ]);
    handle.remove();
    module(torch.ones([1, 2]));
    expect(said).toHaveLength(5);
  });

  it('with keyword arguments, and always', () => {
    class Scaled extends nn.Module {
      override forward(x: Tensor, { scale = 1 } = {}): Tensor {
        return x.mul(scale);
      }
    }
    const scaled = new Scaled();
    scaled.register_forward_pre_hook((_, args, options) => [args, { scale: Number(options?.['scale']) + 1 }], {
      with_kwargs: true,
    });
    expect(scaled(torch.ones(1), { scale: 3 }).toArray()).toEqual([4]);
    const wrong = new Scaled();
    wrong.register_forward_pre_hook(() => 3, { with_kwargs: true });
    expect(raised(() => wrong(torch.ones(1)))).toBe(
      'RuntimeError: forward pre-hook must return None or a tuple of (new_args, new_kwargs), but got 3.',
    );
    const failing = nn.ModuleList();
    const said: unknown[] = [];
    failing.register_forward_hook(
      (_, _args, output) => {
        said.push(output);
      },
      { always_call: true },
    );
    failing.register_forward_hook(() => {
      said.push('not');
    });
    expect(raised(() => failing())).toContain('NotImplementedError');
    expect(said).toEqual([null]);
  });

  it('of backward passes, which may replace gradients', () => {
    const module = linear();
    const said: string[] = [];
    const after = module.register_full_backward_hook((_, inputs, outputs) => {
      said.push(`after ${text(inputs)} ${text(outputs)}`);
    });
    const before = module.register_full_backward_pre_hook((_, outputs) => {
      said.push(`before ${text(outputs)}`);
    });
    const x = torch.ones([1, 2], { requires_grad: true });
    const y = module(x);
    expect(String(y)).toBe('tensor([[5.]], grad_fn=<BackwardHookFunctionBackward>)');
    y.sum().backward();
    expect(said).toEqual(['before tensor([[1.]])', 'after tensor([[2., 3.]]) tensor([[1.]])']);
    expect(x.grad?.toArray()).toEqual([2, 3]);
    after.remove();
    before.remove();
    module.register_full_backward_hook((_, [input]) => [(input as Tensor).mul(10)]);
    module.register_full_backward_pre_hook((_, [output]) => [(output as Tensor).mul(2)]);
    x.grad = null;
    module.zero_grad();
    module(x).sum().backward();
    expect([x.grad, module.weight.grad].map((each) => each?.toArray())).toEqual([
      [40, 60],
      [2, 2],
    ]);
  });

  it('of backward passes, where they are wrong or no input needs a gradient', () => {
    const wrong = linear();
    wrong.register_full_backward_hook((_, [input]) => [input, input]);
    expect(
      raised(() => {
        wrong(torch.ones([1, 2], { requires_grad: true }))
          .sum()
          .backward();
      }),
    ).toBe('RuntimeError: Backward hook returned an invalid number of grad_input, got 2, but expected 1');
    const without = linear();
    const said: string[] = [];
    without.register_full_backward_hook((_, inputs, outputs) => {
      said.push(`${text(inputs)} ${text(outputs)}`);
    });
    const { warnings } = collectingWarnings(() => {
      without(torch.ones([1, 2]))
        .sum()
        .backward();
    });
    expect(said).toEqual(['null tensor([[1.]])']);
    expect(warnings.map((warning) => warning.text.slice(0, 60))).toEqual(
      ['Full backward hook is firing when gradients are computed with'].map((each) => each.slice(0, 60)),
    );
  });
});

it('the trainer changes what it is told to', () => {
  torch.manual_seed(0);
  const net = nn.Sequential(nn.Linear(1, 8), nn.Tanh(), nn.Linear(8, 1));
  const x = torch.linspace(-1, 1, 16).reshape(16, 1);
  const target = x.pow(2);
  const criterion = nn.MSELoss();
  const losses: number[] = [];
  for (let step = 0; step < 60; step++) {
    net.zero_grad();
    const loss = criterion(net.__call__(x), target);
    loss.backward();
    losses.push(Number(loss.item()));
    torch.no_grad(() => {
      for (const parameter of net.parameters()) if (parameter.grad !== null) parameter.sub_(parameter.grad.mul(0.2));
    });
  }
  expect(losses.at(-1)).toBeLessThan((losses[0] ?? 0) / 2);
});
