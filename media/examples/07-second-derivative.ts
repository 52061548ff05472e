// The slope of the slope: gradients have gradients too.
// Right-click: "Differentiate File", then the tab Output. Or
// right-click the formula of y: "Differentiate Selection", then
// the tab Formula for f′ to f⁗ with their steps.
const x = torch.tensor(9, { requires_grad: true });
const y = x ** 2;
print(y);

// create_graph records how the gradient is computed.
const [slope] = torch.autograd.grad(y, x, { create_graph: true });
print('slope', slope);
const [curvature] = torch.autograd.grad(slope, x);
print('slope of the slope', curvature);
