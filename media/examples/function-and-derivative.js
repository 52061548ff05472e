// A function and its derivative over a range. Run "Autograd: Differentiate File" (palette or context menu), then look at
// the panel's Plot tab, and hover x, Y and x.grad. Select lines 4 and 5 alone: what they need from above runs with them.
const x = torch.linspace(-20, 20, 20, { requires_grad: true });
const Y = x ** 2;
torch.sum(Y).backward();
plot(x, Y, { label: 'Function', color: 'red', xlabel: 'x' });
plot(x, x.grad, { label: 'Derivative', color: 'green' });
