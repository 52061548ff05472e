/** What `torch.func` and `torch.vmap` refuse, in PyTorch's words. */
import { describe, expect, it } from 'vitest';

import { torch, type Tensor } from '../../../src/engine/torch';
import { thrown } from '../ported/thrown';

const { grad, vjp, jvp, jacrev, jacfwd, hessian, linearize, functional_call, stack_module_state } = torch.func;
const { vmap } = torch;
const x = torch.ones([2]);
const API = 'grad_and_value(f)(*args)';

describe('grad', () => {
  it.each([
    [
      'no number',
      () => grad((a: Tensor) => a.mul(2))(x),
      `RuntimeError: ${API}: Expected f(*args) to return a scalar Tensor, got tensor with 1 dims. Maybe you wanted to use the vjp or jacrev APIs instead?`,
    ],
    [
      'no tensor',
      () => grad(() => 3)(x),
      `RuntimeError: ${API}: Expected f(*args) to return a Tensor, got <class 'float'>`,
    ],
    [
      'a number in',
      () => grad((a: Tensor) => a)(3),
      "ValueError: Thing passed to transform API must be Tensor, got <class 'float'>",
    ],
    [
      'integers',
      () => grad((a: Tensor) => a.sum())(torch.tensor([1n, 2n])),
      'RuntimeError: only Tensors of floating point dtype can require gradients',
    ],
    [
      'no auxiliary',
      () => grad((a: Tensor) => a.sum(), { has_aux: true })(x),
      `RuntimeError: ${API}: output of function f should be a tuple: (output, aux) if has_aux is True`,
    ],
    [
      'an auxiliary number',
      () => grad((a: Tensor) => [a.sum(), 3n], { has_aux: true })(x),
      "RuntimeError: Expected tensors, got unsupported type <class 'int'>",
    ],
    [
      'no such argument',
      () => grad((a: Tensor) => a.sum(), 1)(x),
      'RuntimeError: Got argnum=1, but only 1 positional inputs',
    ],
    [
      'an argument twice',
      () => grad((a: Tensor) => a.sum(), [0, 0])(x, x),
      'RuntimeError: argnums elements must be unique, got (0, 0)',
    ],
    ['no argument', () => grad((a: Tensor) => a.sum(), [])(x), 'RuntimeError: argnums must be non-empty'],
    [
      'a broken place',
      () => grad((a: Tensor) => a.sum(), 1.5)(x),
      "RuntimeError: argnums must be int or Tuple[int, ...], got: <class 'float'>",
    ],
    [
      'backward inside',
      () =>
        grad((a: Tensor) => {
          a.mul(a).sum().backward();
          return a.sum();
        })(x),
      'RuntimeError: backward() called inside a functorch transform. This is not supported, please use functorch.grad or functorch.vjp instead or call backward() outside of functorch transforms.',
    ],
    [
      'requires_grad_ inside',
      () => grad((a: Tensor) => a.requires_grad_().sum())(x),
      'RuntimeError: You are attempting to call Tensor.requires_grad_() (or perhaps using torch.autograd.functional.* APIs) inside of a function being transformed by a functorch transform. This is unsupported, please attempt to use the functorch transforms (e.g. grad, vjp, jacrev, jacfwd, hessian) or call requires_grad_() outside of a function being transformed instead.',
    ],
    [
      'a captured tensor changed',
      () => {
        const y = torch.ones([2]);
        return grad((a: Tensor) => y.add_(a).sum())(x);
      },
      'RuntimeError: During a grad (vjp, jvp, grad, etc) transform, the function provided attempted to call in-place operation (aten::add_.Tensor) that would mutate a captured Tensor. This is not supported; please rewrite the function being transformed to explicitly accept the mutated Tensor(s) as inputs.',
    ],
    [
      'the input changed',
      () => grad((a: Tensor) => a.mul_(2).sum())(x),
      'RuntimeError: a leaf Variable that requires grad is being used in an in-place operation.',
    ],
  ])('refuses %s', (_, call, message) => {
    expect(thrown(call)).toBe(message);
  });
});

