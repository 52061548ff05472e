// numpy-ts: NumPy's functions over WebAssembly, without derivatives, and so its kernels alone.
import * as numpy from 'numpy-ts';

import { positive, shifted, total } from '../inputs.mjs';
import { runPeer } from '../timer.mjs';

function kernel(compute, inputs = shifted) {
  return () => {
    const x = numpy.array(Array.from(inputs()), 'float32');
    const y = numpy.add(x, numpy.array(1.5, 'float32'));
    let last = null;
    const run = () => {
      last?.dispose?.();
      last = compute(x, y);
    };
    return { run, value: () => (typeof last === 'number' ? last : total(last.data)) };
  };
}

await runPeer('numpy-ts', {
  exp: kernel((x) => numpy.exp(x)),
  sin: kernel((x) => numpy.sin(x)),
  tanh: kernel((x) => numpy.tanh(x)),
  log: kernel((x) => numpy.log(x), positive),
  mul: kernel((x, y) => numpy.multiply(x, y)),
  add: kernel((x, y) => numpy.add(x, y)),
  sum: kernel((x) => numpy.sum(x)),
});
