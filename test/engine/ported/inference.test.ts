/** Inference mode, by the names of PyTorch's own tests: inference and normal tensors, inside and outside. */
import { describe, expect, it } from 'vitest';
import { torch, type Tensor } from '../../../src/engine/torch';
import { thrown } from './thrown';

const SHAPE = [1, 2, 3];
const OUTSIDE =
  'RuntimeError: Inplace update to inference tensor outside InferenceMode is not allowed.You can make a clone to get a normal tensor before doing inplace update.See https://github.com/pytorch/rfcs/pull/17 for more details.';
const SAVED =
  'RuntimeError: Inference tensors cannot be saved for backward. Please do not use Tensors created in inference mode in computation tracked by autograd. To work around this, you can make a clone to get a normal tensor and use it in autograd, or use `torch.no_grad()` instead of `torch.inference_mode()`.';
const CLARIFY =
  "modified inplace in normal mode. Given that this use case is ambiguous and error-prone, it is forbidden. You can clarify your code by moving both the view and the inplace either both inside the inference_mode block (if you don't want the inplace to be tracked) or both outside (if you want the inplace to be tracked).";
const DIRECT = `RuntimeError: A view was created in inference mode and is being ${CLARIFY}`;
const INDIRECT = `RuntimeError: A view was created in inference mode and its base or another view of its base has been ${CLARIFY}`;

const ones = (requires_grad = false): Tensor => torch.ones(SHAPE, { requires_grad });
const inferenceOnes = (requires_grad = false): Tensor => torch.inference_mode(() => ones(requires_grad));
const both = [false, true];
const changes: readonly [string, (x: Tensor) => unknown][] = [
  ['add_', (x) => x.add_(2)],
  ['mul_', (x) => x.mul_(2)],
  ['transpose_', (x) => x.transpose_(1, 2)],
];

