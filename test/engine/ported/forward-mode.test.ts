/** PyTorch's own tests of forward mode. */
import { describe, expect, it } from 'vitest';
import { errorOf } from './errors';
import { torch, type Tensor } from '../../../src/engine/torch';

const { dual_level, enter_dual_level, exit_dual_level, make_dual, unpack_dual, _set_fwd_grad_enabled } =
  torch.autograd.forward_ad;

const pair = (a: number, b: number): Tensor => torch.tensor([a, b]);
const text = String;

describe('TestAutogradForwardMode', () => {
  it('size_check: a tangent of another size than the primal is refused', () => {
    dual_level(() => {
      expect(errorOf(() => make_dual(torch.ones([2]), torch.ones([3])))).toBe(
        'RuntimeError: Trying to set a forward gradient that has a different size than that of the original Tensor, this is not supported. Tensor is of size [2] while the given forward gradient is of size [3].',
      );
      expect(errorOf(() => make_dual(torch.ones([2]), torch.ones([2, 1])))).toContain(
        'given forward gradient is of size [2, 1]',
      );
      expect(text(make_dual(torch.ones([2, 1]), torch.ones([2, 1])))).toContain('tangent=');
    });
  });

  it('default_level: without a level the current one is meant, and there must be one', () => {
    expect(errorOf(() => make_dual(pair(1, 2), pair(3, 4)))).toBe(
      'RuntimeError: Trying to create a dual Tensor for forward AD but no level exists, make sure to enter_dual_level() first.',
    );
    expect(unpack_dual(pair(1, 2)).tangent).toBeNull();
    dual_level(() => {
      const dual = make_dual(pair(1, 2), pair(3, 4), { level: 0 });
      const tangent = unpack_dual(dual).tangent;
      expect(text(tangent)).toBe('tensor([3., 4.])');
      expect(unpack_dual(dual, { level: 0 }).tangent).toBe(tangent);
      expect(errorOf(() => unpack_dual(dual, { level: 1 }))).toBe('RuntimeError: Invalid level given to _fw_primal');
      expect(errorOf(() => make_dual(pair(1, 2), pair(3, 4), { level: 1 }))).toBe(
        'RuntimeError: Invalid level given to _make_dual',
      );
    });
  });

  it('fwd_grad_enabled: switched off, nothing is dual', () => {
    dual_level(() => {
      const dual = make_dual(pair(1, 1), pair(1, 1));
      _set_fwd_grad_enabled(false, () => {
        expect(text(dual.mul(2))).toBe('tensor([2., 2.])');
        expect(text(dual)).toBe('tensor([1., 1.])');
        expect(unpack_dual(dual).tangent).toBeNull();
      });
      expect(text(dual.mul(2))).toBe('tensor([2., 2.], tangent=tensor([2., 2.]))');
    });
  });

  it('set_fwd_grad_enabled: the mode as a value, which can be nested', () => {
    dual_level(() => {
      const dual = make_dual(pair(1, 1), pair(1, 1));
      const off = _set_fwd_grad_enabled(false);
      off.__enter__();
      expect(unpack_dual(dual.mul(2)).tangent).toBeNull();
      _set_fwd_grad_enabled(true, () => {
        expect(text(unpack_dual(dual.mul(2)).tangent)).toBe('tensor([2., 2.])');
      });
      expect(unpack_dual(dual.mul(2)).tangent).toBeNull();
      off.__exit__();
      expect(text(unpack_dual(dual.mul(2)).tangent)).toBe('tensor([2., 2.])');
    });
  });

  it('nested_level: a level inside of a level is refused', () => {
    expect(enter_dual_level()).toBe(0);
    expect(errorOf(() => dual_level(() => 0))).toBe(
      'RuntimeError: Nested forward mode AD is not supported at the moment',
    );
    expect(
      errorOf(() => {
        exit_dual_level({ level: 1 });
      }),
    ).toBe(
      'RuntimeError: Trying to exit a forward AD level that was not the last one that was created. This is not supported.',
    );
    exit_dual_level();
    expect(
      errorOf(() => {
        exit_dual_level();
      }),
    ).toBe('RuntimeError: Dual level must be a positive number.');
  });

  it('set_fw_grad_having_own_fw_grad_at_same_level: a dual of a dual is refused, and so is a dual tangent', () => {
    dual_level(() => {
      const dual = make_dual(pair(1, 2), pair(3, 4));
      expect(errorOf(() => make_dual(dual, pair(3, 4)))).toBe(
        'RuntimeError: Making a dual Tensor based on a Tensor that already has a forward gradient at the same level 0 is not supported.',
      );
      expect(errorOf(() => make_dual(pair(3, 4), dual))).toBe(
        'RuntimeError: Setting a forward grad that itself has a forward gradient at the same level0 is not supported.',
      );
    });
  });

  it('codegen_ignores_undefined_outputs: a convolution of which the input alone is dual', () => {
    dual_level(() => {
      const input = make_dual(torch.ones([1, 1, 2, 2]), torch.ones([1, 1, 2, 2]));
      const output = torch.nn.functional.conv2d(input, torch.ones([1, 1, 2, 2]), torch.ones([1]));
      expect(text(unpack_dual(output))).toBe(
        'UnpackedDualTensor(primal=tensor([[[[5.]]]]), tangent=tensor([[[[4.]]]]))',
      );
    });
  });

  it('make_dual_forbid_integral_dtype: primal and tangent are floating-point', () => {
    dual_level(() => {
      const integers = torch.tensor([1n, 2n]);
      expect(errorOf(() => make_dual(integers, pair(1, 2)))).toBe(
        'ValueError: Expected primal to be floating point or complex, but got: torch.int64',
      );
      expect(errorOf(() => make_dual(pair(1, 2), integers))).toBe(
        'ValueError: Expected tangent to be floating point or complex, but got: torch.int64',
      );
      // Another floating-point dtype is taken as it is.
      expect(unpack_dual(make_dual(pair(1, 2), pair(1, 2).double())).tangent?.dtype).toBe(torch.float64);
    });
  });

  it('print: the tangent is told of dual tensors alone', () => {
    dual_level(() => {
      const dual = make_dual(pair(1, 1), pair(3, 3));
      expect(text(dual.mul(2))).toBe('tensor([2., 2.], tangent=tensor([6., 6.]))');
      expect(text(pair(1, 1).mul(2))).toBe('tensor([2., 2.])');
      expect(text(dual.detach())).toBe('tensor([1., 1.])');
      expect(text(dual.sum())).toBe('tensor(2., tangent=6.0)');
      expect(text(make_dual(pair(1, 1).requires_grad_(), pair(1, 1)))).toBe(
        'tensor([1., 1.], grad_fn=<ViewBackward0>, tangent=tensor([1., 1.]))',
      );
      expect(text(make_dual(torch.ones([2, 3], { dtype: torch.float64 }), torch.ones([2, 3])))).toBe(
        'tensor([[1., 1., 1.],\n        [1., 1., 1.]], dtype=torch.float64,\n       tangent=tensor([[1., 1., 1.],\n        [1., 1., 1.]]))',
      );
    });
  });

  it('basic_packing_unpacking: the tangent comes back as the object that it was', () => {
    const primal = pair(1, 2);
    const given = pair(3, 4);
    dual_level(() => {
      const dual = make_dual(primal, given);
      const unpacked = unpack_dual(dual);
      expect(unpacked.tangent).toBe(given);
      expect(text(unpacked.primal)).toBe('tensor([1., 2.])');
      const [first, second] = unpacked;
      expect(first).toBe(unpacked.primal);
      expect(second).toBe(given);
      expect(text(unpacked)).toBe('UnpackedDualTensor(primal=tensor([1., 2.]), tangent=tensor([3., 4.]))');
      expect(unpack_dual(primal).tangent).toBeNull();
    });
    expect(unpack_dual(primal).tangent).toBeNull();
  });

  it('advanced_packing_unpacking: primal and dual share memory and version; after the level the dual is plain', () => {
    const primal = pair(1, 2);
    const given = pair(3, 4);
    const dual = dual_level(() => {
      const made = make_dual(primal, given);
      expect(made._base).toBe(primal);
      primal.add_(1);
      expect(text(made)).toBe('tensor([2., 3.], tangent=tensor([3., 4.]))');
      expect([primal._version, made._version, unpack_dual(made).primal._version, given._version]).toStrictEqual([
        1, 1, 1, 0,
      ]);
      return made;
    });
    expect(text(dual)).toBe('tensor([2., 3.])');
    dual_level(() => {
      expect(unpack_dual(dual).tangent).toBeNull();
      expect(text(make_dual(dual, given).mul(2))).toBe('tensor([4., 6.], tangent=tensor([6., 8.]))');
    });
  });

  it('view_inplace_non_differentiable_views: what was detached shares the primal and not the tangent', () => {
    dual_level(() => {
      const dual = make_dual(pair(1, 2), pair(3, 4));
      const detached = dual.detach();
      expect(unpack_dual(detached).tangent).toBeNull();
      detached.mul_(dual);
      expect(text(detached)).toBe('tensor([1., 4.], tangent=tensor([3., 8.]))');
      expect(text(dual)).toBe('tensor([1., 4.], tangent=tensor([3., 4.]))');
    });
  });

  it('view_inplace_differentiable_views: a change of a view is one of its base, tangent and all', () => {
    dual_level(() => {
      const given = pair(3, 4);
      const dual = make_dual(pair(1, 2), given);
      dual.select(0, 0).mul_(0);
      expect(text(dual)).toBe('tensor([0., 2.], tangent=tensor([0., 4.]))');
      expect(text(given)).toBe('tensor([0., 4.])');
      const whole = torch.zeros([2, 2]);
      whole.select(0, 0).copy_(dual);
      expect(text(unpack_dual(whole).tangent)).toBe('tensor([[0., 4.],\n        [0., 0.]])');
    });
  });

  it('view_inplace_always_creates_a_view: views that were made before show what becomes of the base', () => {
    dual_level(() => {
      const dual = make_dual(pair(1, 2), pair(3, 4));
      const view = torch.no_grad(() => dual.view([-1]));
      expect(text(view)).toBe('tensor([1., 2.], tangent=tensor([3., 4.]))');
      dual.mul_(2);
      expect(text(view)).toBe('tensor([2., 4.], tangent=tensor([6., 8.]))');
      const base = torch.ones([3]);
      const before = base.select(0, 0);
      base.copy_(make_dual(torch.ones([3]), torch.full([3], 4)));
      expect(text(before)).toBe('tensor(1., tangent=4.0)');
    });
  });

  it('grad_cleanup: tangents vanish with their level, and are not there at the next', () => {
    const primal = pair(1, 2);
    const dual = dual_level(() => make_dual(primal, pair(3, 4)));
    expect(unpack_dual(dual).tangent).toBeNull();
    dual_level(() => {
      expect(unpack_dual(primal).tangent).toBeNull();
      expect(unpack_dual(dual).tangent).toBeNull();
      expect(text(unpack_dual(make_dual(primal, pair(5, 6))).tangent)).toBe('tensor([5., 6.])');
    });
  });

  it('non_differentiable: comparisons and indices of duals are no duals', () => {
    dual_level(() => {
      const dual = make_dual(pair(1, 2), pair(3, 4));
      for (const each of [dual.gt(0), dual.eq(dual), dual.argmax(), dual.isnan(), dual.to(torch.int64)])
        expect(unpack_dual(each).tangent).toBeNull();
      expect(text(dual.max(0))).toBe('torch.return_types.max(\nvalues=tensor(2., tangent=4.0),\nindices=tensor(1))');
      expect(text(dual.floor())).toBe('tensor([1., 2.], tangent=tensor([0., 0.]))');
    });
  });
});

describe('TestAutogradForwardModeBatchedGrad', () => {
  it('out_of_place_basic: tangents may be batches', () => {
    const columns = torch.vmap((direction: Tensor) =>
      dual_level(() => unpack_dual(make_dual(pair(2, 3), direction).pow(3)).tangent),
    )(torch.eye(2));
    expect(text(columns)).toBe('tensor([[12.,  0.],\n        [ 0., 27.]])');
  });
});
