/**
 * Programs with operators of every kind, from their text to the panel: what ran is written as a tape, the tape as JSON,
 * and what runs again from there has the program's values and gradients, and a graph that the checks agree with.
 */
import { describe, expect, it } from 'vitest';
import { parse, stringify } from '../../../src/trace/json';
import { gradientOf, tensorOf } from '../../../src/trace/queries';
import type { Tape, TapeArgument } from '../../../src/trace/tape';
import type { Trace } from '../../../src/trace/trace';
import type { RecordedState } from '../../../src/trace/program';
import { runText } from '../../languages/typescript/realm/texts';
import { differentiated, plotted, verdicts } from './analysed';

interface Sample {
  readonly name: string;
  readonly text: string;
  /** Nodes of the graph, without those of leaves, as they were made. */
  readonly nodes: readonly string[];
  /** Kinds of arguments that the tape must have. */
  readonly kinds?: readonly TapeArgument['kind'][];
}

/** Each ends with `s.backward()`. */
const SAMPLES: readonly Sample[] = [
  {
    name: 'elements chosen by a mask',
    text: `const x = torch.tensor([1, -2, 3, -4], { requires_grad: true });
const mask = (x > 0) & ~(x > 2.5);
const s = (x[mask] ** 2).sum();`,
    nodes: ['IndexBackward0', 'PowBackward0', 'SumBackward0'],
    kinds: ['values'],
  },
  {
    name: 'elements that are assigned',
    text: `const x = torch.tensor([1, -2, 3, -4], { requires_grad: true });
const v = torch.tensor([5, 6], { requires_grad: true });
const y = x * 2;
y[torch.tensor([0n, 2n])] = v;
y[1] = 7;
const s = (y ** 2).sum();`,
    nodes: ['MulBackward0', 'IndexPutBackward0', 'CopySlices', 'PowBackward0', 'SumBackward0'],
    kinds: ['values'],
  },
  {
    name: 'a slice, alone and among other parts',
    text: `const x = torch.arange(6).reshape(3, 2).requires_grad_();
const s = (x[torch.Slice(0, 2)] ** 3).sum() + x.__getitem__([torch.Slice(null, null, 2), torch.tensor([1n])]).prod();`,
    nodes: [
      'SliceBackward0',
      'PowBackward0',
      'SumBackward0',
      'SliceBackward0',
      'IndexBackward0',
      'ProdBackward0',
      'AddBackward0',
    ],
    kinds: ['list', 'list'],
  },
  {
    name: 'bigints beside tensors',
    text: `const x = torch.tensor([1, -2, 3], { requires_grad: true });
const n = torch.where(x > 0, 2n, 0n) + 1n;
const s = (torch.where(x > 0, x, 0n) * n).sum();`,
    nodes: ['WhereBackward0', 'MulBackward0', 'SumBackward0'],
    kinds: ['integer'],
  },
  {
    name: 'dropout, whose draw is kept',
    text: `torch.manual_seed(0);
const x = torch.linspace(1, 2, 8, { requires_grad: true });
const y = torch.nn.functional.dropout(x, 0.5);
const s = (y ** 2).sum();`,
    nodes: ['MulBackward0', 'PowBackward0', 'SumBackward0'],
  },
  {
    name: 'batch_norm in training',
    text: `torch.manual_seed(0);
const x = torch.randn(4, 3, { requires_grad: true });
const w = torch.tensor([1, 2, 3], { requires_grad: true });
const [mean, variance] = [torch.zeros(3), torch.ones(3)];
const s = (torch.nn.functional.batch_norm(x, mean, variance, w, null, true) ** 3).sum();`,
    nodes: ['NativeBatchNormBackward0', 'PowBackward0', 'SumBackward0'],
  },
  {
    name: 'a named tuple, destructured',
    text: `const x = torch.tensor([[1, 5], [7, 2]], { requires_grad: true });
const { values, indices } = x.max(0);
const s = (values ** (indices + 1n)).sum();`,
    nodes: ['MaxBackward0', 'PowBackward1', 'SumBackward0'],
  },
  {
    name: 'a factorization as a list',
    text: `const a = torch.tensor([[1, 2], [3, 4]], { dtype: torch.float64, requires_grad: true });
const [q, r] = torch.linalg.qr(a);
const s = r.sum() + (q ** 3).sum();`,
    nodes: ['LinalgQrBackward0', 'SumBackward0', 'PowBackward0', 'SumBackward0', 'AddBackward0'],
  },
  {
    name: 'topk and sort',
    text: `const x = torch.tensor([3, 1, 4, 1.5, 9], { requires_grad: true });
const top = x.topk(2);
const { values: sorted } = x.sort({ descending: true });
const s = (top.values * torch.tensor([1, 10])).sum() + sorted[0] * sorted[1];`,
    nodes: [
      ...['TopkBackward0', 'SortBackward0', 'MulBackward0', 'SumBackward0'],
      ...['SelectBackward0', 'SelectBackward0', 'MulBackward0', 'AddBackward0'],
    ],
  },
  {
    name: 'embedding and cross_entropy of classes',
    text: `torch.manual_seed(3);
const F = torch.nn.functional;
const table = torch.randn(5, 3, { requires_grad: true });
const s = F.cross_entropy(F.embedding(torch.tensor([0n, 2n, 2n]), table), torch.tensor([2n, 0n, 1n]));`,
    nodes: ['EmbeddingBackward0', 'LogSoftmaxBackward0', 'NllLossBackward0'],
  },
  {
    name: 'a step of a convolutional network',
    text: `torch.manual_seed(0);
const F = torch.nn.functional;
const image = torch.randn(2, 1, 6, 6);
const w = torch.randn(2, 1, 3, 3, { requires_grad: true });
const b = torch.zeros(2, { requires_grad: true });
const v = torch.randn(2, 8, { requires_grad: true });
const hidden = F.max_pool2d(F.conv2d(image, w, b).tanh(), 2);
const s = F.linear(hidden.flatten(1), v).logsumexp(1).sum();`,
    nodes: [
      ...['ConvolutionBackward0', 'TanhBackward0', 'MaxPool2DWithIndicesBackward0', 'ViewBackward0', 'TBackward0'],
      ...['MmBackward0', 'LogsumexpBackward0', 'SumBackward0'],
    ],
  },
  {
    name: 'attention',
    text: `torch.manual_seed(1);
const [q, k, v] = [torch.randn(1, 1, 3, 2), torch.randn(1, 1, 3, 2), torch.randn(1, 1, 3, 2)];
q.requires_grad_(); k.requires_grad_(); v.requires_grad_();
const s = (torch.nn.functional.scaled_dot_product_attention(q, k, v, { is_causal: true }) ** 2).sum();`,
    nodes: ['ScaledDotProductFlashAttentionForCpuBackward0', 'PowBackward0', 'SumBackward0'],
  },
  {
    name: 'a layout that changes in place',
    text: `const x = torch.tensor([[1, 2, 3]], { requires_grad: true });
const y = x * 2;
y.t_();
const z = y * torch.tensor([[1], [10], [100]]);
z.squeeze_().unsqueeze_(0);
const s = (z ** 2).sum();`,
    nodes: [
      ...['MulBackward0', 'TBackward1', 'MulBackward0', 'SqueezeBackward3', 'UnsqueezeBackward1'],
      ...['PowBackward0', 'SumBackward0'],
    ],
  },
  {
    name: 'an integer that counts',
    text: `const x = torch.tensor(2, { requires_grad: true });
let count = torch.tensor(0n), s = x * 0;
while (count < 3n) {
  count += 1n;
  s = s + x ** count;
}`,
    nodes: ['MulBackward0', ...Array.from({ length: 3 }, () => ['PowBackward1', 'AddBackward0']).flat()],
  },
  {
    name: 'float16',
    text: `const x = torch.tensor([1, 2, 3.1415], { dtype: torch.float16, requires_grad: true });
const s = (x * x).sum();`,
    nodes: ['MulBackward0', 'SumBackward0'],
  },
  {
    name: 'a system of equations',
    text: `const A = torch.tensor([[3, 1], [1, 2]], { dtype: torch.float64, requires_grad: true });
const b = torch.tensor([9, 8], { dtype: torch.float64, requires_grad: true });
const s = (torch.linalg.solve(A, b) ** 2).sum();`,
    nodes: ['LinalgSolveExBackward0', 'PowBackward0', 'SumBackward0'],
  },
  {
    name: 'einsum',
    text: `const A = torch.arange(6).reshape(2, 3).requires_grad_();
const B = torch.ones(3, 2, { requires_grad: true });
const s = torch.einsum('ij,jk->', A, B);`,
    nodes: [],
  },
  {
    name: 'what an assertion of shape alone gives, beside what is used',
    text: `const y = torch.tensor([[1], [2], [4]], { dtype: torch.float64, requires_grad: true });
const A = torch.tensor([[1, 0], [1, 1], [1, 2]], { dtype: torch.float64 });
const { solution } = torch.linalg.lstsq(A, y);
const s = ((solution - torch.ones_like(solution)) ** 2).sum();`,
    nodes: ['LinalgLstsqBackward0', 'SubBackward0', 'PowBackward0', 'SumBackward0'],
  },
];

