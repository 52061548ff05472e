/** PyTorch's own tests of what nodes show of what they saved, and of derivatives that do not exist. */
import { describe, expect, it } from 'vitest';
import { type Tensor, torch } from '../../../src/engine/torch';
import { thrown } from './thrown';

const { nn } = torch;
const F = nn.functional;
const ones = (...shape: number[]): Tensor => torch.ones(shape, { requires_grad: true });
const FREED = 'Trying to backward through the graph a second time (or directly access saved tensors after they have';

function backward(result: Tensor): null {
  result.sum().backward();
  return null;
}

/** Calls a function with an argument that its types do not know. */
function withOut(name: 'mul' | 'add' | 'sin', ...args: readonly unknown[]): unknown {
  return (torch[name] as (...given: readonly unknown[]) => unknown)(...args);
}

/** A node's attribute, as programs read it. */
function attribute(result: Tensor, name: string): unknown {
  return Reflect.get(result.grad_fn ?? {}, name);
}

describe('what a node saved', () => {
  const c = ones(3, 4);
  const image = ones(1, 1, 4, 4);
  const first = torch.tensor([0n, 1n]);

  it('grad_fn_attr_bindings: tensors are those that went in, sizes and numbers what they were', () => {
    const product = c.mul(c);
    expect(attribute(product, '_saved_self')).toBe(c);
    expect(String(attribute(product, '_raw_saved_self'))).toContain('torch._C._autograd.SavedTensor object at');
    const saved: readonly (readonly [Tensor, string, unknown])[] = [
      [torch.add(c, 1, { alpha: 3 }), 'alpha', 3],
      [c.sum(0), 'dim', [0]],
      [c.sum(0), 'keepdim', false],
      [c.sum(0), 'self_sym_sizes', [3, 4]],
      [c.slice(1, 1, 3), 'start', 1],
      [c.slice(1, 1, 3), 'end', 3],
      [F.gelu(c, { approximate: 'tanh' }), 'approximate', 'tanh'],
      [F.leaky_relu(c, 0.1), 'negative_slope', 0.1],
      [c.clamp(0.5), 'min', 0.5],
      [c.clamp(0.5), 'max', null],
      [c.std({ dim: 0 }), 'correction', 1],
      [c.pow(2.5), 'exponent', 2.5],
      [F.interpolate(image, { scale_factor: 2, mode: 'nearest' }), 'output_size', [8, 8]],
      [F.interpolate(image, { scale_factor: 2, mode: 'nearest' }), 'scales_h', 2],
      [F.interpolate(image, { size: [2, 2], mode: 'bilinear' }), 'scales_h', null],
      [F.interpolate(image, { size: [2, 2], mode: 'bilinear' }), 'align_corners', false],
    ];
    for (const [result, name, value] of saved) {
      const found = attribute(result, `_saved_${name}`);
      expect([name, Array.isArray(found) ? [...(found as unknown[])] : found]).toEqual([name, value]);
    }
  });

  it('grad_fn_attr_bindings: a list of tensors is a list, with null where there was none', () => {
    const rows = c.__getitem__([first]);
    expect((attribute(rows, '_saved_indices') as Tensor[]).map((index) => index.tolist())).toEqual([[0, 1]]);
    expect((attribute(rows, '_raw_saved_indices') as unknown[]).map(String)).toEqual([
      expect.stringContaining('torch._C._autograd.SavedTensor object at'),
    ]);
    const columns = attribute(c.__getitem__([torch.Slice(), first]), '_saved_indices') as (Tensor | null)[];
    expect(columns.map((index) => index?.tolist() ?? null)).toEqual([null, [0, 1]]);
    rows.sum().backward();
    expect(thrown(() => attribute(rows, '_saved_indices'))).toContain(FREED);
    expect(thrown(() => attribute(rows, '_raw_saved_indices'))).toContain(FREED);
  });

  it('grad_fn_attr_bindings: a number that stands for a tensor is one', () => {
    const number = attribute(c.mul(3.5), '_saved_other') as Tensor;
    expect([number.shape.length, number.dtype, number.item()]).toEqual([0, torch.float64, 3.5]);
    expect(attribute(c.mul(3), '_saved_self')).toBeNull();
  });

  it('grad_fn_attr_bindings: tensors are gone after the pass, other values stay, and none can be set', () => {
    const spread = c.std({ dim: 0 });
    spread.sum().backward();
    expect(thrown(() => attribute(spread, '_saved_self'))).toContain(FREED);
    expect([...(attribute(spread, '_saved_dim') as number[])]).toEqual([0]);
    const rows = c.__getitem__([first]);
    expect(thrown(() => Object.assign(rows.grad_fn ?? {}, { _saved_indices: 1 }))).toBe(
      "AttributeError: attribute '_saved_indices' of 'IndexBackward0' objects is not writable",
    );
  });

  it('per_dispatch_key_input_saving: a list that was changed since is noticed as a tensor is', () => {
    const changing = torch.tensor([0n, 1n]);
    const rows = c.__getitem__([changing]);
    changing.add_(1n);
    expect(thrown(() => backward(rows))).toContain('[torch.LongTensor [2]] is at version 1; expected version 0');
    const y = ones(2).clone();
    const z = y.mul(y);
    y.mul_(2);
    expect(thrown(() => backward(z))).toContain(
      '[torch.FloatTensor [2]], which is output 0 of Mul, is at version 1; expected version 0',
    );
  });

  it('grad_fn_attr_bindings: lists of tensors are packed, numbers are not', () => {
    const packed: string[] = [];
    torch.autograd.graph.saved_tensors_hooks(
      (tensor: Tensor) => {
        packed.push(String(tensor.tolist()));
        return tensor;
      },
      (tensor: Tensor) => tensor,
      () => {
        c.mul(3);
        c.__getitem__([first]).sum().backward();
      },
    );
    expect(packed).toEqual(['0,1']);
  });
});

