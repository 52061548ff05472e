// A network by hand: without modules, without an optimiser.
// Right-click: "Differentiate File". Hover loss: "last of 2,000",
// and "Plot its history" draws the curve. The inspector chooses
// which backward pass the tab Graph shows.
torch.manual_seed(1);
const inputs = torch.tensor([[0, 0], [0, 1], [1, 0], [1, 1]]);
const targets = torch.tensor([[0], [1], [1], [0]]);

class Network {
  constructor(hidden) {
    this.w1 = torch.randn(2, hidden, { requires_grad: true });
    this.b1 = torch.zeros(hidden, { requires_grad: true });
    this.w2 = torch.randn(hidden, 1, { requires_grad: true });
    this.b2 = torch.zeros(1, { requires_grad: true });
  }

  get parameters() {
    return [this.w1, this.b1, this.w2, this.b2];
  }

  forward(x) {
    const hidden = torch.tanh(x.matmul(this.w1) + this.b1);
    return torch.sigmoid(hidden.matmul(this.w2) + this.b2);
  }
}

const network = new Network(4);
const rate = 1;
for (let step = 0; step < 2000; step++) {
  const loss = ((network.forward(inputs) - targets) ** 2).mean();
  loss.backward();
  torch.no_grad(() => {
    for (const parameter of network.parameters) {
      parameter.sub_(rate * parameter.grad);
      parameter.grad.zero_();
    }
  });
  if (step % 400 === 0) print('step', step, 'loss', loss.item());
}
print(network.forward(inputs));
