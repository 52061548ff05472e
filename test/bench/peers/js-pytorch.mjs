// js-pytorch: nested JavaScript arrays; it has no sine.
import { torch } from 'js-pytorch';
import process from 'node:process';

import { CHAIN, runPeer } from '../work.mjs';

await runPeer('js-pytorch', {
  polynomial: () => {
    const run = () => {
      const x = torch.tensor([2], true);
      x.pow(4).mul(5).add(x.pow(3).mul(3)).add(x.pow(2).mul(7)).add(x.mul(9)).sub(5).backward();
      return x.grad[0];
    };
    return { run, value: run };
  },
  chain: () => {
    const run = () => {
      const x = torch.tensor([1.5], true);
      let y = x;
      for (let step = 0; step < CHAIN / 2; step++) y = y.mul(0.9999).add(0.0001);
      y.backward();
      return x.grad[0];
    };
    return { run, value: run };
  },
});
process.exit(0);
