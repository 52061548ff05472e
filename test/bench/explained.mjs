// Why a goal was missed, by work: what the profile says. Printed in docs/performance.md only while the goal is missed.
const COMPILING =
  'V8 parses and compiles the bundle, a megabyte with all of `torch`, before its first line runs: 25 to 30 ms on the machine of the first measurement, whatever the code does. From V8’s code cache that is 4 to 6 ms.';

const FRESH =
  'What is missing is the result’s own memory: the same kernel written into an array that is there already takes less than half of the time. A fresh array of a million elements costs zeroing, page faults and its share of the garbage collection, and PyTorch gets back at once what was freed a moment before, which a collector cannot.';

export const EXPLAINED = {
  exp: FRESH,
  sin: FRESH,
  tanh: FRESH,
  log: FRESH,
  sigmoid: FRESH,
  mul: FRESH,
  add: FRESH,
  start: COMPILING,
  'start-large': COMPILING,
  softmax:
    'The kernel itself takes 0.67 ms where PyTorch takes 0.85; the rest, about as much again, is copying the elements into the kernels’ memory and the result into an array of its own, whose pages the system gives anew each time.',
};
