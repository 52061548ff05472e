/** The table's entries of steps, choices, activations, reductions, products and truth values. */
import type { Apply } from './definition';
import { ARRAYS, entry, EVERYWHERE, type Options, TORCH } from './entry';

function roundHalfEven(x: number): number {
  const nearest = Math.round(x);
  return Math.abs(x % 1) === 0.5 && nearest % 2 !== 0 ? nearest - 1 : nearest;
}

function erf(x: number): number {
  // Maclaurin's series near zero, the continued fraction of erfc farther out.
  const z = Math.abs(x);
  if (Number.isNaN(x)) return NaN;
  if (z > 6) return Math.sign(x);
  if (z < 2.5) {
    let term = x;
    let sum = x;
    for (let n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
      term *= (-x * x) / n;
      sum += term / (2 * n + 1);
    }
    return (2 / Math.sqrt(Math.PI)) * sum;
  }
  let fraction = 0;
  for (let n = 80; n > 0; n--) fraction = n / 2 / (z + fraction);
  return Math.sign(x) * (1 - Math.exp(-z * z) / Math.sqrt(Math.PI) / (z + fraction));
}

const truth = (value: boolean): number => (value ? 1 : 0);

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

function numberOf(choice: (a: number, b: number) => number): (a: number, b: number) => number {
  return (a, b) => (Number.isNaN(a) ? b : Number.isNaN(b) ? a : choice(a, b));
}

function numbersFirst(apply: Apply, a: unknown, b: unknown, choice: 'maximum' | 'minimum'): unknown {
  return apply('where', [apply('ne', [a, a]), b, apply('where', [apply('ne', [b, b]), a, apply(choice, [a, b])])]);
}

const STEPS = [
  entry('floor', '\\left\\lfloor #1 \\right\\rfloor', Math.floor, [[EVERYWHERE, 'floor']]),
  entry('ceil', '\\left\\lceil #1 \\right\\rceil', Math.ceil, [[EVERYWHERE, 'ceil']]),
  entry('trunc', '\\operatorname{trunc}', Math.trunc, [
    [EVERYWHERE, 'trunc'],
    [['np', 'torch', 'method'], 'fix'],
  ]),
  entry('round', '\\operatorname{round}', roundHalfEven, [[['np', 'torch', 'method', 'bare'], 'round']]),
  entry('round_half_up', '\\operatorname{round}', Math.round, [[['Math'], 'round']], {
    compose: (apply, x) => apply('floor', [apply('add', [x, 0.5])]),
  }),
  entry('frac', '\\operatorname{frac}', (x) => x - Math.trunc(x), [[TORCH, 'frac']]),
];

const CHOICES = [
  entry(
    'maximum',
    '\\max',
    Math.max,
    [
      [['Math', 'bare', 'torch', 'method'], 'max'],
      [['np', 'torch', 'method', 'bare'], 'maximum'],
    ],
    { chained: true, operands: [2, 2] },
  ),
  entry(
    'minimum',
    '\\min',
    Math.min,
    [
      [['Math', 'bare', 'torch', 'method'], 'min'],
      [['np', 'torch', 'method', 'bare'], 'minimum'],
    ],
    { chained: true, operands: [2, 2] },
  ),
  // Where maximum and minimum give nan, these give the operand that is a number.
  entry('fmax', '\\max', numberOf(Math.max), [[['np', 'torch', 'method'], 'fmax']], {
    compose: (apply, a, b) => numbersFirst(apply, a, b, 'maximum'),
  }),
  entry('fmin', '\\min', numberOf(Math.min), [[['np', 'torch', 'method'], 'fmin']], {
    compose: (apply, a, b) => numbersFirst(apply, a, b, 'minimum'),
  }),
  entry(
    'clamp',
    '\\operatorname{clamp}',
    (x, least, most) => Math.min(Math.max(x, least), most),
    [
      [TORCH, 'clamp', 'clip'],
      [['np'], 'clip'],
    ],
    {
      operands: [1, 1],
      keywords: ['min', 'max'],
    },
  ),
  entry('where', '\\operatorname{where}', (condition, a, b) => (condition !== 0 ? a : b), [
    [['np', 'torch', 'bare'], 'where'],
  ]),
  entry(
    'heaviside',
    '\\operatorname{heaviside}',
    (x, half) => (x === 0 ? half : truth(x > 0)),
    [[['np', 'torch', 'bare'], 'heaviside']],
    {
      compose: (apply, x, half) =>
        apply('where', [apply('eq', [x, 0]), half, apply('where', [apply('gt', [x, 0]), 1, 0])]),
    },
  ),
];

