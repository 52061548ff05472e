// The work that every peer does, with the answer it must give, and the timer. It knows no peer.
import console from 'node:console';
import { performance } from 'node:perf_hooks';
import process from 'node:process';

/** Elements of the long vector. */
export const ELEMENTS = 1_000_000;
/** Operators in the chain. */
export const CHAIN = 10_000;
/** In the long one. */
export const LONG_CHAIN = 1_000_000;
/** Steps of the training loop, records of a program, lines of a text. */
export const STEPS = 10_000;
export const RECORDS = 10_000;
export const LINES = 1_000;
/** Steps of an optimiser. */
export const ADAM_STEPS = 1_000;
/** Lines of a function that is read as a formula. */
export const FUNCTION_LINES = 30;

const TERMS = Array.from({ length: 50 }, (_, k) => k + 1);

/** Formulas of one variable that are differentiated by rule, in a notation that mathjs reads, too; where, and the slope. */
export const DERIVED = {
  'derive-polynomial': { formula: '5*x^4 + 3*x^3 + 7*x^2 + 9*x - 5', at: 2, expected: 233 },
  'derive-long': {
    formula: TERMS.map((k) => `sin(${k}*x)*x^${k}`).join(' + '),
    at: 0.9,
    expected: total(TERMS.map((k) => k * Math.cos(0.9 * k) * 0.9 ** k + Math.sin(0.9 * k) * k * 0.9 ** (k - 1))),
  },
  'derive-nested': {
    formula: 'exp(sin(exp(cos(exp(sin(x^2))))))',
    at: 0.7,
    expected: nestedSlope(0.7),
  },
};

/** By the chain rule, from the inside out. */
function nestedSlope(x) {
  const first = Math.exp(Math.sin(x * x));
  const second = Math.exp(Math.cos(first));
  const inner = Math.cos(x * x) * 2 * x * first * -Math.sin(first);
  return inner * second * Math.cos(second) * Math.exp(Math.sin(second));
}

/** Graphs that are laid out and drawn, how many boxes they have, and within how many milliseconds. */
export const GRAPH_SHAPES = ['autograd', 'mlp', 'tree'];
const GRAPH_GOALS = { 100: 100, 1000: 300, 10_000: 1500 };
export const GRAPH_COUNTS = Object.keys(GRAPH_GOALS).map(Number);

export function graphWork(shape, count) {
  return `graph-${shape}-${count}`;
}

/** A line of so many points: drawn whole, and a part of it, as when someone zooms in. */
export const POINTS = 1_000_000;
export const POINTS_WORK = {
  'points-whole': { part: 1, within: 100 },
  'points-zoomed': { part: 0.1, within: 100 },
};

/**
 * What is timed, with the number that shows that the work was done: a gradient, the sum of one, a count. `within` is a goal
 * in milliseconds for each row that is ours, `most` one for their ratio to the row that `against` names.
 */
export const WORK = {
  polynomial: { title: '5x⁴+3x³+7x²+9x−5 at 2, forward and backward', expected: 233, relative: 1e-6 },
  chain: {
    title: `chain of ${CHAIN} scalar operators, forward and backward`,
    expected: 0.9999 ** (CHAIN / 2),
    relative: 1e-3,
  },
  'long-chain': { title: `chain of ${LONG_CHAIN} scalar operators, forward and backward`, expected: 1, relative: 0 },
  vector: {
    title: `sum(sin(x)·exp(−x²)+x³), ${ELEMENTS} elements, forward and backward`,
    expected: vectorGradient(),
    relative: 1e-4,
  },
  // What these seven must give is PyTorch's own answer.
  convolution: { title: 'conv2d of 8×3×32×32 with 16×3×3×3, forward and backward', expected: 17005.66, relative: 1e-4 },
  attention: { title: 'scaled_dot_product_attention of 4×8×128×64', expected: 127.33675, relative: 1e-4 },
  solve: { title: 'linalg.solve of 256×256, float64', expected: 0.3117582074269858, relative: 1e-9 },
  singular: { title: 'linalg.svd of 100×100, float64', expected: 521.6915435420998, relative: 1e-9 },
  sorting: { title: `sort of ${ELEMENTS} elements`, expected: -224974, relative: 1e-5 },
  gathering: { title: `${ELEMENTS} elements picked by an index tensor`, expected: -21.838, relative: 1e-4 },
  module: { title: 'a call of nn.Linear(8, 16) on 32 rows, recorded', expected: 37.125214, relative: 1e-6 },
  // The steps are PyTorch's to a few last places of float32, which a thousand of them make larger.
  optim: { title: `${ADAM_STEPS} steps of Adam on a network of 8, 16 and 1`, expected: 0.006246219, relative: 1e-3 },
  panel: { title: 'the panel’s re-evaluation of the polynomial', expected: 233, relative: 1e-6 },
  hover: { title: 'the hover’s text for the polynomial', expected: 233, relative: 1e-6 },
  training: {
    title: `training loop, ${STEPS} steps of a small network: a program with operators, recorded, in a realm of its own`,
    // Of the losses at the end.
    expected: 1,
    relative: 1e-12,
    against: 'explicit calls, nothing recorded',
    most: 3,
  },
  'program-prepare': {
    title: `a program of ${LINES} lines made ready to run`,
    expected: 1 + (LINES * 4) / 10,
    relative: 0,
  },
  'program-start': { title: 'a program of one line, from the text to its result', expected: 6, relative: 0 },
  'record-number': { title: 'one evaluation of a number recorded', expected: 8, relative: 0, within: 40e-6 },
  'record-tensor': { title: 'one evaluation of a tensor recorded', expected: 8, relative: 0, within: 100e-6 },
  'program-state': { title: `snapshot of ${RECORDS} records, written as text`, expected: RECORDS, relative: 0 },
  'program-hover': { title: `a hover on ${RECORDS} records`, expected: 2345, relative: 1e-12, within: 20 },
  ...Object.fromEntries(
    Object.entries(DERIVED).map(([work, { formula, at, expected }]) => [
      work,
      {
        title: `by rule: ${formula.length > 40 ? `${formula.slice(0, 40)}…` : formula} at ${at}`,
        expected,
        relative: 1e-9,
      },
    ]),
  ),
  simplify: { title: 'the polynomial’s derivative simplified', expected: 233, relative: 1e-9 },
  'check-by-rule': { title: 'the third check of the polynomial', expected: 233, relative: 1e-9, within: 5 },
  'long-run': { title: 'Σ sin(kx)/k, 200 terms: run, recorded, checked', expected: 200, relative: 1e-9, within: 150 },
  'read-function': {
    title: `a function of ${FUNCTION_LINES} lines read as a formula`,
    expected: 2,
    relative: 0,
    within: 20,
  },
  'write-code': { title: 'the polynomial’s derivative as Python', expected: 233, relative: 1e-9, within: 10 },
  'hover-one-line': { title: 'what a hover looks for in a line of 1 MB', expected: 0, relative: 0, within: 5 },
  'hover-nothing': { title: 'in 20,000 lines, on a comment', expected: 0, relative: 0, within: 5 },
  'hover-formula': { title: 'in 20,000 lines, on a formula', expected: 42, relative: 0, within: 50 },
  'plot-replay': { title: 'plot of 401 points, 10 steps run again for each', expected: 44, relative: 1e-9 },
  ...Object.fromEntries(
    GRAPH_SHAPES.flatMap((shape) =>
      GRAPH_COUNTS.map((count) => [
        graphWork(shape, count),
        {
          title: `the graph “${shape}” of ${count} boxes laid out, drawn and painted in Chromium`,
          expected: count,
          relative: 0,
          within: GRAPH_GOALS[count],
        },
      ]),
    ),
  ),
  ...Object.fromEntries(
    Object.entries(POINTS_WORK).map(([work, { part, within }]) => [
      work,
      {
        title: `a line of ${POINTS.toLocaleString('en')} points, ${part === 1 ? 'all' : 'a tenth'} of it drawn and painted in Chromium`,
        expected: POINTS,
        relative: 0,
        within,
      },
    ]),
  ),
  slider: { title: 'a slider’s step: 10 steps run again, differentiated, checked', expected: 664, relative: 1e-6 },
};

