/** What hovers say over a program that ran, word for word. */
import { describe, expect, test } from 'vitest';
import { recordText } from '../../src/editor/hover/record';
import { PROGRAM_VERSION, type ProgramTensor, type ProgramTrace, type TraceRecord } from '../../src/trace/program';

const PLACE = { start: 0, end: 1 };

function tensor(id: number, values: readonly number[], more: Partial<ProgramTensor> = {}): ProgramTensor {
  const text =
    values.length === 1 ? `${String(values[0])}.` : `[${values.map((value) => `${String(value)}.`).join(', ')}]`;
  return {
    id,
    shape: values.length === 1 ? [] : [values.length],
    dtype: 'float32',
    requires_grad: false,
    is_leaf: true,
    grad_fn: null,
    retains_grad: false,
    grad: null,
    text: `tensor(${text})`,
    summary: {
      numel: values.length,
      min: Math.min(...values),
      max: Math.max(...values),
      mean: 0,
      nan: 0,
      infinite: 0,
    },
    values,
    value: id,
    ...more,
  };
}

function ran(tensors: readonly ProgramTensor[], more: Partial<ProgramTrace> = {}): ProgramTrace {
  return {
    version: PROGRAM_VERSION,
    kind: 'program',
    language: 'typescript',
    range: PLACE,
    text: 'x',
    ran: [PLACE],
    records: [],
    tensors,
    figures: [],
    passes: [],
    passCount: 1,
    outputs: [],
    output: [],
    notes: [],
    ending: { kind: 'finished' },
    ...more,
  };
}

function of(id: number, more: Partial<TraceRecord> = {}): TraceRecord {
  return {
    range: PLACE,
    name: 'x',
    kind: 'write',
    count: 1,
    value: { kind: 'tensor', tensor: id },
    history: null,
    ...more,
  };
}

/** With the wide space written as what it stands for. */
const said = (trace: ProgramTrace, record: TraceRecord, edited = false): string =>
  recordText(trace, record, edited, { inspect: 'command:inspect' }).replaceAll('\u2003', ' | ');

const leaf = tensor(0, [3], { requires_grad: true, grad: 1, text: 'tensor(3., requires_grad=True)' });
const inner = tensor(2, [9], {
  requires_grad: true,
  is_leaf: false,
  grad_fn: 'PowBackward0',
  text: 'tensor(9., grad_fn=<PowBackward0>)',
});
const trace = ran([leaf, tensor(1, [6]), inner]);

test('a scalar in a loop leads to the plot of its history', () => {
  const loss = of(2, { name: 'loss', count: 3, history: { stride: 1, values: [4, 2, 9] } });
  const links = { inspect: 'command:inspect', history: 'command:history' };
  expect(recordText(trace, loss, false, links)).toContain(
    '[Open in inspector](command:inspect) · [Plot its history](command:history)',
  );
  expect(recordText(trace, loss, false, { inspect: 'command:inspect' })).not.toContain('Plot its history');
});

test('what prints in many lines stands below what takes one', () => {
  const long = tensor(0, [1, 2], { text: 'tensor([1.,\n        2.,\n        3.])' });
  const block = said(ran([long]), of(0)).split('\n');
  const at = (start: string): number => block.findIndex((line) => line.startsWith(start));
  expect(at('x.dtype')).toBeGreaterThan(0);
  expect(at('x = tensor')).toBeGreaterThan(at('x.dtype'));
});

