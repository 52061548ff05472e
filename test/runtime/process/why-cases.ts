/** Programs whose gradient is not what their author wants, with the place that is to be named. */

export interface Case {
  readonly title: string;
  readonly program: string;
  readonly name: string;
  /** Of the first reason. */
  readonly kind: string;
  readonly place: string | null;
  /** Whether the reason's code, put in, mends it. */
  readonly mends: boolean;
  /** Whether `backward()` itself failed: it is asked about what that was called on. */
  readonly failed?: true;
}

export const CASES: readonly Case[] = [
  {
    title: 'a result in between, which is not a leaf',
    program: `const x = torch.tensor([1, 2], { requires_grad: true });
const h = x * 3;
const loss = (h ** 2).sum();
loss.backward();`,
    name: 'h',
    kind: 'not-a-leaf',
    place: 'x * 3',
    mends: true,
  },
  {
    title: 'a parameter that was scaled where it was made',
    program: `const w = torch.ones(2, { requires_grad: true }).mul(0.1);
const loss = (w ** 2).sum();
loss.backward();`,
    name: 'w',
    kind: 'not-a-leaf',
    place: 'torch.ones(2, { requires_grad: true }).mul(0.1)',
    mends: true,
  },
  {
    title: 'a parameter that was replaced by its update',
    program: `let w = torch.tensor([3, 4], { requires_grad: true });
const loss = (w ** 2).sum();
loss.backward();
w = w - 0.1 * w.grad;
const loss2 = (w ** 2).sum();
loss2.backward();`,
    name: 'w',
    kind: 'replaced',
    place: 'w - 0.1 * w.grad',
    mends: true,
  },
  {
    title: 'a parameter that was replaced by -=',
    program: `let w = torch.tensor([3, 4], { requires_grad: true });
const loss = (w ** 2).sum();
loss.backward();
w -= 0.1 * w.grad;
const loss2 = (w ** 2).sum();
loss2.backward();`,
    name: 'w',
    kind: 'replaced',
    place: 'w -= 0.1 * w.grad',
    mends: true,
  },
  {
    title: 'nothing requires a gradient',
    program: `const x = torch.tensor([1, 2]);
const loss = (x ** 2).sum();
loss.backward();`,
    name: 'x',
    kind: 'made-without',
    place: 'x',
    mends: true,
    failed: true,
  },
  {
    title: 'nothing requires a gradient, and data stands beside the weights',
    program: `const x = torch.tensor([1, 2]);
const w = torch.tensor([3, 4]);
const h = x * w;
const loss = (h ** 2).sum();
loss.backward();`,
    name: 'w',
    kind: 'made-without',
    place: 'w',
    mends: true,
    failed: true,
  },
  {
    title: 'a loop under no_grad',
    program: `const w = torch.tensor(1, { requires_grad: true });
torch.no_grad(() => {
  for (let i = 0; i < 3; i++) {
    const loss = (w - 3) ** 2;
    loss.backward();
  }
});`,
    name: 'w',
    kind: 'no-grad',
    place: 'w - 3',
    mends: true,
    failed: true,
  },
  {
    title: 'set to 0 after backward()',
    program: `const w = torch.tensor(2, { requires_grad: true });
const loss = w ** 2;
loss.backward();
w.grad.zero_();`,
    name: 'w',
    kind: 'zeroed',
    place: 'w',
    mends: false,
  },
  {
    title: 'steps that are too large',
    program: `const w = torch.tensor(1.5, { requires_grad: true });
for (let i = 0; i < 30; i++) {
  w.grad = null;
  const loss = (w ** 2 - 1) ** 2;
  loss.backward();
  torch.no_grad(() => w.sub_(w.grad * 1.5));
}
w.grad = null;
const loss = (w ** 2 - 1) ** 2;
loss.backward();`,
    name: 'w',
    kind: 'diverged',
    place: 'w',
    mends: false,
  },
  {
    title: 'a change without recording on a copy, then a product in a function',
    program: `const w = torch.tensor([3, 4], { requires_grad: true });
const b = torch.tensor([1, 1], { requires_grad: true });
function model(x) {
  const h = torch.no_grad(() => w * x);
  return h + b;
}
const loss = model(torch.tensor([1, 2])).sum();
loss.backward();`,
    name: 'w',
    kind: 'no-grad',
    place: 'w * x',
    mends: true,
  },
  {
    title: 'detach on the way',
    program: `const x = torch.tensor([1, 2], { requires_grad: true });
const w = torch.tensor([3, 4], { requires_grad: true });
const h = (x * 2).detach();
const loss = (h * w).sum();
loss.backward();`,
    name: 'x',
    kind: 'detached',
    place: '(x * 2).detach()',
    mends: true,
  },
  {
    title: '.data on the way',
    program: `const x = torch.tensor([1, 2], { requires_grad: true });
const w = torch.tensor([3, 4], { requires_grad: true });
const loss = (x.data * w).sum();
loss.backward();`,
    name: 'x',
    kind: 'data',
    place: 'x.data',
    mends: true,
  },
  {
    title: 'no_grad on the way',
    program: `const x = torch.tensor([1, 2], { requires_grad: true });
const w = torch.tensor([3, 4], { requires_grad: true });
const h = torch.no_grad(() => x.exp());
const loss = (h * w).sum();
loss.backward();`,
    name: 'x',
    kind: 'no-grad',
    place: 'x.exp()',
    mends: true,
  },
  {
    title: 'a number taken out by item()',
    program: `const x = torch.tensor([1, 2], { requires_grad: true });
const w = torch.tensor([3, 4], { requires_grad: true });
const loss = (w * x.sum().item()).sum();
loss.backward();`,
    name: 'x',
    kind: 'read-as-number',
    place: 'x.sum().item()',
    mends: true,
  },
  {
    title: 'a number taken out two lines above',
    program: `const x = torch.tensor([1, 2], { requires_grad: true });
const w = torch.tensor([3, 4], { requires_grad: true });
const s = x.sum().item();
const loss = (w * s).sum();
loss.backward();`,
    name: 'x',
    kind: 'read-as-number',
    place: 'x.sum().item()',
    mends: true,
  },
  {
    title: 'a loss by argmax',
    program: `const x = torch.tensor([1, 2, 0.5], { requires_grad: true });
const best = x.argmax();
const loss = best.float() * 2;
loss.backward();`,
    name: 'x',
    kind: 'no-derivative',
    place: 'x.argmax()',
    mends: true,
    failed: true,
  },
  {
    title: 'a loss that counts by comparison',
    program: `const x = torch.tensor([1, 2, 0.5], { requires_grad: true });
const right = (x > 1).float();
const loss = right.mean();
loss.backward();`,
    name: 'x',
    kind: 'comparison',
    place: 'x > 1',
    mends: true,
    failed: true,
  },
  {
    title: 'whole numbers on the way',
    program: `const x = torch.tensor([1, 2, 0.5], { requires_grad: true });
const loss = x.long().float().sum();
loss.backward();`,
    name: 'x',
    kind: 'to-integers',
    place: 'x.long()',
    mends: true,
    failed: true,
  },
  {
    title: 'data without requires_grad',
    program: `const x = torch.tensor([1, 2]);
const w = torch.tensor([3, 4], { requires_grad: true });
const loss = (x * w).sum();
loss.backward();`,
    name: 'x',
    kind: 'requires-no-grad',
    place: 'x',
    mends: true,
  },
  {
    title: 'whole numbers',
    program: `const x = torch.tensor([1n, 2n]);
const w = torch.tensor([3, 4], { requires_grad: true });
const loss = (x * w).sum();
loss.backward();`,
    name: 'x',
    kind: 'integer',
    place: 'x',
    mends: true,
  },
  {
    title: 'no backward at all',
    program: `const x = torch.tensor([1, 2], { requires_grad: true });
const loss = (x ** 2).sum();
`,
    name: 'x',
    kind: 'no-backward',
    place: 'loss',
    mends: true,
  },
  {
    title: 'autograd.grad instead of backward',
    program: `const x = torch.tensor([1, 2], { requires_grad: true });
const loss = (x ** 2).sum();
const [g] = torch.autograd.grad(loss, x, { create_graph: true });
const again = g.sum();
`,
    name: 'x',
    kind: 'only-autograd-grad',
    place: 'torch.autograd.grad(loss, x, { create_graph: true })',
    mends: true,
  },
  {
    title: 'not used',
    program: `const x = torch.tensor([1, 2], { requires_grad: true });
const w = torch.tensor([3, 4], { requires_grad: true });
const loss = (w ** 2).sum();
loss.backward();`,
    name: 'x',
    kind: 'unused',
    place: 'x',
    mends: false,
  },
  {
    title: 'used for something else',
    program: `const x = torch.tensor([1, 2], { requires_grad: true });
const w = torch.tensor([3, 4], { requires_grad: true });
const other = x * 2;
const loss = (w ** 2).sum();
loss.backward();`,
    name: 'x',
    kind: 'unused',
    place: 'x * 2',
    mends: false,
  },
  {
    title: 'only decides a condition',
    program: `const x = torch.tensor(1, { requires_grad: true });
const w = torch.tensor([3, 4], { requires_grad: true });
let loss = (w ** 2).sum();
if (x > 0) loss = loss * 2;
loss.backward();`,
    name: 'x',
    kind: 'only-decides',
    place: 'x > 0',
    mends: false,
  },
  {
    title: 'cleared by grad = null',
    program: `const x = torch.tensor([1, 2], { requires_grad: true });
const loss = (x ** 2).sum();
loss.backward();
x.grad = null;`,
    name: 'x',
    kind: 'cleared',
    place: 'x',
    mends: false,
  },
  {
    title: '-= under no_grad makes a new tensor',
    program: `let w = torch.tensor([3, 4], { requires_grad: true });
const x = torch.tensor([1, 2]);
for (let i = 0; i < 2; i++) {
  const loss = (w * x).sum();
  loss.backward();
  torch.no_grad(() => { w -= 0.1 * w.grad; });
}`,
    name: 'w',
    kind: 'no-grad',
    place: 'w -= 0.1 * w.grad',
    mends: true,
    failed: true,
  },
  {
    title: 'a dead relu',
    program: `const x = torch.tensor([-1, -2], { requires_grad: true });
const loss = torch.relu(x).sum();
loss.backward();`,
    name: 'x',
    kind: 'saturated',
    place: 'torch.relu(x)',
    mends: true,
  },
  {
    title: 'a sigmoid far out',
    program: `const x = torch.tensor([200, 300], { requires_grad: true });
const loss = torch.sigmoid(x).sum();
loss.backward();`,
    name: 'x',
    kind: 'saturated',
    place: 'torch.sigmoid(x)',
    mends: true,
  },
  {
    title: 'clamped away',
    program: `const x = torch.tensor([5, 6], { requires_grad: true });
const y = x.clamp({ min: 0, max: 1 });
const loss = (y * 3).sum();
loss.backward();`,
    name: 'x',
    kind: 'saturated',
    place: 'x.clamp({ min: 0, max: 1 })',
    mends: true,
  },
  {
    title: 'rounded',
    program: `const x = torch.tensor([1.2, 2.7], { requires_grad: true });
const loss = (x.round() ** 2).sum();
loss.backward();`,
    name: 'x',
    kind: 'steps',
    place: 'x.round()',
    mends: true,
  },
  {
    title: 'weights that start at zero',
    program: `const x = torch.tensor([1.2, 2.7], { requires_grad: true });
const w = torch.zeros(2, { requires_grad: true });
const loss = torch.tanh(x * w).sum();
loss.backward();`,
    name: 'x',
    kind: 'multiplied-by-zero',
    place: 'x * w',
    mends: true,
  },
  {
    title: 'the smaller of two',
    program: `const x = torch.tensor([1, 2], { requires_grad: true });
const z = torch.tensor([3, 4], { requires_grad: true });
const loss = torch.maximum(x, z).sum();
loss.backward();`,
    name: 'x',
    kind: 'not-chosen',
    place: 'torch.maximum(x, z)',
    mends: true,
  },
  {
    title: 'a square at its minimum',
    program: `const x = torch.tensor(0, { requires_grad: true });
const loss = x ** 2;
loss.backward();`,
    name: 'x',
    kind: 'stationary',
    place: 'x ** 2',
    mends: true,
  },
  {
    title: 'overwritten in place',
    program: `const x = torch.tensor([1, 2], { requires_grad: true });
const y = x * 2;
y.fill_(1);
const loss = (y * 3).sum();
loss.backward();`,
    name: 'x',
    kind: 'overwritten',
    place: 'y.fill_(1)',
    mends: true,
  },
  {
    title: 'the sum of a softmax',
    program: `const x = torch.tensor([0, 0], { requires_grad: true });
const loss = torch.softmax(x, 0).sum();
loss.backward();`,
    name: 'x',
    kind: 'shift-invariant',
    place: 'torch.softmax(x, 0)',
    mends: false,
  },
  {
    title: 'two ways that cancel',
    program: `const x = torch.tensor([1, 2], { requires_grad: true });
const loss = (3 * x - x * 3).sum();
loss.backward();`,
    name: 'x',
    kind: 'cancelled',
    place: null,
    mends: false,
  },
  {
    title: 'too small for float32',
    program: `const x = torch.tensor(1, { requires_grad: true });
const a = x * 1e-30;
const loss = a * 1e-30;
loss.backward();`,
    name: 'x',
    kind: 'vanished',
    place: 'x * 1e-30',
    mends: false,
  },
  {
    title: 'sqrt at 0 behind a product with 0',
    program: `const x = torch.tensor([0, 4], { requires_grad: true });
const loss = (torch.sqrt(x) * torch.tensor([0, 1])).sum();
loss.backward();`,
    name: 'x',
    kind: 'first-nan',
    place: 'torch.sqrt(x)',
    mends: true,
  },
  {
    title: 'sqrt at 0',
    program: `const x = torch.tensor([0, 4], { requires_grad: true });
const loss = x.sqrt().sum();
loss.backward();`,
    name: 'x',
    kind: 'first-infinity',
    place: 'x.sqrt()',
    mends: true,
  },
  {
    title: 'the branch that where does not take',
    program: `const x = torch.tensor([0, 4], { requires_grad: true });
const m = x > 1;
const y = torch.where(m, torch.log(x), 0);
const loss = y.sum();
loss.backward();`,
    name: 'x',
    kind: 'masked',
    place: 'torch.log(x)',
    mends: true,
  },
  {
    title: 'the other branch of where, by a name',
    program: `const x = torch.tensor([0, 4], { requires_grad: true });
const root = x.sqrt();
const loss = torch.where(x == 0, 0, root).sum();
loss.backward();`,
    name: 'x',
    kind: 'masked',
    place: 'x.sqrt()',
    mends: true,
  },
  {
    title: 'log of a negative number',
    program: `const x = torch.tensor([-1, 4], { requires_grad: true });
const loss = (torch.log(x) ** 2).sum();
loss.backward();`,
    name: 'x',
    kind: 'in-forward',
    place: 'torch.log(x)',
    mends: true,
  },
  {
    title: 'zero by zero',
    program: `const x = torch.tensor([0, 4], { requires_grad: true });
const n = torch.tensor([0, 2]);
const loss = ((x / n) ** 2).sum();
loss.backward();`,
    name: 'x',
    kind: 'in-forward',
    place: 'x / n',
    mends: true,
  },
  {
    title: 'exp that overflows',
    program: `const x = torch.tensor([1000, 4], { requires_grad: true });
const e = torch.exp(x);
const loss = (e / e.sum()).max();
loss.backward();`,
    name: 'x',
    kind: 'in-forward',
    place: 'torch.exp(x)',
    mends: true,
  },
  {
    title: 'a power below zero, at zero',
    program: `const x = torch.tensor([0, 4], { requires_grad: true });
const loss = (x ** -1).sum();
loss.backward();`,
    name: 'x',
    kind: 'in-forward',
    place: 'x ** -1',
    mends: true,
  },
  {
    title: 'std of equal values',
    program: `const x = torch.tensor([2, 2], { requires_grad: true });
const loss = x.std();
loss.backward();`,
    name: 'x',
    kind: 'stationary',
    place: 'x.std()',
    mends: true,
  },
  {
    title: 'a value that is NaN itself',
    program: `const x = torch.tensor([NaN, 2], { requires_grad: true });
const loss = (x ** 2).sum();
loss.backward();`,
    name: 'x',
    kind: 'in-value',
    place: 'x',
    mends: true,
  },
];
