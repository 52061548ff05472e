/** The entries of the table of functions: one line or two for each, by subject. Knows no parser and no engine. */
import type { Apply, FunctionDefinition, Place, ShapeRule, Spelling } from './function-definition';

const EVERYWHERE: readonly Place[] = ['Math', 'math', 'np', 'torch', 'method', 'bare'];
const ARRAYS: readonly Place[] = ['np', 'torch', 'method', 'bare'];
const TORCH: readonly Place[] = ['torch', 'method', 'bare'];

interface Options {
  readonly operands?: readonly [number, number];
  readonly shape?: ShapeRule;
  readonly keywords?: readonly string[];
  readonly compose?: (apply: Apply, ...operands: unknown[]) => unknown;
  readonly truth?: boolean;
  readonly chained?: boolean;
}

type Spellings = readonly (readonly [places: readonly Place[], ...names: string[]])[];

function entry(
  name: string,
  tex: string,
  plain: (...operands: number[]) => number,
  spellings: Spellings,
  options: Options = {},
): FunctionDefinition {
  return {
    name,
    tex,
    plain,
    spellings: spellings.map(([places, ...names]): Spelling => ({ places, names })),
    operands: options.operands ?? [Math.max(plain.length, 1), Math.max(plain.length, 1)],
    shape: options.shape ?? 'elementwise',
    keywords: options.keywords ?? [],
    compose: options.compose ?? null,
    truth: options.truth ?? false,
    chained: options.chained ?? false,
  };
}

/** Python's remainder, with the sign of the divisor. */
function remainder(a: number, b: number): number {
  const r = a % b;
  return r !== 0 && r < 0 !== b < 0 ? r + b : r;
}

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

const ARITHMETIC = [
  entry('add', '', (a, b) => a + b, [[['torch', 'np', 'method'], 'add']]),
  entry('sub', '', (a, b) => a - b, [
    [['torch', 'method'], 'sub', 'subtract'],
    [['np'], 'subtract'],
  ]),
  entry('mul', '', (a, b) => a * b, [
    [['torch', 'method'], 'mul', 'multiply'],
    [['np'], 'multiply'],
  ]),
  entry('div', '', (a, b) => a / b, [
    [['torch', 'method'], 'div', 'divide', 'true_divide'],
    [['np'], 'divide', 'true_divide'],
  ]),
  entry('pow', '', (a, b) => a ** b, [
    [['Math', 'math', 'torch', 'np', 'method', 'bare'], 'pow'],
    [['np'], 'power', 'float_power'],
  ]),
  entry('neg', '', (a) => -a, [
    [['torch', 'method'], 'neg', 'negative'],
    [['np'], 'negative'],
  ]),
  entry('remainder', '#1 \\bmod #2', remainder, [
    [['torch', 'np', 'method'], 'remainder'],
    [['np'], 'mod'],
    [['mathematics'], 'mod'],
  ]),
  entry('fmod', '#1 \\bmod #2', (a, b) => a % b, [[['math', 'torch', 'np', 'method', 'bare'], 'fmod']]),
  entry(
    'floor_divide',
    '\\left\\lfloor #1 / #2 \\right\\rfloor',
    (a, b) => Math.floor(a / b),
    [[['torch', 'np', 'method'], 'floor_divide']],
    {
      compose: (apply, a, b) => apply('floor', [apply('div', [a, b])]),
    },
  ),
  entry('reciprocal', '1 / #1', (a) => 1 / a, [[['torch', 'np', 'method'], 'reciprocal']]),
  entry('square', '', (a) => a * a, [[['torch', 'np', 'method', 'bare'], 'square']]),
  entry('sqrt', '\\sqrt{#1}', Math.sqrt, [[EVERYWHERE, 'sqrt']]),
  entry('rsqrt', '\\operatorname{rsqrt}', (a) => 1 / Math.sqrt(a), [[TORCH, 'rsqrt']]),
  entry('cbrt', '\\sqrt[3]{#1}', Math.cbrt, [[['Math', 'math', 'np', 'bare'], 'cbrt']], {
    compose: (apply, a) => apply('mul', [apply('sign', [a]), apply('pow', [apply('abs', [a]), 1 / 3])]),
  }),
  entry('hypot', '\\operatorname{hypot}', (a, b) => Math.hypot(a, b), [[EVERYWHERE, 'hypot']], { chained: true }),
  entry('abs', '\\left|#1\\right|', Math.abs, [
    [['Math', 'np', 'torch', 'method', 'bare'], 'abs'],
    [['math', 'np'], 'fabs'],
    [['np', 'torch', 'method'], 'absolute'],
  ]),
  entry('sign', '\\operatorname{sgn}', Math.sign, [
    [['Math', 'np', 'torch', 'method', 'bare'], 'sign'],
    [['torch', 'method'], 'sgn'],
    [['mathematics'], 'sgn'],
  ]),
];

