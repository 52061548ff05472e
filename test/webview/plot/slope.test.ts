import { describe, expect, it } from 'vitest';
import { between } from '../../../webview/plot/reading';
import { slopeSentence } from '../../../webview/plot/slope';
import { orderLabel } from '../../../webview/plot/series';
import { stepped, roundedTo } from '../../../webview/plot/put';

const at = (slope: number, f = 1) => slopeSentence({ x: 2, f, slope }, 'x', 'y', null);

describe('the slope in words', () => {
  it('says what a small step does', () => {
    expect(at(233)).toBe('At x = 2 the slope is 233: for a small step to the right y grows about 233 times as much.');
    expect(at(-0.5)).toBe('At x = 2 the slope is -0.5: for a small step to the right y falls about 0.5 times as much.');
    expect(at(0)).toBe('At x = 2 the slope is 0: the curve is level there, a small step hardly changes y.');
  });

  it('says where there is none', () => {
    expect(at(Infinity)).toContain('straight up');
    expect(at(-Infinity)).toContain('straight down');
    expect(at(NaN)).toBe('At x = 2 the slope is not known.');
    expect(at(1, NaN)).toBe('At x = 2 there is no value, and so no slope.');
    expect(slopeSentence(null, 'x', 'y', null)).toBe('');
  });

  it('has two at a corner', () => {
    expect(slopeSentence({ x: 0, f: 0, slope: 0 }, 'x', 'y', { left: -1, right: 1 })).toBe(
      'At x = 0 the curve has a corner: its slope is -1 on the left and 1 on the right. Autograd takes 0.',
    );
  });
});

describe('the point', () => {
  it('goes between samples along the cubic that has their slopes', () => {
    const x = [0, 1, 2];
    const cubic = { x, f: x.map((v) => v ** 3), df: x.map((v) => 3 * v * v) };
    const spot = between(cubic, 1.5);
    expect(spot?.f).toBeCloseTo(3.375, 12);
    expect(spot?.slope).toBeCloseTo(6.75, 12);
    expect(between(cubic, 1)).toEqual({ x: 1, f: 1, slope: 3 });
    expect(between(cubic, 3)).toBeNull();
    expect(between({ ...cubic, f: [0, NaN, 8] }, 0.5)).toBeNull();
  });

  it('moves by round numbers', () => {
    expect(stepped(2, 1, { from: -1, to: 5 }, 'linear')).toBe(2.02);
    expect(stepped(2, -10, { from: -1, to: 5 }, 'linear')).toBe(1.8);
    expect(roundedTo(1.23456, { from: -1, to: 5 }, 800, 'linear')).toBe(1.235);
    expect(roundedTo(1.23456, { from: 0.1, to: 100 }, 800, 'log')).toBe(1.235);
  });
});

it('derivatives are called by the user’s names', () => {
  expect([0, 1, 2, 5].map((order) => orderLabel('y', 'w', order))).toEqual(['y', '∂y/∂w', '∂²y/∂w²', '∂⁵y/∂w⁵']);
});