/** Sum over the points of the derivative by hand: (cos x − 2x sin x)·exp(−x²) + 3x². */
function vectorGradient() {
  let sum = 0;
  for (const x of points(Float64Array)) sum += (Math.cos(x) - 2 * x * Math.sin(x)) * Math.exp(-x * x) + 3 * x * x;
  return sum;
}

/** Numbers in no order, the same for every peer. */
export function waves(count) {
  return Array.from({ length: count }, (_, index) => Math.sin(index * index * 0.37));
}

/** Places in no order. */
export function places() {
  return Array.from({ length: ELEMENTS }, (_, index) => (index * 7919) % ELEMENTS);
}

/** −2 to 2, without the last point. */
export function points(Type = Float32Array) {
  return Type.from({ length: ELEMENTS }, (_, index) => (index / ELEMENTS) * 4 - 2);
}

export function total(values) {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/** Median milliseconds of a call: warmed up, in batches of at least ten milliseconds. */
export function timed(work, { warmUp = 400, rounds = 11, budget = 6000 } = {}) {
  const begin = performance.now();
  let calls = 0;
  do {
    work();
    calls++;
  } while (performance.now() - begin < warmUp);
  const each = (performance.now() - begin) / calls;
  const batch = Math.max(1, Math.min(5000, Math.ceil(10 / each)));
  const count = Math.max(3, Math.min(rounds, Math.floor(budget / (each * batch))));
  const milliseconds = Array.from({ length: count }, () => {
    const from = performance.now();
    for (let call = 0; call < batch; call++) work();
    return (performance.now() - from) / batch;
  });
  return milliseconds.sort((a, b) => a - b)[count >> 1];
}

/** Median and best of runs that say themselves how many milliseconds they took. */
async function timedOnce(once, { rounds = 7, budget = 40_000 } = {}) {
  const times = [];
  let spent = 0;
  while (times.length < rounds && (spent < budget || times.length < 3)) {
    const milliseconds = await once();
    spent += milliseconds;
    times.push(milliseconds);
  }
  times.sort((a, b) => a - b);
  return { milliseconds: times[times.length >> 1], best: times[0] };
}

/** Runs a peer's cases and prints a line of JSON for each, which it gives, too: { peer, work, milliseconds, value } or { …, error }. */
export async function runPeer(peer, cases) {
  const lines = [];
  const wanted = process.env.BENCH_WORK?.split(',');
  for (const [work, prepare] of Object.entries(cases)) {
    if (wanted !== undefined && !wanted.includes(work)) continue;
    let line;
    try {
      const { run, once, rounds, per = 1, value } = await prepare();
      if (once === undefined) {
        const answer = Number(value());
        line = { peer, work, value: answer, milliseconds: timed(run) / per };
      } else {
        const times = await timedOnce(once, { rounds });
        line = { peer, work, value: Number(value()), ...times };
      }
    } catch (error) {
      line = {
        peer,
        work,
        error: String(error?.message ?? error)
          .split('\n')[0]
          .slice(0, 120),
      };
    }
    console.log(JSON.stringify(line));
    lines.push(line);
  }
  return lines;
}
