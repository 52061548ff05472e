// A derivative of one's own, and whether it is right.
// Right-click: "Differentiate File", then the tab Gradients: the
// check says "agrees". Write 2 * x * g in backward, run again, and
// it says "differs".
class Cube extends torch.autograd.Function {
  static forward(ctx, x) {
    ctx.save_for_backward(x);
    return x ** 3;
  }
  static backward(ctx, g) {
    const [x] = ctx.saved_tensors;
    return 3 * x ** 2 * g;
  }
}

const x = torch.tensor([1.5, -0.5], { requires_grad: true });
// A hook sees the gradient as it arrives, and may return another.
x.register_hook((g) => print('arrives at x:', g));
const y = Cube.apply(x).sum();
y.backward();
print(y, x.grad);

// First and second order against differences, in float64.
const point = torch.tensor([0.3, -1.2], { dtype: torch.float64, requires_grad: true });
print(torch.autograd.gradcheck(Cube.apply, [point]));
print(torch.autograd.gradgradcheck(Cube.apply, [point]));
