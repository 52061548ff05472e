import { describe, expect, it } from 'vitest';
import type { Step } from '../../../src/trace/formula';
import { message } from '../../../src/trace/message';
import { stepPathAt } from '../../../webview/formula/stepat';
import { Unfolding } from '../../../webview/formula/unfolding';

function step(start: number, end: number, parts: readonly Step[] = []): Step {
  return { rule: message('rule.sum', 'Sum rule'), law: '', of: '', result: '', parts, range: { start, end } };
}

describe('the step of a part of the text', () => {
  const root = step(0, 20, [step(0, 8, [step(0, 8), step(2, 4)]), step(9, 20, [step(40, 44)])]);

  it('is that of the part, the one nearest to the root where several are', () => {
    expect(stepPathAt(root, { start: 0, end: 20 })).toBe('');
    expect(stepPathAt(root, { start: 0, end: 8 })).toBe('0');
    expect(stepPathAt(root, { start: 2, end: 4 })).toBe('0.1');
  });

  it('is the least around it where the part has none of its own', () => {
    expect(stepPathAt(root, { start: 3, end: 4 })).toBe('0.1');
    expect(stepPathAt(root, { start: 4, end: 12 })).toBe('');
  });

  it('may stand elsewhere in the text than the step that it is a part of', () => {
    expect(stepPathAt(root, { start: 41, end: 42 })).toBe('1.0');
    expect(stepPathAt(root, { start: 30, end: 31 })).toBeNull();
  });

  it('is unfolded so far that it is seen, in a long sum too', () => {
    const parts = Array.from({ length: 100 }, (_, index) => step(index * 10, index * 10 + 5));
    const sum = step(0, 1000, [step(0, 1000, parts)]);
    const unfolding = new Unfolding(0);
    const path = stepPathAt(sum, { start: 900, end: 905 });
    expect(path).toBe('0.90');
    unfolding.openTo(path ?? '');
    expect(unfolding.rows(sum).some((row) => row.kind === 'step' && row.path === path)).toBe(true);
  });
});
