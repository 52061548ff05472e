// A function and its derivative over a range, by one backward().
// Right-click: "Differentiate File", then the tab Plot. Hover x, Y
// and x.grad for their values.
const x = torch.linspace(-20, 20, 20, { requires_grad: true });
const Y = x ** 2;

// Each point adds its own square to the sum: the gradient at each
// is its own slope.
torch.sum(Y).backward();

plot(x, Y, { label: 'Function', color: 'red', xlabel: 'x' });
plot(x, x.grad, { label: 'Derivative', color: 'green' });
