// Three classes of points are told apart.
// Right-click: "Differentiate File", then the tab Plot: the points
// by class. Hover best and rows for named tuples and indices.
const F = torch.nn.functional;
torch.manual_seed(0);
const centres = torch.tensor([[2, 0], [-1, 2], [-1, -2]]);
const classes = torch.arange(30n).remainder(3n);
// A tensor of indices takes one row for each: 0, 1, 2, 0, 1, 2, …
const points = centres[classes] + torch.randn(30, 2);

const weight = torch.zeros(3, 2, { requires_grad: true });
const bias = torch.zeros(3, { requires_grad: true });
for (let step = 0; step < 100; step++) {
  const loss = F.cross_entropy(F.linear(points, weight, bias), classes);
  loss.backward();
  torch.no_grad(() => {
    for (const parameter of [weight, bias]) {
      parameter.sub_(0.5 * parameter.grad);
      parameter.grad.zero_();
    }
  });
  if (step % 25 === 0) print('step', step, 'loss', loss.item());
}

const scores = F.linear(points, weight, bias).softmax(1);
const best = scores.max(1);
print('right:', best.indices.eq(classes).sum().item(), 'of', classes.numel());
// A mask takes the rows that are wrong, a slice the first of them.
const wrong = best.indices.ne(classes);
const rows = points[wrong];
print('wrong', rows[torch.Slice(0, 2)], 'with', best.values[wrong][torch.Slice(0, 2)]);

for (const number of [0, 1, 2]) {
  const its = points[classes.eq(number)];
  scatter(its.select(1, 0), its.select(1, 1), { label: `Class ${number}` });
}
