/** Hooks and kept gradients of tensors that change in place, by the names of PyTorch's own tests. */
import { describe, expect, it } from 'vitest';
import { torch, type Tensor } from '../../../src/engine/torch';

const double = (...values: number[]): Tensor => torch.tensor(values, { dtype: torch.float64, requires_grad: true });

/** Notes the gradients that arrive at tensors under names, in order. */
class Log {
  readonly lines: string[] = [];

  at(tensor: Tensor, name: string): void {
    tensor.register_hook((gradient: Tensor) => {
      this.lines.push(`${name} ${gradient.tolist().toString()}`);
    });
  }
}

describe('hooks', () => {
  it('tensor_hooks_inplace: each is of the version at which it was registered', () => {
    const a = double(1);
    const b = a.clone();
    const given: number[] = [];
    b.register_hook((g: Tensor) => {
      given.push(g.item() as number);
      return g.mul(2);
    });
    b.mul_(2);
    b.register_hook((g: Tensor) => {
      given.push(g.item() as number);
      return g.mul(2);
    });
    b.sum().backward();
    expect([given, a.grad?.tolist()]).toEqual([[1, 4], [8]]);
    // Of a leaf that is changed without being recorded there is one version only.
    const own = double(3);
    let count = 0;
    own.register_hook(() => {
      count += 1;
    });
    torch.no_grad(() => own.mul_(2));
    own.pow(2).sum().backward();
    expect([count, own.grad?.tolist()]).toEqual([1, [12]]);
  });

  it('tensor_hooks_inplace_multiple_outputs: so is each of several results of one call', () => {
    const a = double(1, 2, 4);
    const [v, m] = torch.var_mean(a, { dim: 0 });
    const log = new Log();
    log.at(v, 'v0');
    log.at(m, 'm0');
    v.mul_(2);
    m.mul_(3);
    log.at(v, 'v1');
    log.at(m, 'm1');
    v.mul(5).add(m.mul(7)).backward();
    expect(log.lines).toEqual(['m1 7', 'v1 5', 'v0 10', 'm0 21']);
    expect(a.grad?.tolist()).toEqual([-19 / 3, 11 / 3, 71 / 3].map((value) => expect.closeTo(value, 12) as number));
  });

  it('tensor_hooks_inplace_over_view: hooks of views stay with the nodes of before a change of their base', () => {
    const base = double(1, 2).clone();
    const [view, view2] = [base.alias(), base.alias()];
    const log = new Log();
    log.at(view, 'a');
    log.at(view2, 'b');
    log.at(base, 'base');
    base.mul_(2);
    expect(view2.grad_fn?.name()).toBe('AsStridedBackward0');
    log.at(view2, 'c');
    log.at(base, 'base again');
    view.add(view2).sum().backward();
    expect(log.lines).toEqual(['c 1,1', 'base again 2,2', 'base 4,4']);
  });

  it('tensor_hooks_inplace_over_view: the hook of a view that changes is of the version before', () => {
    const base = double(1, 2).clone();
    const view = base.alias();
    const log = new Log();
    log.at(view, 'before');
    view.mul_(2);
    log.at(view, 'after');
    base.sum().backward(null, { retain_graph: true });
    view.sum().backward();
    expect(log.lines).toEqual(['after 1,1']);
  });
});

describe('kept gradients', () => {
  it('retain_grad: of a tensor that is no leaf, however often it is asked for', () => {
    const input = double(1, 2, 3);
    const h1 = input.mul(3);
    const out = h1.mul(h1).sum();
    h1.retain_grad();
    h1.retain_grad();
    out.backward(null, { retain_graph: true });
    expect(h1.grad?.tolist()).toEqual(h1.mul(2).tolist());
    out.backward(null, { retain_graph: true });
    expect(h1.grad?.tolist()).toEqual(h1.mul(4).tolist());
    expect([h1.retains_grad, input.retains_grad]).toEqual([true, false]);
    input.retain_grad();
    input.grad = torch.zeros([3], { dtype: torch.float64 });
    out.backward();
    expect(input.grad.tolist()).toEqual(input.mul(18).tolist());
    expect(input.retains_grad).toBe(false);
  });

  it('retain_grad_inplace: of the newest version', () => {
    for (const before of [true, false]) {
      const a = double(1).clone();
      if (before) a.retain_grad();
      a.mul_(2);
      if (!before) a.retain_grad();
      a.mul(5).sum().backward();
      expect([a.retains_grad, a.grad?.tolist()]).toEqual([true, [5]]);
    }
  });

  it('retains_grad_inplace_multiple_outputs: of one of several results', () => {
    const a = double(1, 2, 4);
    const [v, m] = torch.var_mean(a, { dim: 0 });
    v.retain_grad();
    m.retain_grad();
    v.mul_(2);
    v.mul(5).add(m.mul(7)).backward();
    expect([v.grad?.item(), m.grad?.item()]).toEqual([5, 7]);
    expect(a.grad?.tolist()).toEqual([-11, -1, 19].map((value) => expect.closeTo(value, 12) as number));
  });

  it('retain_grad_inplace_over_view: of a view whose node is another since', () => {
    const base = double(1, 2).clone();
    const [view, view2] = [base.alias(), base.alias()];
    for (const each of [base, view, view2]) each.retain_grad();
    view.mul_(2);
    view.add(view2.mul(3)).sum().backward();
    expect([base.grad?.tolist(), view.grad?.tolist(), view2.grad?.tolist()]).toEqual([
      [4, 4],
      [1, 1],
      [3, 3],
    ]);
  });
});