interface Program {
  readonly state: RecordedState;
  readonly tape: Tape;
  readonly trace: Trace;
}

async function recorded(text: string): Promise<Program> {
  const { done } = await runText(text);
  expect(done.ending).toStrictEqual({ kind: 'finished' });
  const tape = parse(stringify(done.tape)) as Tape;
  const pass = done.state.passes.at(-1);
  if (pass === undefined) throw new Error('the program ran no backward pass');
  const { root, weights } = pass;
  return { state: done.state, tape, trace: differentiated({ tape, focus: { output: root, weights } }) };
}

/** Kinds of all arguments, those inside of lists, too. */
function kindsOf({ steps }: Tape): ReadonlySet<TapeArgument['kind']> {
  const kinds = new Set<TapeArgument['kind']>();
  const add = (argument: TapeArgument): void => {
    kinds.add(argument.kind);
    if (argument.kind === 'list') argument.items.forEach(add);
  };
  for (const step of steps) if (step.kind === 'call') step.args.forEach(add);
  return kinds;
}

/** What the program's own run says of a leaf's gradient. */
function ownGradient(state: RecordedState, tape: Tape, name: string): string | null {
  const own = state.tensors.find(({ value }) => {
    const placed = value === null ? undefined : tape.values[value];
    return placed?.leaf === true && placed.name === name;
  });
  return state.tensors[own?.grad ?? -1]?.text ?? null;
}

