// A polynomial and its slope at one point.
// Right-click the formula of y: "Differentiate Selection". The
// answer stands behind it, the graph in the inspector. The tab
// Formula works it out: 20·2³ + 9·2² + 14·2 + 9 = 233.
const x = torch.tensor([2], { requires_grad: true });
const y = 5 * x ** 4 + 3 * x ** 3
  + 7 * x ** 2 + 9 * x - 5;

// Right-click again: "Differentiate File" runs all of it as a
// program. The tab Output shows what it prints.
y.backward();
print(y);
print(x.grad);
