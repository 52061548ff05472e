// Two variables, two gradients: how fast f grows along each.
// Right-click the formula of f: "Differentiate Selection", then
// the tab Gradients. Drag the slider of u: both follow, since
// ∂f/∂u = 3u² + 4v and ∂f/∂v = 2v + 4u.
const u = torch.tensor(3, { requires_grad: true });
const v = torch.tensor(4, { requires_grad: true });
const f = u ** 3 + v ** 2 + 4 * u * v;

f.backward();
print(f);
print('∂f/∂u', u.grad);
print('∂f/∂v', v.grad);