describe('a program that runs again from its tape', () => {
  it.each(SAMPLES)('$name', async ({ text, nodes, kinds = [] }) => {
    const { state, tape, trace } = await recorded(`${text}\ns.backward();\n`);
    expect(tape.values.flatMap(({ lost }) => lost?.text ?? [])).toStrictEqual([]);
    expect([...kindsOf(tape)]).toEqual(expect.arrayContaining([...kinds]));
    const output = state.tensors.findLast(({ value }) => value === state.passes.at(-1)?.root);
    expect(tensorOf(trace, trace.output.root).text).toBe(output?.text);
    expect(trace.variables.length).toBeGreaterThan(0);
    for (const { name, tensor } of trace.variables) {
      expect(gradientOf(trace, tensor)?.text).toBe(ownGradient(state, tape, name) ?? 'no gradient');
      expect([name, verdicts(trace)[name]]).toStrictEqual([name, 'agrees']);
    }
    const made = trace.nodes.filter(({ name }) => name !== 'AccumulateGrad').map(({ name }) => name);
    if (nodes.length > 0) expect(made).toStrictEqual(nodes);
    expect(trace.notes).toStrictEqual([]);
  });

  it('shows an assignment’s operands as they were before it', async () => {
    const { trace } = await recorded(
      'const x = torch.tensor([1, 2], { requires_grad: true });\nconst y = x * 2;\ny[torch.tensor([0n])] = 7;\ny.sum().backward();',
    );
    const node = trace.nodes.find(({ name }) => name === 'IndexPutBackward0');
    const self = node?.operands.find(({ name }) => name === 'self')?.tensor ?? -1;
    expect(tensorOf(trace, self).values).toStrictEqual([2, 4]);
  });

  it('gives nothing of a view whose base was laid out anew, rather than another part of it', async () => {
    const { done } = await runText(
      'const x = torch.tensor([[1, 2], [3, 4]], { requires_grad: true });\nconst y = x * 2;\nconst row = y[0];\ny.t_();\nconst s = (row * torch.tensor([1, 10])).sum();',
    );
    expect(done.state.outputs.map(({ name }) => name)).not.toContain('s');
    const sum = done.tape?.values.find(({ name }) => name === 's');
    expect(sum?.lost?.id).toBe('recorder.changed-elsewhere');
  });
});

describe('where an operator refuses its operand', () => {
  const text = `const p = torch.tensor(0.75, { requires_grad: true });
const s = torch.nn.functional.binary_cross_entropy(p, torch.tensor(1));
s.backward();`;

  it('a plot has no curve, and says why', async () => {
    const { tape, state } = await recorded(text);
    const focus = { output: state.passes[0]?.root ?? -1, weights: null };
    const plot = plotted({ tape, focus }, { variable: 'p', from: 0.5, to: 1.5, count: 41 });
    expect(plot.notes.map(({ text: note }) => note)).toContain(
      'A part of this plot is empty, as it cannot be computed there: all elements of input should be between 0 and 1',
    );
    const inside = plot.x.flatMap((x, index) => (x <= 1 ? [plot.f[index]] : []));
    expect(inside.length).toBeGreaterThan(10);
    expect(inside.every(Number.isFinite)).toBe(true);
    expect(plot.x.every((x, index) => x <= 1 || Number.isNaN(plot.f[index]))).toBe(true);
  });

  it('a gradient cannot be checked there', async () => {
    const { trace } = await recorded(text.replace('0.75', '1'));
    expect(trace.checks[0]).toMatchObject({ verdict: 'unchecked', reason: { id: 'check.refused' } });
  });
});

it('a matrix that is read by one triangle is not checked element by element', async () => {
  const { trace } = await recorded(
    'const A = torch.tensor([[2, 1], [1, 3]], { dtype: torch.float64, requires_grad: true });\nconst s = torch.linalg.eigh(A).eigenvalues[1];\ns.backward();',
  );
  expect(trace.checks[0]).toMatchObject({ verdict: 'unchecked', reason: { id: 'convention.triangle' } });
});
