/** `gradcheck` and `gradgradcheck`, by the names of PyTorch's own tests; messages are those that PyTorch 2.14 gives. */
import { describe, expect, it } from 'vitest';
import { collectingWarnings } from '../../../src/engine/warnings';
import { torch, type Tensor } from '../../../src/engine/torch';
import { thrown } from './thrown';

const { gradcheck, gradgradcheck, Function: CustomFunction } = torch.autograd;

const leaf = (value: number | number[]): Tensor => torch.tensor(value, { dtype: torch.double, requires_grad: true });

const firstLine = (text: string): string => text.split('\n')[0] ?? '';

class Wrong extends CustomFunction {
  static override forward(_context: unknown, x: Tensor): Tensor {
    return x.mul(2);
  }

  static override backward(_context: unknown, g: Tensor): Tensor {
    return g.mul(3);
  }
}

const both = [false, true];
const sine = (x: Tensor): Tensor => x.sin();

describe('gradcheck', () => {
  it('gradcheck_single_input: a tensor alone is taken', () => {
    for (const fast_mode of both) {
      expect(gradcheck((x: Tensor) => x.pow(3), leaf([1, 2]), { fast_mode })).toBe(true);
      expect(gradgradcheck((x: Tensor) => x.pow(3), leaf([1, 2]), { fast_mode })).toBe(true);
      expect(gradgradcheck((x: Tensor) => x.pow(3), leaf([1, 2]), leaf([1, 1]), { fast_mode })).toBe(true);
    }
  });

  it('gradcheck_nondeterministic: a derivative that is another each time', () => {
    class Jittery extends CustomFunction {
      static override forward(_context: unknown, x: Tensor): Tensor {
        return x.mul(2);
      }

      static override backward(_context: unknown, g: Tensor): Tensor {
        return g.mul(torch.rand_like(g).mul(1e-4).add(2));
      }
    }
    for (const fast_mode of both) {
      const run = (nondet_tol: number): unknown =>
        gradcheck((x: Tensor) => Jittery.apply(x), leaf([1, 2]), { atol: 1e-2, nondet_tol, fast_mode });
      expect(firstLine(thrown(() => run(0)))).toBe(
        'GradcheckError: Backward is not reentrant, i.e., running backward with same input and grad_output multiple times gives different values, although analytical gradient matches numerical gradient.The tolerance for nondeterminism was 0.0.',
      );
      expect(thrown(() => run(0))).toContain('with `nondet_tol=<tol>` as a keyword argument.');
      expect(run(1e-3)).toBe(true);
    }
  });

  it('gradcheck_validates_inputs: one must require a gradient, and none may lie on itself', () => {
    expect(thrown(() => gradcheck(sine, torch.ones(2)))).toBe(
      'ValueError: gradcheck expects at least one input tensor to require gradient, but none of them have requires_grad=True.',
    );
    expect(thrown(() => gradcheck(sine, torch.ones(2), { raise_exception: false }))).toContain('ValueError');
    const spread = torch.ones(1, { dtype: torch.double }).expand([2]).requires_grad_();
    expect(thrown(() => gradcheck(sine, spread))).toBe(
      'RuntimeError: The 0th input has a dimension with stride 0. gradcheck only supports inputs that are non-overlapping to be able to compute the numerical gradients correctly. You should call .contiguous on the input before passing it to gradcheck.',
    );
    const { warnings } = collectingWarnings(() =>
      gradcheck(sine, torch.ones(2, { requires_grad: true }), { raise_exception: false }),
    );
    expect(warnings.map(({ text }) => text)).toEqual([
      'Input #0 requires gradient and is not a double precision floating point or complex. This check will likely fail if all the inputs are not of double precision floating point or complex. ',
    ]);
  });

  it('gradcheck_check_no_differentiable_outputs: differences must be zero then', () => {
    for (const fast_mode of both) {
      expect(thrown(() => gradcheck((x: Tensor) => x.detach().mul(1), leaf([1, 2]), { fast_mode }))).toBe(
        'GradcheckError: Numerical gradient for function expected to be zero',
      );
      expect(gradcheck((x: Tensor) => x.mul(0).long(), leaf([1, 2]), { fast_mode })).toBe(true);
      expect(gradcheck((x: Tensor) => x.detach().mul(0), leaf([1, 2]), { fast_mode })).toBe(true);
    }
  });

  it('gradcheck_backward_mul_by_grad_output: a derivative that forgot to multiply', () => {
    class Ones extends CustomFunction {
      static override forward(_context: unknown, x: Tensor): Tensor {
        return x.mul(1);
      }

      static override backward(_context: unknown, g: Tensor): Tensor {
        return torch.ones_like(g);
      }
    }
    expect(thrown(() => gradcheck((x: Tensor) => Ones.apply(x), leaf(1)))).toBe(
      'GradcheckError: backward not multiplied by grad_output',
    );
    expect(thrown(() => gradcheck((x: Tensor) => Ones.apply(x), leaf(1), { masked: true }))).toBe(
      'GradcheckError: backward not multiplied by grad_output',
    );
    expect(gradcheck((x: Tensor) => Ones.apply(x), leaf(1), { raise_exception: false })).toBe(false);
  });

  it('gradcheck_undefined_grad: gradients that never came', () => {
    class Needy extends CustomFunction {
      static override forward(context: { set_materialize_grads(value: boolean): void }, x: Tensor): Tensor {
        context.set_materialize_grads(false);
        return x.mul(1);
      }

      static override backward(_context: unknown, g: Tensor | null): Tensor {
        if (g === null) return torch.zeros(2).matmul(torch.zeros(3));
        return g.mul(1);
      }
    }
    const { warnings } = collectingWarnings(() => {
      expect(thrown(() => gradcheck((x: Tensor) => Needy.apply(x), leaf([1, 2])))).toBe(
        'GradcheckError: Expected backward function to handle undefined output grads. Please look at "Notes about undefined output gradients" in "tools/autograd/derivatives.yaml"',
      );
    });
    expect(warnings.map(({ text }) => text)).toEqual([
      'Backwards compatibility: New undefined gradient support checking feature is enabled by default, but it may break existing callers of this function. If this is true for you, you can call this function with "check_undefined_grad=False" to disable the feature',
    ]);
    expect(gradcheck((x: Tensor) => Needy.apply(x), leaf([1, 2]), { check_undefined_grad: false })).toBe(true);

    class Inventing extends Needy {
      static override backward(_context: unknown, g: Tensor | null): Tensor {
        return g === null ? torch.ones(2, { dtype: torch.double }) : g.mul(1);
      }
    }
    expect(thrown(() => gradcheck((x: Tensor) => Inventing.apply(x), leaf([1, 2])))).toBe(
      'GradcheckError: Expected all input grads to be undefined or zero when all output grads are undefined or zero. Please look at "Notes about undefined output gradients" in "tools/autograd/derivatives.yaml"',
    );
    const two = (a: Tensor, b: Tensor): Tensor[] => [a.mul(b), a.exp()];
    expect(gradcheck(two, [leaf([1, 2]), leaf([3, 4])])).toBe(true);
  });

  it('gradcheck_jacobian_mismatch: both Jacobians are shown', () => {
    const wrong = (x: Tensor): unknown => Wrong.apply(x);
    expect(thrown(() => gradcheck(wrong, leaf([1, 2])))).toBe(
      `GradcheckError: Jacobian mismatch for output 0 with respect to input 0,
numerical:tensor([[2.0000, 0.0000],
        [0.0000, 2.0000]], dtype=torch.float64)
analytical:tensor([[3., 0.],
        [0., 3.]], dtype=torch.float64)
`,
    );
    const fast = thrown(() => gradcheck(wrong, leaf([1, 2]), { fast_mode: true }));
    expect(fast.replace(/numerical:1\.844718626\d*/u, 'numerical:1.844718626')).toBe(
      `GradcheckError: Jacobian mismatch for output 0 with respect to input 0,
numerical:1.844718626
analytical:2.7670779394229683

The above quantities relating the numerical and analytical jacobians are computed 
in fast mode. See: https://github.com/pytorch/pytorch/issues/53876 for more background 
about fast mode. Below, we recompute numerical and analytical jacobians in slow mode:

Numerical:
 tensor([[2.0000, 0.0000],
        [0.0000, 2.0000]], dtype=torch.float64)
Analytical:
tensor([[3., 0.],
        [0., 3.]], dtype=torch.float64)

The max per-element difference (slow mode) is: 1.000000000053511.
`,
    );
    const second = (x: Tensor, y: Tensor): unknown => [x.mul(y), Wrong.apply(y)];
    expect(firstLine(thrown(() => gradcheck(second, [leaf([1, 2]), leaf([3, 4])])))).toBe(
      'GradcheckError: Jacobian mismatch for output 1 with respect to input 1,',
    );
  });

  it('gradcheck_output_shape_or_dtype_depend_on_values: refused', () => {
    const longer = (x: Tensor): Tensor => (Number(x.sum().item()) <= 3 ? x.mul(1) : torch.cat([x, x]));
    const shorter = (x: Tensor): Tensor => (Number(x.sum().item()) <= 3 ? x.mul(1) : x.float());
    expect(thrown(() => gradcheck(longer, leaf([1, 2])))).toBe(
      'AssertionError: Expected `func` to return outputs with the same shape when inputs are perturbed on index (0,) by 1e-06, but got: shapes torch.Size([2]) and torch.Size([4]).',
    );
    expect(thrown(() => gradcheck(shorter, leaf([1, 2])))).toBe(
      'AssertionError: Expected `func` to return outputs with the same dtype when inputs are perturbed on index (0,) by 1e-06, but got: dtypes torch.float64 and torch.float32.',
    );
    expect(thrown(() => gradcheck(longer, leaf([1, 2]), { fast_mode: true }))).toBe(
      'AssertionError: Expected `func` to return outputs with the same shape when inputs are perturbed by 1e-06, but got: shapes torch.Size([2]) and torch.Size([4]).',
    );
  });

  it('gradcheck_custom_error: an error of its own, or false', () => {
    const wrong = (x: Tensor): unknown => Wrong.apply(x);
    expect(firstLine(thrown(() => gradcheck(wrong, leaf(1))))).toMatch(/^GradcheckError: /u);
    expect(gradcheck(wrong, leaf(1), { raise_exception: false })).toBe(false);
    const failing = (): never => {
      throw new Error('Not a bug!');
    };
    expect(thrown(() => gradcheck(failing, leaf(1), { raise_exception: false }))).toBe('Error: Not a bug!');
  });

  it('gradcheck_forward_ad: a wrong tangent is found', () => {
    class WrongTangent extends CustomFunction {
      static override forward(_context: unknown, x: Tensor): Tensor {
        return x.mul(2);
      }

      static override backward(_context: unknown, g: Tensor): Tensor {
        return g.mul(2);
      }

      static override jvp(_context: unknown, t: Tensor): Tensor {
        return t.mul(3);
      }
    }
    const wrong = (x: Tensor): unknown => WrongTangent.apply(x);
    const expected = `GradcheckError: Jacobian computed with forward mode mismatch for output 0 with respect to input 0,
numerical:tensor([[2.0000, 0.0000],
        [0.0000, 2.0000]], dtype=torch.float64)
analytical:tensor([[3., 0.],
        [0., 3.]], dtype=torch.float64)
`;
    expect(thrown(() => gradcheck(wrong, leaf([1, 2]), { check_forward_ad: true }))).toBe(expected);
    expect(gradcheck(wrong, leaf([1, 2]))).toBe(true);
    const fast = { check_forward_ad: true, check_backward_ad: false, fast_mode: true };
    expect(thrown(() => gradcheck(wrong, leaf([1, 2]), fast))).toBe(
      `GradcheckError: Jacobian computed with forward mode mismatch for output 0 with respect to input 0,
numerical:tensor([0.5858, 1.9123], dtype=torch.float64)
analytical:tensor([0.8787, 2.8684], dtype=torch.float64)

The above quantities relating the numerical and analytical jacobians are computed 
in fast mode. See: https://github.com/pytorch/pytorch/issues/53876 for more background 
about fast mode. Below, we recompute numerical and analytical jacobians in slow mode:

Numerical:
 tensor([[2.0000, 0.0000],
        [0.0000, 2.0000]], dtype=torch.float64)
Analytical:
tensor([[3., 0.],
        [0., 3.]], dtype=torch.float64)

The max per-element difference (slow mode) is: 1.000000000053511.
`,
    );
    for (const fast_mode of both)
      expect(gradcheck((x: Tensor) => x.pow(3), leaf([1, 2]), { check_forward_ad: true, fast_mode })).toBe(true);
    expect(gradgradcheck((x: Tensor) => x.pow(3), leaf([1, 2]), { check_fwd_over_rev: true })).toBe(true);
  });

  it('gradcheck_forward_ad_runs_with_no_requires_grad: inputs with tangents need no gradient', () => {
    const seen: boolean[] = [];
    const square = (x: Tensor): Tensor => {
      const { primal, tangent } = torch.autograd.forward_ad.unpack_dual(x);
      if (tangent !== null) seen.push(primal.requires_grad);
      return x.mul(x);
    };
    expect(gradcheck(square, leaf([1, 2]), { check_forward_ad: true })).toBe(true);
    expect(new Set(seen)).toEqual(new Set([false]));
  });

  it('gradcheck_forward_ad_respects_requires_grad: other inputs have no tangent', () => {
    const tangents: unknown[] = [];
    const sum = (x: Tensor, y: Tensor): Tensor => {
      tangents.push(torch.autograd.forward_ad.unpack_dual(y).tangent);
      return x.mul(2).add(y);
    };
    const still = torch.ones(2, { dtype: torch.double });
    expect(gradcheck(sum, [leaf([1, 2]), still], { check_forward_ad: true })).toBe(true);
    expect(new Set(tangents)).toEqual(new Set([null]));
  });

  it('gradcheck_check_forward_or_backward_only: one of them, and what contradicts that is refused', () => {
    class NoTangent extends CustomFunction {
      static override forward(_context: unknown, x: Tensor): Tensor {
        return x.mul(2);
      }

      static override backward(): never {
        throw new Error('Not backward.');
      }

      static override jvp(_context: unknown, t: Tensor): Tensor {
        return t.mul(2);
      }
    }
    const forward = { check_forward_ad: true, check_backward_ad: false };
    for (const fast_mode of both)
      expect(gradcheck((x: Tensor) => NoTangent.apply(x), leaf([1, 2]), { ...forward, fast_mode })).toBe(true);
    expect(thrown(() => gradcheck((x: Tensor) => NoTangent.apply(x), leaf([1, 2])))).toBe('Error: Not backward.');
    expect(firstLine(thrown(() => gradcheck((x: Tensor) => Wrong.apply(x), leaf([1, 2]), forward)))).toBe(
      'NotImplementedError: You must implement the jvp function for custom autograd.Function to use it with forward mode AD.',
    );
    expect(thrown(() => gradcheck(sine, leaf(1), { check_backward_ad: false }))).toBe(
      'AssertionError: Expected at least one of check_forward_ad or check_backward_ad to be True',
    );
    expect(thrown(() => gradcheck(sine, leaf(1), { ...forward, check_batched_grad: true }))).toBe(
      'AssertionError: Setting check_batched_grad=True requires check_backward_ad to be True',
    );
    expect(thrown(() => gradcheck(sine, leaf(1), { check_batched_forward_grad: true }))).toBe(
      'AssertionError: Setting check_batched_forward_grad=True requires check_forward_ad to be True',
    );
  });

  it('gradcheck_check_batched_grad: what vmap cannot follow', () => {
    class Deciding extends CustomFunction {
      static override forward(_context: unknown, x: Tensor): Tensor {
        return x.mul(2);
      }

      static override backward(_context: unknown, g: Tensor): Tensor {
        return g.ne(0).any().item() === true ? g.mul(2) : g;
      }
    }
    expect(gradcheck((x: Tensor) => x.pow(3), leaf([1, 2]), { check_batched_grad: true })).toBe(true);
    const text = thrown(() => gradcheck((x: Tensor) => Deciding.apply(x), leaf([1, 2]), { check_batched_grad: true }));
    expect(firstLine(text)).toMatch(/^GradcheckError: While computing batched gradients, got: /u);
    expect(text).toContain('with `check_batched_grad=False` as a keyword argument.');
  });

  it('gradcheck_forward_ad_batched_grad: of forward mode', () => {
    const options = { check_forward_ad: true, check_batched_forward_grad: true };
    expect(gradcheck((x: Tensor, y: Tensor) => [x.mul(y), x.exp()], [leaf([1, 2]), leaf([3, 4])], options)).toBe(true);
  });

  it('leaves inputs, random numbers and whoever listens as they were', () => {
    const x = leaf([1, 2]);
    torch.manual_seed(3);
    const expected = torch.rand([2]).tolist();
    torch.manual_seed(3);
    expect(gradcheck((a: Tensor) => [a.long(), a.mul(a)], x, { fast_mode: true })).toBe(true);
    expect(torch.rand([2]).tolist()).toEqual(expected);
    expect([x.tolist(), x._version, x.grad]).toEqual([[1, 2], 0, null]);
  });
});

