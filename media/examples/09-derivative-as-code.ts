// The derivative as code of your own.
// Right-click the formula of f: "Differentiate Selection". Then,
// in the same menu, "Insert Derivative as Code": choose ∂f/∂u.
const u = torch.tensor(2, { requires_grad: true });
const v = torch.tensor(4, { requires_grad: true });
const f = u ** 2 + v ** 3 + u * v;

f.backward();
print(f);
print('∂f/∂u', u.grad);
print('∂f/∂v', v.grad);
