/** Figures and histories as curves, and what is drawn and read out of them. */
import { describe, expect, test } from 'vitest';
import type { Figure } from '../../../src/trace/program';
import { contrast, readRgb, visible, type Rgb } from '../../../webview/plot/colors';
import { evenly, extent, isolated, showOptions, shownOption, viewOf } from '../../../webview/plot/curves';

const figure = (title: string | null): Figure => ({
  title,
  xlabel: 't',
  ylabel: null,
  series: [{ kind: 'line', label: null, color: 'teal', x: [0, 1], y: [1, 2], range: null }],
});
const program = {
  figures: [figure(null), figure('Loss')],
  histories: [{ name: 'loss', count: 10_000, stride: 5, values: [3, 2, 1], last: 0.5, range: { start: 0, end: 1 } }],
};

describe('what can be shown', () => {
  test('figures, then the output, then histories', () => {
    expect(showOptions(program, 'y')).toEqual([
      { value: 'figure:0', label: 'Figure 1' },
      { value: 'figure:1', label: 'Figure 2: Loss' },
      { value: 'focus', label: 'y and its derivative' },
      { value: 'history:loss', label: 'loss, 10,000 evaluations' },
    ]);
    expect(showOptions(program, null).map(({ value }) => value)).not.toContain('focus');
  });

  test('the chosen one while it is there, else the first', () => {
    const options = showOptions(program, 'y');
    expect(shownOption(options, 'history:loss')).toBe('history:loss');
    expect(shownOption(options, 'figure:7')).toBe('figure:0');
    expect(shownOption([], null)).toBe('focus');
  });

  test('a history stands at the numbers of its evaluations, the last one among them', () => {
    const view = viewOf(program, 'history:loss');
    expect(view).toMatchObject({
      xLabel: 'evaluation',
      yLabel: 'loss',
      curves: [{ x: [1, 6, 11, 10_000], y: [3, 2, 1, 0.5] }],
    });
  });

  test('a series without a label is numbered', () => {
    expect(viewOf(program, 'figure:1')?.curves[0]).toMatchObject({ label: 'series 1', color: 'teal' });
    expect(viewOf(program, 'focus')).toBeNull();
  });
});

describe('points', () => {
  test('are thinned evenly, with both ends', () => {
    expect(evenly(3, 5)).toEqual([0, 1, 2]);
    expect(evenly(101, 5)).toEqual([0, 25, 50, 75, 100]);
    expect(evenly(5000, 101)).toHaveLength(101);
  });

  test('that no line reaches are found', () => {
    expect(isolated({ x: [1], y: [1] })).toEqual([true]);
    expect(isolated({ x: [0, 1, 2, 3], y: [5, NaN, 6, 7] })).toEqual([true, false, false, false]);
    expect(isolated({ x: [0, 1], y: [Infinity, NaN] })).toEqual([false, false]);
  });

  test('give the axes room, whatever they are', () => {
    expect(
      extent(
        [
          [0, 10],
          [NaN, 5, Infinity],
        ],
        0.1,
      ),
    ).toEqual({ from: -1, to: 11 });
    expect(extent([[4]], 0.1)).toEqual({ from: 3.6, to: 4.4 });
    expect(extent([[0]], 0.1)).toEqual({ from: -1, to: 1 });
    expect(extent([], 0.1)).toEqual({ from: -1, to: 1 });
  });
});

describe('colours', () => {
  const dark: Rgb = [0x1f, 0x1f, 0x1f];
  const light: Rgb = [0xcc, 0xcc, 0xcc];

  test('stay as they were asked for where they can be seen', () => {
    expect(visible([255, 165, 0], dark, light, false)).toEqual([255, 165, 0]);
  });

  test('move towards the text where they cannot, further in high contrast', () => {
    const seen = visible(dark, dark, light, false);
    expect(contrast(seen, dark)).toBeGreaterThanOrEqual(2.5);
    expect(contrast(visible(dark, dark, light, true), dark)).toBeGreaterThanOrEqual(3);
    expect(contrast(seen, dark)).toBeLessThan(3);
  });

  test('are read as a canvas writes them', () => {
    expect(readRgb('#ffa500')).toEqual([255, 165, 0]);
    expect(readRgb('rgba(1, 2, 3, 0.5)')).toEqual([1, 2, 3]);
    expect(readRgb('orange')).toBeNull();
  });
});