const EXPONENTIAL = [
  entry('exp', '\\exp', Math.exp, [[EVERYWHERE, 'exp']]),
  entry('exp2', '\\operatorname{exp2}', (x) => 2 ** x, [[['math', 'np', 'torch', 'method', 'bare'], 'exp2']]),
  entry('expm1', '\\operatorname{expm1}', Math.expm1, [[EVERYWHERE, 'expm1']]),
  entry('log', '\\ln', Math.log, [
    [EVERYWHERE, 'log'],
    [['mathematics'], 'ln'],
  ]),
  entry('log_base', '\\log_{#2} #1', (x, base) => Math.log(x) / Math.log(base), [[['math', 'bare'], 'log']], {
    compose: (apply, x, base) => apply('div', [apply('log', [x]), apply('log', [base])]),
  }),
  entry('log2', '\\log_{2}', Math.log2, [[EVERYWHERE, 'log2']]),
  entry('log10', '\\log_{10}', Math.log10, [
    [EVERYWHERE, 'log10'],
    [['mathematics'], 'lg'],
  ]),
  entry('log1p', '\\operatorname{log1p}', Math.log1p, [[EVERYWHERE, 'log1p']]),
  entry('logaddexp', '\\operatorname{logaddexp}', (a, b) => Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b))), [
    [['np', 'torch', 'method'], 'logaddexp'],
  ]),
];

const TRIGONOMETRIC = [
  entry('sin', '\\sin', Math.sin, [[EVERYWHERE, 'sin']]),
  entry('cos', '\\cos', Math.cos, [[EVERYWHERE, 'cos']]),
  entry('tan', '\\tan', Math.tan, [
    [EVERYWHERE, 'tan'],
    [['mathematics'], 'tg'],
  ]),
  entry('cot', '\\cot', (x) => 1 / Math.tan(x), [[['mathematics'], 'cot', 'ctg']], {
    compose: (apply, x) => apply('reciprocal', [apply('tan', [x])]),
  }),
  entry('sec', '\\sec', (x) => 1 / Math.cos(x), [[['mathematics'], 'sec']], {
    compose: (apply, x) => apply('reciprocal', [apply('cos', [x])]),
  }),
  entry('csc', '\\csc', (x) => 1 / Math.sin(x), [[['mathematics'], 'csc', 'cosec']], {
    compose: (apply, x) => apply('reciprocal', [apply('sin', [x])]),
  }),
  entry('asin', '\\arcsin', Math.asin, [
    [EVERYWHERE, 'asin'],
    [ARRAYS, 'arcsin'],
  ]),
  entry('acos', '\\arccos', Math.acos, [
    [EVERYWHERE, 'acos'],
    [ARRAYS, 'arccos'],
  ]),
  entry('atan', '\\arctan', Math.atan, [
    [EVERYWHERE, 'atan'],
    [ARRAYS, 'arctan'],
    [['mathematics'], 'arctg'],
  ]),
  entry('atan2', '\\operatorname{atan2}', Math.atan2, [
    [EVERYWHERE, 'atan2'],
    [ARRAYS, 'arctan2'],
  ]),
  entry('sinh', '\\sinh', Math.sinh, [[EVERYWHERE, 'sinh']]),
  entry('cosh', '\\cosh', Math.cosh, [[EVERYWHERE, 'cosh']]),
  entry('tanh', '\\tanh', Math.tanh, [[EVERYWHERE, 'tanh']]),
  entry('asinh', '\\operatorname{arsinh}', Math.asinh, [
    [EVERYWHERE, 'asinh'],
    [ARRAYS, 'arcsinh'],
    [['mathematics'], 'arsinh'],
  ]),
  entry('acosh', '\\operatorname{arcosh}', Math.acosh, [
    [EVERYWHERE, 'acosh'],
    [ARRAYS, 'arccosh'],
    [['mathematics'], 'arcosh'],
  ]),
  entry('atanh', '\\operatorname{artanh}', Math.atanh, [
    [EVERYWHERE, 'atanh'],
    [ARRAYS, 'arctanh'],
    [['mathematics'], 'artanh'],
  ]),
  entry(
    'rad2deg',
    '\\operatorname{degrees}',
    (x) => (x * 180) / Math.PI,
    [
      [['np', 'torch', 'method'], 'rad2deg'],
      [['math', 'np'], 'degrees'],
    ],
    {
      compose: (apply, x) => apply('mul', [x, 180 / Math.PI]),
    },
  ),
  entry(
    'deg2rad',
    '\\operatorname{radians}',
    (x) => (x * Math.PI) / 180,
    [
      [['np', 'torch', 'method'], 'deg2rad'],
      [['math', 'np'], 'radians'],
    ],
    {
      compose: (apply, x) => apply('mul', [x, Math.PI / 180]),
    },
  ),
];

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
      [['np', 'torch', 'method'], 'fmax'],
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
      [['np', 'torch', 'method'], 'fmin'],
    ],
    { chained: true, operands: [2, 2] },
  ),
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

export const ENTRIES: readonly FunctionDefinition[] = [
  ...ARITHMETIC,
  ...EXPONENTIAL,
  ...TRIGONOMETRIC,
  ...STEPS,
  ...CHOICES,
  ...ACTIVATIONS,
  ...REDUCTIONS,
  ...PRODUCTS,
  ...TRUTHS,
];
