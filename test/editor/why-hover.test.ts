/** What hovers say of gradients that are None, zero, NaN or infinite, word for word. */
import { describe, expect, test } from 'vitest';
import { isPuzzling, recordText } from '../../src/editor/hover/record';
import { hoverText } from '../../src/editor/hover/text';
import { whyLines } from '../../src/editor/hover/why';
import { explainShown } from '../../src/runtime/why/explain';
import { message } from '../../src/trace/message';
import { PROGRAM_VERSION, type ProgramTensor, type ProgramTrace, type TraceRecord } from '../../src/trace/program';
import type { Explanation, Reason } from '../../src/trace/why';
import { runText } from '../runtime/run-text';

const DETACHED: Reason = {
  kind: 'detached',
  message: message('why.detached', 'h was detached here: no *gradient* goes back past this place.'),
  range: { start: 40, end: 50 },
  fix: { message: message('why.fix.no-detach', 'Leave out detach():'), code: 'x *\n  2', at: { start: 40, end: 50 } },
};
const explained = (...reasons: readonly Reason[]): Explanation => ({ name: 'x', state: 'none', reasons });

describe('the lines', () => {
  test('give the reason with its line, and what to write', () => {
    expect(whyLines({ explanation: explained(DETACHED), lineOf: () => 3 })).toStrictEqual([
      String.raw`Why: h was detached here\: no \*gradient\* goes back past this place\. (line 3)`,
      'Leave out detach\\(\\)\\: `x * 2`',
    ]);
  });

  test('leave out a line that is gone, and code that there is none of; count what else there is', () => {
    const more = { ...DETACHED, fix: { message: message('f', 'Use it.'), code: null, at: null } };
    expect(whyLines({ explanation: explained(more, DETACHED), lineOf: () => null })).toStrictEqual([
      String.raw`Why: h was detached here\: no \*gradient\* goes back past this place\. And 1 more in the inspector.`,
      String.raw`Use it\.`,
    ]);
  });

  test('are none where there is no reason', () => {
    expect(whyLines(null)).toStrictEqual([]);
    expect(whyLines({ explanation: explained(), lineOf: () => 1 })).toStrictEqual([]);
    expect(whyLines({ explanation: explained({ ...DETACHED, fix: null }), lineOf: () => 1 })).toHaveLength(1);
  });
});

describe('over a formula', () => {
  const over = (text: string, values: Record<string, number>, offset: number): string => {
    const { trace } = runText(text, values);
    return hoverText(trace, offset, 'command:inspect', (tensor) => ({
      explanation: explainShown(trace, { kind: 'shown', tensor, of: 'arrived' }),
      lineOf: () => 1,
    })).markdown.replaceAll('\u2003', ' | ');
  };

  test('a variable whose gradient is zero says why under it', () => {
    expect(over('y = torch.relu(x)', { x: -1 }, 15).split('\n\n').slice(0, 4)).toStrictEqual([
      String.raw`**\-1** | ∂y/∂x = **0**`,
      '✓ agrees with formula and differences · [Open in inspector](command:inspect)',
      String.raw`Why: relu is saturated at x = \-1\: its derivative there is 0\. (line 1)`,
      'Use a function with a slope below 0 too, or start above 0\\: `torch.nn.functional.leaky_relu(x, 0.01)`',
    ]);
  });

  test('and one whose gradient is infinite', () => {
    expect(over('y = torch.sqrt(x)', { x: 0 }, 15)).toContain('Keep it away from 0\\: `torch.sqrt(x + 1e-12)`');
  });

  test('without an explanation nothing changes', () => {
    const { trace } = runText('y = torch.relu(x)', { x: -1 });
    expect(hoverText(trace, 15, 'command:inspect').markdown).not.toContain('Why');
    expect(over('y = x**2', { x: 3 }, 4)).not.toContain('Why: The');
  });
});

describe('over a name of a program', () => {
  const tensor = (more: Partial<ProgramTensor> = {}): ProgramTensor => ({
    id: 0,
    shape: [],
    dtype: 'float32',
    requires_grad: true,
    is_leaf: true,
    grad_fn: null,
    retains_grad: false,
    grad: null,
    text: 'tensor(3., requires_grad=True)',
    summary: { numel: 1, min: 3, max: 3, mean: 3, nan: 0, infinite: 0 },
    values: [3],
    value: 0,
    ...more,
  });
  const record: TraceRecord = {
    range: { start: 0, end: 1 },
    name: 'x',
    kind: 'write',
    count: 1,
    value: { kind: 'tensor', tensor: 0 },
    history: null,
  };
  const trace = (tensors: readonly ProgramTensor[], more: Partial<ProgramTrace> = {}): ProgramTrace => ({
    version: PROGRAM_VERSION,
    kind: 'program',
    language: 'typescript',
    range: { start: 0, end: 1 },
    text: 'x',
    ran: [],
    records: [record],
    tensors,
    figures: [],
    passes: [],
    passCount: 1,
    outputs: [],
    output: [],
    notes: [],
    ending: { kind: 'finished' },
    ...more,
  });

  test('the reason stands in place of the general one, above the attributes', () => {
    const why = { explanation: explained(DETACHED), lineOf: () => 2 };
    const links = { inspect: 'command:inspect' };
    const parts = recordText(trace([tensor()]), record, false, links, why).split('\n\n');
    expect(parts[2]).toMatch(/^Why: h was detached here/);
    expect(parts[3]).toContain('`x * 2`');
    expect(parts.join('\n')).not.toContain('no backward pass reached it');
    expect(recordText(trace([tensor()]), record, false, links)).toContain('no backward pass reached it');
  });

  test('is asked about where its gradient is of no use', () => {
    const grad = (min: number, max: number, nan = 0): ProgramTensor =>
      tensor({ id: 1, requires_grad: false, summary: { numel: 2, min, max, mean: 0, nan, infinite: 0 } });
    expect(isPuzzling(trace([tensor()]), record)).toBe(true);
    expect(isPuzzling(trace([tensor({ grad: 1 }), grad(0, 0)]), record)).toBe(true);
    expect(isPuzzling(trace([tensor({ grad: 1 }), grad(1, 2, 1)]), record)).toBe(true);
    expect(isPuzzling(trace([tensor({ grad: 1 }), grad(0, 2)]), record)).toBe(false);
    const plain = [tensor({ requires_grad: false })];
    expect(isPuzzling(trace(plain), record)).toBe(false);
    const text = 'element 0 of tensors does not require grad and does not have a grad_fn';
    const error = { name: 'RuntimeError', text, hint: null, range: null, calls: [] };
    expect(isPuzzling(trace(plain, { ending: { kind: 'failed', error } }), record)).toBe(true);
    expect(isPuzzling(trace(plain, { ending: { kind: 'failed', error: { ...error, text: 'no' } } }), record)).toBe(
      false,
    );
    expect(isPuzzling(trace([]), { ...record, value: { kind: 'number', value: 1 } })).toBe(false);
  });
});