describe('over a name of a program that ran', () => {
  test('a leaf: its value, its gradient, what PyTorch answers', () => {
    expect(said(trace, of(0))).toMatchInlineSnapshot(`
      "**3** | grad = **6**

      [Open in inspector](command:inspect)

      \`\`\`python
      x = tensor(3., requires_grad=True)
      x.data           tensor(3.)
      x.grad           tensor(6.)
      x.grad_fn        None
      x.is_leaf        True
      x.requires_grad  True
      x.shape          torch.Size([])
      x.dtype          torch.float32
      \`\`\`"
    `);
  });

  test('a non-leaf: why its grad is None, and what keeps it', () => {
    expect(said(trace, of(2, { name: 'y' }))).toMatchInlineSnapshot(`
      "**9**

      [Open in inspector](command:inspect)

      \`\`\`python
      y = tensor(9., grad_fn=<PowBackward0>)
      y.data           tensor(9.)
      y.grad           None
      y.grad_fn        <PowBackward0>
      y.is_leaf        False
      y.requires_grad  True
      y.shape          torch.Size([])
      y.dtype          torch.float32
      \`\`\`

      grad is None because this is not a leaf; \`y.retain_grad()\` before \`backward()\` keeps it."
    `);
  });

  test('a part without a name', () => {
    expect(said(trace, of(2, { name: null }))).toMatchInlineSnapshot(`
      "**9**

      [Open in inspector](command:inspect)

      \`\`\`python
      tensor(9., grad_fn=<PowBackward0>)
      data           tensor(9.)
      grad           None
      grad_fn        <PowBackward0>
      is_leaf        False
      requires_grad  True
      shape          torch.Size([])
      dtype          torch.float32
      \`\`\`

      grad is None because this is not a leaf; \`retain_grad()\` before \`backward()\` keeps it."
    `);
  });

  test('a float32 is as short as tells it from its neighbours', () => {
    const head = (value: number, dtype = 'float32'): string | undefined =>
      said(ran([tensor(0, [value], { dtype })]), of(0))
        .split('\n')[0]
        ?.replaceAll('\\', '');
    expect(head(Math.fround(0.1))).toBe('**0.1**');
    expect(head(16_777_216)).toBe('**16777216**');
    expect(head(Math.fround(1 / 3))).toBe('**0.33333334**');
    expect(head(0.1, 'float64')).toBe('**0.1**');
    expect(head(Math.fround(0.1), 'float64')).toBe('**0.10000000149**');
    expect(head(NaN)).toBe('**nan**');
    expect(head(-Infinity)).toBe('**-inf**');
    expect(head(-0)).toBe('**-0**');
  });

  test('a number: its value, and how often', () => {
    const value = { kind: 'number', value: 0.1 } as const;
    expect(said(trace, of(0, { name: 'lr', value }))).toMatchInlineSnapshot(`
      "**0\\.1**

      [Open in inspector](command:inspect)"
    `);
    expect(said(trace, of(0, { name: 'i', value, count: 10_000 }))).toMatchInlineSnapshot(`
      "**0\\.1**

      last of 10,000 · [Open in inspector](command:inspect)"
    `);
  });

  test('in a loop: the last of many, and how a scalar went', () => {
    const history = { stride: 2500, values: [4, 2, 1, 0.5] };
    const text = said(trace, of(2, { name: 'loss', count: 10_000, history }));
    expect(text.split('\n\n').slice(0, 2)).toMatchInlineSnapshot(`
      [
        "**9**",
        "last of 10,000 · first 4, min 0\\.5, max 9 (from 1 of every 2,500 values) · [Open in inspector](command:inspect)",
      ]
    `);
  });

  test('a long vector: its first values, how many there are, and between what', () => {
    const long = tensor(0, [-20, -10, -5, 0, 5, 10, 20], { text: 'tensor([…])' });
    expect(
      said(ran([long]), of(0))
        .split('\n\n')
        .slice(0, 2),
    ).toMatchInlineSnapshot(`
      [
        "**\\[\\-20, \\-10, \\-5, 0, 5, 10, …\\]**",
        "7 values, min \\-20, max 20 · [Open in inspector](command:inspect)",
      ]
    `);
    const odd = { ...long, summary: { ...long.summary, nan: 2, infinite: 1 } };
    expect(said(ran([odd]), of(0))).toContain('7 values, min \\-20, max 20, 2 nan, 1 inf');
  });

  test('a tensor that wants no gradient is said to have none, without an excuse', () => {
    const plain = said(ran([tensor(0, [3])]), of(0));
    expect(plain).toContain('x.grad           None');
    expect(plain).not.toContain('grad is None');
    expect(plain.split('\n')[0]).toBe('**3**');
  });
});

describe('why there is no gradient', () => {
  const without = tensor(0, [3], { requires_grad: true });

  test.each([
    ['no backward pass ran', ran([without], { passCount: 0 }), 'grad is None: the program ran no backward pass.'],
    [
      'none reached it',
      ran([without]),
      'grad is None: no backward pass reached it, or its gradient was taken away again.',
    ],
    [
      'it retains its gradient, but none came',
      ran([{ ...inner, id: 0, retains_grad: true }], { passCount: 0 }),
      'grad is None: the program ran no backward pass.',
    ],
  ])('%s', (_why, one, says) => {
    const text = said(one, of(0));
    expect(text.split('\n\n').at(-1)).toBe(says);
  });

  test('a leaf shows a dash, never a zero', () => {
    expect(said(ran([without]), of(0)).split('\n')[0]).toBe('**3** | grad = **—**');
  });

  test('while it runs nothing is said: a pass may still come', () => {
    const text = said(ran([without], { passCount: 0, ending: null }), of(0));
    expect(text).toContain('so far');
    expect(text).not.toContain('grad is None');
  });
});

test('what is from before an edit says so at once', () => {
  expect(said(trace, of(0), true).split('\n\n')[1]).toBe(
    '⚠ from before the edit · [Open in inspector](command:inspect)',
  );
});

test('foreign text cannot leave its place', () => {
  const hostile = '```\n[x](command:evil) <img src=x> **x**';
  const text = said(ran([tensor(0, [3], { text: hostile })]), of(0, { name: '[x](command:evil)' }));
  const outside = text.replace(/^````[^]*?^````$/m, '');
  expect(outside).not.toContain('[x](');
  expect(outside).not.toContain('<img');
  expect(text.match(/^````/gm)).toHaveLength(2);
});

test('a named tuple: its members, and what PyTorch answers to each', () => {
  const values = tensor(0, [7, 5], { requires_grad: true, is_leaf: false, grad_fn: 'MaxBackward0' });
  const indices = tensor(1, [1, 0], { dtype: 'int64', text: 'tensor([1, 0])' });
  const members = [
    { name: 'values', tensor: 0 },
    { name: 'indices', tensor: 1 },
  ];
  const value = { kind: 'tuple', name: 'torch.return_types.max', members } as const;
  expect(said(ran([values, indices]), of(0, { name: 'r', value }))).toMatchInlineSnapshot(`
    "values = **\\[7, 5\\]** | indices = **\\[1, 0\\]**

    [Open in inspector](command:inspect)

    \`\`\`python
    r = torch.return_types.max
    values = tensor([7., 5.])
    indices = tensor([1, 0])
    \`\`\`"
  `);
});
