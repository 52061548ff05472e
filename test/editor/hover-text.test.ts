/** What hovers say, word for word. */
import { describe, expect, test } from 'vitest';
import { hoverText } from '../../src/editor/hover/text';
import { message } from '../../src/trace/message';
import type { Trace } from '../../src/trace/trace';
import { square, vector } from './traces';

const LINK = 'command:autogradLens.inspectRange?%5B%5D';
/** With the wide space written as what it stands for. */
const said = (trace: Trace, offset: number) => hoverText(trace, offset, LINK).markdown.replaceAll('\u2003', ' | ');

describe('over y = 3 * x ** 2 at x = 3', () => {
  test('the expression: its value, its derivative, then what PyTorch answers of the non-leaf', () => {
    expect(said(square(), 5)).toMatchInlineSnapshot(`
      "**27** | ∂y/∂x = **18**

      at x = 3 · ✓ agrees with differences · [Open in inspector](command:autogradLens.inspectRange?%5B%5D)

      \`\`\`python
      y = tensor(27., grad_fn=<MulBackward0>)
      y.data           tensor(27.)
      y.grad           None
      y.grad_fn        <MulBackward0>
      y.is_leaf        False
      y.requires_grad  True
      y.shape          torch.Size([])
      y.dtype          torch.float32  # here: float64
      \`\`\`

      grad is None because this is not a leaf; \`y.retain_grad()\` before \`backward()\` keeps it."
    `);
  });

  test('the variable: its value and gradient, then what PyTorch answers of the leaf', () => {
    expect(said(square(), 8)).toMatchInlineSnapshot(`
      "**3** | ∂y/∂x = **18**

      ✓ agrees with differences · [Open in inspector](command:autogradLens.inspectRange?%5B%5D)

      \`\`\`python
      x = tensor(3., requires_grad=True)
      x.data           tensor(3.)
      x.grad           tensor(18.)
      x.grad_fn        None
      x.is_leaf        True
      x.requires_grad  True
      x.shape          torch.Size([])
      x.dtype          torch.float32  # here: float64
      \`\`\`"
    `);
  });

  test('a part: its value and the gradient that reaches it', () => {
    expect(said(square(), 11)).toMatchInlineSnapshot(`
      "**9** | gradient that reaches it: **3**

      [Open in inspector](command:autogradLens.inspectRange?%5B%5D)

      \`\`\`python
      tensor(9., grad_fn=<PowBackward0>)
      data           tensor(9.)
      grad           None
      grad_fn        <PowBackward0>
      is_leaf        False
      requires_grad  True
      shape          torch.Size([])
      dtype          torch.float32  # here: float64
      \`\`\`

      grad is None because this is not a leaf; \`retain_grad()\` before \`backward()\` keeps it."
    `);
  });

  test('speaks of the smallest part under the pointer', () => {
    expect(hoverText(square(100), 105, LINK).range).toEqual({ start: 104, end: 114 });
    expect(hoverText(square(100), 108, LINK).range).toEqual({ start: 108, end: 109 });
    expect(hoverText(square(100), 111, LINK).range).toEqual({ start: 108, end: 114 });
    expect(hoverText(square(100), 100, LINK).range).toEqual({ start: 100, end: 114 });
  });
});

describe('over a vector', () => {
  test('the sum that was differentiated, and the gradient of each element', () => {
    expect(said(vector(), 2)).toMatchInlineSnapshot(`
      "**inf**, the sum of all elements | ∂/∂x = **\\[\\-4, 0, 4, inf\\]**

      at x = \\[\\-2, 0, 2, inf\\] · ✓ agrees with differences · [Open in inspector](command:autogradLens.inspectRange?%5B%5D)

      \`\`\`python
      tensor([4., 0.,
              4., inf], grad_fn=<PowBackward0>)
      grad           None
      grad_fn        <PowBackward0>
      is_leaf        False
      requires_grad  True
      shape          torch.Size([4])
      dtype          torch.float32  # here: float64
      \`\`\`

      grad is None because this is not a leaf; \`retain_grad()\` before \`backward()\` keeps it."
    `);
  });

  test('a long print is cut, the number of elements is not hidden', () => {
    const trace = vector();
    const text = `tensor([${Array.from({ length: 9 }, (_, line) => `${line}.,\n`).join('')}])`;
    const long = { ...trace, tensors: trace.tensors.map((one) => (one.id === 1 ? { ...one, text } : one)) };
    expect(
      said(long, 2)
        .split('\n')
        .filter((line) => line.includes('…')),
    ).toHaveLength(1);
  });
});

