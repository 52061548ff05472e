// A function of your code, differentiated by its parameters.
// Right-click inside f: "Differentiate Function". u and v have the
// values given above it; both gradients stand behind it.
const u = torch.tensor(3, { requires_grad: true });
const v = torch.tensor(4, { requires_grad: true });

function f(u: Tensor, v: Tensor) {
  const mixed = 2 * u * v;
  return u ** 2 + v ** 3 + mixed + u + v;
}

const y = f(u, v);
y.backward();
print(y);
print('∂f/∂u', u.grad);
print('∂f/∂v', v.grad);
