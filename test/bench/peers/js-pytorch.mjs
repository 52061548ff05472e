// js-pytorch: nested JavaScript arrays; it has no sine.
import { torch } from 'js-pytorch';
import process from 'node:process';

import { CHAIN, MLP, nested, network, square, totalMagnitude } from '../inputs.mjs';
import { runPeer } from '../timer.mjs';

function descend(values, slopes) {
  values.forEach((value, index) => {
    if (Array.isArray(value)) descend(value, slopes[index]);
    else values[index] -= MLP.rate * slopes[index];
  });
}

function classifier() {
  const { x: data, labels, weights } = network();
  const x = torch.tensor(nested(data, MLP.batch, MLP.inputs));
  const target = torch.tensor(Array.from(labels));
  const relu = new torch.nn.ReLU();
  const crossEntropy = new torch.nn.CrossEntropyLoss();
  const parameters = weights.map(({ shape, data: values }) =>
    torch.tensor(shape.length === 1 ? Array.from(values) : nested(values, ...shape), true),
  );
  const [w1, b1, w2, b2] = parameters;
  return () => {
    const hidden = relu.forward(torch.add(torch.matmul(x, w1), b1));
    const loss = crossEntropy.forward(torch.add(torch.matmul(hidden, w2), b2), target);
    loss.backward();
    for (const parameter of parameters) descend(parameter._data, parameter.grad);
    loss.zero_grad_graph();
    return loss.data[0];
  };
}

await runPeer('js-pytorch', {
  polynomial: () => ({
    run: () => {
      const x = torch.tensor([2], true);
      x.pow(4).mul(5).add(x.pow(3).mul(3)).add(x.pow(2).mul(7)).add(x.mul(9)).sub(5).backward();
      return x.grad[0];
    },
  }),
  chain: () => ({
    run: () => {
      const x = torch.tensor([1.5], true);
      let y = x;
      for (let step = 0; step < CHAIN / 2; step++) y = y.mul(0.9999).add(0.0001);
      y.backward();
      return x.grad[0];
    },
  }),
  'matmul-512': () => {
    const [a, b] = [0, 1].map((phase) => torch.tensor(nested(square(512, phase), 512, 512), true));
    const run = () => {
      a.zero_grad();
      b.zero_grad();
      torch.matmul(a, b).sum().backward();
    };
    return { run, value: () => totalMagnitude(a.grad.flat()) + totalMagnitude(b.grad.flat()) };
  },
  mlp: () => {
    const fresh = classifier();
    return { run: classifier(), value: () => [fresh(), fresh(), fresh()].at(-1) };
  },
});
process.exit(0);
