/** Which part of a call's text is which operand. */
import { describe, expect, it } from 'vitest';
import { grouped, piecesOf, replaced } from '../../../src/runtime/why/pieces';

describe('the operands of a call', () => {
  it.each([
    ['torch.log(x + 1)', 'log', ['x + 1']],
    ['x.log()', 'log', ['x']],
    ['(a + b).log()', 'log', ['(a + b)']],
    ['np.log(x)', 'log', ['x']],
    ['ln(x)', 'log', ['x']],
    ['torch.where(m, f(a, b), [1, 2])', 'where', ['m', 'f(a, b)', '[1, 2]']],
    ['torch.nn.functional.relu(x)', 'nn.functional.relu', ['x']],
    ['model.forward(x).clamp({ min: 0 })', 'clamp', ['model.forward(x)', '{ min: 0 }']],
    ['y.fill_(1)', 'fill_', ['y', '1']],
    ['a / b', 'div', ['a', 'b']],
    ['a * b / c', 'div', ['a * b', 'c']],
    ['2 * x ** 3', 'mul', ['2', 'x ** 3']],
    ['x ** -1', 'pow', ['x', '-1']],
    ['a - -b', 'sub', ['a', '-b']],
    ['a >= b', 'ge', ['a', 'b']],
    ['(a - b) * (c - d)', 'sub', null],
    ['torch.log(x)', 'exp', null],
    ['x', 'log', null],
    ['', 'add', null],
    ['f(', 'f', null],
  ] as const)('%s as %s', (text, operator, operands) => {
    const pieces = piecesOf(text, operator);
    expect(pieces?.map((piece) => piece.text) ?? null).toStrictEqual(operands);
    for (const { start, end, text: own } of pieces ?? []) expect(text.slice(start, end)).toBe(own);
  });

  it('can be replaced', () => {
    const [piece] = piecesOf('torch.log( x )', 'log') ?? [];
    expect(piece && replaced('torch.log( x )', piece, 'x + 1')).toBe('torch.log( x + 1 )');
  });

  it.each([
    ['x', 'x'],
    ['1.5', '1.5'],
    ['f(x)[0]', '(f(x)[0])'],
    ['f(g(x))', 'f(g(x))'],
    ['a + b', '(a + b)'],
    ['(a + b)', '(a + b)'],
    ['(a) + (b)', '((a) + (b))'],
  ])('%s stands in a product as %s', (text, expected) => {
    expect(grouped(text)).toBe(expected);
  });
});