describe('gradgradcheck', () => {
  it('finds second derivatives that are missing', () => {
    class Once extends CustomFunction {
      static override forward(context: { save_for_backward(x: Tensor): void }, x: Tensor): Tensor {
        context.save_for_backward(x);
        return x.pow(2);
      }

      static override backward(context: { saved_tensors: Tensor[] }, g: Tensor): Tensor {
        const [x = g] = context.saved_tensors;
        return x.mul(2).detach().mul(g);
      }
    }
    expect(gradcheck((x: Tensor) => Once.apply(x), leaf([1, 2]))).toBe(true);
    expect(thrown(() => gradgradcheck((x: Tensor) => Once.apply(x), leaf([1, 2]), leaf([1, 1])))).toBe(
      `GradcheckError: Jacobian mismatch for output 0 with respect to input 0,
numerical:tensor([[2.0000, 0.0000],
        [0.0000, 2.0000]], dtype=torch.float64)
analytical:tensor([[0., 0.],
        [0., 0.]], dtype=torch.float64)
`,
    );
  });

  it('takes vectors with gaps in memory', () => {
    expect(gradgradcheck((x: Tensor) => x.pow(3), leaf([1, 2]), { gen_non_contig_grad_outputs: true })).toBe(true);
  });

  it('refuses flags that contradict each other', () => {
    const cube = (x: Tensor): Tensor => x.pow(3);
    expect(thrown(() => gradgradcheck(cube, leaf(1), { check_rev_over_rev: false }))).toBe(
      'AssertionError: Expected at least one of check_fwd_over_rev or check_rev_over_rev to be True',
    );
    expect(thrown(() => gradgradcheck(cube, leaf(1), { check_rev_over_rev: false, check_fwd_over_rev: true }))).toBe(
      'AssertionError: Setting check_undefined_grad=True requires check_rev_over_rev to be True',
    );
  });
});
