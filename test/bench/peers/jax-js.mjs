// jax-js on WebAssembly, its functions compiled (`jit`), its best case. It computes when it is read.
import { defaultDevice, grad, hessian, init, jit, nn, numpy, valueAndGrad } from '@jax-js/jax';
import { performance } from 'node:perf_hooks';
import process from 'node:process';

import {
  CHAIN,
  MLP,
  network,
  points,
  positive,
  rosenbrockPlace,
  shifted,
  SOFTMAX_ROWS,
  square,
  total,
  totalMagnitude,
} from '../inputs.mjs';
import { runPeer } from '../timer.mjs';

await init('wasm');
defaultDevice('wasm');

/** An integer power; jax-js counts uses, so each takes a reference. */
function power(x, exponent) {
  let result = x.ref;
  for (let factor = 1; factor < exponent; factor++) result = result.mul(x.ref);
  return result;
}

function polynomial(x) {
  const y = power(x, 4).mul(5).add(power(x, 3).mul(3)).add(power(x, 2).mul(7)).add(x.ref.mul(9)).sub(5);
  x.dispose();
  return y;
}

function rosenbrock(x) {
  const tail = x.ref.slice([1, 10]);
  const head = x.slice([0, 9]);
  const bend = tail.sub(head.ref.mul(head.ref));
  const slope = numpy.subtract(1, head);
  return bend.ref.mul(bend).mul(100).add(slope.ref.mul(slope)).sum();
}

function kernel(compute, inputs = shifted) {
  return () => {
    const x = numpy.array(inputs());
    const y = x.ref.add(1.5);
    const compiled = jit(compute);
    // Functions of one argument are not given the second: a reference that nobody takes would stay.
    const run = compute.length === 1 ? () => compiled(x.ref).dataSync() : () => compiled(x.ref, y.ref).dataSync();
    return { run, value: total };
  };
}

function product(size) {
  return () => {
    const [a, b] = [0, 1].map((phase) => numpy.array(square(size, phase)).reshape([size, size]));
    const gradients = jit(grad(([left, right]) => numpy.matmul(left, right).sum()));
    const run = () => gradients([a.ref, b.ref]).map((gradient) => gradient.dataSync());
    return { run, value: ([left, right]) => totalMagnitude(left) + totalMagnitude(right) };
  };
}

function classifier() {
  const { x: data, labels, weights } = network();
  const x = numpy.array(data).reshape([MLP.batch, MLP.inputs]);
  const target = nn.oneHot(numpy.array(labels, { dtype: numpy.int32 }), MLP.classes);
  let parameters = weights.map(({ shape, data: values }) => numpy.array(values).reshape(shape));
  const gradients = valueAndGrad(([w1, b1, w2, b2]) => {
    const logits = numpy.matmul(nn.relu(numpy.matmul(x.ref, w1).add(b1)), w2).add(b2);
    return nn
      .logSoftmax(logits)
      .mul(target.ref)
      .sum()
      .mul(-1 / MLP.batch);
  });
  const step = jit((before) => {
    const [loss, slopes] = gradients(before.map((parameter) => parameter.ref));
    return [loss, before.map((parameter, index) => parameter.sub(slopes[index].mul(MLP.rate)))];
  });
  return () => {
    const [loss, next] = step(parameters);
    parameters = next;
    return loss.dataSync()[0];
  };
}

const curvature = () => {
  const compiled = jit(grad(grad(polynomial)));
  return () => compiled(numpy.array(2)).dataSync()[0];
};
const rosenbrockHessian = () => {
  const compiled = jit(hessian(rosenbrock));
  const at = Array.from(rosenbrockPlace());
  return () => compiled(numpy.array(at, { dtype: numpy.float64 })).dataSync();
};

/** The first call of a function, in which it is compiled. */
function first(prepare, value) {
  return () => {
    let result;
    const once = () => {
      const began = performance.now();
      result = prepare()();
      return performance.now() - began;
    };
    return { once, rounds: 1, value: () => value(result) };
  };
}

// Before the others, which would leave compiled parts behind.
await runPeer('jax-js, compiling included', {
  'second-derivative': first(curvature, Number),
  hessian: first(rosenbrockHessian, total),
});
await runPeer('jax-js wasm jit', {
  polynomial: () => {
    const gradient = jit(grad(polynomial));
    return { run: () => gradient(numpy.array(2)).dataSync()[0] };
  },
  chain: () => {
    const gradient = jit(
      grad((x) => {
        let y = x;
        for (let step = 0; step < CHAIN / 2; step++) y = y.mul(0.9999).add(0.0001);
        return y;
      }),
    );
    return { run: () => gradient(numpy.array(1.5)).dataSync()[0] };
  },
  'second-derivative': () => ({ run: curvature() }),
  hessian: () => ({ run: rosenbrockHessian(), value: total }),
  vector: () => {
    const x = numpy.array(points());
    const gradient = jit(
      grad((at) =>
        numpy
          .sin(at.ref)
          .mul(numpy.exp(at.ref.mul(at.ref).neg()))
          .add(power(at, 3))
          .sum(),
      ),
    );
    return { run: () => gradient(x.ref).dataSync(), value: total };
  },
  exp: kernel((x) => numpy.exp(x)),
  sin: kernel((x) => numpy.sin(x)),
  tanh: kernel((x) => numpy.tanh(x)),
  log: kernel((x) => numpy.log(x), positive),
  sigmoid: kernel((x) => nn.sigmoid(x)),
  softmax: () => {
    const x = numpy.array(shifted()).reshape([SOFTMAX_ROWS, -1]);
    const compiled = jit((at) => nn.softmax(at, -1));
    return { run: () => compiled(x.ref).dataSync(), value: (result) => result.at(-1) };
  },
  mul: kernel((x, y) => x.mul(y)),
  add: kernel((x, y) => x.add(y)),
  sum: kernel((x) => numpy.sum(x)),
  'matmul-512': product(512),
  'matmul-1024': product(1024),
  mlp: () => {
    const fresh = classifier();
    return { run: classifier(), value: () => [fresh(), fresh(), fresh()].at(-1) };
  },
});
process.exit(0);
