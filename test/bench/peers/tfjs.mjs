// TensorFlow.js on its WebAssembly backend, or on the plain one. Both compute at the call; what is differentiated is read,
// too, as a user would read it.
import * as tf from '@tensorflow/tfjs';
import { createRequire } from 'node:module';
import path from 'node:path';
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

const backend = process.argv[2] ?? 'cpu';
if (backend === 'wasm') {
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  const manifest = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json');
  setWasmPaths(`${path.dirname(manifest)}/wasm-out/`);
}
await tf.setBackend(backend);
await tf.ready();

const polynomial = (x) => x.pow(4).mul(5).add(x.pow(3).mul(3)).add(x.pow(2).mul(7)).add(x.mul(9)).sub(5);

/** A tensor's numbers, its memory given back. */
function taken(tensor) {
  const numbers = tensor.dataSync();
  tensor.dispose();
  return numbers;
}

function rosenbrock(x) {
  const [head, tail] = [x.slice(0, 9), x.slice(1, 9)];
  return tail.sub(head.square()).square().mul(100).add(tf.sub(1, head).square()).sum();
}

function kernel(compute, inputs = shifted) {
  return () => {
    const x = tf.tensor1d(inputs());
    const y = x.add(1.5);
    let last = null;
    const run = () => {
      last?.dispose();
      last = compute(x, y);
    };
    return { run, value: () => total(last.dataSync()) };
  };
}

function product(size) {
  return () => {
    const matrices = [0, 1].map((phase) => tf.tensor2d(square(size, phase), [size, size]));
    const gradients = tf.grads((a, b) => a.matMul(b).sum());
    const run = () => gradients(matrices).map(taken);
    return { run, value: ([a, b]) => totalMagnitude(a) + totalMagnitude(b) };
  };
}

function classifier() {
  const { x: data, labels, weights } = network();
  const x = tf.tensor2d(data, [MLP.batch, MLP.inputs]);
  const target = tf.oneHot(tf.tensor1d(labels, 'int32'), MLP.classes).cast('float32');
  let parameters = weights.map(({ shape, data: values }) => tf.tensor(values, shape));
  const step = tf.valueAndGrads((w1, b1, w2, b2) =>
    tf.losses.softmaxCrossEntropy(target, x.matMul(w1).add(b1).relu().matMul(w2).add(b2)),
  );
  return () => {
    const { value, grads } = step(parameters);
    parameters = parameters.map((parameter, index) => {
      const next = tf.tidy(() => parameter.sub(grads[index].mul(MLP.rate)));
      parameter.dispose();
      grads[index].dispose();
      return next;
    });
    return taken(value)[0];
  };
}

await runPeer(`tfjs ${backend}`, {
  polynomial: () => {
    const gradient = tf.grad((x) => tf.tidy(() => polynomial(x)));
    const x = tf.scalar(2);
    return { run: () => taken(gradient(x))[0] };
  },
  chain: () => {
    const gradient = tf.grad((x) => {
      let y = x;
      for (let step = 0; step < CHAIN / 2; step++) y = y.mul(0.9999).add(0.0001);
      return y;
    });
    const x = tf.scalar(1.5);
    return { run: () => taken(gradient(x))[0] };
  },
  'second-derivative': () => {
    const curvature = tf.grad(tf.grad(polynomial));
    const x = tf.scalar(2);
    return { run: () => taken(curvature(x))[0] };
  },
  // It has float32 alone, and no Hessian: a second gradient for each row.
  hessian: () => {
    const x = tf.tensor1d(Float32Array.from(rosenbrockPlace()));
    const slope = tf.grad(rosenbrock);
    const rows = Array.from({ length: 10 }, (_, row) => tf.grad((at) => slope(at).slice(row, 1).sum()));
    return { run: () => rows.map((row) => taken(row(x))), value: (result) => total(result.map(total)) };
  },
  vector: () => {
    const x = tf.tensor1d(points());
    const gradient = tf.grad((at) => at.sin().mul(at.mul(at).neg().exp()).add(at.pow(3)).sum());
    return { run: () => taken(gradient(x)), value: total };
  },
  exp: kernel((x) => x.exp()),
  sin: kernel((x) => x.sin()),
  tanh: kernel((x) => x.tanh()),
  log: kernel((x) => x.log(), positive),
  sigmoid: kernel((x) => x.sigmoid()),
  softmax: () => {
    const x = tf.tensor1d(shifted()).reshape([SOFTMAX_ROWS, -1]);
    let last = null;
    const run = () => {
      last?.dispose();
      last = x.softmax(1);
    };
    return { run, value: () => last.dataSync().at(-1) };
  },
  mul: kernel((x, y) => x.mul(y)),
  add: kernel((x, y) => x.add(y)),
  sum: kernel((x) => x.sum()),
  'matmul-512': product(512),
  'matmul-1024': product(1024),
  mlp: () => {
    const fresh = classifier();
    return { run: classifier(), value: () => [fresh(), fresh(), fresh()].at(-1) };
  },
});
