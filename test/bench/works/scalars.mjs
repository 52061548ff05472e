// Works on single numbers: what the calls and the graph cost, not the arithmetic.
import { CHAIN, LONGER_CHAIN, LONGEST_CHAIN, NODES } from '../inputs.mjs';
import { aheadOfJavaScript, most, ofPyTorch } from './goals.mjs';

/** The second derivative of Rosenbrock's function in ten dimensions, summed over the Hessian: PyTorch's answer. */
const ROSENBROCK = 1206;

/** A derivative that each pair of operators multiplies by 0.9999; float32 rounds the factor itself. */
function chain(operators, goals, relative) {
  return {
    label: `chain of ${operators.toLocaleString('en')}`,
    title: `chain of ${operators.toLocaleString('en')} scalar operators, forward and backward`,
    expected: 0.9999 ** (operators / 2),
    relative,
    nodes: operators,
    goals,
  };
}

export const SCALARS = {
  polynomial: {
    title: '5x⁴ + 3x³ + 7x² + 9x − 5 at 2, forward and backward',
    expected: 233,
    relative: 1e-6,
    goals: [ofPyTorch(1 / 20), aheadOfJavaScript()],
  },
  chain: chain(CHAIN, [ofPyTorch(1 / 20)], 1e-3),
  'longer-chain': chain(LONGER_CHAIN, [], 1e-2),
  // Twice the time for a node is what a young heap and an old one differ by; a square would be a hundred times.
  'long-chain': chain(LONGEST_CHAIN, [{ kind: 'linear', than: 'chain', most: 2 }], 1e-1),
  'node-bytes': {
    label: 'bytes of a node',
    title: `memory of a node: ${NODES.toLocaleString('en')} times x = x * 1.0001, whose intermediates nobody holds`,
    expected: 1,
    relative: 0,
    unit: 'bytes',
    goals: [most(200)],
  },
  'second-derivative': {
    label: 'second derivative',
    title: 'second derivative of the polynomial',
    expected: 290,
    relative: 1e-6,
    goals: [ofPyTorch(1 / 10)],
  },
  hessian: {
    label: 'Hessian',
    title: 'Hessian of Rosenbrock’s function in 10 dimensions, float64',
    expected: ROSENBROCK,
    // TensorFlow.js has float32 alone.
    relative: 1e-6,
    goals: [ofPyTorch(1 / 10)],
  },
};