describe('derivatives that do not exist', () => {
  const a = torch.tensor([0.25, 0.75], { requires_grad: true });

  it('not_implemented_grad: going backward says so', () => {
    expect(thrown(() => backward(torch.heaviside(a, torch.zeros(2))))).toBe(
      'RuntimeError: derivative for aten::heaviside is not implemented',
    );
    expect(String(torch.heaviside(a, torch.zeros(2)).grad_fn)).toContain('<NotImplemented object at');
    expect(thrown(() => backward(torch.igamma(a, torch.ones(2))))).toBe(
      "NotImplementedError: the derivative for 'igamma: input' is not implemented.",
    );
    const b = torch.rand([2], { requires_grad: true });
    torch.igamma(torch.ones(2), b).sum().backward();
    expect(b.grad).not.toBeNull();
  });

  it('not_implemented_fwad: so does a tangent', () => {
    const { dual_level, make_dual } = torch.autograd.forward_ad;
    const refused = (call: (dual: Tensor) => unknown): string =>
      thrown(() => dual_level(() => call(make_dual(torch.tensor([0.25, 0.75]), torch.ones(2)))));
    expect(refused((dual) => torch.heaviside(dual, torch.ones(2)))).toBe(
      'NotImplementedError: Trying to use forward AD with aten::heaviside that does not support it.',
    );
    for (const [name, call] of [
      ['igamma', (dual: Tensor) => torch.igamma(dual, torch.ones(2))],
      ['special_zeta', (dual: Tensor) => torch.special.zeta(dual, torch.ones(2))],
    ] as const)
      expect(refused(call).split('\n')[0]).toBe(
        `NotImplementedError: Trying to use forward AD with ${name} that does not support it because it has not been implemented yet.`,
      );
  });

  it('unrelated_inputs: gradcheck takes an input that the function leaves out', () => {
    const square = (x: Tensor): Tensor => x.mul(x);
    const inputs = [0, 1].map(() => torch.rand([10], { dtype: torch.float64, requires_grad: true }));
    expect(torch.autograd.gradcheck(square, inputs)).toBe(true);
    expect(torch.autograd.gradgradcheck(square, inputs)).toBe(true);
  });

  it('out_variant_raises_when_inputs_require_grad: out= is refused with what to write', () => {
    const refusal = "NotImplementedError: mul(): argument 'out' is left out here. Write out.copy_(torch.mul(…)).";
    const into = (out: Tensor): unknown => withOut('mul', a, a, { out });
    expect(thrown(() => into(torch.zeros(2)))).toBe(refusal);
    expect(thrown(() => torch.no_grad(() => into(torch.zeros(2))))).toBe(refusal);
    const out = torch.zeros(2).copy_(torch.mul(a, a));
    expect(out.tolist()).toEqual([0.0625, 0.5625]);
  });

  it('out_variant: nor does a dual tensor take it', () => {
    const { dual_level, make_dual, unpack_dual } = torch.autograd.forward_ad;
    dual_level(() => {
      const dual = make_dual(torch.tensor([2, 3]), torch.ones(2));
      expect(thrown(() => withOut('add', dual, dual, { out: torch.zeros(2) }))).toBe(
        "NotImplementedError: add(): argument 'out' is left out here. Write out.copy_(torch.add(…)).",
      );
      expect(unpack_dual(torch.zeros(2).copy_(torch.add(dual, dual))).tangent?.tolist()).toEqual([2, 2]);
    });
  });

  it('with_out_variant: nor while saved tensors may be changed', () => {
    torch.autograd.graph.allow_mutation_on_saved_tensors(() => {
      const b = a.clone();
      const y = b.sin();
      expect(thrown(() => withOut('sin', b, { out: b }))).toContain("argument 'out' is left out here");
      b.copy_(torch.zeros(2));
      y.sum().backward();
    });
    expect(a.grad?.tolist()).toEqual(a.detach().cos().tolist());
  });
});
