/** Anomaly mode in programs: an error in a step back belongs to the line of the forward call. */
import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../../src/languages/typescript/positions';
import { prepareProgram } from '../../../../src/languages/typescript/prepare';
import { isRefusal } from '../../../../src/trace/refusal';
import { run } from './context';

async function failing(text: string): Promise<{ error: string; place: string | null; hint: string; told: string[] }> {
  const prepared = prepareProgram(text, null, 'typescript');
  if (isRefusal(prepared)) throw new Error(prepared.message.text);
  const { done, told } = await run({ text, code: prepared.code, sites: prepared.sites });
  if (done.ending.kind !== 'failed') throw new Error('The program did not fail.');
  const { error } = done.ending;
  const { range } = placeOf(prepared, error);
  return {
    error: error.text,
    place: range === null ? null : text.slice(range.start, range.end),
    hint: error.hint?.text ?? '',
    told: told.map((one) => one.replaceAll('\n', '⏎')),
  };
}

const SLOW =
  'warning: UserWarning: Anomaly Detection has been enabled. This mode will increase the runtime and should only be enabled for debugging.';

describe('an error in anomaly mode', () => {
  it('names the forward line that made the NaN, and stands there', async () => {
    const result = await failing(
      [
        // As the worker sets it: the engine's own frames come first.
        'Error.stackTraceLimit = 50; function loss(x) {',
        '  const scaled = x.mul(2);',
        '  return scaled.sqrt().mul(0).sum();',
        '}',
        'const x = torch.tensor([0, 1], { dtype: torch.float32, requires_grad: true });',
        'torch.autograd.detect_anomaly(() => {',
        '  loss(x).backward();',
        '});',
      ].join('\n'),
    );
    expect(result.error).toBe("Function 'SqrtBackward0' returned nan values in its 0th output.");
    expect(result.place).toBe('scaled.sqrt()');
    expect(result.hint).toContain('The derivative of this call is not a number there.');
    expect(result.told).toEqual([
      SLOW,
      'warning: UserWarning: Error detected in SqrtBackward0. Traceback of forward call that caused the error:⏎  line 3, in loss: scaled.sqrt()⏎',
    ]);
  });

  it('of a second derivative stands at the first forward call, and tells both', async () => {
    const result = await failing(
      [
        'torch.autograd.detect_anomaly(() => {',
        '  const x = torch.tensor(0.0, { requires_grad: true });',
        '  const y = x.abs() ** 1.5;',
        '  const [g] = torch.autograd.grad(y, x, { create_graph: true });',
        '  g.backward();',
        '});',
      ].join('\n'),
    );
    expect(result.place).toBe('x.abs() ** 1.5');
    expect(result.told).toEqual([
      SLOW,
      'warning: UserWarning: Error detected in PowBackward0. Traceback of forward call that caused the error:⏎  line 4: torch.autograd.grad(y, x, { create_graph: true })⏎',
      'warning: UserWarning: ⏎⏎Previous calculation was induced by PowBackward0. Traceback of forward call that induced the previous calculation:⏎  line 3: x.abs() ** 1.5⏎',
    ]);
  });

  it('stands where the pass was started if the forward call was outside', async () => {
    const result = await failing(
      [
        'const x = torch.tensor([0, 1], { dtype: torch.float32, requires_grad: true });',
        'const y = x.sqrt().mul(0).sum();',
        'torch.autograd.detect_anomaly(() => {',
        '  y.backward();',
        '});',
      ].join('\n'),
    );
    expect(result.place).toBe('y.backward()');
    expect(result.told[1]).toContain('Error detected in SqrtBackward0. No forward pass information available.');
  });
});
