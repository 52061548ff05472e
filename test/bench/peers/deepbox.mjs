// deepbox: no operand may be a plain number, and its gradient tensors have no sine, for which its own hook serves.
import * as box from 'deepbox/ndarray';
import { crossEntropyLoss } from 'deepbox/nn';

import {
  CHAIN,
  MLP,
  nested,
  network,
  points,
  positive,
  shifted,
  SOFTMAX_ROWS,
  square,
  total,
  totalMagnitude,
} from '../inputs.mjs';
import { runPeer } from '../timer.mjs';

const { customOp, GradTensor, parameter, tensor } = box;
const constant = (value) => GradTensor.fromTensor(tensor([value]));
const [three, five, seven, nine] = [3, 5, 7, 9].map(constant);
const float32 = (t) => (t.dtype === 'float32' ? t : GradTensor.fromTensor(t).astype('float32').tensor);
const sine = (x) =>
  customOp(float32(box.sin(x.tensor)), [[x, (gradient) => box.mul(gradient, float32(box.cos(x.tensor)))]]);

function kernel(compute, inputs = shifted) {
  return () => {
    const x = tensor(inputs());
    const y = tensor(inputs().map((value) => value + 1.5));
    return { run: () => compute(x, y), value: ({ data }) => total(data) };
  };
}

function product(size) {
  return () => {
    const [a, b] = [0, 1].map((phase) => parameter(tensor(nested(square(size, phase), size, size))));
    const run = () => {
      a.zeroGrad();
      b.zeroGrad();
      a.matmul(b).sum().backward();
    };
    return { run, value: () => totalMagnitude(a.grad.data) + totalMagnitude(b.grad.data) };
  };
}

function classifier() {
  const { x: data, labels, weights } = network();
  const x = GradTensor.fromTensor(tensor(nested(data, MLP.batch, MLP.inputs)));
  const target = tensor(Array.from(labels));
  const parameters = weights.map(({ shape, data: values }) =>
    parameter(tensor(shape.length === 1 ? values : nested(values, ...shape))),
  );
  const [w1, b1, w2, b2] = parameters;
  return () => {
    const loss = crossEntropyLoss(x.matmul(w1).add(b1).relu().matmul(w2).add(b2), target);
    loss.backward();
    for (const one of parameters) {
      const values = one.tensor.data;
      const slopes = one.grad.data;
      for (let index = 0; index < values.length; index++) values[index] -= MLP.rate * slopes[index];
      one.zeroGrad();
    }
    return loss.tensor.data[0];
  };
}

await runPeer('deepbox', {
  polynomial: () => ({
    run: () => {
      const x = parameter(tensor([2]));
      x.pow(4).mul(five).add(x.pow(3).mul(three)).add(x.pow(2).mul(seven)).add(x.mul(nine)).sub(five).backward();
      return x.grad.data[0];
    },
  }),
  chain: () => {
    const [factor, term] = [0.9999, 0.0001].map(constant);
    const run = () => {
      const x = parameter(tensor([1.5]));
      let y = x;
      for (let step = 0; step < CHAIN / 2; step++) y = y.mul(factor).add(term);
      y.backward();
      return x.grad.data[0];
    };
    return { run };
  },
  vector: () => {
    const x = parameter(tensor(points()));
    const run = () => {
      x.zeroGrad();
      sine(x).mul(x.mul(x).neg().exp()).add(x.pow(3)).sum().backward();
    };
    return { run, value: () => total(x.grad.data) };
  },
  exp: kernel(box.exp),
  sin: kernel(box.sin),
  tanh: kernel(box.tanh),
  log: kernel(box.log, positive),
  sigmoid: kernel(box.sigmoid),
  softmax: () => {
    const x = tensor(shifted()).reshape([SOFTMAX_ROWS, shifted().length / SOFTMAX_ROWS]);
    return { run: () => box.softmax(x, 1), value: ({ data }) => data.at(-1) };
  },
  mul: kernel(box.mul),
  add: kernel(box.add),
  sum: kernel((x) => box.sum(x)),
  'matmul-512': product(512),
  'matmul-1024': product(1024),
  mlp: () => {
    const fresh = classifier();
    return { run: classifier(), value: () => [fresh(), fresh(), fresh()].at(-1) };
  },
});
