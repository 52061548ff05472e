// A derivative of one's own, and whether it is right. Run "Autograd: Differentiate File" and open the Gradients tab: the
// check by differences says "agrees". Write 2 * x * g in backward, run again, and it says "differs".
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
// A hook sees the gradient as it arrives, and may replace it by what it returns.
x.register_hook((g) => print('arrives at x:', g));
const y = Cube.apply(x).sum();
y.backward();
print(y, x.grad);

// Both derivatives, of first and of second order, against differences in float64.
const point = torch.tensor([0.3, -1.2], { dtype: torch.float64, requires_grad: true });
print(torch.autograd.gradcheck(Cube.apply, [point]), torch.autograd.gradgradcheck(Cube.apply, [point]));
