// A function inside a function: the chain rule, step by step.
// Right-click the formula of y: "Differentiate Selection", then
// the tab Formula. In the tab Plot, drag the slider of x along
// the wave.
const x = torch.tensor(100, { requires_grad: true });
const y = torch.sin(x / 2 ** 1.5);

y.backward();
print(y);
print(x.grad);
