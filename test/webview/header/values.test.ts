// Dragging a slider: one value under way, the newest waiting, nothing queued.
import { describe, expect, test } from 'vitest';
import type { ToHost } from '../../../src/inspector/protocol';
import { ValueSender } from '../../../webview/header/values';

function sender(): { readonly values: ValueSender; readonly sent: ToHost[] } {
  const sent: ToHost[] = [];
  return { values: new ValueSender((message) => sent.push(message)), sent };
}

const set = (variable: string, value: number, serial: number): ToHost => ({
  type: 'set-value',
  variable,
  value,
  serial,
});

describe('ValueSender', () => {
  test('sends the first value at once and holds the others back, but for the newest', () => {
    const { values, sent } = sender();
    for (const value of [1, 2, 3]) values.set('x', value);
    expect(sent).toEqual([set('x', 1, 1)]);
    values.answered(1, false);
    expect(sent).toEqual([set('x', 1, 1), set('x', 3, 2)]);
    values.answered(2, false);
    expect(sent).toHaveLength(2);
  });

  test('keeps the newest of each variable', () => {
    const { values, sent } = sender();
    values.set('x', 1);
    values.set('x', 2);
    values.set('y', 5);
    values.answered(1, false);
    values.answered(2, false);
    expect(sent).toEqual([set('x', 1, 1), set('x', 2, 2), set('y', 5, 3)]);
  });

  test('a state with an older serial is no answer', () => {
    const { values, sent } = sender();
    values.set('x', 1);
    values.answered(1, false);
    values.set('x', 2);
    values.set('x', 3);
    values.answered(1, false);
    expect(sent).toHaveLength(2);
    expect(values.isBehind('x')).toBe(true);
    values.answered(2, false);
    expect(sent.at(-1)).toEqual(set('x', 3, 3));
  });

  test('a state that still runs is no answer, whatever its serial', () => {
    const { values, sent } = sender();
    values.set('x', 1);
    values.set('x', 2);
    values.answered(1, true);
    expect(sent).toHaveLength(1);
    expect(values.isBehind('x')).toBe(true);
  });

  test('without a serial, a state that is not running answers', () => {
    const { values, sent } = sender();
    values.set('x', 1);
    values.set('x', 2);
    values.answered(undefined, true);
    expect(sent).toHaveLength(1);
    values.answered(undefined, false);
    expect(sent).toHaveLength(2);
  });

  test('another result forgets what was not sent', () => {
    const { values, sent } = sender();
    values.set('x', 1);
    values.set('x', 2);
    values.forget();
    values.answered(1, false);
    expect(sent).toHaveLength(1);
    expect(values.isBehind('x')).toBe(false);
  });
});
