/** Traces for tests that draw from them, written by hand so that they depend on nothing that computes. */
import { TRACE_VERSION, type Check, type Trace, type TraceNode, type TraceTensor } from '../../src/trace/trace';

export function tensor(id: number, values: readonly number[], more: Partial<TraceTensor> = {}): TraceTensor {
  const finite = values.filter(Number.isFinite);
  return {
    id,
    shape: values.length === 1 ? [] : [values.length],
    dtype: 'float64',
    requires_grad: false,
    is_leaf: true,
    grad_fn: null,
    output_nr: 0,
    grad: null,
    text: `tensor(${values.length === 1 ? printed(values[0]) : `[${values.map(printed).join(', ')}]`})`,
    summary: {
      numel: values.length,
      min: Math.min(...finite),
      max: Math.max(...finite),
      mean: finite.reduce((sum, value) => sum + value, 0) / finite.length,
      nan: values.filter(Number.isNaN).length,
      infinite: values.length - finite.length - values.filter(Number.isNaN).length,
    },
    values,
    name: null,
    range: null,
    ...more,
  };
}

function printed(value: number | undefined): string {
  return `${String(value)}.`;
}

export function node(id: number, name: string, more: Partial<TraceNode> = {}): TraceNode {
  return {
    id,
    name,
    operator: null,
    doc: '',
    sequence_nr: id,
    next_functions: [],
    operands: [],
    outputs: [],
    saved: [],
    rules: [],
    local: [],
    grad_outputs: null,
    grad_inputs: null,
    variable: null,
    range: null,
    ...more,
  };
}

export function agrees(variable: string, differences: readonly number[]): Check {
  return { variable, verdict: 'agrees', differences, error: 1e-10, reason: null, slopes: null };
}

/** `y = 3 * x ** 2` at x = 3, standing at `start` of its document: 27, with the gradient 18. */
export function square(start = 0): Trace {
  const at = (from: number, to: number) => ({ start: start + from, end: start + to });
  return {
    version: TRACE_VERSION,
    kind: 'expression',
    language: 'python',
    range: at(0, 14),
    text: 'y = 3 * x ** 2',
    tex: 'y = 3 x^{2}',
    variables: [{ name: 'x', tex: 'x', tensor: 0, origin: 'entered', definition: null, mentions: [at(8, 9)] }],
    output: { name: 'y', tensor: 2, root: 2, summed: false },
    checks: [agrees('x', [18])],
    notes: [],
    tensors: [
      tensor(0, [3], {
        name: 'x',
        requires_grad: true,
        grad: 3,
        text: 'tensor(3., requires_grad=True)',
        range: at(8, 9),
      }),
      tensor(1, [9], {
        requires_grad: true,
        is_leaf: false,
        grad_fn: 1,
        grad: 4,
        text: 'tensor(9., grad_fn=<PowBackward0>)',
        range: at(8, 14),
      }),
      tensor(2, [27], {
        name: 'y',
        requires_grad: true,
        is_leaf: false,
        grad_fn: 2,
        grad: 5,
        text: 'tensor(27., grad_fn=<MulBackward0>)',
        range: at(4, 14),
      }),
      tensor(3, [18]),
      tensor(4, [3]),
      tensor(5, [1]),
    ],
    nodes: [
      node(0, 'AccumulateGrad', { variable: 0 }),
      node(1, 'PowBackward0', { operator: 'pow', outputs: [1], range: at(8, 14) }),
      node(2, 'MulBackward0', { operator: 'mul', outputs: [2], range: at(4, 14) }),
    ],
    elementwise: true,
  };
}

/** `x**2` over four points, summed as the tutorials do. */
export function vector(): Trace {
  const whole = { start: 0, end: 4 };
  const values = [-2, 0, 2, Infinity];
  return {
    ...square(),
    range: whole,
    text: 'x**2',
    variables: [
      { name: 'x', tex: 'x', tensor: 0, origin: 'assignment', definition: null, mentions: [{ start: 0, end: 1 }] },
    ],
    output: { name: null, tensor: 1, root: 2, summed: true },
    checks: [agrees('x', values)],
    tensors: [
      tensor(0, values, { name: 'x', requires_grad: true, grad: 3, range: { start: 0, end: 1 } }),
      tensor(1, [4, 0, 4, Infinity], {
        requires_grad: true,
        is_leaf: false,
        grad_fn: 1,
        text: 'tensor([4., 0.,\n        4., inf], grad_fn=<PowBackward0>)',
        range: whole,
      }),
      tensor(2, [Infinity], {
        requires_grad: true,
        is_leaf: false,
        grad_fn: 2,
        text: 'tensor(inf, grad_fn=<SumBackward0>)',
      }),
      tensor(3, [-4, 0, 4, Infinity]),
    ],
    nodes: [
      node(0, 'AccumulateGrad', { variable: 0 }),
      node(1, 'PowBackward0', { operator: 'pow', outputs: [1] }),
      node(2, 'SumBackward0', { operator: 'sum', outputs: [2] }),
    ],
  };
}
