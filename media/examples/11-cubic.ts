// A cubic and its derivative at a hundred points.
// Right-click: "Differentiate File", then the tab Plot. Click a
// name in the legend to hide its curve, or "Show as table".
const x = torch.linspace(-10, 10, 100, { requires_grad: true });
const Y = 10 * x ** 3;
torch.sum(Y).backward();

// detach() gives the numbers without their history.
const xs = x.detach();
plot(xs, Y.detach(), { label: 'Function', color: 'red', xlabel: 'x' });
plot(xs, x.grad, { label: 'Derivative', color: 'green' });
