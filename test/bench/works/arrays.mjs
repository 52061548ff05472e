// Works on a million elements: what kernels, memory and fusing cost.
import { ELEMENTS, points, positive, shifted, SOFTMAX_ROWS, total } from '../inputs.mjs';
import { ofPyTorch } from './goals.mjs';

const MILLION = `${ELEMENTS.toLocaleString('en')} elements`;

/** What only moves memory may take longer: there is nothing to compute in whose shadow it could be copied. */
function kernel(name, expected, most) {
  return { title: `${name}, ${MILLION}`, expected, relative: 1e-5, goals: [ofPyTorch(most)] };
}

function sumOf(f, of = shifted) {
  return total(of(Float64Array).map(f));
}

export const ARRAYS = {
  vector: {
    label: 'sin(x)·exp(−x²) + x³',
    title: `sum(sin(x)·exp(−x²) + x³), ${MILLION}, forward and backward`,
    expected: vectorGradient(),
    relative: 1e-4,
    goals: [ofPyTorch(0.8), ofPyTorch(0.5, 'fused')],
  },
  exp: kernel('exp', sumOf(Math.exp), 1.2),
  sin: kernel('sin', sumOf(Math.sin), 1.2),
  tanh: kernel('tanh', sumOf(Math.tanh), 1.2),
  log: kernel('log', sumOf(Math.log, positive), 1.2),
  sigmoid: kernel(
    'sigmoid',
    sumOf((x) => 1 / (1 + Math.exp(-x))),
    1.2,
  ),
  softmax: {
    ...kernel(`softmax along the rows of ${SOFTMAX_ROWS} × ${ELEMENTS / SOFTMAX_ROWS}`, lastProbability(), 1.2),
    label: 'softmax',
  },
  mul: kernel(
    'mul',
    sumOf((x) => x * (x + 1.5)),
    3,
  ),
  add: kernel(
    'add',
    sumOf((x) => x + x + 1.5),
    3,
  ),
  // Peers that add up in float32 from one end to the other are a ten-thousandth off.
  sum: { ...kernel('sum', total(shifted(Float64Array)), 3), relative: 1e-3 },
};

/** Sum over the points of the derivative by hand: (cos x − 2x sin x)·exp(−x²) + 3x². */
function vectorGradient() {
  let sum = 0;
  for (const x of points(Float64Array)) sum += (Math.cos(x) - 2 * x * Math.sin(x)) * Math.exp(-x * x) + 3 * x * x;
  return sum;
}

/** Of the last row its last element. */
function lastProbability() {
  const row = shifted(Float64Array).slice(-ELEMENTS / SOFTMAX_ROWS);
  return Math.exp(row[row.length - 1] ?? NaN) / total(row.map(Math.exp));
}
