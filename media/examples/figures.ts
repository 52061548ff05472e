// Figures of all kinds, as in matplotlib.
// Right-click: "Differentiate File", then the tab Plot. Beside "show"
// stand the three figures: choose one, hover it or walk its points
// with the arrow keys, and press a name in the legend to hide it.
torch.manual_seed(0);
const x = torch.linspace(-3, 3, 61, { requires_grad: true });
const y = torch.tanh(x);
y.sum().backward();

// Lines and points: colour, marker and dash in a short format.
plt.plot(x, y, 'b-', { label: 'tanh' });
plt.plot(x, x.grad, 'r--', { label: 'its derivative' });
plt.plot([0], [1], 'ko', { label: 'steepest' });
plt.title('A function and its slope');
plt.xlabel('x');
plt.ylim(-1.2, 1.2);
plt.grid();
plt.legend();
plt.show();

// A histogram: a thousand random numbers in twenty bins.
const [counts] = plt.hist(torch.randn(1000), 20, { label: 'randn' });
plt.title('A thousand random numbers');
plt.xlabel('value');
plt.ylabel('how many');
plt.show();
print('in the bins', counts.reduce((sum, count) => sum + count, 0));

// Bars above names, the gradients of a small model.
const w = torch.tensor([0.5, -1, 2], { requires_grad: true });
const loss = (w * torch.tensor([1, 2, 3])).sum() ** 2;
loss.backward();
plt.bar(['w₀', 'w₁', 'w₂'], w, { label: 'weight', width: 0.4 });
plt.bar([0.4, 1.4, 2.4], w.grad.div(10), { label: 'gradient ÷ 10', width: 0.4 });
plt.title('Weights and their gradients');
plt.legend();
