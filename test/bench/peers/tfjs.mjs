// TensorFlow.js on its WebAssembly backend, or on the plain one where that is missing.
import * as tf from '@tensorflow/tfjs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';

import { CHAIN, points, runPeer, total } from '../work.mjs';

const backend = process.argv[2] ?? 'cpu';
if (backend === 'wasm') {
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  const manifest = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json');
  setWasmPaths(`${path.dirname(manifest)}/wasm-out/`);
}
await tf.setBackend(backend);
await tf.ready();

const polynomial = (x) => x.pow(4).mul(5).add(x.pow(3).mul(3)).add(x.pow(2).mul(7)).add(x.mul(9)).sub(5);

/** A gradient's sum, its memory given back. */
function read(gradient) {
  const value = total(gradient.dataSync());
  gradient.dispose();
  return value;
}

await runPeer(`tfjs ${backend}`, {
  polynomial: () => {
    const gradient = tf.grad((x) => tf.tidy(() => polynomial(x)));
    const x = tf.scalar(2);
    const run = () => read(gradient(x));
    return { run, value: run };
  },
  chain: () => {
    const gradient = tf.grad((x) => {
      let y = x;
      for (let step = 0; step < CHAIN / 2; step++) y = y.mul(0.9999).add(0.0001);
      return y;
    });
    const x = tf.scalar(1.5);
    const run = () => read(gradient(x));
    return { run, value: run };
  },
  vector: () => {
    const x = tf.tensor1d(points());
    const gradient = tf.grad((at) => at.sin().mul(at.mul(at).neg().exp()).add(at.pow(3)).sum());
    const run = () => {
      const result = gradient(x);
      result.dataSync();
      result.dispose();
    };
    return { run, value: () => read(gradient(x)) };
  },
});
