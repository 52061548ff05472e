// deepbox: no operand may be a plain number, and its gradient tensors have no sine, for which its own hook serves.
import { cos, customOp, GradTensor, mul, parameter, sin, tensor } from 'deepbox/ndarray';

import { CHAIN, points, runPeer, total } from '../work.mjs';

const constant = (value) => GradTensor.fromTensor(tensor([value]));
const [three, five, seven, nine] = [3, 5, 7, 9].map(constant);
const float32 = (t) => (t.dtype === 'float32' ? t : GradTensor.fromTensor(t).astype('float32').tensor);
const sine = (x) => customOp(float32(sin(x.tensor)), [[x, (gradient) => mul(gradient, float32(cos(x.tensor)))]]);

await runPeer('deepbox', {
  polynomial: () => {
    const run = () => {
      const x = parameter(tensor([2]));
      x.pow(4).mul(five).add(x.pow(3).mul(three)).add(x.pow(2).mul(seven)).add(x.mul(nine)).sub(five).backward();
      return x.grad.data[0];
    };
    return { run, value: run };
  },
  chain: () => {
    const [factor, term] = [0.9999, 0.0001].map(constant);
    const run = () => {
      const x = parameter(tensor([1.5]));
      let y = x;
      for (let step = 0; step < CHAIN / 2; step++) y = y.mul(factor).add(term);
      y.backward();
      return x.grad.data[0];
    };
    return { run, value: run };
  },
  vector: () => {
    const x = parameter(tensor(points()));
    const run = () => {
      x.zeroGrad();
      sine(x).mul(x.mul(x).neg().exp()).add(x.pow(3)).sum().backward();
    };
    const value = () => {
      run();
      return total(x.grad.data);
    };
    return { run, value };
  },
});
