// The smallest graph: a power and a product.
// Right-click: "Differentiate File", then the tab Graph. Click a
// box for its rule, what it saved on the way forward, and the
// gradient that passed through it on the way back.
const x = torch.tensor(3, { requires_grad: true });
const y = 3 * x ** 2;
y.backward();

print(y);
print(x.grad);
