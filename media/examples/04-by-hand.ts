// You worked out a derivative on paper. Is it right?
// Select the lines of y and dy_dx, right-click: "Check My
// Derivative" compares them everywhere, not only at x = 3. Make
// it 12 * x + 3, and check again.
const x = torch.tensor(3, { requires_grad: true });
const y = 6 * x ** 2 + 2 * x + 4;
const dy_dx = 12 * x + 2;

y.backward();
print(y);
print('autograd', x.grad);
print('by hand ', dy_dx.detach());