describe('inference mode', () => {
  it('inference_mode_context_manager: nests, and `false` is its opposite', () => {
    const enabled = (): boolean => torch.is_inference_mode_enabled();
    expect(enabled()).toBe(false);
    torch.inference_mode(() => {
      expect([enabled(), torch.is_grad_enabled()]).toEqual([true, false]);
      torch.inference_mode(false, () => {
        expect([enabled(), torch.is_grad_enabled()]).toEqual([false, true]);
      });
      expect([enabled(), torch.is_grad_enabled()]).toEqual([true, false]);
    });
    expect([enabled(), torch.is_grad_enabled()]).toEqual([false, true]);
  });

  it('inference_mode_context_manager: `false` records inside no_grad, too', () => {
    expect(torch.no_grad(() => torch.inference_mode(false, () => torch.is_grad_enabled()))).toBe(true);
  });

  it('inference_mode_decorator: as a wrapper, of either kind', () => {
    for (const mode of both) {
      const doubled = torch.inference_mode(mode).wrap((x: Tensor) => [torch.is_inference_mode_enabled(), x.mul(2)]);
      for (const requires_grad of both) {
        const [inside, result] = doubled(ones(requires_grad)) as [boolean, Tensor];
        expect([inside, result.is_inference()]).toEqual([mode, mode]);
        expect(result.requires_grad).toBe(requires_grad && !mode);
      }
    }
    expect(torch.is_inference_mode_enabled()).toBe(false);
  });

  it('inference_mode_tensor_creation: what is made is an inference tensor, which may require a gradient', () => {
    torch.inference_mode(() => {
      for (const made of [
        ones(),
        torch.zeros(2),
        torch.tensor(3),
        torch.rand(2),
        ones().clone(),
        ones().new_zeros([2]),
      ]) {
        expect([made.is_inference(), torch.is_inference(made), made.requires_grad]).toEqual([true, true, false]);
        expect(thrown(() => made._version)).toBe('RuntimeError: Inference tensors do not track version counter.');
      }
      const x = ones(true);
      expect([x.is_inference(), x.requires_grad, x.is_leaf]).toEqual([true, true, true]);
      x.requires_grad = false;
      expect(x.requires_grad).toBe(false);
    });
    expect(ones().is_inference()).toBe(false);
    expect(thrown(() => inferenceOnes().requires_grad_())).toBe(
      'RuntimeError: Setting requires_grad=True on inference tensor outside InferenceMode is not allowed.',
    );
  });

  it('inference_mode_existing_autograd_session: a saved tensor that is changed inside is noticed', () => {
    const a = ones(true).clone();
    const out = a.mul(a);
    torch.inference_mode(() => a.add_(2));
    expect([a.is_inference(), a._version]).toEqual([false, 1]);
    expect(
      thrown(() => {
        out.backward(torch.ones(SHAPE));
      }),
    ).toContain(
      'one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [1, 2, 3]], which is output 0 of Clone, is at version 1; expected version 0 instead.',
    );
  });

  it('inference_mode_inf_tensor_in_inf_mode_functional_op: gives inference tensors without a graph', () => {
    for (const requires_grad of both)
      torch.inference_mode(() => {
        const x = ones(requires_grad);
        for (const result of [x.add(2), x.mul(x), x.sum(), x.exp(), torch.enable_grad(() => x.mul(2))])
          expect([result.is_inference(), result.requires_grad, result.grad_fn]).toEqual([true, false, null]);
      });
  });

  it.each(changes)('inference_mode_inf_tensor_in_inf_mode_inplace_op: %s is allowed', (_name, change) => {
    for (const requires_grad of both)
      torch.inference_mode(() => {
        const x = ones(requires_grad);
        change(x);
        expect([x.is_inference(), x.requires_grad, x.grad_fn]).toEqual([true, requires_grad, null]);
        expect(thrown(() => x._version)).toContain('do not track version counter');
      });
  });

  it('inference_mode_inf_tensor_in_inf_mode_view_op: views are no views to autograd', () => {
    for (const requires_grad of both)
      torch.inference_mode(() => {
        const x = ones(requires_grad);
        const view = x.view(-1);
        expect([view.is_inference(), view._is_view(), view._base, view.requires_grad]).toEqual([
          true,
          false,
          null,
          false,
        ]);
        view.mul_(3);
        expect(x.tolist()).toEqual([
          [
            [3, 3, 3],
            [3, 3, 3],
          ],
        ]);
      });
  });

  it('inference_mode_inf_tensor_in_normal_mode_functional_op: may be read, and gives normal tensors', () => {
    for (const requires_grad of both) {
      const x = inferenceOnes(requires_grad);
      for (const result of [x.exp(), x.add(x), x.sum()])
        expect([result.is_inference(), result.requires_grad, result.is_leaf, result._version]).toEqual([
          false,
          false,
          true,
          0,
        ]);
    }
  });

  it.each(changes)('inference_mode_inf_tensor_in_normal_mode_inplace_op: %s is refused', (_name, change) => {
    expect(thrown(() => change(inferenceOnes()))).toBe(OUTSIDE);
  });

  it('inference_mode_inf_tensor_in_normal_mode_inplace_op: of one number, or laid out anew, too', () => {
    const x = torch.inference_mode(() => torch.tensor(1));
    expect(thrown(() => x.add_(1))).toBe(OUTSIDE);
    expect(thrown(() => inferenceOnes().resize_(3))).toBe(OUTSIDE);
    expect(thrown(() => inferenceOnes().__setitem__(0, 5))).toBe(OUTSIDE);
  });

  it('inference_mode_inf_tensor_in_normal_mode_view_op: views stay inference tensors', () => {
    for (const requires_grad of both) {
      const x = inferenceOnes(requires_grad);
      for (const view of [x.view(-1), x.select(0, 0), x.transpose(0, 1), x.detach(), x.data])
        expect([view.is_inference(), view._is_view(), view.requires_grad, view.is_leaf]).toEqual([
          true,
          false,
          false,
          true,
        ]);
      expect(x.clone().is_inference()).toBe(false);
    }
  });
});