const ACTIVATIONS = [
  entry('sigmoid', '\\sigma', sigmoid, [[TORCH, 'sigmoid', 'expit']]),
  entry('relu', '\\operatorname{relu}', (x) => Math.max(x, 0), [[TORCH, 'relu']]),
  entry(
    'softplus',
    '\\operatorname{softplus}',
    (x) => (x > 20 ? x : Math.log1p(Math.exp(x))),
    [[['torch', 'bare'], 'softplus']],
    { keywords: ['beta', 'threshold'] },
  ),
  entry('gelu', '\\operatorname{gelu}', (x) => (x * (1 + erf(x / Math.SQRT2))) / 2, [[['torch', 'bare'], 'gelu']]),
  entry('silu', '\\operatorname{silu}', (x) => x * sigmoid(x), [[['torch', 'bare'], 'silu', 'swish']]),
  entry('leaky_relu', '\\operatorname{leakyrelu}', (x) => (x > 0 ? x : 0.01 * x), [[['torch', 'bare'], 'leaky_relu']], {
    keywords: ['negative_slope'],
  }),
  entry('elu', '\\operatorname{elu}', (x) => (x > 0 ? x : Math.expm1(x)), [[['torch', 'bare'], 'elu']], {
    keywords: ['alpha'],
  }),
  entry('logit', '\\operatorname{logit}', (x) => Math.log(x / (1 - x)), [[TORCH, 'logit']]),
  entry('erf', '\\operatorname{erf}', erf, [[['math', 'torch', 'method', 'bare'], 'erf']]),
  entry('erfc', '\\operatorname{erfc}', (x) => 1 - erf(x), [[['math', 'torch', 'method', 'bare'], 'erfc']]),
];

const REDUCTION: Options = { shape: 'reduction', keywords: ['dim', 'keepdim'] };

const REDUCTIONS = [
  entry('sum', '\\operatorname{sum}', (x) => x, [[ARRAYS, 'sum']], REDUCTION),
  entry(
    'mean',
    '\\operatorname{mean}',
    (x) => x,
    [
      [ARRAYS, 'mean'],
      [['np', 'bare'], 'average'],
    ],
    REDUCTION,
  ),
  entry('prod', '\\operatorname{prod}', (x) => x, [[ARRAYS, 'prod']], REDUCTION),
  entry(
    'amax',
    '\\max',
    (x) => x,
    [
      [['np', 'torch', 'method'], 'amax'],
      [['np'], 'max'],
    ],
    REDUCTION,
  ),
  entry(
    'amin',
    '\\min',
    (x) => x,
    [
      [['np', 'torch', 'method'], 'amin'],
      [['np'], 'min'],
    ],
    REDUCTION,
  ),
  entry('max', '\\max', (x) => x, [[['torch', 'method', 'bare'], 'max']], { shape: 'reduction' }),
  entry('min', '\\min', (x) => x, [[['torch', 'method', 'bare'], 'min']], { shape: 'reduction' }),
  entry(
    'norm',
    '\\left\\|#1\\right\\|',
    Math.abs,
    [
      [['torch', 'linalg', 'method', 'bare'], 'norm'],
      [['linalg'], 'vector_norm'],
    ],
    { shape: 'reduction' },
  ),
  entry('std', '\\operatorname{std}', () => NaN, [[['torch', 'method'], 'std']], { shape: 'reduction' }),
  entry('var', '\\operatorname{var}', () => NaN, [[['torch', 'method'], 'var']], { shape: 'reduction' }),
  entry('logsumexp', '\\operatorname{logsumexp}', (x) => x, [[['torch', 'method', 'bare'], 'logsumexp']], REDUCTION),
  entry('softmax', '\\operatorname{softmax}', () => 1, [[['torch', 'method', 'bare'], 'softmax']], {
    shape: 'along',
    keywords: ['dim'],
  }),
  entry('log_softmax', '\\operatorname{logsoftmax}', () => 0, [[['torch', 'method', 'bare'], 'log_softmax']], {
    shape: 'along',
    keywords: ['dim'],
  }),
];

