// What every peer computes with, the same numbers for each, and how large it is. It knows no peer and no time.

/** Elements of the long vectors. */
export const ELEMENTS = 1_000_000;
/** Rows of the table that `softmax` goes along. */
export const SOFTMAX_ROWS = 1000;
/** Operators in the chains. */
export const CHAIN = 10_000;
export const LONGER_CHAIN = 100_000;
export const LONGEST_CHAIN = 1_000_000;
/** Steps whose memory is counted. */
export const NODES = 1_000_000;
/** Steps of an optimiser. */
export const ADAM_STEPS = 1_000;
/** The network that classifies: examples, inputs, hidden units, classes, and the rate of its descent. */
export const MLP = { batch: 64, inputs: 784, hidden: 256, classes: 10, rate: 0.01 };

/** Numbers in no order, the same for every peer. */
export function waves(count, scale = 1) {
  return Array.from({ length: count }, (_, index) => scale * Math.sin(index * index * 0.37));
}

/** Places in no order. */
export function places() {
  return Array.from({ length: ELEMENTS }, (_, index) => (index * 7919) % ELEMENTS);
}

/** −2 to 2, without the last point. */
export function points(Type = Float32Array) {
  return Type.from({ length: ELEMENTS }, (_, index) => (index / ELEMENTS) * 4 - 2);
}

/** −1 to 3, without the last point, so that no sum over a kernel's results is about zero; and what has a logarithm. */
export function shifted(Type = Float32Array) {
  return Type.from({ length: ELEMENTS }, (_, index) => (index / ELEMENTS) * 4 - 1);
}

export function positive(Type = Float32Array) {
  return Type.from({ length: ELEMENTS }, (_, index) => (index / ELEMENTS) * 4 + 0.5);
}

/** A square matrix row by row; `phase` tells two of them apart. */
export function square(size, phase) {
  return Float32Array.from({ length: size * size }, (_, index) => Math.sin(index * index * 0.37 + phase));
}

/** The weights that the network begins with, in the order of its parameters; its inputs and classes. */
export function network() {
  const { batch, inputs, hidden, classes } = MLP;
  return {
    x: Float32Array.from(waves(batch * inputs)),
    labels: Int32Array.from({ length: batch }, (_, index) => index % classes),
    weights: [
      { shape: [inputs, hidden], data: Float32Array.from(waves(inputs * hidden, 0.05)) },
      { shape: [hidden], data: new Float32Array(hidden) },
      { shape: [hidden, classes], data: Float32Array.from(waves(hidden * classes, 0.1)) },
      { shape: [classes], data: new Float32Array(classes) },
    ],
  };
}

/** Where the Hessian of Rosenbrock's function is asked for. */
export function rosenbrockPlace() {
  return Float64Array.from({ length: 10 }, (_, index) => 0.5 + 0.1 * index);
}

/** Rows of rows, for peers that take nothing else. */
export function nested(data, rows, columns) {
  return Array.from({ length: rows }, (_, row) => Array.from(data.subarray(row * columns, (row + 1) * columns)));
}

export function total(values) {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

export function totalMagnitude(values) {
  let sum = 0;
  for (const value of values) sum += Math.abs(value);
  return sum;
}