const sine = (a: Tensor): Tensor => a.sin();
const pullback = (f: (...args: never[]) => unknown): ((cotangent: unknown) => unknown) => vjp(f, x)[1] as never;

describe('vjp, jvp and Jacobians', () => {
  it.each([
    [
      'a cotangent of another shape',
      () => pullback(sine)(torch.ones([3])),
      'RuntimeError: Mismatch in shape: grad_output[0] has a shape of torch.Size([3]) and output[0] has a shape of torch.Size([2]).',
    ],
    [
      'a cotangent in a list',
      () => pullback(sine)([x]),
      'RuntimeError: Expected pytree structure of cotangents to be the same as pytree structure of outputs to the function. cotangents: (*,), primal output: *',
    ],
    [
      'a cotangent of another structure',
      () => pullback((a: Tensor) => ({ a, b: a }))([x, x]),
      "RuntimeError: Expected pytree structure of cotangents to be the same as pytree structure of outputs to the function. cotangents: (*, *), primal output: {'a': *, 'b': *}",
    ],
    [
      'a number as cotangent',
      () => pullback(sine)(3),
      'TypeError: gradients can be either Tensors or None, but got float',
    ],
    [
      'integers out',
      () => vjp((a: Tensor) => a.long(), x),
      'RuntimeError: vjp(f, ...): All outputs of f must be floating-point or complex Tensors, got Tensor with dtype torch.int64',
    ],
    [
      'nothing out',
      () => vjp(() => null, x),
      'RuntimeError: vjp(f, *primals): Expected f to be a function that has non-empty output (got output = [None])',
    ],
    [
      'primals that are no list',
      () => jvp(sine, x as never, [x]),
      'RuntimeError: jvp(f, primals, tangents): Expected primals to be a tuple. E.g. it should be valid to call f(*primals).',
    ],
    [
      'more tangents than primals',
      () => jvp(sine, [x], [x, x]),
      'RuntimeError: jvp(f, primals, tangents): Expected primals and tangents to have the same python structure. For example, if primals is a tuple of 3 tensors, tangents also must be. Got primals with structure TreeSpec(tuple, None, [*]) and tangents with structure TreeSpec(tuple, None, [*,\n  *])',
    ],
    [
      'a tangent of another shape',
      () => jvp(sine, [x], [torch.ones([3])]),
      'RuntimeError: Trying to set a forward gradient that has a different size than that of the original Tensor, this is not supported. Tensor is of size [2] while the given forward gradient is of size [3].',
    ],
    [
      'no primals',
      () => jvp(() => x, [], []),
      'RuntimeError: jvp(f, primals, tangents): Expected primals to contain at least one Tensor.',
    ],
    [
      'a number as primal',
      () => jvp(sine, [2], [x]),
      "RuntimeError: jvp(f, primals, tangents): Expected primals to only contain Tensors, got <class 'float'>",
    ],
    [
      'a number out',
      () => jvp(() => 2, [x], [x]),
      "RuntimeError: jvp(f, primals, tangents): expected f(*primals) to return only tensors, got unsupported type <class 'float'>",
    ],
    [
      'independence, strictly',
      () => jvp(() => torch.ones([2]), [x], [x], { strict: true }),
      'RuntimeError: jvp(f, primals, tangents, strict=True): The output of f is independent of the inputs. This is not allowed with strict=True.',
    ],
    [
      'integer primals',
      () => jvp(sine, [x.long()], [x]),
      'ValueError: Expected primal to be floating point or complex, but got: torch.int64',
    ],
    [
      'a keyword that is almost one',
      () => grad(sine, { argnum: 1 } as never),
      "TypeError: grad() got an unexpected keyword argument 'argnum'. Did you mean 'argnums'?",
    ],
    [
      'a keyword of the other Jacobian',
      () => jacrev(sine, { randomness: 'same' } as never),
      "TypeError: jacrev() got an unexpected keyword argument 'randomness'",
    ],
    [
      'a keyword by position',
      () => jvp(sine, [x], [x], true as never),
      'TypeError: jvp() takes 3 positional arguments but 4 were given',
    ],
    [
      'has_aux by position, of jacrev',
      () => jacrev(sine, 0, true as never),
      'TypeError: jacrev() takes from 1 to 2 positional arguments but 3 were given',
    ],
    [
      'has_aux, of a Hessian',
      () => hessian(sine, { has_aux: true } as never),
      "TypeError: hessian() got an unexpected keyword argument 'has_aux'",
    ],
    [
      'a Jacobian of a number',
      () => jacrev(() => 3n)(x),
      "RuntimeError: vjp(f, *primals): expected f(*primals) to return only tensors, got unsupported type <class 'int'>",
    ],
    [
      'chunks of nothing',
      () => jacrev(sine, { chunk_size: 0 }),
      'ValueError: jacrev: `chunk_size` should be greater than 0.',
    ],
    [
      'a Jacobian of a number, forward',
      () => jacfwd(() => 3n)(x),
      "RuntimeError: jvp(f, primals, tangents): expected f(*primals) to return only tensors, got unsupported type <class 'int'>",
    ],
    [
      'a linearised direction of another shape',
      () => (linearize(sine, x)[1] as (t: Tensor) => unknown)(torch.ones([3])),
      "RuntimeError: tangent:0 with shape torch.Size([3]) in flattened pytree doesn't match the shape torch.Size([2]) of the corresponding primal.",
    ],
  ])('refuse %s', (_, call, message) => {
    expect(thrown(call)).toBe(message);
  });
});