const PRODUCTS = [
  entry(
    'matmul',
    '',
    (a, b) => a * b,
    [
      [['np', 'torch', 'method', 'bare'], 'matmul'],
      [['torch', 'method'], 'mm', 'mv', 'bmm'],
    ],
    { shape: 'matmul' },
  ),
  entry(
    'dot',
    '',
    (a, b) => a * b,
    [
      [['torch', 'method', 'bare'], 'dot'],
      [['np', 'torch'], 'inner', 'vdot'],
    ],
    { shape: 'dot' },
  ),
  // NumPy's dot is a matrix product where there are matrices.
  entry('matmul', '', (a, b) => a * b, [[['np'], 'dot']], { shape: 'matmul' }),
  entry('outer', '\\operatorname{outer}', (a, b) => a * b, [[['np', 'torch', 'method', 'bare'], 'outer']], {
    shape: 'outer',
  }),
  entry('t', '', (a) => a, [[['torch', 'method'], 't']], { shape: 'transpose' }),
  entry('clone', '\\operatorname{clone}', (a) => a, [[['torch', 'method'], 'clone']]),
  entry('select', '', (a) => a, [], { shape: 'select' }),
];

const TRUTHS = [
  entry(
    'gt',
    '>',
    (a, b) => truth(a > b),
    [
      [['torch', 'method'], 'gt', 'greater'],
      [['np'], 'greater'],
    ],
    { truth: true },
  ),
  entry(
    'lt',
    '<',
    (a, b) => truth(a < b),
    [
      [['torch', 'method'], 'lt', 'less'],
      [['np'], 'less'],
    ],
    { truth: true },
  ),
  entry(
    'ge',
    '\\ge',
    (a, b) => truth(a >= b),
    [
      [['torch', 'method'], 'ge', 'greater_equal'],
      [['np'], 'greater_equal'],
    ],
    { truth: true },
  ),
  entry(
    'le',
    '\\le',
    (a, b) => truth(a <= b),
    [
      [['torch', 'method'], 'le', 'less_equal'],
      [['np'], 'less_equal'],
    ],
    { truth: true },
  ),
  entry(
    'eq',
    '=',
    (a, b) => truth(a === b),
    [
      [['torch', 'method'], 'eq'],
      [['np'], 'equal'],
    ],
    { truth: true },
  ),
  entry(
    'ne',
    '\\ne',
    (a, b) => truth(a !== b),
    [
      [['torch', 'method'], 'ne', 'not_equal'],
      [['np'], 'not_equal'],
    ],
    { truth: true },
  ),
  entry('logical_and', '\\land', (a, b) => truth(a !== 0 && b !== 0), [[['np', 'torch', 'method'], 'logical_and']], {
    truth: true,
  }),
  entry('logical_or', '\\lor', (a, b) => truth(a !== 0 || b !== 0), [[['np', 'torch', 'method'], 'logical_or']], {
    truth: true,
  }),
  entry('logical_not', '\\lnot', (a) => truth(a === 0), [[['np', 'torch', 'method'], 'logical_not']], { truth: true }),
];

export const TENSOR_FUNCTIONS = [...STEPS, ...CHOICES, ...ACTIVATIONS, ...REDUCTIONS, ...PRODUCTS, ...TRUTHS];
