// An engine for single numbers and nothing else, written for this bench as the many ports of micrograd are: a value, the set
// of its operands, a closure for each operator, and a graph sorted with a set of what was seen. It stands for them. No
// dtypes, no hooks, no second derivatives, no deep graphs. (With flags instead of sets it would be several times as fast.)
import { CHAIN } from '../inputs.mjs';
import { runPeer } from '../timer.mjs';

const nothing = () => undefined;

class Value {
  gradient = 0;

  constructor(data, operands = [], spread = nothing) {
    this.data = data;
    this.operands = new Set(operands);
    this.spread = spread;
  }

  add(other) {
    const of = lifted(other);
    const result = new Value(this.data + of.data, [this, of], () => {
      this.gradient += result.gradient;
      of.gradient += result.gradient;
    });
    return result;
  }

  mul(other) {
    const of = lifted(other);
    const result = new Value(this.data * of.data, [this, of], () => {
      this.gradient += of.data * result.gradient;
      of.gradient += this.data * result.gradient;
    });
    return result;
  }

  pow(exponent) {
    const result = new Value(this.data ** exponent, [this], () => {
      this.gradient += exponent * this.data ** (exponent - 1) * result.gradient;
    });
    return result;
  }

  backward() {
    const sorted = [];
    const seen = new Set();
    const visit = (value) => {
      if (seen.has(value)) return;
      seen.add(value);
      value.operands.forEach(visit);
      sorted.push(value);
    };
    visit(this);
    this.gradient = 1;
    for (const value of sorted.reverse()) value.spread();
  }
}

function lifted(operand) {
  return typeof operand === 'number' ? new Value(operand) : operand;
}

await runPeer('scalar closures', {
  polynomial: () => ({
    run: () => {
      const x = new Value(2);
      x.pow(4).mul(5).add(x.pow(3).mul(3)).add(x.pow(2).mul(7)).add(x.mul(9)).add(-5).backward();
      return x.gradient;
    },
  }),
  chain: () => ({
    run: () => {
      const x = new Value(1.5);
      let y = x;
      for (let step = 0; step < CHAIN / 2; step++) y = y.mul(0.9999).add(0.0001);
      y.backward();
      return x.gradient;
    },
  }),
});
