// jax-js on WebAssembly, its functions compiled (`jit`), its best case.
import { defaultDevice, grad, init, jit, numpy } from '@jax-js/jax';
import process from 'node:process';

import { CHAIN, points, runPeer, total } from '../work.mjs';

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

await runPeer('jax-js wasm jit', {
  polynomial: () => {
    const gradient = jit(grad(polynomial));
    const run = () => gradient(numpy.array(2)).dataSync()[0];
    return { run, value: run };
  },
  chain: () => {
    const gradient = jit(
      grad((x) => {
        let y = x;
        for (let step = 0; step < CHAIN / 2; step++) y = y.mul(0.9999).add(0.0001);
        return y;
      }),
    );
    const run = () => gradient(numpy.array(1.5)).dataSync()[0];
    return { run, value: run };
  },
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
    const run = () => gradient(x.ref).dataSync();
    return { run, value: () => total(run()) };
  },
});
process.exit(0);
