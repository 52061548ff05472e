// Products of matrices, alone and in a network.
import { MLP, square, totalMagnitude } from '../inputs.mjs';
import { aheadOfJavaScript, ofPyTorch } from './goals.mjs';

const { batch, inputs, hidden, classes } = MLP;

function product(size) {
  return {
    label: `matmul ${size}`,
    title: `product of matrices ${size} × ${size}, forward and backward`,
    // Of sum(a b) the gradients are the sums of b's rows, in each row of one, and of a's columns, in each column of the other.
    expected: size * (totalMagnitude(rowSums(size)) + totalMagnitude(columnSums(size))),
    relative: 1e-3,
    goals: [ofPyTorch(2.4), aheadOfJavaScript()],
  };
}

function rowSums(size) {
  const sums = new Float64Array(size);
  square(size, 1).forEach((value, index) => (sums[Math.floor(index / size)] += value));
  return sums;
}

function columnSums(size) {
  const sums = new Float64Array(size);
  square(size, 0).forEach((value, index) => (sums[index % size] += value));
  return sums;
}

export const PRODUCTS = {
  'matmul-512': product(512),
  'matmul-1024': product(1024),
  mlp: {
    label: 'training step',
    title: `training step of ${batch} × ${inputs} → ${hidden} → ${classes}: cross-entropy, backward, gradient descent`,
    // PyTorch's loss of the third step.
    expected: 2.3564298152923584,
    relative: 1e-5,
    goals: [ofPyTorch(3), aheadOfJavaScript()],
  },
};
