/** The trace of `3 * x ** 2` at x = 3, written by hand. */
import { TRACE_VERSION, type Trace, type TraceNode, type TraceTensor } from '../../src/trace/trace';

const tensor = (id: number, value: number, more: Partial<TraceTensor>): TraceTensor => ({
  id,
  shape: [],
  dtype: 'float64',
  requires_grad: false,
  is_leaf: true,
  grad_fn: null,
  output_nr: 0,
  grad: null,
  text: `tensor(${String(value)}.)`,
  summary: { numel: 1, min: value, max: value, mean: value, nan: 0, infinite: 0 },
  values: [value],
  name: null,
  range: null,
  ...more,
});

const node = (id: number, name: string, more: Partial<TraceNode>): TraceNode => ({
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
});

export const square: Trace = {
  version: TRACE_VERSION,
  kind: 'expression',
  language: 'python',
  range: { start: 0, end: 10 },
  text: '3 * x ** 2',
  tex: '3\\cdot x^{2}',
  variables: [
    { name: 'x', tex: 'x', tensor: 0, origin: 'entered', definition: null, mentions: [{ start: 4, end: 5 }] },
  ],
  output: { name: null, tensor: 2, root: 2, summed: false },
  checks: [{ variable: 'x', verdict: 'agrees', differences: [18], error: 1e-12, reason: null, slopes: null }],
  notes: [],
  tensors: [
    tensor(0, 3, { requires_grad: true, grad: 3, name: 'x', range: { start: 4, end: 5 } }),
    tensor(1, 9, { requires_grad: true, is_leaf: false, grad_fn: 1, range: { start: 4, end: 8 } }),
    tensor(2, 27, { requires_grad: true, is_leaf: false, grad_fn: 2, range: { start: 0, end: 10 } }),
    tensor(3, 18, {}),
  ],
  nodes: [
    node(0, 'AccumulateGrad', { variable: 0 }),
    node(1, 'PowBackward0', {
      operator: 'pow',
      next_functions: [{ node: 0, input_nr: 0 }],
      outputs: [1],
      range: { start: 4, end: 8 },
    }),
    node(2, 'MulBackward0', {
      operator: 'mul',
      next_functions: [null, { node: 1, input_nr: 0 }],
      outputs: [2],
      range: { start: 0, end: 10 },
    }),
  ],
  elementwise: true,
};
