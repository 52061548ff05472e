import { describe, expect, it } from 'vitest';
import { rangeAfter } from '../../../../webview/plot/axes/zoom';

describe('the range of a plot after a key', () => {
  const range = { from: -3, to: 3 };

  it('moves to a side by a quarter', () => {
    expect(rangeAfter('pan-right', range, 0)).toEqual({ from: -1.5, to: 4.5 });
    expect(rangeAfter('pan-left', range, 0)).toEqual({ from: -4.5, to: 1.5 });
  });

  it('comes nearer and goes away about a place, which stays where it is', () => {
    expect(rangeAfter('zoom-in', range, 0)).toEqual({ from: -2, to: 2 });
    expect(rangeAfter('zoom-in', range, 3)).toEqual({ from: -1, to: 3 });
    expect(rangeAfter('zoom-out', range, -3)).toEqual({ from: -3, to: 6 });
  });

  it('ends where doubles do', () => {
    expect(rangeAfter('zoom-in', { from: 1, to: 1 + 1e-9 }, 1)).toBeNull();
    expect(rangeAfter('zoom-out', { from: -1e12, to: 1e12 }, 0)).toBeNull();
    expect(rangeAfter('zoom-in', { from: 0, to: 1e-200 }, 0)).toEqual({ from: 0, to: 6.6667e-201 });
  });
});
