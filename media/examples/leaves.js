// What is a leaf, and why is a gradient None? Run "Autograd: Differentiate File" and read the Output tab; then hover x and y.
const x = torch.tensor(3, { requires_grad: true });
const y = 3 * x ** 2;
y.backward();

print('x:', x.data, x.grad, x.grad_fn, x.is_leaf, x.requires_grad);
// y is no leaf: its gradient is not kept, unless y.retain_grad() stands before backward().
print('y:', y.data, y.grad, y.grad_fn, y.is_leaf, y.requires_grad);

// The second derivative: the graph of the first one is kept.
const [slope] = torch.autograd.grad(3 * x ** 2, x, { create_graph: true });
print('slope', slope);
const [curvature] = torch.autograd.grad(slope, x);
print('curvature', curvature);
