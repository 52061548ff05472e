// Gradient descent, and the path it takes down a valley.
// Right-click: "Differentiate File", then the tab Plot: the path
// swings from side to side. With the rate 0.1 it glides down, with
// 0.34 it flies off: change it, and run again.
const point = torch.tensor([-4, 1.5], { requires_grad: true });
const rate = 0.3;
const path: number[][] = [];

for (let step = 0; step <= 30; step++) {
  path.push(point.tolist());
  const height = point[0] ** 2 / 4 + 3 * point[1] ** 2;
  height.backward();
  torch.no_grad(() => {
    point.sub_(rate * point.grad);
  });
  point.grad.zero_();
  if (step % 10 === 0) print('step', step, 'height', height.item());
}
print('arrived at', point.detach());

const xs = path.map(([x]) => x);
const ys = path.map(([, y]) => y);
plot(xs, ys, { label: 'Path', xlabel: 'x', ylabel: 'y' });
scatter([0], [0], { label: 'Lowest point', color: 'green' });