function f(a: Tensor): Tensor {
  return a;
}

const ITEM =
  "RuntimeError: vmap: It looks like you're calling .item() on a Tensor. We don't support vmap over calling .item() on a Tensor, please try to rewrite what you're doing with other operations. If error is occurring somewhere inside PyTorch internals, please file a bug report.";
const DYNAMIC = (name: string): string =>
  `RuntimeError: vmap: We do not support batching operators that can output dynamic shape. Attempted to vmap over aten::${name}. Please file an issue at https://github.com/pytorch/pytorch/issues if you need this feature.`;
const INCOMPATIBLE = (name: string): string =>
  `RuntimeError: vmap: ${name}(self, *extra_args) is not possible because there exists a Tensor \`other\` in extra_args that has more elements than \`self\`. This happened due to \`other\` being vmapped over but \`self\` not being vmapped over in a vmap. Please try to use out-of-place operators instead of ${name}. If said operator is being called inside the PyTorch framework, please file a bug report instead.`;
const rows = torch.ones([2, 3]);

describe('vmap', () => {
  it.each([
    ['item()', () => vmap((a: Tensor) => a.mul(a.item()))(x), ITEM],
    ['float()', () => vmap((a: Tensor) => a.mul(a.__float__()))(x), ITEM],
    [
      'a condition',
      () => vmap((a: Tensor) => (a.gt(0).__bool__() ? a : a.neg()))(x),
      "RuntimeError: vmap: It looks like you're attempting to use a Tensor in some data-dependent control flow. We don't support that yet, please file an issue at https://github.com/pytorch/pytorch/issues .",
    ],
    [
      'tolist()',
      () => vmap((a: Tensor) => a.tolist())(rows),
      "RuntimeError: Cannot access data pointer of Tensor that doesn't have storage",
    ],
    ['nonzero', () => vmap((a: Tensor) => a.nonzero())(rows), DYNAMIC('nonzero')],
    ['unique', () => vmap((a: Tensor) => a.unique())(rows), DYNAMIC('_unique2')],
    [
      'masked_select',
      () => vmap((a: Tensor) => a.masked_select(a.gt(0)))(rows),
      'RuntimeError: vmap: Attempted to vmap over `mask` in torch.masked_select(self, mask) We cannot support this because for each batch this would return a differently shaped Tensor. Please file an issue at https://github.com/pytorch/pytorch/issues if you need this feature.',
    ],
    [
      'a mask as index',
      () => vmap((a: Tensor) => a.__getitem__(a.gt(0)))(rows),
      'RuntimeError: vmap: We do not support batching operators that can support dynamic shape. Attempting to batch over indexing with a boolean mask.',
    ],
    [
      'equal',
      () => vmap((a: Tensor) => (torch.equal(a, a) ? a : a))(rows),
      'RuntimeError: Batching rule not implemented for aten::equal. We could not generate a fallback.',
    ],
    [
      'allclose',
      () => vmap((a: Tensor) => (torch.allclose(a, a) ? a : a))(rows),
      "RuntimeError: vmap over torch.allclose isn't supported yet. Please file an issue at https://github.com/pytorch/pytorch/issues .",
    ],
    [
      'random numbers',
      () => vmap((a: Tensor) => a.add(torch.rand([])))(x),
      "RuntimeError: vmap: called random operation while in randomness error mode. Please either use the 'same' or 'different' randomness flags on vmap or perform the randomness operation out of vmap",
    ],
    [
      'a change of what is not mapped',
      () => {
        const y = torch.zeros([]);
        return vmap((a: Tensor) => y.add_(a))(x);
      },
      "RuntimeError: output with shape [] doesn't match the broadcast shape [2]",
    ],
    [
      'a copy to what is not mapped',
      () => vmap((a: Tensor) => torch.zeros([3]).copy_(a))(rows),
      INCOMPATIBLE('inplace arithmetic'),
    ],
    [
      'an addition to what is not mapped',
      () => vmap((a: Tensor) => torch.zeros([3]).index_add_(0, torch.tensor([0n, 1n, 2n]), a))(rows),
      INCOMPATIBLE('index_add_'),
    ],
    [
      'different draws into what is not mapped',
      () => vmap((a: Tensor) => a.add(torch.ones([3]).normal_()), { randomness: 'different' })(rows),
      'RuntimeError: vmap: Cannot ask for different inplace randomness on an unbatched tensor. This will appear like same randomness. If this is necessary for your usage, please file an issue with functorch.',
    ],
    [
      'different sizes',
      () => vmap((a: Tensor, b: Tensor) => a.add(b))(torch.ones([2]), torch.ones([3])),
      'ValueError: vmap: Expected all tensors to have the same size in the mapped dimension, got sizes [2, 3] for the mapped dimension',
    ],
    [
      'a dimension that is not there',
      () => vmap(f, 5)(x),
      'ValueError: vmap(f, in_dims=5, ...)(<inputs>): Got in_dim=5 for some input, but that input is a Tensor of dimensionality 1 so expected in_dim to satisfy -1 <= in_dim < 1.',
    ],
    [
      'no inputs',
      () => vmap(() => 1)(),
      'ValueError: vmap(<lambda>)(<inputs>): got no inputs. Maybe you forgot to add inputs, or you are trying to vmap over a function with no inputs. The latter is unsupported.',
    ],
    [
      'a number out',
      () => vmap(() => 3n)(x),
      "ValueError: vmap(<lambda>, ...): `<lambda>` must only return Tensors, got type <class 'int'>. Did you mean to set out_dims= to None for output?",
    ],
    [
      'in_dims of another structure',
      () => vmap(f, [0, 0])(x),
      'ValueError: vmap(f, in_dims=(0, 0), ...)(<inputs>): in_dims is not compatible with the structure of `inputs`. in_dims has structure TreeSpec(tuple, None, [*,\n  *]) but inputs has structure TreeSpec(tuple, None, [*]).',
    ],
    [
      'no in_dims',
      () => vmap(f, null)(x),
      "ValueError: vmap(f, in_dims=None, ...)(<inputs>): expected `in_dims` to be int or a (potentially nested) tuple matching the structure of inputs, got: <class 'NoneType'>.",
    ],
    [
      'half a dimension',
      () => vmap(f, [0.5])(x),
      'ValueError: vmap(f, in_dims=(0.5,), ...)(<inputs>): Got in_dim=0.5 for an input but in_dim must be either an integer dimension or None.',
    ],
    ['nothing mapped', () => vmap(f, [null])(x), 'ValueError: vmap: Expected at least one Tensor to vmap over'],
    [
      'a mapped number',
      () => vmap((a: Tensor) => a)(x, 3n),
      "ValueError: vmap(<lambda>, in_dims=0, ...)(<inputs>): Got in_dim=0 for an input but the input is of type <class 'int'>. We cannot vmap over non-Tensor arguments, please use None as the respective in_dim",
    ],
    [
      'out_dims that are no dimensions',
      () => vmap(f, 0, 1.5)(rows),
      'ValueError: vmap(f, ..., out_dims=1.5): `out_dims` must be an int, None or a python collection of ints representing where in the outputs the vmapped dimension should appear.',
    ],
    [
      'a batch without its dimension',
      () => vmap(f, 0, null)(rows),
      'ValueError: vmap(f, ...): `f` can not return a BatchedTensor when out_dim is None',
    ],
    [
      'out_dims of another structure',
      () => vmap(f, 0, [0, 0])(rows),
      'ValueError: vmap(f, ..., out_dims=(0, 0))(<inputs>): out_dims is not compatible with the structure of `outputs`. out_dims has structure TreeSpec(tuple, None, [*,\n  *]) but outputs has structure *.',
    ],
    [
      'a broken randomness',
      () => vmap(f, { randomness: 'x' })(x),
      "RuntimeError: Only allowed values for randomness are 'error', 'different', or 'same'. Got x",
    ],
    [
      'chunks of nothing',
      () => vmap(f, { chunk_size: 0 })(x),
      'ValueError: vmap: chunk_size should be None or greater than 0. (got 0)',
    ],
  ])('refuses %s', (_, call, message) => {
    expect(thrown(call)).toBe(message);
  });

  it('refuses tensors that were let out of it', () => {
    let out = x;
    vmap((a: Tensor) => (out = a.mul(2)))(x);
    expect(thrown(() => out.add(1))).toContain(
      'Either your tensor may have escaped from inside a function being vmapped',
    );
  });
});

describe('modules', () => {
  const module = new torch.nn.Linear(2, 1);
  const weight = torch.ones([1, 2]);
  it.each([
    [
      'missing names, strictly',
      () => functional_call(module, { weight }, x, null, { strict: true }),
      "RuntimeError: Error(s) in reparametrizing for Linear:\n\tMissing key(s): 'bias'.",
    ],
    [
      'a name twice',
      () => functional_call(module, [{ weight }, { weight }], x),
      "ValueError: ['weight'] appeared in multiple dictionaries; behavior of functional call is ambiguous",
    ],
    [
      'a number for names',
      () => functional_call(module, 3 as never, x),
      "ValueError: Expected parameter_and_buffer_dicts to be a dict, or a list/tuple of dicts, but got <class 'float'>",
    ],
    [
      'no modules',
      () => stack_module_state([]),
      'RuntimeError: stack_module_state: Expected at least one model, got 0.',
    ],
    [
      'modules of two classes',
      () => stack_module_state([module, new torch.nn.ReLU()]),
      'RuntimeError: stack_module_state: Expected all models to be of the same class.',
    ],
  ])('refuse %s', (_, call, message) => {
    expect(thrown(call)).toBe(message);
  });
});