describe('doubts are told', () => {
  const withCheck = (check: Partial<Trace['checks'][number]>): Trace => {
    const trace = square();
    return { ...trace, checks: trace.checks.map((one) => ({ ...one, ...check })) };
  };

  test('a gradient that differs from differences', () => {
    const text = said(withCheck({ verdict: 'differs', differences: [17.5] }), 5);
    expect(text).toContain('⚠ x differs from differences: 17\\.5');
    expect(text).not.toContain('✓');
  });

  test('agreement of all three ways, and of formula alone', () => {
    const byRule = { verdict: 'agrees', values: [18], reason: null } as const;
    expect(said(withCheck({ byRule }), 5)).toContain('✓ agrees with formula and differences');
    const reason = message('check.size', 'The formula is too large here to be checked by differences.');
    const text = said(withCheck({ byRule, verdict: 'unchecked', reason }), 5);
    expect(text).toContain('✓ agrees with formula ·');
    expect(text).toContain('x was not checked');
  });

  test('a formula whose derivative by rule is another number', () => {
    const reason = message('by-rule.differs', 'At x = 3 the rule gives 6, autograd gives 18.');
    const text = said(withCheck({ byRule: { verdict: 'differs', values: [6], reason } }), 5);
    expect(text).toContain('⚠ x differs from formula: At x = 3 the rule gives 6, autograd gives 18');
    expect(text).not.toContain('✓');
  });

  test('a kink with its slopes', () => {
    const reason = message('check.kink', 'A kink at x = 3: the slope is -1 from the left and 1 from the right.');
    const text = said(withCheck({ verdict: 'unchecked', reason, slopes: { left: -1, right: 1 } }), 8);
    expect(text).toContain('x was not checked: A kink at x = 3');
    expect(text.match(/from the left/g)).toHaveLength(1);
  });

  test('values of last time and notes on the reading', () => {
    const trace = square();
    const variables = trace.variables.map((one) => ({ ...one, origin: 'remembered' as const }));
    const message = { id: 'expression.natural-log', args: {}, text: 'log is the *natural* logarithm' };
    const text = said({ ...trace, variables, notes: [{ severity: 'info', message, range: null }] }, 5);
    expect(text).toContain('at x = 3 (as last used)');
    expect(text).toContain('log is the \\*natural\\* logarithm');
  });

  test('nothing computed is a dash, never a zero', () => {
    const trace = square();
    const tensors = trace.tensors.map((one) => ({ ...one, grad: null }));
    expect(said({ ...trace, tensors }, 8)).toContain('∂y/∂x = **—**');
  });
});

test('foreign text cannot leave its place', () => {
  const trace = square();
  const hostile = '```\n[x](command:evil) <img src=x> **x**';
  const variables = trace.variables.map((one) => ({ ...one, name: '[x](command:evil)' }));
  const tensors = trace.tensors.map((one) => ({ ...one, text: hostile }));
  const text = said({ ...trace, variables, tensors }, 5);
  const outside = text.replace(/^````[^]*?^````$/m, '');
  expect(outside).not.toContain('[x](');
  expect(outside).not.toContain('<img');
  expect(text.match(/^````/gm)).toHaveLength(2);
});

describe('the range of a hover', () => {
  /** `(x ** 2⏎ + x)` from offset 100, its parts as they stand in it. */
  const lines = (): Trace => {
    const whole = { start: 100, end: 114 };
    const trace = square();
    return {
      ...trace,
      range: whole,
      text: '(x ** 2\r\n + x)',
      variables: [{ name: 'x', tex: 'x', tensor: 0, origin: 'entered', definition: null, mentions: [] }],
      tensors: trace.tensors.map((one) => ({ ...one, range: whole })),
    };
  };

  test.each([
    ['first', 100, { start: 100, end: 107 }],
    ['first, at its end', 107, { start: 100, end: 107 }],
    ['last', 111, { start: 109, end: 114 }],
  ])('lies on the line of the pointer, the %s: the editor compares columns only', (_line, offset, range) => {
    expect(hoverText(lines(), offset, LINK).range).toEqual(range);
  });

  test('is all of what stands on one line', () => {
    expect(hoverText(square(), 5, LINK).range).toEqual({ start: 4, end: 14 });
  });
});
