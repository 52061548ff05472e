/** Which variable a derivative that somebody wrote is by, and which lines of a selection are meant. */
import { describe, expect, test } from 'vitest';
import { leftSide, twoLines, variableOf } from '../../src/editor/checking/question';

const NAMES = ['x', 'y', 'theta'];

describe('the variable', () => {
  test.each([
    ['df_dx = 2*x', 'x'],
    ['df_dy = 2*x', 'y'],
    ['dfdx = 2*x', 'x'],
    ['const dLdtheta = 2 * theta;', 'theta'],
    ['dy/dx = 2x', 'x'],
    ['df/dy = 2y', 'y'],
    ['∂f/∂y = 2y', 'y'],
    ['\\frac{df}{dx} = 2x', 'x'],
    ['\\frac{\\partial f}{\\partial y} = 2y', 'y'],
    ['\\frac{\\mathrm{d}f}{\\mathrm{d}x} = 2x', 'x'],
    ['grad_x = 2*x', 'x'],
    ['x_grad = 2*x', 'x'],
    ['x.grad = 2*x', 'x'],
    ['dx = 2*x', 'x'],
    ['f_y = 2y', 'y'],
    ['f_{y} = 2y', 'y'],
    ['f_y(x, y) = 2y', 'y'],
    ["f'(x) = 2x", 'x'],
    ['df(y) = 2y', 'y'],
    ['let d_y: number = 2 * y', 'y'],
  ])('%s → %s', (text, variable) => {
    expect(variableOf(text, NAMES)).toBe(variable);
  });

  test.each([['g = 2*x'], ['2*x'], ['y = 2*x'], ['index = 2*x'], ['x == 2'], ["f'(x, y) = 2x"], ['(x) => 2 * x']])(
    'is not said by %s',
    (text) => {
      expect(variableOf(text, NAMES)).toBeNull();
    },
  );
});

describe('the left side', () => {
  test.each([
    ['g = 2*x', 'g'],
    ['const g = 2', 'const g'],
    ['x <= 2', null],
    ['x == 2', null],
    ['g <- 2', 'g'],
    ['g := 2', 'g'],
    ['x += 2', null],
    ['2*x', null],
  ])('of %s is %s', (text, left) => {
    expect(leftSide(text)).toBe(left);
  });
});

describe('two lines', () => {
  test('are the two that are not blank', () => {
    const text = '\r\nf = x**2\r\n\r\n  g = 2*x\r\n';
    const [first, second] = twoLines(text) ?? [];
    expect(text.slice(first?.start, first?.end)).toBe('f = x**2');
    expect(text.slice(second?.start, second?.end)).toBe('  g = 2*x');
  });

  test('are not one, nor three', () => {
    expect(twoLines('f = x**2')).toBeNull();
    expect(twoLines('f = x**2\ng = 2*x\nh = 1')).toBeNull();
    expect(twoLines('')).toBeNull();
  });
});
