// A small network learns "exclusive or": its loss curve.
// Right-click: "Differentiate File", then the tab Plot. The tab
// Graph goes from the last loss back to each weight, by its name.
torch.manual_seed(0);

class Net extends torch.nn.Module {
  hidden = new torch.nn.Linear(2, 4);
  out = new torch.nn.Linear(4, 1);
  forward(x: Tensor) {
    return torch.sigmoid(this.out(torch.tanh(this.hidden(x))));
  }
}

const inputs = torch.tensor([[0, 0], [0, 1], [1, 0], [1, 1]]);
const targets = torch.tensor([[0], [1], [1], [0]]);
const net = new Net();
const optimizer = new torch.optim.Adam(net.parameters(), { lr: 0.1 });
const criterion = new torch.nn.BCELoss();

const losses: number[] = [];
for (let step = 0; step < 200; step++) {
  optimizer.zero_grad();
  const loss = criterion(net(inputs), targets);
  loss.backward();
  optimizer.step();
  losses.push(loss.item());
}

plot(losses, { label: 'Loss', xlabel: 'step' });
print(net);
print('output', net(inputs).detach().flatten());