describe('normal tensors', () => {
  const fresh = (requires_grad: boolean): Tensor => ones(requires_grad).clone();

  it.each(changes)('normal_tensor_inplace_output_in_inference_mode: %s keeps graph and version', (_name, change) => {
    for (const requires_grad of both)
      torch.inference_mode(() => {
        const a = torch.inference_mode(false, () => fresh(requires_grad));
        change(a);
        expect([a.is_inference(), a.requires_grad, a._version]).toEqual([false, requires_grad, 1]);
        change(a);
        expect([a.is_inference(), a.requires_grad, a._version]).toEqual([false, requires_grad, 2]);
        const view = a.reshape(-1);
        expect([view.is_inference(), view.requires_grad]).toEqual([
          view._base === null,
          requires_grad && view._is_view(),
        ]);
      });
  });

  it('normal_tensor_inplace_output_in_normal_mode: a change inside does not hinder changes outside', () => {
    for (const requires_grad of both) {
      const a = fresh(requires_grad);
      torch.inference_mode(() => a.add_(2));
      a.add_(2);
      expect([a.is_inference(), a.requires_grad, a._version]).toEqual([false, requires_grad, 2]);
      const view = a.view(-1);
      view.mul_(3);
      expect([view.is_inference(), view.requires_grad, a.sum().item()]).toEqual([false, requires_grad, 90]);
    }
  });

  it('normal_tensor_view_output_in_inference_mode: views are normal tensors, and may be changed there', () => {
    for (const requires_grad of both)
      torch.inference_mode(() => {
        const a = torch.inference_mode(false, () => fresh(requires_grad));
        const view = a.view(-1);
        const again = view.view(2, 3);
        for (const each of [view, again])
          expect([each.is_inference(), each._is_view(), each._base === a, each.requires_grad, each.node]).toEqual([
            false,
            true,
            true,
            requires_grad,
            null,
          ]);
        view.add_(1);
        expect([a._version, again._version]).toEqual([1, 1]);
      });
  });

  it('normal_tensor_view_output_in_normal_mode: a view made inside may not be changed outside', () => {
    for (const requires_grad of both) {
      const a = fresh(requires_grad);
      const [view, again] = torch.inference_mode(() => [a.view(-1), a.view(-1).view(2, 3)] as const);
      for (const each of [view, again, view.view(2, 3)]) {
        expect([each.is_inference(), each.requires_grad]).toEqual([false, requires_grad]);
        const message = thrown(() => each.add_(1));
        if (requires_grad) expect(message).toContain('inference mode and is being modified inplace in normal mode.');
        else expect(message).toBe('nothing was thrown');
      }
      expect(thrown(() => view.add_(1))).toBe(requires_grad ? DIRECT : 'nothing was thrown');
    }
  });

  it('inference_mode_handle_direct_view_on_rebase: a view made inside is refused where it is changed outside', () => {
    for (const requires_grad of both)
      for (const [, change] of changes) {
        const a = fresh(requires_grad);
        const view = torch.inference_mode(() => a.view_as(a));
        expect(thrown(() => change(view))).toBe(requires_grad ? DIRECT : 'nothing was thrown');
      }
  });

  it('inference_mode_handle_indirect_view_on_rebase: nor has it a node once its base was changed', () => {
    for (const requires_grad of both) {
      const a = fresh(requires_grad);
      const view = torch.inference_mode(() => a.view(-1));
      a.add_(2);
      expect(thrown(() => view.grad_fn)).toBe(requires_grad ? INDIRECT : 'nothing was thrown');
      if (requires_grad) expect(String(view)).toBe('tensor([3., 3., 3., 3., 3., 3.], grad_fn=<Invalid>)');
    }
  });
});

describe('inference and normal tensors together', () => {
  it('mix_inference_and_normal_tensor_functional_op: one that would be saved is refused', () => {
    for (const requires_grad of both) {
      const [s, c] = [ones(requires_grad), inferenceOnes(requires_grad)];
      const sum = c.add(s);
      expect([sum.is_inference(), sum.requires_grad]).toEqual([false, requires_grad]);
      if (requires_grad) {
        sum.backward(torch.ones(SHAPE));
        expect(c.grad?.tolist()).toEqual(torch.ones(SHAPE).tolist());
      }
      expect(thrown(() => c.mul(s))).toBe(requires_grad ? SAVED : 'nothing was thrown');
      expect(thrown(() => torch.matmul(s, c.transpose(1, 2)))).toBe(requires_grad ? SAVED : 'nothing was thrown');
      expect(torch.stack([s, c]).requires_grad).toBe(requires_grad);
    }
  });

  it('mix_inference_and_normal_tensor_inplace_op: nor may it be saved by a change', () => {
    for (const requires_grad of both) {
      const a = ones(requires_grad).clone();
      const c = inferenceOnes();
      expect(thrown(() => a.mul_(c))).toBe(requires_grad ? SAVED : 'nothing was thrown');
      a.add_(c);
      expect([a.is_inference(), a.requires_grad]).toEqual([false, requires_grad]);
      expect(thrown(() => c.add_(a))).toBe(OUTSIDE);
    }
  });

  it('mix_inference_and_normal_tensor_view_op: a view has one operand only', () => {
    for (const requires_grad of both) {
      const [s, c] = [ones(requires_grad), inferenceOnes()];
      const seen = c.view_as(s);
      expect([seen.is_inference(), seen.requires_grad]).toEqual([true, false]);
      const other = s.view_as(c);
      expect([other.is_inference(), other.requires_grad]).toEqual([false, requires_grad]);
    }
  });
});
