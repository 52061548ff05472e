// A network learns XOR. Run "Autograd: Differentiate File": the Output tab shows the loss on its way and the network, the
// Graph tab the last loss with the parameters by their names; pick one in the Plot tab to see the loss against it.
torch.manual_seed(0);

class Net extends torch.nn.Module {
  hidden = new torch.nn.Linear(2, 4);
  out = new torch.nn.Linear(4, 1);
  forward(x) {
    return torch.sigmoid(this.out(torch.tanh(this.hidden(x))));
  }
}

const inputs = torch.tensor([[0, 0], [0, 1], [1, 0], [1, 1]]);
const targets = torch.tensor([[0], [1], [1], [0]]);
const net = new Net();
print(net);

const optimizer = new torch.optim.Adam(net.parameters(), { lr: 0.1 });
const criterion = new torch.nn.BCELoss();
for (let step = 0; step < 200; step++) {
  optimizer.zero_grad();
  const loss = criterion(net(inputs), targets);
  loss.backward();
  optimizer.step();
  if (step % 50 === 0) print('step', step, 'loss', loss.item());
}
print('output', net(inputs).flatten());
