/** Layers that apply one of the activation functions, element by element or along a dimension. */
import { functions } from '../../functions';
import { pythonClass, TorchError, typeError, valueError } from '../../errors';
import { warn } from '../../warnings';
import { layer, type LayerClass } from './layer';
import { pythonText, type Values } from './signature';

interface Row {
  /** Parameters of the constructor. */
  readonly takes?: string;
  readonly computes: string;
  readonly prints?: string;
}

const INPLACE = { takes: 'inplace=False', prints: '{inplace?}' };

/** Class by class: what it is made with, the function it calls, what it prints. */
const ROWS = {
  Threshold: {
    takes: 'threshold: float, value: float, inplace=False',
    computes: 'threshold(input, threshold, value, inplace)',
    prints: 'threshold={threshold}, value={value}{inplace?}',
  },
  ReLU: { ...INPLACE, computes: 'relu(input, inplace)' },
  RReLU: {
    takes: `lower: float = 0.125, upper: float = ${1 / 3}, inplace=False`,
    computes: 'rrelu(input, lower, upper, training, inplace)',
    prints: 'lower={lower}, upper={upper}{inplace?}',
  },
  Sigmoid: { computes: 'sigmoid(input)' },
  Hardsigmoid: { takes: 'inplace=False', computes: 'hardsigmoid(input, inplace)' },
  Tanh: { computes: 'tanh(input)' },
  SiLU: { ...INPLACE, computes: 'silu(input, inplace)' },
  Mish: { ...INPLACE, computes: 'mish(input, inplace)' },
  Hardswish: { takes: 'inplace=False', computes: 'hardswish(input, inplace)' },
  ELU: {
    takes: 'alpha: float = 1.0, inplace=False',
    computes: 'elu(input, alpha, inplace)',
    prints: 'alpha={alpha}{inplace?}',
  },
  CELU: {
    takes: 'alpha: float = 1.0, inplace=False',
    computes: 'celu(input, alpha, inplace)',
    prints: 'alpha={alpha}{inplace?}',
  },
  SELU: { ...INPLACE, computes: 'selu(input, inplace)' },
  GLU: { takes: 'dim=-1', computes: 'glu(input, dim)', prints: 'dim={dim}' },
  GELU: { takes: "approximate='none'", computes: 'gelu(input, approximate=)', prints: 'approximate={approximate!r}' },
  Hardshrink: { takes: 'lambd: float = 0.5', computes: 'hardshrink(input, lambd)', prints: '{lambd}' },
  LeakyReLU: {
    takes: 'negative_slope: float = 0.01, inplace=False',
    computes: 'leaky_relu(input, negative_slope, inplace)',
    prints: 'negative_slope={negative_slope}{inplace?}',
  },
  LogSigmoid: { computes: 'logsigmoid(input)' },
  Softplus: {
    takes: 'beta: float = 1.0, threshold: float = 20.0',
    computes: 'softplus(input, beta, threshold)',
    prints: 'beta={beta}, threshold={threshold}',
  },
  Softshrink: { takes: 'lambd: float = 0.5', computes: 'softshrink(input, lambd)', prints: '{lambd}' },
  Softsign: { computes: 'softsign(input)' },
  Tanhshrink: { computes: 'tanhshrink(input)' },
  Softmin: { takes: 'dim=None', computes: 'softmin(input, dim)', prints: 'dim={dim}' },
} as const satisfies Readonly<Record<string, Row>>;

interface Bounds {
  min_val: number;
  max_val: number;
}

const Hardtanh = layer<Bounds>('Hardtanh', {
  takes: 'min_val: float = -1.0, max_val: float = 1.0, inplace=False, min_value=None, max_value=None',
  prepare(module, { min_value, max_value }) {
    if (min_value !== null) module.min_val = renamed('min', min_value);
    if (max_value !== null) module.max_val = renamed('max', max_value);
    for (const old of ['min_value', 'max_value']) Reflect.deleteProperty(module, old);
    const { min_val, max_val } = module;
    if (max_val <= min_val)
      throw new TorchError(
        'AssertionError',
        `max_val (${pythonText(max_val, true)}) must be greater than min_val (${pythonText(min_val, true)})`,
      );
  },
  computes: 'hardtanh(input, min_val, max_val, inplace)',
  prints: 'min_val={min_val}, max_val={max_val}{inplace?}',
});

function renamed(bound: string, value: unknown): number {
  const names = `keyword argument \`${bound}_value\` is deprecated and renamed to \`${bound}_val\``;
  warn(names, 'FutureWarning');
  return value as number;
}

const ReLU6 = layer<Bounds>('ReLU6', {
  ...INPLACE,
  computes: 'hardtanh(input, min_val, max_val, inplace)',
  above: { parent: Hardtanh, passed: ({ inplace }) => [0, 6, inplace] },
});

/** Of Softmax and LogSoftmax. */
function checkDimension(_module: object, { dim }: Values): void {
  if (dim !== null && !Number.isInteger(dim)) throw typeError(`dim must be an int or None, got ${pythonClass(dim)}`);
}

const Softmax = layer('Softmax', {
  takes: 'dim=None',
  prepare: checkDimension,
  computes: 'softmax(input, dim)',
  prints: 'dim={dim}',
});

const LogSoftmax = layer('LogSoftmax', {
  takes: 'dim=None',
  prepare: checkDimension,
  computes: 'log_softmax(input, dim)',
  prints: 'dim={dim}',
});

const Softmax2d = layer('Softmax2d', {
  computes: (_, input) => {
    if (input.ndim !== 3 && input.ndim !== 4)
      throw valueError(`Softmax2d: expected input to be 3D or 4D, got ${input.ndim}D instead`);
    return functions.nn.functional.softmax(input, -3);
  },
});

const byRows = Object.fromEntries(Object.entries(ROWS).map(([name, row]) => [name, layer(name, row)]));

export const activations = {
  ...(byRows as Record<keyof typeof ROWS, LayerClass>),
  Hardtanh,
  ReLU6,
  Softmax,
  LogSoftmax,
  Softmax2d,
};
