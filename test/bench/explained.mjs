// Why a goal was missed, by work: what the profile says. Printed in docs/performance.md only while the goal is missed.
const COMPILING =
  'V8 parses and compiles the bundle, a megabyte with all of `torch`, before its first line runs: 25 to 30 ms on the machine of the first measurement, whatever the code does. From V8’s code cache that is 4 to 6 ms.';

const FRESH =
  'What is missing is the result’s own memory: the same kernel written into an array that is there already takes less than half of the time. A fresh array of a million elements costs zeroing, page faults and its share of the garbage collection, and PyTorch gets back at once what was freed a moment before, which a collector cannot.';

export const EXPLAINED = {
  'next-program':
    'One after the other: the editor’s command and two crossings of processes, the run in its thread, the tape’s way to the thread that differentiates and back (process alone: 30 to 70 ms), and the panel’s drawing, which takes what it takes for a formula. Nothing of it happens at the same time yet.',
  polynomial:
    'Eleven nodes with PyTorch’s names, saved values, versions and every refusal take 1.0 µs forward and 1.6 backward: per node one call of a formula, one or two of a scalar function, and the reading of what was saved. The closures that are faster have a value, a gradient and nothing else, and overflow the stack at the chain of 10,000.',
  hessian:
    'Forward with a graph, backward with a graph and one pass for all ten rows are sixty operators on arrays of nine or ten numbers: a microsecond and a half each, of which arithmetic is a tenth; the rest is shapes, small arrays and nodes, and the collector’s pauses. Jitted jax-js compiles all of it into one kernel.',
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
