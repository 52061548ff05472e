/** The table's entries of arithmetic, exponentials and trigonometry. */
import { ARRAYS, entry, EVERYWHERE, TORCH } from './entry';

function remainder(a: number, b: number): number {
  const r = a % b;
  return r !== 0 && r < 0 !== b < 0 ? r + b : r;
}

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

export const ELEMENTARY = [...ARITHMETIC, ...EXPONENTIAL, ...TRIGONOMETRIC];
